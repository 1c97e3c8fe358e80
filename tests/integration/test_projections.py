"""The projection marts over generated memos: what must hold whatever a memo says, and what is refused.

Belongs here: properties of the built marts, the random numbers, overrides and refusals. Does not: formulas
with hand-worked figures (the dbt unit tests) or plots (`tests/unit/plots`).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from dagster import AssetKey

from orchestration.build import build_definitions
from orchestration.defs.dbt_project import RUN_FOLDER, open_project
from orchestration.defs.dbt_runner import DbtOutcome, run_dbt
from orchestration.defs.instance import open_instance
from orchestration.defs.names import REFRESH_JOB
from orchestration.settings import Settings
from tests.support.built import load
from tests.support.memo_generator import generate
from tests.support.shared import open_shared

MEMOS = 12
PATHS = 10_000
DRIVERS = (
    "customers",
    "annual_contract_value",
    "net_revenue_retention",
    "government_funding",
    "gross_margin",
    "operating_expense_growth",
)
SHOCKS = ("volume", "price", "government", "margin", "structural_cost")
WHAT_IF = "int_projection_cases+"
# No customers, margin or funding: everything but the two series falls back. No projection at all: no rows.
SPARSE = """ENTITY: Quillon Freight

A Macro Intelligence Memo | June 2030

Outlook (2030-2034):
| Year | Revenue ($M) | Operating Expense ($M) |
|---|---|---|
| 2030 | 100 | 130 |
| 2032 | 225 | 200 |
| 2034 | 400 | 300 |
"""
# Other earnings than EBITDA, a bank's income, and revenue alone.
OPERATING = """ENTITY: Corvid Tools

A Macro Intelligence Memo | June 2030

Outlook (2030-2034):
| Year | Revenue (€M) | Operating Income (€M) | Net Income (€M) |
|---|---|---|---|
| 2030 | 100 | -12 | -20 |
| 2032 | 225 | 30-40 | 20 |
| 2034 | 400 | 90 | 60 |
"""
BANK = """ENTITY: Banque Meriel

A Macro Intelligence Memo | June 2030

Outlook (2030-2034), EUR million:
| Year | Total Income | Operating Expenses |
|---|---|---|
| 2030 | 900 | 610 |
| 2034 | 1,200 | 640 |
"""
REVENUE_ALONE = """ENTITY: Tern Ferries

A Macro Intelligence Memo | June 2030

Outlook (2030-2034):
| Year | Revenue ($M) | Customers |
|---|---|---|
| 2030 | 100 | 2,000 |
| 2034 | 400 | 5,000 |
"""
SILENT = """ENTITY: Orla Health

A Macro Intelligence Memo | June 2030

The clinics serve 40,000 patients.
"""

pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Settings:
    folder = tmp_path_factory.mktemp("projections")
    settings = Settings(raw=folder / "raw", warehouse=folder / "warehouse")
    settings.raw.mkdir()
    for seed in range(MEMOS):
        generate(seed).write(settings.raw)
    (settings.raw / "quillon.md").write_text(SPARSE)
    (settings.raw / "corvid.md").write_text(OPERATING)
    (settings.raw / "meriel.md").write_text(BANK)
    (settings.raw / "tern.md").write_text(REVENUE_ALONE)
    (settings.raw / "orla.md").write_text(SILENT)
    open_shared(settings, tmp_path_factory)
    load(settings)
    outcome = dbt(settings, "+models/marts/projections", "run", seeds=True)
    assert outcome.succeeded, outcome.problems
    return settings


def dbt(
    settings: Settings, select: str, command: str = "build", seeds: bool = False, **variables: object
) -> DbtOutcome:
    if seeds:
        assert _run(settings, "seed").succeeded
    arguments = ["--exclude-resource-type=unit_test", "--indirect-selection=cautious"] if command == "build" else []
    return _run(settings, command, "--select", select, "--vars", json.dumps(variables), *arguments)


def _run(settings: Settings, *arguments: str) -> DbtOutcome:
    manifest = open_project(settings).parsed()
    return run_dbt(settings, [*arguments, "--no-write-json"], settings.dbt_target / RUN_FOLDER, manifest)


def ask(settings: Settings, sql: str) -> list[tuple]:
    with duckdb.connect(settings.build_database, read_only=True) as connection:
        return connection.sql(sql).fetchall()


def none(settings: Settings, sql: str) -> None:
    """No row breaks the rule."""
    assert ask(settings, f"{sql} limit 3") == []


def test_memos_with_revenue_over_years_have_rows_and_others_none(built):
    memos = {row[0] for row in ask(built, "select distinct memo_id from marts.mart_projection_drivers")}
    assert {"quillon", "corvid", "meriel", "tern"} <= memos
    assert "orla" not in memos
    assert len(memos) >= MEMOS * 0.9
    for mart, without in (("scenarios", set()), ("fan", set()), ("sensitivity", {"tern"})):
        of_mart = {row[0] for row in ask(built, f"select distinct memo_id from marts.mart_projection_{mart}")}
        assert of_mart == memos - without


def test_other_earnings_stand_in_and_base_gives_them_back(built):
    def base(memo: str, kind: str) -> list[tuple]:
        of_kind = "is null" if kind is None else f"= '{kind}'"
        rows = ask(
            built,
            "select year, revenue, ebitda from marts.mart_projection_scenarios "
            f"where memo_id = '{memo}' and scenario = 'base' and earnings_kind {of_kind} order by year",
        )
        return [row for row in rows if row[0] % 2 == 0]

    assert base("corvid", "operating_income") == [(2030, 1e8, -1.2e7), (2032, 2.25e8, 3.5e7), (2034, 4e8, 9e7)]
    assert base("meriel", "ebitda")[::2] == [(2030, 9e8, 2.9e8), (2034, 1.2e9, 5.6e8)]
    assert base("tern", None)[::2] == [(2030, 1e8, None), (2034, 4e8, None)]


def test_revenue_alone_still_follows_its_drivers(built):
    """A fifth fewer customers, then 1 × 0.95 a year of what they order: 400 × 0.8 × 0.95⁴ by 2034."""
    found = ask(
        built,
        "select revenue, ebitda, cash_need, left_out_count from marts.mart_projection_scenarios "
        "where memo_id = 'tern' and year = 2034 and scenario in ('downturn', 'margin_squeeze') order by scenario",
    )
    assert [round(float(row[0])) for row in found] == [round(4e8 * 0.8 * 0.95**4), 400_000_000]
    assert [row[1:] for row in found] == [(None, None, 0), (None, None, 1)]
    assert ask(built, "select distinct measure from marts.mart_projection_fan where memo_id = 'tern'") == [("revenue",)]


def test_base_is_the_memo_to_the_last_digit(built):
    found = ask(
        built,
        """
        select count(*), bool_and(scenarios.revenue = stated.revenue),
            bool_and(scenarios.operating_expense = stated.operating_expense),
            bool_and(scenarios.ebitda = coalesce(stated.ebitda, stated.revenue - stated.operating_expense))
        from marts.mart_projection_scenarios as scenarios
        inner join marts.dim_scenario as cases on scenarios.memo_scenario = cases.scenario
        inner join marts.fct_financial_projection as stated
            on scenarios.memo_id = stated.memo_id and scenarios.entity_id = stated.entity_id
            and scenarios.year = stated.year and scenarios.unit = stated.unit
            and cases.scenario_id = stated.scenario_id
        where scenarios.scenario = 'base' and stated.operating_expense is not null
        """,
    )
    assert found[0][0] >= MEMOS * 4
    assert found[0][1:] == (True, True, True)


@pytest.mark.parametrize(("kind", "total"), [("revenue_", "revenue"), ("cost_", "operating_expense"), ("", "ebitda")])
def test_contributions_sum_to_totals_within_a_cent(built, kind, total):
    contributions = " + ".join(f"{driver}_{kind}contribution" for driver in DRIVERS)
    none(
        built,
        "select memo_id, scenario, year from marts.mart_projection_scenarios "
        f"where abs(base_{total} + {contributions} - {total}) >= 0.01",
    )


def test_what_a_memo_does_not_state_is_told_as_assumed(built):
    """Quillon counts no customers and states no margin, retention or public money; its cost it states."""
    stated = ask(
        built,
        "select driver from marts.mart_projection_sensitivity where memo_id = 'quillon' and not is_assumed",
    )
    assert stated == [("operating_expense_growth",)]
    counts = dict(
        ask(
            built,
            "select scenario, max(assumed_count) from marts.mart_projection_scenarios "
            "where memo_id = 'quillon' group by scenario",
        )
    )
    # Half of no public money is none: the downturn rests on customers and retention alone.
    assert counts == {
        "base": 0,
        "no_government_support": 0,
        "slower_hiring": 0,
        "customer_growth_stalls": 1,
        "churn": 1,
        "price_cut": 1,
        "margin_squeeze": 1,
        "downturn": 2,
    }


def test_no_amount_shows_the_noise_of_a_double(built):
    """A tenth more of 329,800,000 was 329800000.00000008: a double knows some fifteen digits, and no more are kept."""
    columns = ask(
        built,
        "select table_name, column_name from duckdb_columns() "
        "where schema_name = 'marts' and table_name like 'mart_projection%' and data_type = 'DECIMAL(38,9)'",
    )
    assert len(columns) > 50
    for table, column in columns:
        # From a million on six places are left; sums of larger and smaller amounts keep those of the smaller.
        none(built, f'select "{column}" from marts.{table} where abs("{column}") >= 1e9 and "{column}" % 0.000001 <> 0')


def test_parts_and_drivers_give_the_whole(built):
    scenarios = "marts.mart_projection_scenarios"
    none(built, f"select * from {scenarios} where abs(customer_revenue + government_funding - revenue) >= 0.01")
    none(built, f"select * from {scenarios} where abs(service_cost + structural_cost - operating_expense) >= 0.01")
    none(
        built,
        "select * from marts.mart_projection_drivers where gross_margin not between 0 and 1 "
        "or customers <= 0 or government_funding not between 0 and revenue or service_cost > operating_expense",
    )


def test_cash_need_never_falls_and_covers_every_loss_so_far(built):
    none(
        built,
        """
        select * from (
            select *, lag(cash_need) over (partition by series_id, scenario order by year) as need_before
            from marts.mart_projection_scenarios
        )
        where cash_need < coalesce(need_before, 0) or cash_need + cumulative_ebitda < 0
        """,
    )


def test_what_a_memo_lacks_falls_back_and_says_so(built):
    rows = ask(
        built,
        """
        select year, revenue, operating_expense, revenue_source, customers_source, gross_margin_source,
            net_revenue_retention_source, government_funding_source
        from marts.mart_projection_drivers where memo_id = 'quillon' order by year
        """,
    )
    assert [float(row[1]) for row in rows] == [1e8, 1.5e8, 2.25e8, 3e8, 4e8]
    assert [row[3] for row in rows] == ["stated", "interpolated", "stated", "interpolated", "stated"]
    assert {row[4:] for row in rows} == {("index_of_revenue", "not_stated", "not_stated", "not_stated")}


def test_percentiles_ascend_and_lie_around_the_memo(built):
    none(
        built,
        "select * from marts.mart_projection_fan where not "
        "(p05 <= p10 and p10 <= p25 and p25 <= p50 and p50 <= p75 and p75 <= p90 and p90 <= p95)",
    )
    none(built, f"select * from marts.mart_projection_fan where path_count <> {PATHS}")
    none(built, "select * from marts.mart_projection_fan where memo_value not between p05 and p95")


def test_bounds_are_ordered_and_series_pass_through_what_is_stated(built):
    none(
        built,
        "select * from marts.mart_projection_series where value_low > value or value > value_high",
    )
    none(
        built,
        """
        select series.* from marts.mart_projection_series as series
        left join marts.fct_memo_fact as facts on series.from_fact_id = facts.fact_id
        where series.value_source = 'stated'
            and (facts.value is distinct from series.value or facts.value_low is distinct from series.value_low
                or facts.value_high is distinct from series.value_high)
        """,
    )


SERIES = "select * from marts.mart_projection_series"


@pytest.fixture
def beyond(built):
    """The series as a run that asks for thirty more years builds them."""
    stated = ask(built, f"{SERIES} order by projection_series_id")
    assert dbt(built, "mart_projection_series", "run", projection_years_beyond=30).succeeded
    yield stated
    assert dbt(built, "mart_projection_series", "run").succeeded


def test_the_years_beyond_are_marked_and_change_nothing_before_them(built, beyond):
    assert ask(built, f"{SERIES} where value_source <> 'extrapolated' order by projection_series_id") == beyond
    assert ask(built, "select series_id from marts.mart_projection_series where year > last_year")
    none(built, f"{SERIES} where (value_source = 'extrapolated') <> (year > last_year) or year > last_year + 30")
    none(built, f"{SERIES} where value_low > value or value > value_high")
    none(
        built,
        """
        select * from marts.mart_projection_series as series
        left join marts.fct_memo_fact as latest on series.to_fact_id = latest.fact_id
        left join marts.dim_period as periods on latest.period_id = periods.period_id
        where series.value_source = 'extrapolated'
            and coalesce(periods.calendar_year, periods.end_year) is distinct from series.last_year
        """,
    )


@pytest.mark.parametrize("years", [-1, 31, 2.5, "soon", True])
def test_a_bad_number_of_years_beyond_is_refused(built, years):
    outcome = dbt(built, "mart_projection_series", "run", projection_years_beyond=years)
    assert not outcome.succeeded
    assert f"found {years}, expected a whole number of years from 0 to 30" in " ".join(outcome.problems)


def shock(path: int, kind: int, seed: int = 20300601) -> float:
    """A deviate worked out apart from the SQL: five rounds of (x + key)^5 + constant modulo 2^31 - 1."""
    modulus, constants = 2**31 - 1, (314159265, 358979323, 846264338, 327950288, 419716939)
    total = -65534
    for place in (2 * kind, 2 * kind + 1):
        word = (path * 16 + place + 1 + seed * 1000003 + constants[0]) % modulus
        for at, constant in enumerate(constants, 1):
            word = (word**5 + constant + seed * 7919 * at) % modulus
        total += (word >> 16) + (word & 32767)
    return total / 18918.613619


def test_the_random_numbers_are_the_same_everywhere(built):
    rows = ask(
        built,
        f"select path, {', '.join(SHOCKS)} from intermediate.int_projection_shocks "
        "where path in (1, 77, 10000) order by path",
    )
    assert [path for path, *_ in rows] == [1, 77, 10_000]
    for path, *deviates in rows:
        assert deviates == [shock(path, kind) for kind in range(len(SHOCKS))]


def test_shocks_are_even_and_independent(built):
    for kind in SHOCKS:
        other = SHOCKS[SHOCKS.index(kind) - 1]
        [(mean, spread, together)] = ask(
            built,
            f"select avg({kind}), stddev({kind}), corr({kind}, {other}) from intermediate.int_projection_shocks",
        )
        assert abs(mean) < 3 / PATHS**0.5
        assert abs(spread - 1) < 0.03
        assert abs(together) < 0.03


def test_the_fan_is_the_same_on_each_run(built):
    before = ask(built, "select * from marts.mart_projection_fan order by projection_fan_id")
    assert dbt(built, "int_projection_shocks+", "run").succeeded
    assert ask(built, "select * from marts.mart_projection_fan order by projection_fan_id") == before


def test_a_run_may_bring_its_own_assumptions(built):
    row = {"scenario": "windfall", "driver": "government_funding", "operation": "set", "amount": 5e6, "reason": "Asked"}
    half = {"scenario": "price_cut", "driver": "annual_contract_value", "operation": "multiply", "amount": 0.5}
    assumptions = [row, half | {"reason": "It's a rival's offer"}]
    assert dbt(built, WHAT_IF, "run", scenario_assumptions=assumptions).succeeded
    try:
        found = ask(
            built,
            "select distinct scenario, cast(government_funding_contribution as integer), "
            "round(annual_contract_value_revenue_contribution / base_revenue, 6) "
            "from marts.mart_projection_scenarios "
            "where memo_id = 'quillon' and scenario in ('windfall', 'price_cut') order by 1",
        )
        assert [(name, funding, float(price)) for name, funding, price in found] == [
            ("price_cut", 0, -0.5),
            ("windfall", 5_000_000, 0.0),
        ]
    finally:
        assert dbt(built, WHAT_IF, "run").succeeded


@pytest.fixture(scope="module")
def launch(built):
    """Launch the job `refresh` on a real instance, as the launchpad does, over the what-if marts alone."""
    job = build_definitions(built).resolve_job_def(REFRESH_JOB)
    assets = [
        AssetKey(["seeds", "scenario_assumptions"]),
        AssetKey(["intermediate", "int_projection_cases"]),
        AssetKey(["marts", "mart_projection_scenarios"]),
    ]

    def run(**config: object):
        with open_instance(built) as instance:
            return job.execute_in_process(
                instance=instance,
                raise_on_error=False,
                asset_selection=assets,
                run_config={"ops": {"dbt_models": {"config": config}}},
            )

    return run


def test_a_planner_launches_a_scenario_by_run_config(built, launch):
    row = {"scenario": "half_price", "driver": "annual_contract_value", "operation": "multiply", "reason": "Asked"}
    assert launch(scenario_assumptions=[row | {"amount": 0.5, "from_year": 2031}]).success
    asked = (
        "select distinct year, round(annual_contract_value_revenue_contribution / base_revenue, 6) "
        "from marts.mart_projection_scenarios where memo_id = 'quillon' and scenario = 'half_price' order by year"
    )
    found = [(year, float(share)) for year, share in ask(built, asked)]
    assert found == [(2030, 0.0), *((year, -0.5) for year in range(2031, 2035))]
    # The next run does not remember it.
    assert launch().success
    assert ask(built, asked) == []


def test_a_bad_assumption_of_a_run_is_refused_naming_row_and_rule(launch):
    row = {"scenario": "x", "driver": "customers", "operation": "set", "amount": 5, "reason": "why"}
    bad = [
        row,
        row | {"driver": "luck"},
        row | {"scenario": "y", "amount": -1},
        row | {"scenario": "z", "to_year": 2300},
    ]
    result = launch(scenario_assumptions=bad)
    assert not result.success
    said = " ".join(str(result.failure_data_for_node("dbt_models").error).split())
    for problem in (
        "row 2 (x, luck): unknown driver; use customers",
        "row 3 (y, customers): customers cannot be negative; amount is -1",
        "row 4 (z, customers): year out of range, from (empty) to 2300",
    ):
        assert f"REFUSED scenario_assumptions of this run, {problem}" in said
    assert "row 1 " not in said


def test_a_bad_option_of_the_simulation_is_refused_by_name(launch):
    result = launch(projection_paths=10)
    assert not result.success
    said = str(result.failure_data_for_node("dbt_models").error)
    assert "projection_paths" in said
    assert "greater than or equal to 10000" in said
    result = launch(projection_years_beyond=31)
    assert not result.success
    said = str(result.failure_data_for_node("dbt_models").error)
    assert "projection_years_beyond" in said
    assert "less than or equal to 30" in said


BAD = (
    ("x,profit,multiply,1,,,why", "unknown driver"),
    ("x,customers,set,-5,,,why", "customers cannot be negative; amount is -5"),
    ("y,customers,multiply,2,2030,2300,why", "year out of range, from 2030 to 2300"),
    ("z,customers,multiply,2,soon,,why", "year out of range, from soon"),
    ("w,customers,double,2,,,why", "unknown operation double"),
    ("v,customers,multiply,lots,,,why", "amount is lots; use a number"),
    ("u,gross_margin,set,68,,,why", "write 68% as 0.68"),
    ("t,customers,multiply,2,,,", "no reason"),
    ("s,customers,hold,2,,,why", "hold takes no amount"),
    ("Best Case,customers,multiply,2,,,why", "the scenario has no usable name"),
    ("base,gross_margin,set,0.5,,,why", "base is what the memo states"),
    ("churn,net_revenue_retention,add,-0.1,2031,,why", "an earlier row has this driver"),
)


@pytest.fixture(scope="module")
def refusal(built, tmp_path_factory):
    """What a build over bad seeds and with a bad assumption of its own says, and which line the seeds' own end at."""
    spoiled = tmp_path_factory.mktemp("spoiled") / "dbt_project"
    shutil.copytree(built.dbt_project, spoiled, ignore=shutil.ignore_patterns("target", "logs"))
    folder = spoiled / "seeds" / "scenarios"
    assumptions, spreads = folder / "scenario_assumptions.csv", folder / "simulation_spreads.csv"
    good = assumptions.read_text().rstrip("\n")
    assumptions.write_text("\n".join([good, *(line for line, _ in BAD), ""]))
    spreads.write_text("driver,spread,reason\ncustomers,8%,why\nluck,0.1,why\ngross_margin,2,\n")
    negative = {"scenario": "x", "driver": "customers", "operation": "set", "amount": -1, "reason": "why"}
    count = "select count(*) from marts.mart_projection_scenarios"
    before = ask(built, count)
    said = refused(Settings(built.raw, built.warehouse, spoiled), scenario_assumptions=[negative])
    # Nothing was built on them.
    assert ask(built, count) == before
    yield said, good.count("\n") + 2
    assert _run(built, "seed").succeeded


def test_bad_assumptions_are_refused_naming_file_row_and_rule(refusal):
    said, first = refusal
    for place, (line, problem) in enumerate(BAD, first):
        scenario, driver = line.split(",")[:2]
        assert f"REFUSED scenario_assumptions.csv, line {place} ({scenario}, {driver}): " in said
        assert problem in said
    assert "REFUSED scenario_assumptions of this run, row 1 (x, customers): customers cannot be negative" in said


def test_bad_spreads_are_refused_naming_file_row_and_rule(refusal):
    said, _ = refusal
    for problem in (
        "line 2 (customers): spread is 8%; use a fraction",
        "line 3 (luck): unknown driver",
        "line 4 (gross_margin): spread is 2; use a fraction",
        "line 4 (gross_margin): no reason",
        "simulation_spreads.csv (government_funding): has no spread",
    ):
        assert problem in said


def refused(settings: Settings, **variables: object) -> str:
    """What dbt's command line says of a build that must fail."""
    settings.export()
    options = [
        *(f"--{name}-dir={settings.dbt_project}" for name in ("project", "profiles")),
        "--exclude-resource-type=unit_test",
        "--indirect-selection=cautious",
        f"--vars={json.dumps(variables)}",
    ]
    select = f"scenario_assumptions simulation_spreads {WHAT_IF} int_projection_shocks+"
    build = subprocess.run(
        [Path(sys.executable).with_name("dbt"), "build", "--select", select, *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert build.returncode == 1
    return " ".join(build.stdout.split())
