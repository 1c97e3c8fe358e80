"""Where the labels around a bare number contradict the unit that is lent to it.

Belongs here: the words of labels held against a lent unit. Does not: which unit is lent (`lent_units`) or what becomes
of the number (`cell_units`).
"""

from __future__ import annotations

import re

from orchestration.memo.quantities import UnitHint
from orchestration.memo.tabular.cell_labels import PEOPLE, Labels, counts, counts_beside_money, names_people
from orchestration.memo.tabular.column import Column
from orchestration.memo.tabular.lent_units import names_measures
from orchestration.memo.tabular.mixed_bags import is_of_sector
from orchestration.memo.tabular.mixed_rows import contradicts_column
from orchestration.memo.tabular.no_amounts import against_mixed, against_no_amount
from orchestration.memo.tabular.own_scales import OF_MEASURES, is_plan
from orchestration.memo.tabular.rows import RowContext
from orchestration.memo.tabular.table_shapes import has_decimals
from orchestration.memo.tabular.table_units import TableUnits
from orchestration.memo.values.measures import is_price
from orchestration.memo.vocabulary.currencies import code_of
from orchestration.memo.vocabulary.natures import Nature, is_multiple, nature_of

# "Five-year total", "Change", "FY2032 MTP": of what the columns of years hold.
_SUMS_UP = re.compile(
    r"\b(?:total|sum|(?:probability[- ])?weighted|expected|consensus|blended|cumulative"
    r"|overall|average|avg|mean|median|range|change|chg|variance|var|difference|diff|delta|increase"
    r"|decrease|gap|net|impact|peak|LT|long[- ](?:term|run)|terminal"
    r"|run[- ]?rate|amount|value|budget|gross|subtotal|all)\b|[Δ+\-–]|^\W*$"
    r"|\b(?:our|their|your|union|company|employer|management|city|county|government|ministry|board)(?:['’]s)? "
    r"(?:(?:19|20)[0-9]{2} )?(?:demand|offer|claim|proposal|position|ask|counter-?offer)\b"
    r"|^(?:demand|offer|proposal|counter-?offer) (?:19|20)"
    r"|^(?:FY|CY|[QH][1-4]\s?)?'?[0-9]"
    r"|^(?:(?:full|fiscal|whole)[- ])?year$",  # behind its quarters
    re.IGNORECASE,
)
# A part of a price, where it is stated without a percent sign: "Margin" below "Freight" under "($/kg)".
_MARGIN = re.compile(r"\bmargin$", re.IGNORECASE)
_GEARING = re.compile(r"(?:net |financial )?gearing(?: ratio)?", re.IGNORECASE)  # in percent below "(%)"
_FLOW = re.compile(r"(?:(?:net|total|gross) )?(?:imports?|exports?|trade|sales|reserves|losses)", re.IGNORECASE)
# What a percentage of is no measure of one column alone: "(% of GDP)" over revenue, spending and debt.
_SHARE_OF_ALL = re.compile(
    r"(?:%|\bpercent(?:age)?)\s+(?:of\s+)?(?:GDP|GNI|GNP|national income|output|revenues?|sales|turnover)\b",
    re.IGNORECASE,
)
# "Low price", "High oil price" beside "Central": in which case, where the row states its unit.
_PRICE_CASE = re.compile(r"(?:low|high|base|central|current|bear|bull)(?:er)? (?:[a-z]+ )?price", re.IGNORECASE)
_SHARE_OF = re.compile(
    r"(?:%|\bpercent(?:age)?)\s+(?:of\s+)?[A-Za-z]"
    r"|\bshares? of (?:the )?(?:total|spend|cost|budget|bill|revenue|sales)",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"(?<![0-9][ -])\b(?:days|nights|hours|minutes|weeks)\b"
    r"|\b(?:waiting|handling|lead|travel|cycle|response|commute) time$|\b(?:duration|average maturity)$"
    r"|^(?:route|track|network) (?:km|length)$|\bemissions$|\bfloor ?(?:space|area)$|\bclass size$",
    re.IGNORECASE,
)
# "Base rate" below "Hourly pay by grade (£)"
_RATE, _PAID = re.compile(r"\brates?$", re.IGNORECASE), re.compile(r"\b(?:pay|wages?|tariffs?|fees)\b", re.IGNORECASE)
# "Rate cut | No change | Rate rise" below "Sensitivity of net income (R$ M)": what may happen
_EVENT = re.compile(
    r"(?:[A-Za-z]+ )?(?:rates?|prices?|yields?|inflation|growth|margins?) (?:cuts?|rises?|hikes?|falls?|up|down"
    r"|unchanged|held|holds?|pause|shock|(?:stays? )?(?:high|low|flat|same))",
    re.IGNORECASE,
)
_FAR, _POINTS = frozenset({"caption", "corner"}), frozenset({"basis_point", "percentage_point"})
# "Prices ($ per tonne)": "Spot" and "52-week high" are prices as the years' are.
_OF_PRICES = re.compile(
    r"\b(?:spot|forward|futures?|contract|now|latest|today|current|low|high|min|max|floor|cap|ceiling|target|ytd|prices?"
    r"|actual|forecast|budget|plan|cost|base|bear|bull|mid|top|bottom|premium|discount|cif|fob|own|peers?|us|eu|china)\b",
    re.IGNORECASE,
)
_OF_ITS_OWN = "its column names something of its own beside columns of years"
_YEAR, _PLAIN, _ALIKE = re.compile(r"\b(?:19|20)[0-9]{2}\b"), re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,4})?"), 3
_HEADS = re.compile(
    r"\b(?:headcount|ftes?|number of|no\. of|count|(?:diluted|basic|ordinary|average) shares"
    r"|shares (?:outstanding|in issue))\b",
    re.IGNORECASE,
)
_KIND_NATURE: dict[str, Nature] = {
    "money": "money",
    "count": "count",
    "percent": "percent",
    "percentage_point": "percent",
    "basis_point": "percent",
}
# "(thousands of people)" over "Tax preparation", which is what they do
_COUNTS_PEOPLE = re.compile(
    r"\([^()]*(?:thousands?|millions?|000s?)[^()]* (?:people|persons|workers|employees|jobs|staff)\)", re.IGNORECASE
)
# What such a caption lends is lent to money alone: "(2029, money in US$ million)".
_OF_MONEY = re.compile(r"\b(?:money|amounts|financials) in ", re.IGNORECASE)
# What each row's figures are held against.
_BOUND = re.compile(
    r"(?:(?:regulatory|policy|legal|statutory|internal|covenant) )?(?:thresholds?|limits?|floors?|ceilings?|minimum"
    r"|maximum|requirements?|triggers?|caps?)",
    re.IGNORECASE,
)
_ROLLING = re.compile(r"(?:(?:rolling|trailing|last|past) )?(?:12|twelve) months|ltm|ttm", re.IGNORECASE)
_RATIO_COLUMN, _PEOPLE_COLUMN = "its column speaks of ratio", "its column speaks of people"
# A company states its shares in millions too: "Shares outstanding | 140" below "($M)".
_STOCK = re.compile(
    r"\b(?:shares (?:outstanding|in issue)|(?:diluted|basic|ordinary) shares|share count)\b", re.IGNORECASE
)
# "| ($000) | | |" above rows of any kind
_ONLY_UNIT = re.compile(r"\([^()]*\)|(?:all )?(?:figures |amounts )?in [^()]*|(?:US)?[$€£¥] ?[a-z0-9']+", re.IGNORECASE)
_BALANCE = re.compile(r"(?:(?:total|current) )?(?:assets|liabilities|equity|shareholders)\b", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\((?:number|no\.|count) of |\((?:nos\.?|numbers?)\)", re.IGNORECASE)


def disputed_by(hint: UnitHint, source: str, labels: Labels) -> str | None:
    """Why the labels contradict a lent unit, None where they do not.

    A column that names a measure decides for itself. Where columns only tell the year or scenario the
    rows name the measure, unless the caption does ("Spending by group ($M)": the rows name who spends).
    """
    if source == "row" and _is_named_like_unit(hint, labels.row, labels.units):
        return "its row is named like a unit"
    if source in _FAR and _GEARING.fullmatch(labels.row.name) is not None:
        return None if hint.unit_kind == "percent" else "its row names no amount"
    ways = (against_mixed, _disputed, against_no_amount, contradicts_column)
    return next((told for way in ways if (told := way(hint, source, labels)) is not None), None)


def _disputed(hint: UnitHint, source: str, labels: Labels) -> str | None:
    column, row, units = labels
    lent = _KIND_NATURE.get(hint.unit_kind)
    is_sales = lent == "money" and source == "corner" and hint.scale > 0 and row.name.endswith(" sales")
    if is_sales or (hint.unit_kind == "quantity" and source in {"caption", "corner", "group"}):
        is_part = is_price(hint) and units.caption_nature == "money"  # "Flights and camp" below "Cost breakdown ($/t)"
        is_own = is_sales or (is_part and source == "caption" and row.nature == "count" and column.nature is None)
        return None if is_own else _against_quantity(hint, labels)  # "Vehicle sales" below "RMB million"
    if not column.is_dimension:
        if source == "column" and names_measures(labels):
            return _against_measure_named(hint, row)
        if source == "column" or _is_plain(source, lent, labels):
            return None
        if source == "row" and hint.unit_kind in {"duration", "quantity"} and not is_price(hint):
            return _against_measure(column)
        if source == "row" or column.nature is not None:
            is_alike = source == "row" and _is_compared(column, row)  # "Pay (RON)" below "Firms without AI (2030)"
            is_paid = lent == "money" and _RATE.search(column.label) is not None
            is_alike = is_alike or (is_paid and _PAID.search(units.caption_label) is not None)
            is_alike = is_alike or (source == "row" and row.name.endswith(")") and is_plan(column.label))
            is_alike = is_alike or (source in _FAR and _EVENT.fullmatch(column.label) is not None)
            return None if is_alike else _against(lent, column.nature, "its column")
        if lent == "money" and _names_its_own(labels):
            return _OF_ITS_OWN
    if source == "column" and (row.hint is not None or column.nature == lent == "money"):
        return _against_unit(hint, row)  # "Robots" under "Budget 2030 (A$M)"
    group = row.group.value if row.group is not None else ""
    if lent == "percent" and _are_shares(source, row, units, group):
        return None
    return None if source == "row" else _against_row(hint, source, row, units, group)


def _names_its_own(labels: Labels) -> bool:
    """Whether a column beside columns of years is of something else than they are."""
    column, row, units = labels
    if column.is_dimension or not units.has_periods or _ROLLING.fullmatch(column.label) is not None:
        return False
    if _BOUND.fullmatch(column.label) is not None:
        return False
    return _SUMS_UP.search(column.label) is None and not _is_compared(column, row)


def _is_named_like_unit(hint: UnitHint, row: RowContext, units: TableUnits) -> bool:
    """Whether a row is called like points and may be a part of the caption's money: the segment "BPS" below "₹ Cr"."""
    if hint.unit_kind not in _POINTS or not (row.name.isupper() and row.name.isalpha()):
        return False
    return any(far is not None and far.unit_kind == "money" for far in (units.corner, units.caption))


def _is_of_time(lent: Nature | None, source: str, row: RowContext) -> bool:
    """Whether a row counts days or hours, which no caption's money is: "Range days sold" below "£M unless stated"."""
    return lent == "money" and source in _FAR and row.nature is None and _TIMED.search(row.name) is not None


def _against_unit(hint: UnitHint, row: RowContext) -> str | None:
    """Why the unit that a row states contradicts its column's."""
    is_other = row.hint is not None and row.hint.unit_kind != hint.unit_kind
    return f"its row states {row.hint.unit or row.hint.unit_kind}" if row.hint is not None and is_other else None


def _is_compared(column: Column, row: RowContext) -> bool:
    """Whether a column of another's figures in some year is alike its row's others: "Private sector 2030"."""
    if _YEAR.search(column.label) is None:
        return False
    texts = [cell.text.value.replace(",", "") for cell in row.row.cells[1:]]
    sizes = [float(text) for text in texts if _PLAIN.fullmatch(text)]
    return len(sizes) > 2 and max(sizes) <= _ALIKE * min(sizes)


def _against_measure_named(hint: UnitHint, row: RowContext) -> str | None:
    """Why a measure that a row names is not in the unit of "Amount ($M)": "Employees", "LTV/CAC", "Energy (GWh)"."""
    if row.hint is not None and row.hint.unit_kind != hint.unit_kind:
        return f"its row states {row.hint.unit or row.hint.unit_kind}"
    nature = "ratio" if is_multiple(row.name) else row.nature
    return _against(_KIND_NATURE.get(hint.unit_kind), nature, "its row")


def _against_row(hint: UnitHint, source: str, row: RowContext, units: TableUnits, group: str) -> str | None:
    """Why a row or its section contradicts what is lent to it from further off."""
    lent = _KIND_NATURE.get(hint.unit_kind)
    if _is_of_time(lent, source, row):
        return "its row speaks of time"
    if source == "caption" and lent == "count" and _counts(units):
        # "Jobs by service (FTE)": "Benefits & revenues" is a service, a vacancy rate is none
        return None if row.nature != "percent" or hint.scale == 0 else "its row speaks of percent"
    is_settled = source in {"caption", "column"} and row.nature == "count" and lent == units.caption_nature == "money"
    is_of_measures = units.has_measures or OF_MEASURES.match(units.corner_label) is not None
    is_settled = is_settled and not is_of_measures and not _is_headcount(row)
    is_summed = (source == "group" and _ONLY_UNIT.fullmatch(group) is None) or nature_of(group) == lent == "money"
    is_settled = is_settled or (row.nature == "count" and is_summed and not _is_stock(row, group))
    if is_settled:
        return None
    return _against_group(lent, source, row, group) or _against(lent, row.nature, "its row")


def _against_group(lent: Nature | None, source: str, row: RowContext, group: str) -> str | None:
    """Why a section row contradicts the money of a caption: "US" below "Headcount" below "($M)" is no money."""
    nature = nature_of(group) if lent == "money" and row.nature is None and source in _FAR else None
    return f"its group speaks of {nature}" if nature in ("count", "percent") else None


def _are_shares(source: str, row: RowContext, units: TableUnits, group: str) -> bool:
    """Whether sums are stated as shares: revenue and debt below "Budget, percent of GDP" or "Fiscal (% of GDP)"."""
    if source in {"group", "corner"}:
        of_all = group if source == "group" else units.corner_label
        return row.nature == "money" and _SHARE_OF_ALL.search(of_all) is not None
    is_shared = units.is_noted or _SHARE_OF.search(units.caption_label) is not None
    return source == "caption" and row.nature != "ratio" and is_shared


def _is_plain(source: str, lent: Nature | None, labels: Labels) -> bool:
    """Whether a column that names money leaves a row's or caption's unit as it is.

    "High price" says in which case, "Own shops" whose "EBITDA margin (%)" it is; "Revenue" and
    "Public debt" under "Accounts (% of GDP)" are shares of one sum.
    """
    column, row, units = labels
    if source == "row":
        is_share_of = lent == "percent" and column.nature == "count" and row.name.endswith(")")
        return is_share_of or _PRICE_CASE.fullmatch(column.label) is not None
    is_shared = source == "caption" and lent == "percent" and column.nature == "money" and not units.has_shares
    return is_shared and _SHARE_OF_ALL.search(units.caption_label) is not None


def _counts(units: TableUnits) -> bool:
    """Whether a caption says that all its table's numbers are numbers of things or people."""
    caption = units.caption_label
    is_named = _NUMBER_OF.search(caption) is not None or _COUNTS_PEOPLE.search(caption) is not None
    return units.caption_nature == "count" or is_named


def _is_stock(row: RowContext, group: str) -> bool:
    """Whether a row below "Liabilities and equity" counts heads or shares: employees may be owed as well."""
    return _BALANCE.match(group) is not None and (_is_headcount(row) or _STOCK.search(row.name) is not None)


def _is_headcount(row: RowContext) -> bool:
    """Whether a row counts heads in so many words: "Faculty FTE" is nobody's budget."""
    return _HEADS.search(row.name) is not None


def _against_quantity(hint: UnitHint, labels: Labels) -> str | None:
    """The same for the physical unit or price of a caption: "Stocks" stand beside prices of two years."""
    column, row, _ = labels
    if is_price(hint) and _names_its_own(labels) and _OF_PRICES.search(column.label) is None:
        return _OF_ITS_OWN
    other = column.nature or row.nature
    if other == "money" and is_price(hint):
        return None  # "Labor cost" under "dollars per acre"
    if other == "count" and (row.group_hint == hint or is_of_sector(hint, labels)):
        return None  # "Container ships" under "Orders (000 CGT)"
    if other == "count" and is_price(hint) and any(map(has_decimals, row.row.cells[1:])):
        return None  # "Arabica, second position"
    if other == "percent" and is_price(hint) and _MARGIN.search(column.label if column.nature else row.name):
        return None
    is_flow = column.nature is None and _FLOW.fullmatch(row.name) is not None  # "Imports" under "(TWh)"
    return f"its labels speak of {other}" if other is not None and not is_flow else None


def _against_measure(column: Column) -> str | None:
    """The same for a time or physical unit of a row: "Residents affected" beside "Library hours per week"."""
    if column.nature == "count":
        return "its column speaks of people" if PEOPLE.search(column.label) else None
    is_other = column.nature is not None and _FLOW.fullmatch(column.label) is None
    return f"its column speaks of {column.nature}" if is_other else None


def _against(lent: Nature | None, nature: Nature | None, where: str) -> str | None:
    if lent is None or nature is None or nature == lent:
        return None
    return f"{where} speaks of {nature}"


def has_own_unit(disputed: str, hint: UnitHint, source: str, labels: Labels) -> bool:
    """Whether the labels that dispute a lent unit say that the number is a count or a ratio as it stands."""
    is_near = source in {"column", "row"}
    if hint.scale > 0 and _STOCK.search(labels.row.name) is not None:
        return False
    if source == "memo" and labels.column.nature == "count":
        return True
    if source == "caption" and disputed.endswith("count") and _OF_MONEY.search(labels.units.caption_label):
        return True
    if disputed.endswith("ratio") and (not is_near or disputed == _RATIO_COLUMN):
        return True
    if source == "column" and labels.column.is_dimension and disputed.endswith("row speaks of count"):
        # "Headcount | 11,900" below "2030 (R$ m)"; 40 may be the millions that they cost.
        is_grouped = any("," in cell.text.value for cell in labels.row.row.cells[1:])
        return is_grouped and PEOPLE.search(labels.row.name) is not None
    if source == "row" and disputed.endswith("column speaks of count") and PEOPLE.search(labels.column.label):
        return True  # "Spain (€bn) | 6.4 | 11.9 | 3,300" below "Staff"
    if source == "row" and (disputed == _PEOPLE_COLUMN or _is_counted_beside(disputed, hint, labels)):
        return True
    if hint.unit == "count" and disputed.endswith("per unit"):
        return True  # "Seats per flight" under "(million passengers)"
    if disputed.endswith("count") and hint.unit_kind == "quantity" and not is_near:
        return names_people(labels)
    is_count = disputed.endswith("count") and hint.unit_kind == "money" and not is_near
    return is_count and (names_people(labels) or counts(labels) or counts_beside_money(labels))


def _is_counted_beside(disputed: str, hint: UnitHint, labels: Labels) -> bool:
    """Whether a column counts beside one that names each row's currency: "Company | Currency | Revenue | Vessels"."""
    return disputed.endswith("count") and code_of(labels.row.unit) == hint.unit
