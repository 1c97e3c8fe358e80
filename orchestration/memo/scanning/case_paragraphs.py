"""Paragraphs below a line that names a case: "Bull case (25%)", then "Revenue reaches $600M".

Belongs here: giving such a paragraph the line above as its lead, where the line stands beside other cases told in
lists. Does not: lines that are headings (`sections`), or bullets, which take their lead anyway (`captions`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.document import Table, TextBlock

_CASE = re.compile(
    r"(?:the )?(?P<name>bear|base|bull|downside|upside|central|pessimistic|optimistic|adverse)(?:ish)?"
    r" (?:case|scenario)(?: ?[(:–—-] ?[0-9]{1,2} ?%[^().]{0,16}\)?)?:?",
    re.IGNORECASE,
)
_LONGEST = 60

Block = TextBlock | Table


def with_leads_of_cases(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a paragraph right below a line that names one of several cases with that line as its lead."""
    named = [(at, name) for at, block in enumerate(blocks) if (name := _case_of(block)) is not None]
    kept = list(blocks)
    for at, name in named:
        line, below = blocks[at], kept[at + 1] if at + 1 < len(kept) else None
        if not isinstance(line, TextBlock) or not isinstance(below, TextBlock) or below.section != line.section:
            continue
        has_sibling = any(other != name and blocks[place].section == line.section for place, other in named)
        if has_sibling and below.kind == "prose" and below.lead is None and _case_of(below) is None:
            kept[at + 1] = below._replace(lead=line.text)
    return kept


def _case_of(block: Block) -> str | None:
    """The case that a paragraph names and says nothing more of."""
    if isinstance(block, Table) or block.kind != "prose" or len(block.text.value) > _LONGEST:
        return None
    case = _CASE.fullmatch(block.text.value.strip(" *_"))
    return case["name"].lower() if case is not None else None
