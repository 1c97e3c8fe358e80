"""What the pages about the whole site show: every memo, every entity, the worst findings.

Belongs here: the statements that fetch it. Does not: pages of one memo or entity.
"""

from __future__ import annotations

from typing import Any

from orchestration.report.links import entity_page, memo_page
from orchestration.report.reading import Marts, Rows

_MEMOS = """
    select memo_id, entity_id, entity_name, edition, audience, as_of, as_of_start::varchar as as_of_start, title,
        subject, path, version, table_count, fact_count, rejected_count
    from marts.dim_memo
    order by memo_id
"""
_QUALITY = "select memo_id, linked_share::double as linked_share from marts.mart_memo_quality"
_FOUND = """
    select memo_id, count(*) filter (where severity = 'error') as errors,
        count(*) filter (where severity = 'warning') as warnings
    from marts.fct_audit_finding
    where verdict = 'inconsistent'
    group by memo_id
"""
_ENTITIES = """
    select facts.entity_id, entities.entity, entities.kind, entities.country, entities.aliases,
        count(*) as fact_count, count(distinct facts.memo_id) as memo_count
    from marts.fct_memo_fact as facts
    inner join marts.dim_entity as entities on facts.entity_id = entities.entity_id
    group by facts.entity_id, entities.entity, entities.kind, entities.country, entities.aliases
    order by memo_count desc, fact_count desc, entities.entity, facts.entity_id
"""
_RULES = """
    select rule, severity, count(*) as findings, sum(count(*)) over (partition by rule) as total
    from marts.fct_audit_finding
    where verdict = 'inconsistent'
    group by rule, severity
    order by total desc, rule, severity
"""
_WORST = """
    select findings.finding_id, findings.memo_id, findings.rule, findings.severity, findings.message
    from marts.fct_audit_finding as findings
    where findings.verdict = 'inconsistent'
    order by case findings.severity when 'error' then 0 when 'warning' then 1 else 2 end,
        abs(findings.relative_gap) desc nulls last, findings.memo_id, findings.finding_id
    limit $most
"""
_TERMS = """
    select distinct memo_id, lower(term) as term
    from (
        select memo_id, subject_label as term from marts.fct_memo_fact
        union all
        select memo_id, caption from marts.fct_memo_fact
        union all
        select memo_id, title from marts.dim_section
    )
    where term is not null
"""
NEEDED = frozenset(("dim_memo", "mart_memo_quality", "fct_audit_finding", "fct_memo_fact", "dim_entity", "dim_section"))


def read_site_memos(marts: Marts) -> Rows:
    """Every memo with its page, its quality and the number of its errors and warnings."""
    quality = {row["memo_id"]: row for row in marts.rows(_QUALITY, ["mart_memo_quality"])}
    found = {row["memo_id"]: row for row in marts.rows(_FOUND, ["fct_audit_finding"])}
    return [
        {
            **memo,
            "page": memo_page(memo["memo_id"]),
            "linked_share": quality.get(memo["memo_id"], {}).get("linked_share"),
            "errors": found.get(memo["memo_id"], {}).get("errors", 0),
            "warnings": found.get(memo["memo_id"], {}).get("warnings", 0),
        }
        for memo in marts.rows(_MEMOS, ["dim_memo"])
    ]


def read_site_entities(marts: Marts, memos: Rows) -> Rows:
    """Every entity that some figure is about, with its page and how many memos are its own."""
    own: dict[str, int] = {}
    for memo in memos:
        own[memo["entity_id"]] = own.get(memo["entity_id"], 0) + 1
    return [
        {**row, "page": entity_page(row["entity_id"], row["entity"]), "own_count": own.get(row["entity_id"], 0)}
        for row in marts.rows(_ENTITIES, ["fct_memo_fact", "dim_entity"])
    ]


def read_rules(marts: Marts) -> Rows:
    """Contradictions by rule and severity, the most frequent rule first."""
    return marts.rows(_RULES, ["fct_audit_finding"])


def read_worst(marts: Marts, most: int) -> Rows:
    """The worst contradictions of all memos."""
    return marts.rows(_WORST, ["fct_audit_finding"], {"most": most})


def read_terms(marts: Marts) -> list[tuple[str, str]]:
    """Memo and lower-case label, caption or heading that it uses."""
    rows: list[dict[str, Any]] = marts.rows(_TERMS, ["fct_memo_fact", "dim_section"])
    return [(row["memo_id"], row["term"]) for row in rows]
