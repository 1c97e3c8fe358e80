"""Scales that a label tells otherwise than by a word at its end: "Thousand acres planted", "Revenue ($1,000)".

Belongs here: units behind a scale that opens the label, money by the thousand. Does not: things that are counted
("Thousand jobs", `hint_endings`), units over others ("Million barrels a day", `hint_phrases`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.quantity_types import UnitHint
from orchestration.memo.vocabulary.units import LABEL_SCALES, unit_of

# Behind the unit what became of it or what it is of: not "Thousand acres club members", nor a rate.
_OPENING = re.compile(
    r"\s*(?:in )?(?P<scale>(?i:thousand|million|billion|lakh|crore))s? (?:of )?(?P<unit>[a-z]{4,12}|km|kg|ha)"
    r"(?: (?:[a-z-]{2,}(?:ed|wn|en)|burnt|lost|sold|cut|built|left|spent|under|of|for|to|from)"
    r"(?! (?:per|an?|each) )(?: (?!(?:per|an?|each|every)\b)[A-Za-z][\w’'-]*){0,5})?\s*"
)
# "Exports ($1,000)", "Sales (EUR 1,000)"; of a grant or a fee it may be how much one is.
_MONEY = re.compile(r"\s*(?:in )?(?P<money>[A-Z]{0,3}[$€£₹]|[A-Z]{3}) ?1,?000\s*")
_SUM = re.compile(
    r"(?:[A-Za-z-]+ ){0,3}(?:revenues?|turnover|sales|exports|imports|(?:trade )?value|costs?|income|spending"
    r"|expenditures?|budget|capex|opex|debt|assets|profits?|gdp|investment)\s*",
    re.IGNORECASE,
)
_KINDS = frozenset({"quantity", "duration"})


def read_leading_scale(label: str) -> UnitHint | None:
    """The unit in the scale that opens a label; None where it opens with no scale of a unit."""
    opening = _OPENING.fullmatch(label)
    unit = unit_of(opening["unit"]) if opening is not None else None
    if opening is None or unit is None or unit.kind not in _KINDS:
        return None
    return UnitHint.of(unit, LABEL_SCALES[opening["scale"].lower()])


def money_by_thousand(written: str, label: str) -> str | None:
    """The words "$ thousand" for "$1,000" in the parentheses that end a label of a sum of money; None for any other."""
    told = _MONEY.fullmatch(written)
    is_sum = told is not None and _SUM.fullmatch(label.partition("(")[0]) is not None
    return f"{told['money']} thousand" if told is not None and is_sum else None
