"""The Document: what a memo holds before any value is read, each part with its place in the raw text.

Belongs here: the frozen types both scanners produce (text, sections, text blocks, tables).
Does not: finding them (`text_scanner`, `html_scanner`, `tables`) or reading values (`quantities`).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """Code points `start` to `end` (exclusive) of the raw text, 0-based."""

    start: int
    end: int


class Text(NamedTuple):
    """A piece of a memo as it reads, and where each of its code points stands in the raw text.

    Where it is one stretch of the raw text as written, `starts`/`ends` are empty. Where something inside
    is gone or decoded (tags, entities, emphasis, a line break), each code point carries its own raw
    start and end.
    """

    value: str
    start: int
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The raw span of `value[start:end]`; the slice must not be empty."""
        if self.starts:
            return Span(self.starts[start], self.ends[end - 1])
        return Span(self.start + start, self.start + end)

    def slice(self, start: int, end: int) -> Text:
        """`value[start:end]` with its place kept."""
        if self.starts:
            first = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return Text(self.value[start:end], first, self.starts[start:end], self.ends[start:end])
        return Text(self.value[start:end], self.start + start)

    def strip(self) -> Text:
        """Without white space at both ends."""
        value = self.value
        bare = value.strip()
        if len(bare) == len(value):
            return self
        left = value.find(bare) if bare else len(value)
        return self.slice(left, left + len(bare))


BlockKind = Literal["header", "heading", "bullet", "prose"]
TableForm = Literal["pipe", "inline", "html"]
CaptionKind = Literal["line", "heading", "prose"]


class Section(NamedTuple):
    """A heading and what stands under it. `ordinal` counts from 0 in reading order."""

    ordinal: int
    number: str | None  # "I", "SECTION 1", "1.1"; None where the heading has none
    title: str
    level: int  # 1 is the outermost
    line: int
    parent: int | None = None
    has_end: bool = False  # the page says where it ends: it is a panel that opens, or stands in one


class TextBlock(NamedTuple):
    """A header line, heading, bullet or paragraph. `lead` is the line that introduces a list."""

    kind: BlockKind
    text: Text
    line: int
    section: int | None = None
    lead: Text | None = None


class Cell(NamedTuple):
    """One cell; `text` is stripped and may be empty."""

    text: Text
    column: int


class Row(NamedTuple):
    """One body row. `group` is the label of the section row above it (`| Projection | ||||`).

    `flaw` says what is wrong with the shape: "short" (fewer cells than the header), "long" (more).
    """

    ordinal: int
    cells: tuple[Cell, ...]
    line: int
    group: Text | None = None
    flaw: Literal["short", "long"] | None = None


class Table(NamedTuple):
    """A table with its caption. `ordinal` counts the memo's tables from 0; the header is not a row."""

    ordinal: int
    caption: Text | None
    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    line: int
    section: int | None = None
    form: TableForm = "pipe"
    # "line": the caption stands nowhere else; "heading" and "prose": the same words are a block too.
    caption_kind: CaptionKind | None = None
    told: str = ""  # the caption or text beside it that states units for what it names, one by one

    def column(self, ordinal: int) -> list[str]:
        """What the rows hold in one column, from the first on; a row that ends before it is passed over."""
        return [row.cells[ordinal].text.value for row in self.rows if ordinal < len(row.cells)]


@dataclass(frozen=True, slots=True)
class Header:
    """Who a memo is about, for whom and when; every part as written, None where it is not stated."""

    entity: str | None = None
    title: str | None = None
    series: str | None = None  # "A Macro Intelligence Memo"
    edition: str | None = None  # "Employee Edition"
    date: str | None = None  # "June 2030"; struck-out text and placeholders are no date
    sender: str | None = None
    recipient: str | None = None
    subject: str | None = None
    classification: str | None = None
    audience: str | None = None  # the AUDIENCE field, else the edition without the word, else the recipient


@dataclass(frozen=True, slots=True)
class Document:
    """A memo's structure over its raw text."""

    raw: str
    header: Header
    sections: tuple[Section, ...]
    blocks: tuple[TextBlock | Table, ...]  # in reading order
    _newlines: tuple[int, ...] = field(default=(), repr=False)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def line_of(self, offset: int) -> int:
        """The 1-based line on which the code point at `offset` stands."""
        return bisect_right(self._newlines, offset - 1) + 1
