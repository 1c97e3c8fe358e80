"""The tornado: which driver moves EBITDA of the last year most, from `mart_projection_sensitivity`."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from orchestration.plots.drawing import LESS, MORE, WIDTH, chart_of, png
from orchestration.plots.rows import Row, measure_words, one_series, scale_of, words

_BAR_STEP = 34
_SIDES = {"low": "Driver lower", "high": "Driver higher"}


def tornado(rows: Sequence[Row]) -> bytes:
    """A bar each way for each driver, the widest on top, as PNG.

    `rows` are those of one series in `mart_projection_sensitivity`. Raises PlotRowsError for any others.
    """
    ends = [f"{side}_ebitda" for side in _SIDES]
    one_series("tornado", rows, ("driver", "is_assumed", "year", "earnings_kind", "base_ebitda", *ends, "swing_rank"))
    ranked = sorted(rows, key=lambda row: row["swing_rank"])
    base_ebitda = ranked[0]["base_ebitda"]
    earnings = measure_words("ebitda", ranked[0])
    scale = scale_of(rows[0]["unit"], [row[end] for row in rows for end in ends])
    values = [
        {
            "driver": _name(row),
            "side": label,
            "from": scale.of(base_ebitda),
            "to": scale.of(row[f"{side}_ebitda"]),
        }
        for row in ranked
        for side, label in _SIDES.items()
    ]
    bars = (
        chart_of(values)
        .mark_bar(height=18)
        .encode(
            y=alt.Y("driver:N", sort=[_name(row) for row in ranked], title=None),
            x=alt.X("from:Q", title=f"{earnings} {ranked[0]['year']}, {scale.title}", scale=alt.Scale(zero=False)),
            x2="to:Q",
            color=alt.Color("side:N", scale=alt.Scale(domain=list(_SIDES.values()), range=[LESS, MORE]), title=None),
        )
    )
    memo = chart_of([{"x": scale.of(base_ebitda)}]).mark_rule(color="#333333").encode(x="x:Q")
    chart = alt.layer(bars, memo).properties(width=WIDTH, height=_BAR_STEP * len(ranked))
    return png(
        chart,
        f"{ranked[0]['entity']}: what moves {earnings if earnings.isupper() else earnings.lower()} {ranked[0]['year']}",
        "Each driver a step lower and higher in every year, the others as the memo states or assumed",
    )


def _name(row: Row) -> str:
    return words(row["driver"]) + (" (assumed)" if row["is_assumed"] else "")
