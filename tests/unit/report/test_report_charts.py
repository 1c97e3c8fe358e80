"""Charts: well-formed, finite, escaped, and true to what they draw."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from orchestration.report.charts import Line, Point, bar, cases, line_chart, sparkline, whole
from orchestration.report.fans import fan, tornado
from orchestration.report.scales import ticks

HOSTILE = "<script>alert(1)</script>\"'&"
amounts = st.floats(min_value=-1e15, max_value=1e15, allow_nan=False)


def _line(*values: float, name: str = "as stated", high: float | None = 0.0) -> Line:
    points = [
        Point(2030 + at, value, value, value if high == 0.0 else high, f"#fact-{at}") for at, value in enumerate(values)
    ]
    return Line(name, 1, tuple(points))


def test_a_stated_point_leads_to_its_fact_and_an_interpolated_one_does_not() -> None:
    line = Line(
        "base", 1, (Point(2030, 1, 1, 1, "#fact-a"), Point(2031, 2, 2, 2, None), Point(2032, 3, 3, 3, "#fact-b"))
    )
    svg = line_chart("Revenue", [line], "USD", "money")
    assert re.findall(r'href="([^"]+)"', svg) == ["#fact-a", "#fact-b"]
    assert svg.count('class="between"') == 1


def test_a_band_is_drawn_where_bounds_are_apart() -> None:
    exact = line_chart("x", [_line(1, 2)], "count", "count")
    ranged = line_chart("x", [Line("x", 1, (Point(2030, 2, 1, 3, "#a"), Point(2031, 4, 3, 5, "#b")))], "count", "count")
    assert "band" not in exact
    assert "band" in ranged


def test_an_open_bound_is_told_in_the_title() -> None:
    assert "500+" in line_chart("x", [_line(280, 500, high=None)], "count", "count")


def test_labels_are_escaped() -> None:
    for svg in (
        line_chart(HOSTILE, [_line(1, 2, name=HOSTILE), _line(3, 4)], HOSTILE, "money"),
        whole([(HOSTILE, 0.4), ("b", 0.6)]),
    ):
        assert "<script" not in svg
        ET.fromstring(svg)  # noqa: S314  # made here


@given(st.lists(amounts, min_size=1, max_size=12))
def test_any_finite_line_is_drawn(values: list[float]) -> None:
    svg = line_chart("x", [_line(*values)], "USD", "money")
    ET.fromstring(svg)  # noqa: S314  # made here
    assert "nan" not in svg
    assert "inf" not in svg
    ET.fromstring(sparkline(values))  # noqa: S314  # made here


@given(st.lists(amounts, min_size=1, max_size=6))
def test_ticks_are_few_and_hold_every_value(values: list[float]) -> None:
    low, high, step = ticks(values)
    slack = step * 1e-6
    assert low - slack <= min(values) <= max(values) <= high + slack
    assert 1 <= round((high - low) / step) <= 10


def test_an_axis_begins_at_nought_where_that_is_near() -> None:
    assert ticks([240e6, 920e6])[0] == 0
    assert ticks([900, 920])[0] > 0


def test_a_small_step_looks_small() -> None:
    low, high, _ = ticks([0.382, 0.39])
    assert low <= 0.35
    assert high >= 0.42


def test_bars_stay_within_their_box() -> None:
    assert 'width="100"' in bar(7.0)
    assert 'width="0"' in bar(-1.0)
    ET.fromstring(cases([("bear", 1.0), ("base", 1.0), ("bull", None)], 1.0))  # noqa: S314  # made here


def test_a_fan_and_a_tornado_are_well_formed() -> None:
    names = ("p05", "p25", "p50", "p75", "p95")
    rows = [
        {
            "year": 2030 + at,
            "unit": "USD",
            "memo_value": None if at else 3.0,
            **{name: float(at + place) for place, name in enumerate(names)},
        }
        for at in range(3)
    ]
    svg = fan(HOSTILE, rows)
    ET.fromstring(svg)  # noqa: S314  # made here
    assert svg.count('class="band"') == 2
    assert svg.count("<circle") == 1
    [(row, drawn, low, high)] = tornado([{"driver": "x", "unit": "USD", "low_effect": -5e6, "high_effect": 5e6}])
    assert (row["driver"], low, high) == ("x", "−$5M", "+$5M")
    ET.fromstring(drawn)  # noqa: S314  # made here
