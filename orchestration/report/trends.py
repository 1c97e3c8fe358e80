"""What a memo or several memos follow over years, one chart a measure with its scenarios as lines.

Belongs here: joining yearly rows to lines and lines to charts. Does not: drawing (`charts`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from orchestration.report.charts import COLOURS, Line, Point, line_chart, sparkline
from orchestration.report.links import anchor
from orchestration.report.reading import Rows

# One colour a scenario wherever it is shown.
_SCENARIO_COLOURS = {"unspecified": 1, "base": 1, "bear": 6, "bull": 3}
_SCENARIO_NAMES = {"unspecified": "as stated", "base": "base", "bear": "bear", "bull": "bull"}


@dataclass(frozen=True)
class Trend:
    """One measure over years: a title, lines that share its axes, and the rows behind each line."""

    concept: str
    name: str
    title: str
    unit: str
    kind: str
    is_whole: bool
    lines: tuple[Line, ...]
    rows: tuple[tuple[Line, Rows], ...]

    @property
    def lead(self) -> Line:
        """The line a headline quotes: what the memo states without a scenario, else its first."""
        return self.lines[0]

    @property
    def lead_rows(self) -> Rows:
        """The yearly rows of that line."""
        return self.rows[0][1]

    @cached_property
    def years(self) -> list[int]:
        """Every year some line has a stated point in."""
        return sorted({row["year"] for _, rows in self.rows for row in rows if row["value_source"] == "stated"})

    @property
    def chart(self) -> Markup:
        """The chart, or nothing for one single year."""
        if len({point.year for line in self.lines for point in line.points}) < 2:
            return Markup("")
        names = ", ".join(line.name for line in self.lines)
        return line_chart(f"{self.title}: {names}", self.lines, self.unit, self.kind)

    @property
    def spark(self) -> Markup:
        """The shape of the leading line."""
        return sparkline([point.value for point in self.lead.points])


def trends(series: Rows, own: str | None) -> list[Trend]:
    """The measures of one memo over at least two years: its own entity's first, wholes before parts."""
    groups: dict[tuple[Any, ...], dict[str, Rows]] = {}
    for row in series:
        key = (
            row["entity_id"],
            row["entity"],
            row["concept"],
            row["member"],
            row["is_total"],
            row["unit"],
            row["basis"],
        )
        groups.setdefault(key, {}).setdefault(row["series_id"], []).append(row)
    found = [_trend(list(members.values()), own, _by_scenario) for members in groups.values()]
    kept = [trend for trend in found if any(len(line.points) > 1 for line in trend.lines)]
    return sorted(kept, key=lambda trend: (not trend.is_whole, -max(len(line.points) for line in trend.lines)))


def compare(series: Rows, name_of: Callable[[dict[str, Any]], str], page_of: Callable[[dict[str, Any]], str]) -> Trend:
    """One measure as several memos foresee it, a line each."""
    members: dict[str, Rows] = {}
    for row in series:
        members.setdefault(row["series_id"], []).append(row)

    def line(place: int, rows: Rows) -> Line:
        return _line(name_of(rows[0]), place % COLOURS + 1, rows, page_of(rows[0]))

    return _trend(list(members.values()), None, line)


def _trend(members: list[Rows], own: str | None, line: Callable[[int, Rows], Line]) -> Trend:
    ordered = sorted(members, key=lambda rows: ("unspecified", "base", "bull", "bear").index(rows[0]["scenario"]))
    rows = tuple((line(place, found), found) for place, found in enumerate(ordered))
    first = ordered[0][0]
    is_own = own is None or first["entity_id"] == own
    parts = [first["concept_name"] or first["concept"], first["member"], None if is_own else first["entity"]]
    return Trend(
        concept=first["concept"],
        name=first["concept_name"] or first["concept"],
        title=" · ".join(part for part in parts if part),
        unit=first["unit"],
        kind=first["unit_kind"],
        is_whole=is_own and (first["member"] is None or first["is_total"]),
        lines=tuple(line for line, _ in rows),
        rows=rows,
    )


def _by_scenario(_place: int, rows: Rows) -> Line:
    scenario = rows[0]["scenario"]
    return _line(_SCENARIO_NAMES[scenario], _SCENARIO_COLOURS[scenario], rows, "")


def _line(name: str, colour: int, rows: Rows, page: str) -> Line:
    points = tuple(
        Point(
            row["year"],
            row["value"],
            row["value_low"],
            row["value_high"],
            f"{page}#{anchor(row['from_fact_id'])}" if row["value_source"] == "stated" else None,
        )
        for row in rows
    )
    return Line(name, colour, points)
