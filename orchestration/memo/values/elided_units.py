"""Units that a list in a sentence states once: "rose 6%, in the south 9", "€186 a tonne at harvest, €214 in May".

Belongs here: members of a list told like the one before them. Does not: comparisons (`changes`), lists of which the
last member states the unit (`series_values`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.words import VERBS

Item = Quantity | Refusal

_BARE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?")
_PRICE = re.compile(r"[A-Z]{0,3}[$€£¥₹₩] ?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?")
_ENDS = re.compile(r"$|[.,;:)](?=\s|$)| (?:and|but|while|against) ")
# ", porters by" behind "shrank by 58%"
_BY_TOO = re.compile(r"(?:,|;| and|, and) (?:(?:the|its|their) )?[a-z][a-z-]*(?: [a-z][a-z-]*){0,2} by ")
_BY = re.compile(r"\bby (?:about |some |nearly |almost )?$")
# ", in the polders" behind "rose 6%"
_PLACE_TOO = re.compile(
    r"(?:,|;| and|, and) (?:in|at|for|among|on|elsewhere in) (?:the |its |our )?[A-Za-z][\w-]*(?: [A-Za-z][\w-]*){0,2} "
)
# ", green methanol", ", an able seaman"; and ", " alone before "at Christmas"
_NAMED_TOO = re.compile(
    r"(?P<rate>(?: (?:a|an|per|each|every) [a-z]+)?(?: (?:at|in|for|on) [A-Za-z]+(?: [A-Za-z]+)?)?)"
    r"(?:,| and|, and) (?P<name>(?:(?:an?|the) )?(?:[a-z][a-z-]* ){0,3})"
)
_WHEN_BEHIND = re.compile(r" (?:at|in|by|for) [A-Za-z]+(?: [A-Za-z]+)?(?=[,.;)]|$| and )")
# "; Nigeria", ", Algeria", " and Indonesia"
_OWNER_TOO = re.compile(r"[^.:()0-9]{0,60}(?:,|;| and|, and) (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? ")
_FAR, _NEAR, _WHOLE = 20, 5, 100


def with_elided_units(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text, members of a list in the unit that the first of them states."""
    kept = list(found)
    for at in range(1, len(kept)):
        item, last = kept[at], kept[at - 1]
        if not isinstance(item, Quantity) or not isinstance(last, Quantity):
            continue
        if item.unit_kind in ("count", "ratio") and _BARE.fullmatch(text, item.start, item.end) is not None:
            kept[at] = _as_share(text, item, last) or _as_measure(text, item, last, found[at + 1 :]) or item
        elif item.unit_kind == "money" and item.rate_basis is None and _PRICE.fullmatch(text, item.start, item.end):
            kept[at] = _as_price(text, item, last) or item
    return kept


def _as_share(text: str, item: Quantity, last: Quantity) -> Quantity | None:
    """A bare number that is a percentage as the one before it: "shrank by 58%, porters by 12"."""
    if last.unit_kind != "percent" or not 0 < item.value <= _WHOLE or _ENDS.match(text, item.end) is None:
        return None
    is_by = _BY_TOO.fullmatch(text, last.end, item.start) is not None and _BY.search(text, 0, last.start) is not None
    if not is_by and _PLACE_TOO.fullmatch(text, last.end, item.start) is None:
        return None
    share = (item.value / _WHOLE).normalize()
    return item._replace(
        value=share, low=share, high=share, unit="pure", unit_kind="percent", decimals=(item.decimals or 0) + 2
    )


def _as_measure(text: str, item: Quantity, last: Quantity, rest: Sequence[Item]) -> Quantity | None:
    """A bare number beside a name, where the one before it states what is measured, in a list of two such at least."""
    if last.unit_kind != "quantity" or not _is_like(item, last, _FAR) or _ENDS.match(text, item.end) is None:
        return None
    if _OWNER_TOO.fullmatch(text, last.end, item.start) is None:
        return None
    follower = rest[0] if rest else None
    goes_on = follower is not None and _OWNER_TOO.fullmatch(text, item.end, follower.start) is not None
    is_second = _BARE.fullmatch(text, last.start, last.end) is not None
    return item._replace(unit=last.unit, unit_kind="quantity") if goes_on or is_second else None


def _as_price(text: str, item: Quantity, last: Quantity) -> Quantity | None:
    """Money that is for one of what the amount before it is: "$512 a tonne in Singapore, green methanol $1,140"."""
    is_per_unit = last.unit.startswith(f"other:{item.unit}/")
    is_pay = last.unit == item.unit and last.rate_basis in ("monthly", "annual")
    if not (is_per_unit or is_pay) or not _is_like(item, last, _NEAR if is_per_unit else _FAR):
        return None
    told = _NAMED_TOO.fullmatch(text, last.end, item.start)
    if told is None:
        return None
    words = [word for word in told["name"].split() if word not in ("a", "an", "the")]
    if any(word in VERBS for word in words):
        return None
    if not words:
        is_told = _WHEN_BEHIND.match(text, item.end) is not None and is_per_unit
    else:
        is_told = _ENDS.match(text, item.end) is not None and (is_per_unit or is_person(words[-1]))
    return item._replace(unit=last.unit, unit_kind=last.unit_kind, rate_basis=last.rate_basis) if is_told else None


def _is_like(item: Quantity, last: Quantity, times: int) -> bool:
    return 0 < last.value <= times * item.value and item.value <= times * last.value
