"""Lists of periods beside lists of figures: "$120M, $130M and $150M in 2028, 2029 and 2030, respectively".

Belongs here: pairing the one with the other, in order. Does not: a single period near a figure (`dating`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from orchestration.memo.periods import PeriodMention
from orchestration.memo.quantities import Quantity

Span = tuple[int, int]

_JOINT = re.compile(r"(?:,|,? and|,? then|,? &) (?:about |some )?|/| / ")
# Of two alone a comma makes two statements: "there are 171,000, and 54% of them freelance".
_OF_TWO = re.compile(r"(?: and| then| &) (?:about |some )?|/| / ")
_STOP = re.compile(r"[.;!?:](?=\s)")
_REACH = 90
_MOST = 12


def period_in_order(
    text: str, item: Quantity, others: Sequence[Span], periods: Sequence[PeriodMention]
) -> PeriodMention | None:
    """The period that stands where the figure stands, of a list of as many periods as its list has figures."""
    if len(periods) < 2:
        return None
    around = sorted([*others, (item.start, item.end)])
    figures = run_of(text, around, around.index((item.start, item.end)), _JOINT)
    if len(figures) < 2 or (len(figures) == 2 and _OF_TWO.fullmatch(text, figures[0][1], figures[1][0]) is None):
        return None
    begin, end = figures[0][0], figures[-1][1]
    place = bisect_left(periods, end, key=_start)
    near = [list(periods[place : place + _MOST]), list(periods[max(0, place - _MOST) : place])]
    for beside in near:
        if not beside:
            continue
        last = beside[0] if beside is near[0] else beside[-1]
        spans = [(mention.start, mention.end) for mention in beside]
        run = run_of(text, spans, spans.index((last.start, last.end)), _JOINT)
        gap = (end, run[0][0]) if beside is near[0] else (run[-1][1], begin)
        if len(run) == len(figures) and _is_near(text, gap, others):
            at = spans.index(run[0]) + figures.index((item.start, item.end))
            return beside[at]
    return None


def _start(mention: PeriodMention) -> int:
    return mention.start


def run_of(text: str, spans: Sequence[Span], at: int, joint: re.Pattern[str]) -> Sequence[Span]:
    """The spans round the one at a place that nothing but a joint parts, such as commas and "and"."""
    first = last = at
    while first > 0 and joint.fullmatch(text, spans[first - 1][1], spans[first][0]) is not None:
        first -= 1
    while last + 1 < len(spans) and joint.fullmatch(text, spans[last][1], spans[last + 1][0]) is not None:
        last += 1
    return spans[first : last + 1]


def _is_near(text: str, gap: Span, others: Sequence[Span]) -> bool:
    """Whether two lists stand in one statement, with no other figure between them."""
    begin, end = gap
    if text[begin:end] in (": ", ":"):
        return True  # "In 2030, 2031 and 2032: $12M, $14M and $17M"
    if not 0 <= end - begin <= _REACH or _STOP.search(text, begin, end) is not None:
        return False
    return not any(begin <= start < end for start, _ in others)
