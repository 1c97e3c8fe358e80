"""Charts of what might be: a fan of percentiles over years, and which driver moves a figure most.

Belongs here: these two marks. Does not: the simulation, which the marts hold finished.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from orchestration.report.figures import Row, figure, signed
from orchestration.report.scales import HEIGHT, WIDTH, frame, number

_BANDS = (("p05", "p95"), ("p25", "p75"))


def fan(label: str, rows: Sequence[Row]) -> Markup:
    """Bands from the 5th to the 95th percentile, the median as a line, the memo's own value as dots.

    `rows` are the years of one measure in their order, with `year`, `unit`, `memo_value` and p05 to p95.
    """
    unit = rows[0]["unit"]
    ends = [row[name] for row in rows for name in ("p05", "p95", "memo_value") if row[name] is not None]
    axes = frame(ends, [row["year"] for row in rows], unit, "money")
    across, up = axes.across, axes.up
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}"><g class="c1">'
    ]
    for under, over in _BANDS:
        path = [f"{across(row['year'])},{up(row[over])}" for row in rows]
        path += [f"{across(row['year'])},{up(row[under])}" for row in reversed(rows)]
        parts.append(f'<polygon class="band" points="{" ".join(path)}"/>')
    median = " ".join(f"{across(row['year'])},{up(row['p50'])}" for row in rows)
    parts.append(f'<polyline class="line" points="{median}"/>')
    parts += [
        f'<circle class="dot" cx="{across(row["year"])}" cy="{up(row["memo_value"])}" r="3"><title>'
        f"{row['year']}: {escape(figure(row['memo_value'], unit, 'money'))}</title></circle>"
        for row in rows
        if row["memo_value"] is not None
    ]
    return Markup("".join(parts) + f"</g>{''.join(axes.axes)}</svg>")  # noqa: S704  # labels are escaped where they are put in


def tornado(rows: Sequence[Row]) -> list[tuple[Row, Markup, str, str]]:
    """For each driver its row, its bar, and its effects at −10% and +10% as text, in the order of `rows`."""
    reach = max((abs(row[name]) for row in rows for name in ("low_effect", "high_effect")), default=0) or 1.0
    shown = []
    for row in rows:
        unit = row["unit"]
        marks = "".join(_bar(row[name] / reach, shade) for name, shade in (("low_effect", 6), ("high_effect", 1)))
        svg = (
            '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
            f'{marks}<rect class="tick" x="49.8" width=".4" height="8"/></svg>'
        )
        low, high = signed(row["low_effect"], unit, "money"), signed(row["high_effect"], unit, "money")
        shown.append((row, Markup(svg), low, high))  # noqa: S704  # numbers only
    return shown


def _bar(share: float, colour: int) -> str:
    width = 50 * min(abs(share), 1)
    start = 50 - width if share < 0 else 50
    return f'<rect class="c{colour}" x="{number(start)}" y="1" width="{number(width)}" height="6"/>'
