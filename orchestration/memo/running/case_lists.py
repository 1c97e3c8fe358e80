"""Figures listed by case in one line: "Bear / Base / Bull revenue: $2.6B / $3.4B / $5.1B", "Bear: $75 (20%), …".

Belongs here: which case of a list each of its figures is of, and how probable the line says it is. Does not: cases
named beside one figure (`scenarios`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from orchestration.memo.context import Context
from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.status import PROJECTION
from orchestration.memo.surroundings.text_context import Own
from orchestration.memo.vocabulary.cut_words import clean, named_behind_year
from orchestration.memo.vocabulary.scenarios import make_a_whole, speaks_of_case
from orchestration.memo.vocabulary.words import word_set

_NAMES = {
    **dict.fromkeys(("bear", "bearish", "downside", "pessimistic", "worst", "adverse"), "bear"),
    **dict.fromkeys(("base", "baseline", "central", "realistic", "most likely", "likely", "expected"), "base"),
    **dict.fromkeys(("bull", "bullish", "upside", "optimistic", "best", "favourable", "favorable"), "bull"),
}
_NAME = rf"(?:{'|'.join(_NAMES)})(?:[ -](?:case|scenario))?"
_JOINT = r"(?: ?/ ?|, and |, | and | \| )"
_LISTED = re.compile(rf"\b{_NAME}(?:{_JOINT}{_NAME}){{1,2}}\b(?: cases| scenarios)?", re.IGNORECASE)
_WORD = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b", re.IGNORECASE)
# Further off than this the figures are another list's.
_REACH = 60
_ROW_MAX = 8
_BETWEEN = re.compile(r"[^.;!?]{0,60}")
# "$48, $61 and $22 in the base, bull and bear cases", "50%, 20% and 30% go to the base, bull and bear cases"
_BEFORE_HEAD = re.compile(
    r"(?:,? respectively,)?(?: (?:probabilit(?:y|ies)|odds|weights?|chances?))?(?: (?:go(?:es)?|apply"
    r"|are given|attach))?"
    r" (?:in|to|for|under|on) (?:the |our )?"
)
# "$5.2B in the optimistic case and $2.9B in the pessimistic one", "9% in the severe case"
_IN_ONE = re.compile(
    r" (?:in|under) (?:the|an?|our) (?P<word>[a-z]+)(?P<what> (?:case|scenario|one)\b)(?!['’])", re.IGNORECASE
)
_OTHER_CASES = word_set("severe mild stress stressed extreme middle slow fast harsh deep")
_APART = re.compile(r"\s?/\s?|,? and |, | \| |; ")
_PAUSE = re.compile(r"[.:;] ")


class CaseLine(NamedTuple):
    """The figures of a line with their cases: `owns` is what the text says of each, `odds` how probable each case is.

    `listed` are the cases of a list by where each figure starts; `measure` is what they measure, "" where no words say.
    """

    owns: list[Own]
    odds: Mapping[str, Decimal]
    listed: Mapping[int, str]
    measure: str

    @staticmethod
    def of(text: str, figures: Sequence[Quantity], owns: list[Own]) -> CaseLine:
        """The cases of a line's figures, those told by their order among them."""
        if len(figures) < 2 or not (speaks_of_case(text) or "scenario" in text):
            return CaseLine(owns, {}, {}, "")
        owns = _each_in_one(text, figures, owns)
        listed, measure = _in_order(text, figures)
        named = [(*own[:2], listed.get(figure.start, own[2])) for figure, own in zip(figures, owns, strict=True)]
        return CaseLine(named, _odds(text, figures, named), listed, measure)

    def names(self, item: Quantity) -> tuple[str, str] | None:
        """The subject and the label of a figure of a list; None for any other."""
        return (self.measure, "") if self.measure and item.start in self.listed else None

    def with_odds(self, resolved: Context) -> Context:
        """The context of a figure with the odds of its case."""
        if resolved.probability is not None or resolved.scenario is None:
            return resolved
        return resolved._replace(probability=self.odds.get(resolved.scenario))


def _in_order(text: str, figures: Sequence[Quantity]) -> tuple[dict[int, str], str]:
    """The cases of a line that names them first and then gives as many figures in the same order."""
    told: dict[int, str] = {}
    starts = [figure.start for figure in figures]
    for head in _LISTED.finditer(text):
        names = [_NAMES[word.lower()] for word in _WORD.findall(head.group())]
        at = bisect_left(starts, head.end())
        row = _row(text, figures[at : at + _ROW_MAX])
        is_sure = len(set(names)) == len(names) == len(row) and _is_next(text, head.end(), row[0].start)
        if is_sure and len({figure.unit for figure in row}) == 1:
            cases = {figure.start: name for figure, name in zip(row, names, strict=True)}
            return {**told, **cases}, _measure(text, head, row[0].start)
        before = _row_before(text, figures[max(0, at - _ROW_MAX) : at], head)
        if len(set(names)) == len(names) == len(before) and len({figure.unit for figure in before}) == 1:
            told.update({figure.start: name for figure, name in zip(before, names, strict=True)})
    return told, ""


def _row_before(text: str, figures: Sequence[Quantity], head: re.Match[str]) -> Sequence[Quantity]:
    """The figures that stand in a row right before a list of cases: "$48, $61 and $22 in the base, bull and bear"."""
    if not figures or _BEFORE_HEAD.fullmatch(text, figures[-1].end, head.start()) is None:
        return ()
    first = len(figures) - 1
    while first and _APART.fullmatch(text, figures[first - 1].end, figures[first].start) is not None:
        first -= 1
    return figures[first:]


def _each_in_one(text: str, figures: Sequence[Quantity], owns: list[Own]) -> list[Own]:
    """What the text says of each figure, the case right behind it taken where two figures stand before one each."""
    told = [_IN_ONE.match(text, figure.end) for figure in figures]
    if sum(match is not None for match in told) < 2:
        return owns
    return [own if match is None else _in_one(match, own) for own, match in zip(owns, told, strict=True)]


def _in_one(match: re.Match[str], own: Own) -> Own:
    word = match["word"].lower()
    if (name := _NAMES.get(word)) is not None:
        return (*own[:2], name)
    return (own[0], own[1] or PROJECTION, None) if word in _OTHER_CASES else own


def _row(text: str, figures: Sequence[Quantity]) -> Sequence[Quantity]:
    """The figures that follow one another with nothing but a mark between them."""
    for at in range(1, len(figures)):
        if _APART.fullmatch(text, figures[at - 1].end, figures[at].start) is None:
            return figures[:at]
    return figures


def _is_next(text: str, end: int, start: int) -> bool:
    return start - end <= _REACH and _BETWEEN.fullmatch(text, end, start) is not None


def _measure(text: str, head: re.Match[str], start: int) -> str:
    """What a label before a colon says is measured: "Bear/Base/Bull target:", "Revenue 2035 (bear/base/bull):"."""
    between = text[head.end() : start].rstrip(" ~≈*_")
    if not between.endswith(":"):
        return ""
    return clean(between) or named_behind_year(between) or clean(_PAUSE.split(text[: head.start()])[-1])


def _odds(text: str, figures: Sequence[Quantity], owns: Sequence[Own]) -> dict[str, Decimal]:
    """The odds of the cases of a line that states them in parentheses, once each, as the shares of one whole."""
    stated: dict[str, list[Decimal]] = {}
    for figure, (_, _, case) in zip(figures, owns, strict=True):
        is_alone = text[figure.start - 1 : figure.start] == "(" and text[figure.end : figure.end + 1] == ")"
        if case is not None and is_alone and figure.unit_kind == "percent" and figure.qualifier == "exact":
            stated.setdefault(case, []).append(figure.value)
    odds = {case: values[0] for case, values in stated.items() if len(values) == 1}
    return odds if len(odds) == len(stated) and make_a_whole(odds.values()) else {}
