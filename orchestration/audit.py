"""The audit of files wherever they lie, with the very models of the warehouse, beside it and without touching it.

Belongs here: `memomart audit`'s work. Does not: the rules (the dbt project) or how findings are shown
(`audit_report`).
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from orchestration.audit_report import AuditReport
from orchestration.defs.prepared_audit import (
    FINDINGS,
    SUPPRESSIONS_TEST,
    audit_folder,
    audit_lock,
    keep_audit,
    prepared_audit,
    remove_all_but_prepared,
)
from orchestration.memo.errors import MemoUnsupportedError
from orchestration.memo.source import Limits, hash_source, memo_id_of
from orchestration.settings import Settings
from orchestration.storage.extraction import extract_new
from orchestration.storage.files import remove_folder
from orchestration.storage.inventory import RefusedFile, take_inventory
from orchestration.storage.lock import build_lock
from orchestration.storage.warehouse import load_raw

# Another audit ends within seconds; whoever waits longer than this should be told why.
_WAIT_SECONDS = 60.0
_MAY_NOT_WRITE = (errno.EROFS, errno.EACCES, errno.EPERM)


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

    Works in `warehouse/audit` and leaves there nothing but the compiled models; in a folder of its own where the
    warehouse may not be written. dbt is started only if the project has changed since it last compiled them.
    Raises BuildBusyError if another audit does not end in time, AuditFailedError if dbt fails.
    """
    with _workplace(settings) as place:
        folder = audit_folder(place)
        apart = replace(settings, raw=folder / "raw", warehouse=folder)
        try:
            paths = _lay_out(files, apart.raw)
            limits = Limits(max_bytes=settings.max_file_bytes)
            inventory = take_inventory(apart.raw, limits)
            report = extract_new(apart, inventory)
            load_raw(apart, inventory, report)
            prepared = prepared_audit(settings)
            if prepared is None:
                _build_with_dbt(apart, place)
            else:
                prepared.build(apart.build_database)
            refused = (*_refuse_no_memos(apart.raw, limits, report.refused), *report.refused)
            return AuditResult(AuditReport.of(apart.build_database), paths, refused)
        finally:
            remove_all_but_prepared(place)


@contextmanager
def _workplace(settings: Settings) -> Iterator[Settings]:
    """`settings` while no other audit works in their warehouse; over a passing folder where it may not be written."""
    with ExitStack() as held:
        try:
            held.enter_context(build_lock(audit_lock(settings), _WAIT_SECONDS))
        except OSError as error:
            if error.errno not in _MAY_NOT_WRITE:
                raise
            made = held.enter_context(TemporaryDirectory(prefix="memomart-audit-"))
            settings = replace(settings, warehouse=Path(made))
        yield settings


def _build_with_dbt(apart: Settings, settings: Settings) -> None:
    from orchestration.defs.dbt_project import RUN_FOLDER, open_project
    from orchestration.defs.dbt_runner import run_dbt

    apart.export()
    manifest = open_project(apart).parsed()
    # Of the tests only the one of the seed that says what is accepted: a row of it that is wrong hides a finding.
    arguments = ["build", "--select", f"+{FINDINGS}", SUPPRESSIONS_TEST, "--indirect-selection", "empty"]
    arguments += ["--exclude-resource-type=unit_test", "--no-write-json"]
    outcome = run_dbt(apart, arguments, apart.dbt_target / RUN_FOLDER, manifest)
    if not outcome.succeeded:
        raise AuditFailedError(outcome.problems)
    keep_audit(settings, manifest, apart.build_database)


def _lay_out(files: Sequence[Path], raw: Path) -> dict[str, str]:
    """Copy the files into an inbox of their own, two of one name into folders; returns each memo's file."""
    remove_folder(raw)
    raw.mkdir(parents=True)
    paths: dict[str, str] = {}
    for number, file in enumerate(dict.fromkeys(files)):
        # An inbox passes over hidden files; one that is named is meant.
        shown = Path(file.name.lstrip(".") or file.name)
        memo_id = shown.stem if shown.stem not in paths else f"{number}/{shown.stem}"
        paths[memo_id] = str(file)
        copy = (raw / memo_id).with_name(shown.name)
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, copy)
    return paths


def _refuse_no_memos(raw: Path, limits: Limits, told: Sequence[RefusedFile]) -> Iterator[RefusedFile]:
    """Files that an inbox passes over in silence, such as a README: whoever names one expects an answer."""
    known = {raw / refusal.path for refusal in told}
    for path in sorted(path for path in raw.rglob("*") if path.is_file() and path not in known):
        try:
            hash_source(path, raw, limits)
        except MemoUnsupportedError as error:
            yield RefusedFile(memo_id_of(path, raw), path.relative_to(raw).as_posix(), error.code, str(error))
