"""What a planner may give a run: scenario assumptions, how the fan is simulated, how far series run on.

Belongs here: the run config of the models and the dbt variables it becomes. Does not: what an assumption may say;
dbt's test `scenario_assumptions_are_usable` holds rows of a run and of the seed to the same rules.
"""

from __future__ import annotations

from typing import Any

from dagster import Config
from pydantic import Field

# The step whose config this is.
MODELS_OP = "dbt_models"


class ScenarioAssumption(Config):
    """One row, as in dbt_project/seeds/scenarios/scenario_assumptions.csv; it takes the place of the seed's."""

    scenario: str = Field(
        description="Name of the scenario, new or one of the seed: small letters, digits, underscores."
    )
    driver: str = Field(
        description="customers, annual_contract_value, net_revenue_retention, government_funding, gross_margin or "
        "operating_expense_growth."
    )
    operation: str = Field(
        description="multiply (the memo's value times amount), add (plus amount), set (amount itself) or hold (as in "
        "the year before from_year)."
    )
    amount: float | None = Field(
        default=None, description="Number the operation takes, none for hold; 5 points of a rate are 0.05."
    )
    from_year: int | None = Field(default=None, description="First year it holds in; none is from the start.")
    to_year: int | None = Field(default=None, description="Last year it holds in; none is to the end.")
    reason: str = Field(description="Why one may assume so.")


class WhatIf(Config):
    """What a run assumes beside the seeds; what is left out is as in the dbt project."""

    scenario_assumptions: list[ScenarioAssumption] = Field(
        default=[], description="Scenarios of this run, beside those of the seed or in their place."
    )
    projection_paths: int | None = Field(
        default=None, ge=10_000, le=100_000, description="Paths of the fan: 10,000 (the default) to 100,000."
    )
    projection_seed: int | None = Field(
        default=None,
        ge=0,
        le=2_000_000_000,
        description="Seed of the fan's random numbers.",
    )
    projection_years_beyond: int | None = Field(
        default=None,
        ge=0,
        le=30,
        description="Years mart_projection_series runs on beyond the last stated one: 0 (the default) to 30.",
    )
    projection_sensitivity_step: float | None = Field(
        default=None, gt=0, lt=1, description="How far the tornado moves each driver: a fraction, 0.1 by default."
    )

    def variables(self) -> dict[str, Any]:
        """The dbt variables of what was given."""
        given: dict[str, Any] = self.model_dump(exclude_defaults=True, exclude_none=True)
        return given
