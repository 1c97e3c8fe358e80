"""Ages of people, which are no facts: "workers over 50", "if you are 17", "the chair, 63, retires".

Belongs here: judging a bare number by the words that make it somebody's age. Does not: the age of things ("the
average tractor is 9.6 years old"), which is a duration.
"""

from __future__ import annotations

import re

from orchestration.memo.values.kin_ages import ADULT, AGE_REACH, YOUNGEST, is_of_kin
from orchestration.memo.values.number_grammar import AT_LEAST, AT_MOST, BETWEEN, End, word_before
from orchestration.memo.values.told_ages import is_told_age
from orchestration.memo.vocabulary.identifier_words import AGED, COUNTED_NOUNS, PLACES
from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.persons import is_person
from orchestration.memo.vocabulary.words import LINKS, STOPS, VERBS, word_set

# "if you are 17", "annuity at 65: $6,850; at 75, $9,420", "at age 83 rather than 91"
_AT_AGE = re.compile(
    r"\b(?:(?i:(?:(?:you|he|she|who) (?:are|is|was|turns?|turned)|you were) (?:[1-9][0-9] or )?|\bturning )"
    r"|(?i:annuit\w{1,3}|retire[sd]?|retirement|retiring|pensions?|pots?|drawdown|[CQ]PP|OAS|social security)\b"
    r"[^.!?]{0,60}? at (?:age )?"
    r"|(?i:start\w*|leav(?:e|es|ing)|left|finish\w*|begin\w*|enter\w*|earn\w* more|(?:would|should|could) do)\b"
    r"[^.!?,;]{0,20} (?i:at) (?:age )?"
    r"|\b(?:people|women|men|adults|patients|residents|workers|pension|annuity) from "
    r"|\b(?:expects?|plans?|hopes?|wants?|means?) to (?:stop|quit|retire)(?: work(?:ing)?)? at "
    r"|\b(?i:too (?:late|old|young|early)) at (?:age )?"
    r"|(?i:age) [0-9]{1,3} (?:rather than|instead of|not|or|and) |\b[Ll]ife expectancy at )$"
)
# "Victims over the age of 60 accounted for 52%", whatever word follows
_THE_AGE_OF = re.compile(
    r"\b(?:under|over|above|below|before|by|after|at|from|to|until|past|reach(?:es|ed|ing)?) the age of $"
)
_THE_AGE_REACH = 24
# "per hire under 25"
_NEWCOMER = re.compile(r"\b(?:per|each|every|a|new|any) (?:hire|recruit|starter|joiner|entrant) $")
# "Annika Vogt, Leipzig, 49. Technical translator"
_PRESENTED = re.compile(
    r"(?:^|[.!?:] |\n)(?:[A-Z][\w'’-]+ ){1,2}(?:(?:de|van|von|da|al) )?[A-Z][\w'’-]+"
    r", [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?, $"
)
# "Tiago, 29, and Inês, 27, earned", "Kim, 51 when he left"
_NAMED = re.compile(
    r"(?:^|[.!?•] |\n|[-–—] )(?:[A-Z][\w'’-]+, [1-9][0-9], and )?(?P<who>[A-Z][\w'’-]+)(?: [A-Z]\.)?, $"
)
# "Agnieszka K., 24, Łódź:"
_INITIALLED = re.compile(r"(?:^|[.!?:•|] |\n|[-–—] )[^\W\d_a-z][\w'’-]+ [^\W\d_a-z]\., $")
# "R. Venkatesh, 39, Coimbatore, pump repair."
_INITIAL_FIRST = re.compile(r"(?:^|[.!?:•|] |\n|[-–—] )[A-Z]\. [A-Z][\w'’-]+, $")
# "We left," says Ana, 34, a nurse.
_SPEAKER = re.compile(
    r"\b(?:says|said|recalls|recalled|explains|explained|adds|added|told|asks|asked)"
    r" [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?, $"
)
_COUPLE = re.compile(r"\b[A-Z][\w'’-]+ and [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?, $")
# "Priya and Tom, both 41, bought"
_BOTH = re.compile(r"\b[A-Z][\w'’.-]+ and [A-Z][\w'’.-]+(?: [A-Z][\w'’-]+)?, both $")
_COUPLE_AGED = re.compile(_COUPLE.pattern[:-1] + r"[1-9][0-9] and $")
_AND_AGE = re.compile(r" and [1-9][0-9][,.](?:\s|$)")
_GOES_ON = re.compile(
    r", (?:[a-z]|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:[.:](?:\s|$)|$|, [a-z])"
    r"|and [A-Z][\w'’-]+, [1-9][0-9],)| when (?:he|she|they)\b"
)
# "and now, at 28, runs its review"
_NOW_AT = re.compile(r"\b(?:now|who|he|she), at $")
# "The act applies under 13, Article 8 under 16."
_AGE_BEFORE = re.compile(r"\b(?:applies|aged|ages?) (?:under|over|below|above) [0-9]{1,2},[^.;:]{0,30}$")
# "4.1 million Kenyans under 30 carry a loan"
_NATIONALS = re.compile(r"\b[A-Z][a-z]{2,}(?:ans|ards|ese|ish|is) $")
_NATIONALS_REACH = 24
# Not whom but what: "employers over 50".
_FIRMS = word_set("employers carriers lenders insurers retailers suppliers makers manufacturers orders offers numbers")
# "for those 65+"
AGED_BEFORE_PLUS = word_set(
    "those adults women men people persons citizens residents seniors workers voters consumers aged ages anyone"
)
# "410 adults, 18+, fielded 4-9 May"
_ADULTS = re.compile(r"\b(?P<who>[A-Za-z]+), $")
_PEOPLE_AGED = frozenset({"people", "women", "men", "children"})
# "a person over 65 costs"
_ONE_PERSON = word_set(
    "child person someone somebody anyone anybody everyone everybody nobody woman man adult suspect patient"
)
# "Priya is 24, works as a clinic coordinator"
_INTRODUCED = re.compile(r"(?:^|[.!?:\"”] |\n)[A-Z][a-z]+ (?P<last>[A-Z][a-z]+ )?(?:is|was) $")
_WHO_IS = re.compile(
    r" (?:in (?:19|20)[0-9]{2} and|when (?:he|she|they)|at the time"
    r"|(?:now )?and (?:works|lives|earns|rents|teaches|studies)|now and (?:runs|has)"
    r"|and (?:an?|the) (?!half|quarter|third)|and has (?:been|led|lived|worked|run|spent|taught))\b"
    r"|, (?:who|and|an?|the|works|lives|has|earns|rents|runs|teaches|studies|owns|drives|left|moved|graduated|from|in"
    r"|with|single|married|unemployed|employed|retired)\b"
)
# "Ramesh Thapa is 34.", "Wanjiru Kamau is 47 and farms 2.4 acres", "Hiroshi Tanabe is 71, his wife Setsuko 68."
_SAID_WHOLE = re.compile(
    r"\.|, (?:his|her|their) | and (?:farms|works|lives|runs|teaches|drives|earns|rents|owns|studies|keeps|cares"
    r"|manages|raises|looks|sells|pays|commutes|writes|nurses)\b"
)
_ALWAYS_AGED = frozenset({"those", "aged", "ages"})
# "Retirement age moves to 62 for men and 60 for women", not "the median age is 38"
_AT_WHICH = re.compile(
    r"\b(?:[Rr]etirement|[Pp]ension(?:able)?|[Mm]inimum|[Ll]egal|[Ss]chool-leaving|[Vv]oting|[Ee]ntry) ages?\b"
    r"(?:[^.!?;%$€£]{0,70}\b(?:to|from|at|of|is|was|be|and|or|between|reach|reaches|reached|women|men)|:\*{0,2}"
    r"|: [1-9][0-9] for [a-z]{3,8},(?: and)?) $"
)
# "22.9 million of them are past 75"
_PAST = re.compile(r"\b(?:are|is|were|was|those|people|women|men) past $")
# "58% are over 50 and only 1.6% under 30."
_SHARE_BEFORE = re.compile(
    r"(?:%|\b[Oo]ne in [a-z]{3,6}|\b1 in [0-9]{1,2})"
    r"(?: (?:are|is|were|of (?:them|those|people|workers|staff|residents|adults)(?: (?:are|were))?))? $"
)
# "€96,000 at age 45, €214,000 at 60"
_AGE_SPOKEN_OF = re.compile(r"\b(?:at )?ages? [1-9][0-9]\b[^.;!?]{0,80} at $")
# "Over 50: the voluntary scheme pays", at the head of a sentence
_HEAD = re.compile(r"(?:^|[.!?;•] |\n|: )(?i:over|under|above|below) $")
# "19 weeks (over 50: 37 weeks)"
_ASIDE_HEAD = re.compile(r"[(;,] ?(?i:over|under|above|below) $")
# "Youth relief (under 26): no tax", "Child benefit, maximum under 6: $8,720"
_OF_AGES = re.compile(
    r"\b(?:youth|young|junior|senior|child|children|pensioners?|elderly|infant|student|bus pass(?:es)?|railcards?)\b",
    re.IGNORECASE,
)
_YOU_ARE = re.compile(r"\b[Yy]ou(?:['’]re| are)\b[^.;:]{0,60}$")
_IF = re.compile(r"\b(?:[Ii]f|[Yy]ou are) $")
_OLDER = re.compile(r"\b(?i:older|younger) than $")
_NO_NOUN = re.compile(r"[):;]")
# "The median farmer is 58."
_TYPICAL = re.compile(
    r"\b(?:average|median|typical|mean|oldest|youngest) (?:[a-z-]+ )?(?P<who>[a-z]+|C[A-Z]O)"
    r" (?:is|was|are|were|turns) (?:now )?$"
)
# "152,000 of them are between 18 and 28"
_PEOPLE = re.compile(
    r"\b[Yy]ou are $|\b(?:people|them|adults|citizens|workers|employees|women|men|population|residents|voters"
    r"|those|students)(?: who)?(?: are| is| were)? $"
    r"|\b[A-Z][a-z]+(?:ers|ans|ians|ards|ese) (?:aged )?$"  # "Aucklanders between 65 and 74"
)
_PERSON = re.compile(
    r"\b(?i:CEO|CFO|COO|CTO|executive|treasurer|chair\w*|president|minister|director|founder|head|governor|partner|chief|officer|heir"
    r"|successor), $|\b[A-Z][^\W\d_]+(?:['’-][^\W\d_]+)? [A-Z][^\W\d_]*(?:['’-][^\W\d_]+)*, $"
    # Behind what somebody is quoted for: "… the rent. — line leader, 29, Bac Giang"
    r"|(?:^|[.!?\"”’*_] )(?:[—–-]|--) (?:[A-Za-z.'’-]+ ){0,3}[A-Za-z.'’-]+, $"
)
# "balances at 65", "work after 65", "each year until 60"
_OLD_AGE = re.compile(
    r"\b(?i:delay\w*|defer\w*|wait\w*|claim\w*|work\w*|retire\w*|balances?|polic(?:y|ies)|savings?|cover(?:ed|age)?|insur\w+"
    r"|jobs?|employ\w+|benefits?|eligib\w+|salary|net worth|each year|pay)\b"
    r"(?:(?! st(?:ands?|ood) | remain| peak| is | was | are | were | fell | rose )[^.;:,%$€£]){0,24}"
    r" (?:at|by|after|past|until|beyond|before|till|to) $"
)
_OLDEST_WORKER, _OLD = 85, 50
# "At 18: compare fees", "At 24 and unemployed: take the apprenticeship", at the head of a sentence
_ADVISED = re.compile(r"(?:^|[.!?•] |\n)At $|^[A-Z][a-z]+(?: [A-Z][a-z]+)? at $")
# "At 30, have 1x your salary; at 40, 3x", in a text of pay, pensions or savings
_PLANNED = re.compile(r"(?:^|[;,.•] )(?:[Aa]t|[Bb]y) $")
_PLANS = re.compile(r"\b(?:salary|retir\w+|pensions?|savings?|equit(?:y|ies)|nest egg)\b")
_LOOSE_AFTER_AGE = word_set(
    "gives give brings yields today now then instead or and rather is pays will after goes rises rose"
)


_OR_OLDER = re.compile(r" (?:or|and) (?:older|younger|over|above)\b(?! \d| [a-z]+s\b)")


# "the 18-28 group"
_GROUPS_OF_AGE = frozenset({"group", "groups", "cohort", "cohorts", "bracket", "brackets", "age"})
_FROM_AGE = re.compile(r"(?<![0-9.,])[1-9][0-9]?[-–][1-9][0-9]$")


_OF_THEM = re.compile(r"[0-9](?:%| million| ?[KM])? (?:aged |are |were )?$")
_NOTHING_BEHIND = re.compile(r"$|[.,;)](?=\s|$)| (?:and|or|but|in|at)\b")


def is_age(text: str, end: End, following: str) -> bool:
    """Whether a bare number is somebody's age; `following` is the word behind it."""
    if end.number > 110 or end.shown:
        return False
    if end.is_bare and _THE_AGE_OF.search(text[max(0, end.start - _THE_AGE_REACH) : end.start]) is not None:
        return True
    if following in _GROUPS_OF_AGE and end.is_bare and _FROM_AGE.search(text[max(0, end.end - 6) : end.end]):
        return True
    if end.is_bare and end.number >= YOUNGEST and _OR_OLDER.match(text, end.end) is not None:
        return True  # "21.3% are now 65 or older"
    if end.words and end.number >= YOUNGEST and _OF_THEM.search(text[max(0, end.start - 12) : end.start]):
        return _NOTHING_BEHIND.match(text, end.end) is not None  # "of them 640,000 over 65"
    if is_told_age(text, end):
        return True
    if end.plus:
        aside = _ADULTS.search(text, max(0, end.start - 24), end.start) if following in ("", "and") else None
        who = word_before(text, end.start).lower() if aside is None else aside["who"].lower()
        if who == "if" and text.startswith((",", ")"), end.end):
            return end.number >= YOUNGEST  # "If 50+, add $7,500"
        is_counted = following.islower() and following.endswith("s")  # "men 40+ sites"
        is_aged = who in AGED_BEFORE_PLUS and (who in _ALWAYS_AGED or not is_counted)
        return is_aged and end.number >= YOUNGEST
    if _is_bound_age(text, end, following) or _is_stage_of_life(text, end, following):
        return True
    return _is_aside(text, end) or is_of_kin(text, end)


def _is_aside(text: str, end: End) -> bool:
    """Whether a number stands behind who is that old: "The chair and CEO, 63, retires"."""
    if end.words or end.sign or end.number < YOUNGEST or text[end.end : end.end + 2] not in (", ", ". ", " w", " a"):
        return False
    before = text[max(0, end.start - AGE_REACH) : end.start]
    if end.is_bare and before.endswith((", ", " and ")) and _is_couple(text, end, before):
        return True
    if end.is_bare and end.number >= ADULT and before.endswith(" both ") and _BOTH.search(before) is not None:
        return True
    if end.is_bare and _SPEAKER.search(before) is not None:
        return text[end.end] == "." or _GOES_ON.match(text, end.end) is not None
    if end.is_bare and before.endswith("., ") and _INITIALLED.search(before) is not None:
        return True
    if end.is_bare and before.endswith(", ") and _INITIAL_FIRST.search(before) is not None:
        return _GOES_ON.match(text, end.end) is not None
    named = _NAMED.search(before) if before.endswith(", ") and end.is_bare else None
    if named is not None and named["who"].lower() not in PLACES and _GOES_ON.match(text, end.end):
        return True
    if end.number < ADULT or text[end.end] == " ":
        return False
    if text[end.end] == ".":
        return _PRESENTED.search(before) is not None
    return (before.endswith(", ") and _PERSON.search(before[-32:]) is not None) or _NOW_AT.search(before) is not None


def _is_couple(text: str, end: End, before: str) -> bool:
    """Whether two ages stand behind two names: "Robert and Elaine Pruitt, 68 and 66, Tucson"."""
    is_first = _AND_AGE.match(text, end.end) is not None and _COUPLE.search(before) is not None
    return is_first or (before.endswith(" and ") and _COUPLE_AGED.search(before) is not None)


def _is_bound_age(text: str, end: End, following: str) -> bool:
    """Whether "people over 50" states an age: it does where no noun follows the number."""
    who = word_before(text, end.start).lower()
    if BETWEEN in end.words:
        return is_person(who) or _PEOPLE.search(text[max(0, end.start - AGE_REACH) : end.start]) is not None
    if AT_LEAST not in end.words and AT_MOST not in end.words:
        return False
    if end.is_bare and _OLDER.search(text, end.start, end.number_start) is not None:
        return True
    is_person_alone = who in _ONE_PERSON or (who == "one" and text.endswith(("No one ", "no one "), 0, end.start))
    if (who == "child" and end.is_bare) or (is_person_alone and end.number >= YOUNGEST):
        return True
    before = text[max(0, end.start - AGE_REACH) : end.start]
    if end.is_bare and end.number >= YOUNGEST and _NEWCOMER.search(before) is not None:
        return not following.endswith("s") or following in STOPS | VERBS | LINKS
    if end.number >= YOUNGEST and _is_yours(text, end, following, before):
        return True
    if _NO_NOUN.match(text, end.end) is not None and _OF_AGES.search(before[-40:]) is not None:
        return True
    is_aged = who in AGED or is_person(who) or (who.endswith("ers") and who not in _FIRMS)
    is_aged = is_aged or _NATIONALS.search(text[max(0, end.start - _NATIONALS_REACH) : end.start]) is not None
    if following.islower() and following not in STOPS | VERBS | LINKS and not following.endswith("ed"):
        # "Passengers over 60 fly less", not "workers over 40 sites" or "over 50 staff"
        is_counted = following.endswith("s") or following in COUNTED_NOUNS or is_person(following)
        is_plural = who.endswith("s") or who in _PEOPLE_AGED
        return is_aged and is_plural and not is_counted and end.number >= YOUNGEST
    is_alone = text.startswith((": ", ", "), end.end)
    ahead = text[max(0, end.start - 3) : end.core_start]
    is_head = is_alone and _HEAD.search(ahead) is not None
    is_head = is_head or (text.startswith(": ", end.end) and _ASIDE_HEAD.search(ahead) is not None)
    if (
        is_aged
        or (is_head and end.number >= YOUNGEST)
        or _SHARE_BEFORE.search(text[max(0, end.start - 24) : end.start])
    ):
        return True
    return _AGE_BEFORE.search(before) is not None


def _is_yours(text: str, end: End, following: str, before: str) -> bool:
    """Whether a bound is of "you": "If you are in service and over 50, compare", "If under 35 you get priority"."""
    if following == "you":
        return _IF.search(before) is not None
    return text.startswith(",", end.end) and _YOU_ARE.search(before) is not None


def _is_stage_of_life(text: str, end: End, following: str) -> bool:
    """Whether a number is an age by the words before it: "if you are 17 today", "annuity at 65"."""
    if end.sign or end.words or end.number < 10:
        return False
    before = text[max(0, end.start - AGE_REACH) : end.start]
    if _OLD <= end.number <= _OLDEST_WORKER and end.is_bare and _OLD_AGE.search(before) is not None:
        return not following.islower() or following in STOPS | VERBS | LINKS | _LOOSE_AFTER_AGE
    if following.islower() and following not in STOPS and following not in _LOOSE_AFTER_AGE:
        return False
    is_planned = end.is_bare and end.number >= ADULT and text.startswith(",", end.end)
    if is_planned and _PLANNED.search(before) is not None and _PLANS.search(text) is not None:
        return True
    if _PAST.search(before) is not None or _AT_WHICH.search(before) is not None:
        return True
    if _AT_AGE.search(before) is not None or _AGE_SPOKEN_OF.search(before) is not None:
        return True
    if _ADVISED.search(before) is not None and end.is_bare:
        return text.startswith((":", " and ", ","), end.end)
    if (introduced := _INTRODUCED.search(before)) is not None:
        named = introduced["last"] or ""
        is_all = named != "" and nature_of(named) is None and _SAID_WHOLE.match(text, end.end) is not None
        is_old = end.is_bare and end.number >= YOUNGEST
        return is_old and (is_all or _WHO_IS.match(text, end.end) is not None)
    typical = _TYPICAL.search(before)
    if typical is None:
        return False
    return is_person(typical["who"].lower()) or typical["who"].endswith("er") or typical["who"].isupper()
