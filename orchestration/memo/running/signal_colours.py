"""Bands of a traffic light that leave out the unit: "Receivable days: green <130, amber 130-170, red >170 (now 148)".

Belongs here: bands in the unit of the one that states it or of the label before them, or refused. Does not: bands in
one clause behind one in percent or days (`graded_lists`), other thresholds (`later_bounds`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity, UnitHint
from orchestration.memo.running.lent_values import NUMBER, Item, has_unit, lent, plain, replaced, scale_of, within
from orchestration.memo.tabular.column import hint_of
from orchestration.memo.vocabulary.natures import nature_of

_BOUND = r"(?:(?i:under|below|above|over|less than|more than|at least|at most|up to|from|[<>≤≥]=?) ?)?"
_WORD = r"(?!(?:under|below|above|over|less|more|least|most|up|from)\b)(?:[a-z][a-z-]{2,}|[A-Z]{2,6})"
_SIGN = r"[A-Z]{0,3}[$€£¥₹]?"
_SCALE = r"(?: ?(?:[KMBT]|bn|tn|m|k|million|billion|trillion)\b)?"
_BAND = re.compile(
    r"\b(?P<colour>(?i:green|amber|yellow|orange|red))(?::| =| if| when| at| is)? "
    rf"(?:(?P<what>{_WORD}(?: {_WORD})?) (?:is |at )?)??"
    rf"(?P<value>{_BOUND}{_SIGN}{NUMBER.replace('(?![0-9%])', '')}{_SCALE}"
    rf"(?:(?: ?[-–] ?| to ){_SIGN}{NUMBER.replace('(?![0-9%])', '')}{_SCALE})?)"
    r"(?= ?%| [a-z]|[;,.)](?:\s|$)| \(|$| \| )"
)
_ALONE = re.compile(r"[;,.)](?=\s|$)| \(| \| |$")
_NOW = re.compile(rf" \((?:now|today|currently|current|latest|actual|was|at present):? (?P<value>{NUMBER})\)")
_SCALED = re.compile(r"[A-Za-z]$")
_LEAST, _FAR, _APART = 2, 20, 120


def with_signal_colours(text: str, label: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a text, bare bands of its traffic lights in their unit or refused."""
    lowered = text.lower()
    if "red" not in lowered or not ("green" in lowered or "amber" in lowered or "yellow" in lowered):
        return items
    read: dict[tuple[int, int], Quantity | None] = {}
    for light in _lights(text):
        read.update(_read_light(text, label, light, items))
    return replaced(text, items, read) if read else items


def _lights(text: str) -> list[list[re.Match[str]]]:
    """The bands of each traffic light: a colour that comes again begins the next."""
    lights: list[list[re.Match[str]]] = []
    for band in _BAND.finditer(text):
        last = lights[-1] if lights else []
        is_next = not last or band.start() - last[-1].end() > _APART
        if is_next or band["colour"].lower() in [one["colour"].lower() for one in last]:
            lights.append([band])
        else:
            last.append(band)
    return [light for light in lights if len(light) >= _LEAST]


def _read_light(
    text: str, label: str, light: Sequence[re.Match[str]], items: Sequence[Item]
) -> dict[tuple[int, int], Quantity | None]:
    """What the bare bands of one traffic light are; None stands for a refusal."""
    starts = [item.start for item in items]
    told = [_at(items, starts, band) for band in light]
    bare = [
        (*band.span("value"), band)
        for band, item in zip(light, told, strict=True)
        if (item is None or not has_unit(item)) and _ALONE.match(text, band.end("value")) is not None
    ]
    now = _NOW.match(text, light[-1].end("value"))
    places = [(start, end) for start, end, _ in bare] + ([now.span("value")] if now is not None else [])
    of_unit = [item for item in told if isinstance(item, Quantity) and has_unit(item)]
    whats = {band["what"] for band in light} - {None}
    if not bare or (len(whats) > 1 and not of_unit):
        return {}
    if of_unit:
        is_one = len({(one.unit, one.unit_kind) for one in of_unit}) == 1 and len(whats) < _LEAST
        return {place: _lent(text, place, of_unit[0]) if is_one else None for place in places}
    name = label.strip(" *_~≈:") if not whats else next(iter(whats))
    hint = hint_of(name) if " " in name else None
    if hint is not None and hint.unit and hint.unit_kind in ("duration", "percent", "quantity") and not hint.scale:
        return {place: _hinted(text, place, hint) for place in places}
    return dict.fromkeys(places) if nature_of(name) in ("money", "percent") else {}


def _at(items: Sequence[Item], starts: Sequence[int], band: re.Match[str]) -> Item | None:
    at = bisect_right(starts, band.end("value") - 1) - 1
    return items[at] if at >= 0 and items[at].end > band.start("value") else None


def _lent(text: str, place: tuple[int, int], told: Quantity) -> Quantity | None:
    """A band in the unit of another; "2-3bn" beside "$3bn" has the scale of its own."""
    bare, scale = plain(text, *place), scale_of(text, told)
    if bare is None or scale is None:
        return None
    is_scaled = _SCALED.search(text, place[0], place[1]) is not None
    if is_scaled and told.unit_kind != "money":
        return None
    read = bare._replace(unit=told.unit, unit_kind="money") if is_scaled else lent(bare, told, scale)
    return read if within(read.value, told.value, _FAR) else None


def _hinted(text: str, place: tuple[int, int], hint: UnitHint) -> Quantity | None:
    bare = plain(text, *place)
    if bare is None or _SCALED.search(text, place[0], place[1]) is not None:
        return None
    return bare._replace(unit=hint.unit, unit_kind=hint.unit_kind, decimals=bare.decimals or 0)
