"""What the words around a figure in running text say: its period, its status and its scenario.

Belongs here: sentences, parentheses and which mention near a figure belongs to it. Does not: the words
themselves (`periods`, `status`, `scenarios`) or what is inherited from outside the text (`context`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from orchestration.memo.periods import PeriodMention, find_periods
from orchestration.memo.quantities import Quantity
from orchestration.memo.scenarios import scenario_near, scenario_words
from orchestration.memo.status import status_near, status_words

# The look-behinds come after the stop, so that they are tried at stops only.
_SENTENCE = re.compile(
    r"[.!?](?<![\s.(][A-Z]\.)(?<!\bvs\.)(?<!\best\.)(?<!approx\.)(?<!\bInc\.)(?<!\bNo\.)(?<!\bDr\.)(?<!\bSt\.)"
    r"[\"”’)]*\s+(?=[A-Z“\"($€£¥₹\d])"
)
_PARENTHESIS = re.compile(r"[()]")
_PAUSE = re.compile(r"[,;:()]|\s[-–—]\s")
_TURN = re.compile(r"\b(?:and|but|while|then|whereas|versus|vs)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;] (?=.*?[0-9])|\b(?:and|but|then)\b")
# "has 14,900 now", "is 39% today": the present, whatever year stands before.
_NOW_BEHIND = re.compile(r"(?: [a-z%]{1,14}){0,1} (?:now|today|currently|this year)\b(?! [0-9])")
_NOW = re.compile(
    r"\b(?:is now|are now|has now|now (?:at|stands?|has|is|are|employs)|currently|today|(?:stands?|sits?) at)\b",
    re.IGNORECASE,
)
_IN_CASE = re.compile(r" (?:in|under) (?:the |our |a )?")
_NOW_WORDS = ("now", "oday", "urrently", " at ")
# "1.9% from 2.7% in 2024": what follows the other end dates that end.
_OTHER_END = re.compile(r"\b(?:from|versus|vs|against|compared (?:with|to))\b", re.IGNORECASE)
_HEAD = 80
# Words before the other end of a change or comparison: what dates or projects one end says nothing of it.
_BASELINE = re.compile(r"\b(?:from|to|versus|vs\.?|against|than)\s*$", re.IGNORECASE)
_START = re.compile(r"\b(?:from|versus|vs\.?|against|than)\s*$", re.IGNORECASE)
# "down 31% from its 2028 peak"
_MARK = re.compile(r" (?:all-time )?(?:peak|high|low|trough|top|maximum|minimum|record)s?\b")
# "its 2028 peak of $480k"
_OF_MARK = re.compile(r" (?:all-time )?[a-z]+ (?:of|at) (?:about |some |over )?")
_MEASURED_FROM = re.compile(
    r"\b(?:from|below|above|than|versus|vs\.?|against|under|over|of) (?:(?:its|the|their|our|a) )?$", re.IGNORECASE
)
# "30,000 fewer than in 2025", "up 9% vs. 2026"
_COMPARED = re.compile(
    r"\b(?:than|compared (?:with|to)|relative to|versus|vs\.?|against)(?: in)?(?: the year)? $", re.IGNORECASE
)
_BEHIND = re.compile(r"\)(?: (?:in|by|for|during|through|until))? ", re.IGNORECASE)
_FOUNDING = re.compile(
    r"\b(?:founded|established|incorporated|launched|born|listed|created|acquired)\s+(?:in|on)\s*$",
    re.IGNORECASE,
)
# A period further behind a figure than this dates something else.
_REACH = 90
_DIRECT = 25
_ANNOTATION_GAP = 40
# Mentions further from a figure than this are not looked at, which keeps long paragraphs linear.
_WINDOW = 600

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

    @staticmethod
    def of(text: str, label_end: int = 0) -> TextContext:
        """Analyse a text once for all its figures."""
        return TextContext(
            text,
            label_end,
            sentence_starts(text),
            _parentheses(text),
            tuple(find_periods(text)),
            tuple(status_words(text)),
            tuple(scenario_words(text)),
        )

    def sentence(self, position: int) -> Region:
        """The sentence at a position."""
        index = bisect_right(self.sentences, position)
        end = self.sentences[index] if index < len(self.sentences) else len(self.text)
        return Region(self.sentences[index - 1], end)

    def parenthesis(self, position: int) -> Region | None:
        """The innermost parentheses around a position."""
        inner = None
        for start, end in self._pairs(position - _WINDOW, position):
            if position < end:
                inner = Region(start + 1, end)
        return inner

    def _pairs(self, left: int, right: int) -> tuple[tuple[int, int], ...]:
        """The parentheses that open between two places, both included."""
        return self.parentheses[bisect_left(self.parentheses, (left,)) : bisect_left(self.parentheses, (right + 1,))]

    def _mentions(self, left: int, right: int) -> list[PeriodMention]:
        """The periods wholly between two places."""
        first = bisect_left(self.periods, left, key=_start)
        last = bisect_left(self.periods, right, key=_start)
        return [mention for mention in self.periods[first:last] if mention.end <= right]

    def _words(self, left: int, right: int) -> list[tuple[int, int, str]]:
        """The status words that start between two places."""
        return list(self.statuses[bisect_left(self.statuses, (left,)) : bisect_left(self.statuses, (right,))])

    def own(self, item: Quantity, others: Iterable[tuple[int, int]] = ()) -> Own:
        """Period, status and scenario the text itself gives to a figure; `others` are the other figures."""
        if not (self.periods or self.statuses or self.scenarios):
            return NOTHING
        spans = [span for span in others if span[0] != item.start]
        sentence, inner = self.sentence(item.start), self.parenthesis(item.start)
        aside = self._annotation(item, spans)
        left, right = max(sentence.start, item.start - _WINDOW), min(sentence.end, item.end + _WINDOW)
        sentence = Region(left, right)
        named = self.scenarios[bisect_left(self.scenarios, (left,)) : bisect_left(self.scenarios, (right,))]
        open_words = [word for word in named if self._sees(word[0], inner)]
        scenario = self._scenario_behind(item, open_words) or scenario_near(open_words, item.start, left, right)
        return (
            self._period(item, spans, sentence, inner, aside),
            self._status(item, sentence, inner, aside),
            scenario,
        )

    def _scenario_behind(self, item: Quantity, words: list[tuple[int, str]]) -> str | None:
        """The scenario right behind a figure: "+51% in the bull case, -41% in the bear case"."""
        first = next(((place, name) for place, name in words if place >= item.end), None)
        return first[1] if first is not None and _IN_CASE.fullmatch(self.text, item.end, first[0]) else None

    def _sees(self, place: int, inner: Region | None) -> bool:
        """Whether words at a place are open to a figure: not inside other parentheses than its own."""
        around = self.parenthesis(place)
        return around is None or around == inner

    def _annotation(self, item: Quantity, spans: list[tuple[int, int]]) -> Region | None:
        """The parentheses that follow a figure closely and hold no other figure."""
        for start, end in self._pairs(item.end, min(item.end + _ANNOTATION_GAP, self.sentence(item.start).end))[:1]:
            if not _PAUSE.search(self.text[item.end : start]) and not any(item.end <= s < end for s, _ in spans):
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
        if inner is not None:
            inside = self._mentions(max(inner.start, sentence.start), min(inner.end, sentence.end))
            if inside and (found := self._nearest(item, spans, inside)):
                return found
            if (found := self._right_behind(inner)) is not None:
                return found
        if aside is not None:
            inside = self._mentions(aside.start, min(aside.end, aside.start + _WINDOW))
            if inside:
                return inside[0]
        around = [
            mention
            for mention in self._mentions(max(sentence.start, self.label_end), sentence.end)
            if self.parenthesis(mention.start) is None
        ]
        return self._nearest(item, spans, around) or self._head_period(item) or self._label_period(item)

    def _head_period(self, item: Quantity) -> PeriodMention | None:
        """The period of the label a sentence of its own begins with: "Phase 2 (2027-2028): 71% of calls"."""
        start = self.sentence(item.start).start
        colon = self.text.find("):", start, min(start + _HEAD, item.start))
        mentions = self._mentions(start, colon) if colon >= 0 else []
        return mentions[0] if len(mentions) == 1 else None

    def _right_behind(self, inner: Region) -> PeriodMention | None:
        """The period that follows closed parentheses and so dates what stands in them: "(14-16%) in 2031"."""
        near = self._mentions(inner.end, inner.end + _DIRECT)
        return near[0] if near and _BEHIND.fullmatch(self.text, inner.end, near[0].start) is not None else None

    def _label_period(self, item: Quantity) -> PeriodMention | None:
        mentions = self._mentions(0, self.label_end)
        if item.start < self.label_end or len({m.period.edtf for m in mentions}) != 1:
            return None
        return mentions[0]

    def _nearest(
        self, item: Quantity, spans: list[tuple[int, int]], mentions: list[PeriodMention]
    ) -> PeriodMention | None:
        behind = next((m for m in mentions if m.start >= item.end), None)
        if behind is not None and not self._is_mark(behind) and self._follows(item, behind, spans):
            return behind
        before = [m for m in mentions if m.end <= item.start]
        for mention in reversed(before):
            if _FOUNDING.search(self.text[max(0, mention.start - 20) : mention.start]):
                continue
            if self._is_present(item, mention):
                return None
            if self._is_shut_off(mention, item, spans):
                continue
            if self._is_mark(mention) and not _OF_MARK.fullmatch(self.text, mention.end, item.start):
                continue
            if not (_BASELINE.search(self.text[max(0, item.start - 20) : item.start]) or item.role) or not (
                self._is_spent(mention, item, spans)
            ):
                return mention
        return None

    def _is_present(self, item: Quantity, mention: PeriodMention) -> bool:
        """Whether a figure is of today, though an earlier clause names a year: "21,400 in 2025 and has 14,900 now"."""
        if self.text[item.end : item.end + 1] == " " and _NOW_BEHIND.match(self.text, item.end):
            return True
        between = self.text[mention.end : item.start]
        if len(between) > _WINDOW:
            return False
        if between.rstrip("*_").endswith((", is ", ", are ")):
            return True  # "The margin, 44% in 2024, is 34%"
        return any(word in between for word in _NOW_WORDS) and _NOW.search(between) is not None

    def _follows(self, item: Quantity, mention: PeriodMention, spans: list[tuple[int, int]]) -> bool:
        """Whether a period behind a figure dates it, and not the next one."""
        gap = self.text[item.end : mention.start]
        if len(gap) > _REACH or _PAUSE.search(gap):
            return False
        between = any(item.end <= start < mention.start for start, _ in spans)
        if between and item.role == "from" and mention.period.edtf.count("/") == 0:
            return False
        if between and _OTHER_END.search(gap) is not None:
            return False
        if not between and _TURN.search(gap):
            return not any(mention.end <= start <= mention.end + _REACH for start, _ in spans)
        return True

    def _is_mark(self, mention: PeriodMention) -> bool:
        """Whether a period only names what a figure is compared with: "31% below its 2028 peak"."""
        before = self.text[max(0, mention.start - 24) : mention.start]
        if _COMPARED.search(before) is not None:
            return True
        return _MARK.match(self.text, mention.end) is not None and _MEASURED_FROM.search(before) is not None

    def _is_shut_off(self, mention: PeriodMention, item: Quantity, spans: list[tuple[int, int]]) -> bool:
        """Whether a semicolon parts a figure from a period that dates the figures of its own clause."""
        stop = self.text.find(";", mention.end, item.start)
        if stop < 0 or mention.end < item.start - _WINDOW:
            return stop >= 0
        clause = self.text.rfind(";", max(0, mention.start - _WINDOW), mention.start) + 1
        return any(clause <= start < mention.start for start, _ in spans)

    def _is_spent(self, mention: PeriodMention, item: Quantity, spans: list[tuple[int, int]]) -> bool:
        """Whether a period before a figure already dates the figure it follows ("$5M in 2029 and 3%")."""
        for _, end in spans:
            if end <= mention.start and mention.start - end <= _DIRECT:
                gap = self.text[end : mention.start]
                if not _PAUSE.search(gap):
                    bridge = self.text[mention.end : item.start].strip()
                    return bridge not in ("(", "")
        return False

    def _status(self, item: Quantity, sentence: Region, inner: Region | None, aside: Region | None) -> str | None:
        if not self.statuses or _START.search(self.text[max(0, item.start - 20) : item.start]):
            return None
        for region in (inner, aside):
            if region is not None:
                words = self._words(max(region.start, item.start - _WINDOW), min(region.end, item.end + _WINDOW))
                found = words[-1][2] if region is aside and words else None
                found = found or status_near(words, item.start, item.end, region.start, region.end)
                if found is not None:
                    return found
        left, right = max(sentence.start, self.label_end), self._end_of_clause(item, sentence.end)
        outside = [word for word in self._words(left, right) if self.parenthesis(word[0]) is None]
        found = status_near(outside, item.start, item.end, left, right)
        if found is None and item.start >= self.label_end > 0:
            found = next((status for _, _, status in reversed(self._words(0, self.label_end))), None)
        return found

    def _end_of_clause(self, item: Quantity, end: int) -> int:
        """Where the words behind a figure stop to speak of it: "11 weeks in 2029, target 7 weeks"."""
        after = self.text[item.end : min(end, item.end + _DIRECT)]
        stop = _CLAUSE_END.search(after)
        return item.end + stop.start() if stop is not None else end


def sentence_starts(text: str) -> tuple[int, ...]:
    """Where each sentence of a text starts."""
    return (0, *(match.end() for match in _SENTENCE.finditer(text)))


def _start(mention: PeriodMention) -> int:
    return mention.start


def _parentheses(text: str) -> tuple[tuple[int, int], ...]:
    """Every closed pair, sorted by its opening; pairs inside pairs included."""
    if "(" not in text:
        return ()
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in _PARENTHESIS.finditer(text):
        if match.group() == "(":
            opened.append(match.start())
        elif opened:
            pairs.append((opened.pop(), match.start()))
    return tuple(sorted(pairs))
