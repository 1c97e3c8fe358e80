"""Captions of several clauses, each with its unit: "Amounts are in billions of pesos; ratios in percent".

Belongs here: parting a sentence into what is measured and the unit each is in. Does not: which column or row a unit
is for (`caption_units`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from orchestration.memo.hints.hints import read_hint
from orchestration.memo.quantities import UnitHint
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.units import COUNT

_PARTS = re.compile(r"[;:]|,(?! ?[0-9]{3})")
_SAYS = re.compile(
    r"(?:and |with |while |where )?(?:the |all )?(?P<what>[A-Za-z][A-Za-z0-9'’ -]{1,60}?)(?: that follow)?"
    r"(?: (?:are|is|stands?|run|runs|come))?"
    r"(?<! and)(?: (?:given|shown|told|totals|counts|a share|shares|the change|full-time equivalents|[a-z]{3,12}ed))?"
    r" in (?P<unit>[A-Za-z$€£¥₹₩%Øøłžéü][^;,]*)"
)
_PERCENTAGES = re.compile(
    r"(?:and )?(?:the )?(?P<what>[A-Za-z][A-Za-z ]{1,40}?) (?:are|is) (?:an? )?(?P<unit>percent)ages? of .*"
)
# "staff are persons"
_COUNTED = re.compile(
    r"(?:and )?(?:the )?(?P<what>[A-Za-z][A-Za-z -]{1,40}?) (?:are|is) (?:persons|people|heads|numbers)(?: and .*)?"
)
# "the number of members", "places a year as a number"
_NUMBERS = re.compile(r"(?:.*\b)?numbers? of (?P<what>[a-z][a-z -]{2,40})|(?P<as>.{3,60}?) as (?:a )?numbers?(?: .*)?")
# "Headcount, thousands; cost, $ billions"
_APPOSED = re.compile(r"(?P<what>[A-Za-z][A-Za-z -]{1,40}), (?P<unit>[^;,]{1,24})")
_WHERE = re.compile(r" (?:at|on) .*$")
_THINGS = re.compile(r"(?<=^thousands of )[a-z]{3,}s$|(?<=^millions of )[a-z]{3,}s$")
_IN = re.compile(r"(?<= )(?:is |are )?(?:(?:given|shown|told|[a-z]{3,12}ed) )?in (?=[A-Za-z$€£¥₹₩%Øøłžéü])")
_NAMED_IN = 5  # the words before "in" that name what is told
# "Note:", "Below,", "In the table that follows,"
_OPENING = re.compile(
    r"(?:(?:notes?|units?): ?|(?:below|here|throughout|in (?:the|this|each) (?:[a-z]+ )?tables?(?: [a-z]+){0,2}),? )+",
    re.IGNORECASE,
)
_AND = re.compile(r" and (?=(?:the )?[a-z][a-z -]{1,40} in [A-Za-z$€£¥₹₩])")
# A longer text is a paragraph.
_LONGEST = 600
# What says where, when or how an amount is told and nothing of its unit.
_TRIMMED = re.compile(
    r" (?:on|at|since|before|after|by|run|and run|unless|except|with|for|from|of inbound|of the) .*$|[.:]$"
)
_MONEY_WORD = re.compile(r"^(?:money|amounts?|figures|sums|values|financials) (?:(?:are|is) )?in ")
_MONEY_ALONE = re.compile(
    r"(?:(?:money|amounts?|figures|sums|values|financials) (?:(?:are|is) )?in )?"
    r"(?:[A-Z]{0,2}[$€£¥₹₩₦₱]|[A-Z]{3}|RM|Rs\.?|kr) ?(?:in )?"
    r"(?:thousands?|millions?|billions?|trillions?|crores?|lakhs?|lakh crore|bn|mn|Cr|[KMBm])"
    r"|(?:(?:all )?(?:money|amounts?|figures|sums|values|financials) (?:are )?)?in"
    r" (?:thousands|millions|billions|trillions|crores?|lakhs?) of (?:(?:US|U\.S\.|[A-Z][a-z]+) )?[a-z]+",
)
_OTHERS = re.compile(r"\b(?:rest|remaining|remainder|others?)\b")


class Clause(NamedTuple):
    """What a clause of a caption speaks of, and its unit; `is_rest` of whatever no other clause names."""

    what: str
    hint: UnitHint
    is_rest: bool
    where: str = ""  # "Jobs in thousands at sea and on land", "volumes in thousands of vehicles"


@lru_cache(maxsize=4096)
def clauses_of(caption: str) -> tuple[Clause, ...]:
    """The clauses of a caption that states several units; none where it states one for all."""
    if len(caption) > _LONGEST:
        return ()
    text = _OPENING.sub("", caption.strip().rstrip(".:"), count=1) if _OPENING.match(caption) else caption.strip(" .:")
    inside = re.search(r"\(([^()]*;[^()]*)\)$", text)
    text = inside.group(1) if inside is not None else text
    apposed = [_APPOSED.fullmatch(part.strip()) for part in text.split(";")] if ";" in text else []
    if apposed and all(apposed):
        text = "; ".join(f"{part['what']} in {part['unit']}" for part in apposed if part is not None)
    if " in " not in text or not (";" in text or "," in text or " and " in text):
        return ()
    found: list[Clause] = []
    is_named = False
    for segment in (part for whole in _joined(_PARTS.split(text)) for part in _parted(whole)):
        clause = _read_segment(segment)
        if clause is None:
            continue
        found.append(clause)
        is_named = is_named or segment.startswith("with ")  # "…, with capacity in kW": of nothing else
    return tuple(found) if is_named or len({clause.hint for clause in found}) > 1 else ()


def _read_segment(segment: str) -> Clause | None:
    """What one part of a sentence speaks of, and its unit; None where it states none."""
    if (money := money_of_all(segment)) is not None:
        return Clause("amounts", money, is_rest=False)
    if (counted := _COUNTED.fullmatch(segment)) is not None:
        return Clause(counted["what"].strip(), UnitHint.of(COUNT), is_rest=False)
    said = _PERCENTAGES.fullmatch(segment) or _SAYS.fullmatch(segment)
    hint = _unit(said["what"], said["unit"]) if said is not None else None
    if said is not None and hint is not None and hint.unit:
        where = _WHERE.search(said["unit"]) or _THINGS.search(said["unit"])
        is_rest = _OTHERS.search(said["what"]) is not None
        return Clause(said["what"].strip(), hint, is_rest, where.group() if where is not None else "")
    if (numbers := _NUMBERS.fullmatch(segment)) is not None:
        return Clause((numbers["what"] or numbers["as"]).strip(), UnitHint.of(COUNT), is_rest=False)
    for joint in reversed(list(_IN.finditer(segment))):
        what = " ".join(segment[: joint.start()].split()[-_NAMED_IN:])
        hint = _unit(what, segment[joint.end() :])
        if what and hint is not None and hint.unit:
            return Clause(what, hint, is_rest=False)
    return None


def money_of_all(segment: str) -> UnitHint | None:
    """The scaled money that a clause states and nothing else: "R$ million", "$ in millions", "money in £m"."""
    if _MONEY_ALONE.fullmatch(segment.strip()) is None:
        return None
    hint = read_hint(f"({_MONEY_WORD.sub('', segment).strip()})")
    return hint if hint is not None and hint.unit_kind == "money" and hint.unit else None


def _joined(parts: list[str]) -> list[str]:
    """The parts of a sentence, with a unit joined to what a comma parts it from: "Headcount, in thousands"."""
    joined: list[str] = []
    for part in map(str.strip, parts):
        if part.startswith("in ") and joined and " in " not in joined[-1]:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _parted(segment: str) -> list[str]:
    """The parts of "volumes in tonnes and loans in cedis"; "margins and growth in percent" is one."""
    joint = next((found for found in _AND.finditer(segment) if " in " in segment[: found.start()]), None)
    return [segment] if joint is None else [segment[: joint.start()], *_parted(segment[joint.end() :])]


def trimmed(written: str) -> str:
    """The words of a unit without what says where, when or how the amount is told."""
    return _TRIMMED.sub("", written)


def _unit(what: str, written: str) -> UnitHint | None:
    if written in ("number", "numbers"):
        return UnitHint.of(COUNT)
    written = "%" if written == "percent" else written
    hint = read_hint(f"({written})") or read_hint(f"({trimmed(written)})")
    if hint is not None and not hint.unit:  # "Headcounts are in thousands"
        counted = read_hint(f"{what} ({written})")
        if counted is not None and counted.unit_kind == "count":
            return counted
        return UnitHint.of(COUNT, hint.scale) if is_person(what.rpartition(" ")[2].lower()) else None
    return hint
