"""Captions that say what money goes to or comes from, and labels of what something does to something else.

Belongs here: allocations, bridges and effects by their words. Does not: what a label measures (`natures`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.memo.vocabulary.natures import LABEL_MAX, nature_of

# "Use of cash (£m)", "Sources and uses of funds", "Allocation of the budget", "Sensitivity (effect on EBIT, €m)"
_ALLOCATION = re.compile(
    r"\b(?:(?:uses?|sources?|allocation|breakdown|split|deployment|distribution|application)(?: and uses?)? of"
    r"|(?:effects?|impacts?) on) ((?:[a-z]+ ){0,2}[a-z]+)",
    re.IGNORECASE,
)
_SHARED_OUT = re.compile(
    r"\b(?:capital|investment|spending|capex|funding) (?:programmes?|programs?|plans?|schedule|pipeline|projects)\b"
    r"|\b(?:allocations?|outlays?|budget|spending|expenditures?|investment|appropriations?|procurement plan|capex)"
    r" by [a-z]+",
    re.IGNORECASE,
)
_EFFECT = re.compile(r"(?:annual |full-year )?(?:effects?|impacts?)", re.IGNORECASE)
_BRIDGE = re.compile(r"\b(?:bridge|waterfall)\b", re.IGNORECASE)
_FUNDS = re.compile(r"\b(?:capital|funds?|cash|money|proceeds)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_allocation(label: str) -> bool:
    """Whether a caption says what money goes to or comes from, so that its rows only name by whom or for what."""
    if _BRIDGE.search(label[:LABEL_MAX]):
        return True  # "FFO bridge ($ per share)": growth and deliveries are what they add
    if _SHARED_OUT.search(label[:LABEL_MAX]):
        return True  # "Allocation by head (INR Cr)": "Operations and stores" is what the money is for
    found = _ALLOCATION.search(label[:LABEL_MAX])
    return found is not None and (_FUNDS.search(found.group(1)) is not None or nature_of(found.group(1)) == "money")


def is_effect(label: str) -> bool:
    """Whether a column's label says that it holds what its rows do to something else."""
    return _EFFECT.fullmatch(label) is not None
