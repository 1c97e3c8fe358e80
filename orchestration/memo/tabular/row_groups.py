"""Tables with a column of measures behind their first: "Group | Metric | 2029 | 2030".

Belongs here: which of the two columns names the rows. Does not: units and natures of rows (`rows`).
"""

from __future__ import annotations

import re

from orchestration.memo.context import has_digit
from orchestration.memo.document import Table, Text

_MEASURES = re.compile(
    r"(?:(?:key|main|financial|operating|headline) )?(?:metrics?|measures?|kpis?|indicators?|line items?|items?"
    r"|variables?|statistics?|parameters?)",
    re.IGNORECASE,
)
# A group says where in a report a measure stands; a company or region says whose it is, and names the row.
_GROUPS = re.compile(
    r"(?:(?:metric|kpi|report) )?(?:groups?|category|categories|areas?|themes?|dimensions?|pillars?|blocks?|types?"
    r"|domains?|topics?|perspectives?|sections?|statements?|class)",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"\([^()]*\)")


def measures_second(table: Table) -> bool:
    """Whether the second column says what each row measures: "Company | Metric | 2029 | 2030"."""
    heads = [cell.text.value.strip() for cell in table.header[:2]]
    if len(table.header) < 3 or _MEASURES.fullmatch(heads[1]) is None or _MEASURES.fullmatch(heads[0]) is not None:
        return False
    return all(text[:1].isalpha() for text in table.column(1) if text) and not any(map(has_digit, table.column(0)))


def groups_first(table: Table) -> bool:
    """Whether the first column only groups the rows which the measures of the second name."""
    return measures_second(table) and _GROUPS.fullmatch(table.header[0].text.value.strip()) is not None


def groups_of(table: Table) -> list[Text | None]:
    """The group of each row of a table whose first column states it; an empty cell is of the one above."""
    found: list[Text | None] = []
    for row in table.rows:
        written = row.cells[0].text if row.cells and row.cells[0].text.value else None
        found.append(written or (found[-1] if found else None))
    return found


def names_measures(table: Table, at: int) -> bool:
    """Whether a column names measures: it is headed so, or holds words, some with a unit: "Phosphorus (mg/l)"."""
    if at == 1 and measures_second(table):
        return True
    texts = table.column(at)
    is_named = bool(texts) and any("(" in text for text in texts)
    return is_named and all(text[:1].isalpha() and not has_digit(_PARENTHESES.sub("", text)) for text in texts)
