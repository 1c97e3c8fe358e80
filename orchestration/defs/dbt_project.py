"""The dbt project as Dagster knows it, and its manifest, made anew only when the project has changed.

Belongs here: where project, profile and manifest lie, and parsing. Does not: building the models
(`dbt_runner`) or what they become in Dagster (`dbt_translator`).
"""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from dagster_dbt import DbtProject

from orchestration.defs.dbt_checks import name_checks
from orchestration.defs.dbt_runner import run_dbt
from orchestration.defs.state import folder_hash
from orchestration.storage.files import remove_folder
from orchestration.storage.lock import build_lock

if TYPE_CHECKING:
    from collections.abc import Callable

    from dbt.contracts.graph.manifest import Manifest

    from orchestration.settings import Settings

_MANIFEST = "manifest.json"
_PARSED = "partial_parse.msgpack"
_STAMP = "project.sha256"
_LOCK = "parse.lock"
# Where a parse works; what a killed one left of it goes with the next.
_ASIDE = ".parse-"
# A parse takes seconds; whoever waits longer than this should be told why.
_PARSE_WAIT_SECONDS = 120.0

# Where a build writes, below dbt's target folder; one folder for all runs, so that none is left behind.
RUN_FOLDER = "run"


class DbtParseError(RuntimeError):
    """The dbt project cannot be parsed. Attribute: `project_dir`."""

    def __init__(self, project_dir: Path, problems: tuple[str, ...]) -> None:
        self.project_dir = project_dir
        reason = "\n".join(problems)
        super().__init__(
            f"{project_dir}: expected a dbt project that parses, found:\n{reason}\nmend it, then run again"
        )


@dataclass(frozen=True)
class OpenedProject:
    """A dbt project whose manifest is true to its files; `stamp` changes when any of them does."""

    project: DbtProject
    stamp: str

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """The manifest as dbt writes it (schema version 12), every test attached to a model and named as a check."""
        manifest: dict[str, Any] = orjson.loads(self.project.manifest_path.read_bytes())
        # Two thirds of it are dbt's own macros, which nothing here reads and every run would hold in memory.
        manifest["macros"] = {}
        tests = [node for node in manifest["nodes"].values() if node["resource_type"] == "test"]
        for test in tests:
            if not test.get("attached_node"):
                _attach(test, manifest)
        name_checks(tests)
        return manifest

    def parsed(self) -> Manifest:
        """The same manifest as dbt's own object, to run without parsing again."""
        from dbt.contracts.graph.manifest import Manifest

        manifest: Manifest = Manifest.from_msgpack(self.project.manifest_path.with_name(_PARSED).read_bytes())
        # What macros see as `graph`; dbt makes it only where it parses, and report_problems names rows by it.
        make_graph: Callable[[], None] = manifest.build_flat_graph
        make_graph()
        return manifest


def _attach(test: dict[str, Any], manifest: dict[str, Any]) -> None:
    """Let a test of several models be a check on the first it names, unless it says on which.

    dagster-dbt would make no check of it, and its failure would have no place in the UI.
    """
    meta = test["config"].setdefault("meta", {})
    models = [unique_id for unique_id in test["depends_on"]["nodes"] if unique_id in manifest["nodes"]]
    if models:
        meta.setdefault("dagster", {}).setdefault("ref", {"name": manifest["nodes"][models[0]]["name"]})


def open_project(settings: Settings) -> OpenedProject:
    """The dbt project, parsed first if a file of it has changed. Raises DbtParseError."""
    stamp = _stamp(settings)
    if not _is_parsed(settings, stamp) or any(settings.dbt_target.glob(f"{_ASIDE}*")):
        _parse(settings, stamp)
    project = DbtProject(settings.dbt_project, target_path=settings.dbt_target, profiles_dir=settings.dbt_project)
    return OpenedProject(project, stamp)


def _stamp(settings: Settings) -> str:
    """A hash of every file of the project, of dbt's version, and of the database its relations name."""
    versions = [f"{package} {version(package)}" for package in ("dbt-core", "dbt-duckdb")]
    parts = [
        *versions,
        str(settings.dbt_project),
        settings.build_database.name,
        folder_hash(settings.dbt_project),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _parse(settings: Settings, stamp: str) -> None:
    target = settings.dbt_target
    target.mkdir(parents=True, exist_ok=True)
    # The UI, the daemon and a refresh may all find the manifest stale at once: one parses, the others wait.
    with build_lock(target / _LOCK, _PARSE_WAIT_SECONDS):
        for left in target.glob(f"{_ASIDE}*"):
            remove_folder(left)
        if not _is_parsed(settings, stamp):
            _parse_aside(settings, stamp)


def _is_parsed(settings: Settings, stamp: str) -> bool:
    stamp_file = settings.dbt_target / _STAMP
    return stamp_file.exists() and stamp_file.read_text() == stamp


def _parse_aside(settings: Settings, stamp: str) -> None:
    target = settings.dbt_target
    aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=target))
    try:
        outcome = run_dbt(settings, ["parse", "--no-partial-parse"], aside)
        if not outcome.succeeded:
            raise DbtParseError(settings.dbt_project, outcome.problems)
        (aside / _STAMP).write_text(stamp)
        # The stamp last: a kill in between leaves a manifest that is parsed again.
        for name in (_PARSED, _MANIFEST, _STAMP):
            (aside / name).replace(target / name)
    finally:
        remove_folder(aside)
