"""The short cut for the commonest numbers of running text gives what the general grammar gives."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestration.memo.quantities import find_quantities
from orchestration.memo.values import value_scanner
from orchestration.memo.values.number_grammar import BOUND_WORDS
from orchestration.memo.vocabulary.currencies import NAMES, SYMBOLS
from orchestration.memo.vocabulary.identifier_words import COUNTED_NOUNS, LISTED, MONTHS, NUMBERED
from orchestration.memo.vocabulary.units import PAIRS, SCALE_WORDS, UNITS, word_set

# Words that have a say in the number beside them, and words that have none.
TELLING = sorted(
    {*NAMES, *SYMBOLS, *COUNTED_NOUNS, *LISTED, *MONTHS, *NUMBERED, *BOUND_WORDS, *UNITS, *SCALE_WORDS}
    | {" ".join(pair) for pair in PAIRS}
    | word_set("from to and or per a each annually monthly minus in out than age times threshold target")
)
PLAIN = ("revenue", "grew", "reached", "about", "for", "sites", "by", "of", "and", "Revenue", "the")
WORDS = st.lists(st.one_of(st.sampled_from(TELLING), st.sampled_from(PLAIN)), max_size=3).map(" ".join)
NUMBERS = st.sampled_from(("5", "12", "72", "500", "1,032", "2.5", "14,200", "2030", "2035", "401", "007", "1,23"))
AMOUNTS = st.tuples(
    st.sampled_from(("", "", "$", "€", "~", "+", "-", "−", "(", "($", "(+", "~€")),
    NUMBERS,
    st.sampled_from(("", "", "M", "B", "K", " million", "%", "x", "+", "M+", " years")),
    st.sampled_from(("", "", "", "-5%", "-600M", "–2040", "-$7B")),
).map("".join)
BEFORE = st.sampled_from((" ", " ", ": ", ", ", " (", ""))
BEHIND = st.sampled_from((" ", " ", ", ", ". ", ") ", ": ", " (", " - ", " to ", "/", ""))
CLAUSES = st.builds("{}{}{}{}{}".format, WORDS, BEFORE, AMOUNTS, BEHIND, WORDS)
TEXTS = st.one_of(CLAUSES, st.builds("{} {}".format, CLAUSES, CLAUSES))


@given(TEXTS)
@settings(max_examples=800)
def test_the_short_cut_agrees_with_the_grammar(text: str) -> None:
    plain = find_quantities(text)
    with patch.object(value_scanner, "read_plain_amount", lambda *_: None):
        general = find_quantities(text)
    assert plain == general
    assert str(plain) == str(general)  # the same digits, not only the same number


@given(st.builds("{}{}{}{}".format, WORDS, BEFORE, st.sampled_from(("2030", "2030-2035", "1999")), BEHIND), CLAUSES)
@settings(max_examples=300)
def test_a_plain_date_is_none_for_the_grammar_either(words: str, rest: str) -> None:
    text = f"{words} so {rest}"
    plain = find_quantities(text)
    with patch.object(value_scanner, "end_of_date", lambda *_: 0):
        assert plain == find_quantities(text)


def test_the_commonest_numbers_take_the_short_cut() -> None:
    texts = (
        "Revenue: €25-35M annually",
        "a margin of 12.5% (strong)",
        "sales grew about 43%, as planned",
        "it reached $150M by 2032",
        "platform (+332%)",
        "Downloads: 48M+ model downloads (cumulative)",
        "Sites: 280",
        "a market of 14,200 firms",
    )
    for text in texts:
        with patch.object(value_scanner, "_amount_at") as general:
            assert len(find_quantities(text)) == 1
        general.assert_not_called()


@pytest.mark.parametrize("sign", sorted(sign for sign in SYMBOLS if sign[-1].isalpha()))
def test_a_sign_of_letters_has_a_say_in_the_number_behind_it(sign: str) -> None:
    text = f"{sign} 5% revenue"
    plain = find_quantities(text)
    with patch.object(value_scanner, "read_plain_amount", lambda *_: None):
        assert plain == find_quantities(text)
