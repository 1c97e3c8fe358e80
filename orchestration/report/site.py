"""The report: every page and data file of it, made in a new folder that then takes the old one's place.

Belongs here: the order of the work, its portions and processes. Does not: what any page shows.
"""

from __future__ import annotations

import base64
import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orchestration.report import entity_data, explore_data, memo_statements, site_data
from orchestration.report.entity_data import read_entities
from orchestration.report.entity_page import entity_context
from orchestration.report.memo_data import read_memos
from orchestration.report.memo_page import memo_context
from orchestration.report.reading import Marts, Rows
from orchestration.report.rendering import STATIC, write_page
from orchestration.report.site_pages import MAX_WORST, write_site_pages

# So many memos are read and held at once by one process.
_PORTION = 125
# Below this many pages a second process costs more than it saves.
_POOL_FROM = 80
_FONTS = (("Inter", "inter.woff2", "100 900"), ("Source Serif 4", "source-serif.woff2", "200 900"))

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """What was made: the page to open, how many pages of memos and entities, bytes in all.

    `absent` names marts that the report would show and the database does not hold.
    """

    index: Path
    memos: int
    entities: int
    bytes: int
    largest_memo_page: int
    absent: tuple[str, ...]


def build_report(database: Path, folder: Path, progress: Progress = lambda _done, _total: None) -> ReportSummary:
    """Make the report of `database` in `folder`, replacing what is there; `progress(done, total)` counts pages.

    The old report stays readable until the new one is whole. Raises NoWarehouseError without a database.
    """
    marts = Marts.of(database)
    fresh, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    for name in ("memo", "entity"):
        (fresh / name).mkdir(parents=True)
    _write_assets(fresh / "assets")
    memos = site_data.read_site_memos(marts)
    entities = site_data.read_site_entities(marts, memos)
    _link_entities(memos, entities)
    write_site_pages(fresh, memos, entities, site_data.read_rules(marts), site_data.read_worst(marts, MAX_WORST))
    concepts = explore_data.write_catalog(fresh, marts, memos, entities)
    largest = _write_all(_Job(database, fresh, tuple(memos), tuple(entities)), concepts, progress)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    needed = memo_statements.NEEDED | entity_data.NEEDED | explore_data.NEEDED | site_data.NEEDED
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return ReportSummary(folder / "index.html", len(memos), len(entities), size, largest, marts.absent(needed))


@dataclass(frozen=True, slots=True)
class _Job:
    """What a process needs to write any part of the report."""

    database: Path
    folder: Path
    memos: tuple[dict[str, Any], ...]
    entities: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class _Task:
    """A portion of the report: pages of memos, pages of entities, series of measures, or the words."""

    kind: str
    start: int = 0
    end: int = 0
    concepts: tuple[dict[str, Any], ...] = ()

    @property
    def pages(self) -> int:
        return self.end - self.start


def _write_all(job: _Job, concepts: Rows, progress: Progress) -> int:
    tasks = [
        *(_Task("series", concepts=tuple(group)) for group in explore_data.concept_groups(concepts)),
        _Task("words"),
        *(_Task("memos", at, min(at + _PORTION, len(job.memos))) for at in range(0, len(job.memos), _PORTION)),
        *(_Task("entities", at, min(at + _PORTION, len(job.entities))) for at in range(0, len(job.entities), _PORTION)),
    ]
    total = len(job.memos) + len(job.entities)
    done = largest = 0
    progress(0, total)
    for task, size in _run(job, tasks, total):
        done += task.pages
        largest = max(largest, size)
        progress(done, total)
    return largest


def _run(job: _Job, tasks: list[_Task], pages: int) -> Iterator[tuple[_Task, int]]:
    workers = os.cpu_count() or 1
    if pages < _POOL_FROM or workers == 1:
        for task in tasks:
            yield task, _work(job, task)
        return
    # Spawned, not forked: the caller (Dagster) runs threads, and a fork would copy their locks held.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(job,)) as pool:
        waiting = {pool.submit(_work_here, task): task for task in tasks}
        for future in as_completed(waiting):
            yield waiting[future], future.result()


# The job of a worker process: sent once, not with each of its tasks.
_jobs: list[_Job] = []


def _start(job: _Job) -> None:
    _jobs[:] = [job]


def _work_here(task: _Task) -> int:
    return _work(_jobs[0], task)


def _work(job: _Job, task: _Task) -> int:
    """Do one portion; returns the bytes of its largest memo page."""
    marts = Marts.of(job.database)
    places = {memo["memo_id"]: place for place, memo in enumerate(job.memos)}
    if task.kind == "memos":
        pages = read_memos(marts, job.memos[task.start : task.end])
        return max(write_page(job.folder, data.memo["page"], "memo.html", memo_context(data)) for data in pages)
    if task.kind == "entities":
        memos = {memo["memo_id"]: memo for memo in job.memos}
        for data in read_entities(marts, job.entities[task.start : task.end]):
            write_page(job.folder, data.entity["page"], "entity.html", entity_context(data, memos))
    elif task.kind == "series":
        entities = {entity["entity_id"]: place for place, entity in enumerate(job.entities)}
        explore_data.write_series(job.folder, marts, list(task.concepts), places, entities)
    else:
        explore_data.write_words(job.folder, site_data.read_terms(marts), places)
    return 0


def _link_entities(memos: Rows, entities: Rows) -> None:
    """A memo leads to its entity's page where there is one; one without any figure has none."""
    pages = {entity["entity_id"]: entity["page"] for entity in entities}
    for memo in memos:
        memo["entity_page"] = pages.get(memo["entity_id"])


def _write_assets(folder: Path) -> None:
    """The site's own files; fonts go into a style sheet, for a browser loads none beside a page opened as a file."""
    folder.mkdir(parents=True)
    for path in sorted(STATIC.glob("*.*")):
        shutil.copyfile(path, folder / path.name)
    faces = []
    for family, name, weights in _FONTS:
        data = base64.b64encode((STATIC / "fonts" / name).read_bytes()).decode("ascii")
        faces.append(
            f'@font-face{{font-family:"{family}";font-weight:{weights};font-display:swap;'
            f"src:url(data:font/woff2;base64,{data})format('woff2')}}"
        )
    (folder / "fonts.css").write_text("\n".join(faces) + "\n", encoding="ascii")
