"""Plain text and Markdown → Document.

Belongs here: the entry for both forms. Does not: lines (`lines`) or their meaning (`structure`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.memo.scanning.hard_breaks import without_hard_breaks
from orchestration.memo.scanning.lines import join_lines, newline_offsets, split_lines
from orchestration.memo.scanning.markdown_furniture import without_furniture
from orchestration.memo.scanning.markdown_html import with_html_tables
from orchestration.memo.scanning.semicolon_tables import with_semicolon_tables
from orchestration.memo.scanning.site_lists import without_site_list
from orchestration.memo.scanning.spaced_tables import with_spaced_tables
from orchestration.memo.scanning.stacked_cells import with_stacked_cells
from orchestration.memo.scanning.structure import assemble
from orchestration.memo.scanning.tabbed_tables import with_tabbed_tables

if TYPE_CHECKING:
    from orchestration.memo.document import Document


def scan_text(raw: str, *, is_markdown: bool = False) -> Document:
    """The Document of a plain-text or Markdown memo; never raises."""
    newlines = newline_offsets(raw)
    lines = without_site_list(split_lines(raw, newlines, is_markdown=is_markdown))
    if is_markdown:
        lines = with_html_tables(raw, newlines, without_furniture(raw, newlines, lines))
        lines = list(without_hard_breaks(raw, lines))
    lines = with_semicolon_tables(with_spaced_tables(with_tabbed_tables(raw, lines)))
    lines = with_stacked_cells(lines)
    return assemble(raw, join_lines(lines), newlines)
