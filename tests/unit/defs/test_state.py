"""What a refresh takes for a changed program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import orchestration
from orchestration.defs import state
from orchestration.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "program/build.py": "a = 1\n",
    "program/report/templates/memo.html": "<p>{{ memo }}</p>\n",
    "program/report/static/page.css": "p { margin: 0 }\n",
    "project/models/dim_unit.sql": "select 1\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package and a dbt project of a few files."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(orchestration, "__path__", [str(tmp_path / "program")])
    return tmp_path


def _hash(folder: Path) -> str:
    # A process asks once; each call here stands for a process.
    state._package_hash.cache_clear()
    made = state.program_hash(Settings(folder / "raw", folder / "warehouse", folder / "project"))
    state._package_hash.cache_clear()
    return made


def _publish(settings: Settings, *, is_whole: bool = True) -> None:
    settings.published.write_text("rows")
    state.note_published(settings, is_whole=is_whole)


def test_a_warehouse_knows_its_inbox_wherever_both_are_moved(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "old" / "raw", tmp_path / "old" / "warehouse")
    settings.raw.mkdir(parents=True)
    settings.build_folder.mkdir(parents=True)
    assert state.other_inbox(settings) is None
    state.note_inbox(settings, "0" * 64)
    _publish(settings)
    (tmp_path / "other").mkdir()
    assert state.other_inbox(settings) is None
    assert state.other_inbox(replace(settings, raw=tmp_path / "other")) == settings.raw
    moved = (tmp_path / "old").rename(tmp_path / "new")
    assert state.other_inbox(Settings(moved / "raw", moved / "warehouse")) is None
    (moved / "raw").rmdir()
    assert state.other_inbox(Settings(tmp_path / "other", moved / "warehouse")) is None


def test_its_inbox_is_that_of_what_is_published(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "raw", tmp_path / "warehouse")
    other = replace(settings, raw=tmp_path / "other")
    for folder in (settings.raw, other.raw, settings.build_folder):
        folder.mkdir(parents=True)
    state.note_inbox(settings, "0" * 64)
    _publish(settings)
    # Read, but its run failed.
    state.note_inbox(other, "1" * 64)
    assert state.other_inbox(settings) is None
    assert state.other_inbox(other) == settings.raw
    # A run of a part publishes what the build holds, whatever the inbox of its settings.
    _publish(settings, is_whole=False)
    assert state.other_inbox(settings) == other.raw
    settings.published.unlink()
    assert state.other_inbox(settings) is None


@pytest.mark.parametrize("note", ["", "\0\0"])
def test_a_note_cut_short_names_no_inbox(tmp_path: Path, note: str) -> None:
    settings = Settings(tmp_path / "raw", tmp_path / "warehouse")
    settings.build_folder.mkdir(parents=True)
    settings.published.write_text("rows")
    (settings.build_folder / "published.folder").write_text(note)
    assert state.other_inbox(settings) is None


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_makes_another_program(folder: Path, name: str) -> None:
    before = _hash(folder)
    (folder / name).write_text(FILES[name] + "\n")
    assert _hash(folder) != before


@pytest.mark.parametrize("name", ["program/__pycache__/build.pyc", "program/.build.py.swp", "project/target/run.sql"])
def test_what_tools_leave_there_does_not(folder: Path, name: str) -> None:
    before = _hash(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("left")
    assert _hash(folder) == before
