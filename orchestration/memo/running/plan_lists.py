"""Undated bullets of a list of forecasts or targets, which are none of what is: "II. FORECASTS", "Targets:".

Belongs here: which heads make such a list, and which of its bullets still tell of the present. Does not: heads that
state a year, and words in the bullet itself (`context`, `status`).
"""

from __future__ import annotations

import re

from orchestration.memo.context import Context
from orchestration.memo.document import TextBlock
from orchestration.memo.surroundings.status import ACTUAL, PROJECTION, TARGET

_HEAD = re.compile(
    r"(?:(?!(?:and|or|vs|versus|against|on|to|of|progress|results?|record|actuals?|past|last|old|earlier|previous|missed"
    r"|behind|beyond|without|no|why|how|what|takeover|acquisition|merger|deal|attack|drug)\b)[\w&’'/-]+ ){0,3}"
    r"(?:(?P<aim>targets|goals)|(?P<view>forecasts?|projections)|outlook)(?: \([^()0-9]{1,30}\))?:?",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:now|today|current(?:ly)?|actuals?|was|were|is|are|has|have|had|did|last|ago|stands?|holds?|baseline|to date"
    r"|so far|already|since|previous(?:ly)?|fell|rose|grew|down|up|from)\b|→|->",
    re.IGNORECASE,
)
_YEAR_OF_PLAN = re.compile(r"\W{0,3}Year [1-9][0-9]?(?: \([^()]{1,24}\))?\W{0,2}:", re.IGNORECASE)
# What says more than its value may tell of anything.
_LABELLED = re.compile(r"[^:]{2,60}: ?[^:]{1,48}")


def as_planned(context: Context, block: TextBlock, title: str) -> Context:
    """What holds for a figure of a bullet, as a forecast or target where only its lead or heading says so."""
    if block.kind != "bullet" or context.status != ACTUAL or context.period_source not in (None, "memo"):
        return context
    text = block.text.value
    lead = block.lead.value if block.lead is not None else ""
    head = _HEAD.fullmatch(lead.strip(" *_") or title.strip(" *_"))
    if head is not None and not lead and head["view"] is None:
        return context  # a section "Outlook" or "Our targets" also lists what is
    if head is None or _LABELLED.fullmatch(text) is None or _NOW.search(text) is not None:
        return context
    planned = context._replace(status=TARGET if head["aim"] is not None else PROJECTION)
    if _YEAR_OF_PLAN.match(text) is not None:
        return planned._replace(period=None, period_source=None)
    return planned
