"""Bare numbers to which nothing lends a unit and which are certainly no ratios, whatever they look like.

Belongs here: why such a number is refused by where it stands and what it is called. Does not: what labels measure as a
whole (`lent_units`), numbers that a label lends a unit (`unit_disputes`).
"""

from __future__ import annotations

import re

from orchestration.memo.captions.caption_units import tells_money
from orchestration.memo.context import has_digit
from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.tabular.cell_labels import Labels, is_chance, names_of
from orchestration.memo.tabular.change_cells import is_difference
from orchestration.memo.tabular.lone_numbers import lacks_unit
from orchestration.memo.tabular.open_names import may_be_else
from orchestration.memo.vocabulary.natures import is_multiple
from orchestration.memo.vocabulary.no_amounts import names_beta, names_no_amount, names_size

Item = Quantity | Refusal

_BARE = re.compile(r"[~≈+−–(-]{0,2}[0-9][0-9,]*(?:\.[0-9]+)?(?: ?[-–] ?[0-9]+\.[0-9]+)?\)?")
_DECIMAL, _LEAST = re.compile(r"[~≈]?[0-9]{1,3}\.[0-9]{1,2}"), 2
_HEADS = re.compile(
    r"(?:(?:projected|planned|expected|total|group|year-end|forecast|target) )*(?:headcount|employees|staff|workforce"
    r"|employment|jobs|workers)"
    r"(?:,? (?:in |by )?(?:19|20)[0-9]{2}[AEFP]?| by [a-z ]{3,30}| (?:plan|forecast|outlook)s?)?",
    re.IGNORECASE,
)
_PER_ONE = re.compile(r"[Pp]er (?!cent)[a-z]+")
_CHANGE = re.compile(r"(?:annual |yearly |y/y |net )?(?:change|chg\.?|growth)", re.IGNORECASE)
_SCORED = re.compile(r"[0-9] ?/ ?(?:5|7|10|100)$|[0-9] (?:out )?of (?:5|10|100)$|[0-9]x$")
_ANY_VALUE = re.compile(r"(?:value|level|current|latest|now|today|figure|rate|move)s?", re.IGNORECASE)
# "DSCR", "EV/Sales", "Q:1" and other quotients that go by letters
_QUOTIENT = re.compile(r"[A-Z0-9&-]{2,6}(?: ratio)?|.*[/:÷].*|.* to .*")


def open_number(item: Item, text: str, labels: Labels) -> Refusal | None:
    """The refusal of a bare number that others beside it or its own name leave open; None where nothing does."""
    column, row, units = labels
    reason = None
    if lacks_unit(text, labels) and not is_difference(item, labels):
        name = row.name if column.is_dimension else column.label
        reason = f"beside figures of {name!r} that state a unit; state it in each of them"
    elif _PER_ONE.fullmatch(column.label) is not None and tells_money(units.caption_label):
        reason = f"under {column.label!r}, which may be money or a number of things; state the unit"
    elif _is_below(item, text, labels):
        reason = f"below {row.below!r}, which states a unit; state it here too"
    elif _is_of_heads(text, labels):
        reason = "of people, which may be thousands or an average; state which"
    elif (other := _is_else(item, labels)) is not None:
        reason = f"that may be {other}; state its unit"
    return Refusal(item.start, item.end, "ambiguous_unit", f"a bare number {reason}") if reason is not None else None


def _is_of_heads(text: str, labels: Labels) -> bool:
    """Whether a decimal is of people, of whom none comes in parts: "Headcount 2030 | 41.2"."""
    column, row, units = labels
    if _DECIMAL.fullmatch(text) is None or row.unit or row.name.startswith(("Per ", "per ")):
        return False
    if column.hint is not None and (column.hint.scale or column.hint.unit_kind != "count"):
        return False
    figures = [cell.text.value for cell in row.row.cells[1:] if has_digit(cell.text.value)]
    if len(figures) < _LEAST or not all(map(_DECIMAL.fullmatch, figures)):
        return False
    by_row = row.nature is None and column.is_dimension
    return _HEADS.fullmatch(units.caption_label.strip(" :*") if by_row else column.label) is not None


def _is_else(item: Item, labels: Labels) -> str | None:
    """What a decimal may be by its name, or as a change of figures that its row does not show."""
    column, row, _ = labels
    if not isinstance(item, Quantity) or item.unit_kind != "ratio" or row.unit or column.hint is not None:
        return None
    is_by_row = column.is_dimension or _ANY_VALUE.fullmatch(column.label) is not None
    name = row.name if is_by_row else column.label
    if (other := may_be_else(name)) is not None:
        return other
    if any(_SCORED.search(cell.text.value) for cell in row.row.cells[1:]):
        return None  # "7.1/10 | 6.3/10 | -0.8"
    is_open = column.nature is None and row.nature is None and _CHANGE.fullmatch(column.label) is not None
    if not is_open or is_difference(item, labels) or is_multiple(row.name) or names_beta(row.name):
        return None
    return "a share or points"


def _is_below(item: Item, text: str, labels: Labels) -> bool:
    """Whether a decimal stands below a row that states its unit and may be a part of it: "Men" below "Jobless (%)"."""
    column, row, _ = labels
    is_own = names_beta(row.name) or names_size(row.name)
    if not row.below or not isinstance(item, Quantity) or row.unit or is_own:
        return False
    if names_no_amount(row.name, is_scaled=False) or (item.unit_kind == "count" and not row.is_less):
        return False
    figures = [cell.text.value for cell in row.row.cells[1:] if has_digit(cell.text.value)]
    if not all(map(_BARE.fullmatch, figures)):
        return False  # "7.1/10 | 6.3/10 | -0.8"
    is_open = column.hint is None and column.nature is None and not is_multiple(column.label)
    return is_open and _QUOTIENT.fullmatch(row.name) is None and not is_chance(text, names_of(labels))
