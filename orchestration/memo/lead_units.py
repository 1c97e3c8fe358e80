"""The unit that what introduces a list states for its bare numbers: "Shares of sales (%):", "Pay, in euros a month:".

Belongs here: units of leads and of the titles of sections. Does not: a bullet's own label (`text_facts`) or a table's
caption (`table_units`).
"""

from __future__ import annotations

import re

from orchestration.memo.caption_clauses import trimmed
from orchestration.memo.columns import hint_of
from orchestration.memo.natures import nature_of
from orchestration.memo.quantities import UnitHint

_MARKS = " *_~≈"
_TIME_LED = re.compile(r"(?:(?:Average|Median|Weekly|Daily) )?(?:Hours|Minutes|Days) (?:a|per) ")
# "Daily turnover in 2029, in millions of shillings", "Suggested holdings, in per cent of an allocation"
_TOLD_LAST = re.compile(r"(?:[, ]in|^In) (?P<unit>(?:(?! in |,).){2,60})$")
_SHARES_OF = re.compile(r", (?:per ?cent|percentages?|%) of [a-z' -]{3,40}$")
_SCORED = re.compile(r"\bscores?,? (?:out of|from 0 to) (?P<most>5|10|20|100|ten|five)\b")


def money_of(label: str) -> UnitHint | None:
    """The money of what a label or heading names: "Budget 2031 (EUR million)", "Pay by trade, dinars per month"."""
    is_told = "," in label and nature_of(label) == "money"
    hint = hint_of(label.strip(_MARKS)) if "(" in label or is_told else None
    if hint is None or hint.unit_kind != "money" or not hint.unit:
        return None
    return hint if hint.scale > 0 or is_told or hint.rate_basis is not None else None


def unit_of_lead(lead: str) -> UnitHint | None:
    """What the figures of a list are in: "Budget (EUR million)", "Shares of sales (%)", "Minutes a day per teacher"."""
    if (money := money_of(lead)) is not None:
        return money
    text = lead.strip(_MARKS)
    if text.endswith(")") or _TIME_LED.match(text) is not None:
        hint = hint_of(text)
        return hint if hint is not None and hint.unit and hint.unit_kind != "money" else None
    if _SHARES_OF.search(text) is not None:
        return hint_of("(%)")
    if _SCORED.search(text) is not None:
        return UnitHint("score", "score")
    told = _TOLD_LAST.search(text)
    written = told["unit"] if told is not None else ""
    hint = hint_of(f"({written})") or hint_of(f"({trimmed(written)})") if written else None
    return hint if hint is not None and hint.unit else None
