"""The time that a label counts: "Inventory days", "Hours a week by activity", "Retirement age".

Belongs here: labels in which a word of time says what their numbers are in. Does not: units in parentheses (`hints`) or
other phrases (`hint_phrases`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.quantity_types import UnitHint
from orchestration.memo.vocabulary.rates import PER_UNIT
from orchestration.memo.vocabulary.units import DURATIONS, unit_of

# "Months of base pay", "Reserves (months of imports)"
TIME_OF = re.compile(
    r"(?:in )?(?P<time>years|months|weeks|days|hours)(?: of|['’]) [A-Za-z][A-Za-z ]{2,40}", re.IGNORECASE
)
# "Inventory days", not "Next 5 years" or "Trailing twelve months", which say when.
_TIME_LAST = re.compile(
    r"[A-Z][A-Za-z/&-]+\.?(?: [A-Za-z/&-]+){0,3} (?P<time>(?i:years|months|weeks|days|hours))"
    r"|(?:Inventory|Receivables?|Payables?|Stock|Debtor|Creditor|Working capital) (?P<held>days)"
    r" (?:at|with|in|of) [A-Za-z ]+"
)
# "Days cash on hand", "Months to break even", "Hours billed"
_TIME_FIRST = re.compile(
    r"(?:Typical |Average |Median |Minimum )?"
    r"(?P<time>Days|Weeks|Months|Hours|(?:Years|Minutes)(?= to )|Years(?= (?:PQE|post)\b))"
    r" (?!(?i:ended|ending|to (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|date)))[A-Za-z][A-Za-z ,-]{2,40}"
)
# "Average days to be paid"
_TIME_MEAN = re.compile(
    r"(?i:average|median|mean|typical) (?P<time>(?i:days|weeks|months|hours|years)) (?:(?i:to|of|until|on|in|for)"
    r" [A-Za-z][A-Za-z -]{1,30}|(?i:(?:un)?employed|out of work|vacant|waited|worked|open|overdue|unpaid|missed))"
)
# "Typical hours a week", "Weekly teaching hours on projects", "Working days lost to strikes"
_TIME_WITHIN = re.compile(
    r"[A-Z][a-z-]+ (?:[a-z-]+ ){0,2}(?P<time>hours|days|weeks|months)"
    r"(?: an? (?:day|night|shift|week|month|quarter|term|year)(?: [a-z][a-z -]{2,30})?"
    r"|(?: lost| spent| worked)? (?:on|of|with|for|from|in|to) [a-z][a-z -]{2,30})"
)
# "Hours saved/month", "Teacher hours saved per week"
_TIME_DONE = re.compile(
    r"(?:[A-Z][A-Za-z-]+ (?:[a-z-]+ )?)?(?P<time>[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]inutes)"
    r" (?i:saved|worked|lost|billed|spent|taught|flown|needed|gained|released|offered|contracted|freed"
    r"|on (?:shift|site|call|duty|air|task))"
    r"(?i:(?: per | an? | ?/ ?)[a-z]+(?: [a-z]+)?)?"
)
# "Training hours per person", "AI tutor hours per week"
_TIME_PER = re.compile(
    r"(?:(?:[A-Z][a-z-]+(?:['’]s)?|[A-Z]{2,4}) (?:[A-Za-z]+ )?|(?:Man|Person|Staff|Labou?r)-)"
    r"(?P<time>(?i:years|months|weeks|days|hours))"
    r"(?i: per |/)[A-Za-z]+(?:[ /][A-Za-z]+){0,2}(?:, [a-z ]{3,20})?"
)
# "Weekly hours by task"
_TIME_BY = re.compile(
    r"(?i:(?:average )?(?:weekly|daily|monthly|annual|working)) (?P<time>[Hh]ours|[Dd]ays)"
    r"(?: (?i:by|in|of|for)|,) [^\W\d][^()0-9;:]{2,70}"
)
# "Hours a week by activity, from a diary survey"
_TIME_SPENT = re.compile(
    r"(?:(?:Average|Median|Weekly|Daily) )?(?P<time>Hours|Minutes|Days)"
    r" (?:a (?:day|week|month|shift)|per (?:[0-9]{1,2}-hour )?[a-z]+)\b"
    r"(?: [a-z(].*|,.*)?"
)
# "Door-to-door time in minutes on a weekday morning", "Wait times, days"
TIME_TOLD = re.compile(
    r"(?:[A-Z][^,;:()0-9]{0,40}\b)?(?i:times?|waits?|delays?|durations?|stays?|turnaround|commutes?|journeys?|tenure)"
    r"(?: [a-z-]+){0,2}(?:,? in |, (?=[a-z]+(?:$| \([^()]{2,40}\)$)))(?P<time>minutes|hours|days|weeks|months|years)"
    r"(?: (?:on|for|from|at|by|per|after|before|of|to) .*|,.*| \([a-z][^()]{2,40}\))?"
)
# "Hours in a teacher's week"
_TIME_IN = re.compile(
    r"(?P<time>Hours) (?:in|of|over) (?:an?|the|one) [a-z][a-z '’-]{0,30}\b(?:day|week|month|shift|year)"
)
_AGE = re.compile(
    r"Age (?:floor|limit|threshold)|(?:Entry|Expected|Minimum|Maximum|Eligibility|Exit|Break-even|Median|Average|Mean"
    r"|Retirement|Pension|Effective retirement|Fleet|Typical)(?: [a-z]{3,14}){0,2}"
    r" age(?: (?:of|at) [a-z -]{2,24})?"
    r"|(?:(?:Current|New|Old|Official|Statutory|Legal|Normal|Full|Future|Planned|State|Women['’]s|Men['’]s) ){0,2}"
    r"(?:Pension(?:able)?|Retirement) age(?: (?:now|today|men|women|for (?:men|women)))?"
    r"|(?:(?:Money|Pot|Savings) )?lasts (?:to|until) age|(?:Money|Pot|Savings) runs out at age"
    r"|(?:(?:Healthy|Average|Male|Female|Remaining) )?life expectancy"
    r"(?:,? (?:at birth|at (?:age )?[0-9]{2}|women|men|males?|females?|both sexes))*",
    re.IGNORECASE,
)
# "Years to clear A$34,600"
_STATED_MONEY = re.compile(r" (?:[A-Z]{0,3}[$€£¥₹₩]|[A-Z]{3} ?)[0-9][0-9,.]*(?:[KMB]|bn| ?million)?(?![\w.])")
# Days of sales, inventories and payables
_YEARS_OF = frozenset({"YoE", "YOE", "Years of experience"})
_DAYS_OF = frozenset({"DSO", "DIO", "DPO", "DIH", "DSI", "Cash conversion cycle"})
_NO_MEASURE = re.compile(
    r"\b(?:fiscal|calendar|last|next|first|past|prior|previous|trailing|following|coming|recent|two|three|four|five|six|ten|twelve)\b",
    re.IGNORECASE,
)


def read_time(label: str) -> UnitHint | None:
    """The time that a label without parentheses counts: "Inventory days", "Months of base pay", "Break-even age"."""
    if label.lower().startswith(("bed days", "patient days")):
        return None  # they are counted, and no time passes
    if label in _YEARS_OF:
        return UnitHint.of(DURATIONS["years"])
    if label in _DAYS_OF:
        return UnitHint.of(DURATIONS["days"])
    label = _STATED_MONEY.sub("", label)
    if _AGE.fullmatch(label):
        return UnitHint.of(DURATIONS["years"])
    time = (
        _TIME_MEAN.fullmatch(label)
        or TIME_OF.fullmatch(label)
        or _TIME_LAST.fullmatch(label)
        or _TIME_FIRST.fullmatch(label)
    )
    if time is not None:
        is_when = time.re not in (_TIME_FIRST, _TIME_MEAN) and _NO_MEASURE.search(label) is not None
        unit = unit_of((time["time"] or time["held"]).lower())
        return None if is_when or is_rate(time) or unit is None else UnitHint.of(unit)
    over = (
        _TIME_BY.fullmatch(label)
        or _TIME_IN.fullmatch(label)
        or _TIME_SPENT.fullmatch(label)
        or TIME_TOLD.fullmatch(label)
        or _TIME_PER.fullmatch(label)
        or _TIME_DONE.fullmatch(label)
    )
    unit = unit_of(over["time"].lower()) if over is not None else None
    if over is not None and unit is not None:
        return UnitHint.of(unit, rate=None if over.re is TIME_TOLD else PER_UNIT)
    within = _TIME_WITHIN.fullmatch(label)
    is_time = within is not None and _NO_MEASURE.search(label) is None
    return UnitHint.of(DURATIONS[within["time"].lower()]) if within is not None and is_time else None


def is_rate(unit: re.Match[str]) -> bool:
    """Whether a unit divides what the label names: "Injuries per million hours"."""
    return " per " in unit.string[: unit.end(1)]
