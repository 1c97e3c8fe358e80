"""Units that columns take from what stands in them and beside them: of the column that sums them up, of a first cell.

Belongs here: columns without a unit of their own in a table where another cell or column settles it. Does not: what
labels and captions state (`columns`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from orchestration.memo.document import Row, Table
from orchestration.memo.hints.hints import read_hint
from orchestration.memo.quantities import Quantity, UnitHint
from orchestration.memo.tabular.compared_columns import with_units_compared
from orchestration.memo.tabular.heads_beside import with_units_of_heads
from orchestration.memo.tabular.years_behind import with_years_behind
from orchestration.memo.values.cells import read_cell
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.persons import PERSONS
from orchestration.memo.vocabulary.units import COUNT, PERCENT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orchestration.memo.tabular.column import Column

_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]{1,3})?")
_ROUNDING = Decimal("0.6")
_MIDDLE = re.compile(r"\b(?:median|average|mean|typical|p50)\b", re.IGNORECASE)
_END = re.compile(
    r"(?:top|bottom|upper|lower|best|highest|lowest)(?:[- ](?:paid|earning))? ?"
    r"(?:[0-9]{1,2}(?:%| percent\b)|(?:quartile|quintile|decile|tercile|third|end)\b)"
    r"|p[1-9][0-9]\b|[1-9]?[0-9](?:th|st|nd|rd) percentile\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:wages?|pay|salar(?:y|ies)|earnings|prices?|tariffs?|fees?|fares?|rents?|tuition|incomes?|premiums?|pensions?)\b",
    re.IGNORECASE,
)
# What a column of heads is called is no group.
_WHOM = re.compile(r"(?!(?i:employees|ftes|jobs|positions|openings|vacancies)$)[A-Z][a-z-]+(?: [a-z]+)?s")
_GROUP = re.compile(rf"(?:[A-Z][\w-]* )?(?:{'|'.join(sorted(PERSONS))})", re.IGNORECASE)
_PARENTHESES = re.compile(r"\([^()]*\)")
_WORDS = re.compile(r"[^\W\d_]{3,}")
# "€38", "₹210 Cr" at the head of a column of bare numbers, as accounts have it
_SIGNED = re.compile(
    r"(?P<sign>[A-Z]{0,3}[$€£¥₹₩₦₱฿₫₺₽]|[A-Z]{3} |(?:RM|Rs\.?|Rp|R|kr|KSh|zł) ?)(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)"
    r"(?P<scale> ?(?:[KMB]|Cr|bn|mn|[mb]illion|lakh))?"
)
# A bare number further from the first is in another scale.
_AS_LARGE = 50
_HUNDRED, _DIGIT = 100, re.compile("[0-9]")
_MEASURED = re.compile(r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?) ?(?:%|[A-Za-z][A-Za-z0-9²³/ -]{0,20})")
# "21.9%", "1.9x", "11 years"
_STATED = re.compile(
    r"[~≈<>+−-]?(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)\+? ?"
    r"(?P<unit>%|x|×|bps?|pp|(?:year|yr|month|day|week|hour|hr|minute|min)s?)"
)
_AS_FAR = 10
_OF_MEASURES = re.compile(
    r"(?:key )?(?:metrics?|kpis?|indicators?|measures?|items?|lines?|statistics?|ratios?)\b", re.IGNORECASE
)
# A column that may hold any measure, or changes of any.
_LOOSE = re.compile(
    r"(?i:.*\b(?:change|chg|delta|diff(?:erence)?|gap|vs|yoy|now|today|current|target|actual|budget|plan|value|low|mid|high"
    r"|base|bull|bear|best|worst)\b.*|Δ.*)"
)
_KINDS = frozenset({"percent", "duration", "quantity"})
_NO_MONEY = frozenset({"count", "percent", "ratio"})


# Of what is to be, or was
_AIM = re.compile(r"\b(?:target|plan(?:ned)?|goal|budget|guidance|forecast|prior|previous)\b", re.IGNORECASE)


def with_units_beside(columns: list[Column], table: Table) -> list[Column]:
    """The columns with the units that others of the table and their own first cells settle."""
    columns = _with_unit_of_most(with_years_behind(columns, table), table)
    columns = _with_unit_of_first(_with_unit_of_total(_without_groups(columns, table), table), table)
    columns = _with_things_before(_with_percent_beside(_with_money_of_median(columns, table)))
    return with_units_compared(with_units_of_heads(_with_aim_of_one(columns), table), table)


def _with_unit_of_most(columns: list[Column], table: Table) -> list[Column]:
    """Columns whose cells state one unit but for some that leave it out: "21.9%", "391%", "7.1" below "APR"."""
    names = [row.cells[0].text.value for row in table.rows if row.cells]
    if len(names) < 3 or _OF_MEASURES.match(columns[0].label) or any(nature_of(name) or "(" in name for name in names):
        return columns

    def unit_of(at: int, column: Column) -> UnitHint | None:
        if column.nature == "count" or column.is_dimension or _LOOSE.fullmatch(column.label) is not None:
            return None
        hint = _unit_of_most(table.column(at))
        return hint if hint is not None and (column.nature != "money" or hint.unit_kind == "percent") else None

    return _with_units(columns, unit_of)


def _with_units(columns: list[Column], unit_of: Callable[[int, Column], UnitHint | None]) -> list[Column]:
    """The columns, those of values without a unit and not the first with what `unit_of` finds for them."""
    return [
        column._replace(hint=hint)
        if at and column.role == "value" and column.hint is None and (hint := unit_of(at, column)) is not None
        else column
        for at, column in enumerate(columns)
    ]


def _unit_of_most(texts: Sequence[str]) -> UnitHint | None:
    """The unit that two cells at least state and no other contradicts, where a plain number of a size is among them."""
    figures = [text for text in texts if _DIGIT.search(text)]
    stated = [found for text in figures if (found := _STATED.fullmatch(text)) is not None]
    plain = [text for text in figures if _PLAIN_NUMBER.fullmatch(text)]
    units = {found["unit"].lower().rstrip("s") for found in stated}
    if len(stated) < 2 or not plain or len(units) != 1 or len(stated) + len(plain) != len(figures):
        return None
    sizes = [abs(Decimal(found["number"].replace(",", ""))) for found in stated]
    least, most = min(sizes) / _AS_FAR, max(sizes) * _AS_FAR
    numbers = [abs(Decimal(text.replace(",", ""))) for text in plain]
    is_alike = all(number in (0, _HUNDRED) or least <= number <= most for number in numbers)
    return read_hint(f"({stated[0]['unit']})") if is_alike else None


def _without_groups(columns: list[Column], table: Table) -> list[Column]:
    """Columns that name whose pay or price the caption tells, and count nobody: "Managers | Engineers | Workers"."""
    caption = table.caption.value if table.caption is not None else ""
    values = [column for column in columns[1:] if column.role == "value"]
    named = [column for column in values if _GROUP.fullmatch(column.label)]
    is_of_groups = len(named) > 1 and all(column.hint is None and _WHOM.fullmatch(column.label) for column in values)
    if not is_of_groups or _PAID.search(caption) is None or read_hint(caption) is None:
        return columns
    return [column._replace(nature=None) if column in values else column for column in columns]


def _with_things_before(columns: list[Column]) -> list[Column]:
    """Columns of a time in the scale of things that the one before names: "Jobs 2026 (million) | 2030 (million)"."""
    for at, (named, column) in enumerate(pairwise(columns), 1):
        if named.hint is None or named.hint.unit_kind != "count" or column.hint is None or column.role != "value":
            continue
        is_scale = not column.hint.unit and column.hint.unit_kind == "money" and column.hint.scale == named.hint.scale
        if is_scale and column.is_dimension and named.signals.period is not None:
            columns = [*columns[:at], column._replace(hint=named.hint), *columns[at + 1 :]]
    return columns


def _with_aim_of_one(columns: list[Column]) -> list[Column]:
    """A column of what the one before it is to be, in what that one is: "Spend ($M) | Suppliers | 2033 target"."""
    whens = [at for at, column in enumerate(columns) if column.role == "value" and column.is_dimension]
    if len(whens) != 1 or whens[0] < 2 or _AIM.search(columns[whens[0]].label) is None:
        return columns
    at = whens[0]
    aimed, column = columns[at - 1], columns[at]
    hint = aimed.hint or (UnitHint.of(COUNT) if aimed.nature == "count" else None)
    if column.hint is not None or aimed.role != "value" or hint is None:
        return columns
    return [*columns[:at], column._replace(hint=hint), *columns[at + 1 :]]


def _with_unit_of_first(columns: list[Column], table: Table) -> list[Column]:
    """Columns whose first cell alone states the unit for all: "€38" above "27", "820 kt" above "760"."""
    if len(table.rows) < 3 or any(nature_of(row.cells[0].text.value) in _NO_MONEY for row in table.rows if row.cells):
        return columns
    return _with_units(columns, lambda at, _: unit_of_first(table.column(at)))


def unit_of_first(texts: Sequence[str]) -> UnitHint | None:
    """The unit that the first of several cells states for all of them, where the others are plain numbers alike."""
    return _money_of_first(texts) or _unit_of_first(texts)


def _money_of_first(texts: Sequence[str]) -> UnitHint | None:
    """The money of the first cell, where all behind it are plain numbers of its size."""
    first = _SIGNED.fullmatch(texts[0]) if texts else None
    if first is None or not _are_alike(Decimal(first["number"].replace(",", "")), texts[1:]):
        return None
    return read_hint(f"({first['sign'].strip()} {(first['scale'] or '').strip()})".replace(" )", ")"))


def _unit_of_first(texts: Sequence[str]) -> UnitHint | None:
    """The same for a share, a time or a physical quantity: "12%" above "5" and "88", "14.8 years" above "19.2"."""
    items = read_cell(texts[0]) if texts and _MEASURED.fullmatch(texts[0]) is not None else ()
    first = items[0] if len(items) == 1 else None
    if not isinstance(first, Quantity) or first.unit_kind not in _KINDS or first.end < len(texts[0].rstrip(" .")):
        return None
    number = Decimal(_MEASURED.fullmatch(texts[0])["number"].replace(",", ""))  # type: ignore[index]
    if first.unit_kind == "percent":
        return UnitHint.of(PERCENT) if _are_shares(texts[1:]) else None
    return UnitHint(first.unit, first.unit_kind) if first.value == number and _are_alike(number, texts[1:]) else None


def _are_shares(texts: Sequence[str]) -> bool:
    """Whether two cells at least are plain numbers, and none is above a hundred or says what it is in."""
    plain = [text for text in texts if _PLAIN_NUMBER.fullmatch(text)]
    is_open = all(text in plain or not _DIGIT.search(text) for text in texts)
    return len(plain) > 1 and is_open and all(abs(Decimal(text.replace(",", ""))) <= _HUNDRED for text in plain)


def _are_alike(size: Decimal, texts: Sequence[str]) -> bool:
    """Whether two cells at least are plain numbers of a size, and no other holds a number."""
    plain = [text for text in texts if _PLAIN_NUMBER.fullmatch(text)]
    if len(plain) < 2 or any(text not in plain and _DIGIT.search(text) for text in texts):
        return False
    others = [abs(Decimal(text.replace(",", ""))) for text in plain]
    return all(other <= _AS_LARGE * size and size <= _AS_LARGE * other for other in others)


def _with_unit_of_total(columns: list[Column], table: Table) -> list[Column]:
    """Columns of years in the unit of the one column that sums them up: "Total (€M) | 2030 | 2031"."""
    years = [i for i, column in enumerate(columns) if column.role == "value" and column.is_dimension]
    totals = [i for i, column in enumerate(columns) if column.hint is not None and column.hint.unit_kind == "money"]
    if len(years) < 2 or len(totals) != 1 or any(columns[i].hint is not None for i in years):
        return columns
    sums = [found for row in table.rows if (found := _sums(row, years, totals[0])) is not None]
    if len(sums) < 2 or not all(sums):
        return columns
    hint = columns[totals[0]].hint
    return [column._replace(hint=hint) if i in years else column for i, column in enumerate(columns)]


def _with_percent_beside(columns: list[Column]) -> list[Column]:
    """Columns of shares without a sign, where another of the same name states it: "Rate (%) | 2025 rate"."""
    stated = {
        _last_word(column.label): column.hint
        for column in columns
        if column.nature == "percent" and column.hint is not None and column.hint.unit_kind == "percent"
    }
    if not stated:
        return columns
    return [
        column._replace(hint=stated.get(_last_word(column.label)))
        if column.hint is None and column.nature == "percent" and column.role == "value"
        else column
        for column in columns
    ]


def _with_money_of_median(columns: list[Column], table: Table) -> list[Column]:
    """The ends of a distribution in the money of its middle: "Median (CAD) | Top 10%"."""
    stated = {column.hint for column in columns if column.role == "value" and column.hint is not None}
    middle = [column for column in columns if _MIDDLE.search(column.label) is not None and column.hint is not None]
    hint = middle[0].hint if middle else None
    if hint is None or hint.unit_kind != "money" or stated != {hint}:
        return columns
    return [
        column._replace(hint=hint)
        if column.hint is None and _END.match(column.label) is not None and _are_plain(table, ordinal)
        else column
        for ordinal, column in enumerate(columns)
    ]


def _are_plain(table: Table, ordinal: int) -> bool:
    """Whether all cells of a column are plain numbers in thousands or with decimals."""
    texts = table.column(ordinal)
    return all(_PLAIN_NUMBER.fullmatch(text) is not None and ("," in text or "." in text) for text in texts)


def _last_word(label: str) -> str:
    words = _WORDS.findall(_PARENTHESES.sub(" ", label))
    return words[-1].lower() if words else ""


def _sums(row: Row, parts: list[int], total: int) -> bool | None:
    """Whether the plain numbers of a row add up to its total; None where a cell is no plain number."""
    numbers: list[Decimal] = []
    for ordinal in (*parts, total):
        text = row.cells[ordinal].text.value if ordinal < len(row.cells) else ""
        if _PLAIN_NUMBER.fullmatch(text) is None:
            return None
        numbers.append(Decimal(text.replace(",", "")))
    return abs(sum(numbers[:-1]) - numbers[-1]) <= _ROUNDING * len(parts)
