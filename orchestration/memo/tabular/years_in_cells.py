"""Cells that begin with a year and say more: "2028 ($18M)", "2031 (base), 2033 (bear)", "2032: $41M".

Belongs here: whether such a cell is only a period, and that its bare years are none of its values. Does not: a cell
that is one year alone (`cell_units`) or which period dates a value (`table_facts`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.column import whole_period

if TYPE_CHECKING:
    from collections.abc import Set

    from orchestration.memo.tabular.cell_units import Item
    from orchestration.memo.tabular.column import Column
    from orchestration.memo.tabular.rows import RowContext

# "$41M", "12%", "(41K)", "3.1 bn", "4.2x"; "2030 (12 months)" tells a time.
_WORTH = re.compile(r"[$€£¥₹₩%]|[0-9] ?(?:[KMBTx]|bn|mn|million|billion|trillion|thousand)\b|\b[0-9]{1,3},[0-9]{3}\b")
_BEGINS = re.compile(r"(?:19|20|21)[0-9]{2} \([^()]*(?:[$€£¥₹₩%A-Za-z]|(?:19|20|21)[0-9]{2})")
_YEAR = re.compile(r"(?<![0-9.,$€£¥₹₩])(?:19|20|21)[0-9]{2}(?= \(|[,;/) ]|$)(?! ?%)")
_NEXT_YEAR = re.compile(r"\([^()]*\)[,;/]? ?(?:and |or )?(?:19|20|21)[0-9]{2}(?![0-9,.])")
_YEAR_WITHIN = re.compile(r"\([^()0-9]*(?:19|20|21)[0-9]{2}[^()0-9]*\)$")
_MONEY_WITHIN = re.compile(r"\([^()0-9]*[$€£¥₹₩]")
_MESSAGE = "it may be a year or a number: no label says what is counted; group its thousands or state a unit"


def tells_period(text: str) -> bool:
    """Whether a cell is a period and holds no value beside it: not "2027 ($41M)"."""
    mention = whole_period(text)
    return mention is not None and _WORTH.search(text[: mention.start] + " " + text[mention.end :]) is None


def without_years(text: str, items: list[Item], column: Column, row: RowContext, *, is_when: bool) -> list[Item]:
    """The items of a cell without the bare years it lists; refused where a label may count them.

    `is_when` is whether the labels of the cell ask for a time: "Break-even", "Peak year".
    """
    if _BEGINS.match(text) is None or "count" in (column.nature, row.nature):
        return items
    is_dated = _MONEY_WITHIN.search(text) is not None  # "2028 ($18M)"
    is_listed = _NEXT_YEAR.search(text) is not None or _YEAR_WITHIN.search(text) is not None
    is_listed = is_listed or (is_when and "%)" in text)  # "When | 2031 (60%)"
    if not (is_dated or is_listed):
        return items
    years = {match.start() for match in _YEAR.finditer(text)}
    return [one for item in items for one in _kept(text, item, years, is_sure=is_dated or is_when)]


def _kept(text: str, item: Item, years: Set[int], *, is_sure: bool) -> list[Item]:
    is_year = item.start in years and item.end - item.start == len("2031")
    if not is_year or (isinstance(item, Quantity) and item.qualifier != "exact"):
        return [item]
    return (
        []
        if is_sure
        else [Refusal(item.start, item.end, "year_or_count", f"{text[item.start : item.end]}: {_MESSAGE}")]
    )
