"""What the cells of one column or row agree on, for the bare numbers between them.

Belongs here: the currency that cells written alike share. Does not: what labels lend (`cell_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.memo.quantities import Quantity, Refusal, UnitHint
from orchestration.memo.tabular.cell_units import Item, read

_SCALED = re.compile(
    r"\d\s?(?:[KMBTkm]\b|bn\b|tn\b|mn\b|thousand|million|billion|trillion|cr\b|crore|lakh|lac\b|L\b)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[^\d\s.,()~≈<>+−–-]")
# Fewer cells with a currency say too little about the bare ones beside them.
_PEERS_MIN = 2


@dataclass(frozen=True, slots=True)
class Peers:
    """The currency the values of one column or row share, and whether they are written with a scale."""

    currency: str
    is_scaled: bool


def peers_of(cells: Sequence[tuple[str, list[Item]]]) -> Peers | None:
    """What the cells of one column or row agree on; None where too few do or they differ.

    A bare `38` beside `$160M` may be dollars or millions: only cells written alike settle one another.
    """
    values = [(text, one) for text, items in cells if items and isinstance(one := items[0], Quantity)]
    money = [(text, value) for text, value in values if value.unit_kind == "money"]
    forms = {(value.unit, _SCALED.search(text) is not None) for text, value in money}
    if len(forms) != 1 or any((value.decimals or 0) < 0 and not _SCALED.search(text) for text, value in money):
        return None  # labels lent them a scale too: "(million VND)"
    peers = Peers(*forms.pop())
    if _is_first_alone(cells, values) and not peers.is_scaled:
        return peers
    if len(values) < _PEERS_MIN or any(value.unit_kind != "money" for _, value in values):
        return None
    return peers


def _is_first_alone(cells: Sequence[tuple[str, list[Item]]], values: Sequence[tuple[str, Quantity]]) -> bool:
    """Whether the first figure alone states its money, as accounts have it: "Rent | 9,400 kr", "Food | 3,200"."""
    first = next((items[0] for _, items in cells if items), None)
    is_money = [value.unit_kind == "money" for _, value in values]
    is_stated = _SIGNED.search(values[0][0]) is not None  # the cell itself states it, and no label of its row
    return is_stated and first is values[0][1] and is_money[0] and not any(is_money[1:-1]) and _are_shares(values[1:])


def _are_shares(values: Sequence[tuple[str, Quantity]]) -> bool:
    return all(value.unit_kind in ("money", "percent") for _, value in values)


def read_beside(text: str, refusal: Refusal, peers: Peers | None) -> Item:
    """A bare number refused for its open unit, read with the currency its peers share."""
    if peers is None or (_SCALED.search(text) is not None) != peers.is_scaled:
        return refusal
    items = read(text, UnitHint(peers.currency, "money"))
    return next((item for item in items if item.start == refusal.start), refusal)


def money_of_table(cells: Sequence[tuple[str, list[Item]]]) -> Peers | None:
    """The one currency that several cells of a table write; None where none or several are written.

    In accounts "(in thousands, except per share data)" only the first row and the totals carry the sign.
    """
    written = [
        item.unit
        for text, items in cells
        for item in items
        if isinstance(item, Quantity) and item.unit_kind == "money" and _SIGNED.search(text)
    ]
    return Peers(written[0], is_scaled=False) if len(set(written)) == 1 and len(written) >= _PEERS_MIN else None


def is_scale_of_money(hint: UnitHint | None) -> bool:
    """Whether a caption states how money is scaled and not whose it is: "(in thousands)"."""
    return hint is not None and not hint.unit and hint.unit_kind == "money" and hint.scale > 0


def read_in_scale(text: str, refusal: Refusal, hint: UnitHint, peers: Peers | None) -> Item:
    """A bare number in the scale that its caption states and the currency of its table."""
    items = read(text, hint._replace(unit=peers.currency)) if peers is not None else ()
    return next((item for item in items if item.start == refusal.start), refusal)
