"""The regexes and word tables of periods.

Belongs here: how dates, parts of years, relations and status suffixes are written. Does not: building
periods from them (`periods`).
"""

from __future__ import annotations

import re

from orchestration.memo.vocabulary.units import word_set

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",),
            ("jun", "june"), ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"), ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
LETTER_STATUS = {
    "E": "estimate",
    "A": "actual",
    "F": "projection",
    "P": "projection",
    "T": "target",
    "B": "target",
}
STATUS_WORDS = {
    **dict.fromkeys(("est", "est.", "estimate", "estimated", "estimates"), "estimate"),
    **dict.fromkeys(("tgt", "tgt.", "bud", "bud."), "target"),
    **dict.fromkeys(("act", "act."), "actual"),
    **dict.fromkeys(("fcst", "fcst.", "fc"), "projection"),
    **dict.fromkeys(("current", "actual", "actuals", "reported", "today", "baseline"), "actual"),
    **dict.fromkeys(("target", "targets", "targeted", "goal", "plan", "planned", "budget"), "target"),
    **dict.fromkeys(
        (
            "proj",
            "proj.",
            "projected",
            "projection",
            "projections",
            "forecast",
            "forecasted",
            "guidance",
            "outlook",
            "expected",
        ),
        "projection",
    ),
    **dict.fromkeys(("assumption", "assumptions", "assumed"), "assumption"),
}
# Names that hold a year and mean no time: "Vision 2030", "Boeing 2030".
NAMED = word_set(
    "vision agenda horizon expo russell boeing airbus windows office iso iec euro model route room cop"
    " bond note notes placement debenture gilt bund"  # by when it is paid back
)

# A month in full or short, as part of a regex.
MONTH_NAME = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = "[0-9]{1,2}(?:st|nd|rd|th)?"
_DASH = " ?(?:-|–|—|−|to|through) ?"
_FY = "FY ?|fiscal (?:year )?"
_PART = "(?:(?P<letter>[QH])(?P<number>[1-4])|(?P<number_first>[1-4])(?P<letter_last>[QH]))"
YEAR = "(?:19|20|21)[0-9]{2}"
# A year alone or of a part: "2030", "FY2030", "Q1 2030".
PART_OF_YEAR = rf"(?:(?:FY|CY|[QH][1-4]) ?)?{YEAR}"
# What can stand before a year and belong to it.
_PREFIX = (
    rf"(?P<month_from>{MONTH_NAME})\.?{_DASH}(?P<month_to>{MONTH_NAME})\.?,? "
    rf"|(?P<day_first>{_DAY})(?: of)? (?P<day_month>{MONTH_NAME})\.?,? "
    rf"|(?P<month_day>{MONTH_NAME})\.? (?P<day_last>{_DAY}),? ?"
    rf"|(?P<month>{MONTH_NAME})\.?,?(?: of)?[ '’-]"
    rf"|(?P<from_letter>[QH])(?P<from_number>[1-4]){_DASH}[QH]?(?P<to_number>[1-4]),?(?: of)? "
    rf"(?P<fy_range>{_FY})?"
    rf"|{_PART},?(?: of)?[ -]?(?P<fy_part>{_FY})?"
    r"|(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?P<ordinal_part>quarter|half)(?: of)? "
    rf"(?P<fy_ordinal>{_FY})?"
    r"|(?P<slash_first>[0-3]?[0-9])/(?P<slash_second>[0-3]?[0-9])/"
    rf"|(?P<year_end>(?:the )?end of |end[- ]|year[- ]?end |YE ?|(?:the )?close of )(?P<fy_end>{_FY})?"
    r"|(?P<fiscal>FY[ -]?|(?:fiscal|financial) (?:year )?)"
    r"|(?P<loose>CY ?|(?:early|mid|late|middle of|beginning of|start of)[ -](?:the )?)"
)
# The digits that may be a year: four of them, or two behind what makes them one ("FY30", "Q3'30").
DIGITS = re.compile(
    r"(?:(?:19|20|21)[0-9]{2}(?<![0-9]{5})|(?:(?<=[YHQ'’])|(?<=[YHQ] ))[0-9]{2}"
    r"|(?<=[QH][1-4]-)[23][0-9](?![0-9.,%]| ?%)"  # "Q2-30"
    r"|(?<=[QH][1-4] )[23][0-9](?![0-9.,%]| ?%| ?[a-z])"  # "Q1 29", not "in Q1 29 stores"
    r"|(?<=CAGR )[0-9]{2}(?=[-–][0-9]{2}(?![0-9.%])))(?![0-9])"
)
# What makes two digits a year: "FY30", "Q3'30", "1H30".
SHORT_PREFIX = re.compile(
    rf"(?<![A-Za-z0-9])(?:{_PART}(?:-| ?(?:(?P<fy_part>FY) ?)?['’]?)|(?P<fy>FY) ?['’]?|(?P<cagr>CAGR ))\Z"
)
# "FY31-FY35", "Q1 '29 to Q1 '30"
SHORT_LAST = re.compile(
    r"(?:(?P<letter>[QH])(?P<number>[1-4])(?: ?(?P<fiscal>FY ?)['’]?| ?['’])|FY ?['’]?)(?P<year>[0-9]{2})(?![0-9])"
)
PREFIX = re.compile(rf"(?<![A-Za-z0-9])(?:{_PREFIX})\Z", re.IGNORECASE)
POINT = re.compile(rf"(?:{_PREFIX})?(?P<year>{YEAR})(?![0-9])", re.IGNORECASE)
ISO = re.compile(
    r"-(?:(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3][0-9]))?|(?P<letter>[QH])(?P<number>[1-4]))(?![0-9A-Za-z])"
)
PART_AFTER = re.compile(r" ?(?P<letter>[QH])(?P<number>[1-4])(?![0-9A-Za-z])")
JOIN = re.compile(r"( {0,2})(-|–|—|−|to|through|and|→|->|/) {0,2}")
# What parts the years of a list, where there are more than two: "2028/2029/2030".
LIST_MARKS = ("/", "→", "->")
YEAR_BEFORE = re.compile(rf"(?<![0-9]){YEAR}[EAFPBT]? ?(?:/|→|->) ?\Z")
YEAR_BEHIND = re.compile(rf" ?(?:/|→|->) ?{YEAR}(?![0-9])")
# "2028-30", "2028-30E"
SHORT_YEAR = re.compile(r"[-–/](?P<year>[0-9]{2})(?![0-9%]|[.,][0-9]|(?![EAFPTB](?![A-Za-z0-9]))[A-Za-z])")
SUFFIX = re.compile(r"(?P<letter>[EAFPTB]|[efp])(?![A-Za-z0-9])| ?\((?P<word>[A-Za-z]{1,12}\.?)\)")
RELATION = re.compile(
    r"(?<![A-Za-z])(?:(?P<as_of>as of|as at|dated|at)|(?P<by>no later than|by|before|prior to|ahead of|pre)"
    r"|(?P<through>up to|through|thru|until|till|to)"
    r"|(?P<after>starting in|beginning in|starting from|starting|since|after|from|beyond|post)"
    r"|(?P<during>during|in|for|over|throughout|between|across))[ -](?:the |calendar )?\Z",
    re.IGNORECASE,
)
LAST_WORD = re.compile(r"([A-Za-z]{1,20})[ -]\Z")
# A four-digit number that counts or measures: "2000+ customers", "2030%", "2000 MW".
COUNTED = re.compile(
    r"\+|%|,[0-9]{3}| ?= ?1(?:00\b|(?:\.0{1,2})?(?=[),;\]]|$))"
    r"|\.[0-9]| ?(?:%|percent|bps|MW|GW|km|million|billion|trillion)\b"
    r"| (employees|people|workers|staff|stores|branches)\b| (?:Report|Order|Act|Bill"
    r"|Directive|Convention|Treaty|Charter|Statute)s?\b"  # "The 2030 Report" is a name
)
# What is worth something: " 59%", " $610M".
VALUE_BEHIND = (
    r" [~≈]?(?:(?:[A-Z]{0,3}[$€£¥₹]|[A-Z]{3} )[0-9]|[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?(?:%| ?(?:bps|pp|x|MW|GW)\b))"
)
# "2035+", "(2033+)", "2033 9%, 2034+ 59%": from then on, where it opens a label or stands alone
OPEN_ENDED = re.compile(rf"(?<=20[2-9][0-9])\+(?=[):]|$|{VALUE_BEHIND})")
OPENING = ("", "(", " (", ", ", "; ", ": ", "| ", "/ ")
STRUCK = re.compile(r"~~[^~]{1,200}~~")
BETWEEN = re.compile(r"\bbetween (?:\w{1,12} )?\Z", re.IGNORECASE)
WORD = re.compile(r"[A-Za-z]+")
