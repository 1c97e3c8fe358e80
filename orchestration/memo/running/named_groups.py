"""Figures that are part of a name: "the top 10% of earners", "52-week high", "Low-Income Households (under $40,000)".

Belongs here: such figures of a text, which say of whom or over what time something is told and are no facts. Does not:
bands before a colon ("18-24: 12%", `bands`) or the times of a plan's parts (`plan_terms`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity, Refusal

# "Top 10%: $410K; bottom 50%: $12K", "The top 10% of earners pay 71%", "the richest 1% own 41%", "share of the top 10%"
_PART_OF_ALL = re.compile(
    r"\b(?P<of>(?:share|income|wealth|assets|earnings|pay|wages|holdings|tax(?:es)?) (?:of|for|by) (?:the )?)?"
    r"(?:top|bottom|richest|poorest|wealthiest|upper|lowest|highest|best-paid|lowest-paid|highest-paid|top-earning)"
    r"(?:[- ](?:earning|paid|income))? $",
    re.IGNORECASE,
)
_PART_REACH = 48
_WHO = (
    r"(?:earners|households|families|taxpayers|tax filers|filers|people|adults|workers|wage-?earners|employees"
    r"|citizens|americans|population|income (?:earners|groups?)|incomes?|wealth holders|owners|savers|spenders"
    r"|investors|shareholders|firms|companies|borrowers|customers|clients|users|artists|sellers|creators)\b"
)
_DO = (
    r"(?:own|owns|owned|hold|holds|held|pay|pays|paid|earn|earns|earned|take|takes|took|receive|receives|received"
    r"|account|accounts|capture|captures|captured|have|has|had|get|gets|got|spend|spends|spent|control|controls"
    r"|make|makes|save|saves|lost|lose|loses|gained|gain|gains|saw)\b"
)
_IS = r"(?:is|was|rose|fell|grew|reached|stands|stood|climbed|dropped|will)\b"
_TOLD_OF = re.compile(
    rf":[*_]{{0,2}} |['’]s? |(?: of| by)(?: (?:all|the|its|their|our))?(?: [a-z-]+)? {_WHO}"
    rf"| (?:[a-z-]+ )?{_WHO} {_DO}| (?:now |still |already |alone |together )?{_DO}"
    r"| (?:just|only|a mere|barely) [0-9]",
    re.IGNORECASE,
)
_WHOSE_IS = re.compile(rf"(?: of(?: [a-z-]+)? {_WHO})? {_IS}|[,.;)]|$", re.IGNORECASE)
# "52-week range", "200-day moving average"
_WINDOW = re.compile(
    r"(?<=day|eek|nth|ear)[- ](?:trading |price )?(?:range|highs?(?! school| street| season)|lows?(?! season| tide)"
    r"|(?:simple |exponential )?(?:moving|rolling|trailing) averages?|averages?(?= (?:is|was|of|at"
    r"|stands|stood)\b| [A-Z]{0,3}[$€£¥₹]|:|[,.;)]|$))"
    r"(?! (?:contract|wait|stay|term|lease))\b"
)
_WINDOWED = re.compile(r"[0-9]{1,3}[- ](?:trading[- ])?(?:day|week|month|year)", re.IGNORECASE)
# "THE NEXT 18 MONTHS", "5-YEAR FINANCIAL OUTLOOK" over a section
_SPAN_OF_HEAD = re.compile(
    r"(?:[0-9IVX]{1,4}[.:)] )?(?:(?:the )?(?:next|first|last|coming|past) (?P<one>[0-9]{1,3} (?:days"
    r"|weeks|months|years|quarters))"
    r"|(?:(?:the|our|a) )?(?P<two>[0-9]{1,3}[- ](?:day|week|month|year)) (?:[a-z&-]+ ){0,3}"
    r"(?:outlook|forecasts?|projections?|roadmap|strategy|view|horizon|vision|agenda))",
    re.IGNORECASE,
)
# "PART TWO: 10 THINGS TO DO"
_LISTED = re.compile(
    r"(?:^|[:.–—-] )(?:the )?(?P<count>[0-9]{1,2}) (?:[a-z]+ )?(?:things|lessons|questions|ways|steps"
    r"|rules|reasons|takeaways"
    r"|mistakes|moves|myths|truths|facts|ideas|tips|trends|principles)"
    r"(?: (?:to|for|that|you|we|about|from|of)\b[^0-9]*)?$",
    re.IGNORECASE,
)
# "Low-Income Households (Under $40,000)", "Middle-Income Households ($40,000-$120,000)" as a line of their own
_BAND_OF_WHOM = re.compile(
    r"[*_]{0,2}(?:[0-9A-Z]{1,2}[.)] )?(?:[A-Z][\w'’-]* ){0,4}"
    r"(?:Households|Families|Earners|Workers|Taxpayers|People|Customers|Firms|Businesses|Companies|Employers|Investors"
    r"|Borrowers|Savers|Buyers|Clients|Incomes?|HOUSEHOLDS|FAMILIES|EARNERS|WORKERS|FIRMS|BUSINESSES"
    r"|COMPANIES|INCOMES?) "
    r"\((?P<band>[^()]{3,48})\):?[*_]{0,2}"
)


def without_named_groups(text: str, kind: str, items: Sequence[Quantity | Refusal]) -> Sequence[Quantity | Refusal]:
    """The items of a text of one kind of block without those that are part of a name."""
    head = _BAND_OF_WHOM.fullmatch(text.strip())
    if head is not None:
        begin = head.start("band") + len(text) - len(text.lstrip())
        return [item for item in items if not (_is_money_band(item) and item.start >= begin)]
    heading = _of_heading(text) if kind == "heading" else None
    return [
        item
        for item in items
        if not isinstance(item, Quantity)
        or not (_is_part_of_all(text, item) or _is_window(text, item) or (item.start, item.end) == heading)
    ]


def _is_money_band(item: Quantity | Refusal) -> bool:
    return isinstance(item, Quantity) and item.unit_kind == "money" and item.low != item.high


def _of_heading(text: str) -> tuple[int, int] | None:
    """Where the time or the number stands that only heads a section."""
    span = _SPAN_OF_HEAD.fullmatch(text.strip(" *_"))
    offset = len(text) - len(text.lstrip(" *_"))
    if span is not None:
        name = "one" if span["one"] else "two"
        return (span.start(name) + offset, span.end(name) + offset)
    listed = _LISTED.search(text)
    return listed.span("count") if listed is not None else None


def _is_part_of_all(text: str, item: Quantity) -> bool:
    """Whether a share says which part of people is told of: "the top 10% of earners pay …"."""
    if item.unit_kind != "percent" or item.low != item.value or item.high != item.value:
        return False
    part = _PART_OF_ALL.search(text, max(0, item.start - _PART_REACH), item.start)
    if part is None:
        return False
    forms = (_WHOSE_IS, _TOLD_OF) if part["of"] else (_TOLD_OF,)
    return any(form.match(text, item.end) is not None for form in forms)


def _is_window(text: str, item: Quantity) -> bool:
    """Whether a time says over what a price is told: "52-week range", "200-day average"."""
    if item.unit_kind != "duration" or _WINDOWED.fullmatch(text[item.start : item.end]) is None:
        return False
    return _WINDOW.match(text, item.end) is not None
