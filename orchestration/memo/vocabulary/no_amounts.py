"""Labels of what is certainly no sum: a rank, a multiple, a time, a score, a rate, however little else they say.

Belongs here: words that contradict a unit lent from afar to a number without one. Does not: what a label measures
(`natures`), for these may be shares, counts or quotients alike.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WHO = r"(?:(?:customer|client|employee|staff|user|patient|guest|passenger|student|member|job|app|store)s?['’]? )?"
_MONEY = (
    r"(?:net |gross |total )?(?:capex|debt|market cap|ebitda|ebit|ffo|cash|inventory|receivables|dividends?|fcf|emi"
    r"|r&d|opex|(?:liquid |current |quick )?assets|liabilities|loans|deposits|equity|capital|reserves)"
)
_OVER = (
    r"(?:net |gross |total )?(?:d&a|depreciation|ebitda|ebit|interest|equity|assets|gdp|loans|deposits|capital|income"
    r"|sales|revenue|float|liabilities|e-money|customer funds|debt|rwas?)"
)
_RANK = re.compile(r"(?:[a-z-]+ ){0,3}rank(?:ing)?s?|(?:market |league |table )position", re.IGNORECASE)
_NO_AMOUNT = re.compile(
    rf"{_RANK.pattern}|(?:discounted )?payback(?: period| time)?"
    r"|(?:[a-z-]+ ){0,2}(?:delivery|lead|cycle|response|wait(?:ing)?|turnaround|transit|commut(?:e|ing)|handling"
    r"|processing|resolution|repair|travel|dwell|set-?up|delay|lag|queue|approval|fill|permitting|vacancy)"
    r" (?:time|period)s?"
    r"|(?:planned |unplanned |plant |system |machine )?(?:downtime|uptime|latency)"
    rf"|{_WHO}(?:satisfaction|engagement|morale|sentiment|conversion|effort|happiness)(?: (?:score|index|level)s?)?"
    r"|(?:[a-z&'’-]+ ){0,2}(?:credit|app|star|esg|safety|energy|bond|issuer|agency|analyst|customer|user) ratings?"
    r"|(?:long-term |short-term )?rating"
    r"|like[- ]for[- ]like|lfl|same-day delivery|next-day delivery"
    r"|(?:c|r)ask|(?:c|r)asm|(?:op\.?|operating|financial|fin\.) leverage|(?:[a-z.&/-]+ ){0,3}ratio"
    rf"|{_MONEY} ?(?:/|÷) ?{_OVER}"
    r"|(?:npl |loan |interest |dividend |provision |debt |reserve |asset |scr |population |network |4g |5g )?coverage"
    r"|(?:y/y|y-o-y|yoy|q/q|qoq|m/m|mom)(?: change| growth)?|like-for-like growth|free float"
    r"|(?:gdp |price |cost )?deflator"
    r"|head grade|strip ratio|coupon|coupon rate",
    re.IGNORECASE,
)
# The same beside money in a scale: a barrel is no million, and what is carried may be in a physical unit.
_QUOTED = re.compile(
    r"(?:(?:total|sales|production|traffic|parcel|shipment|sold|export|import|unit|freight|cargo|passenger|retail) )?"
    r"volumes|(?:[a-z]+ )?(?:throughput|tonnage)|water (?:use|usage|consumption|intensity)|wafer (?:starts|output)"
    r"|(?:brent|wti|henry hub|ttf|gold|copper|oil|gas|iron ore|nickel|lithium)(?: crude)?"
    r" (?:assumptions?|benchmark|average|avg\.?|price deck|deck)|brent(?: crude)?|wti",
    re.IGNORECASE,
)
# What operators, miners, statisticians and web firms tell beside money, in numbers, points or prices of one.
_TOLD_BESIDE = re.compile(
    r"ltifr?|tri[fr]r?|tcir|(?:[a-z-]+ ){0,3}(?:incident|injury|accident|fatality) (?:frequency|severity)(?: rate)?"
    r"|revpar|adr|arpob|alos|revpash|aisc|all-in sustaining costs?"
    r"|(?:unit|cash|lifting|finding|cash operating) cost"
    r"|(?:monthly|daily|weekly) active (?:users|customers|members|accounts)|[mdw]aus?|installed base"
    r"|(?:import|reserve|backlog|order|orderbook|net revenue) (?:cover|life)|reserve life index|reserve replacement"
    r"|hdi|reer|neer|cpi|ppi|hicp|output gap|(?:labou?r |total factor |multifactor )?productivity"
    r"|(?:housing|building) (?:starts|permits)|(?:fleet|herd|sample) size|acreage|rainfall|absenteeism|readmissions"
    r"|case mix(?: index)?|waiting lists?|(?:credit |cds |bond |sovereign )?spreads?|cds|fx rate"
    r"|debt[- ]to[- ](?:gdp|income)|net migration|(?:access to electricity|electricity access)|homicides|unicorns"
    r"|saidi|saifi|caidi|ctr|cpm|cpc|roas|loan[- ]to[- ](?:deposit|value)|liquidity coverage|deposit beta"
    r"|tracking error|mmlu|context window|comps|comp sales|cards in (?:issue|circulation)"
    r"|ai agents(?: deployed| in use)?|(?:average |weighted )?maturity|(?:modified )?duration"
    r"|(?:route|track|network) (?:km|length)|(?:scope [123] |co2e? |ghg |carbon )?emissions"
    r"|(?:(?:installed|generating|generation|nameplate|production|storage|grid) )?capacity|restaurants|hash rate"
    r"|(?:electricity|power|energy) (?:consumption|demand|generation|use)|nps|enps|csat"
    r"|(?:gold|silver|copper|oil|gas|coal|steel|milk|crude|crop|grain|vehicle) production(?: volumes?)?",
    re.IGNORECASE,
)
# Columns of them count; a row may be what they cost.
_COUNTED = re.compile(
    r"(?:(?:research|scientific|published) )?papers|(?:research )?labs"
    r"|n|obs\.?|observations|samples?(?: size)?|sample n",
    re.IGNORECASE,
)
_BETA = re.compile(r"(?:(?:stock|equity|raw|market) )?beta", re.IGNORECASE)
# Beside tonnes of metal; among money they may be businesses.
_OF_MINE = re.compile(r"(?:mill |metallurgical )?recovery|grade|mines", re.IGNORECASE)
# "Upside" beside "Bear | Base | Bull" is what a case brings.
_TO_CASE = re.compile(
    r"(?:implied |total )?(?:upside|downside)(?:/(?:upside|downside))?(?: to (?:price|value))?", re.IGNORECASE
)
# Beside money of no one they are counted, or shares; as columns they say whose.
_WHOM = re.compile(r"women|men|girls|boys|heads|pupils", re.IGNORECASE)
_SIZE = re.compile(r"(?:average |mean |median )?(?:household|family|class|team|crew) size", re.IGNORECASE)
_PARENTHESES = re.compile(r"\s*\([^()]*\)|[*†‡:]+$")


@lru_cache(maxsize=4096)
def names_no_amount(label: str, *, is_scaled: bool) -> bool:
    """Whether a label can name no sum of money, and none in a scale where `is_scaled`."""
    name = _PARENTHESES.sub("", label).strip()
    return _NO_AMOUNT.fullmatch(name) is not None or (is_scaled and _QUOTED.fullmatch(name) is not None)


@lru_cache(maxsize=4096)
def is_told_beside(label: str) -> bool:
    """Whether a label is of what is told beside sums of money, in numbers, points or prices of one: "RevPAR"."""
    return _TOLD_BESIDE.fullmatch(_PARENTHESES.sub("", label).strip()) is not None


def names_counted(label: str) -> bool:
    """Whether a column's label counts things that a row of that name may be the price of: "Papers", "Labs"."""
    return _COUNTED.fullmatch(_PARENTHESES.sub("", label).strip()) is not None


def names_of_mine(label: str) -> bool:
    """Whether a label is of what a mine's tonnes come from, and of no tonnes."""
    return _OF_MINE.fullmatch(_PARENTHESES.sub("", label).strip()) is not None


def names_beta(label: str) -> bool:
    """Whether a label is of how far a share moves with its market, or the name of a second firm beside "Alpha"."""
    return _BETA.fullmatch(label.strip()) is not None


@lru_cache(maxsize=4096)
def names_rank(label: str) -> bool:
    """Whether a label is of a place among others, which is no share either."""
    return _RANK.fullmatch(_PARENTHESES.sub("", label).strip()) is not None


def names_size(label: str) -> bool:
    """Whether a label is of how many there are in one: "Household size"."""
    return _SIZE.fullmatch(label.strip()) is not None


def names_whom(label: str) -> bool:
    """Whether a label is of persons, who are no sum where nothing says that it is theirs."""
    return _WHOM.fullmatch(_PARENTHESES.sub("", label).strip()) is not None


def names_upside(label: str) -> bool:
    """Whether a label is of what a price may gain or lose, where cases stand in the columns."""
    return _TO_CASE.fullmatch(_PARENTHESES.sub("", label).strip()) is not None
