"""Values in table cells.

Belongs here: telling a value cell from a text cell, the accountant's parentheses, values with annotations.
Does not: values in running text (`value_scanner`), which reads whatever is not one plain value.
"""

from __future__ import annotations

import re

from orchestration.memo.values.assembly import build_range, build_single, refuse
from orchestration.memo.values.changes import ARROWS
from orchestration.memo.values.joins import Join, find_join
from orchestration.memo.values.number_grammar import APPROXIMATE, End, read_end
from orchestration.memo.values.plain_values import read_plain
from orchestration.memo.values.point_changes import with_point_changes, with_signs_of_arrows
from orchestration.memo.values.quantity_types import Quantity, Refusal, UnitHint
from orchestration.memo.values.unread_forms import without_notes
from orchestration.memo.values.value_scanner import find_from, find_quantities
from orchestration.memo.values.years import is_year_like
from orchestration.memo.vocabulary.natures import counts_behind

# "007" names something.
_LEADING_ZERO = re.compile("0[0-9]")
_OPENS = frozenset("(-−–")
# "(12%) to (18%)"
_BOTH_NEGATIVE = re.compile(r"\((?P<first>[^()]{1,30})\)(?P<joint> ?(?:to|[-–]) ?)\((?P<last>[^()]{1,30})\)")
_SPACED_SIGN = re.compile("[-−–] (?=[0-9$€£¥₹₩A-Z])")
_TRAILING = " \u00a0\u2009\u202f*†‡_`"


# "(1.4) pts", "(25) bps"
_FALLEN = re.compile(r"\((?P<number>[0-9][0-9.,]*)\) ?(?P<unit>pts?|points|pps?|ppts?|bps?|percentage points|%)")
# "(41) jobs", "(1,204) FTE", "(4.1)x"; "(3) plants" may be the third of a list
_FEWER = re.compile(
    r"\((?P<number>(?!(?:19|20)[0-9]{2}\))[0-9][0-9,]*(?:\.[0-9]+)?)\) ?(?P<noun>x|[A-Za-z]{3,14}(?: [a-z]{3,14})?)"
)
_MAY_COUNT_ROWS, _COUNTED = 10, frozenset({"x", "FTE", "FTEs", "jobs", "staff"})
# "$(0.13)", "€(50)M"
_SIGN_OUTSIDE = re.compile(r"(?P<sign>[A-Z]{0,3}[$€£¥₹])\((?P<number>[0-9][0-9.,]*)\)(?P<scale>(?:[KMBTkm]|bn|mn|tn)?)")


# "1,412.1 (1,398.4)" below "SEK m", "12.4 (10.1–14.8)" below "(%)"
_BARE_BESIDE = re.compile(r" \([0-9][0-9.,]*(?: ?[-–] ?[0-9][0-9.,]*)?\)\s*")
# "12% (41)", not "410 (2029)"; one digit alone is most often a note's.
_LONE_BESIDE = re.compile(r" \((?P<number>(?!(?:19|20)[0-9]{2}\)|[0-9]\))[0-9][0-9,]*(?:\.[0-9]+)?)\)\s*")
_BESIDE = "a bare number in parentheses beside another: of which period or in which unit, no label says; state both"
# "12 million tonnes (2031E: 14)" is told as it is in running text.
_OTHER_TIME = re.compile(
    r" \((?P<when>(?:in )?(?:FY ?)?(?:19|20)[0-9]{2}[AEFP]?: )?[+−–-]?[0-9][0-9.,]*(?:[KMB]|bn|mn)?"
    r"(?(when)| in (?:FY ?)?(?:19|20)[0-9]{2})\)\s*"
)
# "38.5 h", "4h", "14d", "45s": in a cell these letters can only be times; "20s" may be an age.
_TIME = re.compile(
    r"(?P<number>[~≈<>+]?[0-9]{1,4}(?:\.[0-9]{1,2})?(?: ?[-–] ?[0-9]{1,4})?) ?(?P<letter>[hdy]|(?<![1-9]0)s)"
)
# "4.1 Mio. €", "4.1 bn (EUR)", "12 tys. zł"
_DOTTED = re.compile(
    r"(?P<number>[~≈]?[-+−]?[0-9][0-9,]*(?:\.[0-9]+)?) ?(?P<scale>Mio|Mrd|Mld|tys|bn|mn)"
    r"(?:\. ?(?P<money>[A-Z]{3}|[€$£¥]|zł|Kč)| \((?P<money_named>[A-Z]{3}|[€$£¥])\))"
)
_SCALES = {"Mio": "million", "Mrd": "billion", "Mld": "billion", "tys": "thousand", "bn": "billion", "mn": "million"}
_MONEY_ENDS = ("€", "$", "£", "¥", "zł", "Kč", ")", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
# "41-" may be a loss or the first of two; "neg. 3" is a loss
_SIGN_BEHIND = re.compile(r"(?!(?:19|20|21)[0-9]{2}[-−–])[A-Z]{0,3}[$€£¥]?[0-9][0-9,]*(?:\.[0-9]+)?[KMB%]?[-−–]")
_NEGATIVE_WORD = re.compile(r"[Nn]eg(?:\.|ative) ?(?=[A-Z]{0,3}[$€£¥]?[0-9])")
# `28"` below "Seat pitch": no quotation begins in the cell
_INCHES, _INCH_MARKS = re.compile('(?P<number>[0-9]{1,3}(?:\\.[0-9]{1,2})?)["″]'), frozenset('"″')
# "($4.1)B", "(€3.1)bn", "($4.1) per share", "($41M)/yr"
_SCALE_OUTSIDE = re.compile(
    r"\((?P<money>[A-Z]{0,3}[$€£¥₹])(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?:\)(?P<scale>K|M|B|T|bn|mn)"
    r"|(?:K|M|B|T|bn|mn)?\) ?(?:/|per )[A-Za-z]+)"
)
# "($41M) to $12M", where the parenthesis may be a loss
_LOSS_FIRST = re.compile(
    r"\((?!(?:19|20)[0-9]{2}\))(?:[A-Z]{0,3}[$€£¥₹][0-9][0-9,.]*|[0-9][0-9,.]+)(?:[KMB%m]|bn)?\)"
    r" ?(?:to|[-–—]) ?[A-Z]{0,3}[$€£¥₹]?[0-9]"
)
_TIMES = {"h": "hours", "d": "days", "y": "years", "s": "seconds"}


def read_cell(text: str, hint: UnitHint | None = None) -> list[Quantity | Refusal]:
    """Every value of a whole table cell in reading order; a bare number is a value here. Raises nothing."""
    plain = _in_inches(text) or read_plain(text, hint)
    if plain is not None:
        return [*plain]
    if (written := _in_other_words(text, hint)) is not None:
        return written
    if (signed := _signed_otherwise(text, hint)) is not None:
        return signed
    text = with_signs_of_arrows(without_notes(text))
    start = len(text) - len(text.lstrip(_TRAILING))
    stop = len(text.rstrip(_TRAILING))
    lent = hint.unit if hint is not None and hint.unit_kind == "money" and hint.unit else None
    end = read_end(text, start, lent) if start < stop else None
    if end is not None and end.start == start:
        if end.end == stop and end.is_bare and _LEADING_ZERO.match(text, end.number_start):
            return []
        if end.end == stop:  # the plain case: one amount fills the cell
            return [build_single(text, end, hint)]
        join = _whole_range(text, end, stop, lent)
        if join is not None:
            return [build_range(text, end, join.last, hint, join.is_dash)]
        if text[end.end : end.end + 2] == " (":
            return _read_annotated(text, end, hint)
    elif (whole := _read_in_parentheses(text, start, stop, hint, lent)) is not None:
        return whole
    return find_quantities(text, hint)


def _in_inches(text: str) -> list[Quantity | Refusal] | None:
    size = _INCHES.fullmatch(text) if text[-1:] in _INCH_MARKS else None
    return _in_words_of(text, f"{size['number']} inches") if size is not None else None


def _in_words_of(text: str, written: str) -> list[Quantity | Refusal]:
    """A whole cell read as the same in other words."""
    return [one._replace(start=0, end=len(text)) for one in find_quantities(written)[:1]]


def _in_other_words(text: str, hint: UnitHint | None) -> list[Quantity | Refusal] | None:
    """A whole cell in a form that the grammar has in other words: "4.1 Mio. €", "38.5 h"; None for any other."""
    if text.endswith(_MONEY_ENDS) and (dotted := _DOTTED.fullmatch(text)) is not None:
        money = dotted["money"] or dotted["money_named"]
        return _in_words_of(text, f"{dotted['number']} {_SCALES[dotted['scale']]} {money}")
    if hint is None and text[-1:] in _TIMES and (time := _TIME.fullmatch(text)) is not None:
        return _in_words_of(text, f"{time['number']} {_TIMES[time['letter']]}")
    return None


def _signed_otherwise(text: str, hint: UnitHint | None) -> list[Quantity | Refusal] | None:
    """A whole cell with its sign behind the number, in a word or in doubt: "41-", "neg. 3"; None for any other."""
    if text[-1:] in ("-", "−", "–") and _SIGN_BEHIND.fullmatch(text) is not None:
        return [refuse("ambiguous_sign", text, 0, len(text))]
    if text[:1] == "(" and _LOSS_FIRST.match(text) is not None:
        return [refuse("parentheses", text, 0, len(text))]
    lost = _NEGATIVE_WORD.match(text) if text[:1] in ("n", "N") else None
    if lost is None:
        return None
    read = read_cell(f"-{text[lost.end() :]}", hint)
    return [one._replace(start=0, end=len(text)) for one in read] if len(read) == 1 else None


def _read_in_parentheses(
    text: str, start: int, stop: int, hint: UnitHint | None, lent: str | None
) -> list[Quantity | Refusal] | None:
    """A whole cell that opens with a parenthesis or a sign apart, or puts its sign before one; None for any other."""
    if text[start : start + 1] not in _OPENS:
        fallen = _SIGN_OUTSIDE.fullmatch(text, start, stop)
        written = f"({fallen['sign']}{fallen['number']}{fallen['scale']})" if fallen is not None else ""
        return [one._replace(start=start, end=stop) for one in read_cell(written, hint)[:1]] if written else None
    if (points := _FALLEN.fullmatch(text, start, stop)) is not None:
        read = find_quantities(f"-{points['number']} {points['unit']}", hint)
        return [one._replace(start=start, end=stop) for one in read[:1]]
    if (fewer := _FEWER.fullmatch(text, start, stop)) is not None:
        return _read_fewer(text, start, stop, fewer)
    opened = _read_opened(text, start, stop, hint, lent)
    return [opened] if opened is not None else None


def _read_fewer(text: str, start: int, stop: int, fewer: re.Match[str]) -> list[Quantity | Refusal] | None:
    """A number of things or a time below zero, as accounts have it; None where the words are no unit or thing."""
    number = fewer["number"]
    written = f"-{number}{'' if fewer['noun'] == 'x' else ' '}{fewer['noun']}"
    read = find_quantities(written)
    if len(read) != 1 or not isinstance(read[0], Quantity) or read[0].start or read[0].low != read[0].high:
        return None
    if read[0].unit_kind in ("count", "ratio") and fewer["noun"] not in _COUNTED and not counts_behind(fewer["noun"]):
        return None  # "(11) Oslo"
    if number.isdecimal() and int(number) < _MAY_COUNT_ROWS:
        return [refuse("parentheses", text, start, stop)]
    return [read[0]._replace(start=start, end=stop)]


def _read_opened(
    text: str, start: int, stop: int, hint: UnitHint | None, lent: str | None
) -> Quantity | Refusal | None:
    """A cell that opens with a parenthesis or a sign apart, read as one value; None where it is not one."""
    if _SPACED_SIGN.match(text, start) is not None:
        end = read_end(text, start + 2, lent)
        is_whole = end is not None and end.end == stop and not end.sign and not end.words
        return _signed_apart(text, start, end, hint) if end is not None and is_whole else None
    if text[stop - 1] != ")":
        return _scaled_outside(text, start, stop, hint)
    if (both := _BOTH_NEGATIVE.fullmatch(text, start, stop)) is not None:
        inside = f"({both['first']}{both['joint']}{both['last']})"
        found = _read_negative(inside, 0, len(inside), hint, lent)
        is_range = isinstance(found, Quantity) and found.qualifier == "range"
        return found._replace(start=start, end=stop) if found and is_range else refuse("parentheses", text, start, stop)
    return _read_negative(text, start, stop, hint, lent)


def _scaled_outside(text: str, start: int, stop: int, hint: UnitHint | None) -> Quantity | Refusal | None:
    """A loss whose scale stands behind its parenthesis: "($4.1)B"; refused where a rate does: "($4.1) per share"."""
    parted = _SCALE_OUTSIDE.fullmatch(text, start, stop)
    if parted is None:
        return None
    if parted["scale"] is None:
        return refuse("parentheses", text, start, stop)
    inside = f"({parted['money']}{parted['number']}{parted['scale']})"
    return next((one._replace(start=start, end=stop) for one in read_cell(inside, hint)), None)


def _signed_apart(text: str, start: int, end: End, hint: UnitHint | None) -> Quantity | Refusal:
    """A minus that a space parts from its number ("− 12%") is one; a dash may be a list's ("- 12%")."""
    if text[start] != "−":
        return refuse("ambiguous_sign", text, start, end.end)
    return build_single(text, end._replace(start=start, core_start=start, sign="-"), hint)


def _whole_range(text: str, first: End, stop: int, lent: str | None) -> Join | None:
    """The other end where the cell is one range and nothing else."""
    join = find_join(text, first, lent)
    if join is None or join.last.end != stop or join.mark in ARROWS:
        return None
    if first.is_bare and join.last.is_bare and (is_year_like(first) or first.number == join.last.number):
        return None
    return join


def _read_negative(
    text: str, start: int, stop: int, hint: UnitHint | None, lent: str | None
) -> Quantity | Refusal | None:
    """Read "(8%)" alone in a cell as minus eight percent; None where it is not one value."""
    if text[start] != "(":  # "-(8%)" says it twice
        return _read_negative(text, start + 1, stop, hint, lent) if text[start + 1] == "(" else None
    inner = start + 1 + len(text[start + 1 : stop]) - len(text[start + 1 : stop].lstrip(" "))
    close = len(text[: stop - 1].rstrip(" "))
    end = read_end(text, inner, lent)
    if end is None or end.start != inner or end.sign:
        return None
    join = _whole_range(text, end, close, lent)
    if join is not None:
        first, last = end._replace(start=start, sign="-"), join.last._replace(end=stop, sign="-")
        return build_range(text, first, last, hint, join.is_dash)
    if end.end != close:
        return None
    is_bound = end.plus or end.at_most or (text[inner].isalpha() and end.words) or end.words not in ((), (APPROXIMATE,))
    if is_bound:
        return refuse("ambiguous_sign", text, start, stop)
    return build_single(text, end._replace(start=start, end=stop), hint, negative=True)


def _read_annotated(text: str, end: End, hint: UnitHint | None) -> list[Quantity | Refusal]:
    """A value and its annotation: "$1M (-8%)", "12,000+ (developers)"."""
    if not end.is_bare and _OTHER_TIME.fullmatch(text, end.end) is not None:
        return find_quantities(text)
    first = build_single(text, end, hint)
    beside = find_from(text, first.end)
    if not beside and (number := _LONE_BESIDE.fullmatch(text, end.end)) is not None:
        return [first, Refusal(*number.span("number"), "ambiguous_unit", _BESIDE)]
    if hint is None or not end.is_bare or _BARE_BESIDE.fullmatch(text, end.end) is None:
        return with_point_changes(text, [first, *beside])
    # Of the year before, as Nordic accounts have it, or the range of an estimate.
    return [first, *(Refusal(one.start, one.end, "ambiguous_unit", _BESIDE) for one in beside)]
