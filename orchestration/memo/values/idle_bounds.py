"""Bound words that bound nothing: what fell "over five years" took five, what "crept up to 68%" ended there.

Belongs here: which words before an amount are idle. Does not: the words themselves (`number_grammar`).
"""

from __future__ import annotations

import re

from orchestration.memo.values.number_grammar import APPROXIMATE, AT_LEAST, AT_MOST, End
from orchestration.memo.vocabulary.units import Unit

# "has edged up to 68.4 per cent", "the levy rises up to $150", not "pay rises up to 5%"
_MOVED_UP = re.compile(
    r"\b(?:edg(?:ed|es|ing)|cr(?:ept|eeps)|inch(?:ed|es)|tick(?:ed|s)|went|gone|goes|moved|push(?:ed|es)|climb(?:ed|s)"
    r"|nudged|step(?:ped|s)|jumped|drifted|rose|risen|stands|(?:[Tt]he|[Ii]ts|[Ii]t|which)(?: [a-z-]+)? rises) up to "
    r"(?:an? )?$"
)
# "a ratio of 19.2% against a minimum of 14.5%", "the guaranteed minimum of 435,000 Ft": what a rule sets is just that.
_SET = re.compile(
    r"\b(?:(?:against|versus|vs\.?|above|below|than) (?:an? |the |its )?(?:[a-z]+ )?"
    r"|(?:receiv(?:e|es|ing)|gets?|paid|draws?|earns?|on) the (?:[a-z]+ )?"
    r"|(?:statutory|legal|regulatory|guaranteed|required|national|recommended|permitted|allowed) )"
    r"(?:minimum|maximum) of $"
    r"|(?:[,;(] |\b(?:and|with|but) )the (?:legal |statutory )?(?:minimum|maximum) $"  # "…, the minimum 5,480 zł"
    r"|(?<![0-9.,])(?:[1-9][0-9]|[$€£][0-9][0-9,]*) and (?:over|under|above|below) $"  # "aged 65 and over 19% of"
    r"|\b20[0-9]{2} and beyond $"
)
_SET_REACH, _DONE_REACH = 40, 64
# "turned over kr 8.4 billion", "handed over 14 depots", "spread over 60,000 firms"
_TURNED = re.compile(
    r"\b(?:turn(?:s|ed|ing)?|hand(?:s|ed|ing)?|roll(?:s|ed|ing)|carr(?:y|ies|ied|ying)"
    r"|spread|distributed|divided|scattered|phased|amorti[sz]ed)(?: out| evenly)? $"
)
# "SIP 5,000; left over 4,300.", not "the fire left over 40 homeless"
_LEFT = re.compile(r"(?:^|[;,:(] |\band )[Ll]eft $")
_ALONE = re.compile(r"[.,;)](?![0-9])|$| (?:a|per|each) (?:week|month|year)\b")
# "voice agents took over 58% of calls"
_TAKEN = re.compile(
    r"\b(?i:agents?|bots?|software|machines?|AI|it|they|systems?|tools?) (?:have |has )?t(?:ook|akes?|aken) $"
)
# "14 sites over 38 km" lie on so many, "networks over 300 km long" are longer.
_FAR = frozenset({"other:km", "other:kilometre", "other:mile"})
_OVER_THINGS = re.compile(
    r"\b(?!runs|spans|covers|extends|travels|drives|flies|sails|walks|moves|carries|is)[a-z]{3,}s $"
)
# "over 20 years of tenure" is at least as long.
_SERVED = re.compile(r" of (?:[a-z]+ )?(?:tenure|experience|service|seniority|age|data|history|work)\b")
# "takes over 9 months", "with over 11 months in the north": the time is longer, nothing happens in it.
_TOOK = re.compile(
    r"\b(?:with|tak(?:es?|ing)|took|lasts?|lasted|wait(?:s|ed|ing)?|averag(?:es?|ed|ing)|needs?|requires?|spen[dt]s?|exceed"
    r"|experience|tenure|(?<![0-9] )times?|delays?|(?<!course )(?<!courses )of|for|within|after"
    r"|(?:average|days|weeks|months|hours|years) and) $"
)
# "Over 20 years the gap eats 10.9 million", at the head of a text
_SUBJECT = re.compile(
    r",? (?:the|an?|it|we|they|you|he|she|this|that|these|those|each|both|its|our|their|your|his|her) [a-z]"
)
_TOOK_REACH, _TIMES = 20, frozenset({"other:night", "other:quarter", "other:decade"})
# Of days and hours "over" is a bound ("overdue over 90 days"), unless something was done in them.
_SHORT = frozenset({"day", "hour", "other:minute"})
_DONE = re.compile(
    r"\b(?:done|made|held|run|built|measured|collected|conducted|counted|interviewed|surveyed|recorded|averaged|trained|ran"
    r"|fell|rose|grew|dropped|lost|gained|sold|moved|paid|payable|happened|took place|carried out|[0-9.]+%)"
    r"(?: [a-z0-9-]+){0,9} $"
)


def without_idle_words(text: str, end: End, unit: Unit) -> End:
    """The end without words that bound nothing where they stand."""
    if not end.words or not _are_idle(text, end, unit):
        return end
    return end._replace(start=end.core_start, words=tuple(word for word in end.words if word == APPROXIMATE))


def _are_idle(text: str, end: End, unit: Unit) -> bool:
    """Whether the words before an amount bound nothing: what happened "over 5 years" lasted five years."""
    if AT_MOST in end.words and _MOVED_UP.search(text[max(0, end.start - _TOOK_REACH) : end.core_start]) is not None:
        return True
    if _SET.search(text[max(0, end.start - _SET_REACH) : end.core_start]) is not None:
        return True
    if AT_LEAST not in end.words or text[end.start : end.start + 4].lower() != "over":
        return False
    near = text[max(0, end.start - _TOOK_REACH) : end.start]
    if _TURNED.search(near) is not None or (_LEFT.search(near) and _ALONE.match(text, end.end)):
        return True
    if unit.kind == "percent" and _TAKEN.search(text[max(0, end.start - _SET_REACH) : end.start]) is not None:
        return True
    if unit.name in _FAR and _OVER_THINGS.search(near) is not None and not text.startswith(" of ", end.end):
        return True
    if unit.name in _SHORT:
        return _DONE.search(text[max(0, end.start - _DONE_REACH) : end.start]) is not None
    return (
        (unit.kind == "duration" or unit.name in _TIMES)
        and not near.endswith(("well ", ": ", "("))
        and (near.strip() != "" or _SUBJECT.match(text, end.end) is not None)
        and _SERVED.match(text, end.end) is None
        and _TOOK.search(near) is None
    )
