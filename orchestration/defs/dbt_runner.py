"""Running dbt inside this process, and the Dagster events of what it did.

In process because a dbt subprocess costs its start and imports again, `dbt --version` a second
time, and would go on writing unguarded after a kill of its parent. Belongs here: invoking dbt and
reading its events. Does not: which nodes are assets (`dbt_translator`) or what is known of the
tables afterwards (`dbt_metadata`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from dagster import AssetExecutionContext
    from dagster_dbt import DagsterDbtTranslator, DbtProject
    from dagster_dbt.core.dbt_event_iterator import DbtDagsterEventType
    from dbt.contracts.graph.manifest import Manifest
    from dbt_common.events.base_types import EventMsg

    from orchestration.settings import Settings

_NODE_RESULTS = frozenset({"LogSeedResult", "LogModelResult", "LogSnapshotResult", "LogTestResult"})
_LET_GO_ON = frozenset({"pass", "warn"})
_SHOWN_PROBLEMS = 20
# How the project's macro report_problems begins what it says of a seed's row; it can only log it as information.
_REFUSED_ROW = "REFUSED "
# How DuckDB begins what it says when a limit on memory or on temporary files is reached.
_NO_ROOM = "Out of Memory Error"
_ROOM_HINT = (
    "The build needed more than the memory and the space for temporary files it may use; the published warehouse "
    "is as it was. Take the memo with the most figures out of the inbox, or raise MEMOMART_BUILD_MEMORY_BYTES or "
    "MEMOMART_BUILD_SPILL_BYTES"
)


class DbtBuildError(RuntimeError):
    """dbt ended with an error. Attribute: `problems`, dbt's own messages."""

    def __init__(self, command: str, problems: Sequence[str]) -> None:
        # What names a row and what to do about it comes first, and is not cut off behind what follows from it.
        self.problems = tuple(sorted(problems, key=lambda problem: not problem.startswith(_REFUSED_ROW)))
        shown = "\n".join(self.problems[:_SHOWN_PROBLEMS])
        more = len(self.problems) - _SHOWN_PROBLEMS
        rest = f"\n… and {more} more" if more > 0 else ""
        hint = f"\n{_ROOM_HINT}" if any(_NO_ROOM in problem for problem in self.problems) else ""
        super().__init__(f"dbt {command} failed:\n{shown}{rest}{hint}")


@dataclass(frozen=True, slots=True)
class DbtOutcome:
    """How an invocation ended: the results of its nodes as dbt's event dicts, and its error messages."""

    succeeded: bool
    results: tuple[dict[str, Any], ...]
    problems: tuple[str, ...]

    @property
    def built(self) -> tuple[str, ...]:
        """The unique ids of the models, seeds and snapshots that were built."""
        nodes = (event["data"]["node_info"] for event in self.results)
        return tuple(
            node["unique_id"]
            for node in nodes
            if node["node_status"] == "success" and not node["unique_id"].startswith("test.")
        )

    @property
    def tested(self) -> dict[str, bool]:
        """The unique ids of the tests that were asked, and whether each lets the build go on."""
        nodes = (event["data"]["node_info"] for event in self.results)
        return {
            node["unique_id"]: node["node_status"] in _LET_GO_ON
            for node in nodes
            if node["unique_id"].startswith("test.")
        }


def run_dbt(
    settings: Settings,
    arguments: Sequence[str],
    target: Path,
    manifest: Manifest | None = None,
    on_result: Callable[[], None] = lambda: None,
) -> DbtOutcome:
    """Run one dbt command, its artifacts going to `target`; calls `on_result` after each node.

    With `manifest` nothing is parsed, so that the nodes that run are the very nodes it names.
    Raises only what interrupts the process; a failure of dbt is in the outcome.
    """
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    settings.export()
    results: list[dict[str, Any]] = []
    problems: list[str] = []

    def note(event: EventMsg) -> None:
        info: Any = event.info
        if info.level == "error" or (info.name == "JinjaLogInfo" and info.msg.startswith(_REFUSED_ROW)):
            problems.append(info.msg)
        if info.name in _NODE_RESULTS:
            results.append(_as_dict(event))
            on_result()

    try:
        outcome = dbtRunner(manifest, callbacks=[note]).invoke([*arguments, *_common_arguments(settings, target)])
    finally:
        # dbt keeps the database open after it is done; nothing else could open it.
        close: Callable[[], None] = DuckDBConnectionManager.close_all_connections
        close()
    if outcome.exception is not None and not isinstance(outcome.exception, Exception):
        raise outcome.exception
    if outcome.exception is not None:
        problems.append(str(outcome.exception))
    return DbtOutcome(outcome.success, tuple(results), tuple(dict.fromkeys(problems)))


def dagster_events(
    outcome: DbtOutcome,
    manifest: Mapping[str, Any],
    context: AssetExecutionContext,
    translator: DagsterDbtTranslator,
    project: DbtProject,
) -> Iterator[DbtDagsterEventType]:
    """Outputs for built nodes and check results for tests, as dagster-dbt makes them of dbt's events."""
    from dagster_dbt.core.dbt_cli_event import DbtCoreCliEventMessage

    for raw_event in outcome.results:
        message = DbtCoreCliEventMessage(raw_event=raw_event, event_history_metadata={})
        yield from message.to_default_asset_events(
            manifest=manifest, dagster_dbt_translator=translator, context=context, project=project
        )


def _common_arguments(settings: Settings, target: Path) -> list[str]:
    return [
        f"--project-dir={settings.dbt_project}",
        f"--profiles-dir={settings.dbt_project}",
        f"--target-path={target}",
        f"--log-path={target}",
        "--log-level=none",
        "--log-level-file=none",
        "--no-use-colors",
        "--no-send-anonymous-usage-stats",
    ]


def _as_dict(event: EventMsg) -> dict[str, Any]:
    from google.protobuf.json_format import MessageToDict

    as_dict: dict[str, Any] = MessageToDict(event, preserving_proto_field_name=True)
    return as_dict
