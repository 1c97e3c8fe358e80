"""Expectations that many suites share, each with its plain words.

Belongs here: small constructors. Does not: anything about one mart.
"""

from __future__ import annotations

from orchestration.expectations.suite import Expectation, Severity


def never_empty(column: str, says: str, severity: Severity = "error") -> Expectation:
    """No row has a null in `column`."""
    return Expectation("expect_column_values_to_not_be_null", says, {"column": column}, severity)


def unique(says: str, *columns: str, severity: Severity = "error") -> Expectation:
    """`columns` together name one row."""
    if len(columns) == 1:
        return Expectation("expect_column_values_to_be_unique", says, {"column": columns[0]}, severity)
    return Expectation("expect_compound_columns_to_be_unique", says, {"column_list": list(columns)}, severity)


def one_of(column: str, values: tuple[str, ...], says: str, severity: Severity = "error") -> Expectation:
    """Every value of `column` is one of `values`."""
    return Expectation(
        "expect_column_values_to_be_in_set", says, {"column": column, "value_set": list(values)}, severity
    )


def between(
    column: str,
    says: str,
    low: float | None = None,
    high: float | None = None,
    severity: Severity = "warning",
) -> Expectation:
    """Every value of `column` lies from `low` to `high`; None is open."""
    return Expectation(
        "expect_column_values_to_be_between",
        says,
        {"column": column, "min_value": low, "max_value": high},
        severity,
    )


def at_most(lower: str, upper: str, says: str, severity: Severity = "error") -> Expectation:
    """In every row that has both, `lower` does not exceed `upper`."""
    arguments = {
        "column_A": upper,
        "column_B": lower,
        "or_equal": True,
        "ignore_row_if": "either_value_is_missing",
    }
    return Expectation("expect_column_pair_values_a_to_be_greater_than_b", says, arguments, severity)


def matches(column: str, pattern: str, says: str) -> Expectation:
    """Every value of `column` matches the regular expression."""
    return Expectation("expect_column_values_to_match_regex", says, {"column": column, "regex": pattern}, "error")


def mostly_filled(column: str, share: float, says: str) -> Expectation:
    """At least `share` of the rows have a value in `column`; a warning."""
    return Expectation("expect_column_values_to_not_be_null", says, {"column": column, "mostly": share}, "warning")


def within_bounds(column: str, noun: str) -> tuple[Expectation, Expectation]:
    """`column` lies between its own `_low` and `_high`; warnings."""
    return (
        at_most(f"{column}_low", column, f"No {noun} lies below its own lower bound.", "warning"),
        at_most(column, f"{column}_high", f"No {noun} lies above its own upper bound.", "warning"),
    )


def fraction(column: str, noun: str) -> Expectation:
    """`column` is a part of a whole; a warning."""
    return between(column, f"A {noun} is a fraction between 0 and 1 (34% is 0.34).", 0, 1)


def not_negative(column: str, noun: str) -> Expectation:
    """`column` counts or measures something that cannot be below nothing; a warning."""
    return between(column, f"No {noun} is negative.", 0)


def statements(mart: str, key: str, says: str, *expectations: Expectation) -> tuple[str, str, tuple[Expectation, ...]]:
    """Mart, description and expectations of a table keyed by `key` whose rows each come from one memo."""
    common = (
        unique("Every row has a key of its own.", key),
        never_empty("memo_id", "Every row names the memo it was read from."),
    )
    return mart, says, (*common, *expectations)
