"""Cells of two values of one kind: "58 (69)" below "2029 (2024)", "14 / 12", "24% to 58%" below "Before → after".

Belongs here: whether the labels say so, and where the second begins. Does not: reading either (`cell_units`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.memo.hints.label_asides import tells_brackets, told_in_brackets
from orchestration.memo.periods import PeriodMention, read_period_label
from orchestration.memo.quantities import UnitHint
from orchestration.memo.tabular.bracket_periods import tells_another_time
from orchestration.memo.tabular.cell_labels import Labels
from orchestration.memo.tabular.column import hint_of
from orchestration.memo.vocabulary.natures import is_change, nature_of
from orchestration.memo.vocabulary.period_grammar import YEAR

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_TWO_VALUES = re.compile(
    rf"(?:[~≈+−–-]?{_NUMBER}|\({_NUMBER}\))(?: \((?=[+−–-]?[0-9])| (?P<slash>/) (?=[0-9]))(?P<last>[+−–-]?{_NUMBER}\)?)"
)
# "$4,120 (3,880)", "12% (14)": the second leaves out the unit of the first
_OF_FIRST = re.compile(
    rf"[~≈+−–-]?(?P<sign>[A-Z]{{0,3}}[$€£¥₹₩])?{_NUMBER} ?(?P<scale>%|[KMBkm]|bn|tn)? \((?P<last>[+−–-]?{_NUMBER})\)"
)
_DATED = rf"(?:FY)?{YEAR}[A-Z]?"
# "41 (2029: 38)", "41 (38 in 2029)": the second tells its own time
_WHEN = rf"(?:in )?(?:FY ?)?{YEAR}[AEFP]?"
_OTHER_TIME = re.compile(
    rf"(?:[~≈+−–-]?{_NUMBER}|\({_NUMBER}\)) \((?P<when>{_WHEN}: )?(?P<last>[+−–-]?{_NUMBER})"
    rf"(?(when)| in (?:FY ?)?{YEAR})\)"
)
_JOINT = re.compile(rf"[ /(]*(?:{_WHEN}: )?$")
_BEHIND = re.compile(rf"(?: in (?:FY ?)?{YEAR})?\)*$")
_IN_BRACKETS = re.compile(rf"\({_DATED}\)$")
_SIGNED = re.compile(r"\([+−–-]")
# "Cases (deaths)", "Staff (women)"; a rank or a sample tells no second value.
_NAMED = re.compile(
    r"(?P<what>.+) \((?!rank|position|place|note|ref|n\)|no\b)(?P<part>[A-Za-z][a-z]{3,20}(?: [a-z]{3,16})?)\)"
)
_YEARS = re.compile(rf"(?<!\w)(?P<first>{_DATED})(?: / | ?(?:→|->) ?| ?\()(?P<last>{_DATED})\)?$")
_BEFORE_AFTER = re.compile(rf"→|->|\b[Bb]efore\b.{{1,24}}\b[Aa]fter\b|\b{YEAR} to {YEAR}\b")


def second_value(text: str, labels: Labels) -> int | None:
    """Where the second of two values of one kind begins: "58 (69)" below "2029 (2024)", "14 / 12" below "own / let"."""
    label = labels.column.label
    two = _TWO_VALUES.fullmatch(text)
    if two is None and (dated := _OTHER_TIME.fullmatch(text)) is not None:
        return dated.start("last")
    if two is None:
        both = _OF_FIRST.fullmatch(text) if tells_another_time(label, labels.units.caption_label) else None
        return both.start("last") if both is not None and _unit_of_first(both, labels) is not None else None
    if two["slash"]:
        return two.start("last") if " / " in label else None
    is_told = _IN_BRACKETS.search(label) is not None or tells_brackets(labels.units.caption_label)
    is_told = is_told or _names_a_part(label)
    return two.start("last") if is_told else None


def two_parts(text: str, second: int) -> tuple[str, str]:
    """Both values of a cell whose second begins at a place, without brackets and the year told of the second."""
    joint, behind = _JOINT.search(text, 0, second), _BEHIND.search(text, second)
    return text[: joint.start() if joint else second], text[second : behind.start() if behind else None]


def labels_of_second(text: str, labels: Labels) -> Labels:
    """The labels of the second value, by what the caption says of it where it is measured in something else.

    Below "(£bn, % of GDP in brackets)" 39.8 of "1,214 (39.8)" is a share; below "growth in brackets" it may be one,
    as below "change in brackets", where only "(+55)" is in the unit of the first.
    """
    both = _OF_FIRST.fullmatch(text)
    hint = _unit_of_first(both, labels) if both is not None and (both["sign"] or both["scale"]) else None
    if hint is not None:
        return labels._replace(column=labels.column._replace(hint=hint))
    what = told_in_brackets(labels.units.caption_label) if text.endswith(")") else None
    if what is None:
        return labels
    hint, nature = hint_of(f"({what})") or hint_of(what), nature_of(what)
    if hint is None and nature != "percent" and (_SIGNED.search(text) is not None or not is_change(what)):
        return labels
    if text[0] == "(":
        hint, nature = None, "percent"  # "(128) (4.2)": below zero too, or not
    return Labels(
        labels.column._replace(hint=hint, nature="percent" if is_change(what) else nature),
        labels.row._replace(hint=None, nature=None, group_hint=None),
        replace(labels.units, caption=None, corner=None, caption_nature=None, caption_label=what),
    )


def _unit_of_first(both: re.Match[str], labels: Labels) -> UnitHint | None:
    """The unit that the first of two values shows, where no label lends one to both."""
    if both["scale"] == "%":
        return hint_of("(%)") if both["sign"] is None else None
    lent = (labels.column.hint, labels.row.hint, labels.units.corner, labels.units.caption)
    if both["sign"] is None or any(hint is not None for hint in lent):
        return None
    return hint_of(f"({both['sign']}{both['scale'] or ''})")


def _names_a_part(label: str) -> bool:
    """Whether a column's label names what stands in parentheses below it, which is measured like the rest."""
    named = _NAMED.fullmatch(label)
    hint = hint_of(f"Total ({named['part']})") if named is not None else None
    if named is None or (hint is not None and hint.unit != "count"):
        return False
    return nature_of(named["part"]) in (None, nature_of(named["what"]))


def period_of_two(label: str, *, is_last: bool) -> PeriodMention | None:
    """The period of the first or the last of two values below "Wage 2026 / 2030" or "Turnover 2029 (2028)"."""
    years = _YEARS.search(label)
    return read_period_label(years["last" if is_last else "first"]) if years is not None else None


def are_before_and_after(labels: Labels) -> bool:
    """Whether a column holds values before and after, so that "24% to 58%" is no range."""
    return any(map(_BEFORE_AFTER.search, (labels.column.label, labels.units.caption_label)))
