"""A column as the rest of the room sees it, and what its label says by itself.

Belongs here: the record, the unit, the period and the kind that one label states. Does not: what columns say of
one another and of their cells (`columns`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from orchestration.memo.captions.label_rates import counts_per
from orchestration.memo.context import Signals, has_digit
from orchestration.memo.periods import PeriodMention, read_period_label
from orchestration.memo.quantities import UnitHint, read_hint
from orchestration.memo.vocabulary.natures import Nature
from orchestration.memo.vocabulary.words import WHEN_WORDS

Role = Literal["label", "period", "skip", "value"]

# What a column of labels calls those it names.
MEMBERS = re.compile(
    r".*\b(?:function|department|team|role|level|grade|division|position|company|firm|lender|insurer|carrier|airline"
    r"|university|hospital|fund|producer|retailer|country|region|segment|product|model|platform"
    r"|bank|ministry|sector|industry|competitor|player|cohort|site|location|city|state|market|partner|stream"
    r"|source|channel|office|brand|job|occupation|profession|(?:job|product) famil(?:y|ie)|driver|lever|cause"
    r"|initiative|crop|commodity|project|plant|vendor|supplier|buyer|business)s?",
    re.IGNORECASE,
)
# "Salary | Pay basis": how one column beside others is stated.
BASIS_NAME = re.compile(r"(?:(?:pay|quote|price|wage) )?basis", re.IGNORECASE)
# "| Indicator | Unit | 2029 | 2030 |"
UNIT_NAME = re.compile(
    r"(?:(?:billing|pric(?:e|ing)|measur(?:e|ing|ement)|reporting|physical) )?units?|uom"
    rf"|{BASIS_NAME.pattern}"
    r"|unit of measure(?:ment)?|measured? in|measurement"
    r"|(?:(?:reporting|listing|local|home|functional|billing|trading|invoice) )?(?:currency|ccy)",
    re.IGNORECASE,
)
_BAND = re.compile(
    r"\b(?:size class|size|band|range|bracket|tier|bucket|cohort|decile|quintile|quartile|percentile|ages?)s?\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_PARENTHESES = re.compile(r"\([^()]*\)")
# Longer labels are sentences and hardly come twice.
_REMEMBERED = 120
# Words beside a period in a cell that still is a period: "2030 (base)", "2035 Target".
_PERIOD_SLACK = 14
_PERIOD_MAX = 40
NO_SIGNALS = Signals(None, None, None, None)


class Column(NamedTuple):
    """One column: its label, what it holds, and what its label says of the figures below."""

    label: str
    role: Role
    hint: UnitHint | None
    nature: Nature | None
    signals: Signals
    of_heads: bool = False  # it is in the unit that other columns' heads state, or where it has none, may be
    is_now: bool = False  # it is of the memo's date beside columns of what is to come

    @property
    def is_dimension(self) -> bool:
        """Whether the label only says when or in which scenario, so that rows name what is measured."""
        scenario = self.signals.scenario
        tells_when = self.signals.period is not None or (scenario is not None and not scenario.beside)
        return tells_when and not _names(self.label)


@lru_cache(maxsize=8192)
def _names(label: str) -> bool:
    """Whether a label with a period or scenario in it names a measure too ("Openings 2030", not "2030 Target")."""
    return any(word.lower() not in WHEN_WORDS for word in _WORDS.findall(_PARENTHESES.sub(" ", label)))


def whole_period(text: str) -> PeriodMention | None:
    """The period a cell is (`2030`, `2035E`, `FY2030 (est.)`), None where it only mentions one."""
    return _period(text) if 0 < len(text) <= _PERIOD_MAX and has_digit(text) else None


@lru_cache(maxsize=8192)
def _period(text: str) -> PeriodMention | None:
    mention = read_period_label(text)
    if mention is None or mention.start > 4 or len(text) - (mention.end - mention.start) > _PERIOD_SLACK:
        return None
    return mention


def hint_of(label: str) -> UnitHint | None:
    """`read_hint`, remembered: column names come back in memo after memo."""
    return _remembered(label) if len(label) <= _REMEMBERED else _read_hint(label)


@lru_cache(maxsize=8192)
def _remembered(label: str) -> UnitHint | None:
    return _read_hint(label)


def _read_hint(label: str) -> UnitHint | None:
    hint = read_hint(label)
    is_when = hint is not None and hint.unit_kind == "duration" and counts_per(label)
    return None if is_when else hint  # "Patients per nurse (medical, day)"


def is_band(label: str) -> bool:
    """Whether a label column holds ranges that only sort its rows ("Income band", "Age")."""
    return _BAND.search(label) is not None
