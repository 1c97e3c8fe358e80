"""From a table to its figures: every value cell with its labels, unit, period, status and scenario.

Belongs here: walking a table's cells and what each statement inherits from where it stands. Does not:
column roles (`columns`), lent units (`cell_units`), misplaced rows (`alignment`), words (`phrases`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orchestration.memo.context import (
    Level,
    MemoContext,
    Refused,
    Statement,
    excerpt,
    has_digit,
    read_signals,
    resolve,
)
from orchestration.memo.document import Cell, Row, Table, Text
from orchestration.memo.money.minor_units import cents_per, settle
from orchestration.memo.periods import Period
from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.surroundings.phrases import label_in_cell
from orchestration.memo.surroundings.present import is_labelled_now
from orchestration.memo.surroundings.status import PROJECTION, TARGET
from orchestration.memo.surroundings.text_context import NOTHING, TextContext
from orchestration.memo.tabular.alignment import Flaw, row_flaws
from orchestration.memo.tabular.bracket_periods import of_brackets, with_year_meant
from orchestration.memo.tabular.case_tables import (
    CasesAround,
    columns_beside_cases,
)
from orchestration.memo.tabular.cell_ends import at_end
from orchestration.memo.tabular.cell_items import cell_items
from orchestration.memo.tabular.cell_units import Item, read
from orchestration.memo.tabular.column import NO_SIGNALS, Column, is_band
from orchestration.memo.tabular.due_columns import row_for
from orchestration.memo.tabular.head_asides import aim_in_head, columns_with_odds, is_in
from orchestration.memo.tabular.in_time import columns_in_time, rows_in_time
from orchestration.memo.tabular.label_values import stands_in_label
from orchestration.memo.tabular.marked_cells import with_status
from orchestration.memo.tabular.merged_names import with_merged_names
from orchestration.memo.tabular.no_amounts import names_no_money
from orchestration.memo.tabular.now_columns import levels_of
from orchestration.memo.tabular.over_columns import is_over_all, level_over, periods_before
from orchestration.memo.tabular.parameter_grids import is_parameter_grid
from orchestration.memo.tabular.parts_of_cells import of_part
from orchestration.memo.tabular.parts_of_years import YearParts
from orchestration.memo.tabular.peers import (
    Peers,
    is_scale_of_money,
    money_of_table,
    peers_of,
    read_beside,
    read_in_scale,
)
from orchestration.memo.tabular.planned_columns import columns_of_plans
from orchestration.memo.tabular.repeated_heads import columns_behind_years
from orchestration.memo.tabular.rows import (
    Named,
    RowContext,
    in_units_of_measures,
    read_rows,
    second_labels,
    units_of_measures,
)
from orchestration.memo.tabular.since_columns import signals_for
from orchestration.memo.tabular.table_shapes import counts_beside_signed
from orchestration.memo.tabular.table_units import TableUnits, table_units
from orchestration.memo.tabular.wide_tables import FULLEST, refuse_cell
from orchestration.memo.tabular.years_from_now import undated
from orchestration.memo.values.value_scanner import find_quantities
from orchestration.memo.vocabulary.label_bases import basis_of_cell
from orchestration.memo.vocabulary.lengths import in_metres


@dataclass(frozen=True, slots=True)
class _TableContext:
    table: Table
    memo: MemoContext
    columns: tuple[Column, ...]
    behind: dict[int, Column]  # those that take their year from the one before them
    units: TableUnits
    caption: str | None
    outer: tuple[Level, ...]  # caption and section
    around: CasesAround
    periods: tuple[Period, ...]  # what the period columns say, in their order
    grid: list[list[list[Item]]]  # what each cell of each row holds
    peers: dict[tuple[str, int], Peers | None]  # what a column, a row or the table agrees on, once asked
    named: Named
    is_grid: bool  # of assumed values, whose row names state nothing
    parts: YearParts


def read_table(table: Table, memo: MemoContext) -> Iterator[Statement | Refused]:
    """The figures of a table in reading order; each becomes a Statement or a Refused."""
    table = with_merged_names(table._replace(told=memo.clauses.get(table.ordinal, "")))
    heading = memo.title(table)
    columns = columns_in_time(table, heading, memo.as_of)
    caption = table.caption.value if table.caption is not None else None
    outer = memo.section(table)
    if caption is not None:
        outer = (Level("caption", with_year_meant(read_signals(caption), caption)), *outer)
    if columns and columns[0].role != "period" and columns[0].signals.period is not None:  # "Outcome in 2035"
        outer = (Level("caption", NO_SIGNALS._replace(period=columns[0].signals.period)), *outer)
    note = memo.notes.get(table.ordinal) if not counts_beside_signed(table) else None
    units = table_units(table, columns, memo.figures, note, memo.only_money, heading)
    measures = units_of_measures(columns)
    rows = rows_in_time(read_rows(table, columns, measures), columns, table, outer, memo.as_of)
    beside = second_labels(table, columns)
    others = rows if beside is None else read_rows(table, columns, measures, beside)
    named = Named(len(columns) if beside is None else beside, others, in_units_of_measures(rows, measures))
    grid = [
        [cell_items(cell, named.row_of(cell, row), columns, units, memo.letters) for cell in row.row.cells]
        for row in rows
    ]
    periods = tuple(column.signals.period.period for column in columns if column.signals.period is not None)
    # last, for a column of years is one of no measure too
    columns = columns_of_plans(columns_beside_cases(columns, rows, memo.as_of))
    around = CasesAround.of(outer, columns, rows, memo.as_of)
    behind, is_grid = columns_behind_years(columns), is_parameter_grid(table, columns)
    parts = YearParts.of(table, columns, rows, heading)
    context = _TableContext(
        table, memo, columns, behind, units, caption, outer, around, periods, grid, {}, named, is_grid, parts
    )
    odds = columns_with_odds(columns, (caption or "", heading, columns[0].label if columns else ""))
    for cell in table.header:
        column = columns[cell.column]
        if column.signals.scenario is not None:
            yield from _label_items(cell.text, Level("column", column.signals), column, context)
        elif cell.column in odds:
            level = Level("column", column.signals._replace(status=PROJECTION))
            yield from _label_items(cell.text, level, column, context)
        elif (aim := aim_in_head(column.label)) is not None:
            level = Level("column", column.signals._replace(status=TARGET))
            yield from _label_items(cell.text, level, column, context, aim=aim)
    flaws = row_flaws(table)
    group: Text | None = None
    for row in rows:
        if row.group is not None and row.group is not group and row.group_signals is not None:
            yield from _label_items(row.group, Level("row", row.group_signals), columns[0], context)
        group = row.group
        yield from _row_statements(row, flaws.get(row.row.ordinal), context)


def _row_statements(row: RowContext, flaw: Flaw | None, context: _TableContext) -> Iterator[Statement | Refused]:
    for cell, found in zip(row.row.cells, context.grid[row.row.ordinal], strict=True):
        if cell is row.label and context.columns[cell.column].role == "label":
            column = context.columns[cell.column]
            if not is_band(column.label) and not context.is_grid:
                yield from _label_items(cell.text, Level("row", row.signals), column, context, row)
        if len(found) > FULLEST:
            yield from refuse_cell(cell.text, found, context.memo)
            continue
        own = context.named.row_of(cell, row)
        for item in found:
            is_astray = flaw is not None and cell.column not in flaw.sure
            settled = item if is_astray else _settled(item, cell, own, context)
            if flaw is not None and is_astray:
                yield _refused(cell.text, item, context.memo, ("type", flaw.code, flaw.message))
            elif isinstance(settled, Refusal):
                yield _refused(cell.text, settled, context.memo, (_stage(settled), settled.code, settled.message))
            else:
                yield _statement(cell, settled, own, context)


def _stage(item: Refusal) -> str:
    return "type" if item.code in {"ambiguous_unit", "unit_conflict", "year_or_count"} else "read"


def _settled(item: Item, cell: Cell, row: RowContext, context: _TableContext) -> Item:
    """A bare number refused for its open unit, read with the currency its neighbours settle."""
    if isinstance(item, Quantity):
        return item
    if item.code == "currency_missing":
        in_cents = _in_cents(item, cell, row, context)
        if isinstance(in_cents, Quantity) or names_no_money(context.columns[cell.column], row):
            return in_cents  # "Staff | 410" beside "Grid | $4.1" below "(billions)"
        return _in_money_of_table(item, cell, context)
    if item.code != "ambiguous_unit":
        return settle(cell.text.value, item, context.memo.minor)
    named = (context.columns[cell.column].label, row.name)
    if (spelled := in_metres(cell.text.value[item.start : item.end], named)) is not None:
        found = next(iter(read(spelled, None)), item)
        return found._replace(start=item.start, end=item.end)
    along_row = context.columns[cell.column].is_dimension
    key = ("row", row.row.ordinal) if along_row else ("column", cell.column)
    if key not in context.peers:
        places = (
            [(row.row, cell) for cell in row.row.cells]
            if along_row
            else [(other, other.cells[cell.column]) for other in context.table.rows if cell.column < len(other.cells)]
        )
        context.peers[key] = peers_of(_read_cells(places, context))
    return read_beside(cell.text.value, item, context.peers[key])


def _read_cells(places: Iterable[tuple[Row, Cell]], context: _TableContext) -> list[tuple[str, list[Item]]]:
    """The text of cells and what they hold."""
    return [(place.text.value, context.grid[row.ordinal][place.column]) for row, place in places]


def _in_money_of_table(item: Refusal, cell: Cell, context: _TableContext) -> Item:
    """A bare number under "(in thousands)", where other cells of the table write its money."""
    hint, key = context.units.caption, ("table", 0)
    if hint is None or not is_scale_of_money(hint):
        return item
    if key not in context.peers:
        places = ((row, place) for row in context.table.rows for place in row.cells)
        context.peers[key] = money_of_table(_read_cells(places, context))
    return read_in_scale(cell.text.value, item, hint, context.peers[key])


def _in_cents(item: Refusal, cell: Cell, row: RowContext, context: _TableContext) -> Item:
    """A bare number under "(cents)", where the memo's signs say whose cents they are."""
    units = context.units
    column, cents = context.columns[cell.column], context.memo.minor.cents
    stated = ((column.hint, column.label), (row.hint, f"{row.name} {row.unit}"), (units.corner, units.corner_label))
    hint, label = next((one for one in stated if one[0] is not None), (units.caption, units.caption_label))
    if hint is None or hint.scale >= 0 or hint.unit or cents is None:
        return item
    found = read(cell.text.value, cents_per(label, cents) or hint._replace(unit=cents))
    return next((one for one in found if one.start == item.start), item)


def _refused(text: Text, item: Item, memo: MemoContext, why: tuple[str, str, str]) -> Refused:
    span = text.span(item.start, item.end)
    return Refused(span, memo.document.line_of(span.start), excerpt(text.value, item.start), *why)


def _statement(cell: Cell, item: Quantity, row: RowContext, context: _TableContext) -> Statement:
    column = context.behind.get(cell.column, context.columns[cell.column])
    row = row_for(column, row, context.columns, context.caption, context.memo.as_of)
    found = context.grid[row.row.ordinal][cell.column]
    text = cell.text.value
    signals = context.parts.signals(cell.column, column, signals_for(column, text[item.start]), row)
    if len(found) > 1:
        signals, row = of_part(column.label, text, [one.start for one in found], item.start, signals, row)
    levels = (Level("column", signals), *row.levels(), *context.around.of_cell(column, row))
    levels = levels_of(column, levels, context.memo.as_of)
    own = NOTHING
    if len(text) > item.end - item.start:
        own = TextContext.of(text).own(item, [(other.start, other.end) for other in found])
    own = with_status(own, text, found)
    resolved = resolve(context.memo, levels, own)
    if own[0] is None and levels[0][1].period is None and row.signals.period is None and is_over_all(column):
        periods = periods_before(context.columns, cell.column) if column.of_heads else context.periods
        spanning = level_over(column, periods, resolved)
        resolved = resolved if spanning is None else resolve(context.memo, (spanning, *levels[1:]))
    resolved = of_brackets(resolved, (cell.text, column.label, context.caption or ""), found, item.start, context.memo)
    if item.role:
        resolved = at_end(resolved, item.role, context.memo)
    span = cell.text.span(item.start, item.end)
    return Statement(
        quantity=item,
        span=span,
        context=context.parts.undated(undated(resolved, column, row), cell.column, row),
        rate_basis=_rate_basis(item, column, row, context.caption),
        block_kind="table",
        section=context.table.section,
        line=context.memo.document.line_of(span.start),  # in HTML each cell of a row may stand on a line of its own
        source_text=excerpt(text, item.start),
        subject_label=row.name or column.label,
        label=label_in_cell(text, item, [other for other in found if isinstance(other, Quantity)]) or row.measure,
        column_label=column.label,
        corner=context.columns[0].label,
        unit=row.unit or None,
        caption=context.caption,
        row_group=row.group.value if row.group is not None else None,
        table=context.table.ordinal,
        row=row.row.ordinal,
        column=cell.column,
    )


def _rate_basis(item: Quantity, column: Column, row: RowContext, caption: str | None) -> str:
    hinted = column.hint.rate_basis if column.hint is not None else None
    stated = (hinted, column.signals.rate_basis, row.signals.rate_basis)
    return item.rate_basis or basis_of_cell(item.unit_kind, stated, caption, (row.name, column.label))


def _label_items(
    text: Text,
    level: Level,
    column: Column,
    context: _TableContext,
    row: RowContext | None = None,
    aim: tuple[int, int] | None = None,
) -> Iterator[Statement | Refused]:
    """Figures inside a row's label or, for a scenario's probability, a column's or a group's label."""
    words = text.value
    if not has_digit(words):
        return
    is_row, is_alone = row is not None, len(context.columns) == 1
    found = [
        item
        for item in find_quantities(words)
        if (is_in(item, aim) if aim is not None else stands_in_label(item, words, is_row=is_row, is_alone=is_alone))
    ]
    if len(found) > FULLEST:
        yield from refuse_cell(text, found, context.memo)
        return
    figures = [item for item in found if isinstance(item, Quantity)]
    for item in found:
        if isinstance(item, Refusal):
            yield _refused(text, item, context.memo, ("read", item.code, item.message))
            continue
        span = text.span(item.start, item.end)
        yield Statement(
            quantity=item,
            span=span,
            context=resolve(context.memo, () if is_labelled_now(words, item) else (level, *context.outer)),
            rate_basis=item.rate_basis or "total",
            block_kind="table",
            section=context.table.section,
            line=context.memo.document.line_of(span.start),
            source_text=excerpt(words, item.start),
            subject_label=excerpt(words, item.start),
            label=label_in_cell(words, item, figures),
            column_label=column.label,
            caption=context.caption,
            row_group=row.group.value if row is not None and row.group is not None else None,
            table=context.table.ordinal,
            row=row.row.ordinal if row is not None else None,
            column=context.columns.index(column),
        )
