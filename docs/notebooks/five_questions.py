"""Five questions to the marts, as a marimo notebook: `marimo edit docs/notebooks/five_questions.py`."""

import marimo

app = marimo.App(width="medium", app_title="Five questions to the memos")


@app.cell
def _():
    import altair as alt
    import duckdb
    import marimo as mo

    from orchestration.settings import Settings

    warehouse = duckdb.connect(str(Settings.from_environment().published), read_only=True)
    mo.md("# Five questions to the memos")
    return alt, mo, warehouse


@app.cell
def _(mo, warehouse):
    first = warehouse.sql("""
        select memo_id, entity, unit, min(revenue) as first_revenue, max(revenue) as last_revenue,
            any_value(cagr_to_horizon) as yearly_growth
        from marts.mart_revenue_projection
        group by memo_id, entity, unit
        having count(*) > 1
        order by yearly_growth desc nulls last
        limit 10
    """).df()
    mo.vstack([mo.md("## 1. Who is to grow fastest?"), mo.ui.table(first)])
    return (first,)


@app.cell
def _(alt, mo, warehouse):
    second = warehouse.sql("""
        select memo_id, entity, year, cumulative_ebitda::double as cumulative_ebitda, break_even_year
        from marts.mart_profitability_projection
        where scenario in ('unspecified', 'base') and cumulative_ebitda is not null
        order by memo_id, year
    """).df()
    chart = (
        alt.Chart(second)
        .mark_line(point=True)
        .encode(x="year:O", y=alt.Y("cumulative_ebitda:Q", title="EBITDA since the first year"), color="entity:N")
    )
    mo.vstack([mo.md("## 2. How deep is the valley before each company earns money?"), chart])
    return (second,)


@app.cell
def _(mo, warehouse):
    third = warehouse.sql("""
        select memo_id, market, entity, stated_share, implied_share, share_gap
        from marts.mart_competitive_landscape
        where share_gap is not null
        order by abs(share_gap) desc
        limit 10
    """).df()
    mo.vstack([mo.md("## 3. Whose market share does its revenue not bear out?"), mo.ui.table(third)])
    return (third,)


@app.cell
def _(mo, warehouse):
    fourth = warehouse.sql("""
        select memo_id, entity, concept, year, target, projection, unit, relative_gap, verdict
        from marts.mart_target_tracking
        where verdict in ('above', 'below')
        order by abs(relative_gap) desc
        limit 10
    """).df()
    mo.vstack([mo.md("## 4. Which targets does the same memo not expect to be hit?"), mo.ui.table(fourth)])
    return (fourth,)


@app.cell
def _(mo, warehouse):
    fifth = warehouse.sql("""
        select memo_id, rule, message
        from marts.fct_audit_finding
        where verdict = 'inconsistent' and severity = 'error'
        order by abs(relative_gap) desc nulls last
        limit 20
    """).df()
    mo.vstack([mo.md("## 5. Where does a memo contradict itself beyond doubt?"), mo.ui.table(fifth)])
    return (fifth,)


if __name__ == "__main__":
    app.run()
