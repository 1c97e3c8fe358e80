"""File names and anchors made from names that memos choose."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from orchestration.report.links import anchor, entity_page, memo_page, page_name

SAFE = re.compile(r"[a-z0-9][a-z0-9._-]*")


def test_a_plain_name_stays_as_it_is() -> None:
    assert memo_page("mistral-ai_2030-06_employee") == "memo/mistral-ai_2030-06_employee.html"


@given(st.text(max_size=200))
def test_any_name_is_safe_as_a_file(text: str) -> None:
    name = page_name(text)
    assert SAFE.fullmatch(name)
    assert ".." not in name
    assert len(name) <= 80


@given(st.text(max_size=80), st.text(max_size=80))
def test_two_names_never_share_a_file(one: str, other: str) -> None:
    assert (page_name(one) == page_name(other)) == (one == other)


def test_names_that_climb_or_run_stay_in_their_folder() -> None:
    for text in ("../../x", "/etc/passwd", "C:\\x", "<script>alert(1)</script>", "a/b", "a-b", ".", "", "CON"):
        assert SAFE.fullmatch(page_name(text)), text
    assert page_name("a/b") != page_name("a-b")


def test_two_entities_of_one_name_have_two_pages() -> None:
    assert entity_page("a" * 32, "Acme") != entity_page("b" * 32, "Acme")


def test_an_anchor_begins_with_the_facts_id() -> None:
    assert anchor("0123456789abcdef") == "fact-0123456789"
