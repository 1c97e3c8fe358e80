"""Headings: which line is one, its number and rank, and the tree of sections they make.

Belongs here: the forms of a heading in every format, and the stack that gives level and parent.
Does not: the memo's own title and header lines (`headers`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from orchestration.memo.document import Section
from orchestration.memo.scanning.heading_units import without_unit
from orchestration.memo.scanning.plan_heads import with_span_last
from orchestration.memo.vocabulary.currencies import PLAIN_SIGNS
from orchestration.memo.vocabulary.scenarios import NUMBERED_CASE, read_scenario
from orchestration.memo.vocabulary.words import word_set

_WORDS = "ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE"
_NAMED = re.compile(
    rf"((SECTION|PART|CHAPTER|APPENDIX|ANNEX)\s+(?:\d{{1,2}}(?:\.\d{{1,2}})*|[IVXLC]{{1,6}}|[A-H]|{_WORDS}))"
    r"(?![\w.]*\w)(\s*[:.–—|-]+\s*|\s+|$)(.*)",
    re.IGNORECASE | re.DOTALL,
)
_ROMAN = re.compile(r"([IVXL]{1,6})[.):]\s+(\S.*)", re.DOTALL)
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(\D.*)", re.DOTALL)
_INTEGER = re.compile(r"(\d{1,2})[.)]\s+(\S.*)", re.DOTALL)
_LETTER = re.compile(r"([A-H])[.)]\s+(\S.*)", re.DOTALL)
SCALE_WORD = re.compile(
    r"(?:hundred|thousand|million|billion|trillion|lakh|crore|percent|percentage|per|times|points?|pp|x|bps|"
    r"years?|months?|weeks?|days?|hours?|MW|GW|kWh|MWh|GWh|[KMBT]|bn|mn)\b",
    re.IGNORECASE,
)
# "BEAR CASE: 2023 again" has a year in its title, no value.
_YEAR_TOLD = r"(?:19|20|21)\d\d(?=\s+[A-Za-z])"
LABEL_VALUE = re.compile(rf":\s+(?!{_YEAR_TOLD})[~<>+(−-]*(?:[{PLAIN_SIGNS}]|[A-Z]{{1,3}}\$|\d)")
_AMOUNT = re.compile(rf"[~<>+(−-]*[{PLAIN_SIGNS}]|.*\d%|[~<>+(−-]*\d[\d,.]*(?:[KMBTkx]|bn|tn)?[+)]*$")
_YEAR = re.compile(r"\(?(?:FY|Q[1-4]\s?)?(?:19|20|21)\d\d(?:[-–—/](?:19|20|21)?\d\d)?[AE]?\)?$")
_SMALL = word_set(
    "a an the of and in for to with on vs vs. versus by from at as or but via per into over under between"
    " through after before de la du and/or our its their not is are"
)
_CAPTION_NAME = re.compile(r"(?:Table|Exhibit|Figure|Chart|Box)\s+[\dA-Z]{1,3}(?:\.\d{1,2})?\s*[:.–—-]", re.IGNORECASE)
# `BEAR CASE: no reform`: capitals name the section, the rest tells it in a few words.
_NAMED_CAPITALS = re.compile(rf"([A-Z][A-Z0-9 &/'’()%-]{{3,60}}):\s+((?:{_YEAR_TOLD}|[^\d{PLAIN_SIGNS}]){{2,80}})")
_TALE = rf"\s*[:–—-]\s+(?:{_YEAR_TOLD}|[^\d{PLAIN_SIGNS}.;]){{2,80}}"
_SCENARIO_TITLE = re.compile(
    rf"(?:Bear|Base|Bull|Downside|Upside)(?:\s+(?:[Cc]ase|[Ss]cenario)){_TALE}"
    # "SCENARIO A – BEAR (30%): the port strike"
    rf"|(?i:scenario) (?:[1-9]|[A-H]|(?i:one|two|three|four))\s*[:.–—-]\s+"
    rf"(?i:bear|base|bull|downside|upside)(?i:ish)?(?:\s+(?i:case|scenario))?{_TALE}"
)
# Behind a number a title may be one short word, or a few words of which only the first has a capital.
_SHORT_TITLE = re.compile(
    r"[^\W\d_a-z][^\W\d_]*(?:,?\s+[^\W\d_][^\s\d.;:!?,]*){0,7}(?:\s+(?:for|in|to|by)\s+(?:19|20)\d\d)?\??"
)
_SAID = r"(?:[Pp]robability|[Ll]ikelihood|[Cc]hance|PROBABILITY)(?: of)?:? ?"
_IN_PARENTHESES = rf"\s*\((?:{_SAID})?~?\d{{1,3}}(?:[-–]\d{{1,3}})?%[^()]{{0,40}}\)"
_PROBABILITY = re.compile(f"{_IN_PARENTHESES}$")
# `BEAR CASE (20% probability): Returns Disappoint`
_ODDS = re.compile(rf"{_IN_PARENTHESES}(?=\s*[:–—-])")
# "THE BULL CASE: 30% PROBABILITY", "Bear Case – 25%"
_CASE_WITH_ODDS = re.compile(
    r"(?:the )?(?:bear|base|bull|downside|upside)(?:ish)? (?:case|scenario)\s*[:|,–—-]\s*(?:probability:? )?~?\d{1,3}"
    r"(?:[-–]\d{1,3})?%(?:\s*(?:probability|likelihood|chance|weight\w*))?",
    re.IGNORECASE,
)
# "Optimistic Scenario: 2035"
_CASE_WITH_YEAR = re.compile(
    r"(?:the )?(?:bear|base|bull|downside|upside|central|adverse|optimistic|pessimistic|most likely|best|worst)(?:ish)?"
    r" (?:case|scenario|outlook)\s*[:|,–—-]\s*(?:by )?(?:19|20|21)\d\d",
    re.IGNORECASE,
)
# "Scenario 1 – Base Case (55% probability)", "Scenario 3 (Bull, 20%)"
_NUMBERED_CASE = re.compile(rf"({NUMBERED_CASE})(\s*[:.–—-]\s+|\s+(?=\())(\S.{{2,80}})")
_CASE_IN_PARENTHESES = re.compile(r"\((?:bear|base|bull)(?:ish)?(?: case)?, (?=[^()]{0,20}\d{1,3}%)", re.IGNORECASE)
_DATE_ONLY = re.compile(r"(?:[A-Z][a-z]{2,8}\.?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:19|20|21)\d\d", re.IGNORECASE)
_THREE_SMALL = re.compile(r"(?:[^a-z]*[a-z]){3}")
_DIGIT = re.compile(r"[0-9]")
TITLE_MAX = 130
_WORDS_MAX = 16

RANK_PART, RANK_SECTION, RANK_NUMBER, RANK_DECIMAL, RANK_TITLE, RANK_BOLD = 1, 2, 3, 4, 7, 8
_EXPLICIT_RANKS = 6


class Heading(NamedTuple):
    """A heading as found: `rank` orders it among the memo's headings, a small one stands above a large."""

    number: str | None
    title: str
    rank: int
    is_listlike: bool = False  # `1. Title`: a list item as well as a heading, its neighbours decide
    is_weak: bool = False  # nothing but capital letters at the words' heads says that it is a heading


def numbered(value: str) -> tuple[str | None, str]:
    """The number and the title of a line that is known to be a heading."""
    named = _NAMED.fullmatch(value)
    if named is not None:
        return named.group(1), named.group(4).strip()
    for form in (_ROMAN, _DECIMAL, _INTEGER, _LETTER):
        match = form.fullmatch(value)
        if match is not None:
            return match.group(1), match.group(2).strip()
    return None, value


def read_heading(value: str, *, is_bold: bool = False) -> Heading | None:
    """The heading that a plain line is, judged by the line alone; None for none."""
    if len(value) <= TITLE_MAX and _is_case_alone(value):
        return Heading(None, value, RANK_SECTION if is_capitals(value) else RANK_TITLE)
    if len(value) > TITLE_MAX or value[-1] in ".;,:!|" or _CAPTION_NAME.match(value) is not None:
        return _bold_heading(value) if is_bold else None
    heading = _numbered_heading(value)
    told = _PROBABILITY.sub("", value) if value.endswith(")") else value
    if heading is None and LABEL_VALUE.search(told) is None and _DATE_ONLY.fullmatch(value) is None:
        heading = _unnumbered_heading(value, is_bold=is_bold)
    return heading


def _unnumbered_heading(value: str, *, is_bold: bool) -> Heading | None:
    told = _ODDS.sub("", value, count=1) if "%" in value else value
    named = _NAMED_CAPITALS.fullmatch(told)
    has_name = named is not None and " " in named.group(1) and is_capitals(named.group(1))
    if has_name or is_capitals(value):
        return Heading(None, value, RANK_SECTION)
    if is_bold:
        return _bold_heading(value)
    if _SCENARIO_TITLE.fullmatch(told) is not None:
        return Heading(None, value, RANK_TITLE)
    is_title = is_title_case(_PROBABILITY.sub("", with_span_last(value))) or _is_numbered_case(value)
    return Heading(None, value, RANK_TITLE, is_weak=True) if is_title else None


def _is_case_alone(value: str) -> bool:
    """Whether a line names a case and nothing else but its odds or its year."""
    return _CASE_WITH_ODDS.fullmatch(value) is not None or _CASE_WITH_YEAR.fullmatch(value) is not None


def _is_numbered_case(value: str) -> bool:
    """Whether a line is the title of one of several scenarios, told by number: "Scenario 3 (Bull, 20%)"."""
    numbered_case = _NUMBERED_CASE.fullmatch(value)
    if numbered_case is None:
        return False
    title = _PROBABILITY.sub("", _CASE_IN_PARENTHESES.sub("(", f" {numbered_case.group(3)}")).strip(" ()")
    return not title or is_title_case(title)


def _bold_heading(value: str) -> Heading | None:
    """A line set in bold as a whole; not a sentence, and not a figure."""
    title = value.rstrip(": ")
    if not title or len(title) > TITLE_MAX or title[-1] in ".;,!" or LABEL_VALUE.search(title) is not None:
        return None
    if _CAPTION_NAME.match(title) is not None or not any(c.isalpha() for c in title):
        return None
    number, rest = numbered(title)
    return Heading(number, rest, RANK_BOLD)


def _numbered_heading(value: str) -> Heading | None:
    first = value[0]
    if first in "SPCAspca":
        named = _NAMED.fullmatch(value)
        if named is not None:
            number, word, gap, title = named.groups()
            has_mark = bool(gap.strip()) or not title
            if (
                (has_mark and number[0].isupper())
                or is_capitals(value)
                or (number[0].isupper() and is_title_case(title))
            ):
                return Heading(number, title.strip(), RANK_PART if word.upper() == "PART" else RANK_SECTION)
    if first in "IVXL" and (roman := _ROMAN.fullmatch(value)) is not None and _is_title(roman.group(2)):
        return Heading(roman.group(1), roman.group(2), RANK_SECTION)
    if first.isdigit():
        decimal = _DECIMAL.fullmatch(value)
        if decimal is not None and SCALE_WORD.match(decimal.group(2)) is None and _is_title(decimal.group(2)):
            return Heading(decimal.group(1), decimal.group(2), RANK_DECIMAL + decimal.group(1).count(".") - 1)
        integer = _INTEGER.fullmatch(value)
        if integer is not None and _is_title(integer.group(2)):
            rank = RANK_SECTION if is_capitals(integer.group(2)) else RANK_NUMBER
            return Heading(integer.group(1), integer.group(2), rank, is_listlike=True)
    if first in "ABCDEFGH" and (letter := _LETTER.fullmatch(value)) is not None and _is_title(letter.group(2)):
        return Heading(letter.group(1), letter.group(2), RANK_NUMBER, is_listlike=True)
    return None


def _is_title(value: str) -> bool:
    if LABEL_VALUE.search(value) is not None:
        return False
    if value.endswith(")"):
        value = without_unit(_PROBABILITY.sub("", value))  # "4.1 Bear case (probability 30%)"
    return is_capitals(value) or is_title_case(value) or _SHORT_TITLE.fullmatch(value) is not None


def is_capitals(value: str) -> bool:
    """Whether a line is set in capitals: a word of at least three letters and no small ones."""
    if value.upper() != value:
        # A plural or possessive of an abbreviation (`KPIs`, `CEO's`) does not make a line prose.
        if _THREE_SMALL.match(value) is not None:
            return False
        small = sum(map(str.islower, value))
        if small > 2 or small * 8 > len(value):
            return False
    letters = sum(map(str.isupper, value))
    return letters >= 3 and letters * 2 >= len(value.replace(" ", "")) and len(value.split()) <= _WORDS_MAX


def is_title_case(value: str) -> bool:
    """Whether a line is a short title: its words begin with capitals and it states no amount."""
    words = value.split()
    if not words or len(words) > _WORDS_MAX or value[-1] in ".;,:!":
        return False
    if not (value[0].isupper() or value[0].isdigit()) and value[0] not in "\"“‘'(":
        return False
    capital = small = 0
    has_digits = _DIGIT.search(value) is not None
    for word in words:
        bare = word.strip("\"“”‘’'()[],:;&/–—-")
        if not bare or word in _SMALL:
            continue
        if (
            has_digits
            and _DIGIT.search(bare) is not None
            and _AMOUNT.match(word) is not None
            and _YEAR.match(word.rstrip(",:")) is None
        ):
            return False
        if bare[0].isupper() or bare[0].isdigit():
            capital += bare[0].isupper()
        else:
            small += 1
    return capital > 0 and small * 5 <= capital and (len(words) > 1 or len(value) > 3)


def is_caption_name(value: str) -> bool:
    """Whether a line names itself a caption (`Table 3: Market size`)."""
    return len(value) <= TITLE_MAX and _CAPTION_NAME.match(value) is not None


def _is_case(title: str) -> bool:
    scenario = read_scenario(title)
    return title.lower().startswith("scenario ") or (scenario is not None and scenario.is_certain)


class Outline:
    """The sections found so far and the open ones among them."""

    def __init__(self, has_explicit: bool) -> None:
        self.sections: list[Section] = []
        self.current: int | None = None  # the ordinal of the innermost open section
        self._open: list[tuple[float, int]] = []  # (rank, ordinal), outermost first
        # Where `#` or <h2> headings exist, headings told by their wording alone stand below them.
        self._offset = _EXPLICIT_RANKS if has_explicit else 0
        self._frames: list[tuple[int, int]] = []  # how many sections stand open around each open panel, the floor there
        self._floor = 0  # so many open sections no heading closes

    def add(self, heading: Heading, line: int, explicit_level: int = 0) -> None:
        """Open a section; a heading of the same or a higher rank closes what stands open."""
        rank: float = explicit_level or heading.rank + self._offset
        if not explicit_level and heading.number is None and _is_case(heading.title):
            rank = self._below_number(rank)
        while len(self._open) > self._floor and self._open[-1][0] >= rank:
            self._open.pop()
        ordinal = len(self.sections)
        parent = self._open[-1][1] if self._open else None
        told = (heading.number, heading.title, len(self._open) + 1, line, parent, bool(self._frames))
        self.sections.append(Section(ordinal, *told))
        self._open.append((rank, ordinal))
        self.current = ordinal

    def _below_number(self, rank: float) -> float:
        """The rank of a case in the numbered section it is told in: `3.3` closes `BEAR CASE`, opened in `3.2`."""
        numbered = [open_rank for open_rank, ordinal in self._open if self.sections[ordinal].number is not None]
        return numbered[-1] + 0.5 if numbered and numbered[-1] > rank else rank

    def frame(self, marker: str) -> None:
        """A panel begins ("begin": below its title), has its title or ends ("close"; "drop": there was none)."""
        if marker in {"open", "begin"}:
            around = len(self._open)
            if marker == "begin" and around:
                self.sections[-1] = self.sections[-1]._replace(has_end=True)
                around -= 1
            self._frames.append((around, self._floor))
            self._floor = len(self._open)
        elif marker == "title" and self._frames:
            self._floor = len(self._open)
        elif marker == "drop" and self._frames:
            self._floor = min(self._frames.pop()[1], len(self._open))
        elif marker == "close" and self._frames:
            around, self._floor = self._frames.pop()
            del self._open[around:]
            self.current = self._open[-1][1] if self._open else None
