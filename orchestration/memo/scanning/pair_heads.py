"""Tables of labels and values whose first pair stands where a header would: "| Employees | 8,200 |" above a rule.

Belongs here: telling such a pair from a header, and pairs side by side. Does not: the words of fact boxes
(`key_labels`), what rows mean (`tables`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.scanning.key_labels import OF_THING, is_year
from orchestration.memo.scanning.lines import GridRow
from orchestration.memo.vocabulary.natures import nature_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Text

_MONEY = r"(?:[A-Z]{0,3}[$€£¥₹₩₦₱₺₽]|[A-Z]{3} )"
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SCALE = r"(?:[KMBT]|bn|mn|tn|Cr|lakh|thousand|million|billion|trillion|crore)"
_BEFORE, _BEHIND = r"[~≈<>≤≥+(−–-]{0,3} ?", r"\+?\)?(?: (?:of|per) .{1,30}| ?/ ?[A-Za-z]{1,12}| \([^()]{1,40}\))?"
# "$2.6B", "41.0 million", "4%", "84% of GDP"
_AMOUNT = re.compile(
    rf"{_BEFORE}(?:{_MONEY} ?{_NUMBER} ?{_SCALE}?|{_NUMBER} ?(?:%|{_SCALE}\b|x\b|bps\b|pp\b)){_BEHIND}"
)
_GROUPED = re.compile(r"[~≈+−–-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?\+?")
_PLAIN = re.compile(r"[~≈+−–-]?\d[\d,]*(?:\.\d+)?")
_LASTING = re.compile(r"[~≈]?\d[\d.]* ?(?:days?|weeks?|months?|years?|hours?)")
_OF_TIME = re.compile(
    r"\b(?:runway|time|tenure|term|tenor|payback|duration|notice|age|wait|maturity|life(?:time|span)?)\b", re.IGNORECASE
)
# What is called so heads the labels below it.
_CORNER = re.compile(
    r"(?:(?:key|main|line|fiscal|calendar|business|customer|income|product|cost) )?"
    r"(?:items?|metrics?|kpis?|measures?|indicators?|categor(?:y|ies)|scenarios?|cases?|outcomes?|years?|periods?"
    r"|quarters?|months?|fy|percentiles?|deciles?|quintiles?|quartiles?|parameters?|factors?|drivers?|assumptions?"
    r"|variables?|regions?|countr(?:y|ies)|segments?|sectors?|compan(?:y|ies)|names?|products?|roles?|groups?"
    r"|departments?|teams?|functions?|units?|types?|levels?|tiers?|components?|sources?|questions?|answers?|options?"
    r"|fields?|values?|details?|descriptions?|lines?|events?|dates?|tasks?|cit(?:y|ies)|states?|plants?|sites?)",
    re.IGNORECASE,
)
# "Maturity | 2034" among the terms of a loan, where rows of other kinds follow.
_DATED = re.compile(
    r"(?:final |legal |loan |bond )?maturity(?: date)?|(?:(?:project|planned|contract|lease|construction) )?"
    r"(?:start|end|launch|completion|opening|closing|expiry|commencement)(?: date| year)?"
    r"|ipo(?: (?:date|year))?|listed|launched|opened|formed|commissioned|issued|expires|term(?:ination)? date",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:(?:early|mid|late|end|by|in)[- ])?(?:\d{1,2} )?(?:[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?|[QH][1-4] )?"
    r"(?:19|20|21)\d\d"
)
_YEAR = re.compile(r"(?:FY ?)?(?:19|20|21)\d\d ?[AEFPB]?")
_WIDEST = 6


def with_pairs(head: GridRow, body: Sequence[GridRow]) -> list[GridRow]:
    """The rows of label and value that header and body are; none where the header names columns.

    Pairs side by side come one below the other: "Population | 41 million | GDP | $2.03T".
    """
    width = len(head.cells)
    rows = [row for row in body if any(cell.value for cell in row.cells)]
    if width % 2 or not 2 <= width <= _WIDEST or not rows or any(len(row.cells) != width for row in rows):
        return []
    found = [_pair_of(head, at) for at in range(0, width, 2)]
    values = [row.cells[1].value for row in rows]
    if width == 2:
        is_pair = _states_value(*found[0], values) or _tells_date(*found[0], values) or _is_of_year(*found[0], rows)
        return [head, *rows] if is_pair else []
    pairs = [_pair_of(row, at) for row in rows for at in range(0, width, 2)]
    are_pairs = all(_is_amount(*pair) or _is_founded(*pair) for pair in found)
    if not are_pairs or not all(_names(label) and bool(label) == bool(value) for label, value in pairs):
        return []
    return [
        row._replace(cells=row.cells[at : at + 2])
        for row in (head, *rows)
        for at in range(0, width, 2)
        if row.cells[at].value
    ]


def nameless_above(row: GridRow) -> GridRow:
    """A header without names, as wide as a row."""
    cells: list[Text] = [cell.slice(0, 0) for cell in row.cells]
    return GridRow(tuple(cells), row.line, is_nameless=True)


def _pair_of(row: GridRow, at: int) -> tuple[str, str]:
    return row.cells[at].value, row.cells[at + 1].value


def _names(label: str) -> bool:
    """Whether a cell may be a label: it holds no amount and no number alone."""
    return not (_AMOUNT.fullmatch(label) or _PLAIN.fullmatch(label) or _LASTING.fullmatch(label))


def _states_value(label: str, value: str, values: Sequence[str]) -> bool:
    if _is_amount(label, value):
        return True
    is_named = any(map(str.isalpha, label)) and _CORNER.fullmatch(label) is None
    # "Revenue | 41.2" above numbers alone, as below "Accounts ($M)"
    are_plain = "." in value and len(values) > 1 and all(map(_PLAIN.fullmatch, values))
    return is_named and are_plain and _PLAIN.fullmatch(value) is not None


def _is_amount(label: str, value: str) -> bool:
    """Whether a label stands before an amount that names no column."""
    label = label.rstrip(": ")
    if not any(map(str.isalpha, label)) or _CORNER.fullmatch(label) is not None:
        return False
    if _AMOUNT.fullmatch(value) is not None or _GROUPED.fullmatch(value) is not None:
        return True
    if _LASTING.fullmatch(value) is not None:
        return _OF_TIME.search(label) is not None
    return _PLAIN.fullmatch(value) is not None and not is_year(value) and nature_of(label) == "count"


def _is_founded(label: str, value: str) -> bool:
    return OF_THING.fullmatch(label) is not None and _DATE.fullmatch(value) is not None


def _tells_date(label: str, value: str, values: Sequence[str]) -> bool:
    """Whether a date is the thing's own, as of "Founded", or of "Maturity" above rows of several kinds."""
    if _DATE.fullmatch(value) is None:
        return False
    is_dated = _DATED.fullmatch(label.rstrip(": ")) is not None
    return OF_THING.fullmatch(label) is not None or (is_dated and len(set(map(_kind, values))) > 1)


def _is_of_year(label: str, value: str, rows: Sequence[GridRow]) -> bool:
    """Whether a year stands before an amount, above rows of further years: "2029 | $38M"."""
    is_year_first = _YEAR.fullmatch(label) is not None and _AMOUNT.fullmatch(value) is not None
    return is_year_first and all(_YEAR.fullmatch(row.cells[0].value) for row in rows)


def _kind(value: str) -> str:
    """What a value is in, roughly: money, a share, a time, words or a number."""
    if re.search(r"[$€£¥₹₩₦₱₺₽]|\b[A-Z]{3} ?\d", value):
        return "money"
    if "%" in value or "bps" in value:
        return "share"
    return "time" if _LASTING.match(value) else "number" if any(map(str.isdigit, value)) else "words"
