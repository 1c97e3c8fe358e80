"""Rows that sum up to a total are all in the money of their caption; rows that do not are left to their labels."""

from __future__ import annotations

from orchestration.memo.facts import read_memo

_TABLE = """Outstanding to small traders (PKR billion):
| Lender group | 2028 | 2029 |
|---|---|---|
| Banks | 1,400 | 1,550 |
| Shops | 510 | 620 |
| Finance companies and shops | 790 | 930 |
| Total | {total} | 3,100 |
"""


def _units(total: str) -> list[str]:
    return [fact.unit for fact in read_memo("sums", _TABLE.format(total=total), "text", "hash").facts]


def test_rows_that_sum_up_are_in_one_unit() -> None:
    assert _units("2,700").count("PKR") == 8


def test_a_total_may_be_rounded() -> None:
    assert _units("2,701").count("PKR") == 8


def test_rows_that_do_not_sum_up_keep_what_their_labels_dispute() -> None:
    assert _units("2,900").count("PKR") < 8
