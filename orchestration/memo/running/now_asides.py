"""What a figure is now, told in a bracket without its unit: "24 months (now 84)", "36 months (86 today)".

Belongs here: such numbers in the unit of the figure before the bracket, or refused. Does not: brackets with years
(`compared_prices`) or parts (`bracket_parts`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity
from orchestration.memo.running.lent_values import NUMBER, Item, has_unit, lent, plain, replaced, scale_of, within
from orchestration.memo.vocabulary.identifier_words import COUNTED_NOUNS
from orchestration.memo.vocabulary.natures import nature_of

_NOW = r"(?:now|today|currently|current|at present|previously|before|then)"
_ASIDE = re.compile(
    rf" \((?:(?:(?:{_NOW}|was|were):? )+(?P<behind>{NUMBER})"
    rf"|(?P<before>{NUMBER}) (?:{_NOW}|when (?:we|it|they) [a-z]+))\)"
)
# "34-hour week in control rooms (now 35.5)": what may stand between a figure and the bracket
_WORDS = re.compile(r"[ -](?:[A-Za-z][a-z’'-]*)(?: [A-Za-z][a-z’'-]*){0,5}")
# "then back to 15", "settle for 12"
_AGAIN = re.compile(
    rf"(?<=[0-9a-z%])(?:,| and|, and|,? but|;)(?: then)?(?: fell| went| came| rose| eased)?"
    r" (?:back (?:down |up )?to|settles? for|settling for)"
    rf" (?P<value>{NUMBER})"
    r"(?=[.,;)](?:\s|$)|$| (?:by|in) (?:(?:early|mid|late|end)-?)?(?:19|20)[0-9]{2}\b)"
)
_NEAR, _FAR, _LONGEST = 5, 10, 60


def with_now_asides(text: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a text, bare numbers that tell how a figure stands now in its unit, or refused."""
    starts = [item.start for item in items]
    read: dict[tuple[int, int], Quantity | None] = {}
    for aside in _ASIDE.finditer(text):
        place = aside.span("behind") if aside["behind"] else aside.span("before")
        at = bisect_right(starts, aside.start()) - 1
        told = items[at] if at >= 0 else None
        if not isinstance(told, Quantity) or not has_unit(told) or not _is_bare(items, starts, place):
            continue
        if aside.start() == told.end:
            read[place] = _lent(text, place, told)
        elif _is_open(text, told, aside.start(), place):
            read[place] = None
    for again in _AGAIN.finditer(text):
        at = bisect_right(starts, again.start()) - 1
        told = items[at] if at >= 0 else None
        place = again.span("value")
        is_near = isinstance(told, Quantity) and has_unit(told) and again.start() - told.end < _LONGEST
        if is_near and isinstance(told, Quantity) and _is_bare(items, starts, place):
            read[place] = _lent(text, place, told) if again.start() == told.end else None
    return replaced(text, items, read) if read else items


def _is_bare(items: Sequence[Item], starts: Sequence[int], place: tuple[int, int]) -> bool:
    """Whether what stands in a place has no unit yet."""
    at = bisect_right(starts, place[1] - 1) - 1
    item = items[at] if at >= 0 else None
    if item is None or item.end <= place[0]:
        return True
    return isinstance(item, Quantity) and item.unit_kind in ("count", "ratio") and item.end <= place[1]


def _is_open(text: str, told: Quantity, end: int, place: tuple[int, int]) -> bool:
    """Whether the number may be of the figure or of what the words between name: "12% of staff (now 410)"."""
    if end - told.end > _LONGEST or _WORDS.fullmatch(text, told.end, end) is None:
        return False
    word = text[told.end : end].rpartition(" ")[2].lower()
    is_counted = word in COUNTED_NOUNS or nature_of(word) == "count" or word.endswith("s")
    return not is_counted or "." in text[place[0] : place[1]]


def _lent(text: str, place: tuple[int, int], told: Quantity) -> Quantity | None:
    """A bare number in the unit of the figure, where it is of its size."""
    bare, scale = plain(text, *place), scale_of(text, told)
    if bare is None or scale is None:
        return None
    one = lent(bare, told, scale)
    return one if within(one.value, told.value, _NEAR if told.unit_kind == "duration" else _FAR) else None
