"""The words for persons, in one place: what labels count, whom ages are of.

Belongs here: the lists and their patterns. Does not: what a label with such a word measures (`natures`,
`unit_disputes`) or what a bare number beside one is (`ages`).
"""

from __future__ import annotations

from orchestration.memo.vocabulary.words import word_set

# Each in the singular; its plural ends in s. A label that ends in one counts heads.
_SINGULAR = word_set(
    """
    employee user subscriber fte person household customer member worker engineer developer patient student visitor
    passenger borrower farmer guest tourist driver client recipient claimant participant enrollee pensioner graduate
    trainee rider resident voter tenant migrant refugee veteran apprentice retiree contractor pilot officer soldier
    clinician broker miner advisor adviser policyholder lawyer judge prisoner scientist lecturer postgraduate
    undergraduate volunteer shareholder colleague taxpayer earner journalist learner freelancer commuter listener viewer
    """
)
# Words of more than one person without an s, and of persons taken together.
_TOGETHER = word_set(
    "headcount workforce personnel crew faculty staff people population beneficiaries jobs positions inhabitants"
)
# Whom labels name as a part of all ("Women", "Pupils"): a number beside them may be a share as well.
GROUPS = word_set("women men children pupils citizens families consumers")
# Whom a text calls old or young, beside those above.
_OF_AN_AGE = word_set(
    """
    adult nurse respondent teacher emigrant immigrant doctor miner buyer owner parent mother founder investor aide
    assistant clerk technician physician therapist accountant consultant analyst cook chef artist specialist mechanic
    electrician plumber caregiver carer
    """
)

PERSONS = _SINGULAR | {f"{word}s" for word in _SINGULAR} | _TOGETHER
# One person alone is whom a label is about ("Paying guest"), and counts nobody.
HEADS = PERSONS - _SINGULAR | {"fte", "person"}
_AGED = _SINGULAR | _OF_AN_AGE | {"woman", "man", "citizen"}


def is_person(word: str) -> bool:
    """Whether a word in small letters names one person or several."""
    return word in PERSONS or word in GROUPS or word in _AGED or word.removesuffix("s") in _AGED
