"""Columns named "#", "No." or "No" that hold figures, where others of the name number the rows or rank them.

Belongs here: telling how many from which ("Asset type | # | Value") and answers ("Yes | No") from both. Does not: the
other roles of columns (`columns`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from orchestration.memo.vocabulary.natures import nature_of

if TYPE_CHECKING:
    from orchestration.memo.document import Table

_YES = re.compile(r"yes\b.{0,12}", re.IGNORECASE)
_NUMBER = re.compile(r"(?:#|no\.?|nr\.?)", re.IGNORECASE)
_WHOLE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6}")
_TOTAL = re.compile(r"(?:grand |group |sub-?)?total\b.{0,14}|all\b.{0,14}|sum", re.IGNORECASE)
# "Asset type | #": what the rows name are kinds, and no kind has a number.
_KINDS = re.compile(
    r".*\b(?:types?|categor(?:y|ies)|segments?|kinds?|sectors?|regions?|countr(?:y|ies)|functions?|departments?|severity"
    r"|status)|.+ (?:class(?:es)?|groups?|bands?)",
    re.IGNORECASE,
)
_CAPTION_HEAD = re.compile(r"[A-Z][a-z]+(?= (?:by|per)\b)")


def is_answer(label: str, labels: list[str]) -> bool:
    """Whether a column "No" holds those who said no: another of its table is "Yes"."""
    return label.strip().lower() == "no" and any(_YES.fullmatch(other.strip()) for other in labels)


def counts_rows(table: Table, ordinal: int) -> bool:
    """Whether a column "#" or "No." behind the names of rows says how many each row is of.

    It does where it sums up, where the rows name kinds ("Asset type") or things in the plural ("Hubs"), or where the
    caption counts things by them ("Incidents by site"); elsewhere it may be a number that each row bears.
    """
    if not ordinal or _NUMBER.fullmatch(table.header[ordinal].text.value.strip()) is None:
        return False
    rows = [
        (row.cells[0].text.value.strip(" *"), row.cells[ordinal].text.value.strip(" *"))
        for row in table.rows
        if len(row.cells) > ordinal
    ]
    if len(rows) < 2 or not all(_WHOLE.fullmatch(cell) for _, cell in rows):
        return False
    numbers = [Decimal(cell.replace(",", "")) for _, cell in rows]
    if _TOTAL.fullmatch(rows[-1][0]) is not None:
        return numbers[-1] == sum(numbers[:-1])
    if len(set(numbers)) == len(numbers) and max(numbers) <= 2 * len(numbers):
        return False  # ranks
    if table.header[0].text.value and _KINDS.fullmatch(table.header[0].text.value.strip()) is not None:
        return True
    if all(_is_plural(name) for name, _ in rows):
        return True
    head = _CAPTION_HEAD.match(table.caption.value) if table.caption is not None else None
    return head is not None and _is_plural(head.group()) and nature_of(head.group()) == "count"


def _is_plural(name: str) -> bool:
    last = name.rpartition(" ")[2]
    return last.isalpha() and last.endswith("s") and not last.endswith(("ss", "us", "is"))
