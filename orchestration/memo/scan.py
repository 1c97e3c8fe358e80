"""Raw text of any format → Document.

Belongs here: the choice of scanner. Does not: reading files (`source`) or values (`facts`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.memo.html_scanner import scan_html
from orchestration.memo.text_scanner import scan_text

if TYPE_CHECKING:
    from orchestration.memo.document import Document


def scan(source_format: str, raw: str) -> Document:
    """The Document of a memo in the format "text", "markdown" or "html".

    Every text gives a Document and takes time linear in its length; what is no memo gives one without
    figures. Raises ValueError for a format that does not exist, which is a programming error.
    """
    if source_format == "html":
        return scan_html(raw)
    if source_format in ("text", "markdown"):
        return scan_text(raw, is_markdown=source_format == "markdown")
    raise ValueError(f"found format {source_format!r}, expected text, markdown or html")
