"""The dbt docs as one page that needs no server and asks nothing of the network.

Belongs here: making that page. Does not: the data dictionary (`orchestration.dictionary`) or the
descriptions themselves, which stand beside the models.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration.defs.dbt_runner import DbtBuildError, run_dbt
from orchestration.storage.files import replace_file
from orchestration.storage.lock import build_lock
from orchestration.storage.warehouse import NoWarehouseError

if TYPE_CHECKING:
    from orchestration.settings import Settings

# dbt's page can load a tracker from outside, which one line of its project metadata turns on; with this
# policy a browser refuses every request, whatever the page tries.
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:; font-src data:\"/>"
)
_HEAD = "<head>"


def docs_page(settings: Settings) -> Path:
    """Where the page lies."""
    return settings.warehouse / "docs" / "index.html"


def write_docs_site(settings: Settings, lock_wait_seconds: float = 0.0) -> Path:
    """Make the docs of what was built last; returns the page's path.

    Raises NoWarehouseError where nothing was built, BuildBusyError while a run builds, DbtBuildError
    with dbt's own messages.
    """
    if not settings.build_database.exists():
        raise NoWarehouseError(settings.build_database)
    with build_lock(settings.lock, lock_wait_seconds), tempfile.TemporaryDirectory() as folder:
        outcome = run_dbt(settings, ["docs", "generate", "--static"], Path(folder))
        if not outcome.succeeded:
            raise DbtBuildError("docs generate", outcome.problems)
        page = (Path(folder) / "static_index.html").read_text(encoding="utf-8")
    guarded = page.replace(_HEAD, _HEAD + _POLICY, 1)
    target = docs_page(settings)
    replace_file(target, lambda fresh: fresh.write_text(guarded, encoding="utf-8"))
    return target
