"""What a memo's page shows, read for many memos at once.

Belongs here: fetching it in few statements. Does not: the statements (`memo_statements`) or how rows are
arranged on the page (`memo_page`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from orchestration.report.memo_statements import PARTS
from orchestration.report.reading import Marts, Rows, grouped


@dataclass(frozen=True, slots=True)
class MemoData:
    """One memo: its row of the site's list of memos, and the rows of each part of its page."""

    memo: dict[str, Any]
    parts: dict[str, Rows]

    def __getitem__(self, part: str) -> Rows:
        return self.parts.get(part, [])


def read_memos(marts: Marts, memos: Sequence[dict[str, Any]]) -> list[MemoData]:
    """The data of the pages of `memos`, in their order."""
    wanted = {"memos": [memo["memo_id"] for memo in memos]}
    found = {part: grouped(marts.rows(sql, needs, wanted), "memo_id") for part, (needs, sql) in PARTS.items()}
    return [
        MemoData(memo, {part: groups[memo["memo_id"]] for part, groups in found.items() if memo["memo_id"] in groups})
        for memo in memos
    ]
