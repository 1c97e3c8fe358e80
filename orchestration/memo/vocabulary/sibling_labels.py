"""Labels side by side in one line: "Market cap: $48.2B | EV/EBITDA: 11.4x", "EMEA: revenue $1.2B; APAC: revenue $0.9B".

Belongs here: whether a line is a row of such labels, and which of them a figure stands behind. Does not: what the
words around a figure call it (`phrases`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.words import WHEN_WORDS, word_set

_LABEL = re.compile(
    r"\s*(?P<label>(?:(?:FY)?20[0-9]{2}[AEFP]? [A-Za-z]|[A-Z])[^:;|.!?]{1,60}):\s+(?P<value>[^:|;]{1,200}?)(?=[.]?\s*$)"
)
# Behind a semicolon a measure may begin with a small letter: "Denial rate: 12.8%; cost to collect: 3.4%".
_MEASURE = re.compile(_LABEL.pattern.replace("|[A-Z])", "|[A-Za-z])", 1))
_MARKS = (" | ", "; ", ". ")
_WORDS = re.compile(r"[^\W\d_]{2,}")
# They say which of the figures of the first label: "Revenue: $3.9B; Target: $4.2B".
_QUALIFIERS = WHEN_WORDS | word_set(
    "low high mid minimum maximum min max average median mean total note notes source of which then previously before"
)
_LEAST = 2


def siblings(text: str) -> list[tuple[int, str]]:
    """Where each label of a row of them ends (its colon's place), and the label; none where the line is no such row."""
    for mark in _MARKS:
        if mark in text and text.count(": ") >= _LEAST:
            found = _row(text, mark)
            if found:
                return found
    return []


def _row(text: str, mark: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    at = 0
    for part in text.split(mark):
        labelled = (_MEASURE if found and mark == "; " else _LABEL).match(part)
        if labelled is None or not _names(labelled["label"]):
            return []
        if labelled["label"][0].islower() and nature_of(labelled["label"]) is None:
            return []  # "Revenue: $4M; cloud: $2M" tells a part of the first
        found.append((at + labelled.end("label"), labelled["label"].strip(" *_")))
        at += len(part) + len(mark)
    return found if len(found) >= _LEAST else []


def _names(label: str) -> bool:
    return "P/E" in label or any(word.lower() not in _QUALIFIERS for word in _WORDS.findall(label))


def label_of(row: Sequence[tuple[int, str]], start: int) -> tuple[int, str] | None:
    """The label of a row that a figure stands behind; None for a figure in or behind the first."""
    behind = [one for one in row[1:] if one[0] < start]
    return behind[-1] if behind else None
