"""What a table says of when the second value of its cells is: "prior year in brackets", "FY2029 (FY2028 in brackets)".

Belongs here: the period of such a value, and of the values below a caption that tells both or names a class by its
year. Does not: where the second value begins (`two_values`), or years that a column's own label tells of both
(`parts_of_cells`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.context import Context, MemoContext, Signals, resolve
from orchestration.memo.hints.label_asides import tells_brackets
from orchestration.memo.periods import PeriodMention, read_period_label
from orchestration.memo.surroundings.years_before import years_before
from orchestration.memo.vocabulary.period_grammar import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Text
    from orchestration.memo.quantities import Quantity, Refusal

_DATED = rf"(?:[QH][1-4] )?(?:FY ?)?{YEAR}[A-Z]?"
_BEHIND = (
    r"(?:'s|’s)?(?: (?:figures?|values?|results?|levels?))?(?: are| is)?(?: (?:shown|given))?"
    r" in (?:brackets|parentheses)\b"
)
_OPENS = r"(?:^|[(,;.] ?|\b(?:and|with) )"
_PRIOR_YEAR = r"(?:the )?(?:(?:prior|previous|preceding|last) year|(?:a )?year (?:ago|earlier|before))"
_PRIOR_IN_BRACKETS = re.compile(rf"{_OPENS}{_PRIOR_YEAR}{_BEHIND}", re.IGNORECASE)
_PRIOR_IN_LABEL = re.compile(rf"\((?:{_PRIOR_YEAR}|PY)\)$", re.IGNORECASE)
_LAST = re.compile(rf"{_OPENS}(?P<last>{_DATED}){_BEHIND}")
_FIRST = re.compile(rf"(?<![\w–-])(?P<meant>{_DATED})(?: ?\(|[,;] ?){_DATED}{_BEHIND}")

# "Outcomes for a graduate of 2030, in 2035", "Pay of the class of 2030 by 2035"
_OF_CLASS = re.compile(
    rf"\b(?:(?:class|cohort|intake)(?:es|s)? of|(?:graduate|starter|leaver|recruit|hire|entrant)s? (?:of|in)) {YEAR}\b"
    rf"[^0-9]{{0,40}}\b(?:in|by) (?P<meant>{YEAR})\)?\s*[:.]?\s*$",
    re.IGNORECASE,
)


def tells_another_time(label: str, caption: str) -> bool:
    """Whether a column's label or the caption says that what stands in brackets is the same of another time."""
    is_told = _PRIOR_IN_LABEL.search(label) is not None
    return is_told or (tells_brackets(caption) and any(form.search(caption) for form in (_PRIOR_IN_BRACKETS, _LAST)))


def with_year_meant(signals: Signals, caption: str) -> Signals:
    """What a caption of two years says, with the one that its values are of.

    It is the first where the other is told of what stands in brackets, and the last where the first names a class.
    """
    told = _FIRST.search(caption) if tells_brackets(caption) else _OF_CLASS.search(caption)
    mention = read_period_label(told["meant"]) if told is not None else None
    return signals if mention is None else signals._replace(period=mention, status=signals.status or mention.status)


def of_brackets(
    resolved: Context, place: tuple[Text, str, str], found: Sequence[Quantity | Refusal], at: int, memo: MemoContext
) -> Context:
    """What holds for the figure at `at` of a cell, in the year told for the second of its two values in brackets.

    `place` is the cell, its column's label and the caption.
    """
    cell, label, caption = place
    if len(found) != 2 or at != found[1].start or "(" not in cell.value[max(0, at - 1) : at + 1]:
        return resolved
    last = _LAST.search(caption) if tells_brackets(caption) else None
    if last is not None:
        mention = read_period_label(last["last"])
    elif resolved.period is not None and tells_another_time(label, caption):
        before = years_before(resolved.period, 1)
        mention = PeriodMention(0, 0, before, None) if before is not None else None
    else:
        return resolved
    if mention is None:
        return resolved
    moved = resolve(memo, (), (mention, None, resolved.scenario))
    return moved._replace(probability=resolved.probability)
