"""The fan: how far a memo's own path may be missed, from `mart_projection_fan`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from orchestration.plots.drawing import HEIGHT, MEMO, SPREAD, WIDTH, chart_of, png, year_axis
from orchestration.plots.rows import Row, Scale, measure_words, one_series, scale_of

# Outer to inner; the inner the darker, because the outer shine through.
_BANDS = (("p05", "p95"), ("p10", "p90"), ("p25", "p75"))
_COLUMNS = ("measure", "year", "memo_value", "p05", "p10", "p25", "p50", "p75", "p90", "p95")


def fan(rows: Sequence[Row]) -> bytes:
    """Percentile bands, the median and the memo's own path by year, a panel a measure, as PNG.

    `rows` are those of one series in `mart_projection_fan`. Raises PlotRowsError for any others.
    """
    one_series("fan", rows, (*_COLUMNS, "earnings_kind"))
    scale = scale_of(rows[0]["unit"], [row[name] for row in rows for name in ("p05", "p95", "memo_value")])
    measures = sorted({row["measure"] for row in rows}, reverse=True)
    panels = [_panel([row for row in rows if row["measure"] == measure], measure, scale) for measure in measures]
    return png(
        alt.vconcat(*panels, spacing=18),
        f"{rows[0]['entity']}: how far the projection may be missed",
        f"{scale.title}; bands hold 50, 80 and 90% of the simulated paths, dashed is their median, dark the memo",
    )


def _panel(rows: Sequence[Row], measure: str, scale: Scale) -> Any:
    values = [
        {name: scale.of(row[name]) for name in _COLUMNS[2:]} | {"year": row["year"]}
        for row in sorted(rows, key=lambda row: row["year"])
    ]
    years = alt.X("year:Q", axis=year_axis(), scale=alt.Scale(nice=False))
    base = chart_of(values).encode(x=years)
    title = measure_words(measure, rows[0])
    bands = [
        base.mark_area(opacity=0.25, color=SPREAD).encode(y=alt.Y(f"{low}:Q", title=title), y2=f"{high}:Q")
        for low, high in _BANDS
    ]
    median = base.mark_line(color=SPREAD, strokeDash=[5, 3]).encode(y="p50:Q")
    memo = base.mark_line(color=MEMO, point=alt.OverlayMarkDef(color=MEMO)).encode(y="memo_value:Q")
    nought = chart_of([{"y": 0}]).mark_rule(color="#999999").encode(y="y:Q")
    return alt.layer(*bands, nought, median, memo).properties(width=WIDTH, height=HEIGHT)
