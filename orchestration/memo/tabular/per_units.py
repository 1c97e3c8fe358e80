"""Amounts per unit, which a scale from afar does not reach: earnings per share among millions.

Belongs here: which labels speak of one of something, and the unit lent to a cell. Does not: which unit is lent
(`lent_units`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.captions.unread_units import is_noted
from orchestration.memo.quantities import UnitHint
from orchestration.memo.tabular.cell_labels import Labels, names_of

PER_UNIT_NAMED = re.compile(
    r"\bper\s+(?!cent\b|year\b|annum\b|month\b)\w|\b(?:EPS|DPS|ARP[A-Z]{1,2}|ACV|CAC|LTV|AOV)\b"
    r"|/\s?(?:share|unit|user|employee|customer|hire|head|seat|worker|household)\b"
    r"|\b(?:average|avg\.?|median|mean)\s+(?:\w+\s+){0,2}(?:contract|deal|order|ticket|wages?|salaries|pay|rent|bill)\b"
    r"|(?<!purchase )(?<!current )(?<!constant )(?<!market )(?<!full-)(?<!half-)(?<!cut-)"
    r"\b(?:price|prices|salary|dividend)\b"
    r"(?! ?(?:/|&|and)? ?(?:payments?|payout|income|paid|yield|cover|mix|volume|effect|impact|variance|controls?|caps?"
    r"|cuts?|increases?|rises?|falls?|holds?|hikes?|reforms?|wars?|erosion|pressure|inflation|deflation|reductions?|declines?"
    r"|competition|negotiations?|concessions?|adjustments?|freezes?|support|gains?)\b)",
    re.IGNORECASE,
)
_AMOUNTS = frozenset({"money", "count"})
_NO_AMOUNT = re.compile(
    r"\b(?:(?:hedge|capital|npl|npa|solvency|sst|payout|loan-to-deposit|cost-to-income) ratio|vacancy|intensity|gearing"
    r"|(?:staff|labou?r|employee) turnover|occupancy|capacity factor|fertility|(?:gender )?pay gap"
    r"|wault|dscr|icr|nps)$|^(?:chance|probability|likelihood|odds|risk) of ",
    re.IGNORECASE,
)
_PAY = re.compile(r"\b(?:compensation|pay|salary|salaries|wages|remuneration|earnings)\b", re.IGNORECASE)
_THOUSANDS = 3
_EXCEPT = re.compile(r",? (?:except|excluding|other than) ")
_OF_ONE = re.compile(r"\b(?:[Oo]ne|[Ss]ingle|[Pp]er|[Uu]nit economics)\b")


class Lent(NamedTuple):
    """The unit lent to a bare number, and by what."""

    hint: UnitHint | None
    source: str  # column, row, corner, group, caption, memo


def per_unit(lent: Lent, labels: Labels) -> str | None:
    """Why a scale lent from afar does not fit: earnings per share stand beside millions unscaled."""
    is_far = lent.source in {"corner", "caption"} and lent.hint is not None and lent.hint.unit_kind in _AMOUNTS
    if is_far and any(map(_NO_AMOUNT.search, names_of(labels))):
        return "its label names no amount"
    is_near = lent.source == "row" or (lent.source == "column" and not labels.column.is_dimension)
    if lent.hint is None or lent.hint.scale <= 0 or is_near:
        return None
    caption = _EXCEPT.split(labels.units.caption_label)[0]
    if lent.hint.scale == _THOUSANDS and _OF_ONE.search(caption) is not None:
        return None  # "Economics of one harvester, in thousands of euros"
    if is_noted(labels.column.label):
        return "a footnote says what its column is"
    for where, label in zip(("its column", "its row"), names_of(labels), strict=True):
        found = PER_UNIT_NAMED.search(label)
        if found is not None and not _is_named(found.group(), caption):
            return f"{where} speaks of an amount per unit"
    return None


def _is_named(what: str, caption: str) -> bool:
    """Whether a caption speaks of the same, so that its scale holds for it: "Fees and first salary (₹ lakh)"."""
    words = what.lower().split()
    is_pay = words == ["salary"] and _PAY.search(caption) is not None  # "Compensation by level (KRW million)"
    return is_pay or (words[0] != "per" and words[-1] in caption.lower())
