"""What holds for a figure of running text that is told of now, though its heading, lead or case is of the time to come.

Belongs here: where the levels around a figure do not hold for it. Does not: the words that say so (`present`), or how
levels outweigh each other (`context`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from orchestration.memo.context import Context, Level, MemoContext, at_start, resolve
from orchestration.memo.document import TextBlock
from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.lead_periods import period_of_end
from orchestration.memo.surroundings.present import (
    is_labelled_now,
    is_now,
    is_start_aside,
    is_start_now,
    is_start_of_dated,
    is_start_then,
    opens_with_now,
    was_then,
)
from orchestration.memo.surroundings.status import ACTUAL, PROJECTION, TARGET, status_of_time
from orchestration.memo.surroundings.text_context import NOTHING, Own, TextContext
from orchestration.memo.vocabulary.told_cases import is_of_others, is_over_cases, is_past_cases

# "Bear-case price target: $18. Current price: $31."
_TURNS_TO_NOW = re.compile(r"(?:Current(?:ly)?|Today(?:['’]s)?|Now|At present|Spot)\b(?! (?:bear|base|bull)\b)")
# What a case makes a thing worth is of the case, whenever that is: "Under it the shares are worth $41 today."
_VALUED = re.compile(r"\b(?:worth|values?|valued|targets?|NPV|upside|downside)\b", re.IGNORECASE)
_CASE_REACH = 30
_VALUE_REACH = 120


def context_of(
    item: Quantity, block: TextBlock, memo: MemoContext, words: TextContext, levels: Sequence[Level], own: Own
) -> Context:
    """What holds for a figure: "The 2035 target of 45% compares with 28% now." has 28% of the memo's date."""
    levels = _seen(item, words, levels)
    if own[0] is None and (told := period_of_end(item.role, block.lead, memo.title(block))) is not None:
        return _at_end(resolve(memo, levels, (told, *own[1:]))._replace(period_source="caption"), item, memo, own)
    if _is_outside(item, memo, words, own):
        return resolve(memo, (), NOTHING)
    if _is_gone_by(item, memo, words, own):
        return resolve(memo, (), (own[0], None, None))
    is_start = not item.role and is_start_aside(words.text, item, words.sentence(item.start).start)
    resolved = at_start(resolve(memo, levels, own), "from" if is_start else item.role, memo)
    if resolved.status == ACTUAL and is_over_cases(words.text, words.scenarios, item.start):
        return resolved._replace(status=PROJECTION)
    if own[1] == resolved.status == ACTUAL and _is_to_come(resolved, memo):
        return resolve(memo, (), (None, ACTUAL, None))  # "The current margin is 12%." under "2035 OUTLOOK"
    status = None if own[1] in (TARGET, PROJECTION) else own[1]
    is_settled = resolved.period_source == "memo" and status == own[1] and resolved.scenario is None
    if memo.as_of is None or is_settled or not is_now(words.text, item):
        return resolved
    scenario = own[2] if _is_of_now(item, words, own) else resolved.scenario
    found = resolve(memo, (), (None, status, scenario))
    return found._replace(probability=resolved.probability if scenario is not None else None)


def _is_to_come(resolved: Context, memo: MemoContext) -> bool:
    """Whether a figure has a time to come from its heading or lead alone."""
    is_inherited = resolved.period_source not in (None, "stated", "memo")
    return is_inherited and status_of_time(resolved.period, memo.as_of) != ACTUAL


def _at_end(resolved: Context, item: Quantity, memo: MemoContext, own: Own) -> Context:
    """The context of an end of a change: "Targets (2030 → 2035)" aim at the second, and the first is what is."""
    is_start = item.role == "from" and own[1] is None and resolved.scenario is None
    if not is_start or status_of_time(resolved.period, memo.as_of) != ACTUAL:
        return resolved
    return resolved._replace(status=ACTUAL) if resolved.status in (TARGET, PROJECTION) else resolved


def _seen(item: Quantity, words: TextContext, levels: Sequence[Level]) -> Sequence[Level]:
    """The levels around a figure, without the label's own case where it has ended: a later sentence of the present."""
    start = words.sentence(item.start).start
    is_present = start > 0 and _TURNS_TO_NOW.match(words.text, start) is not None
    is_past = (
        is_present or is_past_cases(words.scenarios, item.start) or is_of_others(words.scenarios, start, item.start)
    )
    return [level for level in levels if level.source != "row"] if is_past else levels


def _is_outside(item: Quantity, memo: MemoContext, words: TextContext, own: Own) -> bool:
    """Whether a figure is of today and of no case, whatever its sentence and headings are of."""
    if memo.as_of is None or item.role == "to":
        return False
    text, start = words.text, words.sentence(item.start).start
    if own[0] is not None and is_start_of_dated(text, item, own[0], memo.as_of, start):
        return True
    is_labelled = is_labelled_now(text, item) and (own[0] is None or own[0].start < item.end)
    if is_labelled or is_start_now(text, item):
        return not _names_case(words, item)
    return own == NOTHING and opens_with_now(text, item, start)


def _is_gone_by(item: Quantity, memo: MemoContext, words: TextContext, own: Own) -> bool:
    """Whether a figure in a case is told of a time before the memo: "In 2029 it was $3.9B.", "from 14% in 2029"."""
    if own[0] is None or memo.as_of is None or own[0].period.end >= memo.as_of.start:
        return False
    if is_start_then(words.text, item) and own[0].start >= item.end:
        return not _names_case(words, item)
    return own[1:] == (None, None) and was_then(words.text, item)


def _names_case(words: TextContext, item: Quantity) -> bool:
    """Whether a case is named right beside a figure: "against $4B today in the base case"."""
    end = words.sentence(item.start).end
    at = bisect_left(words.scenarios, (item.start, ""))
    return at < len(words.scenarios) and words.scenarios[at][0] < min(end, item.end + _CASE_REACH)


def _is_of_now(item: Quantity, words: TextContext, own: Own) -> bool:
    """Whether a figure told of today stands in a section or list of a case without being of it."""
    if own[2] is not None or words.text.find(" today", item.end, item.end + _CASE_REACH) < 0:
        return False
    start, end = words.sentence(item.start)
    left, right = max(start, item.start - _VALUE_REACH), min(end, item.end + _VALUE_REACH)
    return _VALUED.search(words.text, left, right) is None
