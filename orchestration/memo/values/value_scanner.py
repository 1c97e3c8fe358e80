"""Values in running text.

Belongs here: walking over the numbers of a text, pairing them to ranges and changes, leaving out names.
Does not: a single amount (`number_grammar`), whole table cells (`cells`), building results (`assembly`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.assembly import build_range, build_single, refuse, share
from orchestration.memo.values.bracket_parts import with_bracket_parts
from orchestration.memo.values.changes import (
    ARROWS,
    goes_on,
    is_change,
    role_of,
    with_divisor_before,
    with_unit_before,
)
from orchestration.memo.values.compared_prices import with_compared_prices
from orchestration.memo.values.denials import turned
from orchestration.memo.values.elided_units import with_elided_units
from orchestration.memo.values.ellipses import with_ellipses
from orchestration.memo.values.graded_lists import with_graded_lists
from orchestration.memo.values.growth_lists import with_growth_lists
from orchestration.memo.values.identifiers import is_identifier, is_valued
from orchestration.memo.values.joins import Join, counts_on, find_join, is_chain, is_fall, is_ratio
from orchestration.memo.values.left_open import without_left_open
from orchestration.memo.values.list_numbers import end_of_list
from orchestration.memo.values.marks import as_exchanged, with_marks
from orchestration.memo.values.name_lists import with_name_lists
from orchestration.memo.values.negatives import with_negatives
from orchestration.memo.values.no_amounts import DIVISORS
from orchestration.memo.values.number_grammar import AT_MOST, NUMBER, End, read_end, start_of_amount, word_before
from orchestration.memo.values.often_per import with_often_per
from orchestration.memo.values.parted_signs import is_parted
from orchestration.memo.values.plain_text import COMPARED, end_of_date, read_plain_amount
from orchestration.memo.values.point_changes import with_point_changes
from orchestration.memo.values.priced_units import with_priced_units
from orchestration.memo.values.quantity_types import Quantity, Refusal, UnitHint
from orchestration.memo.values.rates_beside import with_rates_beside
from orchestration.memo.values.ratios import part_of
from orchestration.memo.values.refused_shapes import refuse_shape
from orchestration.memo.values.score_scales import with_scores_on_scales
from orchestration.memo.values.shared_bounds import with_shared_bounds
from orchestration.memo.values.shares_once import with_shares_once, with_times_behind
from orchestration.memo.values.signs_once import with_signs_once
from orchestration.memo.values.splits import refused_pair
from orchestration.memo.values.steps import as_open_step
from orchestration.memo.values.time_subjects import in_one_time, times_between, with_time_before
from orchestration.memo.values.tolerances import with_tolerance
from orchestration.memo.values.unit_before import with_factor_before
from orchestration.memo.values.units_beside import with_units_beside
from orchestration.memo.values.unknown_signs import unknown_sign
from orchestration.memo.values.unread_forms import add_placeholders, in_accounts, without_notes
from orchestration.memo.values.worded import share_in
from orchestration.memo.values.years import is_year_like, is_year_or_count
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.next_words import next_word
from orchestration.memo.vocabulary.units import BASIS_POINT, PERCENT, RATIO
from orchestration.memo.vocabulary.words import STOPS

# "+44 20 7946 0018"
_PHONE = re.compile(r"[0-9]{1,3}(?:[ -]\(?[0-9]{2,5}\)?){2,5}(?![0-9%,.])")
# "1800 200 456", "0508 737 262"
_CALLED = re.compile(r"(?:0[0-9]{3}|1[0-9]{3})(?: [0-9]{3,4}){2,3}(?![0-9%,.][0-9]|%)|1-[0-9]{3}-[0-9]{3}-[0-9]{4}")
_NAME_BEFORE_SIGN = re.compile("[A-Z]{3} (?![0-9])")
_CODE_BEFORE = re.compile("[A-Z]{3} ")
# "EUR/USD 1.08" is a rate between two currencies, "$1.2B/€1.1B" is none
_YEAR_BEFORE = re.compile(r"(?:^|[^0-9A-Za-z])(?:19|20)[0-9]{2}$")
_PAIR = re.compile(r"(?<![A-Za-z0-9.])[A-Z]{3}/$")
_STRUCK = re.compile(r"~~[^~]{1,200}~~")
# "12/16 nm", "3/5 years": of the first number the text does not say what it is.
_AFTER_NUMBER = re.compile("[0-9]/$")
_SLASHED = frozenset({"quantity", "duration", "percent"})
_SIGN_AFTER = " \u00a0\u2009\u202f([{:;,/|→>\"'“‘~=*\n\t≈<"


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
            found.append(with_divisor_before(text, plain, found))
            pos = max(match.end(), plain.end)
            match = NUMBER.search(text, pos)
            continue
        end = _amount_at(text, number_start, pos, lent)
        if end is None:
            pos = match.end()
        else:
            # "from 5.1 per 100,000 to 6.4" is no range of what the first is divided by
            is_divisor = text.endswith(" per ", 0, end.start) and end.number in DIVISORS
            join = find_join(text, end, lent) if not is_divisor else None
            whole = end if join is None or is_valued(end) else _as_one(end, join.last)
            if (in_parentheses := in_accounts(text, number_start)) is not None:
                found.append(in_parentheses)
                pos = max(match.end(), in_parentheses.end)
            elif not counts_on(text, end, join) and is_identifier(
                text, whole, _follows_name(text, name_end, number_start)
            ):
                pos = name_end = max(match.end(), join.last.end if join is not None else 0, end_of_list(text, whole))
                found.extend(_open_number(text, whole))
            elif join is not None:
                pos = max(match.end(), _read_pair(text, end, join, hint, found))
            else:
                pos = max(match.end(), _read_single(text, end, hint, found))
        match = NUMBER.search(text, pos)
    add_placeholders(text, begin, found)
    is_whole = begin == 0 and hint is None
    listed = _with_lists(text, with_negatives(text, with_times_behind(text, found)), is_whole=is_whole)
    return with_priced_units(text, listed) if is_whole else listed


def _with_lists(text: str, found: list[Quantity | Refusal], *, is_whole: bool) -> list[Quantity | Refusal]:
    """The values of a text with those that its lists state with the unit of another; names are told in whole texts."""
    if is_whole:
        found = with_scores_on_scales(text, with_growth_lists(text, with_name_lists(text, found)))
    if len(found) < 2:
        return with_bracket_parts(text, found) if is_whole else found
    listed = with_elided_units(text, with_ellipses(text, with_signs_once(text, found), find_quantities))
    listed = with_often_per(text, with_graded_lists(text, with_shares_once(text, with_units_beside(text, listed))))
    priced = with_point_changes(text, with_rates_beside(text, with_compared_prices(text, listed)))
    return with_shared_bounds(text, without_left_open(text, with_bracket_parts(text, priced))) if is_whole else priced


def _follows_name(text: str, name_end: int, number_start: int) -> bool:
    """Whether only a space or hyphen parts a number from the name before it; a comma ends the name."""
    if _YEAR_BEFORE.search(text, max(0, name_end - 5), name_end) is not None:
        return False  # "By June 2030 19 of the 23 hospitals"
    return name_end > 0 and text[name_end - 1] != "," and text[name_end:number_start] in (" ", "-")


def _end_of_plain_name(text: str, number_start: int, pos: int) -> int:
    """Where a phone number or a plain year ends, which need no grammar; 0 for any other number."""
    if text[number_start + 4 : number_start + 5] in (" ", "-") and (phone := _CALLED.match(text, number_start)):
        return phone.end()
    if text[number_start - 1 : number_start] == "+":
        phone = _PHONE.match(text, number_start)
        return phone.end() if phone is not None else 0
    return end_of_date(text, number_start, pos) if text.startswith(("20", "19"), number_start) else 0


def _open_number(text: str, end: End) -> list[Refusal]:
    """A refusal of "2030 customers", where four digits may be a year or a number, and of "81.6/85.4 (m/f)"."""
    if (pair := refused_pair(text, end)) is not None:
        return [pair]
    if is_year_like(end) and is_year_or_count(text, end) == "open":
        return [refuse("year_or_count", text, end.start, end.end)]
    if end.scale is not None and end.is_glued and nature_of(word_before(text, end.start)) == "money":
        return [refuse("currency_missing", text, end.start, end.end)]  # "Revenue 1.2B", and no name
    if end.flaw == "ambiguous_unit" and end.shown and text[end.end - 1] == "m":
        return [refuse("ambiguous_unit", text, end.start, end.end)]  # "Height 35.1m"
    return []


def _amount_at(text: str, number_start: int, pos: int, lent: str | None) -> End | None:
    """The amount round the number, not reaching back into what was read before `pos`."""
    start = max(pos, start_of_amount(text, number_start))
    end = read_end(text, start, lent)
    if end is None and _NAME_BEFORE_SIGN.match(text, start) is not None:
        end = read_end(text, start + 4, lent)  # "PAT ₹6,120": the capitals are no code
    if end is not None and end.unit is PERCENT and _CODE_BEFORE.match(text, end.core_start) is not None:
        end = read_end(text, end.core_start + 4, lent)  # "EUR -3%" is what became of the euro
    if end is None or end.number_start != number_start:
        end = read_end(text, number_start, lent)
    if end is None:
        return None
    if end.is_currency_first and _PAIR.search(text, max(0, end.core_start - 5), end.core_start) is not None:
        end = read_end(text, number_start, lent) or end
    if number_start and text[number_start - 1] == "." and not text[max(0, number_start - 2)].isalnum():
        is_amount = is_valued(end) or text[max(0, number_start - 2)] in "$€£¥₹"
        return end._replace(flaw="leading_point", start=max(pos, number_start - 1)) if is_amount else None
    if number_start and end.currency is None and (sign := unknown_sign(text, number_start)):
        return end._replace(flaw="unknown_currency", start=max(pos, number_start - sign))
    if (
        end.unit is not None
        and end.unit.kind in _SLASHED
        and _AFTER_NUMBER.search(text, max(0, number_start - 4), number_start)
    ):
        return end._replace(flaw="ambiguous_range")
    beside = with_marks(text, end, pos)
    return beside if beside is not None else turned(text, _check_sign(text, end))


def _check_sign(text: str, end: End) -> End:
    """A sign directly behind a letter or digit is a hyphen, not a sign; a dash apart may be one."""
    if not end.sign and not end.flaw and is_parted(text, end.start, end.end):
        return end._replace(flaw="ambiguous_sign", start=end.start - 2)
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
    first, last = times_between(text, first, join.last)
    last = as_exchanged(text, last, first.start) if first.is_bare else last
    hint = hint if _takes_hint(text, last) else None
    if join.mark == "to" and is_ratio(text, first, last):
        part = part_of(last.number) if last.number != 1 else first.number
        found.append(build_single(text, first._replace(end=last.end, unit=RATIO, number=part, flaw=""), None))
        return last.end
    if join.mark in ARROWS or (
        join.mark == "to" and (is_change(text, first) or is_fall(first, last) or goes_on(text, first, found))
    ):
        return _add_change(text, first, last, hint, found)
    if first.is_bare and last.is_bare and is_chain(text, first, last):
        return last.end
    first, last = in_one_time(first, last)
    first = as_open_step(text, first, last) if join.mark == "to" else first
    result = build_range(text, first, last, hint, join.is_dash)
    found.append(result)
    return result.end


def _read_single(text: str, end: End, hint: UnitHint | None, found: list[Quantity | Refusal]) -> int:
    """Read an amount that stands alone; returns where it ends."""
    if end.flaw == "malformed_number" and not is_valued(end) and "." not in text[end.start : end.end]:
        return end.end
    result: Quantity | Refusal | None = share_in(text, end) or refuse_shape(text, end)
    if result is None:
        if end.words and COMPARED.match(text, end.end):
            end = end._replace(start=end.core_start, words=())
        hint = hint if _takes_hint(text, end) else None
        if end.currency is None and end.unit is None and found and not _is_hinted(text, found[-1], hint):
            end = with_unit_before(text, end, found[-1])
        end = with_factor_before(text, with_time_before(text, end)) if end.is_bare else end
        result = build_single(text, end, hint, role_of(text, end, found))
        if isinstance(result, Quantity):
            result = with_divisor_before(text, with_tolerance(text, result, hint), found)
    found.append(result)
    return result.end


def _is_hinted(text: str, last: Quantity | Refusal, hint: UnitHint | None) -> bool:
    """Whether the number before one is in the scale of the header, so that the header says that of both."""
    if hint is None or hint.scale == 0 or hint.unit_kind == "money" or not isinstance(last, Quantity):
        return False
    return last.unit == hint.unit and NUMBER.fullmatch(text, last.start, last.end) is not None


def _takes_hint(text: str, end: End) -> bool:
    """A number that counts the noun behind it is not in the header's unit; "25,000 payout" counts nothing."""
    if end.currency is not None or end.unit is not None:
        return True
    joint, word, _ = next_word(text, end.end)
    if end.scale is not None:
        return joint != " " or (word != "shares" and nature_of(word) != "count")  # "244 million shares" beside "(€)"
    if joint == " " and nature_of(word) == "money":
        return True
    is_noun = joint == " " and word.islower() and len(word) > 2 and word not in STOPS  # "1,240 from 45 clients"
    return not is_noun and joint != "-"


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
