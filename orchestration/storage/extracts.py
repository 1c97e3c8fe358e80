"""The store of extracts: what was read from each content, as a few Parquet files under `extracts/`.

Layout: `extracts/<reader version>/<batch>/<table>.parquet`, a batch being one folder that appears
whole; every row carries `extract_key` (content hash and format). Belongs here: naming, listing,
merging and dropping batches. Does not: reading memos (`extraction`) or loading them (`warehouse`).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import orchestration.contracts
import orchestration.memo
from orchestration.storage.files import remove_folder
from orchestration.storage.frames import EXTRACT_TABLES, KEY, extract_schema

# Many small files are what a big inbox costs at load time; above this number they are merged into one.
MAX_BATCHES = 24
_UNFINISHED = ".unfinished-"


@cache
def reader_version() -> str:
    """A hash of the reader's own sources: a changed reader reads every memo again."""
    digest = hashlib.sha256()
    for package in (orchestration.memo, orchestration.contracts):
        for path in sorted(Path(package.__path__[0]).rglob("*.py")):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class ExtractStore:
    """The extracts of the present reader below `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        """Batches made by the present reader."""
        return self.root / reader_version()

    def batches(self) -> list[Path]:
        """Finished batches, oldest first."""
        if not self.folder.is_dir():
            return []
        return sorted(path for path in self.folder.iterdir() if path.is_dir() and not path.name.startswith("."))

    def next_number(self) -> int:
        """What the name of the next batch begins with: newer batches sort behind older ones."""
        return max((int(batch.name.partition("-")[0]) for batch in self.batches()), default=-1) + 1

    def keys(self) -> set[str]:
        """The keys of all contents that have an extract."""
        return {key for batch in self.batches() for key in _keys(batch)}

    def files(self, table: str) -> list[str]:
        """The Parquet files of one table."""
        return [str(batch / f"{table}.parquet") for batch in self.batches()]

    def unfinished(self, name: str) -> Path:
        """A new folder in which a batch may be made; it counts only once it is added."""
        folder = self.folder / f"{_UNFINISHED}{name}"
        remove_folder(folder)
        folder.mkdir(parents=True)
        return folder

    def add(self, folder: Path) -> None:
        """Let a folder made by `unfinished` count, in one step."""
        os.replace(folder, self.folder / folder.name.removeprefix(_UNFINISHED))

    def tidy(self, wanted: Collection[str]) -> None:
        """Drop what a killed run or another reader left, and merge batches that are many or mostly unwanted."""
        if self.root.is_dir():
            for stale in self.root.iterdir():
                if stale.is_dir() and stale != self.folder:
                    remove_folder(stale)
        if self.folder.is_dir():
            for left in self.folder.glob(f"{_UNFINISHED}*"):
                remove_folder(left)
        batches = self.batches()
        if len(batches) > MAX_BATCHES or len(self.keys()) > 2 * len(wanted) + 100:
            self._merge(batches, wanted)

    def _merge(self, batches: list[Path], wanted: Collection[str]) -> None:
        # It pulls pandas in, which no other step of a start needs.
        import pyarrow.dataset as ds

        merged = self.unfinished(f"{batches[-1].name}-merged")
        chosen = _newest(batches, wanted)
        for contract in EXTRACT_TABLES:
            schema = extract_schema(contract)
            with pq.ParquetWriter(merged / f"{contract.name}.parquet", schema, compression="zstd") as writer:
                for batch, keys in chosen:
                    source = ds.dataset(str(batch / f"{contract.name}.parquet"), schema=schema)
                    for part in source.to_batches(filter=pc.field(KEY.name).isin(pa.array(keys, KEY.type))):
                        writer.write_batch(part)
        # A kill between the two steps leaves old and merged batches together: loading takes each key once
        # only if the old ones go first, so those whose content the merged one holds are removed before it counts.
        for batch in batches:
            remove_folder(batch)
        self.add(merged)


def _keys(batch: Path) -> list[str]:
    keys: list[str] = pq.read_table(batch / "memo.parquet", columns=[KEY.name])[KEY.name].to_pylist()
    return keys


def _newest(batches: list[Path], wanted: Collection[str]) -> list[tuple[Path, list[str]]]:
    """The batches that hold something wanted, oldest first, each with the keys that no newer one holds too.

    Two hold one content where a memo was copied over another while both were read.
    """
    left = set(wanted)
    chosen: list[tuple[Path, list[str]]] = []
    for batch in reversed(batches):
        if keys := sorted(left.intersection(_keys(batch))):
            left.difference_update(keys)
            chosen.append((batch, keys))
    return chosen[::-1]
