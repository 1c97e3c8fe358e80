"""An inbox with nothing in it where the published warehouse has memos: a folder not mounted, more likely than all gone.

Belongs here: telling one, and how a person says that it is meant. Does not: inboxes of other warehouses (`state`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.storage.warehouse import query

if TYPE_CHECKING:
    from orchestration.settings import Settings
    from orchestration.storage.inventory import Inventory

# On a run of somebody who means it.
FORCED_TAG = "memomart/forced"


class EmptiedInboxError(RuntimeError):
    """The inbox is empty and the published warehouse is not."""


def why_not_emptied(settings: Settings, inventory: Inventory) -> str | None:
    """Why an empty inbox is not built; None where it holds files, or nothing would be lost."""
    if inventory.entries or inventory.refused or not settings.published.exists():
        return None
    [(memos,)] = query(settings.published, "select count(*) from raw.memo")
    if not memos:
        return None
    return (
        f"{settings.raw}: found no memo in it, expected the {memos} of the published warehouse, which stays as it was; "
        "is the folder mounted? Where all memos are gone for good, `memomart refresh --force` publishes an empty one"
    )
