"""Timelines in one line: "2031: open 12 sites; margin 12%. 2032: open 14 sites; margin 14%".

Belongs here: where each time of such a line begins and how far it dates what follows. Does not: lists of times whose
figures stand right behind them (`year_lists`, `period_lists`), or lines of one time (`text_context`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from orchestration.memo.periods import PeriodMention

# "Timeline: 2031:", ". By 2032:", ". Phase two, 2032:" is none
_OPENS = re.compile(
    r"(?P<before>^|[.!?] |\n|^[*_]{0,2}[A-Z][A-Za-z' -]{2,40}:[*_]{0,2} )[*_]{0,2}"
    r"(?:(?:By|In|From|Until|Through|During|After|Since|Beyond|By end|By the end of|End|End of|Early|Late|Mid|Year"
    r"|Spring|Summer|Autumn|Fall|Winter) ?-?)?$"
)
_COLON = re.compile(
    r"[*_]{0,2}(?: \([^().;:]{1,40}\)| targets?| plan| goals?)?[*_]{0,2}"
    r"(?::[*_]{0,2} | [–—→-] (?!(?:19|20|21)[0-9]{2}\b))"
)
_OPENS_REACH, _LEAST = 64, 2
_STOP = re.compile(r"[.!?][\"”’)]*(?:\s+(?=[A-Z“\"($€£¥₹0-9])|$)")
_DIGIT = re.compile(r"[0-9]")


class TimeBlock(NamedTuple):
    """What one time of a timeline dates: all from `start` to `end`, its name before the colon included."""

    start: int
    colon: int
    end: int
    name: str
    mention: PeriodMention


class Timeline(NamedTuple):
    """The times of a line in order; empty where a text is no timeline."""

    blocks: tuple[TimeBlock, ...]

    @staticmethod
    def of(text: str, periods: Sequence[PeriodMention]) -> Timeline:
        """The timeline a text is: at least two times at the beginning of sentences, each later than the one before."""
        heads = [head for mention in periods if (head := _head(text, mention)) is not None] if periods else []
        is_ordered = all(a.mention.period.start < b.mention.period.start for a, b in pairwise(heads))
        if len(heads) < _LEAST or not is_ordered:
            return Timeline(())
        ends = [*(head.start for head in heads[1:]), _end_of_last(text, heads)]
        return Timeline(tuple(head._replace(end=end) for head, end in zip(heads, ends, strict=True)))

    def at(self, place: int) -> TimeBlock | None:
        """The time that a place is told of, None before the first and behind the last of them."""
        index = bisect_right(self.blocks, place, key=_start) - 1
        return self.blocks[index] if index >= 0 and place < self.blocks[index].end else None


def _start(block: TimeBlock) -> int:
    return block.start


def _head(text: str, mention: PeriodMention) -> TimeBlock | None:
    """A time that opens a sentence, or stands first behind a line's label, and has a colon behind it."""
    colon = _COLON.match(text, mention.end)
    if colon is None:
        return None
    near = max(0, mention.start - _OPENS_REACH)
    opened = _OPENS.search(text[near : mention.start])
    if opened is None or (near and opened.start() == 0):
        return None
    start, stop = near + opened.end("before"), colon.end() - len(": ")
    return TimeBlock(start, stop, stop, text[start:stop].strip(" *_"), mention)


def _end_of_last(text: str, heads: Sequence[TimeBlock]) -> int:
    """Where what the last time dates ends: a sentence behind it sums up, where each time before it has but one."""
    longest = max(_sentences(text, one.colon, other.start) for one, other in pairwise(heads))
    at = heads[-1].colon
    for _ in range(longest):
        stop = _STOP.search(text, at)
        at = stop.end() if stop is not None else len(text)
    return at


def _sentences(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _STOP.finditer(text, start, end + 1)) or 1
