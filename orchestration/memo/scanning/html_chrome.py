"""What of an HTML page is no memo: site furniture, hidden elements, calls to action, layout tables.

Belongs here: which tokens and lines are left out, and why. Does not: reading the rest (`html_scanner`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orchestration.memo.scanning import html_furniture
from orchestration.memo.scanning.html_furniture import is_furniture, is_site_count, is_site_section, is_site_text
from orchestration.memo.scanning.html_tokens import Token, attributes_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orchestration.memo.scanning.lines import Line

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
) | frozenset(HEADINGS)
_DROPPED = frozenset(
    [
        "aside",
        "audio",
        "button",
        "canvas",
        "dialog",
        "form",
        "head",
        "input",
        "nav",
        "object",
        "select",
        "svg",
        "video",
        "map",
        "menu",
        "label",
        "option",
    ]
)
# An aside that stands out of the article's own words.
_QUOTED = re.compile(r"""class=["'][^"']*\b(?:pull-?quote|call-?out|key-(?:facts|figures)|highlight|info-?box)\b""")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_IMPLIED_END = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option"})
_DROPPED_CLASSES = frozenset(
    [
        "share",
        "share-buttons",
        "share-links",
        "sharing",
        "social",
        "social-links",
        "social-share",
        "subscribe",
        "subscribe-box",
        "subscription",
        "newsletter",
        "newsletter-signup",
        "breadcrumb",
        "breadcrumbs",
        "cta",
        "call-to-action",
        "subscribe-cta",
        "paywall",
        "upsell",
        "teaser",
        "promo",
        "advert",
        "advertisement",
        "recommended",
        "signup",
        "email-capture",
        "readtime",
        "read-time",
        "reading-time",
        "related",
        "related-posts",
        "related-articles",
        "cookie-banner",
        "cookie-notice",
        "sidebar",
        "site-header",
        "site-footer",
        "site-nav",
        "navbar",
        "pagination",
        "post-navigation",
        "comments",
        "comments-area",
        "comment-list",
        "comment-respond",
        "wp-block-comments",
        "disqus-thread",
        "sr-only",
        "visually-hidden",
        "screen-reader-text",
        "skip-link",
        "toc",
        "table-of-contents",
    ]
)
# `footer-cta`, `newsletter-box`; never a frame's state (`has-newsletter`), which holds the article.
_DROPPED_CLASS = re.compile(
    r"(?!(?:has|with|no|is)[-_])[a-z0-9_-]*[-_](?:cta|upsell|readtime|newsletter)"
    r"|(?:newsletter|subscribe|paywall|cta|signup|related|share)[-_]+"
    r"(?:box|form|banner|widget|overlay|block|prompt|button|card|bar|list|wall)"
    # What Ghost, Substack, Drupal and Confluence call them.
    r"|kg-(?:signup|cta)[a-z-]*|subscription-widget[a-z-]*|captioned-button-wrap|cta-caption|post-ufi|page-metadata"
    r"|(?:newsletter|cookie|subscribe|signup|like-button|comments)[-_](?:macro|flag|container|wrap|section|inline|panel)"
    r"|likes-and-labels[a-z-]*|label-list|a2a_kit|addtoany[a-z_-]*|field--name-field-tags|(?:acs-)?side-bar"
    r"|header-precursor|kg-bookmark-[a-z]+|gh-(?:readmore|comments)|jp-relatedposts|commentlist|comments-wrapper"
    r"|most-popular|button-wrapper|poll-embed|ad-(?:slot|container)|onetrust-[a-z-]+|cookie-consent"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAY_HIDE = re.compile(r"hidden|style|class|role|\bid\b", re.IGNORECASE)
_CALL = re.compile(
    r"(?:subscribe|sign\s?up|sign\s?in|log\s?in|share|tweet|download|(?:read|see)\s+(?:more|next|also|our)|follow|print|e-?mail|"
    r"contact\s+us|back\s+to|view\s+all|learn\s+more|get\s+started|join|click\s+here|copy\s+link|next|previous|home|"
    r"menu|skip\s+to|all\s+memos|more\s+memos)\b",
    re.IGNORECASE,
)
_CALL_TEXT = re.compile(
    r"(?:subscribe\s+(?:to|now|today|for)|share\s+(?:this|on)|sign\s?up\s+(?:for|to|now)|follow\s+us|"
    r"download\s+(?:the|this|as)\b.{0,30}\b(?:pdf|report|memo|brief))\b[^0-9]{0,90}",
    re.IGNORECASE,
)
# A longer link is a statement that happens to be linked.
LINK_MAX = 80
_SITE_ROLES = frozenset({"navigation", "banner", "search", "complementary", "contentinfo"})
_SITE_SECTIONS = frozenset({"comments", "respond", "disqus_thread", "related-posts", "newsletter"})
_WHOLE = frozenset({"body", "main", "article"})


@dataclass(frozen=True, slots=True)
class Page:
    """What one look over the tokens tells: token indices of kept headers; data tables, start → end."""

    raw: str
    tokens: Sequence[Token]
    is_page: bool  # <header> and <footer> belong to the site, not to an article
    kept_headers: frozenset[int]
    tables: Mapping[int, int]


@dataclass(slots=True)
class _OpenTable:
    start: int
    has_inner: bool = False
    rows: int = 0
    cells: int = 0
    blocks: int = 0
    headings: int = 0

    def is_data(self) -> bool:
        """Whether it is no frame: a table of one column with paragraphs, or of cells with headings."""
        is_layout = self.cells <= 1 or (self.cells <= self.rows and self.blocks > 0)
        is_layout = is_layout or (self.headings > 1 and 2 * self.headings >= self.cells)
        return not self.has_inner and not is_layout

    def count(self, name: str) -> None:
        """Count a start tag inside."""
        self.rows += name == "tr"
        self.cells += name in {"td", "th"}
        self.headings += name in HEADINGS
        self.blocks += name in HEADINGS or name in {"ul", "ol", "p", "pre"}


def survey(raw: str, tokens: Sequence[Token], *, is_page: bool) -> Page:
    """Find the headers that hold the page's <h1>, and the tables that hold data."""
    return Page(raw, tokens, is_page, frozenset(_kept_headers(tokens)), _data_tables(tokens))


def _kept_headers(tokens: Sequence[Token]) -> set[int]:
    opened: list[int] = []
    kept: set[int] = set()
    for index, token in enumerate(tokens):
        if token.name == "header":
            if not token.is_end:
                opened.append(index)
            elif opened:
                opened.pop()
        elif token.name == "h1" and opened:
            kept.add(opened[-1])
    return kept


def _data_tables(tokens: Sequence[Token]) -> dict[int, int]:
    tables: dict[int, int] = {}
    opened: list[_OpenTable] = []
    for index, token in enumerate(tokens):
        if token.name == "table":
            if not token.is_end:
                if opened:
                    opened[-1].has_inner = True
                opened.append(_OpenTable(index))
            elif opened and (table := opened.pop()).is_data():
                tables[table.start] = index
        elif opened and token.name and not token.is_end:
            opened[-1].count(token.name)
    if opened and opened[-1].is_data():
        tables[opened[-1].start] = len(tokens)
    return tables


def is_dropped(token: Token, at: int, page: Page) -> bool:
    """Whether the element that a start tag opens is no part of the memo."""
    name = token.name
    if name in _DROPPED:
        is_aside = name == "aside" and not html_furniture.is_key_figures(page.raw, page.tokens, at)
        return name != "aside" or (is_aside and _QUOTED.search(token.attributes) is None)
    if page.is_page and (name == "footer" or (name == "header" and at not in page.kept_headers)):
        return True
    if is_site_section(page.raw, page.tokens, at) or html_furniture.is_contents(page.raw, page.tokens, at):
        return True
    if name in _VOID or not token.attributes or _MAY_HIDE.search(token.attributes) is None:
        return False
    attributes = attributes_of(token)
    words = attributes.get("class", "").lower().split()
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _SITE_ROLES
        or _HIDDEN_STYLE.search(attributes.get("style", "")) is not None
        or (name not in _WHOLE and _is_chrome(words))
        # Headings and sections get ids from their titles; a <div> is given one by the site's maker.
        or (name == "div" and _is_chrome([attributes.get("id", "").lower()]))
        or (name == "section" and attributes.get("id", "").lower() in _SITE_SECTIONS)
        or (
            (page.is_page or name == "footer")
            and is_furniture(page.tokens, at, [*words, attributes.get("id", "").lower()])
        )
    )


def _is_chrome(words: Sequence[str]) -> bool:
    return any(word in _DROPPED_CLASSES or _DROPPED_CLASS.fullmatch(word) is not None for word in words)


def skip(tokens: Sequence[Token], at: int) -> int:
    """The index behind a dropped element; an end tag that may be left out is implied."""
    name = tokens[at].name
    if name in _VOID:
        return at + 1
    depth = 1
    for index in range(at + 1, len(tokens)):
        token = tokens[index]
        if token.name == name:
            depth += -1 if token.is_end else 1
            if not depth:
                return index + 1
            if depth == 2 and name in _IMPLIED_END:
                return index
        elif name in ("p", "head") and token.name in BLOCKS:  # neither end tag need be written
            return index
    return len(tokens)


def without_calls(lines: Sequence[Line], links: Mapping[int, str]) -> list[Line]:
    """Leave out links to subscribe, share or download, and links that are repeated.

    `links` holds the lines that are a link and nothing else, by index.
    """
    counts = Counter(links.values())
    kept: list[Line] = []
    for index, line in enumerate(lines):
        link = links.get(index)
        if link is not None and line.kind != "heading" and (counts[link] > 1 or _CALL.match(link) is not None):
            continue
        if line.kind == "plain" and (_CALL_TEXT.fullmatch(line.text.value) or is_site_count(line.text.value)):
            continue
        if line.kind in {"plain", "bullet"} and is_site_text(line.text.value):
            continue
        kept.append(line)
    return kept
