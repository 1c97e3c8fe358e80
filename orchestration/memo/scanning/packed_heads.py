"""Names of columns that a copy set apart by one space each: "Year Registered Passed trade test Pass rate %".

Belongs here: where each name begins, told by capitals, years and brackets. Does not: the rows below (`spaced_tables`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Text

_WORD = re.compile(r"\([^()]*\)|[^\s()]+")
_YEAR = re.compile(r"(?:FY ?)?(?:19|20|21)[0-9]{2}[AEFPaefp]?")
_GOES_ON = re.compile(r"[a-z(%&/$€£¥₹'’\"+*†-]")
_LONGEST = 160
# What begins a name in capitals throughout, or goes on with one: "Gross Sales", "New York", "Staff And Costs"
_NO_NAME = re.compile(
    r"(?:Gross|Net|Total|Average|Mean|Median|Real|Nominal|Public|Private|Other|First|Second|Third|Last|Next|Current|Prior"
    r"|New|Old|San|Santa|St|Los|Las|El|La|Le|De|Al|Hong|Sri|Saudi|Costa|Puerto|Rio|Buenos|United|Great|Upper|Lower|Sub"
    r"|Cape|Fort|Mount|Lake|North|South|East|West|Central)(?:ern)?"
)
_JOINS = re.compile(r"(?:.* )?(?:a|an|and|at|by|for|from|in|of|on|or|our|per|the|to|with|all|this)", re.IGNORECASE)
# What the rows are: the first column's name
_TIMES = "Year|Quarter|Month|Period|Date"
_OF_ROWS = re.compile(
    rf"(?:{_TIMES}|Item|Line|Region|Province|State|Country|County|District|City|Town|Place|Site|Plant|Mine|Office|Branch"
    r"|Shop|Store|Sector|Industry|Trade|Occupation|Role|Job|Grade|Level|Skill|Course|School|Crop|Product|Metric|Measure"
    r"|Indicator|Category|Type|Group|Segment|Company|Firm|Employer|Operator|Supplier|Bank|Fund|Age|Scenario|Case|Option"
    r"|Component|Source|Name|Team|Unit|Zone|Route|Project|Species|Material|Fuel|Model|Service|Program|Programme"
    r"|Department|Ministry|Dock|Port|Buyer|Customer|Market)s?(?: (?:of|by|to|group|band|level|ended|ending) ?[a-z ]*)?"
)
_TIME = re.compile(rf"(?:{_TIMES})s?")
_A_TIME = re.compile(
    r"(?:[QH][1-4]|(?:FY ?)?(?:19|20|21)[0-9]{2}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b)"
)


def packed_names(head: Text, width: int, rows: Sequence[str]) -> tuple[Text, ...] | None:
    """The names of so many columns; None where it is not sure where each begins, or that the line is no caption.

    Each begins with a capital and holds no other, so that there are as many capitals as columns. Years name
    all columns but the first, or none. `rows` are the names of the rows.
    """
    value = head.value
    if len(value) > _LONGEST:
        return None
    words = [(match.start(), match.group()) for match in _WORD.finditer(value)]
    starts = [at for at, word in words if _GOES_ON.match(word) is None]
    years = [at for at, word in words if _YEAR.fullmatch(word)]
    is_certain = all(value[at].isupper() or at in years for at in starts)
    if len(starts) != width or starts[0] or not is_certain or (years and years != starts[1:]):
        return None
    ends = [*starts[1:], len(value)]
    names = tuple(head.slice(start, end).strip() for start, end in zip(starts, ends, strict=True))
    return names if _are_names([name.value for name in names], rows, is_dated=bool(years)) else None


def _are_names(names: Sequence[str], rows: Sequence[str], *, is_dated: bool) -> bool:
    """Whether the first is of what the rows are, and small letters, units or years show where the others begin."""
    if _OF_ROWS.fullmatch(names[0]) is None or any(_JOINS.fullmatch(name) for name in names):
        return False
    if any(_NO_NAME.fullmatch(name) for name in names[:-1]):
        return False
    is_of_times = _TIME.fullmatch(names[0]) is not None and all(_A_TIME.match(row) for row in rows)
    return is_dated or is_of_times or any(" " in name for name in names[1:])
