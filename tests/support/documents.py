"""Documents in a form that tests can compare and check.

Belongs here: a Document as plain lists, its Texts, and the promise that each Text has its place.
Does not: any expectation about one memo.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from orchestration.memo.document import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orchestration.memo.document import Document, Text


def blocks(document: Document) -> list[tuple[Any, ...]]:
    """Kind, text and lead of each block; caption, header and rows of each table."""
    found: list[tuple[Any, ...]] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found.append(("table", caption(block), header(block), rows(block)))
        elif block.lead is not None:
            found.append((block.kind, block.text.value, block.lead.value))
        else:
            found.append((block.kind, block.text.value))
    return found


def caption(table: Table) -> str | None:
    return None if table.caption is None else table.caption.value


def header(table: Table) -> list[str]:
    return [cell.text.value for cell in table.header]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text.value for cell in row.cells] for row in table.rows]


def groups(table: Table) -> list[str | None]:
    return [None if row.group is None else row.group.value for row in table.rows]


def flaws(table: Table) -> list[str | None]:
    return [row.flaw for row in table.rows]


def sections(document: Document) -> list[tuple[str | None, str, int]]:
    return [(section.number, section.title, section.level) for section in document.sections]


def texts(document: Document) -> Iterator[Text]:
    """Every Text of a document."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (block.caption,) if block.caption is not None else ()
            yield from (cell.text for cell in block.header)
            for row in block.rows:
                yield from (row.group,) if row.group is not None else ()
                yield from (cell.text for cell in row.cells)
        else:
            yield block.text
            yield from (block.lead,) if block.lead is not None else ()


def assert_places(document: Document) -> None:
    """Each code point of each Text stands where the Text says it does."""
    raw = document.raw
    for text in texts(document):
        value = text.value
        if not value:
            continue
        assert value == value.strip()
        span = text.span(0, len(value))
        assert 0 <= span.start < span.end <= len(raw)
        if not text.starts:
            assert raw[span.start : span.end] == value
            continue
        assert len(text.starts) == len(text.ends) == len(value)
        for index, char in enumerate(value):
            start, end = text.span(index, index + 1)
            written = raw[start:end]
            assert written == char or char in html.unescape(written) or (char == " " and start <= end), text


def covered(document: Document) -> bytearray:
    """One byte a code point of the raw text: 1 where a Text of the document reaches over it."""
    marks = bytearray(len(document.raw))
    for text in texts(document):
        if text.value:
            start, end = text.span(0, len(text.value))
            marks[start:end] = b"\1" * (end - start)
    return marks
