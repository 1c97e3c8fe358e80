"""What is paid for an hour, a day or a week, by its label: "Hourly pay", "Median weekly earnings", "Daily rate".

Belongs here: the adjectives of such times before what is paid. Does not: months, years and "per" (`label_bases`), or
the words behind a value (`rates`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_PAID = (
    r"(?:pay|wages?|earnings|rates?|salar(?:y|ies)|incomes?|benefits?|pensions?|rents?|fees?|charges?|costs?|prices?"
    r"|allowances?|stipends?|compensation|take-home|takings|spend(?:ing)?)"
)
# "Hourly wage bill" and "Hourly pay workers" are of those paid by the hour, "Weekly wages and salaries ($M)" of all.
_OF_ALL = (
    r"(?![ -](?:bills?|costs?|calls?|reports?|updates?|releases?|workers?|staff|employees|earners?|roles?|jobs|sheets?"
    r"|rolls?|claims?|claimants)\b)"
    r"(?![^()]{0,30}\([^()]{0,12}(?<![A-Za-z])(?:[MBK]|bn?|mn?|000s?|thousands?|(?:m|b|tr)illions?|crores?|lakhs?)\))"
)
_TIMES = re.compile(
    rf"\b(?:hourly|daily|weekly|fortnightly|bi-?weekly|nightly)\s+(?:[a-z-]+\s+){{0,2}}?{_PAID}\b{_OF_ALL}"
    r"|\b(?:day|hour) rate\b|\bquarterly (?:fees?|rents?|instal?ments?|premiums?)\b",
    re.IGNORECASE,
)
# "Hourly pay by role:", not "Headcount, hourly pay and bonuses"
_ALONE = re.compile(
    r"(?:(?:average|median|mean|typical|real|nominal|gross|net|our|the) ){0,2}(?=[a-z-]+ly )", re.IGNORECASE
)
_SEVERAL = re.compile(r"\band\b|[&/;+]|, [a-z]|\bvs\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:bonus|hours?|total|bill|value|revenue|sales|debt|savings|cost|price|fee|premium)", re.IGNORECASE
)
# What stands further on in a label is a sentence, and labels are remembered.
_LABEL_MAX = 300


def is_paid_by_time(label: str) -> bool:
    """Whether a label says of money that it is paid for an hour, a day or a week."""
    return _is_paid(label[:_LABEL_MAX])


@lru_cache(maxsize=8192)
def _is_paid(label: str) -> bool:
    return ("ly " in label.lower() or " rate" in label.lower()) and _TIMES.search(label) is not None


def pays_by_time(caption: str, labels: Sequence[str]) -> bool:
    """Whether a caption is all about what is paid so: "Hourly pay by role, 2030:" above amounts of no other name."""
    alone = _ALONE.match(caption)
    if alone is None or _SEVERAL.search(caption) is not None or any(map(_OTHER.search, labels)):
        return False
    return _TIMES.match(caption, alone.end()) is not None
