"""Money as locals write it: "SR 2.65 billion" in a memo of Saudi Arabia, "Dhs 950", "Bs 1,700", "(KD million)".

Belongs here: which of these signs a memo writes its money with, by the countries it names, and the memo with a sign of
the same length in each one's place, so that every offset stays. Does not: single letters (`letters`), which need more
care, or signs that mean one money everywhere (`currencies`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.money.letters import Letters, speaks_of_rand
from orchestration.memo.quantities import Quantity
from orchestration.memo.values.shared_money import SHARED, whose
from orchestration.memo.vocabulary.natures import nature_of

# The words that say whose a sign is, by the ISO code; a sign that no other thing is called needs none.
_SIGNS: dict[str, dict[str, str]] = {
    "Bs": {"BOB": "Bolivia", "VES": "Venezuela|Bol[ií]var"},
    "Br": {"ETB": "Ethiopia|Birr", "BYN": "Belarus"},
    "Le": {"SLE": "Leones?\\b|Sierra Leone"},
    "Ks": {"MMK": "Kyats?\\b|Myanmar"},
    "Sh": {"KES": "Kenya|Nairobi", "TZS": "Tanzania|Dodoma", "UGX": "Uganda|Kampala", "SOS": "Somali"},
    "SR": {"SAR": "Saudi|Riyadh", "SCR": "Seychelles"},
    "QR": {"QAR": "Qatar|Doha\\b"},
    "KD": {"KWD": "Kuwait"},
    "BD": {"BHD": "Bahrain"},
    "JD": {"JOD": "Jordan\\b|Jordanian|Amman\\b"},
    "RO": {"OMR": "Oman\\b|Omani"},
    "DT": {"TND": "Tunisia"},
    "DA": {"DZD": "Algeria"},
    "MT": {"MZN": "Metica(?:l|is)|Mozambi"},
    "Dhs": {"AED": "Emirat|U\\.?A\\.?E\\b|Dubai|Abu Dhabi|Sharjah", "MAD": "Morocc"},
    "FRw": {"RWF": "FRw"},
    "Frw": {"RWF": "Frw"},
    "UF": {"CLF": "Chile|Unidad(?:es)? de [Ff]omento"},
    "Php": {"PHP": "Php"},
    "PhP": {"PHP": "PhP"},
    "NRs": {"NPR": "NRs"},
    "Birr": {"ETB": "Birr"},
    "Baht": {"THB": "Baht"},
}
# Of these a small amount is enough: "UF 63/m2".
_SURE = frozenset({"UF"})
# "UF 2.400" is 2,400 to a Chilean and 2.4 to others.
_POINT_GROUPS = re.compile(r"UF[^0-9]{0,8}[0-9]{1,3}\.[0-9]{3}(?![0-9])")
# Dollars of countries that hardly share a memo with the one whose sign they stand in for, by its length.
_STAND_INS = {
    2: (("N$", "NAD"), ("Z$", "ZWG"), ("J$", "JMD"), ("G$", "GYD")),
    3: (("FJ$", "FJD"), ("BZ$", "BZD"), ("TT$", "TTD"), ("EC$", "XCD")),
    4: (("COL$", "COP"), ("Bds$", "BBD")),
}
_SPACE = r"(?:[ \u00a0\u2009\u202f]|&nbsp;|&#160;)?"
_SCALE = r"(?:million|billion|trillion|thousand|mn|bn|tn|m|k|M|B|T|K|'?000s?)"
# Road SR 520 has neither.
_LARGE = rf"{_SPACE}(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+(?:\.[0-9]+)?(?:[-–][0-9.]+)?{_SPACE}{_SCALE}\b)"
_BEFORE_NUMBER = rf"(?={_SPACE}[-−+]?[0-9])(?!{_SPACE}[-−+]?[0-9.,]{{1,9}} ?%)"
# "(KD)", "Revenue (SR bn)", "in Dhs million"
_IN_LABEL = rf"(?=\)|/| ?{_SCALE}\b| per )"


# "Pay (K)", "Debt (K bn)", "(N million)" in a memo that writes its money with that letter
_LETTER_STAND_IN, _LETTER_CODE = "₮", "MNT"
_LABEL_ENDS, _LABEL_MAX = re.compile(r"[|()\n]"), 60
_IN_LABELS = frozenset("KNPQLDR")
_ALONE = frozenset("KR")  # "(N)" is a number, "(P)" projected
_SOME_LABEL = re.compile(rf"\([A-Z](?=\)| ?/| per | ?{_SCALE}\b)|\| ?[A-Z] (?:million|billion|bn|mn)s? ?\|")


def _alone(sign: str) -> str:
    """The pattern of a sign that is no part of a word; its letters come first, for a search by them is far faster."""
    return rf"{sign}(?<![A-Za-z0-9$./-]{sign})"


class _Sign(NamedTuple):
    """A sign, what stands in for it with its ISO code, and the code the sign means, or `?` and the sign."""

    sign: str
    stand_in: str
    stand_in_code: str
    code: str


class LocalSigns(NamedTuple):
    """The local signs that a memo writes its money with, and the letter in its labels."""

    signs: tuple[_Sign, ...]
    letter: str = ""

    @staticmethod
    def of(raw: str) -> LocalSigns | None:
        """The signs a memo writes large amounts with and names a country of; None where there are none."""
        signs: list[_Sign] = []
        for sign, family in _SIGNS.items():
            written = _BEFORE_NUMBER if sign in _SURE else _LARGE
            if sign not in raw or re.search(f"{_alone(sign)}{written}", raw) is None:
                continue
            code = whose(family, raw)
            if code is None and not any(re.search(names, raw) for names in family.values()):
                continue  # no country of that money: "SR 1,200" is something else
            free = [
                one for one in _STAND_INS[len(sign)]
                if one[0] not in raw and one[1] not in raw and one[0] not in [other.stand_in for other in signs]
            ]  # fmt: skip
            if free:
                signs.append(_Sign(sign, *free[0], code or f"{SHARED}{sign}"))
        has_label = _SOME_LABEL.search(raw) is not None and _LETTER_STAND_IN not in raw and _LETTER_CODE not in raw
        letters = Letters.of(raw) if has_label else None
        letter, code = (letters.letter, letters.code) if letters is not None else ("R", "")
        if letters is None and has_label:
            code = "ZAR" if speaks_of_rand(raw) else ""  # a memo may write them nowhere but in its tables
        if code and letter in _IN_LABELS and _in_labels(letter).search(raw) is not None:
            signs.append(_Sign(letter, _LETTER_STAND_IN, _LETTER_CODE, code))
            return LocalSigns(tuple(signs), letter)
        return LocalSigns(tuple(signs)) if signs else None

    def signed(self, raw: str) -> str:
        """The memo, as long, with the stand-ins in the signs' places."""
        for sign in self.signs:
            if sign.sign == self.letter:
                raw = _in_labels(self.letter).sub(_with_stand_in, raw)
                continue
            raw = re.sub(f"{_alone(sign.sign)}(?:{_BEFORE_NUMBER}|{_IN_LABEL})", sign.stand_in, raw)
        return raw

    def as_written(self, text: str) -> str:
        """Words of the memo with its own signs."""
        for sign in self.signs:
            text = text.replace(sign.stand_in, sign.sign).replace(sign.stand_in_code, sign.code)
        return text

    def is_open(self, written: str) -> bool:
        """Whether an amount groups its thousands by points, or shows three decimals."""
        return any(sign.sign in _SURE for sign in self.signs) and _POINT_GROUPS.match(written) is not None

    def own(self, quantity: Quantity) -> Quantity:
        """The quantity in the memo's own money."""
        for sign in self.signs:
            if sign.stand_in_code in quantity.unit:
                return quantity._replace(unit=quantity.unit.replace(sign.stand_in_code, sign.code))
        return quantity


def _in_labels(letter: str) -> re.Pattern[str]:
    """The letter that opens parentheses, or a cell of nothing but it and a scale."""
    alone = r"\)|" if letter in _ALONE else ""
    no_ringgit = r"(?!M\b)" if letter == "R" else ""
    return re.compile(
        rf"\({letter}{no_ringgit}(?={alone} ?/ ?[a-z]| per | ?{_SCALE}\b)"
        rf"|(?<=\|){letter}(?= (?:million|billion|bn|mn)s? ?\|)"
        rf"|(?<=\| ){letter}(?= (?:million|billion|bn|mn)s? ?\|)"
    )


def _with_stand_in(match: re.Match[str]) -> str:
    """The stand-in, but not behind a label of things: "Users (K)" are thousands."""
    before = _LABEL_ENDS.split(match.string[max(0, match.start() - _LABEL_MAX) : match.start()])[-1]
    is_count = match.group()[0] == "(" and nature_of(before.strip()) == "count"
    return match.group() if is_count else f"{match.group()[:-1]}{_LETTER_STAND_IN}"
