"""Whose dollars a bare `$` means in a memo that also writes C$ or A$.

Belongs here: the evidence in the memo's own words. Does not: a guess from the company's country.
"""

from __future__ import annotations

import re

from orchestration.memo.currencies import SHARED_SIGNS, SYMBOLS
from orchestration.memo.quantities import Quantity, UnitHint

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


def in_dollars(quantity: Quantity, dollar: str) -> Quantity:
    """The quantity with the memo's dollar in place of the US one."""
    if quantity.unit == "USD":
        return quantity._replace(unit=dollar)
    if quantity.unit.startswith("other:USD/"):
        return quantity._replace(unit=f"other:{dollar}{quantity.unit[9:]}")
    return quantity
