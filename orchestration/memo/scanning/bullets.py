"""Bullets that run on in one paragraph: `Label: - a: 1 - b: 2 - c: 3`, `• a • b`.

Belongs here: cutting a paragraph into what stands before a list, its lead and its items.
Does not: bullets on lines of their own (`lines`).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from orchestration.memo.scanning.inline import last_sentence, without_colon
from orchestration.memo.vocabulary.currencies import CODES, PLAIN_SIGNS
from orchestration.memo.vocabulary.period_grammar import MONTH_NAME
from orchestration.memo.vocabulary.scenarios import NUMBERED_CASE
from orchestration.memo.vocabulary.short_words import ends_sentence

if TYPE_CHECKING:
    from orchestration.memo.document import Text


class Piece(NamedTuple):
    """A part of a paragraph: prose, or one item of a list with the words that introduce the list."""

    kind: str  # "prose" | "bullet"
    text: Text
    lead: Text | None = None


_DASH = re.compile(r"(?<=\s)-(?=\s)|^-(?=\s)")
_DOT = re.compile(r"[•●▪■◦‣⁃]")
_LEAD_MARK = re.compile(r"[:：]\**\s{1,4}([-–—*•●▪■◦‣⁃·])\s{1,4}(?=\S)")
_LABEL = re.compile(r"[^\s:][^:]{0,120}:\**\s+\S")
_AMOUNT_END = re.compile(r"(?:\d[%+x°]?|\d\s?(?:[KMBTkmx]|bn|tn|Cr|L|pp|bps|million|billion|trillion|percent)\+?)\)?$")
_AMOUNT_START = re.compile(rf"[~<>+(−-]{{0,2}}(?:[A-Z]{{1,3}})?[{PLAIN_SIGNS}]?\d|{CODES}\s")
_YEAR_END, _YEAR_FIRST = re.compile(r" (?:19|20)\d\d$"), re.compile(r"(?:19|20|21)\d\d\b(?!,\d)")
_SHARE_START = re.compile(r"[~<>+(−-]{0,2}\d[\d,.]*\s?%")
_YEAR_LABEL = re.compile(r"(?:FY|Q[1-4]\s)?(?:19|20|21)\d\d(?:[-–]\d{2,4})?[AE]?(?:\s\([^()]{1,40}\))?:\s")
# "- 2031 - 310 pilots - Q1 2032 - 1,200 users": each time and what it dates are one item
_TIME_ALONE = re.compile(
    rf"[*_]{{0,2}}(?:(?:By|In|Late|Early|Mid|End) )?(?:(?:[QH][1-4]|[1-4][QH]|{MONTH_NAME}) )?(?:FY ?)?(?:19|20|21)\d\d"
    r"(?:[-–]\d{2,4})?[AE]?[*_]{0,2}"
)
_CODE_LABEL = re.compile(r"[A-Z]{1,2}\d{1,2} [A-Za-z][^:]{0,60}:\s")  # "L3 real pay: -18%"
# "51-200 seats: $39", "300+: $0.19", "5–10 km: $7"
_BAND_LABEL = re.compile(
    rf"(?P<low>[{PLAIN_SIGNS}]?\d[\d,.]*[KkM]?) ?(?:%? ?(?:[-–—]|to) ?[{PLAIN_SIGNS}]?\d[\d,.]*[KkM]?%?\+?|%?\+)"
    r"(?: [A-Za-z][A-Za-z-]*){0,3}:\s"
)
# "M40: 8,600" behind "B40: 3,900", but "R35 - R40: 12%" is a band
_CODE, _CODED_END = re.compile(r"([A-Z]{1,3})\d{1,3}:\s"), re.compile(r"(?<![A-Za-z])([A-Z]{1,3})\d[\d.,]*$")
_NEW_LEAD = re.compile(r"(?:[.!?;]|(?<=[\d%+KMBTx)]))\s+(?=[A-Z][^.!?:]{2,100}:$)")
# "Revenue ($M) - 2028: 410 - 2029: 480", "Revenue by segment, $ millions - Cloud: 410"
_UNIT_LAST = re.compile(
    r"[A-Z][^.:;!?]{2,80}"
    r"(?:\([^()]{1,24}\)|, (?:in )?(?:[A-Z]{0,3}[$€£¥₹₩] ?|[A-Z]{3} )?(?:thousand|million|billion)s?|%)"
)
# "Net margin: – 4.1% (2029: – 2.2%)", "Q1: - 4%, Q2: - 2%": the dash behind a colon is a minus there.
_SIGNED = re.compile(rf"(?:{_AMOUNT_START.pattern})\S{{0,12}}(?: (?:million|billion|trillion))?")
_SIGNED_NEXT = re.compile(rf"{_SIGNED.pattern}(?:[,;]| \()[^.!?]{{0,60}}:")
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z])")
# "BASE CASE (55%) Consolidation without a crisis. - Banks: 58 - Margin: 2.55%"
_CASE_FIRST = re.compile(
    r"(?:the )?(?:bear|base|bull|downside|upside)(?:ish)? (?:case|scenario)\b"
    r"|(?:bear|base|bull|downside|upside|central)(?:ish)? \([0-9]{1,2}%\)"
    # "BEAR: EVERYONE IS A STUDIO (30% LIKELY)", "Scenario B – Base (50%)"
    r"|(?:scenario \w{1,5}\s*[:.–—-]\s+)?(?:the )?(?:bear|base|bull|downside|upside|central)(?:ish)?[:\s][^.!?]{0,100}"
    r"\([^()0-9]{0,16}[0-9]{1,2} ?%[^()]{0,16}\)$",
    re.IGNORECASE,
)
# "- Pay: -18% Base (50%): the plan holds - Headcount: 165,000"
_NEXT_CASE = re.compile(
    r"(?<=[0-9%+KMBTx).])\s+(?=(?:Bear|Base|Bull|Downside|Upside|Central)(?: [Cc]ase)? \([0-9]{1,2}%\): )"
)
# "Scenario A - Fragmentation (35%): …. Scenario B - Muddle through (45%): …"
_SCENARIO = re.compile(
    rf"(?:^|(?<=[.;!?%)]\s))(?=[*_]{{0,2}}{NUMBERED_CASE}\s?[:–—-]\s"
    r"[^.:;]{3,60}\([^()0-9]{0,16}[0-9]{1,2}\s?%)"
)
_SCENARIO_END = re.compile(r"\b[Ss]cenario (?:[1-9]|[A-H]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our) $")
_SCENARIO_REACH = 16
_LEAD_MAX, _PAIRS = 160, 2
# More marks than this in one paragraph make no list a memo could hold.
_ITEMS_MAX = 2000


def split_paragraph(text: Text) -> list[Piece]:
    """A paragraph that may hold a list as prose and bullets, in reading order.

    Every word is in exactly one piece or lead.
    """
    value = text.value
    told = [at.start() for at in _SCENARIO.finditer(value)] if value.count("cenario ") > 1 else []
    if len(told) > 1:
        parts = [0, *(at for at in told if at), len(value)]
        split = (text.slice(a, b).strip() for a, b in pairwise(parts))
        return [piece for part in split for piece in split_paragraph(part)]
    cuts, has_lead = _separators(value)
    if not cuts:
        return [Piece("prose", text)]
    pieces: list[Piece] = []
    head = text.slice(0, cuts[0]).strip()
    lead: Text | None = None
    if head.value:
        pieces.append(Piece("prose", head))
        if has_lead or head.value.endswith(":") or _UNIT_LAST.fullmatch(head.value) is not None:
            lead = without_colon(head.slice(last_sentence(head.value), len(head.value)))
        elif _CASE_FIRST.match(head.value) is not None:
            lead = head.slice(0, min(len(head.value), _LEAD_MAX))
    items = [text.slice(a + 1, b).strip() for a, b in zip(cuts, [*cuts[1:], len(value)], strict=True)]
    for index, item in enumerate(items):
        if (case := _NEXT_CASE.search(item.value)) is not None:
            pieces.append(Piece("bullet", item.slice(0, case.start()).strip(), lead))
            lead = item.slice(case.end(), len(item.value)).strip()
            pieces.append(Piece("prose", lead))
            continue
        is_last = index + 1 == len(items)
        pieces.extend(_item(item, lead, is_last=is_last, may_end=is_last and _is_plain_list(items[:-1])))
        if not is_last and item.value.endswith(":"):
            lead = without_colon(pieces[-1].text)
    return pieces


def may_hold_list(value: str) -> bool:
    """Whether `split_paragraph` could cut a paragraph: a quick look that leaves most of them alone."""
    if " - " in value or " * " in value or value[:2] == "- " or value.count("Scenario ") > 1:
        return True
    return not value.isascii() and (_DOT.search(value) is not None or _LEAD_MARK.search(value) is not None)


def _item(item: Text, lead: Text | None, *, is_last: bool, may_end: bool) -> list[Piece]:
    """One item; the lead of a second list, or a closing sentence, that runs on behind it is cut off."""
    value = item.value
    if not value:
        return []
    if not is_last and value.endswith(":"):
        cuts = list(_NEW_LEAD.finditer(value))
        if cuts:
            cut = cuts[-1]
            head = item.slice(0, cut.start() + (0 if value[cut.start()].isspace() else 1)).strip()
            return [Piece("bullet", head, lead), Piece("prose", item.slice(cut.end(), len(value)).strip())]
    if may_end and (end := _first_end(value)) is not None:
        head = item.slice(0, end.start() + 1)
        return [Piece("bullet", head, lead), Piece("prose", item.slice(end.end(), len(value)).strip())]
    return [Piece("bullet", item, lead)]


def _first_end(value: str) -> re.Match[str] | None:
    """Where the first sentence of an item ends and another follows."""
    return next((end for end in _SENTENCE.finditer(value) if ends_sentence(value, end.start(), end.end())), None)


def _is_plain_list(items: list[Text]) -> bool:
    """Whether no item before the last one holds more than one sentence."""
    return bool(items) and all(_first_end(item.value) is None for item in items)


def _separators(value: str) -> tuple[list[int], bool]:
    """Offsets of the marks that separate items, and whether a lead ending in a colon comes first."""
    opened = _LEAD_MARK.search(value)
    mark = opened.group(1) if opened is not None else None
    if mark is None or mark == "-":
        dots = [m.start() for m in _DOT.finditer(value)]
        if dots and mark is None:
            return (dots, False) if 2 <= len(dots) <= _ITEMS_MAX or dots == [0] else ([], False)
        return _dashes(value, opened.start(1) if opened is not None else -1)
    first = opened.start(1) if opened is not None else 0
    cuts = [m.start() for m in re.finditer(rf"(?<=\s){re.escape(mark)}(?=\s)", value) if m.start() >= first]
    is_safe = mark in "•●▪■◦‣⁃" or (
        len(cuts) >= 2
        and not any(_is_range(value, cut) for cut in cuts)
        and not (mark == "–" and _are_signs(value, cuts))
    )
    return (_with_times(cuts, value), True) if is_safe and len(cuts) <= _ITEMS_MAX else ([], False)


def _are_signs(value: str, cuts: list[int]) -> bool:
    """Whether the dashes are signs of values: labels stand before each ("(2029: – 2.2%)", "Jobs: - 12")."""
    items = [value[a + 1 : b].strip() for a, b in pairwise([*cuts, len(value)])]
    if _AMOUNT_START.match(items[0]) is None:
        return False
    if len(items) > 1 and all(_SIGNED.fullmatch(item.rstrip(";.")) for item in items):
        return all(item.endswith(";") for item in items[:-1])
    return any(
        _SIGNED_NEXT.fullmatch(item) is not None or (_SIGNED.fullmatch(item) is not None and behind.endswith(":"))
        for item, behind in pairwise(items)
    )


def _dashes(value: str, first: int) -> tuple[list[int], bool]:
    """Separators among ` - `: never inside a range, and only where the paragraph is a list."""
    marks = [m.start() for m in _DASH.finditer(value)]
    if not marks or len(marks) > _ITEMS_MAX:
        return [], False
    marks = [at for at in marks if _SCENARIO_END.search(value, max(0, at - _SCENARIO_REACH), at) is None]
    cuts = [at for at in marks if at >= first and (at == first or not _is_range(value, at))]
    if not cuts:
        return [], False
    items = [value[a + 1 : b].strip() for a, b in zip(cuts, [*cuts[1:], len(value)], strict=True)]
    labelled = sum(1 for item in items if _LABEL.match(item) is not None)
    has_lead = first >= 0
    if has_lead and _are_signs(value, cuts):
        return [], False
    if has_lead and len(cuts) == 1 and _AMOUNT_START.match(items[0]) is not None:
        return [], False  # `Change: - 8%` is a negative number
    if not has_lead and labelled < 2:
        return [], False
    return _with_times(_without_asides(cuts, items, labelled), value), has_lead


def _with_times(cuts: list[int], value: str) -> list[int]:
    """Without the dashes that part a time from what it dates, in a list of such pairs: "- 2031 - 310 pilots - 2032"."""
    items = [value[a + 1 : b].strip() for a, b in pairwise([*cuts, len(value)])]
    are_times = [_TIME_ALONE.fullmatch(item) is not None for item in items]
    in_turn = [at % 2 == 0 for at in range(len(items))]
    return cuts[::2] if are_times == in_turn and len(items) >= _PAIRS * 2 and len(items) % 2 == 0 else cuts


def _without_asides(cuts: list[int], items: list[str], labelled: int) -> list[int]:
    """Without the dashes of an aside: small-lettered words in a list whose items are `Label: value`."""
    if labelled < 2 or labelled * 2 < len(items):
        return cuts
    capital = sum(1 for item in items if _LABEL.match(item) is not None and not item[0].islower())
    if capital < labelled:
        return cuts
    return [
        cut
        for index, (cut, item) in enumerate(zip(cuts, items, strict=True))
        if not index or not item or not item[0].islower() or _LABEL.match(item) is not None
    ]


def _is_range(value: str, at: int) -> bool:
    """Whether the dash at `at` stands between two amounts (`45 - 60`), not between two items."""
    right = value[at + 1 : at + 80].lstrip()
    if _AMOUNT_START.match(right) is None or _YEAR_LABEL.match(right) or _CODE_LABEL.match(right):
        return False
    if _BAND_LABEL.match(right) is not None:
        return False
    left = value[max(0, at - 24) : at].rstrip()
    if _AMOUNT_END.search(left) is None or (_YEAR_END.search(left) is not None and _YEAR_FIRST.match(right) is None):
        return False  # "founded in 2021 - 12,400 employees"
    code, before = _CODE.match(right), _CODED_END.search(left)
    if code is not None and (before is None or before[1] != code[1]):
        return False
    # `12% - 280 boats` is two statements: the ends of a range are of one kind.
    is_share = _SHARE_START.match(right) is not None
    return is_share if left.rstrip(")+").endswith("%") else not is_share or left[-1].isdigit()
