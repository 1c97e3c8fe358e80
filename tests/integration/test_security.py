"""Hostile inboxes: names and texts reach no SQL, shell, HTML or path; what is too much is refused with a reason."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from orchestration.build import serve_ui
from orchestration.defs.instance import prepare_home
from orchestration.defs.markdown import as_code, listing
from orchestration.expectations.data_docs import write_data_docs
from orchestration.expectations.examine import Answer, Verdict
from orchestration.memo.source import Limits
from orchestration.settings import Settings
from orchestration.storage.extraction import extract_new
from orchestration.storage.inventory import take_inventory
from orchestration.storage.warehouse import BadQueryError, ask, load_raw, query
from tests.support import built

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    "'; drop schema raw cascade; --",
    "$(touch owned)",
    "`touch owned`",
    "<script>alert(1)</script>",
    "{{ env_var('HOME') }}",
    "../../../owned",
    "%s%n{0}",
    "=cmd|' /C calc'!A0",
)
# As much as a memo may measure in these tests; the time is what linear work takes on a busy machine, many times over.
MAX_BYTES = 2_000_000
SECONDS = 60.0


def _memo(label: str) -> str:
    header = f"# Acme\n\nA Macro Intelligence Memo | June 2030 | {label} Edition\n\n"
    return f"{header}| Metric | 2030 |\n|---|---|\n| {label} | $40M |\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(raw=tmp_path / "raw", warehouse=tmp_path / "warehouse", max_file_bytes=MAX_BYTES)
    settings.raw.mkdir()
    return settings


def _load(settings: Settings) -> dict[str, str]:
    """Read and load the inbox; returns the code of each refusal of a file by its path."""
    inventory = take_inventory(settings.raw, Limits(max_bytes=settings.max_file_bytes))
    report = extract_new(settings, inventory)
    load_raw(settings, inventory, report)
    return {item.path: item.code for item in report.refused}


def test_hostile_file_names_are_names(settings: Settings, tmp_path: Path) -> None:
    # A name that began with a dot would be a hidden file, which is no memo.
    names = ["m" + text.replace("/", "_") for text in HOSTILE]
    for name in names:
        (settings.raw / f"{name}.md").write_text(_memo(name))
    before = sorted(path.name for path in tmp_path.iterdir())
    assert _load(settings) == {}
    assert query(settings.build_database, "select memo_id from raw.memo order by 1") == [(n,) for n in sorted(names)]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted({*before, "warehouse"})
    assert not list(tmp_path.rglob("owned*"))


def test_hostile_labels_are_labels(settings: Settings, tmp_path: Path) -> None:
    for number, label in enumerate(HOSTILE):
        # A bar would end the cell; that is the form of the table and no attack.
        (settings.raw / f"{number}.md").write_text(_memo(label.replace("|", "/")))
    _load(settings)
    found = {label for (label,) in query(settings.build_database, "select distinct row_label from raw.table_cell")}
    missed = [label for label in HOSTILE if label.replace("|", "/") not in found]
    # Backquotes are Markdown and may be taken off; everything else stands as written.
    assert missed in ([], ["`touch owned`"])
    assert query(settings.build_database, "select count(*) from raw.memo") == [(len(HOSTILE),)]
    assert not list(tmp_path.rglob("owned*"))


def test_a_query_reaches_no_other_file(settings: Settings, tmp_path: Path) -> None:
    (settings.raw / "memo.md").write_text(_memo("Revenue"))
    _load(settings)
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    for sql in (
        f"select * from read_csv('{secret}')",
        f"copy raw.memo to '{tmp_path / 'out.csv'}'",
        f"attach '{tmp_path / 'other.duckdb'}'",
        "set enable_external_access = true",
        "drop table raw.fact",
    ):
        with pytest.raises(BadQueryError):
            ask(settings.build_database, sql)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["raw", "secret.csv", "warehouse"]


def test_a_link_out_of_the_inbox_and_a_huge_file_are_refused_with_a_reason(settings: Settings, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(_memo("Secret"))
    (settings.raw / "link.md").symlink_to(secret)
    (settings.raw / "folder").symlink_to(tmp_path, target_is_directory=True)
    with (settings.raw / "huge.md").open("wb") as file:
        file.truncate(10 * MAX_BYTES)
    (settings.raw / "good.md").write_text(_memo("Revenue"))
    codes = _load(settings)
    assert {"link.md", "huge.md"} <= codes.keys()
    assert query(settings.build_database, "select memo_id from raw.memo") == [("good",)]
    messages = dict(
        query(settings.build_database, "select source_text, message from raw.rejected where source_line is null")
    )
    assert "leaves the inbox" in messages["link.md"]
    assert "2000000" in messages["huge.md"].replace(",", "").replace("_", "")
    assert query(settings.build_database, "select count(*) from raw.fact where source_text like '%Secret%'") == [(0,)]


@pytest.mark.slow
def test_copies_under_one_name_are_refused_each_and_stop_nothing(settings: Settings) -> None:
    for name in ("aaa.md", "bbb.md", "bbb.txt", "deep/bbb.html"):
        path = settings.raw / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(_memo("Revenue"))
    for name in ("ccc.htm", "ccc.md", "ccc.txt"):
        (settings.raw / name).write_text(_memo(name))
    codes = _load(settings)
    assert codes == {
        "bbb.md": "duplicate_content",
        "bbb.txt": "duplicate_content",
        "deep/bbb.html": "duplicate_content",
        "ccc.md": "duplicate_name",
        "ccc.txt": "duplicate_name",
    }
    outcome = built.build(settings, "--select", "+fct_rejected", "--exclude", "facts_found_are_kept_or_rejected")
    assert outcome.succeeded, outcome.problems
    refused = query(
        settings.build_database, "select source_text, code from marts.fct_rejected where source_line is null"
    )
    assert dict(refused) == codes


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "entities.html",
            '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
            '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><html><body><p>' + "&c;" * 100_000 + "</p></body></html>",
        ),
        ("nested.html", "<html><body>" + "<div>" * 100_000 + "$40M" + "</div>" * 100_000 + "</body></html>"),
        ("tables.html", "<html><body>" + "<table><tr><td>" * 20_000 + "$40M" + "</td></tr></table>" * 20_000),
        ("span.html", '<table><tr><td colspan="999999999" rowspan="999999999">$40M</td></tr></table>'),
        ("open.html", "<" * 500_000),
        ("bullets.md", "\n".join(" " * depth + "- a: $4M" for depth in range(1_000))),
        ("bars.md", "|" * 500_000),
        ("digits.md", "- Revenue: $" + "9" * 500_000),
        ("ranges.md", "- Revenue: " + "$1-" * 100_000),
        ("marks.md", "# " + "*" * 300_000),
    ],
)
def test_what_would_blow_up_a_reader_is_read_or_refused_in_time(settings: Settings, name: str, text: str) -> None:
    (settings.raw / name).write_text(text)
    started = time.process_time()
    _load(settings)
    assert time.process_time() - started < SECONDS
    [(kept, refused, found)] = query(
        settings.build_database,
        "select coalesce(sum(fact_count), 0), coalesce(sum(rejected_count), 0), coalesce(sum(found_count), 0) "
        "from raw.memo",
    )
    assert kept + refused == found
    # Nothing multiplied: the cells hold no more than the file did.
    [(held,)] = query(settings.build_database, "select coalesce(sum(length(text)), 0) from raw.table_cell")
    assert held <= 2 * len(text)


def test_texts_from_memos_are_no_markup_in_the_ui_and_in_data_docs(tmp_path: Path) -> None:
    for text in HOSTILE:
        assert as_code(f"{text}\n# x") == "`" + f"{text} # x".replace("`", "'") + "`"
    assert listing(["a`b"] * 30).count("\n") == 20
    answer = Answer("Every unit has its code.", "error", is_met=False, found="2 rows: <img src=x onerror=alert(1)>")
    html = write_data_docs(tmp_path, [Verdict("dim_unit", 2, (answer,))]).read_text()
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_the_ui_listens_to_this_machine_only(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    class Ended:
        returncode = 0

        def __init__(self, command: list[str], **_options: object) -> None:
            started.append(command)

        def poll(self) -> int:
            return 0

    # What it imports starts processes of its own to learn about the machine.
    prepare_home(settings)
    monkeypatch.setattr("subprocess.Popen", Ended)
    monkeypatch.setattr("signal.signal", lambda *_arguments: None)
    for name in ("MEMOMART_RAW", "MEMOMART_WAREHOUSE", "DAGSTER_HOME"):
        monkeypatch.setenv(name, os.environ.get(name, ""))
    assert serve_ui(settings, 3000) == 0
    [command] = started
    assert command[command.index("--host") + 1] == "127.0.0.1"
