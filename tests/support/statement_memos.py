"""Short memos for the audit: one contradiction each, and what looks like one and is none."""

from __future__ import annotations

# Severity, rule, and what the message says of the other figures.
Finding = tuple[str, str, str]

HEADER = """ENTITY: {entity}
A Macro Intelligence Memo | June 2030 | {edition} Edition
FROM: The 2030 Report DATE: June 2030

I. FIGURES

"""
SHARES = """Market (2030):
| Company | Market Share |
|---|---|
| Quorra Foods | 40% |
| Bexley Mills | 32% |
| Tarn Dairy | 20% |
| Other | {other} |
"""
GROWTHS = """Plan:
| Year | {level} | {rate} |
|---|---|---|
| 2030 | 100 | - |
| 2031 | 120 | +35% |
| 2032 | 150 | +40% |
"""
CUSTOMERS = """
| Year | Enterprise Customers | Headcount |
|---|---|---|
| 2030 | 320 | 40 |
| 2031 | 340 | 45 |
"""
HARVEST = """Harvest (2029):
| Producer | Harvest (tonnes) | Share |
|---|---|---|
| Nordhav | 398,000 | 25% |
| Kystfisk | 276,000 | 18% |
| Arctica | 168,000 | 11% |
| Fjordlaks | 109,000 | 7% |
| Other | 609,000 | 39% |
"""
HOUSEHOLD = """A month (£):
| Item | £ |
|---|---|
| Take-home | 1,895 |
| Room | 585 |
| Food | 260 |
"""
PLAN = """Plan ($M):
| Year | Revenue | EBITDA |
|---|---|---|
| 2030 | 200 | 40 |
| 2031 | 260 | 60 |

"""
QUARTERS = """Revenue ($M):
| Metric | Q1 2030 | Q2 2030 | Q3 2030 | Q4 2030 | FY2030 |
|---|---|---|---|---|---|
| Revenue | 10 | 12 | 13 | 15 | {year} |
"""
FULL_YEAR = """Revenue by quarter (2029):
| Quarter | Revenue ($M) |
|---|---|
| Q1 | 420 |
| Q2 | 450 |
| Q3 | 480 |
| Q4 | 450 |
| {label} | {year} |
"""
FIRST_PROFIT = """Financial Projection:
| Year | Revenue | EBITDA |
|---|---|---|
| 2028 | $100M | -$20M |
| 2029 | $120M | $5M |
| 2030 | $144M | $12M |
| 2031 | $170M | $20M |
| 2032 | $200M | $30M |

"""
RETURNS = """Revenue bridge 2030:
| Item | Amount ($M) |
|---|---|
| Product sales | 100 |
| Service sales | 50 |
| Less: returns | {returns} |
| Total | {total} |
"""
RETURNS_OF_BOTH_SIGNS = """Revenue bridge:
| Item | 2029 ($M) | 2030 ($M) |
|---|---|---|
| Product sales | 100 | 100 |
| Service sales | 50 | 50 |
| Less: returns | 20 | (20) |
| Total | 130 | 130 |
"""
CHANGES = """Market sizes:
| Market | 2029 ($M) | 2030 ($M) | Δ % |
|---|---|---|---|
| North | 100 | 120 | 20% |
| South | 200 | 250 | 25% |
| East | 300 | 390 | 60% |
"""
SMALL_MARGINS = """Margins:
| Year | Revenue | Net income | Net margin |
|---|---|---|---|
| 2029 | $10,000M | $12M | 0.12% |
| 2030 | $10,000M | $9M | 0.13% |
"""
FUNDING = """Capital:
| Metric | Value |
|---|---|
| Total funding | {amount} |

"""
TWO_CURRENCIES = """Plan:
| Year | Revenue ($M) | Revenue (€M) | EBITDA ($M) | EBITDA margin |
|---|---|---|---|---|
| 2029 | 100 | 90 | 10 | 10% |
| 2030 | 120 | 108 | 24 | {margin} |
"""
SEVEN = """Market (2030):
| Company | Market Share |
|---|---|
| Alfa | 14% |
| Brava | 11% |
| Corto | 10% |
| Delmo | 9% |
| Espa | 8% |
| Fonta | 7% |
| Garla | 6% |
| Hesta | 5% |
| Other | 30% |

"""
INVESTMENT = """Plan:
| Item | 2028 | 2029 |
|---|---|---|
| Net debt | $0.9B | $1.1B |
| Newbuildings | $240M | $410M |
| Scrubbers | $60M | $35M |
| Total investment | $300M | $455M |
"""
SEGMENTS = """Plan:
| Segment | Revenue 2029 |
|---|---|
| Rail | $1.1B |
| Road | $410M |
| Sea | $35M |
| Total | {total} |
"""
LOANS = """Banking (2030):
| Product | Loans (R bn) | Share |
|---|---|---|
| Home loans | 48.2 | 51% |
| Vehicle finance | 21.7 | 23% |
| Small business | 15.1 | 16% |
| Cards | 9.5 | 10% |
| Total | 94.5 | 100% |

"""
# What a memo says; how grave the audit must find it; by which rule; and what it must say of it.
CONTRADICTIONS: dict[str, tuple[str, list[Finding]]] = {
    "margin of bullets": (
        "- Revenue (2030): $200M\n- EBITDA (2030): $40M\n- EBITDA margin (2030): 30%",
        [("error", "margin", "$40M over $200M (line 8, line 7) is 20%")],
    ),
    "margin of a sentence and a table": (
        PLAN + "The EBITDA margin in 2031 will be 30%.",
        [("error", "margin", "$60M over $260M (line 11, line 11) is 23.1%")],
    ),
    "margins of a list without years": (
        "- Revenue: $200M\n- EBITDA: $40M\n- EBITDA margin: 30%",
        [("warning", "margin", "$40M over $200M (line 8, line 7) is 20%")],
    ),
    "net income of a bullet and a table": (
        "Key figures (2029):\n- Net income: $500M\n\n| Metric | 2029 |\n|---|---|\n| Net income | $700M |",
        [("warning", "duplicate", "line 12 gives $700M")],
    ),
    "rate of bullets": (
        "- Revenue CAGR (2030-2035): 30%\n- Revenue (2030): $100M\n- Revenue (2035): $150M",
        [("error", "cagr", "$100M in 2030 (line 8) to $150M in 2035 (line 9) is 8.4% a year")],
    ),
    "rate of one sentence": (
        "Revenue grows from $100M in 2030 to $150M in 2032, a CAGR of 30%.",
        [("error", "cagr", "from the one to the other is 22.5%")],
    ),
    "share of revenue": (
        "- R&D spending of $20M represents 25% of revenue in 2030\n- Revenue (2030): $200M",
        [("error", "ratio_of_facts", "$20M (line 7) over $200M (line 8) is 10%")],
    ),
    "wrong growths": (
        GROWTHS.format(level="Revenue ($M)", rate="YoY Growth"),
        [
            ("error", "growth", "$100M (line 10) to $120M (line 11) is 20%"),
            ("error", "growth", "$120M (line 11) to $150M (line 12) is 25%"),
        ],
    ),
    "shares of more than all": (
        SHARES.format(other="23%"),
        [("error", "closure", "40% + 32% + 20% + 23% (lines 10–13) make 115%")],
    ),
    "one figure twice": (
        "- Revenue (2030): $400M\n- Revenue (2030): $450M",
        [("error", "duplicate", "line 7 gives $400M")],
    ),
    "bound": (
        "We serve more than 500 enterprise customers.\n" + CUSTOMERS,
        [("error", "bound", "line 11 gives 320")],
    ),
    "target of headcount": (
        "- Headcount (2030): 400 employees\n- Target headcount (2035): 350 employees",
        [("warning", "target_vs_baseline", "line 7 gives 400 for 2030 already")],
    ),
    "quarters": (
        QUARTERS.format(year=55),
        [("error", "summation", "$10M + $12M + $13M + $15M of its quarters in the same line make USD 50M")],
    ),
    "quarters and a full year": (
        FULL_YEAR.format(label="Full year", year="1,900"),
        [("error", "summation", "$420M + $450M + $480M + $450M of its quarters (lines 10–13) make USD 1.8B")],
    ),
    "change in a cell": (
        "Headcount:\n| Year | Employees |\n|---|---|\n| 2030 | 35,000 |\n| 2031 | 40,000 (+24%) |",
        [("error", "growth", "35,000 (line 10) to 40,000 (line 11) is 14.3%")],
    ),
    "margin above all": (
        "- Gross margin (2030): 130%",
        [("warning", "sanity", "a margin cannot exceed 100%")],
    ),
    "actual of a later year": (
        "- Revenue (2032 actual): $50M",
        [("warning", "sanity", "the memo is dated before it")],
    ),
    "the largest by name": (
        "The top two companies (Quorra Foods and Bexley Mills) control 82%.\n\n" + SHARES.format(other="8%"),
        [("error", "named_subset", "40% + 32% (lines 12–13) is 72%")],
    ),
    "a total beside its returns": (
        RETURNS.format(returns="(20)", total=140),
        [("error", "summation", "$100M + $50M + ($20M) (lines 10–12) make USD 130M")],
    ),
    "returns of both signs in a row": (
        RETURNS_OF_BOTH_SIGNS,
        [("warning", "summation", "$100M + $50M + ($20M) (lines 10–12) make USD 170M")],
    ),
    "a first profit too early": (
        FIRST_PROFIT + "EBITDA breaks even by 2028.",
        [("error", "milestone", "the first year above nought is 2029 with $5M (line 11)")],
    ),
    "a first profit too late": (
        FIRST_PROFIT + "The mill is not profitable in 2028, and is expected to become EBITDA profitable in 2031.",
        [("error", "milestone", "the first year above nought is 2029 with $5M (line 11)")],
    ),
    "a first profit that is on its way": (
        FIRST_PROFIT + "It remains committed to EBITDA profitability by 2028.",
        [("error", "milestone", "the first year above nought is 2029 with $5M (line 11)")],
    ),
    "a loss for too long": (
        FIRST_PROFIT + "The company remained unprofitable until 2031 on an EBITDA basis.",
        [("error", "milestone", "the first year above nought is 2029 with $5M (line 11)")],
    ),
    "a rate a year": (
        FIRST_PROFIT + "Plans call for revenue growth of 44% a year (2028-2030).",
        [("error", "cagr", "$100M in 2028 (line 10) to $144M in 2030 (line 12) is 20% a year")],
    ),
    "a yearly rate told behind its period": (
        FIRST_PROFIT + "Revenue growth of 44% (2028–2030), compounded annually, is the plan.",
        [("error", "cagr", "$100M in 2028 (line 10) to $144M in 2030 (line 12) is 20% a year")],
    ),
    "many digits in two currencies": (
        FUNDING.format(amount="€24M") + "Total funding is $24M.",
        [("error", "multi_unit", "line 10 gives €24M, the same figure in another currency")],
    ),
    "shares made to add up": (
        HARVEST,
        [("warning", "part_of_total", "398,000 of the sum of the column (1.56M) is 25.5%")],
    ),
    "a share of what somebody else has": (
        "Rent is £585 a month, or 41% of an entry-level take-home.\n\n" + HOUSEHOLD,
        [("warning", "ratio_of_facts", "£585 (line 13) over £1,895 (line 12) is 30.9%")],
    ),
    "a rival told first": (
        "Rivals charge $150 against our $100, a 20% discount.",
        [("warning", "ratio_of_facts", "at the high end it is 33.3%")],
    ),
    "a discount of the dearer": (
        "We charge $150 against $100 at rivals, a 33% discount.",
        [("warning", "ratio_of_facts", "at the high end it is -50%")],
    ),
    "a fall that is a rise": (
        "Revenue fell 20% to $120M from $100M in 2029.",
        [("error", "growth", "from the one to the other is a rise of 20%")],
    ),
    "growth told on its base": (
        "Revenue was $125M in 2029, up 45% on $100M in 2028.",
        [("error", "growth", "from the one to the other is 25%")],
    ),
    "growth told against its base": (
        "Revenue was $125M in 2029 against $100M in 2028, growth of 45%.",
        [("error", "growth", "from the one to the other is 25%")],
    ),
    "growth beside a base in brackets": (
        "Revenue was $125M in 2029 (2028: $100M, +45%).",
        [("error", "growth", "from the one to the other is 25%")],
    ),
    "growth as a comparison": (
        "Revenue reached $80M in 2029, 45% less than the $100M of 2028.",
        [("error", "growth", "from the one to the other is 20%")],
    ),
    "growth behind two years": (
        "Revenue: $100M in 2028, $125M by 2029 (+45%).",
        [("error", "growth", "from the one to the other is 25%")],
    ),
    "a plus before a fall": (
        "Sites went from 120 in 2028 to 96 in 2029 (+20%).",
        [("error", "growth", "from the one to the other is a fall of 20%")],
    ),
    "a rise that is a fall": (
        "Headcount rose from 120 to 96, an increase of 20%.",
        [("error", "growth", "from the one to the other is a fall of 20%")],
    ),
    "growth of an exchange": (
        GROWTHS.format(level="Exchange Revenue ($M)", rate="YoY Growth").replace("35%", "20%"),
        [("error", "growth", "$120M (line 11) to $150M (line 12) is 25%")],
    ),
    "a change by its sign": (
        CHANGES,
        [("error", "growth", "$300M (2029 ($M)) to $390M (2030 ($M)) is 30%")],
    ),
    "words that narrow nothing": (
        FIRST_PROFIT + "Our total annual revenue in 2032 is $150M.",
        [("error", "duplicate", "line 14 gives $200M")],
    ),
    "a margin beside two currencies": (
        TWO_CURRENCIES.format(margin="30%"),
        [("error", "margin", "$24M over $120M in the same line is 20%")],
    ),
    "the seven largest": (
        SEVEN + "The top seven vendors together hold 95% of the market.",
        [
            (
                "error",
                "named_subset",
                (
                    "the largest shares of the table are Alfa, Brava, Corto, Delmo, Espa, Fonta, Garla with "
                    "14% + 11% + 10% + 9% + 8% + 7% + 6% (lines 10–16), which is 65%"
                ),
            )
        ],
    ),
    "another year in brackets": (
        FIRST_PROFIT + "Revenue was $144M in 2030 (2032: $250M).",
        [("error", "duplicate", "line 14 gives $200M")],
    ),
    "guidance for another year": (
        FIRST_PROFIT + "Revenue was $144M in 2030, and guidance for 2032 is revenue of $250M.",
        [("error", "duplicate", "line 14 gives $200M")],
    ),
    "a third that is two fifths": (
        "Staff falls by a third, from 12,800 to 7,700.",
        [("error", "growth", "from the one to the other is 39.8%")],
    ),
    "a total of the last rows": (
        INVESTMENT,
        [("warning", "summation", "$410M + $35M (lines 11–12) make USD 445M")],
    ),
    "no average of the others": (
        SEGMENTS.format(total="$455M"),
        [("warning", "summation", "$1.1B + $410M + $35M (lines 10–12) make USD 1.55B")],
    ),
    "shares of the amounts beside them": (
        LOANS + "Home loans and vehicle finance together make up 84% of the loan book.",
        [("error", "named_subset", "51% + 23% (lines 10–11) is 74%")],
    ),
    "a small margin": (
        SMALL_MARGINS,
        [("error", "margin", "$9M over $10,000M in the same line is 0.09%")],
    ),
}
# Each may be right, and why.
INNOCENT = {
    "all agrees": "- Revenue (2030): $200M\n- Operating expenses (2030): $150M\n- EBITDA (2030): $50M\n"
    "- EBITDA margin (2030): 25%\n- Revenue (2035): $300M\n- Revenue CAGR (2030-2035): 8.4%",
    "other items may lie between": "- Revenue (2030): $200M\n- Operating expenses (2030): $150M\n- EBITDA (2030): $70M",
    "another measure": "- Revenue (2030): $200M\n- EBITDA (2030): $40M\n- Adjusted EBITDA margin (2030): 25%",
    "a part": "- Revenue (2030): $200M\n- EBITDA (2030): $40M\n- Cloud EBITDA margin (2030): 30%",
    "guidance": "- Revenue (2031): $250M\n- EBITDA (2031): $50M\n- 2031 guidance: EBITDA margin of 22-24%",
    "rivals": "Revenue in 2030 was $200M and EBITDA $40M. Rivals reach an EBITDA margin of 31% in 2030.",
    "other growth": "- Revenue (2030): $100M\n- Revenue (2035): $150M\n- Market CAGR (2030-2035): 12%\n"
    "- Cloud revenue CAGR (2030-2035): 30%\n- Organic revenue CAGR (2030-2035): 5%",
    "growth of a market": GROWTHS.format(level="Revenue ($M)", rate="Market Growth"),
    "growth at constant prices": GROWTHS.format(level="GDP ($B)", rate="GDP Growth"),
    "quarters against the year before": "Revenue:\n| Quarter | Revenue ($M) | YoY Growth |\n|---|---|---|\n"
    "| Q1 2030 | 100 | 20% |\n| Q2 2030 | 110 | 22% |\n| Q3 2030 | 112 | 18% |\n| Q4 2030 | 130 | 25% |\n"
    "| FY2030 | 452 | 21% |",
    "several providers each": "Providers in use (2030):\n| Provider | Share of firms using it |\n|---|---|\n"
    "| A Cloud | 60% |\n| B Cloud | 45% |\n| Other | 30% |",
    "a cut": "The company employs 5,200 people in 2030 and plans for 4,000 employees by 2035 through automation.",
    "a part of the staff": "- Headcount (2030): 5,200\n- Engineers target (2035): 900 employees",
    "customers of an event": "More than 900 customers attended the fair.\n" + CUSTOMERS,
    "a quarter's end": QUARTERS.format(year=50).replace("Revenue", "Headcount").replace(" ($M)", ""),
    "quarters that make a full year": FULL_YEAR.format(label="Full year", year="1,800"),
    "what is planned for a full year": FULL_YEAR.format(label="Full-year guidance", year="1,900"),
    "a full year's staff": FULL_YEAR.format(label="Full year", year="1,900")
    .replace("Revenue", "Headcount")
    .replace(" ($M)", ""),
    "the largest of others": "The top two companies (Quorra Foods and Bexley Mills) control 72%.\n\n"
    + SHARES.format(other="8%"),
    "returns with their sign": RETURNS.format(returns="(20)", total=130),
    "returns without their sign": RETURNS.format(returns="20", total=130),
    "a profit that grows": FIRST_PROFIT + "EBITDA profitability improves further in 2032.",
    "a profit that stays": FIRST_PROFIT + "We expect the company to stay EBITDA profitable in 2032.",
    "a profit of a year": FIRST_PROFIT + "The board links bonuses to EBITDA profitability during 2031.",
    "what a profit hangs on": FIRST_PROFIT + "Profitability in 2032 depends on pricing; EBITDA is the measure.",
    "targets that rise": FIRST_PROFIT + "EBITDA profitability targets rise in 2032.",
    "a loss before the profit": FIRST_PROFIT + "It is not profitable in 2028 but EBITDA positive from 2029.",
    "no profit until then": FIRST_PROFIT + "The firm is not expected to be EBITDA profitable until 2029.",
    "an annual report": FIRST_PROFIT + "Revenue growth of 44% (2028-2030) is announced in the annual report.",
    "a year ahead": FIRST_PROFIT + "Plans call for revenue growth (44% 2028-2030), a year ahead of schedule.",
    "an annual budget": FIRST_PROFIT
    + "Revenue grew from $100M in 2028 to $144M in 2030, up 44%, says the annual plan.",
    "an amount a year": FIRST_PROFIT + "We expect revenue growth of 44% (2028-2030), about $144M a year at the end.",
    "few digits in two currencies": FUNDING.format(amount="€2B") + "Total funding is $2B.",
    "about as much in two currencies": FUNDING.format(amount="€0.2M") + "Total funding is about $0.2M.",
    "a discount to a rival told first": "Rivals charge $150 against our $100, a 33% discount.",
    "a lower price told last": "Rivals charge $150 versus our $100, which is 33% lower.",
    "a premium of a rival": "Rivals charge $150 against our $100, a 50% premium.",
    "a discount of nobody": "The list price is $150 against $100 for members, a 33% discount.",
    "a decline of a decline": "Sites fell from 120 in 2029 to 96 in 2030, a decline of 20%.",
    "a negative growth": "Revenue fell from $100M to $80M, a negative growth of 20%.",
    "foreign exchange": "Plan:\n| Item | 2029 | 2030 |\n|---|---|---|\n| Revenue | $100M | $120M |\n"
    "| EBITDA | $10M | $24M |\n| Foreign exchange loss | $2M | $3M |",
    "a margin in two currencies": TWO_CURRENCIES.format(margin="20%"),
    "a part of all revenue": FIRST_PROFIT + "Our total annual licensing revenue in 2032 is $150M.",
    "figures of others or given up": FIRST_PROFIT
    + "\n\n".join(
        [
            "Revenue of $200M is expected in 2032 (consensus: $220M).",
            "Revenue of $200M is expected in 2032 (was $220M).",
            "Revenue in 2032 is put at $200M (earlier estimate: $220M).",
            "Revenue in 2032 is put at $200M, originally $220M.",
            "Management plans revenue of $200M in 2032 instead of $220M.",
            "Revenue is $200M in 2032, or $220M with the planned acquisition.",
            "We see revenue of $200M in 2032 against a budget of $220M.",
        ]
    ),
    "about a third": "Staff falls by a third, from 12,800 to 8,400.",
    "a row of averages": SEGMENTS.format(total="$515M"),
    "shares of other amounts": LOANS
    + "Home loans and vehicle finance together make up 84% of bad loans.\n\n"
    + "Home loans and vehicle finance together will make up 84% of loans by 2035.",
    "growth of something else": "\n\n".join(
        [
            "EBITDA was $20M in 2027, up 45% on revenue of $100M.",
            "Profit was $20M in 2027, up 45% on $100M of sales.",
            "Exports were $125M in 2027 against $100M at Rival, up 45%.",
            "Imports were $125M in 2027 against $100M in 2026, with prices up 45%.",
            "Orders were $125M in 2027, up 45%, against $110M planned.",
            "Rents were $100M in 2026 and $125M in 2027 (45% of them abroad).",
            "Fees were $100M in 2026 and $125M in 2027, a rise of 45% in volumes.",
            "Capital of $125M in 2027 was 45% above the $100M required.",
        ]
    ),
    "growth told without from": "Revenue was $125M in 2029, up 25% on $100M in 2028.\n\n"
    "Headcount was 96 in 2029, 20% less than the 120 of 2028.",
    "vendors of seven years": SEVEN + "In seven years Alfa, Brava and Corto control 35% of the market.",
}
