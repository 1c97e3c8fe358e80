"""The form of a synthetic memo: text, Markdown or HTML, and where in it an error could be planted.

Belongs here: lines, tables, bullets and the places (`Site`) a builder offers for an error. Does not:
what is said (`memo_blocks`).
"""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

KINDS = ("total", "growth", "year", "currency", "subset")


@dataclass(frozen=True, slots=True)
class Site:
    """A place for one error: which lines it changes, what stands there and what would be wrong."""

    kind: str
    changes: tuple[tuple[int, str], ...]  # index of the line, its wrong text
    truth: str
    written: str


@dataclass(slots=True)
class Draft:
    """A memo being written. `form` is text, markdown or html; builders add lines and offer sites."""

    rng: Random
    form: str
    lines: list[str] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    bullet_form: str = "dash"
    section: int = 0

    def heading(self, title: str) -> None:
        """A numbered section."""
        self.section += 1
        roman = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[(self.section - 1) % 10]
        if self.form == "html":
            self._add(f"<h2>{html.escape(title)}</h2>")
        elif self.form == "markdown":
            self._add("", f"## {roman}. {title}", "")
        else:
            self._add(f"{roman}. {title.upper()}")

    def subheading(self, title: str) -> None:
        """A short title line."""
        marks = {"html": f"<h3>{html.escape(title)}</h3>", "markdown": f"### {title}", "text": title}
        self._add(marks[self.form])

    def prose(self, text: str) -> int:
        """A paragraph; returns the index of its line."""
        self._add(self._paragraph(text))
        if self.form == "markdown":
            self._add("")
            return len(self.lines) - 2
        return len(self.lines) - 1

    def claim(self, text: str, kind: str, right: str, wrong: str) -> None:
        """A paragraph that states a figure of a table; `wrong` in place of `right` contradicts it."""
        index = self.prose(text)
        changed = self._paragraph(text.replace(right, wrong, 1))
        self.sites.append(Site(kind, ((index, changed),), right, wrong))

    def bullets(self, items: Sequence[str], sites: Sequence[tuple[int, str, str, str]] = ()) -> None:
        """A list; `sites` names item, kind, right and wrong text."""
        lines = [self._bullet(item) for item in items]
        wrong = {(at, kind): self._bullet(items[at].replace(right, bad, 1)) for at, kind, right, bad in sites}
        if self.form == "html":
            self._add("<ul>")
        indexes = []
        for line in lines:
            self._add(*line)
            indexes.append(len(self.lines) - 1)
        if self.form == "html":
            self._add("</ul>")
        elif self.form == "markdown":
            self._add("")
        for at, kind, right, bad in sites:
            self.sites.append(Site(kind, ((indexes[at], wrong[at, kind][-1]),), right, bad))

    def table(
        self,
        caption: str,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        sites: Sequence[tuple[str, tuple[tuple[int, int, str], ...]]] = (),
    ) -> None:
        """A captioned table; each site names a kind and the cells (row, column, wrong text) it changes."""
        if self.form == "html":
            self._add(f"<p>{html.escape(caption)}:</p>", "<table>", f"<tr>{self._cells('th', header)}</tr>")
        else:
            self._add(f"{caption}:", f"| {' | '.join(header)} |", f"|{'---|' * len(header)}")
        start = len(self.lines)
        self._add(*[self._row(row) for row in rows])
        if self.form == "html":
            self._add("</table>")
        elif self.form == "markdown":
            self._add("")
        for kind, cells in sites:
            self.sites.append(self._table_site(kind, rows, start, cells))

    def _table_site(
        self, kind: str, rows: Sequence[Sequence[str]], start: int, cells: tuple[tuple[int, int, str], ...]
    ) -> Site:
        changed = {at: list(rows[at]) for at, _, _ in cells}
        for at, column, wrong in cells:
            changed[at][column] = wrong
        changes = tuple((start + at, self._row(row)) for at, row in changed.items())
        at, column, wrong = cells[0]
        return Site(kind, changes, rows[at][column], wrong)

    def _row(self, cells: Sequence[str]) -> str:
        return f"<tr>{self._cells('td', cells)}</tr>" if self.form == "html" else f"| {' | '.join(cells)} |"

    @staticmethod
    def _cells(tag: str, cells: Sequence[str]) -> str:
        return "".join(f"<{tag}>{html.escape(cell, quote=False)}</{tag}>" for cell in cells)

    def _paragraph(self, text: str) -> str:
        return f"<p>{html.escape(text, quote=False)}</p>" if self.form == "html" else text

    def _bullet(self, item: str) -> tuple[str, ...]:
        if self.form == "html":
            return (f"<li>{html.escape(item, quote=False)}</li>",)
        if self.bullet_form == "lone":
            return ("-", item)
        return (f"{'•' if self.bullet_form == 'dot' else '-'} {item}",)

    def _add(self, *lines: str) -> None:
        self.lines.extend(lines)
