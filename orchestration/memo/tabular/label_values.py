"""Figures inside the labels of a table: which of them state something, and which only name a row or column.

Belongs here: "Bear Case (25%)" against "Tier 2", "Age 25-34". Does not: what a label says of the cells (`rows`,
`columns`).
"""

from __future__ import annotations

import re

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.cell_units import Item, is_bare

# "(11 DC sites and HQ)", "(12 Swiss banks)"
_NAME = r"(?:[0-9]?[A-Z][\w&./-]{0,14} ){0,2}"
# "Dual-fuel retrofit, 38 vessels"
_ONE_NOUN = re.compile(rf" {_NAME}[a-z]{{3,}}s")
_NOUN_AFTER = re.compile(rf"\s{_NAME}[a-z][a-z-]{{2,}}|\s[A-Z]{{2,5}}s\b|\sof [0-9]")
_YEAR_OF_BOND = re.compile(r"20[2-9][0-9] [A-Z]{3}")
_PACKED = frozenset({"other:kg", "other:g", "other:lb", "other:oz", "other:litre", "other:ml", "other:cl"})
_HEAVIEST = 100
# "Bottom 20%", "Share of the top 1%", "Next 30%": whom a row is of
_GROUP_OF_ALL = re.compile(
    r"\b(?:top|bottom|middle|richest|poorest|wealthiest|highest[- ](?:paid|earning)|lowest[- ](?:paid|earning)) $"
    r"|^\W{0,4}(?:(?:the|of which) )?(?:next|upper|lower) $",
    re.IGNORECASE,
)
_GROUP_REACH = 24
_THRESHOLDS = ("over ", "under ", "within ", "beyond ", "after ", "before ", "than ", "up to ")


def stands_in_label(item: Item, text: str, *, is_row: bool, is_alone: bool) -> bool:
    """Whether a figure in a label states something: "Tier 2", "Age 25-34" and "5-year cost" are names."""
    if isinstance(item, Refusal):
        return is_row and item.code != "inverted_range"  # "787-10"
    if not is_row:
        return item.unit_kind == "percent"
    if item.unit_kind == "percent" and _GROUP_OF_ALL.search(text[max(0, item.start - _GROUP_REACH) : item.start]):
        return False
    if item.low != item.high and item.unit_kind == "quantity" and item.end - item.start >= len(text.strip(" *_")):
        return False  # "Below 500 ha", "500 to 5,000 ha"
    if item.unit_kind == "money" and _YEAR_OF_BOND.fullmatch(text, item.start, item.end) is not None:
        return False  # "Pemex 2035 USD"
    if item.unit_kind == "duration":  # "Readmission (30-day)", "Arrears (90+ days)" say which
        is_named = "-" in text[item.start : item.end] or item.qualifier in {"at_least", "at_most"}
        is_named = is_named or text.endswith(_THRESHOLDS, 0, item.start)  # "Outage (over 8 hours)"
        return "(" in text[: item.start] and not is_named
    if item.unit_kind == "quantity" and (item.value == 1 or _is_pack(item, text)):
        return False  # "Rice, 1 kg", "Trimmed fillet, 2-3 lb"
    if is_bare(item, text):
        if is_alone:
            return True  # "| Stays: 88.2 million |" in a box of one column
        is_named = _NOUN_AFTER.match(text, item.end) is not None
        written = text[item.start : item.end]
        is_number = text.startswith(")", item.end) and "," in written and written != "1,000"  # "Agents (94,000)"
        is_last = is_named and text.endswith(", ", 0, item.start) and _ONE_NOUN.fullmatch(text, item.end) is not None
        return is_last or ("(" in text[: item.start] and (is_named or is_number))
    return True


def _is_pack(item: Quantity, text: str) -> bool:
    """Whether a weight or volume behind the name of a good says how it is packed or sorted."""
    is_small = item.unit in _PACKED and abs(item.value) < _HEAVIEST
    return is_small and "(" not in text[: item.start] and ":" not in text[: item.start]
