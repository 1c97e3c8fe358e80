"""Rates of exchange, which are what one unit of another currency costs: "KSh 137 to the dollar", "Zloty per euro".

Belongs here: whose money a label or a sentence states such a rate in. Does not: the amount itself (`number_grammar`),
pairs of codes that may be quoted in either ("EUR/USD" is a ratio).
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.memo.vocabulary.currencies import NAME_PAIRS, NAMES, SYMBOLS, WORDLIKE_CODES, WRITTEN_SIGNS, code_of

_ANOTHER = r"(?:1 |one )?(?:US |U\.S\. |American )?(?P<other>dollar|euro|pound|USD|EUR|GBP|(?:US)?\$|€|£)s?(?![\w$/])"
# "17,900-18,600 per dollar", "190 to the dollar"
_FOR_ANOTHER = re.compile(
    r" (?:(?:per|for one|for a) |(?:to|per|against) (?:the|one|a) )"
    r"(?:US |U\.S\. |American |Swiss )?(?:dollar|euro|greenback|franc|USD|EUR|CHF|US\$)"
    r"(?!\w| ?[0-9]| (?:bloc|area|zone|of|spent|invested|earned)\b)"
)
_JOINTS = (" per ", " to ", " for ", " against ")
# "Rupee 88.4/$", "the krona at 11.2/€"
_SLASHED = re.compile(r"/(?P<other>(?:US)?\$|€|£|USD|EUR|GBP)(?![\w$/])")
# "the yen stands at 128"
_AT = re.compile(
    r"\b(?:(?P<money>yen|yuan|euro|dollar|sterling|rupee|rand|real|peso|lira|rouble|ruble|rupiah|won|shilling|naira|franc"
    r"|zloty|krona|krone|baht|ringgit|dong|forint|koruna|birr|taka|cedi|shekel|tenge)|(?-i:[A-Z]{3}/[A-Z]{3}))"
    r"(?: (?:trades?|stands?|traded|stood|is|was))? at $",
    re.IGNORECASE,
)
_MORE_NAMES = {"sterling": "GBP", "real": "BRL", "greenback": "USD"}
_FIRST_WORDS = "|".join(sorted({first for first, _ in NAME_PAIRS}))
_MONEY = rf"[A-Z]{{3}}\b|{WRITTEN_SIGNS}|(?i:(?:(?:{_FIRST_WORDS}) )?(?:{'|'.join(NAMES)})\b)"
_LABEL = re.compile(rf"(?:^|.*[ (,:])(?P<money>{_MONEY}|R) per {_ANOTHER}")
_NAMED = re.compile(
    rf"(?<![\w$])(?P<over>(?:(?:per|for one|for a)|(?:to|per|against) (?:the|one|a)) )?(?P<money>{_MONEY})"
)
# "FX per USD" beside rows that name whose: "Indonesia (IDR)"
_OF_ROWS = re.compile(
    rf"(?:FX|LCU|[Ll]ocal currency|[Ee]xchange rate|[Cc]urrency)(?: units?)?(?: \(| )(?:per|to) {_ANOTHER}\)?"
)
# "FX to USD", which may be what a dollar costs or what is paid in dollars
_OPEN = re.compile(
    r"(?:FX|[Ee]xchange)(?: rate)? (?:to|vs\.?|against) (?:the )?(?:US )?(?:USD|EUR|GBP|CHF|JPY|dollar|euro|\$|€)"
)
# "Birr per US dollar"
_RATE = re.compile(
    r"(?: per |/)(?:1 )?(?:US |U\.S\. )?(?:(?:dollars?|euros?|pound|USD|EUR|GBP)\b|(?:US)?\$(?!\w))(?!/)"
)
# Behind a name, for of "EUR/USD" and "Euro/$" either may be paid.
_SLASH = re.compile(
    r"(?:(?<=[a-z]{2})(?<!uro)(?<!ound)(?<!ling)|(?<=\bR))/(?=(?:US)?\$(?!\w)|€(?!\w)|(?:USD|EUR|GBP|dollar|euro)\b)"
)
_CODES_INSIDE = re.compile(r"\(([A-Z]{3}) ?/ ?([A-Z]{3})\)")
_PAIR = re.compile(r"([A-Z]{3})/([A-Z]{3})(?=$|,| (?:exchange )?rate\b| \(| (?:at|end|by|in|average|avg)\b)")
_SENTENCE = re.compile(r"[.!?;:](?:\s|$)|\n")
_REACH = 120


def tells_rate(label: str) -> bool:
    """Whether a label is of a rate of exchange: "Birr per US dollar", "FX (USD/JPY)", "AUD/USD"."""
    if _RATE.search(label) is not None:
        return True
    pair = _PAIR.match(label.strip()) or _CODES_INSIDE.search(label)
    return pair is not None and all(map(code_of, pair.groups()))


def money_of_rate(label: str) -> str | None:
    """The currency in which a label states a rate ("PLN per USD" is in zloty), shared names with `?` before them."""
    named = _named_rate(label)
    return _currency(named["money"]) if named is not None else None


def unit_of_rate(label: str) -> str | None:
    """The unit of the rate that a label states: "other:PLN/USD" of "PLN per USD"."""
    named = _named_rate(label)
    money, other = (_currency(named["money"]), _currency(named["other"])) if named is not None else (None, None)
    return f"other:{money}/{other}" if money is not None and other not in (None, money) else None


def _named_rate(label: str) -> re.Match[str] | None:
    """What a label says is paid for one of what: "Birr per US dollar", "Naira/$ 2035"."""
    label = _SLASH.sub(" per ", label, count=1) if "/" in label else label
    return _LABEL.match(label) if " per " in label else None


@lru_cache(maxsize=4096)
def other_of_rows(label: str) -> str | None:
    """What a column's rates are for one of, where its rows name the money: USD of "FX per USD"."""
    of_rows = _OF_ROWS.match(label) if not is_open_rate(label) else None
    return _currency(of_rows["other"]) if of_rows is not None else None


def is_rate_of_rows(label: str) -> bool:
    """Whether a column holds rates of exchange in the money that its rows name."""
    return _OF_ROWS.match(label) is not None and not is_open_rate(label)


def is_open_rate(label: str) -> bool:
    """Whether a label is of a rate to another currency and does not say of which in which."""
    return _OPEN.fullmatch(label.strip()) is not None


def exchanged_money(text: str, start: int, end: int) -> str | None:
    """The currency of a bare number that is paid for one of another: "the krona moved between 10.6 and 11.7 per euro".

    It is the last that the sentence names before the number; "" where the number is a rate but none is named, None
    where it is no rate.
    """
    slashed = _SLASHED.match(text, end)
    if slashed is None and (not text.startswith(_JOINTS, end) or _FOR_ANOTHER.match(text, end) is None):
        if not text.endswith(" at ", 0, start):
            return None
        rated = _AT.search(text, max(0, start - _REACH), start)
        return None if rated is None else _currency(rated["money"].lower()) if rated["money"] else ""
    before = text[max(0, start - _REACH) : start]
    last = max((stop.end() for stop in _SENTENCE.finditer(before)), default=0)
    named = [
        _currency(one["money"])
        for one in _NAMED.finditer(before, last)
        if one["over"] is None and not before[max(0, one.start() - 2)].isdigit()  # "128/$ and 140/€"
    ]
    other = _currency(slashed["other"]) if slashed is not None else None
    return next((code for code in reversed(named) if code not in (None, other)), "" if slashed is None else None)


def _currency(written: str) -> str | None:
    """The ISO code of a code, sign or name, or its shared name with `?` before it."""
    words = written.lower().split()
    if len(words) > 1:
        return NAME_PAIRS.get((words[0], words[1])) or _currency(written.rsplit(maxsplit=1)[-1])
    if words[0] in NAMES:
        return NAMES[words[0]] or f"?{words[0]}"
    if words[0] in _MORE_NAMES:
        return _MORE_NAMES[words[0]]
    return SYMBOLS.get(written) or (code_of(written) if written not in WORDLIKE_CODES else None)
