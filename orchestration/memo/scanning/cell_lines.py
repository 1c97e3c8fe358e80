"""What a line of plain text may be in a table with one cell on each line.

Belongs here: whether a line is a cell at all, and whether a value, a name, a period or a unit. Does not: which lines
make a table (`stacked_cells`, `worded_columns`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.document import Text
    from orchestration.memo.scanning.lines import Line

_VALUE_MAX, _NAME_MAX = 40, 80
_VALUE = re.compile(
    r"[~<>≈≥≤+(−–-]{0,3}\s?(?:[A-Z]{0,3}[$€£¥₹₩₦₱₪₺₽฿]\s?|[A-Z]{2,3}\s|(?:Rs\.?|RM|kr|zł)\s?)?[0-9][^.!?]*"
    r"(?:\.[0-9][^.!?]*)*"
    r"|(?:[QH][1-4]|FY|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}) ?(?:19|20|21)[0-9]{2}"
    r"|n/?a|N/?A|none|None|nil|new|New|tbd|TBD|[–—-]"
)
_PERIOD = re.compile(
    r"(?:[QH][1-4] ?|FY ?|[A-Z][a-z]{2,8} )?(?:19|20|21)[0-9]{2}(?:[-–/](?:[0-9]{2}){1,2})?[aefp]?(?: \([^()]*\))?",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"\([0-9]{1,3}\)")
_BARE = re.compile(r"[-−–]?[0-9][0-9,. ]*|\([0-9]{1,3}\)")
_DASHES = ("-", "–", "—")  # an empty cell
_UNIT = re.compile(r"\([^()]{2,60}\)")


def text_of(line: Line) -> Text:
    """A cell's words; "(648)" alone on its line looks like the number of an item, and is a negative one."""
    is_negative = line.kind == "bullet" and not line.text.value and line.whole is not None
    return line.whole if is_negative and line.whole and _NEGATIVE.fullmatch(line.whole.value) else line.text


def may_be_cell(line: Line) -> bool:
    """Whether a line may be one cell: nothing in it parts it."""
    value = text_of(line).value
    if line.kind == "bullet":
        return line.marker in _DASHES if not value else value != line.text.value
    return line.kind == "plain" and bool(value) and "|" not in value and "\t" not in value and "  " not in value


def is_value(line: Line) -> bool:
    """Whether a cell states a value, a period or none."""
    value = text_of(line).value
    return not value or (len(value) <= _VALUE_MAX and _VALUE.fullmatch(value) is not None)


def is_name(line: Line) -> bool:
    """Whether a cell is short and ends no sentence."""
    value = line.text.value
    return len(value) <= _NAME_MAX and value[-1:] not in (".", "!", "?", ";", ":")


def is_period(line: Line) -> bool:
    """Whether a cell is a year or a part of one."""
    return _PERIOD.fullmatch(line.text.value) is not None


def is_unit(line: Line) -> bool:
    """Whether a cell is in brackets as a whole."""
    return _UNIT.fullmatch(line.text.value) is not None


def with_negatives(lines: Sequence[Line]) -> list[Line]:
    """The lines where each number in brackets beside a bare one is no longer an item's."""
    found = list(lines)
    for at, line in enumerate(lines):
        text = text_of(line)
        beside = lines[max(at - 1, 0) : at + 2]
        is_beside = any(other is not line and _BARE.fullmatch(text_of(other).value) for other in beside)
        if text is not line.text and is_beside:
            found[at] = line._replace(kind="plain", text=text, marker="", whole=None)
    return found
