"""A warehouse built by the real dbt project from a few memos, without its tests.

Belongs here: making it. Does not: any expectation.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from orchestration.defs.dbt_runner import DbtOutcome, run_dbt
from orchestration.memo.source import Limits
from orchestration.settings import PROJECT_ROOT, Settings
from orchestration.storage.extraction import extract_new
from orchestration.storage.inventory import take_inventory
from orchestration.storage.warehouse import load_raw
from tests.support.memo_generator import generate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from dbt.contracts.graph.manifest import Manifest

# Others may lie beside it in raw/: what is tested does not change with what somebody adds.
OWN_MEMO = PROJECT_ROOT / "raw" / "mistral-ai_2030-06_employee.md"


def settings_with_memos(folder: Path, memos: Mapping[str, str], own_project: bool = False) -> Settings:
    """Settings over a new inbox holding `memos` (text by file name); `own_project` copies the dbt project."""
    raw = folder / "raw"
    raw.mkdir(parents=True)
    for name, text in memos.items():
        (raw / name).write_text(text, encoding="utf-8")
    project = PROJECT_ROOT / "dbt_project"
    if own_project:
        project = folder / "dbt_project"
        shutil.copytree(PROJECT_ROOT / "dbt_project", project, ignore=shutil.ignore_patterns("target", "logs"))
    return Settings(raw=raw, warehouse=folder / "warehouse", dbt_project=project)


def repository_memos(generated: int) -> dict[str, str]:
    """The project's own memo and `generated` synthetic ones."""
    memos = {OWN_MEMO.name: OWN_MEMO.read_text(encoding="utf-8")}
    for seed in range(generated):
        memo = generate(seed)
        memos[f"{memo.name}{memo.suffix}"] = memo.text
    return memos


def load(settings: Settings) -> None:
    """Read the inbox and load the schema `raw`."""
    inventory = take_inventory(settings.raw, Limits(max_bytes=settings.max_file_bytes))
    load_raw(settings, inventory, extract_new(settings, inventory))


def build(settings: Settings, *arguments: str, manifest: Manifest | None = None) -> DbtOutcome:
    """Run `dbt build` with `arguments` and without unit tests; the outcome may be a failure.

    With a `manifest` the project is not parsed first.
    """
    command: Sequence[str] = ["build", "--exclude-resource-type", "unit_test", "--no-write-json", *arguments]
    return run_dbt(settings, command, settings.dbt_target, manifest)
