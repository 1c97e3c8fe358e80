"""The words of a unit in a label, put into codes: "millions of US dollars", "MSEK", "R bn", "DKK before tax".

Belongs here: what is written in place of an ISO code and a scale. Does not: what these are together (`hints`).
"""

from __future__ import annotations

import re

from orchestration.memo.currencies import NAME_PAIRS, code_of

# "SEKm", "NOKbn"; "MSEK", "TEUR", as Nordic and German reports have it.
_GLUED_SCALES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion", "k": "thousand",
                 "M": "million", "T": "thousand", "K": "thousand"}  # fmt: skip
_GLUED_CODE = re.compile(r"\b(?:([MTkKm])([A-Z]{3})|([A-Z]{3})(m|mn|bn|tn|k))\b")
# "(R million)", "(R bn)", "R'000": rand, which alone is a letter; "RM" is the ringgit.
_RAND = re.compile(r"^(?:in )?R(?: ?(?=(?:million|billion|thousand|bn|mn?|'?000s?)\b)| (?=[MB]\b))")
# "(millions of US dollars)"
_TWO_WORDS = re.compile(
    rf"\b(?i:{'|'.join(f'{first} {second}' for first, second in NAME_PAIRS if second not in ('kong', 'zealand'))})\b"
)
# "(DKK before tax)", "(EUR incl. VAT)": on what terms an amount is stated changes nothing in its unit.
_TERMS = re.compile(
    r"(?<=\w),? (?:(?:before|after|net of|incl\.?|including|excl\.?|excluding|plus|ex|with|without) "
    r"(?:[a-z]+ ){0,2}(?:tax(?:es)?|VAT|GST|pensions?|housing costs|bonus(?:es)?|benefits|subsid(?:y|ies)|fees"
    r"|interest|social (?:security|insurance)|overtime|tips|inflation|duties|levies|rent)"
    r"|pre-?tax|post-?tax|after-?tax|gross|net)$"
)


def in_codes(written: str) -> str:
    """The words with an ISO code and a scale parted by a space, and without the terms an amount is stated on."""
    written = _TERMS.sub("", _TWO_WORDS.sub(_coded, written))
    return _RAND.sub("ZAR ", _GLUED_CODE.sub(_parted, written))


def _coded(match: re.Match[str]) -> str:
    first, second = match.group().lower().split()
    return NAME_PAIRS[first, second]


def _parted(match: re.Match[str]) -> str:
    """Read "SEKm" and "MSEK" as currency and scale, where the three letters are a currency's."""
    first, code, last_code, last = match.groups()
    return (
        match.group() if code_of(code or last_code) is None else f"{code or last_code} {_GLUED_SCALES[first or last]}"
    )
