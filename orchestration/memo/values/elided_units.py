"""Units that a list in a sentence states once: "rose 6%, in the south 9", "€186 a tonne at harvest, €214 in May".

Belongs here: members of a list told like the one before them. Does not: comparisons (`changes`), lists of which the
last member states the unit (`series_values`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.values.quantity_types import Quantity, Refusal, is_like
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.words import VERBS

Item = Quantity | Refusal

_BARE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?")
_PRICE = re.compile(r"(?:[A-Z]{0,3}[$€£¥₹₩]|[A-Z][A-Za-z]{1,2}) ?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?")
_ENDS = re.compile(r"$|[.,;:)](?=\s|$)| (?:and|but|while|against) ")
# ", porters by" behind "shrank by 58%"
_BY_TOO = re.compile(r"(?:,|;| and|, and) (?:(?:the|its|their) )?[a-z][a-z-]*(?: [a-z][a-z-]*){0,2} by ")
_BY = re.compile(r"\bby (?:about |some |nearly |almost )?$")
_BY_REACH = 24
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
# ", 6.2% above the present" behind "a tariff of KSh 24.10 per kWh"
_STEP_FROM = re.compile(
    r" (?:above|below|over|under|more than|less than|higher than|lower than|(?:up|down) (?:on|from))"
    r" (?:(?:the|its|their|our) )?(?:(?:present|current|existing|old|previous|last|today['’]s|last year['’]s) )?"
    r"(?:(?:price|tariff|level|rate|average|one)(?: of)? )?(?:(?:its|the) )?"
)
_STEP_TO = re.compile(r"(?:,| \(|, or| and|, and| –| —)(?: (?:up|down|some|about))? ")
_FAR, _NEAR, _WHOLE, _MOST = 20, 5, 100, 13
# "$410M, 440M and 470M", "$10, 12 and 15": how the members stand behind one another, and what may follow the last
_AMOUNT = r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?"
_SCALED = re.compile(rf"{_AMOUNT} ?(?:[KMBT]|bn|tn|million|billion|trillion)")
_NEXT, _LAST = re.compile(r", "), re.compile(r",? (?:and|or|&) ")
_LIST_ENDS = re.compile(
    r"$|[.,;:)](?=\s|$)|,? (?:and|or|&) (?=[0-9])"
    r"| (?:is|are|was|were|will|would|in|for|at|of (?:it|that|this|which)|respectively|planned|expected)\b"
)
_VERB = re.compile(r" (?:is|are|was|were|will|would)\b")
# "$88K (analyst), 120K (manager)"
_NOTED_TOO = re.compile(r" \((?P<note>[A-Za-z][^()0-9]{0,30}|(?:19|20)[0-9]{2}[AEFP]?)\)(?:,|;| and|, and) ")
_NOTE = re.compile(r" \((?P<note>[A-Za-z][^()0-9]{0,30}|(?:19|20)[0-9]{2}[AEFP]?)\)")
# "$49 basic, 79 pro" behind "Prices:"
_CALLED_TOO = re.compile(r" (?P<note>[a-z]{3,})(?:,|;| and|, and) ")
_CALLED = re.compile(r" (?P<note>[a-z]{3,})(?=[.,;]|$| and )")
_LABEL = re.compile(r"[*_-]{0,3} ?(?P<label>[A-Z][^:.;0-9]{2,60}):")
# "9-12% (last year: 8-10)"
_THEN = re.compile(
    r" \((?:in )?(?:(?:the )?(?:last|previous|prior) (?:year|quarter|month)|a year (?:ago|earlier|before)|(?:FY ?)?"
    r"(?:19|20)[0-9]{2}|previously|was|were|target|before|then|earlier):? "
)
_RANGE = re.compile(rf"{_AMOUNT} ?[-–] ?{_AMOUNT}")
# "4% in Oslo, 3 in Bergen and 7 in Bergen"
_PLACES_TOO = re.compile(r" (?:in|at|for) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:,|;| and|, and) ")
_PLACE = re.compile(r" (?:in|at|for) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:$|[.,;)](?=\s|$)| and [0-9])")
# "78.4 years (76.1 men, 80.9 women)"
_SEX = r"(?:men|women|males?|females?|boys|girls|M|F)"
_OF_SEXES = re.compile(
    rf" \((?:{_SEX}:? {_AMOUNT}|{_AMOUNT} (?:for )?{_SEX})"
    rf"(?:[,;/]| and|, and| /) (?:{_SEX}:? {_AMOUNT}|{_AMOUNT} (?:for )?{_SEX})\)"
)
# "a minimum of 3 and a maximum of 12 months"
_AT_MOST_TOO = re.compile(r"(?:,| and|,? but)(?: an?)? ")
_OF_ALL = frozenset({"percent", "duration", "money", "quantity"})


def with_elided_units(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text, members of a list in the unit that the first of them states."""
    kept = list(found)
    for at in range(1, len(kept)):
        item, last = kept[at], kept[at - 1]
        if not isinstance(item, Quantity) or not isinstance(last, Quantity):
            continue
        if (last.qualifier, item.qualifier) == ("at_least", "at_most"):
            kept[at - 1] = _as_least(text, last, item)
        rest = found[at + 1 : at + _MOST]
        if item.unit_kind in ("count", "ratio") and (told := _as_told_before(text, item, last, rest)):
            kept[at] = told
        elif item.unit_kind in ("count", "ratio") and _BARE.fullmatch(text, item.start, item.end) is not None:
            kept[at] = _as_share(text, item, last) or _as_measure(text, item, last, rest) or item
        elif item.unit_kind == "money" and item.rate_basis is None and _PRICE.fullmatch(text, item.start, item.end):
            kept[at] = _as_price(text, item, last) or _as_price_before(text, item, kept[max(0, at - 2) : at]) or item
    return _by_sex(text, kept) if " (" in text else kept


def _as_least(text: str, least: Quantity, most: Quantity) -> Quantity:
    """A bare least amount in the unit of the most behind it: "a minimum of 3 and a maximum of 12 months"."""
    is_bare = least.unit_kind in ("count", "ratio") and text[least.end - 1].isdigit()
    if not is_bare or most.unit_kind not in ("duration", "quantity", "percent") or least.value > most.value * _WHOLE:
        return least
    if _AT_MOST_TOO.fullmatch(text, least.end, most.start) is None:
        return least
    if most.unit_kind == "percent":
        return in_percent(least)
    is_like = least.value <= most.value < _FAR * least.value
    decimals = least.decimals or 0
    return least._replace(unit=most.unit, unit_kind=most.unit_kind, decimals=decimals) if is_like else least


def _as_told_before(text: str, item: Quantity, last: Quantity, rest: Sequence[Item]) -> Quantity | None:
    """A number in the money or percent of the one before it, where both stand in the list alike."""
    if last.unit_kind == "percent" and _is_share_too(text, item, last):
        return in_percent(item)
    if last.unit_kind != "money" or not is_like(item, last, _WHOLE) or text[last.end - 1] == ")":
        return None
    between = text[last.end : item.start]
    is_scaled = _SCALED.fullmatch(text, item.start, item.end) is not None
    is_listed = _NEXT.fullmatch(between) is not None or _LAST.fullmatch(between) is not None
    if is_scaled:
        is_told = is_listed and _LIST_ENDS.match(text, item.end) is not None
        # "Grants are $40M, and 3M are insured", but "$410M, 440M and 470M are planned"
        is_told = is_told and (text[last.start].isdigit() or _VERB.match(text, item.end) is None)
        is_told = is_told or _is_noted(text, item, last, _NOTED_TOO, _NOTE)
    elif _BARE.fullmatch(text, item.start, item.end) is None or not is_like(item, last, _FAR):
        return None
    else:
        label = _LABEL.match(text)
        is_money = label is not None and nature_of(label["label"]) == "money" and label.end() < last.start
        is_told = is_listed and _goes_on_alike(text, item, last, rest)
        is_told = is_told or (is_money and _is_noted(text, item, last, _CALLED_TOO, _CALLED))
    told = item._replace(unit=last.unit, unit_kind="money", rate_basis=last.rate_basis, decimals=item.decimals or 0)
    return told if is_told else None


def _is_share_too(text: str, item: Quantity, last: Quantity) -> bool:
    """Whether a bare number is a percentage as the one before: "9-12% (last year: 8-10)", "4% in Oslo, 3 in Bergen"."""
    if not 0 < item.value <= _WHOLE:
        return False
    if _THEN.fullmatch(text, last.end, item.start) is not None and text.startswith(")", item.end):
        return _RANGE.fullmatch(text, item.start, item.end) is not None
    is_bare = _BARE.fullmatch(text, item.start, item.end) is not None
    is_there = is_bare and _PLACES_TOO.fullmatch(text, last.end, item.start) is not None
    return is_there and _PLACE.match(text, item.end) is not None


def _is_noted(text: str, item: Quantity, last: Quantity, between: re.Pattern[str], behind: re.Pattern[str]) -> bool:
    """Whether both amounts have words behind them that say of whom or what they are, and that count nothing."""
    one, other = between.fullmatch(text, last.end, item.start), behind.match(text, item.end)
    if one is None or other is None:
        return False
    return all(nature_of(note) != "count" and not note.endswith("s") for note in (one["note"], other["note"]))


def _goes_on_alike(text: str, item: Quantity, last: Quantity, rest: Sequence[Item]) -> bool:
    """Whether a bare number is one of three prices or more in a list that ends a clause: "$10, 12 and 15."."""
    if _BARE.fullmatch(text, item.start, item.end) is None or text[last.end - 1] not in "0123456789":
        return False
    if _LAST.fullmatch(text, last.end, item.start) is not None:
        return text[last.start : last.start + 1].isdigit() and _ENDS.match(text, item.end) is not None
    for follower in rest:
        is_last = _LAST.fullmatch(text, item.end, follower.start) is not None
        if not is_last and _NEXT.fullmatch(text, item.end, follower.start) is None:
            return False
        if not isinstance(follower, Quantity) or _BARE.fullmatch(text, follower.start, follower.end) is None:
            return False
        if is_last:
            return _ENDS.match(text, follower.end) is not None
        item = follower
    return False


def _by_sex(text: str, kept: list[Item]) -> list[Item]:
    """The values, what a bracket tells of men and of women in the unit of the one before it: "78 years (76 men, …)"."""
    for at, whole in enumerate(kept):
        told = _OF_SEXES.match(text, whole.end) if isinstance(whole, Quantity) and whole.unit_kind in _OF_ALL else None
        if told is None or not isinstance(whole, Quantity):
            continue
        for later in range(at + 1, min(at + 3, len(kept))):
            one = kept[later]
            is_part = isinstance(one, Quantity) and one.unit_kind in ("count", "ratio") and one.end < told.end()
            if not is_part or _BARE.fullmatch(text, one.start, one.end) is None or not isinstance(one, Quantity):
                continue
            if whole.unit_kind == "percent":
                kept[later] = in_percent(one)
            elif is_like(one, whole, _NEAR):
                kept[later] = one._replace(
                    unit=whole.unit, unit_kind=whole.unit_kind, rate_basis=whole.rate_basis, decimals=one.decimals or 0
                )
    return kept


def in_percent(item: Quantity) -> Quantity:
    """A bare number, read as one of percent."""
    value, low, high = (
        None if one is None else (one / _WHOLE).normalize() for one in (item.value, item.low, item.high)
    )
    return item._replace(
        value=value or item.value,
        low=low,
        high=high,
        unit="pure",
        unit_kind="percent",
        decimals=(item.decimals or 0) + 2,
    )


def _as_share(text: str, item: Quantity, last: Quantity) -> Quantity | None:
    """A bare number that is a percentage as the one before it: "shrank by 58%, porters by 12"."""
    if last.unit_kind != "percent" or not 0 < item.value <= _WHOLE or _ENDS.match(text, item.end) is None:
        return None
    begin = max(0, last.start - _BY_REACH)
    is_by = (
        _BY_TOO.fullmatch(text, last.end, item.start) is not None and _BY.search(text, begin, last.start) is not None
    )
    if not is_by and _PLACE_TOO.fullmatch(text, last.end, item.start) is None:
        return None
    return in_percent(item)


def _as_measure(text: str, item: Quantity, last: Quantity, rest: Sequence[Item]) -> Quantity | None:
    """A bare number beside a name, where the one before it states what is measured, in a list of two such at least."""
    if last.unit_kind != "quantity" or not is_like(item, last, _FAR) or _ENDS.match(text, item.end) is None:
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
    if not (is_per_unit or is_pay) or not is_like(item, last, _NEAR if is_per_unit else _FAR):
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


def _as_price_before(text: str, item: Quantity, before: Sequence[Item]) -> Quantity | None:
    """Money that a price per unit is told to be so many percent above: "24.10 per kWh, 6% above the present 22.70"."""
    price, step = before if len(before) > 1 else (None, None)
    if not isinstance(price, Quantity) or not isinstance(step, Quantity) or step.unit_kind != "percent":
        return None
    is_price = price.unit.startswith(f"other:{item.unit}/") and is_like(item, price, _NEAR)
    if not is_price or _STEP_TO.fullmatch(text, price.end, step.start) is None:
        return None
    if _STEP_FROM.fullmatch(text, step.end, item.start) is None or _ENDS.match(text, item.end) is None:
        return None
    return item._replace(unit=price.unit, unit_kind=price.unit_kind, rate_basis=price.rate_basis)
