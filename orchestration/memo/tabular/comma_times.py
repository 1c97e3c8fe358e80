"""Captions that tell a time behind a comma: "Wait times, days", "Average tenure, years (all staff)".

Belongs here: whether all columns below one are in it. Does not: reading it (`hint_times`) or what else a caption lends
(`table_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.tabular.column import Column

_BEHIND = re.compile(r".*, (?:minutes|hours|days|weeks|months|years)(?: \([^()]*\))?", re.IGNORECASE)
# Columns that say how it was measured, or name it again.
_SAME = re.compile(
    r"(?:(?:median|mean|average|avg\.?|minimum|min\.?|maximum|max\.?|shortest|longest|p[0-9]{2}|[0-9]{2}th percentile"
    r"|typical|target|standard|norm|overall|total|all|men|women|urban|rural) ?)*"
    r"(?:times?|waits?|delays?|durations?|stays?|turnaround|commutes?|journeys?|tenure)?",
    re.IGNORECASE,
)


def holds_for_all(caption: str, columns: Sequence[Column]) -> bool:
    """Whether no column below a time behind a comma names something else: "Average tenure, years" above "Leavers"."""
    if _BEHIND.fullmatch(caption) is None:
        return True
    return all(
        column.is_dimension
        or column.hint is not None
        or column.nature is not None
        or _SAME.fullmatch(column.label.strip(" *")) is not None
        for column in columns[1:]
        if column.role == "value"
    )
