"""The figures of one synthetic company, and how an analyst would print them.

Belongs here: a consistent set of true values, and their rounding. Does not: where they stand in a memo.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

# ISO code, how amounts start in this memo, and the word for a scale in a header ("" = the sign itself).
_CURRENCIES = (
    ("USD", "$"),
    ("USD", "$"),
    ("USD", "$"),
    ("EUR", "€"),
    ("GBP", "£"),
    ("INR", "₹"),
    ("JPY", "¥"),
    ("USD", "USD "),
    ("CHF", "CHF "),
    ("BRL", "R$"),
    ("SEK", "SEK "),
)
# Suffix in a cell, name in a header, decimals, smallest and largest first-year revenue in that scale.
_SCALES = (("M", "M", 0, 180, 4000), ("B", "B", 2, 1.2, 60), ("M", "M", 1, 60, 900), ("B", "B", 1, 24, 400))
_CRORE = ("Cr", "Cr", 0, 700, 9000)


@dataclass(frozen=True, slots=True)
class Money:
    """How this memo writes amounts; values are in its scale (920 is $920M)."""

    code: str
    sign: str
    suffix: str
    name: str
    decimals: int

    def cell(self, value: float) -> str:
        """`$920M`, `-$14.2M`, `₹5,100 Cr`."""
        minus = "-" if round(value, self.decimals) < 0 else ""
        gap = " " if self.suffix == "Cr" else ""
        return f"{minus}{self.sign}{abs(value):,.{self.decimals}f}{gap}{self.suffix}"

    def bare(self, value: float) -> str:
        """`920`, for a column whose header names the unit."""
        return f"{round(value, self.decimals) + 0.0:,.{self.decimals}f}"

    def header(self, label: str) -> str:
        """`Revenue ($M)`."""
        return f"{label} ({self.sign}{self.name})"

    def shown(self, value: float) -> float:
        """The value a reader of the printed figure knows."""
        return round(value, self.decimals)

    def other(self, rng: Random) -> Money:
        """The same figures in another currency."""
        signs = [(code, sign) for code, sign in (("USD", "$"), ("EUR", "€"), ("GBP", "£")) if code != self.code]
        code, sign = rng.choice(signs)
        suffix, name = ("M", "M") if self.suffix == "Cr" else (self.suffix, self.name)
        return Money(code, sign, suffix, name, self.decimals)


@dataclass(frozen=True, slots=True)
class Figures:
    """True values by year and by part; `years` ascend by one."""

    money: Money
    years: tuple[int, ...]
    revenue: tuple[float, ...]
    opex: tuple[float, ...]
    customers: tuple[int, ...]
    headcount: tuple[tuple[int, int], ...]  # by function: now, target
    from_shown: bool  # growth and margins were computed from printed figures

    @property
    def ebitda(self) -> tuple[float, ...]:
        """Revenue less operating expense, from what is printed if the analyst worked so."""
        pairs = zip(self.revenue, self.opex, strict=True)
        return tuple(self.known(revenue) - self.known(opex) for revenue, opex in pairs)

    def known(self, value: float) -> float:
        """The figure an analyst computes with."""
        return self.money.shown(value) if self.from_shown else value

    def growth(self, index: int) -> float:
        """Revenue growth into year `index`."""
        return self.known(self.revenue[index]) / self.known(self.revenue[index - 1]) - 1

    def margin(self, index: int) -> float:
        """EBITDA over revenue in year `index`."""
        return self.ebitda[index] / self.known(self.revenue[index])


def percent(value: float, decimals: int = 0, sign: bool = False) -> str:
    """`34%`, `+12.5%`, `-8%`; nought carries no sign."""
    shown = round(value * 100, decimals) + 0.0
    return f"{shown:+.{decimals}f}%" if sign and shown else f"{shown:.{decimals}f}%"


def parts(rng: Random, whole: float, count: int, decimals: int) -> list[float]:
    """`count` printed parts whose sum is the printed `whole`, the largest first."""
    weights = sorted((rng.random() + 0.15 for _ in range(count)), reverse=True)
    total = sum(weights)
    whole = round(whole, decimals)
    shares = [round(whole * weight / total, decimals) for weight in weights[1:]]
    return sorted([round(whole - sum(shares), decimals), *shares], reverse=True)


def figures(rng: Random) -> Figures:
    """The figures of one company."""
    code, sign = rng.choice(_CURRENCIES)
    suffix, name, decimals, low, high = _CRORE if code == "INR" and rng.random() < 0.6 else rng.choice(_SCALES)
    money = Money(code, sign, suffix, name, decimals)
    years = tuple(range(2030, 2030 + rng.choice((5, 6, 6, 6))))
    revenue = [rng.uniform(low, high)]
    growth = rng.uniform(0.06, 0.55)
    for _ in years[1:]:
        revenue.append(revenue[-1] * (1 + growth))
        growth *= rng.uniform(0.62, 0.95)
    ratio = rng.uniform(0.8, 1.35)
    opex = []
    for value in revenue:
        opex.append(value * ratio)
        ratio *= rng.uniform(0.86, 0.97)
    customers = [rng.randrange(150, 4000)]
    for _ in years[1:]:
        customers.append(round(customers[-1] * rng.uniform(1.03, 1.4)))
    now = [rng.randrange(12, 1800) for _ in range(rng.randrange(4, 8))]
    headcount = tuple((each, round(each * rng.uniform(1.15, 4.5))) for each in now)
    return Figures(money, years, tuple(revenue), tuple(opex), tuple(customers), headcount, rng.random() < 0.7)
