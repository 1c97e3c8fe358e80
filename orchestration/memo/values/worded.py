"""Values in words: "two-thirds of revenue", "three in ten", "half a million people", "five percent".

Belongs here: shares and large numbers whose words leave no doubt. Does not: durations (`worded_times`), small counts
("two plants"), which are language more than figures, parts of times ("half of the year") and ordinals ("a third
party").
"""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.memo.values.number_grammar import APPROXIMATE, AT_LEAST, AT_MOST, End
from orchestration.memo.values.quantity_types import Quantity
from orchestration.memo.values.ratios import part_of
from orchestration.memo.values.splits import shares_of_splits
from orchestration.memo.values.worded_quantities import BOUND_BEFORE, BOUND_REACH, LEAST, in_words, spread
from orchestration.memo.values.worded_times import durations_in_words
from orchestration.memo.vocabulary.number_words import NUMBER, ONE_WORDS, ONES, UNDER_1000, WHOLE, number_of
from orchestration.memo.vocabulary.units import MULTIPLE, unit_of
from orchestration.memo.vocabulary.words import holds_any

_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
          "ninth": 9, "tenth": 10}  # fmt: skip
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# Without one of these the pattern of the same place cannot match; plain searches for them are far cheaper.
_STEMS_IN = (
    *(f"{one} in " for one in tuple(ONES)[:9]),
    *(f" in {one}" for one in tuple(ONES)[2:10]),
    "out of ",
    "of every ",
    " in every ",
)
_STEMS_OF = ("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_STEMS_LARGE = ("dozen", "hundred", "thousand", "million", "billion", "trillion")
_STEMS_PERCENT = ("percent", "per cent", "basis point")
_BEFORE_SCALE = re.compile(r"[a-z] (?:dozen|hundred|thousand|[mbtr]{1,2}illion)\b")
_MONEY = {"dollars": "USD", "euros": "EUR", "rupees": "INR", "yen": "JPY", "yuan": "CNY", "naira": "NGN",
          "rand": "ZAR", "won": "KRW", "zloty": "PLN", "baht": "THB", "ringgit": "MYR"}  # fmt: skip
_MOTION = r"(?:by|up|down|rose|fell|dropped|grew|shrank|climbed|declined|slipped|gained|lost|cut|some|about)"
_QUARTER = 4
_TIMES = (
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|quarters?|century|centuries|generations?"
    r"|semesters?)"
)
# "one in five workers", "one job in four", "three out of ten"
_WHO = (
    "job|household|family|worker|person|adult|child|firm|company|woman|man|home|patient|employee|customer|student|pupil"
    "|shop|loan|claim|borrower|graduate|flat|school|farm|teacher|nurse|driver|citizen|resident|basket|order|purchase"
    "|trip|shopper|voter|car|ticket|meal|euro|dollar|pound|vacancy|seat|bed"
)
_PLACES = r"(?:countries|cities|towns|states|regions|markets|districts|counties|villages|places)\b"
_OF_WHOM = r"of(?= (?:those|the|them|these|our|its|their|all|us)\b)"
_IN = re.compile(
    rf"\b(?P<part>{ONE_WORDS})(?:(?<=one) (?:{_WHO})(?! in [a-z]+ {_PLACES}))?"
    rf" (?:in|out of|in every|out of every|of every) (?P<whole>{NUMBER}|a hundred|hundred)\b"
    rf"(?![-\w]| (?:{_TIMES}|(?!{_OF_WHOM})of|or|to|hundred|thousand|million)\b)"
    # "two posts in five have gone", "one eligible firm in eight."
    rf"|\b(?P<some>{ONE_WORDS}) (?:[a-z-]+ )?[a-z]{{3,}}"
    r" in (?P<all>three|four|five|six|seven|eight|nine|ten)"
    r"(?= (?:is|are|has|have|had|was|were|will|now|neither|never|still|works?|fails?|leaves?|left|says?|said|pays?"
    r"|lives?|rents?|gets?|goes|took|needs?|uses?)\b|[.;)])",
    re.IGNORECASE,
)
# "two-thirds of revenue", "half the staff", "rose by a fifth"
_SHARE = re.compile(
    rf"\b(?:(?P<many>an?|one|two|three|four|five|seven|nine)[- ])?"
    rf"(?P<part>half|(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?)\b"
    rf"(?P<over> of (?!(?:(?:the|a|an|that|this|its|each|every|last|next) )?"
    rf"(?:(?:last|next|first|second|past|fiscal|calendar|school|working) )?(?:{_TIMES}|[0-9]{{4}})\b"
    rf"|(?:a|the) (?:million|billion|trillion|point|percent|percentage|mile|inch|cent)\b"
    rf"|(?:the |this |that |your |our )?(?:battle|story|fun|problem|truth|answer|puzzle|job|work|picture)\b)"
    rf"| (?=\((?:about |around |some |roughly |~)?[0-9](?![0-9]* {_TIMES}))"
    rf"| (?:the|its|our|their|all|these|those) (?!(?:time|battle|story|fun|problem|{_TIMES})\b)(?=[a-z])"
    rf"| (?:more|less|fewer|higher|lower|smaller|larger|cheaper|faster|slower) (?:than|in)\b)?",
    re.IGNORECASE,
)
# "half the rate of inflation" compares and is no share, as "half the rate increase" is
_HALF_AS_FAST = re.compile(
    r" (?:of )?(?:the|its|our|their) (?:[A-Za-z-]+ ){0,2}(?:rate|pace|speed|average)"
    r"(?=$|[.,;)]| (?:of (?!the )|in|at|seen|recorded|and|but|for)\b)"
)
_FRACTIONS = {"½": Decimal("0.5"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3, "¼": Decimal("0.25"),
              "¾": Decimal("0.75"), "⅕": Decimal("0.2"), "⅛": Decimal("0.125")}  # fmt: skip
_STEMS_FRACTION = (*_FRACTIONS, *(f"/{whole}" for whole in range(2, 10)))
# "a 2/3 majority", "2/3 of households", "3/4 worry", not "4/5 of a mile"
_FRACTION = re.compile(
    rf"(?<![\w/.,–-])(?:(?P<part>[1-9])/(?P<whole>[2-9]|10)|(?P<sign>[{''.join(_FRACTIONS)}]))"
    rf"(?= of (?!(?:(?:the|a|an|this) )?(?:{_TIMES}|mile|inch|point|[0-9])\b)[a-z]| majority\b"
    r"| (?:say|said|worry|want|expect|fear|oppose|favou?r|think|believe|prefer|trust)\b)"
)
_MOVED_BY = re.compile(
    rf"\b{_MOTION} (?:about |roughly |nearly |almost |around |some |over |more than |as much as |up to |at least )?"
    r"(?:an? )?$"
)
_MOVED_END = re.compile(r"[.,;:)]|$| (?:since|in|to|from|over|between|by|after|on|compared|against|versus|at|and|as)\b")
# "the first half of", "last quarter of": a time of year; "a third of a kind" is an ordinal.
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|last|final|other|latter|next|this|each|every|better|top|bottom|lower|upper|early"
    r"|later|back) $"
    # "the growing half of the table", not "the remaining half"
    r"|\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his) "
    r"(?!(?:remaining|entire|whole|same|about|nearly|almost|roughly|over)\b)[a-z]+(?:er|ing|est|ed) $"
)
_AFTER_A_TIME = re.compile(r"\b(?:after|in|for|during|within|following|until|per|every|each) $")
_LARGE = re.compile(
    rf"{LEAST}(?<![-\w])"
    rf"(?P<many>(?:half an?|an?|three[- ]quarters of an?|a quarter of an?|{UNDER_1000}(?:[- ]and[- ]a[- ]half)?)) "
    rf"(?P<scale>dozen|hundred|thousand|million|billion|trillion)"
    rf"(?:(?:(?<=hundred)|(?<=thousand))(?: and)? (?P<rest>{UNDER_1000}))?"
    r"(?: (?P<money>dollars|euros|rupees|yen|yuan|naira|rand"
    r"|won|zloty|baht|ringgit)\b)?(?= [a-z]|[.,;:)]|$)"
    r"(?(money)|(?! (?:and|or|times|years ago|to one|thousand|million|billion)\b))",
    re.IGNORECASE,
)
_MEASURED = re.compile(r" ([A-Za-z]{2,12})(?![\w/-])")
_IDIOMS = re.compile(r"\b(?:one in|per|every|thanks|not|of) $", re.IGNORECASE)
_PERCENT = re.compile(
    rf"{LEAST}(?<![-\w])(?P<many>half an?|an?(?: full)?|a quarter of an?|three[- ]quarters of an?"
    rf"|{WHOLE}) (?P<unit>percent(?:age point)?s?|per cent|basis points?)\b",
    re.IGNORECASE,
)
# "3 in 10 European customers", "1 in 4 Americans"; "5 in 10 European countries" may be where.
_NATIONAL = (
    r" (?:[A-Z][a-z]{2,}|[A-Z]{2})"
    r"(?: (?!(?:countries|cities|towns|states|provinces|regions|markets|sites|plants|counties|districts)\b)[a-z]{3,}"
    r"|(?<=ns)(?![\w-])|(?<=ds)(?![\w-])|(?<=ese)(?![\w-]))"
)
_OF_ALL = r"(?:the|its|our|their|all) (?:workforce|population|electorate|staff|labou?r force|adults|workers|employees)"
# "7 in 10 workers", "1 in 6"; no time follows ("1 in 5 years").
_PROPORTION = re.compile(
    rf"(?P<part>1 (?:job|household|family|worker|person|adult|child|firm|company|woman|man|home|patient)(?= in )"
    rf"|[1-9][0-9]?)(?: (?:in|out of|of every|in every|out of every) |-in-)(?P<whole>[3-9]|[1-9][0-9]{{1,2}}|1,000)"
    rf"(?=[.,;:)*]|$| [–—-] | (?!(?:{_TIMES}|of(?! (?:whom|them|us|{_OF_ALL})\b)|or|to|and|million|billion)\b)[a-z]"
    rf"|{_NATIONAL})"
    r"(?![.,][0-9])"
)
_TENTHS, _WHOLES = 10, frozenset({20, 100, 1000})
_FOLD = re.compile(
    r"(?<![-\w])(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )"  # "the reason is twofold"
    r"(?P<many>two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|fifty|(?:a )?hundred)"
    r"[- ]?fold\b(?! (?:up|into|reasons?|problems?|purposes?|aims?|answers?|goals?))",
    re.IGNORECASE,
)


def find_worded(text: str) -> list[Quantity]:
    """The values that a text states in words, in reading order; no two overlap. Raises nothing."""
    lowered = text.lower()
    found: list[Quantity] = []
    if holds_any(lowered, _STEMS_IN):
        found += _shares_in(text)
    found += _fractions(text)
    if holds_any(lowered, _STEMS_OF):
        found += _shares_of(text)
    if holds_any(lowered, _STEMS_LARGE) and _BEFORE_SCALE.search(lowered) is not None:
        found += _large(text)
    if holds_any(lowered, _STEMS_PERCENT):
        found += _percents(text)
    found += shares_of_splits(text)
    found += durations_in_words(text)
    if "fold" in lowered:
        found += _folds(text)
    if not found:
        return found
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[Quantity] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def share_in(text: str, end: End) -> Quantity | None:
    """The share that an amount and the number behind it make: "7 in 10 workers", "9 out of 10 customers"."""
    if end.unit is not None and end.flaw != "proportion":
        return None  # "4.5 out of 5" is a score
    match = _PROPORTION.match(text, end.number_start)
    if match is None or end.sign or end.plus or end.currency is not None:
        return None
    part, whole = Decimal(match["part"].split(" ")[0]), Decimal(match["whole"].replace(",", ""))
    if not 0 < part < whole or (part > 1 and whole > _TENTHS and whole not in _WHOLES):
        return None  # "5 in 12 provinces" may be where
    kinds = [AT_LEAST, AT_MOST, APPROXIMATE]
    qualifier = next((kind for kind in kinds if kind in end.words), "exact")
    value = part_of(whole, part)
    low, high = (None if qualifier == AT_MOST else value), (None if qualifier == AT_LEAST else value)
    return Quantity(end.start, match.end(), value, low, high, 2, qualifier, "pure", "percent", None)


def _shares_in(text: str) -> list[Quantity]:
    found = []
    for match in _IN.finditer(text):
        written = match["whole"] or match["all"]
        whole = Decimal(100) if "hundred" in written.lower() else number_of(written)
        part = number_of(match["part"] or match["some"])
        if part < whole:
            found.append(in_words(text, match.start(), match.end(), part / whole, "pure", "percent", 2))
    return found


def _shares_of(text: str) -> list[Quantity]:
    found = []
    for match in _SHARE.finditer(text):
        many, part, over = match["many"], match["part"].lower(), match["over"]
        before = text[max(0, match.start() - BOUND_REACH) : match.start()]
        if _ORDINAL.search(before) or (part != "half" and many is None) or (part == "half" and many is not None):
            continue
        count = number_of(many) if many else Decimal(1)
        size = _PARTS.get(part) or _PARTS[part.rstrip("s")]
        if (count > 1) != part.endswith("s") and part != "half":
            continue
        is_moved = over is None and _MOVED_BY.search(before) is not None and _MOVED_END.match(text, match.end())
        if (over is None and not is_moved) or (size == _QUARTER and _is_time(match, before)) or count >= size:
            continue
        if part == "half" and _HALF_AS_FAST.match(text, match.end("part")) is not None:
            continue
        found.append(in_words(text, match.start(), match.end("part"), count / size, "pure", "percent", 2))
    return found


def _fractions(text: str) -> list[Quantity]:
    """Shares written as fractions: "2/3 of households", "¾ of staff"."""
    found: list[Quantity] = []
    if not holds_any(text, _STEMS_FRACTION):
        return found
    for match in _FRACTION.finditer(text):
        value = _FRACTIONS[match["sign"]] if match["sign"] else Decimal(match["part"]) / Decimal(match["whole"])
        if value < 1:
            found.append(in_words(text, match.start(), match.end(), value, "pure", "percent", 2))
    return found


def _is_time(match: re.Match[str], before: str) -> bool:
    """Whether "a quarter" is three months, as two of them always are: "after a quarter of losses"."""
    return match["many"] == "two" or (match["many"] in ("a", "one") and _AFTER_A_TIME.search(before) is not None)


def _large(text: str) -> list[Quantity]:
    found = []
    for match in _LARGE.finditer(text):
        before = text[max(0, match.start() - BOUND_REACH) : match.start()]
        if (
            text[match.start("many")].isupper()
            and match["scale"][0].isupper()
            and text[match.end() + 1 : match.end() + 2].isupper()
        ):
            continue  # the "One Million Hectares Programme"
        many = match["many"].lower()
        is_loose = many in ("a", "an") and match["scale"].lower() in ("dozen", "hundred", "thousand")
        if _IDIOMS.search(before) or (is_loose and not BOUND_BEFORE.search(before)):
            continue
        value = number_of(many) * _SCALES[match["scale"].lower()] + number_of(match["rest"] or "")
        money = _MONEY.get((match["money"] or "").lower())
        decimals = len(str(int(value)).rstrip("0")) - len(str(int(value)))
        measure = None if money else _MEASURED.match(text, match.end())
        measured = unit_of(measure.group(1)) if measure is not None else None
        if money:
            unit, kind, end = money, "money", match.end()
        elif measure is not None and measured is not None and measured.kind in ("quantity", "duration"):
            unit, kind, end = measured.name, measured.kind, measure.end()  # "one million tonnes"
        else:
            unit, kind, end = "count", "count", match.end()
        highest = in_words(text, match.start("many"), end, value, unit, kind, decimals)
        found += spread(match, highest, Decimal(_SCALES[match["scale"].lower()]))
    return found


def _folds(text: str) -> list[Quantity]:
    """Multiples in one word: "a tenfold rise", "grew more than three-fold"."""
    return [
        in_words(text, match.start(), match.end(), number_of(match["many"]), MULTIPLE.name, MULTIPLE.kind, 0)
        for match in _FOLD.finditer(text)
    ]


def _percents(text: str) -> list[Quantity]:
    found = []
    for match in _PERCENT.finditer(text):
        number, unit = number_of(match["many"]), match["unit"].lower()
        kind = "percentage_point" if "point" in unit else "percent"
        power = 2
        if unit.startswith("basis"):
            kind, power = "basis_point", 4
        if kind == "percent" and match["many"].lower() in ("a", "an") and "percent" in unit:
            continue  # "a percent of"
        highest = in_words(text, match.start("many"), match.end(), number.scaleb(-power), "pure", kind, power)
        found += spread(match, highest, Decimal(1).scaleb(-power))
    return found
