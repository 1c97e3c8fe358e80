"""Values in running text.

Belongs here: walking over the numbers of a text, pairing them to ranges and changes, leaving out names.
Does not: a single amount (`number_grammar`), whole table cells (`cells`), building results (`assembly`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.assembly import build_range, build_single, refuse, share
from orchestration.memo.changes import ARROWS, is_change, role_of, stands_alone, with_unit_before
from orchestration.memo.denials import turned
from orchestration.memo.identifiers import (
    end_of_list,
    is_identifier,
    is_no_range,
    is_valued,
    is_year_like,
    is_year_or_count,
)
from orchestration.memo.marks import with_marks
from orchestration.memo.natures import nature_of
from orchestration.memo.next_words import next_word
from orchestration.memo.number_grammar import AT_MOST, BETWEEN, NUMBER, End, read_end, start_of_amount
from orchestration.memo.plain_text import end_of_date, read_plain_amount
from orchestration.memo.quantity_types import Quantity, Refusal, UnitHint
from orchestration.memo.refused_shapes import refuse_shape
from orchestration.memo.tolerances import with_tolerance
from orchestration.memo.units import BASIS_POINT, PERCENT
from orchestration.memo.unread_forms import add_placeholders, in_accounts, without_notes

_S = "[ \u00a0\u2009\u202f]{0,2}"
_JOIN = re.compile(rf"({_S})(->|→|⟶|➔|➜|=>|-to-|[-–—−‑]|to|and)({_S})(?=[~≈<>$€£₹¥₩₺₽₦₱₫฿₪A-Za-z0-9+−–-])")
_JOIN_STARTS = frozenset(" \u00a0\u2009\u202f-=→⟶➔➜–—−‑ta")
_JOIN_WORDS = frozenset({"to", "and", "-to-"})
# "+44 20 7946 0018"
_PHONE = re.compile(r"[0-9]{1,3}(?:[ -]\(?[0-9]{2,5}\)?){2,5}(?![0-9%,.])")
# "18:1, well above 3:1 threshold": the word compares another figure with this one and is no bound.
_COMPARISON = re.compile(
    r" (?:\w{1,14} )?(?:threshold|benchmark|average|norm|standard|baseline|hurdle|limit|target|level)s?\b"
)
# "5- to 7-year"
_HANGING = re.compile("- to (?=[0-9])")
_NAME_BEFORE_SIGN = re.compile("[A-Z]{3} (?![0-9])")
# "EUR/USD 1.08" is a rate between two currencies, "$1.2B/€1.1B" is none
_PAIR = re.compile(r"(?<![A-Za-z0-9.])[A-Z]{3}/$")
_STRUCK = re.compile(r"~~[^~]{1,200}~~")
# "12/16 nm", "3/5 years": of the first number the text does not say what it is.
_AFTER_NUMBER = re.compile("[0-9]/$")
_SLASHED = frozenset({"quantity", "duration", "percent"})
# Letters that naira, kwacha, pula, leones, quetzales and others are written with.
_LETTERS_OF_MONEY = frozenset("NKPLQGDCBMS")
_SCALED_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?(?:m|bn|tn| ?(?:million|billion|trillion))\b")
_SIGN_AFTER = " \u00a0\u2009\u202f([{:;,/|→>\"'“‘~=*\n\t≈<"


class Join(NamedTuple):
    """The second amount of a range or change, and what joins it to the first."""

    last: End
    mark: str
    is_dash: bool


def find_quantities(text: str, hint: UnitHint | None = None) -> list[Quantity | Refusal]:
    """Every value of a running text in reading order; spans never overlap. Raises nothing."""
    return find_from(text, 0, hint)


def find_from(text: str, pos: int, hint: UnitHint | None = None) -> list[Quantity | Refusal]:
    """`find_quantities` from `pos` on; what stands before it is context only."""
    found: list[Quantity | Refusal] = []
    if "~~" in text:
        text = _STRUCK.sub(lambda match: " " * len(match.group()), text)
    text = without_notes(text)
    name_end = -1
    begin = pos
    lent = hint.unit if hint is not None and hint.unit_kind == "money" and hint.unit else None
    match = NUMBER.search(text, pos)
    while match is not None:
        number_start = match.start()
        plain_end = _end_of_plain_name(text, number_start, pos)
        if plain_end:
            pos = name_end = plain_end
            match = NUMBER.search(text, pos)
            continue
        plain = read_plain_amount(text, number_start, pos, name_end, found) if hint is None else None
        if plain is not None:
            found.append(plain)
            pos = max(match.end(), plain.end)
            match = NUMBER.search(text, pos)
            continue
        end = _amount_at(text, number_start, pos, lent)
        if end is None:
            pos = match.end()
        else:
            join = find_join(text, end, lent)
            whole = end if join is None or is_valued(end) else _as_one(end, join.last)
            if (in_parentheses := in_accounts(text, number_start)) is not None:
                found.append(in_parentheses)
                pos = max(match.end(), in_parentheses.end)
            elif is_identifier(text, whole, _follows_name(text, name_end, number_start)):
                pos = name_end = max(match.end(), join.last.end if join is not None else 0, end_of_list(text, whole))
                found.extend(_open_year(text, whole))
            elif join is not None:
                pos = max(match.end(), _read_pair(text, end, join, hint, found))
            else:
                pos = max(match.end(), _read_single(text, end, hint, found))
        match = NUMBER.search(text, pos)
    add_placeholders(text, begin, found)
    return found


def _follows_name(text: str, name_end: int, number_start: int) -> bool:
    """Whether only a space or hyphen parts a number from the name before it; a comma ends the name."""
    return name_end > 0 and text[name_end - 1] != "," and text[name_end:number_start] in (" ", "-")


def _end_of_plain_name(text: str, number_start: int, pos: int) -> int:
    """Where a phone number or a plain year ends, which need no grammar; 0 for any other number."""
    if text[number_start - 1 : number_start] == "+":
        phone = _PHONE.match(text, number_start)
        return phone.end() if phone is not None else 0
    return end_of_date(text, number_start, pos) if text.startswith(("20", "19"), number_start) else 0


def _open_year(text: str, end: End) -> list[Refusal]:
    """A refusal of "2030 customers", where four digits may be a year or a number."""
    if is_year_like(end) and is_year_or_count(text, end) == "open":
        return [refuse("year_or_count", text, end.start, end.end)]
    return []


def _amount_at(text: str, number_start: int, pos: int, lent: str | None) -> End | None:
    """The amount round the number, not reaching back into what was read before `pos`."""
    start = max(pos, start_of_amount(text, number_start))
    end = read_end(text, start, lent)
    if end is None and _NAME_BEFORE_SIGN.match(text, start) is not None:
        end = read_end(text, start + 4, lent)  # "PAT ₹6,120": the capitals are no code
    if end is None or end.number_start != number_start:
        end = read_end(text, number_start, lent)
    if end is None:
        return None
    if end.is_currency_first and _PAIR.search(text, max(0, end.core_start - 5), end.core_start) is not None:
        end = read_end(text, number_start, lent) or end
    if number_start and text[number_start - 1] == "." and not text[max(0, number_start - 2)].isalnum():
        is_amount = is_valued(end) or text[max(0, number_start - 2)] in "$€£¥₹"
        return end._replace(flaw="leading_point", start=max(pos, number_start - 1)) if is_amount else None
    if number_start and end.currency is None and _is_unknown_sign(text, number_start):
        return end._replace(flaw="unknown_currency", start=max(pos, number_start - 1))
    if (
        end.unit is not None
        and end.unit.kind in _SLASHED
        and _AFTER_NUMBER.search(text, max(0, number_start - 4), number_start)
    ):
        return end._replace(flaw="ambiguous_range")
    beside = with_marks(text, end, pos)
    return beside if beside is not None else turned(text, _check_sign(text, end))


def _is_unknown_sign(text: str, number_start: int) -> bool:
    """Whether what stands at a number is the sign of some money: "N1.46 trillion", "K640m", not "B2B" or "A350"."""
    before = text[number_start - 1]
    if before in "$¥¢":
        return True
    outer = text[number_start - 2 : number_start - 1]
    return (
        before in _LETTERS_OF_MONEY and outer in ("", " ", "(") and _SCALED_NUMBER.match(text, number_start) is not None
    )


def _check_sign(text: str, end: End) -> End:
    """A sign directly behind a letter or digit is a hyphen, not a sign."""
    if not end.sign or end.core_start == 0 or text[end.core_start] not in "+-−–":
        return end
    before = text[end.core_start - 1]
    if before in _SIGN_AFTER:
        return end
    if before.isalpha() and text[max(0, end.core_start - 3) : end.core_start].lower() == "sub":
        return end._replace(sign="", words=(AT_MOST,), start=end.core_start - 3)
    if end.sign == "+" and end.unit in (PERCENT, BASIS_POINT) and before.isupper():
        return end  # "SOFR+0.85%"
    if before.isalnum() or before in ")%]":
        return end._replace(flaw=end.flaw or "ambiguous_sign")
    return end


def _as_one(first: End, last: End) -> End:
    """A range as a single amount, to judge whether it is a name."""
    return first._replace(
        end=last.end,
        currency=first.currency or last.currency,
        is_currency_first=first.is_currency_first or (first.currency is None and last.is_currency_first),
        unit=first.unit or last.unit,
        scale=first.scale if first.scale is not None else last.scale,
        plus=last.plus,
        is_glued=last.is_glued,
    )


def _read_pair(text: str, first: End, join: Join, hint: UnitHint | None, found: list[Quantity | Refusal]) -> int:
    """Read two joined amounts as a range or a change; returns where they end."""
    last = join.last
    hint = hint if _takes_hint(text, last) else None
    if join.mark in ARROWS or (join.mark == "to" and is_change(text, first)):
        return _add_change(text, first, last, hint, found)
    if first.is_bare and last.is_bare and _is_chain(text, first, last):
        return last.end
    result = build_range(text, first, last, hint, join.is_dash)
    found.append(result)
    return result.end


def _read_single(text: str, end: End, hint: UnitHint | None, found: list[Quantity | Refusal]) -> int:
    """Read an amount that stands alone; returns where it ends."""
    if end.flaw == "malformed_number" and not is_valued(end) and "." not in text[end.start : end.end]:
        return end.end
    result: Quantity | Refusal | None = refuse_shape(text, end)
    if result is None:
        if end.words and _COMPARISON.match(text, end.end):
            end = end._replace(start=end.core_start, words=())
        hint = hint if _takes_hint(text, end) else None
        if end.is_bare and found:
            end = with_unit_before(text, end, found[-1])
        result = build_single(text, end, hint, role_of(text, end, found))
        if isinstance(result, Quantity):
            result = with_tolerance(text, result, hint)
    found.append(result)
    return result.end


def _takes_hint(text: str, end: End) -> bool:
    """A number that counts the noun behind it is not in the header's unit; "25,000 payout" counts nothing."""
    if not end.is_bare:
        return True
    joint, word, _ = next_word(text, end.end)
    if joint == " " and nature_of(word) == "money":
        return True
    return not (joint == " " and word.islower() and len(word) > 2) and joint != "-"


def find_join(text: str, first: End, lent: str | None) -> Join | None:
    """The amount that `first` forms a range or change with; None where `first` stands alone."""
    if first.is_bare and (hanging := _HANGING.match(text, first.end)) is not None:
        last = read_end(text, hanging.end(), lent)
        is_unit = last is not None and last.unit is not None and text[last.number_start :].find("-") > 0
        return Join(last, "to", is_dash=False) if last is not None and is_unit else None
    after = text[first.end : first.end + 2]
    if after[:1] not in _JOIN_STARTS or (after[0] == " " and after[1:] not in _JOIN_STARTS):
        return None
    match = _JOIN.match(text, first.end)
    if match is None:
        return None
    last = read_end(text, match.end(), first.currency or lent)
    if last is None or last.start != match.end():
        return None
    left, mark, right = match.groups()
    if mark == "to" and is_no_range(text, first, last):
        return None
    is_dash = mark not in _JOIN_WORDS and mark not in ARROWS
    is_spaced = bool(left) and bool(right)
    if mark in ("to", "and") and (not is_spaced or (mark == "and" and BETWEEN not in first.words)):
        return None
    last = _with_unit_of(text, first, last) if mark == "to" else last
    are_years = [end.is_bare and is_year_like(end) for end in (first, last)]
    # "32% by 2034" ends in a year, "3% in 2026 → 41%" goes on from one.
    is_year = are_years == [False, True] or (are_years == [True, False] and mark in ARROWS)
    if is_year or (is_dash and bool(left) != bool(right)) or not _alike(first, last, is_dash and not is_spaced):
        return None
    is_falling = first.number >= last.number and first.scale == last.scale and not (first.sign or last.sign)
    return None if is_dash and is_spaced and is_falling else Join(last, mark, is_dash)


def _with_unit_of(text: str, first: End, last: End) -> End:
    """The end of a change that leaves its unit out: "from 48 months to 17", not "to 17 sites"."""
    if first.unit is None or not last.is_bare or first.unit.kind not in ("duration", "quantity"):
        return last
    return last._replace(unit=first.unit) if stands_alone(text, last) and is_change(text, first) else last


def _alike(first: End, last: End, is_tight: bool) -> bool:
    """Whether two amounts can be the ends of one value; else they stand side by side.

    A tight dash binds whatever it joins: where the ends do not fit, the whole is refused.
    """
    if is_tight:
        return not (last.is_currency_first and first.is_bare)
    if last.is_currency_first and first.currency is None:
        return False
    if first.currency and first.unit is None and last.unit is not None:
        return False
    if first.unit is not None and (last.unit is None or last.unit.kind != first.unit.kind):
        return False
    return not (first.currency and first.scale is not None and last.currency is None and last.scale is None)


def _is_chain(text: str, first: End, last: End) -> bool:
    """Whether it is a number of something ("555-010-999") or a figure of speech ("50-50")."""
    after = text[last.end : last.end + 1]
    is_long = after in ("-", "–") and text[last.end + 1 : last.end + 2].isdigit()
    return is_long or (first.number == last.number and not first.words) or (is_year_like(first) and is_year_like(last))


def _add_change(text: str, first: End, last: End, hint: UnitHint | None, found: list[Quantity | Refusal]) -> int:
    shared = share(first, last, is_dash=False)
    if shared == "mixed_units" and first.unit is not None and last.unit is not None:
        shared = (first, last)  # "from 9 days to 4 hours"
    if isinstance(shared, str):
        found.append(refuse(shared, text, first.start, last.end))
        return last.end
    role = "to" if found and found[-1].end == first.start and isinstance(found[-1], Quantity) else "from"
    before, after = build_single(text, shared[0], hint, role), build_single(text, shared[1], hint, "to")
    if before.end > after.start:
        before = refuse("ambiguous_range", text, first.start, first.end)
    if isinstance(before, Quantity) and isinstance(after, Quantity):
        before, after = _with_shared_divisor(before, after)
    found.extend((before, after))
    return after.end


def _with_shared_divisor(before: Quantity, after: Quantity) -> tuple[Quantity, Quantity]:
    """What one end of a change is per holds for both: "from $40 to $55 per barrel"."""
    for divided, other in ((after, before), (before, after)):
        base, _, divisor = divided.unit.partition("/")
        if divisor and base.removeprefix("other:") == other.unit.removeprefix("other:"):
            taken = other._replace(unit=divided.unit, unit_kind=divided.unit_kind, rate_basis=divided.rate_basis)
            return (taken, after) if other is before else (before, taken)
    return before, after
