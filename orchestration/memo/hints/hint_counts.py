"""Things that a label counts, by the thousand or one by one: "million bags", "number of meters".

Belongs here: the phrases that name a scale and what is counted. Does not: units that have a name of their own
(`hint_phrases`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.quantity_types import UnitHint
from orchestration.memo.vocabulary.currencies import NAMES
from orchestration.memo.vocabulary.rates import ANNUAL, MONTHLY, PER_UNIT
from orchestration.memo.vocabulary.units import COUNT, INDIAN_SCALES, MONEY_SCALES, SCALE_WORDS, unit_of

# "(million bags)", "(thousands of visitors)": things that no unit's name means.
_COUNTED = re.compile(
    r"\s*(?:in )?(?P<scale>(?i:thousand|million|billion|trillion|lakh|crore)|[KMB](?! shares)|k|mn|bn|m)s?(?: of)? "
    r"(?:[0-9]{2,4}[- ]?mm )?"
    r"(?P<things>(?:[A-Za-z][a-z-]{2,20} ){0,2}(?:[A-Za-z][a-z]{2,20}s|[Pp]eople|head))"
    r"(?: (?:aged|under|over|in|with|from|at) [^()]{1,30})?"
    r"(?:(?: ?/ ?| per | an? )(?P<time>day|week|month|quarter|year|annum))?\s*"
)
_BASES = {"month": MONTHLY, "year": ANNUAL, "annum": ANNUAL}
_NUMBER_OF = re.compile(r"\s*(?:[Nn]umber|[Nn]o\.|[Cc]ount) of [a-z -]{3,30}\s*")
_NO_THINGS = frozenset({"dollars", "currency", "units", "terms", "prices", "others", "points", "metres", "meters"})


def read_counted(written: str) -> UnitHint | None:
    """Things that are counted, by the thousand or one by one: "million bags", "number of meters"."""
    if _NUMBER_OF.fullmatch(written) is not None:
        return UnitHint.of(COUNT)
    counted = _COUNTED.fullmatch(written)
    if counted is not None and _names_things(counted["things"].lower().split()):
        small = counted["scale"].lower()
        scale = SCALE_WORDS.get(small) or INDIAN_SCALES.get(small) or MONEY_SCALES[counted["scale"]]
        return UnitHint.of(COUNT, scale, _BASES.get(counted["time"], PER_UNIT) if counted["time"] else None)
    return None


def _names_things(words: list[str]) -> bool:
    return not any(word in NAMES or word in _NO_THINGS or unit_of(word) is not None for word in words)
