"""The unit that what introduces a list states for its bare numbers: "Shares of sales (%):", "Pay, in euros a month:".

Belongs here: units of leads and of the titles of sections. Does not: a bullet's own label (`text_facts`) or a table's
caption (`table_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from orchestration.memo.captions.caption_clauses import trimmed
from orchestration.memo.captions.caption_units import unit_of_all_told
from orchestration.memo.quantities import Quantity, Refusal, UnitHint
from orchestration.memo.tabular.column import hint_of
from orchestration.memo.values.assembly import refuse
from orchestration.memo.vocabulary.allocations import is_allocation
from orchestration.memo.vocabulary.money_names import is_mixed, names_part, says_money
from orchestration.memo.vocabulary.natures import is_change, nature_of

Item = Quantity | Refusal

_MARKS = " *_~≈"
_PARENTHESES = re.compile(r"\([^()]*\)")
_TIME_LED = re.compile(r"(?:(?:Average|Median|Weekly|Daily) )?(?:Hours|Minutes|Days) (?:a|per) ")
# "Daily turnover in 2029, in millions of shillings", "Suggested holdings, in per cent of an allocation"
_TOLD_LAST = re.compile(r"(?:[, ]in|^In) (?P<unit>(?:(?! in |,).){2,60})$")
# "Spend in $ millions", "Revenue in $M"
_SIGN_LAST = re.compile(r" in [A-Z]{0,3}[$€£¥₹] ?(?:M|B|K|m|bn|mn|k|(?:million|billion|thousand)s?|crores?|lakhs?|Cr)$")
_SHARES_OF = re.compile(r", (?:per ?cent|percentages?|%) of [a-z' -]{3,40}$")
_SCORED = re.compile(r"\bscores?,? (?:out of|from 0 to) (?P<most>5|10|20|100|ten|five)\b")


# "Median weeks unemployed: 19.4" as a paragraph of its own
_PLAIN_LINE = re.compile(r"(?P<label>[A-Z][A-Za-z’' -]{2,40}): [~≈]?[0-9][0-9,.]*")


def is_time_line(text: str) -> bool:
    """Whether a text is nothing but a label that counts a time and its number."""
    line = _PLAIN_LINE.fullmatch(text)
    hint = hint_of(line["label"]) if line is not None and " " in line["label"] else None
    return hint is not None and hint.unit_kind == "duration"


def money_of(label: str) -> UnitHint | None:
    """The money of what a label or heading names: "Budget 2031 (EUR million)", "Pay by trade, dinars per month"."""
    is_told = ("," in label or _SIGN_LAST.search(label) is not None) and nature_of(label) == "money"
    hint = hint_of(label.strip(_MARKS)) if "(" in label or is_told else None
    if hint is None or hint.unit_kind != "money" or not hint.unit:
        return None
    return hint if hint.scale > 0 or is_told or hint.rate_basis is not None else None


_SHARED_OUT = re.compile(
    r"^shares?$|\b(?:mix|split|breakdown|composition|distribution|weights?)\b| by [a-z]", re.IGNORECASE
)


# "Stimulus package ($bn)", "National AI strategy ($M)": what their money goes to may be named as things are.
_PROGRAMME = re.compile(
    r"\b(?:stimulus|rescue|relief|support|aid|recovery|reform|green|infrastructure|investment|national|government|industrial"
    r"|climate|AI|digital|moderni[sz]ation)(?: [A-Za-z]+)? (?:packages?|programmes?|programs?|plans?|strategy|deal"
    r"|acts?|fund)\b|^(?:stimulus|infrastructure)$",
    re.IGNORECASE,
)


class ListUnit(NamedTuple):
    """What a list's bare numbers are in; `is_of_all` where its lead names the measure and items only say of what.

    `is_growth` where they are what each item grew by, whatever it measures: "Growth (%): - Headcount: 5.9".
    """

    hint: UnitHint
    is_of_all: bool
    is_growth: bool = False
    is_programme: bool = False  # of money that goes to what the items name
    is_mixed: bool = False  # of money among figures of every kind: "Key figures ($M)"

    def says_nothing_of(self, name: str) -> bool:
        """Whether a name among figures of every kind is of no money, as far as its words tell: "Installed base"."""
        return self.is_mixed and nature_of(name) is None and not (says_money(name) or names_part(name))


def unit_of_lead(lead: str) -> ListUnit | None:
    """What the figures of a list are in: "Budget (EUR million)", "Shares of sales (%)", "Minutes a day per teacher"."""
    text = lead.strip(_MARKS)
    hint = money_of(lead) or _stated(text)
    if hint is None or not hint.unit:
        return None
    named = _PARENTHESES.sub(" ", text).strip()
    is_growth = hint.unit_kind == "percent" and is_change(named)
    is_measure = _is_measure(named, hint) or "% of" in text
    is_programme = not is_measure and hint.unit_kind == "money" and _PROGRAMME.search(named) is not None
    is_any = hint.unit_kind == "money" and not is_measure and is_mixed(named)
    return ListUnit(hint, is_measure, is_growth, is_programme, is_any)


def _is_measure(named: str, hint: UnitHint) -> bool:
    """Whether a lead names what is measured in its unit: "Budget", "Change in employment", not "Key figures"."""
    nature = nature_of(named)
    if hint.unit_kind == "money":
        return nature == "money" or is_allocation(named)
    if hint.unit_kind == "percent":
        # "Shares (%)", "Spending by item (%)": "Hubs" and "Staff" are what the shares are of
        return nature is not None or is_change(named) or _SHARED_OUT.search(named) is not None
    is_counted = nature == "count" or is_change(named) or _SHARED_OUT.search(named) is not None
    return hint.unit_kind != "count" or is_counted


def _stated(text: str) -> UnitHint | None:
    """The unit that the last words of a lead state."""
    if text.endswith(")") or _TIME_LED.match(text) is not None:
        return hint_of(text) or unit_of_all_told(text, (), ())  # "Labour market (workers in thousands)"
    if _SHARES_OF.search(text) is not None or text.endswith((", %", ", per cent", ", percent")):
        return hint_of("(%)")
    if _SCORED.search(text) is not None:
        return UnitHint("score", "score")
    told = _TOLD_LAST.search(text)
    written = told["unit"] if told is not None else ""
    if not written:
        return None
    hint = hint_of(f"({written})") or hint_of(f"({trimmed(written)})")
    return hint if hint is not None and hint.unit else hint_of(text)  # "Workers in lakh"


def without_money(text: str, bare: Sequence[Item], read: Sequence[Item]) -> list[Item]:
    """The figures of a label that says nothing of money, those that its list lent it refused."""
    return [
        one if one is other or one == other else refuse("ambiguous_unit", text, one.start, one.end)
        for one, other in zip(bare, read, strict=True)
    ]
