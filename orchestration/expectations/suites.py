"""All suites, in the order they are shown."""

from __future__ import annotations

from orchestration.expectations.conformed_suites import CONFORMED_SUITES
from orchestration.expectations.core_suites import CORE_SUITES
from orchestration.expectations.mart_suites import MART_SUITES
from orchestration.expectations.scenario_suites import SCENARIO_SUITES

SUITES = (*CORE_SUITES, *CONFORMED_SUITES, *MART_SUITES, *SCENARIO_SUITES)
