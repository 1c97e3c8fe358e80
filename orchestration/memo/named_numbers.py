"""Numbers that are part of a name by the word behind them or by their own form: tax forms, addresses, reports of flaws.

Belongs here: what no figure looks like, whatever stands before it. Does not: names that the word before a number makes
(`identifiers`) and models (`no_amounts`).
"""

from __future__ import annotations

import re

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


def is_named_number(text: str, end: End) -> bool:
    """Whether an amount is a form ("1099 contractors"), a house ("1420 Maple Street") or a number of record (CVE)."""
    if end.currency is not None:
        return _FLAW.match(text, end.start) is not None
    if end.shown or end.sign or end.words or end.is_grouped:
        return False
    return any(form.match(text, end.number_start) is not None for form in (_FORM, _ADDRESS))
