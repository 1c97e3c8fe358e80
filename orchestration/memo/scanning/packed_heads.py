"""Names of columns that a copy set apart by one space each: "Year Registered Passed trade test Pass rate %".

Belongs here: where each name begins, told by capitals, years and brackets. Does not: the rows below (`spaced_tables`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orchestration.memo.document import Text

_WORD = re.compile(r"\([^()]*\)|[^\s()]+")
_YEAR = re.compile(r"(?:FY ?)?(?:19|20|21)[0-9]{2}[AEFPaefp]?")
_GOES_ON = re.compile(r"[a-z(%&/$€£¥₹'’\"+*†-]")
_LONGEST = 160
# What begins a name in capitals throughout: "Gross Sales", "New York", so that the next is none of its own
_BEGINS = re.compile(
    r"(?:Gross|Net|Total|Average|Mean|Median|Real|Nominal|Public|Private|Other|First|Second|Third|Last|Next|Current|Prior"
    r"|New|Old|San|Santa|St|Los|Las|El|La|Le|De|Al|Hong|Sri|Saudi|Costa|Puerto|Rio|Buenos|United|Great|Upper|Lower|Sub"
    r"|Cape|Fort|Mount|Port|Lake|North|South|East|West|Central)(?:ern)?"
)
# "Year output New York": a first name that is whole, and the next in small letters
_NAME_WHOLE = re.compile(
    r"(?:Year|Quarter|Month|Date|Period|Item|Line|Region|Country|City|Town|Name|Metric)s? "
    r"(?!(?:of|to|ended|ending|by|in|end)\b)[a-z]"
)


def packed_names(head: Text, width: int) -> tuple[Text, ...] | None:
    """The names of so many columns; None where it is not sure where each begins.

    Each begins with a capital and holds no other, so that there are as many capitals as columns. Years name
    all columns but the first, or none.
    """
    value = head.value
    if len(value) > _LONGEST or not value[:1].isupper():
        return None
    words = [(match.start(), match.group()) for match in _WORD.finditer(value)]
    starts = [at for at, word in words if _GOES_ON.match(word) is None]
    years = [at for at, word in words if _YEAR.fullmatch(word)]
    is_certain = all(value[at].isupper() or at in years for at in starts)
    if len(starts) != width or not is_certain or (years and years != starts[1:]):
        return None
    ends = [*starts[1:], len(value)]
    names = tuple(head.slice(start, end).strip() for start, end in zip(starts, ends, strict=True))
    is_parted = _NAME_WHOLE.match(value) is not None or any(_BEGINS.fullmatch(name.value) for name in names[:-1])
    return None if is_parted else names
