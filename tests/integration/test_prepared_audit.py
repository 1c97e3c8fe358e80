"""Audits of single files: with and without dbt, side by side, and what is accepted by the seed."""

from __future__ import annotations

import errno
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from orchestration import audit
from orchestration.audit import AuditFailedError, AuditResult, audit_files
from orchestration.defs.prepared_audit import audit_lock
from orchestration.settings import Settings
from tests.support import built

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from orchestration.audit_report import AuditReport

pytestmark = [pytest.mark.slow]

MEMO = """# {name}

A Macro Intelligence Memo | June 2030 | Investor Edition

## Revenue

Revenue by stream (June 2030):
| Stream | Revenue ($M) |
|---|---|
| Cloud | 40 |
| Licences | 25 |
| Services | 12 |
| Total | {total} |
"""
SUPPRESSIONS = "audit/audit_suppressions.csv"


def memo(folder: Path, name: str, total: int) -> Path:
    path = folder / f"{name.lower()}.md"
    path.write_text(MEMO.format(name=name, total=total), encoding="utf-8")
    return path


def told(report: AuditReport) -> list[tuple[object, ...]]:
    """What each contradiction is and says."""
    columns = [report.names.index(name) for name in ("memo_id", "severity", "is_accepted", "message")]
    return [tuple(row[column] for column in columns) for row in report.shown]


class DbtStartedError(AssertionError):
    """dbt was started where it must not be."""


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, AuditResult]:
    """Settings with a dbt project of their own, and what the first audit, which keeps its models, found by dbt."""
    made = built.settings_with_memos(tmp_path_factory.mktemp("prepared"), {}, own_project=True)
    made.warehouse.mkdir()
    made.published.write_bytes(b"what analysts have open")
    return made, audit_files(_two(made), made)


@pytest.fixture
def settings(audited: tuple[Settings, AuditResult]) -> Settings:
    return audited[0]


def _two(settings: Settings) -> list[Path]:
    return [memo(settings.raw, "Lumina", 83), memo(settings.raw, "Orbis", 77)]


@pytest.fixture
def no_dbt(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise DbtStartedError

    monkeypatch.setattr(audit, "_build_with_dbt", refuse)


@pytest.fixture
def suppressions(settings: Settings) -> Iterator[Path]:
    path = settings.dbt_project / "seeds" / SUPPRESSIONS
    before = path.read_bytes()
    yield path
    path.write_bytes(before)


def accept(path: Path, row: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")


@pytest.mark.usefixtures("no_dbt")
def test_kept_models_find_what_dbt_finds(audited: tuple[Settings, AuditResult]) -> None:
    settings, with_dbt = audited
    without_dbt = audit_files(_two(settings), settings)
    assert without_dbt.report.rows == with_dbt.report.rows
    [(memo_id, severity, _, message)] = told(without_dbt.report)
    assert (memo_id, severity) == ("lumina", "error")
    assert "$40M + $25M + $12M" in str(message), message


@pytest.mark.usefixtures("no_dbt")
def test_an_audit_leaves_the_published_warehouse_and_nothing_of_its_own(settings: Settings) -> None:
    audit_files([memo(settings.raw, "Lumina", 83)], settings)
    assert settings.published.read_bytes() == b"what analysts have open"
    assert {path.name for path in settings.warehouse.iterdir()} == {"memo.duckdb", "audit"}
    assert [path.name for path in (settings.warehouse / "audit").iterdir()] == ["prepared"]


@pytest.mark.usefixtures("no_dbt")
@pytest.mark.parametrize("reason", [errno.EROFS, errno.EACCES])
def test_a_warehouse_that_may_not_be_written_is_read_from(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    opened = os.open

    # Permissions do not bind the superuser, who may run this: so the lock, the first file to be written, says so.
    def refuse(path: Path, *arguments: Any, **named: Any) -> int:
        if path == audit_lock(settings):
            raise OSError(reason, os.strerror(reason), str(path))
        return opened(path, *arguments, **named)

    before = sorted(settings.warehouse.rglob("*"))
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(os, "open", refuse)
    [(memo_id, severity, _, _)] = told(audit_files([memo(tmp_path, "Lumina", 83)], settings).report)
    assert (memo_id, severity) == ("lumina", "error")
    assert sorted(settings.warehouse.rglob("*")) == before
    assert list(temporary.iterdir()) == []


@pytest.mark.usefixtures("no_dbt")
def test_every_file_that_is_named_is_audited_or_refused(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    twin = memo(tmp_path / "here", "Lumina", 84)
    hidden = memo(tmp_path, "Orbis", 84).rename(tmp_path / ".orbis.md")
    slides = tmp_path / "slides.pdf"
    slides.write_bytes(b"%PDF-1.7")
    notes = tmp_path / "README"
    notes.write_text("What lies here.")
    blank = tmp_path / "blank.txt"
    blank.touch()
    first = memo(tmp_path, "Lumina", 83)
    result = audit_files([first, first, twin, hidden, slides, notes, blank], settings)
    found = {memo_id: message for memo_id, severity, _, message in told(result.report) if severity == "error"}
    assert {memo_id: result.paths[str(memo_id)] for memo_id in found} == {
        "lumina": str(first),
        "1/lumina": str(twin),
        "orbis": str(hidden),
    }
    assert sorted((refusal.path, refusal.code) for refusal in result.refused) == [
        ("README", "memo_unsupported"),
        ("blank.txt", "memo_empty"),
        ("slides.pdf", "memo_unsupported"),
    ]


@pytest.mark.usefixtures("no_dbt")
def test_audits_side_by_side_do_not_disturb_one_another(settings: Settings) -> None:
    names = ("Alder", "Birch", "Cedar", "Maple")
    files = {name.lower(): memo(settings.raw, name, 83 + place) for place, name in enumerate(names)}
    with ThreadPoolExecutor(len(files)) as pool:
        results = dict(zip(files, pool.map(lambda file: audit_files([file], settings), files.values()), strict=True))
    for place, (name, result) in enumerate(results.items()):
        [(memo_id, _, _, message)] = told(result.report)
        assert memo_id == name
        assert f"${83 + place}M" in str(message)


@pytest.mark.usefixtures("no_dbt")
@pytest.mark.parametrize("name", ["models.json", "kept.duckdb"])
def test_what_is_kept_by_half_is_compiled_anew(settings: Settings, name: str) -> None:
    path = settings.warehouse / "audit" / "prepared" / name
    before = path.read_bytes()
    path.unlink()
    try:
        with pytest.raises(DbtStartedError):
            audit_files([memo(settings.raw, "Lumina", 83)], settings)
    finally:
        path.write_bytes(before)


@pytest.mark.usefixtures("no_dbt")
def test_a_changed_model_is_compiled_anew(settings: Settings) -> None:
    model = settings.dbt_project / "models" / "marts" / "audit" / "fct_audit_finding.sql"
    before = model.read_text(encoding="utf-8")
    model.write_text(f"-- Another wording.\n{before}", encoding="utf-8")
    try:
        with pytest.raises(DbtStartedError):
            audit_files([memo(settings.raw, "Lumina", 83)], settings)
    finally:
        model.write_text(before, encoding="utf-8")


def test_an_accepted_contradiction_stays_listed_until_its_day(settings: Settings, suppressions: Path) -> None:
    accept(suppressions, "lumina,summation,83,rounded up by hand,A. Analyst,2999-12-31")
    accept(suppressions, "orbis,summation,84,rounded up by hand,A. Analyst,2020-12-31")
    result = audit_files([memo(settings.raw, "Lumina", 83), memo(settings.raw, "Orbis", 84)], settings)
    found = {memo_id: (severity, accepted) for memo_id, severity, accepted, _ in told(result.report)}
    assert found == {"lumina": ("info", True), "orbis": ("error", False)}
    assert ", 1 error, 0 warnings, 1 accepted, " in result.report.summary()


def test_a_bad_suppression_is_refused_with_what_to_do(settings: Settings, suppressions: Path) -> None:
    accept(suppressions, "lumina,summary,83,,A. Analyst,31.12.2030")
    accept(suppressions, "orbis,summation,84,known,,2030-02-30")
    with pytest.raises(AuditFailedError) as failure:
        audit_files([memo(settings.raw, "Lumina", 83)], settings)
    problems = "\n".join(failure.value.problems)
    row = "REFUSED audit_suppressions.csv, memo lumina, rule summary, figure 83: "
    assert f"{row}unknown rule summary; use one of summation, " in problems
    assert f"{row}reason is empty; say why" in problems
    assert f"{row}expires_on is 31.12.2030; use a day of the calendar" in problems
    assert "memo orbis, rule summation, figure 84: author is empty; say who" in problems
    assert "figure 84: expires_on is 2030-02-30; use a day" in problems
