"""Small charts as inline SVG: lines with bounds, sparklines, bars, shares of a whole, bear to bull.

Belongs here: marks, scales and what a screen reader is told. Does not: colours (the style sheet names
them by class) or which figures to draw. A page of a big site holds a dozen of these, so they are text
templates: a plotting library takes 50 to 100 ms a chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from orchestration.report.figures import figure
from orchestration.report.scales import HEIGHT, WIDTH, Scale, frame, number

# The style sheet has this many series colours; a further line repeats one, and its name still tells it apart.
COLOURS = 6


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a line; a null bound is unbounded, `anchor` names the fact it is stated by."""

    year: int
    value: float
    low: float | None
    high: float | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A named series of points in order of their years; `colour` counts from 1."""

    name: str
    colour: int
    points: tuple[Point, ...]


def line_chart(label: str, lines: Sequence[Line], unit: str, kind: str) -> Markup:
    """Yearly lines on one pair of axes; stated points are dots that lead to their facts."""
    points = [point for line in lines for point in line.points]
    years = sorted({point.year for point in points})
    ends = [end for point in points for end in (point.value, point.low, point.high) if end is not None]
    axes = frame(ends, years, unit, kind)
    across, up = axes.across, axes.up
    parts = [f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(label)}">']
    parts.extend(axes.axes)
    parts.extend(_band(line, across, up) for line in lines)
    parts.extend(_stroke(line, across, up) for line in lines)
    parts.extend(_dots(line, len(lines) > 1, across, up, unit, kind) for line in lines)
    return Markup("".join(parts) + "</svg>")  # noqa: S704  # labels are escaped where they are put in


def sparkline(values: Sequence[float]) -> Markup:
    """The shape of a series without axes; the figures stand beside it, so it says nothing aloud."""
    across = Scale(0, max(len(values) - 1, 1), 2, 94)
    up = Scale(min(values), max(values), 24, 4)
    path = " ".join(f"{across(place)},{up(value)}" for place, value in enumerate(values))
    end = f'<circle cx="{across(len(values) - 1)}" cy="{up(values[-1])}" r="2.5"/>'
    return Markup(  # noqa: S704  # numbers only
        f'<svg class="spark" viewBox="0 0 98 28" aria-hidden="true"><polyline points="{path}"/>{end}</svg>'
    )


def bar(share: float, mark: float | None = None) -> Markup:
    """A bar of 0 to 1 behind a figure of a table, with a tick where another figure puts it."""
    width = number(100 * min(max(share, 0), 1))
    tick = (
        "" if mark is None else f'<rect class="tick" x="{number(100 * min(max(mark, 0), 1))}" width=".8" height="8"/>'
    )
    return Markup(  # noqa: S704  # numbers only
        f'<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="c1" y="1" width="{width}" height="6"/>{tick}</svg>'
    )


def whole(shares: Sequence[tuple[str, float]]) -> Markup:
    """Parts of one whole side by side; the table beneath says which they are."""
    total = sum(share for _, share in shares) or 1.0
    parts, start = [], 0.0
    for place, (name, share) in enumerate(shares):
        width = max(100 * share / total, 0)
        shade = place % COLOURS + 1
        parts.append(
            f'<rect class="c{shade}" x="{number(start)}" width="{number(max(width - 0.3, 0.1))}" height="10">'
            f"<title>{escape(name)} {figure(share, 'pure', 'percent')}</title></rect>"
        )
        start += width
    return Markup(  # noqa: S704  # names are escaped
        '<svg class="whole" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        + "".join(parts)
        + "</svg>"
    )


def cases(values: Sequence[tuple[str, float | None]], weighted: float | None) -> Markup:
    """Bear, base and bull on one short line of the row's own scale, with the weighted value as a tick."""
    known = [(name, value) for name, value in values if value is not None]
    ends = [value for _, value in known] + ([] if weighted is None else [weighted])
    across = Scale(min(ends), max(ends), 5, 95)
    dots = "".join(f'<circle class="{name}" cx="{across(value)}" cy="8" r="4"/>' for name, value in known)
    tick = "" if weighted is None else f'<path class="tick" d="M{across(weighted)} 2v12"/>'
    return Markup(  # noqa: S704  # numbers and our own class names
        '<svg class="cases" viewBox="0 0 100 16" aria-hidden="true">'
        f'<path class="axis" d="M{across(min(ends))} 8H{across(max(ends))}"/>{dots}{tick}</svg>'
    )


def _band(line: Line, across: Scale, up: Scale) -> str:
    """Where both bounds are stated or follow from stated ones."""
    bounded = [
        (point.year, point.low, point.high) for point in line.points if point.low is not None and point.high is not None
    ]
    if all(low == high for _, low, high in bounded):
        return ""
    over = [f"{across(year)},{up(high)}" for year, _, high in bounded]
    under = [f"{across(year)},{up(low)}" for year, low, _ in reversed(bounded)]
    return f'<polygon class="band c{line.colour}" points="{" ".join(over + under)}"/>'


def _stroke(line: Line, across: Scale, up: Scale) -> str:
    if len(line.points) == 1:
        return ""
    path = " ".join(f"{across(point.year)},{up(point.value)}" for point in line.points)
    return f'<polyline class="line c{line.colour}" points="{path}"/>'


def _dots(line: Line, is_named: bool, across: Scale, up: Scale, unit: str, kind: str) -> str:
    marks = []
    for point in line.points:
        place = f'cx="{across(point.year)}" cy="{up(point.value)}"'
        if point.anchor is None:
            marks.append(f'<circle class="between" {place} r="1.6"/>')
            continue
        more = "+" if point.high is None else ""
        name = f"{line.name}, {point.year}" if is_named else str(point.year)
        title = escape(f"{name}: {figure(point.value, unit, kind)}{more}")
        # The table beneath has the same link for keyboards; a second round of tab stops would only tire.
        marks.append(
            f'<a href="{escape(point.anchor)}" tabindex="-1"><circle class="dot" {place} r="3.4">'
            f"<title>{title}</title></circle></a>"
        )
    return f'<g class="c{line.colour}">{"".join(marks)}</g>'
