"""The text of an HTML paragraph or cell: entities decoded, white space folded, places kept.

Belongs here: raw stretches → one Text. Does not: which stretches belong together (`html_scanner`).
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from orchestration.memo.document import Text
from orchestration.memo.scanning.inline import seen
from orchestration.memo.vocabulary.raised import REACH, what_is_raised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.scanning.html_tokens import Token

_ENTITY = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")
_WHITE = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")  # one space stays as it is


_RAISED_TOKENS = 6


# A word, no letter of a unit, and no more than one letter before it, which a drop cap is.
_WORD_FIRST = re.compile(r"[A-Za-z]{3,}|[a-z]{2} ")
_ENDS_IN_WORD = re.compile(r"[0-9A-Za-z][0-9A-Za-z%+]$")

# A label right before a figure, each in an element of its own: `<b>Margin</b>12%`, `Revenue (2029)</span><span>$4M`.
_LABEL_LAST = re.compile(r"(?:[A-Za-z]{2}[a-z\u00df-\u00ff]|(?<![0-9A-Za-z])[a-z]{2}|[0-9A-Za-z%$€£¥]\))$")
_CAPITALS_LAST = re.compile(r"(?<![0-9A-Za-z])[A-Z]{4,}$")
_MONEY = r"[~≈+−-]?(?:[A-Z]{1,2}\$|[$€£¥₹]|&(?:euro|pound|yen);)\s?[0-9]|[A-Z]{3}\s?[0-9]"
_FIGURE_FIRST = re.compile(rf"[~≈+−]?[0-9]|{_MONEY}")
_MEASURED_FIRST = re.compile(rf"[~≈+−]?[0-9][0-9.,]{{0,15}}%|{_MONEY}")
# A figure right before its label or before money: `<b>12%</b><i>Margin</i>`, `<span>$4M</span><span>$5M</span>`.
_FIGURE_LAST = re.compile(r"[0-9](?:[%+MBKTmbk]|bn|mn|pp)?$")
_LABEL_FIRST = re.compile(r"[A-Z]?[a-z]{3,}|[A-Z]{4,}|[A-Z][a-z]{2}")
_MONEY_FIRST = re.compile(r"[~≈+−]?(?:[A-Z]{1,2}\$|[$€£¥₹])\s?[0-9]")
_JOINS = re.compile(r"</?(?:sup|sub|wbr|br|rt|rp)\b|<!--", re.IGNORECASE)
_LAST = 24  # letters that are looked at before a tag
_STRETCHES = 3  # so many of them, as "bn" may stand in a tag of its own


def parts_figure(raw: str, before: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether tags between two stretches part a label from its figure, or the figure from its label.

    Nobody writes "Margin12%" or "14%Margin"; a raised or lowered number ("CO₂") belongs to its word.
    """
    last = before[-1][1]
    value = "".join(raw[max(begin, stop - _LAST) : stop] if stop >= 0 else " " for begin, stop in before)
    head = raw[start : min(end, start + _LAST)]
    if value[-1:].isspace() or head[:1].isspace() or _JOINS.search(raw, last, start) is not None:
        return False
    if _LABEL_LAST.search(value) is not None:
        return _FIGURE_FIRST.match(head) is not None
    if _CAPITALS_LAST.search(value) is not None:
        return _MEASURED_FIRST.match(head) is not None
    is_named = _LABEL_FIRST.match(head) is not None or _MONEY_FIRST.match(head) is not None
    return is_named and _FIGURE_LAST.search(value) is not None


def parts_words(raw: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether an inline element with a class begins right behind another: styles set them apart as blocks.

    `<span class="number">71,000</span><span class="label">jobs</span>` is no "71,000jobs".
    """
    tag = tokens[at]
    if at < 2 or at + 1 >= len(tokens) or tag.is_end or "class" not in tag.attributes:
        return False
    ended, inside, following = tokens[at - 1], tokens[at - 2], tokens[at + 1]
    if not ended.is_end or ended.end != tag.start or inside.name or following.name:
        return False
    is_word = _ENDS_IN_WORD.search(raw, max(inside.start, inside.end - 2), inside.end) is not None
    return is_word and _WORD_FIRST.match(raw, following.start, following.end) is not None


class TextBuffer:
    """Collects the raw stretches of one paragraph or cell and makes one Text of them."""

    __slots__ = ("_parts", "_raw")

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._parts: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        """Take in `raw[start:end]`, entities and all; a tag between a label and its figure separates them."""
        is_behind_tag = self._parts and 0 <= self._parts[-1][0] <= self._parts[-1][1] < start < end
        if is_behind_tag and parts_figure(self._raw, self._parts[-_STRETCHES:], start, end):
            self.add_break(self._parts[-1][1], start)
        self._parts.append((start, end))

    def add_break(self, start: int, end: int) -> None:
        """Take in a tag that separates words, like white space."""
        self._parts.append((start, -end))

    def add_colon(self, start: int, end: int) -> None:
        """Take in a tag behind a label, like a colon: `<dt>Staff</dt><dd>4,100</dd>`."""
        self._parts.append((-start - 1, -end))

    def add_raised(self, tokens: Sequence[Token], at: int) -> int:
        """Take in the `<sup>` at a token; the index to go on from, behind the mark of a footnote.

        A footnote's mark is left out (`240<sup>1</sup>` is 240), a power of ten is marked ("10^6").
        """
        tag, inside = tokens[at], ""
        for index in range(at + 1, min(at + _RAISED_TOKENS, len(tokens))):
            token = tokens[index]
            if token.name == "sup" and token.is_end:
                what = what_is_raised(self._raw[max(0, tag.start - REACH) : tag.start], inside)
                if what == "power":
                    self._parts.append((-tag.start - 1, tag.end))
                return index + 1 if what == "note" else at + 1
            inside += "" if token.name else self._raw[token.start : token.end]
        return at + 1

    def is_empty(self) -> bool:
        """Whether nothing but white space was taken in."""
        return not any(self._raw[start:end].strip() for start, end in self._parts if end >= 0)

    def ends_with_colon_of_tag(self) -> bool:
        """Whether nothing was taken in behind the last tag that stands for a colon."""
        return bool(self._parts) and self._parts[-1][0] < 0 and self._parts[-1][1] < 0

    def ends_with(self, mark: str) -> bool:
        """Whether the last stretch ends with a mark, white space behind it not counted."""
        if not self._parts or self._parts[-1][1] < 0:
            return False
        start, end = self._parts[-1]
        return self._raw[max(start, end - 80) : end].rstrip().endswith(mark)

    def take(self) -> Text | None:
        """Empty the buffer; its text, white space folded and stripped, or None if there is none."""
        parts, self._parts = self._parts, []
        if not parts:
            return None
        if len(parts) == 1:
            plain = self._plain(*parts[0])
            if plain is not None:
                return plain
        folded = _Folded(self._raw)
        for start, end in parts:
            folded.add(start, end)
        return folded.text()

    def _plain(self, start: int, end: int) -> Text | None:
        """The one stretch as it stands, if nothing in it has to be decoded or folded."""
        if end < 0:
            return None
        value = self._raw[start:end]
        bare = value.strip()
        if "&" in bare or not bare or _WHITE.search(bare) is not None:
            return None
        whole = Text(bare, start + len(value) - len(value.lstrip()))
        shown = whole if bare.isascii() else seen(whole)
        return shown if shown.value else None


class _Folded:
    """Decoded text as it grows, each code point with its raw start and end."""

    __slots__ = ("_ends", "_raw", "_starts", "_values")

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._values: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Add a stretch; a negative end stands for a tag that separates words, a negative start for one of a power.

        Where both are negative the tag stands for a colon.
        """
        if start < 0:
            self._place("^" if end >= 0 else ": ", -start - 1, abs(end))
            return
        if end < 0:
            self._place(" ", start, -end)
            return
        at = start
        for match in _ENTITY.finditer(self._raw, start, end):
            self._stretch(at, match.start())
            self._place(html.unescape(match.group()), *match.span())
            at = match.end()
        self._stretch(at, end)

    def text(self) -> Text | None:
        """The stripped text, None if nothing is left."""
        value = "".join(self._values)
        left = len(value) - len(value.lstrip())
        right = len(value.rstrip())
        if right <= left:
            return None
        places = tuple(self._starts[left:right]), tuple(self._ends[left:right])
        whole = Text(value[left:right], self._starts[left], *places)
        shown = whole if whole.value.isascii() else seen(whole)
        return shown if shown.value else None

    def _stretch(self, begin: int, end: int) -> None:
        """Add a stretch without entities; runs of white space become one space."""
        at = begin
        if at < end and self._raw[at] == " " and self._values and self._values[-1].endswith(" "):
            at += 1
        for match in _WHITE.finditer(self._raw, at, end):
            first, last = match.span()
            self._copy(at, first)
            self._place(" ", first, last)
            at = last
        self._copy(at, end)

    def _copy(self, begin: int, end: int) -> None:
        """Add raw text as it stands."""
        if begin < end:
            self._values.append(self._raw[begin:end])
            self._starts.extend(range(begin, end))
            self._ends.extend(range(begin + 1, end + 1))

    def _place(self, value: str, start: int, end: int) -> None:
        """Add decoded code points that all cover `start` to `end`; a second space in a row is dropped."""
        if value in {" ", "\n", "\t", "\r"}:
            if self._values and self._values[-1].endswith(" "):
                return
            value = " "
        if value:
            self._values.append(value)
            self._starts.extend([start] * len(value))
            self._ends.extend([end] * len(value))
