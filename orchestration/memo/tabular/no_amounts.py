"""Labels that no sum can be meant by, held against the unit lent to a bare number: "Beta | 1.1" below "($M)".

Belongs here: ranks, times, multiples and scores among money, a bare number among percentages. Does not: labels that
measure something else of a known kind (`unit_disputes`), the words themselves (`vocabulary.no_amounts`).
"""

from __future__ import annotations

from orchestration.memo.quantities import UnitHint
from orchestration.memo.tabular.cell_labels import Labels
from orchestration.memo.tabular.column import MEMBERS, Column
from orchestration.memo.tabular.lent_units import BY_PART, is_bridge, only_names
from orchestration.memo.tabular.own_scales import OF_MEASURES
from orchestration.memo.tabular.rows import RowContext
from orchestration.memo.vocabulary.no_amounts import (
    names_beta,
    names_counted,
    names_no_amount,
    names_of_mine,
    names_rank,
    names_size,
    names_upside,
    names_whom,
)

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
