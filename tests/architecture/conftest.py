"""What the tests of the dbt project share: its manifest, and a warehouse it built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orchestration.defs.dbt_project import open_project
from tests.support import built

if TYPE_CHECKING:
    from orchestration.settings import Settings


@pytest.fixture(scope="session")
def built_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of a warehouse built from a few memos."""
    settings = built.settings_with_memos(tmp_path_factory.mktemp("built"), built.repository_memos(2))
    built.load(settings)
    outcome = built.build(settings, "--exclude-resource-type", "test")
    assert outcome.succeeded, outcome.problems
    return settings


@pytest.fixture(scope="session")
def manifest(built_settings: Settings) -> dict[str, Any]:
    """The manifest of the dbt project."""
    return open_project(built_settings).manifest
