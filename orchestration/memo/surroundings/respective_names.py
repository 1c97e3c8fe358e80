"""Names in a row and values in a row, one for each: "Sales in Asia, Europe and America were $4M, $3M and $1M".

Belongs here: pairing the names before a verb with the values behind it where they are as many. Does not: names beside
their values (`phrases`) or the periods in a row (`period_lists`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.text_context import TextContext
from orchestration.memo.vocabulary.cut_words import plain
from orchestration.memo.vocabulary.words import CASES_ALONE, FILLERS, LINKS, NOUNS_TOO, PRONOUNS, STOPS, VERBS, word_set

_NEXT = re.compile(r"(?:, |,? and |, (?:and|but) )(?:only |about |just |some |nearly )?")
# "Sales and marketing expenses were $41M and $38M in 2029 and 2028": the values are of the years
_OF_OTHERS = re.compile(
    r"[^,;.]{0,20}? (?:in|for|at|by|during|on|over) (?:the )?[^,;.]{1,40}?(?: and |, )(?!respectively|[a-z])[^ ]"
    r"|[^,;.]{0,20}? (?:in|for|at|by|during|on|over) [a-z][a-z ]{1,20} and [a-z]"
)
# "Asia and Europe have 41 and 22 plants": the noun behind says what is counted
_COUNTED = re.compile(r" (?!(?:in|of|for|at|by|during|on|over|respectively|and|but|while|last|this)\b)[a-z]")
_REACH, _MOST_VERBS, _MOST_WORDS = 160, 4, 4
# "were $4M", "earn $41,000", "rose by 4%"; "was" has one subject
_SINGULAR = frozenset({"is", "was", "has", "does"})
_SAID_OF_MANY = word_set("cost costs lost pay paid make made hold held own owned get got trade")
_BOTH = frozenset({"both", "the", "our", "its", "their"})
_IN = word_set("in of for at from by across")
# "In Asia, sales and profit were"
_OPENING = re.compile(r"(?:In|For|At|By|During|Over|Across|Since|Under) [^,;:]{2,40}$")
_OF_ALL = re.compile(r"(?:In|For|At|Across) (?P<names>[^:;]{3,100}), (?:the )?(?P<noun>[a-z][a-z -]{1,30})$")


class Named(NamedTuple):
    """The name of one value of a row, and what all of them are where words tell it behind the names, else ""."""

    name: str
    noun: str


def respective_names(words: TextContext, figures: Sequence[Quantity]) -> dict[int, Named]:
    """The names of the values of a text that stand in a row as their names do, by where each value starts."""
    if " and " not in words.text or len(figures) < 2:
        return {}
    found: dict[int, Named] = {}
    for row in _rows(words.text, figures):
        names = _names_of(words, row)
        found.update({item.start: name for item, name in zip(row, names, strict=False)})
    return found


def _rows(text: str, figures: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """The values of one kind that only commas and "and" part, the last one behind "and"."""
    row: list[Quantity] = []
    is_closed = True
    for item in figures:
        between = _NEXT.fullmatch(text, row[-1].end, item.start) if not is_closed else None
        if between is not None and row[-1].unit == item.unit:
            row.append(item)
            is_closed = "and" in between[0]
            if is_closed:
                yield row
            continue
        row, is_closed = [item], False


def _names_of(words: TextContext, row: Sequence[Quantity]) -> list[Named]:
    is_counted = row[-1].unit_kind == "count" and _COUNTED.match(words.text, row[-1].end) is not None
    if is_counted or _OF_OTHERS.match(words.text, row[-1].end) is not None:
        return []
    start = max(words.sentence(row[0].start).start, row[0].start - _REACH)
    before = _without_verb(words.text[start : row[0].start])
    if (of_all := _OF_ALL.fullmatch(before)) is not None and not _is_row(of_all["noun"]):
        names = _listed(of_all["names"], len(row))
        return [Named(name, of_all["noun"]) for name in names]
    before = before[before.rfind(": ") + 2 :] if ": " in before else before
    return [Named(name, "") for name in _listed(before, len(row))]


def _without_verb(before: str) -> str:
    """The words before the verb that gives the values, "" where there is none or it has a single subject."""
    tokens = before.split(" ")
    if tokens[-1]:
        return ""  # "(" or a sign before the value
    tokens = tokens[:-1]
    end = len(tokens)
    while end > 0 and _is_verb(tokens[end - 1]):
        end -= 1
    verbs = [word.lower() for word in tokens[end:]]
    is_told = 0 < len(verbs) <= _MOST_VERBS and _SINGULAR.isdisjoint(verbs) and "between" not in verbs
    return " ".join(tokens[:end]) if is_told and end > 0 else ""


def _is_verb(word: str) -> bool:
    small = word.lower()
    if small in ("and", "in", "of", "for", "with", "within", "than"):
        return False
    is_verb = small in VERBS and (small not in NOUNS_TOO or small in _SAID_OF_MANY)
    return is_verb or small in LINKS or (small.endswith(("ed", "ly")) and len(small) > 4)


def _is_row(words: str) -> bool:
    return " and " in words or "," in words


def _listed(words: str, many: int) -> list[str]:
    """The names of a row where they are just as many: "Sales in Asia, Europe and America"."""
    head, joint, last = words.rpartition(" and ")
    if not joint:
        return []
    parts = head.rstrip(",").split(", ")
    if len(parts) > many - 1 and len(parts) == many and _OPENING.fullmatch(parts[0]) is not None:
        parts = parts[1:]  # "In Asia, sales and profit"
    if len(parts) != many - 1 or " and " in head:
        return []
    names = [_of_place(parts[0]), *parts[1:], last]
    names = [_bare(name) for name in names]
    return names if all(map(_is_name, names)) else []


def _of_place(first: str) -> str:
    """The first name of a row behind what is told of them all: "Asia" of "Sales in Asia"."""
    tokens = first.split()
    at = max((place for place, word in enumerate(tokens) if word.lower() in _IN), default=-1)
    return " ".join(tokens[at + 1 :])


def _bare(name: str) -> str:
    tokens = name.strip(" *_").split()
    while tokens and tokens[0].lower() in _BOTH:
        tokens = tokens[1:]
    return " ".join(tokens)


def _is_name(name: str) -> bool:
    """Whether words are a short name and nothing else: no clause, time, case or number."""
    tokens = [plain(word) for word in name.split()]
    if not 0 < len(tokens) <= _MOST_WORDS or any(char.isdigit() or char in ",;:()[]|" for char in name):
        return False
    if any(word in STOPS or word in LINKS or word in PRONOUNS or word in CASES_ALONE for word in tokens):
        return False
    return not all(word in FILLERS for word in tokens)
