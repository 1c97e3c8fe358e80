"""Memos in the words of careful analysts, and contradictions a writer might leave in them. Belongs here: forms the
audit must neither misread where they agree nor miss where they do not. Does not: what the generator varies.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    """A text of the clean memo, and what a careless writer would have made of it."""

    written: str
    wrong: str


@dataclass(frozen=True, slots=True)
class AnalystMemo:
    """A memo all of whose figures agree, and the slips that spoil it, one a line."""

    entity: str
    other_entity: str
    text: str
    slips: tuple[Slip, ...]

    def spoiled(self) -> str:
        """The memo with all its slips, about another entity so that it is compared with no other memo."""
        text = self.text
        for slip in self.slips:
            assert text.count(slip.written) == 1, slip
            text = text.replace(slip.written, slip.wrong)
        for old, new in ((self.entity, self.other_entity), (self.entity.upper(), self.other_entity.upper())):
            text = text.replace(old, new)
        return text

    def lines_of_slips(self) -> dict[Slip, int]:
        """The line of the spoiled memo each slip stands in, from 1."""
        lines = self.spoiled().split("\n")
        return {slip: next(n for n, line in enumerate(lines, 1) if slip.wrong in line) for slip in self.slips}


COMPANY = AnalystMemo(
    entity="Tarnwick Biologics",
    other_entity="Aldersea Remedies",
    text="""ENTITY: TARNWICK BIOLOGICS
A Macro Intelligence Memo | June 2030 | Investor Edition
FROM: The 2030 Report DATE: June 2030 RE: Margins After the Patent Cliff
SUMMARY
Tarnwick Biologics's revenue for 2030 was $22.0 billion, up 16% from $19.0 billion in 2029.
It expects revenue of $31.7 billion by 2035, a CAGR of 7.6% over 2030-2035.
Headcount fell from 42,000 in 2028 to 39,900 in 2030, a decline of 5%.
Tarnwick's 5,150 customers and a retention of 117% support its plans through 2034.
Online now makes up 19% of sales ($4.2 billion).
The three largest customers account for 46% of revenue.
I. REVENUE
Revenue by Segment ($B):
| Segment | 2029 | 2030 |
|---|---|---|
| Oncology | 10.7 | 12.4 |
| Immunology | 5.2 | 6.3 |
| Vaccines | 3.1 | 3.3 |
| Total Revenue | 19.0 | 22.0 |
Revenue Plan ($B):
| Year | Revenue | Customers |
|---|---|---|
| 2030 | 22.0 | 5,150 |
| 2032 | 26.4 | 6,500 |
| 2034 | 30.2 | 8,100 |
| 2035 | 31.7 | 8,600 |
Largest Customers (2030):
| Customer | Revenue ($B) | % of Revenue |
|---|---|---|
| Customer A | 4.8 | 22% |
| Customer B | 3.1 | 14% |
| Customer C | 2.2 | 10% |
| Next seven | 4.6 | 21% |
| All others | 7.3 | 33% |
II. PIPELINE
Late-Stage Pipeline (June 2030):
| Asset | Peak Sales ($B) | Risked Peak Sales ($B) |
|---|---|---|
| TB-114 | 4.0 | 2.6 |
| TB-209 | 3.5 | 2.1 |
| TB-330 | 4.5 | 1.8 |
| Total | 12.0 | 6.5 |
III. RESULTS
Segment Results 2030 ($B):
| Segment | Revenue | Operating Income | Margin |
|---|---|---|---|
| Oncology | 12.4 | 2.4 | 19.4% |
| Immunology | 6.3 | 0.9 | 14.3% |
| Vaccines | 3.3 | 0.3 | 9.1% |
| Group | 22.0 | 3.6 | 16.4% |
Pay by Grade:
| Grade | Base Salary | Bonus | Total |
|---|---|---|---|
| Analyst | $52,000 | $4,000 | $56,000 |
| Scientist | $68,000 | $8,000 | $76,000 |
| Manager | $95,000 | $17,000 | $112,000 |
| Director | $145,000 | $45,000 | $190,000 |
IV. OUTLOOK
2034 Scenario Outcomes:
| Scenario | Probability | Revenue ($B) |
|---|---|---|
| Bear | 30% | 25.0 |
| Base | 50% | 30.2 |
| Bull | 20% | 34.0 |
| Probability-weighted | 100% | 29.4 |
""",
    slips=(
        Slip("up 16% from $19.0 billion in 2029", "up 16% from $18.2 billion in 2029"),
        Slip("a CAGR of 7.6% over", "a CAGR of 9.1% over"),
        Slip("a decline of 5%", "a decline of 8%"),
        Slip("account for 46% of revenue", "account for 53% of revenue"),
        Slip("| Total | 12.0 | 6.5 |", "| Total | 12.0 | 7.1 |"),
        Slip("| Immunology | 6.3 | 0.9 | 14.3% |", "| Immunology | 6.3 | 0.9 | 17.3% |"),
        Slip("| Manager | $95,000 | $17,000 | $112,000 |", "| Manager | $95,000 | $17,000 | $122,000 |"),
        Slip("| Bear | 30% | 25.0 |", "| Bear | 40% | 25.0 |"),
    ),
)

COUNTRY = AnalystMemo(
    entity="Merrowin",
    other_entity="Kelverland",
    text="""ENTITY: REPUBLIC OF MERROWIN
A Macro Intelligence Memo | June 2030 | Government Edition
FROM: The 2030 Report DATE: June 2030 RE: Budgets Large and Small
SUMMARY
The GDP of Merrowin reached €412 billion in 2030, with a population of 9.6 million.
The budget leaves a deficit of €12.4 billion, or 3.0% of GDP.
Wind and solar together provide 57% of generation.
Exports rose 5% from €124 billion in 2029 to €130 billion in 2030.
I. THE ECONOMY
Regions (2030):
| Region | Population (M) | GDP (€B) |
|---|---|---|
| North | 3.1 | 152 |
| Coast | 4.5 | 201 |
| South | 2.0 | 59 |
| Merrowin | 9.6 | 412 |
Macroeconomic Projections:
| Indicator | 2029 | 2030 | 2031E |
|---|---|---|---|
| GDP (€B) | 398 | 412 | 425 |
| Inflation | 2.4% | 2.1% | 2.0% |
Generation Mix 2030:
| Source | Generation (TWh) | Share |
|---|---|---|
| Wind | 212 | 37% |
| Solar | 112 | 20% |
| Gas | 152 | 27% |
| Other | 96 | 17% |
| Total | 572 | 100% |
II. A HOUSEHOLD
First Job Budget (monthly):
| Item | Bear | Base | Bull |
|---|---|---|---|
| Net income | €1,850 | €2,150 | €2,500 |
| Rent | €790 | €760 | €740 |
| Food | €340 | €330 | €330 |
| Other | €600 | €630 | €670 |
| Total expenditure | €1,730 | €1,720 | €1,740 |
""",
    slips=(
        Slip("with a population of 9.6 million", "with a population of 10.2 million"),
        Slip("or 3.0% of GDP", "or 4.2% of GDP"),
        Slip("together provide 57% of generation", "together provide 64% of generation"),
        Slip("Exports rose 5% from", "Exports rose 9% from"),
        Slip("| Total expenditure | €1,730 | €1,720 | €1,740 |", "| Total expenditure | €1,730 | €1,790 | €1,740 |"),
    ),
)

MEMOS = (COMPANY, COUNTRY)
