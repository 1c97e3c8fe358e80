"""Signs and letters at a number that are some country's money: "N1.46 trillion", "K640m", "K4,100".

Belongs here: that they are money, so that no number is read as a count. Does not: whose, which the memo's words say
(`money.letters`).
"""

from __future__ import annotations

import re

# Letters that naira, kwacha, pula, leones, quetzales and others are written with.
_LETTERS_OF_MONEY = frozenset("NKPLQGDCBMS")
_AMOUNT = re.compile(
    r"[0-9][0-9,]*(?:\.[0-9]+)?(?:m|bn|tn| ?(?:million|billion|trillion))\b|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])"
)
_APART = re.compile(r": K $")  # "Price: K 4,100", not the sample "(N 1,200)"
_REACH = 4


def unknown_sign(text: str, number_start: int) -> int:
    """How long what stands at a number as the sign of some money is; 0 where it is none: "B2B", "A350", "M41"."""
    before = text[number_start - 1]
    if before in "$¥¢":
        return 1
    if before == " ":
        apart = _APART.search(text, max(0, number_start - _REACH), number_start)
        return 2 if apart is not None and _AMOUNT.match(text, number_start) is not None else 0
    is_letter = before in _LETTERS_OF_MONEY and text[number_start - 2 : number_start - 1] in ("", " ", "(")
    return 1 if is_letter and _AMOUNT.match(text, number_start) is not None else 0
