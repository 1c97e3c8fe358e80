"""HTML → tokens with their places, and which of them are the memo.

Belongs here: tags, text and offsets, raw-text elements, the article's region. One pass, linear on any
text (`html.parser` takes quadratic time on unclosed marks in Python 3.11).
Does not: entities and white space (`html_text`), what tags mean for a memo (`html_scanner`).
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Token(NamedTuple):
    """A tag (`name` in lower case, `is_end` for `</…>`) or text (`name` empty); `raw[start:end]`."""

    name: str
    start: int
    end: int
    is_end: bool = False
    attributes: str = ""


_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_SIMPLE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,40})>")  # most tags have no attributes
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,40})")
_RAW_TEXT = frozenset({"script", "style", "title", "textarea", "noscript", "iframe", "noembed", "xmp", "template"})
_ATTRIBUTE = re.compile(
    r"""([A-Za-z][A-Za-z0-9-]{0,30})\s{0,4}(?:=\s{0,4}("[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'>]{1,200}))?"""
)
_OPENED = re.compile(r"""=\s{0,4}["']""")
# A quoted value that holds `>` more often than this is a broken tag.
_QUOTED_ENDS = 16
# A region is the memo when it holds this part of the page's text at least.
_REGION_SHARE = 0.5


def tokenize(raw: str) -> list[Token]:
    """Tags and text in reading order; comments, declarations and raw-text elements are left out."""
    tokens: list[Token] = []
    at = 0
    ends = _Ends(raw)
    for match in _TAG.finditer(raw):
        start = match.start()
        if start < at:
            continue
        simple = _SIMPLE.match(raw, start)
        if simple is not None and (name := simple.group(2).lower()) not in _RAW_TEXT:
            stop = simple.end()
            token: Token | None = Token(name, start, stop, simple.group(1) == "/")
        else:
            stop, token = _read_tag(raw, start, ends)
        if stop < 0:
            continue  # no tag after all: `<` stays text
        if start > at:
            tokens.append(Token("", at, start))
        if token is not None:
            tokens.append(token)
        at = stop
    if at < len(raw):
        tokens.append(Token("", at, len(raw)))
    return tokens


class _Ends:
    """Where marks next occur; a mark that was not found once is not looked for again."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._missing: set[str] = set()

    def find(self, mark: str, at: int) -> int:
        if mark in self._missing:
            return -1
        found = self._raw.find(mark, at)
        if found < 0:
            self._missing.add(mark)
        return found

    def find_end_tag(self, name: str, at: int) -> int:
        """The `</name` that ends a raw-text element, or the end of the text."""
        if name in self._missing:
            return len(self._raw)
        match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self._raw, at)
        if match is None:
            self._missing.add(name)
            return len(self._raw)
        return match.start()


def _read_tag(raw: str, start: int, ends: _Ends) -> tuple[int, Token | None]:
    """Where the tag at `start` ends (-1: it is none) and its token, None for what is left out."""
    if raw.startswith("<!--", start):
        stop = ends.find("-->", start + 4)
        return (stop + 3, None) if stop >= 0 else (len(raw), None)
    stop = ends.find(">", start)
    if stop < 0:
        return -1, None
    if raw[start + 1] in "!?":
        return stop + 1, None
    name = _NAME.match(raw, start)
    if name is None:
        return -1, None
    stop = _quoted_end(raw, start, stop, ends) + 1
    tag = name.group(1).lower()
    is_end = raw[start + 1] == "/"
    if tag in _RAW_TEXT and not is_end:
        return ends.find_end_tag(tag, stop), None
    return stop, Token(tag, start, stop, is_end, raw[name.end() : stop - 1])


def _quoted_end(raw: str, start: int, stop: int, ends: _Ends) -> int:
    """The `>` that ends a tag: not one inside a quoted value, and an apostrophe inside one opens no other."""
    first, at, passed = stop, start, 0
    while (opened := _OPENED.search(raw, at, stop)) is not None:
        close = ends.find(opened.group()[-1], opened.end())
        if close > stop:
            stop = ends.find(">", close)
            passed += 1
        if close < 0 or stop < 0 or passed > _QUOTED_ENDS:
            return first
        at = close + 1
    return stop


def attributes_of(token: Token) -> dict[str, str]:
    """A tag's attributes by name; values without quotes."""
    if not token.attributes or token.attributes == "/":
        return {}
    return {
        match.group(1).lower(): html.unescape((match.group(2) or "").strip("\"'"))
        for match in _ATTRIBUTE.finditer(token.attributes[:20_000])
    }


def region(tokens: Sequence[Token]) -> tuple[int, int]:
    """The tokens of the memo: those inside <main>, <article> or <body> if that holds most of the text."""
    total = sum(token.end - token.start for token in tokens if not token.name)
    begin, end = 0, len(tokens)
    for name in ("body", "main", "article"):
        inner = _largest(tokens, name, begin, end)
        if inner is None:
            continue
        size = sum(t.end - t.start for t in tokens[inner[0] : inner[1]] if not t.name)
        if name == "body" or size >= total * _REGION_SHARE:
            begin, end = inner
            total = size
    return begin, end


def _largest(tokens: Sequence[Token], name: str, begin: int, end: int) -> tuple[int, int] | None:
    """The outermost element `name` with most text between two tokens."""
    best: tuple[int, int] | None = None
    best_size = -1
    depth = size = opened = 0
    for index in range(begin, end):
        token = tokens[index]
        if not token.name:
            size += token.end - token.start if depth else 0
        elif token.name == name:
            if token.is_end:
                depth = max(0, depth - 1)
                if not depth and size > best_size:
                    best, best_size = (opened, index), size
            else:
                if not depth:
                    opened, size = index + 1, 0
                depth += 1
    if depth and size > best_size:
        best = (opened, end)
    return best
