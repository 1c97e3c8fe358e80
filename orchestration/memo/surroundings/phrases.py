"""The words that name a figure: labels before colons, nouns beside values, annotations in parentheses.

Belongs here: rules over the few words around a value, bounded in reach. Does not: deciding what the
named thing is; words are handed on as written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.memo.quantities import Quantity
from orchestration.memo.surroundings.same_measure import goes_on, is_named_before
from orchestration.memo.vocabulary.cut_words import (
    RATE,
    TRIM,
    YEAR,
    YEAR_FIRST,
    are_fillers,
    clean,
    kept,
    named_behind_year,
    plain,
    trimmed,
)
from orchestration.memo.vocabulary.short_words import SENTENCE_END, STOP, is_adverb, is_short_noun
from orchestration.memo.vocabulary.words import (
    CASES_ALONE,
    FILLERS,
    LINKS,
    NAMELESS,
    NOUNS_ING,
    NOUNS_TOO,
    PRAISE,
    PRONOUNS,
    STOPS,
    VERBS,
    word_set,
)

# A label is short; a longer stretch before a colon is a sentence.
_LABEL = re.compile(r"[^\n]{1,110}?:(?=\s)")
_LABEL_WORDS_MAX = 9
_PARENTHESES = re.compile(r"\([^()]*\)")
_REACH = 160
_NOUN_MAX = 6
# "By 2031 margins are 12%": the year opens the sentence, and the noun follows it.
_OPENING = frozenset({"By", "In", "Until", "During", "Since"})
_CASE = re.compile(
    r"(?:the\s+)?(?:bear|base|bull|\w+side|\w+istic|best|worst)\w*[\s-](?:case|scenario|thesis)", re.IGNORECASE
)
_ANNOTATION = re.compile(r"\s*\(([^()]{1,120})\)")
_IN_NOUN = re.compile(r"in\s+(?!fiscal (?:year )?(?:19|20)[0-9])(?=[a-z])")
_BOUND = re.compile(r",(?![0-9]{3}(?![0-9]))|\s=\s|[;()\[\]|•]|" + STOP + r"|\s[-–—→]\s")
_TOKEN = re.compile(r"(?:[^\s,;()\[\]|]|(?<=[0-9]),(?=[0-9]{3}))+|[,;()\[\]|]")
_DATED_LABEL = re.compile(r" \([^()]{1,40}\): ?[~≈*_]{0,4}$")
# With one of them what stands before a colon is a clause: "Billing has changed: 46% of contracts"
_CLAUSE_WORDS = (LINKS - word_set("of at by with from for in within and under over above below")) | PRONOUNS
# "annual cost €410m", "net worth of 8%", where the noun is spelled like a verb
_QUALIFIED = re.compile(
    r"(?:annual|yearly|quarterly|monthly|weekly|daily|net|gross) "
    r"(?:costs?|gains?|plan|spend|pay|trade|yield|worth)",
    re.IGNORECASE,
)
_NEXT = " / "  # "Founders 31% / VC 44%"


def label_end(text: str, *, is_bullet: bool) -> int:
    """Where the label of `Label: value` ends (the colon's place), 0 where the text starts with none.

    In prose a label is told from a sentence by its capitals ("Government Funding (2030): €3M").
    """
    match = _LABEL.match(text)
    if match is None:
        return 0
    end = match.end() - 1
    bare = _PARENTHESES.sub(" ", text[:end])
    if text.count("(", 0, end) != text.count(")", 0, end) or SENTENCE_END.search(bare):
        return 0
    words = [word for word in bare.split() if len(word) > 3]
    if len(words) > _LABEL_WORDS_MAX or (not is_bullet and any(word[0].islower() for word in words)):
        return 0
    return end


def label_in_cell(text: str, item: Quantity, figures: Sequence[Quantity], left: int = 0) -> str:
    """The qualifier of one value in a cell or behind a bullet's label, as written; "" if it has none.

    `left` is where the cell starts: behind the label's colon, for a bullet.
    """
    if item.start == left and item.end == len(text):
        return ""
    opened, closed = enclosing(text, item.start)
    if opened >= left:
        return _label_in_parentheses(text, item, figures, opened, closed, left)
    after = clean(_after(text, item, figures))
    if after:
        return after
    annotation = _ANNOTATION.match(text, item.end + len(_after(text, item, figures)))
    if annotation is not None and not any(item.end <= other.start < annotation.end() for other in figures):
        return clean(annotation[1])
    return kept(_before(text, item, figures, left))


def _label_in_parentheses(
    text: str, item: Quantity, figures: Sequence[Quantity], opened: int, closed: int, left: int
) -> str:
    before = _before(text, item, figures, opened + 1)
    if before.rstrip().endswith(":"):
        return kept(before)
    words = clean(_after(text, item, figures)) or kept(before)
    if left and not words and is_named_before(text, item, opened):
        words = kept(_before(text, item._replace(start=opened), figures, left))
    return words or text[opened : closed + 1].strip()


def enclosing(text: str, position: int) -> tuple[int, int]:
    """The parentheses around a position as (open, close), (-1, -1) where there are none."""
    left = text.rfind("(", max(0, position - 2 * _REACH), position + 1)
    while left >= 0:
        right = text.find(")", left, left + 4 * _REACH)
        if right < 0:
            return -1, -1
        if right >= position:
            return left, right
        left = text.rfind("(", max(0, position - 2 * _REACH), left)
    return -1, -1


def _after(text: str, item: Quantity, figures: Sequence[Quantity]) -> str:
    """The words behind a value up to the next pause or figure."""
    limit = min([other.start for other in figures if other.start >= item.end] + [item.end + _REACH])
    tail = text[item.end : limit]
    if tail.startswith(_NEXT) or tail == "/":
        return ""
    pause = _BOUND.search(tail)
    return tail[: pause.start()] if pause is not None else tail


def _before(text: str, item: Quantity, figures: Sequence[Quantity], left: int) -> str:
    """The words before a value back to the last pause or figure; a colon right before it stays."""
    behind = max((other.end for other in figures if other.end <= item.start), default=-1)
    left = max(left, item.start - _REACH, behind)
    head = text[left : item.start].removeprefix(_NEXT).rstrip()
    if left == behind:
        head = RATE.sub("", head.lstrip())  # "$5M annually, margin 12%"
    colon = head.endswith(":")
    body = head[:-1] if colon else head
    cut = max((match.end() for match in _BOUND.finditer(body)), default=0)
    return body[cut:] + (":" if colon else "")


def subject_and_label(
    text: str, item: Quantity, figures: Sequence[Quantity], left: int, previous: str = ""
) -> tuple[str, str]:
    """The noun phrase that names a figure of running text, and what else qualifies it.

    `previous` names the figure before it in the same sentence, for "it" and for figures without a noun.
    `left` is where the sentence starts. The rules, in order: `(noun: value)`; `value noun`; `noun
    (value)`; `value in noun`; `noun of|reached|at value`; `value of noun`; else the words before it.
    """
    opened = enclosing(text, item.start)[0]
    is_enclosed = opened >= left
    after = _after(text, item, figures)
    rest = clean(after)
    if is_enclosed:
        before = _before(text, item, figures, opened + 1)
        if before.endswith(":"):
            named = kept(before)
            return (named, rest) if not previous or names_measure(named) else (previous, rest or named)
    if noun := _noun_after(after) or ("" if is_enclosed else _noun_in(after, item)):
        return noun, ""
    if previous and not is_enclosed and goes_on(text, item, figures):
        return previous, rest
    named = _noun_before(text, left, opened if is_enclosed else item.start, figures)
    if named.lower() in PRONOUNS or named.isdigit() or (not is_enclosed and names_scenario(named)):
        named = previous or named
    if named:
        return named, rest
    if not is_enclosed and (told := _told_before(text, item, figures, left)):
        return (told, rest) if names_measure(told) or not previous else (previous, rest or told)
    return (previous, rest) if previous else _from_the_rest(text, item, figures, left, rest)


def names_scenario(words: str) -> bool:
    """Whether words only name a scenario ("the base case"), not what is measured in it."""
    return _CASE.fullmatch(words) is not None


def names_measure(words: str) -> bool:
    """Whether words name what is measured, not only when or in which case: "prior year", "base case"."""
    return any(word not in FILLERS and word not in CASES_ALONE for word in map(plain, words.replace("/", " ").split()))


def _noun_in(after: str, item: Quantity) -> str:
    """The noun of `value in noun` ("$5M annually in funding"); places are no measure."""
    words = RATE.sub("", after.strip())
    found = _IN_NOUN.match(words) if item.unit_kind in {"money", "count"} else None
    return _noun_after(words[found.end() :]) if found is not None else ""


def _from_the_rest(text: str, item: Quantity, figures: Sequence[Quantity], left: int, rest: str) -> tuple[str, str]:
    """What names a figure beside no noun: `value of noun`, else the words before or behind it."""
    if rest.lower().startswith("of "):
        return _noun_after(rest[3:]) or rest[3:], rest
    before = kept(_before(text, item, figures, left))
    if any(plain(word) not in STOPS for word in before.split()):
        return before, rest
    return rest if rest and not are_fillers(rest.split()) else text[item.start : item.end], ""


def _told_before(text: str, item: Quantity, figures: Sequence[Quantity], left: int) -> str:
    """What a label names right before its colon and the figure: "Monthly burn: $6.2M", "Market share (2029): 34%"."""
    stretch = _before(text, item, figures, left)
    if not stretch.endswith(":"):
        return ""
    if stretch == ":" and (opened := _DATED_LABEL.search(text, left, item.start)) is not None:
        stretch = _before(text, item._replace(start=opened.start()), figures, left)
    told = kept(stretch) or named_behind_year(stretch)
    return (
        "" if any(word in _CLAUSE_WORDS or _is_past(word, has_noun=True) for word in map(plain, told.split())) else told
    )


def _noun_after(words: str) -> str:
    """The noun phrase that opens a stretch of words, "" where it opens with a verb or preposition."""
    noun: list[str] = []
    for token in RATE.sub("", words.strip()).split()[:_NOUN_MAX]:
        plain = token.strip(TRIM).lower()
        if not plain or plain in STOPS or plain in LINKS or (plain in VERBS and plain not in NOUNS_TOO):
            break
        if _is_past(plain, has_noun=bool(noun)) or (not noun and (plain in ("+", "&") or _is_clause(plain))):
            break
        noun.append(token)
    is_named = not are_fillers(noun) or noun[:1] in (["week"], ["day"])  # "35-hour week"
    return clean(" ".join(noun)) if is_named else ""


def _is_past(word: str, *, has_noun: bool) -> bool:
    """Whether a word behind a noun is a verb in the past ("customers reported")."""
    return has_noun and word.endswith("ed") and len(word) > 4 and "-" not in word


def _noun_before(text: str, left: int, end: int, figures: Sequence[Quantity]) -> str:
    """The noun phrase that ends before a value: links and verbs between are passed over."""
    start = max(left, end - _REACH)
    window = text[start:end]
    for figure in figures:
        if start <= figure.start and figure.end <= end:
            behind = window[figure.end - start :]
            behind = f" ; {behind[len(_NEXT) :]}" if behind.startswith(_NEXT) else behind
            behind = f" {behind[1:]}" if behind == "/" or (behind[:1] == "/" and behind[1:2].isdigit()) else behind
            window = window[: figure.start - start] + " " * (figure.end - figure.start) + behind
    window = _PARENTHESES.sub(lambda match: " " * len(match[0]), window)
    tokens = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(window)]
    index, last = _run(tokens, len(tokens) - 1)
    while index < last and are_fillers([token for token, _, _ in tokens[index + 1 : last + 1]]):
        if last + 1 < len(tokens) and _QUALIFIED.fullmatch(window, tokens[last][1], tokens[last + 1][2]) is not None:
            last += 1
            break
        is_told = index >= 0 and tokens[index][0] in {"the", "a"}  # "inflation over the year was 4.6%"
        index, last = _run(tokens, index - is_told)
    while index < last and plain(tokens[index + 1][0]) in PRAISE:
        index += 1
    if index + 2 < last + 1 and plain(tokens[index + 1][0]) == "same":
        index += 1 + (plain(tokens[index + 2][0]) in {*FILLERS, "period", "time"})  # "over the same period sales fell"
    if index == last:
        return ""
    noun = window[tokens[index + 1][1] : tokens[last][2]]
    if index >= 0 and tokens[index][0] in _OPENING:
        noun = YEAR_FIRST.sub("", noun)
    is_first = not text[left : start + tokens[index + 1][1]].strip(f"{TRIM}The")
    return trimmed(noun) or (named_behind_year(noun) if is_first else "")


def _run(tokens: Sequence[tuple[str, int, int]], index: int) -> tuple[int, int]:
    """The places before the first and of the last word of the noun phrase that ends at or before a place."""
    while index >= 0 and _is_passed_over(tokens, index):
        index -= 1
    last = index
    while index >= 0 and last - index < _NOUN_MAX - 1 and _is_in_phrase(tokens, index, last):
        index -= 1
    return index, last


def _is_in_phrase(tokens: Sequence[tuple[str, int, int]], index: int, last: int) -> bool:
    """Whether a word is of the phrase begun behind it: nouns, and what joins two of them, as in "GDP per capita"."""
    if 0 < index < last and tokens[index + 1][1] - tokens[index][2] == tokens[index][1] - tokens[index - 1][2] == 1:
        joint, before = tokens[index][0], plain(tokens[index - 1][0])
        if joint == "per" or (joint == "on" and before in {"return", "returns"}):
            return _is_noun_part(tokens[index - 1][0])
    return _is_noun_part(tokens[index][0])


def _is_passed_over(tokens: Sequence[tuple[str, int, int]], index: int) -> bool:
    """Whether a token may stand between a noun and its value: links, verbs, years, a comma before "up from".

    What stands before "of" is a noun even where it is spelled like a verb ("a target of 5%").
    """
    word = plain(tokens[index][0])
    if index + 1 < len(tokens) and plain(tokens[index + 1][0]) == "of" and word not in LINKS:
        return False
    if tokens[index][0] == ",":
        return index + 1 < len(tokens) and plain(tokens[index + 1][0]) in {
            "up",
            "down",
            "from",
            "versus",
            "vs",
            "which",
        }
    if word == "which" and index and tokens[index - 1][0] == ",":
        return True  # "return on equity, which had been 16%"
    if word.isdigit() and index and plain(tokens[index - 1][0]) == "at":
        return True  # "life expectancy at 65 is 20.4 years"
    is_verb = word in VERBS or (word.endswith("ed") and len(word) > 4)
    return is_verb or word in LINKS or word in NAMELESS or is_adverb(word) or YEAR.fullmatch(word) is not None


def _is_noun_part(token: str) -> bool:
    if token[-1] in ",;:()[]|.!?" and not is_short_noun(token):
        return False
    word = plain(token)
    if not word or word.endswith(("'s", "’s")) or _is_clause(word):
        return False
    return word not in STOPS and word not in LINKS and (word not in VERBS or word in NOUNS_TOO)


def _is_clause(word: str) -> bool:
    return word.endswith("ing") and len(word) > 5 and word not in NOUNS_ING
