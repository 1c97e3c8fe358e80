"""What introduces a list or a table: leads, captions and lines that state a table's unit.

Belongs here: which words of the blocks above are the lead or caption.
Does not: captions inside a table (`tables`, `html_tables`).
"""

from __future__ import annotations

import re

from orchestration.memo.document import CaptionKind, Table, Text, TextBlock
from orchestration.memo.quantities import read_hint
from orchestration.memo.scanning.heading_units import start_of_unit_head
from orchestration.memo.scanning.inline import join, last_sentence, without_colon
from orchestration.memo.scanning.sections import is_caption_name

Caption = tuple[Text | None, CaptionKind | None]

_COLONS = (":", "：")
# A last sentence longer than this is no caption unless a colon says so.
_CAPTION_MAX = 160
# One that tells the unit may be longer: "Receipts by source, in millions of dollars, are repeated below."
_TELLS_UNIT = re.compile(
    r"\bin (?:(?:thousand|million|billion)s of |[A-Z]{0,3}[$€£¥₹₩]? ?(?:thousand|million|billion)s?\b)"
)
_TOLD_MAX = 300
# A line without a full stop right above a table names it, whatever figures it states.
_SHORT_MAX = 120
_YEAR = re.compile(r"(?:\b[QH][1-4]\s)?\b(?:FY)?(?:19|20|21)\d\d\b|\b[QH][1-4]\b")
_UNIT_LINE = re.compile(r"\([^()]{2,60}\)|(?:All\s)?(?:[Ff]igures|[Aa]mounts|[Vv]alues)\s(?:are\s)?in\s[^.]{1,40}\.?")
# "County results for 2029 are given below. Losses include theft."
_ANNOUNCED = re.compile(
    r"(?:^|(?<=[.!?] ))[A-Z](?:[^.!?]|\.(?=[0-9])){8,160}?"
    r"\b(?:(?:given|shown|listed|set out|summari[sz]ed|reported|tabulated|laid out|compared) (?:below|here)"
    r"|(?:in|by) the (?:following )?table(?: below)?|(?:[Tt]he )?table below (?:shows|gives|lists|sets out))\b"
    r"[^.!?]{0,40}\.(?= [A-Z])"
)
_ANNOUNCED_REACH = 500
# "Net monthly pay in zloty, June 2030. Allowances are included."
_NAMED_FIRST = re.compile(r"[A-Z](?:[^.!?:;]|\.(?=[0-9])){5,120}\.(?= [A-Z])")
_SAYS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|may|must|do|does|did|includes?|excludes?|fell|rose|grew"
    r"|pays|earns?|earned|spends|shows?|gives?|we|they|it|you|he|she)\b",
    re.IGNORECASE,
)
# What may be of other figures than those that the first sentence is of.
_TELLS_MORE = re.compile(
    r"\b(?:tables?|below|above|columns?|rows?|counts?|counted|numbers?|headcount|per ?cent|percentages?|shares?"
    r"|lists?)\b",
    re.IGNORECASE,
)
_NAMED_KINDS = frozenset({"money", "quantity", "percent"})
# It tells of the table before it, or where figures are from: neither names nor dates them.
_SOURCE = re.compile(r"(?:Data )?[Ss]ources?:\s|Notes?:\s")
_CREDIT = re.compile(
    r"\(?(?:credits?|photos?|images?|based on|data from|calculations|authors?|adapted)\b|(?:charts?|graphics?)(?::| by)"
    r"|(?!All\b)(?:[\w'’]+ ){0,3}(?:data|filings|calculations|annual reports?)(?:$|[,;.])",
    re.IGNORECASE,
)
# "Sum of the parts (CHF per share)"
_ENDS_IN_UNIT = re.compile(r"[A-Z][^.!?:;()]{3,60} \([^()]{2,40}\)")


def lead_above(blocks: list[TextBlock | Table]) -> Text | None:
    """The sentence ending in a colon right above a list, without the colon; or a short line that ends in a unit."""
    above = blocks[-1] if blocks else None
    if not isinstance(above, TextBlock) or above.kind not in {"prose", "heading"}:
        return None
    value = above.text.value
    if above.kind == "prose" and (_ENDS_IN_UNIT.fullmatch(value) or _UNIT_LINE.fullmatch(value)) is not None:
        return above.text
    if (begin := start_of_unit_head(value)) is not None:
        return above.text.slice(begin, len(value))
    if not value.endswith(_COLONS):
        return None
    return without_colon(above.text.slice(last_sentence(value), len(value)))


def take_caption(blocks: list[TextBlock | Table]) -> Caption:
    """The caption above a table that is about to be added to `blocks`.

    A line that is nothing but the caption leaves the blocks ("line"); a heading or prose stays.
    """
    above = blocks[-1] if blocks else None
    if not isinstance(above, TextBlock) or above.kind == "header":
        return None, None
    if above.kind == "heading":
        return without_colon(above.text), "heading"
    if _UNIT_LINE.fullmatch(above.text.value) is not None and len(blocks) > 1:
        return _with_unit(blocks, above)
    value = above.text.value
    if _SOURCE.match(value) is not None:
        return None, None
    begin = last_sentence(value)
    is_lead = value.endswith(_COLONS) or is_caption_name(value)
    if not is_lead and (named := _announced(above) or _named_first(above, begin)) is not None:
        return named, "prose"
    caption = without_colon(above.text.slice(begin, len(value)))
    if not caption.value or not (is_lead or _may_introduce(above, value[begin:])):
        return None, None
    if above.kind == "bullet" or not is_lead:
        return caption, "prose"
    blocks.pop()
    rest = above.text.slice(0, begin).strip()
    if rest.value:
        blocks.append(above._replace(text=rest))
    return caption, "line"


def _announced(block: TextBlock) -> Text | None:
    """The sentence of a paragraph that announces the table below it, where others follow; it states no figure."""
    value = block.text.value
    found = _ANNOUNCED.search(value, max(0, len(value) - _ANNOUNCED_REACH))
    if block.kind != "prose" or found is None or not _may_introduce(block, found.group()):
        return None
    return block.text.slice(*found.span())


def _named_first(block: TextBlock, last: int) -> Text | None:
    """The words without a verb that open a paragraph and state a unit, where the last sentence states none."""
    value = block.text.value
    found = _NAMED_FIRST.match(value) if block.kind == "prose" and last and len(value) <= _TOLD_MAX else None
    if found is None or _SAYS.search(found.group()) or not _may_introduce(block, value) or read_hint(value[last:]):
        return None
    if _TELLS_MORE.search(value, found.end()):
        return None
    name = found.group()[:-1]
    hint = read_hint(name)
    is_unit = hint is not None and bool(hint.unit) and hint.unit_kind in _NAMED_KINDS
    return block.text.slice(0, len(name)) if is_unit else None


def caption_with(blocks: list[TextBlock | Table], own: Text | None) -> Caption:
    """The caption of a table that is about to be added, which may state one too: in its first row, or below it.

    What the table states comes first. It goes on from a name above, and from whatever states a unit above.
    """
    size, last = len(blocks), blocks[-2:]
    above, kind = take_caption(blocks)
    if above is None or own is None:
        return (above, kind) if own is None else (own, "line")
    is_told_above, is_told_here = (read_hint(text.value) is not None for text in (above, own))
    if is_told_here and not is_told_above:
        if kind == "line" and ("(" in own.value or _UNIT_LINE.fullmatch(own.value) is not None):
            return join([above, own]), kind
        blocks[size - len(last) :] = last  # "Costs by line" and "£ million, year to July" make no sentence
        return own, "line"
    if kind == "line" or (is_told_above and not is_told_here):
        return join([above, own]), kind
    return own, "line"


def names_table(text: Text) -> bool:
    """Whether a line below a table in one figure is its caption: no credit, and no sentence with figures of its own."""
    value = text.value
    if _SOURCE.match(value) is not None or _CREDIT.match(value) is not None:
        return False
    return len(value) <= _TOLD_MAX and (_is_short(value) or not any(c.isdigit() for c in _YEAR.sub("", value)))


def _is_short(sentence: str) -> bool:
    """Whether a line is short and no sentence with a full stop."""
    return len(sentence) <= _SHORT_MAX and not sentence.endswith((".", "!", "?"))


def _with_unit(blocks: list[TextBlock | Table], unit: TextBlock) -> Caption:
    """The caption of a table whose unit stands on a line of its own (`(in $ millions)`)."""
    above = blocks[-2]
    if not isinstance(above, TextBlock) or above.kind not in {"prose", "heading"}:
        return unit.text, "prose"
    value = above.text.value
    is_lead = value.endswith(_COLONS) or (is_caption_name(value) and _is_short(value))
    if above.kind == "prose" and not is_lead and not (_is_short(value) and above.line == unit.line - 1):
        return unit.text, "prose"
    caption = join([without_colon(above.text), unit.text])
    if above.kind == "heading" or not is_lead:
        return caption, "heading" if above.kind == "heading" else "prose"
    del blocks[-2:]
    return caption, "line"


def _may_introduce(block: TextBlock, sentence: str) -> bool:
    """Whether a sentence without a colon can be the caption of the table below: it states no figure."""
    if block.kind == "bullet" or len(sentence) > (_TOLD_MAX if _TELLS_UNIT.search(sentence) else _CAPTION_MAX):
        return False
    return _is_short(sentence) or not any(c.isdigit() for c in _YEAR.sub("", sentence))
