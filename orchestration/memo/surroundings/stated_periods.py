"""The periods of a running text that may date its figures, those counted from the memo's own year among them.

Belongs here: "last year" as a period, and the periods that date nothing wherever they stand ("the highest since 2013",
"at constant 2025 prices"). Does not: finding years (`periods`) or judging a period beside one figure (`dating`).
"""

from __future__ import annotations

import re
from operator import attrgetter

from orchestration.memo.periods import PeriodMention, find_periods
from orchestration.memo.surroundings.bare_days import bare_days
from orchestration.memo.surroundings.bare_months import bare_months
from orchestration.memo.surroundings.bare_parts import with_bare_parts
from orchestration.memo.surroundings.horizons import horizons
from orchestration.memo.surroundings.told_aside import only_says_when
from orchestration.memo.surroundings.year_ends import bare_year_ends
from orchestration.memo.vocabulary.number_words import whole_of
from orchestration.memo.vocabulary.period_grammar import LETTER_STATUS
from orchestration.memo.vocabulary.period_types import Period, year_period

# "last year" is the one before the memo's; "the last year" are twelve months.
_YEAR_FROM_NOW = re.compile(
    r"(?<!the )(?<!our )(?<!its )\b(?P<which>last|this|next) year(?:['’]s)?\b(?! (?:of|in|ended|ending)\b)",
    re.IGNORECASE,
)
# "0.5% this year and 1.2% next."
_NEXT_TOO = re.compile(r"\bthis year(?:,| and)(?: [^\s,;]{1,12}){1,3}? (?P<which>next)(?=[.,;)]|$| and [0-9$€£])")
# "Sales: '29 $41M, '30E $55M", "Revenue '29: $41M"
_SHORT_YEAR = re.compile(
    r"(?<![\w'’])['’](?P<year>[23][0-9])(?P<status>[AEFP])?(?=:? [~≈]?[-+−]?(?:[A-Z]{0,3}[$€£¥₹]|[0-9][0-9.,]*"
    r"(?:%|x\b|[KMB]\b| ?(?:million|billion|bn)\b)))"
    r"|(?<=[0-9%KMBnT] in )['’](?P<alone>[23][0-9])(?=[.,;)](?:\s|$)|$| (?:and|to|from) [~$€£¥0-9])"
)
_QUOTED = re.compile(r"[^'’]{0,24}['’](?![A-Za-z0-9])")  # "the '29 $41M' plan"
_YEARS_FROM_NOW = {"last": -1, "this": 0, "next": 1}
# "480 two years ago", "Five years ago the firm had 800"; "a year ago" beside a figure counts from that one.
_YEARS_AGO = re.compile(
    r"\b(?P<many>[2-9]|10|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|A|One) years? ago\b"
)
_RANK = (
    r"(?:large|high|low|steep|sharp|big|small|fast|slow|deep|long|short|weak|strong|heavi|tight|great|wid|narrow|hott"
    r"|cold|dri|wett|busi|poor|rich|cheap|soft|few)e?st|worst"
)
_AMONG = r"(?:the|its|their|our|his|her|a|['’]s)"
# What has no equal since a year does not happen in it: "its largest layoff since 2009", "last seen in 2013".
_SINCE = re.compile(
    rf"\b(?:(?:{_RANK})|{_AMONG} (?:[a-z]+-)?(?:first|second|best|least|most))\b(?P<named>(?: [A-Za-z'’/-]+){{0,8}}?)"
    r",? since (?:records began in |at least |the |early |late |mid-)?$"
    r"|\b(?:last|not|never) seen (?:since|in) (?:early |late |mid-)?$"
)
# "A recession like 2008-09", "$41M, the same as in 2028, and costs are $12M", "Unlike in 2008, banks hold 14%"
_LIKE = re.compile(
    r"\b(?:recession|crisis|crash|downturn|shock|slump|collapse|boom|drought|pandemic) "
    r"(?:like|as in|similar to) (?:(?:that|the one) (?:of|in) )?$"
    r"|(?:^|[,.;(—–] ?)"
    r"(?:(?:exactly |just |much |about )?(?:the same )?as(?: it was| they were)? in"
    r"|unlike(?: (?:that|those|the one))?(?: (?:in|of))?) $",
    re.IGNORECASE,
)
# "notes due 2034"
_DUE = re.compile(
    r"\b(?:notes?|bonds?|debt|loans?|debentures?|maturit(?:y|ies)|facility|facilities|bills?|gilts?|sukuk|bunds?)"
    r"(?: (?:is|are|falls?|comes?))? (?:due|maturing|expiring)(?: in| by)? $",
    re.IGNORECASE,
)
# "Opened in 1994, the plant", "which went public in 2019, has", "Founded: 1987 | Employees: 12,400"
_FOUNDED = r"(?:founded|established|incorporated|opened|built|listed|launched|spun off|floated|formed|born|set up)"
_BEGAN = re.compile(
    rf"(?:^|[.;|] |\(){_FOUNDED}(?: (?!with|at|for)[a-z]+){{0,3}} in (?:early |late |mid-)?$"
    rf"|\b(?:which|who|that) (?:(?:was |were )?{_FOUNDED}|went public|floated|listed)(?: [a-z]+){{0,3}} in $"
    rf"|(?:^|[|•·] ){_FOUNDED}: $",
    re.IGNORECASE,
)
# "A slump of 2023 proportions", "2026-style cuts"
_KIND = re.compile(r"(?: (?:proportions|magnitude|dimensions|severity)|[- ](?:style|type|like))\b")
_CLOSED = re.compile(r",(?! (?:with|at|for) )| [|•·]|$")
# "The largest banks have since 2020 cut": the rank is another thing's.
_TELLS = re.compile(r"(?<!\bit)(?<!\bthey)(?<!\bwe) (?:have|has|had|was|were|is|are|lost|cut|fell|rose|grew)\b")
# "Regulation 2019/881"
_OF_LAW = re.compile(r"/(?!(?:19|20|21)[0-9]{2}(?![0-9]))[0-9]{3,4}(?![0-9%])")
_ACT = re.compile(r"\b(?:Regulation|Directive|Decision)s? (?:\((?:EU|EC)\) )?(?:[Nn]o\.? )?$")
_ACT_REACH = 28
_SINCE_REACH = 120
# "Since its 2021 IPO, the stock is down 41%"
_SINCE_ITS, _THING = (
    re.compile(r"\b[Ss]ince (?:its|the|their|our|his|her) $"),
    re.compile(r" (?!(?:all-time )?(?:peak|high|low|trough|top|maximum|minimum|record|level))[A-Za-z]"),
)
# "What changes through 2035:"
_TO_COME = re.compile(r"\b(?:changes|happens|comes|follows|will)\b(?=.{0,60}\b(?:through|until) $)", re.IGNORECASE)
_PRICES = (
    r"(?:(?:US|U\.S\.|Canadian|Australian) )?(?:prices|dollars|euros|pounds|terms|rupees|rand|yen|US\$|USD|EUR|GBP)"
)
_PRICES_BEHIND = re.compile(rf" {_PRICES}(?![A-Za-z])")
# "In 2025 prices rose" is of the year: without a word that holds prices still, the phrase ends at them.
_PRICES_ALONE = re.compile(rf" {_PRICES}(?:[,.;:)]|$| \(| (?:per|an?|and|or|by|to|from) )")
_CONSTANT = re.compile(r"\b(?:constant|fixed|real|chained|inflation-adjusted|at)[ -]$", re.IGNORECASE)
_CHANGED_SINCE = re.compile(r"\b(?:since|after|before|beyond|through|until|post|pre)[- ]$", re.IGNORECASE)


def periods_of(text: str, today: Period | None) -> tuple[PeriodMention, ...]:
    """The periods a text states, without those that date nothing; `today` is the memo's own date."""
    stated = find_periods(text)
    found = with_bare_parts(text, [mention for mention in stated if not _dates_nothing(text, mention)])
    if "'" in text or "’" in text:
        found = sorted([*found, *_short_years(text)], key=attrgetter("start"))
    if today is None:
        return tuple(found)
    bare = [*bare_months(text, stated, today), *bare_days(text, stated, today), *bare_year_ends(text, stated, today)]
    found = sorted([*found, *bare], key=attrgetter("start"))
    ahead = horizons(text, today)
    if " year" not in text:
        return tuple(sorted([*found, *ahead], key=attrgetter("start")) if ahead else found)
    year = today.end.year
    ago = [
        PeriodMention(match.start(), match.end(), year_period(year - whole_of(match["many"])), None)
        for match in _YEARS_AGO.finditer(text)
    ]
    counted = [
        PeriodMention(match.start(), match.end(), year_period(year + _YEARS_FROM_NOW[match["which"].lower()]), None)
        for match in _YEAR_FROM_NOW.finditer(text)
        if not any(one.start <= match.start() < one.end for one in bare)
    ]
    counted += [
        PeriodMention(match.start("which"), match.end("which"), year_period(year + 1), None)
        for match in _NEXT_TOO.finditer(text)
    ]
    return tuple(sorted([*found, *counted, *ago, *ahead], key=attrgetter("start")))


def _short_years(text: str) -> list[PeriodMention]:
    """The years of two digits behind an apostrophe that label the amounts right behind them."""
    return [
        PeriodMention(
            match.start(),
            match.end(),
            year_period(2000 + int(match["year"] or match["alone"])),
            LETTER_STATUS.get(match["status"] or ""),
        )
        for match in _SHORT_YEAR.finditer(text)
        if _QUOTED.match(text, match.end()) is None
    ]


def _dates_nothing(text: str, mention: PeriodMention) -> bool:
    """Whether a period only ranks a figure, names its prices, or says when its subject began or is paid back."""
    if _PRICES_BEHIND.match(text, mention.end) is not None:
        is_held = _CONSTANT.search(text, max(0, mention.start - 24), mention.start) is not None
        return is_held or _PRICES_ALONE.match(text, mention.end) is not None
    is_law = text[mention.end : mention.end + 1] == "/" and _OF_LAW.match(text, mention.end) is not None
    if is_law and _ACT.search(text, max(0, mention.start - _ACT_REACH), mention.start) is not None:
        return True
    near = text[max(0, mention.start - _SINCE_REACH) : mention.start]
    if (
        _KIND.match(text, mention.end) is not None
        or _DUE.search(near) is not None
        or _LIKE.search(near) is not None
        or (_CLOSED.match(text, mention.end) is not None and _BEGAN.search(near) is not None)
        or only_says_when(text, mention)
    ):
        return True
    if "since " not in near.lower() and " seen " not in near:
        return False
    if _SINCE_ITS.search(near) is not None and _THING.match(text, mention.end) is not None:
        return True
    ranked = _SINCE.search(near)
    return ranked is not None and _TELLS.search(ranked["named"] or "") is None


def tells_of_change(label: str, mention: PeriodMention | None) -> bool:
    """Whether a heading names a period only as the start of what it tells: "What has changed since 2025"."""
    if mention is None or _CHANGED_SINCE.search(label[: mention.start]) is None:
        return False
    return _TO_COME.search(label[: mention.start]) is None
