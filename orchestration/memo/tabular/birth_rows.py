"""Rows of people by when they were born: "1985-1994 births" below "Cohort", "1965-74" below "Birth years".

Belongs here: leaving out those years, which are not when the figures of a row are. Does not: labels that say so by
themselves ("Born 1965-74", "Gen X (1965-1980)"), which state no period at all (`periods`, `context`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orchestration.memo.tabular.column import Column
    from orchestration.memo.tabular.rows import RowContext

_CORNER = re.compile(
    r"(?:birth[- ](?:cohort|year|decade)s?|years? (?:of birth|born)|born(?: in)?|generations?)(?: \([^()]*\))?",
    re.IGNORECASE,
)
_COHORTS = re.compile(r"(?:age )?(?:cohort|group|household)s?", re.IGNORECASE)
_BIRTHS = re.compile(r"(?:19|20)[0-9]{2}(?: ?[-–/—] ?[0-9]{2,4}|s) births?", re.IGNORECASE)


def rows_of_births(rows: Sequence[RowContext], columns: Sequence[Column]) -> list[RowContext]:
    """The rows, those named by years of birth without them as their period."""
    corner = columns[0].label.strip(" *") if columns else ""
    is_of_births = _CORNER.fullmatch(corner) is not None
    if not is_of_births and _COHORTS.fullmatch(corner) is None:
        return list(rows)
    return [
        row._replace(signals=row.signals._replace(period=None))
        if row.signals.period is not None and (is_of_births or _BIRTHS.match(row.name.strip(" *")))
        else row
        for row in rows
    ]
