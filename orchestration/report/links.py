"""Where a page lies: file names and anchors made from names that memos choose.

Belongs here: names that are safe as a file, in a URL and as an anchor. Does not: what a page shows.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
# As many hex digits as keep the anchors of a page apart; the whole id would double the size of a page.
_ANCHOR_DIGITS = 10


def page_name(text: str) -> str:
    """A file name without its ending, lower-case ASCII letters, digits, `-`, `_`, `.`; two texts never share one.

    A name that had to be changed carries a hash of what it was, so that `a/b` and `a-b` stay apart.
    """
    if len(text) <= _LONGEST and re.fullmatch(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*", text):
        return text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{_plain(text)}.{digest}"


def memo_page(memo_id: str) -> str:
    """The page of a memo, below the report's folder."""
    return f"memo/{page_name(memo_id)}.html"


def entity_page(entity_id: str, entity: str) -> str:
    """The page of an entity; two entities may bear one name, so its key counts too."""
    return f"entity/{_plain(entity)}-{entity_id[:10]}.html"


def anchor(fact_id: str) -> str:
    """The anchor of a fact on its memo's page."""
    return f"fact-{fact_id[:_ANCHOR_DIGITS]}"


def _plain(text: str) -> str:
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_PLAIN.sub("-", ascii_text.lower()).strip("-")[:_LONGEST].strip("-") or "x"
