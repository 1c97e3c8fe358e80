"""Texts from memos inside Markdown metadata.

Belongs here: making them harmless and short. Does not: what is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN = 20


def as_code(text: str) -> str:
    """`text` as Markdown code on one line, so that nothing in it is markup."""
    return "`" + " ".join(text.replace("`", "'").split()) + "`"


def listing(lines: Iterable[str]) -> str:
    """A Markdown list of the first lines, each as code, and how many more there are."""
    every = list(lines)
    items = [f"- {as_code(line)}" for line in every[:_SHOWN]]
    if len(every) > _SHOWN:
        items.append(f"- … and {len(every) - _SHOWN} more")
    return "\n".join(items) or "none"
