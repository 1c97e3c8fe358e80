"""Money written with a letter before the amount: "K18,500" in a memo of kwacha, "N1.46 trillion" in one of naira.

Belongs here: whose money a letter is, by the memo's own words, and the text with a sign in the letter's place, so
that every offset stays. Does not: a guess where the memo names no such money, or two.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.quantities import Quantity, Refusal

# The words that say whose a letter is, by the ISO code.
_NAMED = {
    "K": {"ZMW": r"ZMW|Zambian?", "MWK": r"MWK|Malawi(?:an)?", "PGK": r"PGK|[Kk]ina|Papua"},
    "N": {"NGN": r"NGN|₦|[Nn]aira|Nigerian?"},
    "P": {"BWP": r"BWP|[Pp]ula|Botswana"},
    "Q": {"GTQ": r"GTQ|[Qq]uetzal(?:es)?|Guatemala"},
    "L": {"HNL": r"HNL|[Ll]empiras?|Honduras"},
    # Rand stand beside a scale or grouped wherever they are money; the letter alone numbers roads.
    "R": {
        "ZAR": r"ZAR|[Rr]ands?|South Africa|R ?[0-9]{1,3}(?:\.[0-9]+)? ?(?:million|billion|bn|m|M|B)"
        r"|R[0-9]{1,3}(?:,[0-9]{3})+"
    },
    "D": {"GMD": r"GMD|[Dd]alasis?|Gambia"},
}
# Kwacha is the money of two countries: the name alone says Zambia's where the memo does not speak of Malawi.
_KWACHA = re.compile(r"\b[Kk]wacha\b")
# "K18,500", "K24.1", "K250 million", "K500"; never "N95", "Q3", "P4", "K-12".
_AMOUNT = (
    r"(?<![A-Za-z0-9$./-]){letter}(?= ?[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,4}}\.[0-9]{{1,3}}(?![0-9.])"
    r"|[0-9]{{3,}}(?![0-9])"
    r"| ?[0-9]{{1,3}}(?:-[0-9]{{1,3}})?(?:\.[0-9])? ?(?:m|bn|tn|million|billion|trillion|[MB](?![A-Za-z]))\b"
    r"|[0-9]{{1,3}}(?:-[0-9]{{1,3}})?(?:/| per | an? (?:day|week|month|year|litre|kg|bag|tonne)))"
)
_BOUNDS = "~≈<>+-−– "
# A cell that is nothing but such an amount, behind a sign or bound: "K14", "-N45", "~K20-25".
_WHOLE_CELL = re.compile(
    rf"([{re.escape(_BOUNDS)}]*)[A-Z][0-9]{{1,3}}(?:\.[0-9]+)?(?:[-–][0-9]{{1,3}})?(?:m|bn|tn)?\+?"
)
# A sign of one character stands in for the letter; its own money is none that such a memo speaks of.
_SIGN, _SIGN_CODE = "₭", "LAK"


class Letters(NamedTuple):
    """The letter a memo writes its money with."""

    letter: str
    amount: re.Pattern[str]
    code: str

    @staticmethod
    def of(raw: str) -> Letters | None:
        """The letter that the memo's own words name the money of; None where they name none or several."""
        if _SIGN in raw:
            return None
        found = []
        for letter, codes in _NAMED.items():
            amount = re.compile(_AMOUNT.format(letter=letter))
            if re.search(rf"{letter} ?[0-9]", raw) is None or amount.search(raw) is None:
                continue
            named = [code for code, words in codes.items() if re.search(rf"(?<!\w)(?:{words})(?!\w)", raw)]
            if letter == "K" and not named and _KWACHA.search(raw):
                named = ["ZMW"]
            if len(named) == 1:
                found.append(Letters(letter, amount, named[0]))
        return found[0] if len(found) == 1 else None

    def signed(self, text: str) -> str:
        """The text with a sign in place of each such letter."""
        return self.amount.sub(_SIGN, text)

    def signed_cell(self, text: str, is_money: bool) -> str:
        """The text of a value cell likewise, where "K14" alone is money too; of one digit only if the labels say money.

        A memo in quetzales may hold the quarter "Q3", one in pula the priority "P1".
        """
        whole = _WHOLE_CELL.fullmatch(text)
        if (
            whole is not None
            and (is_money or len(whole.group().strip(_BOUNDS)) > 2)
            and text[whole.end(1)] == self.letter
        ):
            return text[: whole.end(1)] + _SIGN + text[whole.end(1) + 1 :]
        return self.signed(text)

    def own(self, item: Quantity | Refusal) -> Quantity | Refusal:
        """The item in the memo's own money."""
        if isinstance(item, Refusal):
            return item
        unit = item.unit.replace(_SIGN_CODE, self.code)
        return item._replace(unit=unit) if unit != item.unit else item
