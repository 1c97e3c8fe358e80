"""What an entity's page shows, read for many entities at once.

Belongs here: the statements that fetch it. Does not: their arrangement (`entity_page`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from orchestration.report.reading import Marts, Rows, grouped

# Of an entity that hundreds of memos speak of, a page lists so many figures and so many yearly rows.
MAX_FIGURES = 60
MAX_SERIES_ROWS = 600
_FIGURES = """
    select facts.entity_id, facts.memo_id, facts.fact_id, facts.concept, concepts.name as concept_name,
        facts.period, facts.value::double as value, facts.value_low::double as value_low,
        facts.value_high::double as value_high, facts.qualifier, facts.unit, facts.unit_kind, facts.status,
        facts.scenario, facts.source_line, facts.source_value, facts.subject_label, facts.column_label, facts.label,
        facts.block_kind, count(*) over (partition by facts.entity_id) as figure_count
    from marts.fct_memo_fact as facts
    left join marts.dim_concept as concepts on facts.concept_id = concepts.concept_id
    where list_contains($entities, facts.entity_id) and facts.member is null and facts.link_state = 'linked'
    qualify row_number() over (
        partition by facts.entity_id
        order by facts.memo_entity_id = facts.entity_id desc, facts.block_kind = 'table' desc, facts.fact_id
    ) <= $most
    order by facts.entity_id, concepts.name, facts.unit, facts.period_end, facts.memo_id, facts.source_line,
        facts.fact_id
"""
_SERIES = """
    select series.entity_id, series.memo_id, series.series_id, series.entity, series.concept,
        concepts.name as concept_name, series.member, series.is_total, series.scenario, series.unit,
        series.unit_kind, series.basis, series.year, series.value::double as value,
        series.value_low::double as value_low, series.value_high::double as value_high, series.value_source,
        series.from_fact_id
    from marts.mart_projection_series as series
    left join marts.dim_concept as concepts on series.concept = concepts.concept
    where list_contains($entities, series.entity_id) and series.last_year > series.first_year
        and (series.member is null or series.is_total) and series.concept not like 'derived:%'
        and series.value_source <> 'extrapolated'
    qualify dense_rank() over (partition by series.entity_id order by series.series_id) <= $most
    order by series.entity_id, series.concept, series.unit, series.memo_id, series.scenario, series.series_id,
        series.year
"""
_MEMOS = """
    select facts.entity_id, facts.memo_id, count(*) as figure_count,
        facts.memo_entity_id = facts.entity_id as is_own
    from marts.fct_memo_fact as facts
    where list_contains($entities, facts.entity_id)
    group by facts.entity_id, facts.memo_id, facts.memo_entity_id
    order by facts.entity_id, is_own desc, figure_count desc, facts.memo_id
"""
_DISAGREEMENTS = """
    select entity_id, memo_id, other_memo_id, severity, rule, message, finding_id
    from marts.fct_audit_finding
    where list_contains($entities, entity_id) and other_memo_id is not null and verdict = 'inconsistent'
    order by entity_id, abs(relative_gap) desc nulls last, finding_id
"""
NEEDED = frozenset(("fct_memo_fact", "dim_concept", "mart_projection_series", "fct_audit_finding"))


@dataclass(frozen=True, slots=True)
class EntityData:
    """One entity: its row of the site's list, the memos that speak of it, its figures and series."""

    entity: dict[str, Any]
    memos: Rows
    figures: Rows
    series: Rows
    disagreements: Rows


def read_entities(marts: Marts, entities: Sequence[dict[str, Any]]) -> list[EntityData]:
    """The data of the pages of `entities`, in their order."""
    wanted = [entity["entity_id"] for entity in entities]

    def part(sql: str, needs: Sequence[str], **more: int) -> dict[str, Rows]:
        return grouped(marts.rows(sql, needs, {"entities": wanted, **more}), "entity_id")

    memos = part(_MEMOS, ["fct_memo_fact"])
    figures = part(_FIGURES, ["fct_memo_fact", "dim_concept"], most=MAX_FIGURES)
    series = part(_SERIES, ["mart_projection_series", "dim_concept"], most=MAX_SERIES_ROWS // 6)
    disagreements = part(_DISAGREEMENTS, ["fct_audit_finding"])
    return [
        EntityData(entity, *(rows.get(entity["entity_id"], []) for rows in (memos, figures, series, disagreements)))
        for entity in entities
    ]
