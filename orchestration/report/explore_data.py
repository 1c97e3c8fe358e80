"""What the exploring page and the search load: a catalogue, series by measure, words by first letter.

Belongs here: the form of the site's data files. Each is a script that hands one value to the page, for a
page opened as a file may fetch nothing. Does not: drawing and searching (`static/*.js`).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from orchestration.report.figures import edition, unshouted
from orchestration.report.links import anchor, page_name
from orchestration.report.reading import Marts, Rows

# Concepts are read in groups of about so many yearly rows, so that memory does not grow with the site.
_ROWS_AT_ONCE = 100_000
_WORD = re.compile(r"[^\W_]{3,40}")
_CONCEPTS = """
    select series.concept, coalesce(any_value(concepts.name), series.concept) as name,
        count(distinct series.series_id) as series_count, count(*) as row_count,
        count(distinct case when series.last_year > series.first_year then series.series_id end) as line_count
    from marts.mart_projection_series as series
    left join marts.dim_concept as concepts on series.concept = concepts.concept
    where series.value_source <> 'extrapolated'
    group by series.concept
    order by line_count desc, series_count desc, series.concept
"""
_SERIES = """
    select concept, series_id, memo_id, entity_id, member, scenario, unit, unit_kind, basis, year,
        value::double as value, value_low::double as value_low, value_high::double as value_high, value_source,
        from_fact_id
    from marts.mart_projection_series
    where list_contains($concepts, concept) and value_source <> 'extrapolated'
    order by concept, entity_id, memo_id, member nulls first, scenario, unit, series_id, year
"""
NEEDED = frozenset(("mart_projection_series", "dim_concept"))


def write_catalog(folder: Path, marts: Marts, memos: Rows, entities: Rows) -> Rows:
    """Write the list of memos, entities and measures; returns the measures with the file of each."""
    concepts = [
        {**row, "file": f"series/{page_name(row['concept'])}.js"}
        for row in marts.rows(_CONCEPTS, ["mart_projection_series", "dim_concept"])
    ]
    catalog = {
        "memos": [
            [
                unshouted(memo["entity_name"] or memo["memo_id"]),
                edition(memo["edition"]) if memo["edition"] else "",
                memo["page"],
                memo["subject"] or "",
            ]
            for memo in memos
        ],
        "entities": [
            [unshouted(row["entity"]), row["page"], row["aliases"] or "", row["memo_count"], row["kind"] or ""]
            for row in entities
        ],
        "concepts": [[row["concept"], row["name"], row["file"], row["series_count"]] for row in concepts],
    }
    _write(folder / "data" / "catalog.js", "catalog", [], catalog)
    return concepts


def concept_groups(concepts: Rows) -> list[Rows]:
    """Measures in groups that may be read at once."""
    groups: list[Rows] = []
    held = _ROWS_AT_ONCE
    for concept in concepts:
        if held >= _ROWS_AT_ONCE:
            groups.append([])
            held = 0
        groups[-1].append(concept)
        held += concept["row_count"]
    return groups


def write_series(folder: Path, marts: Marts, concepts: Rows, memos: dict[str, int], entities: dict[str, int]) -> None:
    """Write the yearly series of some measures, a file each; memos and entities by their place in the catalogue."""
    wanted = {"concepts": [concept["concept"] for concept in concepts]}
    rows = marts.rows(_SERIES, ["mart_projection_series"], wanted)
    by_concept: dict[str, dict[str, Rows]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_concept[row["concept"]][row["series_id"]].append(row)
    for concept in concepts:
        kept = [
            series
            for series in by_concept[concept["concept"]].values()
            if series[0]["memo_id"] in memos and series[0]["entity_id"] in entities
        ]
        _write(
            folder / "data" / concept["file"],
            "series",
            [concept["concept"]],
            [_compact(series, memos, entities) for series in kept],
        )


def _compact(rows: Rows, memos: dict[str, int], entities: dict[str, int]) -> list[Any]:
    """Memo, entity, part, scenario, unit, kind, basis, first year, values, lower and upper bounds, anchors.

    Bounds are 0 where they are the values; an anchor is 0 where a value is interpolated.
    """
    first = rows[0]
    values = [_number(row["value"]) for row in rows]
    lows, highs = [_number(row["value_low"]) for row in rows], [_number(row["value_high"]) for row in rows]
    return [
        memos[first["memo_id"]],
        entities[first["entity_id"]],
        first["member"] or "",
        first["scenario"],
        first["unit"],
        first["unit_kind"],
        first["basis"],
        first["year"],
        values,
        0 if lows == values else lows,
        0 if highs == values else highs,
        [anchor(row["from_fact_id"]) if row["value_source"] == "stated" else 0 for row in rows],
    ]


def write_words(folder: Path, terms: Iterable[tuple[str, str]], memos: dict[str, int]) -> None:
    """Write which memos use which word in a label, caption or heading, a file for each first letter."""
    shards: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for memo_id, term in terms:
        for word in _WORD.findall(term):
            shards[_shard(word)][word].add(memos[memo_id])
    for letter, found in shards.items():
        listed = {word: _steps(sorted(places)) for word, places in sorted(found.items())}
        _write(folder / "data" / "words" / f"{letter}.js", "words", [letter], listed)
    _write(folder / "data" / "words" / "letters.js", "letters", [], sorted(shards))


def _shard(word: str) -> str:
    return word[0] if word[0].isascii() and word[0].isalnum() else "other"


def _steps(places: Sequence[int]) -> list[int]:
    """Differences between neighbours: half as long as the places themselves."""
    return [place - before for before, place in zip((0, *places), places, strict=False)]


def _number(value: float | None) -> float | int | None:
    """As short as it prints without losing a digit one could see."""
    if value is None:
        return None
    rounded = float(f"{value:.9g}")
    return int(rounded) if rounded.is_integer() else rounded


def _write(path: Path, name: str, keys: Sequence[str], value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # ASCII only, so that no separator character can end a line of the script.
    given = ",".join(json.dumps(part, separators=(",", ":")) for part in (*keys, value))
    path.write_text(f"(window.memomart??={{}});(memomart.on_{name}??=[]).push([{given}]);\n", encoding="ascii")
