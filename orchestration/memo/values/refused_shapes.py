"""Amounts refused for what is written right behind them: a second number, a foreign scale, letters of no unit.

Belongs here: "7 in 10 workers", "5+2 years", "2 h 10 min", "R$12.4 bilhões". Does not: placeholders and
parentheses (`unread_forms`) or amounts that can be read (`value_scanner`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.number_grammar import End
from orchestration.memo.values.quantity_types import Refusal

# "1 234" and "5'000" group thousands in a way that also parts two numbers.
_SPACED_GROUPS = re.compile(r"(?:[ \u00a0\u2009\u202f'’][0-9]{3}(?![0-9])){1,8}")
# Scales of other languages: "R$12.4 bilhões", "€3 Mrd".
_FOREIGN_SCALE = re.compile(
    r" ?(?:(?:juta|miliar|triliun|ribu|bin|ezer|milyon|milyar|mln|mlrd|mio|mil|mrd|mld)\b"
    r"|billon|bilh|milh|trilh|millon|mill[oó]n|milliard|miliard)",
    re.IGNORECASE,
)
# "ARS 2.1 bi", "€12 tys."
_LOCAL_SCALE = re.compile(r" (?:bi|tri|tys|tis|billones)\b(?!-)")
# "7 in 10 workers": a share, though both numbers are written.
_IN_TEN = re.compile(r" (?:in|out of) (?:4|5|6|8|10|20|100)(?= [a-z])(?! (?:years?|months?|weeks?|days?|hours?)\b)")
# "5+2 years"
_SUM = re.compile(r"\+[0-9]+")
# "2 and a half", "10^6"
_GOES_ON = re.compile(
    r" and an? (?:half|quarter)\b| [1-9]/[1-9][0-9]?(?=%| percent)|(?: ?[×x*·] ?10)?\^[-−]?[0-9]+"
    r"| ?[×x*·] ?10[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}"
)
# "1 claim in 31 ends in court"
_ONE_THING_IN = re.compile(
    r" [a-z]{3,14} in (?:[3-9]|[1-9][0-9]{1,2})"
    r"(?=[.,;)]|$| (?:is|are|was|were|has|had|ends?|fails?|gets?|leaves?|dies|needs?)\b)"
)
# "1 apprentice per 18 workers", not "1 death per 100 births", which counts what happened so often
_ONE_THING_PER = re.compile(r" [a-z]{3,14} per (?!100\b)(?:[2-9]|[1-9][0-9]{1,2})(?= [a-z])")
_ONE_IN = re.compile(r" (?:in|in every|out of) [0-9]{1,3}(?:,[0-9]{3})*\b(?!%|[,.][0-9])")
# "7 of 13" as a whole cell or at its end
_OF_ALL = re.compile(r" of [0-9]{1,3}(?=\)?$)")
# "The European median is 31.": of what, the sentence before says.
_OF_MEDIAN = re.compile(r"\b(?:median|average|mean|norm|benchmark)s? (?:is|was|stands at|stood at|are|were) $")
# "[1] Restated from 1,010.": of what, the mark in a table says
_RESTATED = re.compile(r"(?:^|[\])*†.] ?)Restated from $")
_ENDS = re.compile(r"[.;](?![0-9])|$")
_PER_NUMBER = re.compile(r" per (?!100 ?(?:[a-z]+-)?(?:km|kilomet|miles))[0-9][0-9,]{0,12}(?![0-9,]*-[a-z])")
_PER_MANY = re.compile(r" per (?:1,?000|10,?000|100,?000|million)(?= [a-z]|[.,;)]|$)")
# "2 h 10 min", "3 years and 6 months"
_TWO_TIMES = re.compile(
    r"[0-9]+(?: ?(?:h|hrs?|hours?),?(?: and)? [0-9]+ ?(?:m|min|mins|minutes)"
    r"| ?(?:m|min|mins|minutes),?(?: and)? [0-9]+ ?(?:s|secs?|seconds)"
    r"| ?(?:y|yrs?|years?),?(?: and)? [0-9]+ ?(?:m|mo|mths?|months?))\b"
)


def refuse_shape(text: str, end: End) -> Refusal | None:
    """Refuse an amount for what is written right behind it."""
    is_glued = text[end.end : end.end + 1].isalpha() or _LOCAL_SCALE.match(text, end.end) is not None
    if end.currency is not None and end.scale is None and is_glued:
        return refuse("unknown_suffix", text, end.start, end.end)
    if end.unit is not None or end.scale is not None:
        return _refuse_measured(text, end)
    is_timed = end.currency is None and text[end.end : end.end + 2].lstrip()[:1] in ("h", "y")
    if is_timed and (parts := _TWO_TIMES.match(text, end.number_start)) is not None:
        return refuse("mixed_units", text, end.start, parts.end())
    if end.currency is None and (more := _GOES_ON.match(text, end.end)) is not None:
        return refuse("malformed_number", text, end.start, more.end())
    if _FOREIGN_SCALE.match(text, end.end):
        return refuse("unknown_suffix", text, end.start, end.end)
    if (added := _SUM.match(text, end.end)) is not None:
        return refuse("ambiguous_sign", text, end.start, added.end())
    return _refuse_share(text, end)


def _refuse_share(text: str, end: End) -> Refusal | None:
    """The same for a number without a scale or unit, which may be a share, or the first of spaced groups."""
    is_typical = end.is_bare and _ENDS.match(text, end.end) is not None
    if is_typical and not end.shown and _OF_MEDIAN.search(text[max(0, end.start - 24) : end.start]) is not None:
        return refuse("ambiguous_unit", text, end.start, end.end)
    if is_typical and _RESTATED.search(text[max(0, end.start - 24) : end.start]) is not None:
        return refuse("ambiguous_unit", text, end.start, end.end)
    if end.is_bare and 2 <= end.number < 10 and (share_of := _IN_TEN.match(text, end.end)) is not None:
        return refuse("proportion", text, end.start, share_of.end())
    if end.is_bare and (all_of := _OF_ALL.match(text, end.end)) is not None:
        return refuse("proportion", text, end.start, all_of.end())
    thing = _ONE_THING_IN.match(text, end.end) or _ONE_THING_PER.match(text, end.end)
    if end.is_bare and end.number == 1 and thing is not None:
        return refuse("proportion", text, end.start, thing.end())
    if end.is_bare and end.number != 1 and _PER_MANY.match(text, end.end) is not None:
        return None  # "9.5 per 100,000" counts what happened so often
    part = (_ONE_IN if end.number == 1 else _PER_NUMBER).match(text, end.end) if end.is_bare else None
    if part is not None:
        return refuse("proportion", text, end.start, part.end())
    spaced = _SPACED_GROUPS.match(text, end.end)
    if spaced is not None and end.shown == 0 and not end.is_grouped and end.number < 1000:
        return refuse("malformed_number", text, end.start, spaced.end())
    return None


def _refuse_measured(text: str, end: End) -> Refusal | None:
    """The same for an amount with a unit or a scale, which a second number may go on."""
    if end.currency is not None:
        return None
    if end.unit is None:
        more = _GOES_ON.match(text, end.end)
        return refuse("malformed_number", text, end.start, more.end()) if more is not None else None
    if (parts := _TWO_TIMES.match(text, end.number_start)) is not None:
        return refuse("mixed_units", text, end.start, parts.end())
    part = _PER_NUMBER.match(text, end.end) if end.unit.kind == "quantity" else None
    return refuse("proportion", text, end.start, part.end()) if part is not None else None
