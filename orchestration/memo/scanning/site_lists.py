"""Other pages that a copied page lists at its end: "Related memos" above their titles.

Belongs here: such a list in plain text and Markdown. Does not: lists of links (`markdown_furniture`), parts of HTML
pages (`html_furniture`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.memo.scanning.html_furniture import is_site_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.scanning.lines import Line

_TITLES_MAX, _TITLE_MAX = 12, 120
_KINDS = ("plain", "bullet", "heading")


def without_site_list(lines: Sequence[Line]) -> list[Line]:
    """The lines, a list of other pages' titles that ends them and the heading above it as gaps."""
    kept = list(lines)
    titles: list[int] = []
    for at in range(len(kept) - 1, -1, -1):
        line = kept[at]
        if line.kind in ("gap", "rule"):
            continue
        value = line.text.value
        if line.kind in _KINDS and is_site_heading(value.rstrip(": ")):
            for index in (at, *titles):
                kept[index] = kept[index]._replace(kind="gap")
            return kept
        is_title = line.kind in _KINDS and len(value) <= _TITLE_MAX and value[-1:] not in (".", "!", ";")
        if not is_title or len(titles) == _TITLES_MAX:
            return kept
        titles.append(at)
    return kept
