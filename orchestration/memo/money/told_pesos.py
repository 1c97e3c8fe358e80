"""Whose pesos `$` means in a memo that says all its amounts are in pesos, and writes US$ where they are not.

Belongs here: the sentence that says so, whose pesos they are, and what shows that the sign is another money's.
Does not: other dollars (`dollars`); a guess from the country a memo is about.
"""

from __future__ import annotations

import re

_WHOSE = {"mexican": "MXN", "chilean": "CLP", "colombian": "COP", "argentine": "ARS", "uruguayan": "UYU"}
_TOLD = re.compile(
    r"\b(?:all (?:(?:dollar|peso|money) )?(?:amounts|figures|prices|sums|values)|all money)"
    r"(?: (?:below|here|in this (?:memo|report|document|note)))?(?: (?:are|is))?"
    r"(?: (?:shown|stated|given|quoted|expressed))? in "
    rf"(?:(?P<whose>{'|'.join(_WHOSE)}) )?pesos\b(?P<unless>[^.;\n]{{0,80}})",
    re.IGNORECASE,
)
# "unless stated in dollars", "unless marked $": then the bare sign is no peso's
_BARE_APART = re.compile(r"(?<!US )(?<!U\.S\. )\bdollars?\b|(?<!US)\$", re.IGNORECASE)
_OWN_WORDS = re.compile(
    r"(?<!US )(?<!U\.S\. )\b(?:dollar (?:amounts|figures|prices|values)|in dollars)\b", re.IGNORECASE
)
_CODES = {
    "MXN": re.compile(r"\b(?:MXN\b|MXN?\$|Mex\$)"),
    "CLP": re.compile(r"\b(?:CLP\b|CLP?\$)"),
    "COP": re.compile(r"\b(?:COP\b|COL?\$)"),
    "ARS": re.compile(r"\b(?:ARS\b|ARS?\$)"),
    "UYU": re.compile(r"\b(?:UYU\b|\$U\b)"),
}
_PHILIPPINE = re.compile(r"₱|\bPHP\b|Philippine")
_AMERICAN = re.compile(r"\bUS\$ ?[0-9]|\bUSD ?[0-9]")
_LOCAL = (
    r"(?<![A-Za-z])(?:MXN|MX\$|Mex\$|CLP|CL\$|COP|COL?\$|ARS|AR\$|UYU|CAD|CA?\$|AUD|AU?\$|NZD|NZ\$|SGD|SG?\$|HKD|HK\$"
    r"|TWD|NT\$)"
)
_BESIDE = r",? ?[(/=] ?(?:about |some |roughly |~|≈)?"
# "MXN 150 billion ($8.5 billion)", "$8.5 billion (MXN 150 billion)": the bare sign is the other money's
_CONVERTED = re.compile(
    rf"{_LOCAL}\$? ?[0-9][0-9.,]{{0,20}} ?[a-zA-Z]{{0,12}}{_BESIDE}\$[0-9]"
    rf"|\bpesos{_BESIDE}\$[0-9]"
    rf"|(?<![A-Za-z])\$[0-9][0-9.,]{{0,20}} ?[a-zA-Z]{{0,12}}{_BESIDE}{_LOCAL}"
)
# "All figures are in MXN unless marked $"
_UNLESS_SIGN = re.compile(r"\b(?:unless|except where|save where) [^.;\n]{0,60}(?<![A-Za-z])\$(?![0-9])")
_COUNTED = re.compile(r"[0-9] pesos\b")


def is_sign_apart(raw: str) -> bool:
    """Whether a memo of local money says that its bare `$` is another's, or states one amount in both."""
    return _CONVERTED.search(raw) is not None or _UNLESS_SIGN.search(raw) is not None


def pesos_of(raw: str) -> str | None:
    """The peso that each bare `$` is; None where a memo does not say so, or may mean two moneys by it."""
    if "pesos" not in raw or "$" not in raw:
        return None
    told = [*_TOLD.finditer(raw)]
    if not told or any(_BARE_APART.search(match["unless"]) for match in told):
        return None
    named = {_WHOSE[match["whose"].lower()] for match in told if match["whose"]}
    coded = {code for code, written in _CODES.items() if written.search(raw)}
    codes = named | coded
    is_certain = len(codes) == 1 and _PHILIPPINE.search(raw) is None and _AMERICAN.search(raw) is not None
    is_apart = is_sign_apart(raw) or any(told.search(raw) for told in (_OWN_WORDS, _COUNTED))
    return codes.pop() if is_certain and not is_apart else None
