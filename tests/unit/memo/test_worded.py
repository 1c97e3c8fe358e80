"""Values in words: shares and large numbers that leave no doubt, and words that only look like them."""

from __future__ import annotations

import pytest

from orchestration.memo.worded import find_worded


@pytest.mark.parametrize(
    ("text", "written", "value", "unit", "qualifier"),
    [
        ("About two-thirds of revenue", "About two-thirds", "0.666666667", "pure", "approximate"),
        ("nearly half of the staff", "nearly half", "0.5", "pure", "approximate"),
        ("more than a quarter of sales", "more than a quarter", "0.25", "pure", "at_least"),
        ("Costs fell by a fifth.", "a fifth", "0.2", "pure", "exact"),
        ("One in five customers left", "One in five", "0.2", "pure", "exact"),
        ("three in ten voters", "three in ten", "0.3", "pure", "exact"),
        ("at most one in ten pupils", "at most one in ten", "0.1", "pure", "at_most"),
        ("half a million people", "half a million", "500000", "count", "exact"),
        ("a quarter of a million homes", "a quarter of a million", "250000", "count", "exact"),
        ("two dozen plants", "two dozen", "24", "count", "exact"),
        ("half a billion dollars", "half a billion dollars", "500000000", "USD", "exact"),
        ("twenty-five percent of users", "twenty-five percent", "0.25", "pure", "exact"),
        ("half a percentage point", "half a percentage point", "0.005", "pure", "exact"),
    ],
)
def test_shares_and_large_numbers_in_words(text: str, written: str, value: str, unit: str, qualifier: str) -> None:
    (found,) = find_worded(text)
    assert text[found.start : found.end] == written
    assert (f"{found.value.normalize():f}", found.unit, found.qualifier) == (value, unit, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "half of the year",
        "the second half of 2030",
        "a quarter of a century",
        "a tenth of a second",
        "half the battle",
        "half of the battle",
        "after a quarter of losses",
        "one in five years",
        "a third party",
        "half-hearted",
        "one of the three",
        "a thousand thanks",
        "the third quarter of growth",
        "thousands of people",
        "the first half of the plan",
    ],
)
def test_times_ordinals_and_idioms_are_no_values(text: str) -> None:
    assert find_worded(text) == []
