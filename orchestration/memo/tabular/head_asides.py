"""Figures that stand aside in the heads of columns: "Muddle Through (35%) | Disorderly (20%)", "Churn (goal: ≤8%)".

Belongs here: the odds of cases of any name, told by their sum and the words around the table, and aims. Does not: bear,
base and bull (`case_tables`), figures in the labels of rows (`label_values`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.column import Column
from orchestration.memo.vocabulary.scenarios import CASES_OF_OUTCOMES, Scenario

_ODDS = re.compile(
    r"(?:(?:19|20)[0-9]{2}[EF]? )?(?P<name>[A-Z][^()%0-9]{2,40})"
    r" \((?:(?:p|prob\.?|probability|odds|chance)[:=]? ?)?[~≈]?(?P<odds>[0-9]{1,2}(?:\.[0-9])?) ?%"
    r"(?: (?:probability|prob\.?|odds|chance|likely|likelihood))?\)"
)
# Those of an exam or a treatment have come: "Exam outcomes", "Care pathways", "Gold futures"
_OF_CASES = re.compile(
    r"\b(?:scenarios?|odds|probabilit(?:y|ies)|likelihoods?)\b"
    r"|(?:^|[:;,(–—-] ?|\b(?:possible|likely|potential|future|expected|economic|macro|market|policy|the|our|these|of"
    r"|and|by|two|three|four|five|six|[2-6]|20[0-9]{2}) )(?:outcomes?|pathways?|futures)\b",
    re.IGNORECASE,
)
# "Managed", "Soft landing", "Muddle through": names of what may come, not of parts of a whole.
OUTCOMES = re.compile(
    r"\b(?:managed|orderly|disorderly|muddl\w+|collapse|crash|boom|bust|shock|stagnation|stagflation|recession|depression"
    r"|recovery|rebound|breakdown|breakthrough|disruption|fragmentation|acceleration|deceleration|downturn|crisis"
    r"|(?:soft|hard|no) landing|transition|status quo|business as usual|tail risk|worst|best)\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r" \((?:(?:internal|company|group) )?(?:goal|target|budget|plan)(?: of)?:? "
    r"(?P<figure>(?!(?:19|20|21)[0-9]{2}\))[≤≥<>~≈]{0,2} ?[A-Z]{0,3}[$€£¥₹]?[0-9][0-9,.]*"
    r"(?: ?(?:%|[KMBTx]|bn|mn|bps|pts|pp|[mb]illion|(?:minute|hour|day|week|month|year)s?))?)\)"
)
_HUNDRED, _SLACK = 100, Decimal("1.5")


def columns_with_odds(columns: Sequence[Column], around: Sequence[str]) -> frozenset[int]:
    """The columns whose heads state the odds of a case, where they make a hundred and the words around tell cases.

    The heads may tell them too: "Bust (20%) | Base (55%) | Boom (25%)", "Managed (45%) | Disorderly (20%)".
    """
    read = _with_odds(columns)
    is_whole = _is_whole(read)
    if len(read) < 2 or not (_are_cases(read) or (is_whole and any(map(_OF_CASES.search, around)))):
        return frozenset()
    if any(columns[at].nature is not None or columns[at].hint is not None for at in read):
        return frozenset()  # "Price (40%) | Margin (60%)" are weights
    return frozenset(read)


def cases_beside_outcomes(columns: Sequence[Column]) -> dict[int, Scenario]:
    """Which case columns are of, a base case and outcomes with odds: "Bust (20%) | Base (55%) | Boom (25%)"."""
    read = _with_odds(columns)
    if len(read) < 2 or not _is_whole(read) or not _are_cases(read):
        return {}
    named = [
        (at, case)
        for at, match in read.items()
        for case, name in CASES_OF_OUTCOMES.items()
        if name.fullmatch(match["name"])
    ]
    cases = [case for _, case in named]
    if cases.count("base") != 1 or len(set(cases)) < len(cases):
        return {}
    return {at: Scenario(case, Decimal(read[at]["odds"]) / _HUNDRED, is_certain=True) for at, case in named}


def _with_odds(columns: Sequence[Column]) -> dict[int, re.Match[str]]:
    return {
        at: match
        for at, column in enumerate(columns)
        if column.role == "value" and (match := _ODDS.fullmatch(column.label.strip(" *"))) is not None
    }


def _is_whole(read: Mapping[int, re.Match[str]]) -> bool:
    total = sum((Decimal(match["odds"]) for match in read.values()), Decimal(0))
    return abs(total - _HUNDRED) <= _SLACK


def _are_cases(read: Mapping[int, re.Match[str]]) -> bool:
    """Whether names that odds stand behind are all of outcomes, or make a whole with a base case among them."""
    outcomes = [OUTCOMES.search(match["name"]) is not None for match in read.values()]
    bases = [CASES_OF_OUTCOMES["base"].fullmatch(match["name"]) is not None for match in read.values()]
    is_told = all(outcomes) or (any(outcomes) and any(bases) and _is_whole(read))
    return is_told and sum(Decimal(match["odds"]) for match in read.values()) <= _HUNDRED + _SLACK


def aim_in_head(label: str) -> tuple[int, int] | None:
    """Where a head tells the aim of its column: "Churn (goal: ≤8%)"; None where it tells none."""
    aim = _AIM.search(label) if "(" in label else None
    return aim.span("figure") if aim is not None and aim.start() else None


def without_aim(label: str) -> str:
    """A head without its aim, which says nothing of the figures below it."""
    return _AIM.sub("", label) if aim_in_head(label) is not None else label


def is_in(item: Quantity | Refusal, aim: tuple[int, int]) -> bool:
    """Whether a figure of a head is its aim, with a unit of its own."""
    is_inside = aim[0] <= item.start and item.end <= aim[1]
    return is_inside and isinstance(item, Quantity) and item.unit_kind not in ("count", "ratio")
