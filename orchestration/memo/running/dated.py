"""Sentences and bullets that date something and state no figure: "profitable by 2033", "founded in 2021".

Belongs here: `DatedStatement` and finding them. Does not: figures and their periods (`text_facts`), or what
the dated words mean.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from orchestration.memo.context import MemoContext
from orchestration.memo.document import Table, Text, TextBlock
from orchestration.memo.periods import PeriodMention, find_periods
from orchestration.memo.surroundings.sentences import sentence_starts

_LONGEST = 500
_KINDS = frozenset({"bullet", "prose"})


@dataclass(frozen=True, slots=True)
class DatedStatement:
    """One sentence, of prose or of a bullet, that mentions a period and holds no fact.

    `raw[char_start:char_end]` is the sentence. Of several periods the one something is due by counts
    ("founded in 2021, profitable by 2033"), else the first.
    """

    section_ordinal: int | None
    block_kind: str  # bullet, prose
    source_line: int
    char_start: int
    char_end: int
    source_text: str  # the first 500 code points
    period: str  # EDTF
    period_start: date
    period_end: date
    period_relation: str


def read_dated(block: TextBlock | Table, memo: MemoContext, figures: Sequence[int]) -> Iterator[DatedStatement]:
    """The dated statements of a block; `figures` are the raw offsets of the memo's facts, sorted."""
    if isinstance(block, Table) or block.kind not in _KINDS:
        return
    text = block.text.value
    if not ("19" in text or "20" in text or "21" in text):  # no century, no year
        return
    mentions = find_periods(text)
    if not mentions:
        return
    starts = (*sentence_starts(text), len(text))
    for start, end in pairwise(starts):
        inside = mentions[bisect_left(mentions, start, key=_start) : bisect_left(mentions, end, key=_start)]
        if not inside:
            continue
        span = block.text.slice(start, end).strip()
        first, last = span.span(0, len(span.value))
        at = bisect_left(figures, first)
        if at == len(figures) or figures[at] >= last:
            yield _statement(block, memo, span, inside)


def _statement(block: TextBlock, memo: MemoContext, words: Text, mentions: list[PeriodMention]) -> DatedStatement:
    period = next((m for m in mentions if m.period.relation == "by"), mentions[0]).period
    start, end = words.span(0, len(words.value))
    return DatedStatement(
        block.section,
        block.kind,
        memo.document.line_of(start),
        start,
        end,
        words.value[:_LONGEST],
        period.edtf,
        period.start,
        period.end,
        period.relation,
    )


def _start(mention: PeriodMention) -> int:
    return mention.start
