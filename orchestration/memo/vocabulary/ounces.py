"""Ounces of one metal or of several taken together: "4E ounces", "gold-equivalent ounces", "PGM oz".

Belongs here: the words between a number and its ounces. Does not: ounces alone and troy ounces (`units`).
"""

from __future__ import annotations

import re

from orchestration.memo.vocabulary.units import PHYSICAL, Unit

_METAL = (
    r"(?:[2-7]E|PGMs?|PGEs?|Au(?:Eq)?|Ag(?:Eq)?|(?i:gold|silver|platinum|palladium|rhodium)"
    r"(?i:[ -](?:equivalent|equiv\.|eq\.?))?)"
)
# Not "12 silver ounce coins"
_OUNCES = re.compile(
    rf" (?:(?:payable|attributable|refined|recovered|contained) (?:{_METAL}[ -])?|{_METAL}[ -])"
    r"(?P<unit>(?i:ounces|oz))(?![A-Za-z-])"
)


def ounces_behind(text: str, pos: int) -> tuple[Unit, int] | None:
    """The unit of ounces of a metal right behind a number, and where it ends; None where there are none."""
    found = _OUNCES.match(text, pos) if text[pos : pos + 1] == " " else None
    return (PHYSICAL[found["unit"].lower()], found.end()) if found is not None else None
