"""Synthetic memos whose figures agree, and the same memos with one error planted in them.

Belongs here: which parts a memo has, in which order and form. Does not: the parts (`memo_blocks`), the
figures (`memo_figures`) or the lines (`memo_layout`). The same seed gives the same memo everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from tests.support import memo_blocks as blocks
from tests.support import memo_words as words
from tests.support.memo_figures import Figures
from tests.support.memo_figures import figures as draw_figures
from tests.support.memo_layout import KINDS, Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html"}
_FILLER_FROM, _FILLER_TO = 22, 44
# Caption and first column of a table of parts.
_STREAMS = (("Revenue Streams (June 2030)", "Revenue Stream"), ("Revenue Mix 2030", "Stream"))
_COSTS = (("Cost Structure (2030)", "Cost Category"), ("Where the Money Goes (2030)", "Cost Category"))
_INVESTMENTS = (("Investment Allocation (2030)", "Investment Area"), ("Capital Plan 2030", "Programme"))


@dataclass(frozen=True, slots=True)
class Planted:
    """One error: its kind, the 1-based lines it stands on, what was true and what is written."""

    kind: str
    lines: tuple[int, ...]
    truth: str
    written: str


@dataclass(frozen=True, slots=True)
class GeneratedMemo:
    """A memo as a file would hold it; `planted` is null where all figures agree."""

    name: str
    suffix: str
    text: str
    planted: Planted | None = None

    def write(self, folder: Path) -> Path:
        """Put the memo into `folder`; returns its path."""
        path = folder / f"{self.name}{self.suffix}"
        path.write_text(self.text, encoding="utf-8")
        return path


def generate(seed: int) -> GeneratedMemo:
    """A memo of 10 to 25 KB in which no figure contradicts another."""
    draft, name = _draft(seed)
    return GeneratedMemo(name, _SUFFIXES[draft.form], _text(draft.lines))


def plant(kind: str, seed: int) -> GeneratedMemo:
    """The memo of `seed` with one error of `kind` (one of KINDS); raises ValueError for another kind."""
    if kind not in KINDS:
        raise ValueError(f"found kind {kind!r}, expected one of {', '.join(KINDS)}")
    draft, name = _draft(seed)
    site = Random(f"{kind}:{seed}").choice([site for site in draft.sites if site.kind == kind])  # noqa: S311  # repeatable on purpose
    lines = list(draft.lines)
    for at, text in site.changes:
        lines[at] = text
    planted = Planted(kind, tuple(sorted(at + 1 for at, _ in site.changes)), site.truth, site.written)
    return GeneratedMemo(name, _SUFFIXES[draft.form], _text(lines), planted)


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def _draft(seed: int) -> tuple[Draft, str]:
    rng = Random(seed)  # noqa: S311  # repeatable on purpose
    form = rng.choice(("text", "text", "text", "markdown", "html"))
    draft = Draft(rng, form, bullet_form="dash" if form == "markdown" else rng.choice(("dash", "dash", "dot", "lone")))
    company = _company(seed)
    country, sector = rng.choice(words.COUNTRIES), rng.choice(words.SECTORS)
    filler = [sentence.format(country=country, sector=sector) for sentence in words.FILLER]
    _header(draft, company, sector)
    parts = _parts(draft, company, draw_figures(rng))
    paragraphs = rng.randrange(_FILLER_FROM, _FILLER_TO) // len(parts)
    for title, build in parts:
        draft.heading(title)
        _fill(draft, filler, paragraphs)
        build()
        _fill(draft, filler, paragraphs // 2)
    draft.heading("Risks")
    draft.bullets(rng.sample(words.RISKS, 4))
    draft.heading("Conclusion")
    _fill(draft, filler, 2)
    return draft, f"{company.lower().replace(' ', '-')}-{seed:05d}"


def _company(seed: int) -> str:
    """A name of its own for each of 5,600 seeds in a row: memos about one company would have to agree."""
    stem, rest = words.COMPANY_STEMS[seed % 28], seed // 28
    return f"{stem} {words.RIVAL_STEMS[rest % 20]} {words.COMPANY_ENDS[rest // 20 % 10]}"


def _parts(draft: Draft, company: str, figures: Figures) -> list[tuple[str, Callable[[], None]]]:
    """Sections with their builders: a summary, six that hold every kind of error, some of the others."""
    rng, opex = draft.rng, figures.opex[0]
    fixed: list[tuple[str, Callable[[], None]]] = [
        ("Market Position", lambda: blocks.market(draft, company, figures.customers[0])),
        ("Revenue Model", lambda: _breakdown(draft, figures, _STREAMS, words.STREAMS, figures.revenue[0])),
        ("Projections", lambda: blocks.growth_path(draft, figures)),
        ("Profitability", lambda: blocks.profitability(draft, figures)),
        ("Organisation", lambda: blocks.staff(draft, figures)),
        ("Unit Economics", lambda: blocks.unit_economics(draft, figures)),
    ]
    others: list[tuple[str, Callable[[], None]]] = [
        ("Regions", lambda: blocks.regions(draft, figures, rng.sample(words.REGIONS, rng.randrange(3, 6)))),
        ("Costs", lambda: _breakdown(draft, figures, _COSTS, words.COSTS, opex)),
        ("Outlook", lambda: blocks.scenarios(draft, figures)),
        ("Operations", lambda: blocks.colour(draft, figures)),
        ("Investments", lambda: _breakdown(draft, figures, _INVESTMENTS, words.INVESTMENTS, opex * 0.2)),
    ]
    body = [*fixed, *rng.sample(others, rng.randrange(2, 6))]
    rng.shuffle(body)
    return [("Executive Summary", lambda: blocks.statements(draft, figures)), *body]


def _breakdown(
    draft: Draft, figures: Figures, forms: Sequence[tuple[str, str]], names: Sequence[str], whole: float
) -> None:
    form = draft.rng.choice(forms)
    blocks.breakdown(draft, figures, form, draft.rng.sample(names, draft.rng.randrange(4, 7)), whole)


def _fill(draft: Draft, sentences: Sequence[str], count: int) -> None:
    for _ in range(count):
        draft.prose(" ".join(draft.rng.sample(sentences, draft.rng.randrange(2, 5))))


def _header(draft: Draft, company: str, sector: str) -> None:
    rng = draft.rng
    edition = rng.choice(words.EDITIONS)
    kind = "A Macro Intelligence Memo | June 2030" + (f" | {edition}" if edition else "")
    subject = f"What the next five years of {sector} ask of the company"
    if draft.form == "html":
        draft.lines.append("<!DOCTYPE html>")
    first = rng.choice((f"ENTITY: {company.upper()}", f"ENTITY: {company}", f"MEMO FROM THE FUTURE: {company}"))
    draft.prose(first)
    draft.prose(kind if rng.random() < 0.7 else kind.replace(" | ", " • ").upper())
    if rng.random() < 0.7:
        draft.prose(f"FROM: The Outlook Desk DATE: June 2030 RE: {subject}")
    else:
        for line in ("FROM: The Outlook Desk", "DATE: June 28, 2030", f"RE: {subject}"):
            draft.prose(line)
