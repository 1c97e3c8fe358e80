"""Tables whose cells group thousands by spaces, in a memo that has commas elsewhere: "Fitter | 20 150 | 27 700".

Belongs here: which numbers of a memo stand in such tables. Does not: memos that group so throughout, and reading with
commas in the spaces' place (`spaced_groups`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GAP = r"(?:[ \u00a0\u2009\u202f]|&(?:nbsp|thinsp|#0{0,2}(?:160|8201|8239)|#[xX]0{0,2}(?:[aA]0|2009|202[fF]));)"
_GROUPED = rf"[1-9][0-9]{{0,2}}(?:{GAP}[0-9]{{3}}){{1,3}}(?![0-9]|[.,][0-9])"
_MAY_BE = re.compile(rf"[0-9]{GAP}[0-9]{{3}}(?![0-9])")
# Beside the number a currency, a bound, or a unit of a word
_CELL = re.compile(
    rf"[~<>≈≥≤+(−–-]{{0,2}}(?:[A-Z]{{0,3}}[$€£¥₹]|[A-Z]{{1,3}}|[Kk]r\.?)?{GAP}?"
    rf"(?P<number>{_GROUPED})(?: ?[–-] ?(?P<upper>{_GROUPED}))?"
    rf"(?:{GAP}?(?:[A-Z]{{3}}|[$€£¥₹*†)+]|[a-z][a-z²³]{{0,8}}\.?))?"
)
# A number of thousands that is grouped otherwise or not at all, and no year
_OTHERWISE = re.compile(
    r"[^0-9]{0,6}(?:[0-9]{1,3}(?:[,.'’][0-9]{3})+|[0-9]{5,}|(?!(?:19|20|21)[0-9]{2})[0-9]{4})(?![0-9]).{0,12}"
)
_CELL_TEXT = re.compile(r"[^\t|\n\r<>]+")
_WIDE_GAP = re.compile(r" {2,}")
_BLOCK = re.compile(r"\n[ \t\r]*\n|</table>|<table\b", re.IGNORECASE)
# Digits in groups that count nothing
_CALLED = re.compile(
    r"\b(?:(?:tele)?phones?|tel|hotlines?|fax|mobile|whatsapp|call|codes?|ids?|accounts?|registration|serial"
    r"|ref(?:erence)?s?|isbn|post ?code|zip|(?:part|order|model) nos?)\b",
    re.IGNORECASE,
)
_LEAST, _CELL_MAX = 3, 40


def spaced_cells(raw: str) -> list[tuple[int, int]]:
    """Where the numbers of such tables stand: cells that are each one, three at least, and none grouped otherwise.

    A table is what no empty line parts.
    """
    if _MAY_BE.search(raw) is None:
        return []
    found: list[tuple[int, int]] = []
    begin = 0
    for end in (*(cut.end() for cut in _BLOCK.finditer(raw)), len(raw)):
        if _MAY_BE.search(raw, begin, end) is not None:
            found += _of_block(raw, begin, end)
        begin = end
    return found


def _of_block(raw: str, begin: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    cells = 0
    for start, text in _cells(raw, begin, end):
        if len(text) > _CELL_MAX:
            continue
        if _CALLED.search(text) is not None or _OTHERWISE.fullmatch(text) is not None:
            return []
        cell = _CELL.fullmatch(text)
        if cell is not None:
            cells += 1
            spans = [cell.span("number"), cell.span("upper")]
            found += [(start + first, start + last) for first, last in spans if first >= 0]
    return found if cells >= _LEAST else []


def _cells(raw: str, begin: int, end: int) -> Iterator[tuple[int, str]]:
    """The text between tabs, pipes, tags, wide gaps and the ends of lines, and where each begins."""
    for part in _CELL_TEXT.finditer(raw, begin, end):
        at = part.start()
        for cut in (*_WIDE_GAP.finditer(raw, part.start(), part.end()), None):
            stop = cut.start() if cut is not None else part.end()
            text = raw[at:stop].strip(" *_")
            if text:
                yield raw.index(text, at), text
            at = cut.end() if cut is not None else stop
