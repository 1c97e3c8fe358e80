"""Lines of cases with odds, told by one another: "Middle (50%): growth 3.1%" between two, "Bust (20%): prices halve".

Belongs here: telling them by the lines of their section. Does not: columns of cases (`scenarios.with_middle`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from orchestration.memo.document import Document, Table, TextBlock
from orchestration.memo.vocabulary.scenarios import CASES_OF_OUTCOMES, MIDDLE, Scenario, make_a_whole, read_scenario

_HEAD = re.compile(
    r"[*_]{0,2}(?:The )?(?P<name>[A-Z][a-z]+(?: [a-z]+)?)(?: (?:[Cc]ase|[Ss]cenario))?,? "
    r"\(?~?(?P<odds>[0-9]{1,2}(?:\.[0-9])?) ?%(?: (?:probability|prob\.?|odds|chance|likely|likelihood))?\)?"
    r"[*_]{0,2}(?=:| ?[-–—]|\.(?: |$))"
)


class _Line(NamedTuple):
    place: int
    name: str
    odds: Decimal

    @property
    def case(self) -> str | None:
        """Bear, base or bull, None for a line of another name."""
        told = read_scenario(f"{self.name} ({self.odds}%)")
        if told is not None:
            return told.case
        if MIDDLE.fullmatch(self.name) is not None:
            return "base"
        return next((case for case, name in CASES_OF_OUTCOMES.items() if name.fullmatch(self.name)), None)


def place_of(block: TextBlock) -> int:
    """Where a block begins in the memo; several may stand in one line."""
    return block.text.span(0, 1).start


def middle_cases(document: Document) -> dict[int, Scenario]:
    """The case of each line of three that are a bear, a base and a bull case and make a whole with their odds."""
    found: dict[int | None, list[_Line]] = {}
    for block in document.blocks:
        if isinstance(block, Table) or block.kind not in ("prose", "bullet") or "%" not in block.text.value:
            continue
        if (head := _HEAD.match(block.text.value)) is not None:
            line = _Line(place_of(block), head["name"], Decimal(head["odds"]))
            found.setdefault(block.section, []).append(line)
    middles: dict[int, Scenario] = {}
    for lines in found.values():
        cases = [line.case for line in lines]
        if sorted(map(str, cases)) != ["base", "bear", "bull"] or not make_a_whole([line.odds / 100 for line in lines]):
            continue
        for line, case in zip(lines, cases, strict=True):
            middles[line.place] = Scenario(str(case), line.odds / 100, is_certain=True)
    return middles
