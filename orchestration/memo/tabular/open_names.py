"""Names whose bare decimals are certainly no ratios: "Tenure", "US 10Y", "Vacancy", a change of nothing shown.

Belongs here: what such a number may be instead, by what it is called. Does not: where it stands (`open_numbers`), what
labels measure as a whole (`natures`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.memo.tabular.weighted_columns import is_weighted

_TIME = re.compile(
    r"(?:(?:avg|average|mean|median|typical)\.? )?(?:(?:job|staff|employee|ceo) )?(?:tenure|length of (?:stay|service))"
    r"|(?:(?:avg|average|mean|median|usual|actual)\.? )?(?:weekly|daily|monthly|annual) (?:working )?hours(?: worked)?"
    r"|(?:cash )?runway",
    re.IGNORECASE,
)
_TENOR = r"(?:[1-9]|[1-3][0-9])[- ]?(?:y|yr|year)s?"
_YIELD = re.compile(
    rf"(?:(?:US|U\.S\.|UK|EU|German|Japan(?:ese)?|Swiss|[A-Z]{{2,4}}) )?{_TENOR}"
    r"(?: (?:treasur(?:y|ies)|notes?|bonds?|gilts?|bunds?|jgbs?|govt|swaps?|mortgages?))?"
    rf"|(?:{_TENOR} )?(?:(?:fed(?:eral)? funds|sofr|sonia|saron|estr|euribor|libor|tibor|tona|selic|repo|t-bills?)"
    rf"|(?:us )?treasur(?:y|ies)|bunds?|gilts?|jgbs?)(?: {_TENOR})?(?: \([^()]*\))?",
    re.IGNORECASE,
)
_RATE = re.compile(r"(?:[a-z]+ ){0,2}vacancy", re.IGNORECASE)


@lru_cache(maxsize=4096)
def may_be_else(label: str) -> str | None:
    """What a bare decimal of such a name may be; None where the name leaves a ratio possible."""
    name = label.strip()
    if _TIME.fullmatch(name) is not None:
        return "a time, whose unit it does not state"
    if _YIELD.fullmatch(name) is not None or _RATE.fullmatch(name) is not None:
        return "in percent, and no percent sign says so"
    return "of a column that it does not name" if is_weighted(name) else None
