"""Holding the marts of a build against their suites with great-expectations.

Importing great-expectations takes seconds and 250 MB, so it is imported in functions only and, in a
refresh, in a process of its own (`worker`). Belongs here: running suites. Does not: what they ask.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orchestration.storage.warehouse import frame, held_open

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from orchestration.expectations.suite import Expectation, Severity, Suite

_SHOWN_VALUES = 5
_GX_SEVERITY = {"error": "critical", "warning": "warning"}


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether one expectation was met; `found` says in a few words what was seen."""

    says: str
    severity: Severity
    is_met: bool
    found: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answers of one suite over all `rows` of its mart."""

    mart: str
    rows: int
    answers: tuple[Answer, ...]


def load_library() -> None:
    """Import great-expectations ahead of its use."""
    import great_expectations.expectations  # noqa: F401


def examine(database: Path, suites: Sequence[Suite]) -> list[Verdict]:
    """Run `suites` on the marts in `database`, every row of them; the file is only read."""
    with warnings.catch_warnings():
        # GX warns about its own use of pandas on every batch.
        warnings.simplefilter("ignore")
        source = _context().data_sources.add_pandas("build")
        with held_open(database):
            return [_verdict(source, suite, frame(database, suite.sql)) for suite in suites]


def _context() -> Any:
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


def _verdict(source: Any, suite: Suite, rows: pd.DataFrame) -> Verdict:
    import great_expectations as gx

    batch = (
        source.add_dataframe_asset(suite.mart)
        .add_batch_definition_whole_dataframe("every row")
        .get_batch({"dataframe": rows})
    )
    outcome = batch.validate(
        gx.ExpectationSuite(
            suite.mart, expectations=[_built(place, item) for place, item in enumerate(suite.expectations)]
        ),
        result_format={"result_format": "SUMMARY", "partial_unexpected_count": _SHOWN_VALUES},
    )
    # GX returns results grouped by column; each carries the place of its question.
    results = {result.expectation_config.meta["place"]: result for result in outcome.results}
    answers = tuple(_answer(item, results[place]) for place, item in enumerate(suite.expectations))
    return Verdict(suite.mart, len(rows), answers)


def _built(place: int, item: Expectation) -> Any:
    import great_expectations.expectations as library

    name = "".join(part.capitalize() for part in item.kind.split("_"))
    expectation = getattr(library, name)
    return expectation(
        **item.arguments, description=item.says, severity=_GX_SEVERITY[item.severity], meta={"place": place}
    )


def _answer(item: Expectation, result: Any) -> Answer:
    return Answer(item.says, item.severity, bool(result.success), _found(result))


def _found(result: Any) -> str:
    raised = result.exception_info or {}
    # One exception stands for itself; exceptions of several metrics come as a mapping of them.
    for case in [raised] if "raised_exception" in raised else raised.values():
        if case["raised_exception"]:
            return f"could not be examined: {case['exception_message']}"
    figures = result.result
    if "unexpected_count" in figures:
        values = ", ".join(str(value) for value in figures.get("partial_unexpected_list", ()))
        count = f"{figures['unexpected_count']} of {figures['element_count']} rows differ"
        return f"{count}: {values}" if values else count
    return f"found {figures['observed_value']}" if "observed_value" in figures else ""
