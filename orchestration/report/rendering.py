"""Templates into files.

Belongs here: the template environment, what every page may use, and the writing of a page. Does not:
what a page shows. Everything is escaped unless it is markup made here or in `charts`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from orchestration.report import figures, links, memo_facts

_HERE = Path(__file__).resolve().parent
STATIC = _HERE / "static"
# Nothing but the site's own files; fonts lie inside a style sheet because a page opened as a file may load none.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
# What HTML lets one leave out is a quarter of a page of tables. Neither pattern can meet a memo's words: they
# hold no `<` and no `"` once they are escaped.
_LEFT_OUT = re.compile(r"</(?:t[dhr]|li|d[dt])>|(?<=\n)\s+")
_QUOTES = re.compile(r' ([a-z-]+)="([\w#.-][\w#./-]*)"(?!/)')


@cache
def environment() -> Environment:
    """The environment of all templates: escaping on, unknown names an error."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(policy=POLICY, fact_link=fact_link, line_link=line_link, anchor=links.anchor)
    made.globals.update(memo_page=links.memo_page, entity_page=links.entity_page, kind_of=figures.kind_of)
    made.filters.update(
        figure=figures.figure,
        about=figures.about,
        signed=figures.signed,
        count=figures.count,
        period=figures.period_text,
        words=figures.words,
        edition=figures.edition,
        unshouted=figures.unshouted,
        capital=figures.capital,
        stated=figures.stated,
        quotation=memo_facts.quotation,
        named=memo_facts.named,
    )
    return made


def write_page(folder: Path, name: str, template: str, context: Mapping[str, Any]) -> int:
    """Render `template` into `folder/name`; returns the bytes written."""
    root = "../" * name.count("/")
    text = environment().get_template(template).render({**context, "root": root, "page": name})
    data = _QUOTES.sub(r" \1=\2", _LEFT_OUT.sub("", text)).encode("utf-8", "replace")
    (folder / name).write_bytes(data)
    return len(data)


def fact_link(facts: Mapping[str, figures.Row], fact_id: str | None, page: str = "") -> Markup:
    """A figure as a link to its fact; a dash where nothing is stated."""
    if fact_id is None:
        return escape(figures.ABSENT)
    fact = facts.get(fact_id)
    if fact is None:
        return Markup("?")
    # Thousands a second are made; Markup.format would take three times as long.
    return Markup(  # noqa: S704  # what memos say is escaped here
        f'<a class=f href="{escape(page)}#{links.anchor(fact_id)}" title="line {fact["source_line"]}: '
        f'{escape(fact["source_value"])}">{escape(figures.stated(fact))}</a>'
    )


def line_link(facts: Mapping[str, figures.Row], fact_id: str) -> Markup:
    """The line of a fact as a link to it."""
    fact = facts.get(fact_id)
    if fact is None:
        return Markup("")
    return Markup(f'<a href="#{links.anchor(fact_id)}">line {fact["source_line"]}</a>')  # noqa: S704  # ours
