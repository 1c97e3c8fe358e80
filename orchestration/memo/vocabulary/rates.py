"""What a value is per: "/MWh" and "per barrel" name a unit, "annually" and "per seat" a rate basis.

Belongs here: the words directly beside a value. Does not: the value itself (`number_grammar`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.vocabulary.currencies import NAMES, SYMBOLS, code_of
from orchestration.memo.vocabulary.per_things import basis_of_one, is_service
from orchestration.memo.vocabulary.units import PAIRS, Unit, per_unit_name

ANNUAL, MONTHLY, PER_UNIT, CUMULATIVE = "annual", "monthly", "per_unit", "cumulative"

_PER = re.compile(
    r"(?:( ?/ ?)|( per )|(-per-))(?:(US|an?|each|the) )?([A-Za-zµ²³]{1,20}(?:[23](?:e(?=q?(?![A-Za-z])))?)?)(?![0-9])"
)
# "₦2,150/US$"; "$1.2B/€1.1B" sets two amounts side by side
_PER_SIGN = re.compile(r"(?: ?/ ?| per )(US\$|\$|[€£¥])(?![\w ]?[0-9])")
# "₦400 per dollar of sales" is no rate of exchange.
_SPENT = re.compile(
    r"s?[- ](?:of|spent|invested|earned|raised|lent|saved|deposited|committed|billed|paid|sold|owed|borrowed)\b"
)
# "KSh 130 to the dollar"
_TO_MONEY = re.compile(r" to (?:the|one|1) (?:(?:US|U\.S\.|American) )?(dollar|euro|pound|yen|yuan)\b")
# "9.1 per 100,000", "$4 per 1M tokens", "$2 per 100 pages"
_PER_MANY = re.compile(
    r" (?P<per_unit>per (?:1[0-9,]{3,}|(?:10{1,2}|1 ?[KkMB]|1 (?:thousand|million|billion))(?= [A-Za-z])(?! km\b)))"
)
# "€61 of EBITDA per tonne"
_OF_WHAT_PER = re.compile(r" of (?:[A-Za-z][A-Za-z-]* ){1,3}per ([A-Za-z0-9]+)(?![A-Za-z0-9])")
_ONE = re.compile(r"(?: an? |-an?-)([a-z]{2,12}(?:-hour)?)(?![A-Za-z-])")
_ONE_SQUARE = re.compile(
    r" an? (square|sq\.?|cubic) (foot|feet|ft|met(?:er|re)s?|mile|kilomet(?:er|re)|yard)(?![A-Za-z-])"
)
_SECOND = re.compile(r"\.?[ -]?([A-Za-z]{1,12})")
_PER_FOOT = re.compile(r" psf\b")
_TIMES = {
    "year": ANNUAL, "yr": ANNUAL, "annum": ANNUAL, "a": ANNUAL, "y": ANNUAL, "month": MONTHLY, "mo": MONTHLY,
    "mth": MONTHLY,
}  # fmt: skip
# Times that are part of a physical unit: barrels per day, kilometres per hour.
_TIME_UNITS = {"day": "day", "d": "day", "hour": "hour", "h": "hour", "second": "second", "s": "second",
               "week": "week", "minute": "minute"}  # fmt: skip
# "pumped 1.49 million barrels a day"
_IN_ONE_TIME = re.compile(
    r" (?:an?|each|every) (day|hour|minute|second)(?![\w-])(?! (?:ago|earlier|later|hence|of|or|from|before|after)\b)"
)
_OF_TIME = ("other:minute", "other:second", "other:night", "other:quarter")  # "74 minutes a day"
# "$380 million a year earlier" is when; "$118M, monthly burn of $6M" begins the next figure's name,
# and "41 million monthly active users" are as many at a time.
_AFTER = re.compile(
    r"[ -]?(?P<comma>,)? ?(?:(?P<annual>annually|annuali[sz]ed|yearly|(?:a|each|every) year|a-year|p\.a\.?|pa|CAGR)"
    r"|(?P<monthly>monthly|pcm|p\.c\.m\.|(?:a|each|every) month|a-month)"
    r"|(?P<per_unit>(?:an?|each|every) (?:day|week|quarter|hour)|an?-(?:day|week|quarter|hour)|daily|weekly"
    r"|quarterly|apiece)"
    r"|(?P<cumulative>cumulative(?:ly)?))(?!\w)"
    r"(?! (?:ago|earlier|later|hence|previously)\b| (?:before|prior)(?:[.,;:)]|$))"
    r"(?! of (?:service|employment|tenure)\b)(?! active\b)"
    r"(?(comma)(?! (?!(?:and|or|in|from|by|for|to|plus|after|before|with|on|at|over|through|until|versus|vs|paid|net"
    r"|gross|as|but|while|if|when|against|based|less|up|down|since|starting|beginning|including|excluding)\b)[A-Za-z]))"
)
# "MNT 38.5 per tonne-km", "$11.40/kW-month"
_PRODUCT_BEHIND = re.compile(r"-(?:km|kilomet(?:re|er)|mile|hour|day|month|year)\b")
# "15.1 kWh per 100 km"
_PER_DISTANCE = re.compile(r"(?: per |/)100 ?(km|kilomet(?:re|er)s|miles)\b")
# "$3/1M input tokens", "$0.25/1K images"
_OVER_MANY = re.compile(r" ?/ ?(?:1[KkM]|1,?000(?:,000)?|1 million|100)(?= [a-z])")
# The same words in the parentheses that end a short noun phrase: "48M+ model downloads (cumulative)".
_IN_PARENTHESES = re.compile(
    r"(?: [A-Za-z][A-Za-z-]{0,20}){0,3}"
    r" \((?:(?P<annual>annual|annually|annuali[sz]ed|per year|p\.a\.|CAGR)"
    r"|(?P<monthly>monthly|per month)|(?P<cumulative>cumulative))\)"
)
_BEFORE = re.compile(
    r"(?:(?P<annual>launna|ylraey|de[sz]ilaunna)|(?P<monthly>ylhtnom)|(?P<cumulative>evitalumuc))(?![a-z-])",
    re.IGNORECASE,
)


_WEIGHED_IN_POUNDS = re.compile(
    r"\b(?:copper|coffee|cotton|sugar|beef|cattle|uranium|zinc|nickel|lithium|cocoa|cheese|lead|alumini?um|lobster|turkey"
    r"|chicken|pork|bacon|cashew|almond|tobacco|wool|rubber)s?\b",
    re.IGNORECASE,
)
_REACH = 240


def weighs_in_pounds(text: str) -> bool:
    """Whether a text speaks of what is weighed in pounds, so that a pound is no money."""
    return _WEIGHED_IN_POUNDS.search(text) is not None


class Rate(NamedTuple):
    """The rate basis, the divisor that becomes part of the unit, and where the value's text ends."""

    basis: str | None
    divisor: str | None
    end: int


def read_rate(text: str, start: int, end: int, unit: Unit, is_money: bool) -> Rate:
    """The rate the words beside `text[start:end]` state for a value of `unit`."""
    following = text[end : end + 1]
    if following in ("/", " ", "-"):
        distance = _PER_DISTANCE.match(text, end) if unit.kind == "quantity" or is_money else None
        if distance:
            return Rate(PER_UNIT, f"100{per_unit_name(distance.group(1))}", distance.end())
        sign = _PER_SIGN.match(text, end) if is_money else None
        if sign:
            return Rate(PER_UNIT, SYMBOLS[sign.group(1)], sign.end())
        per = _PER.match(text, end)
        if per:
            return _read_per(text, end, per, unit, is_money)
        if is_money and (over := _money_for_one(text, end, unit)) is not None:
            return over
        is_flow = unit.kind == "quantity" and not is_money and unit.name not in _OF_TIME
        timed = _IN_ONE_TIME.match(text, end) if is_flow else None
        if timed is not None:
            return Rate(None, timed.group(1), timed.end())
    if following in (" ", "-", ",") and (basis := _basis_behind(text, start, end, is_money=is_money)) is not None:
        return Rate(basis, None, end)
    if start > 4 and text[start - 1] in " (":
        before = _BEFORE.match(text[max(0, start - 14) : start - 1][::-1])
        if before:
            return Rate(before.lastgroup, None, end)
    return Rate(None, None, end)


def _basis_behind(text: str, start: int, end: int, *, is_money: bool) -> str | None:
    match = _AFTER.match(text, end) or _IN_PARENTHESES.match(text, end) or _PER_MANY.match(text, end)
    if match is not None:
        return match.lastgroup
    return basis_of_one(text, start, end) if is_money else None


def _money_for_one(text: str, end: int, unit: Unit) -> Rate | None:
    """What money is paid for one of, with neither slash nor "per": "€118 a tonne", "KSh 130 to the dollar"."""
    if _PER_FOOT.match(text, end) is not None:
        return Rate(PER_UNIT, "ft2", end + len(" psf"))
    if (many := _OVER_MANY.match(text, end)) is not None:
        return Rate(PER_UNIT, None, many.end())
    area = _ONE_SQUARE.match(text, end)
    pair = PAIRS.get((area.group(1).rstrip("."), area.group(2))) if area is not None else None
    if pair is not None:
        return Rate(PER_UNIT, pair.name.removeprefix("other:"), end)
    exchanged = _TO_MONEY.match(text, end)
    if exchanged is not None and (other := _currency_named(exchanged.group(1))) not in (None, unit.name):
        return Rate(PER_UNIT, other, exchanged.end())
    one = _ONE.match(text, end) or _OF_WHAT_PER.match(text, end)
    name = per_unit_name(one.group(1)) if one is not None else None
    if one is not None and one.group(1) == "pound" and weighs_in_pounds(text[max(0, end - _REACH) : end + _REACH]):
        name = "pound"  # "Raw sugar trades at US$0.162 a pound"
    return Rate(PER_UNIT, name, end) if name is not None else None


def _read_per(text: str, end: int, per: re.Match[str], unit: Unit, is_money: bool) -> Rate:
    """A physical divisor joins the unit and the value's span; so does whatever a tight slash names."""
    slash, word, word_end = per.group(1), per.group(5), per.end()
    is_name = word[0].isupper() and not word.isupper() and per_unit_name(word) is None
    is_beside = slash == " / " and (is_name or text[word_end : word_end + 2].strip()[:1].isdigit())
    if is_beside or (slash and slash != "/" and unit.kind in ("percent", "count")):
        return Rate(None, None, end)  # "34% / Europe" and "USD 45bn / EUR 41bn" set two things side by side
    name = per_unit_name(word) or (_money_over(text, per, unit) if is_money else None)
    if (product := _PRODUCT_BEHIND.match(text, word_end)) is not None:
        moved = per_unit_name(word + product.group())  # "per train-km"
        name = moved or (name + product.group() if name is not None else None)
        word_end = product.end() if name is not None else word_end
    if name is None:
        second = _SECOND.match(text, word_end)
        pair = PAIRS.get((word.lower(), second.group(1).lower())) if second else None
        if pair is not None and second is not None and pair.kind == "quantity":
            name, word_end = pair.name.removeprefix("other:"), second.end()
    small = word.lower()
    is_physical = unit.kind == "quantity"
    if name is not None and (is_money or is_physical):
        return Rate(PER_UNIT, name, word_end)
    if is_physical and small in _TIME_UNITS and (slash or len(small) > 1):
        return Rate(None, _TIME_UNITS[small], word_end)
    stop = word_end if slash == "/" else end
    if small in _TIMES and (slash or len(small) > 1):
        return Rate(PER_UNIT if is_service(text, word_end) else _TIMES[small], None, stop)
    if slash and not (is_money or slash == "/"):
        return Rate(None, None, end)
    if slash == "/" and word[0].isupper() and not word.isupper():
        stop = end  # "$45/Europe": the slash parts two things more often than it divides
    return Rate(PER_UNIT, None, stop)


def _money_over(text: str, per: re.Match[str], unit: Unit) -> str | None:
    """What an amount of money is stated per besides physical units: pounds of what is weighed, another currency.

    "Copper is at US$4.85 per pound", while of "$1.27 per pound" alone nobody could tell which pound it is.
    """
    word = per.group(5)
    if word == "pound" and not per.group(1):
        return word if weighs_in_pounds(text[max(0, per.start() - _REACH) : per.start() + _REACH]) else None
    other = _currency_named(word)
    is_other = other != unit.name and _SPENT.match(text, per.end()) is None
    return other if per.group(1) or is_other else None


def _currency_named(word: str) -> str | None:
    """The currency that an amount of another is exchanged for: "1.08 USD/EUR", "83 rupees per dollar"."""
    return (code_of(word) if word.isupper() and len(word) == 3 else NAMES.get(word.lower())) or None
