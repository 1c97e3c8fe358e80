"""Sentences that state the unit of figures elsewhere, of all ("All figures in USD millions") or of a table beside them.

Belongs here: finding them for the memo as a whole and beside a table. Does not: captions (`captions`) or reading the
unit (`hints`).
"""

from __future__ import annotations

import re

from orchestration.memo.currencies import NAMES
from orchestration.memo.document import Document, Table, TextBlock
from orchestration.memo.hints import read_hint
from orchestration.memo.quantity_types import UnitHint
from orchestration.memo.status import places_of

_FIGURES = ("figures", "amounts", "values", "numbers", "financials")
_FIGURES_IN = re.compile(
    r"\b(?:figures|amounts|values|numbers|financials)(?:\s+\w+){0,4}?\s+in\s+(?P<unit>[^.;,)\n]{2,40})",
    re.IGNORECASE,
)
_SCALE = re.compile(r"(?:thousand|million|billion|trillion)s?", re.IGNORECASE)
_NAMED_LAST = re.compile(r"\(([^()]{1,24})\)\W*$")
# What certainly belongs to the table above, though another one follows.
_NOTE = re.compile(r"\W{0,3}(?:notes?|unless|\*|†)", re.IGNORECASE)
# Longer texts are about more than a table.
_LONGEST = 400


def figures_of(document: Document) -> UnitHint | None:
    """The one unit the memo's words give to all its figures, None where they give none or several."""
    raw = document.raw
    told = (_told(raw, match) for place in places_of(raw, _FIGURES) if (match := _FIGURES_IN.match(raw, place)))
    hints = {hint for unit in told if _SCALE.fullmatch(unit) is None and (hint := read_hint(unit)) is not None}
    return hints.pop() if len(hints) == 1 else None


def _told(text: str, match: re.Match[str]) -> str:
    """The unit's words, with the currency of "All dollar amounts in millions"."""
    before = text[max(0, match.start() - 12) : match.start()].split()
    unit = match["unit"].strip()
    return f"{before[-1].lower()} {unit}" if before and before[-1].lower() in NAMES else unit


def unit_notes(document: Document) -> dict[int, str]:
    """The unit that the text right above or below a table gives to its figures, as written, by the table's ordinal."""
    notes: dict[int, str] = {}
    blocks = document.blocks
    for at, block in enumerate(blocks):
        if not isinstance(block, Table):
            continue
        above = blocks[at - 1] if at else None
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        is_between = at + 2 < len(blocks) and isinstance(blocks[at + 2], Table)
        told = [_unit_in(above), _unit_in(below, is_between=is_between)]
        units = {unit for unit in told if unit is not None}
        if not units:
            units = _unit_of_section(document, block.section)
        if len(units) == 1:
            notes[block.ordinal] = units.pop()
    return notes


def _unit_of_section(document: Document, ordinal: int | None) -> set[str]:
    """The money that the title of a section or of one it is in states: "III. Capital programme (A$ million)"."""
    while ordinal is not None and ordinal < len(document.sections):
        section = document.sections[ordinal]
        named = _NAMED_LAST.search(section.title)
        hint = read_hint(f"({named.group(1)})") if named is not None else None
        if named is not None and hint is not None and hint.unit_kind == "money":
            return {named.group(1)}
        ordinal = section.parent
    return set()


def _unit_in(block: TextBlock | Table | None, *, is_between: bool = False) -> str | None:
    """The unit a text states for figures; between two tables only one that says it is a note belongs to the first."""
    if not isinstance(block, TextBlock) or block.kind not in {"prose", "bullet"}:
        return None
    text = block.text.value[:_LONGEST]
    if is_between and _NOTE.match(text) is None:
        return None
    found = [_told(text, match) for match in _FIGURES_IN.finditer(text)]
    return found[0] if len(found) == 1 and read_hint(f"({found[0]})") is not None else None
