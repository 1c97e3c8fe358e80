"""Numbers that are part of a name by the word behind them or by their own form: tax forms, addresses, reports of flaws.

Belongs here: what no figure looks like, whatever stands before it. Does not: names that the word before a number makes
(`identifiers`) and models (`no_amounts`).
"""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.memo.values.number_grammar import End
from orchestration.memo.vocabulary.identifier_words import LETTERED, LISTED, NUMBERED, SIZED
from orchestration.memo.vocabulary.natures import nature_of

# "1099 contractors" work without a contract of employment, "529 plan" saves for college.
_FORM = re.compile(
    r"1099(?:-[A-Z]| (?:contractors?|workers?|forms?|income|employees?|status|jobs?|gigs?|filers?|staff|work)\b)"
    r"|(?:529|457|1031)(?:s\b| (?:plans?|exchanges?|deferrals?)\b)|340B\b|1040 filers?\b"
    r"|401[Kk]\b|403b\b|403B (?=plans?\b)"
    r"|(?:10|8|20|6)-?[KF] (?:filings?|forms?|reports?)\b|[48]K (?:TVs?|sets?|screens?|video|displays?|streaming)\b"
    r"|3M(?: [a-z]|[,.'’])|(?:911|999|112|988) (?:calls?|lines?|hotlines?|centres?|centers?)\b"
    r"|996 (?:schedules?|culture|hours)\b"
    r"|7[0-9]7 (?:programs?|programmes?|lines?|jets?|fleets?|family|deliver(?:y|ies)|orders?|MAX)\b"
    r"|529 (?:accounts?|college|savings|contributions?|balances?)\b"
    r"|(?:1040|1065|1120|990|10-?[KQ])(?:-[A-Z]{1,3})?(?: (?:filings?|forms?|returns?|schedules?)\b)"
)
# "1420 Maple Street", "221B Baker Street"
_ADDRESS = re.compile(
    r"[0-9]{1,5}[A-D]?,? (?:[NSEW]\.? )?(?:[A-Z][A-Za-z'’.-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Boulevard|Blvd"
    r"|Drive|Square|Place|Way|Quay|Terrace|Court|Plaza|Highway|Parkway|Row|Crescent|Close)\b\.?"
    r"(?! (?:shops?|stores?|branch(?:es)?|retailers?|banks?|lenders?|firms?|names|brands?|chains?)\b)"
)
# "12 Rue de Rivoli, 75001 Paris", "4500 Industrial Parkway employs"
_STREET_FIRST = re.compile(r"[0-9]{1,4},? (?:Rue|Avenue|Boulevard|Via|Calle|Place|Plaza|Piazza|Rua|Av\.) [A-Zd]")
_POSTCODE = re.compile(r"[0-9]{5} [A-Z][a-z]+(?:[.,;]|$)")
_LAW = re.compile(r" (?:U\.S\.C|C\.F\.R|USC|CFR)\b")
# "the 15-64 population", "the 65+ share"
_BAND = re.compile(r" (?:population|share|group|cohort|bracket|demographic|segment|band|age group|year-olds)\b")
_BEFORE_NAME = ("Executive Order ", "§ ", "§§ ", "Group of ", "sub-section ", "C. ")
_OLDEST = 100
# "Move 1: Shift $1.5bn", "Pilot 2 → sell", not "Move 1 site"
_STEP = re.compile(r"(?:^|[.;!?•|] |[-–—•*] |\n|\*\*)(?:Move|Pilot|Test|Review|Survey|Fund) $")
_STEP_ENDS, _STEP_REACH = re.compile(r"(?:\*\*)?(?: ?[:→–—]| -|\.) ?(?:\*\*)? ?[A-Za-z]"), 12
_FLAW = re.compile(r"(?:CVE|CWE|ISBN|ISSN|DOI|RFC|EIN)[- :]")


# "Bhavani makes 464 tonnes per head and Cantábrica 596", "1.4 beds per 1,000 people, Boquerón 0.6"
_PARALLEL = re.compile(
    r"\b(?!(?:It|They|We|You|I|He|She|There) )[A-Z][\w’'-]+ (?:[a-z]+ ){1,2}(?P<first>[0-9]+(?:\.[0-9]+)?)"
    r" [a-z][^.;:()%$€£¥₹]{2,60}?(?:,| and| against| versus)"
    r" (?P<name>[A-Z][\w’'-]+) $"
)
# "12 GW, behind Velmora's 15"
_OWNED = re.compile(
    r"(?<![0-9.,])(?P<first>[0-9]{1,3}(?:\.[0-9]+)?)(?![0-9])[^.;:()0-9]{0,40}"
    r" (?:second only to|behind|ahead of|below|above|against|versus|vs\.?) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?['’]s $"
)
_OWNED_REACH = 100
_OF_WHOLE = re.compile(
    r" of (?:the |its |their |our |his |her |your |my |some )?(?P<whole>[0-9][0-9,]*)(?![0-9.,]*[0-9%])"
)
_PART_REACH = 34
_PART_BEFORE = re.compile(r"[0-9],[0-9]{3}[,;] (?:and )?[A-Z][a-z]+ $")
# "transport 139; phone 65", not "call 112; phone 999"
_BILL_BEFORE = re.compile(
    r"\b(?!(?:call|dial|ring|text|phone|or|on|to|number)s? )[a-z]{3,} [0-9][0-9,]*[,;] (?:and )?phone $"
)
_PARALLEL_REACH, _LEAST, _ALIKE = 100, 10, 4
_CLAUSE_ENDS = re.compile(r"[.,;](?![0-9])|$")


def _is_part_of_whole(text: str, end: End) -> bool:
    """Whether a number is a part of the one behind it: "Shutting 140 of 212 saves"."""
    whole = _OF_WHOLE.match(text, end.end)
    return whole is not None and end.number < Decimal(whole["whole"].replace(",", ""))


def _is_parallel(text: str, end: End) -> bool:
    """Whether a name and a number repeat the clause before them, which tells as much of another: no name of its own."""
    if _CLAUSE_ENDS.match(text, end.end) is None:
        return False
    clause = _PARALLEL.search(text[max(0, end.start - _PARALLEL_REACH) : end.start])
    if clause is None or clause["name"].lower() in NUMBERED:
        return False
    first = Decimal(clause["first"])
    is_alike = 0 < first < _ALIKE * end.number and end.number < _ALIKE * first
    return is_alike and ("." in clause["first"]) == bool(end.shown) and (bool(end.shown) or first >= _LEAST)


def _is_owned(text: str, end: End) -> bool:
    """Whether a number is what another has of the one before it: "12 GW, behind Velmora's 15"."""
    told = _OWNED.search(text, max(0, end.start - _OWNED_REACH), end.start)
    if told is None or _CLAUSE_ENDS.match(text, end.end) is None:
        return False
    first = Decimal(told["first"])
    return 0 < first < _ALIKE * end.number and end.number < _ALIKE * first  # not "against Boeing's 737"


def is_named_number(text: str, end: End) -> bool:
    """Whether an amount is a form ("1099 contractors"), a house ("1420 Maple Street") or a number of record (CVE)."""
    if end.currency is not None:
        return _FLAW.match(text, end.start) is not None
    if _is_band(text, end) or (end.is_bare and _LAW.match(text, end.end) is not None):
        return True
    if text.startswith("C. ", end.start) or (end.is_bare and text.endswith(_BEFORE_NAME, 0, end.start)):
        return True
    if end.shown or end.sign or end.words or end.is_grouped:
        return False
    before = text[max(0, end.start - _STEP_REACH) : end.start]
    if end.number < _LEAST and _STEP_ENDS.match(text, end.end) and _STEP.search(before) is not None:
        return True
    forms = (_FORM, _ADDRESS, _STREET_FIRST)
    if any(form.match(text, end.number_start) is not None for form in forms):
        return True
    return text.endswith(", ", 0, end.start) and _POSTCODE.match(text, end.number_start) is not None


def _is_band(text: str, end: End) -> bool:
    """Whether a range or "65+" behind "the" only tells which group of age: "the 15-64 population"."""
    is_led = end.is_bare and end.number < _OLDEST and text.endswith(("the ", "The "), 0, end.start)
    is_wide = end.plus or "-" in text[end.start : end.end] or "–" in text[end.start : end.end]
    return is_led and is_wide and _BAND.match(text, end.end) is not None


def counts_things(word: str, end: End) -> bool:
    """Whether the first word of a text is a plural of things, so that the number behind it is theirs."""
    is_things = word.istitle() and word.endswith("s") and word.lower() not in LISTED and nature_of(word) == "count"
    return is_things and not _is_lettered(end, word.lower())


def is_size(end: End, word: str) -> bool:
    """Whether a number with a letter for its scale is how many of what `word` says: "MAU 12M", and no "Llama 70B"."""
    is_scaled = (end.scale is not None and end.is_glued) or end.flaw == "ambiguous_unit"
    small = word.lower()
    if not is_scaled or _is_lettered(end, small):
        return False
    return small in SIZED or (small.endswith("s") and nature_of(word) == "count")


def _is_lettered(end: End, small: str) -> bool:
    """Whether a whole number and a letter name one of several: "Apartments 3B and 4B", "Volume 2B"."""
    is_scaled = end.scale is not None and end.is_glued and not end.shown
    return is_scaled and end.number < _OLDEST and small in LETTERED | LISTED | NUMBERED


def is_resolution(end: End, following: str) -> bool:
    """Whether "4K" is what a screen shows, and "401K" an account."""
    if end.number in (401, 403):
        return True
    return end.number in (2, 4, 8) and following.lower() in (
        "video", "tv", "tvs", "resolution", "display", "displays", "streaming", "content", "screen", "screens"
    )  # fmt: skip


def is_listed_part(text: str, end: End) -> bool:
    """Whether a number goes on a list of parts with their counts: "(Sales 1,420, Support 360"."""
    if text.endswith(("'s ", "’s "), 0, end.start) and _is_owned(text, end):
        return True
    near = text[max(0, end.start - _PART_REACH) : end.start]
    is_part = _PART_BEFORE.search(near) is not None or _BILL_BEFORE.search(near) is not None
    return end.is_bare and (is_part or _is_parallel(text, end) or _is_part_of_whole(text, end))
