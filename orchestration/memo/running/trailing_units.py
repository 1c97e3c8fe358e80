"""Units told once behind a list of bare numbers: "EBITDA: 61 (2029), -12 (2030E), in $M".

Belongs here: bullets whose last words are the unit of all their numbers. Does not: units in the label (`bullet_units`)
or in the list's lead (`lead_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.column import hint_of
from orchestration.memo.values.elided_units import in_percent
from orchestration.memo.values.value_scanner import find_from

_NUMBER = r"[~≈]?[-+−]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_WHEN = r"(?:(?:FY|Q[1-4] |H[12] )?(?:19|20)[0-9]{2}[AEFP]?)"
_MEMBER = rf"(?:{_WHEN}:? )?{_NUMBER}(?: \({_WHEN}\)| in {_WHEN})?"
_LIST = re.compile(
    rf"[\s*_]*{_MEMBER}(?:(?:[,;]| and|, and) {_MEMBER})*(?:,? \((?:all )?in (?P<inside>[^()]{{1,30}})\)"
    r"|,? (?:all )?in (?P<unit>[^,;()]{1,30}))\.?\s*"
)
# "Tariffs: steel 25, autos 15 (%)"
_PERCENTS = re.compile(r"[0-9] \(%\)\.?[\s*_]*$")
_TOLD = re.compile(r"[%$€£¥₹₩]|\b(?:thousands?|millions?|billions?|bn|[A-Z]{3} ?[mMbBkK]n?|percent)\b")


def with_trailing_unit(text: str, label: str, items: Sequence[Quantity | Refusal]) -> Sequence[Quantity | Refusal]:
    """The items of a bullet in the unit that is told behind the last of them."""
    begin = len(label) + 1
    if label and _PERCENTS.search(text) is not None:
        return _in_percent(items, begin)
    is_told = bool(label) and (" in " in text[begin:] or "(in " in text[begin:])
    listed = _LIST.fullmatch(text, begin) if is_told else None
    if listed is None:
        return items
    unit = listed["unit"] or listed["inside"]
    name = label.strip(" *_:")
    if "(" in name or _TOLD.search(unit) is None or (hint := hint_of(f"{name} ({unit})")) is None:
        return items
    stop = listed.start("unit" if listed["unit"] else "inside")
    inside = [item for item in items if item.end <= len(label)]
    return [*inside, *(item for item in find_from(text[:stop], begin, hint))]


def _in_percent(items: Sequence[Quantity | Refusal], begin: int) -> Sequence[Quantity | Refusal]:
    """The items, bare numbers behind a label in percent where all behind it are bare."""
    behind = [item for item in items if item.start >= begin]
    if any(isinstance(item, Refusal) or item.unit_kind not in ("count", "ratio") for item in behind):
        return items
    return [in_percent(item) if isinstance(item, Quantity) and item.start >= begin else item for item in items]
