"""What each row of a table is: the cell that names it, and what its label, its group and its unit say.

Belongs here: the labels, units and signals of rows. Does not: columns (`columns`), cells (`cell_units`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from orchestration.memo.captions.caption_units import Told, unit_for, units_told, words_of
from orchestration.memo.captions.label_rates import is_per_share
from orchestration.memo.context import Level, Signals, has_digit, read_signals
from orchestration.memo.document import Cell, Row, Table, Text
from orchestration.memo.hints.hint_words import power_told
from orchestration.memo.quantities import UnitHint
from orchestration.memo.tabular.average_counts import counts_by_label
from orchestration.memo.tabular.column import BASIS_NAME, MEMBERS, NO_SIGNALS, UNIT_NAME, Column, hint_of, whole_period
from orchestration.memo.tabular.column_units import unit_of_first
from orchestration.memo.tabular.rates_shown import rows_of_growth
from orchestration.memo.tabular.row_groups import groups_first, groups_of, measures_second, names_measures
from orchestration.memo.tabular.row_names import hints_of_names
from orchestration.memo.tabular.sub_rows import Ranked, rows_above
from orchestration.memo.vocabulary.natures import Nature, counts_behind, is_multiple, nature_of
from orchestration.memo.vocabulary.scenarios import confirmed, confirmed_case

# What rows are, where they are not measures: "Enterprise Sales" is no revenue in a column of functions.
# "Growth", "Operating margin" and "Headcount" below "Revenue by segment ($M)" are no segments.
NO_PART = re.compile(
    r"^(?:(?:yoy|annual|organic|revenue|sales) )*growth(?: rate)?\b|\bmargin(?: \(.*\))?$|^(?:total )?headcount\b"
    r"|^ftes?$|^number of\b|^(?:employees|customers)$",
    re.IGNORECASE,
)
_SOURCES = re.compile(r"\b(?:sources?|streams?|drivers?|levers?)\b", re.IGNORECASE)
# "Injury rate | per 200,000 hours | 0.62"
_PER_MANY = re.compile(r"per (?:[0-9][0-9,]*|thousand|million|billion) [a-z][a-z -]+")
# "Infant mortality | per 1,000 live births | 11.6"
_PER_PEOPLE = re.compile(
    r"per (?:1,?000|10,?000|100,?000|thousand|million) (?:live )?(?:births|people|persons|inhabitants|residents"
    r"|population|adults|women|men|children|pupils|patients|employees|workers|households)"
)
_PER_TIMES = frozenset(f"per {time}" for time in ("year", "month", "week", "day", "hour", "shift"))
_OUT_OF = re.compile(r"(?:(?:out )?of |/ ?|[01] ?[-–] ?)(?:5|10|100)(?: scale| points)?")
_POWERS = re.compile("[23]|0{3}")
_SOME_UNIT = re.compile(r"[^\W\d_]|[%‰$€£¥₹#]")
_RATIO = re.compile(r"[a-z]{2,12} ?: ?[a-z]{2,12}")  # "waste:ore"
_TIME_TO = re.compile(
    r"(?:(?:working|business|calendar|trading|school) )?(hours|days|weeks|months|minutes|years)"
    r"(?:$| (?:to|of|from|until|for|per|after|before) [a-z])"
)
_OVER_TIMES = re.compile(r" (?:a|per) (?:day|week|month|quarter|year)$")  # "rounds a year"
_OVER_TIME = re.compile(r"(thousands?|millions?|billions?) (?:a|per) (?:day|week|month|quarter|year)$")
_PARENTHESES = re.compile(r"\([^()]*\)")
_TERMS = re.compile(r" (?:FOB|CIF|CFR|FCA|EXW|DDP|DAP|ex[- ]works)\b.*$")  # "US$/lb FOB Miami"
_UNIT_OF = re.compile(r"(?P<what>[A-Za-z]{3,20})[ -]units?", re.IGNORECASE)


class RowContext(NamedTuple):
    """One row: the cell that names it, and what its label and its group say of its figures."""

    row: Row
    label: Cell | None
    hint: UnitHint | None
    nature: Nature | None
    signals: Signals
    group: Text | None
    group_hint: UnitHint | None
    group_signals: Signals | None
    unit: str = ""  # what the table's column of units says of this row
    below: str = ""  # the row above that states a unit, where this one has none and is no certain part of it
    is_less: bool = False  # its plain numbers are less than that row's
    measure: str = ""  # what the table's column of measures says, beside the one that says of whom

    @property
    def name(self) -> str:
        """The words of the row's label, empty where it has none."""
        return self.label.text.value if self.label is not None else ""

    def levels(self) -> tuple[Level, ...]:
        """The row's level and its group's."""
        own = Level("row", self.signals)
        return (own,) if self.group_signals is None else (own, Level("row", self.group_signals))


class Named(NamedTuple):
    """Which column names a cell's row where two lists stand side by side, or its unit where measures have their own."""

    beside: int  # the second list's column of labels, behind the last column where there is none
    others: list[RowContext]  # the rows as that column names them
    measured: dict[int, list[RowContext]]  # the rows in the unit of a column's own column of units

    def row_of(self, cell: Cell, row: RowContext) -> RowContext:
        """The row as the nearest column of labels left of the cell names it, in the unit of the cell's column."""
        if cell.column in self.measured:
            return self.measured[cell.column][row.row.ordinal]
        return self.others[row.row.ordinal] if cell.column > self.beside else row


def second_labels(table: Table, columns: tuple[Column, ...]) -> int | None:
    """The column that names what stands behind it where two lists share a table: "Sources | $M | Uses | $M"."""
    label_at = next((i for i, column in enumerate(columns) if column.role == "label"), None)
    if label_at is None or label_at + 1 >= len(columns):
        return None
    first = columns[label_at + 1].label
    for at in range(label_at + 2, len(columns) - 1):
        texts = table.column(at)
        named = [text for text in texts if _SOME_UNIT.search(text) is not None]
        is_headed = first or (columns[at].label and columns[at].role == "value")  # "Sources | | Uses |"
        if is_headed and columns[at + 1].label == first and named and not any(map(has_digit, named)):
            return at
    return None


_THOUSANDS = re.compile(r"['’]?000s?")
_MEAN = re.compile(r"^(?:mean|average|avg\.?|median|typical) (?=[a-z])", re.IGNORECASE)
_SAID_WHEN = re.compile(r", (?:(?:per|a) )?(?:month|year|quarter|week|day|annual|monthly|yearly)$")
# They may be of money or of what is sold.
_FLOW = re.compile(r"\b(?:sales|imports|exports|trade)$", re.IGNORECASE)


def read_rows(
    table: Table, columns: tuple[Column, ...], measures: Mapping[int, int], label_at: int | None = None
) -> list[RowContext]:
    """The rows of a table with their labels; a scenario in one word counts only beside a sibling.

    `measures` are the columns with a column of units of their own (`units_of_measures`); `label_at` is the column that
    names the rows, the first of labels where it is not given.
    """
    if label_at is None:
        label_at = next((i for i, column in enumerate(columns) if column.role == "label"), None)
    if label_at is None:
        label_at = 0 if columns and columns[0].role == "period" else None
    period_at = next((i for i, column in enumerate(columns) if column.role == "period"), None)
    rows = _without_names([_row(row, label_at, period_at) for row in table.rows], table)
    unit_at = next((i for i, column in enumerate(columns) if i and UNIT_NAME.fullmatch(column.label.strip())), None)
    if unit_at is not None and not measures:
        rows = [_with_unit(row, unit_at) for row in rows]
    labels = frozenset(word for column in columns[1:] for word in words_of(column.label))
    told = tuple(one for one in units_told(table.told) if not one.words & labels)
    hints = {one.hint for one in told}
    rest = _open_quantities(told, rows)
    if told and all(column.hint is None or column.hint in hints for column in columns[1:]):
        rows = [row if rest and _FLOW.search(row.name) else _with_unit_told(row, told) for row in rows]
    if all(column.hint is None and column.is_dimension for column in columns[1:]):
        rows = [_with_unit_of_first(row) for row in rows]
    others = [i for i in range(len(columns)) if i not in (label_at, unit_at) and names_measures(table, i)]
    is_measured = measures_second(table)
    rows = _with_units_above([_with_second_label(row, others, is_measured=is_measured) for row in rows], unit_at)
    if groups_first(table):
        rows = [row._replace(group=group or row.group) for row, group in zip(rows, groups_of(table), strict=True)]
    if label_at is not None and MEMBERS.fullmatch(columns[label_at].label):
        named = columns[label_at].nature
        is_sources = _SOURCES.search(columns[label_at].label) is not None
        if is_sources and 2 * sum(row.nature == "money" for row in rows) > len(rows):
            named = "money"  # "Personal income tax", "Sales tax", "Grants"
        named = None if named == "count" else named
        rows = [row if NO_PART.search(row.name) is not None else row._replace(nature=named) for row in rows]
    grown = rows_of_growth(table)
    rows = [row._replace(nature="percent") if row.row.ordinal in grown else row for row in rows]
    signals = [row.signals for row in rows] + [row.group_signals for row in rows if row.group_signals is not None]
    forms = confirmed(one.scenario for one in signals)
    return [
        row._replace(
            signals=_confirmed(row.signals, forms),
            group_signals=row.group_signals and _confirmed(row.group_signals, forms),
        )
        for row in rows
    ]


def _without_names(rows: list[RowContext], table: Table) -> list[RowContext]:
    caption = table.caption.value if table.caption is not None else ""
    hints = hints_of_names([row.name for row in rows], [row.hint for row in rows], caption)
    return [row._replace(hint=hint) for row, hint in zip(rows, hints, strict=True)]


def units_of_measures(columns: Sequence[Column]) -> dict[int, int]:
    """The column of units of each column whose measure has one: "Volume unit | Volume 2029 | Price unit | Price"."""
    basis = next((at for at, column in enumerate(columns) if BASIS_NAME.fullmatch(column.label)), None)
    if basis is not None and (of_basis := _column_of_basis(columns, basis)) is not None:
        return {of_basis: basis}
    told = [(_UNIT_OF.fullmatch(column.label), at) for at, column in enumerate(columns)]
    named = [(match["what"].lower(), at) for match, at in told if match is not None]
    units = {
        at: unit_at
        for what, unit_at in named
        for at, column in enumerate(columns)
        if at > unit_at and column.role == "value" and column.hint is None and column.label.lower().startswith(what)
    }
    return units if len(set(units.values())) > 1 else {}


def _column_of_basis(columns: Sequence[Column], at: int) -> int | None:
    """The column that a column "Basis" beside others is for: the price behind it, else the pay before it."""
    values = [i for i, column in enumerate(columns) if column.role == "value"]
    if at + 1 in values and columns[at + 1].hint is None and columns[at + 1].nature == "money":
        return at + 1
    is_of_last = at - 1 in values and len(values) > 1 and columns[at - 1].hint is None
    is_of_last = is_of_last and not columns[at - 1].is_dimension  # "| 2029 | 2030 | Basis |" is of all
    return at - 1 if is_of_last else None


def in_units_of_measures(rows: Sequence[RowContext], measures: Mapping[int, int]) -> dict[int, list[RowContext]]:
    """The rows in the unit that each of those columns takes from its column of units."""
    return {at: [_with_unit(row, unit_at) for row in rows] for at, unit_at in measures.items()}


def is_ratio(unit: str) -> bool:
    """Whether a column of units says that a row's numbers are ratios, whatever its label counts."""
    return unit.lower() == "ratio"


def _row(row: Row, label_at: int | None, period_at: int | None) -> RowContext:
    label = row.cells[label_at] if label_at is not None and label_at < len(row.cells) else None
    words = label.text.value if label is not None else ""
    signals = read_signals(words) if words else NO_SIGNALS
    if period_at is not None and period_at != label_at and period_at < len(row.cells):
        mention = whole_period(row.cells[period_at].text.value)
        if mention is not None:
            signals = signals._replace(period=mention, status=signals.status or mention.status)
    group = row.group.value if row.group is not None else ""
    return RowContext(
        row,
        label,
        hint_of(words) if words else None,
        nature_of(words) if words else None,
        signals,
        row.group,
        hint_of(group) if group else None,
        read_signals(group) if group else None,
    )


def _with_unit(row: RowContext, unit_at: int) -> RowContext:
    """A row with the unit that its cell in the column of units states."""
    unit = row.row.cells[unit_at].text.value.strip() if unit_at < len(row.row.cells) else ""
    if unit in _PER_TIMES:
        return row  # "Accidents | per year | 61"
    if (rated := _with_rate(row, unit)) is not None:
        return rated
    is_none = _RATIO.fullmatch(unit) is not None or not _SOME_UNIT.search(unit)
    is_none = is_none or (has_digit(_POWERS.sub("", unit)) and power_told(unit) is None)
    if row.label is None or is_none:
        return row
    name = _PARENTHESES.sub(" ", row.name).strip()
    # "Handover | mean minutes", "Electricity | kWh/m2, month"
    unit = _TERMS.sub("", _SAID_WHEN.sub("", _MEAN.sub("", unit)))
    unit = _OVER_TIME.sub(r"\1", unit)  # "Wafers | thousand a month"
    hint = hint_of(f"{name} ({unit})")
    if hint is None and (time := _TIME_TO.match(unit)) is not None:
        hint = hint_of(f"{name} ({time.group(1)})")  # "Parts availability | hours to deliver | 19"
    if hint is not None and hint.unit_kind == "count" and hint.scale == 0 and row.hint is not None and row.hint.scale:
        hint = row.hint if row.hint.unit_kind == "count" else hint  # "Smart meters (thousand) | number"
    things = _OVER_TIMES.sub("", unit)
    if hint is None and things.islower() and counts_behind(things):
        hint = UnitHint("count", "count")  # "Internal sewer flooding | incidents | 612"
    return row._replace(hint=hint, unit=unit)


def _with_rate(row: RowContext, unit: str) -> RowContext | None:
    """The same for units that are no measure: scores, ratios, how often, thousands; None for any other."""
    is_rate = unit.startswith("per ") and counts_by_label(f"{row.name} {unit}")  # "Births | per woman | 1.4"
    if is_rate or _PER_PEOPLE.fullmatch(unit) is not None:
        return row._replace(hint=UnitHint("count", "count"), unit=unit)
    if _PER_MANY.fullmatch(unit) is not None:
        return row._replace(nature="ratio")
    if _OUT_OF.fullmatch(unit.lower().removeprefix("score").strip()) is not None or unit.lower() == "score":
        return row._replace(hint=UnitHint("score", "score"))
    if row.label is not None and row.hint is None and _THOUSANDS.fullmatch(unit) is not None:
        return row._replace(hint=hint_of(f"{row.name} ({unit})"), unit=unit)  # "Complaints | '000 | 412"
    return row._replace(nature="ratio", unit=unit) if is_ratio(unit) else None  # "Pupils per teacher | ratio | 13.0"


def _with_unit_told(row: RowContext, told: tuple[Told, ...]) -> RowContext:
    """A row with the unit that the caption states for its label: "Price in $ thousands; rent in $ per month"."""
    if row.hint is not None or row.label is None or is_multiple(row.name):
        return row
    hint = unit_for(row.name, row.nature, told)
    is_share_of_many = hint is not None and hint.scale > 0 and is_per_share(row.name)
    return row if is_share_of_many else row._replace(hint=hint)


def _with_unit_of_first(row: RowContext) -> RowContext:
    """A row whose first cell states the unit for its columns of years: "Revenue | KES 392B | 424 | 461"."""
    if row.hint is not None or row.row.cells[:1] != (row.label,):
        return row
    return row._replace(hint=unit_of_first([cell.text.value for cell in row.row.cells[1:]]))


def _open_quantities(told: tuple[Told, ...], rows: Sequence[RowContext]) -> bool:
    """Whether a caption states a physical unit of what no row names: "energy in GWh" over "Retail sales"."""
    named = frozenset(word for row in rows for word in words_of(row.name))
    return len(told) > 1 and any(one.hint.unit_kind == "quantity" and not one.words & named for one in told)


def _with_second_label(row: RowContext, others: Sequence[int], *, is_measured: bool) -> RowContext:
    """A row whose unit or measure stands in another column of labels: "Barston | Phosphorus (mg/l) | 0.25"."""
    texts = [row.row.cells[at].text.value for at in others if at < len(row.row.cells)]
    row = row._replace(measure=texts[0]) if is_measured and len(texts) == 1 else row
    if row.hint is not None or row.unit:
        return row
    told = [(hint, text) for text in texts if (is_measured or "(" in text) and (hint := hint_of(text)) is not None]
    if is_measured and not told and len(texts) == 1:
        return row._replace(nature=nature_of(texts[0]))  # "Norvik | Headcount | 1,240"
    return row._replace(hint=told[0][0], nature=nature_of(told[0][1])) if len(told) == 1 else row


def _with_units_above(rows: list[RowContext], unit_at: int | None) -> list[RowContext]:
    """The rows, those that are parts of one above them in its unit."""
    above = rows_above([Ranked(row.name, row.hint, row.nature, _figures(row)) for row in rows])
    return [
        row
        if at is None
        else row._replace(hint=rows[at].hint, nature=rows[at].nature)
        if is_part
        else row._replace(below=rows[at].name if unit_at is None else "", is_less=is_less)
        for row, (at, is_part, is_less) in zip(rows, above, strict=True)
    ]


def _figures(row: RowContext) -> list[str]:
    return [cell.text.value for cell in row.row.cells if cell is not row.label]


def _confirmed(signals: Signals, forms: frozenset[str]) -> Signals:
    """The signals without a scenario whose form has not the siblings it needs."""
    return (
        signals._replace(scenario=confirmed_case(signals.scenario, forms)) if signals.scenario is not None else signals
    )
