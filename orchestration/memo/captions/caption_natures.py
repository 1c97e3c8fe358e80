"""What a caption measures: money, heads or shares, as far as its own words tell.

Belongs here: captions that name several measures or none. Does not: labels of rows and columns (`natures`).
"""

from __future__ import annotations

import re

from orchestration.memo.vocabulary.natures import Nature, nature_of

# What a statement is called measures none of its rows: "Income statement (€ million)" has employees too.
_STATEMENT = re.compile(
    r"(?:[A-Z][\w-]* )?(?:income statement|profit and loss|enrol?lment and finances)\b", re.IGNORECASE
)
# What stands in one without a unit is money all the same: "Goodwill | 410" in "Balance sheet, June 2030:".
_ACCOUNTS = re.compile(r"(?:[A-Z][\w-]* ){0,2}(?:balance sheet|sources and uses|cash flow statement)\b", re.IGNORECASE)
_GROWING = re.compile(r"(?P<what>[^,:;()]{3,60}?) (?:growth|increase|decrease|decline|change)s?\b", re.IGNORECASE)

# A corner that names whom all below it count: "Population | 2025 (millions)"; "Customers" may be what they pay.
OF_HEADS = re.compile(
    r"(?:total |working-age )?(?:population|headcount|employment|workforce|jobs|subscribers|users|passengers|visitors"
    r"|arrivals|births|deaths)\b(?: by [a-z ]{2,20})?",
    re.IGNORECASE,
)

# "By country", which leaves what is told to the heading above it
_BY = re.compile(r"(?:By|Split by|Breakdown by) [a-z][a-z ,-]{2,40}")
_NUMBERED = re.compile(r"^(?:section )?(?:[ivx]{1,5}|[0-9]{1,2}|[a-h])[.:)] ", re.IGNORECASE)
_PARTS = re.compile(r" and | & |[,:;–—] ?")


def counts_by_heading(heading: str, caption: str) -> bool:
    """Whether a heading says that a table whose caption does not counts heads: "By age" under "POPULATION"."""
    name = _NUMBERED.sub("", heading)
    if OF_HEADS.match(name) is None or (caption and caption != heading and _BY.fullmatch(caption) is None):
        return False
    return all(nature_of(part) in (None, "count") for part in _PARTS.split(name))


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
    growing = _GROWING.match(caption) if nature in (None, "percent") else None
    return nature_of(growing["what"]) or nature if growing is not None else nature
