"""Tables as text: CSV, JSON and Parquet with every decimal as it is stated.

Belongs here: the machine-readable forms of `memomart facts` and `memomart query`. Does not: what a
person reads at the terminal (`terminal`).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any


def plain(value: object) -> str:
    """A cell of a text table: decimals without an exponent or trailing zeros, null as nothing."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


def to_csv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV with a header line."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([plain(value) for value in row] for row in rows)
    return buffer.getvalue()


def to_json(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A JSON list of objects, one a row."""
    return json.dumps([dict(zip(names, map(_json, row), strict=True)) for row in rows], ensure_ascii=False, indent=1)


def _json(value: object) -> Any:
    if isinstance(value, Decimal):
        if value == value.to_integral_value():
            return int(value)
        # A float prints the same digits up to its precision; beyond it only text keeps them all.
        return float(value) if Decimal(repr(float(value))) == value else plain(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_json(item) for item in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)
