"""Whole cells with a mark that is no part of the figure: "94E" and "$0.41E" for estimates, "↓ 19 days" for a fall.

Belongs here: the cell as it reads without the mark, where its labels show what the mark means, and the status it
gives. Does not: marks that any text may have (`values.marks`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from orchestration.memo.context import has_digit
from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.surroundings.status import ESTIMATE, PROJECTION
from orchestration.memo.tabular.compared_columns import is_of_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.periods import PeriodMention
    from orchestration.memo.tabular.column import Column
    from orchestration.memo.tabular.rows import RowContext

Own = tuple["PeriodMention | None", str | None, str | None]

_NUMBER = r"[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]{1,4})?"
_ESTIMATED = re.compile(
    rf"(?!(?:19|20|21)[0-9]{{2}}[A-Za-z])[-−+~≈]?\(?(?P<sign>[A-Z]{{0,3}}[$€£¥₹])?[-−]?(?P<number>{_NUMBER})"
    r"(?P<share>%|x|(?<=[0-9])(?:bps|bn|mn|[KMB]))?\)?(?P<mark>[EeF])"
)
# "Room | 12E", "Gate | 3F", "Body temperature | 98.6F"
_PLACES = re.compile(
    r"\b(?:rooms?|seats?|gates?|flats?|apartments?|suites?|floors?|stands?|berths?|bays?|blocks?|plots?|exits?|forms?"
    r"|temp(?:erature)?s?|sections?|class(?:es)?|routes?|models?|codes?|ids?)\b|°",
    re.IGNORECASE,
)
_BARE = re.compile(rf"[-−+~≈(]{{0,2}}{_NUMBER}\)?[EeFAP]?|[+−-]?[0-9.]+%[EeF]?")
_STATUSES = {"e": ESTIMATE, "f": PROJECTION}
# "↓ 19 days", "▼ 2,400 jobs"; a bare "↓ 11" beside "14% | 3%" may be points
_FALLEN = re.compile(
    rf"(?P<arrow>[↓▼⬇]) ?(?P<number>{_NUMBER}) (?!p(?:oin)?ts?\b)(?P<unit>[a-zA-Z]{{2,12}})(?: [a-z]{{1,12}})?"
)
_TREND = re.compile(r"(?:(?:1|one)[- ]year )?(?:trend|movement|direction|move|yoy|y/y|momentum)", re.IGNORECASE)
_PLAIN = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<unit>[A-Za-z]{{1,12}}|%)?")


def without_mark(text: str, column: Column, row: RowContext) -> str:
    """A cell without its mark of an estimate, or with a minus for its arrow; what is left stands where it stood."""
    if text[-1:] in ("E", "e", "F") and _is_estimate(text, column, row):
        return text[:-1]
    if text[:1] in ("↓", "▼", "⬇") and (fallen := _FALLEN.fullmatch(text)) is not None:
        is_told = is_of_change(column.label) or (
            _TREND.fullmatch(column.label.strip()) is not None and _has_fallen(fallen, text, row)
        )
        return f"{'-':>{fallen.start('number')}}{text[fallen.start('number') :]}" if is_told else text
    return text


def _is_estimate(text: str, column: Column, row: RowContext) -> bool:
    marked = _ESTIMATED.fullmatch(text)
    if marked is None or any(map(_PLACES.search, (column.label, row.name))):
        return False
    if marked["sign"] or marked["share"]:
        return True
    if row.signals.period is not None and (column.hint is not None or column.nature == "count"):
        return True  # "2030 | 44E" below "Sales ($M)"
    return ("," in marked["number"] or _is_of_time(column, row)) and _is_bare_row(row)


def _is_of_time(column: Column, row: RowContext) -> bool:
    return column.is_dimension or row.signals.period is not None


def _is_bare_row(row: RowContext) -> bool:
    """Whether no other cell of a row states a unit that a bare number would lack: "$91M | 94E"."""
    figures = [cell.text.value for cell in row.row.cells[1:] if has_digit(cell.text.value)]
    if not any("%" in figure for figure in figures):
        return all(map(_BARE.fullmatch, figures))
    # "Tons | 41 | 44E | 12%" ends in a change, "Take-up | 31% | 34E" leaves out a sign
    return all(map(_BARE.fullmatch, figures)) and any(figure[-1:].isdigit() for figure in figures)


def refused_mark(text: str, column: Column, row: RowContext) -> list[Quantity | Refusal]:
    """A refusal of a bare number with such a mark that stands among figures which state their unit."""
    marked = _ESTIMATED.fullmatch(text) if text[-1:] in ("E", "e", "F") else None
    if marked is None or not _is_of_time(column, row) or _is_bare_row(row) or _PLACES.search(row.name):
        return []
    message = f"{text!r}: a bare number beside figures that state a unit; state it in each of them"
    return [Refusal(0, len(text), "ambiguous_unit", message)]


def _has_fallen(fallen: re.Match[str], text: str, row: RowContext) -> bool:
    """Whether two figures before a cell fell by its number, in its unit or in none."""
    found: list[Decimal] = []
    for cell in row.row.cells[1:]:
        if cell.text.value == text:
            break
        plain = _PLAIN.fullmatch(cell.text.value)
        if plain is not None and plain["unit"] in (None, fallen["unit"]):
            found.append(_decimal(plain["number"]))
    return len(found) > 1 and found[-2] - found[-1] == _decimal(fallen["number"])


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def over_whole(text: str, bare: str, items: list[Quantity | Refusal]) -> list[Quantity | Refusal]:
    """The one value of a cell whose mark was left out, with the mark."""
    if bare is text or bare == text or len(items) != 1:
        return items
    return [items[0]._replace(start=0, end=len(text))]


def with_status(own: Own, text: str, found: Sequence[Quantity | Refusal]) -> Own:
    """What a cell says itself, with the status that its mark gives it: "13%E"."""
    if own[1] is not None or text[-1:] not in ("E", "e", "F") or len(found) != 1:
        return own
    return (own[0], _STATUSES[text[-1].lower()], own[2]) if _ESTIMATED.fullmatch(text) is not None else own
