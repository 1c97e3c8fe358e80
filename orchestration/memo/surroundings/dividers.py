"""Signs that part figures side by side: "Revenue $4.1B · Margin 14%", "Cloud $21 + Ads $14", "Asia $4M & Europe $3M".

Belongs here: a text with such signs as the bars that the rules of names and periods know. Does not: which periods
reach over a bar (`bars`), nor the bullets of one line (`bullets`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.bars import BAR

# Not of a product of units ("410 N · m") or of numbers ("4 · 10")
_DOT = re.compile(r"(?<!\b[A-Za-z]) [·∙] (?![a-z]\b)(?<![0-9] · (?=[0-9]))")
_SIGN = re.compile(r"[*_]{0,2}(?: \([^()]{1,20}\))? [+&–—-] ")
# Right before a figure: "41 plants & 12 offices", "$410M + $31M price − $12M volume"
_BEFORE = re.compile(r"(?P<own>[^,;:.|()]{0,60}) [+&−] [~≈*_]{0,3}")
# A figure on top of a rate that has a name: "CPI + 4%"
_SPREAD = re.compile(r"\b(?:[A-Z]{2}[A-Z0-9]+|[Ii]nflation|[Pp]rime|[Bb]ase|[Ee]uribor)(?: rate)?$")
_TOTAL = re.compile(r"\s*[*_]{0,2}(?P<name>[A-Z][^:;.|0-9]{2,60}):[*_]{0,2} [^:;]{3,300} = [~≈*_]{0,3}$")
# "Ads ", "Free cash flow ", "equity of "
_NAME = re.compile(r"[*_]{0,2}(?:[^\W\d_a-z][\w&'’-]*|[a-z-]{3,})(?: [\w&'’-]+){0,3}?(?: of)?:?[*_]{0,2}:? ")
_NAMED = re.compile(r"[A-Za-z][\w'’-]*[*_]{0,2}:?[*_]{0,2} $")


def with_bars(text: str) -> str:
    """A text with bars for the dots between what stands side by side; all else stays where it is."""
    return _DOT.sub(BAR, text) if "·" in text or "∙" in text else text


def with_bars_between(text: str, figures: Sequence[Quantity]) -> str:
    """A text with bars for the signs between two figures that part their names.

    "Cloud $21 + Ads $14", "41 plants & 12 offices"; a sign that begins the first one's own words stays: "$410 + VAT".
    """
    parts, at = [], 0
    for one, other in itertools.pairwise(figures):
        end = _end_of_sign(text, one, other)
        if end > one.end:
            parts += [text[at : end - len(BAR)], BAR]
            at = end
    return "".join([*parts, text[at:]]) if parts else text


def _end_of_sign(text: str, one: Quantity, other: Quantity) -> int:
    """Where the sign between two figures ends that parts them, 0 where there is none."""
    before = _BEFORE.fullmatch(text, one.end, other.start)
    if before is not None:
        return 0 if _SPREAD.search(before["own"]) is not None else before.end("own") + len(BAR)
    sign = _SIGN.match(text, one.end, other.start)
    if sign is None or _NAME.fullmatch(text, sign.end(), other.start) is None:
        return 0
    if _NAMED.search(text, max(0, one.start - 24), one.start) is None:
        return 0  # "$410M + Europe $31M"
    is_dash = text[sign.end() - 2] not in "+&"
    if is_dash and not text[sign.end() : other.start].lstrip("*_")[:1].isupper():
        return 0  # "revenue of $410M – about 31%"
    return sign.end()


def name_of_total(text: str, start: int, item: Quantity) -> str:
    """What a label calls the sum it ends in: "Sum of the parts: Cloud $21 + Ads $14 = $35"; "" for other figures."""
    if " = " not in text[max(start, item.start - 6) : item.start]:
        return ""
    total = _TOTAL.match(text, start, item.start)
    return total["name"] if total is not None else ""
