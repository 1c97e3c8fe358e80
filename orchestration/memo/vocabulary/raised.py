"""What is raised above a line: the mark of a footnote, the power of a unit or of ten.

Belongs here: telling the three apart by what stands before. Does not: taking the mark out of a text (`inline`,
`html_text`).
"""

from __future__ import annotations

import re
from typing import Literal

Raised = Literal["note", "unit", "power", "word"]

REACH = 12
_NOTE = re.compile(r"[\s\d\[\]()*†‡§,]{0,8}|[a-f]")
_UNIT = re.compile(r"(?<![A-Za-z])(?:[kcdm]?m|ft|in|mi|yd|Mm|hm)$")
_TEN = re.compile(r"(?:^|[^0-9.,])10$")


def what_is_raised(before: str, inside: str) -> Raised:
    """What `inside` is behind `before`: `240<sup>1</sup>`, `12 km<sup>2</sup>`, `10<sup>6</sup>`, `1<sup>st</sup>`."""
    if _NOTE.fullmatch(inside) is None:
        return "word"
    if inside.strip() in ("2", "3") and _UNIT.search(before) is not None:
        return "unit"
    return "power" if inside.strip().isdigit() and _TEN.search(before) is not None else "note"
