"""Whether words call a figure actual, estimated, projected, a target or an assumption.

Belongs here: the words of each status and how they weigh against the period and the memo's date.
Does not: finding periods (`periods`) or scenarios (`scenarios`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.memo.periods import Period

ACTUAL, ESTIMATE, PROJECTION, TARGET, ASSUMPTION = "actual", "estimate", "projection", "target", "assumption"

MODAL = "modal"  # "would add $5M": a figure the words only think of
# "Target market", "Target Corporation" and "targeting European enterprises" name who, not how much.
_STATUS = re.compile(
    r"(?P<assumption>\bassum(?:e|es|ed|ing|ptions?)\b)"
    r"|(?P<target>(?<!from )\btarget(?:ing|s)?\b(?!\s+(?:market|audience|segment|enterprise|customer|corp|population"
    r"|group|demographic|compan|industr|sector|user|buyer)\w*)|\bgoals?\b(?!\s+(?:per|scored|conceded|against)\b)|\baim(?:s|ed|ing)?\s+(?:to|for|at)\b"
    r"|\bambitions?\b|\bplan(?:s|ning)?\s+to\b|\bplanned\b)"
    r"|(?P<projection>\bproject(?:ed|ions?|ing)\b|\bprojects\s+(?=[~≈$€£¥₹+\-−\d])|(?<=we )project\b"
    r"|(?<=we )model(?= (?:(?:about|around|an?) )?[~≈]?(?:[A-Z]{0,3}[$€£¥₹]|[0-9][0-9.,]* ?%))"
    r"|(?<=management )projects\b|(?<=company )projects\b|(?<=ministry )projects\b|(?<=government )projects\b"
    r"|(?<=board )projects\b|(?<=IMF )projects\b|\bforecast(?:s|ed|ing)?\b|\boutlook\b|\bguidance\b"
    r"|\bconsensus(?= (?:EPS|earnings|revenues?|sales|EBITDA|profits?|sees|expects|looks for|is for)\b"
    r"|:[*_]{0,2} [~≈]?[A-Z]{0,3}[$€£¥₹])"
    r"|(?<!tour )\b(?:guides|guiding|guided) (?:to|for)\b(?! the\b)"
    r"|\bexpect(?:s|ed|ing)?\b(?!\s+(?:loss|credit|shortfall|value|life))|\banticipat(?:es|ed|ing)\b|\bwill\b(?!\w))"
    r"|(?P<modal>\b(?:would|could|might|(?-i:may)(?! (?:hold|not|only)\b))\b"
    r"|\b(?:set|poised|slated|likely|on track|scheduled) to\b(?= [a-z])"
    # "on pace for $171 billion"
    r"|\bon (?:pace|track|course) for\b(?= [~≈]?(?:about |some |over )?[A-Z]{0,3}[$€£¥₹0-9])"
    r"|\bon pace to\b"
    # "losses due to fraud" have a cause
    r"|\bdue to (?:be|become|begin|open|expire|mature|arrive|reach|receive|enter|complete|deliver|come|go|take|join|pay"
    r"|repay|happen|publish|decide|finish|(?:(?<=is due to )|(?<=are due to ))(?:rise|fall|start|end|close|launch|grow"
    r"|drop|increase|double|run|vote|retire|leave|move))\b)"
    r"|(?P<estimate>\best\.|\(est\)|\best$|\bestimat(?:es?|ed|ing|ions?)\b)"
    r"|(?P<actual>\bactuals?\b|\bcurrent(?:ly)?\b(?!\s+(?:account|ratio|assets|liabilities))|\breported\b"
    r"|\breali[sz]ed\b|\bhistorical(?:ly)?\b|\bto[ -]date\b"
    r"|\bbaseline\b(?!\s+(?:case|scenario|projection|forecast)))",
    re.IGNORECASE,
)
# What each word above starts with.
_STEMS = (
    *("assum", "target", "goal", "aim", "ambition", "plan", "project", "forecast", "outlook", "guid", "consensus"),
    *(
        "expect",
        "model",
        "anticipat",
        "will",
        "would",
        "could",
        "might",
        "may",
        "est",
        "(est)",
        "current",
        "actual",
        "reported",
        "reali",
        "historical",
    ),
    *(
        "to date",
        "to-date",
        "baseline",
        "set to",
        "poised to",
        "slated to",
        "likely to",
        "due to",
        "on track ",
        "on pace ",
        "on course for",
        "scheduled to",
    ),
)
# Further off than this a word governs another part of the sentence.
_REACH = 110
_TARGET_REACH = 60
_SUFFIX = 14


def read_status(label: str) -> str | None:
    """The status a short label states; the last word counts ("Current Projection" is a projection)."""
    words = status_words(label)
    stated = [status for _, _, status in words if status != MODAL]
    return stated[-1] if stated else None


def status_words(text: str) -> list[tuple[int, int, str]]:
    """Every status word of running text as (start, end, status), in reading order."""
    matches = [_STATUS.match(text, place) for place in places_of(text, _STEMS)]
    return sorted((m.start(), m.end(), m.lastgroup or ACTUAL) for m in matches if m is not None)


def places_of(text: str, stems: tuple[str, ...]) -> Iterator[int]:
    """Where any of some lower-case stems occurs in a text of any case.

    Plain searches are ten times faster than one pattern of alternatives.
    """
    lowered = lower_in_place(text)
    for stem in stems:
        at = lowered.find(stem)
        while at >= 0:
            yield at
            at = lowered.find(stem, at + len(stem))


def lower_in_place(text: str) -> str:
    """Lower case of the same length: a few letters (İ) would grow and shift all places behind them."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in text)


def status_near(words: list[tuple[int, int, str]], start: int, end: int, left: int, right: int) -> str | None:
    """The status of the value at `start`–`end` from the words of its clause, which is `left`–`right`.

    The nearest word before the value governs it; else one closely after it ("$5M projected").
    """
    before = None
    for word_start, word_end, status in words:
        if word_start >= right:
            break
        if start <= word_start < end:
            before = status if status == ESTIMATE else before  # "an estimated $58"
        elif word_end <= start and word_start >= left:
            reach = _TARGET_REACH if status == TARGET else _REACH
            before = status if start - word_end <= reach else before
        elif word_start >= end and before is None and word_start - end <= _SUFFIX and status not in (ASSUMPTION, MODAL):
            return status
    return PROJECTION if before == MODAL else before


def has_elapsed(period: Period, as_of: Period) -> bool:
    """Whether the period lies wholly behind the memo's date."""
    return period.end <= as_of.end


def status_of_time(period: Period | None, as_of: Period | None) -> str:
    """The status of a figure no words qualify, from its period against the memo's date.

    A calendar period that holds the memo's date counts as the present; an interval of several
    periods that runs on beyond the memo's year does not.
    """
    if period is None or as_of is None:
        return ACTUAL
    if period.fiscal and period.start.year == as_of.end.year:
        return ACTUAL  # of a fiscal year only the firm knows when it ends
    is_ahead = period.start > as_of.end
    runs_on = "/" in period.edtf and period.end.year > as_of.end.year
    opens_ahead = period.relation == "after" and period.end >= as_of.start
    if not (is_ahead or runs_on or opens_ahead):
        return ACTUAL
    return TARGET if period.relation == "by" else PROJECTION
