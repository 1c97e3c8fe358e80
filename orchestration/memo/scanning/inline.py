"""Marks inside a line: emphasis, links, escapes, struck-out text, entities; joining and cutting Texts.

Belongs here: what turns one Text into another one while every code point keeps its place.
Does not: what a whole line is (`lines`, `sections`, `bullets`, `tables`).
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from orchestration.memo.document import Text
from orchestration.memo.vocabulary.raised import REACH, what_is_raised
from orchestration.memo.vocabulary.short_words import ends_sentence
from orchestration.memo.vocabulary.words import holds_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Hyphens and minus signs that are no "-": U+2011 parts no line, and is what many programs write in "5-year" and "-4%".
_HYPHENS = frozenset("\u2010\u2011\u2012\ufe63\uff0d")
# What takes no room on a page (soft hyphens, zero-width spaces, marks of direction), and those hyphens.
_UNSEEN = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+"
    "|(?<=[0-9A-Za-z$€£¥%.,])[\u200c\u200d]+|[\u200c\u200d]+(?=[0-9A-Za-z$€£¥%.,])|[\u2010-\u2012\ufe63\uff0d]"
    # Beside a word it is a space like any other; between digits it may group thousands.
    "|(?<=[A-Za-z,;:])[\u00a0\u2007\u2009\u202f](?=\\S)|[\u00a0\u2007\u2009\u202f](?=[A-Za-z])"
    # "EBIT: − $12M", "growth was − 4%": U+2212 is no dash, and no minus between two numbers behind these.
    "|(?:(?<=[:(,] −)|(?<=\\(−)|(?<=\\bwas −)|(?<=\\bis −)|(?<=\\bof −)|(?<=\\bby −)|(?<=\\bto −)|(?<=\\bat −))"
    "(?P<loose>[ \u00a0\u2007\u2009\u202f])(?=[A-Z]{0,3}[$€£¥₹]?[0-9])"
    # "−\u00a0$12M"
    "|(?<=[-−–+\u2010-\u2012])[\u00a0\u2007\u2009\u202f](?=[$€£¥₹0-9])"
)
_SPACES = frozenset("\u00a0\u2007\u2009\u202f")
_MAY_BE_UNSEEN = (
    *("\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\ufeff", "− ", *_SPACES, *_HYPHENS),
    *(chr(code) for code in (*range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A))),
)
# Signs that are marks only in company: an entity, a tag, emphasis.
_ENTITY = re.compile(r"&(?:#|[A-Za-z][A-Za-z0-9]{1,31};)")
_TAG = re.compile(r"<[A-Za-z/!]")
_EMPHASIS = re.compile(r"(?<!\w)_\w")
# "CO~2~", "PM~2.5~", as Pandoc sets a sign below the line; "cut ~2~3%" has none.
_LOWERED = re.compile(r"[A-Za-z)]~(?:[0-9a-z]{1,2}|[0-9]\.[0-9])~")

# Each alternative stops at the next mark of its own kind, so that a scan stays linear on any text.
_MARK = re.compile(
    r"""(?P<raised><sup>[^<>]{1,8}</sup>)
      | (?P<escape>\\)(?=[!-/:-@\[-`{-~])(?P<escaped>.)
      | (?P<drop>
            ~~(?=\S)[^~]+~~
          | <(?P<del>del|s|strike)>[^<]*</(?P=del)>
          | <!--[^<>]*-->
          | \*\*+ | `+
          | (?<=[A-Za-z)])~(?=(?:[0-9a-z]{1,2}|[0-9]\.[0-9])~(?!~))
          | (?:(?<=[A-Za-z)]~[0-9a-z])|(?<=[A-Za-z)]~[0-9a-z]{2})|(?<=[A-Za-z)]~[0-9]\.[0-9]))~(?!~)
          | (?<!\w)__(?=\S) | (?<=\S)__(?!\w)
          | !\[[^\[\]]{0,300}\]\([^()\s\[\]]{0,2000}(?:\s{1,4}"[^"]{0,300}")?\)
          | \[(?=[^\[\]]{0,300}\]\([^()\s\[\]]{0,2000}(?:\s{1,4}"[^"]{0,300}")?\))
          | \]\([^()\s\[\]]{0,2000}(?:\s{1,4}"[^"]{0,300}")?\)
          | </?(?:b|strong|i|em|u|sup|sub|span|mark|small|code|font|p|abbr|cite|img|ins|kbd|nobr|time|wbr)
            (?:\s[^<>]{0,400})?/?>
          | </a> | <a\s{1,4}(?:href|name|id|class|target|rel|title)=[^<>]{0,400}>
        )
      | (?P<pair>
            (?<![\w*])\*(?=[^\s*])[^*]*(?<=[^\s*])\*(?![\w*])
          | (?<!\w)_(?=[^\s_])[^_]*(?<=[^\s_])_(?!\w))
      | (?P<break>
            <br\s{0,8}/?>
          | (?:</?(?:article|aside|blockquote|caption|center|col|colgroup|d[dlt]|details|div|figcaption|figure|footer
            |h[1-6r]|header|li|main|[ou]l|picture|pre|section|source|summary|table|tbody|t[dhr]|tfoot|thead)
            (?:\s[^<>]{0,400})?/?>\s{0,8})+)
      | (?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    """,
    re.VERBOSE,
)
_BOLD_LINE = re.compile(r"(\*\*\*?|__)(?=\S)(?:(?!\1).)+\1:?\s*")
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9$€£₹¥~])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:vs|approx|est|incl|e\.g|i\.e|No|Nos|St|Dr|Mr|Mrs|Ms|Inc|Ltd|Co|Corp|Mio|Mrd|tys|Rs|Cr|[A-Z](?:\.[A-Z])*)$"
)
# A sentence is looked for in a paragraph's last part only: longer ones are no lead or caption.
_TAIL = 600


def has_marks(raw: str) -> bool:
    """Whether `clean` could change any Text of `raw`: most lines of most memos it could not."""
    return (
        "*" in raw
        or "`" in raw
        or "\\" in raw
        or "~~" in raw
        or "](" in raw
        or ("~" in raw and _LOWERED.search(raw) is not None)
        or ("_" in raw and ("__" in raw or _EMPHASIS.search(raw) is not None))
        or ("&" in raw and _ENTITY.search(raw) is not None)
        or ("<" in raw and _TAG.search(raw) is not None)
    )


def has_unseen(raw: str) -> bool:
    """Whether `seen` could change any Text of `raw`."""
    # most memos hold none of the letters, and a plain look for one takes a hundredth of the pattern's time
    return not raw.isascii() and holds_any(raw, _MAY_BE_UNSEEN) and _UNSEEN.search(raw) is not None


def seen(text: Text) -> Text:
    """The text without what takes no room, so that it parts no number ("3" soft hyphen "4%" is 34%)."""
    parts: list[Text] = []
    at = 0
    for match in _UNSEEN.finditer(text.value):
        start, end = match.span()
        parts.append(text.slice(at, start))
        if match["loose"] is None and (match.group() in _HYPHENS or match.group() in _SPACES):
            parts.append(replaced(text, start, end, "-" if match.group() in _HYPHENS else " "))
        at = end
    return concat([*parts, text.slice(at, len(text.value))], text.start).strip() if parts else text


def is_bold(value: str) -> bool:
    """Whether the whole of a line or cell is set in bold (`**…**`)."""
    return value[:1] in "*_" and _BOLD_LINE.fullmatch(value) is not None


def clean(text: Text) -> Text:
    """The text as it reads: marks dropped, escapes and entities resolved, struck-out text gone."""
    value = text.value
    if not has_marks(value):
        return text
    parts: list[Text] = []
    at = 0
    for match in _MARK.finditer(value):
        start, end = match.span()
        if start > at:
            parts.append(text.slice(at, start))
        parts.extend(_resolved(text, match))
        at = end
    if not at:
        return text
    if at < len(value):
        parts.append(text.slice(at, len(value)))
    whole = concat(parts, text.start)
    return (seen(whole) if "&" in value else whole).strip()


def _resolved(text: Text, match: re.Match[str]) -> Iterable[Text]:
    """What stays of one mark."""
    start, end = match.span()
    kind = match.lastgroup
    if kind == "raised":
        inside = text.slice(start + len("<sup>"), end - len("</sup>"))
        what = what_is_raised(text.value[max(0, start - REACH) : start], inside.value)
        if what == "power":
            yield replaced(text, start, start + len("<sup>"), "^")
        if what != "note":
            yield inside
    elif kind == "escaped":
        yield text.slice(start + 1, end)
    elif kind == "pair":
        yield clean(text.slice(start + 1, end - 1))
    elif kind == "break":
        yield replaced(text, start, end, " ")
    elif kind == "entity":
        yield replaced(text, start, end, html.unescape(match.group()))


def replaced(text: Text, start: int, end: int, value: str) -> Text:
    """`value` in the place of `text.value[start:end]`: each of its code points covers all of it."""
    place = text.span(start, end)
    return Text(value, place.start, (place.start,) * len(value), (place.end,) * len(value))


def concat(parts: Sequence[Text], start: int) -> Text:
    """The parts one after the other; `start` is the place of an empty result."""
    parts = [part for part in parts if part.value]
    if not parts:
        return Text("", start)
    if len(parts) == 1:
        return parts[0]
    starts: list[int] = []
    ends: list[int] = []
    for part in parts:
        if part.starts:
            starts.extend(part.starts)
            ends.extend(part.ends)
        else:
            stop = part.start + len(part.value)
            starts.extend(range(part.start, stop))
            ends.extend(range(part.start + 1, stop + 1))
    return Text("".join(part.value for part in parts), starts[0], tuple(starts), tuple(ends))


def join(parts: Sequence[Text]) -> Text:
    """The parts with one space between them; the space stands for the gap in the raw text."""
    pieces: list[Text] = []
    for part in parts:
        if not part.value:
            continue
        if pieces:
            last = pieces[-1]
            gap = last.span(0, len(last.value)).end
            start = part.span(0, 1).start
            pieces.append(Text(" ", gap, (gap,), (max(start, gap),)))
        pieces.append(part)
    return concat(pieces, parts[0].start if parts else 0)


def last_sentence(value: str) -> int:
    """Where the last sentence of a paragraph begins."""
    begin = max(0, len(value) - _TAIL)
    found = begin
    for match in _SENTENCE_END.finditer(value, begin):
        is_short = _ABBREVIATION.search(value, max(0, match.start() - 12), match.start()) is not None
        if not is_short and ends_sentence(value, match.start(), match.end()):
            found = match.end()
    return found


def without_colon(text: Text) -> Text:
    """A lead or caption without the colon that ends it."""
    value = text.value.rstrip()
    if not value.endswith((":", "：")):
        return text.strip()
    return text.slice(0, len(value.rstrip(":："))).strip()
