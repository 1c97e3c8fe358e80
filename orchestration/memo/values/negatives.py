"""Amounts below nought in words: "negative free cash flow of $410M", "Growth turned negative, at 2.1%".

Belongs here: the measures that have a sign and the words that give them one. Does not: "negative $410M", whose sign
stands at the amount (`number_grammar`); losses and declines, which are magnitudes.
"""

from __future__ import annotations

import re

from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.quantity_types import Quantity, Refusal

Item = Quantity | Refusal

# Measures that may be less than nought; a negative impact, surprise or response rate is none.
_MEASURE = (
    r"(?:cash[ -]?flows?|margins?|working capital|output gap|(?:net|operating) (?:income|profit|cash|assets)"
    r"|(?:returns?|growth|equity|migration|inflation|balances?|exports|yields?|earnings|EBITDA?|EBIT|FCF|worth|carry"
    r"|alpha|comps|savings?)|(?:interest|real|policy|deposit|growth|savings?) rates?"
    r"|(?:same-store|comparable|like-for-like) sales)"
)
# The words between say which: "negative net operating margin", not "negative feedback on growth"
_WHICH = (
    r"(?:(?!(?:on|in|for|to|and|or|from|by|of|at|with|effects?|impacts?|surprises?|feedback|news|outlook)\b)"
    r"[A-Za-z][\w/-]* ){0,3}"
)
_ABOUT = r"(?:(?:about|around|some|nearly|almost|roughly|just|only|over|under|up to|(?:more|less) than) )?"
_NAMED = re.compile(rf"(?<!false )\b[Nn]egative {_WHICH}{_MEASURE} of {_ABOUT}$")
_ONE_OF = re.compile(r"\ba negative one of $")
_TURNED = re.compile(
    rf"(?i:\b{_MEASURE})"
    r"(?: (?:is|are|was|were|be|been|turned|turns|turning|went|goes|gone|stayed|stays|remains?|remained|became|becomes?"
    r"|ran|runs|still|now|again|also|will|has|have|would|could)){1,4}"
    rf" (?:deeply |slightly |sharply )?negative(?: (?:by|at)|, at|:)? \(?{_ABOUT}$"
)
# "Cash flow: $410M negative", "Margins are 4.1% negative."
_BEHIND = re.compile(r" negative(?=[.,;:)]|$)")
_MEASURED = re.compile(rf"(?i:\b{_MEASURE})(?::| is| are| was| were| ran| stood at| stands at| of) {_ABOUT}$")
_ENDS = re.compile(r"\)?(?:$|[.,;:)](?=\s|$)| (?:in|for|over|during|by|a|per|is|was|and|but|from|after|on) )")
_IN_ACCOUNTS = re.compile(rf"(?i:\b{_MEASURE}):? \($")
_COUNTED = re.compile(r"\b(?:migration|balances?|exports)\b")
# "the share of homes with negative equity of 12%"
_SUMS, _OF_SUM = (
    re.compile(r"\b(?:equity|worth|flows?|capital)\b"),
    re.compile(r" of (?:GDP|revenues?|sales|assets|income)\b"),
)
_REACH = 110
_SIGNED = frozenset({"money", "percent", "percentage_point", "basis_point"})
_SWAP = {"at_least": "at_most", "at_most": "at_least"}


def with_negatives(text: str, found: list[Item]) -> list[Item]:
    """The values, those that words call negative with a minus."""
    if any(isinstance(item, Refusal) and item.code == "parentheses" for item in found):
        found = [_doubted(text, item) for item in found]
    if "egative" not in text:
        return found
    ends = [0, *(item.end for item in found)]
    return [_signed(text, item, before) for item, before in zip(found, ends, strict=False)]


def _doubted(text: str, item: Item) -> Item:
    """A share in parentheses behind a measure with a sign, refused beside a loss: "EBITDA: ($41M), margin (4.1%)"."""
    is_share = isinstance(item, Quantity) and item.unit_kind == "percent" and text.startswith(")", item.end)
    is_doubted = is_share and _IN_ACCOUNTS.search(text, max(0, item.start - _REACH), item.start) is not None
    return refuse("parentheses", text, item.start, item.end) if is_doubted else item


def _signed(text: str, item: Item, before: int) -> Item:
    if not isinstance(item, Quantity) or item.value <= 0 or item.role:
        return item
    words = text[max(before, item.start - _REACH) : item.start]
    named = _NAMED.search(words) or _ONE_OF.search(words)
    if named is None:
        named = _TURNED.search(words) if _ENDS.match(text, item.end) is not None else None
    if named is None and _BEHIND.match(text, item.end) is not None:
        named = _MEASURED.search(words)
    if named is not None and item.unit_kind == "percent" and _SUMS.search(named.group()) is not None:
        named = named if _OF_SUM.match(text, item.end) is not None else None
    is_counted = item.unit_kind == "count" and named is not None and _COUNTED.search(named.group()) is not None
    return _below_nought(item) if named is not None and (item.unit_kind in _SIGNED or is_counted) else item


def _below_nought(item: Quantity) -> Quantity:
    return item._replace(
        value=-item.value,
        low=None if item.high is None else -item.high,
        high=None if item.low is None else -item.low,
        qualifier=_SWAP.get(item.qualifier, item.qualifier),
    )
