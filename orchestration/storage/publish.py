"""Putting a finished build in the place analysts open, whole and in one step.

Belongs here: the copy and the replacement. Does not: deciding that a build is good enough.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from orchestration.settings import Settings
from orchestration.storage.files import replace_file
from orchestration.storage.warehouse import NoWarehouseError


def publish(settings: Settings) -> Path:
    """Replace the published warehouse by a copy of the build; returns its path.

    The build stays for later partial runs. Readers that have the old file open keep it; who opens the
    path afterwards sees the new one. Raises NoWarehouseError where nothing was built.
    """
    build = settings.build_database
    if not build.exists():
        raise NoWarehouseError(build)
    with duckdb.connect(str(build)) as connection:
        # All must lie in the file itself: a write-ahead log beside it would not be copied.
        connection.execute("force checkpoint")
    replace_file(settings.published, lambda fresh: shutil.copyfile(build, fresh))
    return settings.published
