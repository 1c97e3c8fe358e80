"""The overview's plots: Altair charts as SVG that follows the page's light and dark colours.

Belongs here: charts of the whole site, few in number. Does not: charts of a memo or an entity
(`charts`), of which a site has thousands. Imported only where the overview is made.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import altair as alt
import vl_convert
from markupsafe import Markup, escape

from orchestration.report.reading import Rows

# Vega paints with fixed colours; these stand for the style sheet's and are exchanged in the SVG.
_COLOURS = {
    "#010101": "var(--ink)",
    "#020202": "var(--soft)",
    "#030303": "var(--rule)",
    "#040404": "var(--c1)",
    "#050505": "var(--error)",
    "#060606": "var(--warn)",
    "#070707": "var(--info)",
}
_INK, _SOFT, _RULE, _FIRST, _ERROR, _WARN, _INFO = _COLOURS
_SEVERITIES = {"error": _ERROR, "warning": _WARN, "info": _INFO}
# Told to a screen reader by the figure's own label, not mark by mark.
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
# All of one width, labels included, so that they stand beside each other in one size.
_WIDTH = 380
_PLACE = alt.Axis(title=None, labelLimit=190, domain=False, ticks=False)
_TICKS = 4
_BIN = 0.05


def bars(label: str, rows: Rows, name: str, amount: str) -> Markup:
    """Horizontal bars, the longest first."""
    axis = _counts(max((row[amount] for row in rows), default=0))
    chart = (
        alt.Chart(_data(rows))
        .mark_bar(color=_FIRST, height={"band": 0.66})
        .encode(x=alt.X(f"{amount}:Q", axis=axis), y=alt.Y(f"{name}:N", sort=None, axis=_PLACE))
    )
    return _svg(label, chart)


def severities(label: str, rows: Rows) -> Markup:
    """Findings a rule, stacked by severity."""
    totals: Counter[str] = Counter()
    for row in rows:
        totals[row["rule"]] += row["findings"]
    scale = alt.Scale(domain=list(_SEVERITIES), range=list(_SEVERITIES.values()))
    chart = (
        alt.Chart(_data(rows))
        .mark_bar(height={"band": 0.66})
        .encode(
            x=alt.X("findings:Q", axis=_counts(max(totals.values(), default=0))),
            y=alt.Y("rule:N", sort=list(totals), axis=_PLACE),
            color=alt.Color("severity:N", scale=scale, legend=None),
        )
    )
    return _svg(label, chart)


def histogram(label: str, values: list[float], title: str) -> Markup:
    """How a fraction is spread over the memos."""
    most = Counter(min(int(value / _BIN), round(1 / _BIN) - 1) for value in values)
    chart = (
        alt.Chart(_data([{"value": value} for value in values]))
        .mark_bar(color=_FIRST)
        .encode(
            x=alt.X(
                "value:Q", bin=alt.Bin(extent=[0, 1], step=_BIN), axis=alt.Axis(title=title, format="%", tickCount=5)
            ),
            y=alt.Y("count():Q", axis=_counts(max(most.values(), default=0), "memos")),
        )
        .properties(height=150)
    )
    return _svg(label, chart)


def _counts(most: int, title: str | None = None) -> alt.Axis:
    """An axis of what is counted: half a memo is no tick, which `tickMinStep` does not keep Vega from."""
    few = list(range(most + 1)) if most <= _TICKS else alt.Undefined
    return alt.Axis(title=title, tickCount=_TICKS, values=few, format="~s")


def _data(rows: Rows) -> alt.InlineData:
    return alt.InlineData(values=rows)


def _svg(label: str, chart: Any) -> Markup:
    painted = (
        chart.properties(
            width=_WIDTH, background="transparent", autosize=alt.AutoSizeParams(type="fit-x", contains="padding")
        )
        .configure(font="Inter, system-ui, sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=_SOFT,
            titleColor=_SOFT,
            titleFontWeight="normal",
            gridColor=_RULE,
            domainColor=_SOFT,
            tickColor=_SOFT,
        )
    )
    svg = _SPOKEN.sub("", vl_convert.vegalite_to_svg(painted.to_dict()))
    for stand_in, colour in _COLOURS.items():
        svg = svg.replace(stand_in, colour)
    return Markup(svg.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1))  # noqa: S704
