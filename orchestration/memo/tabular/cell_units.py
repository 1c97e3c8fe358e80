"""Reading a value cell with the unit its surroundings lend it, and refusing where they disagree.

Belongs here: which unit hint counts (the cell's own unit, then column, row, group, caption, memo) and
when a bare number must be refused. Does not: the value grammar (`quantities`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.memo.captions.caption_units import tells_money
from orchestration.memo.context import has_digit
from orchestration.memo.money.only_money import in_only_money
from orchestration.memo.quantities import Quantity, Refusal, UnitHint
from orchestration.memo.tabular.average_counts import counts_beside, in_count_lent, in_counts
from orchestration.memo.tabular.baskets import as_sold
from orchestration.memo.tabular.cell_labels import Labels, is_chance, names_of, names_people
from orchestration.memo.tabular.cell_points import as_points
from orchestration.memo.tabular.change_cells import as_share, is_change_of_shares, is_difference, open_change
from orchestration.memo.tabular.column import Column, hint_of
from orchestration.memo.tabular.lent_units import (
    HIGHEST_SCORE,
    is_left_out,
    lent_to,
    measured,
    only_names,
    tells_effects,
    unread_scale,
)
from orchestration.memo.tabular.mixed_bags import as_whose
from orchestration.memo.tabular.mixed_rows import no_money_of_column
from orchestration.memo.tabular.no_amounts import OF_SHARES, is_column_of_none
from orchestration.memo.tabular.open_numbers import open_number
from orchestration.memo.tabular.per_units import Lent, names_no_amount, per_unit
from orchestration.memo.tabular.quotients import as_quotient, in_index, is_small_ratio
from orchestration.memo.tabular.rows import RowContext, is_ratio
from orchestration.memo.tabular.shares_beside import number_and_share
from orchestration.memo.tabular.sizes import (
    is_alone_signed,
    is_comment,
    is_of_people,
    is_of_whom,
    is_out_of_size,
    is_sum_beside_price,
    is_unscaled,
    is_whole_pay,
    must_be_money,
)
from orchestration.memo.tabular.table_shapes import has_decimals
from orchestration.memo.tabular.table_units import TableUnits
from orchestration.memo.tabular.told_scales import in_told_scale
from orchestration.memo.tabular.two_units import of_two_units
from orchestration.memo.tabular.two_values import are_before_and_after, labels_of_second, second_value, two_parts
from orchestration.memo.tabular.unit_disputes import disputed_by, has_own_unit
from orchestration.memo.values.cells import read_cell
from orchestration.memo.values.measures import is_price
from orchestration.memo.values.unread_cells import refuse_cell
from orchestration.memo.vocabulary.natures import counts_behind, is_multiple

Item = Quantity | Refusal

_YEAR = re.compile(r"(?:(?i:beyond|after|before|past|until|since|post) )?(?:19|20|21)\d\d(?:\+|(?: \([^()0-9]*\))?)")
_WHEN = re.compile(
    r"\b(?:year|date|when|since|until|timing|timeline|maturity|expiry|launch\w*|due|start\w*|end|founded|deadline"
    r"|amendable|expir\w*|renewal|filing|patent|vintage|opens|opening|clos(?:es|ing)|review|election"
    r"|completion|break[- ]?even|peak|milestone|target|phase|effective|adopted|released?|schedule|period)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"from|since|until|by", re.IGNORECASE)
_OF_OWN = re.compile(r"(?i:\bshares\b(?! of))|[a-z] per (?!cent|annum|year|month)[a-z]|[A-Z]/[A-Z]")
_SAMPLE = re.compile(r"\b[nN] ?= ?$")
_WORD = re.compile(r"[A-Za-z]{4,}")
_SMALL_M = re.compile(r"[~≈<>]?[0-9][0-9.,]*m?(?:[-–][0-9][0-9.,]*m)?\+?")
_OF_SCALE = frozenset({"scale_conflict", "currency_missing"})
# A grouped number counts something whatever its label.
_THOUSAND = 1000
# Longer cells hardly come twice and would fill the memory.
_REMEMBERED = 60


def read_value_cell(text: str, column: Column, row: RowContext, units: TableUnits) -> list[Item]:
    """The values of one cell; a bare number whose unit is open or disputed becomes a Refusal."""
    if not text or not has_digit(text):
        return []
    labels = as_whose(as_sold(Labels(column, row, units)))
    if (both := number_and_share(text, labels) or of_two_units(text, labels)) is not None:
        second, labels, of_last = both
    elif (of_one_kind := second_value(text, labels)) is not None:
        second, of_last = of_one_kind, labels_of_second(text, labels)
    else:
        return _read_value(text, labels)
    one, other = two_parts(text, second)
    last = [item._replace(start=item.start + second, end=item.end + second) for item in _read_value(other, of_last)]
    return [*_read_value(one, labels), *last]


def _read_value(text: str, labels: Labels) -> list[Item]:
    """The same for a cell of one value, or of several that state their units."""
    if " to " in text and are_before_and_after(labels):
        text = text.replace(" to ", " -> ")  # as long, so that places stay
    lent = lent_to(labels, text)
    items = read(text, lent.hint)
    if not items:
        return [*refuse_cell(text, is_money="money" in (labels.column.nature, labels.row.nature))]
    kind = lent.hint.unit_kind if lent.hint is not None else "percent"
    if (kind == "percent" or (kind == "duration" and _FROM.fullmatch(labels.column.label))) and _YEAR.fullmatch(text):
        return _year_or_count(text, labels.column, labels.row)
    alone = {item.start: item for item in read(text, None)} if lent.hint is not None else {}
    found: list[Item] = []
    for item in items:
        bare = alone.get(item.start, item)
        is_refused = isinstance(item, Refusal) and item.code == "unit_conflict"
        if is_refused and _states_its_own(lent, bare, labels.column.label):
            found.append(
                in_told_scale(text, bare, labels) or bare
            )  # "$12" in a memo of shillings, "€2,480" below "Employment by sector (thousands)"
            continue
        if isinstance(item, Refusal) and item.code in _OF_SCALE and is_bare(bare, text):
            found.append(_checked(text, item, bare, lent, labels))  # "Customers | 1,040,000" below "(INR Cr)"
        elif not isinstance(item, Quantity) or not isinstance(bare, Quantity):
            found.append(as_points(text, _in_millions(text, item, labels), labels))
        elif lent.hint is None and counts_behind(text[item.end :].strip()):
            found.append(in_counts(item, text))  # "1,120 jobs" and "15.1 students" say themselves what is counted
        elif is_bare(bare, text):
            whole = as_share(bare, lent.hint, labels) or _in_units(text, bare, lent, labels)
            found.append(whole if whole is not None else _checked(text, item, bare, lent, labels))
        else:
            found.append(_with_currency(text, item, bare, lent, labels))
    return found


def _states_its_own(lent: Lent, bare: Item, label: str) -> bool:
    """Whether a unit that comes from afar is not that of an amount with another of its own: "$74/barrel".

    A unit that a column's label does not state is a caption's: "Prices in the currency of the factory; tooling in €".
    """
    is_far = lent.source in {"caption", "corner"} or (lent.source == "column" and hint_of(label) is None)
    if lent.source == "memo" or lent.hint is None or not is_far:
        is_money = isinstance(bare, Quantity) and bare.unit_kind == "money"
        is_sold = lent.source == "row" and is_money and lent.hint is not None and lent.hint.unit_kind == "count"
        return lent.source == "memo" or is_sold  # "Bottles | 62 | million pieces | ₹11.40 each"
    is_price = isinstance(bare, Quantity) and bare.unit_kind == "quantity"
    is_unscaled = lent.hint.unit_kind == "money" and lent.hint.scale == 0
    return is_price or is_unscaled or lent.hint.unit_kind == "count"


def _in_millions(text: str, item: Item, labels: Labels) -> Item:
    """A count refused for the letter m ("1.6m" under "Employees"), which of things can only mean millions."""
    if isinstance(item, Quantity) or item.code != "ambiguous_unit" or _SMALL_M.fullmatch(text) is None:
        return item
    if (labels.column.nature or labels.row.nature) != "count":
        return item
    return next((one for one in read(text.replace("m", "M"), None) if one.start == item.start), item)


def _with_currency(text: str, item: Quantity, bare: Quantity, lent: Lent, labels: Labels) -> Item:
    """An amount with its own currency and the scale lent to it, but for earnings per share among millions."""
    if is_sum_beside_price(bare, lent, labels):
        return bare
    is_open = item.value == bare.value or lent.source == "caption"
    if is_open and (scaled := in_told_scale(text, bare, labels)) is not None:
        return scaled
    if item.value == bare.value:
        return item
    if lent.source == "memo" or (lent.source == "caption" and labels.units.is_noted):
        return bare  # "$51,000" beside a note "$ in thousands"
    if lent.hint is not None and (lent.hint.scale < 0 or is_whole_pay(bare, lent.hint, labels)):
        return bare  # "$0.41" below "Price (¢)", "£75,000" below "Pay (£k)"
    if lent.source in {"caption", "corner"} and (_WORD.search(text[: item.start]) or is_alone_signed(labels)):
        return bare  # "Living wage £14.10" below "(£m)" is a comment
    disputed = per_unit(lent, labels)
    if disputed is None:
        return item
    if is_unscaled(bare, lent, labels, has_currency=True):
        return bare
    message = f"its {lent.source} lends it a scale while {disputed}; state the scale in the cell"
    return Refusal(item.start, item.end, "unit_conflict", message)


def read(text: str, hint: UnitHint | None) -> tuple[Item, ...]:
    """`read_cell`, remembered: the same short cells and percentages come back in memo after memo."""
    return _remembered(text, hint) if len(text) <= _REMEMBERED else tuple(read_cell(text, hint))


@lru_cache(maxsize=16384)
def _remembered(text: str, hint: UnitHint | None) -> tuple[Item, ...]:
    return tuple(read_cell(text, hint))


def _year_or_count(text: str, column: Column, row: RowContext) -> list[Item]:
    """A bare `2031` is a count only where a label says that things are counted."""
    if asks_when(column, row) or text[0].isalpha():
        return []  # "Beyond 2035"
    text = text[:4]
    if "count" in (column.nature, row.nature):
        return list(read(text, None))
    written = f"{text[0]},{text[1:]}"
    message = f"{text} may be a year or a number: no label says what is counted; write {written} or a unit"
    return [Refusal(0, len(text), "year_or_count", message)]


def asks_when(column: Column, row: RowContext) -> bool:
    """Whether a label of a cell asks for a time: "Break-even", "Peak year"."""
    return any(map(_WHEN.search, (column.label, row.name))) or _FROM.fullmatch(column.label) is not None


def is_bare(item: Item, text: str) -> bool:
    """Whether a value, read without a hint, carries no unit of its own; `18:1` is a ratio as it stands."""
    return isinstance(item, Quantity) and (
        item.unit_kind == "count" or (item.unit_kind == "ratio" and ":" not in text[item.start : item.end])
    )


def _in_units(text: str, bare: Quantity, lent: Lent, labels: Labels) -> Item | None:
    """A bare number in whole units of the lent currency, where the lent scale cannot be meant; None where it can."""
    if lent.hint is None or not lent.hint.unit or per_unit(lent, labels) is None:
        return None
    if disputed_by(lent.hint, lent.source, labels) or not is_unscaled(bare, lent, labels, has_currency=False):
        return None
    return next((item for item in read(text, lent.hint._replace(scale=0)) if item.start == bare.start), None)


def _checked(text: str, item: Item, bare: Item, lent: Lent, labels: Labels) -> Item:
    """A bare number with the unit lent to it, or a Refusal where the labels leave it open or disagree.

    "Employees" under a caption in millions of dollars are still people; "Stores" may be what they cost.
    """
    if lent.hint is not None and lent.hint.unit == "score" and lent.source in {"caption", "corner"}:
        is_score = isinstance(bare, Quantity) and abs(bare.value) <= HIGHEST_SCORE
        return item if is_score and labels.column.nature != "count" and labels.row.nature != "ratio" else bare
    if lent.hint is None or _SAMPLE.search(text, 0, item.start) is not None:
        return _without_hint(bare, text, labels)  # "Survey (n=212)"
    is_lent = lent.source in {"caption", "corner"} and lent.hint.unit_kind == "money"
    if is_lent and (is_comment(text, bare) or is_of_people(bare, labels)):
        return bare
    if is_lent and _is_of_all(lent, labels) and not names_no_amount(labels):
        return item
    disputed = _disputed(text, bare, lent, labels)
    if disputed is not None and must_be_money(bare, disputed, lent, labels):
        return item
    if disputed is None or (disputed.endswith("count") and _is_spent(bare, lent, labels)):
        return in_count_lent(item, text, lent.hint)
    if is_of_whom(bare, lent, labels):
        return item
    if has_own_unit(disputed, lent.hint, lent.source, labels) or is_small_ratio(bare, lent, labels):
        return _as_counted(bare, text, labels) if disputed.endswith("count") else bare
    unit = lent.hint.unit or lent.hint.unit_kind
    message = f"a bare number whose {lent.source} lends it {unit} while {disputed}; state the unit in the cell"
    return Refusal(item.start, item.end, "unit_conflict", message)


def _disputed(text: str, bare: Item, lent: Lent, labels: Labels) -> str | None:
    """Why a unit is not a bare number's, by its labels, its size or the figures beside it; None where it may be."""
    if lent.hint is None or tells_effects(labels, text):
        disputed = None
    else:
        disputed = disputed_by(lent.hint, lent.source, labels) or per_unit(lent, labels)
    if disputed == OF_SHARES and is_difference(bare, labels):
        return None
    if disputed is None and (of_no_money := no_money_of_column(bare, lent, labels)) is not None:
        return of_no_money
    if disputed is None and is_out_of_size(bare, lent, labels):
        return "it is written unlike the table's amounts"
    return disputed


def _is_of_all(lent: Lent, labels: Labels) -> bool:
    """Whether all rows are in the caption's money: they name what it is for, or sum up, as lenders and funds do."""
    if is_column_of_none(labels.column, is_scaled=True):
        return False  # "Papers" below "Investment by country ($bn)"
    is_summed = labels.units.adds_up or labels.row.row.ordinal in labels.units.mixed.summed
    return (is_summed and labels.column.is_dimension) or (lent.source == "caption" and only_names(labels))


def _is_spent(bare: Item, lent: Lent, labels: Labels) -> bool:
    """Whether a number below zero, or one of things in tenths, is what they cost: "Staff | -2,390" in accounts."""
    is_money = lent.hint is not None and lent.hint.unit_kind == "money" and labels.column.is_dimension
    if isinstance(bare, Quantity) and bare.value < 0 and lent.hint is not None and is_price(lent.hint):
        return True  # "Machines and labour | (890)" below "(R$/ha)"
    if not is_money or not isinstance(bare, Quantity) or bare.role:
        return False
    figures = [cell for cell in labels.row.row.cells[1:] if has_digit(cell.text.value) and "%" not in cell.text.value]
    if _OF_OWN.search(labels.row.name) is not None:
        return False  # "Diluted shares outstanding | 180.0", "Doctors per ward | 4.1"
    is_named = names_people(labels) and not labels.units.is_shown
    return bare.value < 0 or (not is_named and all(map(has_decimals, figures)))


def _without_hint(item: Item, text: str, labels: Labels) -> Item:
    """A bare number to which nothing lends a unit: a count or ratio, unless the labels speak of money or shares."""
    if (unread := unread_scale(labels)) is not None:
        message = f"a bare number under {unread!r}, a scale with no unit that is known; state the unit"
        return Refusal(item.start, item.end, "ambiguous_unit", message)
    if labels.column.of_heads:
        message = f"a bare number under {labels.column.label!r} beside columns whose heads state a unit: state it"
        return Refusal(item.start, item.end, "ambiguous_unit", message)
    is_small = isinstance(item, Quantity) and abs(item.value) < _THOUSAND
    if (
        is_left_out(labels)
        and isinstance(item, Quantity)
        and (is_small or (not labels.column.is_dimension and tells_money(labels.units.told)))
    ):
        message = f"a bare number beside {labels.units.told!r}, which states units of others; state the unit"
        return Refusal(item.start, item.end, "ambiguous_unit", message)
    if (left_open := open_number(item, text, labels)) is not None:
        return left_open
    if (indexed := in_index(item, labels)) is not None:
        return indexed
    nature = measured(labels)
    if nature not in {"money", "percent"} or is_chance(text, names_of(labels)):
        return _as_counted(item, text, labels) if not is_change_of_shares(item, labels) else open_change(item, labels)
    names = (*names_of(labels), labels.units.caption_label)
    own = in_only_money(item, labels.units.only_money, names) if nature == "money" else None
    if own is not None:
        return own
    missing = "currency" if nature == "money" else "percent sign"
    message = (
        f"a bare number where the labels speak of {nature}: no {missing} in the cell, its column "
        f"({labels.column.label!r}), its row or the caption; state the unit in one of them"
    )
    return Refusal(item.start, item.end, "ambiguous_unit", message)


def _as_counted(item: Item, text: str, labels: Labels) -> Item:
    """A bare number as what its labels say it is: a quotient, or people or things though it shows decimals."""
    item = as_quotient(item, labels)
    if not isinstance(item, Quantity) or is_ratio(labels.row.unit) or any(map(is_multiple, names_of(labels))):
        return item
    return in_counts(item, text) if counts_beside(names_of(labels), labels.units.caption_label) else item
