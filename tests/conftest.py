"""Which worker runs which tests: a file as a whole, what takes longest first; and no example of a property is timed.

Belongs here: the order and the share-out of the whole suite. Does not: fixtures, which stand beside what uses them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

if TYPE_CHECKING:
    import pytest
    from xdist.remote import Producer

# A busy machine is no failure: an example that takes 200 ms there takes 2 ms elsewhere.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# What reads the same site runs in one worker, so that the other does not wait until it is made.
_OF_ONE_SITE = (
    "tests/architecture/test_contract_drift.py",
    "tests/architecture/test_dbt_manifest.py",
    "tests/e2e/test_docs_run.py",
    "tests/e2e/test_report_pages_in_browser.py",
)
# Not marked slow, for no single test of it is.
_LONG_TOGETHER = ("test_quantities_properties.py", "test_facts.py")


class _FilesTogether(LoadFileScheduling):
    """Gives each worker whole files, whose fixtures are then made once.

    xdist's own `loadgroup` marks node ids, which pytest no longer lets a plugin change.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "site" if file in _OF_ONE_SITE else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> _FilesTogether:
    """Use the share-out above."""
    return _FilesTogether(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first: one that starts last would leave the other worker idle."""
    items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    if item.path.name == "test_kills.py":
        return 0
    if item.get_closest_marker("slow") is not None or item.nodeid.startswith(_OF_ONE_SITE):
        return 1
    return 2 if item.path.name in _LONG_TOGETHER else 3
