"""Changes from one value to another: "from $2M to $5M", "up from 980", "78% → 82%".

Belongs here: telling the two ends of a change from the ends of a range, by the words before them. Does not: reading
the amounts (`value_scanner`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from orchestration.memo.values.number_grammar import NUMBER, End
from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.identifier_words import COUNTED_NOUNS
from orchestration.memo.vocabulary.next_words import next_word
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.units import MULTIPLE, PERCENT, Unit
from orchestration.memo.vocabulary.words import STOPS

ARROWS = frozenset({"->", "→", "⟶", "➔", "➜", "=>", "–>", "—>", "-->"})
_RANGING = re.compile(
    r"(?:yltcerid|esahcrup|desahcrup|yub|thguob|decruos|nward|nekat|gnignar|segnar|degnar|egnar|deirav|dennaps|gniyrav|yrav|seirav|erehwyna|decirp|gninnaps|snaps|naps)\b",
    re.IGNORECASE,
)
# "from 51% at Brentford to 94% at Leicester": of two places, not of two times
_PLACE = (
    r" (?:at|in|for) (?:the )?(?!Jan|Feb|Mar|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Q[1-4]|H[12]|FY|Spring|Summer|Autumn"
    r"|Winter|Year|Week|Day|Month|Phase|Stage)[A-Z][\w’'-]{1,20}"
)
_OF_PLACES = re.compile(rf"{_PLACE}(?: [A-Z][\w’'-]{{1,20}}){{0,2}} to [^\s;:]{{1,12}}(?: [mb]illion)?{_PLACE}")
_STATION = re.compile(r"(?: in (?:19|20)[0-9]{2})?,? (?:through|via|then) ")
# "up from 980" is the start of a change whose end stands before it.
_MOVES = """
up down rise rises rose risen fall falls fell fallen grow grows grew grown growth increase increased decrease decreased
decline declined drop dropped jump jumped climb climbed reduced cut slid improved widened narrowed
"""
_MOVED = re.compile(rf"(?:{'|'.join(word[::-1] for word in _MOVES.split())})\b", re.IGNORECASE)
_FROM = re.compile(r" {1,2}morf(?![a-z])", re.IGNORECASE)
_TO = re.compile(r" {1,2}ot(?![a-z])", re.IGNORECASE)
# A change may name the time between its two values: "from $2M in 2030 to $5M".
# "23% of households → 31%", "120 (2026) → 140"
_TO_ARROW = re.compile(r" (?!→)[^.;:|→,]{1,60}(?:→|->|➜) ?")
_CHANGE_REACH = 48
_AMONG = re.compile(
    r"(?<= from )(?:an? (?:average|median|mean|total|low|high|peak) of|(?:the |its |their |today's )?"
    r"(?:current|present|existing|previous|former|old)) $"
)
_AMONG_REACH = 30
# "19 months instead of 41"
_AGAINST = re.compile(
    r"^[^.;:]*\b(?:instead of|rather than|versus|vs\.?|against|compared (?:with|to)"
    r"|(?:down|up|reduced|cut|lowered|raised|increased|shortened) from)"
    r"(?: (?:an?|the|its) (?:[a-z-]+ ){0,2}(?:average|median|mean|norm|benchmark|target|limit|cap|peak) of)?"
    r"(?: [A-Z][\w’'-]+['’]s)? $"
    r"|^[^.;:()0-9]{0,24}, (?:second only to|just behind|behind|ahead of) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?['’]s $"
    r"|^(?: in (?:19|20)[0-9]{2}| (?:a|per) (?:day|week|month|year|shift))?,? from $"
)
# "Median age: 34.9, expected to reach 38.2 by 2036"
_EXPECTED = re.compile(
    r"^[^.;:0-9]{0,20},? (?:and )?(?:is |are )?(?:expected|projected|forecast|likely|due|set) to"
    r" (?:reach|rise to|fall to|hit|be|climb to|drop to) (?:about |some )?$"
)
COMPARED_REACH = 48
# No price of the same thing is as many times another.
_PRICE_TIMES = 4
_BY_YEAR = re.compile(r" by (?:end-)?(?:19|20)[0-9]{2}(?![0-9])")
_CODE = 3  # letters of a currency
_WHOLE = 100
CARRIED = frozenset({"duration", "quantity", "score"})
# No noun follows before one of these.
_FAR_ABOVE = 20
_ALONE_BEFORE = STOPS | {"before", "earlier", "previously", "today", "ago", "after", "is", "was", "are", "were"}
# "6 days in 2026, 4 in 2028 and 3 now": one list of the same measure.
_LISTED = re.compile(
    r"^(?: (?:a|per) (?:day|week|month|year|shift))?"
    r"(?: (?:in|by|at|for|during) (?:the )?(?:(?:early|late|mid|end)[- ])?(?:[A-Z][a-z]{2,8} |Q[1-4] |H[12] |FY ?)?"
    r"(?:19|20)[0-9]{2})?(?:,|;)?(?: (?:and|then|to|but))?(?: (?:is|are|was|were|will be))?"
    r"(?: (?:now|just|only|about))? $"
)
_OF_OTHERS = re.compile(" of (?!them|it|those|which|that)")
# "71 days (contractually 45)", "3.1 months of imports (floor: 3.0)"
_THE_YEAR_BEFORE = re.compile(r" (?:the|a|one) (?:year|month|quarter|decade) (?:before|earlier|ago)\b")
_ASIDE = re.compile(
    r"^[^.;:()0-9]{0,40} \((?:[A-Za-z’'-]+ ){0,2}(?:contractually|target|floor|cap|ceiling|limit|benchmark|was|were"
    r"|from|previously|average|avg\.?|median|mean|norm|vs\.?|versus|against|minimum|maximum|plan|budget|guideline"
    r"|industry|peers?"
    r"|(?:in )?(?:FY ?)?(?:19|20)[0-9]{2}[AEFP]?):? $"
)
_OF_YEAR = re.compile(r" \((?:in )?(?:FY ?)?(?:19|20)[0-9]{2}[AEFP]?: $")
# "$365 a tonne (peak: $910 in 2022)", "$78/barrel (2022 high: $120)"
_PEAK = re.compile(
    r" \((?:(?:in )?(?:19|20)[0-9]{2} )?(?:peak|high|low|record|average|norm|maximum|minimum):? (?:of )?$"
    r"|,? (?:from|against|after|below|above) (?:an?|its|the) (?:[a-z0-9]+ )?(?:peak|high|low|record|average) of $"
)
_PAID_ENDS = re.compile(
    r"$|[.,;)](?![0-9])| (?:in|by) (?:FY ?|Q[1-4] |H[12] )?(?:19|20)[0-9]{2}|,? (?:last|a|one) (?:year|month|quarter)\b"
    r"| (?:today|now|before|earlier|previously)\b"
)
# "41 GWh (33 in 2029)"
_OF_THEN = re.compile(
    r" (?:(?:in )?(?:FY ?|Q[1-4] |H[12] |[A-Z][a-z]{2,8} )?(?:19|20)[0-9]{2}"
    r"|(?:a|one) year (?:earlier|ago|before)|(?:in the )?(?:last|previous|prior) year|previously|before|earlier)[,;)]"
)
# "14 months (9 if sales fall 20%)", "12 months (24 from age 58)"
_IF_SO = re.compile(
    r" (?:if|when|unless|without|(?:from|after) age|for (?:those|people|workers) (?:aged|over|under))\b"
)
# "4.8 hours on the phone, of which 1.1 go to work"
_OF_WHICH = re.compile(r"^[^.;:()0-9]{0,40}, of which (?:just |only |about |some )?$")
_SHARES_OUT = re.compile(r" (?:go|goes|went|is|are|was|were|come|comes|came) [a-z]")
_PARALLEL_NAME = re.compile(r" [a-z][^.;:()]{2,60}?(?:,| and| against| versus) [A-Z][\w’'-]+ ")
_PARALLEL = re.compile(r"(?:\)| on average| in the median| \([^()]{1,24}\))?, (?:[a-z]+ ){0,2}(?P<what>[a-z]+) ")
_CLAUSE_ENDS = ("", ".", ",", ";")
# "Work that took 130 hours a year takes 25."
_TAKES = re.compile(
    r"^ (?:[^.;:0-9]|(?:19|20)[0-9]{2}){0,40}\b(?:takes?|took|needs?|lasts?|lasted|requires?) (?:just |only |about )?$"
)


def _window_back(text: str, pos: int, size: int = 40) -> str:
    return text[max(0, pos - size) : pos][::-1]


def _start_of(text: str, end: End) -> int:
    """Where an amount starts, with the words that say what it is among others: "from an average of 14 to 58"."""
    among = _AMONG.search(text, max(0, end.start - _AMONG_REACH), end.start)
    return among.start() if among is not None else end.start


def is_change(text: str, first: End) -> bool:
    """Whether "from" makes A to B a change: it does unless the words before it say that it ranges."""
    window = _window_back(text, _start_of(text, first))
    match = _FROM.match(window)
    return match is not None and not _RANGING.match(window[match.end() :].lstrip())


def goes_on(text: str, first: End, found: Sequence[Quantity | Refusal]) -> bool:
    """Whether an amount is a station of a change: "from 14% through 18% to 23%"."""
    last = found[-1] if found else None
    if not isinstance(last, Quantity) or text[max(0, last.start - 5) : last.start].lower() != "from ":
        return False
    return _STATION.fullmatch(text, last.end, first.start) is not None


def role_of(text: str, end: End, found: list[Quantity | Refusal]) -> str:
    """Mark the ends of a change that words stand between: "from 120 in 2030 to 530 in 2035"."""
    window = _window_back(text, _start_of(text, end))
    match = _FROM.match(window)
    if match:
        ahead = window[match.end() :].lstrip()
        is_apart = _RANGING.match(ahead) is not None or _OF_PLACES.match(text, end.end) is not None
        is_point = _MOVED.match(ahead) or (not is_apart and _to_follows(text, end.end))
        return "from" if is_point else ""
    last = found[-1] if found else None
    if isinstance(last, Quantity) and last.role == "to" and text[last.end : end.start].strip() in ARROWS:
        return "to"
    if isinstance(last, Quantity) and not last.role and _TO_ARROW.fullmatch(text, last.end, end.start) is not None:
        found[-1] = last._replace(role="from")
        return "to"
    if (
        isinstance(last, Quantity)
        and last.role == "from"
        and end.start - last.end <= _CHANGE_REACH
        and _TO.match(window)
    ):
        return "to"
    return ""


def _to_follows(text: str, pos: int) -> bool:
    window = text[pos : pos + _CHANGE_REACH]
    stop = min((window.find(mark) for mark in (". ", ";") if mark in window), default=len(window))
    return " to " in window[:stop]


def with_unit_before(text: str, end: End, last: Quantity | Refusal) -> End:
    """The other side of a comparison that leaves its unit out: "in 19 months instead of 41", not "of 41 sites"."""
    if isinstance(last, Quantity) and last.unit_kind in ("money", "percent"):
        return (_with_money_before if last.unit_kind == "money" else _with_percent_before)(text, end, last)
    if isinstance(last, Quantity) and last.unit_kind in ("multiple", "count"):
        if not (end.is_bare and not end.is_grouped and stands_alone(text, end) and _is_compared(text, end, last)):
            return end
        return end._replace(unit=MULTIPLE) if last.unit_kind == "multiple" else _in_scale_of(text, end, last)
    if not isinstance(last, Quantity) or last.unit_kind not in CARRIED or not end.is_bare:
        return _with_measure_before(text, end, last)
    if end.is_grouped and end.number > _FAR_ABOVE * last.value:
        return end  # "is 47.6, and 1,150 of them retire", "waiting more than 52 weeks dropped from 5,900 to 430"
    between = text[last.end : end.start] if end.start - last.end <= COMPARED_REACH else ""
    is_listed = _LISTED.search(between) is not None and re.search("[0-9a-z]", between) is not None
    if last.unit_kind == "duration" and _OF_WHICH.search(between) is not None:
        is_part = end.is_bare and end.number < last.value and _SHARES_OUT.match(text, end.end) is not None
        return end._replace(unit=Unit(last.unit, last.unit_kind)) if is_part else end
    takes = _TAKES.search(between) is not None
    if (is_listed or takes) and _OF_OTHERS.match(text, end.end) is not None:
        return end  # "12.4 GW, and 5 of the 20 largest customers"
    is_near = last.value < _PRICE_TIMES * end.number and end.number < _PRICE_TIMES * last.value
    is_listed = is_listed or (is_near and _PARALLEL_NAME.fullmatch(text, last.end, end.start) is not None)
    is_listed = is_listed or _is_parallel(text, end, between)
    if not (is_listed or takes or _is_compared(text, end, last) or _EXPECTED.search(between)):
        return end
    if not stands_alone(text, end):
        return end
    return _in_scale_of(text, end, last)._replace(unit=Unit(last.unit, last.unit_kind))


def _in_scale_of(text: str, end: End, last: Quantity) -> End:
    """A number in the scale of the one it is told beside, open where they are of no like size.

    "31 million tonnes, up from 28" are 28 million; so are 14 of "12 million users (2029: 14)".
    """
    if end.is_grouped or (last.decimals or 0) >= 0:
        return end
    power = _scale_shared(text, end, last)
    return end._replace(scale=power or None) if power is not None else end._replace(flaw="ambiguous_unit")


def _with_measure_before(text: str, end: End, last: Quantity | Refusal) -> End:
    """The other side of a comparison of large measures: "1.12 million hectares, target 1.5 million by 2035"."""
    if not isinstance(last, Quantity) or last.unit_kind != "quantity" or end.scale is None:
        return end
    is_alone = stands_alone(text, end) or _BY_YEAR.match(text, end.end) is not None
    is_open = end.currency is None and end.unit is None and is_alone
    size = end.number.scaleb(end.scale)
    is_near = last.value < _PRICE_TIMES * size and size < _PRICE_TIMES * last.value
    is_aim = text[last.end : end.start] in (", target ", "; target ", ", goal ", ", plan ")
    is_told = is_open and is_near and (is_aim or _is_compared(text, end, last))
    return end._replace(unit=Unit(last.unit, last.unit_kind)) if is_told else end


def _with_money_before(text: str, end: End, last: Quantity) -> End:
    """The other end of a change of money that leaves the sign out: "$1.2 billion, up from 900 million".

    So is what "fell by $40 million to 120 million" leads to. A number without a scale is in that of the one it is
    compared with, where both are of one size: "$4.2B (2029: 3.9)".
    """
    is_open = end.currency is None and end.unit is None and stands_alone(text, end)
    if not is_open or len(last.unit) != _CODE:
        return end
    if end.scale is None:
        power = _scale_shared(text, end, last)
        if not _is_compared(text, end, last):
            return end
        if power is None:  # "$41M (4 if the deal fails)", "$41M (2029: 9,000)"
            aside = _IF_SO.match(text, end.end) or _OF_YEAR.fullmatch(text, last.end, end.start)
            return end._replace(flaw="ambiguous_unit") if aside is not None else end
        return end._replace(currency=last.unit, scale=power or None)
    between = text[last.end : end.start] if end.start - last.end <= COMPARED_REACH else ""
    is_end = _AGAINST.search(between) is not None or between in (" to ", ", to ")
    is_aside = between.startswith(" (") and _ASIDE.search(between) is not None  # "$4.1B (2029: 3.8B)"
    is_end = is_end or (
        is_aside and last.value < _FAR_ABOVE * end.number.scaleb(end.scale) < _FAR_ABOVE**2 * last.value
    )
    return end._replace(currency=last.unit) if is_end else end


def _scale_shared(text: str, end: End, last: Quantity) -> int | None:
    """The power of ten that makes of a written number its amount, None where the other number is of another size."""
    power = power_of(text, last)
    if power is None:
        return None
    written = abs(last.value).scaleb(-power)
    return power if written < _PRICE_TIMES * end.number and end.number < _PRICE_TIMES * written else None


def power_of(text: str, item: Quantity) -> int | None:
    """The power of ten that makes of a written number its amount; None for ranges and bounds, and for nought."""
    number = NUMBER.search(text, item.start, item.end)
    written = Decimal(number.group().replace(",", "")) if number is not None else Decimal(0)
    if not written or item.low != item.high:
        return None
    power = int((abs(item.value) / written).log10().to_integral_value())
    return power if written.scaleb(power) == abs(item.value) else None


def _with_percent_before(text: str, end: End, last: Quantity) -> End:
    """The other side of a comparison of shares: "3.1%, against 4.2 a year before", "41% (target 45)"."""
    is_share = end.is_bare and not end.is_grouped and end.number <= _WHOLE and last.low == last.high
    is_told = is_share and stands_alone(text, end) and _is_compared(text, end, last)
    return end._replace(unit=PERCENT) if is_told else end


def _is_compared(text: str, end: End, last: Quantity) -> bool:
    """Whether words between two amounts, or behind the second, tell the one to compare the other with."""
    between = text[last.end : end.start] if end.start - last.end <= COMPARED_REACH else ""
    if between == " (":
        return _OF_THEN.match(text, end.end) is not None or _IF_SO.match(text, end.end) is not None
    return _AGAINST.search(between) is not None or _ASIDE.search(between) is not None


def with_divisor_before(text: str, item: Quantity | Refusal, found: Sequence[Quantity | Refusal]) -> Quantity | Refusal:
    """The other side of a comparison of prices: "£0.435 a litre against £0.38", "$41 a month, up from $38"."""
    last = found[-1] if found else None
    if isinstance(item, Refusal) or item.unit_kind != "money":
        return item
    if not isinstance(last, Quantity) or last.unit_kind not in ("quantity", "money"):
        return item
    between = text[last.end : item.start] if item.start - last.end <= COMPARED_REACH else ""
    is_near = abs(item.value) < _PRICE_TIMES * abs(last.value) and abs(last.value) < _PRICE_TIMES * abs(item.value)
    is_paid = last.unit == item.unit and last.rate_basis is not None and _PAID_ENDS.match(text, item.end) is not None
    is_price = (is_paid or last.unit.startswith(f"other:{item.unit}/")) and is_near and item.rate_basis is None
    is_other_end = last.role == "from" and item.role == "to"
    if (
        not is_price
        or (_AGAINST.search(between) is None and _PEAK.search(between) is None and not is_other_end)
        or text[item.end : item.end + 1] in ("/", "-")
    ):
        return item
    return item._replace(unit=last.unit, unit_kind=last.unit_kind, rate_basis=last.rate_basis)


def _is_parallel(text: str, end: End, between: str) -> bool:
    """Whether a clause repeats the one before it without its unit: "transfers took 5.5 months, placements 11."."""
    named = _PARALLEL.fullmatch(between)
    if named is None or text.endswith((" number ", " numbered "), 0, end.start):
        return False  # "49.2 years, apprentices number 530"
    if end.is_grouped or text[end.end : end.end + 1] not in _CLAUSE_ENDS:
        return False
    return not is_person(named["what"]) and named["what"] not in COUNTED_NOUNS


def stands_alone(text: str, end: End) -> bool:
    """Whether no noun follows an amount that would say what it counts ("to 17", not "to 17 sites")."""
    if text.startswith((")", ".", ",", ";"), end.end) and not text[end.end + 1 : end.end + 2].isdigit():
        return True
    if _THE_YEAR_BEFORE.match(text, end.end) is not None:
        return True
    joint, following, _ = next_word(text, end.end)
    return not following or (joint == " " and following.lower() in _ALONE_BEFORE)
