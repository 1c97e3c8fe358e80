"""Short lists of years beside short lists of figures: "Revenue (2028/2029/2030): $2.1B / $2.6B / $3.2B".

Belongs here: pairing years that slashes, arrows or "vs." part with figures that these part, in order. Does not: lists
with commas and "and" (`period_lists`), or a single period near a figure (`dating`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from orchestration.memo.periods import read_period_label
from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.period_lists import Span, run_of
from orchestration.memo.vocabulary.period_types import PeriodMention

_JOINT = r"(?: ?(?:/|→|->|➔) ?| (?:vs\.?|versus) )"
_YEAR = r"(?:(?:FY|[QH][1-4]) ?)?(?:19|20|21)[0-9]{2}[EAFPBT]?"
_LIST = re.compile(rf"(?<![A-Za-z0-9$€£¥₹/.,#-]){_YEAR}(?:{_JOINT}{_YEAR}){{1,11}}(?![A-Za-z0-9/%+]|[.,][0-9])")
_ONE_YEAR = re.compile(_YEAR)
# "2028/2029" alone may be one year that begins in the other.
_ONE_SEASON = re.compile(r"(?P<first>[0-9]{4})/(?P<last>[0-9]{4})")
_BETWEEN = re.compile(rf"{_JOINT}[~≈]?")
_LABEL = re.compile(r"[)*_]{0,3}:[*_]{0,2} ?")
_WORDS = re.compile(r"(?:[A-Za-z][A-Za-z&-]* ){0,4}[~≈]?")
_BEHIND = re.compile(r"(?: [a-z-]+){0,2}(?: \(| in | for |, )")
_STOP = re.compile(r"[.!?](?=\s)|(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_REACH = 200


class _Years(NamedTuple):
    start: int
    end: int
    years: tuple[PeriodMention, ...]


def year_in_order(text: str, item: Quantity, others: Sequence[Span]) -> PeriodMention | None:
    """The year that stands where the figure stands, of a list of as many years as its list has figures."""
    lists = _lists(text)
    if not lists:
        return None
    spans = sorted([*others, (item.start, item.end)])
    figures = run_of(text, spans, spans.index((item.start, item.end)), _BETWEEN)
    place = figures.index((item.start, item.end))
    begin, end = figures[0][0], figures[-1][1]
    for years in lists[bisect_left(lists, begin - 2 * _REACH, key=_start) :]:
        if years.start > end + _REACH:
            break
        is_behind = end <= years.start and _BEHIND.fullmatch(text, end, years.start) is not None
        if len(years.years) == len(figures) and (is_behind or _lead(text, years, figures, spans)):
            return years.years[place]
    return None


def _start(years: _Years) -> int:
    return years.start


def _lead(text: str, years: _Years, figures: Sequence[Span], spans: Sequence[Span]) -> bool:
    """Whether years before figures are theirs: right behind a label, also where like lists stand between them."""
    label = _LABEL.match(text, years.end)
    begin = figures[0][0]
    if label is None or not label.end() <= begin <= years.end + _REACH:
        return False
    if _WORDS.fullmatch(text, label.end(), begin) is not None:
        return True
    behind = [at for at, span in enumerate(spans) if span[0] >= label.end()]
    is_alike = all(len(run_of(text, spans, at, _BETWEEN)) == len(figures) for at in behind)
    return is_alike and _STOP.search(text, label.end(), begin) is None


@lru_cache(maxsize=512)
def _lists(text: str) -> tuple[_Years, ...]:
    """Every list of years in a text; none where two years with a slash may be one."""
    found = [_read(match) for match in _LIST.finditer(text)]
    return tuple(years for years in found if years is not None)


def _read(match: re.Match[str]) -> _Years | None:
    season = _ONE_SEASON.fullmatch(match.group())
    if season is not None and int(season["last"]) == int(season["first"]) + 1:
        return None
    years: list[PeriodMention] = []
    for one in _ONE_YEAR.finditer(match.group()):
        mention = read_period_label(one.group())
        if mention is None or any(mention.period.edtf == year.period.edtf for year in years):
            return None
        start = match.start() + one.start()
        years.append(mention._replace(start=start, end=start + len(one.group())))
    return _Years(match.start(), match.end(), tuple(years))
