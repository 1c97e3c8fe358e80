"""Rows whose own scale goes before the one of their column: "Users (000)" and "EPS ($)" below "Value ($M)".

Belongs here: which rows and cells a column's millions do not reach. Does not: the unit itself (`lent_units`).
"""

from __future__ import annotations

import re

from orchestration.memo.tabular.cell_labels import Labels
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
# "Pension ($ per month)", "Fee ($)", "Salary (€/year)": what one gets or pays, though nobody says so
_BY_TIME = re.compile(r"\([^()]*(?:/|\bper |\ba )(?:hour|day|week|month|mo|hr)\)$", re.IGNORECASE)
_WHAT_ONE_PAYS = re.compile(
    r"(?:[a-z]+ ){0,2}(?:pension|fee|wage|salary|fare|allowance|stipend|tuition|grant|ticket|pay) \([^()]*\)",
    re.IGNORECASE,
)
_PLAN = re.compile(r"(?:(?:annual|approved|original|revised) )?budget(?:ed)?(?: ?\(.*\))?", re.IGNORECASE)
OF_MEASURES = re.compile(
    r"(?:key )?(?:metrics?|kpis?|indicators?|measures?|parameters?|statistics?|ratios?)\b", re.IGNORECASE
)
_MILLIONS, _LEAST, _LEAST_OF_THOUSANDS, _DIGITS = 6, 1_000, 10_000, 3


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
    name = labels.row.name
    is_paid = _WHAT_ONE_PAYS.fullmatch(name) is not None and labels.column.nature is None and _is_written_out(labels)
    is_of_one = is_paid or _BY_TIME.search(name) is not None
    return hint.scale > 0 or is_of_one or _OF_ONE.search(name) is not None


def _is_written_out(labels: Labels) -> bool:
    """Whether a row's figures are as large as sums of millions or billions hardly are: "Exam fee ($) | 410"."""
    texts = [cell.text.value.replace(",", "") for cell in labels.row.row.cells[1:]]
    return any(len(text) >= _DIGITS and text.isdecimal() for text in texts)


def is_paid_one(bare: Quantity, hint: UnitHint, labels: Labels) -> bool:
    """Whether an amount with its own sign is what one of many gets or costs, and so in no thousands or millions."""
    least = _LEAST if hint.scale >= _MILLIONS else _LEAST_OF_THOUSANDS
    return hint.scale > 0 and bare.value >= least and _PAID_ONE.search(labels.row.name) is not None


def is_plan(label: str) -> bool:
    """Whether a column tells what was planned, of whatever its rows are: "Budget ($M)"."""
    return _PLAN.fullmatch(label.strip()) is not None
