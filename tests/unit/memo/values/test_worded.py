"""Values in words: shares and large numbers that leave no doubt, and words that only look like them."""

from __future__ import annotations

import pytest

from orchestration.memo.values.worded import find_worded


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


@pytest.mark.parametrize(
    ("text", "written", "low", "high", "unit"),
    [
        ("It takes eleven years to learn.", "eleven years", "11", "11", "year"),
        ("a buffer of six to nine months", "six to nine months", "6", "9", "month"),
        ("between six and nine weeks", "between six and nine weeks", "6", "9", "week"),
        ("at least two and a half hours", "at least two and a half hours", "2.5", None, "hour"),
        ("no more than ninety days", "no more than ninety days", None, "90", "day"),
        ("Over eight years wages fell.", "eight years", "8", "8", "year"),
        ("five working days", "five working days", "5", "5", "day"),
    ],
)
def test_durations_in_words(text: str, written: str, low: str | None, high: str | None, unit: str) -> None:
    (found,) = find_worded(text)
    assert text[found.start : found.end] == written
    bounds = [None if bound is None else f"{bound.normalize():f}" for bound in (found.low, found.high)]
    assert (*bounds, found.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "two years ago",
        "four years later",
        "six years old",
        "over the next three years",
        "a two-year course",
        "one day",
        "open seven days a week",
        "the six months ended 30 June",
    ],
)
def test_points_in_time_and_names_are_no_durations(text: str) -> None:
    assert find_worded(text) == []
