"""The parts of a synthetic memo: tables, bullets and sentences about one consistent set of figures.

Belongs here: what a memo states, in varied labels and table forms. Does not: the figures themselves
(`memo_figures`) or the choice and order of parts (`memo_generator`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support import memo_words as words
from tests.support.memo_figures import Figures, Money, parts, percent

if TYPE_CHECKING:
    from random import Random

    from tests.support.memo_layout import Draft

_COUNT_WORDS = {2: "two", 3: "three", 4: "four"}
_REVENUE = ("Revenue", "Revenue", "Total Revenue", "Net Revenue")
_GROWTH = ("YoY Growth", "Growth", "Growth %", "YoY Change")


def _pick(rng: Random, *options: str) -> str:
    return options[int(rng.random() * len(options))]


def _off(rng: Random, money: Money, value: float) -> float:
    """`value` wrong by 1 to 5%, and by a printed unit at least."""
    step = 10.0**-money.decimals
    wrong = money.shown(value * (1 + _pick_sign(rng) * rng.uniform(0.01, 0.05)))
    return wrong if abs(wrong - value) > step else value + 2 * step * _pick_sign(rng)


def _pick_sign(rng: Random) -> int:
    return 1 if rng.random() < 0.5 else -1


def _shares(values: list[float]) -> list[str]:
    """Printed whole percentages of the sum, as their true values round."""
    total = sum(values)
    return [percent(value / total) for value in values]


def breakdown(draft: Draft, figures: Figures, form: tuple[str, str], names: list[str], whole: float) -> None:
    """A table of parts with amounts, shares and a Total row; `form` is its caption and first column."""
    rng, money = draft.rng, figures.money
    caption, label = form
    values = parts(rng, whole, len(names), money.decimals)
    shares = _shares(values)
    is_bare = rng.random() < 0.5
    amount = money.bare if is_bare else money.cell
    header = [label, money.header("Amount") if is_bare else _pick(rng, "Amount", "2030", "Spending")]
    rows = [[name, amount(value)] for name, value in zip(names, values, strict=True)]
    total = ["Total", amount(sum(values))]
    has_shares = rng.random() < 0.8
    if has_shares:
        header.append(_pick(rng, "% of Total", "Share", "Share of Total"))
        rows = [[*row, share] for row, share in zip(rows, shares, strict=True)]
        total.append("100%")
    if rng.random() < 0.5:
        header.append(_pick(rng, "Driver", "Note", "Growth Driver"))
        rows = [[*row, rng.choice(words.DRIVERS)] for row in rows]
        total.append("—")
    total[0] = _pick(rng, "Total", "Total", "TOTAL", "Grand Total")
    wrong = amount(_off(rng, money, sum(values)))
    draft.table(caption, header, [*rows, total], [("total", ((len(rows), 1, wrong),))])
    known = [float(share[:-1]) for share in shares] if has_shares else [value / sum(values) * 100 for value in values]
    _subset(draft, names, known)


def _subset(draft: Draft, names: list[str], shares: list[float]) -> None:
    """What two or three parts hold together, in percent of the whole."""
    rng = draft.rng
    count = rng.choice((2, 3))
    chosen = sorted(rng.sample(range(len(names)), count))
    named = [names[at].split(" (")[0] for at in chosen]
    total = round(sum(shares[at] for at in chosen))
    wrong = total + _pick_sign(rng) * rng.choice((4, 5, 6, 8))
    near = _pick(rng, "about ", "approximately ", "")
    listed = f"{', '.join(named[:-1])} and {named[-1]}"
    text = _pick(
        rng,
        f"{listed} together account for {near}{total}% of the whole.",
        f"Few dominate: {_COUNT_WORDS[count]} of them ({', '.join(named)}) hold {near}{total}% of it.",
        f"Combined, {listed} represent {near}{total}% of it.",
    )
    draft.claim(text, "subset", f"{near}{total}%", f"{near}{wrong}%")


def market(draft: Draft, own: str, customers: int) -> None:
    """Market shares of rivals that close to 100, and what some of them hold together."""
    rng = draft.rng
    rivals = [f"{stem}{rng.choice(words.RIVAL_ENDS)}" for stem in rng.sample(words.RIVAL_STEMS, rng.randrange(4, 7))]
    shares = [int(value) for value in parts(rng, 100 - rng.randrange(8, 20), len(rivals) + 1, 0)]
    names = [*rivals, own]
    counts = [*(rng.randrange(2, 190) * 100 for _ in rivals), customers // 10 * 10]
    rows = [[name, f"{share}%", f"{count:,}+"] for name, share, count in zip(names, shares, counts, strict=True)]
    rows.append([_pick(rng, "Other", "Other/Emerging", "Others"), f"{100 - sum(shares)}%", "—"])
    header = [
        _pick(rng, "Company", "Player", "Vendor"),
        "Market Share",
        _pick(rng, "Customers", "Enterprise Customers"),
    ]
    draft.table(_pick(rng, "Market Share (June 2030)", "Who Holds the Market"), header, rows)
    count = rng.choice((2, 3))
    chosen = sorted(rng.sample(range(len(rivals)), count))
    named = [rivals[at].split(" (")[0] for at in chosen]
    total = sum(shares[at] for at in chosen)
    wrong = f"approximately {total + _pick_sign(rng) * rng.choice((4, 5, 7))}%"
    draft.claim(
        f"Concentration is high: {_COUNT_WORDS[count]} vendors ({', '.join(named)}) control "
        f"approximately {total}% of spending, and the rest is split among smaller firms.",
        "subset",
        f"approximately {total}%",
        wrong,
    )


def growth_path(draft: Draft, figures: Figures) -> None:
    """Revenue by year with growth, years as rows or as columns."""
    rng, money, years = draft.rng, figures.money, figures.years
    caption = _pick(rng, "Projected Revenue Growth", "Revenue Outlook", "Growth Path") + f" ({years[0]}-{years[-1]})"
    is_bare = rng.random() < 0.7
    amount = money.bare if is_bare else money.cell
    label = _pick(rng, *_REVENUE)
    if is_bare:
        label = money.header(label)
    decimals = 1 if rng.random() < 0.4 else 0
    growth = ["—", *(percent(figures.growth(at), decimals, sign=True) for at in range(1, len(years)))]
    at = rng.randrange(1, len(years))
    wrong = percent(figures.growth(at) + _pick_sign(rng) * 0.01, decimals, sign=True)
    if rng.random() < 0.7:
        rows = [
            [str(year), amount(value), rate] for year, value, rate in zip(years, figures.revenue, growth, strict=True)
        ]
        if rng.random() < 0.5:
            rows = [[*row, rng.choice(words.DRIVERS)] for row in rows]
        header = ["Year", label, _pick(rng, *_GROWTH), "Driver"][: len(rows[0])]
        swap = ("year", ((at - 1, 0, str(years[at])), (at, 0, str(years[at - 1]))))
        draft.table(caption, header, rows, [("growth", ((at, 2, wrong),)), swap])
    else:
        rows = [
            [label, *map(amount, figures.revenue)],
            [f"Revenue {_pick(rng, 'Growth', 'Growth %')}", *growth],
        ]
        draft.table(caption, ["Metric", *map(str, years)], rows, [("growth", ((1, at + 1, wrong),))])


def profitability(draft: Draft, figures: Figures) -> None:
    """Revenue, operating expense, EBITDA and margin by year."""
    rng, money, years = draft.rng, figures.money, figures.years
    caption = (
        _pick(rng, "Profitability Projection", "Path to Profit", "Earnings Outlook") + f" ({years[0]}-{years[-1]})"
    )
    is_bare = rng.random() < 0.6
    amount = money.bare if is_bare else money.cell
    names = ["Revenue", _pick(rng, "Operating Expense", "Operating Expenses", "Opex"), "EBITDA"]
    if is_bare:
        names = [money.header(name) for name in names]
    margins = [percent(figures.margin(at), 0, sign=True) for at in range(len(years))]
    columns = [
        [amount(value) for value in figures.revenue],
        [amount(value) for value in figures.opex],
        [amount(value) for value in figures.ebitda],
        margins,
    ]
    names.append("EBITDA Margin")
    if rng.random() < 0.6:
        draft.table(caption, ["Year", *names], [[str(year), *row] for year, *row in zip(years, *columns, strict=True)])
    else:
        rows = [[name, *column] for name, column in zip(names, columns, strict=True)]
        draft.table(caption, ["Metric", *map(str, years)], rows)


def staff(draft: Draft, figures: Figures) -> None:
    """Headcount by function, now and target, with growth and totals."""
    rng, years = draft.rng, figures.years
    names = rng.sample(words.FUNCTIONS, len(figures.headcount))
    now, target = (sum(column) for column in zip(*figures.headcount, strict=True))
    has_role = rng.random() < 0.5
    rows = [
        [name, f"{a:,}", f"{b:,}", percent(b / a - 1, 0, sign=True), rng.choice(words.ROLES)]
        for name, (a, b) in zip(names, figures.headcount, strict=True)
    ]
    rows.append(["Total", f"{now:,}", f"{target:,}", percent(target / now - 1, 0, sign=True), "—"])
    header = [
        _pick(rng, "Function", "Department", "Team"),
        _pick(rng, f"{years[0]} Current", f"{years[0]}", f"{years[0]}A"),
        _pick(rng, f"{years[-1]} Target", f"{years[-1]}E", f"{years[-1]}"),
        _pick(rng, "Growth %", "Growth", "Change %"),
        "Role",
    ]
    at = rng.randrange(len(rows))
    first, second = (int(rows[at][column].replace(",", "")) for column in (1, 2))
    wrong = percent(second / first - 1 + _pick_sign(rng) * 0.01, 0, sign=True)
    column = rng.choice((1, 2))
    total = (now, target)[column - 1]
    off = total + _pick_sign(rng) * max(2, round(total * rng.uniform(0.01, 0.05)))
    width = 5 if has_role else 4
    draft.table(
        _pick(rng, "Headcount by Function", "Organisational Structure", "Workforce Plan"),
        header[:width],
        [row[:width] for row in rows],
        [("growth", ((at, 3, wrong),)), ("total", ((len(rows) - 1, column, f"{off:,}"),))],
    )
    draft.prose(
        f"Staff in {names[0].lower()} rises from {rows[0][1]} to {rows[0][2]} ({rows[0][3]}), "
        "which is the change that managers talk about most."
    )


def regions(draft: Draft, figures: Figures, names: list[str]) -> None:
    """Revenue by region, now and in the last year, each with a total."""
    rng, money, years = draft.rng, figures.money, figures.years
    first = parts(rng, figures.revenue[0], len(names), money.decimals)
    last = parts(rng, figures.revenue[-1], len(names), money.decimals)
    rows = [[name, money.cell(a), money.cell(b)] for name, a, b in zip(names, first, last, strict=True)]
    rows.append([_pick(rng, "Total", "Total Revenue"), money.cell(sum(first)), money.cell(sum(last))])
    column = rng.choice((1, 2))
    wrong = money.cell(_off(rng, money, sum((first, last)[column - 1])))
    site = ("total", ((len(names), column, wrong),))
    draft.table(
        "Revenue by Region",
        ["Region", str(years[0]), _pick(rng, f"{years[-1]}E", str(years[-1]))],
        rows,
        [site],
    )


def unit_economics(draft: Draft, figures: Figures) -> None:
    """Contract value, acquisition cost and what follows from them."""
    rng, money = draft.rng, figures.money
    small = Money(money.code, money.sign, "", "", 0)
    value, cost, years = rng.randrange(20, 400) * 1000, rng.randrange(8, 90) * 1000, rng.randrange(3, 7)
    margin = rng.randrange(45, 85)
    lifetime = round(value * margin / 100 * years)
    rows = [
        ["Annual Contract Value (ACV)", small.cell(value)],
        ["Customer Acquisition Cost (CAC)", small.cell(cost)],
        ["Gross Margin", f"{margin}%"],
        ["Customer Lifetime Value", f"{small.cell(lifetime)} (assuming {years}-year retention)"],
        ["LTV:CAC Ratio", f"{lifetime / cost:.1f}:1"],
        ["Net Revenue Retention", f"{rng.randrange(95, 130)}%"],
    ]
    draft.table("Unit Economics (2030 Baseline)", ["Metric", _pick(rng, "Amount", "Value")], rows)
    other = money.other(rng)
    wrong = Money(other.code, other.sign, "", "", 0).cell(value)
    draft.bullets(
        [
            f"Total Customers: {figures.customers[0]:,}",
            f"Annual Contract Value (ACV): {small.cell(value)} average",
            f"Customer Retention Rate: {rng.randrange(80, 97)}%",
        ],
        [(1, "currency", small.cell(value), wrong)],
    )


def scenarios(draft: Draft, figures: Figures) -> None:
    """Bear, base and bull outcomes of the last year, with probabilities."""
    rng, money, year = draft.rng, figures.money, figures.years[-1]
    revenue, margin = figures.revenue[-1], figures.margin(-1)
    columns = []
    for factor, shift in ((rng.uniform(0.5, 0.8), -0.07), (1.0, 0.0), (rng.uniform(1.15, 1.6), 0.05)):
        amount = money.shown(revenue * factor)
        earned = money.shown(amount * (margin + shift))
        columns.append([money.cell(amount), money.cell(earned), percent(earned / amount)])
    names = ("Bear Case", "Base Case", "Bull Case")
    if rng.random() < 0.4:
        names = ("Bear Case (25%)", "Base Case (50%)", "Bull Case (25%)")
    labels = ("Revenue", "EBITDA", "EBITDA Margin")
    rows = [[label, *values] for label, values in zip(labels, zip(*columns, strict=True), strict=True)]
    draft.table(_pick(rng, f"Outcomes by {year}", f"Scenarios {year}"), ["Metric", *names], rows)


def statements(draft: Draft, figures: Figures) -> None:
    """Sentences and bullets that restate the projection."""
    rng, money, years = draft.rng, figures.money, figures.years
    at = rng.randrange(2, len(years))
    year, amount = years[at], money.cell(figures.revenue[at])
    other_year = str(years[at - 2])
    text = _pick(
        rng,
        f"The plan leads to revenue of {amount} by {year}, provided that delivery holds.",
        f"Management projects {amount} revenue in {year}, which few observers doubt.",
        f"Revenue reaches {amount} in {year} if the current contracts are renewed.",
    )
    draft.claim(text, "year", str(year), other_year)
    last, earned = years[-1], money.cell(figures.ebitda[-1])
    wrong = money.other(rng).cell(figures.revenue[-1])
    draft.bullets(
        [
            f"Revenue ({last}): {money.cell(figures.revenue[-1])}",
            f"EBITDA ({last}): {earned}",
            f"EBITDA Margin ({last}): {percent(figures.margin(-1))}",
        ],
        [
            (0, "currency", money.cell(figures.revenue[-1]), wrong),
            (0, "year", str(last), str(years[1])),
        ],
    )
    rate = (figures.known(figures.revenue[-1]) / figures.known(figures.revenue[0])) ** (1 / (last - years[0])) - 1
    draft.prose(f"Over the whole span revenue grows at {percent(rate, 1)} annually ({years[0]}-{last}).")


def colour(draft: Draft, figures: Figures) -> None:
    """Figures that nothing else in the memo repeats: ranges, bounds, ratios, a run-on paragraph."""
    rng, money = draft.rng, figures.money
    low = rng.randrange(3, 40)
    draft.bullets(
        [
            f"Data Centres: {rng.randrange(4, 60)} across the country",
            f"Pilot Sites: over {rng.randrange(20, 300)}",
            f"Training Budget: {money.sign}{low}-{low + rng.randrange(2, 9)}M annually",
            f"Supplier Discount: {rng.randrange(3, 9)}-{rng.randrange(10, 18)}%",
        ]
    )
    draft.prose(
        f"Operations at a glance: - Sites: {rng.randrange(12, 90)} - Uptime: ~{rng.randrange(90, 99)}% "
        f"- Scrap rate: {rng.randrange(2, 9)}.{rng.randrange(1, 9)}% - Lead time: {rng.randrange(2, 14)} weeks"
    )
