"""Tables written on one line inside a paragraph: `…impact: | A | B | |---|---| | x | 1 | …`.

Belongs here: cutting such a line into prose and rows of cells.
Does not: what the rows mean (`tables`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.document import Text
from orchestration.memo.scanning.inline import clean, is_bold
from orchestration.memo.scanning.lines import GridRow

_SEPARATOR = re.compile(r"\|\s{0,3}:?-{2,}:?\s{0,3}\|")
_PIPE = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"\s*:?-+:?\s*")
# A cell this long behind a full row is the paragraph going on.
_PROSE_MIN = 60
# One paragraph with more pipes than this is no memo's table.
_PIPES_MAX = 40_000


class Part(NamedTuple):
    """A stretch of the line: prose (`rows` empty) or a table's rows."""

    prose: Text | None
    rows: tuple[GridRow, ...] = ()


def has_inline_table(value: str) -> bool:
    """Whether a separator row stands inside the line, and not only cells of dashes: "| Services | 88 | -- |"."""
    if "--" not in value or "|" not in value or _SEPARATOR.search(value) is None or value.count("|") > _PIPES_MAX:
        return False
    return bool(_runs([cell.strip() for cell in _PIPE.split(value)]))


def split_inline(text: Text, line: int) -> list[Part]:
    """The line's prose and tables in reading order."""
    tokens = _tokens(text)
    runs = _runs([token.value for token in tokens])
    parts: list[Part] = []
    at = 0  # first token that is in no part yet
    for index, (begin, stop) in enumerate(runs):
        columns = stop - begin
        has_gaps = begin > at and not tokens[begin - 1].value
        head_stop = begin - 1 if has_gaps else begin
        head = max(at, head_stop - columns)
        if head and not tokens[at].value and at == head:
            head = min(at + 1, head_stop)  # the empty token before the first outer pipe is no column
        began = at
        limit = _next_head(runs, index, tokens)
        body, at = _body(tokens, stop, columns, limit, has_gaps=has_gaps)
        if has_gaps and _has_rule_too_many(tokens[head:head_stop], body, columns):
            head, columns = head + 1, columns - 1
        _add_prose(parts, text, tokens[began:head])
        header = [*tokens[head:head_stop]]
        header.extend(Text("", tokens[head_stop].start) for _ in range(columns - len(header)))
        rows = [_row(header, line), GridRow((), line, is_separator=True), *(_row(row, line) for row in body)]
        parts.append(Part(None, tuple(rows)))
    _add_prose(parts, text, tokens[at:])
    return parts


def _tokens(text: Text) -> list[Text]:
    cuts = [m.start() for m in _PIPE.finditer(text.value)]
    bounds = zip([0, *(c + 1 for c in cuts)], [*cuts, len(text.value)], strict=True)
    return [text.slice(a, b).strip() for a, b in bounds]


def _runs(cells: list[str]) -> list[tuple[int, int]]:
    """Runs of cells of nothing but dashes that rule off a header; a cell that has no value is none.

    Where rows have a gap between them (`| A | | --- | | x |`) such a run fills its row; where they have none, it is
    as long as the header before it, at least, and something stands behind it.
    """
    runs: list[tuple[int, int]] = []
    begin: int | None = None
    last, behind = len(cells) - 1, 0
    for index, cell in enumerate(cells):
        is_dashes = 0 < index < last and _DASHES.fullmatch(cell) is not None
        if is_dashes:
            begin = index if begin is None else begin
        elif begin is not None:
            if any(len(one) > 1 for one in cells[begin:index]) and _rules_off(cells, begin, index, runs, behind):
                runs.append((begin, index))
                behind = index
            begin = None
    return runs


def _rules_off(cells: list[str], begin: int, stop: int, runs: list[tuple[int, int]], behind: int) -> bool:
    """Whether a run of dashes is a separator; `behind` is where the last one ended."""
    columns, last = stop - begin, len(cells) - 1
    is_first = not runs
    if not cells[begin - 1] and not cells[stop]:
        # "| x | | -- |" has an empty cell
        return (stop < last or begin == 1) and (columns > 1 or is_first or runs[-1][1] - runs[-1][0] == 1)
    if is_first and begin == 1:
        return columns > 1  # the header stands in the line above
    has_gaps = not is_first and not cells[runs[0][0] - 1]
    if has_gaps or stop >= last or (not cells[stop] and stop + 1 >= last):
        return False
    is_long = columns > 1 and all(len(one.strip(":")) > 2 for one in cells[begin:stop])
    return is_long and begin - behind - (1 if is_first and not cells[0] else 0) >= columns - 1


def _next_head(runs: list[tuple[int, int]], index: int, tokens: list[Text]) -> int:
    """The first token that belongs to the next table's header, or the number of tokens."""
    if index + 1 == len(runs):
        return len(tokens)
    begin, stop = runs[index + 1]
    return max(runs[index][1], begin - (stop - begin) - (0 if tokens[begin - 1].value else 1))


def _body(tokens: list[Text], at: int, columns: int, limit: int, *, has_gaps: bool) -> tuple[list[list[Text]], int]:
    """Body rows from `at` on, and the first token behind them.

    With gaps (`| x | 1 | | y | 2 |`) a row is `columns` cells between two empty tokens; where that does
    not come out, the row ends at the next empty token and is ragged. Without, rows only have a length.
    """
    rows: list[list[Text]] = []
    last = len(tokens) - 1
    while at < limit and at < last:
        if has_gaps:
            if tokens[at].value:
                break
            at += 1
        stop = at + columns
        if stop > limit or (stop < limit and has_gaps and _goes_on(tokens, stop, last, limit)):
            stop = _next_gap(tokens, at, min(limit, last))
        stop = min(stop, limit, last)
        if stop <= at:
            break
        rows.append(tokens[at:stop])
        at = stop
    return rows, at


def _has_rule_too_many(header: list[Text], body: list[list[Text]], columns: int) -> bool:
    """Whether all rows are one cell short of the separator, and a lead stands where their header would begin."""
    is_led = len(header) == columns > 1 and header[0].value.endswith(":")
    return is_led and bool(body) and all(len(row) == columns - 1 for row in body)


def _goes_on(tokens: list[Text], stop: int, last: int, limit: int) -> bool:
    """Whether the token behind a full row is another cell: not the gap, not prose."""
    value = tokens[stop].value
    return bool(value) and stop < last and len(value) < _PROSE_MIN and stop + 1 < limit


def _next_gap(tokens: list[Text], at: int, limit: int) -> int:
    for index in range(at + 1, limit):
        if not tokens[index].value:
            return index
    return limit


def _row(cells: list[Text], line: int) -> GridRow:
    bold = bool(cells) and bool(cells[0].value) and is_bold(cells[0].value)
    return GridRow(tuple(clean(cell) for cell in cells), line, is_bold=bold)


def _add_prose(parts: list[Part], text: Text, tokens: list[Text]) -> None:
    """The tokens as one stretch of prose, pipes between them included; nothing where all are empty."""
    filled = [token for token in tokens if token.value]
    if not filled:
        return
    begin = _offset(text, filled[0])
    stop = _offset(text, filled[-1]) + len(filled[-1].value)
    parts.append(Part(text.slice(begin, stop)))


def _offset(text: Text, part: Text) -> int:
    """Where a slice of `text` begins in it."""
    if not text.starts:
        return part.start - text.start
    return text.starts.index(part.start)
