"""The synthetic memos: repeatable, of the promised size, and wrong in one place only."""

from __future__ import annotations

import pytest

from tests.support.memo_generator import generate, plant
from tests.support.memo_layout import KINDS


def test_a_seed_gives_one_memo() -> None:
    assert generate(7) == generate(7)
    assert generate(7).text != generate(8).text


def test_names_differ() -> None:
    names = {generate(seed).name for seed in range(300)}
    companies = {name.rsplit("-", 1)[0] for name in names}
    assert len(names) == len(companies) == 300


def test_forms_and_sizes_vary() -> None:
    memos = [generate(seed) for seed in range(200)]
    sizes = [len(memo.text.encode()) for memo in memos]
    assert {memo.suffix for memo in memos} == {".txt", ".md", ".html"}
    assert min(sizes) > 6_000
    assert 10_000 < sum(sizes) / len(sizes) < 25_000
    assert max(sizes) < 40_000


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_changes_its_lines_only(kind: str) -> None:
    for seed in range(40):
        clean, wrong = generate(seed), plant(kind, seed)
        assert wrong.planted is not None
        before, after = clean.text.splitlines(), wrong.text.splitlines()
        changed = {number for number, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]}
        assert wrong.planted.kind == kind
        assert set(wrong.planted.lines) == changed
        assert wrong.planted.truth != wrong.planted.written


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match=r"found kind 'typo', expected one of total, growth"):
        plant("typo", 1)
