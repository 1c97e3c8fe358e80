"""Scenario lines: one measure by year under each what-if scenario, from `mart_projection_scenarios`."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from orchestration.plots.drawing import HEIGHT, LINES, MEMO, WIDTH, chart_of, png, year_axis
from orchestration.plots.rows import Row, measure_words, one_series, scale_of, words


def scenario_lines(rows: Sequence[Row]) -> bytes:
    """One line a scenario, the memo's own path (`base`) dark and on top, as PNG.

    `rows` are those of one series in `mart_projection_scenarios`; drawn are its earnings, or its revenue where
    the memo states neither earnings nor cost. Raises PlotRowsError for any others.
    """
    one_series("scenario_lines", rows, ("scenario", "year", "ebitda", "revenue", "earnings_kind"))
    measure = "ebitda" if rows[0]["earnings_kind"] else "revenue"
    title = measure_words(measure, rows[0])
    scale = scale_of(rows[0]["unit"], [row[measure] for row in rows])
    names = sorted({row["scenario"] for row in rows} - {"base"})
    labels = ["Base (as the memo states)", *map(words, names)]
    colours = [MEMO, *(LINES[at % len(LINES)] for at in range(len(names)))]
    label_of = dict(zip(["base", *names], labels, strict=True))
    values = [
        {"year": row["year"], "value": scale.of(row[measure]), "scenario": label_of[row["scenario"]]}
        for row in sorted(rows, key=lambda row: (row["scenario"] == "base", row["scenario"], row["year"]))
    ]
    line = (
        chart_of(values)
        .mark_line(point=True)
        .encode(
            x=alt.X("year:Q", axis=year_axis(), scale=alt.Scale(nice=False)),
            y=alt.Y("value:Q", title=title),
            color=alt.Color("scenario:N", scale=alt.Scale(domain=labels, range=colours), title=None),
            strokeWidth=alt.condition(alt.datum.scenario == labels[0], alt.value(3), alt.value(1.6)),
        )
    )
    nought = chart_of([{"y": 0}]).mark_rule(color="#999999").encode(y="y:Q")
    chart = alt.layer(nought, line).properties(width=WIDTH, height=HEIGHT)
    return png(chart, f"{rows[0]['entity']}: {title} under each scenario", scale.title)
