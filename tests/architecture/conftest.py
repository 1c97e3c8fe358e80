"""What the tests of the dbt project share: its manifest, and a warehouse it built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orchestration.defs.dbt_project import open_project
from tests.support.shared import site

if TYPE_CHECKING:
    from orchestration.settings import Settings


@pytest.fixture(scope="session")
def built_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of a warehouse built from a few memos."""
    return site(tmp_path_factory)


@pytest.fixture(scope="session")
def manifest(built_settings: Settings) -> dict[str, Any]:
    """The manifest of the dbt project."""
    return open_project(built_settings).manifest
