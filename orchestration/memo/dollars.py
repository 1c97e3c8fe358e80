"""Whose dollars a bare `$` means in a memo that also writes C$ or A$, and whether its `¥` is the yuan's.

Belongs here: the evidence in the memo's own words. Does not: a guess from the company's country.
"""

from __future__ import annotations

import re

from orchestration.memo.currencies import SHARED_SIGNS, SYMBOLS
from orchestration.memo.quantities import Quantity, UnitHint

_YUAN = re.compile(r"\b(?:RMB|CNY|CNH|yuan|renminbi)\b")
_YEN = re.compile(r"\b(?:JPY|yen|Japan(?:ese)?)\b", re.IGNORECASE)
_SIGNED = re.compile(r"(?<![A-Za-z])((?:C|CA|A|AU|NZ|S|SG|HK)\$) ?([0-9][0-9,.]{3,20})")
_BARE = re.compile(r"(?<![A-Za-z])\$ ?([0-9][0-9,.]{3,20})")


def dollar_of(raw: str, figures: UnitHint | None) -> str | None:
    """The currency of `$`: named for all figures, or of an amount written once as C$1,240 and once as $1,240.

    None where `$` is what it is everywhere, the US dollar, or where the memo names that too.
    """
    if "$" not in raw or "US$" in raw or "USD" in raw:
        return None
    if figures is not None and figures.unit != "USD" and figures.unit in SHARED_SIGNS["$"]:
        return figures.unit
    if not any(sign in raw for sign in ("C$", "A$", "AU$", "NZ$", "S$", "SG$", "HK$")):
        return None
    signed = {(SYMBOLS[sign], amount.rstrip(".,")) for sign, amount in _SIGNED.findall(raw)}
    codes = {code for code, _ in signed}
    if len(codes) != 1:
        return None
    bare = {amount.rstrip(".,") for amount in _BARE.findall(raw)}
    return codes.pop() if any(amount in bare for _, amount in signed) else None


def is_yuan(raw: str) -> bool:
    """Whether `¥` is the yuan's sign in a memo: it names the yuan and nothing Japanese."""
    return "¥" in raw and _YUAN.search(raw) is not None and _YEN.search(raw) is None


def whose_signs(raw: str, figures: UnitHint | None) -> dict[str, str]:
    """The currency that each sign shared by several means in a memo, by the one it means everywhere else."""
    dollar = dollar_of(raw, figures)
    signs = {} if dollar is None else {"USD": dollar}
    if is_yuan(raw):
        signs["JPY"] = "CNY"
    return signs


def in_own_money(quantity: Quantity, signs: dict[str, str]) -> Quantity:
    """The quantity with the memo's own currency in place of the one its sign means elsewhere."""
    unit = quantity.unit
    if unit in signs:
        return quantity._replace(unit=signs[unit])
    if unit.startswith("other:") and unit[9:10] == "/" and unit[6:9] in signs:
        return quantity._replace(unit=f"other:{signs[unit[6:9]]}{unit[9:]}")
    return quantity
