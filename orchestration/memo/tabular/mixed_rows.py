"""Rows of several kinds below one column of money: "Headcount" and "Discount rate" below "Value ($M)".

Belongs here: which rows without a unit of their own a column's money is not of, and which that state one their column
contradicts. Does not: rows whose own unit goes before the column's (`own_scales`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.quantities import Quantity, Refusal, UnitHint
from orchestration.memo.tabular.column import hint_of
from orchestration.memo.tabular.own_scales import OF_MEASURES, is_plan

if TYPE_CHECKING:
    from orchestration.memo.tabular.cell_labels import Labels
    from orchestration.memo.tabular.per_units import Lent

# "Value ($M)", "Actual ($M)", "$M": they say of nothing what it is.
_ANY = re.compile(
    r"(?:(?:total|amount|value|figure|actual|estimate|current|latest|base|low|mid|high|pro[- ]?forma|group|number"
    r"|level)s?(?: case)?|(?:annual |approved |revised )?budget|plan)? ?(?:\([^()]*\))?",
    re.IGNORECASE,
)
# What rows do to a sum is in its money, whatever they are.
_EFFECT = re.compile(r"\b(?:impact|effect|sensitivity|contribution|change|delta|uplift|savings?)\b", re.IGNORECASE)
_NO_MONEY = re.compile(
    r"(?:(?:total|average|year-end|closing) )?(?:headcount|ftes?)|number of [a-z -]+"
    r"|(?:(?:diluted|basic|ordinary|weighted|average) )*shares (?:outstanding|in issue)"
    r"|(?:[a-z]+ ){0,2}(?:discount|tax|interest|growth|vacancy|churn|retention|occupancy|utili[sz]ation|unemployment"
    r"|inflation|policy|default|attrition) rate"
    r"|(?:gross|operating|net|ebitda|ebit|profit|fcf) margin|wacc|ro(?:e|ic|ce)|irr",
    re.IGNORECASE,
)
_PER_ONE = re.compile(r" per (?!cent\b|annum\b|year\b|month\b|quarter\b)[a-z]+|^(?:EPS|DPS|ARPU)\b")
_FOUNDED = re.compile(
    r"(?:year )?(?:founded|established|incorporated|listed)(?: in| since)?|(?:founding|ipo|listing) year"
    r"|year of (?:foundation|incorporation|listing|ipo)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:(?:line )?items?|lines?|metrics?|measures?|kpis?|indicators?|key figures?)?", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_BRACKETED = re.compile(r"\([^()0-9]*(?:000)?[^()0-9]*\)$")


def no_money_of_column(bare: Quantity | Refusal, lent: Lent, labels: Labels) -> str | None:
    """Why a column's money is not that of a row of people, shares or of one thing: "Headcount" below "Value ($M)".

    "Teachers" below "Item | Budget ($M)" may be what they cost.
    """
    column, row, units = labels
    if lent.source != "column" or lent.hint is None or lent.hint.unit_kind != "money" or row.hint is not None:
        return None
    if _FOUNDED.fullmatch(row.name) is not None and _is_year(bare):
        return "its row names a year"
    is_none = _NO_MONEY.fullmatch(row.name) is not None
    is_open = column.nature is None or is_plan(column.label) or (is_none and units.has_kinds)
    if not is_open or column.is_dimension or _EFFECT.search(f"{column.label} {units.caption_label}") is not None:
        return None
    is_among = units.has_kinds or OF_MEASURES.match(units.corner_label) is not None
    if is_among and row.nature in ("count", "percent", "ratio"):
        return f"its row speaks of a {row.nature}"
    is_any = _ANY.fullmatch(column.label) is not None or hint_of(f"({column.label})") == column.hint
    if (is_among or is_any) and is_none:
        return f"its row speaks of {row.name!r}"
    if (is_among or is_any) and lent.hint.scale > 0 and _PER_ONE.search(row.name) is not None:
        return "its row speaks of an amount of one"
    return None


def _is_year(bare: Quantity | Refusal) -> bool:
    return isinstance(bare, Quantity) and bare.unit_kind == "count" and _FIRST_YEAR < bare.value < _LAST_YEAR


def contradicts_column(hint: UnitHint, source: str, labels: Labels) -> str | None:
    """Why what a column counts or weighs is not what its row states: "Average wage ($)" below "Units (M)".

    "Net debt ($M)" below "Change (%)" is by how much it changed.
    """
    column, row, units = labels
    own = row.hint
    if source != "column" or column.is_dimension or own is None:
        return None
    if _BRACKETED.search(row.name) is None or _EFFECT.search(column.label):
        return None
    is_amount = hint.unit_kind in {"count", "quantity", "duration", "money"}
    is_scaled_count = own.unit_kind == "count" and own.scale > 0
    is_other = own.unit_kind != hint.unit_kind and (is_scaled_count or own.unit_kind in {"money", "percent"})
    if hint.unit_kind == "money" and own.unit_kind == "quantity" and own.rate_basis is None:
        # "Capacity (MW)" below "Item | Value ($M)", but "Coal (Mt)" beside "Commodity | Volume | Value ($M)"
        is_other = (
            hint.scale > 0
            and _ANY.fullmatch(column.label) is not None
            and _ITEM.fullmatch(units.corner_label) is not None
        )
    is_other = is_other or (is_scaled_count and hint.unit_kind == "count" and own.scale != hint.scale)
    return f"its row states {own.unit or own.unit_kind} of its own" if is_amount and is_other else None
