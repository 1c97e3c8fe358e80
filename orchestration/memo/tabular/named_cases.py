"""Columns of cases with names of their own: "Managed (45%) | Disorderly (20%)", "2035 Baseline | 2035 Shock".

Belongs here: that such columns are to come, and that a baseline beside a shock of the same year is the base case. Does
not: bear, base and bull (`scenarios`) or what stands beside those (`case_tables`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from orchestration.memo.surroundings.status import PROJECTION
from orchestration.memo.tabular.head_asides import OUTCOMES, cases_beside_outcomes, columns_with_odds
from orchestration.memo.vocabulary.scenarios import Scenario

if TYPE_CHECKING:
    from orchestration.memo.periods import Period
    from orchestration.memo.tabular.column import Column

_WITH_ODDS = re.compile(r"(?P<name>[A-Z][A-Za-z][A-Za-z &'’-]{1,40}) \(~?(?P<odds>[0-9]{1,2}(?:\.[0-9])?) ?%\)")
_TOLD = re.compile(r"\bscenarios?\b", re.IGNORECASE)
_ALL = 101  # their odds may be rounded
_BASELINE = re.compile(r"(?:20|21)[0-9]{2}:? baseline|baseline:? \(?(?:20|21)[0-9]{2}\)?", re.IGNORECASE)
_OTHER_CASE = re.compile(
    r"\b(?:shock|reforms?|stress(?:ed)?|adverse|severe|policy|intervention|alternative|counterfactual|managed|disorderly"
    r"|delayed|accelerated|fast|slow|high[- ]adoption|low[- ]adoption|no[- ]action)\b",
    re.IGNORECASE,
)


def columns_of_named_cases(columns: Sequence[Column], caption: str, as_of: Period | None) -> tuple[Column, ...]:
    """The columns, those with odds as to come, and a baseline of a year ahead as the base of what it stands beside."""
    cases = cases_beside_outcomes(columns)
    told = [
        column._replace(signals=column.signals._replace(scenario=cases[at]))
        if at in cases and column.signals.scenario is None
        else column
        for at, column in enumerate(_with_odds(columns, caption))
    ]
    return tuple(_with_base(column, told, as_of) for column in told)


def _with_odds(columns: Sequence[Column], caption: str) -> Sequence[Column]:
    told = {at: match for at, column in enumerate(columns) if (match := _WITH_ODDS.fullmatch(column.label.strip(" *")))}
    odds = sum(Decimal(match["odds"]) for match in told.values())
    corner = columns[0].label if columns else ""
    names = [match["name"] for match in told.values()]
    is_of_cases = any(map(OUTCOMES.search, names)) or any(map(_TOLD.search, (caption, corner)))
    is_of_cases = is_of_cases or bool(columns_with_odds(columns, (caption, corner)))
    if len(told) < 2 or odds > _ALL or not is_of_cases:
        return columns
    return [
        column._replace(signals=column.signals.with_status(PROJECTION)) if at in told else column
        for at, column in enumerate(columns)
    ]


def _with_base(column: Column, columns: Sequence[Column], as_of: Period | None) -> Column:
    mention = column.signals.period
    if mention is None or as_of is None or mention.period.start <= as_of.end or column.signals.scenario is not None:
        return column
    if _BASELINE.fullmatch(column.label.strip(" *")) is None:
        return column
    is_beside = any(
        other.signals.period is not None
        and other.signals.period.period.edtf == mention.period.edtf
        and _OTHER_CASE.search(other.label) is not None
        for other in columns
    )
    case = Scenario("base", None, is_certain=True)
    return column._replace(signals=column.signals._replace(scenario=case)) if is_beside else column
