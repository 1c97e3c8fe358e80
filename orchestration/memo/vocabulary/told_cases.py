"""Which cases running text names, and where: bear, base or bull in sentences and in lists of figures.

Belongs here: the words that put a figure of a sentence under a case, and the lists that name several. Does not: cases
that a label names, and their odds (`scenarios`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from orchestration.memo.vocabulary.scenarios import CASE, STEMS, TELLS, may_tell, name_of
from orchestration.memo.vocabulary.words import holds_any

# "Pessimistic: hiring freeze": a sentence that begins with its case.
_HEADED = re.compile(
    r"(?:^|(?<=[.!?;:,|/] )|(?<=\())(?:the )?(?:(?P<bear>bear(?:ish)?|downside|adverse|pessimistic)"
    r"|(?P<base>base(?:line)?|central|expected|most likely|realistic)"
    r"|(?P<bull>bull(?:ish)?|upside|favou?rable|optimistic))(?: \([^()]{1,30}\))?: ",
    re.IGNORECASE,
)
# "$4.1B (bear) / $5.2B (base)", "if demand stalls (bear, 25%), revenue grows at 3%"
_MARKED = re.compile(
    r"(?<= )\((?:(?P<bear>bear(?:ish)?|downside)|(?P<base>base(?:line)?|central)|(?P<bull>bull(?:ish)?|upside))"
    r"(?: case)?(?:, ~?[0-9]{1,3} ?%)?\)",
    re.IGNORECASE,
)
# "25% odds of a bear case ($84), 50% of base ($142)"
_WEIGHTED = re.compile(
    r"(?<=[0-9]%)(?: (?:odds|chance|probability|likelihood|weight))?(?: (?:of|on|to|for))?(?: (?:a|the|our))? "
    r"(?:(?P<bear>bear(?:ish)?|downside)|(?P<base>base(?:line)?)|(?P<bull>bull(?:ish)?|upside))"
    r"(?= case| scenario| view| path| road| outcome| story| and\b| \(|[,;.)/]|$)",
    re.IGNORECASE,
)
# "2035 revenue: bear $3.1B, base $4.2B, bull $5.9B", "Bull case value is $98, base is $72 and bear is $41."
_BEFORE_SUM = re.compile(
    r"(?:^|(?<=[:,;/|.·•–—] )|(?<=and )|(?<=\())(?:the )?(?:(?P<bear>bear)|(?P<base>base)|(?P<bull>bull))(?: case)?"
    r"(?: \([0-9]{1,3} ?%\))? (?:(?:is|at|=) )?(?=[~≈]?[A-Z]{0,3}[$€£¥₹]?[0-9])",
    re.IGNORECASE,
)
# "$1.3T bear / $2T base / $3.5T bull"
_BEHIND_SUM = re.compile(
    r"(?<=[0-9BMKTbmk%x]) (?:(?P<bear>bear)|(?P<base>base)|(?P<bull>bull))(?: case)?"
    r"(?= ?[/,;|)]|\.?$|\. | and | to [~≈]?[A-Z]{0,3}[$€£¥₹]?[0-9])",
    re.IGNORECASE,
)
# "only 0.07x in the downside", "In the upside the margin is 12%."
_IN_CASE = re.compile(
    r"\bin (?:the|our|a|its) (?:(?P<bear>downside|bear|adverse)|(?P<bull>upside|bull))"
    r"(?=[,.;:)]|$| (?:an?|the|and|but|it|we|they|this|that)\b)"
    # "Our downside of $60B assumes 4x revenue"
    r"|\bour (?:(?P<bear_of>downside|bear)|(?P<bull_of>upside|bull))"
    r"(?= of [^ ]{1,12}(?: [mb]illion)? (?:assumes|implies|rests|requires)\b)",
    re.IGNORECASE,
)
# What stands behind a list of cases and is of all of them, or of none.
_OF_NONE = re.compile(
    r"(?<=[.;,|/] )(?:(?:(?:(?:our|the) )?(?:(?:probability|prob\.)[- ])?weighted(?: (?:average|value|price|target"
    r"|outcome))?|(?:current|spot|market)(?: (?:price|value|level))?|today): "
    r"|(?:(?:our|the) )?(?:(?:probability|prob\.)[- ])?weighted )",
    re.IGNORECASE,
)
_OVER_ALL = re.compile(r"\bweighted(?: [a-z]+){0,2}(?::| (?:is|at|=|of)) (?:about )?[~≈]?$", re.IGNORECASE)
_OVER_REACH = 40
_CASES = ("bear", "base", "bull")
# What stands behind a case in its sentence and is the market's: "Our base case of $41 compares with a price of $38"
OTHERS = "of others"
_OF_OTHERS = re.compile(
    r"\b(?:compares? (?:with|to)|compared (?:with|to)|versus|vs\.?|against) "
    r"(?:(?:an?|the|our|its|today['’]s) )?(?:(?:current|spot|market|share|stock|last|closing|list|Street|consensus"
    r"|sell-side|analysts['’]?) )*(?:price|target|consensus|Street|estimates?)\b(?! (?:in|under) (?:the|our) )"
    r"|\b(?:versus|vs\.?|against) (?=[~≈]?(?:[A-Z]{0,3}[$€£¥₹])?[0-9][^ ]{0,12} (?:consensus|Street|spot|today|now)\b)"
    r"|(?P<ours>(?<=; )(?:we (?:set|keep|put|leave|hold) )?our (?:[a-z0-9-]+ )?(?:price )?target\b"
    r"|(?<=; )(?:today|currently|at present)\b)",
    re.IGNORECASE,
)
# Ours beside a case that is the subject; not "In the bull case sales double; we model 14%".
_WE_MODEL = re.compile(
    r"(?:^|[.!?] )(?:(?:The|Our|A|Their|Its|This) )?(?:bear|base|bull|upside|downside) (?:case|scenario) [a-z]+ "
    r"[^.;:]{3,90}; (?P<own>(?:but )?we (?:model|assume|expect|forecast|use|see|price)\b)",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"[,;] ")
# Beside a case that is called one: "Best case $61, worst case $22, most likely $41", "Upside case $82, downside $14"
_BESIDE_CASE = re.compile(
    r"(?<=[,;/|] )(?:and )?(?:the )?(?:(?P<bear>downside|worst|pessimistic|adverse)|(?P<base>most likely|likely|central"
    r"|realistic|expected)|(?P<bull>upside|best|optimistic))(?: \([^()]{1,16}\))? (?:(?:is|at|=) )?"
    r"(?=[~≈]?[A-Z]{0,3}[$€£¥₹]?[0-9])",
    re.IGNORECASE,
)
# A scenario named further behind a value is another's.
_REACH = 70
_INTO_CASE = re.compile(
    r"(?: (?:by|in) (?:19|20)[0-9]{2}| (?:upside|downside|growth|return|margin|IRR|a year))?"
    r" (?:in|under) (?:the |our |a )?| (?:by|in) (?:19|20)[0-9]{2} "
)


def scenario_words(text: str) -> list[tuple[int, str]]:
    """Every scenario named in running text as (start, name), in reading order; an empty name ends a list of them."""
    lowered = text.lower()
    if not holds_any(lowered, STEMS):
        return [(match.start(), "base") for match in TELLS.finditer(text)] if may_tell(lowered) else []
    headed = _listed(text, lowered)
    told = [(match.start(match.lastgroup or 0), name_of(match)) for match in _IN_CASE.finditer(text)]
    if not may_tell(lowered):
        way = CASE.match(text)  # "Bear road (25%):"
        return sorted([*headed, *told, *([(0, name_of(way))] if way is not None else [])])
    told += [(match.start(), "base") for match in TELLS.finditer(text)]
    cases = _found(CASE, text)
    told += _of_others(text, sorted([*headed, *cases]))
    if not headed and cases:
        told += [one for one in _found(_BESIDE_CASE, text) if one[0] > cases[0][0]]
    return sorted([*headed, *told, *cases])


def _of_others(text: str, cases: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Where another's figures begin behind a case, and where the case goes on behind them."""
    found = [(match.start("own"), OTHERS) for match in _WE_MODEL.finditer(text)]
    for match in _OF_OTHERS.finditer(text):
        at = bisect_left(cases, (match.start(), ""))
        if at == 0:
            continue
        found.append((match.start(), OTHERS))
        pause = _PAUSE.search(text, match.end(), match.end() + _OVER_REACH * 4) if match["ours"] is None else None
        if pause is not None and cases[at - 1][1]:
            found.append((pause.end(), cases[at - 1][1]))
    return found


def is_of_others(words: Sequence[tuple[int, str]], sentence: int, start: int) -> bool:
    """Whether a figure of a sentence stands behind words that set another's figure beside a case."""
    at = bisect_left(words, (start, ""))
    return at > 0 and words[at - 1][1] == OTHERS and words[at - 1][0] >= sentence


def is_past_cases(words: Sequence[tuple[int, str]], start: int) -> bool:
    """Whether a list of cases has ended before a figure that starts at a place."""
    at = bisect_left(words, (start, ""))
    return at > 0 and not words[at - 1][1]


def is_over_cases(text: str, words: Sequence[tuple[int, str]], start: int) -> bool:
    """Whether a figure weighs the cases of its text: "Bear: $41; Base: $72; Bull: $98. Weighted: $70.75."."""
    if not is_past_cases(words, start):
        return False
    return _OVER_ALL.search(text, max(0, start - _OVER_REACH), start) is not None


def _listed(text: str, lowered: str) -> list[tuple[int, str]]:
    """The cases of a text that names several side by side, each with its own figures; none where it names one."""
    of_cases = {name_of(match) for match in CASE.finditer(text)} if may_tell(lowered) else set()
    if ": " in text:
        headed = _found(_HEADED, text)
        if headed and len(_names(headed) | of_cases) > 1:
            return [*headed, *_ends_of_cases(text, headed[-1][0])]
    has_animal = "bear" in lowered or "bull" in lowered
    before = _found(_BEFORE_SUM, text) if has_animal else []
    if "(b" in lowered or "side)" in lowered or "side," in lowered:
        marked = _found(_MARKED, text)
        if len(_names(marked)) > 1:
            return [*marked, *before] if len(_names([*marked, *before])) == len(_CASES) else marked
    # "The bull case is $98, bear is $41", but "base $1.2M" beside one case may be a salary's
    if len(_names(before)) > 1 or ("base" not in _names(before) and before and len(_names(before) | of_cases) > 1):
        return [*before, *_ends_of_cases(text, before[-1][0])]
    behind = _found(_BEHIND_SUM, text) if has_animal and not before else []
    if len(_names(behind)) > 1:
        return behind
    weighted = _found(_WEIGHTED, text) if "% " in lowered else []
    return [*weighted, (_end_of_weights(text), "")] if len(_names(weighted)) > 1 else []


def _found(pattern: re.Pattern[str], text: str) -> list[tuple[int, str]]:
    return [(match.start(), name_of(match)) for match in pattern.finditer(text)]


def _names(words: list[tuple[int, str]]) -> set[str]:
    return {name for _, name in words}


def _ends_of_cases(text: str, last: int) -> list[tuple[int, str]]:
    """Where a list of cases goes on with what is of none: "Bull: $98. Weighted: $70.75."."""
    return [(match.start(), "") for match in _OF_NONE.finditer(text, last)]


def _end_of_weights(text: str) -> int:
    """Where a list of weighted cases ends, the value in parentheses behind the last one with it."""
    *_, last = _WEIGHTED.finditer(text)
    opened = text.startswith(" (", last.end())
    return text.find(")", last.end()) if opened and ")" in text[last.end() :] else last.end()


def scenario_behind(text: str, end: int, words: Sequence[tuple[int, str]]) -> str | None:
    """The scenario right behind a figure's end: "+51% in the bull case", "$4.1B (bear)", "25% bear, 50% base"."""
    place, name = next((word for word in words if word[0] >= end and word[1] != OTHERS), (-1, ""))
    is_next = place == end or (place > 0 and text[end : place + 1] == " (")
    return name if is_next or (name and _INTO_CASE.fullmatch(text, end, place)) else None


def scenario_near(words: list[tuple[int, str]], start: int, left: int, right: int) -> str | None:
    """The scenario of a value in the sentence `left`–`right`.

    The last one named before `start`, where the value stands, else the only one named at all.
    """
    inside = [(place, name) for place, name in words if left <= place < right]
    before = [name for place, name in inside if place < start]
    if before:
        return (before[-1] or None) if before[-1] != OTHERS else None
    inside = [one for one in inside if one[1] != OTHERS]
    if not inside:
        return None
    return inside[0][1] if len({name for _, name in inside}) == 1 and inside[0][0] - start <= _REACH else None
