"""Parts of a site that nothing but their class or id gives away: mastheads, consent boxes, sharing, "keep reading".

Belongs here: those names, what an element must not hold to be left out for its name, and lines that only a site writes.
Does not: what is left out whatever it holds (`html_chrome`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orchestration.memo.scanning.html_tokens import Token

# What themes name their furniture; such an element is left out where it holds no heading, no data and few words.
_FURNITURE = re.compile(
    r"(?:(?:kg|wp|wp-block|site|page|post|entry|story|field--name-field|captioned)[-_]+)?"
    r"(?:social|share|sharing|cookie|consent|gdpr|newsletter|subscri[a-z]*|sign-?up|paywall|promo|adverts?|ads?|related"
    r"|recommend[a-z]*|popular|trending|masthead|breadcrumbs?|nav(?:bar|igation)?|topbar|header|footer|foot|sidebar"
    r"|comments?|toast|popup|modal|also|read-?(?:also|more|next)|most-?read|keep-?reading|more-?(?:stories|memos)|menu"
    r"|skip|tags|author-?(?:box|bio)|legal|disclaimer|copyright|cta|ufi|a2a|like|likes|restack|subscription|button)"
    r"(?:[-_]*(?:box|form|banner|widget(?:-wrap)?|overlay|block|prompt|buttons?|card|bar|list|wall|links?|area|section"
    r"|posts|kit|wrap|caption|s))?"
)
# What no memo says of itself: when it was posted and how long it is, who liked it, cookies, visitors, rights.
_DATE = r"(?:[0-9]{1,2} )?[A-Z][a-z]{2,8}\.?(?: [0-9]{1,2},)? (?:19|20)[0-9]{2}"
_POSTED = (
    r"(?:[0-9,]+[ -](?:min(?:utes?)?[ -]read|comments?|likes?|restacks?|claps?)|[0-9,]+ ?[♥❤👏🔥]\ufe0f?"
    r"|[♥❤👏🔥]\ufe0f? ?[0-9,]+|Leave a comment(?: \([0-9,]+\))?)"
)
_COUNTED = r"(?:(?:Word count|Words|Views?|Shares?|Comments?|Reads?|Likes?):? [0-9,]+|Reading time:? [0-9]+ min[a-z]*)"
_POSTED_TOO = (
    rf"(?:(?:(?:Posted|Updated|Published)(?: on)? )?{_DATE}(?: [0-9]{{2}}:[0-9]{{2}}(?: [A-Z]{{3,4}})?)?"
    r"(?: by [A-Za-z][A-Za-z0-9 .'’-]{1,40})?"
    rf"|{_POSTED}|[0-9,]+ (?:min(?:utes?)?|words|views?|shares?|reads?|replies|reactions?)"
    rf"|{_COUNTED}"
    r"|By [A-Za-z][A-Za-z .'’-]{1,40}"
    r"|[A-Za-z][A-Za-z -]{1,30} \([0-9]{1,4}\)|Download [A-Za-z ]{2,20}(?: \([0-9.]+ [KM]B\))?|#[\w-]+)"
)
_APART = r"\s*[·•∙|](?:\s*[·•∙|])*\s*"
_POSTED_LINE = re.compile(
    rf"Posted on {_DATE}(?: by [A-Za-z][A-Za-z0-9 .'’-]{{1,40}}?)?(?:,? (?:{_POSTED}|{_COUNTED}))+"
    rf"|{_POSTED}|{_DATE}(?:{_APART}{_POSTED_TOO})+(?:{_APART}[a-z][a-z -]{{1,60}})?"
    rf"|{_POSTED_TOO}(?:{_APART}{_POSTED_TOO})*{_APART}(?:{_POSTED}|{_COUNTED}|[0-9,]+ views?)"
    rf"|(?:{_POSTED}|{_COUNTED})(?:{_APART}{_POSTED_TOO})+",
    re.IGNORECASE,
)
# "Views: 1,204" as a paragraph of its own, where a page has paragraphs
_SITE_COUNT = re.compile(_COUNTED, re.IGNORECASE)
_SITE_TEXT = re.compile(
    r"©|\(c\) (?:19|20)[0-9]{2}\b|Copyright (?:©|\(c\)|(?:19|20)[0-9]{2})|All rights reserved|You are visitor no"
    r"|(?:Was|Did you find) this (?:memo|page|article)\b.{0,60}$"
    r"|Share this (?:memo|page|article|post|story)\b.{0,200}$|Exported from [A-Z]\w+ ?[·•|]"
    r"|(?:This|Our|The) (?:web)?site is (?:read|visited|funded|supported) by |Become an? (?:patron|member|supporter)\b"
    r"|Subscribe for [^.]{1,40}$|Reading time:? [0-9]+ min[a-z]*$"
    r"|This (?:memo|article|post) is [0-9,]{1,6} of [0-9,]{1,6}\.?$"
    r"|.{0,60}\bpeople found this (?:page|article)|Updated automatically every|Published using Google Docs"
    r"|.{0,80}\bBest viewed (?:at|in|with)\b"
    r"|.{0,120}[·•|]\s*(?:©|\(c\) (?:19|20)[0-9]{2}\b)"
    r"|(?:This|Our|The) (?:web)?site (?:sets|uses|stores|places) [^.]{0,40}cookies"
    r"|(?:\[ ?[^\[\]]{2,60} ?\]\s*){2,}$",
    re.IGNORECASE,
)
# A part of a page under one of these headings is the site's.
_SITE_HEADING = re.compile(
    r"(?:about (?:the|our) (?:authors?|company|publisher)|you (?:may|might) also (?:be interested in|like|enjoy)"
    r"|related (?:articles|posts|memos|reading|stories|insights|content)|more (?:from|like) this|keep reading|read next"
    r"|recommended (?:for you|reading))",
    re.IGNORECASE,
)
# A part beside the text under one of these is the memo's.
_NUMBERS_HEADING = re.compile(
    r"(?:by|in|the) (?:the )?numbers|(?:key|quick|fast) (?:figures|facts|numbers|data|metrics|stats|statistics)"
    r"|(?:the [a-z]+ )?at a glance|in (?:brief|figures)|(?:headline|vital) (?:figures|numbers|statistics)"
    r"|fact ?(?:box|sheet)|snapshot|(?:the )?(?:[a-z]+ |[0-9]{1,2} )?(?:figures|numbers|facts|statistics)"
    r" (?:to (?:remember|know|watch|note)|that matter|worth (?:knowing|remembering))",
    re.IGNORECASE,
)
# What calls to a link that is all the rest of its paragraph: "Read also: Insurers cut $4 billion".
_CALL_TO_LINK = re.compile(
    r"(?:read (?:also|more|next)|keep reading|(?:also|more|next) in this series|see also|also read"
    r"|related(?: (?:memo|reading|story|article))?|further reading"
    r"|more on this|don['’]t miss|up next|next up)\s*[:→»>–—-]?",
    re.IGNORECASE,
)
_TO_ANCHOR = re.compile(r"""href=["']?#[\w-]""", re.IGNORECASE)
_MARK = re.compile(r"\[?[0-9]{1,3}\]?")
_TO_FOOTNOTE = re.compile(r"""href=["']?#(?:_?ft?n|footnote|cite|ref|note)""", re.IGNORECASE)
_SITE_PARTS = frozenset({"div", "section"})
_FURNITURE_TAGS = frozenset({"div", "section", "p", "ul", "span", "a", "footer"})
_FURNITURE_MAX = 500  # letters and tokens
_HEADING_REACH = 40  # tags around a section's heading
_HEADERS = ("header", "masthead", "topbar")
_LINKS = frozenset({"a", "button", "nav", "form"})
_HOLDS_DATA = frozenset({"h1", "h2", "table"})


def is_furniture_name(word: str) -> bool:
    """Whether a class or id is one that themes give to the parts of a site."""
    return _FURNITURE.fullmatch(word) is not None


def is_site_heading(text: str) -> bool:
    """Whether a heading is one of the site's: "Read next", "Related memos"."""
    return _SITE_HEADING.fullmatch(text) is not None


def is_furniture(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    """Whether the element that starts at `at`, of these classes and id, is a part of the site by its name.

    Such an element holds no heading, no data and no long text; a header links to the site's pages.
    """
    name, depth, written = tokens[at].name, 1, 0
    named = [word for word in words if _FURNITURE.fullmatch(word)] if name in _FURNITURE_TAGS else []
    if not named:
        return False
    has_links = not all(word.startswith(_HEADERS) for word in named)
    for token in tokens[at + 1 : at + _FURNITURE_MAX]:
        if token.name in _HOLDS_DATA:
            return False
        has_links = has_links or token.name in _LINKS
        written += 0 if token.name else token.end - token.start
        depth += (token.name == name) * (-1 if token.is_end else 1)
        if not depth or written > _FURNITURE_MAX:
            break
    return has_links and not depth and written <= _FURNITURE_MAX


def is_footnote_mark(raw: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a link is nothing but the number of a footnote: `<a href="#footnote-1">1</a>`."""
    tag, inside, end = (*tokens[at : at + 3], None, None, None)[:3]
    if tag is None or inside is None or end is None or tag.is_end or inside.name or end.name != "a":
        return False
    is_number = _MARK.fullmatch(raw[inside.start : inside.end].strip()) is not None
    return is_number and _TO_FOOTNOTE.search(tag.attributes) is not None


def is_site_section(raw: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the element that starts at `at` is short and begins with a site's heading: "About the authors"."""
    name, depth, written, is_headed = tokens[at].name, 1, 0, False
    if name not in _SITE_PARTS:
        return False
    for index in range(at + 1, min(len(tokens), at + _FURNITURE_MAX)):
        token = tokens[index]
        if token.name == "table" or (not is_headed and index > at + _HEADING_REACH):
            return False
        if not token.name and not is_headed and (text := raw[token.start : token.end].strip()):
            if _SITE_HEADING.fullmatch(text) is None:
                return False
            is_headed = True
        written += 0 if token.name else token.end - token.start
        depth += (token.name == name) * (-1 if token.is_end else 1)
        if not depth or written > _FURNITURE_MAX:
            break
    return is_headed and not depth and written <= _FURNITURE_MAX


def is_site_text(text: str) -> bool:
    """Whether a whole line is the site's and no memo's: "17 comments", "5 Jun 2030 · 1,090 words", "© 2030 Desk"."""
    return _SITE_TEXT.match(text) is not None or _POSTED_LINE.fullmatch(text) is not None


def is_site_count(text: str) -> bool:
    """Whether a paragraph of a page is nothing but a number of its readers: "Views: 1,204", "Share 34"."""
    return _SITE_COUNT.fullmatch(text) is not None


def is_key_figures(raw: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands beside the text begins with "By the numbers" or the like."""
    for token in tokens[at + 1 : at + _HEADING_REACH]:
        if not token.name and (text := raw[token.start : token.end].strip()):
            return _NUMBERS_HEADING.fullmatch(text.rstrip(":")) is not None
    return False


def is_contents(raw: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a list is nothing but links to parts of the page, two of them at least."""
    name, depth, links, is_linked = tokens[at].name, 1, 0, False
    if name not in ("ul", "ol") or tokens[at].is_end:
        return False
    for token in tokens[at + 1 : at + _FURNITURE_MAX]:
        if not token.name and not is_linked and not raw[token.start : token.end].isspace():
            return False
        if token.name == "a":
            is_linked = not token.is_end
            if is_linked and _TO_ANCHOR.search(token.attributes) is None:
                return False
            links += is_linked
        depth += (token.name == name) * (-1 if token.is_end else 1)
        if not depth:
            return links > 1
    return False


def is_call_to_link(words: str) -> bool:
    """Whether a paragraph's words outside its link only call to it: "Read also:"."""
    return _CALL_TO_LINK.fullmatch(words.strip()) is not None
