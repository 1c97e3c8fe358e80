"""What analysts may expect of the facts and the dimensions.

Belongs here: suites of `fct_memo_fact`, `fct_rejected` and the dimensions. Does not: the marts built
on them (`mart_suites`). A row that a memo states badly is data, so ranges of figures only warn.
"""

from __future__ import annotations

from orchestration.contracts.raw_tables import (
    BLOCK_KINDS,
    PERIOD_SOURCES,
    QUALIFIERS,
    RATE_BASES,
    RELATIONS,
    SCENARIOS,
    STAGES,
    STATUSES,
    UNIT_KINDS,
)
from orchestration.expectations.phrases import (
    at_most,
    between,
    matches,
    mostly_filled,
    never_empty,
    one_of,
    unique,
)
from orchestration.expectations.suite import Expectation, Suite

_UNIT = r"^([A-Z]{3}|pure|count|score|year|month|week|day|hour|other:.+)$"

FACTS = Suite(
    "fct_memo_fact",
    "Every numeric statement of every memo, once, with its place in the file.",
    (
        unique("Every statement stands here once.", "fact_id"),
        never_empty("memo_id", "Every statement names the memo it was read from."),
        never_empty("value", "Every statement has a value; what could not be read is in fct_rejected."),
        never_empty("source_value", "Every statement shows the figure as the memo wrote it."),
        between("source_line", "Every statement names the line it stands on.", low=1, severity="error"),
        at_most("char_start", "char_end", "The place of a statement in its file begins before it ends."),
        at_most("value_low", "value", "No value lies below its own lower bound."),
        at_most("value", "value_high", "No value lies above its own upper bound."),
        one_of("qualifier", QUALIFIERS, "How exactly a value is stated is one of the six agreed words."),
        one_of("unit_kind", UNIT_KINDS, "What kind of figure it is is one of the ten agreed words."),
        one_of(
            "status",
            STATUSES,
            "A statement is an actual, an estimate, a projection, a target or an assumption.",
        ),
        one_of("scenario", SCENARIOS, "A scenario, where one is stated, is base, bear or bull."),
        one_of("rate_basis", RATE_BASES, "Per what a value is stated is one of the agreed words."),
        one_of("block_kind", BLOCK_KINDS, "A statement stands in a table, a bullet, prose or the header."),
        one_of("period_relation", RELATIONS, "How a value relates to its period is one of the agreed words."),
        one_of("period_source", PERIOD_SOURCES, "Where a period was found is one of the agreed places."),
        one_of(
            "link_state",
            ("linked", "derived", "unlinked"),
            "How a concept was found is one of the three states.",
        ),
        at_most("period_start", "period_end", "No period ends before it begins."),
        matches("unit", _UNIT, "A unit is a currency code or one of the agreed words."),
        mostly_filled("concept_id", 0.5, "At least half of the statements are tied to a concept."),
        mostly_filled("period_start", 0.8, "At least four in five statements have a period, stated or inherited."),
        between("plain_percent", "A percentage beyond ±10,000% is more likely misread than meant.", -100, 100),
    ),
    derived={"plain_percent": "case when unit_kind = 'percent' then value end"},
)

REJECTED = Suite(
    "fct_rejected",
    "What was read and could not be kept, and why.",
    (
        never_empty("memo_id", "Every refusal names the memo or file it concerns."),
        never_empty("code", "Every refusal has a code that can be counted."),
        never_empty("message", "Every refusal says in words what was found and what was expected."),
        one_of("stage", STAGES, "A refusal happened while reading, typing or validating."),
    ),
)

MEMOS = Suite(
    "dim_memo",
    "One row for each memo in the inbox.",
    (
        unique("Every memo stands here once.", "memo_id"),
        Expectation(
            "expect_column_pair_values_to_be_equal",
            "For every memo, the statements found are those kept and those rejected together.",
            {"column_A": "found_count", "column_B": "accounted_count"},
        ),
        mostly_filled("entity_id", 0.95, "Nearly every memo says whom it is about."),
        mostly_filled("as_of", 0.8, "At least four in five memos are dated."),
        between("fact_count", "A memo states at least one figure that could be read.", low=1),
        between("fact_share", "Of what a memo states, at least nine tenths could be read.", low=0.9),
    ),
    derived={
        "accounted_count": "fact_count + rejected_count",
        "fact_share": "cast(fact_count as double) / nullif(found_count, 0)",
    },
)

ENTITIES = Suite(
    "dim_entity",
    "Whom the statements are about.",
    (
        unique("Every entity stands here once.", "entity_id"),
        never_empty("entity", "Every entity has a name."),
        unique("No two entities carry one name.", "entity", severity="warning"),
    ),
)

CONCEPTS = Suite(
    "dim_concept",
    "What the statements measure.",
    (
        unique("Every concept stands here once.", "concept_id"),
        unique("No two concepts carry one name.", "concept", severity="warning"),
        never_empty("unit_kind", "Every concept says what kind of figure it is measured in."),
    ),
)

UNITS = Suite(
    "dim_unit",
    "In what the statements are measured.",
    (unique("Every unit stands here once.", "unit_id"), never_empty("unit", "Every unit has its code.")),
)

PERIODS = Suite(
    "dim_period",
    "When the statements hold.",
    (
        unique("Every period stands here once.", "period_id"),
        at_most("period_start", "period_end", "No period ends before it begins."),
        between(
            "start_year",
            "Periods lie between 1900 and 2200; others are more likely misread years.",
            1900,
            2200,
        ),
    ),
    derived={"start_year": "extract(year from period_start)"},
)

SCENARIO_NAMES = Suite(
    "dim_scenario",
    "Under which scenario the statements hold.",
    (
        unique("Every scenario stands here once.", "scenario_id"),
        one_of("scenario", (*SCENARIOS, "unspecified"), "A scenario is base, bear, bull or unspecified."),
    ),
)

SECTIONS = Suite(
    "dim_section",
    "Under which heading of its memo a statement stands.",
    (
        unique("Every heading stands here once.", "section_id"),
        unique("The headings of a memo are counted without gaps or repeats.", "memo_id", "section_ordinal"),
    ),
)

MEMO_VERSIONS = Suite(
    "dim_memo_version",
    "Which contents each memo has had, and when each was seen.",
    (
        unique("Every content of every memo stands here once.", "memo_version_id"),
        at_most("first_seen_at", "last_seen_at", "No content was last seen before it was first seen."),
    ),
)

CORE_SUITES = (
    FACTS,
    REJECTED,
    MEMOS,
    MEMO_VERSIONS,
    ENTITIES,
    CONCEPTS,
    UNITS,
    PERIODS,
    SCENARIO_NAMES,
    SECTIONS,
)
