"""The units that hold for a whole table: of its corner, of its caption, of the memo's own words.

Belongs here: what a table as a whole lends, and how its rows of money are written. Does not: which of several
units a cell takes (`unit_disputes`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from orchestration.memo.captions.caption_natures import OF_HEADS, counts_by_heading, nature_of_caption
from orchestration.memo.captions.caption_units import names_any, unit_of_all_told, unit_of_amounts, units_told
from orchestration.memo.captions.column_sentences import count_before_more, tells_all
from orchestration.memo.document import Table
from orchestration.memo.hints.hint_times import TIME_TOLD
from orchestration.memo.hints.hint_words import ONLY_SCALE
from orchestration.memo.money.only_money import OnlyMoney
from orchestration.memo.quantities import UnitHint
from orchestration.memo.tabular.column import MEMBERS, Column, hint_of, is_band
from orchestration.memo.tabular.comma_times import holds_for_all
from orchestration.memo.tabular.mixed_bags import NOT_MIXED, Mixed, mixed_of
from orchestration.memo.tabular.parts_of_hundred import parts_of_hundred
from orchestration.memo.tabular.table_shapes import (
    adds_up,
    columns_of_shares,
    has_kinds,
    has_measures_beside,
    in_decimals,
    is_in_percent,
    is_of_shares,
    is_scorecard,
    shows_decimals,
    written_as,
)
from orchestration.memo.values.number_grammar import NUMBER
from orchestration.memo.vocabulary.exchange import money_of_rate
from orchestration.memo.vocabulary.natures import Nature, is_change, nature_of

_PARTS = re.compile(r"(?:bridge |value )?(?:components?|drivers?|steps?|movements?|elements?|bridge)", re.IGNORECASE)
# "Average lawyer hours per matter"
_TIME_OVER = re.compile(
    r"(?:[A-Z][a-z]+ (?:[a-z]+ ){0,2}(?:hours|days|weeks|months)|Hours) per [a-z]+"
    r"|(?:Average )?(?i:weekly|daily|monthly|annual|working) [Hh]ours (?i:by|in|of|for|per) [A-Za-z]+"
    r"|(?:Hours|Minutes|Days) (?:a (?:day|week|month|year|shift)|per (?:[0-9]{1,2}-hour )?[a-z]+)\b"
    r"|Hours (?:in|of|over) (?:an?|the|one) [a-z]|[A-Z][^,;()]{2,60}, (?:hours|days) (?:per|a) [a-z]+(?: \(|$|,)"
)
# "Median duration by stage, days, ten largest sponsors"
_TIME_IN_MIDDLE = re.compile(
    r"(?:Median|Mean|Average) (?:duration|time)s?\b[^,]*, (?:days|hours|weeks|months|years|minutes)\b", re.IGNORECASE
)
_SIGN = re.compile("[$€£¥₹₩₦₺₽]")
_MILLIONS = 6
_EXCEPT = re.compile(r",? except ")
# What a caption says of units itself, where a unit is read with it.
_TOLD = re.compile(r"\([^()]*\)|[;.] ?[^;.]*$")
_IN_TIME = re.compile(
    r"\((?:in )?(?:thousand |million )?(?:hours|days|weeks|months|years)"
    r"(?: per \w+| an? \w+|/\w+)?(?:,? (?:unless|except|median|mean|average|typical)[^()]*|[,;] [a-z][^()]*)?\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TableUnits:
    """The units a table's corner and caption and the memo's own words lend its bare numbers."""

    corner: UnitHint | None
    caption: UnitHint | None
    caption_nature: Nature | None
    caption_label: str
    corner_label: str
    told: str  # what states units for what it names
    is_noted: bool  # the caption's unit is one that a text beside the table states
    figures: UnitHint | None
    is_open: bool  # no column names a unit or a measure, so that the corner's is every column's
    names_parts: bool  # the first column is of the parts of one sum ("Component")
    largest: Decimal | None  # of the rows of money written with decimals, whose unit corner or caption lends
    is_whole: bool  # at least three rows of money, all of whole numbers in thousands
    is_shown: bool  # all rows of bare numbers but one at most show decimals in every cell
    is_counted: bool  # the caption's are millions of things, and some row shows decimals in every cell
    has_periods: bool  # two columns at least only tell when or in which scenario
    has_measures: bool  # rows of money stand beside rows of shares, so that rows name what is measured
    has_signed: bool  # some cells, or rows among rows of shares, state a currency themselves
    signed: frozenset[str]  # the columns of things in which some cells state a currency
    has_shares: bool  # a column names a share or rate, so that columns name what is measured
    percents: frozenset[str]  # columns of percentages and bare numbers
    has_percents: bool  # a column holds nothing else
    has_named: bool  # some column names what it measures, so that the others may measure anything
    adds_up: bool  # the rows sum up to a last one, so that all are in one unit
    only_money: OnlyMoney | None  # the one currency that the memo writes amounts in
    of_hundred: frozenset[str]  # the columns whose plain numbers are shares of a whole
    has_kinds: bool  # rows state units of several kinds, so that a column's money is not that of all of them
    has_money: bool  # a column without a unit of its own names money, so that the caption's is that column's
    mixed: Mixed  # of what kinds its figures are, where money is lent to them


def table_units(
    table: Table,
    columns: Sequence[Column],
    figures: UnitHint | None,
    note: str | None = None,
    only_money: OnlyMoney | None = None,
    heading: str = "",
) -> TableUnits:
    """The units that hold for a whole table; `note` is the unit that a text beside it states for its figures."""
    caption = table.caption.value if table.caption is not None else None
    has_periods = sum(column.is_dimension for column in columns) > 1
    of_rows = [column for column in columns if column.role != "value" and not is_band(column.label)]
    corner = next((hint for column in of_rows if (hint := _of_all(column))), None)
    is_open = _are_open(columns)
    if corner is None and (has_periods or is_open) and _names_all(table, columns[0]):
        corner = columns[0].hint  # "TWh | 2025 | 2030", "Cost (NOK/kg) | Own | Peers | Gap"
    if corner is None and has_periods and len(told := units_told(columns[0].label)) == 1:
        corner = told[0].hint  # "Sector (jobs in millions) | 2024 | 2030"
    lent = _lent_by_caption(caption, table, columns) if caption is not None else None
    if lent is None and caption is not None and has_periods and not any(column.hint for column in columns[1:]):
        lent = count_before_more(caption)
    is_noted = False
    if lent is None and note is not None and not _is_of_columns(note, caption or "", columns):
        is_noted = True
        lent = _lendable(_noted(note, caption or ""), f"({note})")
    if lent is None and corner is None and is_scorecard(table, columns):
        lent = UnitHint("score", "score")
    is_money = any(hint is not None and hint.unit_kind == "money" for hint in (corner, lent))
    has_priced = any(column.hint is not None and column.hint.unit_kind == "money" for column in columns)
    is_told = caption is not None and not _is_about_column(caption, columns)
    nature = nature_of_caption(caption or "", has_priced=has_priced, is_open=lent is None) if is_told else None
    nature = nature or ("count" if counts_by_heading(heading, caption or "") else None)
    if is_noted and is_money and has_priced and nature == "count":
        lent, is_money = None, corner is not None and corner.unit_kind == "money"  # "2035 Target" below "Jobs and pay"
    largest, is_whole = written_as(table) if is_money else (None, False)
    has_money = any(column.hint is None and column.nature == "money" for column in columns)
    has_percents = any(is_in_percent(table, at) for at, column in enumerate(columns) if not column.is_dimension)
    has_named = any(
        column.role == "value" and column.nature not in {None, "percent"} and not is_in_percent(table, at)
        for at, column in enumerate(columns)
    )
    has_shares = any(column.role == "value" and column.nature == "percent" for column in columns)
    has_signed = nature == "money" and (
        any(_SIGN.search(cell.text.value) for row in table.rows for cell in row.cells[1:]) or _states_its_money(table)
    )
    names_parts = bool(columns) and _PARTS.fullmatch(columns[0].label) is not None
    is_shown = is_money and shows_decimals(table)
    is_counted = (
        lent is not None and lent.unit_kind == "count" and lent.scale >= _MILLIONS and any(map(in_decimals, table.rows))
    )
    has_measures = is_money and has_measures_beside(table)
    return TableUnits(
        corner,
        lent,
        nature,
        caption or "",
        columns[0].label if columns else "",
        table.told,
        is_noted,
        figures,
        is_open,
        names_parts,
        largest,
        is_whole,
        is_shown,
        is_counted,
        has_periods,
        has_measures,
        has_signed,
        _signed_columns(table, columns) if has_signed else frozenset(),
        has_shares,
        columns_of_shares(table, columns),
        has_percents,
        has_named,
        is_money and has_periods and adds_up(table, columns),
        only_money,
        parts_of_hundred(table, columns, caption or heading),
        has_kinds(table, columns),
        has_money,
        mixed_of(table, columns, caption or "") if is_money or has_priced or corner is not None else NOT_MIXED,
    )


def _lent_by_caption(caption: str, table: Table, columns: Sequence[Column]) -> UnitHint | None:
    """The unit that a caption lends the table as a whole, or what it does not name of it."""
    labels = _labels(table, columns)
    if tells_all(caption, labels) and not _is_time_of_all(caption, labels):
        return unit_of_amounts(caption, labels)
    own = _lendable(hint_of(_without_exception(caption)), caption) if holds_for_all(caption, columns) else None
    return own or unit_of_all_told(caption, labels, labels[: len(columns) - 1])


def _is_time_of_all(caption: str, labels: Sequence[str]) -> bool:
    """Whether a caption tells one time and no column or row is named like it: "Median wait in days"."""
    told = units_told(caption)
    return len(told) == 1 and TIME_TOLD.fullmatch(caption) is not None and not names_any(told[0], labels)


def _labels(table: Table, columns: Sequence[Column]) -> list[str]:
    """The names of a table's columns and rows, which its caption may state units for."""
    return [column.label for column in columns[1:]] + [row.cells[0].text.value for row in table.rows if row.cells]


def _is_of_columns(note: str, caption: str, columns: Sequence[Column]) -> bool:
    """Whether a caption states units for what it names, and a noted one of them for columns by their names."""
    told = units_told(caption)
    names = [column.label for column in columns[1:]]
    noted = [one for one in told if f"{one.phrase} in {note}".lower() in caption.lower()]
    return bool(told) and ("(" in caption or any(names_any(one, names) for one in noted))


def _noted(note: str, caption: str) -> UnitHint | None:
    """The unit that a text beside a table states, of what the caption counts where it is nothing but a scale."""
    is_scale = ONLY_SCALE.fullmatch(note) is not None and nature_of(caption) != "count"
    return hint_of(f"({note})" if is_scale else f"{_TOLD.sub('', caption)} ({note})".strip())


def _without_exception(caption: str) -> str:
    """A caption up to what it excepts: "Figures are in $ millions, except price per bed in $ thousands"."""
    return caption if "(" in (head := _EXCEPT.split(caption)[0]) else head


def _are_open(columns: Sequence[Column]) -> bool:
    """Whether no column of values names a unit or a measure, but for shares and changes."""
    values = [column for column in columns if column.role == "value"]
    named = [column for column in values if column.nature not in {None, "percent"} and not is_change(column.label)]
    stated = [column for column in values if column.hint is not None and column.hint.unit_kind != "percent"]
    return len(values) > 1 and not named and not stated


def _names_all(table: Table, corner: Column) -> bool:
    """Whether a physical unit or a time in the corner is the values', for the rows below it are no numbers in it."""
    hint = corner.hint
    is_time = hint is not None and hint.unit_kind == "duration" and corner.label.endswith(")")
    return (is_time or (hint is not None and hint.unit_kind == "quantity")) and not any(
        row.cells and NUMBER.fullmatch(row.cells[0].text.value) for row in table.rows
    )


def _is_about_column(caption: str, columns: Sequence[Column]) -> bool:
    """Whether a sentence above a table tells of one of its columns: "The pay premium is measured against …"."""
    if not caption.endswith("."):
        return False
    names = [column.label.lower() for column in columns if column.role == "value" and not column.is_dimension]
    return any(" " in name and name in caption.lower() for name in names)


def _signed_columns(table: Table, columns: Sequence[Column]) -> frozenset[str]:
    """The columns that show a currency in some cells, where rows name who or what: "65K" below "$120K" is money."""
    if MEMBERS.fullmatch(columns[0].label) is None:
        return frozenset()
    return frozenset(
        column.label
        for at, column in enumerate(columns)
        if column.role == "value" and not column.is_dimension and any(map(_SIGN.search, table.column(at)))
    )


def _states_its_money(table: Table) -> bool:
    """Whether a row among rows of shares states its own money, so that each row says itself what it measures."""
    hints = [hint_of(row.cells[0].text.value) for row in table.rows if row.cells]
    is_stated = any(hint is not None and hint.unit_kind == "money" for hint in hints)
    return is_stated and any(map(is_of_shares, table.rows))


def unit_under(column: Column, units: TableUnits) -> UnitHint | None:
    """A column's unit, of things where it is a scale and the caption counts: "2030 (M)" below "Jobs by sector"."""
    hint, told = column.hint, units.caption
    if hint is not None and units.is_noted and told is not None and not told.unit and hint.unit_kind == "money":
        return hint if hint.scale else hint._replace(scale=told.scale)  # "Pay (SEK)" beside "Figures in thousand"
    if (
        hint is not None
        and told is not None
        and hint.unit_kind == told.unit_kind == "duration"
        and hint.unit == told.unit
    ):
        return hint._replace(scale=max(hint.scale, told.scale))  # "Hours now" below "thousand hours"
    if hint is None or hint.unit or hint.scale <= 0 or not (column.is_dimension or column.of_heads):
        return hint
    if units.caption_nature != "count" and (units.caption_nature or not OF_HEADS.fullmatch(units.corner_label)):
        return hint
    return UnitHint("count", "count", hint.scale)


def in_scale_of_all(hint: UnitHint | None, units: TableUnits) -> UnitHint | None:
    """A row's currency in the scale of a caption that names none: "Kenya (KES)" below "Local currency (millions)"."""
    told = units.caption
    if hint is not None and told is not None and _is_scale_of(hint, told):
        return hint._replace(unit=told.unit)  # "Revenue (B)" below "Summary (US$)"
    if told is None or told.unit or told.unit_kind != "money" or hint is None or not hint.unit:
        return hint
    return hint._replace(scale=told.scale) if hint.unit_kind == "money" and hint.scale == 0 else hint


def _is_scale_of(hint: UnitHint, told: UnitHint) -> bool:
    """Whether a row states the scale of money whose currency the caption states."""
    is_money = hint.unit_kind == told.unit_kind == "money"
    return is_money and not hint.unit and hint.scale > 0 and bool(told.unit) and told.scale == 0


def _of_all(column: Column) -> UnitHint | None:
    """The unit that a column of labels lends to all others: "KRW per USD" is that of its own numbers."""
    return shared_unit(column.hint) if money_of_rate(column.label) is None else None


def shared_unit(hint: UnitHint | None) -> UnitHint | None:
    """A unit that a corner, group or caption may lend; "Year" over a column of years lends none."""
    return hint if hint is not None and hint.unit_kind not in {"duration", "quantity"} else None


def _lendable(hint: UnitHint | None, caption: str) -> UnitHint | None:
    """The same for a caption, whose unit may be physical or a time: "Generation (TWh)", "A week's work (hours)"."""
    is_unit = hint is not None and (
        hint.unit_kind != "duration"
        or _IN_TIME.search(caption) is not None
        or _TIME_OVER.match(caption) is not None
        or TIME_TOLD.fullmatch(caption) is not None
        or _TIME_IN_MIDDLE.match(caption) is not None
    )
    return hint if is_unit else None
