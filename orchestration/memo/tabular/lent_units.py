"""The units that labels lend to a table's bare numbers, and what labels say such a number measures.

Belongs here: the unit that column, row, corner and caption lend. Does not: where labels dispute it (`unit_disputes`),
reading the cells (`cell_units`) or the labels' own units (`hints`).
"""

from __future__ import annotations

import re

from orchestration.memo.captions.caption_clauses import clauses_of
from orchestration.memo.captions.caption_units import units_told
from orchestration.memo.captions.label_rates import counts_per
from orchestration.memo.captions.unread_units import ends_in_unknown, is_unknown, names_minor, names_unit
from orchestration.memo.quantities import UnitHint
from orchestration.memo.tabular.average_counts import counts_by_label
from orchestration.memo.tabular.baskets import PRICES, is_sold_by, price_of
from orchestration.memo.tabular.cell_labels import Labels, counts_groups, names_of
from orchestration.memo.tabular.column import Column, hint_of
from orchestration.memo.tabular.own_scales import OF_MEASURES, is_of_other_size, is_plan
from orchestration.memo.tabular.per_units import PER_UNIT_NAMED, Lent
from orchestration.memo.tabular.rates_shown import names_part_of_growth
from orchestration.memo.tabular.rows import NO_PART, RowContext
from orchestration.memo.tabular.table_units import in_scale_of_all, shared_unit, unit_under
from orchestration.memo.vocabulary.allocations import is_allocation, is_effect
from orchestration.memo.vocabulary.exchange import is_rate_of_rows, other_of_rows
from orchestration.memo.vocabulary.natures import Nature, is_change, is_multiple
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.rates import PER_UNIT

_GENERIC = re.compile(
    r"(?:total|amount|value|figure|metric|number|level|current|today|now|target|projected|actual|forecast|estimate)s?\b.*",
    re.IGNORECASE,
)
ANY_MEASURE = re.compile(
    r"(?:total )?(?:amount|value|figure|metric|number|level|result|size)s?(?: ?\(.*\))?", re.IGNORECASE
)
_OWN_KINDS = frozenset({"percent", "percentage_point", "basis_point", "multiple", "duration", "score"})
_OF_PEOPLE = re.compile(r"\b(?:jobs|posts|positions|people|staff|workers)(?: [a-z]+)?$", re.IGNORECASE)
# "Revenue by model": labels name the parts of one sum
BY_PART = re.compile(r" by [a-z]")
# A column that only says which of the values it shows.
_OF_MANY = re.compile(
    rf"{_GENERIC.pattern}|(?:median|average|avg|mean|typical|best|worst|longest|shortest|LT|long[- ]term)\b.*",
    re.IGNORECASE,
)
_THINGS = re.compile(r"\((?!terms\)|dollars\)|pounds\)|rupees\)|francs\)|crowns\)|pesos\))[a-z]{3,}s\)$")
_THINGS_NAMED = re.compile(r"(?:[A-Z][a-z]+ )?[A-Z]?[a-z]{3,}[a-rt-z]s")
_MEASURES = re.compile(
    r"\b(?:volume|amount|area|value|weight|length|distance|flow|stock|level|load|yield|output|speed|time|balance|loan)s$",
    re.IGNORECASE,
)
# "Hours a week by task": whatever the tasks are called
_IS_TIME = re.compile(
    r"(?:[Mm]edian|[Mm]ean|[Aa]verage) (?:duration|time)s?\b|Time (?:use|spent|budget)\b"
    r"|(?:[A-Z][a-z]+ )?(?:[Hh]ours|[Mm]inutes|[Dd]ays) (?:a|per|in an?) "
)
# What a column of units says where there is none.
_NO_UNIT = re.compile(
    r"\b(?:index|indices|score|points|ratio|number|no\.?|count|rank|none|n/a|units?)\b|[#—–]", re.IGNORECASE
)
# "Terms of trade | index 2025=100"
_INDEX = re.compile(r"(?:index|ratio|score)\b", re.IGNORECASE)
HIGHEST_SCORE = 100
# "Customer satisfaction (pts)", "CO2 (g per parcel)": in a unit of their own, which no caption's is.
_UNREAD = re.compile(r"\((?:pts|points|MT|index|(?:g|t|l|kg|kWh|MJ) per [a-z ]+)\)$")
# What one person earns or pays is in no millions that a memo states for all its figures.
_OF_ONE = re.compile(r"\b(?:pay|salar(?:y|ies)|wages?|household|family|rents?|bills?|tuition)\b", re.IGNORECASE)
_MONEY_IN = re.compile(r"\b(?:money|amounts|financials|sums) in\b", re.IGNORECASE)
_AMOUNT = re.compile(r"(?:(?:total|annual|monthly) )?amounts?", re.IGNORECASE)


_VALUES = re.compile(r"\b(?:value|amount|volume)s?\b", re.IGNORECASE)
_OF_ALL_ROWS = re.compile(r"(?:average|avg\.?|mean|median|minimum|maximum|lowest|highest|amount)\b", re.IGNORECASE)
_EFFECTS = re.compile(r"\b(?:effects?|impacts?|sensitivit(?:y|ies)|bridge|walk|waterfall)\b", re.IGNORECASE)
_SIGNED = re.compile(r"[+−–-][0-9]|\([0-9]")


def lent_to(labels: Labels, text: str) -> Lent:
    """The nearest unit stated for a cell; the memo's own words count only where labels speak of money."""
    column, row, units = labels
    if row.hint is None and names_minor(row.name):
        return Lent(None, "")  # "EPS (sen)" below "(MYR million)" is in neither
    for source, hint in _offered(labels):
        if source == "row" and _is_effect(labels, text):
            continue
        if hint is None or (source == "row" and (is_sold_by(hint, labels) or _is_only_named(hint, labels))):
            continue
        is_far = source in {"corner", "group", "caption"}
        if is_far and hint.unit_kind == "percent" and column.nature == "count" and "," in text:
            continue  # "Merchants | 212,000" below "Retention by cohort (%)"
        is_quotient = is_far and _is_quotient(labels) and not tells_effects(labels, text)
        if is_quotient or (
            is_far and (_is_over_another(hint, row) or (hint.unit_kind == "money" and counts_per(row.name)))
        ):
            continue  # "Tenge per dollar" below "Total return (in USD)"
        if source in {"caption", "group"} and hint.unit_kind == "duration" and not _lasts(labels):
            continue
        is_own = source == "corner" and hint.unit_kind in {"quantity", "duration"}
        if is_own and not (units.is_open or _is_open(column)):
            continue
        return Lent(price_of(hint, labels) if source == "caption" else hint, source)
    of_caption = None if units.has_signed else units.caption_nature
    is_money = "money" in (column.nature, row.nature, of_caption) and not counts_groups(labels)
    is_of_one = units.figures is not None and units.figures.scale > 0 and _OF_ONE.search(units.caption_label)
    if units.figures is not None and not (units.told or is_of_one) and is_money and not _is_in_unknown(row):
        return Lent(units.figures, "memo")
    return Lent(None, "")


def _offered(labels: Labels) -> list[tuple[str, UnitHint | None]]:
    """The units around a cell from the nearest on; those from afar reach no row that states one of its own."""
    column, row, units = labels
    near = [
        ("row", row.hint if _is_of_its_own(labels) else None),
        ("column", _under(labels)),
        ("row", None if _is_of_no_row(column) else _in_scale_of_row(labels)),
    ]
    if _is_in_unknown(row):
        return near  # "Student load | EFTSL" below "(A$m)"
    return [
        *near,
        ("corner", units.corner),
        ("group", row.group_hint if _is_open(column) else shared_unit(row.group_hint)),
        ("caption", units.caption),
    ]


def _is_in_unknown(row: RowContext) -> bool:
    """Whether a row states a unit that is not known, in a column of units or in parentheses."""
    if row.hint is not None or row.nature is not None:
        return False
    if row.unit:
        return is_unknown(row.unit)
    is_unknown_last = ends_in_unknown(row.name) or _UNREAD.search(row.name) is not None
    # "English teacher, private centre (HCMC)" below "Monthly pay (million VND)"
    return is_unknown_last and not is_person(row.name.partition(" (")[0].partition(",")[0].rpartition(" ")[2].lower())


def _is_of_no_row(column: Column) -> bool:
    """Whether a column's quotients are in no unit of their rows: "P/E", but "FX per USD" is in the row's money."""
    return is_multiple(column.label) and not is_rate_of_rows(column.label)


def _is_only_named(hint: UnitHint, labels: Labels) -> bool:
    """Whether words of time in a row's name lend nothing: "Hours as a service" under "Revenue by model (NOK m)"."""
    if hint.unit_kind != "duration" or "(" in labels.row.name or labels.row.unit:
        return False
    of_all = labels.units.caption
    if of_all is not None and of_all.unit_kind == "percent" and is_change(labels.units.caption_label):
        return True  # "Hours worked" below "annual change in per cent"
    return _OF_PEOPLE.search(labels.column.label) is not None or (
        labels.units.caption_nature == "money" and BY_PART.search(labels.units.caption_label) is not None
    )


def names_measures(labels: Labels) -> bool:
    """Whether rows name measures of any kind beside a column of whatever they are: "Metric | Amount ($M)"."""
    return (
        ANY_MEASURE.fullmatch(labels.column.label) is not None
        and OF_MEASURES.match(labels.units.corner_label) is not None
    )


def _is_of_its_own(labels: Labels) -> bool:
    """Whether a row states in parentheses what its number is in, whatever "Amount ($M)" says: "Gross margin (%)".

    So it does beside a column that another text lends its unit: "House battery (kWh)" where capacities are in kW.
    """
    column, row, _ = labels
    hint = row.hint
    is_short = hint is not None and hint.unit_kind == "duration" and row.name.isupper()  # "DSO" below "2030 $M"
    if hint is None or not (is_short or row.name.endswith((")", " %"))):
        return False
    if column.hint is not None and column.hint.unit_kind == hint.unit_kind == "quantity":
        return hint_of(column.label) is None
    if column.is_dimension and column.hint is not None and hint.unit:
        if hint.unit_kind == "money" and row.nature is None and _VALUES.search(column.label) is not None:
            return False  # "Kenya to Uganda (UGX)" below "2029 value (US$M)"
        return hint.unit != column.hint.unit or is_of_other_size(labels)  # "EPS (S¢)" below "2030 (R$ m)"
    if is_of_other_size(labels):
        return True
    if ANY_MEASURE.fullmatch(column.label) is None:
        is_open = column.nature is None or is_plan(column.label)
        is_of_whom = column.hint is not None and column.hint.unit_kind == "money" and is_open
        if hint.unit_kind == "count" and _OF_ALL_ROWS.match(column.label) is not None:
            return False  # "Miners (employees)" below "Average (TRY)": the row says of whom
        # "Wait (weeks)" below "France (EUR)"
        return is_of_whom and (hint.unit_kind in _OWN_KINDS - {"duration"} or row.name.endswith("s)"))
    return hint.unit_kind in _OWN_KINDS or (hint.unit_kind in {"money", "count"} and names_measures(labels))


def _under(labels: Labels) -> UnitHint | None:
    """A column's unit, in the scale of a caption without a currency where it is no amount per unit."""
    hint = unit_under(labels.column, labels.units)
    own = labels.row.hint
    if hint is not None and not hint.unit and hint.unit_kind == "money" and own is not None and own.scale == 0:
        # "Currency | Sales (millions)"
        return own._replace(scale=hint.scale) if own.unit_kind == "money" and own.unit else hint
    if hint is None or labels.units.caption is None or hint.rate_basis is not None:
        return hint
    return hint if any(map(PER_UNIT_NAMED.search, names_of(labels))) else in_scale_of_all(hint, labels.units)


def _in_scale_of_row(labels: Labels) -> UnitHint | None:
    """A row's unit in the scale of the caption, but for amounts per unit: "Earnings per share (C$)"."""
    hint = labels.row.hint
    other = other_of_rows(labels.column.label)
    if other is not None and hint is not None and hint.unit_kind == "money" and hint.unit not in ("", other):
        return UnitHint(f"other:{hint.unit}/{other}", "quantity", 0, PER_UNIT)  # "FX per USD" beside "Kenya (KES)"
    if hint is None or labels.units.caption is None:
        return hint
    is_of_one = any(map(PER_UNIT_NAMED.search, names_of(labels)))
    return hint if is_of_one else in_scale_of_all(hint, labels.units)


def tells_effects(labels: Labels, text: str) -> bool:
    """Whether a cell with a sign tells what its row does to one sum, whatever a row "Steel prices" measures.

    "Impact on EBIT (€ million)" in the caption or the corner says so.
    """
    column = labels.column
    if column.nature == "count" and not column.is_dimension:
        return False  # "Jobs affected" beside "Year 1"
    if column.nature == "percent" and names_part_of_growth(column.label):
        return False
    names = (labels.units.caption_label, labels.units.corner_label)
    return _SIGNED.match(text) is not None and any(map(_EFFECTS.search, names))


def is_bridge(labels: Labels) -> bool:
    """Whether a caption or corner says that rows name what moves a sum: "EBITDA bridge ($M)" over "Volumes"."""
    return any(map(_EFFECTS.search, (labels.units.caption_label, labels.units.corner_label)))


def _is_effect(labels: Labels, text: str) -> bool:
    """Whether a cell is in the caption's money whatever its row is: "Yen per US dollar | ¥1 weaker | +3.1"."""
    told = labels.units.caption
    is_money = told is not None and told.unit_kind == "money"
    return is_money and is_effect(labels.column.label) and tells_effects(labels, text)


def _is_quotient(labels: Labels) -> bool:
    return is_multiple(labels.column.label) or is_multiple(labels.row.name)


def _lasts(labels: Labels) -> bool:
    """Whether a cell may be in its caption's hours: its column tells when or how much, its row names no measure."""
    column, row, units = labels
    is_of_group = row.group_hint is not None and row.nature == "count"  # "Partners" under "Hours (billable)"
    is_open = units.is_open or _is_open(column)
    is_free = row.nature is None or is_of_group or _IS_TIME.match(units.caption_label) is not None
    return is_open and column.nature is None and is_free


def _is_open(column: Column) -> bool:
    return column.is_dimension or is_change(column.label) or _OF_MANY.fullmatch(column.label) is not None


def _is_over_another(hint: UnitHint, row: RowContext) -> bool:
    """Whether a row is per another unit than the price lent to it: "Cost per bushel" under "dollars per acre"."""
    over = hint.unit.partition("/")[2] if hint.unit_kind == "quantity" else ""
    label = row.name.lower() if over else ""
    return " per " in label and f" per {over.lower()}" not in label


def only_names(labels: Labels) -> bool:
    """Whether rows name what money is for ("Price" and "Stores" under "Use of cash (£m)"), columns when."""
    if NO_PART.search(labels.row.name) is not None:
        return False
    is_named = labels.units.names_parts or is_allocation(labels.units.caption_label)
    return labels.column.nature is None and labels.row.hint is None and is_named


def unread_scale(labels: Labels) -> str | None:
    """A label that names a scale ("(million bags)") though no unit could be read from it."""
    _, row, units = labels
    if row.unit and row.hint is None and _NO_UNIT.search(row.unit) is None and not is_multiple(row.unit):
        return row.unit
    if _is_quotient(labels) or row.nature == "ratio":
        return None  # "EGP per USD", "Interest coverage (EBIT/interest)"
    for label in (*names_of(labels), units.caption_label):
        if label is units.caption_label and (units_told(label) or counts_per(row.name)):
            continue  # it is another column's, or another row's
        if label is units.caption_label and labels.column.nature == "count" and _MONEY_IN.search(label) is not None:
            continue  # "Employees" below "(money in millions of local currency)"
        if names_unit(label):
            return label
    return None


def is_left_out(labels: Labels) -> bool:
    """Whether the clauses of a caption name the units of others, and nothing says what a cell's labels measure."""
    column, row, units = labels
    is_thing = not column.is_dimension and _THINGS_NAMED.fullmatch(column.label) is not None
    is_told = row.nature is not None and (column.is_dimension or row.nature != "count" or not units.has_named)
    is_named = is_told or column.nature is not None or _is_quotient(labels)
    is_named = is_named or (is_thing and _MEASURES.search(column.label) is None) or counts_by_label(column.label)
    return not is_named and bool(clauses_of(units.told))


def measured(labels: Labels) -> Nature | None:
    """What the labels say a cell measures: the column's name, else the row's, else the caption's."""
    column, row, units = labels
    label = row.name
    is_quotient = is_multiple(column.label) or is_multiple(label)
    if is_quotient or (row.hint is None and _INDEX.match(row.unit)) or counts_per(label):
        return None
    if counts_groups(labels):
        return "count"  # "FTE by function": "Sales" are those who sell
    if _AMOUNT.fullmatch(column.label) and row.nature is None and units.caption_nature is None:
        return "money"  # "Total" under "Amount", beside "Mortgage and dues"
    if column.nature is None and row.nature == "money" and _THINGS.search(label) is not None:
        return "count"  # "Backlog (files)"
    if column.nature is not None or row.nature is not None or is_multiple(label):
        return column.nature or row.nature
    is_thing = _THINGS_NAMED.fullmatch(column.label) is not None  # "Screens"
    is_signed = units.has_signed and column.label not in units.signed and PRICES.match(units.caption_label) is None
    if units.caption_nature == "money" and not (is_signed or units.has_named or is_thing):
        return "money"  # "Pay by job": "Entry | Experienced" say of whom, nothing says in what
    is_open = column.is_dimension or not column.label or _GENERIC.fullmatch(column.label) is not None
    # Where the cells of other rows state their units, a bare number has none.
    return units.caption_nature if is_open and not units.has_signed else None
