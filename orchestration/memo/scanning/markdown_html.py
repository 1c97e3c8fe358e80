"""Tables that a Markdown memo has as HTML: `<table>…</table>` from the beginning of a line.

Belongs here: finding them among the lines and giving them to the reader of HTML tables. Does not: reading their cells
(`html_tables`), other tags, which separate words (`inline`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from orchestration.memo.document import Text
from orchestration.memo.scanning.html_chrome import survey
from orchestration.memo.scanning.html_tables import TableReader
from orchestration.memo.scanning.html_tokens import tokenize
from orchestration.memo.scanning.inline import without_colon
from orchestration.memo.scanning.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGIN = re.compile(
    r"^[ \t]*(?:<(?:div|center|figure)\b[^<>\n]{0,200}>[ \t]*)?(<table\b)", re.IGNORECASE | re.MULTILINE
)
_END = re.compile(r"</table\s*>", re.IGNORECASE)
_TAGS_ALONE = re.compile(r"(?:[ \t\r]|</?(?:div|center|figure|p|br)\b[^<>\n]{0,200}>)*$", re.MULTILINE | re.IGNORECASE)


def with_html_tables(raw: str, newlines: tuple[int, ...], lines: list[Line]) -> list[Line]:
    """The lines, those of each HTML table replaced by the table."""
    found = {line.number: line for line in _tables(raw, newlines)} if "<" in raw else {}
    if not found:
        return lines
    kept: list[Line] = []
    stop = 0
    for line in lines:
        if line.number in found:
            table = found[line.number]
            kept.append(table)
            stop = table.depth
        elif line.number > stop:
            kept.append(line)
    return [line._replace(depth=0) if line.kind == "grid" else line for line in kept]


def _tables(raw: str, newlines: tuple[int, ...]) -> Iterator[Line]:
    """Each table as a line, its last line's number for its depth; frames of a page's parts are left as they stand."""
    reader = TableReader(raw, newlines)
    at = 0
    while (begin := _BEGIN.search(raw, at)) is not None:
        end = _END.search(raw, begin.end())
        if end is None:
            return
        start, at = begin.start(1), end.end()
        if _TAGS_ALONE.match(raw, at) is None:
            continue
        tokens = [token._replace(start=token.start + start, end=token.end + start) for token in tokenize(raw[start:at])]
        if 0 not in survey(raw, tokens, is_page=False).tables:
            continue
        table = reader.read(tokens[1:-1])
        if table.rows:  # cards without one stay text, whose tags part their words
            first, last = bisect_left(newlines, start) + 1, bisect_left(newlines, at - 1) + 1
            caption = None if table.caption is None else without_colon(table.caption)
            own = None if table.title is None else without_colon(table.title)
            yield Line("grid", Text("", start), first, last, grid=table.rows, caption=caption, caption_own=own)
