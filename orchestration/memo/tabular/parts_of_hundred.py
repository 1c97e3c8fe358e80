"""Columns whose plain numbers are shares of one whole: the answers to a question, the parts of a mix.

Belongs here: telling them by their sum and by the words around them. Does not: sums of other things (`table_shapes`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from orchestration.memo.document import Table
from orchestration.memo.tabular.column import Column
from orchestration.memo.vocabulary.natures import is_change

_TOLD = re.compile(
    r"\b(?:shares? of (?!earnings|profit)|split|mix|breakdown|distribution|composition|percentages?|proportions?"
    r"|weight(?:ing)?s?|respondents|answers?|responses?|replies|survey(?:ed)?|polls?|polled|voting intentions?|votes?"
    r"|who sa(?:y|id))\b",
    re.IGNORECASE,
)
# "Yes 71 | No 29", where the votes of a council of a hundred are counted like that too
_ANSWERS = frozenset({"yes", "no", "agree", "disagree", "approve", "disapprove", "support", "oppose", "for", "against"})
_ASKED = re.compile(
    r"\b(?:respondents|survey(?:ed)?|polls?|polled|voting intentions?|who sa(?:y|id)|questions?)\b", re.IGNORECASE
)
_NET = re.compile(r"net(?: (?:balance|score|agree(?:ment)?|approval|support))?|balance", re.IGNORECASE)
_PLAIN = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})?")
_WHOLE_ROW = re.compile(r"\W*(?:grand |overall )?(?:total|sum|all)\b.*", re.IGNORECASE)
_NONE = frozenset({"", "-", "–", "—", "n/a", "N/A"})
_HUNDRED = 100
# Below words that only hint at shares, fewer parts may add up by chance.
_FEWEST = 3


def parts_of_hundred(table: Table, columns: Sequence[Column], caption: str) -> frozenset[str]:
    """The labels of the columns whose numbers are told as shares, by each column or each row making a hundred."""
    words = f"{caption} | {columns[0].label if columns else ''}"
    told = _TOLD.search(words) is not None
    values = [at for at, column in enumerate(columns) if column.role not in {"label", "skip"} and at]
    values = [at for at in values if not is_net(columns[at].label)]
    open_ones = [at for at in values if _may_be_shares(columns[at])]
    rows = [row for row in table.rows if row.cells and _WHOLE_ROW.fullmatch(row.cells[0].text.value) is None]
    if not open_ones or len(rows) < 2:
        return frozenset()
    grid = [[row.cells[at].text.value if at < len(row.cells) else "" for at in open_ones] for row in rows]
    are_answers = len(values) == 2 and all(columns[at].label.strip().lower() in _ANSWERS for at in values)
    is_told = told and (len(values) >= _FEWEST or (are_answers and _ASKED.search(words) is not None))
    if is_told and len(open_ones) == len(values) and all(map(_makes_hundred, grid)):
        return frozenset(columns[at].label for at in open_ones)
    found = set()
    for place, at in enumerate(open_ones):
        is_named = columns[at].nature == "percent" or (told and len(rows) >= _FEWEST)
        if is_named and _makes_hundred(line[place] for line in grid):
            found.add(columns[at].label)
    return frozenset(found)


def is_net(label: str) -> bool:
    """Whether a column is of what one answer has more than another: "Net balance" beside "Better | Same | Worse"."""
    return _NET.fullmatch(label.strip()) is not None


def _may_be_shares(column: Column) -> bool:
    return column.nature in (None, "percent") and column.hint is None and not is_change(column.label)


def _makes_hundred(texts: Iterable[str]) -> bool:
    """Whether texts are plain numbers that add up to a hundred, but for rounding."""
    figures = [text for text in texts if text not in _NONE]
    if len(figures) < 2 or not all(map(_PLAIN.fullmatch, figures)):
        return False
    numbers = [Decimal(text) for text in figures]
    step = Decimal(1).scaleb(min(int(number.as_tuple().exponent) for number in numbers))
    return abs(sum(numbers, Decimal(-_HUNDRED))) <= step * len(numbers) / 2
