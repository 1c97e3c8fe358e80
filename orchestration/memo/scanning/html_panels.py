"""Parts of a page that open and close: accordions, tabs, `<details>`: their titles, and which closed ones are read.

Belongs here: what titles such a part has, and whether one that is hidden for being closed is the memo's. Does not:
what is hidden for good (`html_chrome`), where sections end (`sections`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orchestration.memo.scanning.html_tokens import Token, attributes_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PANEL = re.compile(
    r"tab-?pane(?:l)?|tab-content|collapse|accordion|panel-collapse"
    r"|accordion[-_]+(?:item|collapse|body|content|panel|section)"
    r"|[a-z]+[-_]+(?:accordion|tab|tabs|toggle)[-_]+(?:panel|content|body)"
)
_OPENS = re.compile(
    r"accordion|collapsible|(?:accordion|toggle|collapse)[-_]+(?:button|header|heading|title|trigger|toggle)"
)
# One item of such a list: a title and what it opens.
_ITEM = re.compile(r"accordion[-_]+item|kg-toggle-card|wp-block-details")
_SITE = re.compile(r"\b(?:nav|navbar|menu|mobile|search|sidebar|share|comments?|footer|header|newsletter|cookie)\b")
_MAY_BE = re.compile(r"tab|collapse|accordion|toggle", re.IGNORECASE)
_MAY_NAME = re.compile(r"tab|toggle", re.IGNORECASE)
_MAY_OPEN = re.compile(r"accordion|collaps|toggle", re.IGNORECASE)
_VALUE_SAID = re.compile(r":\s*\S|[.;,]$")
_TITLE_MAX = 90
_REACH = 12  # tokens in which a panel's own title begins
_OWN_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
FRAMES = frozenset({"div", "section", "li", "article"})


class Panels:
    """The panels of one page: which tab, by its place, names which element by its id."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._tabs = _tabs(tokens)

    def name_of(self, at: int) -> tuple[int, int] | None:
        """The raw place of the tab's text that names the panel which begins at a token."""
        token = self._tokens[at]
        if token.name not in FRAMES or not self._tabs or "id" not in token.attributes:
            return None
        attributes = attributes_of(token)
        for name in (attributes.get("id", ""), f"={attributes.get('aria-labelledby', '')}"):
            if name in self._tabs:
                return self._tabs[name]
        return None

    def is_item(self, at: int) -> bool:
        """Whether the element that begins at a token ends what its title says."""
        token = self._tokens[at]
        if token.name in {"details", "aside"}:
            return True
        if token.name not in FRAMES or _MAY_BE.search(token.attributes) is None:
            return False
        return any(_ITEM.fullmatch(word) for word in _words(token)) or self.name_of(at) is not None

    def is_closed(self, at: int, *, is_titled: bool) -> bool:
        """Whether a hidden element is but a closed panel, of which a title, tab or heading tells what it holds.

        `is_titled`: a heading stands right above it.
        """
        token = self._tokens[at]
        if token.name not in FRAMES or _MAY_BE.search(token.attributes) is None:
            return False
        if _SITE.search(token.attributes.lower().replace("-", " ").replace("_", " ")) is not None:
            return False
        is_panel = attributes_of(token).get("role") == "tabpanel" or any(map(_PANEL.fullmatch, _words(token)))
        if not is_panel:
            return False
        return is_titled or self.name_of(at) is not None or self._has_own_title(at)

    def _has_own_title(self, at: int) -> bool:
        for token in self._tokens[at + 1 : at + _REACH]:
            if token.name in _OWN_TITLES:
                return True
            if token.name in {"p", "li"}:
                return False
        return False

    def is_opener(self, at: int) -> bool:
        """Whether a button opens what is below: `<button class="accordion">Bear case</button><div class="panel">`."""
        token = self._tokens[at]
        if token.name != "button" or _MAY_OPEN.search(token.attributes) is None:
            return False
        return any(map(_OPENS.fullmatch, _words(token)))


def is_title(text: str) -> bool:
    """Whether the words of a summary or button are a title, and no statement with its value."""
    return len(text) <= _TITLE_MAX and _VALUE_SAID.search(text) is None


def _words(token: Token) -> list[str]:
    return attributes_of(token).get("class", "").lower().split()


def _tabs(tokens: Sequence[Token]) -> Mapping[str, tuple[int, int]]:
    """The texts of tabs by the id of the panel that each opens, and by "=" and their own id."""
    found: dict[str, tuple[int, int]] = {}
    for at, token in enumerate(tokens):
        if token.is_end or not token.attributes or _MAY_NAME.search(token.attributes) is None:
            continue
        attributes = attributes_of(token)
        toggle = attributes.get("data-bs-toggle", attributes.get("data-toggle", ""))
        if attributes.get("role") != "tab" and toggle not in ("tab", "pill"):
            continue
        text = next((one for one in tokens[at + 1 : at + 4] if not one.name), None)
        if text is None:
            continue
        targets = [attributes.get(key, "") for key in ("aria-controls", "href", "data-bs-target", "data-target")]
        names = [target.lstrip("#") for target in targets if target.lstrip("#")]
        own = attributes.get("id", "")
        found.update(dict.fromkeys([*names, *([f"={own}"] if own else [])], (text.start, text.end)))
    return found
