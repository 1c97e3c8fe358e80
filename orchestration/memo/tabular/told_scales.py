"""Amounts with a sign of their own below a scale that is told alone: "Item (billion)" over "$41".

Belongs here: whether a corner, a caption or a note tells the scale of a signed amount. Does not: units that labels lend
to bare numbers (`lent_units`), scales told with a currency (`cell_units`).
"""

from __future__ import annotations

import re

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.cell_labels import Labels, names_of
from orchestration.memo.tabular.per_units import PER_UNIT_NAMED
from orchestration.memo.vocabulary.natures import nature_of

_SCALE = (
    r"\((?:(?:all )?(?:figures|amounts|values|numbers|sums) )?(?:are )?(?:in )?"
    r"(?P<scale>thousand|million|billion|trillion|bn|mn)s?(?: of local currency)?(?:,? (?:except|unless) [^()]*)?\)"
)
_TOLD = re.compile(_SCALE, re.IGNORECASE)
_CORNER = re.compile(
    r"(?:(?:line )?items?|lines?|metrics?|measures?|compan(?:y|ies)|firms?|countr(?:y|ies)|segments?|divisions?"
    r"|categor(?:y|ies)|flows?|accounts?|components?|regions?|banks?|lenders?|markets?|groups?) " + _SCALE,
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[(~≈+−–-]{0,2}(?:[A-Z]{0,3}[$€£¥₹₩₦₱฿₫₺₽]|[A-Z]{3} )[−–-]?[0-9][0-9,]*(?:\.[0-9]+)?\)?")
# What one person earns or one thing costs is written out.
_OF_ONE = re.compile(
    r"\b(?:pay|wages?|salar(?:y|ies)|prices?|tariffs?|fees?|fares?|rents?|bills?|tuition|tickets?|per|each|average|avg"
    r"|median|mean|eps|dps|arpu|unit)\b",
    re.IGNORECASE,
)
_SCALES = {"thousand": 3, "million": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12}
# A larger number is hardly meant in millions, or in thousands but of a measure of money.
_LARGEST = {3: 10_000}
_LARGEST_OF_ALL, _LARGEST_OF_MONEY = 100_000, 10_000_000
_PARTS = re.compile(r" and | by |[,;:(] ?")


def in_told_scale(text: str, bare: Quantity | Refusal, labels: Labels) -> Quantity | None:
    """The amount in the scale that stands alone in the corner, the caption or a note; None where none is its own."""
    if not isinstance(bare, Quantity) or bare.unit_kind != "money" or _SIGNED.fullmatch(text) is None:
        return None
    column, row, units = labels
    is_own = (column.hint is None or column.is_dimension) and (row.hint is None or row.hint.unit_kind == "money")
    names = (*names_of(labels), units.caption_label.partition("(")[0])
    if not is_own or any(map(_OF_ONE.search, names)) or any(map(PER_UNIT_NAMED.search, names)):
        return None
    scale = _scale_told(labels)
    largest = _LARGEST.get(scale, _LARGEST_OF_ALL)
    if scale in _LARGEST and not units.is_noted and "money" in (column.nature, row.nature):
        largest = _LARGEST_OF_MONEY
    if not scale or abs(bare.value) >= largest:
        return None
    low, high = (end.scaleb(scale) if end is not None else None for end in (bare.low, bare.high))
    decimals = bare.decimals - scale if bare.decimals is not None else None
    return bare._replace(value=bare.value.scaleb(scale), low=low, high=high, decimals=decimals)


def _scale_told(labels: Labels) -> int:
    """The power of ten that is told for all amounts of a table; 0 where none is."""
    units = labels.units
    if (corner := _CORNER.fullmatch(units.corner_label)) is not None:
        return _SCALES[corner["scale"].lower()]
    parts = _PARTS.split(units.caption_label)
    if units.caption_nature in {"count", "percent", "ratio"} or any(nature_of(part) == "count" for part in parts):
        return 0  # "Cities by population (millions)"
    if units.is_noted and units.caption is not None and units.caption.unit in {"", "count"}:
        return units.caption.scale
    told = _TOLD.search(units.caption_label)
    return _SCALES[told["scale"].lower()] if told is not None else 0
