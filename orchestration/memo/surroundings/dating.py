"""Which mention of a period near a figure of running text dates it.

Belongs here: judging one period beside one figure by the words between them. Does not: finding sentences and
parentheses (`text_context`) or periods (`periods`).
"""

from __future__ import annotations

import re

from orchestration.memo.periods import PeriodMention
from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.sentences import open_semicolon
from orchestration.memo.surroundings.told_aside import is_told_aside

PAUSE = re.compile(r"[,;:()]|\s[-–—]\s")
DIRECT = 25
# Mentions further from a figure than this are not looked at, which keeps long paragraphs linear.
WINDOW = 600
# "$45M (12% of the total) in 2025": what stands in the parentheses is told by the way.
_ASIDE = re.compile(
    r"(?: [a-z][a-z-]*){0,3} \((?:(?:FY)?(?:19|20)[0-9]{2}: )?(?:(?!\b(?:19|20)[0-9]{2}\b)[^();]){1,60}\)"
    r"(?= (?:(?:(?:will|would|to) be|was|were|is|are) [a-z]+ |of (?:[a-z-]+ ){1,4})?"
    r"(?:in|by|during|between|for|at|through|until|as of|from) )"
)
_TURN = re.compile(r"\b(?:and|but|while|then|where|whereas|versus|vs)\b", re.IGNORECASE)
# "has 14,900 now", "is 39% today": the present, whatever year stands before.
_NOW_BEHIND = re.compile(r"(?: [a-z%]{1,14}){0,1} (?:now|YTD|year[- ]to[- ]date|today|currently|this year)\b(?! [0-9])")
_NOW = re.compile(
    r"\b(?:(?:is|are) (?:carried|valued|priced|held|worth|quoted|put)(?: now)?(?: at)?|(?:is|are|has) now"
    r"|now (?:at|stands?|has|is|are|employs|costs?|takes?|pays?|earns?|holds?|makes?|counts?|runs?|needs?|gets?|sells?"
    r"|brings?)|currently|today|(?:stands?|sits?) at)\b",
    re.IGNORECASE,
)
_NOW_WORDS = ("now", "oday", "urrently", " at ", " worth ")
# "1.9% from 2.7% in 2024": what follows the other end dates that end.
_OTHER_END = re.compile(r"\b(?:from|versus|vs|against|compared (?:with|to)|after)\b", re.IGNORECASE)
_INTO = re.compile(r" (?:into|across|among|on|over|and) (?=[0-9][0-9,.]* [a-z]+ (?:in|during|for|by) )")
_PER_MANY = re.compile(r"(?: [a-z-]+){0,2} per [0-9]{1,3}(?:,[0-9]{3})+")
# "down from 4.8% on $13.9B two years ago", "from $488M on 41 sites in 2028"
_UPON = re.compile(r" on [^\s,;]{1,12}(?: [a-z]+)? (?:in )?")
_SPANNED = re.compile(r" (?:from|since|on|versus|vs\.?) ")
_MOVED = re.compile(r"\b(?:up|down)(?: by)?(?: (?:about|some|roughly|almost|nearly|over|a full))? $")
SINCE = re.compile(r"\bsince (?:early |late |mid-)?$", re.IGNORECASE)
_BEHIND_FROM = re.compile(r" (?:[a-z]+ ){0,2}in (?:early |late |mid-|the )?")
_ENDING = re.compile(
    r"\b(?:expir(?:es?|ing|y)|runs|runs out|lapses?|terminates?|lasts) "
    r"(?:in |on |until |to |by |at the end of )?$|\brunway (?:in)?to $"
    # "undrawn facility $570M maturing 2032", "5.4% fixed to 2033", "It has hedged 60% of fuel until 2032"; notes that
    # mature then are paid then
    r"|\b(?:facility|credit line|revolver|RCF)\b[^.;,()]{0,30} maturing (?:in )?$"
    r"|\b(?:fixed|locked in|hedged|leased|contracted)(?: (?!(?:to|will|would)\b)[\w.,%$€£-]+){0,5}"
    r" (?:until|to|through|till) (?:end-|the end of )?$"
    r"|\b(?:lease|contract|concession|licen[cs]e)s? (?:running )?to $"
)
_ENDING_REACH = 56
_DIGIT = re.compile("[0-9]")
_PRESENT = re.compile(
    r",? (?:and )?(?:earns|costs|takes|pays|gets|buys|sells|makes|needs|has|holds|employs|counts) "
    r"(?:now |only |just |about |almost |some |over |a mere )?"
    r"| became (?:about |some |only )?"
    r"|,? (?:has|have) (?:since )?(?:reached|been|become|(?:risen|fallen|dropped|grown|climbed|come) to) "
)
_HAVE = re.compile(r"\b(?:and|but|yet) (?:it |they |we |he |she )?(?:has|have) (?:already )?[a-z]+(?:ed|en|t|id|de)\b")
# "down 31% from its 2028 peak"
_MARK = re.compile(r" (?:all-time )?(?:peak|high|low|trough|top|maximum|minimum|record|level|average|figure)s?\b")
_MEASURED_FROM = re.compile(
    r"\b(?:from|below|above|than|versus|vs\.?|against|under|over|of|since|times) (?:(?:its|the|their|our|a) )?$",
    re.IGNORECASE,
)
# "30,000 fewer than in 2025", "up 9% vs. 2026", "38% below 1990"
_COMPARED = re.compile(
    r"\b(?:(?:than|compared (?:with|to)|relative to|versus|vs\.?|against)(?: in)?(?: the year)?|below|above"
    r"|than (?:it|they|we|he|she) (?:was|were|did|had)(?: in)?|the (?:number|level|figure|rate|share) of"
    # "₹20,000 higher than the offers made 10 years ago"
    # "320 basis points below the peak of 2027", "down 61% from the high of March 2028", "$31M ahead of 2029"
    r"|(?:from|below|above|than|over|under|against) (?:its|the|their|our)(?: [a-z-]+)?"
    r" (?:peak|high|low|trough|level|record|average)s? (?:of|in)(?: early| late)?|(?:short|ahead|shy) of"
    r"|than (?:at|in|on) (?:the|its|their|our)(?: [a-z]+ of)?|than (?:the|those) [a-z]+ (?:made|paid|seen)(?: in)?) $",
    re.IGNORECASE,
)
# "recovers to 2026 levels"
_LEVELS, _BACK_TO = re.compile(r" levels?\b"), re.compile(r"\bto (?:(?:its|the|their) )?$")
# A period further behind a figure than this dates something else.
_REACH = 90
# "stands at 84% of GDP and is projected to reach", "40% of tasks and could reach": what comes has its own verb.
_TO_COME = re.compile(
    r"\b(?:and|but|yet|then) (?:(?:it|they|this|that|he|she|which) )?(?:now |also |still |probably )?"
    r"(?:(?:is|are) (?:now |also |still |widely |currently )*(?:(?:projected|forecast|expected|predicted|set|likely|due"
    r"|planned|scheduled|poised|slated|bound|meant|estimated) to|heading|headed|on (?:course|track))"
    r"|(?:will|would|could|may|might|should|shall|must|projected to|forecast to|expected to|set to|likely to|due to"
    r"|heading|headed|heads|on (?:course|track)|(?:plans|aims|expects|hopes|intends|wants|is|are) to)\b)"
)
# "would cut costs by 20% and save": one hope holds both.
_AHEAD = re.compile(
    r"\b(?:will|would|could|(?-i:may)|might|should|shall|must|expect\w*|project(?:ed|s|ions?)|forecasts?|target\w*|plan\w*"
    r"|aims?|goals?|if|(?:by|until) (?:19|20)[0-9]{2}"
    r"|(?:set|due|likely|hopes?|wants?|intends?|seeks?|needs?|proposes?|pledged|promised|agreed|decided) to)\b",
    re.IGNORECASE,
)
# "$150M at $1.2B post, 2025": nothing dates what stands before the last comma.
_LAST_COMMA = re.compile(r"[^;:()]{0,60}, (?:(?:in|by|as of|for) )?")
# "rises to 3% (from 2%) in 2032"
_START_ASIDE = re.compile(r" \((?:(?:up|down) )?(?:from|vs\.?|versus|currently|now|today) [^()]{1,30}\)")
# "The five-year plan (2031-2035) targets $8B revenue"
_PLAN = re.compile(
    r"(?P<plan>(?:The|Our|Its|Their|This|A) (?:[\w’'-]+ ){0,4}(?:plan|programme|program|roadmap|strategy|phase)"
    r" \([^()]{4,24})\) (?:targets?|aims?|seeks?|calls for|assumes?|envisages?|allocates?|commits?|includes?|projects?"
    r"|provides?|costs?|requires?|budgets?|foresees?)\b(?:[^.;]|\.(?=[0-9])){0,100}$"
)
_OPENS = re.compile(
    r"(?:^|[.!?:;] |\n)[\W]*(?:(?:In|By|During|From|For|At the end of|As of|Through|Until|Over|At)(?: the)? )?"
    r"(?:(?i:early |late |mid-|fiscal |FY|(?:first|second) half of |end-))?$"
)
_OPENS_REACH = 36
_WHOLE = r" of (?:its|the|their|our|his|her|all)(?: (?:current|existing|remaining|original|total|some|about))? "
_WHOLE_BEFORE, _WHOLE_NEXT = re.compile(rf"[0-9%]{_WHOLE}$"), re.compile(_WHOLE)
_STOP = re.compile(r"[;:.] ")
# "revenue of $1.9B, EBITDA margin of 19% and 4,800 employees by 2035"
_LIST_REACH = 160
_LABELLED = 4
_LABEL_BEFORE = re.compile(r"(?:[→>,;|/]|[-–—]) ?$")
_STOPS = ("", ".", ",", ";")
_LIST_GAP = re.compile(r"(?: [A-Za-z][A-Za-z/&-]*){0,4}(?:,| and|, and| plus)(?P<noun>(?: [A-Za-z][A-Za-z/&-]*){0,5}) ")
_LAST_GAP = re.compile(r"(?P<noun>(?: [A-Za-z][A-Za-z/&-]*){0,5}),? (?:by|in|during|through|for) ")
# What makes a statement of its own of a member of such a list, or sets it apart from the others.
_TELLING = """
is are was were be been being has have had will would can could may might should must plan plans expect expects
aim aims target targets want wants need needs seek seeks hope hopes intend intends reach reaches fall falls fell
rise rises rose grow grows grew climb climbs drop drops employ employs serve serves run runs operate operates
make makes made earn earns add adds shed sheds cuts hold holds owns opens close closes build builds built buy
buys bought sell sells sold pays paid spends spent invests raises receive receives get gets got take takes took
lose loses lost win wins won hires hit hits remain remains stay stays stand stands come comes came go goes went
become becomes became that which who whose while but when after before until as because since if than from to
versus vs against it they them these those we he she now today currently already due new more less fewer up down
another further only just still then so not no per each every
"""
_TOLD = re.compile(
    rf"\b(?:{'|'.join(_TELLING.split())}|[a-z]{{3,}}ed)\b",
    re.IGNORECASE,
)


def is_present(text: str, item: Quantity, mention: PeriodMention) -> bool:
    """Whether a figure is of today, though an earlier clause names a year: "21,400 in 2025 and has 14,900 now"."""
    if text[item.end : item.end + 1] == " " and _NOW_BEHIND.match(text, item.end):
        return True
    between = text[mention.end : item.start]
    if len(between) > WINDOW:
        return False
    if _PRESENT.fullmatch(between) and _DIGIT.search(text, max(0, mention.start - DIRECT), mention.start):
        return True  # "earned ₹180 in 2024 earns ₹42"
    if mention.period.relation == "by" and _HAVE.search(between) is not None:
        return True  # "demand reaches 85 MLD by 2033, and they have offered RM4.20"
    if between.rstrip("*_").endswith((", is ", ", are ")) or is_told_aside(text, mention):
        return True  # "The margin, 44% in 2024, is 34%"
    return any(word in between for word in _NOW_WORDS) and _NOW.search(between) is not None


def follows(text: str, item: Quantity, mention: PeriodMention, spans: list[tuple[int, int]]) -> bool:
    """Whether a period behind a figure dates it, and not the next one."""
    item, spans = _behind_aside(text, item, mention, spans)
    gap = text[item.end : mention.start]
    if _is_followed_up(text, item, gap) or (mention.period.relation == "by" and is_whole(text, item)):
        return False
    whole = _WHOLE_NEXT.match(text, item.end)
    if whole is not None:
        stop = next((end for start, end in spans if start == whole.end()), item.end)
        spans, gap = [span for span in spans if span[0] != whole.end()], text[stop : mention.start]
    if _is_listed(text, item, mention, spans):
        return True
    if len(gap) > _REACH or _has_pause(gap, item.end, spans) or _dates_next(text, mention, spans):
        return False
    if _SPANNED.fullmatch(gap) and _MOVED.search(text[max(0, item.start - DIRECT) : item.start]):
        return False  # "down 640 bps from 2025"
    between = any(item.end <= start < mention.start for start, _ in spans)
    is_one_of_two = text.startswith(" and ", item.end) and any(start == item.end + 5 for start, _ in spans)
    if between and item.role == "from" and _UPON.fullmatch(gap) is not None:
        return True
    if between and item.role == "from" and not is_one_of_two and mention.period.edtf.count("/") == 0:
        return False
    if between and _OTHER_END.search(gap) is not None:
        return False
    if not between and _TURN.search(gap):
        return not any(mention.end <= start <= mention.end + _REACH for start, _ in spans)
    return True


def _has_pause(gap: str, at: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a gap that begins `at` a place has a pause; the comma of "$41B into 1,210 deals", "per 1,000" is none."""
    joint = _INTO.match(gap)
    stop = next((end for start, end in spans if joint is not None and start == at + joint.end()), at)
    stop = at + many.end() if (many := _PER_MANY.match(gap)) is not None else stop  # "8.1 per 1,000 people in 2029"
    return PAUSE.search(gap, max(0, stop - at)) is not None


def _behind_aside(
    text: str, item: Quantity, mention: PeriodMention, spans: list[tuple[int, int]]
) -> tuple[Quantity, list[tuple[int, int]]]:
    """A figure and the others, as they are to a period behind the parentheses that follow the figure."""
    for pattern in (_START_ASIDE, _ASIDE):
        aside = pattern.match(text, item.end)
        if aside is not None and aside.end() <= mention.start:
            end = aside.end()
            return item._replace(end=end), [span for span in spans if not item.end <= span[0] < end]
    return item, spans


def behind_comma(text: str, item: Quantity, mentions: list[PeriodMention], closing: int) -> PeriodMention | None:
    """The period that ends the parentheses a figure stands in: "($28M, 2023)", "(18%, by 2035)"."""
    if not mentions or mentions[-1].end != closing or mentions[-1].start < item.end:
        return None
    between = text[item.end : mentions[-1].start]
    return mentions[-1] if _LAST_COMMA.fullmatch(between) is not None else None


def is_start_aside(text: str, start: int) -> bool:
    """Whether parentheses tell what a figure before them comes from, and so nothing of what follows: "(from 2%)"."""
    return _START_ASIDE.match(text, max(0, start - 2)) is not None


def end_of_plan(text: str, start: int, end: int) -> int:
    """Where the parentheses close that say when the plan runs which a sentence is about, -1 where there is none."""
    plan = _PLAN.match(text, start, end)
    return plan.end("plan") if plan is not None else -1


def is_whole(text: str, item: Quantity) -> bool:
    """Whether a figure is what the one before it is to be taken of: "cut 8,000 of its 62,000 posts by 2032"."""
    return _WHOLE_BEFORE.search(text[max(0, item.start - DIRECT) : item.start]) is not None


def _is_followed_up(text: str, item: Quantity, gap: str) -> bool:
    """Whether a figure that is told of the present is parted from a period by what is to come."""
    if len(gap) > WINDOW or _TO_COME.search(gap) is None:
        return False
    before = text[max(0, item.start - _REACH) : item.start]
    start = max((stop.end() for stop in _STOP.finditer(before)), default=0)
    return _AHEAD.search(before, start) is None


def _dates_next(text: str, mention: PeriodMention, spans: list[tuple[int, int]]) -> bool:
    """Whether a period is the label of the figure behind it: "2030: 120 -> 2031: 180"."""
    is_label = text.startswith(": ", mention.end) and _LABEL_BEFORE.search(
        text[max(0, mention.start - 4) : mention.start]
    )
    return bool(is_label) and any(0 < start - mention.end <= _LABELLED for start, _ in spans)


def _is_listed(text: str, item: Quantity, mention: PeriodMention, spans: list[tuple[int, int]]) -> bool:
    """Whether figures without a verb between them share the period behind the last of them.

    "$4B, a 9% margin and 40 shops by 2035" do; in "12 contracts, 4 in 2029" the last is a part of the first.
    """
    if mention.start - item.end > _LIST_REACH or item.role:
        return False
    ends = [span for span in spans if item.end <= span[0] < mention.start]
    at, joint = item.end, None
    for start, end in ends:
        joint = _LIST_GAP.fullmatch(text, at, start)
        if joint is None or _TOLD.search(text, at, start) is not None:
            return False
        at = end
    last = _LAST_GAP.fullmatch(text, at, mention.start)
    if last is None or _TOLD.search(text, at, mention.start) is not None:
        return False
    if joint is None:  # "9% of staff, by 2032."
        return text[mention.end : mention.end + 1] in _STOPS
    return bool(last["noun"] or joint["noun"] or len(ends) > 1 or not text[ends[-1][0]].isdigit())


def is_mark(text: str, mention: PeriodMention) -> bool:
    """Whether a period only names what a figure is compared with: "31% below its 2028 peak"."""
    before = text[max(0, mention.start - 48) : mention.start]
    if _COMPARED.search(before) is not None:
        return True
    if _LEVELS.match(text, mention.end) is not None and _BACK_TO.search(before) is not None:
        return True
    return _MARK.match(text, mention.end) is not None and _MEASURED_FROM.search(before) is not None


def ends_then(text: str, mention: PeriodMention) -> bool:
    """Whether a period says when something ends, not when it was so much: "the contract runs to 2034"."""
    return _ENDING.search(text[max(0, mention.start - _ENDING_REACH) : mention.start]) is not None


def began_then(text: str, mention: PeriodMention, spans: list[tuple[int, int]]) -> bool:
    """Whether "since 1993" says how long it took a figure before it, and nothing of those behind it."""
    if not SINCE.search(text[max(0, mention.start - 12) : mention.start]):
        return False
    return any(0 <= mention.start - end <= DIRECT for _, end in spans)


def starts_a_change(text: str, mention: PeriodMention, item: Quantity, spans: list[tuple[int, int]]) -> bool:
    """Whether a period dates the first end of a change that is told before a figure: "from 1,480 in 2025 to 620,"."""
    first = next((s for s in reversed(spans) if s[1] <= mention.start), None)
    if first is None or not _BEHIND_FROM.fullmatch(text, first[1], mention.start):
        return False
    is_change = text.endswith("from ", max(0, first[0] - 5), first[0])
    return is_change and any(mention.end <= start < item.start for start, _ in spans)


def is_shut_off(text: str, mention: PeriodMention, item: Quantity, spans: list[tuple[int, int]]) -> bool:
    """Whether a semicolon parts a figure from a period that dates the figures of its own clause."""
    stop = open_semicolon(text, mention.end, item.start)
    if stop < 0 or mention.end < item.start - WINDOW:
        return stop >= 0
    if text.startswith(" (", mention.end) and ")" not in text[mention.end : item.start]:
        return False  # "$14.1M in 2029 (base $1.2M; bonus $3.9M)"
    clause = text.rfind(";", max(0, mention.start - WINDOW), mention.start) + 1
    if any(clause <= start < mention.start for start, _ in spans):
        return True
    # "In 2029 it sold $5M; costs were $4M" is of one year, "The 2028 layoffs hit 4,100 people; the firm" is not.
    opens = _OPENS.search(text, max(0, mention.start - _OPENS_REACH), mention.start) is not None
    return not opens and any(mention.end <= start < stop for start, _ in spans)


def is_spent(text: str, mention: PeriodMention, item: Quantity, spans: list[tuple[int, int]]) -> bool:
    """Whether a period before a figure already dates the figure it follows ("$5M in 2029 and 3%")."""
    for _, end in spans:
        if end <= mention.start and mention.start - end <= DIRECT:
            gap = text[end : mention.start]
            if not PAUSE.search(gap) and ". " not in gap:  # a new sentence begins with its own period
                bridge = text[mention.end : item.start].strip()
                return bridge not in ("(", "")
    return False
