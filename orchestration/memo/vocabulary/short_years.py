"""Years of two digits, where what stands before them makes them years: "FY30", "Q3'30", "1H30", "Q1 '29 to Q1 '30".

Belongs here: reading such a year and the part of it. Does not: years of four digits (`periods`) or whole labels
(`period_labels`).
"""

from __future__ import annotations

import re

from orchestration.memo.vocabulary.period_grammar import SHORT_LAST, SHORT_PREFIX
from orchestration.memo.vocabulary.period_types import Period, part_period, year_period

SHORT_WINDOW = 8


def sure_part(year: int, letter: str, number: int, fiscal: bool) -> Period | None:
    """A quarter or a half of a year, None for a third or fourth half."""
    return part_period(year, letter, number, fiscal) if letter == "Q" or number <= 2 else None


def read_short(text: str, match: re.Match[str], pos: int) -> tuple[int, int, Period] | None:
    """Read "FY30", "Q3 FY30", "Q3'30", "1H30": two digits are a year of this century."""
    window_start = max(pos, match.start() - SHORT_WINDOW)
    prefix = SHORT_PREFIX.search(text[window_start : match.start()])
    if prefix is None:
        return None
    start, end, year = window_start + prefix.start(), match.end(), 2000 + int(match.group())
    letter = prefix.group("letter") or prefix.group("letter_last")
    if letter is None:
        return start, end, year_period(year, fiscal=prefix.group("cagr") is None)
    number, is_fiscal = (
        prefix.group("number") or prefix.group("number_first"),
        prefix.group("fy_part") is not None,
    )
    is_marked = is_fiscal or prefix.group()[-1] in "'’ -" or prefix.group("letter_last") is not None
    part = sure_part(year, letter, int(number), is_fiscal)
    return (start, end, part) if part is not None and is_marked else None


def last_point(text: str, pos: int) -> tuple[int, Period] | None:
    """The last point of an interval with a year of two digits: "FY35", "Q1 '30"."""
    short = SHORT_LAST.match(text, pos)
    if short is None:
        return None
    year = 2000 + int(short["year"])
    if short["letter"] is None:
        return short.end(), year_period(year, fiscal=True)
    part = sure_part(year, short["letter"], int(short["number"]), short["fiscal"] is not None)
    return (short.end(), part) if part is not None else None
