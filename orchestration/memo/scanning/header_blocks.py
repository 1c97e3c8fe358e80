"""Headers set as a block: Markdown front matter, and a table of two columns.

Belongs here: finding such a block and its name and value pairs. Does not: what a field means (`headers`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from orchestration.memo.scanning.lines import Line

_EDGE = " \t|•·—–-;,*_:"
# A row with more pipes than this is no row of two cells, however its edges are drawn.
_PIPES_MAX = 8
_FRONT_MAX = 40
FRONT_RULES = ("---", "+++")  # of YAML, of TOML


class FieldBlock(NamedTuple):
    """The indices of the block's lines, and its fields in their order; names are in small letters."""

    lines: frozenset[int] = frozenset()
    pairs: tuple[tuple[str, str], ...] = ()


def front_matter(lines: Sequence[Line]) -> FieldBlock:
    """The `key: value` lines between two `---`, or `key = value` between two `+++`, at the top of a Markdown file."""
    first = next((i for i, line in enumerate(lines) if line.kind != "gap"), None)
    if first is None or lines[first].kind != "rule" or lines[first].text.value not in FRONT_RULES:
        return FieldBlock()
    parts_key = ":" if lines[first].text.value == "---" else "="
    found: dict[int, tuple[str, str]] = {}
    others: set[int] = set()  # lists and texts of several lines, names of parts
    for index in range(first + 1, min(len(lines), first + _FRONT_MAX)):
        line = lines[index]
        if line.kind == "rule":
            return FieldBlock(frozenset(found) | others, tuple(found.values()))
        if line.kind == "gap":
            continue
        key, colon, value = line.text.value.partition(parts_key)
        if colon and key.strip().replace("_", "").replace("-", "").isalnum() and not line.depth:
            found[index] = (key.strip().lower(), value.strip().strip("\"'"))
        elif line.depth or line.kind == "bullet" or line.text.value.startswith("["):
            others.add(index)
        else:
            return FieldBlock()
    return FieldBlock()


def without_front_matter(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, those of front matter as gaps: like a page's <title> and <meta> they are no text of the memo."""
    front = front_matter(lines).lines
    return [line._replace(kind="gap") if at in front else line for at, line in enumerate(lines)] if front else lines


def field_table(lines: Sequence[Line], order: Sequence[int], names: Collection[str]) -> FieldBlock:
    """The first table among the lines `order`, where every row's first cell is a field's name, two at least."""
    rows: dict[int, list[list[str]]] = {}
    for index in order:
        line = lines[index]
        if line.kind == "grid" and not rows:
            rows[index] = [[cell.value for cell in row.cells] for row in line.grid if not row.is_separator]
            break
        if line.kind == "row" and line.text.value.count("|") <= _PIPES_MAX:
            rows[index] = [line.text.value.strip("|").split("|")]
        elif rows:
            break
    pairs: list[tuple[str, str]] = []
    for cells in (row for part in rows.values() for row in part):
        bare = [cell.strip(_EDGE) for cell in cells]
        if not any(bare) or [cell.lower() for cell in bare] == ["field", "value"]:
            continue
        if len(bare) != 2 or bare[0].lower() not in names:
            return FieldBlock()
        pairs.append((bare[0].lower(), bare[1]))
    return FieldBlock(frozenset(rows), tuple(pairs)) if len(pairs) > 1 else FieldBlock()
