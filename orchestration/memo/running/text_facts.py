"""From bullets, prose and headings to their figures.

Belongs here: one text block → its statements, with the lead and section they inherit from. Does not:
which words name a figure (`phrases`) or date it (`text_context`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.memo.context import (
    Level,
    MemoContext,
    Refused,
    Signals,
    Statement,
    excerpt,
    has_digit,
    read_signals,
    resolve,
)
from orchestration.memo.document import TextBlock
from orchestration.memo.money.minor_units import settle
from orchestration.memo.quantities import Quantity, Refusal
from orchestration.memo.running.bands import without_bands
from orchestration.memo.running.bracketed_names import with_bracketed_names
from orchestration.memo.running.bullet_units import (
    is_number,
    with_unit_of_label,
    with_units_of_next_labels,
    with_units_right_before,
)
from orchestration.memo.running.case_lists import CaseLine
from orchestration.memo.running.figure_heads import as_phrase
from orchestration.memo.running.flat_rows import with_flat_rows
from orchestration.memo.running.index_levels import without_counts_of_indices
from orchestration.memo.running.lead_units import ListUnit, is_time_line, money_of, unit_of_lead
from orchestration.memo.running.moved_lists import with_moved_list
from orchestration.memo.running.named_groups import without_named_groups
from orchestration.memo.running.named_lists import with_named_list
from orchestration.memo.running.named_parts import with_named_parts
from orchestration.memo.running.open_money import without_open_money
from orchestration.memo.running.own_labels import OwnLabel
from orchestration.memo.running.plan_lists import as_planned
from orchestration.memo.running.plan_terms import without_plan_terms
from orchestration.memo.running.stat_pairs import with_stat_pair
from orchestration.memo.running.story_heads import without_story_ages
from orchestration.memo.running.told_beside import with_told_beside
from orchestration.memo.running.told_now import context_of
from orchestration.memo.running.topic_heads import without_topics
from orchestration.memo.running.trailing_units import with_trailing_unit
from orchestration.memo.running.unit_lists import with_unit_lists
from orchestration.memo.running.unread_names import with_unread_names
from orchestration.memo.running.written_alike import in_accounts, written_alike
from orchestration.memo.scanning.heading_units import start_of_unit_head
from orchestration.memo.surroundings.dividers import with_bars
from orchestration.memo.surroundings.intervals import by_ends
from orchestration.memo.surroundings.middle_cases import place_of
from orchestration.memo.surroundings.phrases import label_end, names_scenario
from orchestration.memo.surroundings.stated_periods import tells_of_change
from orchestration.memo.surroundings.text_context import TextContext
from orchestration.memo.surroundings.years_before import with_year_before
from orchestration.memo.tabular.average_counts import all_counted
from orchestration.memo.values.definitions import definitions, is_within
from orchestration.memo.values.value_scanner import find_quantities
from orchestration.memo.values.worded import find_worded
from orchestration.memo.vocabulary.label_bases import basis_of_budget
from orchestration.memo.vocabulary.money_names import is_mixed
from orchestration.memo.vocabulary.scenarios import NUMBERED_CASE, Scenario, read_other_scenario, read_scenario

_BLOCK_KINDS = {"bullet": "bullet", "prose": "prose", "heading": "header", "header": "header"}
# A first sentence this short only names the case: "Bear case (30% probability)."
_LEAD_IN_MAX = 48
# Figures further off than this are no context for one another.
_NEIGHBOURS = 8
# "Bear case (30%): firms stop training. Places fall to 1,900."
_CASE_FIRST = re.compile(r"(?:The )?[A-Z][a-z]+[ -](?:[Cc]ase|[Ss]cenario)(?: \([^()]{1,40}\))?(?=: )")
# "Scenario 1: Slow thaw (40% probability). Growth of 1.1%."
_SCENARIO_FIRST = re.compile(
    rf"[*_]{{0,2}}(?P<name>{NUMBERED_CASE}\s?[:–—-]\s[^.:;()]{{3,60}}"
    r"\([^()0-9]{0,16}[0-9]{1,2}\s?%[^()0-9]{0,16}\))"
)
_DASHED = re.compile(r"[^.:;,]{3,50}?(?= [-–—] )")
# "4 — Quality and trust" numbers a heading
_NUMBERED = re.compile(r"[1-9][0-9]? [–—|·] ?[A-Z]")
# "1.2 Day rates by city" is no day and a fifth; "2.5 Million Jobs" are what they say.
_SECTION = re.compile(rf"{_NUMBERED.pattern}|[1-9][0-9]?\.[0-9]{{1,2}} (?:Day|Week|Month|Quarter|Year|Hour)s? [A-Za-z]")
_TITLE_MAX = 80
# "1 Certified beds only.", where a label reads "Beds¹"
_FOOTNOTE = re.compile(r"[1-9] [A-Z][a-z]")
_RAISED = dict(zip("¹²³⁴⁵⁶⁷⁸⁹", "123456789", strict=True))
# "Net debt (€bn): 4.2", "Cost per mile: human $2.27, autonomous $1.48" as a paragraph of its own
_COUNTED_BEHIND = re.compile(r" (?!(?:years?|to|and|or|in|who|with|plus)\b)[a-z]{3,}")
_UNIT_LABEL = re.compile(
    r"[A-Z][^:.;()]{2,50} (?:\([^()1-9]{1,20}\): ?|per [a-z-]+(?: [a-z]+)?: (?:[A-Za-z-]+ ){0,3})"
    r"[~≈<>]?[-+−(]?[A-Z]{0,3}[$€£¥₹]?[0-9]"
)
# "Health: 41" as a paragraph of its own
_PLAIN_LINE = re.compile(r"[A-Z][A-Za-z’' -]{2,40}: [~≈]?[0-9][0-9,.]*")
# "Operating income: ($41M)" as a paragraph of its own
_LOSS = re.compile(r"[*_]{0,2}[A-Z][^:.;()]{2,50}:[*_]{0,2} \([^()]{2,20}\)")


def read_block(block: TextBlock, memo: MemoContext) -> Iterator[Statement | Refused]:
    """The figures of a block in reading order; each becomes a Statement or a Refused."""
    text = block.text.value
    written = text if memo.letters is None else memo.letters.signed(text)
    unit = _unit_above(block, memo)
    is_labelled = block.kind == "bullet" or unit is not None or _UNIT_LABEL.match(text) is not None
    is_labelled = is_labelled or is_time_line(text)
    named = text[: label_end(text, is_bullet=is_labelled)] if block.kind != "heading" else ""
    items = without_topics(text, block.kind, _of_lists(block.kind, written, named, _found(block, written)))
    if not items:
        return
    if named:
        items = _of_label(written, named, items, unit)
    items = with_told_beside(written, named, block.kind, items)
    items = without_bands(written, all_counted(with_units_right_before(written, items), written, named))
    items = without_story_ages(block, memo, _without_idle(written, named, block.kind, items))
    if any(isinstance(item, Refusal) for item in items):
        items = [_settled(text, item, block.kind, memo) for item in items]
        items = written_alike(text, items)
    if _opens_with_number(text, block.kind, memo):
        items = [item for item in items if item.start > 0]
    if block.kind == "header":
        items = [item for item in items if not _is_age(text, item, memo)]
    items = items if memo.letters is None else [memo.letters.own(item) for item in items]
    figures = [item for item in items if isinstance(item, Quantity)]
    shown = text if block.kind == "heading" else as_phrase(text, figures)
    named = named if shown == text else ""
    words = TextContext.of(text if block.kind == "heading" else with_bars(shown), len(named), memo.as_of)
    first = _SCENARIO_FIRST.match(text)
    levels = _levels(block, memo, first["name"] if first is not None else named or _lead_in(words))
    nears = [figures[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS] for at in range(len(figures))]
    owns = [
        words.own(figure, [(other.start, other.end) for other in near])
        for figure, near in zip(figures, nears, strict=True)
    ]
    owns = by_ends(figures, owns, memo.as_of)
    cases = CaseLine.of(text, figures, owns)
    owns = with_year_before(text, figures, cases.owns, lambda own: resolve(memo, levels, own).period)
    label = OwnLabel.of(block.kind, words, figures)
    told = iter(zip(nears, owns, strict=True))
    sentence, previous = 0, ""
    for item in items:
        span = block.text.span(item.start, item.end)
        line = memo.document.line_of(span.start)
        source = _source_text(block, words, item.start)
        if isinstance(item, Refusal):
            yield Refused(span, line, source, "read", item.code, item.message)
            continue
        near, own = next(told)
        if words.sentence(item.start).start > sentence:
            sentence, previous = words.sentence(item.start).start, ""
        subject, qualifier = cases.names(item) or label.names(item, near, words, previous)
        basis = label.rate_basis(item, words, (subject, qualifier), previous)
        is_named = subject != text[item.start : item.end] and not names_scenario(subject)
        previous = subject if is_named and not label.governs(item) else previous
        yield Statement(
            quantity=item,
            span=span,
            context=as_planned(
                cases.with_odds(context_of(item, block, memo, words, levels, own)),
                block,
                memo.title(block),
            ),
            rate_basis=_budgeted(item, block, memo, (subject, qualifier)) if basis == "total" else basis,
            block_kind=_BLOCK_KINDS[block.kind],
            section=block.section,
            line=line,
            source_text=source,
            subject_label=subject,
            label=qualifier,
            caption=block.lead.value if block.lead is not None else None,
        )


def _opens_with_number(text: str, kind: str, memo: MemoContext) -> bool:
    """Whether a text begins with the number of a heading or with the mark of a footnote."""
    numbered = _SECTION if kind == "heading" else _NUMBERED
    if kind != "bullet" and len(text) <= _TITLE_MAX and numbered.match(text) is not None:
        return True
    return _FOOTNOTE.match(text) is not None and text[0] in _raised(memo)


def _without_idle(
    text: str, named: str, kind: str, items: Sequence[Quantity | Refusal]
) -> Sequence[Quantity | Refusal]:
    """The items without counts of indices, parts of names and plans' times, sums of no currency refused."""
    kept = without_plan_terms(text, without_counts_of_indices(without_named_groups(text, kind, items), text, named))
    return without_open_money(text, named, kept)


def _budgeted(item: Quantity, block: TextBlock, memo: MemoContext, names: tuple[str, str]) -> str:
    """The basis of a figure that states none: money of a list that is a month's or year's budget is of that time."""
    if item.unit_kind != "money" or block.kind != "bullet":
        return "total"
    introductions = (block.lead.value if block.lead is not None else None, memo.title(block))
    return basis_of_budget(introductions, (*names, block.text.value[item.end : item.end + 10])) or "total"


def _found(block: TextBlock, written: str) -> Sequence[Quantity | Refusal]:
    """The figures of a block and the values in words between them."""
    items = find_quantities(written) if has_digit(written) else []
    worded = find_worded(written) if block.kind in ("prose", "bullet") else []
    defined = definitions(written) if items or worded else []
    if defined:
        items = [item for item in items if not is_within(item.start, item.end, defined)]
        worded = [item for item in worded if not is_within(item.start, item.end, defined)]
    if not worded:
        return items
    taken = [(item.start, item.end) for item in items]
    free = [one for one in worded if not any(start < one.end and one.start < end for start, end in taken)]
    return sorted([*items, *free], key=lambda item: item.start)


def _of_lists(kind: str, written: str, named: str, items: Sequence[Quantity | Refusal]) -> Sequence[Quantity | Refusal]:
    """The figures with those of lists in one line: "Headcount: Oslo 900, Bergen 450", "Growth (%): Asia -0.4, …"."""
    if not has_digit(written):
        return items
    items = with_bracketed_names(written, named, with_flat_rows(written, items))
    items = with_stat_pair(written, items) if kind == "bullet" else items
    if ": " in written:
        items = with_moved_list(written, named, with_unit_lists(written, with_named_list(written, named, items)))
    else:
        items = with_unit_lists(written, items)
    return with_named_parts(written, items) if kind != "heading" else items


def _of_label(
    written: str, named: str, items: Sequence[Quantity | Refusal], above: ListUnit | None
) -> Sequence[Quantity | Refusal]:
    """The figures in the unit of their label, of what stands above it or of the words behind the last of them."""
    items = with_trailing_unit(written, named, with_unit_of_label(written, named, items, above))
    return with_unread_names(written, named, with_units_of_next_labels(written, len(named), items))


def _unit_above(block: TextBlock, memo: MemoContext) -> ListUnit | None:
    """The unit that the lead of a bullet states, or else the scaled money of its section's title."""
    title = memo.title(block)
    if block.kind != "bullet":
        is_line = block.kind == "prose" and _PLAIN_LINE.fullmatch(block.text.value) is not None
        told = unit_of_lead(title) if is_line and start_of_unit_head(title) is not None else None
        return told if told is not None and told.is_of_all else None
    lead = unit_of_lead(block.lead.value) if block.lead is not None else None
    if lead is not None:
        return lead
    money = money_of(title) if "(" in title else None
    return ListUnit(money, is_of_all=False, is_mixed=is_mixed(title)) if money is not None else None


def _settled(text: str, item: Quantity | Refusal, kind: str, memo: MemoContext) -> Quantity | Refusal:
    """A refused figure that the bullet or the memo as a whole makes certain."""
    is_labelled = kind == "bullet" or _LOSS.fullmatch(text.rstrip(" .*_")) is not None
    return settle(text, in_accounts(text, item) if is_labelled else item, memo.minor)


def _is_age(text: str, item: Quantity | Refusal, memo: MemoContext) -> bool:
    """Whether a bare number only says for whom a memo is ("TO: Nurses, 25-45")."""
    written = text[item.start : item.end]
    header = memo.document.header
    if _COUNTED_BEHIND.match(text, item.end) is not None:
        return False  # "212,000 people across 31 countries", "owners of firms with 2 to 49 employees"
    return is_number(item, text) and any(written in (part or "") for part in (header.recipient, header.audience))


def _raised(memo: MemoContext) -> str:
    """The digits that a memo raises as marks of its footnotes."""
    return "".join(digit for raised, digit in _RAISED.items() if raised in memo.document.raw)


def _levels(block: TextBlock, memo: MemoContext, label: str) -> tuple[Level, ...]:
    levels = memo.section(block)
    lead = block.lead.value if block.lead is not None else ""
    if lead:
        signals = read_signals(lead)
        signals = signals._replace(period=None) if tells_of_change(lead, signals.period) else signals
        signals = signals._replace(scenario=signals.scenario or _other_scenario(lead))
        levels = (Level("caption", signals), *levels)
    if label:
        scenario = read_scenario(label) or _other_scenario(label) or memo.middles.get(place_of(block))
        if scenario is not None and (scenario.is_certain or _is_told(scenario, lead, block, memo)):
            levels = (Level("row", Signals(None, None, scenario, None)), *levels)
    return levels


def _other_scenario(label: str) -> Scenario | None:
    """A scenario of a name of its own that a label names for certain."""
    other = read_other_scenario(label)
    return other if other is not None and other.is_certain else None


def _is_told(scenario: Scenario, lead: str, block: TextBlock, memo: MemoContext) -> bool:
    """Whether a bare "Base" is a scenario: it has a probability, or lead or heading speak of scenarios."""
    title = memo.title(block)
    is_spoken_of = (
        scenario.probability is not None
        or block.section in memo.told
        or "scenario" in lead.lower()
        or "scenario" in title.lower()
    )
    return is_spoken_of and not scenario.beside


def _lead_in(words: TextContext) -> str:
    """The short beginning that names what all after it is of ("Bear case (30%). Sales …", "Bear (30%) - sales …")."""
    dash = _DASHED.match(words.text) or _CASE_FIRST.match(words.text)
    if dash is not None:
        return dash.group()
    end = next((at for at in words.sentences[1:] if at > _enumerator_end(words.text)), 0)
    return words.text[:end].rstrip(" .") if end <= _LEAD_IN_MAX else ""


def _enumerator_end(text: str) -> int:
    """Where the letter that orders a paragraph ends ("A. Bull case (20%). Sales …"), 0 where there is none."""
    return len("A. ") if text[:1] in "ABCDEFGH" and text[1:3] in (". ", ") ") else 0


def _source_text(block: TextBlock, words: TextContext, position: int) -> str:
    """The whole bullet or heading; of prose the sentence."""
    text = block.text.value
    if block.kind != "prose":
        return excerpt(text, position)
    sentence = words.sentence(position)
    return excerpt(text[sentence.start : sentence.end], position - sentence.start).strip()
