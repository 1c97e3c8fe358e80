"""Bounds behind one that states the unit, as in "If margin falls below 12%: cut costs. Below 9: sell Belden.".

Belongs here: the second and third threshold of a rule, in the unit of the first or refused. Does not: bands of a
traffic light (`signal_colours`), two amounts of one bound (`shared_bounds`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from orchestration.memo.quantities import Quantity
from orchestration.memo.running.lent_values import NUMBER, Item, has_unit, lent, plain, replaced, scale_of, within

_WORD = r"(?i:under|below|above|over|less than|more than|at least|at most|[<>≤≥]=?)"
_MOVES = r"(?:(?:falls?|drops?|rises?|goes|go|gets?|climbs?|slips?|sinks?|is|are|stays?|hits?) )?"
# "Below 9: sell.", "; above 6, sell", "; if they fall below 2.5, raise rates", "Buy below 80."
_BARE = re.compile(
    r"(?:^|(?<=[.;!?,–—] )|(?<=[•|] ))"
    r"(?:(?:and|but|or|then) )?"
    rf"(?:(?i:if|when|once|should|and) (?:it|they|this|that|these|the (?:rate|price|ratio|share|figure|level)) {_MOVES}"
    r"|(?P<trade>(?:Buy|Sell|Trim|Add|Hold|Exit|Cover|Accumulate|Reduce|Short|Ban|Refill)"
    r"(?: (?:again|more|half|all|exports|imports))?(?: only)?"
    r"(?: (?:if|when) (?:prices?|it)(?: (?:falls?|drops?|rises?|is|are|goes?))?)?) )?"
    rf"(?P<bound>(?P<word>{_WORD}) ?{NUMBER})(?=[:,;.)](?:\s|$)|$| [–—-] )"
)
# "3% up to 2,000 and 6% beyond"
_BAND = re.compile(rf"% (?P<bound>(?P<word>up to|above|over|below) {NUMBER})(?=[,;.)](?:\s|$)|$| and [0-9])")
_IF = re.compile(r"\b(?:if|when|once|where|should|unless|trigger|while|sell|buy|whenever)\b", re.IGNORECASE)
_FIRST_WORD = re.compile(rf"(?P<word>{_WORD})")
# "Under 40: Eleni, 38", "Under 25: 31%": whom a figure is of
_OF_WHOM = re.compile(r":[*_]{0,2} (?:[A-Z][\w’'-]+, [1-9][0-9]\b|[~≈<>]?[-+−]?[A-Z]{0,3}[$€£¥₹]?[0-9])")
_OF_AGE = frozenset({"under", "over"})
_BOUNDS = frozenset({"at_least", "at_most"})
_REACH, _NEAR, _FAR = 240, 3, 20
_LOOKED_BACK = 8


class _Told(NamedTuple):
    """A bound that states its unit, or one that was read in it."""

    item: Quantity  # the first, whose unit and scale it has
    last: Quantity  # as it stands itself
    word: str
    is_rule: bool  # "If …"


def with_later_bounds(text: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a text, bare bounds behind one of the same measure in its unit, or refused where that is open."""
    if not any(map(has_unit, items)):
        return items
    starts = [item.start for item in items]
    read: dict[tuple[int, int], Quantity | None] = {}
    told: _Told | None = None
    for match in sorted([*_BARE.finditer(text), *_BAND.finditer(text)], key=lambda match: match.start("bound")):
        begin, end = match.span("bound")
        told = _before(text, items, bisect_right(starts, begin - 1), told)
        if told is None and match.re is _BARE and match["trade"]:
            told = _price_before(text, items, bisect_right(starts, begin - 1))
        told = told or _behind(text, items, bisect_right(starts, end), match)
        bare = plain(text, begin, end) if told is not None and abs(begin - told.last.end) <= _REACH else None
        if told is None or bare is None or _OF_WHOM.match(text, end) is not None or _is_read(items, starts, match):
            continue
        one = _in_unit(text, bare, told, match)
        read[begin, end] = one
        told = told._replace(last=one) if one is not None else told
    return replaced(text, items, read) if read else items


def _price_before(text: str, items: Sequence[Item], stop: int) -> _Told | None:
    """The price on which a rule acts, told without a bound: "if millet passes CFA 350/kg. Ban exports above 400."."""
    for item in reversed(items[max(0, stop - 4) : stop]):
        is_price = isinstance(item, Quantity) and (item.unit_kind == "money" or item.unit.count("/") == 1)
        if is_price and isinstance(item, Quantity):
            is_rule = _IF.search(text, max(0, item.start - _REACH // 2), item.start) is not None
            return _Told(item, item, "", is_rule) if is_rule else None
    return None


def _is_read(items: Sequence[Item], starts: Sequence[int], match: re.Match[str]) -> bool:
    """Whether a bound is read already with a unit of its own."""
    at = bisect_right(starts, match.end("bound")) - 1
    item = items[at] if at >= 0 else None
    return item is not None and item.end > match.start("bound") and not _is_count(item)


def _is_count(item: Item) -> bool:
    return isinstance(item, Quantity) and item.unit_kind in ("count", "ratio")


def _before(text: str, items: Sequence[Item], stop: int, told: _Told | None) -> _Told | None:
    """The last bound before a place, None where it counts something."""
    for at in range(stop - 1, max(-1, stop - 1 - _LOOKED_BACK), -1):
        item = items[at]
        if told is not None and item.start <= told.last.start:
            break
        if not isinstance(item, Quantity) or item.qualifier not in _BOUNDS:
            continue
        word = _FIRST_WORD.match(text, item.start)
        if not has_unit(item) or word is None:
            return None
        is_rule = _IF.search(text, max(0, item.start - _REACH // 2), item.start) is not None
        return _Told(item, item, word["word"].lower(), is_rule)
    return told


def _behind(text: str, items: Sequence[Item], at: int, match: re.Match[str]) -> _Told | None:
    """The next bound, where the same sentence tells it alike: "Under 40, …; under 25 days, …"."""
    item = items[at] if at < len(items) else None
    if not isinstance(item, Quantity) or item.qualifier not in _BOUNDS or not has_unit(item):
        return None
    word = _FIRST_WORD.match(text, item.start)
    is_alike = word is not None and word["word"].lower() == match["word"].lower()
    between = text[match.end("bound") : item.start]
    if not is_alike or not between.endswith("; ") or ". " in between or match["word"].lower() == "up to":
        return None
    return _Told(item, item, match["word"].lower(), is_rule=False)


def _in_unit(text: str, bare: Quantity, told: _Told, match: re.Match[str]) -> Quantity | None:
    """A bare bound in the unit of the one before it; None where it may be of something else."""
    scale = scale_of(text, told.item)
    if scale is None:
        return None
    is_band = match.re is _BAND
    if is_band and (told.item.unit_kind != "money" or ". " in text[told.last.end : bare.start]):
        return None
    if not is_band and match["trade"] and told.item.unit_kind not in ("money", "quantity"):
        return None
    one = _alike(bare, told, scale, _FAR if is_band else _NEAR)
    if one is None or is_band:
        return one
    word = match["word"].lower()
    if word in _OF_AGE and not match["trade"] and told.last.start < bare.start:
        is_lower = one.value < told.last.value
        is_onward = word == told.word and is_lower == (word == "under") and told.is_rule
        return one if is_onward else None
    return one


def _alike(bare: Quantity, told: _Told, scale: Decimal, times: int) -> Quantity | None:
    """The number in the unit and scale, or written in full: "below $4M: … Below 3,000,000"."""
    for power in (scale, Decimal(1)):
        one = lent(bare, told.item, power)
        if within(one.value, told.last.value, times):
            return one
    return None
