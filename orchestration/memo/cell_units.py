"""Reading a value cell with the unit its surroundings lend it, and refusing where they disagree.

Belongs here: which unit hint counts (the cell's own unit, then column, row, group, caption, memo) and
when a bare number must be refused. Does not: the value grammar (`quantities`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from orchestration.memo.columns import Column, RowContext, hint_of
from orchestration.memo.context import has_digit
from orchestration.memo.natures import Nature, is_allocation, nature_of
from orchestration.memo.quantities import Quantity, Refusal, UnitHint, read_cell

Item = Quantity | Refusal

_GENERIC = re.compile(
    r"(?:total|amount|value|figure|metric|number|level|current|today|now|target|projected|actual|forecast|estimate)s?\b.*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_WHEN = re.compile(
    r"\b(?:year|date|when|since|until|timing|timeline|maturity|expiry|launch\w*|due|start\w*|end|founded|deadline"
    r"|completion|break[- ]?even|peak|milestone|target|phase|effective|adopted|released?|schedule|period)\b",
    re.IGNORECASE,
)
_SCALED = re.compile(
    r"\d\s?(?:[KMBTkm]\b|bn\b|tn\b|mn\b|thousand|million|billion|trillion|cr\b|crore|lakh|lac\b|L\b)",
    re.IGNORECASE,
)
_PER_UNIT = re.compile(
    r"\bper\s+(?!cent\b|year\b|annum\b|month\b)\w|\b(?:EPS|DPS|ARPU|ACV|CAC|LTV)\b|\b(?:price|prices|salary)\b",
    re.IGNORECASE,
)
_SCALE_NAMED = re.compile(
    r"\([^()]{0,30}\b(?:thousands?|millions?|billions?|trillions?|crores?|lakhs?|mn|bn|tn|000s?)\b[^()]{0,30}\)",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(r"(?:%|\bpercent(?:age)?)\s+(?:of\s+)?[A-Za-z]", re.IGNORECASE)
# "(g/t)", "(m3/day)": a unit the grammar does not know.
_UNIT_NAMED = re.compile(r"\((?:[A-Za-z0-9³²µ°]{1,5}\s?/\s?[A-Za-z0-9³²]{1,8}|[a-z]{1,2}|oz|ml|öre)\)")
# Heads are counted: money spent on them is called pay, and money earned by them revenue.
_PEOPLE = re.compile(
    r"\b(?:headcount|employees?|staff|fte?s?|people|persons?|population|users?|subscribers?|customers?|members?"
    r"|workers?|engineers?|developers?|patients?|students?|visitors?|passengers?|beneficiaries|households?"
    r"|borrowers?|farmers?|jobs|positions|guests?|tourists?|drivers?|clients?)\b"
    r"|\b(?:number|count|no\.?) of\b",
    re.IGNORECASE,
)
# What a column of units says where there is none.
_NO_UNIT = re.compile(
    r"\b(?:index|indices|score|points|ratio|number|no\.?|count|rank|none|n/a|units?)\b|[#—–]", re.IGNORECASE
)
_KIND_NATURE: dict[str, Nature] = {
    "money": "money",
    "count": "count",
    "percent": "percent",
    "percentage_point": "percent",
    "basis_point": "percent",
}
# Longer cells hardly come twice and would fill the memory.
_REMEMBERED = 60
# Fewer cells with a currency say too little about the bare ones beside them.
_PEERS_MIN = 2


class _Labels(NamedTuple):
    """The labels around a cell."""

    column: Column
    row: RowContext
    units: TableUnits


class _Lent(NamedTuple):
    """The unit lent to a bare number, and by what."""

    hint: UnitHint | None
    source: str  # column, row, corner, group, caption, memo


@dataclass(frozen=True, slots=True)
class TableUnits:
    """The units a table's corner and caption and the memo's own words lend its bare numbers."""

    corner: UnitHint | None
    caption: UnitHint | None
    caption_nature: Nature | None
    caption_label: str
    figures: UnitHint | None


def table_units(caption: str | None, columns: Sequence[Column], figures: UnitHint | None) -> TableUnits:
    """The units that hold for a whole table."""
    corner = next((hint for column in columns if column.role != "value" and (hint := _shared(column.hint))), None)
    if caption is None:
        return TableUnits(corner, None, None, "", figures)
    return TableUnits(corner, _lendable(hint_of(caption)), nature_of(caption), caption, figures)


def _shared(hint: UnitHint | None) -> UnitHint | None:
    """A unit that a corner, group or caption may lend; "Year" over a column of years lends none."""
    return hint if hint is not None and hint.unit_kind not in {"duration", "quantity"} else None


def _lendable(hint: UnitHint | None) -> UnitHint | None:
    """The same for a caption, whose unit may be a physical one: "Generation by source (TWh)"."""
    return hint if hint is not None and hint.unit_kind != "duration" else None


def read_value_cell(text: str, column: Column, row: RowContext, units: TableUnits) -> list[Item]:
    """The values of one cell; a bare number whose unit is open or disputed becomes a Refusal."""
    if not text or not has_digit(text):
        return []
    labels = _Labels(column, row, units)
    lent = _hint(labels)
    items = read(text, lent.hint)
    if not items:
        return []
    if lent.hint is None and _YEAR.fullmatch(text):
        return _year_or_count(text, column, row)
    alone = {item.start: item for item in read(text, None)} if lent.hint is not None else {}
    found: list[Item] = []
    for item in items:
        bare = alone.get(item.start, item)
        if lent.source == "memo" and isinstance(item, Refusal) and item.code == "unit_conflict":
            found.append(bare)  # "$12" in a memo of shillings states its own currency
            continue
        is_open = isinstance(item, Quantity) and isinstance(bare, Quantity) and is_bare(bare, text)
        found.append(_checked(item, bare, lent, labels) if is_open else item)
    return found


def read(text: str, hint: UnitHint | None) -> tuple[Item, ...]:
    """`read_cell`, remembered: the same short cells and percentages come back in memo after memo."""
    return _remembered(text, hint) if len(text) <= _REMEMBERED else tuple(read_cell(text, hint))


@lru_cache(maxsize=16384)
def _remembered(text: str, hint: UnitHint | None) -> tuple[Item, ...]:
    return tuple(read_cell(text, hint))


def _year_or_count(text: str, column: Column, row: RowContext) -> list[Item]:
    """A bare `2031` is a count only where a label says that things are counted."""
    if _WHEN.search(column.label) or (row.label is not None and _WHEN.search(row.label.text.value)):
        return []
    if "count" in (column.nature, row.nature):
        return list(read(text, None))
    written = f"{text[0]},{text[1:]}"
    message = f"{text} may be a year or a number: no label says what is counted; write {written} or a unit"
    return [Refusal(0, len(text), "year_or_count", message)]


def _hint(labels: _Labels) -> _Lent:
    """The nearest unit stated for a cell; the memo's own words count only where labels speak of money."""
    column, row, units = labels
    for source, hint in (
        ("column", column.hint),
        ("row", row.hint),
        ("corner", units.corner),
        ("group", _shared(row.group_hint)),
        ("caption", units.caption),
    ):
        if hint is not None:
            return _Lent(hint, source)
    if units.figures is not None and "money" in (column.nature, row.nature, units.caption_nature):
        return _Lent(units.figures, "memo")
    return _Lent(None, "")


def is_bare(item: Item, text: str) -> bool:
    """Whether a value, read without a hint, carries no unit of its own; `18:1` is a ratio as it stands."""
    return isinstance(item, Quantity) and (
        item.unit_kind == "count" or (item.unit_kind == "ratio" and ":" not in text[item.start : item.end])
    )


def _checked(item: Item, bare: Item, lent: _Lent, labels: _Labels) -> Item:
    """A bare number with the unit lent to it, or a Refusal where the labels leave it open or disagree.

    "Employees" under a caption in millions of dollars are still people; "Stores" may be what they cost.
    """
    if lent.hint is None:
        if (unread := _unread_scale(labels)) is not None:
            message = f"a bare number under {unread!r}, a scale with no unit that is known; state the unit"
            return Refusal(item.start, item.end, "ambiguous_unit", message)
        nature = _measured(labels)
        if nature not in {"money", "percent"}:
            return item
        missing = "currency" if nature == "money" else "percent sign"
        message = (
            f"a bare number where the labels speak of {nature}: no {missing} in the cell, its column "
            f"({labels.column.label!r}), its row or the caption; state the unit in one of them"
        )
        return Refusal(item.start, item.end, "ambiguous_unit", message)
    if lent.source == "caption" and lent.hint.unit_kind == "money" and _only_names(labels):
        return item
    disputed = _disputed(lent.hint, lent.source, labels) or _per_unit(lent, labels)
    if disputed is None:
        return item
    is_count = disputed.endswith("count") and lent.hint.unit_kind == "money" and lent.source not in {"column", "row"}
    if is_count and _names_people(labels):
        return bare
    unit = lent.hint.unit or lent.hint.unit_kind
    message = f"a bare number whose {lent.source} lends it {unit} while {disputed}; state the unit in the cell"
    return Refusal(item.start, item.end, "unit_conflict", message)


def _names_people(labels: _Labels) -> bool:
    """Whether the label that speaks of a count can mean no amount: shops may stand for what they cost or sell."""
    row = labels.row.label.text.value if labels.row.label is not None else ""
    return any(_PEOPLE.search(label) for label in (labels.column.label, row))


def _only_names(labels: _Labels) -> bool:
    """Whether rows name what money is for ("Price" and "Stores" under "Use of cash (£m)"), columns when."""
    return labels.column.nature is None and labels.row.hint is None and is_allocation(labels.units.caption_label)


def _per_unit(lent: _Lent, labels: _Labels) -> str | None:
    """Why a scale lent from afar does not fit: earnings per share stand beside millions unscaled."""
    if lent.hint is None or lent.hint.scale <= 0 or lent.source in {"column", "row"}:
        return None
    row = labels.row.label.text.value if labels.row.label is not None else ""
    for where, label in (("its column", labels.column.label), ("its row", row)):
        if _PER_UNIT.search(label):
            return f"{where} speaks of an amount per unit"
    return None


def _unread_scale(labels: _Labels) -> str | None:
    """A label that names a scale ("(million bags)") though no unit could be read from it."""
    column, row, units = labels
    if row.unit and row.hint is None and _NO_UNIT.search(row.unit) is None:
        return row.unit
    for label in (column.label, row.label.text.value if row.label is not None else "", units.caption_label):
        if _SCALE_NAMED.search(label) or _UNIT_NAMED.search(label, 1):
            return label
    return None


def _measured(labels: _Labels) -> Nature | None:
    """What the labels say a cell measures: the column's name, else the row's, else the caption's."""
    column, row, units = labels
    if column.nature is not None or row.nature is not None:
        return column.nature or row.nature
    is_open = column.is_dimension or not column.label or _GENERIC.fullmatch(column.label) is not None
    return units.caption_nature if is_open else None


def _disputed(hint: UnitHint, source: str, labels: _Labels) -> str | None:
    """Why the labels contradict a lent unit, None where they do not.

    A column that names a measure decides for itself. Where columns only tell the year or scenario the
    rows name the measure, unless the caption does ("Spending by group ($M)": the rows name who spends).
    """
    column, row, units = labels
    lent = _KIND_NATURE.get(hint.unit_kind)
    if hint.unit_kind == "quantity" and source == "caption":
        other = column.nature or row.nature
        return f"its labels speak of {other}" if other is not None else None
    if not column.is_dimension:
        if source == "column":
            return None
        if source == "row" or column.nature is not None:
            return _against(lent, column.nature, "its column")
    if source == "column" and row.hint is not None and row.hint.unit_kind != hint.unit_kind:
        return f"its row states {row.hint.unit or row.hint.unit_kind}"
    if source == "caption" and lent == "percent" and _SHARE_OF.search(units.caption_label):
        return None  # "Budget, percent of GDP": revenue and debt are stated as shares
    is_settled = source == "caption" and row.nature == "count" and lent == units.caption_nature == "money"
    return None if source == "row" or is_settled else _against(lent, row.nature, "its row")


def _against(lent: Nature | None, nature: Nature | None, where: str) -> str | None:
    if lent is None or nature is None or nature == lent:
        return None
    return f"{where} speaks of {nature}"


@dataclass(frozen=True, slots=True)
class Peers:
    """The currency the values of one column or row share, and whether they are written with a scale."""

    currency: str
    is_scaled: bool


def peers_of(cells: Sequence[tuple[str, list[Item]]]) -> Peers | None:
    """What the cells of one column or row agree on; None where too few do or they differ.

    A bare `38` beside `$160M` may be dollars or millions: only cells written alike settle one another.
    """
    values = [(text, items[0]) for text, items in cells if items and isinstance(items[0], Quantity)]
    forms = {
        (value.unit, _SCALED.search(text) is not None)
        for text, value in values
        if isinstance(value, Quantity) and value.unit_kind == "money"
    }
    if len(values) < _PEERS_MIN or len(forms) != 1:
        return None
    if any(isinstance(value, Quantity) and value.unit_kind != "money" for _, value in values):
        return None
    return Peers(*forms.pop())


def read_beside(text: str, refusal: Refusal, peers: Peers | None) -> Item:
    """A bare number refused for its open unit, read with the currency its peers share."""
    if peers is None or (_SCALED.search(text) is not None) != peers.is_scaled:
        return refusal
    items = read(text, UnitHint(peers.currency, "money"))
    return next((item for item in items if item.start == refusal.start), refusal)
