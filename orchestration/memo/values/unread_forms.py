"""Forms at a value that are no part of it or make it none: footnotes, placeholders, parentheses inside an amount.

Belongs here: "34%¹", "[X]%", "$XXM", "$(50)M". Does not: amounts that can be read (`value_scanner`).
"""

from __future__ import annotations

import re
from bisect import bisect_left

from orchestration.memo.values.assembly import refuse
from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.currencies import CODES, MONEY_FIRST

_PLACEHOLDER = re.compile(
    r"[$€£₹¥] ?(?:\[?X{1,4}\]?(?:[.,]X{1,3})*)(?: ?(?:[KMBT]\b|million\b|billion\b|trillion\b|bn\b))?"
    r"|(?<![A-Za-z0-9])\[?X{1,3}(?:\.X{1,2})?\]?%"
    r"|\[[A-Za-z# _-]{1,20}\] ?(?:%|[KMBT]\b|million\b|billion\b)|[$€£₹¥]\[[^\]]{0,20}\] ?[KMBT]?"
)
_PLACEHOLDER_MARK = re.compile(r"\[|X[X%]|[$€£₹¥] ?X")
_SCALE = r"(?:[KMBTkmbt]|mn|[bt]n|Cr|crore|lakh|million|billion|trillion)"
# "Cash flow: ($120M) in H1": a loss, or an aside.
_ALONE = re.compile(
    rf"\((?:{MONEY_FIRST})?[0-9][0-9,.]*(?:[-–][0-9][0-9,.]*)?(?: ?{_SCALE})?\)"
    r"|(?P<share>\([0-9][0-9,.]*(?:[-–][0-9][0-9,.]*)?%\))"
)
# What may well be below zero: "Growth: (3.2%)", not "Base case: (50%)".
_MAY_FALL = re.compile(
    r"\b(?:growth|margin|returns?|change|impact|variance|roe|roic|roa|balance|surplus|swing|effect)\b[^:]{0,24}: $"
    r"|\b(?:(?:net|operating|pre-?tax) income|profits?|earnings|ebitd?a?|cash flow)(?: (?:before|after) tax)?: $",
    re.IGNORECASE,
)
_FALL_REACH = 80
# "Operating income was ($41M) in 2029": no aside stands where the value itself must.
_SAID = re.compile(
    rf"\b(?:is|was|were|totall?ed|reached|of|to|at) \((?:{MONEY_FIRST}[0-9][0-9,.]*(?: ?{_SCALE})?|[0-9][0-9.]*%)\)"
    r"(?: (?:million|billion|trillion|bn|crore|lakh)\b)?"
)
_SAID_REACH, _SIGN_REACH, _CODE_REACH = 9, 5, 6
# "$(50)M", "(50)M", "(8)%", "EUR (3.1)m": the accountant's minus, or a note; only a whole cell tells.
_ACCOUNTS = re.compile(
    r"(?:[$€£₹¥] ?\([0-9][0-9.,]*\)|\([$€£₹¥] ?[0-9][0-9.,]*\)(?= (?:million|billion)\b)"
    rf"|\b{CODES} ?\([0-9][0-9.,]*\)(?= ?(?:[kmKMBT]|[mbt]n|million|billion)\b)"
    rf"|(?:(?<=: ){CODES}|^{CODES}(?= \([0-9.,]+\)$)) \([0-9][0-9.,]*\)"
    r"|(?<![A-Za-z0-9])\([0-9][0-9.,]*\)(?=[KMBT%]| (?:million|billion)\b))"
    r"(?: ?(?:[kmKMBT%](?![A-Za-z])|(?:million|billion|trillion|mn|bn|tn|crore|lakh)\b))?"
)
# "1.3x¹", "18,000+²", "34%³", "391ᵃ": a footnote; but "12 m²" is a unit, "10⁶" a power and "3ᵉ" French for third.
_NOTES = re.compile(r"(?<=[0-9%+×xXKMBT)])(?<!\b10)[⁰¹²³⁴-⁹ᵃᵇᶜᵈᶠᵍ]+(?![A-Za-z0-9])")
_ABOUT = re.compile(r"(?<![A-Za-z.])c\.(?=[$€£₹¥]?[0-9])")
_NOTE_MARK = re.compile("[⁰¹²³⁴-⁹ᵃᵇᶜᵈᶠᵍ]")
# "https://example.org/places?id=4412", "www.example.org/12-days"
_LINK = re.compile(r"(?:https?://|\bwww\.)[^\s<>\"|)\]]+", re.IGNORECASE)


def without_notes(text: str) -> str:
    """The text with spaces in place of each footnote's number at an amount and of each link; every offset stays.

    "c.40%" stands there as "~ 40%".
    """
    if "://" in text or "www." in text:
        text = _LINK.sub(lambda match: " " * len(match.group()), text)
    if "c." in text:
        text = _ABOUT.sub("~ ", text)
    if text.isascii() or _NOTE_MARK.search(text) is None:
        return text
    return _NOTES.sub(lambda match: " " * len(match.group()), text)


def in_accounts(text: str, number_start: int) -> Refusal | None:
    """A refusal of "$(50)M" and of "Cash flow: ($50M)", whose parentheses may be a minus."""
    opened = text.rfind("(", max(0, number_start - _SIGN_REACH), number_start)
    if opened < 0:
        return None
    said = _SAID.search(text, max(0, opened - _SAID_REACH), number_start + 40)
    if said is not None and said.start() < opened < said.end():
        return refuse("parentheses", text, opened, said.end())
    alone = _ALONE.match(text, opened) if text[max(0, opened - 2) : opened] == ": " else None
    begin = max(0, opened - _FALL_REACH)
    if alone is not None and (alone["share"] is None or _MAY_FALL.search(text, begin, opened) is not None):
        return refuse("parentheses", text, opened, alone.end())
    match = _ACCOUNTS.search(text, max(0, opened - _CODE_REACH), number_start + 40)
    if match is not None and match.end() <= number_start:
        match = _ACCOUNTS.search(text, opened, number_start + 40)
    return refuse("parentheses", text, match.start(), match.end()) if match is not None else None


def add_placeholders(text: str, begin: int, found: list[Quantity | Refusal]) -> None:
    """Refuse what a template left to fill in, where no value was read."""
    if _PLACEHOLDER_MARK.search(text, begin) is None:
        return
    starts = [item.start for item in found]
    refusals = []
    for match in _PLACEHOLDER.finditer(text, begin):
        place = bisect_left(starts, match.end())
        if place == 0 or found[place - 1].end <= match.start():
            refusals.append(refuse("placeholder", text, match.start(), match.end()))
    if refusals:
        found.extend(refusals)
        found.sort(key=lambda item: item.start)
