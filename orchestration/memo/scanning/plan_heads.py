"""Titles of the parts of a plan that give their time before their name: "Phase 1 (2031-2032): Survival".

Belongs here: telling the time from the name in such a line. Does not: which lines are headings (`sections`).
"""

from __future__ import annotations

import re

_YEARS = r"(?:FY ?)?(?:19|20|21)[0-9]{2}(?:(?:[-–—/]| to )(?:(?:19|20|21)?[0-9]{2}))?"
_PART = re.compile(
    r"(?P<part>(?:Phase|Stage|Year|Step|Wave|Horizon|Period)s?"
    r" (?:[0-9]{1,2}(?:[-–][0-9]{1,2})?|[A-H]|[IVX]{1,4}|One|Two|Three|Four|Five))"
    rf"(?: \((?P<aside>{_YEARS})\)|, (?P<years>{_YEARS}))(?P<mark>: | [–—-] )(?P<name>[^\d:;.!?$€£%|]{{3,60}})"
)


def with_span_last(line: str) -> str:
    """A line with the time of a plan's part behind its name: "Phase 1: Survival (2031-2032)"; any other as it is."""
    part = _PART.fullmatch(line)
    if part is None:
        return line
    return f"{part['part']}: {part['name']} ({part['aside'] or part['years']})"
