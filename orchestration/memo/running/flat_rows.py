"""Rows of a table that a copy set in one line with nothing between its cells: "Gauteng 2,900 3,450 Cape 4,020 1,730".

Belongs here: finding such rows in running text, and refusing their bare numbers, of which nobody can tell below which
header they stood, or whose name is whose: "(share, percent) Packing 71 Cutting 58 Sewing 44".
Does not: tables with pipes, tabs or columns (`scanning`), lists of a name and a number each.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.values.assembly import refuse

_CELL = r"(?:\(?[-+−–]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?\)?|[-–—])"
# Two cells or more behind the name of a row, and behind them the next row's or nothing
_ROW = re.compile(rf"(?<=[A-Za-z)] ){_CELL}(?: {_CELL}){{1,11}}(?= [A-Z(*]|\.?\s*$)")
_NUMBER = re.compile(r"\(?[-+−–]?[0-9][0-9,.]*\)?")
_YEARS = re.compile(r"(?:(?:19|20|21)[0-9]{2} ?)+")
_NAME = r"[A-Z][A-Za-z'’&/-]*(?: [A-Za-z'’&/-]+){0,5}"
_VALUE = r"[-+−–]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_PAIRS = re.compile(
    rf"(?P<caption>[^()|]{{3,80}}\([^()]{{1,60}}\)):? (?P<pairs>{_NAME} {_VALUE}(?: {_NAME} {_VALUE}){{2,39}})\s*"
)
_PAIR = re.compile(rf"(?<= )(?P<value>{_VALUE})(?= [A-Z]|\s*$)")
_CODE = "flattened_table"
_LEAST, _LONGEST_NAME = 2, 60


def with_flat_rows(text: str, items: Sequence[Quantity | Refusal]) -> Sequence[Quantity | Refusal]:
    """The figures of a text, the bare numbers of flattened rows refused one by one."""
    rows = _rows(text)
    if not rows:
        return _of_pairs(text, items)
    refused = [
        refuse(_CODE, text, row.start() + found.start(), row.start() + found.end())
        for row in rows
        for found in _NUMBER.finditer(row.group())
    ]
    starts, ends = [row.start() for row in rows], [row.end() for row in rows]
    outside = [item for item in items if bisect_left(starts, item.end) == bisect_left(ends, item.start + 1)]
    return sorted([*outside, *refused], key=lambda item: item.start)


def _of_pairs(text: str, items: Sequence[Quantity | Refusal]) -> Sequence[Quantity | Refusal]:
    """The same for rows of one value each behind their caption, of which each would take the next one's name."""
    told = _PAIRS.fullmatch(text) if ") " in text or "): " in text else None
    if told is None:
        return items
    begin = told.start("pairs")
    refused = [refuse(_CODE, text, *pair.span("value")) for pair in _PAIR.finditer(text, begin)]
    return [*(item for item in items if item.end <= begin), *refused]


def _rows(text: str) -> list[re.Match[str]]:
    """The rows of a text that hold as many cells each and follow one another, if there are several."""
    found = [row for row in _ROW.finditer(text) if _YEARS.fullmatch(row.group()) is None]
    if len(found) < _LEAST:
        return []
    is_wide = len({len(row.group().split(" ")) for row in found}) == 1
    is_close = all(after.start() - row.end() <= _LONGEST_NAME for row, after in pairwise(found))
    return found if is_wide and is_close else []
