"""What the words around a figure in running text say: its period, its status and its scenario.

Belongs here: sentences, parentheses and which mention near a figure belongs to it. Does not: the words
themselves (`periods`, `status`, `scenarios`) or what is inherited from outside the text (`context`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from orchestration.memo.periods import Period, PeriodMention
from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.bars import is_barred, is_beside
from orchestration.memo.surroundings.compared_labels import held
from orchestration.memo.surroundings.compared_periods import is_base, is_change_of_label, is_of_other, is_start
from orchestration.memo.surroundings.dated_asides import dates_beginning, dates_other
from orchestration.memo.surroundings.dating import (
    DIRECT,
    PAUSE,
    WINDOW,
    behind_comma,
    end_of_plan,
    ends_then,
    follows,
    is_mark,
    is_present,
    is_spent,
    is_start_aside,
    is_whole,
)
from orchestration.memo.surroundings.opinions import is_of_view
from orchestration.memo.surroundings.period_lists import period_in_order
from orchestration.memo.surroundings.sentences import parentheses, sentence_starts
from orchestration.memo.surroundings.stated_periods import periods_of
from orchestration.memo.surroundings.status import MODAL, status_near, status_words
from orchestration.memo.surroundings.status_scope import end_of_clause, has_own, is_before_label, is_of_label, reaches
from orchestration.memo.surroundings.timelines import Timeline
from orchestration.memo.surroundings.told_aside import is_of_other_term, is_told_within, opens_aside
from orchestration.memo.surroundings.year_lists import year_in_order
from orchestration.memo.surroundings.year_spans import year_of_span
from orchestration.memo.vocabulary.told_cases import scenario_behind, scenario_near, scenario_words

_HEAD = 80
# Words before the other end of a change or comparison: what dates or projects one end says nothing of it.
_BASELINE = re.compile(r"\b(?:from|(?<!equal )(?<!close )(?<!up )to|versus|vs\.?|against|than)\s*$", re.IGNORECASE)
_START = re.compile(r"\b(?:from|versus|vs\.?|against|than)\s*$", re.IGNORECASE)
_LINKED = re.compile(
    r"\) (?:was|is|were|are|stood at|stands at|reached|came to|totall?ed|hit) (?:about |only |just |over )?$"
)
_LINK_REACH = 24
_OPENING = re.compile(r"\((?:by |in |for |from )?$", re.IGNORECASE)
# "its 2028 peak of $480k"
_OF_MARK = re.compile(r" (?:all-time )?[a-z]+ (?:of|at) (?:about |some |over )?")
# "against 2029's 3%", "against last year's record 3%"
_WHOSE = re.compile(r".{0,2}['’]s (?:[a-z]+ ){0,2}")
_BEHIND = re.compile(r"(?i:\)(?: (?:(?:will|would) be|was|were) [a-z]+)?(?: (?:in|by|for|during|through|until))? )")
# "vs. FY2029A: $4.2B", "Acquired in 2027 for $4B, the unit earns $300M"
_BRIDGE = re.compile(r": | for (?:about |some |just |only |over |nearly )?")
_ANNOTATION_GAP = 40

Own = tuple[PeriodMention | None, str | None, str | None]
NOTHING: Own = (None, None, None)


class Region(NamedTuple):
    """A stretch of text: a sentence, or the inside of parentheses."""

    start: int
    end: int


class TextContext(NamedTuple):
    """A text with its sentences, parentheses, and the periods, status and scenario words in it."""

    text: str
    label_end: int  # where the label before the colon ends, 0 without one
    sentences: tuple[int, ...]  # where each sentence starts
    parentheses: tuple[tuple[int, int], ...]
    periods: tuple[PeriodMention, ...]
    statuses: tuple[tuple[int, int, str], ...]
    scenarios: tuple[tuple[int, str], ...]
    today: Period | None  # the memo's own date
    times: Timeline

    @staticmethod
    def of(text: str, label_end: int = 0, today: Period | None = None) -> TextContext:
        """Analyse a text once for all its figures; `today` is the memo's own date, which dates "last year"."""
        periods = periods_of(text, today)
        return TextContext(
            text,
            label_end,
            sentence_starts(text),
            parentheses(text),
            periods,
            tuple(status_words(text)),
            tuple(scenario_words(text)),
            today,
            Timeline.of(text, periods),
        )

    def sentence(self, position: int) -> Region:
        """The sentence at a position."""
        index = bisect_right(self.sentences, position)
        end = self.sentences[index] if index < len(self.sentences) else len(self.text)
        return Region(self.sentences[index - 1], end)

    def parenthesis(self, position: int) -> Region | None:
        """The innermost parentheses around a position."""
        inner = None
        for start, end in self._pairs(position - WINDOW, position):
            if position < end:
                inner = Region(start + 1, end)
        return inner

    def _pairs(self, left: int, right: int) -> tuple[tuple[int, int], ...]:
        """The parentheses that open between two places, both included."""
        return self.parentheses[bisect_left(self.parentheses, (left,)) : bisect_left(self.parentheses, (right + 1,))]

    def _mentions(self, left: int, right: int) -> list[PeriodMention]:
        """The periods wholly between two places."""
        first = bisect_left(self.periods, left, key=attrgetter("start"))
        last = bisect_left(self.periods, right, key=attrgetter("start"))
        return [mention for mention in self.periods[first:last] if mention.end <= right]

    def _words(self, left: int, right: int) -> list[tuple[int, int, str]]:
        """The status words that start between two places."""
        return list(self.statuses[bisect_left(self.statuses, (left,)) : bisect_left(self.statuses, (right,))])

    def own(self, item: Quantity, others: Iterable[tuple[int, int]] = ()) -> Own:
        """Period, status and scenario the text itself gives to a figure; `others` are the other figures."""
        spans = [span for span in others if span[0] != item.start]
        if not (self.periods or self.statuses or self.scenarios):
            return (None, held(self.text, item, spans)[1], None)
        sentence, inner = self.sentence(item.start), self.parenthesis(item.start)
        aside = self._annotation(item, spans)
        left, right = max(sentence.start, item.start - WINDOW), min(sentence.end, item.end + WINDOW)
        sentence = Region(left, right)
        named = self.scenarios[bisect_left(self.scenarios, (left,)) : bisect_left(self.scenarios, (right,))]
        open_words = [word for word in named if self.text[word[0]] == "(" or self._sees(word[0], inner)]
        scenario = scenario_behind(self.text, item.end, open_words) or scenario_near(
            open_words, item.start, left, right
        )
        period = self._period(item, spans, sentence, inner, aside)
        is_told, status = held(self.text, item, spans)
        return period, status if is_told else self._status(item, sentence, inner, aside, period), scenario

    def _sees(self, place: int, inner: Region | None) -> bool:
        """Whether words at a place are open to a figure: not inside other parentheses than its own or a label's."""
        around = self.parenthesis(place)
        return around is None or around == inner or self.text.startswith(":", around.end + 1)

    def _annotation(self, item: Quantity, spans: list[tuple[int, int]]) -> Region | None:
        """The parentheses that follow a figure closely and hold no other figure."""
        for start, end in self._pairs(item.end, min(item.end + _ANNOTATION_GAP, self.sentence(item.start).end))[:1]:
            if not PAUSE.search(self.text[item.end : start]) and not any(item.end <= s < end for s, _ in spans):
                return Region(start + 1, end)
        return None

    def _period(
        self,
        item: Quantity,
        spans: list[tuple[int, int]],
        sentence: Region,
        inner: Region | None,
        aside: Region | None,
    ) -> PeriodMention | None:
        if not self.periods:
            return None
        listed = (
            year_in_order(self.text, item, spans)
            or year_of_span(self.text, item, spans)
            or period_in_order(self.text, item, spans, self.periods)
        )
        if listed is not None:
            return listed
        if inner is not None:
            inside = self._mentions(max(inner.start, sentence.start), min(inner.end, sentence.end))
            if found := self._nearest(item, spans, inside) or behind_comma(self.text, item, inside, inner.end):
                return found
            if (found := self._right_behind(inner)) is not None and not is_start_aside(self.text, inner.start):
                return found
        if aside is not None:
            inside = self._mentions(aside.start, min(aside.end, aside.start + WINDOW))
            if inside and not dates_other(self.text, inside[0]):
                return inside[0]
        around = [
            mention
            for mention in self._mentions(*self._beside_label(item, sentence))
            if self.parenthesis(mention.start) is None and not is_beside(self.text, item, mention[:2], spans)
        ]
        if (dated := self._subject_period(item, sentence)) is not None:
            return dated
        nearest = self._nearest(item, spans, around)
        if nearest is not None and nearest.start >= item.end:
            return nearest
        return self._told_period(item, sentence) or nearest or self._head_period(item) or self._label_period(item)

    def _beside_label(self, item: Quantity, sentence: Region) -> Region:
        """The part of a sentence a figure stands in: behind its label, or in it ("Debt of $1.2B by 2033: sell")."""
        if item.end <= self.label_end:
            return Region(sentence.start, min(sentence.end, self.label_end))
        return Region(max(sentence.start, self.label_end), sentence.end)

    def _told_period(self, item: Quantity, sentence: Region) -> PeriodMention | None:
        """The period of a label behind another figure: "Revenue (2029): $3.9B; Revenue (2030): $4.2B"."""
        start = max(sentence.start, self.text.rfind(";", sentence.start, item.start))
        colon = self.text.rfind("):", start, item.start)
        inside = self._mentions(max(start, colon - _HEAD), colon) if colon > 0 else []
        is_told = inside and (self._fills(inside[-1], colon) or opens_aside(self.text, inside))
        return inside[-1] if is_told else None

    def _fills(self, mention: PeriodMention, closing: int) -> bool:
        """Whether a period is all that stands in the parentheses that close at a place: "(2035)", "(by 2035)"."""
        return mention.end == closing and bool(_OPENING.search(self.text[max(0, mention.start - 8) : mention.start]))

    def _subject_period(self, item: Quantity, sentence: Region) -> PeriodMention | None:
        """The period in parentheses behind what a verb gives a value: "at the transfer (1 January 2027) was 118.6%"."""
        verb = _LINKED.search(self.text, max(sentence.start, item.start - _LINK_REACH), item.start)
        if verb is None:
            return None
        inside = self._mentions(max(sentence.start, verb.start() - _HEAD), verb.start() + 1)
        return inside[-1] if inside and self._fills(inside[-1], verb.start()) else None

    def _head_period(self, item: Quantity) -> PeriodMention | None:
        """The period of the label a sentence of its own begins with: "Phase 2 (2027-2028): 71% of calls"."""
        start = self.sentence(item.start).start
        colon = self.text.find("):", start, min(start + _HEAD, item.start))
        colon = colon if colon >= 0 else end_of_plan(self.text, start, item.start)
        is_of_label = colon >= 0 and not is_of_other_term(self.text, start, item.start)
        mentions = self._mentions(start, colon) if is_of_label else []
        return mentions[0] if len(mentions) == 1 else None

    def _right_behind(self, inner: Region) -> PeriodMention | None:
        """The period that follows closed parentheses and so dates what stands in them: "(14-16%) in 2031"."""
        near = self._mentions(inner.end, inner.end + 2 * DIRECT)
        return near[0] if near and _BEHIND.fullmatch(self.text, inner.end, near[0].start) is not None else None

    def _label_period(self, item: Quantity) -> PeriodMention | None:
        if self.times.blocks and item.start >= self.times.blocks[0].start:
            told = self.times.at(item.start)
            return told.mention if told is not None else None
        mentions = self._mentions(0, self.label_end)
        if item.start < self.label_end or len({m.period.edtf for m in mentions}) != 1:
            return None
        if is_change_of_label(self.text, item, mentions[-1]) or is_of_other_term(self.text, self.label_end, item.start):
            return None
        return None if is_barred(self.text, self.label_end, item.start) else mentions[0]

    def _behind(
        self, item: Quantity, spans: list[tuple[int, int]], mentions: list[PeriodMention]
    ) -> PeriodMention | None:
        behind = next((m for m in mentions if m.start >= item.end and not is_mark(self.text, m)), None)
        text = self.text
        if behind is None or is_base(text, item, behind, self.today, spans) or is_of_view(text, item, behind.start):
            return None
        if is_start(self.text, item, behind):
            return behind._replace(period=behind.period._replace(relation="as_of"))
        is_own = not ends_then(self.text, behind) and follows(self.text, item, behind, spans)
        return behind if is_own else None

    def _nearest(
        self, item: Quantity, spans: list[tuple[int, int]], mentions: list[PeriodMention]
    ) -> PeriodMention | None:
        if (behind := self._behind(item, spans, mentions)) is not None:
            return behind
        before = [m for m in mentions if m.end <= item.start]
        for mention in reversed(before):
            if _BRIDGE.fullmatch(self.text, mention.end, item.start) is not None:
                return mention
            if dates_beginning(self.text, mention):
                continue
            if is_present(self.text, item, mention):
                return None
            if is_of_other(self.text, item, mention, spans):
                continue
            if mention is not before[0] and is_told_within(self.text, mention):
                continue
            is_whose = _WHOSE.fullmatch(self.text, max(mention.start, mention.end - 2), item.start) is not None
            if (
                is_mark(self.text, mention)
                and not is_whose
                and not _OF_MARK.fullmatch(self.text, mention.end, item.start)
            ):
                continue
            if not (_BASELINE.search(self.text[max(0, item.start - 20) : item.start]) or item.role) or not (
                is_spent(self.text, mention, item, spans)
            ):
                return mention
        return None

    def _status(
        self,
        item: Quantity,
        sentence: Region,
        inner: Region | None,
        aside: Region | None,
        period: PeriodMention | None,
    ) -> str | None:
        before = self.text[max(0, item.start - 20) : item.start]
        if not self.statuses or is_whole(self.text, item) or _START.search(before):
            return None
        for region in (inner, aside):
            if region is not None:
                words = self._words(max(region.start, item.start - WINDOW), min(region.end, item.end + WINDOW))
                words = [word for word in words if word[0] < item.end or not has_own(self.text, word)]
                found = words[-1][2] if region is aside and words and words[-1][2] != MODAL else None
                found = found or status_near(words, item.start, item.end, region.start, region.end)
                if found is not None:
                    return found
        around = self._mentions(sentence.start, inner.start) if inner is not None else ()
        if is_before_label(period, inner, around, self.today):
            return None
        left, right = self._beside_label(item, Region(sentence.start, end_of_clause(self.text, item, sentence.end)))
        outside = [word for word in self._words(left, right) if self.parenthesis(word[0]) is None]
        past = period if period is not None and self.today and period.period.end.year < self.today.end.year else None
        outside = [word for word in outside if reaches(self.text, word, item, past)]
        found = status_near(outside, item.start, item.end, left, right)
        if found is not None or not item.start >= self.label_end > 0:
            return found
        is_other = is_before_label(period, inner, self._mentions(0, self.label_end), self.today)
        if not is_other and is_of_label(self.text, item, sentence.start, past):
            words = [word for word in self._words(0, self.label_end) if not has_own(self.text, word)]
            found = next((s for _, _, s in reversed(words) if s != MODAL), None)
        return found
