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
    # what one person is paid or pays, not "Wages", "Fees", "Rent" of a company
    r"|\b(?:minimum|living|hourly|daily) (?:wages?|pay|rate)\b"
    r"|\b(?:average|avg\.?|median|mean) (?:fares?|fees?|tuition|tolls?)\b|\b(?:entry|tuition|standard) fee\b"
    r"|\b(?:toll|fare)\b(?! (?:revenue|income|receipts?|box|costs?|assistance))"
    r"|(?<!purchase )(?<!current )(?<!constant )(?<!market )(?<!full-)(?<!half-)(?<!cut-)"
    r"\b(?:price|prices|salary|dividend)\b"
    r"(?! ?(?:/|&|and)? ?(?:payments?|payout|income|paid|yield|cover|mix|volume|effect|impact|variance|controls?|caps?"
    r"|cuts?|increases?|rises?|falls?|holds?|hikes?|reforms?|wars?|erosion|pressure|inflation|deflation|reductions?|declines?"
    r"|competition|negotiations?|concessions?|adjustments?|freezes?|support|gains?)\b)"
    r"(?! (?:at |of |below |above )?[$€£¥₹]?[0-9])",  # "Bear: hold, price $150/t" names a case
    re.IGNORECASE,
)
_AMOUNTS = frozenset({"money", "count"})
_NO_AMOUNT = re.compile(
    r"\b(?:(?:hedge|capital|npl|npa|solvency|sst|payout|loan-to-deposit|cost-to-income) ratio|vacancy|intensity|gearing"
    r"|(?:staff|labou?r|employee) turnover|occupancy|capacity factor|fertility|(?:gender )?pay gap"
    r"|wault|dscr|icr|e?nps|csat)$"
    # "Upside" alone may be a case
    r"|^(?:(?:implied|expected|potential) (?:upside|downside)|(?:upside|downside) (?:to|vs\.?|from) .*)$"
    r"|^(?:chance|probability|likelihood|odds|risk) of ",
    re.IGNORECASE,
)
_PAY = re.compile(r"\b(?:compensation|pay|salary|salaries|wages|remuneration|earnings)\b", re.IGNORECASE)
_THOUSANDS = 3
_EXCEPT = re.compile(r",? (?:except|excluding|other than) ")
# "(in millions, except per-share data)"
_SHARES_EXCEPTED = re.compile(r"\b(?:except|excluding|other than)\b[^;()]{0,30}\bper[- ]share\b", re.IGNORECASE)
_PRICE_OF_SHARE = re.compile(
    r"^(?:(?:current|implied|target|share|stock|closing|average|12-month|our) )*"
    r"(?:price|dividend|fair value)s?(?: target)?$",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"\b(?:[Oo]ne|[Ss]ingle|[Pp]er|[Uu]nit economics)\b")


class Lent(NamedTuple):
    """The unit lent to a bare number, and by what."""

    hint: UnitHint | None
    source: str  # column, row, corner, group, caption, memo


def per_unit(lent: Lent, labels: Labels) -> str | None:
    """Why a scale lent from afar does not fit: earnings per share stand beside millions unscaled."""
    is_far = lent.source in {"corner", "caption"} and lent.hint is not None and lent.hint.unit_kind in _AMOUNTS
    if is_far and names_no_amount(labels):
        return "its label names no amount"
    is_near = lent.source == "row" or (lent.source == "column" and not labels.column.is_dimension)
    if lent.hint is None or lent.hint.scale <= 0 or is_near:
        return None
    caption = _EXCEPT.split(labels.units.caption_label)[0]
    if is_of_share(labels):
        return "its row speaks of an amount per unit"  # "Price target derivation ($M except per share)"
    if lent.hint.scale == _THOUSANDS and _OF_ONE.search(caption) is not None:
        return None  # "Economics of one harvester, in thousands of euros"
    if is_noted(labels.column.label):
        return "a footnote says what its column is"
    for where, label in zip(("its column", "its row"), names_of(labels), strict=True):
        if any(not _is_named(found.group(), caption) for found in PER_UNIT_NAMED.finditer(label)):
            return f"{where} speaks of an amount per unit"
    return None


def names_no_amount(labels: Labels) -> bool:
    """Whether a label is of something that is in no money and counts nothing: "Vacancy", "Implied upside"."""
    return any(map(_NO_AMOUNT.search, names_of(labels)))


def is_of_share(labels: Labels) -> bool:
    """Whether a row states the price of a share below a caption that takes those out of its scale."""
    return (
        _SHARES_EXCEPTED.search(labels.units.caption_label) is not None
        and _PRICE_OF_SHARE.search(labels.row.name) is not None
    )


def _is_named(what: str, caption: str) -> bool:
    """Whether a caption speaks of the same, so that its scale holds for it: "Fees and first salary (₹ lakh)"."""
    words = what.lower().split()
    is_pay = words == ["salary"] and _PAY.search(caption) is not None  # "Compensation by level (KRW million)"
    return is_pay or (words[0] != "per" and words[-1] in caption.lower())
