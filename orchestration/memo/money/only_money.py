"""The one money of a memo that writes all its amounts in it, which pay and rent without a unit are in too.

Belongs here: whether a memo writes but one currency, and which labels are of sums that one person earns or pays. Does
not: accounts, whose scale nobody could tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.currencies import SYMBOLS, WORDLIKE_CODES, WRITTEN_SIGNS, code_of

_WRITTEN = re.compile(
    rf"(?<![A-Za-z])(?:(?P<sign>{WRITTEN_SIGNS})|(?P<code>[A-Z]{{3}}))(?= ?[0-9])|[0-9] ?(?P<last>[A-Z]{{3}})\b"
)
_OFTEN = 8
_OF_PEOPLE = re.compile(
    r"\b(?:rents?|pay|salar(?:y|ies)|wages?|stipends?|tuition|pensions?|household|family|couple|take-home|earnings"
    r"|living costs?)\b",
    re.IGNORECASE,
)
_LEAST, _MOST = Decimal(1000), Decimal(1_000_000)


@dataclass(frozen=True)
class OnlyMoney:
    """The amounts of a memo; `signs` says whose the shared signs are, as "USD" for the dollar sign."""

    raw: str
    signs: Mapping[str, str]

    @cached_property
    def code(self) -> str | None:
        """The ISO code of the one currency they are in; None where they are in several, or few. Few memos ask."""
        return _only_code(self.raw, self.signs)


def _only_code(raw: str, signs: Mapping[str, str]) -> str | None:
    found: dict[str, int] = {}
    for match in _WRITTEN.finditer(raw):
        written = match["code"] or match["last"]
        code = SYMBOLS[match["sign"]] if match["sign"] else code_of(written) if written not in WORDLIKE_CODES else None
        if code is not None:
            own = signs.get(code, code) if match["sign"] in ("$", "¥", "Rs", "Rs.", "₹") else code
            found[own] = found.get(own, 0) + 1
    if len(found) != 1:
        return None
    ((code, count),) = found.items()
    return code if count >= _OFTEN else None


def in_only_money(item: Quantity | Refusal, money: OnlyMoney | None, labels: Iterable[str]) -> Quantity | None:
    """A bare number of thousands that labels call one person's pay, rent or spending, in the memo's one money."""
    if money is None or not isinstance(item, Quantity) or item.unit_kind != "count":
        return None
    is_sum = all(end is None or _LEAST <= abs(end) < _MOST for end in (item.value, item.low, item.high))
    if not is_sum or not any(map(_OF_PEOPLE.search, labels)) or money.code is None:
        return None
    return item._replace(unit=money.code, unit_kind="money", decimals=0)
