"""Numbers that are no facts: years, dates, versions, model names, list numbers, laws, editions' ages.

Belongs here: judging a bare number in running text from the few characters round it. Does not: reading
amounts (`number_grammar`) or periods (`periods`), which reads the same years as time.
"""

from __future__ import annotations

import re

from orchestration.memo.values.age_spans import is_age_told
from orchestration.memo.values.ages import is_age
from orchestration.memo.values.brackets import goes_on_counting, is_footnote
from orchestration.memo.values.list_numbers import is_list_number, numbers_subject
from orchestration.memo.values.named_numbers import (
    counts_things,
    is_listed_part,
    is_named_number,
    is_resolution,
    is_size,
)
from orchestration.memo.values.no_amounts import (
    DIVISORS,
    is_divisor_or_level,
    is_model,
    is_no_money,
    is_time_of_day,
    tells_scale,
)
from orchestration.memo.values.number_grammar import End, word_before
from orchestration.memo.values.unnumbered_nouns import counts_anew
from orchestration.memo.values.years import counts_in_month, is_year, is_year_like
from orchestration.memo.vocabulary.identifier_words import (
    ABBREVIATED,
    COUNTED_NOUNS,
    DIALLED,
    HYPHEN_NOUNS,
    MEASURES,
    MONTHS,
    NUMBERED,
    ORDINARY,
    PLACES,
    RANKED,
    VERBS_OR_NOUNS,
    is_plural,
)
from orchestration.memo.vocabulary.next_words import next_word
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.units import MULTIPLE, Unit
from orchestration.memo.vocabulary.words import STOPS

_CLOCK = frozenset({"am", "pm", "AM", "PM"})
_HOUR = re.compile(r" [ap]\.m\b")
_TIME_NAMES = frozenset({"year", "month", "quarter", "week", "day", "decade"})
# Smaller numbers behind a capital are versions more often than counts.
_LEAST_COUNT = 10
_IN_PLACE = frozenset({"in", "across", "throughout", "within", "outside"})
# "401(k)", "12 CFR 1005", "12 and 19 September"
_DIALLING = re.compile(r"\b(?i:text|sms|message|dial|call|ring)(?: \w{1,14}){0,2} (?:to|on) $")
_EXTENSION = re.compile(r" \([0-9]{1,4}\)")
_MEAN_REACH = 90
_TITLED = re.compile(r"[0-9]+\.[0-9]+ (?:Day|Year|Week|Hour|Month) [A-Z]")  # "4.2 Day Care" numbers a heading
_MEAN = re.compile(r"\b(?:average|mean|median)\b", re.IGNORECASE)
_INDEX_BASE = re.compile(r"(?:19|20)[0-9]{2} ?= ?$")
_LEAST_NAME = 40
_KEY = re.compile(r" ?= ?[a-z]")
_CLAUSE = re.compile(r"\([a-z]\)")
# "a 1-bed flat", "a 4-room flat", "a 500-bed hospital"
_MOST_BEDROOMS = 6
_ONE_IN = re.compile(r"-in-(?:[3-9]|[1-9][0-9]{1,2})(?=[.,;:)]|$| [a-z])")  # "1-in-10", no "5-in-1"
# What is wrong with these tells that they are amounts.
_AMOUNT_FLAWS = frozenset({"plus_minus", "unknown_currency", "leading_point", "minor_unit"})
# "14 min read" is of the page, not of its subject.
_VIEWED, _MIN_READ = re.compile(r" (?:views|shares|comments|claps|likes)\b"), re.compile(r"\bmin(?:ute)? read\b")
_READING = re.compile(r"[- ]read(?:ing time)?\b", re.IGNORECASE)
# "Read in 7 min", "… | Posted 9 June 2030 | 11 min"
_LONGEST_LINE, _EDITION = 300, re.compile(r"\b(?:edition|memo|article|post|essay) \($")  # "the CEO edition (14 min)"
_READ_IN = re.compile(r"\b(?:[Rr]ead in|[Rr]eading time:?) $|[|•·] $")
_AVERAGES = frozenset({"median", "average", "avg", "avg.", "mean", "typical"})
_TIMES_COUNTED = frozenset({"days", "weeks", "months", "years", "yrs", "quarters"})
_CODES = frozenset({"CFR", "USC"})
# "EUR/USD 1.08"
_CURRENCY_PAIR = re.compile(r"[A-Z]{3}/[A-Z]{3}")
# "the 2nm line", "nodes of 3nm and below": a generation of chips, not a length.
_CALIBRE = re.compile(
    r" (?:(?:[a-z]+|[A-Z]+) )?(?:shells?|rounds?|artillery|ammunition|howitzers?|guns?|cannons?|mortars?|munitions"
    r"|projectiles?|barrels?|equivalents?|wafers?|fabs?|lenses|lens|film)\b"
)
_NODE = re.compile(
    r"[- ](?:class |and below|or below|and smaller|(?:[a-z]+ )?(?:nodes?|process(?:es)?|lines?|chips?|wafers?|fabs?"
    r"|capacity|class|generation|technology|production|transistors?|logic|silicon|design|yields?|tape-?outs?)\b)"
)
_OF_NODE = re.compile(r"\b(?:nodes?|process(?:es)?|chips?|wafers?)(?: (?:of|at|on|below|under|from|to|into|in))* $")
_DAYS = re.compile(
    r"(?: ?(?:,|and|or|to|&|[-–]) ?[0-9]{1,2}(?:st|nd|rd|th)?){1,4} "
    r"(?:Jan|Feb|Mar|Apr|May|June?\b|July?\b|Aug|Sep|Oct|Nov|Dec)"
)
_LAST_DAY, _DATES_REACH = 31, 40
_DATES_BEFORE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]* [0-9]{1,2}(?:, [0-9]{1,2})*"
    r"(?:,? (?:and|or|&)|,) $"
)


def is_valued(end: End) -> bool:
    """Whether the amount names its unit, so that no identifier looks like it."""
    return end.currency is not None or (end.unit is not None and end.unit.kind not in ("score", "duration"))


def is_identifier(text: str, end: End, after_identifier: bool) -> bool:
    """Whether the amount at `end` is a name, date, number in a list or the like rather than a fact.

    `after_identifier` says that only a space parts it from a number already judged to be a name.
    """
    before = text[end.number_start - 1] if end.number_start else ""
    if end.currency is None and (is_model(text, end) or is_divisor_or_level(text, end)):
        return True
    if (end.is_bare and tells_scale(text, end)) or is_named_number(text, end) or is_age_told(text, end):
        return True
    if end.currency is not None and is_no_money(text, end):
        return True
    if text.startswith("000", end.number_start):
        return True  # "($000s)"
    if before == "/" and end.number in DIVISORS and text[end.number_start - 2 : end.number_start - 1].isalpha():
        return True  # "L/100km"
    if end.flaw in _AMOUNT_FLAWS or (end.flaw == "ambiguous_sign" and is_valued(end)):
        return False
    if before and _is_joined(text, end, before):
        return True
    if end.currency is not None:
        return False
    if end.unit is not None and end.unit.kind != "score":
        return _TITLED.match(text, end.number_start) is not None or _is_time(text, end, end.unit)
    return _is_bare_identifier(text, end, before, after_identifier)


def _is_joined(text: str, end: End, before: str) -> bool:
    """A letter, point, hash or the like directly at the number makes it part of a longer name."""
    if end.currency is not None and end.is_currency_first:
        previous = text[end.start - 1] if end.start else ""
        return previous.isalnum() and previous.isascii()
    if end.unit is MULTIPLE and end.start == end.number_start - 1:
        return False  # "x3.4": the letter is the amount's own
    outer = text[end.number_start - 2] if end.number_start > 1 else ""
    if before == "@" and is_valued(end) and outer in " (":
        return False  # "home loan @8.4%"
    if before.isalnum() or before in "._#@§№$^\\&":
        return True
    if before in "'’‘":
        return outer.strip() != "" or (end.is_bare and end.number < 100)
    if is_valued(end):
        return before in "-‑" and outer.isdigit()
    return (before in "-‑" and outer.isalnum()) or (before in "/:" and outer.isdigit())


def _is_time(text: str, end: End, unit: Unit) -> bool:
    """A year before a word of time ("2030 quarter") or an age ("5-year-old")."""
    name = unit.name.removeprefix("other:")
    if name == "mm" and _CALIBRE.match(text, end.end) is not None:
        return True  # "155mm shells", "300mm wafers"
    if name == "nm" and (_NODE.match(text, end.end) or _OF_NODE.search(text[max(0, end.start - 40) : end.start])):
        return True
    if is_year_like(end) and end.scale is None and name in _TIME_NAMES:
        return True
    if unit is MULTIPLE and text[end.end - 1] == "X":
        is_name = not end.shown and end.number >= _LEAST_NAME and end.number % 10 != 0  # "777X", "a 9950X"
        return is_name or word_before(text, end.start).lower() in NUMBERED  # "Line 9X"
    if name == "minute" and (_READING.match(text, end.end) is not None or _is_of_page(text, end)):
        return True
    is_old = text[end.end : end.end + 4].lower() == "-old" or text.startswith(" old", end.end)
    if not is_old or unit.kind != "duration":
        return False
    is_somebody = text.endswith((" a ", " an "), 0, end.start)  # "the median income of a 24-year-old"
    return is_somebody or (not end.shown and _MEAN.search(text[max(0, end.start - _MEAN_REACH) : end.start]) is None)


def _is_of_page(text: str, end: End) -> bool:
    """Whether minutes end a line of the page's own data: "A Macro Intelligence Memo | June 2030 | 11 min"."""
    if text.startswith(")", end.end) and _EDITION.search(text[max(0, end.start - 12) : end.start]) is not None:
        return True
    if len(text) > _LONGEST_LINE or text[end.end :].strip(" ."):
        return False
    return _READ_IN.search(text[max(0, end.start - 16) : end.start]) is not None and "memo" in text.lower()


def _is_bare_identifier(text: str, end: End, before: str, after_identifier: bool) -> bool:
    """The same for a number that names no unit."""
    after = text[end.end : end.end + 1]
    if after.isalnum() or after in ("_", "°") or (after == "." and text[end.end + 1 : end.end + 2].isdigit()):
        return True
    if end.unit is not None or (end.scale is not None and not end.is_glued):
        return after_identifier and end.unit is not None
    has_mark = end.plus or bool(end.words) or end.is_grouped or bool(end.sign) or end.at_most
    if end.is_bare and (is_year(text, end) or _is_in_date_or_list(text, end, before, after)):
        return True
    joint, following, _ = next_word(text, end.end)
    if end.is_bare and is_time_of_day(text, end, following):
        return True
    if joint == "-" and end.is_bare and not end.plus and not end.is_grouped and not _ONE_IN.match(text, end.end):
        return following not in HYPHEN_NOUNS or (following in ("bed", "room") and end.number <= _MOST_BEDROOMS)
    if _VIEWED.match(text, end.end) is not None and _MIN_READ.search(text) is not None:
        return True  # "8 min read · 12,406 views"
    if is_age(text, end, following) or (end.scale == 3 and is_resolution(end, following)):
        return True
    return _is_named(text, end, before, has_mark, after_identifier)


_WHICH, _WHEN = frozenset({"last", "this", "next", "past"}), frozenset({"year", "month", "week", "quarter"})


def _is_named(text: str, end: End, before: str, has_mark: bool, after_identifier: bool) -> bool:
    """Whether the word before the number makes it a name: "Phase 2", "June 28", "Windows 11"."""
    previous = word_before(text, end.start)
    small = previous.lower()
    if (end.shown and small in _TIMES_COUNTED) or is_size(end, previous):
        return False  # "sick days 11.3 per head", "MAU 12M"
    if small in NUMBERED or small.rstrip(".") in MONTHS:
        return _is_numbered(text, end, previous)
    if text.endswith("Ind AS ", 0, end.start):
        return True
    if end.start == len(previous) + 1 and counts_things(previous, end):
        return False  # "Stores 120 (was 145)"
    is_interval = text.endswith("% CI ", 0, end.start)  # "(95% CI 0.72-0.91)"
    if is_interval or small in MEASURES or _CURRENCY_PAIR.fullmatch(previous) is not None:
        return False
    if _is_place(text, end, previous) or _ends_sentence(previous) or is_listed_part(text, end):
        return False
    if small in DIALLED or (small in ("to", "on") and _DIALLING.search(text[max(0, end.start - 30) : end.start])):
        return _is_plain_code(text, end, has_mark)
    is_noun = small in VERBS_OR_NOUNS and (
        not _begins_sentence(text, end.start - len(previous) - 1) or _NAME_GOES_ON.match(text, end.end) is not None
    )
    is_name = (previous[:1].isalnum() and previous != small and (is_noun or small not in ORDINARY)) or after_identifier
    return (is_name and (end.is_glued or not has_mark)) or (end.is_glued and not has_mark and before == "/")


def _is_numbered(text: str, end: End, previous: str) -> bool:
    """Whether a number behind a word like "phase" or a month is the one that it numbers or dates."""
    small = previous.lower()
    outer = word_before(text, end.start - len(previous) - 1).lower()
    if (small == "number" and (is_person(outer) or outer == "magic" or numbers_subject(text, end))) or (
        small == "age" and outer.lstrip("(") in _AVERAGES
    ):
        return False  # "Staff number 486", "(median age 46.2)"
    if small.rstrip(".") in MONTHS and counts_in_month(text, end, outer):
        return False
    if outer in _WHICH and small in _WHEN:
        return False  # "Of 3,100 applicants last year 640 were taken"
    if counts_anew(text, end, outer, previous):
        return False  # "on a typical day 41 patients", "In this case 14 plants"
    return not end.is_grouped or small in RANKED  # "customers number 61,000"


def _ends_sentence(word: str) -> bool:
    """Whether a word with its full stop ends a sentence of one word: "Exit. 9 sites", not "Corp. 9"."""
    return len(word) > 4 and word.endswith(".") and word[:-1].isalpha() and word[:-1].lower() not in ABBREVIATED


def _is_plain_code(text: str, end: End, has_mark: bool) -> bool:
    """Whether a number is a short code to dial and counts nothing: "call 1350", not "call 135 customers"."""
    following = next_word(text, end.end)[1]
    return not has_mark and end.is_bare and end.shown == 0 and (not following.islower() or following in STOPS)


# "Plant 4 at Ostervik runs three shifts", not "Plant 4 trees"
_NAME_GOES_ON = re.compile(
    r"(?: (?:at|near|is|was|will|has|had|follows?|closes?|closed|opens?|opened|runs?|starts?|stops?|went|goes|takes?"
    r"|makes?|made|stands?|reopens?)\b)"
)
_PLURAL_NEAR = re.compile(r" (?:[a-z-]+ ){0,3}(?!(?:was|is|has|as|this|its)\b)[a-z]{2,}s(?![\w-])")


def _is_place(text: str, end: End, name: str) -> bool:
    """Whether the capitalised word before a number says where things are counted: "In Germany 24 sites"."""
    if not name[:1].isupper() or end.is_glued or not end.is_bare:
        return False
    _, following, after = next_word(text, end.end)
    if name.endswith(("'s", "’s")) and _PLURAL_NEAR.match(text, end.end) is not None:
        return True  # "Nairobi's 23 big labelling houses"
    if not following.islower() or not is_plural(text, following, after):
        return False
    if name.lower() in PLACES or name.endswith(("'s", "’s")):
        return True  # "Japan's 38 reactors"
    if end.number >= _LEAST_COUNT and name.istitle() and _begins_sentence(text, end.start - len(name) - 1):
        return True  # "Close 12 branches", not "Gemini 3 models"
    outer = word_before(text, end.start - len(name) - 1).lower()
    is_there = outer in _IN_PLACE and following in COUNTED_NOUNS
    return end.number >= _LEAST_COUNT and (is_there or (outer in ("in", "at") and is_person(following)))


# "[2] Excludes 340 contractors."
_NOTE_MARK = re.compile(r"(?:^|[.;\n] ?)\[(?:[0-9]{1,2}|[a-z*†])\] $")


def _begins_sentence(text: str, pos: int) -> bool:
    """Whether the word at `pos` opens a sentence or clause, where its capital means nothing."""
    before = text[max(0, pos - 3) : pos].rstrip()
    return not before or before[-1] in ".;:!?-–—•" or _NOTE_MARK.search(text[max(0, pos - 8) : pos]) is not None


def _is_in_date_or_list(text: str, end: End, before: str, after: str) -> bool:
    """Days, hours, fractions, footnotes, phone numbers and list numbers."""
    joint, following, _ = next_word(text, end.end)
    if joint == " " and ((following.lower() in MONTHS and following != "may") or following in _CLOCK):
        return True
    is_noted = (before == "[" and is_footnote(text, end)) or before + after == "*#"  # "Dial *323#"
    if (after in ("/", ":", "-") and text[end.end + 1 : end.end + 2].isdigit()) or before == "/" or is_noted:
        return True
    if (before == "=" or (before == " " and text[max(0, end.start - 2)] == "=")) and _INDEX_BASE.search(
        text[max(0, end.start - 9) : end.start]
    ):
        return True  # "(2024 = 100)"
    if before in "(,; " and after in " =" and _KEY.match(text, end.end) and not (end.words or end.sign):
        return True  # "(1 = poor, 5 = good)"
    if before == "(" and after == ")" and end.shown == 0:
        if end.number > 1 and word_before(text, end.number_start - 1).lower() in COUNTED_NOUNS:
            return False  # "Partners (12)"
        is_note = end.number < 100 and not goes_on_counting(text, end.start - 1)
        return is_note or text[end.end + 2 : end.end + 3].isdigit()
    if before == " " and end.number <= _LAST_DAY and not (end.shown or end.words or end.sign):
        listed = text[max(0, end.start - _DATES_REACH) : end.start]
        is_noun = following.islower() and following not in STOPS
        if not is_noun and listed.endswith((", ", "and ", "or ", "& ")) and _DATES_BEFORE.search(listed) is not None:
            return True  # "July 9, 16 and 23"
    is_dialled = (text[end.number_start] == "0" and end.number >= 1) or (
        end.sign == "+" and _EXTENSION.match(text, end.end) is not None
    )
    if is_dialled or following in _CODES or any(form.match(text, end.end) for form in (_HOUR, _CLAUSE, _DAYS)):
        return True
    return not (end.number >= 1000 or end.words or end.sign) and is_list_number(text, end)
