"""Rows whose own scale goes before the one of their column: "Users (000)" and "EPS ($)" below "Value ($M)".

Belongs here: which rows and cells a column's millions do not reach. Does not: the unit itself (`lent_units`).
"""

from __future__ import annotations

import re

from orchestration.memo.tabular.cell_labels import Labels
from orchestration.memo.tabular.per_units import Lent
from orchestration.memo.values.quantity_types import Quantity, UnitHint

_ONE = (
    r"\bper (?:share|employee|trainee|worker|person|head|capita|customer|user|student|patient|household|unit|seat"
    r"|member|hire|learner)\b"
)
_TYPICAL = r"\b(?:average|avg|mean|median|minimum|maximum|typical|starting)\b"
# "Average grant ($)", "Cost per trainee ($)", "EPS ($)"
_OF_ONE = re.compile(rf"{_TYPICAL}|{_ONE}|^(?:(?:adjusted|diluted|basic) )?(?:EPS|DPS|ARPU)\b", re.IGNORECASE)
# "Average salary | $41,000", "Cost per trainee | $10,400"
_PAID_ONE = re.compile(
    rf"{_TYPICAL}.*\b(?:pay|salar(?:y|ies)|wages?|pensions?|incomes?|grants?|rents?|bills?|benefits?|stipends?|tuition)\b|{_ONE}",
    re.IGNORECASE,
)
_PLAN = re.compile(r"(?:(?:annual|approved|original|revised) )?budget(?:ed)?(?: ?\(.*\))?", re.IGNORECASE)
OF_MEASURES = re.compile(
    r"(?:key )?(?:metrics?|kpis?|indicators?|measures?|parameters?|statistics?|ratios?)\b", re.IGNORECASE
)
_MILLIONS, _LEAST = 6, 1_000


def is_of_other_size(labels: Labels) -> bool:
    """Whether a row states a scale of its own beside a column's: "Users (000)", "Interest ($M)" below "2031 ($B)".

    One without a scale is of one of many: "Average grant ($)", not "Revenue ($)".
    """
    hint, under = labels.row.hint, labels.column.hint
    if hint is None or under is None or under.unit_kind != "money" or not labels.row.name.endswith(")"):
        return False
    if hint.unit_kind == "count":
        return hint.scale > 0
    if hint.unit_kind != "money" or hint.unit != under.unit or hint.scale == under.scale:
        return False
    return hint.scale > 0 or _OF_ONE.search(labels.row.name) is not None


def is_paid_one(bare: Quantity, hint: UnitHint, labels: Labels) -> bool:
    """Whether an amount with its own sign is what one of many gets or costs, and so in no millions."""
    return hint.scale >= _MILLIONS and bare.value >= _LEAST and _PAID_ONE.search(labels.row.name) is not None


def is_plan(label: str) -> bool:
    """Whether a column tells what was planned, of whatever its rows are: "Budget ($M)"."""
    return _PLAN.fullmatch(label.strip()) is not None


def is_of_any_measure(lent: Lent, labels: Labels) -> bool:
    """Whether a row of counts or shares stands among measures of any kind below money: "Headcount" below "Value ($M)".

    "Teachers" below "Item | Budget ($M)" may be what they cost.
    """
    column, row, units = labels
    if lent.source != "column" or lent.hint is None or lent.hint.unit_kind != "money" or row.hint is not None:
        return False
    is_open = column.nature is None or is_plan(column.label)
    is_among = is_open and not column.is_dimension and OF_MEASURES.match(units.corner_label) is not None
    return is_among and row.nature in ("count", "percent", "ratio")
