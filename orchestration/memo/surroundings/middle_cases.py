"""Lines of cases with odds, where the one between bear and bull is the base by any name: "Middle (50%): growth 3.1%".

Belongs here: telling it by the lines of its section. Does not: columns of cases (`scenarios.with_middle`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from orchestration.memo.document import Document, Table
from orchestration.memo.vocabulary.scenarios import MIDDLE, Scenario, make_a_whole, read_scenario

_HEAD = re.compile(
    r"[*_]{0,2}(?:The )?(?P<name>[A-Z][a-z]+(?: [a-z]+)?)(?: (?:[Cc]ase|[Ss]cenario))?,? "
    r"\(?~?(?P<odds>[0-9]{1,2}(?:\.[0-9])?) ?%(?: (?:probability|prob\.?|odds|chance|likely|likelihood))?\)?"
    r"[*_]{0,2}(?=:| ?[-–—]|\.(?: |$))"
)


class _Line(NamedTuple):
    line: int
    name: str
    odds: Decimal

    @property
    def case(self) -> str | None:
        """Bear, base or bull, None for a line of another name."""
        told = read_scenario(f"{self.name} ({self.odds}%)")
        return "base" if told is None and MIDDLE.fullmatch(self.name) is not None else told and told.case


def middle_cases(document: Document) -> dict[int, Scenario]:
    """The base case of each line that stands between a bear and a bull case and makes a whole with them."""
    found: dict[int | None, list[_Line]] = {}
    for block in document.blocks:
        if isinstance(block, Table) or block.kind not in ("prose", "bullet") or "%" not in block.text.value:
            continue
        if (head := _HEAD.match(block.text.value)) is not None:
            line = _Line(block.line, head["name"], Decimal(head["odds"]))
            found.setdefault(block.section, []).append(line)
    middles: dict[int, Scenario] = {}
    for lines in found.values():
        cases = [line.case for line in lines]
        if sorted(map(str, cases)) != ["base", "bear", "bull"] or not make_a_whole([line.odds / 100 for line in lines]):
            continue
        base = lines[cases.index("base")]
        middles[base.line] = Scenario("base", base.odds / 100, is_certain=True)
    return middles
