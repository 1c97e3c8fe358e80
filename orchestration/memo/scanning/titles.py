"""The memo's title, and the entity that a title names.

Belongs here: which lines near the top, or behind a summary, are the title.
Does not: header fields and the series line (`headers`), section headings (`sections`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.scanning.sections import numbered, read_heading

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from orchestration.memo.scanning.lines import Line

_FUTURE = re.compile(r"MEMO(?:RANDUM)?\s+FROM\s+THE\s+FUTURE\b[\s:—–-]*", re.IGNORECASE)
_KNOWN_SECTION = re.compile(
    r"(?:executive\s+)?(?:summary|overview|introduction|conclusion|abstract|background|contents|foreword|preface|"
    r"outlook|key\s.*|table\s+of\s+contents|the\s+bottom\s+line|bottom\s+line|context|at\s+a\s+glance|purpose|situation.*)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:memo(?:randum)?|confidential|internal|strictly|private|and|&|[\s|•·—–-])+|(?:confidential\s+)?memo(?:randum)?|(?:the\s+)?2030\s+report|confidential|memo(?:randum)?\s+from\s+the\s+future",
    re.IGNORECASE,
)
_NO_ENTITY = re.compile(
    r"\b(?:memo|memorandum|report|edition|analysis|outlook|summary|strategy|strategic|future|guide|briefing|brief|"
    r"overview|how|why|what|when|your|impact|the\s+\d{4}|disruption|transformation|macro|intelligence)\b|\d{4}",
    re.IGNORECASE,
)
_TITLE_CUT = re.compile(r"\s*[:|•]\s+|\s+[—–-]\s+|\s*—\s*")
# A company's form, or a state's or body's, tells a name for certain, however long it is.
_LEGAL_NAME = re.compile(
    r".+\s(?:Ltd|Limited|plc|Inc|Corp|Corporation|AG|SE|S\.?A\.?|S\.?p\.?A|GmbH|N\.?V|B\.?V|AB|ASA|A/S|Oyj?|SGPS|LLC|LLP|"
    r"KGaA|K\.?K|Pty|Berhad|Bhd|REIT|Holdings?)\.?"
    r"|.+\s(?:(?:Hospitals?|Foundation|NHS|Academy)\s+Trust|University|Hospitals?|Airlines?|Airways|Railways?)"
    r"|(?:The\s+)?(?:Republic|Kingdom|Federation|Commonwealth|Emirate|Sultanate|Principality|Ministry|Government|University)"
    r"\s+of\s+.+",
    re.IGNORECASE,
)
_EDGE = ' \t|•·—–-;,*_"“”'
# Lines with content in which a header is looked for: at the top, and where a summary comes first.
NEAR, FAR = 15, 60
LINE_MAX = 250
_LEGAL_WORDS = 7


def find_title(
    lines: Sequence[Line], order: Sequence[int], marked: Collection[int], *, has_subject: bool
) -> tuple[list[int], str | None]:
    """Indices of the title and subtitle, and the title.

    They are the short lines above the last header line near the top, or the first heading. `order` holds
    the lines with content, `marked` those that are header lines; `has_subject` says that fields name what
    the memo is about, so that a heading below them is a section.
    """
    before: list[int] = []
    pending: list[int] = []
    for position, index in enumerate(order[:NEAR]):
        line = lines[index]
        if index in marked:
            before.extend(pending)
            pending = []
        elif position == 1 and _is_sentence(line):
            continue  # a motto below the title: the header may still follow
        elif not _may_be_title(line) or (line.kind == "heading" and line.depth > 1 and pending):
            break
        else:
            pending.append(index)
    if before or not pending:
        found = before or _future_line(lines, order, marked)
    else:
        found = _first_title(lines, order, pending, is_below_header=bool(marked), has_subject=has_subject)
    names = (lines[index].text.value for index in found)
    return found, next((name for name in names if _GENERIC.fullmatch(name) is None), None)


def _future_line(lines: Sequence[Line], order: Sequence[int], marked: Collection[int]) -> list[int]:
    """A `MEMO FROM THE FUTURE: …` line behind a summary."""
    return [
        index
        for index in order[:FAR]
        if index not in marked
        and lines[index].kind in ("plain", "heading")
        and len(lines[index].text.value) <= LINE_MAX
        and _FUTURE.match(lines[index].text.value) is not None
    ][:1]


def _first_title(
    lines: Sequence[Line],
    order: Sequence[int],
    pending: list[int],
    *,
    is_below_header: bool,
    has_subject: bool,
) -> list[int]:
    """The first short line as title where no header line follows it."""
    index = pending[0]
    line = lines[index]
    value = line.text.value
    if _FUTURE.match(value) is not None:
        return pending[:2] if _GENERIC.fullmatch(value) is not None and len(pending) > 1 else [index]
    if line.kind == "heading":
        return [index] if line.depth == 1 and _is_only_first(lines) else []
    position = order.index(index)
    if position + 1 == len(order) or read_heading(value, is_bold=line.is_bold) is None:
        return []
    follower = lines[order[position + 1]]
    if follower.kind not in {"plain", "heading"}:
        return []  # a caption or a heading, right above what it names
    if not is_below_header:
        return [index] if position == 0 else []
    is_followed = follower.kind == "heading" or not _may_be_title(follower) or len(pending) > 1
    is_title = is_followed and not has_subject and len(follower.text.value) <= LINE_MAX
    return [index] if is_title else []


def _is_only_first(lines: Sequence[Line]) -> bool:
    return sum(1 for line in lines if line.kind == "heading" and line.depth == 1) == 1


def _is_sentence(line: Line) -> bool:
    return line.kind == "plain" and line.text.value.endswith(".") and len(line.text.value) <= LINE_MAX


def _may_be_title(line: Line) -> bool:
    value = line.text.value
    if line.kind not in ("plain", "heading") or not value or len(value) > LINE_MAX or value[-1] in ":,;":
        return False
    number, _ = numbered(value)
    if number is not None or _KNOWN_SECTION.fullmatch(value) is not None:
        return False
    return line.kind == "heading" or value[-1] != "."


def is_legal_name(value: str) -> bool:
    """Whether a line is a name that says so itself (`Hald Shipping Ltd`, `Republic of Hald`)."""
    if value[:1].islower() or len(value.split()) > _LEGAL_WORDS or _NO_ENTITY.search(value) is not None:
        return False
    return not any(c in value for c in ":|?!") and _LEGAL_NAME.fullmatch(value) is not None


def entity_of(title: str | None) -> str | None:
    """The entity a title begins with (`ACME AG: THE NEXT DECADE`), or is; None where that is not sure."""
    if title is None:
        return None
    bare = _FUTURE.sub("", title, count=1).strip()
    parts = _TITLE_CUT.split(bare, maxsplit=1)
    name = parts[0].strip(_EDGE)
    words = name.split()
    if len(parts) == 1 and len(words) <= _LEGAL_WORDS and is_legal_name(name):
        return name
    if len(parts) == 1 and name[:4].lower() == "the ":
        return None  # `The Long Winter` is a headline
    if not words or not name[0].isalnum() or name[0].islower() or _NO_ENTITY.search(name) is not None:
        return None
    if "'" in name or "’" in name or len(words) > (5 if len(parts) > 1 else 3):
        return None
    return name
