"""From one or two Ends to a Quantity or a Refusal.

Belongs here: sharing currency, scale, unit and sign over a range, the header's hint, bounds, decimals.
Does not: finding Ends in a text (`value_scanner`, `cells`).
"""

from __future__ import annotations

import re
from decimal import Context, Decimal

from orchestration.memo.values.idle_bounds import without_idle_words
from orchestration.memo.values.measures import Measure, measure
from orchestration.memo.values.number_grammar import APPROXIMATE, AT_LEAST, AT_MOST, BETWEEN, End
from orchestration.memo.values.quantity_types import Quantity, Refusal, UnitHint
from orchestration.memo.values.trailing_bounds import trailing_bound
from orchestration.memo.vocabulary.currencies import OF_MANY_DIGITS, SHARED_SIGNS
from orchestration.memo.vocabulary.rates import Rate, read_rate
from orchestration.memo.vocabulary.units import COUNT, Unit

# decimal(38,9): 29 digits before the point, nine behind it.
_LARGEST = Decimal(10) ** 29
_MOST_DECIMALS = 9
_US = re.compile(r" ?(?:US|U\.S\.)")
_EXACT = Context(prec=90)
_TWO = Decimal(2)
# "$160" under "($M)" repeats the currency; "$1,600,000" under it leaves out that the header does not apply.
_DOUBTFUL_UNDER_SCALE, _DOUBTFUL_IN_CRORE = Decimal(1_000_000), Decimal(10_000_000)

MESSAGES = {
    "ambiguous_currency": "several countries' currencies are written like this; name the ISO code",
    "ambiguous_range": "only one end of the range states its unit or scale; state it on both or on the last",
    "ambiguous_sign": "the sign may be a hyphen; put a space before it and none behind it",
    "ambiguous_unit": "its unit is open, the letters or labels at it can mean several; spell the unit out",
    "bound_and_range": "a bound before a range leaves open which end it bounds",
    "currency_missing": "it is an amount of money in no currency that is stated; name the currency",
    "flattened_table": "it stands in rows of a table whose cells nothing parts; put | between them",
    "inverted_range": "the first end of the range is above the last",
    "leading_point": "a digit before the decimal point is missing",
    "malformed_number": "the commas do not group thousands or lakhs",
    "minor_unit": "which currency's pence or cents they are, the text does not say; name the currency",
    "mixed_units": "the two ends of the range are in different units",
    "parentheses": "parentheses round a part of the figure may be a minus; write the minus sign",
    "placeholder": "a placeholder stands where a figure belongs",
    "plus_minus": "a tolerance is no value",
    "precision": "more than nine decimals in base units do not fit decimal(38,9)",
    "proportion": "one number out of another; state it as a percentage",
    "range_or_change": 'the two may be a range, or a change and what it came to; write "by A, to B"',
    "ratio": 'nothing tells that these two numbers are a ratio; write "a ratio of A:B" or X:1',
    "scale_conflict": "the header's scale would make this figure a million times larger than it reads",
    "too_large": "the figure does not fit decimal(38,9)",
    "unit_conflict": "two different currencies are named for one figure",
    "unit_unstated": "the scale is an Indian one and no currency is named; write INR or ₹",
    "unknown_currency": "the letters before the currency sign name no known currency",
    "year_or_count": "it may be a year or a number of things; group the thousands of a number",
    "unknown_suffix": "the letters at the number are no known scale or unit",
}


def refuse(code: str, text: str, start: int, end: int) -> Refusal:
    """A Refusal of `text[start:end]` that says what was found and what to write instead."""
    return Refusal(start, end, code, f"{text[start:end]!r}: {MESSAGES[code]}")


def build_single(
    text: str, end: End, hint: UnitHint | None, role: str = "", negative: bool = False
) -> Quantity | Refusal:
    """The Quantity of one amount; `negative` is the accountant's parentheses round a whole cell."""
    taken = measure(end, hint)
    flaw = end.flaw or taken.flaw
    is_in_crore = taken.power == 7 and end.number < _DOUBTFUL_IN_CRORE
    is_usual = taken.unit.name == "INR" and (is_in_crore or _LAKHS.match(text, end.number_start) is not None)
    is_usual = is_usual or (taken.unit.name in OF_MANY_DIGITS and taken.power == 6)
    if not flaw and taken.is_hinted and taken.power >= 6 and end.number >= _DOUBTFUL_UNDER_SCALE and not is_usual:
        flaw = "scale_conflict"
    if flaw:
        return refuse(flaw, text, end.start, end.end)
    end = without_idle_words(text, end, taken.unit)
    if end.words == (BETWEEN,):
        end = end._replace(start=end.core_start, words=())
    value = _scaled(end, taken.power, negative)
    decimals = end.shown - taken.power
    if abs(value) >= _LARGEST:
        return refuse("too_large", text, end.start, end.end)
    if decimals > _MOST_DECIMALS:
        return refuse("precision", text, end.start, end.end)
    rate = read_rate(text, end.start, end.end, taken.unit, taken.unit.kind == "money")
    if rate.divisor is not None and (bound := trailing_bound(text, rate.end)) is not None:
        stop, is_more = bound  # "€3.00/kg or less"
        rate = rate._replace(end=stop)
        end = end._replace(plus=end.plus or is_more, at_most=end.at_most or not is_more)
    qualifier = _qualifier(text, end)
    return Quantity(
        end.start,
        rate.end,
        value,
        None if qualifier == AT_MOST else value,
        None if qualifier == AT_LEAST else value,
        None if taken.unit == COUNT and taken.power == 0 else decimals,
        qualifier,
        _unit_name(taken.unit, rate),
        "quantity" if rate.divisor else taken.unit.kind,
        rate.basis or taken.rate,
        role,
    )


def _scaled(end: End, power: int, negative: bool = False) -> Decimal:
    value = end.number.scaleb(power, _EXACT) if power else end.number
    return -value if (end.sign == "-") != negative else value


def _unit_name(unit: Unit, rate: Rate) -> str:
    if rate.divisor is None or unit.name.endswith(f"/{rate.divisor}"):  # "$85/MWh" below "LCOE ($/MWh)"
        return unit.name
    return f"other:{unit.name.removeprefix('other:').partition('/')[0]}/{rate.divisor}"  # "$5,900/t" below "(US$/lb)"


# "41,80,000" under "(INR Cr)": what a state produces is told in lakhs of crores.
_LAKHS = re.compile(r"[0-9]{1,2},[0-9]{2},[0-9]{3}(?![0-9,])")
_ESTIMATED = (
    "(est.)",
    "(est)",
    "est.",
    "(estimated)",
    "(approx.)",
    "(estimate)",
    "(approximate)",
    "(e)",
    "(E)",
)


def _is_estimated(text: str, pos: int) -> bool:
    rest = text[pos : pos + 14].lstrip()
    return rest.startswith(_ESTIMATED)


def _qualifier(text: str, end: End) -> str:
    if end.plus:
        return AT_LEAST
    if end.at_most:
        return AT_MOST
    if AT_LEAST in end.words:
        return AT_LEAST
    if AT_MOST in end.words:
        return AT_MOST
    if APPROXIMATE in end.words or (text[end.end : end.end + 1] in " (" and _is_estimated(text, end.end)):
        return APPROXIMATE
    return "exact"


def share(first: End, last: End, is_dash: bool) -> tuple[End, End] | str:
    """Give both ends of a range what only one of them states; a refusal code where that is not certain."""
    flaw = first.flaw or last.flaw
    if flaw:
        return flaw
    if first.currency and last.currency and first.currency != last.currency:
        return "unit_conflict"
    is_mixed = first.unit is not None and last.unit is not None and first.unit != last.unit
    if is_mixed or (first.currency and last.unit) or (first.unit and last.currency):
        return "mixed_units"
    first = _in_thousands(first, last)
    scales = _shared_scales(first, last)
    if scales is None or (first.unit is not None and last.unit is None):
        return "ambiguous_range"
    currency = first.currency or last.currency
    symbol = first.symbol or last.symbol
    sign = last.sign or (first.sign if is_dash or first.sign == "+" else "")
    if (first.currency, first.scale, first.unit) != (currency, scales[0], last.unit):
        first = first._replace(currency=currency, symbol=symbol, scale=scales[0], unit=last.unit)
    if (last.currency, last.scale, last.sign) != (currency, scales[1], sign):
        last = last._replace(currency=currency, symbol=symbol, scale=scales[1], sign=sign)
    return first, last


def _in_thousands(first: End, last: End) -> End:
    """The first end of "38-42,000" written out: 38,000."""
    thousands = last.number / 1000
    is_short = first.scale is last.scale is None and last.is_grouped and not first.is_grouped and not first.shown
    if not is_short or thousands % 1 or not first.number < thousands <= 3 * first.number:
        return first
    return first._replace(number=first.number * 1000, is_grouped=True)


def _shared_scales(first: End, last: End) -> tuple[int | None, int | None] | None:
    """The scale of each end, or None where a scale on one end only leaves the other open."""
    if first.scale == last.scale or (first.scale is not None and last.scale is not None):
        return first.scale, last.scale
    if first.scale is None:
        if first.number < last.number:
            return last.scale, last.scale
        # "$900,000-$1.2M": a grouped first end is written out in full.
        return (0, last.scale) if first.is_grouped else None
    return (first.scale, 0) if last.is_grouped and last.number >= 1000 else None


def _in_dollars_of(first: End, last: End, text: str) -> End:
    """The last end in the dollars of the first, whose sign says whose they are: "AUD $6.5B to $8.2B"."""
    is_bare = last.symbol == "$" and last.currency == "USD" and _US.match(text, last.end) is None
    if not is_bare or not first.symbol.endswith("$") or first.currency not in SHARED_SIGNS["$"]:
        return last
    return last._replace(currency=first.currency)


def build_range(text: str, first: End, last: End, hint: UnitHint | None, is_dash: bool) -> Quantity | Refusal:
    """The Quantity of `first` to `last`."""
    shared = share(first, _in_dollars_of(first, last, text), is_dash)
    if isinstance(shared, str):
        return refuse(shared, text, first.start, last.end)
    low_end, high_end = shared
    low_measure, high_measure = measure(low_end, hint), measure(high_end, hint)
    first = low_end = without_idle_words(text, low_end, high_measure.unit)
    flaw = low_measure.flaw or high_measure.flaw or _range_flaw(low_end, high_end)
    if flaw:
        return refuse(flaw, text, first.start, last.end)
    low, high = _scaled(low_end, low_measure.power), _scaled(high_end, high_measure.power)
    if low > high and high_end.sign == "-" and (low_end.sign == "-" or not low):
        low, high = high, low
    if low > high:
        return refuse("inverted_range", text, first.start, last.end)
    is_open = last.plus or AT_LEAST in first.words or AT_LEAST in last.words
    return _finish_range(text, (first, last), (low, high), (low_measure, high_measure), is_open)


def _range_flaw(first: End, last: End) -> str:
    if first.plus or first.at_most or last.at_most or AT_MOST in first.words or AT_MOST in last.words:
        return "bound_and_range"
    return ""


def _finish_range(
    text: str,
    ends: tuple[End, End],
    bounds: tuple[Decimal, Decimal],
    measures: tuple[Measure, Measure],
    is_open: bool,
) -> Quantity | Refusal:
    """Midpoint, decimals and rate of a range whose ends are known and in order.

    The coarser end's decimals hold for both, so that no comparison claims more than was stated.
    """
    (first, last), (low, high) = ends, bounds
    shown = [end.shown - taken.power for end, taken in zip(ends, measures, strict=True)]
    value = low if is_open else _EXACT.divide(_EXACT.add(low, high), _TWO)
    exponent = value.as_tuple().exponent
    if max(abs(low), abs(high)) >= _LARGEST:
        return refuse("too_large", text, first.start, last.end)
    if max(shown) > _MOST_DECIMALS or (isinstance(exponent, int) and -exponent > _MOST_DECIMALS):
        return refuse("precision", text, first.start, last.end)
    unit = measures[1].unit
    rate = read_rate(text, first.start, last.end, unit, unit.kind == "money")
    is_count = unit == COUNT and measures[0].power == measures[1].power == 0
    qualifier = "range_at_least" if is_open else "range"
    return Quantity(
        first.start,
        rate.end,
        value,
        low,
        None if is_open else high,
        None if is_count else shown[0] if is_open else min(shown),
        qualifier,
        _unit_name(unit, rate),
        "quantity" if rate.divisor else unit.kind,
        rate.basis or measures[1].rate,
    )
