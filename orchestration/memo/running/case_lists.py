"""Figures listed by case in one line: "Bear / Base / Bull revenue: $2.6B / $3.4B / $5.1B", "Bear: $75 (20%), …".

Belongs here: which case of a list each of its figures is of, and how probable the line says it is. Does not: cases
named beside one figure (`scenarios`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from orchestration.memo.context import Context
from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.text_context import Own
from orchestration.memo.vocabulary.cut_words import clean, named_behind_year
from orchestration.memo.vocabulary.scenarios import make_a_whole, speaks_of_case

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
_BETWEEN = re.compile(r"[^.;!?]{0,60}")
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
        if len(figures) < 2 or not speaks_of_case(text):
            return CaseLine(owns, {}, {}, "")
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
    for head in _LISTED.finditer(text):
        names = [_NAMES[word.lower()] for word in _WORD.findall(head.group())]
        row = _row(text, [figure for figure in figures if figure.start >= head.end()])
        is_sure = len(set(names)) == len(names) == len(row) and _is_next(text, head.end(), row[0].start)
        if is_sure and len({figure.unit for figure in row}) == 1:
            cases = {figure.start: name for figure, name in zip(row, names, strict=True)}
            return cases, _measure(text, head, row[0].start)
    return {}, ""


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
