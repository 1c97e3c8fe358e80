"""A memo as a list of lines, each with its kind: what both scanners hand to the assembler.

Belongs here: the Line type, and splitting plain text and Markdown into lines (linear time).
Does not: reading HTML (`html_scanner`), or what lines mean together (`structure`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from orchestration.memo.document import TableForm, Text
from orchestration.memo.scanning.header_blocks import FRONT_RULES
from orchestration.memo.scanning.html_furniture import is_site_text
from orchestration.memo.scanning.inline import clean, has_marks, has_unseen, is_bold, join, seen
from orchestration.memo.scanning.sections import is_capitals, is_title_case
from orchestration.memo.vocabulary.currencies import CODES, PLAIN_SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

LineKind = Literal["plain", "heading", "bullet", "row", "grid", "gap", "rule"]


class GridRow(NamedTuple):
    """One row of a table before the table is built."""

    cells: tuple[Text, ...]
    line: int
    is_separator: bool = False
    is_head: bool = False
    is_bold: bool = False
    is_nameless: bool = False  # it stands for the header of a table without one


class Line(NamedTuple):
    """One line of a memo, stripped and without the marker that says its kind.

    `text` keeps its inline marks in a `row` (cells are cut before they are cleaned); elsewhere it reads.
    `depth` is a heading's level, or a bullet's or plain line's indentation. `marker` is the bullet's.
    """

    kind: LineKind
    text: Text
    number: int
    depth: int = 0
    marker: str = ""
    is_bold: bool = False
    grid: tuple[GridRow, ...] = ()
    caption: Text | None = None
    caption_own: Text | None = None  # told in the grid's first row, or below it in its figure
    form: TableForm = "html"  # of the grid
    whole: Text | None = None  # a numbered line with its number: it may turn out to be a heading

    @property
    def has_caption(self) -> bool:
        """Whether the grid brings its caption along."""
        return self.caption is not None or self.caption_own is not None


_NUMBER = re.compile(r"(\(?(?:[0-9]{1,3}|[a-z]|[ivx]{2,4})[.)])(?:\s+|$)")
_HASH = re.compile(r"(#{1,6})(?:\s+|(?=[^#\s\d]))")
_HASH_END = re.compile(r"\s#+$")
_QUOTE = re.compile(r">(?=\s|>|\||[A-Za-z*_#\[(-]|$)\s?")
_BULLETS = frozenset("-*+•●○◦▪▫■□‣⁃–—►▸➢➤·∙")
_TIGHT_BULLETS = frozenset("•●○◦▪▫■□‣⁃►▸➢➤")
_RULE_MARKS = "-=_*~–—─═+ \t\r"
_AMOUNT_START = "0123456789$€£¥₹₩~+."
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})")
# A key of front matter; one of a bare number, a list or a switch is a setting of the site's and nothing of the memo's.
_KEY = re.compile(r"[A-Za-z][\w-]*(?::(?:\s|$)| ?= ?\S)|- |\[\[?[\w.-]+\]\]?$")
_SETTING = re.compile(
    r"[\w-]+(?::| ?=) *(?:[0-9][0-9.,]*(?: ?(?:min(?:utes)?|words?))?|\[.*\]|\{.*\}|true|false)", re.IGNORECASE
)
_FRONT_MAX = 40
_SITE_LINE_MAX = 160
# A line with more pipes than this is no row of a table, nor a table on one line.
_PIPES_MAX = 40_000
# Wrapped text: the line before is this long at least, so that a short line is never taken for one.
_WRAP_MIN = 45
_WRAP_MAX = 130


def newline_offsets(raw: str) -> tuple[int, ...]:
    """Offsets of the characters that end a line; a lone CR ends one only where no LF occurs."""
    mark = "\n" if "\n" in raw else "\r"
    found: list[int] = []
    at = raw.find(mark)
    while at >= 0:
        found.append(at)
        at = raw.find(mark, at + 1)
    return tuple(found)


def split_lines(raw: str, newlines: tuple[int, ...], *, is_markdown: bool) -> list[Line]:
    """The lines of a plain-text or Markdown memo, as they stand: `join_lines` makes broken ones whole."""
    marked, unseen = has_marks(raw), has_unseen(raw[1:])
    begin = 1 if raw.startswith("\ufeff") else 0
    lines: list[Line] = []
    for number, stop in enumerate((*newlines, len(raw)), start=1):
        whole = raw[begin:stop]
        value = whole.strip()
        if value:
            indent = whole.find(value)
            text = Text(value, begin + indent)
            text = seen(text) if unseen else text
        if value and text.value:
            line = read_line(text, number, indent, is_markdown=is_markdown, marked=marked)
            is_short = line.kind == "plain" and len(line.text.value) <= _SITE_LINE_MAX
            is_site = is_short and (is_site_text(value) or (marked and is_site_text(line.text.value)))
            lines.append(Line("gap", Text("", begin), number) if is_site else line)
        else:
            lines.append(Line("gap", Text("", begin), number))
        begin = stop + 1
    return lines


def join_lines(lines: list[Line]) -> list[Line]:
    """Underlined titles as headings, and broken lines whole again."""
    front = _front_matter_end(lines)
    kept = [line._replace(kind="gap") if _SETTING.fullmatch(line.text.value) else line for line in lines[:front]]
    return [*kept, *_join_wrapped(_underlined(lines[front:]))]


def _front_matter_end(lines: Sequence[Line]) -> int:
    """Where the `key: value` lines between two `---` (`key = value` between `+++`) at the top end; 0 without any."""
    if not lines or lines[0].kind != "rule" or lines[0].text.value not in FRONT_RULES:
        return 0
    for index, line in enumerate(lines[1:_FRONT_MAX], start=1):
        if line.kind == "rule":
            return index + 1
        is_key = line.kind == "gap" or _KEY.match(line.text.value) is not None
        if not is_key and (index == 1 or not line.depth):  # the text of a key goes on indented
            return 0
    return 0


def read_line(text: Text, number: int, indent: int, *, is_markdown: bool, marked: bool) -> Line:
    """The kind of one stripped, non-empty line; `marked` says whether inline marks may occur."""
    value = text.value
    marker = 0
    if not "A" <= value[0] <= "Z":  # no line that begins with a capital is of another kind
        special = _special_line(text, number, indent, is_markdown=is_markdown, marked=marked)
        if special is not None:
            return special
        marker = marker_length(value)
    if not marker:
        if not marked:
            return Line("plain", text, number, indent)
        return _unless_empty(Line("plain", clean(text), number, indent, "", is_bold(value)))
    inner = text.slice(marker, len(value))
    if inner.value[:1] == "|" and 1 < inner.value.count("|") <= _PIPES_MAX:
        return Line("row", inner, number, indent)
    body = clean(inner) if marked else inner
    mark = value[:marker].strip()
    is_numbered = mark[0].isdigit() or (not inner.value and mark[0] == "(")  # "(648)" may be a cell
    whole = (clean(text) if marked else text) if is_numbered else None
    line = Line("bullet", body, number, indent, mark, marked and is_bold(inner.value), whole=whole)
    return _unless_empty(line) if inner.value else line


def _special_line(text: Text, number: int, indent: int, *, is_markdown: bool, marked: bool) -> Line | None:
    """A quotation, table row, `#` heading, rule or fence, which its first character gives away."""
    value = text.value
    first = value[0]
    if first == "|":
        return Line("row", text, number, indent) if 1 < value.count("|") <= _PIPES_MAX else None
    if first == ">":
        inner = _unquoted(text, is_markdown=is_markdown)
        if inner is text or not inner.value:
            return None if inner.value else Line("gap", inner, number)
        return read_line(inner, number, indent, is_markdown=is_markdown, marked=marked)
    if first == "#":
        return _hash_heading(text, number)
    if first in _RULE_MARKS and len(value) > 2 and not value.strip(_RULE_MARKS):
        return Line("rule", text, number, indent)
    is_fence = value.startswith("```") and (not value.strip("`") or value.strip("`").isalnum())
    return Line("gap", Text("", text.start), number) if is_fence else None


def _hash_heading(text: Text, number: int) -> Line | None:
    hashes = _HASH.match(text.value)
    if hashes is None:
        return None
    inner = text.slice(hashes.end(), len(_HASH_END.sub("", text.value))).strip()
    if not inner.value:
        return None
    return _unless_empty(Line("heading", clean(inner), number, len(hashes.group(1))))


def _unless_empty(line: Line) -> Line:
    """A line of which nothing is left (struck out as a whole, or marks alone) separates only."""
    return line if line.text.value else Line("gap", line.text, line.number)


def marker_length(value: str) -> int:
    """How many code points the bullet or list number at the start of a line takes; 0 for none."""
    first = value[0]
    if first in _BULLETS:
        if len(value) == 1:
            return 1
        if value[1].isspace():
            return len(value) - len(value[1:].lstrip())
        return 1 if first in _TIGHT_BULLETS else 0
    if first == "(" or first.isdigit() or "a" <= first <= "z":
        number = _NUMBER.match(value)
        return number.end() if number is not None else 0
    return 0


def _unquoted(text: Text, *, is_markdown: bool) -> Text:
    """Without the `>` of a block quote; `>60%` and, in plain text, `> 60%` mean more than."""
    at = 0
    value = text.value
    while (quote := _QUOTE.match(value, at)) is not None:
        rest = value[quote.end() :].lstrip()[:1] if at == 0 else ""
        if not is_markdown and rest and rest in _AMOUNT_START:
            break
        at = quote.end()
    return text.slice(at, len(value)).strip() if at else text


def _underlined(lines: list[Line]) -> list[Line]:
    """Underlined titles (`Title` above `=====`) become headings; a lone `-` is never an underline."""
    front = bool(lines) and lines[0].kind == "rule"  # front matter: its closing `---` underlines nothing
    for index, line in enumerate(lines):
        if line.kind == "rule" and index and front:
            front = False
            continue
        if line.kind != "rule" or not index or _UNDERLINE.fullmatch(line.text.value) is None:
            continue
        above = lines[index - 1]
        if above.kind == "plain" and len(above.text.value) <= 120 and above.text.value[-1] not in ".:;,":
            depth = 1 if line.text.value[0] == "=" else 2
            if depth == 2 and not (is_title_case(above.text.value) or is_capitals(above.text.value)):
                continue  # a rule right below a paragraph
            lines[index - 1] = above._replace(kind="heading", depth=depth)
    return lines


def _join_wrapped(lines: list[Line]) -> list[Line]:
    """Lines that a fixed width broke are put together again.

    A plain line goes on where the next one begins in lower case and the line itself is no sentence's
    end; and, in a memo whose every line keeps one width, where the next word would not have fitted.
    """
    width = _wrap_width(lines)
    joined: list[Line] = []
    parts: list[Text] = []  # what the last of them is to be made of, where it goes on
    for index, line in enumerate(lines):
        if line.kind == "plain" and joined and _goes_on(lines[index - 1], line, width, joined[-1]):
            parts = parts or [joined[-1].text]
            parts.append(line.text)
            continue
        if parts:
            joined[-1] = joined[-1]._replace(text=join(parts))
            parts = []
        joined.append(line)
    if parts:
        joined[-1] = joined[-1]._replace(text=join(parts))
    return joined


def _wrap_width(lines: list[Line]) -> int:
    """The width at which the memo's lines were broken, 0 where they were not."""
    longest = 0
    broken = 0
    for index, line in enumerate(lines):
        if line.kind not in ("plain", "bullet"):
            continue
        size = line.depth + len(line.marker) + len(line.text.value)
        if size > _WRAP_MAX:
            return 0
        longest = max(longest, size)
        follower = lines[index + 1] if index + 1 < len(lines) else None
        if follower is not None and follower.kind == "plain" and size >= _WRAP_MIN and _is_open(line, follower):
            broken += 1
    return longest + 2 if broken >= 3 else 0


def _is_open(line: Line, follower: Line) -> bool:
    """Whether `line` ends inside a sentence that `follower` continues."""
    value, after = line.text.value, follower.text.value
    return bool(value and after) and value[-1] not in ".:;!?|" and after[0].islower()


_SCALE_FIRST = re.compile(r"(?:thousand|[mb]illion|trillion|crore|lakh|percent|per cent|percentage points?)\b")
# "are paid CLP" / "1.12 million", but "told in CLP" / "2028 and later"
_MONEY_LAST = re.compile(rf"(?<!\bin)(?: {CODES}| \(?[A-Z]{{0,3}}[{PLAIN_SIGNS}])$")
_AMOUNT_FIRST = re.compile(r"(?!(?:19|20|21)[0-9]{2}\b(?![,.][0-9]))[0-9]")


def _goes_on(before: Line, line: Line, width: int, opened: Line) -> bool:
    """Whether the plain `line` continues `before`; `opened` is the line that all of it belongs to."""
    if before.kind not in ("plain", "bullet") or not before.text.value:
        return False
    if line.is_bold or before.is_bold or "\t" in line.text.value:
        return False
    if _SCALE_FIRST.match(line.text.value) is not None and before.text.value[-1].isdigit():
        return True  # "$4.1" / "billion in 2030": no width breaks an amount for nothing
    if _MONEY_LAST.search(before.text.value) and _AMOUNT_FIRST.match(line.text.value):
        return len(before.text.value) >= _WRAP_MIN
    if _is_open(before, line):
        return len(before.text.value) >= _WRAP_MIN or line.depth > before.depth
    if opened.kind == "bullet" and line.depth >= opened.depth + 2:
        return True
    if not width or line.depth < before.depth or before.text.value[-1] == ":":
        return False
    size = before.depth + (len(before.marker) + 1 if before.marker else 0) + len(before.text.value)
    return size >= _WRAP_MIN and size + 1 + len(line.text.value.split(None, 1)[0]) > width - 2
