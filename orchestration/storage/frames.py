"""From an Extract to Arrow tables as the raw contracts state them.

Belongs here: laying facts, cells, tables and sections out in columns. Does not: reading or writing files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from orchestration.contracts.columns import TableContract
from orchestration.contracts.raw_tables import DATED_STATEMENT, FACT, MEMO, MEMO_TABLE, REJECTED, SECTION, TABLE_CELL

if TYPE_CHECKING:
    from orchestration.memo.document import Table
    from orchestration.memo.facts import Extract, Rejection
    from orchestration.memo.source import Source

# Known only when the extract is loaded: the name, place and history of the file that holds this content.
LOAD_TIME_COLUMNS = frozenset({"memo_id", "path", "version", "first_seen_at", "last_seen_at"})
KEY = pa.field("extract_key", pa.string(), nullable=False)

Rows = list[dict[str, Any]]


def extract_schema(contract: TableContract) -> pa.Schema:
    """The columns of a table in the extracts: the contract's, keyed by content in place of the memo's name."""
    return pa.schema([KEY, *(field for field in contract.arrow_schema if field.name not in LOAD_TIME_COLUMNS)])


def memo_row(source: Source, extract: Extract) -> dict[str, Any]:
    """The extract's row of raw.memo; the counts of kept and refused facts follow after validation."""
    # Whoever only loads extracts need not wait for the reader's grammars.
    from orchestration.memo.facts import EXTRACTOR_VERSION

    header, period = extract.document.header, extract.as_of
    return {
        "format": source.format,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "notes": "; ".join(source.notes) or None,
        "title": header.title,
        "entity_name": header.entity,
        "edition": header.edition,
        "audience": header.audience,
        "as_of": period.edtf if period else None,
        "as_of_start": period.start if period else None,
        "as_of_end": period.end if period else None,
        "sender": header.sender,
        "recipient": header.recipient,
        "subject": header.subject,
        "classification": header.classification,
        "line_count": source.raw.count("\n") + 1,
        "char_count": len(source.raw),
        "table_count": len(extract.document.tables),
        "found_count": extract.found,
        "extractor_version": EXTRACTOR_VERSION,
    }


def section_rows(extract: Extract) -> Rows:
    """One row for each heading."""
    return [
        {
            "section_ordinal": section.ordinal,
            "number": section.number,
            "title": section.title,
            "level": section.level,
            "source_line": section.line,
            "parent_ordinal": section.parent,
        }
        for section in extract.document.sections
    ]


def table_rows(extract: Extract) -> Rows:
    """One row for each table."""
    return [
        {
            "table_ordinal": table.ordinal,
            "caption": table.caption.value if table.caption else None,
            "section_ordinal": table.section,
            "source_line": table.line,
            "row_count": len(table.rows),
            "column_count": len(table.header),
            "form": table.form,
        }
        for table in extract.document.tables
    ]


def cell_rows(extract: Extract) -> Rows:
    """One row for each cell, header cells with a null row."""
    return [row for table in extract.document.tables for row in _cells(table)]


def _cells(table: Table) -> Iterable[dict[str, Any]]:
    labels = {cell.column: cell.text.value for cell in table.header}
    header = [(None, None, None, cell, table.line) for cell in table.header]
    body = [
        (row.ordinal, row.cells[0].text.value if row.cells else None, row.group, cell, row.line)
        for row in table.rows
        for cell in row.cells
    ]
    for ordinal, row_label, group, cell, line in [*header, *body]:
        text = cell.text
        # An empty cell has no code point of its own; its place is an empty span.
        start, end = text.span(0, len(text.value)) if text.value else (text.start, text.start)
        yield {
            "table_ordinal": table.ordinal,
            "row_ordinal": ordinal,
            "column_ordinal": cell.column,
            "column_label": labels.get(cell.column),
            "row_label": row_label,
            "row_group": group.value if group else None,
            "text": text.value,
            "source_line": line,
            "char_start": start,
            "char_end": end,
        }


def fact_columns(extracts: Sequence[tuple[str, Extract]]) -> pa.Table:
    """The facts of several extracts, column by column: many times faster than row by row."""
    keys = [key for key, extract in extracts for _ in extract.facts]
    facts = [fact for _, extract in extracts for fact in extract.facts]
    return _columns(keys, facts, FACT)


def dated_columns(extracts: Sequence[tuple[str, Extract]]) -> pa.Table:
    """The dated statements of several extracts, column by column."""
    keys = [key for key, extract in extracts for _ in extract.dated]
    return _columns(keys, [dated for _, extract in extracts for dated in extract.dated], DATED_STATEMENT)


def rejected_columns(rejections: Sequence[tuple[str, Rejection]]) -> pa.Table:
    """Refused values, column by column."""
    return _columns([key for key, _ in rejections], [rejection for _, rejection in rejections], REJECTED)


def rows_table(rows: Sequence[tuple[str, dict[str, Any]]], contract: TableContract) -> pa.Table:
    """Keyed dict rows as a table of the contract's extract columns."""
    schema = extract_schema(contract)
    return pa.Table.from_pylist([{KEY.name: key, **row} for key, row in rows], schema=schema)


def _columns(keys: list[str], items: Sequence[object], contract: TableContract) -> pa.Table:
    schema = extract_schema(contract)
    arrays = [pa.array(keys, KEY.type)]
    for field in list(schema)[1:]:
        read: Callable[[Any], Any] = attrgetter(field.name)
        arrays.append(pa.array([read(item) for item in items], field.type))
    return pa.Table.from_arrays(arrays, schema=schema)


EXTRACT_TABLES = (MEMO, SECTION, MEMO_TABLE, TABLE_CELL, FACT, DATED_STATEMENT, REJECTED)
