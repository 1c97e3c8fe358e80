"""The plots: images come out, wrong rows are refused by name, charts hold the rows' figures."""

from __future__ import annotations

import struct
import zlib
from decimal import Decimal

import pytest

from orchestration.plots import PlotRowsError, drawing, fan, scenario_lines, tornado
from orchestration.plots import rows as plot_rows

PNG = b"\x89PNG\r\n\x1a\n"
CHARTS = "orchestration.plots"
SERIES = {"series_id": "s", "entity": "Aster", "unit": "USD", "earnings_kind": "operating_income"}
FAN = [
    SERIES
    | {"measure": measure, "year": year, "memo_value": Decimal(5_000_000)}
    | {name: Decimal(at * 1_000_000) for at, name in enumerate(("p05", "p10", "p25", "p50", "p75", "p90", "p95"), 1)}
    for measure in ("revenue", "ebitda")
    for year in (2030, 2031)
]
SCENARIOS = [
    SERIES | {"scenario": scenario, "year": year, "ebitda": Decimal(amount), "revenue": Decimal(9)}
    for scenario, amount in (("base", -80), ("price_cut", -120))
    for year in (2030, 2031)
]
TORNADO = [
    SERIES
    | {"driver": driver, "is_assumed": rank > 1, "year": 2035, "base_ebitda": Decimal(100), "swing_rank": rank}
    | {"low_ebitda": Decimal(100 - swing), "high_ebitda": Decimal(100 + swing)}
    for rank, (driver, swing) in enumerate((("customers", 30), ("gross_margin", 10)), 1)
]
PLOTS = [(fan, FAN), (scenario_lines, SCENARIOS), (tornado, TORNADO)]


@pytest.mark.parametrize(("plot", "rows"), PLOTS)
def test_a_plot_is_a_png_and_the_same_each_time(plot, rows):
    image = plot(rows)
    assert image.startswith(PNG)
    assert image == plot(rows)


def _pixels(image):
    """What a viewer reads of a PNG: its header, then its pixels unpacked; every chunk is checked by its sum."""
    at, header, data = len(PNG), b"", b""
    while at < len(image):
        size, kind = struct.unpack_from(">I4s", image, at)
        body = image[at + 8 : at + 8 + size]
        assert struct.unpack_from(">I", image, at + 8 + size) == (zlib.crc32(kind + body),)
        header += body if kind == b"IHDR" else b""
        data += body if kind == b"IDAT" else b""
        at += 12 + size
    assert kind == b"IEND"
    return header, zlib.decompress(data)


@pytest.mark.parametrize(("plot", "rows"), PLOTS)
def test_a_plot_is_packed_tight_and_still_the_same_picture(plot, rows, monkeypatch, tmp_path):
    packed = plot(rows)
    monkeypatch.setattr(drawing, "_packed", bytes)
    drawn = plot(rows)
    assert len(packed) < len(drawn) / 2
    assert _pixels(packed) == _pixels(drawn)


@pytest.mark.parametrize(("plot", "rows"), PLOTS)
def test_the_order_of_rows_does_not_matter(plot, rows):
    assert plot(rows[::-1]) == plot(rows)


@pytest.mark.parametrize(("plot", "rows"), PLOTS)
def test_wrong_rows_are_refused_by_name(plot, rows):
    with pytest.raises(PlotRowsError, match=f"plot {plot.__name__}: found no rows"):
        plot([])
    with pytest.raises(PlotRowsError, match="found 2 series, expected one"):
        plot([*rows, rows[0] | {"series_id": "other"}])
    with pytest.raises(PlotRowsError, match="found no unit, expected every column"):
        plot([{name: value for name, value in row.items() if name != "unit"} for row in rows])


@pytest.mark.parametrize(
    ("amounts", "power", "title"),
    [
        ([Decimal(-2_500_000_000)], 9, "USD billion"),
        ([1_400_000_000, 3], 6, "USD million"),
        ([1_999], 0, "USD"),
        ([], 0, "USD"),
    ],
)
def test_amounts_are_drawn_in_a_scale_that_shows_them(amounts, power, title):
    assert plot_rows.scale_of("USD", amounts) == plot_rows.Scale(power, title)


def test_names_read_as_words():
    assert plot_rows.words("customer_growth_stalls") == "Customer growth stalls"
    assert plot_rows.words("ebitda") == "EBITDA"


def test_earnings_are_called_what_they_are(monkeypatch):
    titles = []
    monkeypatch.setattr("orchestration.plots.scenario_chart.png", lambda _chart, title, *_: titles.append(title) or PNG)
    scenario_lines(SCENARIOS)
    scenario_lines([row | {"earnings_kind": None, "ebitda": None} for row in SCENARIOS])
    assert titles == ["Aster: Operating income under each scenario", "Aster: Revenue under each scenario"]
    assert plot_rows.measure_words("ebitda", SERIES | {"earnings_kind": "ebitda"}) == "EBITDA"


def test_a_tornado_has_a_bar_each_way_for_each_driver(monkeypatch):
    charts = []
    monkeypatch.setattr(
        "orchestration.plots.tornado_chart.png", lambda chart, *_: charts.append(chart.to_dict()) or PNG
    )
    tornado(TORNADO)
    bars = charts[0]["layer"][0]["data"]["values"]
    assert [(bar["driver"], bar["side"], bar["to"]) for bar in bars] == [
        ("Customers", "Driver lower", 70.0),
        ("Customers", "Driver higher", 130.0),
        ("Gross margin (assumed)", "Driver lower", 90.0),
        ("Gross margin (assumed)", "Driver higher", 110.0),
    ]


def test_scenarios_beyond_the_colours_still_get_one(monkeypatch):
    charts = []
    monkeypatch.setattr(
        "orchestration.plots.scenario_chart.png", lambda chart, *_: charts.append(chart.to_dict()) or PNG
    )
    many = [SCENARIOS[0] | {"scenario": f"case_{at}"} for at in range(len(drawing.LINES) + 2)]
    scenario_lines([SCENARIOS[0], *many])
    scale = charts[0]["layer"][1]["encoding"]["color"]["scale"]
    assert len(scale["domain"]) == len(scale["range"]) == len(many) + 1
    assert scale["domain"][0] == "Base (as the memo states)"
