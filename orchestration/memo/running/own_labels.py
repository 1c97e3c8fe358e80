"""What a text's own label says of its figures: the subject, the label and the rate basis of each.

Belongs here: how far the label at a text's beginning governs, and the labels side by side with it. Does not: which
words beside a figure name it (`phrases`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from orchestration.memo.context import excerpt
from orchestration.memo.quantities import Quantity
from orchestration.memo.running.bar_rows import name_in_bars, row_of
from orchestration.memo.surroundings.dividers import name_of_total, with_bars_between
from orchestration.memo.surroundings.phrases import enclosing, label_in_cell, subject_and_label
from orchestration.memo.surroundings.respective_names import Named, respective_names
from orchestration.memo.surroundings.text_context import TextContext
from orchestration.memo.vocabulary.label_bases import read_rate_basis
from orchestration.memo.vocabulary.paid_times import is_paid_by_time
from orchestration.memo.vocabulary.per_things import basis_of_things
from orchestration.memo.vocabulary.sibling_labels import label_of
from orchestration.memo.vocabulary.words import PRONOUNS

# Words between a label's colon and its value that still make it `Label: value`.
_DIRECT_WORDS = 3
_DIRECT_REACH = 60
# "✅ Churn: 4.1%", "🔴 Revenue: $41M"
_MARK_OF_STATE = re.compile("^(?:[\u2190-\u21ff\u2300-\u2bff\U0001f000-\U0001faff\ufe0f]+ +)+")
# "2,700, including Basel 610 (and Bern 310)"
_OF_PART = re.compile(
    r"(?:including|among (?:them|these|which|whom)|namely|mainly|chiefly|notably) (?P<name>[A-Z][^()0-9]*)"
    r"|\((?:and )?(?P<other>[A-Z][^()0-9]*) [0-9][0-9,]*\)"
)
_PARENTHESES = re.compile(r"\([^()]{0,80}\)")


class OwnLabel(NamedTuple):
    """The label a text begins with: it ends at `end` (0 where there is none) and governs what stands before `reach`.

    `row` are the labels side by side in the text, whose figures each have their own.
    """

    kind: str
    end: int
    reach: int
    row: Sequence[tuple[int, str]]
    parted: str  # the text with bars between the names of figures side by side
    named: Mapping[int, Named]  # the names of figures that stand in rows, by where each figure starts

    @staticmethod
    def of(kind: str, words: TextContext, figures: Sequence[Quantity]) -> OwnLabel:
        """The label of a text of one kind of block."""
        end = words.label_end
        row = row_of(words.text, end)
        is_alone = kind == "prose" and end > 0 and not row and _is_value_alone(words, figures)
        is_first_only = is_alone and not words.times.blocks
        reach = words.sentences[1] if is_first_only else len(words.text)
        if words.times.blocks and words.times.blocks[0].colon == end:
            reach = words.times.blocks[-1].end
        parted = with_bars_between(words.text, figures)
        return OwnLabel(kind, end, reach, row, parted, respective_names(words, figures))

    def governs(self, item: Quantity) -> bool:
        """Whether the text has a label and a figure stands where it holds."""
        return self.end > 0 and item.start < self.reach

    def names(self, item: Quantity, figures: Sequence[Quantity], words: TextContext, previous: str) -> tuple[str, str]:
        """The subject and the label of a figure; a bullet's own label is the subject of all behind it.

        `previous` names the figure before it in the same sentence.
        """
        names = self._beside(item, figures, words, previous)
        if (part := _OF_PART.fullmatch(names[1] if self.governs(item) else "")) is not None:
            names = names[0], part["name"] or part["other"]
        if (named := self.named.get(item.start)) is None:
            return names
        if self.governs(item):
            return names[0], named.name
        if named.noun:
            return named.noun, named.name
        return named.name, names[1] if names[1] != named.name else ""

    def _beside(
        self, item: Quantity, figures: Sequence[Quantity], words: TextContext, previous: str
    ) -> tuple[str, str]:
        """The subject and the label that the words beside a figure give it."""
        text, end = self.parted, self.end
        if self.kind == "heading":
            return excerpt(text, item.start), label_in_cell(text, item, figures)
        start = words.sentence(item.start).start
        subject = _MARK_OF_STATE.sub("", text[:end].strip(" *_"))
        if (total := name_of_total(text, start, item)) and not self.governs(item):
            return total, ""
        if not self.governs(item) or item.start < end:
            if not end and (name := name_in_bars(text, self.row, item, figures)):
                return name, ""
            after_label = subject if item.start >= self.reach and not words.times.blocks else ""
            return subject_and_label(text, item, figures, start, previous or after_label)
        if (beside := label_of(self.row, item.start)) is not None:
            end, subject = beside
        elif (told := words.times.at(item.start)) is not None and told.colon > end == words.times.blocks[0].colon:
            end, subject = told.colon, told.name  # of "2031: 12 sites. 2032: 14 sites" each has its year
        is_near = item.start - end <= _DIRECT_REACH
        is_direct = is_near and len(text[end + 1 : item.start].split()) <= _DIRECT_WORDS
        if is_direct or enclosing(text, item.start)[0] > end:
            return subject, label_in_cell(text, item, figures, end + 1)
        named, qualifier = subject_and_label(text, item, figures, max(end + 1, start))
        return subject, f"{named} {qualifier}".strip() if qualifier else named

    def rate_basis(self, item: Quantity, words: TextContext, names: tuple[str, str], previous: str) -> str:
        """The rate basis that the figure itself, a noun behind it, its label or its subject states.

        `names` are its subject and label, `previous` names the figure before it in the same sentence.
        """
        text, (subject, label) = words.text, names
        is_of_things = item.unit_kind in ("count", "duration") and item.end < len(text)
        told = item.rate_basis or (basis_of_things(text, item.end) if is_of_things else None)
        if told is not None:
            return told
        is_before = bool(label) and text[: item.start].rstrip(" :~≈*_").endswith(label)
        if is_before and (told := _basis(label, item)) is not None:
            return told
        # "- Revenue per employee: $410K. The company has 4,210 employees.", "monthly burn of $6M, 19 months of runway"
        is_later = self.governs(item) and words.sentence(item.start).start > self.end
        is_part = not self.governs(item) and label.startswith("of ")
        if is_part and item.unit_kind != "duration":
            told = _basis(label, item)  # "$385M of annual savings", but "3% of annual revenue" is a share
            is_share = item.unit_kind == "percent" and told != _basis(subject, item)
            return "total" if told is None or is_share else told
        # "Annual revenue is $4M, 27% more than then"
        is_inherited = item.unit_kind == "percent" and subject == previous
        if (is_later and _is_noun(label)) or is_part or is_inherited:
            return "total"
        told = _basis(subject, item)
        return "total" if told is None or (told == "per_unit" and item.unit_kind == "percent") else told


def _basis(label: str, item: Quantity) -> str | None:
    """The rate basis that a label states for a figure: "The lowest hourly rate is kr. 148.50", of money alone."""
    told = read_rate_basis(label)
    return "per_unit" if told is None and item.unit_kind == "money" and is_paid_by_time(label) else told


def _is_value_alone(words: TextContext, figures: Sequence[Quantity]) -> bool:
    """Whether a text's first sentence is no more than a label and its value: "Revenue per employee: $410K. ..."."""
    text, end = words.text, words.label_end
    stop = words.sentences[1] if len(words.sentences) > 1 else 0
    first = next((item for item in figures if item.start > end), None)
    if first is None or not end < first.start < first.end <= stop:
        return False
    rest = _PARENTHESES.sub("", text[end + 1 : first.start] + text[first.end : stop])
    return len(rest.split()) <= _DIRECT_WORDS


def _is_noun(label: str) -> bool:
    return bool(label) and label.split(maxsplit=1)[0].lower() not in PRONOUNS and label[0].isalpha()
