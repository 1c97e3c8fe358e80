"""great-expectations examined in the test's own process, which imports it once and not for each refresh.

Belongs here: that stand-in. Does not: tests of the process it stands for (`tests/e2e` runs it for real).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.expectations.examine import Verdict, examine, load_library
from orchestration.expectations.suites import SUITES
from orchestration.expectations.worker import Examiner

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SUITES = {suite.mart: suite for suite in SUITES}


def examine_here() -> None:
    """From now on let every `Examiner` of this process do its work itself."""
    load_library()

    def examine_marts(_self: Examiner, database: Path, marts: Sequence[str]) -> list[Verdict]:
        return examine(database, [_SUITES[mart] for mart in marts])

    Examiner.start = lambda _self: None  # type: ignore[assignment,method-assign,return-value]
    Examiner.examine = examine_marts  # type: ignore[method-assign]
