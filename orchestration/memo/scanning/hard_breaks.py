"""Line breaks that Markdown writes out: a backslash at a line's end, as Pandoc sets it.

Belongs here: the mark, and a sentence that goes on behind it. Does not: lines that a fixed width broke (`lines`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orchestration.memo.scanning.inline import join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Text
    from orchestration.memo.scanning.lines import Line

_MARK = "\\"  # behind "In 2029 the fleet had 45 trains" above "and 30 buses"
_SENTENCE_ENDS = (".", "!", "?", ":", ";", "|")


def without_hard_breaks(raw: str, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the mark; one that begins in lower case goes on with the line before."""
    if f"{_MARK}\n" not in raw and f"{_MARK}\r" not in raw:
        return lines
    kept: list[Line] = []
    parts: list[Text] = []  # of the last line kept, where it goes on
    is_open = False
    for line in lines:
        is_text = line.kind in ("plain", "bullet", "heading")
        is_broken = is_text and len(line.text.value) > 1 and line.text.value.endswith(_MARK)
        text = line.text.slice(0, len(line.text.value) - 1).strip() if is_broken else line.text
        if is_open and line.kind == "plain" and text.value[:1].islower():
            parts.append(text)
        else:
            _close(kept, parts)
            kept.append(line._replace(text=text))
            parts = [text]
        is_open = is_broken and not text.value.endswith(_SENTENCE_ENDS)
    _close(kept, parts)
    return kept


def _close(kept: list[Line], parts: list[Text]) -> None:
    if len(parts) > 1:
        kept[-1] = kept[-1]._replace(text=join(parts))
