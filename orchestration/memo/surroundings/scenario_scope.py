"""How far the last of several scenario sections reaches.

Belongs here: where a scenario ends though no heading says so. Does not: which scenario a title names (`scenarios`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.document import Document, Section, Table
from orchestration.memo.vocabulary.period_types import Period, PeriodMention
from orchestration.memo.vocabulary.scenarios import (
    Scenario,
    confirmed,
    confirmed_case,
    read_other_scenario,
    read_scenario,
    speaks_of_case,
)

# "Three paths to 2032", "Scenario analysis", "Where this goes by 2035: the cases"
_ANNOUNCES = re.compile(
    r"\b(?:scenarios?|paths?|pathways?|cases|futures?|outlooks?|trajector(?:y|ies))\b", re.IGNORECASE
)
_LABEL_MAX = 64
_LABELLED = re.compile(r"([^:\n]{3,60}):")


def scenario_ends(document: Document, named: Sequence[str | None]) -> dict[int, int]:
    """From which line on a scenario no longer holds, by section; only for sections that reach beyond it.

    `named` is the scenario that each section's own title names. A memo that has told its cases one after the other
    goes on without a heading of the same rank, so that a table of actual figures seems to stand under the last
    case. What the case holds is what its siblings hold or it begins with: a block of another kind is no longer its own.
    """
    ends: dict[int, int] = {}
    sections = document.sections
    if len({name for name in named if name is not None}) < 2:  # a case alone has no sibling
        return ends
    blocks = _blocks(document)
    for last, siblings in _last_of_each_run(sections, named):
        if sections[last].has_end:
            continue
        shared = {kind for sibling in siblings for _, kind in _contents(document, sibling, blocks)}
        own = _contents(document, last, blocks)
        # what stands right below a case's heading is the case's, though its siblings are told otherwise
        end = next((line for line, kind in own if kind not in shared and kind != own[0][1]), None)
        if shared and end is not None:
            ends.update(dict.fromkeys(_within(sections, last), end))
    return ends


def cases_of_sections(sections: Sequence[Section], read: Sequence[Scenario | None]) -> list[Scenario | None]:
    """The scenario each section's title names; "Downside (25%)" names one beside "Central (55%)" alone.

    `read` is the case read in each title.
    """
    cases = [case or read_other_scenario(section.title) for section, case in zip(sections, read, strict=True)]
    beside: dict[tuple[int | None, int], list[Scenario | None]] = {}
    for section, case in zip(sections, cases, strict=True):
        beside.setdefault((section.parent, section.level), []).append(case)
    forms = {place: confirmed(siblings) for place, siblings in beside.items()}
    return [
        confirmed_case(case, forms[section.parent, section.level])
        for section, case in zip(sections, cases, strict=True)
    ]


def heads_of_cases(sections: Sequence[Section], cases: Sequence[Scenario | None]) -> dict[int, int]:
    """The section that announces cases, by the ordinal of each that follows it as its equal.

    A text without ranks has "BASE CASE (58%)" beside "THREE PATHS TO 2032", whose time is that of the case.
    """
    heads: dict[int, int] = {}
    for section, case in zip(sections, cases, strict=True):
        if case is None or not case.is_certain or not section.ordinal:
            continue
        before = sections[section.ordinal - 1]
        head = heads.get(before.ordinal, before.ordinal)
        is_equal = (before.parent, before.level) == (section.parent, section.level)
        if is_equal and (before.ordinal in heads or _ANNOUNCES.search(before.title) is not None):
            heads[section.ordinal] = head
    return heads


def cases_told(document: Document) -> frozenset[int | None]:
    """The sections in which a block's own label names a case for certain; "Baseline:" beside it names one too."""
    return frozenset(
        block.section
        for block in document.blocks
        if not isinstance(block, Table)
        and block.kind in ("prose", "bullet")
        and ":" in (head := block.text.value[:_LABEL_MAX])
        and speaks_of_case(head)
        and (label := _LABELLED.match(head)) is not None
        and (scenario := read_scenario(label.group(1))) is not None
        and scenario.is_certain
        and scenario.name != "base"
    )


def _last_of_each_run(sections: Sequence[Section], named: Sequence[str | None]) -> list[tuple[int, list[int]]]:
    """The last of each run of scenario sections side by side, and those before it in the run."""
    runs: dict[tuple[int | None, int], list[list[int]]] = {}
    for section in sections:
        beside = runs.setdefault((section.parent, section.level), [[]])
        if named[section.ordinal] is not None:
            beside[-1].append(section.ordinal)
        elif beside[-1]:
            beside.append([])
    found = [run for beside in runs.values() for run in beside]
    return [(run[-1], run[:-1]) for run in found if len({named[ordinal] for ordinal in run}) > 1]


def _within(sections: Sequence[Section], ordinal: int) -> list[int]:
    """A section and all below it, in reading order."""
    found = [ordinal]
    for section in sections[ordinal + 1 :]:
        if section.level <= sections[ordinal].level:
            break
        found.append(section.ordinal)
    return found


def within_all(sections: Sequence[Section], ordinals: Sequence[int]) -> frozenset[int]:
    """Some sections and all below them."""
    return frozenset(part for ordinal in ordinals for part in _within(sections, ordinal))


def _contents(document: Document, ordinal: int, blocks: Sequence[list[tuple[int, str]]]) -> list[tuple[int, str]]:
    """Line and kind of what stands under a heading, the headings below it included."""
    found = [block for part in _within(document.sections, ordinal) for block in blocks[part]]
    return found[1:] if found and found[0] == (document.sections[ordinal].line, "heading") else found


def _blocks(document: Document) -> list[list[tuple[int, str]]]:
    """Line and kind of each block, by section."""
    found: list[list[tuple[int, str]]] = [[] for _ in document.sections]
    for block in document.blocks:
        if block.section is not None:
            found[block.section].append((block.line, "table" if isinstance(block, Table) else block.kind))
    return found


def is_likened(scenario: Scenario | None, mention: PeriodMention | None, as_of: Period | None) -> bool:
    """Whether the title of a case only likens it to a time gone by: "BEAR CASE: 2008 again"."""
    is_past = mention is not None and as_of is not None and mention.period.end < as_of.start
    return is_past and scenario is not None and scenario.is_certain
