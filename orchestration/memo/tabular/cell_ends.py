"""The two ends of a change inside one cell of a table: "78% → 82%" below "2030-2035".

Belongs here: the time of each end. Does not: reading the two values (`changes`), or their time in text (`intervals`).
"""

from __future__ import annotations

from orchestration.memo.context import Context, MemoContext, at_start, resolve
from orchestration.memo.periods import PeriodMention
from orchestration.memo.surroundings.intervals import end_of_interval


def at_end(resolved: Context, role: str, memo: MemoContext) -> Context:
    """The context of one end of a change `A → B` over a period of two ends (`2030/2035`)."""
    period = resolved.period
    if period is None or period.edtf.count("/") != 1:
        return at_start(resolved, role, memo)
    edge = end_of_interval(period, role)
    if edge is None:
        return resolved
    mention = PeriodMention(0, 0, edge, None)
    status = resolved.status if role == "to" else None
    moved = resolve(memo, (), (mention, status, resolved.scenario))
    return moved._replace(period_source=resolved.period_source, probability=resolved.probability)
