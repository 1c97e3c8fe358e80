"""Sentences that state the unit of figures elsewhere, of all ("All figures in USD millions") or of a table beside them.

Belongs here: finding them for the memo as a whole and beside a table. Does not: captions (`captions`) or reading the
unit (`hints`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeGuard

from orchestration.memo.captions.caption_clauses import trimmed
from orchestration.memo.captions.caption_units import units_told, words_of
from orchestration.memo.captions.column_sentences import columns_told
from orchestration.memo.captions.label_rates import tells_divisor
from orchestration.memo.document import Document, Table, TextBlock
from orchestration.memo.hints.hint_words import ONLY_SCALE
from orchestration.memo.hints.hints import read_hint
from orchestration.memo.surroundings.status import places_of
from orchestration.memo.values.quantity_types import UnitHint
from orchestration.memo.vocabulary.currencies import NAMES
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.words import holds_any

_FIGURES = ("figures", "amounts", "values", "numbers", "financials", "sums", "money is", "all money")
_TABLES = ("table", "next", "amounts", "figures")
_PER_CENT = ("percent", "per cent")
_UNIT = (
    r"(?P<unit>(?:thousands|millions|billions)(?= and )"
    # "millions of euros (EUR)"
    r"|(?:thousand|million|billion|trillion|lakh|crore)s?(?: of)?(?: [a-z-]+){0,3} \((?-i:[A-Z]{3}|[A-Z]{0,3}[$€£¥₹])\)"
    r"|[^.;,)\n]{2,60}?(?:, (?:thousands|millions|billions)\b)?"
    r"(?= and (?:(?:fiscal|financial) years|(?![a-z ]{2,30} in ))|[.;,)\n]|$))"
)
_FIGURES_IN = re.compile(
    r"\b(?:(?:figures|amounts|values|numbers|financials|sums)(?: in this (?:section|table|part))?(?:\s+\w+){0,4}?"
    r"|(?:all )?money is(?: stated| given| shown)?|all money)\s+in\s+" + _UNIT,
    re.IGNORECASE,
)
# "All values are SEK millions"
_ALL_ARE = re.compile(
    r"\b[Aa]ll (?:[a-z]+ )?(?:figures|amounts|values|numbers|sums) are "
    r"(?P<unit>[A-Z]{0,3}[$€£¥₹A-Z] ?(?:thousands?|millions?|billions?|bn|mn|m)"
    r"|(?:thousands|millions|billions) of (?:[A-Za-z]+ )?[A-Za-z]+)"
    r"(?=[.;,)\n]|$| unless | except )"
)
# "All tables in this section are in € million", "The next is in CHF million"
_TABLES_IN = re.compile(
    r"\b(?:(?:tables?|next)(?: (?:in this section|below|that follows|here))?"
    r"(?: is| are| (?:gives|shows|lists|reports)(?: [a-z]+){1,4}?) in"
    r"|(?:amounts|figures)(?: in (?:the|this) table(?: below)?)? are(?! in)(?: gross| net)?) " + _UNIT,
    re.IGNORECASE,
)
# A heading that begins a section, though a table follows it at once.
_NUMBERED = re.compile(r"\W*(?:[0-9]+[.) ]|[IVX]+[.) ]|[A-Z][.)] |(?i:section|part|chapter)\b)")
# "Rents in € per month; purchase prices in € per square metre."
_CLAUSE = re.compile(r"(?:^|[;.,] ?)(?P<what>[A-Za-z]+(?: [a-z]+){0,2}) in (?P<unit>[^;.()]{1,24})(?=[;.])")
# "Source: company; $ in millions."
_SIGN_IN = re.compile(r"(?:^|[;.(] ?)(?P<sign>[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}) in (?P<scale>thousands|millions|billions)\b")
# "In ₱ billions except ratios.", "Thousand TEU unless otherwise stated;"
_LEADS = re.compile(r"(?:All )?(?:[Ii]n )?(?P<unit>[^.;,()]{2,30}?)(?:,? (?:except|unless)\b|\.$)")
# "Source: company data. In €m; yoy in %.", "In € million. Source: company."
_SENTENCE_IN = re.compile(r"(?:^|[.;] )In (?P<unit>[^.;,()]{1,24})(?=[.;]|$)")
# "Figures are percentages of 2029 exports", "Source: council; percentages of 2030 employment"
_PERCENTAGES = re.compile(
    r"\b(?:figures|values|numbers|shares|cells)(?: \w+)? (?:are|as) (?:percentages?|per ?cent) of\b"
    r"|[;.(] ?percentages of\b",
    re.IGNORECASE,
)
# "Figures are percentages; the last row is in days"
_OF_FIGURES = re.compile(r"\b(?i:figures|values|numbers|cells) (?:are|is)\b|\brows? (?:are|is)\b")
# "Answers are scores out of ten.", "Each criterion is scored out of 10", "to rate four options on a scale of 1 to 10"
_SCORED = re.compile(
    r"\b(?:scor(?:ed?|es|ing)|rat(?:ed?|es|ings?)|mark(?:s|ed)?|graded?)\b[^.;]{0,80}?"
    r"(?:\bout of|\bon (?:a|the) scale (?:of|from) [01] to|\b(?<=scored )from [01](?: \([^()]*\))? to)"
    r" (?P<most>ten|five|5|7|10|20|100)\b(?! ?%| [a-z]+s\b(?<!points)(?<!each))"
    r"|\bscor(?:ed?|es|ing)\b,? (?:(?:runs?|go(?:es)?|range[ds]?) )?(?:from )?[01] ?(?:to|[-–])"
    r" ?(?P<top>5|7|10|20|100)\b",
    re.IGNORECASE,
)
_SCORE_STEMS = ("scor", "rat", "mark", "grad")
_SCALES_OF = {"ten": "10", "five": "5"}
_OF_ALL = re.compile(r"\b[Aa]ll (?:\w+ )?$")
_ALL_REACH = 24
_OPENED = re.compile(r"\([^()]*$")
_OF_SECTION = re.compile(r"\b(?:section|chapter|tables|throughout)\b", re.IGNORECASE)
_NAMED_LAST = re.compile(r"\(([^()]{1,24})\)\W*$")
# What certainly belongs to the table above, though another one follows.
_NOTE = re.compile(r"\W{0,3}(?:notes?|source|unless|\*|†)", re.IGNORECASE)
# "(all figures in US$ billions)"
_PARENTHETIC = re.compile(r"\([^()]{4,80}\)\.?")
_SENTENCES = re.compile(r"(?<=[.:!?])\s+(?=[A-Z])(?<!Note: )(?<!Mio\. )(?<!Mrd\. )(?<!tys\. )")
# Longer texts are about more than a table.
_LONGEST = 400


def figures_of(document: Document) -> UnitHint | None:
    """The one unit the memo's words give to all its figures, None where they give none or several."""
    raw = document.raw
    matches = (match for place in places_of(raw, _FIGURES) if (match := _FIGURES_IN.match(raw, place)) is not None)
    local = _local_texts(document)
    told = (
        _told(raw, match)
        for match in matches
        if (
            _OF_ALL.search(raw, max(0, match.start() - _ALL_REACH), match.start())
            and not _is_aside(raw, match.start(), local)
        )
        or not any(start <= match.start() < end for start, end in local)
    )
    hints = {hint for unit in told if ONLY_SCALE.fullmatch(unit) is None and (hint := read_hint(unit)) is not None}
    return hints.pop() if len(hints) == 1 else None


def _is_aside(raw: str, start: int, local: Sequence[tuple[int, int]]) -> bool:
    """Whether words stand in parentheses beside a table: "Segment results (all figures in $B)" is of that one."""
    is_beside = any(begin <= start < end for begin, end in local)
    return is_beside and _OPENED.search(raw, max(0, start - _ALL_REACH), start) is not None


def _local_texts(document: Document) -> list[tuple[int, int]]:
    """Where the texts beside tables and at the heads of sections stand, which tell of their own tables alone."""
    blocks, texts = document.blocks, []
    for at, block in enumerate(blocks):
        above = blocks[at - 1] if at else None
        if isinstance(block, Table):
            texts += [block.caption, *(other.text for other in blocks[max(0, at - 1) : at + 2] if _is_text(other))]
        elif _is_first(block, above):
            texts.append(block.text)
    spans = (text.span(0, len(text.value)) for text in texts if text is not None and text.value)
    return [(span.start, span.end) for span in spans]


def _is_text(block: TextBlock | Table) -> TypeGuard[TextBlock]:
    return isinstance(block, TextBlock) and block.kind in {"prose", "bullet"}


def _is_first(block: TextBlock, above: TextBlock | Table | None) -> bool:
    """Whether a block is the first text below a heading."""
    return _is_text(block) and isinstance(above, TextBlock) and above.kind == "heading"


def _told(text: str, match: re.Match[str]) -> str:
    """The unit's words, with the currency of "All dollar amounts in millions"."""
    before = text[max(0, match.start() - 12) : match.start()].split()
    unit = match["unit"].strip()
    return f"{before[-1].lower()} {unit}" if before and before[-1].lower() in NAMES else unit


def unit_notes(document: Document) -> dict[int, str]:
    """The unit that the text around a table gives to its figures, as written, by the table's ordinal.

    The text right above or below it comes first, then what the head of its section says of all tables in it.
    """
    notes: dict[int, str] = {}
    blocks = document.blocks
    of_section: str | None = None
    told_at = 0  # the level of the section that tells it
    clauses: list[tuple[str, str]] = []
    for at, block in enumerate(blocks):
        above = blocks[at - 1] if at else None
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, TextBlock):
            level = document.sections[block.section].level if block.section is not None else 0
            if block.kind == "heading" and level <= told_at:
                of_section = None  # a heading beside the one that told it is of tables of its own
            was, of_section = of_section, _of_section(block, above, below, of_section)
            told_at = level if of_section is not None and of_section != was else told_at
            if block.kind == "heading" and not isinstance(below, Table):
                clauses = []
            elif _is_first(block, above):
                clauses = _CLAUSE.findall(block.text.value[:_LONGEST])
            continue
        caption = block.caption.value if block.caption is not None else ""
        units = _told_beside(blocks, at, caption)
        if not units and isinstance(above, Table) and _goes_on(above, block) and above.ordinal in notes:
            units = {notes[above.ordinal]}
        if not units and not tells_divisor(caption) and (named := _named_in(clauses, caption)) is not None:
            units = {named}
        if not units and of_section is not None and nature_of(caption) not in {"count", "percent", "ratio"}:
            units = {of_section}  # but "Headcount by function" in a section of "($M)"
        if len(units) == 1:
            notes[block.ordinal] = units.pop()
    return notes


def clause_notes(document: Document) -> dict[int, str]:
    """The sentence that names what a table's units are for, one after the other, by the table's ordinal.

    The caption comes first, then the text right above, then a note right below: "Pay is in UYU, staff are persons".
    """
    notes: dict[int, str] = {}
    blocks = document.blocks
    for at, block in enumerate(blocks):
        if isinstance(block, TextBlock):
            continue
        texts = [block.caption.value] if block.caption is not None else []
        texts += _texts_beside(blocks, at)
        sentences = [sentence for text in texts for sentence in _SENTENCES.split(text[-_LONGEST:])]
        told = next(
            (sentence for sentence in sentences if units_told(sentence) and not _OF_FIGURES.search(sentence)), None
        )
        if told is None:
            names = [cell.text.value for cell in block.header[1:]]
            told = next((sentence for sentence in sentences if columns_told([sentence], names)), None)
        if told is not None:
            notes[block.ordinal] = told
    return notes


def _told_beside(blocks: Sequence[TextBlock | Table], at: int, caption: str) -> set[str]:
    """The units that a table's caption and the texts right above and below it state."""
    told = [_unit_told(caption), *(_unit_told(text[:_LONGEST]) for text in _texts_beside(blocks, at))]
    return {unit for unit in told if unit is not None}


def _texts_beside(blocks: Sequence[TextBlock | Table], at: int) -> list[str]:
    """The texts right above and below a table; one between two tables is the first one's only where it is a note."""
    above, below = blocks[max(0, at - 1) : at], blocks[at + 1 : at + 2]
    after = blocks[at + 2] if at + 2 < len(blocks) else None
    is_between = at > 1 and isinstance(blocks[at - 2], Table)
    texts = [block.text.value for block in above if _is_text(block) and not (is_between and _closes(block, blocks[at]))]
    return texts + [
        block.text.value
        for block in below
        if _is_text(block)
        and (not isinstance(after, Table) or _NOTE.match(block.text.value) is not None or _closes(block, after))
    ]


def _closes(block: TextBlock, after: TextBlock | Table) -> bool:
    """Whether a line in parentheses closes the table above it, for the caption of the next table stands below it."""
    is_captioned = isinstance(after, Table) and after.caption is not None and after.caption_kind == "line"
    return is_captioned and _PARENTHETIC.fullmatch(block.text.value) is not None


def _named_in(clauses: Sequence[tuple[str, str]], caption: str) -> str | None:
    """The one unit that the head of a section states for what a caption names: "Rents in € per month"."""
    words = words_of(caption)
    units = {unit for what, unit in clauses if words & words_of(what) and read_hint(f"({unit})") is not None}
    return units.pop() if len(units) == 1 else None


def _of_section(
    block: TextBlock, above: TextBlock | Table | None, below: TextBlock | Table | None, so_far: str | None
) -> str | None:
    """The unit stated for all tables of a section, up to the next heading that is no table's caption.

    "III. Capital programme (A$ million)", "Dollar amounts are in millions" as the first text below a heading.
    """
    if block.kind == "heading":
        named = _NAMED_LAST.search(block.text.value)
        hint = read_hint(f"({named.group(1)})") if named is not None else None
        if named is not None and hint is not None and hint.unit_kind == "money":
            return named.group(1)
        return so_far if isinstance(below, Table) and _NUMBERED.match(block.text.value) is None else None
    if _is_first(block, above) and (not isinstance(below, Table) or _OF_SECTION.search(block.text.value) is not None):
        unit = _unit_told(block.text.value[:_LONGEST])
        return unit if unit is not None and unit != "%" else so_far
    return so_far


def _goes_on(above: Table, table: Table) -> bool:
    """Whether a table without a caption has the columns of the one right above it, but for those that name its rows."""
    names = [[cell.text.value for cell in header[-2:]] for header in (above.header, table.header)]
    return table.caption is None and len(table.header) > 2 and names[0] == names[1]


def _unit_told(text: str) -> str | None:
    """The one unit that a text tells for figures beside it."""
    lowered = text.lower()
    found: list[str] = []
    if holds_any(lowered, _FIGURES):
        found += [_told(text, match) for match in _FIGURES_IN.finditer(text)]
        found += [match["unit"] for match in _ALL_ARE.finditer(text)]
    if holds_any(lowered, _TABLES):
        found += [match["unit"].strip() for match in _TABLES_IN.finditer(text)]
    if " in " in text:
        found += [f"{match['sign']} {match['scale']}" for match in _SIGN_IN.finditer(text)]
    if not found and holds_any(lowered, _SCORE_STEMS) and (scored := _SCORED.search(text)) is not None:
        most = scored["most"] or scored["top"]
        return f"out of {_SCALES_OF.get(most.lower(), most)}"
    if not found and (lead := _LEADS.match(text)) is not None:
        found = [lead["unit"]]
    found = [unit for written in found if (unit := _readable(written)) is not None]
    if not found and "In " in text:
        found = [unit for one in _SENTENCE_IN.finditer(text) if _is_money(unit := one["unit"].strip())]
    if not found and holds_any(lowered, _PER_CENT) and _PERCENTAGES.search(text) is not None:
        return "%"
    return found[0] if len(set(found)) == 1 else None


def _is_money(written: str) -> bool:
    """Whether words are a currency, with or without a scale: "€m", "US$ billion"."""
    hint = read_hint(f"({written})")
    return hint is not None and hint.unit_kind == "money" and bool(hint.unit)


def _readable(written: str) -> str | None:
    """The words of a unit, without what says when or for whom it is told; None where they are no unit."""
    return next((unit for unit in (written, trimmed(written)) if read_hint(f"({unit})") is not None), None)
