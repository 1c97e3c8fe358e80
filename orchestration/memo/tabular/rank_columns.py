"""Columns that say where others place what a row names: "Norvale | Peers | Rank (of 12) | Quartile".

Belongs here: their names and what stands in them. Does not: ranks without a word beside them and columns of names
(`columns`), nor "#" and "No." (`number_columns`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_PLACED = r"rank(?:ing)?|percentile(?: rank)?|quartile|quintile|decile"
_OF_MANY = r"(?: ?\(| |, )(?:out )?(?:of|among) (?:the )?[0-9]{1,4}(?: [a-z]+)?\)?| ?/ ?[0-9]{1,4}"
_AMONG = r"(?:(?:peer|market|world|global|sector|industry|national|league|group|relative|overall|competitive) )"
# "Rank (of 12)", "Peer rank", "Percentile", "Market position", "Position (of 12)"
_NAME = re.compile(
    rf"{_AMONG}?(?:{_PLACED})(?:{_OF_MANY})?|(?:{_AMONG}position(?:{_OF_MANY})?|position(?:{_OF_MANY}))", re.IGNORECASE
)
# "Position" alone may be an amount held, but not of a measure.
_BARE = re.compile(r"position", re.IGNORECASE)
_MEASURES = re.compile(r"(?:(?:key|peer|main) )?(?:metric|kpi|measure|indicator|ratio|criterion)s?", re.IGNORECASE)
_PLACE = re.compile(
    r"[#QPD]?[0-9]{1,3}(?:st|nd|rd|th)?(?: ?[-–=] ?[0-9]{1,3}(?:st|nd|rd|th)?)?(?: ?(?:/|of|out of) ?[0-9]{1,4})?=?"
)


def tells_rank(label: str, texts: Sequence[str], first: str) -> bool:
    """Whether a column with these cells ranks the rows; `first` is what the column of their names is called."""
    name = label.strip(" *")
    if _NAME.fullmatch(name) is None and not (_BARE.fullmatch(name) and _MEASURES.fullmatch(first.strip(" *"))):
        return False
    places = [text.strip(" *") for text in texts if any(letter.isdigit() for letter in text)]
    return bool(places) and all(map(_PLACE.fullmatch, places))
