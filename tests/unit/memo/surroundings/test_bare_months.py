"""Months without a year, in many sentences and in one without an end."""

from __future__ import annotations

import pytest

from orchestration.memo.surroundings.bare_months import bare_months
from orchestration.memo.vocabulary.period_types import month_period

TODAY = month_period(2030, 6)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("sentence", ["In March we sold it. ", "we sold it in March and "])
def test_many_months_are_dated_in_linear_time(sentence: str) -> None:
    found = bare_months(sentence * 40_000, [], TODAY)
    assert len(found) == 40_000
    assert {mention.period.edtf for mention in found} == {"2030-03"}
