"""Counts told as averages: "2.4 dependents", "Visits per clinic day | 17.2", which are no ratios for their decimals.

Belongs here: by which words a decimal counts people or things. Does not: what whole numbers count (`measures`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from orchestration.memo.quantities import Quantity, Refusal, UnitHint
from orchestration.memo.vocabulary.currencies import NAMES
from orchestration.memo.vocabulary.identifier_words import COUNTED_NOUNS
from orchestration.memo.vocabulary.natures import is_multiple, nature_of
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.units import COUNT, unit_of
from orchestration.memo.vocabulary.words import LINKS, STOPS, word_set

# "Falls per thousand patient days", "Gross moves per crane hour", "Average visits per site"
_PER = re.compile(
    r"(?:[A-Z][\w-]* )?(?:[a-z-]+ ){0,2}"
    r"(?P<things>[A-Za-z]{3,}(?:-[a-z]+)?s|[Pp]eople|[Cc]hildren|[Ll]ice) per (?=[\w$€£])"
)
# "Rates per 100,000, people aged 18-28": rows name what happened so often.
_PER_MANY = re.compile(r"\bper (?:1,?000|10,?000|100,?000|thousand|million)\b", re.IGNORECASE)
_FULL_TIME = re.compile(r" (?:FTE|WTE)s?\b")
_NEXT = re.compile(r" ([a-z][a-z-]+)(?: ([a-z][a-z-]+))?(?: ([a-z][a-z-]+))?")
# "0.48 adult lice per fish", "1.9 products per customer"
_NEXT_PER = re.compile(r" (?:[a-z-]+ ){0,2}(?P<things>[a-z]{3,}s|people|children|lice) per [a-z0-9]")
# "25.5 lessons a week", "11.5 direct reports"
_NEXT_OVER_TIME = re.compile(
    r" (?:(?P<things>[a-z]{3,}s) (?:a|per|each|every) (?:day|week|month|quarter|term|year|shift)\b|direct reports\b)"
)
_NEXT_MANY = re.compile(r" per (?:1,?000|10,?000|100,?000|million)(?![0-9,]*[0-9])")  # "8.8 per 100,000"
_PER_BEFORE = re.compile(
    r"\b(?P<things>[a-z]{3,}(?:-[a-z]+)?s) per (?:[a-z]+ )?[a-z]+"
    r" (?:(?:is|are|was|were|stands?|stood|went|rose|fell|dropped|climbed) )?(?:at |from |to )?(?:[0-9][0-9.,]* to )?$"
)
# "a P/E of 24", "USD/JPY at 152"
_QUOTIENT = re.compile(
    r"\b(?:P/E|P/B|P/S|EV/[A-Z]{2,9}|[A-Z]{3}/(?:USD|EUR|JPY|GBP|CHF|INR|CNY|BRL|ZAR|TRY|KRW|MXN))"
    r"(?: ratio| multiple| rate)?(?: (?:of|at|is|was|near|around|about|to|reached|stood at|trades at))? ~?$"
)
_QUOTIENT_REACH = 36
_BEFORE_REACH = 80
_COMPARED = re.compile(
    r" [^.;:]{0,60}\b(?:against|versus|vs\.?|instead of|rather than|(?:up |down )?from"
    r"|compared (?:with|to)) (?:about |just |only )?"
    r"| [^.;:]{0,60}(?:,| and) [A-Z][\w’'-]+ "
)
# "The median tender attracts 5.2 bidders": behind such a verb a plural is its object, and no verb itself.
_HAS = re.compile(
    r"\b(?:has|have|had|with|attracts?|attracted|draws?|drew|replaces?|replaced|employs?|employed|needs?|needed|averages?"
    r"|averaged|receives?|received|handles?|handled|serves?|served|runs?|ran|operates?|operated|owns?|owned|gets?|got"
    r"|takes?|took|makes?|made|sends?|sent|sees?|saw|holds?|held|keeps?|kept|files?|filed|uses?|used|supports?|supported)"
    r"(?: (?:on average|an average of|about|around|roughly|nearly|almost|some|only|just|over|under)){0,2} ~?$"
)
_HAS_REACH = 48
_PLURAL_NEXT = re.compile(
    r" (?:(?P<kind>[a-z][a-z-]+) )?(?P<things>[a-z]{3,}s)"
    r"(?=$|[.,;:)]| (?:and|or|in|at|on|for|per|to|from|of|with|by|each|every|against|than|when|where|while|but|a|an)\b)"
)
_NO_THINGS = word_set(
    "sales gross less times points basis terms cents units earnings losses savings proceeds goods emissions"
    " joules calories lumens bytes watts volts grams decibels stars turns deviations degrees sigmas ratios marks grades"
    " notches factors scores standards magnitudes multiples shares bars is as was has this its us plus minus versus"
    " towards always perhaps thus besides sometimes series means ways halves"
)
_BARE_DECIMAL = re.compile(r"(?:[A-Za-z]+ ){0,3}[~≈+−-]?[0-9][0-9,]*\.[0-9]+")
# "Amendments per study: 2.3, from 3.5", "Admissions: 1.9 per year before, 0.7 now"
_RIGHT_BEHIND = re.compile(
    r"[\s:*_~≈]*(?:[0-9][0-9.,]*(?: by [a-z]+| (?:a|per) [a-z]+)?(?: before| then| today)?,?"
    r" (?:(?:from|to|and|vs\.?|versus|against|→|->) )?)*"
)


def in_counts(quantity: Quantity, written: str) -> Quantity:
    """A bare decimal as a count of people or things; any other quantity as it is."""
    if quantity.unit_kind != "ratio" or _BARE_DECIMAL.fullmatch(written[quantity.start : quantity.end]) is None:
        return quantity
    return quantity._replace(unit=COUNT.name, unit_kind=COUNT.kind)


def in_count_lent(item: Quantity | Refusal, written: str, hint: UnitHint | None) -> Quantity | Refusal:
    """A decimal below a label that counts one by one as a count: "Pharmacists per store (FTE) | 1.3"."""
    is_counted = hint is not None and hint.unit == COUNT.name and hint.scale == 0
    return in_counts(item, written) if is_counted and isinstance(item, Quantity) else item


@lru_cache(maxsize=4096)
def counts_by_label(label: str) -> bool:
    """Whether a label names people or things, alone or per another: "Accidents per million km", "Dependents"."""
    things = _PER.match(label)
    if things is not None:
        return _is_thing(things["things"].lower())
    return nature_of(label) == "count" and not is_multiple(label)


def counts_beside(labels: Iterable[str], caption: str) -> bool:
    """Whether the labels of a cell count, or its caption tells how often they happen: "Rates per 100,000"."""
    return any(map(counts_by_label, labels)) or _PER_MANY.search(caption) is not None


def counts_next(text: str, start: int, end: int) -> bool:
    """Whether the words behind a number name what it counts: "0.3 people per shift", "0.19 reportable collisions"."""
    over = _NEXT_PER.match(text, end)
    if _FULL_TIME.match(text, end) is not None:
        return True
    if (over is not None and _is_thing(over["things"])) or _NEXT_MANY.match(text, end) is not None:
        return True
    if (over_time := _NEXT_OVER_TIME.match(text, end)) is not None:
        return over_time["things"] is None or _is_thing(over_time["things"])
    words = _NEXT.match(text, end)
    has_things = _PLURAL_NEXT.match(text, end) if _HAS.search(text, max(0, start - _HAS_REACH), start) else None
    if has_things is not None and _is_thing(has_things["things"]):
        return has_things["kind"] not in STOPS | LINKS and unit_of(has_things["kind"] or "") is None
    for word in words.groups() if words is not None else ():
        if word is None or word in STOPS or word in LINKS or unit_of(word) is not None:
            return False
        if word in COUNTED_NOUNS or is_person(word) or (word.endswith("s") and nature_of(word) == "count"):
            return word not in _NO_THINGS
    return False


def counts_before(text: str, start: int) -> bool:
    """Whether the words before a number name things per another: "gross moves per hour went from 27.9 to 31.4"."""
    told = _PER_BEFORE.search(text, max(0, start - _BEFORE_REACH), start)
    return told is not None and _is_thing(told["things"])


def as_quotient(quantity: Quantity, text: str) -> Quantity:
    """A whole number behind "P/E of" or "USD/JPY at" as the quotient that it is; any other quantity as it is."""
    near = text[max(0, quantity.start - _QUOTIENT_REACH) : quantity.start]
    is_bare = quantity.unit_kind == "count" and text[quantity.start : quantity.end].isdigit()
    if not is_bare or "/" not in near or _QUOTIENT.search(near) is None:
        return quantity
    return quantity._replace(unit="pure", unit_kind="ratio", decimals=0)


def compares(text: str, end: int, start: int) -> bool:
    """Whether the number at `start` is set against the one that ends at `end`: "12.3 visits per case against 15.1"."""
    return _COMPARED.fullmatch(text, end, start) is not None


def _is_thing(word: str) -> bool:
    """Whether a plural names things, and no unit, time or money."""
    is_measure = word in _NO_THINGS or word in NAMES or unit_of(word) is not None
    return not is_measure and nature_of(word) in (None, "count")


def _counted(item: Quantity | Refusal, text: str, label: str) -> Quantity | Refusal:
    """A decimal whose noun or label counts people or things as a count: "2.4 dependents", "Beds per 1,000: 3.1"."""
    if not isinstance(item, Quantity) or item.unit_kind != "ratio":
        return as_quotient(item, text) if isinstance(item, Quantity) else item
    is_told = (
        label != "" and item.start > len(label) and _RIGHT_BEHIND.fullmatch(text, len(label), item.start) is not None
    )
    is_counted = counts_next(text, item.start, item.end) or (is_told and counts_by_label(label.strip(" *_")))
    is_counted = is_counted or counts_before(text, item.start)
    return in_counts(item, text) if is_counted else item


def all_counted(items: Sequence[Quantity | Refusal], text: str, label: str) -> list[Quantity | Refusal]:
    """The figures of a block, counts among them as counts, and those that a count is compared with."""
    read: list[Quantity | Refusal] = []
    for at, item in enumerate(items):
        counted = _counted(item, text, label)
        is_beside = at > 0 and read[-1] is not items[at - 1] and compares(text, read[-1].end, item.start)
        if is_beside and isinstance(counted, Quantity) and counted.unit_kind == "ratio":
            counted = in_counts(counted, text)
        if isinstance(counted, Quantity) and counted is not item and counted.role == "to" and read:
            start = read[-1]  # "from 6.8 to 11.5 direct reports"
            read[-1] = in_counts(start, text) if isinstance(start, Quantity) and start.role == "from" else start
        read.append(counted)
    return read
