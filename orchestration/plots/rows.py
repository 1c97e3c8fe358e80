"""The rows a plot takes: checked, scaled and named for the eye.

Belongs here: what the plots share about their input. Does not: marks and colours (`drawing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Row = Mapping[str, Any]

# Power of ten from which an amount is read in that scale, and the scale's name.
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"), (3, "thousand"), (0, ""))


class PlotRowsError(ValueError):
    """The rows cannot be drawn. Attributes: `plot` and `problem`."""

    def __init__(self, plot: str, problem: str) -> None:
        self.plot = plot
        self.problem = problem
        super().__init__(f"plot {plot}: {problem}")


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale amounts are drawn in, such as USD million."""

    power: int
    title: str

    def of(self, amount: Decimal | float) -> float:
        """The amount in this scale."""
        return float(amount) / float(10**self.power)


def one_series(plot: str, rows: Sequence[Row], columns: Iterable[str]) -> None:
    """Raise PlotRowsError unless there are rows, all of one series and with every one of `columns`."""
    if not rows:
        raise PlotRowsError(plot, "found no rows, expected those of one series of the mart")
    missing = [column for column in ("series_id", "entity", "unit", *columns) if column not in rows[0]]
    if missing:
        raise PlotRowsError(plot, f"found no {', '.join(missing)}, expected every column of the mart")
    series = {row["series_id"] for row in rows}
    if len(series) > 1:
        raise PlotRowsError(plot, f"found {len(series)} series, expected one; filter by series_id")


def scale_of(unit: str, amounts: Iterable[Decimal | float]) -> Scale:
    """The scale in which the largest of `amounts` is 2 or more: smaller ones still show in it."""
    largest = max((abs(float(amount)) for amount in amounts), default=0.0)
    power, name = next(((power, name) for power, name in _SCALES if largest >= 2 * 10**power), (0, ""))
    return Scale(power, f"{unit} {name}".strip())


def words(name: str) -> str:
    """`customer_growth_stalls` as Customer growth stalls; abbreviations stay capitals."""
    text = name.replace("_", " ").replace("ebitda", "EBITDA")
    return text[:1].upper() + text[1:]


def measure_words(measure: str, row: Row) -> str:
    """A measure of `row` as words; `ebitda` by the earnings that stand in it, which `earnings_kind` names."""
    return words(row["earnings_kind"] or measure) if measure == "ebitda" else words(measure)
