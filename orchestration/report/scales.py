"""Where a mark stands: scales, round numbers for their ticks, and the axes of a chart in SVG.

Belongs here: what every kind of chart shares. Does not: marks (`charts`, `fans`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import escape

from orchestration.report.figures import figure

WIDTH, HEIGHT = 340, 194
LEFT, RIGHT, TOP, BOTTOM = 52, 14, 12, 28
# Between the axis and the first year; wide enough that its label does not touch the lowest figure's.
_INDENT = 10
# A digit of a label is about so wide; figures with a currency's code need more room than LEFT leaves.
_DIGIT = 5.9
_TICKS = 4
# An axis spans at least this part of its figures, so that 38.6% after 38.2% does not look like a landslide.
_LEAST_REACH = 0.2


@dataclass(frozen=True, slots=True)
class Scale:
    """From the values of an axis to the places on it."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> str:
        """The place of a value, as it stands in the SVG."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return number(self.start + share * (self.end - self.start))


@dataclass(frozen=True, slots=True)
class Frame:
    """The axes of a chart over years: its two scales, and the SVG of lines and labels."""

    across: Scale
    up: Scale
    axes: tuple[str, ...]


def frame(values: Sequence[float], years: Sequence[int], unit: str, kind: str) -> Frame:
    """Axes that hold `values` and the sorted `years`; the line at zero is the stronger one."""
    low, high, step = ticks(values)
    up = Scale(low, high, HEIGHT - BOTTOM, TOP)
    places = [low + place * step for place in range(round((high - low) / step) + 1)]
    marks = [0.0 if abs(value) < step / 1e6 else value for value in places]
    labels = [figure(value, unit, kind) for value in marks]
    left = max(LEFT, round(_DIGIT * max(map(len, labels))) + 8)
    across = Scale(years[0], years[-1], left + _INDENT, WIDTH - RIGHT)
    lines = [
        f'<path class="{"grid" if value else "axis"}" d="M{left} {up(value)}H{WIDTH - RIGHT}"/>'
        f'<text x="{left - 6}" y="{up(value)}" class="e">{escape(label)}</text>'
        for value, label in zip(marks, labels, strict=True)
    ]
    return Frame(across, up, (*lines, *_year_axis(years, across)))


def _year_axis(years: Sequence[int], across: Scale) -> list[str]:
    """The years below a chart, thinned out where they would touch."""
    every = math.ceil((years[-1] - years[0] + 1) / 7)
    shown = [year for year in range(years[0], years[-1] + 1) if (years[-1] - year) % every == 0]
    return [f'<text x="{across(year)}" y="{HEIGHT - 6}" class="m">{year}</text>' for year in shown]


def ticks(values: Sequence[float]) -> tuple[float, float, float]:
    """Low end, high end and step of an axis with about four ticks at round numbers, zero among them where near."""
    low, high = min(values), max(values)
    if low > 0 and low < high * 0.6:
        low = 0.0
    if high < 0 and high > low * 0.6:
        high = 0.0
    short = _LEAST_REACH * max(abs(low), abs(high)) - (high - low)
    if short > 0:
        low, high = low - short / 2, high + short / 2
    reach = high - low or 1.0
    rough = reach / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    start, end = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    return (start, end, step) if end > start else (start - step, end + step, step)


def number(value: float) -> str:
    """A place with one decimal at most."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")
