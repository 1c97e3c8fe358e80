"""Dashes that may be a minus: one that a space parts from its value where the value itself must stand.

Belongs here: "Net margin: – 4.1%", "growth was - 4%". Does not: the sign of a cell (`cells`), U+2212, which is no dash
and is read as a minus (`scanning`), signs at the figure (`marks`).
"""

from __future__ import annotations

import re

# Behind a colon, a bracket or a verb no dash parts two thoughts; behind ";" and "," it may go on from one that did not.
_PARTED = re.compile(r"(?:^|\(|[:(;,] |\b(?:is|was|were|be|been|of|by|at|to|from|reached|hit) )(?P<sign>[-–]) $")
_SAID, _GOES_ON = frozenset(":(;,"), ("", " (", ", ", "; ")
_REACH = 12
# "Terms: - 45 days - 5% for 24 months" is a list, "Change: - 4% - Jobs: - 12" is one of labels.
_NEXT = {sign: re.compile(rf"[^:(;,\s](?P<joint> ){sign} (?P<label>[A-Z][^:]{{0,40}}: {sign} )?") for sign in "-–"}
_LIST_REACH = 400


def is_parted(text: str, start: int, end: int) -> bool:
    """Whether the dash before the value of `text[start:end]` may be its minus."""
    if text[start - 1 : start] != " " or text[start - 2 : start - 1] not in ("-", "–"):
        return False
    match = _PARTED.search(text, max(0, start - _REACH), start)
    if match is None:
        return False
    if not match.start("sign"):
        return text[end : end + 2] in _GOES_ON  # a cell "- 4% (2029: - 2%)", not one "- 12 new sites"
    if match.group()[0] not in _SAID:
        return True
    after = _NEXT[match["sign"]].search(text, end - 1, end + _LIST_REACH)
    return after is None or (after.start("joint") == end and after["label"] is not None)
