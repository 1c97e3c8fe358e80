"""A memo's page as a whole: its links resolve, and no word of a memo becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest

from orchestration.report.memo_data import MemoData
from orchestration.report.memo_page import memo_context
from orchestration.report.rendering import POLICY, write_page

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'
IDS = [f"{number}{number:031x}" for number in range(1, 9)]


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [value or "" for key, value in self.attributes if key == name]


def _fact(fact_id: str, **given: Any) -> dict[str, Any]:
    return {
        "memo_id": "m",
        "fact_id": fact_id,
        "entity_id": "e",
        "memo_entity_id": "e",
        "entity": HOSTILE,
        "concept": "revenue",
        "concept_name": HOSTILE,
        "concept_kind": "money",
        "member": None,
        "is_total": False,
        "subject_label": HOSTILE,
        "label": HOSTILE,
        "column_label": HOSTILE,
        "caption": HOSTILE,
        "block_kind": "table",
        "source_line": 12,
        "source_value": HOSTILE,
        "source_text": HOSTILE,
        "table_ordinal": 0,
        "value": 240e6,
        "value_low": 240e6,
        "value_high": 240e6,
        "qualifier": "exact",
        "unit": "USD",
        "unit_kind": "money",
        "rate_basis": "total",
        "period": "2030",
        "period_source": "row",
        "status": "actual",
        "scenario": None,
        "link_state": "linked",
        "section_number": "I",
        "section_title": HOSTILE,
        "section_id": "s",
        **given,
    }


def _series(year: int, fact_id: str) -> dict[str, Any]:
    return {
        "memo_id": "m",
        "series_id": "s",
        "entity_id": "e",
        "entity": HOSTILE,
        "concept": "revenue",
        "concept_name": HOSTILE,
        "statement": "income",
        "member": None,
        "is_total": False,
        "scenario": "unspecified",
        "unit": "USD",
        "unit_kind": "money",
        "basis": "total",
        "year": year,
        "value": 240e6 + year,
        "value_low": 240e6 + year,
        "value_high": None,
        "value_source": "stated",
        "from_fact_id": fact_id,
        "cagr": 0.3,
    }


def _finding() -> dict[str, Any]:
    return {
        "memo_id": "m",
        "finding_id": "f" * 32,
        "rule": "named_subset",
        "severity": "error",
        "other_memo_id": HOSTILE,
        "stated_fact_id": IDS[0],
        "relative_gap": 0.07,
        "evidence_fact_ids": [IDS[1], IDS[2]],
        "message": HOSTILE,
        "is_accepted": False,
        "accepted_reason": None,
        "accepted_by": None,
    }


@pytest.fixture
def page(tmp_path: Path) -> _Page:
    memo = {
        "memo_id": "m",
        "entity_name": HOSTILE,
        "edition": HOSTILE,
        "as_of": "2030-06",
        "subject": HOSTILE,
        "path": HOSTILE,
        "version": 2,
        "fact_count": 3,
        "linked_share": 1.0,
        "rejected_count": 1,
        "errors": 1,
        "warnings": 0,
        "entity_page": "entity/x.html",
    }
    share = {"unit": "pure", "unit_kind": "percent", "value": 0.3, "value_low": 0.3, "value_high": 0.3}
    parts: dict[str, list[dict[str, Any]]] = {
        "facts": [_fact(IDS[0]), _fact(IDS[1]), _fact(IDS[2], **share)],
        "series": [_series(2030, IDS[0]), _series(2031, IDS[1])],
        "findings": [_finding()],
        "checks": [{"memo_id": "m", "rule": "named_subset", "verdict": "inconsistent", "checks": 1}],
        "rejected": [{"memo_id": "m", "source_line": 3, "source_text": HOSTILE, "code": "x", "message": HOSTILE}],
        "market": [
            {
                "market": HOSTILE,
                "table_ordinal": 0,
                "scenario": HOSTILE,
                "period": "2030",
                "entity": HOSTILE,
                "entity_id": "e",
                "subject_label": HOSTILE,
                "is_residual": False,
                "unit": "USD",
                "market_share": 0.3,
                "market_share_fact_id": IDS[2],
                "revenue_fact_id": IDS[0],
                "customers_fact_id": None,
                "customer_kind": HOSTILE,
                "implied_share": 0.2,
                "share_rank": 1,
                "gap_to_leader": 0.0,
                "revenue_per_customer": None,
                "stated_hhi": 1895.0,
            }
        ],
    }
    # One participant alone is no market.
    parts["market"].append({**parts["market"][0], "entity_id": "f"})
    (tmp_path / "memo").mkdir()
    write_page(tmp_path, "memo/m.html", "memo.html", memo_context(MemoData(memo, parts)))
    return _Page((tmp_path / "memo" / "m.html").read_text(encoding="utf-8"))


def test_no_word_of_a_memo_becomes_markup(page: _Page) -> None:
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert not [value for value in page.values("href") if ":" in value]
    assert any(HOSTILE in text for text in page.words), "escaped, not dropped"


def test_each_link_within_the_page_has_its_place(page: _Page) -> None:
    anchors = set(page.values("id"))
    inside = {value[1:] for value in page.values("href") if value.startswith("#")}
    assert inside - anchors == set()
    assert {f"fact-{fact_id[:10]}" for fact_id in IDS[:3]} <= inside


def test_the_policy_lets_nothing_in_and_no_style_runs_beside_it(page: _Page) -> None:
    assert POLICY in page.values("content")
    assert page.values("style") == []
    assert "style" not in page.tags


BARE = {
    "memo_id": "m", "entity_name": None, "edition": None, "as_of": None, "subject": None, "path": "m.txt",
    "version": 1, "fact_count": 0, "linked_share": None, "rejected_count": 0,
    "errors": 0, "warnings": 0, "entity_page": None,
}  # fmt: skip


def test_a_driver_that_the_memo_does_not_state_is_marked_as_assumed(tmp_path: Path) -> None:
    scenario = {
        "series_id": "s", "entity": "Own", "memo_scenario": "unspecified", "year": 2035, "unit": "USD",
        "revenue": 4e6, "base_revenue": 4e6, "ebitda": 1e6, "base_ebitda": 1e6, "cash_need": 0.0,
        "earnings_kind": "ebitda", "break_even_year": 2030, "first_year": 2030,
    }  # fmt: skip
    driver = {"series_id": "s", "unit": "USD", "low_effect": -1e5, "high_effect": 1e5}
    parts: dict[str, list[dict[str, Any]]] = {
        "what_if": [
            {**scenario, "scenario": "base", "is_assumed": False},
            {**scenario, "scenario": "churn", "is_assumed": True},
        ],
        "sensitivities": [
            {**driver, "driver": "customers", "is_assumed": False},
            {**driver, "driver": "gross_margin", "is_assumed": True},
        ],
    }
    (tmp_path / "memo").mkdir()
    write_page(tmp_path, "memo/m.html", "memo.html", memo_context(MemoData(BARE, parts)))
    words = [text.strip() for text in _Page((tmp_path / "memo" / "m.html").read_text(encoding="utf-8")).words]
    marked = [words[at - 1] for at, text in enumerate(words) if text == "assumed"]
    assert marked == ["Churn", "Gross margin"]
    assert any(text.startswith("Assumed: it changes a driver the memo does not state.") for text in words)


def test_a_memo_without_a_figure_has_a_page(tmp_path: Path) -> None:
    (tmp_path / "memo").mkdir()
    assert write_page(tmp_path, "memo/m.html", "memo.html", memo_context(MemoData(BARE, {}))) > 0
