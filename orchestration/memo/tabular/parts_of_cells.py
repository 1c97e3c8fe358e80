"""What a column says of each of several figures in one cell: "Bear / Base / Bull", "Actual (budget)", "2029 / 2030".

Belongs here: the case, status or period that the column's label gives by the figures' order. Does not: reading them
(`cell_units`), or two values of one kind (`two_values`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.context import Signals
from orchestration.memo.surroundings.status import TARGET, read_status
from orchestration.memo.tabular.rows import RowContext
from orchestration.memo.tabular.two_values import period_of_two
from orchestration.memo.vocabulary.scenarios import Scenario

_NAMES = {
    **dict.fromkeys(("bear", "downside", "low"), "bear"),
    **dict.fromkeys(("base", "central", "mid"), "base"),
    **dict.fromkeys(("bull", "upside", "high"), "bull"),
}
_WORD = rf"(?:{'|'.join(_NAMES)})(?: case)?"
_CASES = re.compile(
    rf"\b(?P<first>{_WORD})(?: ?[/|] ?|, )(?P<rest>{_WORD}(?:(?: ?[/|] ?|, ){_WORD})?)\b", re.IGNORECASE
)
_NAME = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b", re.IGNORECASE)
_TELLING = re.compile(r"\b(?:bear|bull)\b", re.IGNORECASE)
_ARROW = re.compile("→|->")
# "Actual (budget)", "Price (target)"
_HELD = re.compile(
    r"(?P<own>[^()]{2,60}) \((?:(?P<aim>budget(?:ed)?|plan(?:ned)?|targets?|goals?)"
    r"|(?P<view>consensus|guidance|forecasts?|estimates?|est\.?|projected|expected))\)",
    re.IGNORECASE,
)


def of_part(
    label: str, text: str, starts: Sequence[int], start: int, signals: Signals, row: RowContext
) -> tuple[Signals, RowContext]:
    """What a column and its row say of the figure at `start`, one of several of a cell that begin at `starts`."""
    named = label if signals.period is not None or " / " not in text else f"{label} {row.name}"
    is_of_two = len(starts) == 2 and not (_ARROW.search(label) and _has_change(text, starts[1]))
    if is_of_two and (period := period_of_two(named, is_last=start != starts[0])) is not None:
        # "Revenue 2029 / 2030E": the E is of one
        row = row._replace(signals=row.signals._replace(status=None))
        return signals._replace(period=period, status=signals.status or period.status), row
    return _signals_of_part(label, text, starts, start, signals), row


def _has_change(text: str, second: int) -> bool:
    """Whether the second figure of a cell tells of the first, of which year it is: "$8M (+12%)", "$41M / 12%"."""
    return "(" in text[:second] or ("%" in text[:second]) != ("%" in text[second:])


def _signals_of_part(label: str, text: str, starts: Sequence[int], start: int, signals: Signals) -> Signals:
    if start not in starts:
        return signals
    at = starts.index(start)
    if _TELLING.search(label) is not None and (listed := _CASES.search(label)) is not None:
        names = [_NAMES[word.lower()] for word in _NAME.findall(listed.group())]
        is_sure = len(set(names)) == len(names) == len(starts)
        return signals._replace(scenario=Scenario(names[at], None, is_certain=True)) if is_sure else signals
    held = _HELD.fullmatch(label.strip()) if len(starts) == 2 and "(" in text[starts[1] - 1 : starts[1] + 1] else None
    if held is None:
        return signals
    if at == 0:
        return signals._replace(status=read_status(held["own"]))
    return signals._replace(status=TARGET if held["aim"] is not None else read_status(held["view"]) or signals.status)
