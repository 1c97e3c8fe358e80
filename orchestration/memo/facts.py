"""The facts of a memo: each numeric statement with its value, its context and its place in the file.

Belongs here: the flat records the rest of the project reads (`Fact`, `Rejection`, `Extract`) and
`read_memo`, which makes them. Does not: finding statements in tables (`table_facts`) and in running
text (`text_facts`), or the periods, status and scenarios they inherit (`context`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from orchestration.memo.captions.label_rates import over_caption, over_label, over_unit
from orchestration.memo.context import MemoContext, Refused, Statement
from orchestration.memo.document import Document, Table, TextBlock
from orchestration.memo.hints.hint_words import tells_power
from orchestration.memo.money.dollars import in_own_money
from orchestration.memo.money.local_signs import LocalSigns
from orchestration.memo.periods import Period
from orchestration.memo.quantities import Refusal
from orchestration.memo.running.dated import DatedStatement, read_dated
from orchestration.memo.running.text_facts import read_block
from orchestration.memo.running.unsure_rows import unsure_numbers, without_unsure
from orchestration.memo.scan import scan
from orchestration.memo.tabular.table_facts import read_table
from orchestration.memo.tabular.wide_tables import is_too_wide, refuse_all
from orchestration.memo.values.assembly import MESSAGES
from orchestration.memo.values.shared_money import SHARED, WEIGHT, settled
from orchestration.memo.values.spaced_groups import Grouping
from orchestration.memo.vocabulary.allocations import is_effect
from orchestration.memo.vocabulary.rates import PER_UNIT

_INSIDE = re.compile(r"\(([^()]{1,120})\)")
# Part of the key of every stored extract: raise it whenever the same memo would give other facts.
EXTRACTOR_VERSION = "1.31.0"
__all__ = ["EXTRACTOR_VERSION", "DatedStatement", "Extract", "Fact", "Rejection", "read_memo"]


@dataclass(frozen=True)
class Fact:
    """One numeric statement; the columns of `fct_memo_fact` that the memo alone can tell.

    Money is in whole currency units, percentages are fractions. `raw[char_start:char_end]` is
    `source_value`, in code points of the decoded file.
    """

    fact_id: str
    memo_id: str
    section_ordinal: int | None
    subject_label: str
    label: str
    column_label: str | None
    caption: str | None
    row_group: str | None
    block_kind: str  # table, bullet, prose, header
    source_line: int
    char_start: int
    char_end: int
    source_value: str
    source_text: str
    table_ordinal: int | None
    row_ordinal: int | None
    column_ordinal: int | None
    value: Decimal
    value_low: Decimal | None
    value_high: Decimal | None
    decimals: int | None
    qualifier: str
    unit: str
    unit_kind: str
    rate_basis: str
    period_start: date | None
    period_end: date | None
    period: str | None
    period_relation: str | None
    period_source: str | None
    status: str
    scenario: str | None
    scenario_probability: Decimal | None
    change_role: str | None = None  # from, to: the end of a change the value is; None in no change
    is_fiscal: bool = False  # the period is a fiscal year or a part of one; its dates are the calendar's


@dataclass(frozen=True, slots=True)
class Rejection:
    """What looked like a value and could not be read with certainty, and why."""

    memo_id: str
    source_line: int
    char_start: int
    char_end: int
    source_text: str
    stage: str  # read, type, validate
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Extract:
    """All that was read from one memo.

    `found` is always the facts and the rejections together; `dated` are statements without a figure.
    """

    document: Document
    as_of: Period | None  # the memo's own date
    facts: tuple[Fact, ...]
    rejections: tuple[Rejection, ...]
    found: int
    dated: tuple[DatedStatement, ...] = ()


def read_memo(memo_id: str, raw: str, source_format: str, sha256: str) -> Extract:
    """The facts of one memo.

    `raw` is the decoded file with its line ends as they are, `source_format` is "text", "markdown"
    or "html", `sha256` is the hash of the file's bytes. Never raises on any text.
    """
    grouping, local = Grouping.of(raw), LocalSigns.of(raw)
    read_as = grouping.read_as(raw) if grouping is not None else raw
    document = scan(source_format, local.signed(read_as) if local is not None else read_as)
    memo = MemoContext.of(document)
    facts: list[Fact] = []
    rejections: list[Rejection] = []
    seen = _places_of_name(document)
    unsure = unsure_numbers(document)
    for block in document.blocks:
        items = _read(block, memo)
        for item in without_unsure(block, items, unsure) if isinstance(block, TextBlock) and unsure else items:
            # A caption may be a heading or the end of a paragraph too, an HTML cell may span rows.
            if item.span.start in seen:
                continue
            seen.add(item.span.start)
            read = _in_own_money(item, raw, memo, local) if isinstance(item, Statement) else item
            read = _as_written(read, grouping.as_written) if grouping is not None else read
            read = _as_written(read, local.as_written) if local is not None else read
            if isinstance(read, Refused):
                rejections.append(_rejection(memo_id, read))
            else:
                facts.append(_fact(memo_id, sha256, raw, read))
    found = len(facts) + len(rejections)
    starts = sorted(fact.char_start for fact in facts)
    dated = tuple(statement for block in document.blocks for statement in read_dated(block, memo, starts))
    if local is not None:
        dated = tuple(replace(one, source_text=local.as_written(one.source_text)) for one in dated)
        document = _in_own_signs(document, source_format, read_as)
    document = replace(document, raw=raw) if grouping is not None else document
    return Extract(document, memo.as_of, tuple(facts), tuple(rejections), found, dated)


def _places_of_name(document: Document) -> set[int]:
    """Where the name of whom a memo is about holds a digit, which is no figure: "3M employs …", "Phillips 66"."""
    name = document.header.entity or ""
    if not any(letter.isdigit() for letter in name):
        return set()
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", document.raw, re.IGNORECASE)
    return {place for match in found for place in range(*match.span())}


def _in_own_signs(document: Document, source_format: str, raw: str) -> Document:
    """The memo's structure with its own signs in header and headings; facts name its sections by their order."""
    written = scan(source_format, raw)
    is_same = [section.line for section in written.sections] == [section.line for section in document.sections]
    return written if is_same else document


def _as_written(read: Statement | Refused, written: Callable[[str], str]) -> Statement | Refused:
    """The figure with the words around it as the memo has them, where it was read with others of the same length."""
    if isinstance(read, Refused):
        return read._replace(source_text=written(read.source_text), message=written(read.message))
    return read._replace(
        source_text=written(read.source_text),
        subject_label=written(read.subject_label),
        label=written(read.label),
        column_label=written(read.column_label) if read.column_label else read.column_label,
        caption=written(read.caption) if read.caption else read.caption,
        row_group=written(read.row_group) if read.row_group else read.row_group,
    )


def _read(block: TextBlock | Table, memo: MemoContext) -> Iterator[Statement | Refused]:
    if not isinstance(block, Table):
        yield from _without_units(block, read_block(block, memo), is_caption=False)
        return
    if block.caption is not None and block.caption.value:
        caption = TextBlock("prose", block.caption, block.line, block.section)
        yield from _without_units(caption, read_block(caption, memo), is_caption=True)
    yield from refuse_all(block, memo) if is_too_wide(block) else read_table(block, memo)


def _without_units(
    block: TextBlock, items: Iterator[Statement | Refused], *, is_caption: bool
) -> Iterator[Statement | Refused]:
    """The figures but for those that only tell a table's unit: "(Unit: 10,000 persons)" counts nobody."""
    if "(" not in block.text.value:
        yield from items
        return
    told = [
        block.text.span(*match.span(1))
        for match in _INSIDE.finditer(block.text.value)
        if (is_caption or match.group(1).lower().startswith("unit") or match.end() == len(block.text.value))
        and tells_power(match.group(1))
    ]
    for item in items:
        if not any(span.start <= item.span.start < span.end for span in told):
            yield item


def _over_label(statement: Statement, raw: str, memo: MemoContext) -> Statement:
    """Money over the physical unit that its row, its column or the label of its bullet names."""
    if statement.quantity.unit_kind != "money" or is_effect(statement.column_label or ""):
        return statement
    quantity = statement.quantity
    # "Price per kg: $2.40, $3 million of sales"
    if statement.block_kind == "table" or (quantity.decimals or 0) >= 0 or not statement.label:
        unit = statement.unit if statement.unit is not None and statement.unit.startswith("per ") else None
        quantity = over_label(quantity, (statement.subject_label, statement.column_label, statement.row_group, unit))
    if raw.startswith(" per pound", statement.span.end) and memo.signs.get("?pounds") == WEIGHT:
        quantity = over_unit(quantity, "pound")
    if quantity is statement.quantity and statement.block_kind == "table":
        quantity = over_caption(quantity, statement.caption, statement.column_label or "")
        quantity = over_caption(quantity, statement.corner)
    if quantity is statement.quantity:
        return statement
    return statement._replace(quantity=quantity, rate_basis=PER_UNIT)


def _in_own_money(statement: Statement, raw: str, memo: MemoContext, local: LocalSigns | None) -> Statement | Refused:
    """The figure in the memo's own dollars or kroner; refused where nothing says whose kroner they are."""
    span = statement.span
    statement = _over_label(statement, raw, memo)
    if (own := memo.minor.own(statement.quantity)) is not statement.quantity:
        statement = statement._replace(quantity=own)
    if local is not None:
        statement = statement._replace(quantity=local.own(statement.quantity))
        if local.is_open(written := raw[span.start : span.end]):
            code = "malformed_number"
            return Refused(span, statement.line, statement.source_text, "type", code, f"{written!r}: {MESSAGES[code]}")
    if SHARED in statement.quantity.unit:
        item = settled(statement.quantity, raw[span.start : span.end], memo.signs)
        if isinstance(item, Refusal):
            return Refused(span, statement.line, statement.source_text, "type", item.code, item.message)
        return statement._replace(quantity=item)
    if not memo.signs:
        return statement
    labels = (
        *(statement.subject_label, statement.column_label, statement.caption),
        *(statement.row_group, statement.corner, statement.unit),
    )
    own = in_own_money(statement.quantity, raw[span.start : span.end], labels, memo.signs)
    return statement._replace(quantity=own)


def _fact(memo_id: str, sha256: str, raw: str, statement: Statement) -> Fact:
    quantity, context = statement.quantity, statement.context
    start, end = statement.span
    period = context.period
    # One update of the instance's dictionary: a frozen dataclass sets its fields one by one, six times slower.
    fact = object.__new__(Fact)
    fact.__dict__.update(
        fact_id=hashlib.sha256(f"{sha256}:{start}:{end}:0".encode()).hexdigest()[:32],
        memo_id=memo_id,
        section_ordinal=statement.section,
        subject_label=statement.subject_label,
        label=statement.label,
        column_label=statement.column_label,
        caption=statement.caption,
        row_group=statement.row_group,
        block_kind=statement.block_kind,
        source_line=statement.line,
        char_start=start,
        char_end=end,
        source_value=raw[start:end],
        source_text=statement.source_text,
        table_ordinal=statement.table,
        row_ordinal=statement.row,
        column_ordinal=statement.column,
        value=quantity.value,
        value_low=quantity.low,
        value_high=quantity.high,
        decimals=quantity.decimals,
        qualifier=quantity.qualifier,
        unit=quantity.unit,
        unit_kind=quantity.unit_kind,
        rate_basis=statement.rate_basis,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period=period.edtf if period else None,
        period_relation=period.relation if period else None,
        period_source=context.period_source,
        status=context.status,
        scenario=context.scenario,
        scenario_probability=context.probability,
        change_role=quantity.role or None,
        is_fiscal=period is not None and period.fiscal,
    )
    return fact


def _rejection(memo_id: str, refused: Refused) -> Rejection:
    return Rejection(
        memo_id,
        refused.line,
        refused.span.start,
        refused.span.end,
        refused.source_text,
        refused.stage,
        refused.code,
        refused.message,
    )
