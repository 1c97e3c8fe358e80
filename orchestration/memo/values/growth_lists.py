"""Names that each grew by so much, of which the first alone says percent: "Asia grew 14%, Europe 11, Africa 9".

Belongs here: what the numbers behind such names are, which alone make a name of its own ("Boeing 737"). Does not: lists
behind a colon (`name_lists`), and lists of places that words join ("in the south 9", `elided_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.elided_units import in_percent
from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.identifier_words import LISTED, MONTHS, NUMBERED

Item = Quantity | Refusal

_NAME = r"(?:the )?[A-Z][\w&.'’/-]*(?: (?:[A-Z&][\w&.'’/-]*|of|and|the)){0,2}"
# ", Europe 11"
_MEMBER = re.compile(
    rf"(?:[,;] (?:and )?| and )(?P<name>{_NAME}) (?P<number>[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?)"
    r"(?=[,;.)](?:\s|$)|$| and (?:the )?[A-Z])"
)
# "Asia grew", "Latin America is up", and "in Asia sales fell"
_SUBJECT = re.compile(
    rf"(?:(?:^|[.;:,] |\bwhile |\band ){_NAME}|\bin (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?)"
    r" (?:[a-z][a-z'’-]*,? ){1,5}(?:[+~−-])?$"
)
_REACH = 90
_ENDS = re.compile(r"$|[.;)](?=\s|$)|, (?=[a-z])")


def with_growth_lists(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text with those of its lists of names behind a percentage that a name begins.

    Two names or more make a list; one alone may be a name of its own ("Windows 11") and is refused.
    """
    kept = {item.start: item for item in found}
    for item in found:
        is_share = isinstance(item, Quantity) and item.unit_kind == "percent" and text[item.end - 1 : item.end] == "%"
        if not is_share or text[item.end : item.end + 1] not in (",", ";", " "):
            continue
        members = _members(text, item.end)
        if not members or _SUBJECT.search(text, max(0, item.start - _REACH), item.start) is None:
            continue
        for member in members:
            start, end = member.span("number")
            if start in kept:
                continue
            kept[start] = (
                _share(member["number"], start, end) if len(members) > 1 else refuse("ambiguous_unit", text, start, end)
            )
    return [kept[start] for start in sorted(kept)]


def _members(text: str, at: int) -> list[re.Match[str]]:
    """The names with a number behind a place, up to the end of their clause; none where one of them is one name."""
    members: list[re.Match[str]] = []
    while (member := _MEMBER.match(text, at)) is not None:
        if member["name"].rpartition(" ")[2].lower() in NUMBERED | LISTED | MONTHS:
            return []
        members.append(member)
        at = member.end()
    return members if _ENDS.match(text, at) is not None else []


def _share(number: str, start: int, end: int) -> Quantity:
    value = Decimal(number)
    decimals = len(number.partition(".")[2])
    return in_percent(Quantity(start, end, value, value, value, decimals, "exact", "pure", "ratio", None))
