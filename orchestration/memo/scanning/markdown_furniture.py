"""Parts of a site in the Markdown of a saved page: tags of its generator, "keep reading" lists, boxes to subscribe.

Belongs here: which lines of a Markdown file are no memo's. Does not: front matter and lines that any form of a page may
hold (`lines`, `html_furniture`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.scanning.html_furniture import is_call_to_link, is_furniture_name, is_site_heading, is_site_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.scanning.lines import Line

# "{{< related limit="3" >}}", "{% include share.html %}", "{: .table }", "import Tabs from '@theme/Tabs';"
_GENERATED = re.compile(
    r"\{\{[<%].{0,300}[>%]\}\}|\{%.{0,300}%\}|\{:.{0,200}\}"
    r"|(?:import|export) .{1,120} from ['\"].{1,120}['\"];?|:::.{0,60}"
)
# What a program for notes keeps of a page: "Created: 14 June 2030 08:12", "Words: 1,460".
_KEPT = re.compile(
    r"(?:Created|Last edited|Modified|Updated)(?: time| by| at| on)?: .{1,80}|(?:Source|URL|Link): https?://\S+"
    r"|(?:Tags|Notebook|Status|Words|Word count|Reading time|Backlinks|Linked notes|Attachments|UUID|ID): .{1,120}"
)
_KEPT_FOR_SURE = re.compile(r"(?:Created|Last edited|Modified)(?: time| at| on)?: ")
_LINK = re.compile(r"!?\[[^\[\]]{1,200}\]\([^()\s]{0,500}(?: \"[^\"]{0,200}\")?\)(?: \([0-9]{1,2} min\))?")
_PARTED = re.compile(r"[·•|,]|-{2,3}|[–—]")
_MARKS = " \t\r*_:#>"
_HEAD_MAX = 1200
_MOST_LETTERS, _MOST_LINES, _LONGEST_LINE = 600, 30, 400
_BOX = re.compile(
    r"\s*<(?P<tag>div|section|aside|footer|nav|form)\b[^<>]{0,200}\bclass(?:Name)?=[\"'](?P<names>[^\"']{1,120})[\"']",
    re.IGNORECASE,
)
# What a box of a site does not hold.
_DATA = re.compile(r"^\s*(?:#{1,2} |\|.*\||<table\b)", re.MULTILINE)


def without_furniture(raw: str, newlines: Sequence[int], lines: list[Line]) -> list[Line]:
    """The lines, those of the site's own parts as gaps."""
    notes = _lines_of_notes(raw)
    if not notes and "](" not in raw and "{" not in raw and "<" not in raw and ":::" not in raw:
        return lines
    starts = (0, *(at + 1 for at in newlines))
    ends = (*newlines, len(raw))
    kept: list[Line] = []
    boxed_until, is_listing = 0, False
    for line in lines:
        written = raw[starts[line.number - 1] : ends[line.number - 1]].strip()
        if line.number > boxed_until and written.startswith("<"):
            boxed_until = _end_of_box(raw, starts[line.number - 1], line.number)
        is_link = line.kind == "bullet" and _is_links(written.lstrip("-*+ "), needs_call=False)
        is_listing = (is_listing and (is_link or not written)) or is_site_heading(written.strip(_MARKS))
        is_site = line.number <= boxed_until or is_listing or _GENERATED.fullmatch(written) is not None
        is_site = is_site or _is_links(written, needs_call=True) or line.number in notes
        kept.append(line._replace(kind="gap") if is_site and line.kind != "row" else line)
    return kept


def _lines_of_notes(raw: str) -> set[int]:
    """The lines at the head of a file, two or more in a row, that a program for notes writes of when it was written."""
    head = raw[:_HEAD_MAX].split("\n")
    found: set[int] = set()
    run: list[int] = []
    for number, written in enumerate([*head, ""], start=1):
        if _KEPT.fullmatch(written.strip()) is not None:
            run.append(number)
            continue
        if len(run) > 1 and any(_KEPT_FOR_SURE.match(head[kept - 1].strip()) for kept in run):
            found.update(run)
        run = []
    return found


def _is_links(written: str, *, needs_call: bool) -> bool:
    """Whether a line is nothing but links, what calls to them ("Keep reading:") and what a site says of itself."""
    if "](" not in written or len(written) > _LONGEST_LINE:
        return False
    parts = [part.strip(_MARKS) for part in _PARTED.split(_LINK.sub("", written))]
    parts = [part for part in parts if part]
    is_called = any(map(is_call_to_link, parts))
    return (is_called or not needs_call) and all(
        is_call_to_link(part) or is_site_text(f"{part} · 1 comment") for part in parts
    )


def _end_of_box(raw: str, start: int, number: int) -> int:
    """The number of the last line of a box of the site's that begins in a line; 0 where none does."""
    box = _BOX.match(raw, start)
    if box is None or not any(map(is_furniture_name, box["names"].lower().split())):
        return 0
    depth = 0
    for tag in re.finditer(rf"<(/?){box['tag']}\b", raw[start : start + _MOST_LETTERS], re.IGNORECASE):
        depth += -1 if tag.group(1) else 1
        if depth == 0:
            inside = raw[start : start + tag.start()]
            last = number + inside.count("\n")
            return 0 if _DATA.search(inside) is not None or last - number > _MOST_LINES else last
    return 0
