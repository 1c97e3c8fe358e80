"""Labels that tell a thing of a company or place, and never name a table's columns.

Belongs here: the words of fact boxes ("Founded", "Headquarters").
Does not: which table is one (`html_heads`, `tables`).
"""

from __future__ import annotations

import re

_YEAR_OF = r"(?:(?:year|date)(?: of)? |in )?"
OF_THING = re.compile(
    rf"{_YEAR_OF}(?:founded|established|incorporated|inaugurated|foundation|incorporation)(?: (?:in|on))?:?"
    r"|(?:headquarters|hq|head office|headquartered(?: in)?|website|traded as|stock listing|key people):?",
    re.IGNORECASE,
)
# "CEO | Pay" heads a table of many: only as a label beside each other label do these tell of one.
OF_PERSON = re.compile(
    r"(?:ceo|cfo|chief executive(?: officer)?|chair(?:man|woman|person)?|president|mayor|minister|founders?|owners?"
    r"|parent(?: company)?|ticker|listed|opened|launched|formed|native name|auditors?):?",
    re.IGNORECASE,
)

_YEAR = re.compile(r"(?:in |c\. ?|circa )?(?:1[5-9]|20|21)\d\d")


def is_year(value: str) -> bool:
    """Whether a cell is a year and nothing more."""
    return _YEAR.fullmatch(value) is not None
