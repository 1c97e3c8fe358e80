"""Levels of indices, which count nothing: "the index at 3,400", "KOSPI target: 3,400".

Belongs here: a whole number beside the name of an index. Does not: other ratios ("a P/E of 24": `average_counts`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity, Refusal

_NAME = (
    r"(?:(?:[Ii]ndex|(?:[Cc]onsumer|[Bb]usiness) [Cc]onfidence|PMI|VIX|KOSPI|KOSDAQ|Nikkei(?: 225)?|TOPIX|Topix"
    r"|S&P(?: 500)?|N(?:asdaq|ASDAQ)(?:[- ]100| Composite)?|Dow(?: Jones)?|FTSE(?: (?:100|250|MIB))?|DAX|CAC(?: 40)?"
    r"|IBEX(?: 35)?|(?:Euro ?)?S(?:toxx|TOXX)(?: (?:50|600))?|Sensex|Nifty(?: 50)?|Hang Seng|CSI 300|Shanghai Composite"
    r"|ASX(?: 200)?|TSX|I?[Bb]ovespa|WIG(?:20)?|BIST(?: 100)?|Straits Times|Tadawul)\b)"
)
_LEVEL = r"(?:,? (?:level|target|value|reading|close|forecast|outlook|projection)s?)?"
# "the index fell from 3,400 to"
_NAMED = re.compile(
    rf"{_NAME}{_LEVEL}(?: (?:that|which|is|was|are|at|of|to|from|near|around|about|roughly|above|below|over|under|down"
    r"|up|back|now|still|only|just|stands?|stood|closed|closes|ended|ends|opened|trades?|traded|fell|falls?|rose|rises?|dropped"
    r"|drops?|climbed|climbs?|slid|slides?|reached|reach|reaches|hits?|touched|touches|targets?|targeted|goes|went|moves?"
    r"|moved)){0,5}(?: [0-9][0-9,.]*(?: points)?,? (?:to|and|from|against|versus|vs\.?))? ~?$"
)
_LABEL = re.compile(
    rf"(?:[A-Z][\w&.'’-]* ){{0,4}}{_NAME}{_LEVEL}(?: in (?:19|20)[0-9]{{2}})?(?: \((?:(?!= ?100)[^()])*\))?",
    re.IGNORECASE,
)
_REACH = 90
_RIGHT_BEHIND = re.compile(r"[\s:*_~≈]*(?:[0-9][0-9,.]* ?(?:→|->|to|from|vs\.?) ?)?")
# "an index of 400 companies" counts
_ENDS = re.compile(
    r"(?: points)?(?:$|[.,;:)\]]| [(–—→-]| (?:and|or|in|by|at|on|from|to|is|was|as|with|while|when|but|after|before|for"
    r"|during|this|last|today|now|against|versus|vs)\b)"
)
_BARE = re.compile(r"[~≈]?[0-9][0-9,]*")
# "and stands at 3,120 now"
_AGAIN = re.compile(
    r"(?:,| and|, and|, but|;)(?: it| now)?"
    r" (?:stands|stood|is|was|closed|ended|will|would|could|should|may|recovered|went)"
    r"(?: [a-z]+){0,3}? (?:at|to|near|around|above|below) ~?"
)


def without_counts_of_indices(items: Sequence[Quantity | Refusal], text: str, label: str) -> list[Quantity | Refusal]:
    """The figures of a text, those among them that are the level of an index as the plain numbers that they are."""
    named = label if label and _LABEL.fullmatch(label.strip(" :*_")) is not None else ""
    read: list[Quantity | Refusal] = []
    last = -1  # where the last level of an index ends
    for item in items:
        if isinstance(item, Quantity) and item.unit_kind == "count" and _is_level(item, text, named, last):
            last = item.end
            read.append(item._replace(unit="pure", unit_kind="ratio", decimals=0))
        else:
            read.append(item)
    return read


def _is_level(item: Quantity, text: str, label: str, last: int) -> bool:
    if _BARE.search(text, item.start, item.end) is None or _ENDS.match(text, item.end) is None:
        return False
    if last > 0 and _AGAIN.fullmatch(text, last, item.start) is not None:
        return True
    if label and item.start > len(label) and _RIGHT_BEHIND.fullmatch(text, len(label), item.start) is not None:
        return True
    return _NAMED.search(text, max(0, item.start - _REACH), item.start) is not None
