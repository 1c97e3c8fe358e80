"""What the size of a bare number says of the unit lent to it: no salary is in millions, no share is 3,100.

Belongs here: judging a lent unit by the number itself. Does not: judging it by the labels (`unit_disputes`).
"""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.memo.captions.label_rates import is_per_share
from orchestration.memo.context import has_digit
from orchestration.memo.quantities import Quantity, Refusal, UnitHint
from orchestration.memo.tabular.cell_labels import Labels, counts, names_of, names_people
from orchestration.memo.tabular.lent_units import BY_PART, HIGHEST_SCORE
from orchestration.memo.tabular.own_scales import is_paid_one
from orchestration.memo.tabular.per_units import Lent, is_of_share
from orchestration.memo.tabular.table_shapes import is_whole_row
from orchestration.memo.vocabulary.natures import is_change, nature_of

# Nor does one person, unless a label speaks of what an employee brings in: that may be a fraction of a million.
_PER_PERSON = re.compile(
    r"\bARPU\b|\b(?:[Bb]asic|[Bb]ase|[Ss]tarting|[Hh]ourly|[Mm]onthly|[Tt]ake-home|[Mm]edian|[Aa]verage) pay\b"
    r"|\b(?:salary|wage)\b(?!\s+(?:bill|costs?|expenses?))|(?:\bper\s+|/\s?)(?:\w+\s+)?"
    r"(?:capita|employee|worker|hire|user|subscriber|customer|household|person|head|patient|student|seat)\b",
    re.IGNORECASE,
)
_BY_THE_HOUR = re.compile(r"\bhourly\b|\b(?:minimum|living) wage\b|(?:\bper |/|\ban )hour\b", re.IGNORECASE)
_SHARES = re.compile(r"\bshares\b(?! of)", re.IGNORECASE)  # "Diluted shares outstanding: 180.0"
_OF_A_PERSON_MIN, _IN_UNITS_MIN = 10, 1000
_THOUSANDS, _MILLIONS = 3, 6
_OUT_OF_SIZE, _FAR_OUT_OF_SIZE = 5, 20
_RETURN_ON, _NO_RETURN = re.compile(r"[Rr]eturn on (?:assets|capital|rate base|RAB|equity)\b"), 1_000
_NO_SHARE = 200  # percent; growth and ratios may well be more
_MAY_GROW = re.compile(
    r"\b(?:growth|change|cagr|ratio|coverage|solvency|lcr|nsfr|increase|rise|return|yoy)\b"
    r"|\b(?:margin|spread|premium)s? (?:over|above) ",  # "Margin over SONIA | 650" is told in basis points
    re.IGNORECASE,
)
_MANY_MILLIONS = 10_000  # more than all people there are
SMALL = 20


# No share is as large, and no growth in a year.
_NO_GROWTH_EITHER = 1000
_PLAIN = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")
_PRICE = re.compile(r"[A-Z]{0,3}[$€£¥₹₩₦₱]?([0-9]{1,12}(?:\.[0-9]{1,6})?)")
_OF_JOBS = re.compile(r"\bjobs?\b", re.IGNORECASE)
_BARE_FIGURE = re.compile(r"[-+−–(]?[0-9][0-9,]*(?:\.[0-9]+)?\)?")
_HEADS = re.compile(r"\b(?:headcount|ftes?|staff|employees|number)\b", re.IGNORECASE)


def is_alone_signed(labels: Labels) -> bool:
    """Whether a column of its own states its money: "| Paris | 520 | 455 | €1,450 |" below "(€ thousands)"."""
    if labels.column.is_dimension:
        return False
    figures = [cell.text.value for cell in labels.row.row.cells[1:] if has_digit(cell.text.value)]
    return any(_BARE_FIGURE.fullmatch(text) is not None for text in figures)


def is_sum_beside_price(bare: Quantity | Refusal, lent: Lent, labels: Labels) -> bool:
    """Whether an amount with its own currency is no price as its row's are: "Fee ($/t) | 88 | -$41M | +$41M"."""
    is_price = lent.source == "row" and lent.hint is not None and "/" in lent.hint.unit
    if not is_price or not isinstance(bare, Quantity) or bare.unit_kind != "money":
        return False
    texts = [cell.text.value.replace(",", "") for cell in labels.row.row.cells[1:]]
    prices = [Decimal(price[1]) for text in texts if (price := _PRICE.fullmatch(text)) is not None]
    return bool(prices) and abs(bare.value) > _IN_UNITS_MIN * max(prices)


def is_out_of_size(bare: Quantity | Refusal, lent: Lent, labels: Labels) -> bool:
    """Whether a number whose row names no money is written unlike all amounts of its table.

    "Notices: 3 | 7 | 11" where all others show decimals, "Doors: 1,210" among billions with decimals, "Case mix:
    1.78" among whole thousands of millions.
    """
    if not isinstance(bare, Quantity):
        return False
    if lent.source == "column" and lent.hint is not None and lent.hint.unit_kind == "percent":
        return abs(bare.value) >= _NO_GROWTH_EITHER and _is_of_things(labels.column.label)
    if lent.source not in {"corner", "caption"}:
        return False
    if is_change(labels.column.label) and _exceeds_row(bare, labels):
        return True  # "| Total | 45.0 | 36.2 | -8,800 |" below "(thousands)"
    if lent.hint is not None and lent.hint.unit_kind == "percent":
        return abs(bare.value) >= _NO_GROWTH_EITHER  # "Housing starts: 120,000" below "(% unless noted)"
    if labels.units.is_shown and labels.row.nature is None and is_whole_row(labels.row.row):
        return True
    if labels.units.is_counted and lent.source == "caption" and is_whole_row(labels.row.row):
        return abs(bare.value) >= _MANY_MILLIONS  # "Hires a year: 15,000" below "Headcount (millions)"
    is_named = labels.row.nature is not None or labels.column.nature is not None
    if labels.units.largest is None or is_named:
        return labels.units.is_whole and not is_named and bare.unit_kind == "ratio" and abs(bare.value) < SMALL
    is_large = abs(bare.value) >= HIGHEST_SCORE and abs(bare.value) >= _OUT_OF_SIZE * labels.units.largest
    return is_large and counts(labels)


def _is_of_things(label: str) -> bool:
    """Whether a label tells shares of things, which are never in thousands: "Staff (%)", not "Staff growth (%)"."""
    name = label.partition("(")[0].strip()
    return nature_of(name) == "count" and not is_change(name) and _MAY_GROW.search(label) is None


def _exceeds_row(bare: Quantity, labels: Labels) -> bool:
    """Whether a number is far beyond all others of its row."""
    texts = [cell.text.value.replace(",", "") for cell in labels.row.row.cells[1:]]
    others = [Decimal(text) for text in texts if _PLAIN.fullmatch(text)]
    others = [size for size in others if size != abs(bare.value)]
    return len(others) > 1 and abs(bare.value) > _OUT_OF_SIZE * max(others)


def is_of_people(bare: Quantity | Refusal, labels: Labels) -> bool:
    """Whether a number of people is far beyond all money of its table: "Jobs: -7,500" below "Effect (DKK billion)"."""
    if not isinstance(bare, Quantity) or labels.units.largest is None:
        return False
    is_beyond = abs(bare.value) >= _IN_UNITS_MIN and abs(bare.value) >= _FAR_OUT_OF_SIZE * labels.units.largest
    return is_beyond and counts(labels) and (names_people(labels) or _OF_JOBS.search(labels.row.name) is not None)


def is_unscaled(bare: Quantity, lent: Lent, labels: Labels, *, has_currency: bool) -> bool:
    """Whether an amount per unit is certainly stated in whole units of the currency, not in the scale lent to it.

    "EPS: 3.40" and "Average salary: $91,000" under "($M)"; but "Cost per plant: $5,400" may be either.
    """
    names = names_of(labels)
    if any(map(is_per_share, names)) or is_of_share(labels):
        return True
    if has_currency and any(map(_BY_THE_HOUR.search, names)) and abs(bare.value) < _IN_UNITS_MIN:
        return True  # "Hourly wage: $19" under "($ thousands)"
    if lent.hint is None or lent.hint.scale < _MILLIONS or not any(_PER_PERSON.search(name) for name in names):
        return False
    return abs(bare.value) >= (_OF_A_PERSON_MIN if has_currency else _IN_UNITS_MIN)


def _is_in_thousands(bare: Quantity, lent: Lent, labels: Labels) -> bool:
    """Whether what one person earns is in the thousands lent to it: "Base salary: 47-53" under "(C$ thousands)"."""
    if lent.hint is None or lent.hint.scale != _THOUSANDS or bare.value >= _IN_UNITS_MIN:
        return False
    return any(_PER_PERSON.search(name) for name in names_of(labels))


def must_be_money(bare: Quantity | Refusal, disputed: str, lent: Lent, labels: Labels) -> bool:
    """Whether a number can be nothing but the money lent to it: 3,100 is no share, 47-53 no salary but in thousands."""
    if not isinstance(bare, Quantity) or lent.hint is None or lent.hint.unit_kind != "money":
        return False
    if disputed.endswith("percent"):
        names = names_of(labels)
        largest = _largest_of_row(bare, labels)
        may_be_rate = any(map(_MAY_GROW.search, names)) and not (largest >= _NO_RETURN and _on_assets(labels))
        return bare.unit == "count" and largest >= _NO_SHARE and not may_be_rate
    if disputed.endswith("count"):  # "Large deals: 18.4" below "Signings ($B)"
        is_part = lent.source == "caption" and lent.hint.scale >= _MILLIONS and bare.unit_kind == "ratio"
        is_named = labels.column.nature == "count" or (labels.column.nature, labels.row.nature) == (None, "count")
        return is_part and is_named and not names_people(labels) and _SHARES.search(labels.row.name) is None
    return disputed.endswith("per unit") and _is_in_thousands(bare, lent, labels)


def _on_assets(labels: Labels) -> bool:
    """Whether a row is a return that a regulated company earns, in money: "Return on assets | 12,850"."""
    return _RETURN_ON.match(labels.row.name) is not None


def _largest_of_row(bare: Quantity, labels: Labels) -> Decimal:
    """The largest of a number and of the plain numbers beside it in columns alike: "Share of rent | 165 | 215"."""
    is_alike = labels.column.nature is None and labels.column.hint is None
    texts = [cell.text.value.replace(",", "") for cell in labels.row.row.cells[1:] if is_alike]
    return max([abs(bare.value), *(Decimal(text) for text in texts if _PLAIN.fullmatch(text))])


def is_of_whom(bare: Quantity | Refusal, lent: Lent, labels: Labels) -> bool:
    """Whether labels name whose the caption's measure is: "Users" under "Share of spend (%)"."""
    column, row, units = labels
    if lent.hint is None or lent.source != "caption" or not isinstance(bare, Quantity) or row.nature == "ratio":
        return False
    if lent.hint.unit_kind == "percent":
        is_one = column.is_dimension or row.nature is None or column.nature is None
        is_share = units.caption_nature == "percent" or is_change(units.caption_label)
        return is_share and is_one and abs(bare.value) <= HIGHEST_SCORE
    is_by = BY_PART.search(units.caption_label) is not None and not _HEADS.search(column.label)
    is_dated = row.signals.period is not None or not row.name
    return lent.hint.unit_kind == units.caption_nature == "money" and is_by and is_dated and column.nature == "count"


# "Freight index (Jan 2020 = 100)"
_INDEX_BASE = re.compile(r"= ?100(?![0-9.,])")
_PAY = re.compile(r"\b(?:pay|salar(?:y|ies)|wages?|compensation|rents?)\b", re.IGNORECASE)
_THOUSANDS, _LEAST_PAY = 3, 10_000


def is_index(labels: Labels) -> bool:
    """Whether a label or the caption tells the year in which an index was a hundred."""
    return any(map(_INDEX_BASE.search, (*names_of(labels), labels.row.unit, labels.units.caption_label)))


def is_whole_pay(bare: Quantity, hint: UnitHint, labels: Labels) -> bool:
    """Whether an amount with its sign is pay written out below a label in thousands, or of one below millions."""
    is_pay = _PAY.search(f"{labels.column.label} {labels.units.caption_label}") is not None
    return is_paid_one(bare, hint, labels) or (is_pay and hint.scale == _THOUSANDS and bare.value >= _LEAST_PAY)


_SAID = re.compile(r"[A-Za-z]{3,} (?:at|of) $|[A-Za-z]{4,} [a-z]{2,} $")


def is_comment(text: str, bare: Quantity | Refusal) -> bool:
    """Whether words in a cell say what its number is: "EUR/USD at 1.14", "output of 88.4 million units"."""
    before = text[: bare.start] if isinstance(bare, Quantity) else ""
    return _SAID.search(before) is not None
