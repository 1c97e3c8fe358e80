"""The audit's models as dbt compiled them, kept so that the next audit of a file need not start dbt.

Belongs here: which models and seeds they are, and when what is kept is out of date. Does not: how they are kept
and run (`storage.prepared`); nor Dagster or dbt at import, since an audit asks before it knows it needs them.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import TYPE_CHECKING

from orchestration.defs.state import folder_hash
from orchestration.storage.files import remove
from orchestration.storage.lock import BuildBusyError, build_lock
from orchestration.storage.prepared import KEEPING_ERRORS, PreparedModels, Statement, find_models, keep_models

if TYPE_CHECKING:
    from pathlib import Path

    from dbt.contracts.graph.manifest import Manifest

    from orchestration.settings import Settings

FINDINGS = "fct_audit_finding"
SUPPRESSIONS_TEST = "audit_suppressions_are_usable"
_ROOT = f"model.memomart.{FINDINGS}"
# An audit ends within seconds; for one that takes longer a build need not wait.
_WAIT_SECONDS = 20.0


def audit_folder(settings: Settings) -> Path:
    """Where audits of single files work, beside the warehouse."""
    return settings.warehouse / "audit"


def audit_lock(settings: Settings) -> Path:
    """Held by the one audit at work in the folder; it lies with what stays there."""
    return _folder(settings) / "audit.lock"


def remove_all_but_prepared(settings: Settings) -> None:
    """Remove what an audit worked with, from its folder."""
    for path in audit_folder(settings).iterdir():
        if path != _folder(settings):
            remove(path)


def prepared_audit(settings: Settings) -> PreparedModels | None:
    """The audit's models, if they have been compiled since the dbt project last changed."""
    return find_models(_folder(settings), _stamp(settings))


def keep_audit(settings: Settings, manifest: Manifest, database: Path) -> None:
    """Keep the audit's models of a manifest that dbt has run on `database`; nothing, if it ran only some of them."""
    from dbt.contracts.graph.nodes import ModelNode, SeedNode

    needed: dict[str, None] = {}
    _collect(manifest, _ROOT, needed)
    nodes = [manifest.nodes[unique_id] for unique_id in needed]
    statements = [
        Statement(
            schema=node.schema,
            name=node.alias,
            kind="view" if node.config.materialized == "view" else "table",
            select=node.compiled_code,
        )
        for node in nodes
        if isinstance(node, ModelNode) and node.compiled_code
    ]
    seeds = [(node.schema, node.alias) for node in nodes if isinstance(node, SeedNode)]
    if len(statements) + len(seeds) < len(nodes):
        return
    keep_models(_folder(settings), _stamp(settings), statements, seeds, database)


def keep_audit_beside_audits(settings: Settings, manifest: Manifest, database: Path) -> str | None:
    """The same after a build, unless it is kept already: an audit of files may be at work there.

    A build that is good must not fail by it: returns why nothing was kept, and the next audit compiles its models.
    """
    if prepared_audit(settings) is not None:
        return None
    try:
        with build_lock(audit_lock(settings), _WAIT_SECONDS):
            keep_audit(settings, manifest, database)
    except (BuildBusyError, *KEEPING_ERRORS) as error:
        return f"the audit's models were not kept for the next `memomart audit`, which makes them itself: {error}"
    return None


def _collect(manifest: Manifest, unique_id: str, found: dict[str, None]) -> None:
    """What a node needs and then the node, each once: sources are loaded by other means."""
    if unique_id in found or unique_id not in manifest.nodes:
        return
    for needed in manifest.nodes[unique_id].depends_on_nodes:
        _collect(manifest, needed, found)
    found[unique_id] = None


def _folder(settings: Settings) -> Path:
    return audit_folder(settings) / "prepared"


def _stamp(settings: Settings) -> str:
    versions = [f"{package} {version(package)}" for package in ("dbt-core", "dbt-duckdb", "duckdb")]
    return hashlib.sha256("\n".join([*versions, folder_hash(settings.dbt_project)]).encode()).hexdigest()
