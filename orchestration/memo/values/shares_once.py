"""Percentages of which a sentence signs the first alone: "9.4%, against 7.1 in 2028 and 5.2 in 2027".

Belongs here: bare numbers that repeat the percentage before them for another year, month or name, and times behind "or
more". Does not: comparisons of two (`changes`), points that a percentage moved by (`point_changes`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.elided_units import in_percent
from orchestration.memo.values.quantity_types import Quantity, Refusal, is_like
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.units import DURATIONS
from orchestration.memo.vocabulary.words import VERBS

Item = Quantity | Refusal

_BARE = re.compile(r"[0-9]{1,2}(?P<point>\.[0-9]+)?")
_POINT = re.compile(r"[0-9]\.[0-9]")
_YEAR = r"(?:FY ?|Q[1-4] )?(?:19|20)[0-9]{2}"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# " in 2028 and ", " in 2028 to ", " in 2029 was followed by "
_DATED = re.compile(rf" in {_YEAR}(?:,|;)?(?: and| to|,? (?:was |is )?followed by)? ")
_DATED_TOO = re.compile(rf" in {_YEAR}(?:$|[.,;)](?=\s|$)| and (?=[0-9]))")
_MONTHLY, _MONTHLY_TOO = re.compile(rf" in {_MONTH} \("), re.compile(rf" in {_MONTH}\)")
_NEXT, _LAST = re.compile(r", "), re.compile(r",? and ")
_ENDS = re.compile(r"$|[.;:)](?=\s|$)| in (?:the (?:last|first|past|three|four)|[A-Z0-9])")
# "doctors' 14 and aides' 31"
_OWNED, _OWNED_ENDS = re.compile(r"(?:,| and|, and) [a-z]+(?:s['’]|['’]s) "), re.compile(r"$|[.,;](?=\s|$)| and [a-z]+")
# "solar 31%, wind 28 and nuclear 19"
_NAMED = re.compile(r"(?:,| and|, and) (?P<name>[A-Za-z][a-z-]+(?: [a-z-]+)?) ")
_FIRST_NAME = re.compile(r"(?:: |, )[*_]{0,2}[A-Za-z][a-z-]+(?: [a-z-]+)? $")
_NAMED_ENDS = re.compile(r"$|[.,;)](?=\s|$)| and ")
_OR_MORE = re.compile(r"[0-9] or (?:more|fewer|less)$")
_TIME = re.compile(r" (?P<time>days|weeks|months|years|hours)\b(?!['’-])")
# "3 months (6 for managers)"
_FOR_OTHERS = re.compile(r" for [a-z]+(?: [a-z]+)?\)")
_REACH, _NEAR, _LEAST, _ALL = 40, 5, 3, range(99, 102)


def with_times_behind(text: str, found: list[Item]) -> list[Item]:
    """The values, those in units of time that stand behind "or more" or "or fewer"."""
    return [_timed(text, item) for item in found] if " or " in text else found


def with_shares_once(text: str, found: Sequence[Item]) -> list[Item]:
    """The values, numbers in percent as the one before them where they repeat it for another time or name."""
    kept = list(found)
    for at in range(1, len(kept)):
        item, last = kept[at], kept[at - 1]
        if isinstance(item, Quantity) and isinstance(last, Quantity) and last.unit_kind == "percent":
            if _is_share(item) and _BARE.fullmatch(text, item.start, item.end) and _is_told(text, item, last):
                kept[at] = in_percent(item)
            else:
                _read_on(text, kept, at)
        elif isinstance(item, Quantity) and isinstance(last, Quantity) and _lasts_for_others(text, item, last):
            kept[at] = item._replace(unit=last.unit, unit_kind="duration", decimals=item.decimals or 0)
    return kept


def _lasts_for_others(text: str, item: Quantity, last: Quantity) -> bool:
    """Whether a bare number in parentheses is the time that others have: "3 months (6 for managers)"."""
    if last.unit_kind != "duration" or not _is_share(item) or text[last.end : item.start] != " (":
        return False
    is_bare = _BARE.fullmatch(text, item.start, item.end) is not None
    return is_bare and is_like(item, last, _NEAR) and _FOR_OTHERS.match(text, item.end) is not None


def _is_share(item: Quantity) -> bool:
    return item.unit_kind in ("count", "ratio") and item.low == item.high and item.value > 0


def _is_told(text: str, item: Quantity, last: Quantity) -> bool:
    """Whether a number is told of its year, month or owner as the percentage before it is."""
    has_point = _POINT.search(text, item.start, item.end) is not None
    if has_point != (_POINT.search(text, last.start, last.end) is not None):
        return False
    if _OWNED.fullmatch(text, last.end, item.start) is not None:
        return _OWNED_ENDS.match(text, item.end) is not None
    share = in_percent(item)
    # "2.1% in 2028 to 1.4 in 2029 and 0.6 in 2030" falls far
    if not is_like(share, last, _NEAR):
        return False
    if _MONTHLY.fullmatch(text, last.end, item.start) is not None:
        return _MONTHLY_TOO.match(text, item.end) is not None
    return _DATED.fullmatch(text, last.end, item.start) is not None and _DATED_TOO.match(text, item.end) is not None


def _read_on(text: str, kept: list[Item], first: int) -> None:
    """Read a list of three shares or more, of which the first alone has its sign, in percent."""
    begun = kept[first - 1]
    whole = [first - 1]
    names: list[str] = []
    for at in range(first, len(kept)):
        item, before = kept[at], kept[at - 1]
        if not isinstance(item, Quantity) or not _is_share(item) or not _BARE.fullmatch(text, item.start, item.end):
            break
        named = _NAMED.fullmatch(text, before.end, item.start)
        is_next = _NEXT.fullmatch(text, before.end, item.start) or _LAST.fullmatch(text, before.end, item.start)
        if named is None and is_next is None:
            break
        names += [named["name"]] if named is not None else []
        whole.append(at)
    if len(whole) < _LEAST or not isinstance(begun, Quantity) or len(names) not in (0, len(whole) - 1):
        return
    items = [item for at in whole[1:] if isinstance(item := kept[at], Quantity)]
    if names:
        is_list = _is_whole(text, begun, items, names)
    else:
        has_points = all(_POINT.search(text, item.start, item.end) for item in (begun, *items))
        is_last = _LAST.fullmatch(text, kept[whole[-2]].end, items[-1].start) is not None
        is_list = has_points and is_last and all(is_like(in_percent(item), begun, _NEAR) for item in items)
        is_list = is_list and _ENDS.match(text, items[-1].end) is not None
    if is_list:
        for at, item in zip(whole[1:], items, strict=True):
            kept[at] = in_percent(item)


def _is_whole(text: str, begun: Quantity, items: Sequence[Quantity], names: Sequence[str]) -> bool:
    """Whether named numbers behind a named percentage are the other parts of a hundred: "solar 31%, wind 28, …"."""
    if _FIRST_NAME.search(text, max(0, begun.start - _REACH), begun.start) is None:
        return False
    if any(nature_of(name) == "count" or name.split()[0] in VERBS for name in names):
        return False
    is_all = round(begun.value * 100 + sum(item.value for item in items)) in _ALL
    return is_all and _NAMED_ENDS.match(text, items[-1].end) is not None


def _timed(text: str, item: Item) -> Item:
    """A number that is a time behind its bound: "90 or more days", "12 or fewer weeks"."""
    if not isinstance(item, Quantity) or item.unit_kind not in ("count", "ratio"):
        return item
    time = _TIME.match(text, item.end) if _OR_MORE.search(text, item.start, item.end) is not None else None
    if time is None:
        return item
    unit = DURATIONS[time["time"]]
    return item._replace(unit=unit.name, unit_kind=unit.kind, decimals=item.decimals or 0)
