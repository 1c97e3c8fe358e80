"""Properties of the value grammar and the periods on generated text. All figures are generated."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from orchestration.memo.captions.caption_units import units_told
from orchestration.memo.periods import find_periods, read_period_label
from orchestration.memo.quantities import Quantity, Refusal, find_quantities, read_cell, read_hint

CURRENCIES = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "A$": "AUD",
    "CHF ": "CHF",
    "USD ": "USD",
    "AUD $": "AUD",
    "SEK": "SEK",
}
SCALES = {"": 0, "K": 3, "M": 6, "B": 9, "T": 12, " million": 6, "bn": 9, " trillion": 12}
BOUNDS = {
    "": "exact", "~": "approximate", "approximately ": "approximate", ">": "at_least", "over ": "at_least",
    "at least ": "at_least", "<": "at_most", "up to ": "at_most",
}  # fmt: skip
SHARES = {
    "%": ("percent", -2),
    " percent": ("percent", -2),
    "pp": ("percentage_point", -2),
    " bps": ("basis_point", -4),
}
SEPARATORS = ("-", "–", " - ", " to ")
NOTATION = st.text(alphabet="0123456789.,-–−+~<>%$€£₹¥ KMBTxkmbn()[]/:XE→|*\"'toandfrombetweenover", max_size=60)
ANY_TEXT = st.one_of(st.text(max_size=80), NOTATION)


def figures(digits: int = 4) -> st.SearchStrategy[Decimal]:
    """Positive figures with up to two decimals."""
    return st.builds(
        lambda whole, places: Decimal(whole).scaleb(-places),
        st.integers(1, 10**digits - 1),
        st.integers(0, 2),
    )


def written(figure: Decimal) -> str:
    """A figure with thousands grouped."""
    return f"{figure:,f}"


@given(
    figures(7),
    st.sampled_from(list(CURRENCIES)),
    st.sampled_from(list(SCALES)),
    st.sampled_from(list(BOUNDS)),
)
def test_money_reads_back(figure: Decimal, currency: str, scale: str, bound: str) -> None:
    text = f"{bound}{currency}{written(figure)}{scale}"
    (found,) = read_cell(text)
    assert isinstance(found, Quantity), (text, found)
    assert (found.value, found.unit, found.qualifier) == (
        figure.scaleb(SCALES[scale]), CURRENCIES[currency], BOUNDS[bound]
    )  # fmt: skip
    assert text[found.start : found.end] == text
    assert find_quantities(f"It came to {text} in all.") == [Quantity(11, 11 + len(text), *found[2:])]


@given(figures(), st.sampled_from(list(SHARES)), st.sampled_from(("", "+", "-", "−")))
def test_shares_read_back(figure: Decimal, unit: str, sign: str) -> None:
    (found,) = read_cell(f"{sign}{written(figure)}{unit}")
    assert isinstance(found, Quantity)
    kind, power = SHARES[unit]
    value = figure.scaleb(power)
    assert (found.value, found.unit_kind) == (-value if sign in ("-", "−") else value, kind)


@given(
    st.tuples(figures(3), figures(3)),
    st.sampled_from(list(CURRENCIES)),
    st.sampled_from(list(SCALES)),
    st.sampled_from(SEPARATORS),
    st.tuples(st.booleans(), st.booleans()),
)
def test_money_ranges_read_back(
    ends: tuple[Decimal, Decimal], currency: str, scale: str, separator: str, flags: tuple[bool, bool]
) -> None:
    (first, last), (is_repeated, is_open) = ends, flags
    low, high = sorted((first, first + last))
    again = currency if is_repeated else ""
    text = f"{currency}{written(low)}{scale if is_repeated else ''}{separator}{again}{written(high)}{scale}"
    text += "+" if is_open else ""
    (found,) = read_cell(text)
    assert isinstance(found, Quantity), (text, found)
    power = SCALES[scale]
    assert (found.low, found.unit) == (low.scaleb(power), CURRENCIES[currency])
    assert found.high == (None if is_open else high.scaleb(power))
    assert found.qualifier == ("range_at_least" if is_open else "range")


@given(
    ANY_TEXT,
    st.sampled_from(("", "Revenue ($M)", "% of Total", "Users (M)", "Revenue (M)", "($/MWh)", "(years)")),
)
@settings(max_examples=400)
def test_any_text_is_read_without_an_error_and_spans_stay_apart(text: str, label: str) -> None:
    hint = read_hint(label)
    for items in (read_cell(text, hint), find_quantities(text, hint)):
        end = 0
        for item in items:
            assert end <= item.start < item.end <= len(text), (text, items)
            end = item.end
            if isinstance(item, Quantity):
                assert_fits(item)
            else:
                assert item.code
    end = 0
    for mention in find_periods(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.period.start <= mention.period.end
        end = mention.end
    read_period_label(text)
    read_hint(text)


def assert_fits(item: Quantity) -> None:
    """The bounds agree with the qualifier, and every figure fits decimal(38,9)."""
    bounds = {
        "exact": (item.value, item.value),
        "approximate": (item.value, item.value),
        "at_least": (item.value, None),
        "at_most": (None, item.value),
        "range_at_least": (item.value, None),
    }
    if item.qualifier == "range":
        assert item.low is not None
        assert item.high is not None
        assert item.low <= item.value <= item.high
    else:
        assert (item.low, item.high) == bounds[item.qualifier]
    for figure in (item.value, item.low, item.high):
        if figure is not None:
            exponent = figure.as_tuple().exponent
            assert isinstance(exponent, int)
            assert exponent >= -9
            assert abs(figure) < Decimal(10) ** 29


SIZE = 10_000_000
# Texts whose length alone makes them hard; those with a value every few characters are kept shorter.
LONG = [
    "|",
    "9",
    "-",
    "$",
    " ",
    ",",
    "1,",
    "1,111,",
    "to ",
    "(",
    "~~",
    "USD ",
    "over ",
    "June ",
    "from ",
    "a",
    ".",
]
DENSE = [
    "1:8 ",
    "per euro 11 ",
    "9 per 1,000 to ",
    "1-",
    "1 to ",
    "$1-",
    "1.",
    "1 ",
    "$5 X%",
    "2030-",
    "FY30 ",
    "1 → ",
    "→ $388M ",
    "Asia grew 14%, Europe 11, ",
    "between 1 and ",
    "(1 ",
    "1/",
    "Q1 2030 - ",
]


LABEL_WORDS = [
    *(
        "K",
        "M",
        "B",
        "k",
        "m",
        "bn",
        "mn",
        "tn",
        "thousand",
        "million",
        "billions",
        "lakh",
        "crore",
        "$",
        "US$",
        "S$",
        "€",
    ),
    *("£", "₹", "R$", "P", "kr", "%", "pp", "bps", "x", "score", "ratio", "kg", "t", "tonnes", "kt", "MWh", "m2", "km"),
    *("litres", "TEU", "ASK", "hl", "oz", "visitors", "people", "wafers", "shares", "pieces", "300 mm", "12", "2030"),
    *("days", "weeks", "month", "year", "revenue", "price", "pay", "margin", "growth", "volume", "capacity", "staff"),
    *("FTE", "currency", "local", "EFTSL", "NPS", "cents", "p", "(", ")", ",", ";", "/", "-", ":", "per", "each", "in"),
    *("of", "the", "and", "or", "where", "unless"),
]


@example(["(", "unless", "k"])  # a parenthesis of nothing, which ended the reading of its memo
@given(st.lists(st.sampled_from(LABEL_WORDS), max_size=9))
@settings(max_examples=600)
def test_any_words_of_a_label_are_read_without_an_error(words: list[str]) -> None:
    label = " ".join(words)
    for written in (label, f"Visits ({label})", f"Sales by site ({label}; pay in $)"):
        read_hint(written)
        units_told(written)


@pytest.mark.parametrize("pattern", LONG)
def test_ten_megabytes_of_one_pattern_are_read_in_linear_time(pattern: str) -> None:
    text = pattern * (SIZE // len(pattern))
    for read in (find_quantities, read_cell, find_periods, read_hint):
        read(text)


@pytest.mark.parametrize("pattern", DENSE)
def test_dense_figures_are_read_in_linear_time(pattern: str) -> None:
    text = pattern * (100_000 // len(pattern))
    assert all(isinstance(item, Quantity | Refusal) for item in find_quantities(text))
    find_periods(text)
