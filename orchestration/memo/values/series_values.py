"""Values side by side, of which only the last states what all are in: "12, 15 and 18 percent".

Belongs here: giving the others what the last states, where nothing but commas and one "and" parts them. Does not:
ranges (`joins`) and comparisons (`changes`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from orchestration.memo.values.assembly import build_single
from orchestration.memo.values.number_grammar import NUMBER, read_end
from orchestration.memo.values.quantity_types import Quantity, Refusal, is_like
from orchestration.memo.vocabulary.natures import nature_of

Item = Quantity | Refusal

_COMMA = re.compile(r", ?")
_LAST = re.compile(r",? (?:and|or) ")
# "12 vs 18%", "18% versus 12."
_AGAINST = re.compile(r" (?:vs\.?|versus|against|compared (?:with|to)) ")
# "3 → 6 → 9 GW"
_ARROW = re.compile(r" ?(?:->|→|⟶|➔|➜|=>) ?")
_PERCENT = re.compile(" ?(?:%|per ?cent)")
_ENDS = re.compile(r"$|[.,;)](?=\s|$)| in (?:19|20)[0-9]{2}\b")
_NUMBER_ALONE = re.compile(r"[$€£¥₹₩]?[0-9][0-9,]*(?:\.[0-9]+)?")
_SCALE = re.compile(r" (?:thousand|million|billion|trillion|crore|lakh)s?\b")
# "12 → 9 → 7K"
_LETTER_SCALE = re.compile(r"(?:bn|mn|[KMBT])(?![A-Za-z])")
# What all values of such a list are in; a plain count of things is not shared.
_SHARED = frozenset({"percent", "percentage_point", "basis_point", "multiple", "duration"})
_ALIKE = 20
_LIMIT = r"(?:min|max)(?:imum|\.)?:? [0-9]+(?:\.[0-9]+)?"
_LIMITS = re.compile(
    r"(?:['’]? (?:of )?(?:pay|leave|notice|salary|wages|service|tenure))?"
    r"(?: (?:per|an?|for (?:each|every)) [a-z]+(?: [a-z]+){0,3})?"
    rf" \({_LIMIT}(?:(?:,| and|;) {_LIMIT})?\)"
)
_PLURAL = re.compile(r" [a-z]{3,}s\b")
_RANGE = re.compile(r"[0-9]{1,3} ?(?:to|-|–) ?[0-9]{1,3}")
# Two alone are such a list where both are told of one thing: "margins of 9 and 11%", not "employs 40 and 12% are".
_OF = re.compile(r"\b(?:of|by|at|to|from|are|were|be|took|takes?|lasts?|lasted|averaged?) $")
# "Payback is 3 and 9 months.", "rose 30 and 45 basis points", not "employs 40 and 12% are"
_MOVED = re.compile(
    r"(?:\b(?:is|was|rose|fell|gained|lost|widened|tightened|narrowed|up|down)|(?P<label>[A-Za-z]+):) $"
)
_TOLD_OF = re.compile(r"(?:,? respectively\b|$|[.,;)](?=\s|$)| in [A-Z0-9])")
_CLOSE = frozenset({"percent", "percentage_point", "basis_point", "duration"})
_REACH = 10
_STATIONS = 24  # no change has more, and each looks back along them


def with_shared_units(text: str, found: Sequence[Item]) -> list[Item]:
    """The values with the unit or scale that the last of their list states for all of them."""
    kept = list(found)
    for at in range(len(kept) - 1, 0, -1):
        last = kept[at]
        if _AGAINST.fullmatch(text, kept[at - 1].end, last.start) is not None:
            kept[at - 1 : at + 1] = _compared(text, kept[at - 1], last)
            continue
        if at > 1 and isinstance(last, Quantity) and _ARROW.fullmatch(text, kept[at - 1].end, last.start) is not None:
            _along(text, kept, at)
            continue
        if not isinstance(last, Quantity) or _LAST.fullmatch(text, kept[at - 1].end, last.start) is None:
            continue
        first = at - 1
        while first > 0 and _COMMA.fullmatch(text, kept[first - 1].end, kept[first].start) is not None:
            first -= 1
        suffix = _suffix(text, last)
        before = text[max(0, kept[first].start - _REACH) : kept[first].start]
        is_list = at - first > 1 or _OF.search(before) is not None
        moved = _MOVED.search(before) if last.unit_kind in _CLOSE else None
        is_close = moved is not None and nature_of(moved["label"] or "") != "count"  # "Sites: 5 and 17 months on"
        is_close = is_close or (
            last.unit_kind == "money" and text[last.start].isdigit()
        )  # "12 and 41 million dollars."
        is_list = is_list or (is_close and _TOLD_OF.match(text, last.end) is not None)
        is_list = is_list or _is_of_shifts(text, kept[first], last, suffix)
        if suffix is not None and is_list:
            kept[first:at] = [_with_suffix(text, item, last, suffix) for item in kept[first:at]]
    return _with_limits(text, kept) if "(m" in text else kept


def _is_of_shifts(text: str, item: Item, last: Quantity, suffix: str | None) -> bool:
    """Whether two times go by one noun or are no whole numbers: "12 and 14-hour shifts", "1.4 and 0.9 years less"."""
    if last.unit_kind != "duration" or suffix is None:
        return False
    if suffix.startswith("-"):
        return _PLURAL.match(text, last.end) is not None
    return all("." in text[one.start : one.end] for one in (item, last))


def _with_limits(text: str, kept: list[Item]) -> list[Item]:
    """The values, bare limits behind a time in its unit: "2 weeks per year of service (min 8, max 52)"."""
    for at, time in enumerate(kept):
        limits = _LIMITS.match(text, time.end) if isinstance(time, Quantity) and time.unit_kind == "duration" else None
        if limits is None or not isinstance(time, Quantity):
            continue
        for later in range(at + 1, len(kept)):
            one = kept[later]
            if one.end <= limits.end() and isinstance(one, Quantity) and one.unit_kind in ("count", "ratio"):
                kept[later] = one._replace(unit=time.unit, unit_kind="duration", decimals=one.decimals or 0)
    return kept


def _along(text: str, kept: list[Item], place: int) -> None:
    """Read the stations of a change before its last in what that one states for all: "3 → 6 → 9 GW"."""
    last = kept[place]
    suffix = _suffix(text, last) or _measure(text, last) if isinstance(last, Quantity) else None
    if suffix is None or not isinstance(last, Quantity):
        return
    end = last.start
    for at in range(place - 1, max(-1, place - _STATIONS), -1):
        if _ARROW.fullmatch(text, kept[at].end, end) is None:
            break
        end = kept[at].start
        kept[at] = _with_suffix(text, kept[at], last, suffix)


def _measure(text: str, last: Quantity) -> str | None:
    """What follows the last number where it is a unit or a letter of scale."""
    number = NUMBER.search(text, last.start, last.end)
    if number is None or not (last.unit_kind == "quantity" or _LETTER_SCALE.match(text, number.end())):
        return None
    return text[number.end() : last.end]


def _compared(text: str, one: Item, other: Item) -> tuple[Item, Item]:
    """Two values set against each other, of which one alone says that both are percentages."""
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return one, other
    if (sign := _percent_behind(text, other)) is not None:
        return _with_suffix(text, one, other, sign), other
    if (sign := _percent_behind(text, one)) is not None and _ENDS.match(text, other.end) is not None:
        return one, _with_suffix(text, other, one, sign)
    if (scale := _suffix(text, other)) is not None and other.unit_kind in ("money", "count"):
        return _with_suffix(text, one, other, scale), other  # "$4.2 vs $3.9 billion"
    return one, other


def _percent_behind(text: str, item: Quantity) -> str | None:
    sign = _PERCENT.search(text, item.start, item.end) if item.unit_kind == "percent" else None
    return sign.group() if sign is not None and sign.end() == item.end else None


def _suffix(text: str, last: Quantity) -> str | None:
    """What stands behind the last number and may hold for those before it."""
    number = NUMBER.search(text, last.start, last.end)
    if number is None or last.low != last.high:
        return None
    if last.unit_kind == "multiple":
        return "x"
    if last.unit_kind in _SHARED:
        return text[number.end() : last.end]
    scale = _SCALE.match(text, number.end(), last.end) if last.unit_kind in ("money", "count") else None
    if scale is None:
        return None
    return text[number.end() : last.end] if last.unit_kind == "money" else scale.group()  # "471 million euros"


def _with_suffix(text: str, item: Item, last: Quantity, suffix: str) -> Item:
    written = text[item.start : item.end]
    if isinstance(item, Quantity) and _is_range_of_time(item, written, last):  # "5 to 7 and 17 months"
        return item._replace(unit=last.unit, unit_kind=last.unit_kind, decimals=0)
    if not isinstance(item, Quantity) or _NUMBER_ALONE.fullmatch(written) is None or not _is_open(item, last):
        return item
    size, own = NUMBER.search(written), NUMBER.search(text, last.start, last.end)
    if size is None or own is None or not _is_alike(size.group(), own.group()):
        return item
    end = read_end(written + suffix, 0)
    built = build_single(written + suffix, end, None) if end is not None and end.end == len(written + suffix) else None
    return built._replace(start=item.start, end=item.end, role=item.role) if isinstance(built, Quantity) else item


def _is_range_of_time(item: Quantity, written: str, last: Quantity) -> bool:
    """Whether a bare range stands before a time that may be told of the same."""
    is_bare = item.unit_kind == "count" and _RANGE.fullmatch(written) is not None
    return is_bare and last.unit_kind == "duration" and is_like(item, last, _ALIKE)


def _is_open(item: Quantity, last: Quantity) -> bool:
    """Whether a value states no unit or scale of its own beside the last one's."""
    if last.unit_kind == "money":
        return item.unit == last.unit or item.unit_kind in ("count", "ratio")
    return item.unit_kind in ("count", "ratio")


def _is_alike(one: str, other: str) -> bool:
    first, second = (Decimal(number.replace(",", "")) for number in (one, other))
    return first <= _ALIKE * second and second <= _ALIKE * first
