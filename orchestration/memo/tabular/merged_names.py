"""First cells that are merged downwards, which text leaves empty: "| Bear | Revenue | … |" above "| | Staff | … |".

Belongs here: giving the rows below the name above them. Does not: HTML, whose tags say so (`scanning.html_tables`);
which of two columns names a row (`row_groups`).
"""

from __future__ import annotations

import re

from orchestration.memo.context import has_digit
from orchestration.memo.document import Cell, Row, Table
from orchestration.memo.tabular.column import whole_period

_FEWEST_COLUMNS = 3
_PARENTHESES = re.compile(r"\([^()]*\)")
# What sums up all of them is nobody's, and a part is of the row above.
_OF_ALL = re.compile(r"\W*(?:(?:grand|overall|group) )?(?:total|sum|average|all|combined)s?\W*", re.IGNORECASE)
_OF_PART = re.compile(r"\W*(?:of which|thereof|incl|excl)", re.IGNORECASE)


def with_merged_names(table: Table) -> Table:
    """The table, its empty first cells with the name above them where the second column tells the rows apart."""
    rows = [row for row in table.rows if row.cells]
    empty = [row for row in rows if not row.cells[0].text.value]
    is_headed = len(table.header) >= _FEWEST_COLUMNS and bool(table.header[1].text.value)
    if not empty or not is_headed or len(rows) < len(table.rows) or rows[0] in empty or not _are_told_apart(rows):
        return table
    name: Cell | None = None
    found: list[Row] = []
    for row in table.rows:
        second = row.cells[1].text.value if len(row.cells) > 1 else ""
        if row.cells[0].text.value:
            name = row.cells[0]
        elif _OF_ALL.fullmatch(second):
            name = None
        is_named = bool(row.cells[0].text.value) or name is None or _OF_PART.match(second) is not None
        found.append(row if is_named or name is None else row._replace(cells=(name, *row.cells[1:])))
    return table._replace(rows=tuple(found))


def _are_told_apart(rows: list[Row]) -> bool:
    """Whether the second cells are all words, or all times, but for rows that have none beside their name."""
    seconds = [row.cells[1].text.value if len(row.cells) > 1 else "" for row in rows]
    told = [text for text in seconds if text]
    if any(not text and not row.cells[0].text.value for text, row in zip(seconds, rows, strict=True)):
        return False
    are_words = all(text[0].isalpha() and not has_digit(_PARENTHESES.sub("", text)) for text in told)
    return bool(told) and (are_words or all(whole_period(text) is not None for text in told))
