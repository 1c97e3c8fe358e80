"""Lines → Document: sections, paragraphs, bullets and tables in reading order.

Belongs here: what lines mean together: which line is a heading, which a caption or lead.
Does not: the lines themselves (`lines`, `html_scanner`) or the parts' own forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.memo.document import BlockKind, CaptionKind, Document, Table, TableForm, Text, TextBlock
from orchestration.memo.scanning.bullets import may_hold_list, split_paragraph
from orchestration.memo.scanning.captions import caption_with, lead_above
from orchestration.memo.scanning.case_paragraphs import with_leads_of_cases
from orchestration.memo.scanning.counted_headings import counted_headings
from orchestration.memo.scanning.header_blocks import without_front_matter
from orchestration.memo.scanning.headers import read_header
from orchestration.memo.scanning.inline import join, without_colon
from orchestration.memo.scanning.inline_tables import has_inline_table, split_inline
from orchestration.memo.scanning.row_runs import begins_bare_table, read_rows, separator_runs_on
from orchestration.memo.scanning.sections import Heading, Outline, numbered, read_heading
from orchestration.memo.scanning.tables import Grid, build_grids, is_even, pipe_row, split_trailing_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.scanning.lines import GridRow, Line

# So many short title-case lines in a row are a list without marks.
_WEAK_RUN = 3


def assemble(raw: str, lines: Sequence[Line], newlines: tuple[int, ...]) -> Document:
    """The Document that the lines make."""
    header, header_lines = read_header(lines)
    lines = without_front_matter(lines)
    bare = {at for at in header_lines if lines[at].kind == "plain" and begins_bare_table(lines, at)}
    builder = _Builder(lines, header_lines - bare)
    builder.run()
    return Document(raw, header, tuple(builder.outline.sections), tuple(with_leads_of_cases(builder.blocks)), newlines)


class _Builder:
    """Walks over the lines once and collects blocks."""

    def __init__(self, lines: Sequence[Line], header_lines: frozenset[int]) -> None:
        self.lines = lines
        self.header_lines = header_lines
        self.counted = counted_headings(lines, header_lines)
        self.blocks: list[TextBlock | Table] = []
        has_explicit = any(line.kind == "heading" and i not in header_lines for i, line in enumerate(lines))
        self.outline = Outline(has_explicit)
        self._table_count = 0
        self._parents: list[tuple[int, Text]] = []  # open bullets, outermost first
        self._list_lead: Text | None = None
        self._marker = ""  # of the list that is open

    def run(self) -> None:
        at = 0
        while at < len(self.lines):
            at = self._step(at)

    def _step(self, at: int) -> int:
        """Read what begins at a line; the index of the next one."""
        line = self.lines[at]
        if line.kind in ("gap", "rule"):
            self._apart(line)
            return at + 1
        if at in self.header_lines:
            if any(c.isalnum() for c in line.text.value):
                self._block("header", line.text, line.number)
        elif line.kind == "heading" or at in self.counted:
            self._told_heading(at)
        elif line.kind == "grid":
            self._grids(build_grids(line.grid), line.form, line.caption, line.caption_own)
        elif line.kind == "bullet":
            return self._bullet_line(at)
        elif line.kind == "row" or begins_bare_table(self.lines, at):
            return self._table(at)
        elif line.text.value:
            self._plain(at)
        return at + 1

    def _apart(self, line: Line) -> None:
        """A line without words: a rule ends a list, the edge of a panel what its title says."""
        if line.kind == "rule":
            self._marker = ""
        elif line.marker:
            self._close_list()
            self.outline.frame(line.marker)

    # Text

    def _block(self, kind: BlockKind, text: Text, number: int, lead: Text | None = None) -> None:
        self.blocks.append(TextBlock(kind, text, number, self.outline.current, lead))

    def _heading(self, line: Line, heading: Heading, level: int = 0) -> None:
        self._close_list()
        self.outline.add(heading, line.number, level)
        self._block("heading", line.text, line.number)

    def _told_heading(self, at: int) -> None:
        """A heading that the format marks, or that its number tells among the others."""
        line, counted = self.lines[at], self.counted.get(at)
        level = line.depth if line.kind == "heading" else 0
        if counted is not None:
            self._heading(line._replace(text=counted.text), counted.heading, level)
            return
        self._heading(line, Heading(*numbered(line.text.value.rstrip(": ") or line.text.value), 0), level)

    def _close_list(self) -> None:
        self._parents.clear()
        self._marker = ""

    def _plain(self, at: int) -> None:
        line = self.lines[at]
        value = line.text.value
        if has_inline_table(value):
            self._inline(line)
            return
        heading = self._plain_heading(at)
        if heading is not None:
            self._heading(line, heading)
            return
        self._paragraph(line.text, line.number)

    def _paragraph(self, text: Text, number: int) -> None:
        self._close_list()
        if not may_hold_list(text.value):
            self._block("prose", text, number)
            return
        for piece in split_paragraph(text):
            self._block("bullet" if piece.kind == "bullet" else "prose", piece.text, number, piece.lead)

    def _plain_heading(self, at: int) -> Heading | None:
        """The heading that a plain line is, its neighbours considered."""
        line = self.lines[at]
        heading = read_heading(line.text.value, is_bold=line.is_bold)
        if heading is None:
            return None
        follower = self._next(at)
        if follower is None:
            return None
        if line.is_bold and line.text.value.endswith(":"):
            below = self.lines[follower]
            is_lead = below.kind in ("bullet", "row", "grid") or begins_bare_table(self.lines, follower)
            return None if is_lead or has_inline_table(below.text.value) else heading
        if heading.is_weak and self._is_weak_run(at):
            return None
        if heading.is_listlike and not self._stands_alone(at):
            return None
        return heading

    def _is_weak_run(self, at: int) -> bool:
        """Whether a short title-case line stands among others of its kind: a list without marks."""
        count = 1
        for step in (-1, 1):
            index = at + step
            while 0 <= index < len(self.lines) and count < _WEAK_RUN:
                line = self.lines[index]
                if line.kind != "plain" or index in self.header_lines or not line.text.value:
                    break
                heading = read_heading(line.text.value, is_bold=line.is_bold)
                if heading is None or not heading.is_weak:
                    break
                count += 1
                index += step
        return count >= _WEAK_RUN

    def _next(self, at: int) -> int | None:
        """The index of the next line with content."""
        for index in range(at + 1, len(self.lines)):
            if self.lines[index].kind not in ("gap", "rule"):
                return index
        return None

    # Bullets

    def _bullet_line(self, at: int) -> int:
        line = self.lines[at]
        if line.whole is not None:
            heading = read_heading(line.whole.value, is_bold=line.is_bold)
            if heading is not None and heading.is_listlike and self._stands_alone(at):
                self._heading(line._replace(text=line.whole), heading)
                return at + 1
        if line.text.value:
            self._bullet(line, line.text, line.number)
            return at + 1
        follower = self._next(at)
        if follower is None or self.lines[follower].kind not in ("plain", "row") or follower in self.header_lines:
            return at + 1
        below = self.lines[follower]
        if below.kind == "row" or has_inline_table(below.text.value):
            return follower
        self._bullet(line, below.text, below.number)
        return follower + 1

    def _stands_alone(self, at: int) -> bool:
        """Whether a numbered title is a heading: neither neighbour is an item of the same list."""
        follower = self._next(at)
        if follower is None or _ordinal_of(self._marker) is not None:
            return False
        own, below = _ordinal(self.lines[at]), _ordinal(self.lines[follower])
        return own is None or below is None or below != own + 1

    def _bullet(self, line: Line, text: Text, number: int) -> None:
        if not self._marker:
            self._parents.clear()
            self._list_lead = lead_above(self.blocks)
        self._marker = line.marker or "-"
        while self._parents and self._parents[-1][0] >= line.depth:
            self._parents.pop()
        lead = without_colon(self._parents[-1][1]) if self._parents else self._list_lead
        if has_inline_table(text.value):
            self._inline(line._replace(text=text))
            self._marker = line.marker or "-"
            return
        if not may_hold_list(text.value):
            self._block("bullet", text, number, lead)
            self._parents.append((line.depth, text))
            return
        pieces = split_paragraph(text)
        if not pieces:
            return
        if len(pieces) == 1 or all(piece.kind == "bullet" for piece in pieces):
            for piece in pieces:
                self._block("bullet", piece.text, number, piece.lead or lead)
            self._parents.append((line.depth, pieces[0].text))
            return
        for position, piece in enumerate(pieces):
            kind: BlockKind = "bullet" if piece.kind == "bullet" or not position else "prose"
            self._block(kind, piece.text, number, piece.lead or (lead if kind == "bullet" else None))

    # Tables

    def _table(self, at: int) -> int:
        """Read the table that begins at a line."""
        line = self.lines[at]
        if has_inline_table(line.text.value) and not pipe_row(line.text, line.number).is_separator:
            self._inline(line)
            return at + 1
        rows, at_end = read_rows(self.lines, at)
        if len(rows) == 1 and separator_runs_on(self.lines, at_end):
            self._inline(line._replace(text=join([line.text, self.lines[at_end].text])))
            return at_end + 1
        tail: Text | None = None
        if not any(row.is_separator for row in rows) and not is_even(rows):
            for index in range(at, at_end):
                if self.lines[index].kind not in ("gap", "rule"):
                    self._paragraph(self.lines[index].text, self.lines[index].number)
            return at_end
        if line.kind == "plain":
            rows[0] = self._lead_in_header(line, rows)
        if len(rows) > 2 and not self.lines[at_end - 1].text.value.endswith("|"):
            rows[-1], tail = split_trailing_prose(rows[-1], len(rows[0].cells))
        self._grids(build_grids(rows), "pipe", None)
        if tail is not None:
            self._paragraph(tail, rows[-1].line)
        return at_end

    def _lead_in_header(self, line: Line, rows: list[GridRow]) -> GridRow:
        """Cut the lead off a header that shares its line (`Impact: | A | B |`)."""
        columns = len(rows[1].cells) if len(rows) > 1 else 0
        head = rows[0]
        if len(head.cells) != columns + 1 or not head.cells[0].value:
            return head
        self._paragraph(head.cells[0], line.number)
        return head._replace(cells=head.cells[1:])

    def _inline(self, line: Line) -> None:
        """A line with whole tables in it, prose before, between and behind them."""
        for part in split_inline(line.text, line.number):
            if part.prose is not None:
                self._paragraph(part.prose, line.number)
            else:
                self._grids(build_grids(part.rows), "inline", None)

    def _grids(self, grids: Sequence[Grid], form: TableForm, caption: Text | None, own: Text | None = None) -> None:
        kind: CaptionKind | None = "line" if caption is not None else None
        self._close_list()
        for position, grid in enumerate(grids):
            if position:
                caption, kind = None, None
            elif caption is None:
                caption, kind = caption_with(self.blocks, own)
            if grid.caption is not None:
                caption, kind = (caption or grid.caption), (kind or "line")
            if caption is None and (above := self._table_above(grid)) is not None:
                caption, kind = above.caption, above.caption_kind
            self.blocks.append(
                Table(
                    self._table_count,
                    caption,
                    grid.header,
                    grid.rows,
                    grid.line,
                    self.outline.current,
                    form,
                    kind,
                )
            )
            self._table_count += 1

    def _table_above(self, grid: Grid) -> Table | None:
        """The table right above that the next one goes on: its columns have the same names.

        Of tables on one line the first column may differ ("Revenue" and "Expenditure" of one budget).
        """
        above = self.blocks[-1] if self.blocks else None
        if not isinstance(above, Table) or len(grid.header) < 2:
            return None
        first = 1 if above.line == grid.line else 0
        names = [[cell.text.value for cell in header[first:]] for header in (above.header, grid.header)]
        return above if names[0] == names[1] else None


def _ordinal(line: Line) -> int | None:
    """The number or letter of a numbered line, as a number."""
    if line.kind == "bullet":
        return _ordinal_of(line.marker)
    value = line.text.value
    end = min((at for at in (value.find("."), value.find(")")) if at >= 0), default=0)
    return _ordinal_of(value[: end + 1]) if line.kind == "plain" and 0 < end < 3 else None


def _ordinal_of(marker: str) -> int | None:
    bare = marker.strip("().")
    if bare == marker or not (bare.isdecimal() or (len(bare) == 1 and bare.isalpha())):
        return None
    return int(bare) if bare.isdecimal() else ord(bare)
