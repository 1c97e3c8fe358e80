"""Periods that date something else: "12 million tonnes (2029: 900)", "founded in 2012".

Belongs here: whether a year in a bracket dates what stands in it, or one in a sentence a beginning. Does
not: what dates the figure before (`dating`).
"""

from __future__ import annotations

import re

from orchestration.memo.periods import PeriodMention

# Whatever is told of that time, though it be that nobody knows: "(2029: n/a)"
_DATES_OTHER = re.compile(r":\*{0,2} (?:[~≈<>(]?[-+−]?[A-Z]{0,3}[$€£¥₹]?[0-9]|n/?a\b|N/A\b|unknown|not |none\b)")
_FOUNDING = re.compile(
    r"(?i:\b(?:founded|established|incorporated|launched|born|listed|created|acquired)\s+(?:in|on)\s*$)"
)


def dates_other(text: str, mention: PeriodMention) -> bool:
    """Whether a period in a bracket dates another figure than the one before the bracket."""
    return _DATES_OTHER.match(text, mention.end) is not None


def dates_beginning(text: str, mention: PeriodMention) -> bool:
    """Whether a period is when something began or came to be, and no figure's: "founded in 2012"."""
    return _FOUNDING.search(text, max(0, mention.start - 20), mention.start) is not None
