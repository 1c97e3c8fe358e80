"""What a caption measures: money, heads or shares, as far as its own words tell.

Belongs here: captions that name several measures or none. Does not: labels of rows and columns (`natures`).
"""

from __future__ import annotations

import re

from orchestration.memo.natures import Nature, nature_of

# What a statement is called measures none of its rows: "Income statement (€ million)" has employees too.
_STATEMENT = re.compile(
    r"(?:[A-Z][\w-]* )?(?:income statement|profit and loss|enrol?lment and finances)\b", re.IGNORECASE
)
# What stands in one without a unit is money all the same: "Goodwill | 410" in "Balance sheet, June 2030:".
_ACCOUNTS = re.compile(r"(?:[A-Z][\w-]* ){0,2}(?:balance sheet|sources and uses|cash flow statement)\b", re.IGNORECASE)
_GROWING = re.compile(r"(?P<what>[^,:;()]{3,60}?) (?:growth|increase|decrease|decline|change)s?\b", re.IGNORECASE)


def nature_of_caption(caption: str, *, has_priced: bool, is_open: bool) -> Nature | None:
    """What a caption measures, which `is_open` where it lends no unit.

    What grows under "Headcount growth by function" is heads, beside their growth. Of "Headcount and turnover rate" the
    heads are left, of "Headcount and pay" where a column states the pay's unit.
    """
    both = sorted(str(nature_of(part)) for part in caption.split(" and ")) if " and " in caption else []
    if both == ["count", "percent"] or (has_priced and both == ["count", "money"]):
        return "count"
    if is_open and _ACCOUNTS.match(caption) is not None:
        return "money"
    nature = nature_of(caption) if _STATEMENT.match(caption) is None else None
    growing = _GROWING.match(caption) if nature == "percent" else None
    return nature_of(growing["what"]) or nature if growing is not None else nature
