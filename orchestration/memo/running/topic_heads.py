"""Amounts by which a heading only names its topic: "MAKING £300,000 LAST", "THE 3% RULE", "The memo in 60 seconds".

Belongs here: leaving such amounts out of headings and header lines. Does not: ages in the heads of stories
(`story_heads`), numbers of headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity, Refusal

_MONEY = r"[A-Z]{0,3}[$€£¥₹₺₦₩₱]? ?[0-9][0-9,.]*(?: ?(?:[KMB]|bn|m|million|billion|lakh|crore))?(?: [A-Za-z]{4,8})?"
_TOPIC = re.compile(
    rf"\b(?:mak(?:e|ing)|stretch(?:ing)?) {_MONEY} last\b"
    rf"|\b(?:what|how far) {_MONEY} (?:buys|gets you|goes|will buy|bought|can buy)\b"
    rf"|\bfor an? {_MONEY} (?:portfolio|budget|pot|salary|income|investor|household|nest egg|pension)\b"
    rf"|\b(?:invest|spend|deploy)ing (?:your |the next )?{_MONEY}$"
    r"|\bthe [0-9.]{1,4}(?:%| percent) (?:rule|club|question|solution)\b"
    r"|\b(?:know|memo|summary|brief(?:ing)?|story|report|outlook|takeaways|bottom line|read this|numbers|picture"
    r"|it all) in [0-9]{1,3} (?:seconds|minutes)\b"
    r"|\b[0-9]{1,3}[- ](?:second|minute) (?:summary|read|version|brief(?:ing)?|overview|take|guide)\b",
    re.IGNORECASE,
)
_KINDS, _LONGEST = frozenset({"heading", "header"}), 90


def without_topics(text: str, kind: str, items: Sequence[Quantity | Refusal]) -> Sequence[Quantity | Refusal]:
    """The items of a heading without those that only say what it is about."""
    is_head = kind in _KINDS or (kind == "prose" and len(text) <= _LONGEST and text.isupper())
    topics = [topic.span() for topic in _TOPIC.finditer(text)] if is_head else []
    if not topics:
        return items
    return [item for item in items if not any(start <= item.start and item.end <= end for start, end in topics)]
