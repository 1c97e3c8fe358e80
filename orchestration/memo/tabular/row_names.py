"""Row names that look like units and only name: grades, and the codes of currencies.

Belongs here: which names of a table's rows, seen together, state no unit. Does not: the units that rows do state
(`rows`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.tabular.column import hint_of
from orchestration.memo.vocabulary.currencies import code_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.quantities import UnitHint

_TOTAL = re.compile(r"(?:grand |group |sub-?)?totals?|sum|overall|consolidated", re.IGNORECASE)
_PARTS = 2
_GRADE, _SCALE_LETTERS = re.compile(r"\(([A-Z])[0-9]?\)$"), frozenset("KMBT")


def hints_of_names(names: Sequence[str], hints: Sequence[UnitHint | None], caption: str) -> list[UnitHint | None]:
    """The units that rows state, without those that their names only seem to.

    "Operator (B)" beside "Entry level (A)" is of a grade and not in billions; "EUR" and "USD" below "Debt by currency
    (€m)" say which. "Total" below "EMEA ($M)" and "APAC ($M)" is in what it sums up.
    """
    parts = {hint for name, hint in zip(names, hints, strict=True) if _TOTAL.fullmatch(name) is None}
    if len(names) > _PARTS and len(parts) == 1 and None not in parts:
        hints = [parts.copy().pop()] * len(names)
    if sum(map(_is_code, names)) > 1 and hint_of(caption) is not None:
        hints = [None if _is_code(name) else hint for name, hint in zip(names, hints, strict=True)]
    letters = [_GRADE.search(name) for name in names]
    found = {letter.group(1) for letter in letters if letter is not None}
    if len(found) < 2 or found <= _SCALE_LETTERS:
        return list(hints)
    return [
        hint if letter is None else hint_of(letter.string[: letter.start()].strip())
        for hint, letter in zip(hints, letters, strict=True)
    ]


def _is_code(name: str) -> bool:
    return name.isupper() and code_of(name.strip()) is not None
