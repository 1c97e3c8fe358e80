"""Columns that say when something is due or begins: "Deadline", "Go-live", "COD".

Belongs here: their names, and which figures of a row they date. Does not: columns that only say when ("Year",
"Timing"), which date the whole row (`columns`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from orchestration.memo.context import read_signals
from orchestration.memo.periods import Period
from orchestration.memo.surroundings.status import ACTUAL

if TYPE_CHECKING:
    from orchestration.memo.tabular.column import Column
    from orchestration.memo.tabular.rows import RowContext

_DUE = r"deadline|(?:target|due) date|due|target (?:year|quarter)|eta"
_BEGINS = (
    r"(?:(?:planned|expected|target(?:ed)?|est\.|scheduled) )?(?:completion|go[- ]live|cod)(?: (?:date|year|quarter))?"
)
DUE_NAME = re.compile(rf"{_DUE}|{_BEGINS}", re.IGNORECASE)
_BEGINS_NAME = re.compile(_BEGINS, re.IGNORECASE)
# What falls due then is owed now.
_OWED = re.compile(
    r"\b(?:notes?|bonds?|loans?|debts?|facilit(?:y|ies)|maturit(?:y|ies)|debentures?|revolver|credit|mortgages?|leases?"
    r"|borrowings?|sukuk|contracts?|invoices?|receivables?|payables?)\b",
    re.IGNORECASE,
)
# "Green 2034", "4.25% 2036s", "2031 notes": a year beside other words
_NAMED_BY_YEAR = re.compile(r"[A-Za-z%] (?:due )?20[0-9]{2}s?$|^20[0-9]{2} [A-Za-z]")
_OF_BOND = re.compile(
    r"(?:(?:annual|current|bid|mid|market) )?(?:coupon|yield|ytm|yield to maturity|(?:z-|oas |credit )?spread|isin)"
    r"(?: \([^()]{1,12}\))?(?: ?%)?",
    re.IGNORECASE,
)
# What is counted, paid or true before then: "Quantity ordered", "Delivered", "Headcount", "Unit cost", "% complete".
_SO_FAR = re.compile(
    r"\b(?:to date|so far|spent|now|today|existing|sold|built|let|paid|done|complete|progress|order book|backlog"
    r"|headcount|staff|employees|workers|workforce|ftes?|crew|team|unit (?:cost|price)|price|cost per|revenue|sales"
    r"|margin|share|stake|ownership|users|customers|subscribers|probability|odds|chance|rating|age"
    r"|(?!(?:plann|expect|project|target|requir|need|propos|estimat|budget|forecast|add|creat|sav)ed\b)[a-z]{3,}ed)\b"
    r"|\bcurrent",
    re.IGNORECASE,
)
# "Target price", "Headcount at completion"
_THEN = re.compile(
    r"\b(?:targets?|goals?|plan(?:ned)?|expected|projected|forecast|future|at completion|by then|new|savings?)\b",
    re.IGNORECASE,
)


def _is_bond(
    row: RowContext, columns: Sequence[Column], caption: str | None, due: Period, as_of: Period | None
) -> bool:
    """Whether a row names a debt by the year it falls due: "Green 2034" beside a coupon, among bonds."""
    if as_of is None or due.start <= as_of.end or _NAMED_BY_YEAR.search(row.name) is None:
        return False
    is_debt = any(_OWED.search(words) is not None for words in (row.name, columns[0].label, caption or ""))
    return is_debt and any(_OF_BOND.fullmatch(column.label.strip()) is not None for column in columns)


def row_for(
    column: Column, row: RowContext, columns: Sequence[Column], caption: str | None, as_of: Period | None
) -> RowContext:
    """The row as it holds for one column: without the date of what it names, where that is none of its figures.

    What went live in 2022 has its users now; what falls due in 2034 is owed now, and what was delivered is of now.
    """
    due = next((one for one in columns if one.role == "period"), None)
    mention = row.signals.period
    is_by_name = due is None or due is columns[0]  # whose names seem to say when
    if is_by_name and mention is not None and _is_bond(row, columns, caption, mention.period, as_of):
        return row._replace(signals=row.signals._replace(period=None))
    if due is None or mention is None or as_of is None or DUE_NAME.fullmatch(due.label.strip()) is None:
        return row
    has_begun = mention.period.start <= as_of.end and _BEGINS_NAME.fullmatch(due.label.strip()) is not None
    is_ahead = mention.period.start > as_of.end
    is_told_now = _SO_FAR.search(column.label) is not None and _THEN.search(column.label) is None
    is_now = is_ahead and (column.signals.status == ACTUAL or is_told_now)
    is_owed = any(
        _OWED.search(words) is not None for words in (row.name, column.label, columns[0].label, caption or "")
    )
    return row._replace(signals=read_signals(row.name)) if has_begun or is_now or is_owed else row
