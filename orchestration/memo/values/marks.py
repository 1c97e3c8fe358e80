"""Marks and words beside a number that say what its own letters do not: "×2", "▼ 3%", "minus 5", "the yen at 128".

Belongs here: the amount with what they make of it. Does not: bound words, signs and units at the number itself
(`number_grammar`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.number_grammar import End, read_end
from orchestration.memo.values.signs_in_words import first_in_words
from orchestration.memo.vocabulary.exchange import exchanged_money
from orchestration.memo.vocabulary.units import MULTIPLE, RATIO

# "3- and 5-year bonds"
_SHARED_UNIT = re.compile("-(?:, [0-9]+-)*(?:,| and| or) (?=[0-9]+-[a-z])")
# "x3.4" and "×2", but "X3" is a name
_TIMES = re.compile(r"(?<![\w.])(?:×|x(?=[0-9]{1,2}\.[0-9]))")
_MINUS = re.compile(r" (?:sunim|evitagen)(?![a-z])", re.IGNORECASE)
# "▼ 3%", "12% ↑"
_MOVES = {**dict.fromkeys("▲△↑⬆🔺", "+"), **dict.fromkeys("▼▽↓⬇🔻", "-")}
_CHANGES = frozenset({"percent", "percentage_point", "basis_point"})
_MOVED = re.compile(rf" ?([{''.join(_MOVES)}])(?! ?[~≈]?[$€£₹¥]?[0-9])")


def with_marks(text: str, end: End, pos: int) -> End | None:
    """The amount with what a mark or word beside it says of its unit or sign; None where none stands there."""
    start = end.number_start
    if end.is_bare and start > pos and _TIMES.match(text, start - 1) is not None:
        return end._replace(unit=MULTIPLE, start=start - 1, core_start=start - 1)
    if text.startswith("-", end.end) and end.is_bare and (shared := _SHARED_UNIT.match(text, end.end)) is not None:
        last = read_end(text, shared.end())
        return end._replace(unit=last.unit) if last is not None and last.unit is not None else end
    if end.is_bare and (exchanged := as_exchanged(text, end, end.start)) is not end:
        return exchanged
    if not end.sign and (moved := _moved(text, end)) is not None and moved.start >= pos:
        return moved
    if not end.words and (first := first_in_words(text, end, pos)) is not None:
        return first
    minus = None if end.sign or end.words else _MINUS.match(text[max(0, end.start - 10) : end.start][::-1])
    if minus is None:
        return None
    start = max(pos, end.start - minus.end())
    is_either = text.endswith("plus or ", 0, start)
    return end._replace(sign="-", start=start, flaw="plus_minus" if is_either else end.flaw)


def as_exchanged(text: str, end: End, start: int) -> End:
    """A bare number that is paid for one of another currency as money, or as a ratio where no money is named."""
    money = exchanged_money(text, start, end.end) if end.is_bare else None
    if money is None:
        return end
    return end._replace(currency=money) if money else end._replace(unit=RATIO)


def _moved(text: str, end: End) -> End | None:
    """The change that an arrow up or down beside it makes of an amount; None where no arrow stands there.

    "▼ 3%" is a fall by 3%, but "▼ 38,400" may be where the fall ended.
    """
    outer = text[max(0, end.start - 2) : end.start]
    arrow, start, stop = outer.rstrip(" ")[-1:], end.start, end.end
    if arrow in _MOVES:
        start = end.start - len(outer) + outer.rindex(arrow)
    elif (behind := _MOVED.match(text, end.end)) is not None:
        arrow, stop = behind.group(1), behind.end()
    else:
        return None
    sign = _MOVES[arrow]
    is_change = end.unit is not None and end.unit.kind in _CHANGES
    if not is_change and sign == "+" and arrow != "△":  # below zero in Japanese accounts
        return None
    return end._replace(sign=sign, start=start, end=stop, flaw=end.flaw or ("" if is_change else "ambiguous_sign"))
