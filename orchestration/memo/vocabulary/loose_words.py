"""Words behind a number that mean a unit or not by their neighbours: points, times, p, cents.

Belongs here: telling points of a share from points of a score, a multiple from a count of times, pence from a screen.
Does not: words that mean one thing everywhere (`units`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from orchestration.memo.vocabulary.units import MULTIPLE, PERCENT, PERCENTAGE_POINT, Unit, word_set

_COMPARED = re.compile(
    r" (?:more|higher|larger|greater|faster|bigger|longer|the|its|as|current|today|revenues?|sales|earnings"
    r"|turnover|income|ebitda|EBITD?A?|ARR|NAV|FFO|book|gdp|salary|salaries|equity|assets|median|average|annual|what"
    r"|that of"
    r"|(?:this|last|next) year['’]s|forward|trailing|expected|estimated|consensus|forecast|normali[sz]ed|adjusted"
    r"|peak|free|(?:base |net |gross |monthly )?(?:pay|rent|wages?))\b"
    r"|(?: an? (?!day|week|month|year|quarter|decade|season|night|shift|minute|hour|term|session)[a-z]{3,})"
)
_HAS_TENTHS = re.compile(r"[0-9]\.[0-9]{1,2} times$")
# "flooded 9 times in 2029", "3 times a week", not "grew 9 times in 2029"
_HAPPENED = re.compile(
    r" (?:in (?:19|20)[0-9]{2}|a (?:day|week|month|year)|since|during|last year|this year"
    r"|(?:over|within) [0-9]{1,2} (?:days|weeks|months|years))\b"
)
_GREW = re.compile(
    r"\b(?:gr[eo]w\w*|rose|ris\w+|increas\w+|multipl\w+|expand\w+|up|jump\w+|higher|value\w*|return\w*)"
    r" (?!to [0-9])[a-z ]{0,12}[0-9]+ times$"
)
_DID = re.compile(
    r"(?: (?:has|have|had|was|were|is|are) (?:been )?[a-z]+ed(?: only| just)?| (?:has|have|had) been [a-z ]{2,20}"
    r"| (?:flew|flown|met|won|voted|struck|failed|tested|launched|landed|visited|used|called)) [0-9]+ times$"
)
_DID_REACH = 44
# "1080p" is a screen.
_SCREENS = re.compile(r"(?<![0-9,.])(?:240|360|480|720|1080|1440|2160|4320|(?:19|20|21)[0-9]{2})p$")
_OF_RATIO = re.compile(
    r"(?:points?|pts) (?:on|off|to|of|in|from) (?:the |its |their )?(?:(?:casualty|net|gross|operating|group) )?"
    r"(?:(?:combined|loss|expense|claims|debt|savings|capital"
    r"|solvency|coverage|funding|liquidity|cost-to-income|payout|dependency)? ?ratio"
    r"|(?:annual |real |headline |core |GDP |potential |EBITDA? |profit )?"
    r"(?:growth|inflation|margins?|unemployment|GDP|yield"
    r"|occupancy|turnout|utili[sz]ation|retention|churn|attrition|penetration)"
    r"|(?:[A-Za-z]+ )?share)\b"
    r"|(?:points?|pts) (?:more|less|higher|lower) (?:net |gross |operating |EBITDA? )?"
    r"(?:margins?|growth|yield|occupancy)\b"
)
# "a 2-point rise in royalty rates"
_MOVE_OF_SHARE = re.compile(
    r"-point (?:rise|fall|increase|drop|cut|gain|decline|swing|jump|loss|improvement) in (?:the |its )?(?:[a-z]+ ){0,2}"
    r"(?:rates?|shares?|margins?|unemployment|inflation|growth|yields?|turnout|occupancy|penetration)\b"
)
# "48.5%, up 3.2 points": what changes is a share.
_OF_SHARE = re.compile(
    r"(?:%| per ?cent)(?: [–—-]|,) (?:some |about )?[0-9.]+ (?:points?|pts)"
    r"(?= (?:above|below|more|less|higher|lower|up|down))"
    r"|%[^.;%]{0,30}\b(?:up|down|by|of|gained|lost|added|shed)(?: (?:some|about|almost|nearly|just))? [+−-]?[0-9.]+"
    r" (?:points?|pts)(?=.{0,8}$)"
)
# "slipped 1.1 points to 82.3%": what it led to is a share.
_TO_SHARE = re.compile(
    r"(?:points?|pts) to (?:about |around |just |some )?[0-9]{1,2}(?:\.[0-9]{1,2})?(?: ?%| per ?cent)"
)
# "91.4% against 99.8%. That spread of 8.4 points": the difference of two shares told just before or after.
_PERCENTAGE = re.compile(r"(?<![0-9.,])([0-9]{1,3}(?:\.[0-9]{1,2})?) ?(?:%|per ?cent\b)")
_POINTS = re.compile(r"(?<![0-9.,-])([0-9]{1,2}(?:\.[0-9]{1,2})?)[ -](?:points?|pts)\b")
# "by 8-12 percentage points, and by as much as 19 points"
_SAID_SO = re.compile(r"percentage points?\b(?:[^.;!?]|\.(?=[0-9]))*$")
_DIFFERENCE_BEFORE, _DIFFERENCE_AFTER = 240, 60
_PERCENTAGES_MAX = 8
_SCORES = re.compile(r"\b(?:scor\w+|index|indices|pisa|nps|promoter|sat|rating|grade|basis|ranking)\b", re.IGNORECASE)
# "PISA mathematics fell 12 points", "an index of 1,147 points"
_TESTED = re.compile(
    r"\b(?:pisa|timss|pirls|(?:test|exam|math(?:s|ematics)?|reading|science|literacy|numeracy|credit|gre|sat|nps|promoter"
    r"|mean|average|median) scores?|nps|index"
    r"|scor(?:es?|ed|ing) (?:about |some |nearly )?[0-9.]+ points? (?:higher|lower|more|less|better|worse))\b",
    re.IGNORECASE,
)
_SCORE_REACH = 90
# What else has points: "The market fell 12 points, or 3%", "5 points for every order"
_OTHER_POINTS = re.compile(
    r"\bpoints?(?:,? or| \() ?[0-9.]+ ?%"
    r"|\b(?i:markets? (?:fell|rose|lost|gained)|stocks?|bourse|nikkei|sensex|dow|ftse|dax"
    r"|loyalty|rewards?|league|season|licen[cs]e|for every|(?:talking|touch|data|price) points)\b"
)
_LISTED_POINTS = re.compile(r"\b(?:has|have|had|makes?|lists?|these|those|following|the|with) [0-9]+ $")
_SENTENCE_END = re.compile(r"[.!?:] ")
_NUMBER_BEFORE = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?) $")
_HUNDRED = 100
_POINT = Unit("other:point", "quantity")
_PLACES = re.compile(r" of (?:sale|presence|contact|interest|delivery|entry|call|care|service)\b")
_OVER_ENERGY = re.compile(
    r"/[kM]Wh\b|/(?:l|L|lb|litre|kg)\b| (?:per|an?) (?:kWh|MWh|kilowatt|therm|litre|liter|mile)\b"
)
_PRICE_BEFORE = re.compile(
    r"\b(?:at|to|from|below|above|under|over|by|costs?|price of|around|about|and|or|of|than|pays?|earns?|only|just)"
    r" [~+-]?[0-9]{1,3}(?:\.[0-9]{1,2})?c$"
    # "EPS: 41c", "The fee is 41c"
    r"|(?:\b(?i:eps|dps|dividends?|costs?|fees?|prices?|[cr]ask|yields?|tariffs?|fares?|tolls?|earnings)\b[^.:;]{0,24}"
    r"(?::[*_]{0,2}| (?:is|are|was|were)))(?: \([^()]{0,12}:)? [~+-]?[0-9]{1,3}(?:\.[0-9]{1,2})?c$"
    r"|c(?: (?:per|a) [a-z]+)? \((?:was |(?:19|20)[0-9]{2}: )[0-9]{1,3}(?:\.[0-9]{1,2})?c$"
)
_CENTS = re.compile(r"[ -]cents?\b")
_MINOR_WORDS = word_set(
    """
    paise ct cts cents cent pence centavos centavo ¢ ngwee kobo pesewa pesewas thebe satang grosz groszy halala halalas
    eurocents eurocent
    agorot poisha tambala tetri stotinki centimes öre øre fils piastres piasters kopecks kopeks kuruş kurus laari
    rappen
    """
)
# "MT" of goods are tonnes, "Mt" megatonnes, "mt" either.
_BEHIND_SPACE = {
    "MT": Unit("other:tonne", "quantity"),
    "MMT": Unit("other:tonne", "quantity", 6),
    "h": Unit("hour", "duration"),
}
_GLUED = {"h": Unit("hour", "duration"), "s": Unit("other:second", "quantity")}
_NUMBER_GLUED = re.compile(r"(?<![0-9A-Za-z,.])[0-9]{1,4}(?P<tenths>\.[0-9]{1,2})?[hs]$")
_DECADE = re.compile(r"(?<![0-9])(?:(?:19|20)[0-9]0|[1-9]0)s$")
_TIME_BEFORE = re.compile(
    r"\b(?:time|latency|turnaround|duration|delay|wait|response|runtime|took|takes?|last(?:s|ed)|downtime|uptime)"
    r"(?: (?:is|was|of|at|in [a-z]+|(?:fell|rose|dropped|cut) (?:to|from)))?(?::\*{0,2})?"
    r" (?:about |~|under |around )?$"
    r"|\bfrom [0-9.]{1,5}[hs] to $",
    re.IGNORECASE,
)
_TIME_REACH = 60
_ROUND_BEFORE = ("the ", "low ", "mid ", "high ", "mid-")
_SHORT_WORDS, _CLAUSE_ENDS = frozenset({"b", "pc", "mt", "mmt", "h", "s", "rp"}), ("", ".", ",", ";", ")")
LOOSE_WORDS = _MINOR_WORDS | _SHORT_WORDS | {"p", "c", "us", "euro", "times", "points", "point", "pts"}
# "24.1 Rp./kWh"; before a number it is rupiah.
_RAPPEN = re.compile(r"\.?(?=/[kM]Wh\b| (?:per|an?) (?:kWh|kilowatt))")


def tells_cents(text: str, end: int) -> bool:
    """Whether cents follow the money named up to `end`: "12.4 euro cents"."""
    return _CENTS.match(text, end) is not None


def read_loose(text: str, joint: str, word: str, end: int) -> tuple[Unit | None, str | None, int, str] | None:
    """What a word means that its neighbours decide: "p.p.", "up 3.2 points", "6 times the", "flew 46 times"."""
    if word == "p" and text.startswith(".p.", end):
        return PERCENTAGE_POINT, None, end + 3, ""
    if word in _SHORT_WORDS:
        return _read_short(text, joint, text[end - len(word) : end], end)
    if word == "p":
        is_screen = (joint and _OVER_ENERGY.match(text, end) is None) or _SCREENS.search(text[max(0, end - 6) : end])
        return None if is_screen else (None, None, end, "minor_unit")
    if word == "c":
        # "12-15 c/kWh", "below 35c, above 42c"
        is_price = _OVER_ENERGY.match(text, end) is not None or (
            not joint and _PRICE_BEFORE.search(text[max(0, end - 60) : end]) is not None
        )
        return (None, None, end, "minor_unit") if is_price else None
    if word in ("us", "euro"):
        cents = _CENTS.match(text, end)
        return (None, None, cents.end(), "minor_unit") if cents is not None else None
    if word in _MINOR_WORDS:
        return None, None, end, "minor_unit"
    if word == "times" and joint == " " and (_COMPARED.match(text, end) or _HAS_TENTHS.search(text, end - 14, end)):
        return MULTIPLE, None, end, ""
    if word == "times" and joint == " " and _is_number_of_times(text, end):
        return None, None, end - len(" times"), ""  # a count of flights
    if word == "points" and _PLACES.match(text, end):
        return None, None, end - len(" points"), ""
    return _read_points(text, word, end) if word != "times" else None


def _read_short(text: str, joint: str, word: str, end: int) -> tuple[Unit | None, str | None, int, str] | None:
    """Barrels a day ("9.1 million b/d"), percentages of newspapers ("6.5pc"), "1,200 MT", "38 h"."""
    if word in _BEHIND_SPACE and joint == " ":
        return _BEHIND_SPACE[word], None, end, ""
    if word == "mt" or (word == "s" and joint == " " and text[end : end + 1] in _CLAUSE_ENDS):
        return None, None, end, "ambiguous_unit"
    if word == "Rp" and (rappen := _RAPPEN.match(text, end)) is not None:
        return None, None, rappen.end(), "minor_unit"
    if word in _GLUED and not joint and _lasts(text, end):
        return _GLUED[word], None, end, ""
    if word != "b":
        return (PERCENT, None, end, "") if word == "pc" and not joint else None
    is_oil = text.startswith("/d", end) and not text[end + 2 : end + 3].isalnum()
    return (Unit("other:barrel/day", "quantity"), None, end + 2, "") if is_oil else None


def _lasts(text: str, end: int) -> bool:
    """Whether a letter at a number is of seconds or hours: "2.9s", "from 45s to 12s", not "the 90s"."""
    if text[end : end + 1].isalpha() or text[end : end + 1] in ("-", "'", "’"):
        return False
    number = _NUMBER_GLUED.search(text[max(0, end - 8) : end])
    if number is None or _DECADE.search(text[max(0, end - 6) : end]) is not None:
        return False
    is_told = _TIME_BEFORE.search(text[max(0, end - _TIME_REACH) : end - len(number.group())]) is not None
    if text.endswith(_ROUND_BEFORE, 0, end - len(number.group())):
        return False  # "rates in the low 5.5s"
    return is_told or (number["tenths"] is not None and not text[end + 1 : end + 2].isupper())


def _read_points(text: str, word: str, end: int) -> tuple[Unit | None, str | None, int, str] | None:
    """Points of a share, or of an index or a test; None where the words beside them leave it open."""
    if (
        _TO_SHARE.match(text, end - len(word)) is not None
        or _OF_SHARE.search(text[max(0, end - 70) : end + 8])
        or _OF_RATIO.match(text, end - len(word)) is not None
        or _MOVE_OF_SHARE.match(text, end - len(word) - 1) is not None
        or _is_difference(text, end)
        or _is_among_shares(text, end - len(word), end)
    ):
        return PERCENTAGE_POINT, None, end, ""
    return (_POINT, None, end, "") if _is_of_score(text, end - len(word), end) else None


def _is_of_score(text: str, start: int, end: int) -> bool:
    """Whether points are those of an index or a test: a hundred of no share, or the words beside them say so."""
    number = _NUMBER_BEFORE.search(text[max(0, start - 16) : start])
    if number is not None and Decimal(number.group(1).replace(",", "")) >= _HUNDRED:
        return True
    near = _sentence(text, start, end, _SCORE_REACH)
    return "%" not in near and _TESTED.search(near) is not None


def _sentence(text: str, start: int, end: int, reach: int) -> str:
    """The sentence around points, no further back than `reach`."""
    before = _SENTENCE_END.split(text[max(0, start - reach) : start])[-1]
    return before + _SENTENCE_END.split(text[start : end + _SCORE_REACH])[0]


def _is_among_shares(text: str, start: int, end: int) -> bool:
    """Whether the sentence of a few points tells shares and nothing else with points: "growth of 9%, of which 3"."""
    near = _sentence(text, start, end, _DIFFERENCE_BEFORE)
    number = _NUMBER_BEFORE.search(text[max(0, start - 16) : start])
    if "%" not in near or number is None or Decimal(number.group(1).replace(",", "")) >= _HUNDRED / 2:
        return False
    is_listed = _LISTED_POINTS.search(text[max(0, start - _DID_REACH) : start]) is not None
    return not is_listed and _SCORES.search(near) is None and _OTHER_POINTS.search(near) is None


def _is_difference(text: str, end: int) -> bool:
    """Whether points told in the sentence that ends in or holds `end` are the difference of two shares beside them."""
    near = text[max(0, end - _DIFFERENCE_BEFORE) : end + _DIFFERENCE_AFTER]
    if _SAID_SO.search(text[max(0, end - _DIFFERENCE_BEFORE) : end]) is not None:
        return True
    if "%" not in near and "cent" not in near:
        return False
    shares = [Decimal(share) for share in _PERCENTAGE.findall(near)[-_PERCENTAGES_MAX:]]
    if len(shares) < 2 or _SCORES.search(near) is not None:
        return False
    differences = {abs(one - other) for one, other in combinations(shares, 2)} - {Decimal(0)}
    return any(Decimal(points) in differences for points in _POINTS.findall(near))


def _is_number_of_times(text: str, end: int) -> bool:
    """Whether something happened that often ("flooded 9 times in 2029"), and did not grow so much."""
    if _GREW.search(text[max(0, end - _DID_REACH) : end]) is not None:
        return False
    return _DID.search(text[max(0, end - _DID_REACH) : end]) is not None or _HAPPENED.match(text, end) is not None
