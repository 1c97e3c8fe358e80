"""Columns of a table of shares whose names are short for a return: "Company | Price | YTD | 1Y | Upside".

Belongs here: telling that what stands in them is measured in percent, and a "52-week high" like the price. Does not:
columns of the same name in other tables, where "YTD" only tells when and "Upside" names a case (`columns`).
"""

from __future__ import annotations

import re

from orchestration.memo.quantities import UnitHint
from orchestration.memo.tabular.column import Column

# "YTD", "1Y", "52-week", "Perf. 12m", "6M chg"
_SINCE = r"(?:YTD|MTD|QTD|LTM|TTM|[0-9]{1,2}[- ]?(?:D|W|M|Y|wk|mo|yr|day|week|month|year)s?\.?)"
_CHANGED = r"(?:perf(?:ormance)?\.?|return|chg\.?|change|move|gain)"
_RETURN = re.compile(
    rf"(?:{_CHANGED},? )?{_SINCE}(?: {_CHANGED})?|{_CHANGED} since .+"
    r"|(?:implied |potential |expected |price )?(?:upside|downside|discount|premium)"
    r"(?: to (?:target|nav|peers|market))?",
    re.IGNORECASE,
)
_PRICED = re.compile(
    r"(?:(?:share|stock|current|last|closing|spot) )?price(?: target)?|(?:price )?target|pt|close|p/e|ev/[a-z]+|p/b"
    r"|(?:mkt\.?|market) cap(?:itali[sz]ation)?",
    re.IGNORECASE,
)
_HIGHEST = re.compile(r"(?:52[- ]?w(?:ee)?k|52w|12[- ]?m(?:onth)?|1y|ytd|all[- ]time) (?:high|low)", re.IGNORECASE)
_UNIT = re.compile(r" ?\([^()]*\)$|, ?[A-Z]{0,3}[$€£¥₹]?[a-z]{0,2}$")
_PRICE = re.compile(r"(?:(?:share|stock|current|last|closing|spot) )?price|close", re.IGNORECASE)
_CASE = re.compile(r"(?:bear|base|bull)(?: case)?", re.IGNORECASE)


def with_returns_of_shares(columns: list[Column]) -> list[Column]:
    """The columns, those of returns beside a price as ones in percent, which a bare number must then state."""
    names = [_UNIT.sub("", column.label.strip()) for column in columns]
    if not any(map(_PRICED.fullmatch, names)) or any(map(_CASE.fullmatch, names)):
        return columns
    price = next((column.hint for column, name in zip(columns, names, strict=True) if _PRICE.fullmatch(name)), None)
    return [
        _measured(column, name, price)
        if column.role == "value" and column.hint is None and column.nature in (None, "count")
        else column
        for column, name in zip(columns, names, strict=True)
    ]


def _measured(column: Column, name: str, price: UnitHint | None) -> Column:
    if _HIGHEST.fullmatch(name) is not None:
        return column._replace(nature="money", hint=price)  # "52-week high" beside "Price ($)"
    return column._replace(nature="percent") if column.nature is None and _RETURN.fullmatch(name) else column
