"""The audit of files wherever they lie, with the very models of the warehouse, beside it and without touching it.

Belongs here: `memomart audit`'s work. Does not: the rules (the dbt project) or how findings are shown
(`audit_report`).
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from orchestration.audit_report import AuditReport
from orchestration.defs.prepared_audit import FINDINGS, audit_folder, keep_audit, prepared_audit
from orchestration.settings import Settings
from orchestration.storage.extraction import extract_new
from orchestration.storage.files import remove_folder
from orchestration.storage.inventory import RefusedFile, take_inventory
from orchestration.storage.lock import build_lock
from orchestration.storage.warehouse import load_raw

# Another audit ends within seconds; whoever waits longer than this should be told why.
_WAIT_SECONDS = 60.0


class AuditFailedError(RuntimeError):
    """The audit's models could not be built. Attribute: `problems`, dbt's own messages."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("the audit could not be built:\n" + "\n".join(problems))


@dataclass(frozen=True, slots=True)
class AuditResult:
    """`report` holds every check, `paths` the file of each memo, `refused` what could not be read."""

    report: AuditReport
    paths: dict[str, str]
    refused: tuple[RefusedFile, ...]


def audit_files(files: Sequence[Path], settings: Settings) -> AuditResult:
    """Audit `files` together, as if they were all of raw/.

    Works in `warehouse/audit`. dbt is started only if the project has changed since it last compiled the models.
    Raises BuildBusyError if another audit does not end in time, AuditFailedError if dbt fails.
    """
    from orchestration.memo.source import Limits

    folder = audit_folder(settings)
    apart = replace(settings, raw=folder / "raw", warehouse=folder)
    with build_lock(apart.lock, _WAIT_SECONDS):
        paths = _lay_out(files, apart.raw)
        inventory = take_inventory(apart.raw, Limits(max_bytes=settings.max_file_bytes))
        report = extract_new(apart, inventory)
        load_raw(apart, inventory, report)
        prepared = prepared_audit(settings)
        if prepared is None:
            _build_with_dbt(apart, settings)
        else:
            prepared.build(apart.build_database)
        return AuditResult(AuditReport.of(apart.build_database), paths, report.refused)


def _build_with_dbt(apart: Settings, settings: Settings) -> None:
    from orchestration.defs.dbt_project import RUN_FOLDER, open_project
    from orchestration.defs.dbt_runner import run_dbt

    apart.export()
    manifest = open_project(apart).parsed()
    arguments = ["build", "--select", f"+{FINDINGS}", "--exclude-resource-type=unit_test"]
    arguments += ["--exclude-resource-type=test", "--no-write-json"]
    outcome = run_dbt(apart, arguments, apart.dbt_target / RUN_FOLDER, manifest)
    if not outcome.succeeded:
        raise AuditFailedError(outcome.problems)
    keep_audit(settings, manifest, apart.build_database)


def _lay_out(files: Sequence[Path], raw: Path) -> dict[str, str]:
    """Copy the files into an inbox of their own, two of one name into folders; returns each memo's file."""
    remove_folder(raw)
    raw.mkdir(parents=True)
    paths: dict[str, str] = {}
    for number, file in enumerate(files):
        memo_id = file.stem if file.stem not in paths else f"{number}/{file.stem}"
        paths[memo_id] = str(file)
        copy = (raw / memo_id).with_name(file.name)
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, copy)
    return paths
