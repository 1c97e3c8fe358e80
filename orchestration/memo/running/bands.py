"""Ranges and bounds that only name whom a share is of: "18-24: 12%", "55+: 19%", "1-49 employees: 62%".

Belongs here: leaving such bands out of a text's figures. Does not: the unit of what stands behind (`bullet_units`).
"""

from __future__ import annotations

import re

from orchestration.memo.quantities import Quantity, Refusal

Item = Quantity | Refusal

# "18-24: 12%", "1-49 employees: 62%", "$50K-$100K: 38% of households"
_BAND_ENDS = re.compile(
    r"(?: (?:employees|workers|people|persons|staff|years?|seats?|users?|units|licen[cs]es|members|items|orders|rooms"
    r"|beds|pieces|pages|miles|sites|vehicles|passengers|shares|kWh|GB|MB|TB|km|kg|acres|hectares|ha))?"
    r":[*_]{0,2} (?:[~≈]?[-+−(]?[A-Z]{0,3}[$€£¥₹]?[0-9]|(?:free|custom|negotiated|on request|by quote|n/a)\b)"
)
# "18–29 – 28%", "under 30 28%", "30-44 (41%)" where a text is of ages
_AGE_ENDS = re.compile(
    r"(?: (?:years?|yrs))?(?: [–—=-] | | \()[~≈]?(?:[A-Z]{0,3}[$€£¥₹]|[0-9][0-9.,]*(?: ?%| per ?cent))"
)
_AGE_STARTS = re.compile(r"(?:^[\s*_]*|[;,(|:] | and | ages? )$")
_BAND_STARTS = re.compile(r"(?:^[\s*_]*|[;,|:] |\( ?)$")
_BEGINS = 8
_AGE_NAMED, _OLDEST = re.compile(r"\b[Aa]ge[ds]?\b"), 100


def without_bands(text: str, items: list[Item]) -> list[Item]:
    """The figures without ranges and bounds that only name whom a share is of: "18-24: 12%; 55+: 19%"."""
    if ": " not in text:
        return items
    is_aged = _AGE_NAMED.search(text) is not None
    return [item for item in items if not (isinstance(item, Quantity) and _is_band(text, item, is_aged=is_aged))]


def _is_band(text: str, item: Quantity, *, is_aged: bool) -> bool:
    is_wide = item.low != item.high
    is_age = is_aged and item.unit_kind == "count" and 0 < item.value < _OLDEST
    begin = max(0, item.start - _BEGINS)
    if is_age and is_wide and _AGE_ENDS.match(text, item.end) and _AGE_STARTS.search(text, begin, item.start):
        return True
    if _BAND_ENDS.match(text, item.end) is None or _BAND_STARTS.search(text, begin, item.start) is None:
        return False
    if item.unit_kind in ("quantity", "duration"):  # "- 5–10 km: $7", "- 0-3 months: 41%"
        return is_wide and not text[: item.start].strip(" *_")
    return (is_wide and item.unit_kind in ("count", "money")) or (is_age and text[item.start : item.end].isdigit())
