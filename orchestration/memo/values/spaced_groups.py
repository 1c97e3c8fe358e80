"""Thousands grouped by spaces or apostrophes, as in France and Switzerland: "R13 900", "46 200 staff", "CHF 10'640".

The mark may be written as an entity ("4&#8217;812"): one of a comma, as long as it, takes its place.

Belongs here: whether a memo groups so, and its text with commas in their place. Does not: reading numbers
(`number_grammar`), which take both for the end of one.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from orchestration.memo.values.spaced_cells import GAP, spaced_cells

_QUOTE = r"(?:['’]|&(?:apos|rsquo|#0{0,2}(?:39|8217)|#[xX]0{0,2}(?:27|2019));)"
_SPACED = re.compile(rf"(?<![0-9.,])[1-9][0-9]{{0,2}}(?:{GAP}[0-9]{{3}})+(?![0-9]|[.,][0-9])")
_SPACE = re.compile(rf"(?<=[0-9]){GAP}(?=[0-9]{{3}})")
_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
# Fewer may be two numbers side by side.
_LEAST = 3
_APOSTROPHES = re.compile(rf"(?<![0-9.,'’])[1-9][0-9]{{0,2}}(?:{_QUOTE}[0-9]{{3}})+(?![0-9'’]|,[0-9])")
_APOSTROPHE = re.compile(_QUOTE)
_AFTER_DIGIT = re.compile(r"['’&](?<=[0-9].)")
_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")


class Grouping(NamedTuple):
    """How a memo groups thousands otherwise than with commas.

    `marked` has its numbers with apostrophes, and those with spaces where only `cells` group so, by their form in
    commas.
    """

    is_spaced: bool
    marked: dict[str, str]
    cells: tuple[tuple[int, int], ...] = ()

    @staticmethod
    def of(raw: str) -> Grouping | None:
        """The grouping of a memo; None where it knows but commas."""
        is_spaced = groups_by_space(raw)
        may_have = _AFTER_DIGIT.search(raw) is not None
        written = {html.unescape(number) for number in _APOSTROPHES.findall(raw)} if may_have else set()
        numbers = {_APOSTROPHE.sub(",", number): number for number in sorted(written)}
        cells = () if is_spaced else tuple(spaced_cells(raw))
        if cells:
            grouped = sorted({raw[start:end] for start, end in cells})
            with_comma = set(_COMMAS.findall(raw))
            own = {_SPACE.sub(",", number): html.unescape(number) for number in grouped}
            numbers |= {number: spaced for number, spaced in own.items() if number not in with_comma}
        return Grouping(is_spaced, numbers, cells) if is_spaced or numbers or cells else None

    def read_as(self, raw: str) -> str:
        """The text of the same length, with commas inside its numbers."""
        if self.is_spaced:
            raw = with_commas(raw)
        parts, at = [], 0
        for start, end in self.cells:
            parts += [raw[at:start], _SPACE.sub(_comma, raw[start:end])]
            at = end
        raw = "".join((*parts, raw[at:]))
        may_have = _AFTER_DIGIT.search(raw) is not None
        return _APOSTROPHES.sub(lambda match: _APOSTROPHE.sub(_comma, match.group()), raw) if may_have else raw

    def as_written(self, text: str) -> str:
        """Words of the memo as it has them; a number that stands in both ways gets its apostrophes."""
        if self.marked:
            text = _COMMAS.sub(lambda match: self.marked.get(match.group(), match.group()), text)
        return with_spaces(text) if self.is_spaced else text


def groups_by_space(raw: str) -> bool:
    """Whether a memo writes thousands with spaces: several times, and never with a comma."""
    if _COMMA.search(raw) is not None:
        return False
    return sum(1 for _, _ in zip(range(_LEAST), _SPACED.finditer(raw), strict=False)) == _LEAST


def with_commas(raw: str) -> str:
    """The text of the same length, with a comma for each space inside a number."""
    return _SPACED.sub(lambda match: _SPACE.sub(_comma, match.group()), raw)


def _comma(mark: re.Match[str]) -> str:
    """A comma as long as the mark that it stands for: "&#39;" → "&#44;"."""
    size = len(mark.group())
    return "," if size == 1 else f"&#{'44'.rjust(size - 3, '0')};"


def with_spaces(text: str) -> str:
    """The words of such a memo as they were written, for the commas put in by `with_commas`."""
    return _COMMA.sub(" ", text)
