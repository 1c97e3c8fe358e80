"""The audit of short memos: one contradiction each, and what looks like one and is none."""

from __future__ import annotations

import pytest

from orchestration.storage.warehouse import query
from tests.support import built
from tests.support.shared import open_shared

pytestmark = [pytest.mark.slow]

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
    "the largest of others": "The top two companies (Quorra Foods and Bexley Mills) control 72%.\n\n"
    + SHARES.format(other="8%"),
}


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """Severity, rule and message of all that is found, by memo."""
    bodies = {name: body for name, (body, _) in CONTRADICTIONS.items()} | INNOCENT
    # One company each, named by letters: what one memo says is no matter of another's.
    entities = {name: f"KELDON {chr(65 + n // 26)}{chr(65 + n % 26)}RVE MILLS" for n, name in enumerate(bodies)}
    memos = {
        f"{name}.md": HEADER.format(entity=entities[name], edition="Investor") + body for name, body in bodies.items()
    }
    for edition, year in (("Employee", 2015), ("Investor", 2017)):
        memos[f"founded {year}.md"] = HEADER.format(entity="LOWTHER SALT", edition=edition) + (
            f"- Founded: {year}\n- Headcount (2030): 40 employees"
        )
    settings = built.settings_with_memos(tmp_path_factory.mktemp("statements"), memos)
    built.load(settings)
    outcome = built.build(
        settings,
        *("--exclude-resource-type", "test"),
        *("--select", "+path:models/intermediate/audit", "+path:models/marts/audit", "path:seeds/audit"),
        manifest=open_shared(settings, tmp_path_factory).parsed(),
    )
    assert outcome.succeeded, outcome.problems
    found: dict[str, list[Finding]] = {name.removesuffix(".md"): [] for name in memos}
    for memo, severity, rule, message in query(
        settings.build_database,
        "select memo_id, severity, rule, message from marts.fct_audit_finding where severity <> 'info' order by all",
    ):
        found[memo].append((severity, rule, message))
    return found


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_found_once(audited: dict[str, list[Finding]], name: str) -> None:
    expected = CONTRADICTIONS[name][1]
    found = audited[name]
    assert [(severity, rule) for severity, rule, _ in found] == [(severity, rule) for severity, rule, _ in expected]
    for (_, _, message), (_, _, working) in zip(found, expected, strict=True):
        assert message.endswith(f"; {working}")


@pytest.mark.parametrize("name", INNOCENT)
def test_what_may_be_right_is_not_flagged(audited: dict[str, list[Finding]], name: str) -> None:
    assert audited[name] == []


def test_memos_of_one_company_agree_on_when_it_was_founded(audited: dict[str, list[Finding]]) -> None:
    assert audited["founded 2015"] == []
    [(severity, rule, message)] = audited["founded 2017"]
    assert (severity, rule) == ("warning", "sanity")
    assert message == "line 7 says it was founded in 2017; line 7 of founded 2015 says 2015"
