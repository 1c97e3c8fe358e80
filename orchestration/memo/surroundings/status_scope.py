"""How far the words of a status reach in running text, and which figures are told against a plan.

Belongs here: which of those words speak of one figure, by the words between them. Does not: the words themselves
(`status`) or sentences and parentheses (`text_context`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.periods import Period, PeriodMention
from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.dating import DIRECT
from orchestration.memo.surroundings.opinions import holds_view, is_of_view
from orchestration.memo.surroundings.present_levels import has_own_clause, starts_change
from orchestration.memo.surroundings.status import ACTUAL, PROJECTION, TARGET
from orchestration.memo.vocabulary.words import holds_any

_WHOSE = (
    r"(?:(?:a|an|the|its|our|their|his|her|this|management['’]s|analysts['’]|[a-z-]+-year|annual|own|original) ){0,3}"
)
_PLANS = (
    r"(?:targets?|goals?|plan(?:ned)?|budget(?:ed)?|forecasts?|guidance|projections?|estimates?|expect(?:ed|ations))"
)
# "$388M versus guidance of $350M", "12% short of target": what is held against a plan is none of it.
_HELD = (
    r"(?:versus|vs\.?|against|compared (?:with|to)|beat(?:s|ing)?|miss(?:ed|es|ing)?|tops|topp(?:ed|ing)"
    r"|exceed(?:s|ed|ing)?|below|above|short of|ahead of|than|(?:well )?behind)"
)
_CLAUSE_END = re.compile(
    rf"; |, (?=.*?[0-9])|\b(?:and|but|then)\b|\b{_HELD} |\bof (?={_WHOSE}{_PLANS}\b)"
    # "$4B in 2029, projected revenue for 2031 is $5B"
    r"|, (?=(?:projected|estimated|expected|forecast|planned|targeted) (?!by\b|in\b|for\b|to\b|at\b|from\b|on\b)[a-z])"
)
_HELD_BEFORE = re.compile(rf"\b(?:{_HELD}|of) {_WHOSE}$", re.IGNORECASE)
# "beat our estimates by 2%", "71% of forecast, almost 12% more": nothing more is told of the plan.
_PAST_PLAN = re.compile(
    r"(?: [a-z]+)?(?: by |[,)] )| of [^,;()]{1,24} by (?:about |some |almost )?$"
    # "missed its target of 300 sites, opening 260", "Against a planned 14, it built 9."
    r"| of [^,;()]{1,24}, [a-z]+ing (?:at )?(?:just |only |about )?[~≈]?$"
    r"| [~≈]?[$€£¥₹]?[0-9][0-9.,]*[^,;()]{0,24}, (?:it|they|we|the [a-z]+|[A-Z][a-z]+) [a-z]+ "
    r"(?:just |only |about )?[~≈]?$"
)
# "3% above budget at $41M", "The target of 18 weeks was met for 61%."
_REACHED = re.compile(
    rf"[0-9] ?%? (?:above|below|short of|ahead of|behind|over|under) (?:(?:the|its|our|their) )?{_PLANS},? at [~≈]?$"
    rf"|\b{_PLANS}\b[^.;]{{0,60}}\b(?:was|were|has been|have been|is|are) (?:met|reached|hit|achieved) "
    r"(?:for|in|by|at) (?:just |only |about )?[~≈]?$",
    re.IGNORECASE,
)
# "92% of the 2030 target has been met."
_SHARE_MET = re.compile(
    rf" of (?:the|its|our|their|this) [^.;,()]{{0,30}}?{_PLANS} (?:has|have|had|was|were|is|are)"
    r"(?: already| now| so far| been){0,2} (?:met|reached|achieved|delivered|completed|spent|hit|built|used)\b"
)
# "Planned maintenance took 12 days."
_PLANNED_DONE = re.compile(r" [a-z-]+(?: [a-z-]+)? (?:took|lasted|cost|cut|ran for|ran to) (?:about |only )?[~≈]?$")
_REACHED_REACH = 110
# "2030 guidance was raised to $4.40 from $4.10"
_REVISED = re.compile(
    r"\b(?:guidance|forecasts?|outlook|estimates?|projections?)\b[^.;]{0,40}\b"
    r"(?:raised|lifted|cut|lowered|revised|increased|reduced|trimmed|upgraded|downgraded|moved|narrowed)\b"
    r"(?: (?:up|down))?(?: (?:to|by) [^;]{1,24})? from (?:about )?[~≈]?$",
    re.IGNORECASE,
)
# "Price target: $52 (from $61)", "price target cut to $41 from $52"
_TARGET_WAS = re.compile(
    r"\bprice target(?:: [^.;()]{1,16} \((?:up |down |cut |raised |lowered |lifted )?from"
    r"| (?:was )?(?:cut|raised|lowered|lifted|trimmed) to [^ ]{1,12} from) [~≈]?$",
    re.IGNORECASE,
)
# "Consensus: $4.31B (22 analysts)": they are there
_COUNTED_NOW = re.compile(r" (?:analysts|brokers|forecasters|economists|respondents)\b")
_HELD_REACH = 60
# "targets pulmonary fibrosis, a market": what it aims at is no figure.
_OTHER_AIM = re.compile(r" [a-z][^,;0-9]*[,;] ")
# "planned 310 stores but opened 120", "guided to ¥2,880 and delivered ¥2,935"
_DONE_INSTEAD = re.compile(
    r"\bbut (?:it |they |we |has |have |had |only |actually |so far )*"
    r"(?:[a-z]{2,}ed|built|sold|got|made|hit|spent|won|saw|did|came|fell|rose|lost|paid|ran|took)\b"
    r"|\band (?:delivered|achieved|posted|reported|booked|earned|missed|beat|got|made)\b"
)
# "We expect 2 million vacancies; the minimum wage to reach €17.50"
_STILL_HOPED = re.compile(
    r"; (?:and )?(?:(?!(?:is|are|was|were|has|have|had|can|could|due|set|likely|free|able|about|left)\b)"
    r"[a-z][a-z'’-]* ){1,6}to (?:reach|rise|fall|grow|drop|climb|increase|decrease|decline|double|hit|exceed|shrink|be"
    r"|get|become)(?: (?:to|by|at))?(?: (?:about|around|only|some|over|nearly))? $"
)
# "Planned: 1.5M homes; built: 410,000"
_DONE_LABEL = re.compile(
    r"[;,|/.] (?:actual(?:ly)?|built|delivered|achieved|opened|completed|done|spent|hired|sold|reali[sz]ed|so far"
    r"|to date|results?|reached|today|now)(?: (?:so far|to date|today))?: [~≈]?$",
    re.IGNORECASE,
)
# "will reach $6B in 2033, up from $4.1B in 2029 and $3.2B in 2027"
_AGAINST = re.compile(r"\b(?:from|versus|vs\.?|against|after|than|compared (?:with|to))(?= )")
_NOW = re.compile(r"\b(?:today|now|currently|at present|so far|last year|was|were|stood)\b", re.IGNORECASE)
# "a Street target of $48 and a price of $38"
_AND_PRICE = re.compile(r"[0-9][^ ]{0,12} and (?:an?|the|its) (?:(?:current|spot|market|share|stock) )?price of [~≈]?$")
# "22% of firms plan to cut jobs": how many plan to is counted, not planned
_WHO_PLAN = re.compile(r"[0-9] ?(?:%|percent|per cent)(?: of (?:[\w'’-]+ ){1,5}| (?:also |now |who )?)$")
_PLANNING = re.compile(r"(?:plan to|aim to|aim for|expect|anticipate|target|project|forecast|assume)$", re.IGNORECASE)
_WHO_DO = re.compile(
    r" (?:of (?:[\w'’-]+ ){1,3}?)?(?:already |now |also |still )?(?:don['’]t|do not|do\b|did|expect|plan|intend|hope"
    r"|want|say|said|see|have|use|are\b|were|had|will not|won['’]t|think|fear|believe|aim)"
)
_HELD_NAMES = r"(?P<aim>plan|budget|targets?|goals?)|(?P<view>guidance|consensus(?: estimates?)?|forecast|projections?)"
# "(plan: $45M)", "vs. plan of $45M", "against a budget of $45M"
_NAMED_BEFORE = re.compile(
    rf"(?:\((?:the )?|\b{_HELD} {_WHOSE}(?:[a-z]+ )?)(?:{_HELD_NAMES})(?::| of| at|) (?:(?:about|around|roughly) )?~?$",
    re.IGNORECASE,
)
# "vs. $45M budget", "vs 1.5M planned"
_AGAINST_BEFORE = re.compile(rf"\b(?:{_HELD}|under|over) {_WHOSE}$", re.IGNORECASE)
_NAMED_BEHIND = re.compile(
    rf" (?:{_HELD_NAMES}|(?P<planned>planned|budgeted|targeted)|(?P<expected>expected|forecast|projected|guided))"
    r"(?=[.,;:)]|$| (?:and|in|for|but)\b| \()"
)
# "410k vs. 500k planned (82%)": so much of the plan is done
_OF_PLAN_DONE = re.compile(r"[0-9KMBbnk%] (?:planned|budgeted|targeted) \($")
# Most figures have none of these words near, and need no pattern to see it.
_PLAN_STEMS = (
    "plan", "budget", "target", "goal", "guid", "consensus", "forecast", "project", "expect", "outlook", "estimate",
)  # fmt: skip
_BEHIND_REACH = 14
_OWN_FIGURE = re.compile(
    r"(?:targets?|goal)(?: price)?(?::| of)? [~≈]?(?:[A-Z]{0,3}[$€£¥₹₩]|[A-Z]{3} )?"
    r"(?!(?:19|20)[0-9]{2}\b)[0-9]"
)


def reaches(text: str, word: tuple[int, int, str], item: Quantity, past: PeriodMention | None) -> bool:
    """Whether a word of status goes on to a figure: "targets fibrosis, a market of $5.4B" does not.

    `past` is the figure's own period where that lies behind the memo's date.
    """
    start, end, status = word
    if end > item.start:
        if status == TARGET and _SHARE_MET.match(text, item.end) is not None:
            return False
        if _is_surveyed(text, word, item) or is_of_view(text, item, start) or starts_change(text, item):
            return False
        return text[item.end : item.end + 2] not in (" →", " -")  # "103% → target 110%"
    between = text[end : item.start]
    if _is_surveyed(text, word, item) or holds_view(text, item):
        return False
    if status == TARGET and (_AND_PRICE.search(between) is not None or _is_reached(text, word, item)):
        return False
    if status == PROJECTION and ";" in between:
        between = _STILL_HOPED.sub("", between)  # what is expected goes on to a second thing
    if ";" in between or (status == TARGET and _OTHER_AIM.match(between) is not None):
        return False
    if _DONE_INSTEAD.search(between) is not None or (", " in between and has_own_clause(between)):
        return False
    if past is not None and past.start >= item.end and _AGAINST.search(between) is not None:
        return False
    is_held = _HELD_BEFORE.search(text, max(0, start - _HELD_REACH), start) is not None
    return not (is_held and _PAST_PLAN.match(between) is not None)


def _is_surveyed(text: str, word: tuple[int, int, str], item: Quantity) -> bool:
    """Whether a figure is the share of those who plan or expect, or another of the same survey."""
    start, end, _ = word
    if item.unit_kind != "percent" or _PLANNING.fullmatch(text, start, end) is None:
        return False
    if item.end <= start:
        return _WHO_PLAN.fullmatch(text, item.end - 2, start) is not None
    is_share = _WHO_PLAN.search(text, max(0, start - _HELD_REACH), start) is not None
    return is_share and _WHO_DO.match(text, item.end) is not None


def _is_reached(text: str, word: tuple[int, int, str], item: Quantity) -> bool:
    """Whether a figure is what came of a target or plan: "was met for 61%", "Planned maintenance took 12 days"."""
    start, end, _ = word
    if text[start:end].lower() == "planned" and _PLANNED_DONE.fullmatch(text, end, item.start) is not None:
        return True
    return _REACHED.search(text, max(0, item.start - _REACHED_REACH), item.start) is not None


def end_of_clause(text: str, item: Quantity, end: int) -> int:
    """Where the words behind a figure stop to speak of it: "11 weeks in 2029, target 7 weeks"."""
    stop = _CLAUSE_END.search(text[item.end : min(end, item.end + DIRECT)])
    return item.end + stop.start() if stop is not None else end


def has_own(text: str, word: tuple[int, int, str]) -> bool:
    """Whether a word of status in a list has a figure of its own: "Astra ($61.40, target $79.00, +29%)"."""
    return (
        text.endswith((", ", "; ", ", price ", "; price "), 0, word[0]) and _OWN_FIGURE.match(text, word[0]) is not None
    )


def held_against(text: str, item: Quantity) -> str | None:
    """The status of a plan or forecast that another figure is held against: "$42M (plan: $45M)", "vs. $45M budget"."""
    start = max(0, item.start - _HELD_REACH)
    if not holds_any(text[start : item.end + _BEHIND_REACH].lower(), _PLAN_STEMS):
        return None
    if _REVISED.search(text, start, item.start) is not None:
        return PROJECTION
    if item.unit_kind == "percent" and text.startswith(")", item.end) and _OF_PLAN_DONE.search(text, start, item.start):
        return ACTUAL
    if _TARGET_WAS.search(text, start, item.start) is not None:
        return TARGET
    if _REACHED.search(text, start, item.start) is not None:
        return None
    named = _NAMED_BEFORE.search(text, start, item.start)
    if named is None and _AGAINST_BEFORE.search(text, start, item.start) is not None:
        named = _NAMED_BEHIND.match(text, item.end)
    if named is None:
        return None
    groups = named.groupdict()
    return TARGET if groups["aim"] is not None or groups.get("planned") is not None else PROJECTION


def is_of_label(text: str, item: Quantity, sentence: int, past: PeriodMention | None) -> bool:
    """Whether a label's status holds for a figure in a sentence from `sentence` on.

    "Forecast: GDP grows 2% in 2031. Inflation was 3.1% in 2029." has 3.1% told of the past.
    """
    if _DONE_LABEL.search(text, max(0, item.start - _HELD_REACH), item.start) is not None:
        return False
    if item.unit_kind == "count" and _COUNTED_NOW.match(text, item.end) is not None:
        return False
    if sentence == 0:
        return True
    return past is None and _NOW.search(text, sentence, item.end + DIRECT) is None


def is_before_label(
    own: PeriodMention | None, inner: tuple[int, int] | None, label: Sequence[PeriodMention], today: Period | None
) -> bool:
    """Whether a figure states a year up to now and its label a later one: "2035 targets: sales $610M (2030: $410M)".

    `inner` are the parentheses around the figure. Without them a year not yet past may be one on the way.
    """
    if own is None or today is None or own.period.relation == "by":
        return False
    is_told_aside = inner is not None and own.start >= inner[0] and own.period.start <= today.end
    is_up_to_now = is_told_aside or own.period.end < today.start
    return is_up_to_now and any(mention.period.start > own.period.end for mention in label)
