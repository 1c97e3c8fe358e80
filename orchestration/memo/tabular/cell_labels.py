"""The labels around a cell, and whether they say that its number counts people or things.

Belongs here: what column, row, corner and caption say of heads and groups. Does not: the units that labels lend
(`lent_units`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.tabular.column import Column
from orchestration.memo.tabular.rows import RowContext
from orchestration.memo.tabular.table_shapes import has_decimals
from orchestration.memo.tabular.table_units import TableUnits
from orchestration.memo.vocabulary.persons import PERSONS

# Heads are counted: money spent on them is called pay, and money earned by them revenue.
PEOPLE = re.compile(
    rf"\b(?:{'|'.join(sorted(PERSONS))})\b(?!['’]s?\b)|(?:\b(?:number|count|no\.?)|#) of\b", re.IGNORECASE
)
_HEADS_BY = re.compile(
    r"(?:[A-Z][\w-]* ){0,2}(?:FTEs?|[Hh]eadcount|[Ss]taff|[Ee]mployees|[Ww]orkforce|[Jj]obs|[Pp]ositions|[Ee]mployment)"
    r"(?: \([^()]*\))? by "
)
# "Group | 2030 | Bear case" below "Employment by scenario": a group "Contact centre & sales" is of people, no sum.
_OF_GROUPS = re.compile(
    r"(?:[A-Z][\w-]* )?(?:groups?|functions?|departments?|segments?|sectors?|industr(?:y|ies)|divisions?|teams?|roles?"
    r"|occupations?|jobs?|professions?|fields?|business units?|branch(?:es)?)",
    re.IGNORECASE,
)


# "Openings a year", "Applicants per opening" beside pay
_OPENINGS = re.compile(
    r"(?:[Aa]nnual |[Oo]pen |[Nn]ew |[Jj]ob )?(?:openings|vacancies|applicants|applications|posts|postings|places|jobs"
    r"|positions|hires|candidates|graduates|trainees|entrants|leavers|seats)\b",
    re.IGNORECASE,
)
_CHANCE = re.compile(r"0\.[0-9]{1,4}")
_CHANCES = re.compile(r"\b(?:probability|prob\.?|likelihood|odds|weights?|weighting)$", re.IGNORECASE)
# "Payment-to-Cost Ratio | 0.47": of two sums alike, whose quotient nobody writes as so few percent.
_QUOTIENT = re.compile(r"[0-9]\.[0-9]{1,3}")
_OF_TWO_SUMS = re.compile(
    r"\b(?:(?:payments?|benefits?|prices?|rent|debt|loan|cost|expense|wages?|mortgage|value)(?:[- ]to[- ]|[-–/])"
    r"(?:costs?|incomes?|wages?|equity|earnings|benefits?|rent|prices?|value)|wage|price|benefit) ratio"
    r"(?: \([^()%]*\))?$",
    re.IGNORECASE,
)


class Labels(NamedTuple):
    """The labels around a cell."""

    column: Column
    row: RowContext
    units: TableUnits


def names_of(labels: Labels) -> tuple[str, str]:
    """The words of a cell's column and of its row, empty where it has none."""
    return labels.column.label, labels.row.name


def names_chance(label: str) -> bool:
    """Whether a label is of how likely something is, and not of how much it weighs."""
    return _CHANCES.search(label) is not None and "weight" not in label.lower()


def is_chance(text: str, names: tuple[str, str]) -> bool:
    """Whether a number from 0 to 1, or a small quotient, stands under what is told as such: "Probability | 0.35"."""
    if _QUOTIENT.fullmatch(text) is not None and any(map(_OF_TWO_SUMS.search, names)):
        return True
    return _CHANCE.fullmatch(text) is not None and any(_CHANCES.search(name) is not None for name in names)


def names_people(labels: Labels) -> bool:
    """Whether the label that speaks of a count can mean no amount: shops may stand for what they cost or sell."""
    return any(map(PEOPLE.search, names_of(labels)))


def counts(labels: Labels) -> bool:
    """Whether a row of whole numbers can be no money: it stands among money with decimals, or among measures.

    "Stores" under "(SEK bn)"; "Branches" between "Fee income" and "Net interest margin".
    """
    if labels.units.has_measures and labels.row.nature == "count" and labels.column.is_dimension:
        return not any(map(has_decimals, labels.row.row.cells[1:]))
    return labels.units.largest is not None and not any(map(has_decimals, labels.row.row.cells[1:]))


def counts_beside_money(labels: Labels) -> bool:
    """Whether a column of things stands beside columns that take the caption's money: "Vessels | Revenue | EBIT"."""
    column, _, units = labels
    is_beside = units.has_money or units.has_periods or units.has_shares or units.has_percents
    is_plain = units.caption is not None and units.caption.scale == 0
    is_beside = is_beside or (is_plain and _OPENINGS.match(column.label) is not None)
    return column.nature == "count" and not column.is_dimension and is_beside


def counts_groups(labels: Labels) -> bool:
    """Whether a caption counts, and rows only name whom: "Sales" below "FTE by function"."""
    units = labels.units
    if not labels.column.is_dimension:
        return False
    is_by_group = units.caption_nature == "count" and _OF_GROUPS.fullmatch(units.corner_label) is not None
    return is_by_group or _HEADS_BY.match(units.caption_label) is not None
