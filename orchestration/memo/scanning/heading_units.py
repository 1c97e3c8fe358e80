"""Headings that end in the unit of the list below them: "II. MARKET SHARE (%)", "Users (M)", "BUDGET (€ billion)".

Belongs here: which words of a heading state a unit and which the name. Does not: the unit itself (`hints`), which
figures of the list are in it (`lead_units`, `bullet_units`).
"""

from __future__ import annotations

import re

from orchestration.memo.quantities import read_hint
from orchestration.memo.vocabulary.natures import nature_of

_NUMBERED_HEAD = re.compile(
    r"(?:(?i:section|part) \w{1,5}[.:] ?|[IVXL]{1,5}\. |[A-H]\. |[0-9]{1,2}(?:\.[0-9]{1,2})*[.:]? |[0-9]{1,2} [–—-] )?"
    r"(?P<name>(?=[A-Z]|[0-9]{4} [A-Z])[^.!?:;()]{3,80} \((?P<unit>[^()]{1,40})\))"
)
# "The Downside Path (30%)", "Low-Income Households (Under $40,000)" and "School Years (K-12)" state no bare unit.
_BARE_UNIT = re.compile(r"(?:[^0-9]|(?:19|20|21)[0-9]{2}|(?<![0-9])'?000s?)+")
# "HEADCOUNT (thousands)", "BUDGET (€ billion)": small letters in a line of capitals
_SCALE_BEHIND = re.compile(
    r" \((?:in )?[A-Z]{0,3}[$€£¥₹₩]? ?(?:(?:thousand|million|billion|trillion)s?|bn|mn?|tn|crores?|lakhs?)"
    r"(?: (?:of )?[a-z]{3,12})?(?:, (?:19|20|21)[0-9]{2})?\)$"
)


def without_unit(title: str) -> str:
    """A title without the scale in parentheses behind it, which says nothing of how its words are written."""
    return _SCALE_BEHIND.sub("", title)


def start_of_unit_head(line: str) -> int | None:
    """Where the name begins in a line that ends in the unit of the list below it; None where it states none."""
    told = _NUMBERED_HEAD.fullmatch(line) if line.endswith(")") else None
    if told is None or _BARE_UNIT.fullmatch(told["unit"]) is None or read_hint(told["name"]) is None:
        return None
    # "Our Plan (B)", "Life in Macau (M)": only what is counted is in millions of a lone letter
    is_letter = len(told["unit"]) == 1 and told["unit"].isalpha()
    return None if is_letter and nature_of(told["name"]) != "count" else told.start("name")
