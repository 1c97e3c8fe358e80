"""Two amounts joined to one value: "$2M to $5M", "2 or 3%", "1,250 to 400".

Belongs here: which words and dashes join, and whether what they join can be the ends of one value. Does not: reading
either amount (`number_grammar`) or building the value (`assembly`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.values.changes import ARROWS, is_change, stands_alone
from orchestration.memo.values.identifiers import is_valued
from orchestration.memo.values.number_grammar import APPROXIMATE, BETWEEN, SIGNS, End, read_end, word_before
from orchestration.memo.values.signs_in_words import second_in_words
from orchestration.memo.values.steps import is_no_range
from orchestration.memo.values.years import is_year, is_year_like
from orchestration.memo.vocabulary.identifier_words import NUMBERED

_S = "[ \u00a0\u2009\u202f]{0,2}"
_JOIN = re.compile(rf"({_S})(-->|->|[–—]>|→|⟶|➔|➜|=>|-to-|[-–—−‑~]|to|and|or)({_S})(?=[~≈<>$¥{SIGNS}A-Za-z0-9+−–-])")
_JOIN_STARTS = frozenset(" \u00a0\u2009\u202f-=→⟶➔➜–—−‑~tao")
_JOIN_WORDS = frozenset({"to", "and", "or", "-to-"})
# "2 or 3%", "$2 or $3 million": further apart they are two choices.
_NEAR = 2
# "5 to 1", "60 to 40" are ratios.
_LARGEST_RATIO = 100
_FIRST_YEAR = 1900
_RATIO_OF = re.compile(r"\b(?:ratio|odds|multiple)s? (?:of|is|was|at) $")
_RATIO_REACH = 16
# "Robots to workers: 1 to 4", "the ratio of robots to workers is 1 to 4 and will be 1 to 1"
_RATIO_TOLD = re.compile(
    r"(?:\bratios?\b[^.;:]{0,60}|\b[A-Za-z]{3,}s[ -]to[ -][a-z]{3,}s(?: ratio)?)"
    r"(?::\*{0,2}| (?:is|was|of|at|be|to|from|and)) $",
    re.IGNORECASE,
)
_TOLD_REACH = 90
_APART = re.compile(r"\b(?:difference|gap|spread|gulf|disparity|distance) $")
_APART_REACH = 12
# "3, 6 or 12 months" are three.
_IN_LIST = re.compile(r"[0-9], $")
# "5- to 7-year"
_HANGING = re.compile("- to (?=[0-9])")


_SPAN = re.compile(r" ?[-–—] ?[$€£¥₹]?[0-9]")
# "$12/hr–$18/hr"
_RATED = re.compile(r"(?P<rate>/[A-Za-z]{1,8})\.? ?[-–—] ?(?=[$€£¥₹]?[0-9])")


class Join(NamedTuple):
    """The second amount of a range or change, and what joins it to the first."""

    last: End
    mark: str
    is_dash: bool


def find_join(text: str, first: End, lent: str | None) -> Join | None:
    """The amount that `first` forms a range or change with; None where `first` stands alone."""
    if first.is_bare and (hanging := _HANGING.match(text, first.end)) is not None:
        last = read_end(text, hanging.end(), lent)
        is_unit = last is not None and last.unit is not None and text[last.number_start :].find("-") > 0
        return Join(last, "to", is_dash=False) if last is not None and is_unit else None
    if first.currency is not None and (rated := _RATED.match(text, first.end)) is not None:
        last = read_end(text, rated.end(), first.currency)
        is_same = last is not None and text.startswith(rated["rate"], last.end)
        return Join(last, "-", is_dash=True) if last is not None and is_same else None
    after = text[first.end : first.end + 2]
    if after[:1] not in _JOIN_STARTS or (after[0] == " " and after[1:] not in _JOIN_STARTS):
        return None
    match = _JOIN.match(text, first.end)
    if match is None:
        return None
    last = second_in_words(text, first, match.end(), lent) or read_end(text, match.end(), first.currency or lent)
    if last is None or last.start != match.end():
        return None
    left, mark, right = match.groups()
    if mark == "to" and (
        is_no_range(text, first, last) or _is_named(text, first, last) or _is_range(text, first, last)
    ):
        return None
    is_dash = mark not in _JOIN_WORDS and mark not in ARROWS
    is_spaced = bool(left) and bool(right)
    if mark in ("to", "and", "or") and (not is_spaced or (mark == "and" and not _is_between(text, first))):
        return None
    if mark == "or" and (not _is_either(first, last) or _IN_LIST.search(text[max(0, first.start - 3) : first.start])):
        return None
    last = _with_unit_of(text, first, last) if mark == "to" else last
    are_years = [end.is_bare and is_year_like(end) for end in (first, last)]
    # "32% by 2034" ends in a year, "3% in 2026 → 41%" and "3% in FY2026 to 41%" go on from one.
    is_other = last.number < first.number or last.is_grouped or is_valued(last)
    goes_on = mark in ARROWS or (mark == "to" and is_other and not _counts(last))
    # "Sales of $4B in 2033 - 9,500 cuts" are two statements
    is_parted = is_dash and is_spaced and last.is_grouped and are_years[0] and is_year(text, first)
    has_year = are_years == [False, True] or (are_years == [True, False] and (goes_on or is_parted))
    if has_year or (is_dash and bool(left) != bool(right)) or not _alike(first, last, is_dash and not is_spaced):
        return None
    is_falling = first.number >= last.number and first.scale == last.scale and not (first.sign or last.sign)
    return None if is_dash and is_spaced and is_falling else Join(last, mark, is_dash)


def counts_on(text: str, first: End, join: Join | None) -> bool:
    """Whether a bare number goes on to another with thousands in groups, as no name does: "Engineering 840 → 1,010"."""
    if join is None or join.mark not in ARROWS or not (first.is_bare and join.last.is_bare):
        return False
    is_grouped = first.is_grouped or join.last.is_grouped
    return is_grouped and word_before(text, first.start).lower() not in NUMBERED


def _is_between(text: str, first: End) -> bool:
    """Whether "between A and B" is a range: "the difference between A and B" tells of two."""
    return BETWEEN in first.words and _APART.search(text[max(0, first.start - _APART_REACH) : first.start]) is None


def _is_range(text: str, first: End, last: End) -> bool:
    """Whether the second begins a range of its own: "from 8% to between 11% and 13%"."""
    if BETWEEN not in last.words:
        is_span = _SPAN.match(text, last.end) is not None
        return is_span and first.currency is not None and is_change(text, first)  # "from CHF 31M to CHF 8-10M"
    return first.is_grouped or not first.is_bare


def _is_named(text: str, first: End, last: End) -> bool:
    """Whether a letter at the first number makes it a name or short year and no end of a value: "FY27 to 12%"."""
    return first.is_bare and is_valued(last) and text[max(0, first.number_start - 1) : first.number_start].isalpha()


def _counts(last: End) -> bool:
    """Whether four digits before "to" may be as many of the same things: "2000 to 2500 MW"."""
    return last.unit is not None and last.unit.kind == "quantity" and last.number >= _FIRST_YEAR


def _with_unit_of(text: str, first: End, last: End) -> End:
    """The end of a change that leaves its unit out: "from 48 months to 17", not "to 17 sites"."""
    if first.unit is None or not last.is_bare or first.unit.kind not in ("duration", "quantity"):
        return last
    return last._replace(unit=first.unit) if stands_alone(text, last) and is_change(text, first) else last


def _alike(first: End, last: End, is_tight: bool) -> bool:
    """Whether two amounts can be the ends of one value; else they stand side by side.

    A tight dash binds whatever it joins: where the ends do not fit, the whole is refused.
    """
    if is_tight:
        return not (last.is_currency_first and first.is_bare)
    if last.is_currency_first and first.currency is None:
        return False
    if first.currency and first.unit is None and last.unit is not None:
        return False
    if first.unit is not None and (last.unit is None or last.unit.kind != first.unit.kind):
        return False
    return not (first.currency and first.scale is not None and last.currency is None and last.scale is None)


def _is_either(first: End, last: End) -> bool:
    """Whether "2 or 3%" leaves one value open: the first number lacks what the second states, or is next to it."""
    if first.sign or last.sign or last.words or not first.number < last.number <= _NEAR * first.number:
        return False
    if first.scale is not None or first.unit is not None or is_year_like(first) or is_year_like(last):
        return False
    if first.is_bare and last.is_bare:
        return last.number == first.number + 1 and not first.shown
    is_shared = first.currency is None or (first.currency == (last.currency or first.currency) and last.unit is None)
    return is_shared and not (first.currency is None and last.is_currency_first)


def is_fall(first: End, last: End) -> bool:
    """Whether "1,250 to 400" is a change: no range falls. Low numbers without a unit are a ratio or a score."""
    if first.sign or last.sign or first.words or last.words or first.flaw or last.flaw:
        return False
    is_measured = first.unit is not None and first.unit.kind != "score"
    is_large = first.is_grouped or last.number > _LARGEST_RATIO or is_measured or is_valued(first) or is_valued(last)
    return (
        is_large
        and first.number > last.number
        and (first.scale, first.currency, first.unit)
        == (last.scale, last.currency or first.currency, last.unit or first.unit)
    )


def is_ratio(text: str, first: End, last: End) -> bool:
    """Whether "1.9 to 1" is a ratio: it falls to one and nothing is said to change, or "a ratio of" introduces it."""
    is_open = set(first.words) <= {APPROXIMATE}
    is_bare = first.is_bare and last.is_bare and is_open and not (first.flaw or last.flaw or first.sign)
    before = text[max(0, first.start - _RATIO_REACH) : first.start]
    if is_bare and first.number == 1 and 1 < last.number <= _LARGEST_RATIO:
        return _RATIO_OF.search(before) is not None or _tells_ratio(text, first.start)  # "a ratio of 1 to 8"
    if not is_bare or last.number != 1 or not 1 <= first.number <= _LARGEST_RATIO:
        return False
    if _RATIO_OF.search(before) is not None or (first.number == 1 and _tells_ratio(text, first.start)):
        return True
    return first.number > 1 and stands_alone(text, last) and not before.endswith("from ")


def _tells_ratio(text: str, pos: int) -> bool:
    """Whether the words before two numbers name a ratio: "Robots to workers: 1 to 4", "the ratio of … is 1 to 4"."""
    return _RATIO_TOLD.search(text, max(0, pos - _TOLD_REACH), pos) is not None


def is_chain(text: str, first: End, last: End) -> bool:
    """Whether it is a number of something ("555-010-999") or a figure of speech ("50-50")."""
    after = text[last.end : last.end + 1]
    is_long = after in ("-", "–") and text[last.end + 1 : last.end + 2].isdigit()
    is_same = first.number == last.number and not first.words and (first.sign == last.sign or first.sign != "-")
    return is_long or is_same or (is_year_like(first) and is_year_like(last))
