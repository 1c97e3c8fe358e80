"""Money written with a letter or a word before the amount: "K18,500" in a memo of kwacha, "COP 950" in one of pesos.

Belongs here: whose money a letter is, by the memo's own words, and the text with a sign in the letter's place, so
that every offset stays. Does not: a guess where the memo names no such money, or two.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.vocabulary.currencies import WORDLIKE_CODES

# The words that say whose a letter is, by the ISO code.
_NAMED = {
    "K": {"ZMW": r"ZMW|Zambian?", "MWK": r"MWK|Malawi(?:an)?", "PGK": r"PGK|[Kk]ina|Papua"},
    "N": {"NGN": r"NGN|₦|[Nn]aira|Nigerian?"},
    "P": {"BWP": r"BWP|[Pp]ula|Botswana", "PHP": r"PHP|₱|Philippines?|Filipinos?|Manila"},
    "Q": {"GTQ": r"GTQ|[Qq]uetzal(?:es)?|Guatemala"},
    "L": {"HNL": r"HNL|[Ll]empiras?|Honduras"},
    # Rand stand beside a scale or grouped wherever they are money; the letter alone numbers roads.
    "R": {
        "ZAR": r"ZAR|[Rr]ands?|South Africa|R ?[0-9]{1,3}(?:\.[0-9]+)? ?(?:million|billion|bn|m|M|B)"
        r"|R[0-9]{1,3}(?:,[0-9]{3})+"
    },
    "D": {"GMD": r"GMD|[Dd]alasis?|Gambia"},
}
_BEFORE_NUMBER = re.compile(rf"([{''.join(_NAMED)}]) ?[0-9]")
# Kwacha is the money of two countries: the name alone says Zambia's where the memo does not speak of Malawi.
_KWACHA = re.compile(r"\b[Kk]wacha\b")
_RAND = re.compile(r"\b(?:ZAR|rands?)\b")
_SOUTH_AFRICA = re.compile(r"(?:\A|\bENTITY:)[^\n]{0,80}\bSouth Africa", re.IGNORECASE)
# "K18,500", "K24.1", "K250 million", "K500"; never "N95", "Q3", "P4", "K-12".
_AMOUNT = (
    r"(?:(?<![A-Za-z0-9$./-])|(?<=[0-9nmMB]-))"  # "R3,200-R4,500"
    r"{letter}(?= ?[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,4}}\.[0-9]{{1,3}}(?![0-9.])"
    r"|[0-9]{{3,}}(?![0-9])"
    r"| ?[0-9]{{1,3}}(?:-[0-9]{{1,3}})?(?:\.[0-9])? ?(?:m|bn|tn|million|billion|trillion|[MB](?![A-Za-z]))\b"
    r"|[0-9]{{1,3}}(?:-[0-9]{{1,3}})?(?:/| per | an? (?:day|week|month|year|litre|kg|bag|tonne)))"
)
_BOUNDS = "~≈<>+-−– "
# A cell that is nothing but such an amount, behind a sign or bound: "K14", "-N45", "~K20-25".
_WHOLE_CELL = re.compile(
    rf"([{re.escape(_BOUNDS)}]*)[A-Z][0-9]{{1,3}}(?:\.[0-9]+)?(?:[-–][0-9]{{1,3}})?(?:m|bn|tn)?\+?"
)
# A sign of as many characters stands in for what is written; its own money is none that such a memo speaks of.
_SIGN, _SIGN_CODE = "₭", "LAK"
_STAND_INS = {1: (_SIGN, _SIGN_CODE), 2: ("Kč", "CZK"), 3: ("LAK", "LAK")}
# Codes that are words too ("COP 28", "TOP 10"): where they stand beside scaled or grouped amounts at least this often,
# a memo writes its money with them.
_WORDS = {**{code: code for code in WORDLIKE_CODES}, "TL": "TRY"}
_LARGE = (
    r"(?<![A-Za-z]){word} ?[0-9]{{1,3}}(?:(?:,[0-9]{{3}})+"
    r"|(?:[.-][0-9.]+)? ?(?:[KMBT]|bn|mn|m|k|[mbtr]{{1,2}}illion)\b)"
)
# A flight and a conference keep their names: "Flight TL 204", "COP 30 in Belém".
_WORD_AMOUNT = (
    r"(?<![A-Za-z0-9$./-])(?<![Ff]light ){word}"
    r"(?= ?[-−+]?[0-9])(?! ?[0-9]{{1,2}}(?![0-9.,%/–-]| ?(?:[KMBTkm]|bn|mn|[mbtr]{{1,2}}illion| per| an?)\b))"
)
_PLAIN = r"{word} ?[0-9]{{1,2}}"
_OFTEN, _TITLE = 3, 160


class Letters(NamedTuple):
    """The letter a memo writes its money with."""

    letter: str
    amount: re.Pattern[str]
    code: str
    sign: str = _SIGN
    sign_code: str = _SIGN_CODE

    @staticmethod
    def of(raw: str) -> Letters | None:
        """The letter that the memo's own words name the money of; of several the one it writes most often."""
        if _SIGN in raw:
            return None
        found: list[Letters] = []
        written = set(_BEFORE_NUMBER.findall(raw))
        for letter, codes in _NAMED.items():
            amount = re.compile(_AMOUNT.format(letter=letter))
            if letter not in written or amount.search(raw) is None:
                continue
            named = [code for code, words in codes.items() if _speaks_of(words, raw)]
            if letter == "K" and not named and _KWACHA.search(raw):
                named = ["ZMW"]
            if len(named) == 1:
                found.append(Letters(letter, amount, named[0]))
        return _most_written(found or _words_of(raw), raw)

    def signed(self, text: str) -> str:
        """The text with a sign in place of each such letter."""
        return self.amount.sub(self.sign, text)

    def signed_cell(self, text: str, is_money: bool) -> str:
        """The text of a value cell likewise, where "K14" alone is money too; of one digit only if the labels say money.

        A memo in quetzales may hold the quarter "Q3", one in pula the priority "P1".
        """
        if len(self.letter) > 1 and re.fullmatch(_PLAIN.format(word=self.letter), text):
            return self.sign + text[len(self.letter) :]
        whole = _WHOLE_CELL.fullmatch(text)
        if (
            whole is not None
            and (is_money or len(whole.group().strip(_BOUNDS)) > 2)
            and text[whole.end(1)] == self.letter
        ):
            return text[: whole.end(1)] + self.sign + text[whole.end(1) + 1 :]
        return self.signed(text)

    def own(self, item: Quantity | Refusal) -> Quantity | Refusal:
        """The item in the memo's own money."""
        if isinstance(item, Refusal):
            return item._replace(message=item.message.replace(self.sign, self.letter))
        unit = item.unit.replace(self.sign_code, self.code)
        return item._replace(unit=unit) if unit != item.unit else item


def speaks_of_rand(raw: str) -> bool:
    """Whether a memo names the rand, or is South Africa's by its title."""
    return _RAND.search(raw) is not None or _SOUTH_AFRICA.search(raw, 0, _TITLE) is not None


def _speaks_of(words: str, raw: str) -> bool:
    """Whether a memo names a money or its country, in its title in capitals too, or writes its sign."""
    if any(sign in words and sign in raw for sign in "₦₱"):
        return True  # "₦141bn"
    pattern = rf"(?<!\w)(?:{words})(?!\w)"
    return re.search(pattern, raw) is not None or re.search(pattern, raw[:_TITLE], re.IGNORECASE) is not None


def _most_written(found: list[Letters], raw: str) -> Letters | None:
    """The one letter that a memo writes more amounts with than with any other: naira, beside rand once."""
    if len(found) < 2:
        return found[0] if found else None
    ranked = sorted(((len(letters.amount.findall(raw)), letters) for letters in found), key=lambda pair: -pair[0])
    return ranked[0][1] if ranked[0][0] > ranked[1][0] else None


def _words_of(raw: str) -> list[Letters]:
    """The codes that are words too with which a memo often writes large amounts."""
    found = []
    for word, code in _WORDS.items():
        sign, sign_code = _STAND_INS[len(word)]
        if word in raw and sign not in raw and sign_code not in raw:
            large = re.findall(_LARGE.format(word=word), raw)
            if len(large) >= _OFTEN:
                found.append(Letters(word, re.compile(_WORD_AMOUNT.format(word=word)), code, sign, sign_code))
    return found
