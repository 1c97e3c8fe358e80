"""Numbers that are part of a name by the word behind them or by their own form: tax forms, addresses, reports of flaws.

Belongs here: what no figure looks like, whatever stands before it. Does not: names that the word before a number makes
(`identifiers`) and models (`no_amounts`).
"""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.memo.identifier_words import NUMBERED
from orchestration.memo.number_grammar import End

# "1099 contractors" work without a contract of employment, "529 plan" saves for college.
_FORM = re.compile(
    r"1099(?:-[A-Z]| (?:contractors?|workers?|forms?|income|employees?|status|jobs?|gigs?|filers?|staff|work)\b)"
    r"|529(?:s\b| (?:plans?|accounts?|college|savings|contributions?|balances?)\b)"
    r"|(?:1040|1065|1120|990|10-?[KQ])(?:-[A-Z]{1,3})?(?: (?:filings?|forms?|returns?|schedules?)\b)"
)
# "1420 Maple Street", "221B Baker Street"
_ADDRESS = re.compile(
    r"[0-9]{1,5}[A-D]?,? (?:[NSEW]\.? )?(?:[A-Z][A-Za-z'’.-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Boulevard|Blvd"
    r"|Drive|Square|Place|Way|Quay|Terrace|Court|Plaza|Highway|Parkway|Row|Crescent|Close)\b\.?(?! [a-z]+s\b)"
)
_FLAW = re.compile(r"(?:CVE|CWE|ISBN|ISSN|DOI|RFC|EIN)[- :]")


# "Bhavani makes 464 tonnes per head and Cantábrica 596", "1.4 beds per 1,000 people, Boquerón 0.6"
_PARALLEL = re.compile(
    r"\b(?!(?:It|They|We|You|I|He|She|There) )[A-Z][\w’'-]+ (?:[a-z]+ ){1,2}(?P<first>[0-9]+(?:\.[0-9]+)?)"
    r" [a-z][^.;:()%$€£¥₹]{2,60}?(?:,| and| against| versus)"
    r" (?P<name>[A-Z][\w’'-]+) $"
)
_PARALLEL_REACH, _LEAST, _ALIKE = 100, 10, 4
_CLAUSE_ENDS = re.compile(r"[.,;](?![0-9])|$")


def is_parallel(text: str, end: End) -> bool:
    """Whether a name and a number repeat the clause before them, which tells as much of another: no name of its own."""
    if _CLAUSE_ENDS.match(text, end.end) is None:
        return False
    clause = _PARALLEL.search(text[max(0, end.start - _PARALLEL_REACH) : end.start])
    if clause is None or clause["name"].lower() in NUMBERED:
        return False
    first = Decimal(clause["first"])
    is_alike = 0 < first < _ALIKE * end.number and end.number < _ALIKE * first
    return is_alike and ("." in clause["first"]) == bool(end.shown) and (bool(end.shown) or first >= _LEAST)


def is_named_number(text: str, end: End) -> bool:
    """Whether an amount is a form ("1099 contractors"), a house ("1420 Maple Street") or a number of record (CVE)."""
    if end.currency is not None:
        return _FLAW.match(text, end.start) is not None
    if end.shown or end.sign or end.words or end.is_grouped:
        return False
    return any(form.match(text, end.number_start) is not None for form in (_FORM, _ADDRESS))
