"""Labels that no sum can be meant by, held against the unit lent to a bare number: "Beta | 1.1" below "($M)".

Belongs here: ranks, times, multiples and scores among money, a bare number among percentages. Does not: labels that
measure something else of a known kind (`unit_disputes`), the words themselves (`vocabulary.no_amounts`).
"""

from __future__ import annotations

from orchestration.memo.captions.unread_units import states_other
from orchestration.memo.quantities import UnitHint
from orchestration.memo.tabular.baskets import is_sold_by_other
from orchestration.memo.tabular.cell_labels import Labels
from orchestration.memo.tabular.column import MEMBERS, Column
from orchestration.memo.tabular.lent_units import ANY_MEASURE, BY_PART, is_bridge, only_names
from orchestration.memo.tabular.mixed_bags import is_of_other_kind
from orchestration.memo.tabular.own_scales import OF_MEASURES
from orchestration.memo.tabular.rows import RowContext
from orchestration.memo.vocabulary.money_names import holds_measures, is_mixed, names_part, says_money
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.no_amounts import (
    is_told_beside,
    names_beta,
    names_counted,
    names_no_amount,
    names_of_mine,
    names_rank,
    names_size,
    names_upside,
    names_whom,
)
from orchestration.memo.vocabulary.persons import is_person

_SHARED = frozenset({"caption", "corner", "group", "row", "memo"})
_SUMS = frozenset({"money", "count", "quantity"})
OF_SHARES = "its column's other cells are percentages"


def against_no_amount(hint: UnitHint, source: str, labels: Labels) -> str | None:
    """Why a unit from afar is of no rank, time, multiple or score: "Beta | 1.1" below "Key figures ($M)"."""
    column, row, units = labels
    is_scaled = hint.unit_kind == "money" and hint.scale > 0
    if hint.unit_kind == "percent":
        is_rank = source != "row" and any(map(names_rank, (column.label, row.name)))
        return "its label names a rank" if is_rank else None
    if source != "row" and is_sold_by_other(hint, labels):
        return "its row is sold by another unit"
    if hint.unit_kind not in _SUMS or source not in _SHARED:
        return None
    # Beside "Sales" it is no second firm.
    is_beta = units.has_named and not column.is_dimension and names_beta(column.label)
    if is_beta or is_column_of_none(column, is_scaled=is_scaled):
        return "its column names no amount"
    is_shared = source != "row" or bool(row.unit)
    is_of_shares = column.label in units.percents and (not column.is_dimension or column.nature == "percent")
    if is_shared and is_of_shares and hint.unit_kind != "count":
        return OF_SHARES  # "Total | 1,490 | 100" below "Share 2030"
    if source != "row" and (names_rank(row.name) or names_size(row.name)) and hint.unit_kind == "money":
        return "its row names no amount"
    if source == "row" or column.nature is not None or is_bridge(labels) or _names_parts(labels):
        return None
    is_upside = column.signals.scenario is not None and names_upside(row.name)
    is_none = names_no_amount(row.name, is_scaled=is_scaled) or (is_scaled and names_whom(row.name))
    is_none = is_none or (hint.unit_kind == "quantity" and names_of_mine(row.name))
    is_none = is_none or (OF_MEASURES.match(units.corner_label) is not None and names_beta(row.name))
    return "its row names no amount" if is_none or is_upside else None


def is_column_of_none(column: Column, *, is_scaled: bool) -> bool:
    """Whether a column's label can name no amount, whatever its rows are."""
    is_none = names_no_amount(column.label, is_scaled=is_scaled) or names_counted(column.label)
    return is_none and not column.is_dimension


def names_no_money(column: Column, row: RowContext) -> bool:
    """Whether labels measure something else than money, so that no sign in other cells is theirs."""
    nature = row.nature if column.is_dimension else column.nature or row.nature
    is_none = names_no_amount(column.label, is_scaled=True) or names_no_amount(row.name, is_scaled=True)
    return is_none or names_whom(row.name) or nature in {"count", "percent", "ratio"}


def _names_parts(labels: Labels) -> bool:
    """Whether rows name whose or which part a sum is, whatever they are called: "Throughput" beside "Segment"."""
    units = labels.units
    is_part = BY_PART.search(units.caption_label) is not None or only_names(labels)
    # "Programme costs (€000)" over "Employee engagement"
    is_part = is_part or (units.caption_nature == "money" and OF_MEASURES.match(units.corner_label) is None)
    return is_part or MEMBERS.fullmatch(units.corner_label) is not None


def against_mixed(hint: UnitHint, source: str, labels: Labels) -> str | None:
    """Why money is not that of a name that says of no money, among figures of every kind: "Installed base | 4,100".

    What sums up to a row of money is, and so are parts of what stands above: "of which renewables".
    """
    column, row, units = labels
    is_near = source == "column" and not column.is_dimension
    if hint.unit_kind != "money" or source in {"row", "memo"} or is_near or is_bridge(labels):
        return None
    is_measured = units.has_money and not column.is_dimension
    name, nature = (column.label, column.nature) if is_measured else (row.name, row.nature)
    if hint.scale > 0 and nature in (None, "count") and states_other(name):
        return "its label states another unit"
    group = row.group.value if row.group is not None else ""
    is_part = units.caption_nature == "money" or BY_PART.search(units.caption_label) is not None
    if not is_measured:
        is_part = is_part or _names_parts(labels) or nature_of(group) == "money" or BY_PART.search(group) is not None
    if is_part or (not is_measured and (row.hint is not None or row.row.ordinal in units.mixed.summed)):
        return None
    where = "its column" if is_measured else "its row"
    if hint.scale > 0 and nature not in ("ratio", "percent") and is_told_beside(name):
        return f"{where} names no amount"
    if nature is not None or not name or says_money(name) or names_part(name):
        return None
    if is_measured:
        is_open = is_mixed(units.caption_label) and ANY_MEASURE.fullmatch(name) is None
        return "its column says of no money" if is_open else None
    if not (column.is_dimension or not units.corner_label or holds_measures(units.corner_label)):
        return None  # "Deal | Value" below "Deal metrics ($M)"
    is_other = units.mixed.is_whole and hint.scale > 0 and is_of_other_kind(row.row)
    # "Technicians | 18" in "P&L ($000)": heads, or what they cost
    is_other = is_other or (units.mixed.has_sums and is_person(name.rpartition(" ")[2].lower()))
    return "its row says of no money" if units.mixed.is_mixed or is_other else None
