"""What one cell of a table holds, by its column, its row and what stands around the table.

Belongs here: which cells hold values, and the marks and letters that are taken off or told before they are read. Does
not: their units (`cell_units`), what becomes of them (`table_facts`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.memo.tabular.cell_units import Item, asks_when, read, read_value_cell
from orchestration.memo.tabular.column import Column
from orchestration.memo.tabular.marked_cells import over_whole, refused_mark, without_mark
from orchestration.memo.tabular.net_cells import turned_round
from orchestration.memo.tabular.years_in_cells import tells_period, without_years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Cell
    from orchestration.memo.money.letters import Letters
    from orchestration.memo.tabular.rows import RowContext
    from orchestration.memo.tabular.table_units import TableUnits


def cell_items(
    cell: Cell, row: RowContext, columns: Sequence[Column], units: TableUnits, letters: Letters | None
) -> list[Item]:
    """What a cell holds; cells beyond the header are read as they stand, for their row is refused."""
    if cell.column >= len(columns):
        return list(read(cell.text.value, None))
    column = columns[cell.column]
    text = cell.text.value
    is_value = column.role == "value" or (column.role == "period" and cell.column > 0 and not tells_period(text))
    if not is_value:
        return []
    written = text if letters is None else letters.signed_cell(text, "money" in (column.nature, row.nature))
    bare = without_mark(written, column, row)
    items = turned_round(text, (column.label, row.name), read_value_cell(bare, column, row, units))
    items = without_years(text, items, column, row, is_when=asks_when(column, row))
    items = over_whole(written, bare, items) or refused_mark(written, column, row)
    return items if letters is None else [letters.own(item) for item in items]
