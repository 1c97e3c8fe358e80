"""The units that labels lend to a table's bare numbers, and where labels dispute them.

Belongs here: what column, row, corner and caption say a bare number measures. Does not: reading the cells
(`cell_units`) or the labels' own units (`hints`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.caption_units import units_told
from orchestration.memo.columns import Column
from orchestration.memo.measures import is_price
from orchestration.memo.natures import Nature, is_allocation, is_change, is_multiple, nature_of
from orchestration.memo.persons import PERSONS
from orchestration.memo.quantities import UnitHint
from orchestration.memo.rows import RowContext
from orchestration.memo.table_units import TableUnits, has_decimals, shared_unit, unit_under
from orchestration.memo.unread_units import names_minor, names_unit

_GENERIC = re.compile(
    r"(?:total|amount|value|figure|metric|number|level|current|today|now|target|projected|actual|forecast|estimate)s?\b.*",
    re.IGNORECASE,
)
_PER_UNIT = re.compile(
    r"\bper\s+(?!cent\b|year\b|annum\b|month\b)\w|\b(?:EPS|DPS|ARPU|ACV|CAC|LTV|AOV)\b"
    r"|/\s?(?:share|unit|user|employee|customer|hire|head|seat|worker|household)\b"
    r"|\b(?:average|avg\.?|median|mean)\s+(?:\w+\s+){0,2}(?:contract|deal|order|ticket|wages?|salaries|pay|rent|bill)\b"
    r"|(?<!purchase )\b(?:price|prices|salary)\b(?! ?(?:/|&|and)? ?(?:mix|volume|effect|impact|variance|controls?|caps?"
    r"|cuts?|increases?|rises?|hikes?|reforms?|wars?|erosion|pressure|inflation|deflation|reductions?|declines?"
    r"|competition|negotiations?|concessions?|adjustments?|freezes?|support|gains?)\b)",
    re.IGNORECASE,
)
# "Five-year total", "Change", "FY2032 MTP": of what the columns of years hold.
_SUMS_UP = re.compile(
    r"\b(?:total|sum|cumulative|overall|average|avg|mean|median|change|chg|variance|var|difference|diff|delta|increase"
    r"|decrease|gap|net|impact|peak|LT|long[- ](?:term|run)|terminal"
    r"|run[- ]?rate|amount|value|budget|gross|subtotal|all)\b|[Δ+\-–]|^\W*$"
    r"|^(?:FY|CY|[QH][1-4]\s?)?'?[0-9]",
    re.IGNORECASE,
)
# A part of a price, where it is stated without a percent sign: "Margin" below "Freight" under "($/kg)".
_MARGIN = re.compile(r"\bmargin$", re.IGNORECASE)
# A column that only says which of the values it shows.
_OF_MANY = re.compile(
    rf"{_GENERIC.pattern}|(?:median|average|avg|mean|typical|best|worst|longest|shortest|LT|long[- ]term)\b.*",
    re.IGNORECASE,
)
_FLOW = re.compile(r"(?:(?:net|total|gross) )?(?:imports?|exports?|trade|sales|reserves|losses)", re.IGNORECASE)
# What a percentage of is no measure of one column alone: "(% of GDP)" over revenue, spending and debt.
_SHARE_OF_ALL = re.compile(
    r"(?:%|\bpercent(?:age)?)\s+(?:of\s+)?(?:GDP|GNI|GNP|national income|output|revenues?|sales|turnover)\b",
    re.IGNORECASE,
)
# "Low price", "High oil price" beside "Central": in which case, where the row states its unit.
_PRICE_CASE = re.compile(r"(?:low|high|base|central|current|bear|bull)(?:er)? (?:[a-z]+ )?price", re.IGNORECASE)
_PAY = re.compile(r"\b(?:compensation|pay|salary|salaries|wages|remuneration|earnings)\b", re.IGNORECASE)
_SHARE_OF = re.compile(r"(?:%|\bpercent(?:age)?)\s+(?:of\s+)?[A-Za-z]", re.IGNORECASE)
_THINGS = re.compile(r"\((?!terms\)|dollars\)|pounds\)|rupees\)|francs\)|crowns\)|pesos\))[a-z]{3,}s\)$")
_THINGS_NAMED = re.compile(r"(?:[A-Z][a-z]+ )?[A-Z]?[a-z]{3,}[a-rt-z]s")
# Heads are counted: money spent on them is called pay, and money earned by them revenue.
_PEOPLE = re.compile(rf"\b(?:{'|'.join(sorted(PERSONS))})\b|\b(?:number|count|no\.?) of\b", re.IGNORECASE)
_HEADS = re.compile(r"\b(?:headcount|ftes?|number of|no\. of|count)\b", re.IGNORECASE)
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
HIGHEST_SCORE = 100
# "(thousands of people)" over "Tax preparation", which is what they do
_COUNTS_PEOPLE = re.compile(
    r"\([^()]*(?:thousands?|millions?|000s?)[^()]* (?:people|persons|workers|employees|jobs|staff)\)", re.IGNORECASE
)
_NUMBER_OF = re.compile(r"\((?:number|no\.|count) of ", re.IGNORECASE)
_HEADS_BY = re.compile(
    r"(?:[A-Z][\w-]* ){0,2}(?:FTEs?|[Hh]eadcount|[Ss]taff|[Ee]mployees|[Ww]orkforce|[Jj]obs|[Pp]ositions|[Ee]mployment)"
    r"(?: \([^()]*\))? by "
)
_THOUSANDS = 3
_OF_ONE = re.compile(r"\b(?:[Oo]ne|[Ss]ingle|[Pp]er|[Uu]nit economics)\b")


class Labels(NamedTuple):
    """The labels around a cell."""

    column: Column
    row: RowContext
    units: TableUnits


class Lent(NamedTuple):
    """The unit lent to a bare number, and by what."""

    hint: UnitHint | None
    source: str  # column, row, corner, group, caption, memo


def lent_to(labels: Labels) -> Lent:
    """The nearest unit stated for a cell; the memo's own words count only where labels speak of money."""
    column, row, units = labels
    if row.hint is None and row.label is not None and names_minor(row.label.text.value):
        return Lent(None, "")  # "EPS (sen)" below "(MYR million)" is in neither
    for source, hint in (
        ("column", unit_under(column, units)),
        ("row", row.hint),
        ("corner", units.corner),
        ("group", row.group_hint if _is_open(column) else shared_unit(row.group_hint)),
        ("caption", units.caption),
    ):
        if source == "row" and hint is not None and _is_sold_by(hint, units):
            continue
        is_far = source in {"corner", "group", "caption"}
        if hint is None or (is_far and (_is_over_another(hint, row) or is_multiple(column.label))):
            continue  # "Tenge per dollar" below "Total return (in USD)"
        if source in {"caption", "group"} and hint.unit_kind == "duration" and not _lasts(labels):
            continue
        if source == "corner" and hint.unit_kind == "quantity" and not _is_open(column):
            continue
        return Lent(hint, source)
    if units.figures is not None and "money" in (column.nature, row.nature, units.caption_nature):
        return Lent(units.figures, "memo")
    return Lent(None, "")


def _is_sold_by(hint: UnitHint, units: TableUnits) -> bool:
    """Whether a row's physical unit is what the price is of: "Diesel, litre" under "Prices in the shop (EGP)"."""
    is_price = units.caption is not None and units.caption.unit_kind == "money" and units.caption.scale == 0
    return is_price and units.caption_nature == "money" and hint.unit_kind == "quantity" and "/" not in hint.unit


def _lasts(labels: Labels) -> bool:
    """Whether a cell may be in its caption's hours: its column tells when or how much, its row names no measure."""
    column, row, _ = labels
    return _is_open(column) and column.nature is None and row.nature is None


def _is_open(column: Column) -> bool:
    return column.is_dimension or is_change(column.label) or _OF_MANY.fullmatch(column.label) is not None


def _is_over_another(hint: UnitHint, row: RowContext) -> bool:
    """Whether a row is per another unit than the price lent to it: "Cost per bushel" under "dollars per acre"."""
    over = hint.unit.partition("/")[2] if hint.unit_kind == "quantity" else ""
    label = row.label.text.value.lower() if row.label is not None and over else ""
    return " per " in label and f" per {over.lower()}" not in label


def names_people(labels: Labels) -> bool:
    """Whether the label that speaks of a count can mean no amount: shops may stand for what they cost or sell."""
    row = labels.row.label.text.value if labels.row.label is not None else ""
    return any(_PEOPLE.search(label) for label in (labels.column.label, row))


def counts(labels: Labels) -> bool:
    """Whether a row of whole numbers can be no money: it stands among money with decimals, or among measures.

    "Stores" under "(SEK bn)"; "Branches" between "Fee income" and "Net interest margin".
    """
    if labels.units.has_measures and labels.row.nature == "count" and labels.column.is_dimension:
        return not any(map(has_decimals, labels.row.row.cells[1:]))
    return labels.units.largest is not None and not any(map(has_decimals, labels.row.row.cells[1:]))


def counts_beside_money(labels: Labels) -> bool:
    """Whether a column of things stands beside columns that take the caption's money: "Vessels | Revenue | EBIT"."""
    column, _, units = labels
    is_beside = units.has_money or units.has_periods or units.has_shares or units.has_percents
    return column.nature == "count" and not column.is_dimension and is_beside


def only_names(labels: Labels) -> bool:
    """Whether rows name what money is for ("Price" and "Stores" under "Use of cash (£m)"), columns when."""
    is_named = labels.units.names_parts or is_allocation(labels.units.caption_label)
    return labels.column.nature is None and labels.row.hint is None and is_named


def per_unit(lent: Lent, labels: Labels) -> str | None:
    """Why a scale lent from afar does not fit: earnings per share stand beside millions unscaled."""
    if lent.hint is None or lent.hint.scale <= 0 or lent.source in {"column", "row"}:
        return None
    if lent.hint.scale == _THOUSANDS and _OF_ONE.search(labels.units.caption_label) is not None:
        return None  # "Economics of one harvester, in thousands of euros"
    for where, label in zip(("its column", "its row"), names_of(labels), strict=True):
        found = _PER_UNIT.search(label)
        if found is not None and not _is_named(found.group(), labels.units.caption_label):
            return f"{where} speaks of an amount per unit"
    return None


def _is_named(what: str, caption: str) -> bool:
    """Whether a caption speaks of the same, so that its scale holds for it: "Fees and first salary (₹ lakh)"."""
    words = what.lower().split()
    is_pay = words == ["salary"] and _PAY.search(caption) is not None  # "Compensation by level (KRW million)"
    return is_pay or (words[0] != "per" and words[-1] in caption.lower())


def names_of(labels: Labels) -> tuple[str, str]:
    """The words of a cell's column and of its row, empty where it has none."""
    return labels.column.label, labels.row.label.text.value if labels.row.label is not None else ""


def unread_scale(labels: Labels) -> str | None:
    """A label that names a scale ("(million bags)") though no unit could be read from it."""
    column, row, units = labels
    if row.unit and row.hint is None and _NO_UNIT.search(row.unit) is None:
        return row.unit
    name = row.label.text.value if row.label is not None else ""
    is_rate = is_multiple(column.label) or is_multiple(name)  # "EGP per USD"
    if is_rate:
        return None
    for label in (column.label, name, units.caption_label):
        if label is units.caption_label and units_told(label):
            continue  # it is another column's
        if names_unit(label):
            return label
    return None


def measured(labels: Labels) -> Nature | None:
    """What the labels say a cell measures: the column's name, else the row's, else the caption's."""
    column, row, units = labels
    label = row.label.text.value if row.label is not None else ""
    if is_multiple(column.label):
        return None
    if column.is_dimension and _HEADS_BY.match(units.caption_label) is not None:
        return "count"  # "FTE by function": "Sales" are those who sell
    if column.nature is None and row.nature == "money" and _THINGS.search(label) is not None:
        return "count"  # "Backlog (files)"
    if column.nature is not None or row.nature is not None or is_multiple(label):
        return column.nature or row.nature
    is_thing = _THINGS_NAMED.fullmatch(column.label) is not None  # "Screens"
    if units.caption_nature == "money" and not (units.has_signed or units.has_named or is_thing):
        return "money"  # "Pay by job": "Entry | Experienced" say of whom, nothing says in what
    is_open = column.is_dimension or not column.label or _GENERIC.fullmatch(column.label) is not None
    # Where the cells of other rows state their units, a bare number has none.
    return units.caption_nature if is_open and not units.has_signed else None


def disputed_by(hint: UnitHint, source: str, labels: Labels) -> str | None:
    """Why the labels contradict a lent unit, None where they do not.

    A column that names a measure decides for itself. Where columns only tell the year or scenario the
    rows name the measure, unless the caption does ("Spending by group ($M)": the rows name who spends).
    """
    column, row, units = labels
    lent = _KIND_NATURE.get(hint.unit_kind)
    if hint.unit_kind == "quantity" and source in {"caption", "corner", "group"}:
        return _against_quantity(hint, column, row)
    if not column.is_dimension:
        if source == "column" or _is_plain(source, lent, labels):
            return None
        if source == "row" and hint.unit_kind in {"duration", "quantity"} and not is_price(hint):
            return _against_measure(column)
        if source == "row" or column.nature is not None:
            return _against(lent, column.nature, "its column")
        if units.has_periods and lent == "money" and _SUMS_UP.search(column.label) is None:
            return "its column names something of its own beside columns of years"
    if source == "column" and row.hint is not None and row.hint.unit_kind != hint.unit_kind:
        return f"its row states {row.hint.unit or row.hint.unit_kind}"
    if source == "caption" and lent == "percent" and _SHARE_OF.search(units.caption_label):
        return None  # "Budget, percent of GDP": revenue and debt are stated as shares
    if source == "caption" and lent == "count" and _counts(units):
        return None  # "Jobs by service (FTE)": "Benefits & revenues" is a service
    is_settled = source in {"caption", "column"} and row.nature == "count" and lent == units.caption_nature == "money"
    is_settled = is_settled and not units.has_measures and not _is_headcount(row)
    group = row.group.value if row.group is not None else ""
    is_settled = is_settled or (lent == "money" and row.nature == "count" and nature_of(group) == "money")
    return None if source == "row" or is_settled else _against(lent, row.nature, "its row")


def _is_plain(source: str, lent: Nature | None, labels: Labels) -> bool:
    """Whether a column that names money leaves a row's or caption's unit as it is.

    "High price" says in which case; "Revenue" and "Public debt" under "Accounts (% of GDP)" are shares of one sum.
    """
    column, _, units = labels
    if source == "row":
        return _PRICE_CASE.fullmatch(column.label) is not None
    is_shared = source == "caption" and lent == "percent" and column.nature == "money" and not units.has_shares
    return is_shared and _SHARE_OF_ALL.search(units.caption_label) is not None


def _counts(units: TableUnits) -> bool:
    """Whether a caption says that all its table's numbers are numbers of things or people."""
    caption = units.caption_label
    is_named = _NUMBER_OF.search(caption) is not None or _COUNTS_PEOPLE.search(caption) is not None
    return units.caption_nature == "count" or is_named


def _is_headcount(row: RowContext) -> bool:
    """Whether a row counts heads in so many words: "Faculty FTE" is nobody's budget."""
    return row.label is not None and _HEADS.search(row.label.text.value) is not None


def _against_quantity(hint: UnitHint, column: Column, row: RowContext) -> str | None:
    """The same for the physical unit or price of a caption."""
    other = column.nature or row.nature
    label = row.label.text.value if row.label is not None else ""
    if other == "money" and is_price(hint):
        return None  # "Labor cost" under "dollars per acre"
    if other == "percent" and is_price(hint) and _MARGIN.search(column.label if column.nature else label):
        return None
    is_flow = column.nature is None and _FLOW.fullmatch(label) is not None  # "Imports" under "(TWh)"
    return f"its labels speak of {other}" if other is not None and not is_flow else None


def _against_measure(column: Column) -> str | None:
    """The same for a time or physical unit of a row: "Residents affected" beside "Library hours per week"."""
    if column.nature == "count":
        return "its column speaks of people" if _PEOPLE.search(column.label) else None
    is_other = column.nature is not None and _FLOW.fullmatch(column.label) is None
    return f"its column speaks of {column.nature}" if is_other else None


def _against(lent: Nature | None, nature: Nature | None, where: str) -> str | None:
    if lent is None or nature is None or nature == lent:
        return None
    return f"{where} speaks of {nature}"
