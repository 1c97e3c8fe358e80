"""Cells of figures in which no value can be read: what they are refused for, so that none is lost in silence.

Belongs here: a number with letters at it that are no unit, scale or name. Does not: reading cells (`cells`) or what
the labels of a cell dispute (`cell_units`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.quantity_types import Refusal
from orchestration.memo.vocabulary.currencies import WORDLIKE_CODES

# "K14" under a label of money: a letter that several countries write theirs with.
_LETTER_FIRST = re.compile(
    rf"(?:[A-Z][a-z]{{0,2}}\.? ?|(?:{'|'.join(sorted(WORDLIKE_CODES))}|TL|KD|RO|QR|BD) ?)"
    r"[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]{1,2})?(?:[-–][0-9,.]+)?(?:[KMB]|bn|mn)?"
)
# "12c", "1,180r", "3.5xy", not "5G", "2nd", "4Q", "1990s"
_LETTERS_LAST = re.compile(
    r"[~≈<>+−-]?(?:[0-9][0-9,]*[0-9](?:\.[0-9]+)?(?!st\b|nd\b|rd\b|th\b|[smh]\b|[ap]m\b|(?<=[0-9]{4})s\b)[a-zµ]{1,3}"
    r"|[0-9]+(?:,[0-9]{3})*\.[0-9]+[A-Za-z]{1,3})"
    # "1:6.2", "4.1 Xrd. EUR"
    r"|[0-9]{1,3}:[0-9]{1,3}\.[0-9]+|[0-9][0-9.,]* ?[A-Za-z]{2,6}\. ?(?:[A-Z]{3}|[€$£¥])"
)
# "4.1e25", "2x10^26", "10^24-10^25"
_POWER = r"[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3}| ?[x×*·] ?10\^[0-9]{1,3})"
_POWERS = re.compile(rf"[~≈<>≤≥+−-]*{_POWER}(?: ?(?:[-–]|to) ?{_POWER})?(?: [A-Za-z]{{2,8}})?")
_WRITE_OUT = "a power of ten: write the figure out, or with the name of its scale"
_POINT_FIRST = re.compile(r"[~≈<>+−-]?\.[0-9]+")


def refuse_cell(text: str, *, is_money: bool) -> list[Refusal]:
    """Why a cell of digits gives no value; empty where it holds a name, a date or words. `is_money` is its label's."""
    if is_money and _LETTER_FIRST.fullmatch(text) is not None:
        return [refuse("unknown_currency", text, 0, len(text))]
    if _POWERS.fullmatch(text) is not None:
        return [Refusal(0, len(text), "malformed_number", f"{text!r}: {_WRITE_OUT}")]
    if _LETTERS_LAST.fullmatch(text) is not None:
        return [refuse("unknown_suffix", text, 0, len(text))]
    if _POINT_FIRST.fullmatch(text) is not None:
        return [refuse("leading_point", text, 0, len(text))]
    return []
