"""Lists of names with a number each, of which one alone states the unit: "Apple $4.1T, Nvidia 3.9T", "Asia 4, Ohio 5%".

Belongs here: what the numbers behind such names are, which alone make a name of its own ("Mistral 7B"). Does not: lists
without names (`elided_units`), and lists behind a label that counts or states a unit (`running.named_lists`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from orchestration.memo.values.assembly import build_single, refuse
from orchestration.memo.values.number_grammar import read_end
from orchestration.memo.values.quantity_types import Quantity, Refusal
from orchestration.memo.vocabulary.identifier_words import LISTED, MONTHS, NUMBERED
from orchestration.memo.vocabulary.natures import nature_of

Item = Quantity | Refusal

_NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_SCALE = r"(?:[KMBT]| ?(?:bn|tn|million|billion|trillion))(?![A-Za-z])"
_VALUE = rf"[A-Z]{{0,2}}[$€£¥₹₩]?{_NUMBER}(?:{_SCALE})?(?: ?%| per ?cent)?"
_NAME = r"[A-Z][\w&.'’/-]*(?: (?:[A-Z&][\w&.'’/-]*|of|and|the|de)){0,2}"
_SMALL = r"[A-Za-z][a-z-]*(?: [a-z-]+)?"
_JOINT = r"(?:[,;] (?:and )?| and )"
_RUN = re.compile(rf"(?<![\w$€£.,-]){_NAME} {_VALUE}(?:{_JOINT}{_NAME} {_VALUE})+(?![\w%/-]|[.,:][0-9])")
# "Costs: rent $12M, pay 41M"
_SMALL_RUN = re.compile(rf"(?<=: ){_SMALL} {_VALUE}(?:{_JOINT}{_SMALL} {_VALUE})+(?=[.;]?(?:\s|$))")
_MEMBER = re.compile(
    rf"(?P<name>[A-Za-z][^,;0-9$€£¥₹₩%]*?) (?P<value>(?P<sign>[A-Z]{{0,2}}[$€£¥₹₩])?(?P<number>{_NUMBER})"
    rf"(?P<scale>{_SCALE})?(?P<share> ?%| per ?cent)?)(?=$|[,;]| and )"
)
# "$4.1B/4.4B/4.9B"
_SLASHED = re.compile(
    rf"(?<![\w$€£/.,-])(?P<sign>[A-Z]{{0,2}}[$€£¥₹₩])(?P<number>{_NUMBER})(?P<scale>{_SCALE})"
    rf"(?P<rest>(?: ?/ ?{_NUMBER}{_SCALE})+)(?=$|[.;,)](?:\s|$)| (?:in|for|by|at|is|are|was|were)\b)"
)
_SLASHED_PART = re.compile(rf"/ ?(?P<number>{_NUMBER})(?P<scale>{_SCALE})")
_ENDS = re.compile(r"$|[.,;)](?=\s|$)")
# "Galaxy 8K and Bravia 4K TVs"
_SCREENS = re.compile(r"TVs?|sets?|screens?|displays?|monitors?|cameras?|video|projectors?|races?|runs?")
_NOUN = re.compile(r" (?P<noun>[a-z]{3,}|TVs?)(?=$|[.,;)\s])")
_HEAD = re.compile(r"(?:^|[.;] |\n)(?P<head>[^.;:\n]{3,100}?)(?::| are| were| is| include)?\s*$")
_REACH = 130
# Neural networks are told by their size: "Llama 70B, Mistral 7B".
_MODELS = re.compile(
    r"\b(?:models?|LLMs?|SLMs?|parameters?|params|weights|checkpoints?|variants?|fine-?tun\w+|inference|tokens?|distill\w*"
    r"|(?:llama|mistral|mixtral|ministral|qwen|gemma|gemini|phi|falcon|gpt|claude|deepseek|olmo|bloom|palm|nemotron"
    r"|granite|grok|kimi|glm|yi|pythia|opt|vicuna|alpaca)(?:-?[0-9.]+\w*)?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:jobs?|posts?|positions?)[- ](?:loss(?:es)?|cuts?|gains?)\b|\bemployers?\b", re.IGNORECASE)
_GREATEST = re.compile(r"(?:the )?(?:top|largest|biggest|leading|main|key|major|best)\b", re.IGNORECASE)
_OWNERS = re.compile(
    r"(?:ers|ors|banks|funds|firms|companies|groups|markets|cities|countries|states|economies|brands)$"
)
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_WHOLE, _ALIKE, _FAR, _LEAST, _CODE_REACH = 100, 20, 1000, 3, 24
_POWERS = {"K": 3, "M": 6, "million": 6, "B": 9, "bn": 9, "billion": 9, "T": 12, "tn": 12, "trillion": 12}


def names_owners(head: str) -> bool:
    """Whether the head of a list says whose the numbers are and not what: "Largest lenders: Apex 41B"."""
    return _GREATEST.match(head) is not None and " by " not in head and _OWNERS.search(head) is not None


def with_name_lists(text: str, found: Sequence[Item]) -> list[Item]:
    """The values of a text with those of its lists of names, where one of them or the head of the list says in what."""
    kept = {item.start: item for item in found}
    for run in _RUN.finditer(text):
        _read_run(text, run, kept)
    if ": " in text:
        for run in _SMALL_RUN.finditer(text):
            _read_run(text, run, kept, is_small=True)
    if "/" in text:
        for row in _SLASHED.finditer(text):
            _read_slashed(row, kept)
    return [kept[start] for start in sorted(kept)]


def _read_slashed(row: re.Match[str], kept: dict[int, Item]) -> None:
    """Amounts parted by strokes, of which the first alone has the sign: "$4.1B/4.4B/4.9B"."""
    own = _size(row["number"], row["scale"])
    for part in _SLASHED_PART.finditer(row["rest"]):
        size = _size(part["number"], part["scale"])
        start = row.start("rest") + part.start("number")
        if own < _ALIKE * size and size < _ALIKE * own:
            _put(kept, start, row.start("rest") + part.end(), row["sign"] + part["number"] + part["scale"])


def _read_run(text: str, run: re.Match[str], kept: dict[int, Item], *, is_small: bool = False) -> None:
    members = list(_MEMBER.finditer(text, run.start(), run.end()))
    before = _HEAD.search(text[max(0, run.start() - _REACH) : run.start()])
    head = before["head"].strip(" *_-") if before is not None else ""
    if len(members) <= 1 or any(_is_one_name(member) for member in members):
        return
    natures = {nature_of(member["name"]) for member in members}
    written = None
    if members[0]["sign"] and not natures & {"count", "percent"} and (not is_small or nature_of(head) == "money"):
        written = _in_money(text, run.end(), members, head)
    elif not is_small and head and text.startswith(":", run.start() - 2):
        written = _in_percent(text, run.end(), members, head)
    if written is not None:
        for member, value in zip(members, written, strict=True):
            _put(kept, member.start("value"), member.end("value"), value)
    elif not is_small:
        _count(text, run, members, head, kept)


def _is_one_name(member: re.Match[str]) -> bool:
    """Whether a name and its number are one: "Phase 2", "June 2030"."""
    last = member["name"].rpartition(" ")[2].lower()
    return _YEAR.fullmatch(member["value"]) is not None or last in NUMBERED | LISTED | MONTHS


def _in_money(text: str, end: int, members: Sequence[re.Match[str]], head: str) -> list[str] | None:
    """The members as money of the first's: "Apple $4.1T, Nvidia 3.9T"; None where that is not told."""
    first, rest = members[0], members[1:]
    if any(member["sign"] or member["share"] for member in rest) or nature_of(head) in ("count", "percent"):
        return None
    if _ENDS.match(text, end) is None or first["share"]:
        return None
    if all(member["scale"] for member in rest) and first["scale"]:
        scales, factor = [member["scale"] for member in rest], _FAR
    elif not any(member["scale"] for member in rest) and nature_of(head) == "money" and ":" in text[: first.start()]:
        scales, factor = [first["scale"] or "" for _ in rest], _ALIKE
    else:
        return None
    sizes = [_size(member["number"], scale) for member, scale in zip(rest, scales, strict=True)]
    own = _size(first["number"], first["scale"] or "")
    if not all(size and own < factor * size and size < factor * own for size in sizes):
        return None
    return [
        first["value"],
        *(first["sign"] + member["number"] + scale for member, scale in zip(rest, scales, strict=True)),
    ]


def _in_percent(text: str, end: int, members: Sequence[re.Match[str]], head: str) -> list[str] | None:
    """The members as percentages, which the first or the last of them says: "Asia 4.1, Europe 1.2, Africa 5.3%"."""
    told = [member for member in members if member["share"]]
    is_told = len(told) == 1 and told[0] in (members[0], members[-1])
    if not is_told or any(member["sign"] or member["scale"] for member in members) or _ENDS.match(text, end) is None:
        return None
    least = 2 if nature_of(head) == "percent" else _LEAST
    if len(members) < least or any(Decimal(member["number"].replace(",", "")) > _WHOLE for member in members):
        return None
    return [f"{member['number']}%" for member in members]


def _count(text: str, run: re.Match[str], members: Sequence[re.Match[str]], head: str, kept: dict[int, Item]) -> None:
    """The members as counts where the head or the noun behind says so; a refusal of what would be lost elsewhere."""
    whole, members = members, [one for one in members if one["scale"] and not one["sign"] and not one["share"]]
    behind = _NOUN.match(text, run.end())
    if behind is not None and _SCREENS.fullmatch(behind["noun"]) is not None:
        return
    lost = [member for member in members if not _is_read(kept, member.start("value"))]
    if not lost or _MODELS.search(text, max(0, run.start() - _REACH), run.end() + 40) is not None:
        return
    natures = (nature_of(head), nature_of(head.rpartition(" by ")[2]))
    is_counted = ("count" in natures and natures[0] in (None, "count")) and not names_owners(head)
    is_counted = is_counted or _COUNTED.search(head) is not None
    is_counted = is_counted or (behind is not None and nature_of(behind["noun"]) == "count")
    for member in lost:
        start, end = member.span("value")
        if is_counted and len(members) == len(whole):
            _put(kept, start, end, member["value"])
        else:
            kept[start] = refuse("ambiguous_unit", text, start, end)


def _is_read(kept: dict[int, Item], start: int) -> bool:
    """Whether a value that is read already holds a place: "SEK 610 million" holds its number."""
    return any(place in kept and kept[place].end > start for place in range(start - _CODE_REACH, start + 1))


def _put(kept: dict[int, Item], start: int, end: int, value: str) -> None:
    """Read a value as written out for one member of a list, in place of what was read there."""
    amount = read_end(value, 0)
    built = build_single(value, amount, None) if amount is not None and amount.end == len(value) else None
    if not isinstance(built, Quantity) or (start in kept and kept[start].end > end):
        return
    kept[start] = built._replace(start=start, end=end)


def _size(number: str, scale: str) -> Decimal:
    return Decimal(number.replace(",", "")).scaleb(_POWERS.get(scale.strip(), 0))
