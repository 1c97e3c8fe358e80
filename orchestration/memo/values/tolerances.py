"""Values with a tolerance: "$15.5B ± $0.5B", "30% +/- 5%".

Belongs here: the range that a value and its tolerance leave open. Does not: a tolerance alone, which is no value.
"""

from __future__ import annotations

import re

from orchestration.memo.values.assembly import build_single, refuse
from orchestration.memo.values.number_grammar import read_end
from orchestration.memo.values.quantity_types import Quantity, Refusal, UnitHint

_AROUND = frozenset("±+")
_TOLERANCE = re.compile(r" ?(?:±|\+/[-−–]) ?(?=[$€£₹¥]?[0-9])")


def with_tolerance(text: str, value: Quantity, hint: UnitHint | None) -> Quantity | Refusal:
    """A value with the tolerance behind it ("$15.5B ± $0.5B") as the range it leaves open, else the value itself."""
    if text[value.end : value.end + 2].lstrip()[:1] not in _AROUND:
        return value
    joined = _TOLERANCE.match(text, value.end)
    if joined is None:
        return value
    pos = joined.end()
    end = read_end(text, pos, value.unit if value.unit_kind == "money" else None)
    around = build_single(text, end, hint) if end is not None else None
    if not isinstance(around, Quantity) or value.qualifier != "exact":
        return refuse("plus_minus", text, value.start, around.end if around is not None else pos)
    if around.unit != value.unit or around.qualifier != "exact" or not _share_kind(value, around):
        return refuse("plus_minus", text, value.start, around.end)
    return value._replace(
        end=around.end,
        low=value.value - around.value,
        high=value.value + around.value,
        decimals=_coarser(value.decimals, around.decimals),
        qualifier="range",
    )


def _share_kind(value: Quantity, around: Quantity) -> bool:
    return value.unit_kind == around.unit_kind or {value.unit_kind, around.unit_kind} == {"percent", "percentage_point"}


def _coarser(first: int | None, second: int | None) -> int | None:
    return first if second is None else second if first is None else min(first, second)
