"""Reading the memos that are new: files in, batches of Parquet out, in a pool of processes.

Belongs here: what is read anew, in which portions, and the contract at the boundary (rows that break
it become rejections). Does not: the reading itself (`memo`) or what the warehouse makes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from orchestration.contracts.columns import TableContract
from orchestration.contracts.raw_tables import DATED_STATEMENT, FACT, MEMO, MEMO_TABLE, REJECTED, SECTION, TABLE_CELL
from orchestration.memo.errors import MemoError
from orchestration.memo.facts import Extract, Fact, Rejection, read_memo
from orchestration.memo.source import Limits, read_source
from orchestration.settings import Settings
from orchestration.storage import frames
from orchestration.storage.extracts import ExtractStore
from orchestration.storage.files import remove_folder
from orchestration.storage.inventory import Entry, Inventory, RefusedFile
from orchestration.storage.reading_pool import Portion, read_in_pool

# A portion is what one process holds in memory at a time, and one batch of Parquet files.
PORTION = 250
# Below this many new memos a second process costs more than it saves.
_POOL_FROM = 40

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ExtractionReport:
    """How many memos were read and kept now, how many had been before, and which files were refused."""

    read: int
    reused: int
    refused: tuple[RefusedFile, ...]


def extract_new(
    settings: Settings, inventory: Inventory, progress: Progress = lambda _done, _total: None
) -> ExtractionReport:
    """Read every memo of `inventory` that has no extract yet; `progress(done, total)` counts memos.

    A memo that cannot be read is reported and never stops the others.
    """
    store = ExtractStore(settings.extracts)
    store.tidy({entry.key for entry in inventory.entries})
    known = store.keys()
    new = [entry for entry in inventory.entries if entry.key not in known]
    refused: list[RefusedFile] = list(inventory.refused)
    done = read = 0
    progress(done, len(new))
    for portion, kept, failures in _read_all(_portions(store, new), settings, len(new)):
        if kept:
            store.add(portion.folder)
        else:
            # A file that is refused is new at every refresh, and would add a batch of nothing to each.
            remove_folder(portion.folder)
        read += kept
        refused.extend(failures)
        done += len(portion.entries)
        progress(done, len(new))
    return ExtractionReport(read, len(inventory.entries) - len(new), tuple(refused))


def _portions(store: ExtractStore, entries: Sequence[Entry]) -> list[Portion]:
    first = store.next_number()
    return [
        Portion(
            number,
            tuple(entries[at : at + PORTION]),
            store.unfinished(f"{first + number:06d}-{entries[at].sha256[:12]}"),
        )
        for number, at in enumerate(range(0, len(entries), PORTION))
    ]


def _read_all(
    portions: list[Portion], settings: Settings, count: int
) -> Iterator[tuple[Portion, int, list[RefusedFile]]]:
    limits = Limits(max_bytes=settings.max_file_bytes)
    if count < _POOL_FROM or settings.workers == 1:
        for portion in portions:
            yield portion, *read_portion(portion.entries, portion.folder, settings.raw, limits)
        return
    yield from read_in_pool(portions, settings.raw, limits, workers=settings.workers, read=read_portion)


def read_portion(
    entries: Sequence[Entry], folder: Path | None, raw: Path, limits: Limits
) -> tuple[int, list[RefusedFile]]:
    """Read `entries` and write one Parquet file a table into `folder`, nothing where it is None.

    Returns how many memos those hold, each content once, and the files that were refused.
    """
    refused: list[RefusedFile] = []
    memos: list[tuple[str, dict[str, object]]] = []
    extracts: list[tuple[str, Extract]] = []
    for entry in entries:
        try:
            source = read_source(raw / entry.path, raw, limits)
            extract = read_memo(entry.memo_id, source.raw, source.format, source.sha256)
        except MemoError as error:
            refused.append(RefusedFile(entry.memo_id, entry.path, error.code, str(error)))
            continue
        # The file may have changed since the inventory: its own hash decides what this extract is.
        key = Entry(entry.memo_id, entry.path, source.format, source.sha256).key
        if any(key == read for read, _ in extracts):
            # One memo was copied over another since then. Loading tells of the one that is not what was looked at.
            continue
        memos.append((key, frames.memo_row(source, extract)))
        extracts.append((key, extract))
    if memos and folder is not None:
        _write(folder, memos, extracts)
    return len(memos), refused


@dataclass(frozen=True, slots=True)
class OneMemo:
    """What one file gave: its facts as the raw contract states them, and what was refused."""

    facts: pa.Table
    rejections: tuple[Rejection, ...]
    extract: Extract


def read_one(file: Path, settings: Settings) -> OneMemo:
    """Read one file wherever it lies, with the same contract at the boundary; raises MemoError."""
    root = file.absolute().parent
    source = read_source(file.absolute(), root, Limits(max_bytes=settings.max_file_bytes))
    extract = read_memo(source.memo_id, source.raw, source.format, source.sha256)
    facts, broken = _validated_facts([(source.sha256, extract)])
    memo_ids = pa.array([source.memo_id] * facts.num_rows, pa.string())
    named = facts.drop_columns([frames.KEY.name]).add_column(1, "memo_id", memo_ids).select(FACT.names)
    return OneMemo(named, (*extract.rejections, *(rejection for _, rejection in broken)), extract)


def _write(folder: Path, memos: list[tuple[str, dict[str, object]]], extracts: list[tuple[str, Extract]]) -> None:
    rejections = [(key, rejection) for key, extract in extracts for rejection in extract.rejections]
    facts, broken = _validated_facts(extracts)
    rejections.extend(broken)
    kept = _count(facts[frames.KEY.name].to_pylist())
    refused = _count([key for key, _ in rejections])
    for key, row in memos:
        row["fact_count"], row["rejected_count"] = kept.get(key, 0), refused.get(key, 0)
    tables = {
        MEMO.name: frames.rows_table(memos, MEMO),
        SECTION.name: _rows(extracts, frames.section_rows, SECTION),
        MEMO_TABLE.name: _rows(extracts, frames.table_rows, MEMO_TABLE),
        TABLE_CELL.name: _rows(extracts, frames.cell_rows, TABLE_CELL),
        FACT.name: facts,
        DATED_STATEMENT.name: frames.dated_columns(extracts),
        REJECTED.name: frames.rejected_columns(rejections),
    }
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")


def _rows(
    extracts: list[tuple[str, Extract]], rows: Callable[[Extract], frames.Rows], contract: TableContract
) -> pa.Table:
    return frames.rows_table([(key, row) for key, extract in extracts for row in rows(extract)], contract)


def _validated_facts(extracts: list[tuple[str, Extract]]) -> tuple[pa.Table, list[tuple[str, Rejection]]]:
    """The facts that keep the contract, and a rejection for each that does not."""
    # pandas and pandera are heavy, and most processes that import this module read no memo.
    from orchestration.contracts.validation import validate

    found = frames.fact_columns(extracts)
    memo_ids = pa.array([fact.memo_id for _, extract in extracts for fact in extract.facts], pa.string())
    named = found.drop_columns([frames.KEY.name]).append_column("memo_id", memo_ids).select(FACT.names)
    reasons = validate(named, FACT).reasons
    if not reasons:
        return found, []
    facts = [(key, fact) for key, extract in extracts for fact in extract.facts]
    broken = [(facts[row][0], _broken(facts[row][1], reason)) for row, reason in sorted(reasons.items())]
    keep = pa.array([row not in reasons for row in range(found.num_rows)], pa.bool_())
    return found.filter(keep), broken


def _broken(fact: Fact, reason: str) -> Rejection:
    return Rejection(
        memo_id=fact.memo_id,
        source_line=fact.source_line,
        char_start=fact.char_start,
        char_end=fact.char_end,
        source_text=fact.source_value,
        stage="validate",
        code="contract",
        message=f"line {fact.source_line}: {reason}; kept out of the facts, report the form it is written in",
    )


def _count(keys: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for key in keys:
        counts[key] = counts.get(key, 0) + 1
    return counts
