"""What a figure inherits from around it: period, status, scenario and rate basis.

Belongs here: the signals one label carries, the memo-wide context, how levels of context outweigh each
other, and the two records (`Statement`, `Refused`) that tables and running text are read into. Does
not: reading values (`quantities`) or knowing where in a table or sentence a label stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from orchestration.memo.captions.unit_notes import clause_notes, figures_of, unit_notes
from orchestration.memo.document import Document, Span, Table, TextBlock
from orchestration.memo.money.dollars import whose_signs
from orchestration.memo.money.letters import Letters
from orchestration.memo.money.minor_units import MinorUnits
from orchestration.memo.money.only_money import OnlyMoney
from orchestration.memo.periods import Period, PeriodMention, find_periods, read_period_label
from orchestration.memo.quantities import Quantity, UnitHint
from orchestration.memo.surroundings.level_status import applies, is_before
from orchestration.memo.surroundings.middle_cases import middle_cases
from orchestration.memo.surroundings.scenario_scope import (
    cases_of_sections,
    cases_told,
    heads_of_cases,
    is_likened,
    scenario_ends,
    within_all,
)
from orchestration.memo.surroundings.stated_periods import tells_of_change
from orchestration.memo.surroundings.status import (
    ACTUAL,
    PROJECTION,
    TARGET,
    read_status,
    status_of_time,
)
from orchestration.memo.vocabulary.label_bases import read_rate_basis
from orchestration.memo.vocabulary.scenarios import Scenario, case_around, read_scenario

_EXCERPT = 2000
# What stands further on in a label is a sentence, and labels are remembered.
_LABEL_MAX = 300
# Number words are no facts; "[X]%" is a placeholder that is refused.
_DIGIT = re.compile(r"[0-9\[]")
_PLACEHOLDER = re.compile(r"X[X%]|[$€£₹¥] ?X")
# "vs 2024", "Change since 2024": the figures are of a later time, compared with that one.
_CHANGED = r"(?:change|growth|increase|decrease|decline|rise|fall) (?:since|from|on|over)"
_COMPARED = re.compile(
    rf"\b(?:vs\.?|versus|against|compared (?:with|to)|relative to|{_CHANGED})\s+(?:the\s+)?$", re.IGNORECASE
)
_CHANGED_SINCE = re.compile(rf"\b{_CHANGED}\s+(?:the\s+)?$", re.IGNORECASE)


class Signals(NamedTuple):
    """What one label says beside its name; `base` is the period a comparison starts from ("vs 2024")."""

    period: PeriodMention | None
    status: str | None
    scenario: Scenario | None
    rate_basis: str | None
    base: Period | None = None

    def dated(self, label: str, period: Period, status: str | None = None) -> Signals:
        """The signals of a label with a period that it does not spell out, and a status unless it states one."""
        return self._replace(period=PeriodMention(0, len(label), period, status)).with_status(status)

    def with_status(self, status: str | None) -> Signals:
        """The signals with a status unless the label states one."""
        return self._replace(status=self.status or status)


def read_signals(label: str) -> Signals:
    """The period, status, scenario and rate basis a heading, caption, column or row label states."""
    return _signals(label[:_LABEL_MAX])


@lru_cache(maxsize=8192)
def _signals(label: str) -> Signals:
    if has_digit(label):
        label = _PRICES_OF.sub(lambda year: " " * len(year.group()), label)
    mention = read_period_label(label) or _only_period(label)
    status = read_status(label) or (mention.status if mention else None)
    status = status or (PROJECTION if _AHEAD.search(label) is not None else None)
    base: Period | None = None
    if mention is not None and _COMPARED.search(label[: mention.start]) is not None:
        base, mention = mention.period, None
    return Signals(mention, status, read_scenario(label), read_rate_basis(label), base)


# "NTM P/E"
_AHEAD = re.compile(r"\bNTM\b|\b[Nn]ext[- ](?:twelve|12)[- ]months\b")
# "2022/23 prices": the money's year, not the figures'.
_PRICES_OF = re.compile(
    r"\b(?:19|20|21)[0-9]{2}(?:[/–-][0-9]{2,4})?"
    r"(?= (?:prices|dollars|euros|pounds|terms|rupees|yen|US\$|USD|EUR|GBP)\b)"
    # "THE GRADUATES OF 2027", "LESSONS FROM 2008", "THE CRISIS OF 2028 AND AFTER"
    r"|(?i:\bthe graduates of|\blessons (?:from|of)) (?:19|20)[0-9]{2}\b|\b(?:19|20)[0-9]{2}(?= (?i:and after)\b)"
    # "Gen X (1965-1980)"
    r"|(?i:\b(?:gen(?:eration)?[ -]?(?:[XYZ]|alpha)|millennials?|boomers?|(?:silent|greatest|lost) generation) ?)"
    r"\((?:19|20)[0-9]{2}[-–/][0-9]{2,4}\)"
)


def _only_period(label: str) -> PeriodMention | None:
    if not has_digit(label):
        return None
    mentions = find_periods(label)
    # "Effect in 2034 by scenario (change from 2029)" is of 2034
    stated = [one for one in mentions if _CHANGED_SINCE.search(label[: one.start]) is None] or mentions
    return stated[0] if len({mention.period.edtf for mention in stated}) == 1 else None


def has_digit(text: str) -> bool:
    """Whether a text may hold a figure at all."""
    return _DIGIT.search(text) is not None or ("X" in text and _PLACEHOLDER.search(text) is not None)


def excerpt(text: str, position: int) -> str:
    """The text itself, or what stands around `position` where it is longer than any real cell or bullet.

    Each of its figures carries it: without a bound one paragraph of figures would grow with its square.
    """
    if len(text) <= _EXCERPT:
        return text
    start = max(0, position - _EXCERPT // 2)
    return text[start : start + _EXCERPT]


class Level(NamedTuple):
    """One level of context; `source` is what `period_source` says when the period comes from it."""

    source: str  # column, row, caption, section
    signals: Signals


class Context(NamedTuple):
    """What holds for one figure."""

    period: Period | None
    period_source: str | None
    status: str
    scenario: str | None
    probability: Decimal | None


class Statement(NamedTuple):
    """One figure with its labels, its context and its place."""

    quantity: Quantity
    span: Span
    context: Context
    rate_basis: str
    block_kind: str
    section: int | None
    line: int
    source_text: str
    subject_label: str
    label: str
    column_label: str | None = None
    corner: str | None = None  # the name of the column of labels, which may state the unit of all others
    unit: str | None = None  # what a column of units says of its row
    caption: str | None = None
    row_group: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Refused(NamedTuple):
    """What looked like a figure and is not read; `stage` is read (the value) or type (its place)."""

    span: Span
    line: int
    source_text: str
    stage: str
    code: str
    message: str


class MemoContext(NamedTuple):
    """What holds for a whole memo. `sections` has the level of each section, by ordinal."""

    document: Document
    as_of: Period | None
    figures: UnitHint | None  # "all figures in USD millions"
    notes: dict[int, str]  # the units that texts beside tables state for them, by the tables' ordinals
    clauses: dict[int, str]  # the sentences beside tables that state several units, one for each thing they name
    sections: tuple[Level, ...]
    scenario_ends: Mapping[int, int]  # the line from which a section's scenario no longer holds, by ordinal
    announced: frozenset[int]  # sections whose time is that of the heading which announces their case
    minor: MinorUnits
    told: frozenset[int | None]  # sections whose blocks tell of cases one after the other
    middles: Mapping[int, Scenario]  # the cases of lines that only those beside them tell, by where they begin
    letters: Letters | None  # the letter its money is written with
    only_money: OnlyMoney  # the one currency it writes amounts in
    signs: dict[str, str]  # whose "$" and "¥" are, where that is not the US dollar or the yen, and whose "?kr"

    @staticmethod
    def of(document: Document) -> MemoContext:
        """The context a memo's header, headings and prose give to every figure in it."""
        figures = figures_of(document)
        signs = whose_signs(document.raw, figures)
        minor = MinorUnits.of(document.raw, signs.get("USD"))
        own = [read_signals(section.title) for section in document.sections]
        cases = cases_of_sections(document.sections, [signals.scenario for signals in own])
        own = [signals._replace(scenario=case) for signals, case in zip(own, cases, strict=True)]
        named = [signals.scenario.name if signals.scenario and signals.scenario.is_certain else None for signals in own]
        ends = scenario_ends(document, named)
        heads = heads_of_cases(document.sections, [signals.scenario for signals in own])
        date = _date(document.header.date)
        sections = _sections(document, own, heads, date)
        announced = within_all(document.sections, [at for at in heads if own[at].period is None])
        notes, clauses = unit_notes(document), clause_notes(document)
        told_of = (
            announced,
            minor,
            cases_told(document),
            middle_cases(document),
            Letters.of(document.raw),
            OnlyMoney(document.raw, signs),
        )
        return MemoContext(document, date, figures, notes, clauses, sections, ends, *told_of, signs)

    def section(self, block: TextBlock | Table) -> tuple[Level, ...]:
        """The level of the section a block stands in, none for what stands above the first."""
        ordinal = block.section
        if ordinal is None or ordinal >= len(self.sections):
            return ()
        level = self.sections[ordinal]
        if ordinal in self.scenario_ends and block.line >= self.scenario_ends[ordinal]:
            signals = level.signals._replace(scenario=None)
            level = level._replace(signals=signals._replace(period=None) if ordinal in self.announced else signals)
        return (level,)

    def title(self, block: TextBlock | Table) -> str:
        """The title of the section a block stands in, empty where it stands in none."""
        sections = self.document.sections
        return sections[block.section].title if block.section is not None and block.section < len(sections) else ""


def _date(stated: str | None) -> Period | None:
    """The memo's own date, to which figures without a period of their own are true."""
    mentions = find_periods(stated) if stated else []
    return mentions[-1].period._replace(relation="as_of") if mentions else None


def _sections(
    document: Document, signals: Sequence[Signals], heads: Mapping[int, int], as_of: Period | None
) -> tuple[Level, ...]:
    levels: list[Level] = []
    for section, stated in zip(document.sections, signals, strict=True):
        is_start = tells_of_change(section.title, stated.period) or is_likened(stated.scenario, stated.period, as_of)
        own = stated._replace(period=None) if is_start else stated
        parent = heads.get(section.ordinal, section.parent)
        outer = levels[parent].signals if parent is not None else None
        scenario = own.scenario if own.scenario and own.scenario.is_certain else None
        period = own.period
        if outer is not None:  # a title's own status words do not reach its subsections, the rest does
            scenario, period = scenario or outer.scenario, period or outer.period
        levels.append(Level("section", Signals(period, own.status, scenario, None)))
    return tuple(levels)


def resolve(
    memo: MemoContext,
    levels: Sequence[Level],
    own: tuple[PeriodMention | None, str | None, str | None] = (None, None, None),
) -> Context:
    """The context of a figure from its own words (period, status, scenario) and the levels around it.

    `levels` run from the nearest to the farthest; the nearest that says a thing decides it.
    """
    mention, status, scenario = own
    period, source = (mention.period, "stated") if mention else _period(memo, levels)
    name, probability, is_case = case_around(scenario, (signals.scenario for _, signals in levels))
    status = status or (mention.status if mention else None)
    # "Current" is of another figure: "from the current $150M to $500M by 2035".
    if status is None or (status == ACTUAL and mention is not None and status_of_time(period, memo.as_of) != ACTUAL):
        status = _status(memo, levels, period)  # in a scenario "by 2035" is when, and nobody's aim
        status = PROJECTION if is_case and status == TARGET else status
    if is_case and status == ACTUAL:
        status = PROJECTION
    return Context(period, source, status, name, probability)


def at_start(resolved: Context, role: str, memo: MemoContext) -> Context:
    """The context of a figure with this role in a change; what a change to come starts from is of the memo's date.

    "Headcount: 21,000 → 16,500" under "Outlook 2035" has 21,000 now. A figure that states its own period keeps it.
    """
    period = resolved.period
    if role != "from" or period is None or memo.as_of is None or resolved.period_source in ("stated", "memo"):
        return resolved
    if period.start <= memo.as_of.end:
        return resolved
    return resolve(memo, (), (None, None, resolved.scenario))._replace(probability=resolved.probability)


def _period(memo: MemoContext, levels: Sequence[Level]) -> tuple[Period | None, str | None]:
    for source, signals in levels:
        if signals.period is not None:
            return signals.period.period, source
    return memo.as_of, "memo" if memo.as_of else None


def _status(memo: MemoContext, levels: Sequence[Level], period: Period | None) -> str:
    by_time = status_of_time(period, memo.as_of)
    for source, signals in levels:
        status = signals.status
        if source == "column" and status == ACTUAL and signals.period is not None and by_time != ACTUAL:
            return by_time  # "2035 Baseline"
        if status is None or not applies(source, status, by_time, period, memo.as_of):
            continue
        if source == "caption" and is_before(signals.period, status, by_time, period, memo.as_of):
            continue
        return status
    return by_time
