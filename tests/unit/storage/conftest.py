"""A small inbox of invented memos and the settings to read it."""

from __future__ import annotations

import pytest

from orchestration.memo.source import Limits
from orchestration.settings import Settings
from orchestration.storage.extraction import extract_new
from orchestration.storage.inventory import take_inventory
from orchestration.storage.warehouse import load_raw, query

ACME = """ENTITY: ACME CORP
A Macro Intelligence Memo | June 2030 | CEO Edition

Key figures (June 2030):
| Metric | Amount |
|---|---|
| Revenue | $120M |
| Gross margin | 61% |
"""
BORG = "ENTITY: BORG SA\n\n- Revenue (2030): €5M\n- Headcount: 40\n"


class Inbox:
    """One refresh up to the schema `raw`, and questions to it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def write(self, name, text):
        path = self.settings.raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def load(self, progress=lambda _done, _total: None, keep_models=False, meanwhile=lambda: None):
        """`meanwhile` happens between the look at the inbox and the reading."""
        inventory = take_inventory(self.settings.raw, Limits(max_bytes=self.settings.max_file_bytes))
        meanwhile()
        report = extract_new(self.settings, inventory, progress)
        load_raw(self.settings, inventory, report, keep_models=keep_models)
        return report

    def ask(self, sql):
        return query(self.settings.build_database, sql)


@pytest.fixture
def inbox(tmp_path):
    (tmp_path / "raw").mkdir()
    inbox = Inbox(Settings(raw=tmp_path / "raw", warehouse=tmp_path / "warehouse", max_file_bytes=100_000))
    inbox.write("acme.md", ACME)
    inbox.write("borg.txt", BORG)
    return inbox
