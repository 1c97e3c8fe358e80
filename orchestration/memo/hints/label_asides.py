"""What a label says of some of its numbers behind the unit of the others: "except %", "% of GDP in brackets".

Belongs here: finding these words and leaving them out. Does not: the unit of the other numbers (`hints`).
"""

from __future__ import annotations

import re

_EXCEPTED = re.compile(r",? except(?:ing)? [^();]+(?=\))")
# "(€m unless % shown)", "(€m, % where stated)"
_SHARES_SHOWN = re.compile(
    r"(?<=\w|[$€£¥₹]),? (?:unless (?:shown |stated |marked |given )?(?:as |in )?(?:%|percent)[^();]*"
    r"|(?:and |or )?(?:%|percent) (?:where|if|when) [a-z ]{3,30})(?=\))"
)
_BRACKETED = re.compile(
    r"(?:[,;] ?|(?<=\()|,? (?:and|with) )(?P<what>[^,;()]{1,60}?)"
    r" (?:shown |given )?in (?:brackets|parentheses)(?=[),;]|$)"
)
_EMPTY = re.compile(r" ?\(\)")
# "(%, KES terms)", "(% in US$ terms)"
_TERMS = re.compile(r"(?<=%|t)[,;]? (?:in )?(?:[A-Za-z-]+ ?)?(?:[A-Z]{3}|[A-Z]{0,3}[$€£¥₹₩₦₱]|dollar|euro) terms(?=\))")
# "($M except %)", "(€m, except EPS and %)"
_SHARES_EXCEPTED = re.compile(
    r"\((?P<money>[^();%]{1,30}?),? except(?:ing)? (?:for )?"
    r"(?:[A-Za-z][A-Za-z /-]{0,20}(?:,| and| &) )?(?:%|per ?cent|percentages?)"
    r"(?:(?:,| and| &| or) [A-Za-z /-]{1,20})?\)"
)


def without_asides(label: str) -> str:
    """A label without what it says of some of its numbers alone."""
    if "except" in label:
        label = _EXCEPTED.sub("", label)
    if "%" in label or "ercent" in label:
        label = _TERMS.sub("", _SHARES_SHOWN.sub("", label))
    return _EMPTY.sub("", _BRACKETED.sub("", label)) if tells_brackets(label) else label


def tells_brackets(label: str) -> bool:
    """Whether a label says what stands in brackets behind its numbers."""
    return "in brackets" in label or "in parentheses" in label


def told_in_brackets(label: str) -> str | None:
    """What a label says stands in brackets behind its numbers: "% of GDP"."""
    told = _BRACKETED.search(label) if tells_brackets(label) else None
    return told["what"].strip() if told is not None else None


def money_beside_shares(label: str) -> str | None:
    """The words for the unit of all numbers but shares: "$M" of "($M except %)"."""
    told = _SHARES_EXCEPTED.search(label) if "except" in label else None
    return told["money"] if told is not None else None
