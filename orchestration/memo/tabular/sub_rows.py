"""Rows that are parts of one above them: "- Cloud" and "of which services" below "Revenue ($M)", or what adds up to it.

Belongs here: which rows are in the unit of which other, and which stand below one without saying so. Does not: the
units that rows state (`rows`), numbers left without one (`open_numbers`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from orchestration.memo.quantities import UnitHint
from orchestration.memo.vocabulary.natures import Nature, is_multiple
from orchestration.memo.vocabulary.persons import GROUPS, is_person

_OF_WHICH = re.compile(r"\W{0,4}(?:of which|o/w|thereof)\b", re.IGNORECASE)
# "- Cloud", "– Devices", no "-5% shock" and no "- $41M"
_DASH = re.compile(r"[-–—•·] ?(?=[^\W\d_])")
# Of one of many, whose unit is never that of all: "- Average order", "- ARPU"
_OF_ONE = re.compile(r"\b(?:per|average|avg|mean|median|arpu|eps|dps|price|salary|wage)\b", re.IGNORECASE)
_PLAIN = re.compile(r"[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]{1,3})?")
_BARE = re.compile(r"[~≈+−–(-]{0,2}[0-9][0-9,]*(?:\.[0-9]+)?\)?[*†]?")
# "Outages of a platform" are counted.
_SAYS_MORE = re.compile(r" (?:of|in|per|by|for|to) |[(0-9]")
_MOST_PARTS, _FEWEST = 8, 2
_MOST_PERCENT = 200
_HEADS = frozenset({"money", "count", "percent", "quantity"})
# Digits in all that two parts must agree in with their sum, which is hardly by chance.
_SURE = 3


class Ranked(NamedTuple):
    """A row as far as it tells whose part it is."""

    name: str
    hint: UnitHint | None
    nature: Nature | None
    figures: Sequence[str]


def rows_above(rows: Sequence[Ranked]) -> list[tuple[int | None, bool, bool]]:
    """For each row the one above that states a unit, whether it is certainly a part of it, and whether it is less.

    A row that states a unit, or measures something of its own, stands below none; what is marked as a part is one of
    the last row that is not.
    """
    found: list[tuple[int | None, bool, bool]] = []
    above: int | None = None
    whole: int | None = None
    for at, row in enumerate(rows):
        is_marked = _OF_WHICH.match(row.name) is not None or _DASH.match(row.name) is not None
        whole = whole if is_marked else at
        above = at if row.hint is not None and row.hint.unit_kind in _HEADS and not is_marked else above
        is_of_other = is_marked and above != whole  # "- Cloud" below "Employees"
        if row.hint is not None or above is None or is_of_other or not _fits(row, rows[above]):
            found.append((None, False, False))
        else:
            is_part = is_marked and _may_be_part(row, rows[above])
            is_next = above == at - 1 or found[-1][2]  # whatever stands between begins anew
            found.append((above, is_part, is_next and (is_part or _is_less(row, rows[above]))))
    for at, row in enumerate(rows):
        if row.hint is not None and row.hint.unit_kind in {"money", "count", "quantity"}:
            for part in range(at + 1, at + 1 + _parts_of(row, rows[at + 1 : at + 1 + _MOST_PARTS])):
                found[part] = (at, True, True)
    return found


def _fits(row: Ranked, above: Ranked) -> bool:
    """Whether a row without a unit measures what the one above does, or nothing that its name tells."""
    if _OF_ONE.search(row.name) is not None or is_multiple(row.name) or above.hint is None or not row.name:
        return False
    kind, words = above.hint.unit_kind, row.name.lower().split()
    if kind == "percent" and row.nature == "count":
        return words[-1] in GROUPS or is_person(words[-1])  # "Women" below "Jobless rate (%)"
    if kind == "percent" and all(_number(text) >= _MOST_PERCENT / 2 for text in row.figures if _PLAIN.fullmatch(text)):
        return False  # "Policy uncertainty | 120.1" below "GDP growth (%)"
    if kind == "money" and any(map(is_person, words)):
        return False  # "- Change in staff"
    return row.nature in (None, above.nature) or row.nature == kind


def _may_be_part(row: Ranked, above: Ranked) -> bool:
    """Whether the figures of a row marked as a part can be in the unit above it: bare, and no percentage too large."""
    bare = [text for text in row.figures if any(map(str.isdigit, text))]
    if not bare or not any(map(_BARE.fullmatch, bare)):
        return False
    numbers = [_number(text) for text in bare if _PLAIN.fullmatch(text) is not None]
    is_share = above.hint is not None and above.hint.unit_kind == "percent"
    return not is_share or all(number < _MOST_PERCENT for number in numbers)


def _is_less(row: Ranked, above: Ranked) -> bool:
    """Whether the plain numbers of a row named in a word are each less than the one above, as those of a part are."""
    numbers, totals = _numbers(row), _numbers(above)
    if (
        _SAYS_MORE.search(row.name) is not None
        or above.hint is None
        or above.hint.unit_kind in {"duration", "quantity"}
    ):
        return False
    if numbers is None or totals is None or len(numbers) != len(totals):
        return False
    return all(number < total for number, total in zip(numbers, totals, strict=True))


def _parts_of(head: Ranked, below: Sequence[Ranked]) -> int:
    """How many rows right below one add up to it in every column; 0 where none do."""
    totals = _numbers(head)
    if totals is None:
        return 0
    sums, step = [Decimal(0)] * len(totals), _step(head.figures)
    for count, row in enumerate(below, 1):
        numbers = _numbers(row) if row.hint is None and _fits(row, head) else None
        if numbers is None or len(numbers) != len(totals):
            return 0
        sums = [one + other for one, other in zip(sums, numbers, strict=True)]
        step = max(step, _step(row.figures))
        is_sum = all(abs(one - total) <= step * count / 2 for one, total in zip(sums, totals, strict=True))
        if count >= _FEWEST and is_sum and _is_sure(totals, step):
            return count
    return 0


def _is_sure(totals: Sequence[Decimal], step: Decimal) -> bool:
    """Whether sums that agree so far, in units of the last digit, hardly agree by chance."""
    return sum(len(str(int(total / step))) for total in totals) >= _SURE and all(total > step for total in totals)


def _numbers(row: Ranked) -> list[Decimal] | None:
    """The plain numbers of a row; None where one of its cells holds anything else."""
    texts = [text for text in row.figures if text]
    if not texts or not all(map(_PLAIN.fullmatch, texts)):
        return None
    return [_number(text) for text in texts]


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _step(texts: Sequence[str]) -> Decimal:
    """The last digit that numbers show."""
    return max((Decimal(1).scaleb(-len(text.partition(".")[2])) for text in texts if text), default=Decimal(1))
