"""Which scenario words put a figure under: bear, base or bull, and how probable they say it is.

Belongs here: the words that name a scenario. Does not: status words (`status`), and never words that
only look alike ("customer base", "base salary", "baseline 2030", "bear market").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from orchestration.memo.vocabulary.words import holds_any

_WORDS = (
    r"(?:(?P<bear{n}>bear(?:ish)?|downside|adverse|pessimistic|worst|bad)|(?P<base{n}>base(?:line)?|central)"
    r"|(?P<bull{n}>bull(?:ish)?|upside|favou?rable|optimistic|best|good))"
)
# "most likely scenario": these name a case only with that word.
_TELLING = r"\b(?:(?:expected|moderate|reference|middle|realistic) scenario|most[ -]likely (?:case|scenario))\b"
_OTHER_NUMBERED = re.compile(
    r"scenario (?:[1-9]|[A-H]|one|two|three|four)(?=\s*[:(–—-])(?!.{0,80}\bscenario\b)", re.IGNORECASE
)
_OTHER_NAMED = re.compile(
    r"(?!.{0,60}\b(?:by|per|each|every|any|this|our|no|all|which|what-if|current|present|today) )(?:the )?"
    r"[a-z][a-z-]*(?: [a-z-]+){0,3} scenario(?= ?\()",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"(?:the |an? )?(?:(?:deep|long|mild|severe|prolonged|managed|orderly|disorderly|fast|rapid|slow|delayed) )?"
    r"(?:stagnation|recession|depression|stress(?:ed)?|collapse|breakthrough|breakout|disruption|disruptive|downturn"
    r"|contraction|acceleration|transition|fragmentation|status[- ]quo|business[- ]as[- ]usual|net[- ]zero"
    r"|tail[- ]risk)"
    r" scenario(?=$|\s*[:(–—])",
    re.IGNORECASE,
)
_ALONE = _WORDS.replace("|worst|bad", "").replace("|best|good", "")  # the best of a ranking is no case
# "Scenario 1", "Scenario B", "Scenario Two": a case of a number of its own.
NUMBERED_CASE = "Scenario (?:[1-9]|[A-H]|One|Two|Three|Four)"
CASE = re.compile(
    r"\b" + _WORDS.format(n="") + r"[ \u2010-]+(?:market[ -]+)?(?:cases?|scenarios?|thes[ie]s)\b"
    r"|\bscenario\b\s*(?:\w{1,5}\s*)?[:(\-–—]\s*" + _WORDS.format(n="_of") + r"\b"
    # "Bear road (25%):"
    r"|^(?:the )?"
    + _ALONE.format(n="_way")
    + r" (?:road|path|pathway|world|view|story|future|outcome|track|trajectory)"
    r"(?= \(~?[0-9]{1,3} ?%)",
    re.IGNORECASE,
)
# What stands between a bear and a bull case is the base: "Downside | Plan | Upside".
MIDDLE = re.compile(
    r"(?:(?:our|the|management) )?(?:plan|expected|(?:most )?likely|reference|mid|middle|realistic|moderate|consensus)"
    r"(?: case)?",
    re.IGNORECASE,
)
# "Base" beside "Bust" and "Boom", each with its odds, is the base case, and those are the bear and the bull case.
CASES_OF_OUTCOMES = {
    "base": re.compile(r"(?:base(?:line)?|central)(?: case)?", re.IGNORECASE),
    "bear": re.compile(r"bust|crash", re.IGNORECASE),
    "bull": re.compile(r"boom", re.IGNORECASE),
}
TELLS = re.compile(_TELLING, re.IGNORECASE)
# A label that is the bare word; "Base" and "Upside" alone say it only beside a sibling of another scenario.
_BARE = re.compile(
    r"^(?:[^\w\s(]{1,3}\s)?(?:the\s+)?(?:(?:(?:[a-z]{3,9}\.?|q[1-4]|h[12]|fy|cy)\s*)?\d{4}[EAP]?\s+)?"
    + _ALONE.format(n="")
    + r"(?: outlook)?(?=\s*$|\s*[(:\-–—]|\s+\d)"
    r"|\(" + _WORDS.format(n="_of") + r"(?=\)|[,:;–—-] ?\d{1,3} ?%)",
    re.IGNORECASE,
)
# "Bear revenue", "EPS - bull": the word beside a measure says it only where siblings name bear and bull so.
_BESIDE = re.compile(
    r"^(?P<word>bear|base|bull)\s+(?!market)[a-z]|[a-z)]\s*[-–—:/,]?\s+(?P<last>bear|base|bull)$", re.IGNORECASE
)
_SIBLINGS = re.compile(r"\b(?:bear|base|bull)\b", re.IGNORECASE)
# "Scenario (2035) Bear (20%)", as two rows of headers make it
_SPANNING = re.compile(
    r"^(?:scenarios?|cases?)(?: \([^()]{1,16}\))? (?=(?:bear|base|bull|downside|upside)\b)", re.IGNORECASE
)
_SUPERLATIVES = frozenset({"best", "worst", "good", "bad"})
_CERTAIN = ("bear", "bull", "pessimistic", "optimistic")
_ANIMAL = re.compile(r"\b(?:bear|bull)(?=(?:ish)?\b)", re.IGNORECASE)
# Without one of these no pattern above can match.
STEMS = (
    "bear",
    "base",
    "bull",
    "downside",
    "upside",
    "advers",
    "favo",
    "pessimis",
    "optimis",
    "worst",
    "best",
    "central",
    "bad ",
    "good ",
)
_PROBABILITY = re.compile(
    r"[(\[–—:,-]\s*(?:probability:?\s*)?[~≈]?(?P<percent>\d{1,3}(?:\.\d{1,4})?)\s?%(?:\s*(?:probability|likelihood|likely|chance|odds|weight\w*))?"
    r"\s*(?=[)\],;:]|$)|(?P<worded>\d{1,3}(?:\.\d{1,4})?)\s?%\s*(?:probability|likelihood|chance)",
    re.IGNORECASE,
)
_ROUNDING = Decimal("0.005")


class Scenario(NamedTuple):
    """A scenario a label names.

    `is_certain` is False for words that need a sibling; one `beside` a measure needs siblings on the same side of it.
    """

    name: str  # bear, base, bull, or the title of another
    probability: Decimal | None
    is_certain: bool
    beside: Literal["", "before", "after"] = ""

    @property
    def case(self) -> str | None:
        """Bear, base or bull; None for a scenario of another name, whose figures are projections all the same."""
        return self.name if self.name in ("bear", "base", "bull") else None


def name_of(match: re.Match[str]) -> str:
    """The case that a match of these patterns names."""
    return (match.lastgroup or "").split("_")[0]


def speaks_of_case(text: str) -> bool:
    """Whether a text holds the stem of any word for a case; a quick look that spares most texts the patterns."""
    return holds_any(text.lower(), STEMS)


def read_scenario(label: str) -> Scenario | None:
    """The one scenario a heading, caption, column or row label names; None where it names two."""
    label = _SPANNING.sub("", label)
    lowered = label.lower()
    if not holds_any(lowered, STEMS):
        told = TELLS.search(label) if may_tell(lowered) else None
        return Scenario("base", _probability(label, told.end()), is_certain=True) if told is not None else None
    names = {name_of(match): match for match in CASE.finditer(label)}
    is_certain = True
    if not names:
        bare = _BARE.match(label) or _BARE.search(label)
        if bare is None:
            return _beside(label)
        names = {name_of(bare): bare}
        word = bare.group(bare.lastgroup or 0).lower()
        if word in _SUPERLATIVES and bare.end() == len(label.rstrip()):
            return None  # the best and the worst of those compared
        is_certain = word.startswith(_CERTAIN) or lowered.startswith("scenario")
    if len(names | {match[0].lower()[:4]: None for match in _ANIMAL.finditer(label)}) != 1:
        return None
    name, match = next(iter(names.items()))
    return Scenario(name, _probability(label, match.end()), is_certain)


def read_other_scenario(label: str) -> Scenario | None:
    """A scenario that is neither bear, base nor bull: "Scenario B: Disruption (35%)", "Stagnation scenario".

    One told by number alone needs a sibling: "Scenario 1: You rent" is an example.
    """
    if "cenario" not in label and "CENARIO" not in label:
        return None
    if speaks_of_case(label):
        return None
    numbered = _OTHER_NUMBERED.match(label)
    named = None if numbered is not None else _OTHER_NAMED.match(label)
    outcome = _OUTCOME.match(label)
    match = numbered or named or outcome
    if match is None:
        return None
    probability = _probability(label, match.end())
    is_certain = probability is not None or outcome is not None
    return Scenario(label.lower(), probability, is_certain) if is_certain or numbered is not None else None


def _beside(label: str) -> Scenario | None:
    match = _BESIDE.search(label)
    if match is None or len({word[0].lower() for word in _SIBLINGS.findall(label)}) != 1:
        return None
    name = (match["word"] or match["last"]).lower()
    return Scenario(name, None, is_certain=False, beside="before" if match["word"] else "after")


def confirmed(labels: Iterable[Scenario | None]) -> frozenset[str]:
    """Which forms have the siblings they need among `labels`: "" the bare word, "before" or "after" a measure."""
    found = [scenario for scenario in labels if scenario is not None]
    names = {
        form: {one.case for one in found if one.beside == form and one.case is not None}
        for form in ("", "before", "after")
    }
    has_sibling = any(scenario.is_certain for scenario in found) or len(names[""]) > 1
    beside = [form for form in ("before", "after") if {"bear", "bull"} <= names[form]]
    return frozenset([*beside, ""] if has_sibling else beside)


def confirmed_case(scenario: Scenario | None, forms: frozenset[str]) -> Scenario | None:
    """The scenario for certain, None where its form has not the siblings it needs."""
    if scenario is None or scenario.is_certain:
        return scenario
    return scenario._replace(is_certain=True) if scenario.beside in forms else None


def case_around(own: str | None, stated: Iterable[Scenario | None]) -> tuple[str | None, Decimal | None, bool]:
    """The case of a figure, how probable it is and whether it is of any scenario at all.

    `own` is the case its own words name, `stated` are the scenarios around it from the nearest on. The odds may stand
    further out than the name: "Bull: $52" below "Bull Case (25%)".
    """
    name, is_of_any = own, own is not None
    for scenario in stated:
        if scenario is None or (scenario.beside and not scenario.is_certain):
            continue
        is_of_any = True
        if name is not None and scenario.case != name:
            break
        name = scenario.case
        if name is None or scenario.probability is not None:
            return name, scenario.probability, True
    return name, None, is_of_any


def make_a_whole(odds: Collection[Decimal]) -> bool:
    """Whether the odds of several cases are the shares of one whole."""
    return len(odds) > 1 and abs(sum(odds, Decimal(0)) - 1) <= _ROUNDING


def with_middle(labels: Sequence[str], cases: Sequence[Scenario | None]) -> list[Scenario | None]:
    """The cases of labels side by side, where the one between a bear and a bull case is the base by any name."""
    cases = _with_superlatives(labels, cases)
    names = [case.name for case in cases if case is not None and case.is_certain]
    if not {"bear", "bull"} <= set(names) or "base" in names:
        return list(cases)
    middle = [at for at, label in enumerate(labels) if MIDDLE.fullmatch(label.strip())]
    return [Scenario("base", None, is_certain=True) if [at] == middle else case for at, case in enumerate(cases)]


def _with_superlatives(labels: Sequence[str], cases: Sequence[Scenario | None]) -> Sequence[Scenario | None]:
    """The cases of labels side by side, "Worst | Likely | Best" among them; of things compared none is likely."""
    words = [label.strip().lower() for label in labels]
    if not {"worst", "best"} <= set(words) or not any(MIDDLE.fullmatch(word) for word in words):
        return cases
    named = {"worst": Scenario("bear", None, is_certain=True), "best": Scenario("bull", None, is_certain=True)}
    return [named.get(word, case) for word, case in zip(words, cases, strict=True)]


def _probability(label: str, after: int) -> Decimal | None:
    match = _PROBABILITY.search(label, after)
    if match is None:
        return None
    percent = Decimal(match["percent"] or match["worded"])
    return percent / 100 if percent <= 100 else None


def may_tell(lowered: str) -> bool:
    """Whether a lower-case text holds a word that makes one beside it a case."""
    return "case" in lowered or "scenario" in lowered or " thes" in lowered
