"""The short cut for the commonest cells gives what the general grammar gives."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from orchestration.memo.quantities import UnitHint, read_cell
from orchestration.memo.values import cells
from orchestration.memo.values.plain_values import read_plain

NUMBERS = st.one_of(
    st.integers(0, 2400).map(str),
    st.sampled_from(("2030", "1,250", "12,345,678", "0.5", "99.95", "007")),
)
AMOUNTS = st.tuples(
    st.sampled_from(("", "", "~")),
    st.sampled_from(("", "", "-", "+", "−")),
    st.sampled_from(("", "$", "€", "₹")),
    NUMBERS,
    st.sampled_from(("", "%", "M", "B", "K", "x", " million", "bn", "m", "L", "pp")),
    st.sampled_from(("", "", "+")),
).map("".join)
CELLS = st.one_of(
    AMOUNTS,
    st.builds("{}-{}".format, AMOUNTS, AMOUNTS),
    st.builds("{} ({})".format, AMOUNTS, AMOUNTS),
    st.builds("{} → {}".format, AMOUNTS, AMOUNTS),
)
HINTS = st.sampled_from(
    (
        None,
        UnitHint("USD", "money", 6),
        UnitHint("USD", "money", 0, "annual"),
        UnitHint("pure", "percentage_point", -2),
        UnitHint("count", "count", 3),
        UnitHint("", "money", 6),
    )
)


@given(CELLS, HINTS)
@settings(max_examples=1500)
def test_the_short_cut_agrees_with_the_grammar(text: str, hint: UnitHint | None) -> None:
    plain = read_plain(text, hint)
    if plain is None:
        return
    with patch.object(cells, "read_plain", lambda *_: None):
        general = read_cell(text, hint)
    assert [*plain] == general
    assert str(plain) == str(general)  # the same digits, not only the same number


def test_the_commonest_cells_take_the_short_cut() -> None:
    common = ("$6.8B", "34%", "18,000+", "€25-35M", "$1M (-8%)", "78% → 82%", "~99%", "10-50x", "-12,000", "45.2")
    assert all(read_plain(text, None) is not None for text in common)
