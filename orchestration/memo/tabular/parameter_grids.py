"""Tables whose heads and row names are values assumed: "Price / volume | -10% | 0% | +10%" over rows "-5%", "0%".

Belongs here: telling such a grid, whose row names state nothing. Does not: figures inside other names (`label_values`),
rows whose first figure belongs to the measures beside it ("Rate | Deficit | Claims").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Table
    from orchestration.memo.tabular.column import Column

_FIGURE = (
    r"[~≈<>≤≥+−–±-]{0,2} ?(?:[A-Z]{0,3}[$€£¥₹₩])?[0-9][0-9,]*(?:\.[0-9]+)?"
    r"(?: ?(?:%|x|bps?|pp|pts?|K|M|B|bn|mn|tn)|[ -]?(?:year|yr|month|day|hour|week)s?)?(?:/[a-z]{1,8})?"
)
# "g = 1%", "WACC 8%", "Oil at $60"
_HEAD = re.compile(
    rf"(?:[A-Za-zα-ω][A-Za-z -]{{0,24}}? ?(?:[=:]|\bat) ?|(?:[a-zα-ω]|[A-Z]{{2,5}}) )?{_FIGURE}(?: \([a-z ]{{1,16}}\))?"
)
_NAME = re.compile(rf"(?:[A-Za-zα-ω][A-Za-z -]{{0,24}}? ?[=:] ?)?{_FIGURE}(?: \([a-z ]{{1,16}}\))?")


def is_parameter_grid(table: Table, columns: Sequence[Column]) -> bool:
    """Whether every head and every row name of a table, but for its corner, is a value that is assumed."""
    heads = [column.label.strip(" *") for column in columns[1:]]
    if len(heads) < 2 or any(column.signals.period is not None for column in columns[1:]):
        return False
    names = [row.cells[0].text.value.strip(" *") for row in table.rows if row.cells]
    return len(names) > 1 and all(map(_HEAD.fullmatch, heads)) and all(map(_NAME.fullmatch, names))
