"""What a memo or several memos follow over years, one chart a measure with its scenarios as lines.

Belongs here: joining yearly rows to lines and lines to charts. Does not: drawing (`charts`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from orchestration.report.charts import COLOURS, Line, Point, line_chart, sparkline
from orchestration.report.figures import Row
from orchestration.report.links import anchor
from orchestration.report.reading import Rows

# One colour a scenario wherever it is shown.
_SCENARIO_COLOURS = {"unspecified": 1, "base": 4, "bear": 6, "bull": 3}
_LEAST_YEARS = 2
_ROW_KINDS = frozenset(("table", "bullet"))
_SCENARIO_NAMES = {"unspecified": "as stated", "base": "base", "bear": "bear", "bull": "bull"}


@dataclass(frozen=True)
class Trend:
    """One measure over years: a title, lines that share its axes, and the rows behind each line.

    `note` is the caption of the table that a measure made from a label stands in: "Central" alone says nothing.
    `is_gathered` says that its points stand in several places of the memo.
    """

    concept: str
    name: str
    title: str
    note: str
    unit: str
    kind: str
    is_whole: bool
    is_gathered: bool
    lines: tuple[Line, ...]
    rows: tuple[tuple[Line, Rows], ...]

    @property
    def lead(self) -> Line:
        """The line a headline quotes: what the memo states without a scenario, else its first."""
        return self.lines[0]

    @property
    def is_derived(self) -> bool:
        """Whether a label made the concept, not the taxonomy."""
        return is_derived(self.concept)

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


def is_derived(concept: str) -> bool:
    """Whether a label made the concept, not the taxonomy."""
    return concept.startswith("derived:")


def trends(series: Rows, own: str | None, facts: Mapping[str, Row]) -> list[Trend]:
    """The measures of one memo over at least two years; `facts` are the memo's, by id."""
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
    found = []
    for members in groups.values():
        if max(len(rows) for rows in members.values()) < _LEAST_YEARS:
            continue
        lines = list(members.values())
        stated = [facts[row["from_fact_id"]] for rows in lines for row in rows if row["value_source"] == "stated"]
        trend = _trend(lines, own, _by_scenario, stated)
        # One word in two sentences ("people", "region") need not mean one thing; in the cells of one row it does.
        if not trend.is_derived or (not trend.is_gathered and stated[0]["block_kind"] in _ROW_KINDS):
            found.append(trend)
    return found


def compare(series: Rows, name_of: Callable[[dict[str, Any]], str], page_of: Callable[[dict[str, Any]], str]) -> Trend:
    """One measure as several memos foresee it, a line each."""
    members: dict[str, Rows] = {}
    for row in series:
        members.setdefault(row["series_id"], []).append(row)

    def line(place: int, rows: Rows) -> Line:
        return _line(name_of(rows[0]), place % COLOURS + 1, rows, page_of(rows[0]))

    return _trend(list(members.values()), None, line)


def _trend(
    members: list[Rows], own: str | None, line: Callable[[int, Rows], Line], stated: Sequence[Row] = ()
) -> Trend:
    ordered = sorted(members, key=lambda rows: ("unspecified", "base", "bull", "bear").index(rows[0]["scenario"]))
    rows = tuple((line(place, found), found) for place, found in enumerate(ordered))
    first = ordered[0][0]
    is_own = own is None or first["entity_id"] == own
    name = first["concept_name"] or first["concept"]
    named_by = stated[0] if stated and is_derived(first["concept"]) else None
    if named_by:
        name = as_written(name, named_by)
    parts = [name, first["member"], None if is_own else first["entity"]]
    return Trend(
        concept=first["concept"],
        name=name,
        title=" · ".join(part for part in parts if part),
        note=(named_by["caption"] or "") if named_by else "",
        unit=first["unit"],
        kind=first["unit_kind"],
        is_gathered=len({(fact["section_id"], fact["table_ordinal"]) for fact in stated}) > 1,
        is_whole=is_own and (first["member"] is None or first["is_total"]),
        lines=tuple(line for line, _ in rows),
        rows=rows,
    )


def as_written(name: str, fact: Row) -> str:
    """A measure that a label made, spelled as its memo does: RAV, not Rav."""
    labels = (fact["subject_label"], fact["label"], fact["column_label"])
    return next((label for label in labels if label and label.casefold() == name.casefold()), name)


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
