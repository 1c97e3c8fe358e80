"""Short forms of dates that are whole labels, put into the spelling that the grammar of periods reads.

Belongs here: "31.12.2029", "9M29", "2030 (H1)", "Dec-28", which in running text may be other things. Does not: reading
a period (`periods`).
"""

from __future__ import annotations

import re
from calendar import month_name

from orchestration.memo.vocabulary.period_grammar import MONTH_NAME

_MONTH_WORD = rf"(?P<month>{MONTH_NAME})"
_YEAR = "(?P<year>(?:19|20|21)[0-9]{2})"
_SHORT_OR_LONG = "['’]?(?P<year>(?:20|21)[0-9]{2}|2[0-9]|3[0-9]|40)"
_STATUS = "(?P<status>[AEFPB]?)"
_SHORT = "2[0-9]|3[0-9]|40"
# "Change 25-34" may be of an age: the sign of a change or that of a year left out makes them years.
_CHANGED = "[Cc]hange|[Cc]hg\\.?|[Gg]rowth|[Rr]ise|[Ff]all|CAGR"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # "Dec-28", "Mar'30", "Jun '30"; elsewhere they may be days
        rf"{_MONTH_WORD}(?:-|[- ]?['’])(?P<year>2[0-9]|3[0-9]|40){_STATUS}",
        rf"(?P<day>[0-3]?[0-9])\.(?P<number>[01]?[0-9])\.{_YEAR}",
        rf"(?P<first>[0-3]?[0-9])/(?P<second>[0-3]?[0-9])/{_YEAR}",
        rf"(?P<number>0[1-9]|1[0-2])/{_YEAR}",
        rf"YE ?{_SHORT_OR_LONG}(?P<end>){_STATUS}",
        rf"(?P<months>[369])M ?(?:FY ?|CY ?)?{_SHORT_OR_LONG}{_STATUS}",
        rf"{_YEAR} ?\((?P<part>[HQ][1-4])\)(?P<status>)",
        rf"{_YEAR} ?(?P<part>[HQ][1-4]){_STATUS}",
        # "FY2030E H1", as two rows of headers make it, and "Q3E 2030"
        rf"(?P<fiscal>FY ?)?{_YEAR}(?P<status>[AEFPB]):? (?P<part>[HQ][1-4])",
        rf"(?P<part>[HQ][1-4])(?P<status>[AEFPB]) (?P<fiscal>FY ?)?{_YEAR}",
        rf"(?P<fiscal>FY ?){_YEAR}:? (?P<part>[HQ][1-4])(?P<status>[AEFPB])",
        r"(?P<span>(?:FY ?)?(?:19|20|21)[0-9]{2}[-–/][0-9]{2}) ?\(?(?P<status>[AEFPBefp])\)?",
        rf"[CSMA]Y ?{_SHORT_OR_LONG}{_STATUS}",
        rf"['’](?P<year>2[0-9]|3[0-9]|40){_STATUS}",  # "'28", "'30E"
        r"(?P<span>(?:FY ?|CY ?)?(?:19|20|21)[0-9]{2}) (?P<status>[AEFPB])",  # "2030 F"
        rf"(?P<what>Δ|%Δ|% ?[Cc]hg\.?),? ['’]?(?P<from>{_SHORT})[-–/]['’]?(?P<to>{_SHORT})",  # "Δ 25-30"
        rf"(?P<what>{_CHANGED}),? ['’](?P<from>{_SHORT})[-–/]['’]?(?P<to>{_SHORT})",  # "Change '25-'30"
        rf"{_YEAR} ?\((?P<status>[aefpb])\)|(?P<actual>(?:FY ?)?(?:19|20|21)[0-9]{{2}})(?:a| Act\.)",
    )
)
_NOTE = re.compile(r"(?<=[0-9A-Za-z)])[ ]?[¹²³⁴-⁹*†‡]+$")
_DIGITS = frozenset("0123456789")
_LONGEST = 16
_LAST_MONTH, _CENTURY, _MILLENNIUM = 12, 100, 2000


def in_full(label: str) -> str:
    """A label that is a short form of one date, written out ("9M29" → "January-September 2029"); any other as it is."""
    if len(label) > _LONGEST or _DIGITS.isdisjoint(label):
        return label
    label = _NOTE.sub("", label)
    for form in _FORMS:
        if (match := form.fullmatch(label)) is not None:
            return _written_out(match.groupdict())
    return label


def _written_out(parts: dict[str, str | None]) -> str:
    if (actual := parts.get("actual")) is not None:
        return f"{actual}A"
    if (what := parts.get("what")) is not None:
        first, last = parts["from"] or "", parts["to"] or ""
        return f"{what} 20{first}-20{last}" if first < last else f"{what} {first}-{last}"
    status = (parts.get("status") or "").upper()
    if (span := parts.get("span")) is not None:
        return f"{span} ({ {'A': 'actual', 'E': 'est', 'B': 'budget'}.get(status, 'forecast') })"
    number = int(parts["year"] or 0)
    year = number if number >= _CENTURY else _MILLENNIUM + number
    if "first" in parts:
        return f"{_day(int(parts['first'] or 0), int(parts['second'] or 0))}{year}"
    if "end" in parts:
        return f"year-end {year}{status}"
    if (months := parts.get("months")) is not None:
        return f"{ {'3': 'Q1', '6': 'H1', '9': 'January-September'}[months] } {year}{status}"
    in_year = int(parts.get("number") or 0)
    if in_year > _LAST_MONTH:
        return str(year)
    month = month_name[in_year] if in_year else parts.get("month") or parts.get("part") or ""
    fiscal = parts.get("fiscal") or ""
    return f"{parts.get('day') or ''} {month} {fiscal}{year}{status}".strip()


def _day(first: int, second: int) -> str:
    """The day and month of two numbers, empty where either may be the month."""
    day, month = (first, second) if second <= _LAST_MONTH else (second, first)
    is_sure = month <= _LAST_MONTH and (day > _LAST_MONTH or day == month)
    return f"{day} {month_name[month]} " if is_sure else ""
