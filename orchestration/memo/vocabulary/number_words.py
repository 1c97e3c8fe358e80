"""Numbers in words: "two hundred and fifty", "twenty-five", "two and a half".

Belongs here: which words make one number and its value. Does not: what the number is of (`worded`).
"""

from __future__ import annotations

import re
from decimal import Decimal

ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_PHRASES = {
    "half a": Decimal("0.5"),
    "a quarter of a": Decimal("0.25"),
    "three quarters of a": Decimal("0.75"),
}
_AND_A_PART = {"a half": Decimal("0.5"), "a quarter": Decimal("0.25"), "three quarters": Decimal("0.75")}
_PARTED = re.compile(r"[- ]and[- ](a[- ]half|a[- ]quarter|three[- ]quarters)$")

ONE_WORDS = "|".join(ONES)
NUMBER = rf"(?:{ONE_WORDS}|{'|'.join(TENS)})"
_UNDER_100 = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(tuple(ONES)[:9])}))?|{ONE_WORDS})\b"
# "two hundred and fifty", "a hundred", "twelve hundred"
UNDER_1000 = rf"(?:(?:{ONE_WORDS}|an?) hundred(?:(?: and)? {_UNDER_100})?|{_UNDER_100})"
# "twenty-five", "two and a half"
WHOLE = rf"(?:{_UNDER_100}(?:[- ]and[- ](?:a[- ]half|a[- ]quarter|three[- ]quarters))?)"


def number_of(words: str) -> Decimal:
    """The value of a number in words, 0 where they are none."""
    small = words.lower()
    parted = _PARTED.search(small)
    if parted is not None:
        return number_of(small[: parted.start()]) + _AND_A_PART[parted.group(1).replace("-", " ")]
    plain = small.replace("-", " ").replace(" an", " a") if small != "an" else "a"
    if plain in _PHRASES:
        return _PHRASES[plain]
    value = 0
    for word in plain.split():
        if word == "hundred":
            value = (value or 1) * 100
        else:
            value += 1 if word == "a" else ONES.get(word) or TENS.get(word, 0)
    return Decimal(value)


def whole_of(written: str) -> int:
    """The whole number that digits or words stand for: 10 of "10" and "ten", 1 of "a"."""
    return int(written) if written.isdigit() else int(number_of(written))
