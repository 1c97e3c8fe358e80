"""Large numbers of what is told to be money, in no currency: "Revenue: 4.1B", "The programme costs 1.2bn a year".

Belongs here: refusing them, for they are no counts. Does not: bare numbers behind labels of money (`bullet_units`), or
numbers whose list states their currency (`lead_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.values.assembly import refuse
from orchestration.memo.vocabulary.natures import nature_of

Item = Quantity | Refusal

_SCALED = re.compile(r"[0-9] ?(?:[KMBTkmb]|bn|tn|mn|million|billion|trillion)\+?$")
# No noun follows that would say what is counted.
_ALONE = re.compile(
    r"$|[.,;:)*_](?![0-9])| [(|·•–—→-]| (?:a|per|each|every) (?:year|month|quarter|week|day)\b"
    r"| (?:in|by|from|to|up|down|and|or|versus|vs\.?|against|over|for|on|at|since|after|before|as|while|but|is|was|will"
    r"|raises?|pays?|costs?)\b"
)
_MONEY_NOUN = (
    r"revenues?|turnover|(?:net |operating |gross )?(?:profits?|income|earnings|loss(?:es)?)|EBITDA?|capex|opex"
    r"|market cap(?:itali[sz]ation)?|valuation|enterprise value|salar(?:y|ies)|wages?|dividends?|debts?|deficits?"
    r"|budgets?|subsid(?:y|ies)|costs?|spending|funding|loans?|mortgages?|rents?|fines?|cash|payroll"
)
# "Revenue hit 4.1B", "the budget of 12 billion", "a levy on payroll above 20M"
_TOLD = re.compile(
    rf"\b(?:{_MONEY_NOUN})(?: (?:in|for|of) (?:FY ?)?(?:19|20)[0-9]{{2}})?"
    r"(?: (?:now|still|also|then|will|would|has|have))?"
    r"(?: (?:of|at|to|from|is|was|were|be|hit|hits|reach|reache[sd]|above|below|over|under|about|around|nearly|almost"
    r"|totall?ed|rose|fell|grew|up|down|by)){0,3} [~≈]?$",
    re.IGNORECASE,
)
# "and costs 1.2bn", "raises 3.4bn a year"
_PAID = re.compile(
    r"\b(?:costs?|costing|raises?|raising|raised|spends?|spent|spending|pays?|paid|paying|earns?|earned|owes?|owed"
    r"|borrow(?:s|ed)?|worth|invest(?:s|ed)?|lends?|lent)"
    r"(?: (?:about|around|some|nearly|almost|over|up to|roughly))? [~≈]?$"
)
# ", up from 3.8B" behind such an amount
_COMPARED = re.compile(r",? \(?(?:(?:up|down) )?(?:from|against|versus|vs\.?)(?: (?:about|some))? ")
# "the same life cost 3,420."
_COST = re.compile(r"\b(?:costs?|costing|paid|pays)(?: (?:about|around|some|nearly|only|just|over))? [~≈]?$")
_THOUSANDS, _CLOSED = re.compile(r"[~≈]?[0-9]{1,3}(?:,[0-9]{3})+"), re.compile(r"$|[.;)](?=\s|$)|, ")
_MISSING = "currency_missing"
_REACH = 60
_SHORT = 4


def without_open_money(text: str, label: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items of a text, those that are money of no currency refused; `label` is its label, if it has one."""
    items = [refuse(_MISSING, text, one.start, one.end) if _is_cost(text, one) else one for one in items]
    if not any(_is_large_count(text, item) for item in items):
        return items
    words = label.strip(" *_~≈:")
    is_money = bool(words) and len(words.split()) <= _SHORT and nature_of(words) == "money"
    read: list[Item] = []
    is_open = False
    for item in items:
        is_first = is_money and not text[len(label) + 1 : item.start].strip(" *_~≈:")
        is_other = bool(read) and is_open and _COMPARED.fullmatch(text, read[-1].end, item.start) is not None
        is_open = _is_large_count(text, item) and _ALONE.match(text, item.end) is not None
        is_open = is_open and (is_first or is_other or _is_told(text, item))
        if is_open:
            read.append(refuse(_MISSING, text, item.start, item.end))
        else:
            read.append(item)
    return read


def _is_large_count(text: str, item: Item) -> bool:
    is_count = isinstance(item, Quantity) and item.unit == "count"
    return is_count and _SCALED.search(text, max(item.start, item.end - 12), item.end) is not None


def _is_cost(text: str, item: Item) -> bool:
    """Whether something costs a number of thousands and no noun says of what: "the same life cost 3,420."."""
    if not isinstance(item, Quantity) or item.unit != "count" or _CLOSED.match(text, item.end) is None:
        return False
    if _THOUSANDS.fullmatch(text, item.start, item.end) is None:
        return False
    return _COST.search(text, max(0, item.start - _SHORT * _SHORT - 4), item.start) is not None


def _is_told(text: str, item: Item) -> bool:
    """Whether the words right before a number say that it is money."""
    before = text[max(0, item.start - _REACH) : item.start]
    return _TOLD.search(before) is not None or _PAID.search(before) is not None
