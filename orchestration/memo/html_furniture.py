"""Parts of a site that nothing but their class or id gives away: mastheads, consent boxes, sharing, "keep reading".

Belongs here: those names, and what an element must not hold to be left out for its name. Does not: what is left out
whatever it holds (`html_chrome`).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.html_tokens import Token

# What themes name their furniture; such an element is left out where it holds no heading, no data and few words.
_FURNITURE = re.compile(
    r"(?:social|share|sharing|cookie|consent|gdpr|newsletter|subscri[a-z]*|sign-?up|paywall|promo|adverts?|ads?|related"
    r"|recommend[a-z]*|popular|trending|masthead|breadcrumbs?|nav(?:bar|igation)?|topbar|header|footer|foot|sidebar"
    r"|comments?|toast|popup|modal|also|read-?(?:also|more|next)|most-?read|keep-?reading|more-?(?:stories|memos)|menu"
    r"|skip|tags|author-?(?:box|bio)|legal|disclaimer|copyright)"
    r"(?:[-_]?(?:box|form|banner|widget|overlay|block|prompt|buttons?|card|bar|list|wall|links?|area|section|posts|s))?"
)
_FURNITURE_TAGS = frozenset({"div", "section", "p", "ul", "span", "a"})
_FURNITURE_MAX = 500  # letters and tokens
_HEADERS = ("header", "masthead", "topbar")
_LINKS = frozenset({"a", "button", "nav", "form"})
_HOLDS_DATA = frozenset({"h1", "h2", "table"})


def is_furniture(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    """Whether the element that starts at `at`, of these classes and id, is a part of the site by its name.

    Such an element holds no heading, no data and no long text; a header links to the site's pages.
    """
    name, depth, written = tokens[at].name, 1, 0
    named = [word for word in words if _FURNITURE.fullmatch(word)] if name in _FURNITURE_TAGS else []
    if not named:
        return False
    has_links = not all(word.startswith(_HEADERS) for word in named)
    for token in islice(tokens, at + 1, at + _FURNITURE_MAX):
        if token.name in _HOLDS_DATA:
            return False
        has_links = has_links or token.name in _LINKS
        written += 0 if token.name else token.end - token.start
        depth += (token.name == name) * (-1 if token.is_end else 1)
        if not depth or written > _FURNITURE_MAX:
            break
    return has_links and not depth and written <= _FURNITURE_MAX
