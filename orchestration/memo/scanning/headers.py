"""The memo's header: series line, folded FROM/DATE/RE fields, front matter → Header.

Belongs here: which lines are header lines, wherever they stand, and what they say.
Does not: the title and the entity in it (`titles`), the date as a period (`periods`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from orchestration.memo.document import Header
from orchestration.memo.scanning.dated_lines import DATE, date_told, edition_dated, in_figures
from orchestration.memo.scanning.header_blocks import field_table, front_matter
from orchestration.memo.scanning.titles import FAR, LINE_MAX, NEAR, entity_of, find_title, is_legal_name
from orchestration.memo.vocabulary.period_grammar import MONTH_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.scanning.lines import Line

_KEYS = {
    "entity": "entity", "company": "entity", "organization": "entity", "organisation": "entity",
    "from": "sender", "prepared by": "sender", "to": "recipient", "prepared for": "recipient",
    "date": "date", "published": "date", "report date": "date", "memo date": "date",
    "re": "subject", "subject": "subject", "title": "title", "edition": "edition",
    "classification": "classification", "audience": "audience", "distribution": "distribution",
    "series": "series", "cc": "cc",
    "country": "place", "nation": "place", "region": "place", "city": "place",
    "sector": "field", "industry": "field",
    "company brief": "entity", "country brief": "place", "sector brief": "field", "industry brief": "field",
    "company profile": "entity", "country profile": "place", "sector profile": "field",
    "industry profile": "field",
}  # fmt: skip
_UPPER = "|".join(sorted((key.upper().replace(" ", r"\s") for key in _KEYS), key=len, reverse=True))
_TITLE = "|".join(sorted((key.title().replace(" ", r"\s") for key in _KEYS), key=len, reverse=True))
_START = re.compile(rf"(?:{_UPPER}|{_TITLE}|Prepared\sby|Prepared\sfor)\s{{0,3}}:")
_SERIES_NAME = r"(?:\bAn?\s+)?\bMacro[\s-]+Intelligence\s+Memo(?:randum)?\b"
_SERIES = re.compile(_SERIES_NAME, re.IGNORECASE)
_FIELD = re.compile(
    rf"(?<![\w&/-])(?:(?P<upper>{_UPPER})|(?P<title>{_TITLE}|Prepared\sby|Prepared\sfor))\s{{0,3}}:"
    rf"|(?P<series>(?i:{_SERIES_NAME}))"
)
_ALWAYS_TITLE = frozenset({"Re", "Subject", "Date", "Classification", "Audience", "Distribution"})
# These words also end a subject (`RE: THE ENERGY SECTOR: …`): they are fields at a line's beginning only.
_LEADING = frozenset({"place", "field"})
_LEADING_MAX = 80
_EDGE = " \t|•·—–-;,*_"
_PARTS = re.compile(r"\s*[|•·‖]\s*|\s+[—–-]\s+")
_PLACE_FIRST = re.compile(r"[A-Z][\w.'’-]*(?: [\w.'’-]+){0,3}, ")  # "São Paulo, 30 June 2030"
_SMALL_MONTH = re.compile(rf"\b{MONTH_NAME}\b|\b[qh](?=[1-4]\b)", re.IGNORECASE)
_EDITION = re.compile(r"\bedition\b", re.IGNORECASE)
# "DATE: July 2030 Consumer Edition", where a page breaks no line
_ONE_EDITION = re.compile(r"[\s|•·,–—-]+(?P<edition>(?:[A-Z][\w'’&-]*\s+){1,3}(?:edition|Edition|EDITION))\W*")


class _Found(NamedTuple):
    """Fields of one line in their order, and the words before the first."""

    fields: tuple[tuple[str, str], ...]
    head: str


def read_header(lines: Sequence[Line]) -> tuple[Header, frozenset[int]]:
    """What the header says, and the indices of the lines that say it."""
    order = [i for i, line in enumerate(lines) if line.kind not in ("gap", "rule")]
    values: dict[str, str] = {}
    marked: set[int] = set()
    for found in (front_matter(lines), field_table(lines, order[:NEAR], _KEYS.keys())):
        marked.update(found.lines)
        for name, value in found.pairs:
            _take(values, _KEYS.get(name, name), value)
    _read_fields(lines, order, marked, values)
    has_subject = not values.keys().isdisjoint(("entity", "place", "field", "subject"))
    titles, title = find_title(lines, order, marked, has_subject=has_subject)
    if title is not None:
        values.setdefault("title", title)
    marked.update(titles)
    for index in titles:
        _title_parts(lines[index].text.value, values)
    names = (lines[index].text.value for index in sorted(titles))
    legal = next((name for name in names if is_legal_name(name)), None)
    if legal is not None and "entity" not in values and "place" not in values:
        values["entity"] = legal
    if "head" in values:
        values.setdefault("title", values["head"])
    told = date_told(lines, order) if "date" not in values else None
    if told is not None:
        values["date"] = _with_capital(told.date)
        marked.update([told.line] if lines[told.line].kind == "plain" else [])
    return _header(values), frozenset(marked)


def _header(values: dict[str, str]) -> Header:
    edition = values.get("edition")
    audience = values.get("audience") or _audience(edition) or values.get("recipient")
    return Header(
        entity=_entity(values),
        title=values.get("title"),
        series=values.get("series"),
        edition=edition,
        date=values.get("date"),
        sender=values.get("sender"),
        recipient=values.get("recipient"),
        subject=values.get("subject"),
        classification=values.get("classification"),
        audience=audience,
    )


def _entity(values: dict[str, str]) -> str | None:
    """What the memo is about: named by a field, else by the title; a sector's name gives way to a company's."""
    stated = values.get("entity") or values.get("place")
    if stated is not None:
        return stated
    title = values.get("title")
    named = entity_of(title)
    sector = values.get("field")
    return named if sector is None or (named is not None and named != title) else sector


def _read_fields(lines: Sequence[Line], order: list[int], marked: set[int], values: dict[str, str]) -> None:
    """Field and series lines: near the top one field is enough, further down a second one must confirm."""
    candidates = _candidates(lines, order, marked)
    for position, found in candidates.items():
        value = lines[order[position]].text.value
        is_bullet = lines[order[position]].kind == "bullet"
        is_sure = len(found.fields) > 1 or position - 1 in candidates or position + 1 in candidates
        if not is_bullet:
            is_sure = is_sure or position < NEAR or (position < FAR and value[:2].isupper())
        if not is_sure:
            continue
        marked.add(order[position])
        is_alone = position < NEAR and position + 1 < len(order) and position + 1 not in candidates
        if found.head and found.fields and len(found.head) <= LINE_MAX:
            _keep(values, "head", found.head)
        for key, text in found.fields:
            below = order[position + 1] if is_alone and not text else None
            _take(values, key, text if below is None else _value_below(lines[below], below, marked))
        if not found.fields:
            _read_series(value, values)


def _folded_behind_title(value: str) -> int:
    """Where the fields begin in `TITLE FROM: … DATE: … RE: …`; 0 where the line is no such one."""
    if len(value) > LINE_MAX * 3 or _START.match(value) is not None:
        return 0
    names = {
        _KEYS[" ".join(m.group("upper").lower().split())]: m.start() for m in _FIELD.finditer(value) if m.group("upper")
    }
    if "date" not in names or names.keys().isdisjoint(("sender", "recipient", "subject")):
        return 0
    return min(at for key, at in names.items() if key not in _LEADING)


def _starts_with_field(value: str) -> bool:
    match = _START.match(value) if ":" in value and value[0].isupper() else None
    if match is None:
        return False
    name = " ".join(match.group().rstrip(": \t").lower().split())
    if _KEYS[name] not in _LEADING:
        return True
    rest = value[match.end() :]
    return 0 < len(rest.strip()) <= _LEADING_MAX and not any(c.isdigit() for c in rest)


def _candidates(lines: Sequence[Line], order: list[int], marked: set[int]) -> dict[int, _Found]:
    """The lines that look like header lines, by their position in `order`."""
    candidates: dict[int, _Found] = {}
    for position, index in enumerate(order):
        line = lines[index]
        value = line.text.value
        is_near = position < NEAR
        if not (is_near or ":" in value or "acro" in value or "ACRO" in value):
            continue  # neither a field nor a series
        if index in marked or line.kind not in ("plain", "heading", "bullet") or not value:
            continue
        begin = _folded_behind_title(value) if is_near and line.kind != "bullet" else 0
        if begin:
            candidates[position] = _split(value[begin:])._replace(head=value[:begin].strip(_EDGE))
        elif _starts_with_field(value) or _is_series(value, near=is_near):
            candidates[position] = _split(value)
    return candidates


def _value_below(line: Line, index: int, marked: set[int]) -> str:
    """The value of a field whose name stands alone on the line above."""
    if line.kind != "plain" or len(line.text.value) > 120 or line.text.value.endswith(":"):
        return ""
    marked.add(index)
    return line.text.value


def _split(value: str) -> _Found:
    """The fields folded into one line."""
    cuts: list[tuple[str, int, int]] = []
    for match in _FIELD.finditer(value):
        name = match.group("upper") or match.group("title")
        if name is None:
            cuts.append(("series", match.start(), match.start()))
        elif cuts or not value[: match.start()].strip(_EDGE):
            if cuts and _KEYS[" ".join(name.lower().split())] in _LEADING:
                continue
            in_style = not cuts or value[cuts[0][1] : cuts[0][2]].istitle()
            if match.group("upper") or name in _ALWAYS_TITLE or in_style:
                cuts.append((_KEYS[" ".join(name.lower().split())], match.start(), match.end()))
    fields = [
        (key, value[stop : cuts[i + 1][1] if i + 1 < len(cuts) else len(value)].strip(_EDGE))
        for i, (key, _, stop) in enumerate(cuts)
    ]
    return _Found(tuple(fields), value[: cuts[0][1]].strip(_EDGE) if cuts else value)


def _is_series(value: str, *, near: bool) -> bool:
    """Whether a line is `A Macro Intelligence Memo | June 2030 | Employee Edition` or its like."""
    if (
        len(value) > LINE_MAX * 2
        or ("|" in value and "--" in value)
        or not (near or "acro" in value or "ACRO" in value)
    ):
        return False
    parts = _PARTS.split(value) if len(value) <= LINE_MAX else []
    if near and edition_dated(value) is not None:
        return True
    if _SERIES.search(value) is not None:
        return len(parts) > 1 or (near and not value.endswith("."))
    if not near or value.endswith("."):
        return False
    if len(parts) == 1:
        bare = value.strip(_EDGE + "()")
        return DATE.fullmatch(bare) is not None or (
            _EDITION.search(bare) is not None and len(bare) <= 60 and ":" not in bare
        )
    if not any(c in value for c in "|•·‖"):
        return False
    return any(DATE.fullmatch(part) or _EDITION.search(part) for part in parts)


def _take(values: dict[str, str], key: str, text: str) -> None:
    """Keep a field's value; the first statement counts, and a placeholder is none."""
    if key == "series":
        _read_series(text, values)
    elif key == "date":
        if "[" not in text and (date := DATE.search(text)) is not None:
            stated = in_figures(text) or _with_capital(date.group())
            values["date"] = values["date"] if values.get("_dated") else stated
            values["_dated"] = "yes"
            behind = _ONE_EDITION.fullmatch(text[date.end() :])
            _keep(values, "edition", behind["edition"] if behind is not None else "")
    elif key == "edition" and (both := edition_dated(text)) is not None:
        _keep(values, "date", _with_capital(both.date))
        _keep(values, key, both.edition)
    elif key == "edition" and any(mark in text for mark in "|•·‖"):
        parts = [part.strip(_EDGE) for part in _PARTS.split(text)]
        dates = [part for part in parts if DATE.fullmatch(part) is not None]
        _keep(values, "date", _with_capital(dates[0]) if dates else "")
        _keep(values, key, " | ".join(part for part in parts if part not in dates))
    else:
        _keep(values, key, text)


def _with_capital(date: str) -> str:
    """A month is told by its capital: `june 2030` → `June 2030`."""
    return _SMALL_MONTH.sub(lambda month: month.group().capitalize(), date) if date.islower() else date


def _keep(values: dict[str, str], key: str, text: str) -> None:
    if text and not (text[0] == "[" and text[-1] == "]"):
        values.setdefault(key, text)


def _read_series(value: str, values: dict[str, str]) -> None:
    """The parts of a series line: name, date, edition, in any order."""
    for part in [value] if edition_dated(value) is not None else _PARTS.split(value):
        bare = part.strip(_EDGE)
        if not bare or bare[0] == "[":
            continue
        date = DATE.search(bare)
        series = _SERIES.search(bare)
        if series is not None:
            name, colon, subject = bare.partition(":")
            about = subject.strip(_EDGE) if colon and series.end() == len(name.rstrip()) else ""
            is_date = DATE.fullmatch(about) is not None
            _keep(values, "series", name.strip() if about else bare)
            _keep(values, "date" if is_date else "title", _with_capital(about) if is_date else about)
        elif (both := edition_dated(bare)) is not None:
            _keep(values, "date", _with_capital(both.date))
            _keep(values, "edition", both.edition)
            _keep(values, "head", both.head)
        elif date is not None and (date.group() == bare.strip("()") or _is_placed(bare, date)):
            _keep(values, "date", _with_capital(date.group()))
        elif _EDITION.search(bare) is not None:
            if date is not None and " " in date.group():
                _keep(values, "date", _with_capital(date.group()))
                bare = bare.replace(date.group(), "").replace("()", "").strip(_EDGE + "/:")
            _keep(values, "edition", bare)
        elif "series" in values and len(bare) <= 60:
            _keep(values, "edition", bare)


def _is_placed(part: str, date: re.Match[str]) -> bool:
    """Whether a part of a line is where and when it was written: "São Paulo, 30 June 2030"."""
    is_last = date.end() == len(part) and " " in date.group()
    return is_last and _PLACE_FIRST.fullmatch(part[: date.start()]) is not None


def _title_parts(value: str, values: dict[str, str]) -> None:
    """The edition, and the date, that a title line names between its separators."""
    for part in re.split(r"\s*[|•·‖:(]\s*|\s+[—–-]\s+", value):
        if _EDITION.search(part) is not None and len(part) <= 60:
            _keep(values, "edition", part.strip(_EDGE + ")"))


def _audience(edition: str | None) -> str | None:
    """`Youth Edition (Ages 18–28)` → `Youth`."""
    if edition is None:
        return None
    bare = re.sub(r"\([^()]*\)", "", _EDITION.sub("", edition)).strip(_EDGE)
    if not bare:
        return None
    return bare.title() if bare.isupper() and len(bare) > 3 else " ".join(bare.split())
