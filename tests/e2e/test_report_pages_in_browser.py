"""The report as a person meets it: opened as files in a browser, in both themes and two widths."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from orchestration.report.links import memo_page
from orchestration.storage.warehouse import query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from orchestration.settings import Settings

pytestmark = [pytest.mark.slow]

MEMO = memo_page("mistral-ai_2030-06_employee")
PAGES = ["index.html", "entities.html", "findings.html", "search.html", "explore.html", MEMO]
PHONE, WIDE = (390, 844), (1280, 900)


@dataclass
class Watched:
    """A page with what it complained of and every address it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def open(self, report: Path, name: str) -> Page:
        self.page.goto((report / name).as_uri())
        return self.page


def _watch(browser: Browser, size: tuple[int, int] = WIDE, theme: Any = "light") -> Watched:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=theme, reduced_motion="reduce"
    )
    watched = Watched(context.new_page())
    watched.page.on("console", lambda message: watched.complaints.append(message.text))
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    watched.page.on("dialog", lambda dialog: watched.complaints.append(f"dialog {dialog.message}"))
    watched.page.on("request", lambda request: watched.addresses.append(request.url))
    return watched


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    made = _watch(browser)
    yield made
    made.page.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_pages_are_silent_self_contained_and_fit(
    browser: Browser, report: Path, size: tuple[int, int], theme: str
) -> None:
    watched = _watch(browser, size, theme)
    others = [path.relative_to(report).as_posix() for path in sorted(report.glob("memo/*.html"))]
    for name in dict.fromkeys([*PAGES, *others]):
        page = watched.open(report, name)
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], name
    assert watched.complaints == []
    assert [address for address in watched.addresses if not address.startswith(("file:", "data:"))] == []
    watched.page.context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_an_accessibility_checker_finds_nothing_serious(browser: Browser, report: Path, name: str, theme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    watched = _watch(browser, theme=theme)
    page = watched.open(report, name)
    page.wait_for_timeout(150)
    found = Axe().run(page).response["violations"]
    serious = [
        (one["id"], one["nodes"][0]["html"][:120], one["nodes"][0]["failureSummary"][:200])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []
    page.context.close()


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if name in ("href", "src") and value:
                self.links.add(value)


def test_every_link_of_every_page_resolves(report: Path) -> None:
    pages: dict[Path, _Links] = {}
    for path in report.rglob("*.html"):
        pages[path.resolve()] = parser = _Links()
        parser.feed(path.read_text(encoding="utf-8"))
    broken = []
    for path, parser in pages.items():
        for link in parser.links:
            file, _, anchor = link.partition("#")
            target = (path.parent / unquote(file)).resolve() if file else path
            is_there = target.is_relative_to(report.resolve()) and target.exists()
            # What stands behind the exploring page's # is what to show, not a place on it.
            if is_there and anchor and target.suffix == ".html" and target.name != "explore.html":
                is_there = anchor in pages[target].ids
            if not is_there:
                broken.append((path.name, link))
    assert broken == []


def test_a_hostile_memo_runs_nothing_and_is_shown_as_it_is(watched: Watched, report: Path, built: Settings) -> None:
    [(memo_id, entity_id)] = query(
        built.published, "select memo_id, entity_id from marts.dim_memo where memo_id like 'a b/%'"
    )
    page = watched.open(report, memo_page(memo_id))
    page.wait_for_timeout(200)
    assert watched.complaints == []
    assert page.locator("script").count() == 1
    assert page.locator("main img, main svg[onload]").count() == 0
    assert "=cmd('calc')" in page.locator("#facts").inner_text()
    assert page.locator("#mix").get_by_text("{{ 7*7 }}").count() > 0
    assert entity_id


def test_every_figure_of_the_memo_leads_to_its_line(watched: Watched, report: Path) -> None:
    page = watched.open(report, MEMO)
    links = page.locator("main a.f")
    assert links.count() > 60
    for place in range(0, links.count(), 10):
        target = links.nth(place).get_attribute("href")
        row = page.locator(f"[id='{str(target)[1:]}']")
        assert row.count() == 1
        assert row.locator("td").first.inner_text().isdigit()
    link = page.locator("#finance a.f", has_text="$520M")
    link.first.click()
    assert page.locator("tr:target td:nth-child(3)").inner_text() == "520"


def test_the_audit_stands_beside_the_memos_words(watched: Watched, report: Path) -> None:
    page = watched.open(report, MEMO)
    finding = page.locator(".finding.error", has_text="72%").first
    assert "72%" in finding.locator("mark").inner_text()
    assert [finding.locator(".proof q").nth(at).inner_text() for at in range(3)] == ["34%", "21%", "12%"]


def test_the_facts_can_be_filtered(watched: Watched, report: Path) -> None:
    page = watched.open(report, MEMO)
    page.fill("#fact-filter", "ebitda 2035")
    shown = page.locator("#fact-table tr[id]:visible")
    assert 0 < shown.count() < 12
    assert f"{shown.count()} of" in page.locator("#facts output").inner_text()
    page.locator("#finance a.f").first.click()
    # A link to a hidden fact still finds it, as soon as the page has heard of the click.
    page.locator("tr:target").wait_for(state="visible", timeout=10_000)


def test_the_list_of_memos_can_be_sorted_by_keyboard(watched: Watched, report: Path) -> None:
    page = watched.open(report, "index.html")
    page.get_by_role("button", name="Errors").focus()
    page.keyboard.press("Enter")
    head = page.locator("th", has_text="Errors")
    assert head.get_attribute("aria-sort") == "descending"
    numbers = [int(text) for text in page.locator("#memo-table tbody tr td:nth-child(7)").all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)


def test_the_theme_can_be_chosen_and_stays(watched: Watched, report: Path) -> None:
    page = watched.open(report, "index.html")
    paper = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    page.click("#theme")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor") != paper
    watched.open(report, MEMO)
    assert page.locator("#theme").inner_text() == "Dark"


def test_search_finds_entities_memos_measures_and_words(watched: Watched, report: Path) -> None:
    page = watched.open(report, "search.html")
    page.fill("#query", "mistral")
    page.wait_for_selector("#results a")
    assert page.locator("#results a").first.inner_text() == "Mistral AI"
    page.fill("#query", "retention")
    page.wait_for_selector("#results small:has-text('speaks of')")
    page.fill("#query", "<script>")
    page.wait_for_selector("#results li")
    assert page.locator("#results script").count() == 0
    page.fill("#query", "zzzqqq")
    page.wait_for_selector("text=Nothing found")
    assert watched.complaints == []


def test_slash_leads_to_the_search(watched: Watched, report: Path) -> None:
    page = watched.open(report, "search.html")
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "query"


def test_exploring_picks_measures_entities_and_scenarios(watched: Watched, report: Path) -> None:
    page = watched.open(report, "explore.html")
    page.wait_for_selector("#plot svg")
    page.fill("#concept-find", "ebitda")
    page.locator("#concepts label", has_text="EBITDA").filter(has_not_text="margin").first.click()
    page.wait_for_selector("#plot figcaption:has-text('EBITDA')")
    while page.locator("#entities input:checked").count():
        page.locator("#entities input:checked").first.click()
    page.fill("#entity-find", "mistral")
    page.locator("#entities label").first.click()
    page.wait_for_selector("#figures td:has-text('$240M')")
    link = page.locator("#figures a", has_text="$240M").first
    assert str(link.get_attribute("href")).startswith("memo/mistral-ai_2030-06_employee.html#fact-")
    page.locator("#scenarios label", has_text="as stated").click()
    page.wait_for_selector("text=Nothing fits")
    again = page.url
    page.goto("about:blank")
    page.goto(again)
    page.wait_for_selector("#figures td:has-text('$240M')")
    assert watched.complaints == []


def test_a_page_reads_without_scripts(browser: Browser, report: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((report / MEMO).as_uri())
    assert page.locator("#projections svg").count() > 3
    assert page.locator("#fact-table tr[id]").count() > 100
    context.close()


def test_the_overview_shows_at_once(watched: Watched, report: Path) -> None:
    started = time.perf_counter()
    watched.open(report, "index.html").wait_for_selector("#memo-table tbody tr")
    assert time.perf_counter() - started < 5, "a machine that does other things besides; alone it takes a tenth"


def test_pages_print(watched: Watched, report: Path) -> None:
    page = watched.open(report, MEMO)
    page.emulate_media(media="print")
    assert not page.locator("header.site").is_visible()
    assert len(page.pdf()) > 50_000
