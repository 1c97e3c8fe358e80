"""Columns and rows that say how far ahead: "Horizon | 0–12 months | 1–3 years | 5+ years", "Today | 1 year | 5 years".

Belongs here: when such a label is, as far as it can be told, and that it is to come. Does not: labels that say so by
themselves ("In 5 years", `years_from_now`), the years of a plan, or terms and tenors, which are of now.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from orchestration.memo.surroundings.status import PROJECTION
from orchestration.memo.vocabulary.period_types import Period, month_period, year_period

if TYPE_CHECKING:
    from orchestration.memo.context import Signals
    from orchestration.memo.document import Table
    from orchestration.memo.tabular.column import Column
    from orchestration.memo.tabular.rows import RowContext

_UNIT = r"(?:months?|mos?\.?|years?|yrs?\.?)"
# "12 months", "+5 years": what is so then
_POINT = re.compile(r"\+? ?(?P<many>[1-9][0-9]?) ?(?P<unit>months?|mos?\.?|years?|yrs?\.?)", re.IGNORECASE)
# "0–12 months", "5+ years", "< 1 year", "Next 2 years", "Near term (1–2 years)"
_SPAN = (
    rf"(?:(?:[<>≤≥]|under|over|within|next|first|after|beyond|up to|less than|more than) ?)?"
    rf"[0-9]{{1,2}}(?: ?{_UNIT})?\+?(?:(?: ?[-–—] ?| to )[0-9]{{1,2}}\+?)? ?{_UNIT}(?:\+| or more| and beyond)?"
)
_STRETCH = re.compile(
    rf"{_SPAN}|(?:(?:near|short|medium|mid|intermediate|long|longer)(?:[- ]term)?|immediate)"
    rf"(?: ?\({_SPAN}\)|: {_SPAN})?",
    re.IGNORECASE,
)
_NOW = re.compile(r"(?:today|now|right now)(?: \([^()]{1,24}\))?", re.IGNORECASE)
_CORNER = re.compile(
    r"(?:(?:time|planning|forecast|impact|expected|our) ?)?(?:horizon|time ?frame|time ?line|timing)s?|when",
    re.IGNORECASE,
)
_BY_HORIZON = re.compile(r"\b(?:by|per|across|over) (?:time )?horizons?\b", re.IGNORECASE)
# Those of loans, yields, staff and past returns are no times from now; nor are the columns of a market report.
_NO_HORIZON = re.compile(
    r"\b(?:returns?|performance|yields?|tenors?|tenures?|maturit(?:y|ies)|loans?|leases?|bonds?|deposits?|swaps?|gilts?"
    r"|treasur(?:y|ies)|mortgages?|arrears|overdue|ageing|aging|track record|histor(?:y|ical)|trailing|ago|past"
    r"|averages?|of (?:experience|service)|contracts?|warrant(?:y|ies)|survey(?:ed)?|respondents?|answers?)\b"
    r"|(?:\bshare|%) of (?:firms|companies|employers|workers|households)\b",
    re.IGNORECASE,
)
_OF_MARKETS = re.compile(r"(?:\+?[0-9]{0,2} ?(?:days?|weeks?)|[0-9][DWMY]|YTD|MTD)", re.IGNORECASE)
_CHANGE = re.compile(r"[+−–-].{0,12}(?:%|pp|bps?|pts?)")
_DIGITS = frozenset("+0123456789")
_MONTH, _YEAR_MONTHS = "2030-06", 12


def columns_of_horizons(columns: tuple[Column, ...], table: Table, as_of: Period | None) -> tuple[Column, ...]:
    """The columns, those that say how far ahead with that time where it is one, as to come."""
    caption = table.caption.value if table.caption is not None else ""
    labels = [column.label for column in columns]
    times = [at for at, label in enumerate(labels) if at and _POINT.fullmatch(label.strip(" *"))]
    texts = [text for at in times for text in table.column(at) if text]
    if not columns or (texts and all(map(_CHANGE.match, texts))):
        return columns
    found = _dated([column.signals for column in columns], labels, (caption, labels[0]), as_of)
    return tuple(column._replace(signals=signals) for column, signals in zip(columns, found, strict=True))


def rows_of_horizons(
    rows: list[RowContext], columns: Sequence[Column], table: Table, as_of: Period | None
) -> list[RowContext]:
    """The rows below "Horizon" and the like, each with its time where it is one, as to come."""
    if not columns or _CORNER.fullmatch(columns[0].label.strip(" *")) is None:
        return rows
    caption = table.caption.value if table.caption is not None else ""
    words = (f"{caption} {' '.join(column.label for column in columns[1:])}", columns[0].label)
    found = _dated([row.signals for row in rows], [row.name for row in rows], words, as_of)
    return [row._replace(signals=signals) for row, signals in zip(rows, found, strict=True)]


def is_stretch(label: str) -> bool:
    """Whether a whole label says how far ahead and not when."""
    return _STRETCH.fullmatch(label.strip(" *")) is not None


def _dated(
    signals: Sequence[Signals], labels: Sequence[str], words: tuple[str, str], as_of: Period | None
) -> list[Signals]:
    """What labels say, those of horizons as to come; `words` are the caption and the corner."""
    names = [label.strip(" *") for label in labels]
    if any(map(_NO_HORIZON.search, words)) or any(map(_OF_MARKETS.fullmatch, names)):
        return list(signals)
    has_now = any(map(_NOW.fullmatch, names))
    caption, corner = words
    is_told = _CORNER.fullmatch(corner.strip(" *")) is not None or _BY_HORIZON.search(caption) is not None
    if not (has_now or is_told):
        return list(signals)
    return [
        _ahead(one, name, as_of if has_now else None)
        if one.period is None and is_stretch(name) and (is_told or name[:1] in _DIGITS)  # "Short-term" may be a debt
        else one
        for one, name in zip(signals, names, strict=True)
    ]


def _ahead(signals: Signals, name: str, as_of: Period | None) -> Signals:
    """What a label says, with the time it is from now where the table tells what is so now."""
    point = _POINT.fullmatch(name)
    if point is None or as_of is None:
        return signals.with_status(PROJECTION)
    many = int(point["many"])
    if point["unit"].lower().startswith("y"):
        return signals.dated(name, year_period(as_of.start.year + many), PROJECTION)
    if len(as_of.edtf) < len(_MONTH):
        return signals.with_status(PROJECTION)
    year, month = divmod(as_of.end.year * _YEAR_MONTHS + as_of.end.month - 1 + many, _YEAR_MONTHS)
    return signals.dated(name, month_period(year, month + 1), PROJECTION)
