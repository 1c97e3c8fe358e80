"""The rate basis that a label states: "Monthly fee", "Revenue per employee", "Dividend/share".

Belongs here: the words of a label, and what a list or table of money is a budget of. Does not: the words beside a
value (`rates`) or the physical unit that a label divides money by (`label_rates`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from orchestration.memo.vocabulary.paid_times import is_paid_by_time, pays_by_time
from orchestration.memo.vocabulary.rates import ANNUAL, PER_UNIT
from orchestration.memo.vocabulary.words import holds_any

_RATE = re.compile(
    r"(?P<cumulative>\bcumulative(?:ly)?\b)"
    r"|(?P<per_unit>\bper\s+(?:(?!cent\b|annum\b|year\b(?! of (?:service|employment|tenure))|month\b)[a-z]+"
    r"|1[0-9]{0,2}(?:,[0-9]{3}){1,2}\b|1000\b|1[0-9]{0,2} ?(?:k|M|million|thousand)\b"
    r"|10{1,2} (?:people|persons|residents|inhabitants|adults|children|women|men|households|births|employees|workers"
    r"|patients|students|pupils|customers|users)\b)"
    r"|/\s?(?:seat|user|employee|unit|customer|share|head|hire|worker|household|student|patient)\b)"
    r"|(?P<monthly>\bmonthly\b(?!\s+active)|\bper\s+month\b|/\s?(?:month|mo)\b|\bMRR\b)"
    r"|(?P<annual>\bannual(?:ly|i[sz]ed)?\b|\byearly\b|\bper\s+(?:year|annum)\b|/\s?(?:year|yr)\b|\bp\.a\."
    r"|\bARR\b|\bYoY\b|\bCAGR\b)",
    re.IGNORECASE,
)
# "Revenue (YoY)" over "$41M (+12%)": only the change is of a year.
_GROWTH_ASIDE = re.compile(r" ?\((?:YoY|y/y|y-o-y|CAGR)\b[^()]{0,16}\)$", re.IGNORECASE)
# "Crime, per 100,000 residents:"
_COUNTED_PER = re.compile(
    r"^[A-Z][^,;:()0-9]{2,60}(?:, | \(|(?<! and) )per (?:10{0,2},?000(?:,000)?|1 million|thousand|million|10k|100k)"
    r"(?: [a-z-]+){0,3}\)?(?:,? (?:in )?(?:19|20)[0-9]{2}(?:[-–](?:19|20)?[0-9]{2})?)?:?$"
)
_OF_ALL = re.compile(
    r"\b(?:number|total|cases|count|population|residents|inhabitants|people|households|staff|sample|n)\b", re.IGNORECASE
)
# "Retraining accounts (£6k per head)" cost the state billions.
_AMOUNT_TOLD = re.compile(r"\([^()]{0,20}[$€£¥₹₩₦₱] ?[0-9][^()]{0,40}\)")
# Without one of these no rate is stated; a plain search for them is far cheaper than the pattern.
_RATE_STEMS = ("per ", "/", "annual", "month", "year", "cumul", "p.a.", "arr", "mrr", "yoy", "cagr")
# What stands further on in a label is a sentence, and labels are remembered.
_LABEL_MAX = 300
# "Monthly budget:", "YOUR MONTHLY BUDGET", "Annual running costs of one truck", not "Annual figures and budgets are"
_BUDGET = re.compile(
    r"(?:\b(?P<monthly>monthly)|^(?:(?:the|our|your|total|average|typical|sample|example)\s+)?(?P<annual>annual|yearly))"
    r"\s+(?:(?!figures\b|and\b)[a-z]+\s+){0,2}(?:budgets?|costs?|expenses?|spending|bills?|outgoings|pay|wages?"
    r"|salar(?:y|ies)|earnings|rents?|pensions?|premiums?|allowances?|stipends?|instal?ments?)\b",
    re.IGNORECASE,
)
# What a budget lists beside its flows, or over a time of its own.
_NO_FLOW = re.compile(
    r"\b(?:debt|balance|funds?|prices?|value|worth|deposit|down ?payment|one-off|one-time|up-?front|assets|cash|loan"
    r"|savings account|lifetime|lump|week|weekly|day|daily|hour|hourly|night|quarterly|years?|12 months|per"
    r"|(?<!lower )(?<!upper )(?<!top )(?<!bottom )quarter"
    r"|each|at once|to date|ytd|so far|cumulative|revenue|sales|fares?|tickets?|wages? floor|minimum wage)\b"
    r"|^ for (?:an?|each|one) ",  # "R$128 for a 13 kg cylinder"
    re.IGNORECASE,
)


def read_rate_basis(label: str) -> str | None:
    """The rate basis alone that a label states."""
    return _rate_basis(label[:_LABEL_MAX])


@lru_cache(maxsize=8192)
def _rate_basis(label: str) -> str | None:
    lowered = label.lower()
    if not holds_any(lowered, _RATE_STEMS):
        return None
    rate = _RATE.search(_AMOUNT_TOLD.sub(" ", label))
    return rate.lastgroup if rate else None


def basis_of_budget(introductions: Sequence[str | None], labels: Sequence[str]) -> str | None:
    """The basis of money in a list or table that is a budget of a month or year, by what introduces it."""
    told = next((found for one in introductions if one and (found := _BUDGET.search(one[:_LABEL_MAX]))), None)
    if told is None or any(_NO_FLOW.search(label) is not None for label in labels):
        return None
    return told.lastgroup


def basis_of_cell(kind: str, stated: Sequence[str | None], caption: str | None, labels: Sequence[str]) -> str:
    """The basis of a cell of a kind of unit: the first that its column or row states, else its caption's.

    A percentage beside amounts per unit is a change or a share: "Cost per ticket | $8.40 | $2.10 | -75%".
    """
    told = next((one for one in stated if one is not None), None)
    if told == ANNUAL and kind != "percent" and any(map(_GROWTH_ASIDE.search, labels)):
        told = next((one for label in labels if (one := read_rate_basis(_GROWTH_ASIDE.sub("", label)))), None)
    if told is None and kind == "money":
        is_paid = any(map(is_paid_by_time, labels)) or pays_by_time(caption or "", labels)
        told = PER_UNIT if is_paid else basis_of_budget((caption,), labels)
    if told is None and kind in ("count", "ratio") and caption and not any(map(_OF_ALL.search, labels)):
        told = PER_UNIT if _COUNTED_PER.match(caption[:_LABEL_MAX]) is not None else None
    return "total" if told is None or (told == "per_unit" and kind == "percent") else told
