"""Numbers behind names that nothing reads beside figures in a label's unit: "Revenue ($M): 410 (2029: 380), Asia 41".

Belongs here: their refusal. Does not: lists of names, which have the label's unit (`named_lists`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.column import hint_of
from orchestration.memo.values.assembly import refuse
from orchestration.memo.vocabulary.identifier_words import NUMBERED

# "; Asia 41", not "; Phase 2" or "; Vision 2035"
_NAMED = re.compile(
    r"[,;] (?:and )?(?P<name>[A-Z][\w&.’'/-]*(?: [A-Z&a-z][\w&.’'/-]*){0,2}) "
    r"(?P<number>(?!(?:19|20|21)[0-9]{2}(?![0-9,.]))[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?)(?=[;.)]?(?:$| )|,(?: |$))"
)


def with_unread_names(text: str, label: str, items: Sequence[Quantity | Refusal]) -> Sequence[Quantity | Refusal]:
    """The items of a bullet whose label states a unit, and a refusal of each number behind a name that none holds."""
    if "(" not in label or not items or hint_of(label.strip(" *_:")) is None:
        return items
    taken = sorted((item.start, item.end) for item in items)
    lost = [
        refuse("ambiguous_unit", text, *named.span("number"))
        for named in _NAMED.finditer(text, len(label))
        if named["name"].split()[-1].lower() not in NUMBERED and not _is_read(named.span("number"), taken)
    ]
    return sorted([*items, *lost], key=lambda item: item.start) if lost else items


def _is_read(number: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether the last item that begins before a number's end reaches into it; items do not overlap."""
    at = bisect_left(taken, (number[1],))
    return at > 0 and taken[at - 1][1] > number[0]
