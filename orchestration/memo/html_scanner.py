"""HTML → Document: paragraphs, headings, lists and tables as lines, page furniture left out.

Belongs here: what a tag means for a memo. Does not: tags and offsets (`html_tokens`), tables' cells
(`html_tables`), what lines mean together (`structure`).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from orchestration.memo.document import Document, Text
from orchestration.memo.scanning.captions import names_table
from orchestration.memo.scanning.html_chrome import BLOCKS, HEADINGS, LINK_MAX, is_dropped, skip, survey, without_calls
from orchestration.memo.scanning.html_furniture import is_call_to_link, is_footnote_mark
from orchestration.memo.scanning.html_panels import FRAMES, Panels, is_title
from orchestration.memo.scanning.html_tables import TableReader
from orchestration.memo.scanning.html_text import TextBuffer, parts_words
from orchestration.memo.scanning.html_tokens import Token, region, tokenize
from orchestration.memo.scanning.inline import has_marks, without_colon
from orchestration.memo.scanning.lines import Line, join_lines, newline_offsets, read_line
from orchestration.memo.scanning.structure import assemble

if TYPE_CHECKING:
    from collections.abc import Sequence

_BOLD = frozenset({"b", "strong"})
_STRUCK = frozenset({"del", "s", "strike"})
_CALL_MAX = 80
_PANEL_LEVEL = 6  # of the titles of panels: nothing above them ends with them


def scan_html(raw: str) -> Document:
    """The Document of an HTML memo; never raises."""
    newlines = newline_offsets(raw)
    tokens = tokenize(raw)
    begin, end = region(tokens)
    reader = _Reader(raw, newlines, tokens[begin:end], is_page=_is_page(tokens, begin))
    return assemble(raw, reader.read(), newlines)


def _is_page(tokens: Sequence[Token], begin: int) -> bool:
    """Whether the region is a whole page, whose <header> and <footer> belong to the site."""
    return not begin or tokens[begin - 1].name in ("body", "html")


class _Reader:
    """Walks over the tokens once and collects lines."""

    def __init__(self, raw: str, newlines: tuple[int, ...], tokens: Sequence[Token], *, is_page: bool) -> None:
        self._raw = raw
        self._newlines = newlines
        self._tokens = tokens
        self._marked = has_marks(raw)
        self._page = survey(raw, tokens, is_page=is_page)
        self._panels = Panels(tokens)
        self._depths: dict[str, int] = {}  # of elements open, by name
        self._frames: list[tuple[str, int]] = []  # the open ones whose title ends with them
        self._table_reader = TableReader(raw, newlines)
        self._buffer = TextBuffer(raw)
        self._lines: list[Line] = []
        self._links: dict[int, str] = {}  # lines that are a link and nothing else
        self._heading = 0
        self._lists = 0
        self._item = False  # the next flush is the first of a list item
        self._in_item = 0
        self._term_end = -1  # where a term ends whose description is to come
        self._pre_from = -1
        self._figure_table = self._below = -1  # the line that is the table of the open figure; its caption's first
        self._awaited: Token | None = None  # the button whose panel is to come
        self._begins = False  # in a heading that is a button
        self._titles = False  # inside a <summary> or a button that opens a panel
        self._bold = self._struck = self._link = 0
        self._has_plain = self._has_unlinked = self._has_link = False
        self._unlinked = ""  # the first words of a paragraph outside its links

    def read(self) -> list[Line]:
        """The page's lines, calls to action left out."""
        at = 0
        while at < len(self._tokens):
            at = self._step(at)
        self._flush()
        self._close_pre()
        return without_calls(self._lines, self._links)

    def _step(self, at: int) -> int:
        token = self._tokens[at]
        name = token.name
        if not name:
            self._text(token)
            return at + 1
        if not token.is_end and is_dropped(token, at, self._page) and not self._is_kept(at):
            return skip(self._tokens, at)
        if name == "table" and at in self._page.tables:
            return self._table(at)
        if name == "sup" and not token.is_end:
            return self._buffer.add_raised(self._tokens, at)
        if name == "a" and is_footnote_mark(self._raw, self._tokens, at):
            return at + 3
        if name in BLOCKS or (name == "button" and not self._heading):
            self._block(token)
            self._frame(token, at)
        else:
            if token.attributes and parts_words(self._raw, self._tokens, at):
                self._buffer.add_break(token.start, token.end)
            self._inline(token)
        return at + 1

    def _is_kept(self, at: int) -> bool:
        """Whether what a page drops is a title (`<h3><button>Bear case</button></h3>`) or a panel that is closed."""
        if self._tokens[at].name != "button":
            is_titled = next((line.kind == "heading" for line in reversed(self._lines) if line.kind != "gap"), False)
            return self._panels.is_closed(at, is_titled=is_titled and self._buffer.is_empty())
        if self._heading:
            self._begins = self._buffer.is_empty()
            return self._begins
        if self._panels.is_opener(at):
            self._flush()
            self._unawait()
            self._mark("open", self._tokens[at])
            self._awaited = self._tokens[at]
            return True
        return False

    def _unawait(self) -> None:
        """No panel follows a button that seemed to open one: it is a heading as others are."""
        if self._awaited is not None:
            self._mark("drop", self._awaited)
        self._awaited = None

    def _frame(self, token: Token, at: int) -> None:
        """Keep account of the elements whose title holds no further than they do."""
        name = token.name
        if name in ("summary", "button"):
            self._titles = not token.is_end
            return
        depth = self._depths[name] = _count(self._depths.get(name, 0), token)
        is_panel = self._awaited is not None and not token.is_end and name in FRAMES
        if not token.is_end and not is_panel:
            self._unawait()
        if is_panel:
            self._awaited = None
            self._frames.append((name, depth))
        elif token.is_end:
            if self._frames and self._frames[-1] == (name, depth + 1):
                self._frames.pop()
                self._unawait()
                self._mark("close", token)
        elif self._panels.is_item(at):
            self._frames.append((name, depth))
            self._mark("open", token)
            if (place := self._panels.name_of(at)) is not None:
                self._buffer.add(*place)
                self._titles = True
                self._flush()
                self._titles = False

    def _mark(self, marker: str, token: Token) -> None:
        self._lines.append(Line("gap", Text("", token.start), self._line(token.start), marker=marker))

    def _table(self, at: int) -> int:
        self._flush()
        stop = self._page.tables[at]
        start = self._tokens[at].start
        table = self._table_reader.read(self._tokens[at + 1 : stop])
        if table.rows:
            self._figure_table = len(self._lines)
            caption = None if table.caption is None else without_colon(table.caption)
            own = None if table.title is None else without_colon(table.title)
            line = Line("grid", Text("", start), self._line(start), grid=table.rows, caption=caption, caption_own=own)
            self._lines.append(line)
        for text in table.texts:
            line = read_line(text, self._line(text.start), 0, is_markdown=False, marked=self._marked)
            self._lines += [line, Line("gap", Text("", start), line.number)]
        return stop + 1

    def _inline(self, token: Token) -> None:
        name = token.name
        if name == "br":
            self._break(token)
        elif name in _BOLD:
            self._bold = _count(self._bold, token)
        elif name in _STRUCK:
            self._struck = _count(self._struck, token)
        elif name == "a":
            self._link = _count(self._link, token)

    def _text(self, token: Token) -> None:
        if self._struck:
            return
        if self._pre_from >= 0:
            self._pre_text(token)
            return
        self._buffer.add(token.start, token.end)
        if not self._raw[token.start : token.end].isspace():
            self._has_plain = self._has_plain or not self._bold
            self._has_unlinked = self._has_unlinked or not self._link
            if self._link:
                self._has_link = True
            elif len(self._unlinked) < _CALL_MAX:
                self._unlinked += self._raw[token.start : min(token.end, token.start + _CALL_MAX)]

    def _pre_text(self, token: Token) -> None:
        """Text whose newlines count: each ends a line."""
        at = token.start
        while (stop := self._raw.find("\n", at, token.end)) >= 0:
            self._buffer.add(at, stop)
            if not self._flush():
                self._lines.append(Line("gap", Text("", at), self._line(at)))
            at = stop + 1
        if at < token.end:
            self._buffer.add(at, token.end)

    def _break(self, token: Token) -> None:
        """A line ends; in a list item it goes on where a label stands alone (`<b>Label:</b><br>text`)."""
        is_label = not self._has_plain or self._buffer.ends_with(":")
        if self._heading or (self._in_item and is_label):
            self._buffer.add_break(token.start, token.end)
        else:
            self._flush()

    def _block(self, token: Token) -> None:
        name = token.name
        if self._goes_on(token):
            return
        self._term_end = -1
        self._flush()
        if name in HEADINGS:
            self._heading = 0 if token.is_end else HEADINGS[name]
        elif name in ("ul", "ol"):
            self._lists = _count(self._lists, token)
            self._item = False
            self._in_item = self._lists if token.is_end else 0
        elif name == "li":
            self._item = not token.is_end
            self._in_item = 0 if token.is_end else max(1, self._lists)
        elif name in ("dt", "dd") or (
            name == "dl" and token.is_end
        ):  # a term is an item, and what is said of it an item below
            self._in_item = 0 if token.is_end else self._lists + (1 if name == "dt" else 2)
        elif name == "pre":
            self._close_pre()
            self._pre_from = -1 if token.is_end else len(self._lines)
        elif name in ("figure", "figcaption"):
            self._figure(token)
        if name not in ("li", "tr", "td", "th") and self._lines and self._lines[-1].kind != "gap":
            self._lines.append(Line("gap", Text("", token.start), self._line(token.start)))
        if name == "hr":
            self._lines.append(Line("rule", Text("---", token.start), self._line(token.start)))

    def _goes_on(self, token: Token) -> bool:
        """Whether a term goes on into what is said of it: `<dt>Staff</dt><dd>4,100</dd>` is "Staff: 4,100"."""
        if token.name == "dt" and token.is_end and not self._buffer.is_empty():
            self._term_end = token.start
            return True
        if token.name == "dd" and not token.is_end and self._term_end >= 0:
            join = self._buffer.add_break if self._buffer.ends_with(":") else self._buffer.add_colon
            join(self._term_end, token.end)
            self._term_end = -1
            return True
        return token.name == "p" and not token.is_end and self._buffer.ends_with_colon_of_tag()

    def _figure(self, token: Token) -> None:
        """A figure's caption below its table names that table; above it, it is the line above."""
        if token.name == "figure":
            self._figure_table = self._below = -1
        elif not token.is_end:
            self._below = len(self._lines) if self._figure_table >= 0 else -1
        elif self._below >= 0:
            told, at = self._lines[self._below :], self._figure_table
            texts = [line.text for line in told if line.text.value]
            if len(texts) == 1 and names_table(texts[0]) and not self._lines[at].has_caption:
                del self._lines[self._below :]
                self._lines[at] = self._lines[at]._replace(caption_own=without_colon(texts[0]))
            self._figure_table = self._below = -1

    def _close_pre(self) -> None:
        """Lines of a <pre> are put together as those of a text file."""
        if self._pre_from >= 0:
            self._lines[self._pre_from :] = join_lines(self._lines[self._pre_from :])
            self._pre_from = -1

    def _line(self, offset: int) -> int:
        return bisect_left(self._newlines, offset) + 1

    def _flush(self) -> bool:
        """End the paragraph; whether there was one."""
        text = self._buffer.take()
        has_plain, self._has_plain = self._has_plain, False
        has_unlinked, self._has_unlinked = self._has_unlinked, False
        has_link, self._has_link = self._has_link, False
        unlinked, self._unlinked = self._unlinked, ""
        if text is None or (has_link and is_call_to_link(unlinked)):
            return False
        number = self._line(text.start)
        if not has_unlinked and self._pre_from < 0 and len(text.value) <= LINK_MAX:
            self._links[len(self._lines)] = text.value
        is_bold = not has_plain and self._pre_from < 0
        is_titled = bool(self._titles and (self._heading or is_title(text.value)))
        if self._heading or is_titled:
            line = Line("heading", text, number, self._heading or _PANEL_LEVEL)
        else:
            line = read_line(text, number, 0, is_markdown=False, marked=self._marked)
            if self._in_item and line.kind in ("plain", "bullet"):
                line = Line("bullet", line.text, number, self._in_item * 2, "-", is_bold)
            elif is_bold and line.kind in ("plain", "bullet"):
                line = line._replace(is_bold=True)
        self._item = False
        self._lines.append(line)
        if is_titled or (self._heading and self._begins):
            mark = "title" if is_titled else "begin"
            self._lines.append(Line("gap", Text("", text.start), number, marker=mark))
            self._awaited = self._awaited if is_titled else Token("button", text.start, text.start)
        self._begins = False
        return True


def _count(depth: int, token: Token) -> int:
    return max(0, depth - 1) if token.is_end else depth + 1
