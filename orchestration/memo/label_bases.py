"""The rate basis that a label states: "Monthly fee", "Revenue per employee", "Dividend/share".

Belongs here: the words of a label, and what a list or table of money is a budget of. Does not: the words beside a
value (`rates`) or the physical unit that a label divides money by (`label_rates`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.memo.words import holds_any

_RATE = re.compile(
    r"(?P<cumulative>\bcumulative(?:ly)?\b)"
    r"|(?P<per_unit>\bper\s+(?:(?!cent\b|annum\b|year\b(?! of (?:service|employment|tenure))|month\b)[a-z]+"
    r"|1[0-9]{0,2}(?:,[0-9]{3}){1,2}\b|1000\b)"
    r"|/\s?(?:seat|user|employee|unit|customer|share|head|hire|worker|household|student|patient)\b)"
    r"|(?P<monthly>\bmonthly\b(?!\s+active)|\bper\s+month\b|/\s?(?:month|mo)\b|\bMRR\b)"
    r"|(?P<annual>\bannual(?:ly|i[sz]ed)?\b|\byearly\b|\bper\s+(?:year|annum)\b|/\s?(?:year|yr)\b|\bp\.a\."
    r"|\bARR\b|\bYoY\b|\bCAGR\b)",
    re.IGNORECASE,
)
# Without one of these no rate is stated; a plain search for them is far cheaper than the pattern.
_RATE_STEMS = ("per ", "/", "annual", "month", "year", "cumul", "p.a.", "arr", "mrr", "yoy", "cagr")
# What stands further on in a label is a sentence, and labels are remembered.
_LABEL_MAX = 300


def read_rate_basis(label: str) -> str | None:
    """The rate basis alone that a label states."""
    return _rate_basis(label[:_LABEL_MAX])


@lru_cache(maxsize=8192)
def _rate_basis(label: str) -> str | None:
    lowered = label.lower()
    if not holds_any(lowered, _RATE_STEMS):
        return None
    rate = _RATE.search(label)
    return rate.lastgroup if rate else None
