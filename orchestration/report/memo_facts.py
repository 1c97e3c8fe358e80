"""The facts of a memo in the order of its text, under the headings they stand under.

Belongs here: the grouping, and the words around a figure. Does not: the table's markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from orchestration.report.figures import Row
from orchestration.report.reading import Rows

# Words kept on each side of a figure that stands in a long sentence.
_AROUND = 70


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts below one heading and, in it, one caption."""

    heading: str
    caption: str
    facts: tuple[dict[str, Any], ...]


def fact_groups(facts: Rows) -> list[FactGroup]:
    """Facts by section and caption, as they follow each other in the memo."""
    groups: list[tuple[tuple[Any, ...], list[dict[str, Any]]]] = []
    for fact in facts:
        key = (
            fact["section_id"],
            fact["caption"] if fact["table_ordinal"] is not None else None,
            fact["table_ordinal"],
        )
        if not groups or groups[-1][0] != key:
            groups.append((key, []))
        groups[-1][1].append(fact)
    return [FactGroup(_heading(rows[0]), key[1] or "", tuple(rows)) for key, rows in groups]


def _heading(fact: Row) -> str:
    return (
        " ".join(part for part in (fact["section_number"], fact["section_title"]) if part) or "Before the first heading"
    )


def quotation(fact: Row) -> Markup:
    """The value as written, marked, with some of the words around it where it stands in text."""
    value, text = fact["source_value"], fact["source_text"] or ""
    place = text.find(value)
    # A cell is its value. Twice in one sentence: which of the two was read cannot be told from the words alone.
    if fact["block_kind"] == "table" or place < 0 or text.find(value, place + 1) >= 0:
        return escape(value)
    before, after = text[:place], text[place + len(value) :]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + "…"
    return Markup(f"{escape(before)}<mark>{escape(value)}</mark>{escape(after)}")  # noqa: S704  # escaped here


def named(fact: Row) -> str:
    """What the figure is of, in the memo's own words: the row's label, its qualifier, the column."""
    parts = [fact["subject_label"], fact["column_label"] if fact["block_kind"] == "table" else "", fact["label"]]
    return " · ".join(str(part) for part in dict.fromkeys(parts) if part)
