"""What each column of a table is: a label, a period, a rank or date, or values.

Belongs here: the roles and units of columns beside one another. Does not: one label by itself (`column`), rows
(`rows`), reading the cells' values (`cell_units`) or making statements of them (`table_facts`).
"""

from __future__ import annotations

import re

from orchestration.memo.captions.caption_clauses import clauses_of
from orchestration.memo.captions.caption_units import (
    LAST,
    Told,
    are_of_rows,
    names_any,
    of_label,
    unit_for,
    unit_of_quantities,
    units_told,
    words_of,
)
from orchestration.memo.captions.column_sentences import columns_told, told_of_column, volumes_told
from orchestration.memo.context import has_digit, read_signals
from orchestration.memo.document import Table
from orchestration.memo.hints.hint_words import power_told
from orchestration.memo.quantities import UnitHint
from orchestration.memo.tabular.column import UNIT_NAME, Column, Role, hint_of, whole_period
from orchestration.memo.tabular.column_units import with_units_beside
from orchestration.memo.tabular.due_columns import DUE_NAME
from orchestration.memo.tabular.head_asides import without_aim
from orchestration.memo.tabular.number_columns import counts_rows, is_answer
from orchestration.memo.tabular.part_columns import with_years_of_parts
from orchestration.memo.tabular.peer_columns import with_returns_of_shares
from orchestration.memo.tabular.rank_columns import tells_rank
from orchestration.memo.tabular.rates_shown import columns_shown
from orchestration.memo.tabular.row_groups import groups_first
from orchestration.memo.tabular.short_heads import with_short_years
from orchestration.memo.tabular.sides import lists_sides
from orchestration.memo.tabular.weighted_columns import with_weighted
from orchestration.memo.tabular.years_in_cells import tells_period
from orchestration.memo.vocabulary.exchange import is_open_rate
from orchestration.memo.vocabulary.identifier_words import COUNTED_NOUNS
from orchestration.memo.vocabulary.natures import is_change, nature_of
from orchestration.memo.vocabulary.period_grammar import PART_OF_YEAR
from orchestration.memo.vocabulary.scenarios import confirmed, confirmed_case, with_middle
from orchestration.memo.vocabulary.words import word_set

_RANK = re.compile(
    r"#|no\.?|nr\.?|(?:(?:19|20)[0-9]{2} )?(?:world |global )?rank(?:ing)?(?:,? (?:in )?(?:19|20)[0-9]{2})?"
    r"|s\.?\s?no\.?|id|code|ticker|isin|phone|page|(?:software |current |latest )?version|ver\.?",
    re.IGNORECASE,
)
_DATED = re.compile(
    r".+(?<!to)(?<!To)\s(?:dates?|deadline)|(?:year\s)?(?:founded|established|opened|started|born|joined)|inception",
    re.IGNORECASE,
)
# "Phase", "Tier": a number under it only tells which.
_ORDER = re.compile(r"(?:(?!last|next|latest)\w+ )?(?:phase|stage|tier|wave|round|trl|priority|step)", re.IGNORECASE)
_PLACE = re.compile(r"[0-9]{1,2}[a-z]?(?: ?[-–/] ?[0-9]{1,2}[a-z]?)?", re.IGNORECASE)
# "Note | 4": a number under it tells where more is said.
_NOTES = re.compile(r"notes?|ref(?:erence)?s?\.?|footnotes?|see note", re.IGNORECASE)
_PERIOD_NAME = re.compile(
    r"(?:fiscal\s|calendar\s)?"
    r"(?:years?|periods?|quarters?|half|months?|dates?|fy|cy|as of|(?:by\s)?when"
    r"|(?:[a-z]+\s)?(?:time\s?frames?|timeline|timing|window|schedule|horizon))"
    r"(?:\s\(.*\))?",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"[~<>≈+(−–-]{0,3}\s?(?:[A-Z]{0,3}[$€£¥₹₩]|[A-Z]{3}\s)?[0-9]")
# Whole labels of columns that count, though a row of that name may be what they cost.
_COUNTED = (
    COUNTED_NOUNS
    | word_set("quantity qty crew crews seats sites titles brands policies wells rigs")
    | {"rank change", "change in rank"}
)
# "KPI | Actual | Budget": what was planned, of whatever the row names
_YEAR = r"(?:FY|CY)? ?[0-9]{2,4}"
_ACTUAL = re.compile(rf"(?:{_YEAR} )?actuals?(?: {_YEAR})?", re.IGNORECASE)
# "Accounts 2029" beside "Budget 2030": what was spent
_ACCOUNTS = re.compile(rf"{_YEAR} accounts|accounts {_YEAR}", re.IGNORECASE)
_PLANNED = re.compile(rf"(?:{_YEAR} )?(?:budget(?:ed)?|forecast|estimate|plan|projection)(?: {_YEAR})?", re.IGNORECASE)
_BUDGET = re.compile(rf"(?:{_YEAR} )?budget(?:ed)?(?: {_YEAR})?", re.IGNORECASE)
# "Premium" beside "Mid-range" is the best of what is sold.
_PREMIUM = re.compile(r"Premium(?:$|(?:,| \().*)")
_TIER = re.compile(
    r"(?:Standard|Basic|Mid-range|Economy|Entry|Import|Regular|Classic|Value|Pro|Lite|Free|Plus)(?:$|(?:,| \().*)"
)
# "Slow adoption" beside "Central case" is a case too.
_MAIN_CASE = re.compile(
    r"(?:central|base(?:line)?|middle|medium|main|reference|bear|bull)(?: (?:case|scenario|path))?", re.IGNORECASE
)
_OTHER_CASE = re.compile(
    r"(?:slow|slower|fast|faster|rapid|early|late|delayed|gradual|full|partial|limited|high|low|no)"
    r" (?:adoption|penetration|automation|growth|uptake|inflation)",
    re.IGNORECASE,
)
# "Titles in FY2030"
_WHEN_BEHIND = re.compile(rf" (?:in|at|by|at end-) ?{PART_OF_YEAR}$", re.IGNORECASE)
# "After 3 years" beside "Starting pay"
_TENURE = re.compile(
    r"(?:after|at|with|in) [0-9]+(?:[-–][0-9]+|\+)? (?:years?|months?)(?: of experience)?", re.IGNORECASE
)
_IN_CASE = re.compile(r"[+−-]?[0-9]+(?:\.[0-9]+)? ?% [a-z]")
_SOME_WORD = re.compile(r"[^\W_]")
_CASE_LAST = re.compile(r"\((?:bear|base|bull)(?:ish|line)?(?: case)?\)$", re.IGNORECASE)
_FLOW = re.compile(r"(?:net |total )?(?:imports?|exports?|trade)", re.IGNORECASE)


def read_columns(table: Table) -> tuple[Column, ...]:
    """The columns of a table; a row longer than the header gets none for its last cells."""
    columns: list[Column] = []
    label_at: int | None = None
    labels = [cell.text.value for cell in table.header]
    names_rows = not lists_sides(labels)
    for ordinal, cell in enumerate(table.header):
        label = cell.text.value
        texts = table.column(ordinal)
        role = _role(
            label,
            [text for text in texts if _SOME_WORD.search(text) is not None],
            first=labels[0] if ordinal else None,
        )
        nature = nature_of(label) or ("count" if _WHEN_BEHIND.sub("", label.lower()) in _COUNTED else None)
        if role == "skip" and (is_answer(label, labels) or counts_rows(table, ordinal)):
            role, nature = "value", None if is_answer(label, labels) else "count"
        follows_period = ordinal == 1 and columns[0].role == "period" and _is_text(texts)
        if names_rows and role == "value" and label_at is None and (_all(columns, "skip") or follows_period):
            if ordinal and _are_values(texts):  # "| Ticker | Price |", "| Tier | Households |"
                columns[0], label_at = columns[0]._replace(role="label"), 0
            else:
                role, label_at = "label", ordinal
        signals = read_signals(without_aim(label))
        if signals.scenario is not None and _CASE_LAST.search(label) is not None:
            nature = None  # "Low Growth (bear)"
        if _IN_CASE.match(label) is not None:
            nature = None  # "2% growth" says in which case
        hint = hint_of(label) if not is_open_rate(label) else None
        columns.append(Column(label, role, hint, nature, signals))
    if label_at == 0 and groups_first(table):
        columns[:2] = [columns[0]._replace(role="skip"), columns[1]._replace(role="label")]
    columns = _without_natures_of(columns, beside=_ACTUAL, named=_BUDGET)
    columns = _without_natures_of(columns, beside=_PLANNED, named=_ACCOUNTS)
    columns = _without_natures_of(columns, beside=_TIER, named=_PREMIUM)
    columns = _without_natures_of(columns, beside=_MAIN_CASE, named=_OTHER_CASE)
    columns = columns_shown(columns, table)
    columns = with_years_of_parts(with_short_years(columns), table.caption.value if table.caption is not None else "")
    columns = with_weighted(with_units_beside(_with_unit_of_caption(columns, table), table), table)
    columns = with_returns_of_shares(columns)
    forms = confirmed(column.signals.scenario for column in columns)
    cases = [confirmed_case(column.signals.scenario, forms) for column in columns]
    cases = with_middle([column.label for column in columns], cases)
    return tuple(
        column._replace(signals=column.signals._replace(scenario=case))
        for column, case in zip(columns, cases, strict=True)
    )


def _without_natures_of(columns: list[Column], *, beside: re.Pattern[str], named: re.Pattern[str]) -> list[Column]:
    """The columns, those named so measuring nothing of their own where another one has a name like that."""
    if not any(beside.fullmatch(column.label) for column in columns):
        return columns
    return [column._replace(nature=None) if named.fullmatch(column.label) else column for column in columns]


def _with_unit_of_caption(columns: list[Column], table: Table) -> list[Column]:
    """The columns that the caption states a unit for, each with its unit."""
    caption = table.caption.value if table.caption is not None else ""
    names = [column.label for column in columns[1:]]
    volumes: tuple[Told, ...] = ()
    told = units_told(table.told) or columns_told([table.told], names) or told_of_column(caption, names)
    told = told or (volumes := volumes_told(caption))
    if not told:
        return columns
    last = next((one.hint for one in told if one.words == LAST), None)
    if last is not None and columns[-1].hint is None:
        columns = [*columns[:-1], columns[-1]._replace(hint=last)]
    labels = [column.label for column in columns[1:]]
    own = [unit_for(column.label, column.nature, of_label(told, column.label, labels)) for column in columns]
    # "Cost per participant" beside "Participants (thousands)"
    own = [None if _is_cost_of_counted(column, hint) else hint for column, hint in zip(columns, own, strict=True)]
    volume = volumes[0].hint if volumes else unit_of_quantities(told, labels)
    if volume is not None:
        own = [
            volume if _is_volume(column, told) or (hint is None and _is_sold(column)) else hint
            for column, hint in zip(columns, own, strict=True)
        ]
    is_named = any(hint is not None for column, hint in zip(columns, own, strict=True) if column.role == "value")
    # Each clause is of what it names, and the first of the years beside columns that others name.
    is_inside = "(" in table.told or (bool(clauses_of(table.told)) and (is_named or last is not None))
    is_inside = is_inside and not are_of_rows(told, [row.cells[0].text.value for row in table.rows if row.cells])
    of_all = _of_caption(told, caption) if caption and caption not in table.told else None
    return [
        _in_scale_told(column, told)
        if column.hint is not None or column.role != "value"
        else column._replace(
            hint=hint
            or (_first(column, told) if is_inside and not names_any(told[0], labels) else None)
            or (of_all if column.nature is None and not is_change(column.label) else None)
        )
        for column, hint in zip(columns, own, strict=True)
    ]


def _is_cost_of_counted(column: Column, hint: UnitHint | None) -> bool:
    """Whether a column of money is told the unit of what it is per one of."""
    return hint is not None and hint.unit_kind == "count" and column.nature == "money" and " per " in column.label


def _is_volume(column: Column, told: tuple[Told, ...]) -> bool:
    """Whether a column that no unit is told for may be of the volumes a caption speaks of: "Demand", "Exports"."""
    is_named = any(one.words & words_of(column.label) for one in told)
    is_flow = column.nature is None or _FLOW.fullmatch(column.label) is not None
    return column.role == "value" and not is_named and not column.is_dimension and is_flow


def _is_sold(column: Column) -> bool:
    """Whether a column "Sales" may be of what is sold, where its caption states no money for it."""
    return column.role == "value" and not column.is_dimension and column.label.strip().lower() == "sales"


def _of_caption(told: tuple[Told, ...], caption: str) -> UnitHint | None:
    """The unit told for what a caption is about: "Gross pay by occupation" above "Note: pay in euros per hour"."""
    words = words_of(caption)
    hints = {one.hint for one in told if one.heads & words}
    return hints.pop() if len(hints) == 1 else None


def _in_scale_told(column: Column, told: tuple[Told, ...]) -> Column:
    """A column of days or hours in the scale that the caption tells for it: "Days lost are in thousands."."""
    hint = unit_for(column.label, None, told) if column.hint is not None and column.hint.scale == 0 else None
    is_same = hint is not None and column.hint is not None and hint.unit == column.hint.unit
    return column._replace(hint=hint) if is_same and column.role == "value" else column


def _first(column: Column, told: tuple[Told, ...]) -> UnitHint | None:
    """The first unit told, for columns that only tell when or in which case: "Price by case (US$/t) and DSCR"."""
    is_open = column.is_dimension or _TENURE.fullmatch(column.label) is not None
    return told[0].hint if is_open and (len(told) > 1 or not column.is_dimension) else None


def _role(label: str, texts: list[str], *, first: str | None) -> Role:
    """What a column with these cells is; `first` is what the first one is called, None for itself."""
    name, is_first = label.strip(), first is None
    if _RANK.fullmatch(name) or (first is not None and tells_rank(name, texts, first)):
        return "skip"
    periods = sum(1 for text in texts if whole_period(text) is not None)
    is_due = DUE_NAME.fullmatch(name) is not None
    is_named_period = is_first or is_due or _PERIOD_NAME.fullmatch(name) is not None
    if periods and 2 * periods >= len(texts) and is_named_period and (is_due or not _DATED.fullmatch(name)):
        return "period"
    places = [text for text in texts if has_digit(text)]
    is_money = name.lower().endswith(("currency", "ccy"))
    stated = [text for text in texts if power_told(text) is None]  # "1,000 persons" tells the unit
    if not is_first and UNIT_NAME.fullmatch(name) and not (_are_values(stated) or (is_money and places)):
        return "skip"  # "out of 10" is no ten, "SR 3,250" below "Local currency" an amount
    if _DATED.fullmatch(name) or (periods and 2 * len(places) > len(texts) and all(map(tells_period, places))):
        return "skip"
    is_listed = _NOTES.fullmatch(name) or (2 * len(places) > len(texts) and _ORDER.fullmatch(name))
    if places and is_listed and all(map(_PLACE.fullmatch, places)):
        return "skip"
    return "value"


def _is_text(texts: list[str]) -> bool:
    """Whether most cells hold no figure, so that the column may name the rows."""
    worded = sum(1 for text in texts if text and not has_digit(text))
    return 2 * worded > len(texts)


def _are_values(texts: list[str]) -> bool:
    """Whether most cells begin like an amount, so that the column does not name the rows."""
    amounts = sum(1 for text in texts if _AMOUNT.match(text))
    return 2 * amounts > len(texts)


def _all(columns: list[Column], role: Role) -> bool:
    return all(column.role == role for column in columns)
