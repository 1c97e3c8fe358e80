"""From files to the schema `raw`: only what is new is read, and nothing is lost or kept too long."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import duckdb
import pyarrow.parquet as pq
import pytest

from orchestration.contracts.raw_tables import RAW_TABLES
from orchestration.memo.errors import MemoError
from orchestration.storage import extraction, extracts
from orchestration.storage.extracts import ExtractStore
from orchestration.storage.history import read_history
from orchestration.storage.warehouse import IncompleteLoadError
from tests.unit.storage.conftest import ACME, BORG


def test_facts_arrive_with_exact_values_and_their_place(inbox):
    inbox.load()
    rows = inbox.ask(
        "select memo_id, subject_label, value, unit, source_line, char_start, char_end from raw.fact order by 1, 5"
    )
    assert [row[:5] for row in rows] == [
        ("acme", "Revenue", Decimal("120000000.000000000"), "USD", 7),
        ("acme", "Gross margin", Decimal("0.610000000"), "pure", 8),
        ("borg", "Revenue (2030)", Decimal("5000000.000000000"), "EUR", 3),
        ("borg", "Headcount", Decimal("40.000000000"), "count", 4),
    ]
    texts = {"acme": ACME, "borg": BORG}
    assert [texts[row[0]][row[5] : row[6]] for row in rows] == ["$120M", "61%", "€5M", "40"]


def test_the_tables_have_the_columns_of_their_contracts(inbox):
    inbox.load()
    for contract in RAW_TABLES:
        columns = inbox.ask(
            f"select column_name from information_schema.columns where table_schema = 'raw' "
            f"and table_name = '{contract.name}' order by ordinal_position"
        )
        assert [column for (column,) in columns] == list(contract.names)


def test_found_is_kept_and_refused_for_every_memo(inbox):
    inbox.write("odd.md", "- Margin: [X]%\n- Revenue: $1M\n")
    inbox.load()
    assert inbox.ask(
        "select count(*) from raw.memo where found_count <> fact_count + rejected_count "
        "or fact_count <> (select count(*) from raw.fact where fact.memo_id = memo.memo_id) "
        "or rejected_count <> (select count(*) from raw.rejected where rejected.memo_id = memo.memo_id)"
    ) == [(0,)]
    assert inbox.ask("select rejected_count from raw.memo where memo_id = 'odd'") == [(1,)]


def test_only_new_or_changed_memos_are_read_again(inbox):
    assert (inbox.load().read, inbox.load().read) == (2, 0)
    inbox.write("acme.md", ACME.replace("$120M", "$130M"))
    report = inbox.load()
    assert (report.read, report.reused) == (1, 1)
    assert inbox.ask("select value from raw.fact where subject_label = 'Revenue' and memo_id = 'acme'") == [
        (Decimal(130_000_000),)
    ]
    assert inbox.ask("select memo_id, version from raw.memo order by 1") == [("acme", 2), ("borg", 1)]


def test_a_removed_memo_leaves_and_a_renamed_one_is_not_read_again(inbox):
    inbox.load()
    (inbox.settings.raw / "borg.txt").unlink()
    (inbox.settings.raw / "acme.md").rename(inbox.settings.raw / "acme_2030.md")
    assert inbox.load().read == 0
    assert inbox.ask("select distinct memo_id from raw.fact") == [("acme_2030",)]
    assert inbox.ask("select memo_id, is_current from raw.memo_version order by 1") == [
        ("acme", False),
        ("acme_2030", True),
        ("borg", False),
    ]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.md", b"", "memo_empty"),
        ("picture.txt", b"\x89PNG\r\n\x00\x01", "memo_binary"),
        ("huge.txt", b"a" * 100_001, "memo_too_large"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(inbox, name, content, code):
    inbox.write(name, content)
    inbox.load()
    assert inbox.ask("select code, stage, source_text from raw.rejected") == [(code, "read", name)]
    assert inbox.ask("select count(*) from raw.memo") == [(2,)]


def test_a_file_in_another_encoding_is_read_and_says_so(inbox):
    inbox.write("old.txt", "ENTITY: CAF\xc9\n- Revenue: £3M\n".encode("cp1252"))
    inbox.load()
    assert inbox.ask("select entity_name, encoding, notes from raw.memo where memo_id = 'old'") == [
        ("CAFÉ", "cp1252", "not UTF-8: read as cp1252")
    ]
    assert inbox.ask("select value, unit from raw.fact where memo_id = 'old'") == [(Decimal(3_000_000), "GBP")]


def test_a_fact_that_breaks_the_contract_becomes_a_rejection(inbox, monkeypatch):
    read = extraction.read_memo

    def with_a_fault(*arguments):
        extract = read(*arguments)
        first = replace(extract.facts[0], value_low=extract.facts[0].value + 1)
        return replace(extract, facts=(first, *extract.facts[1:]))

    monkeypatch.setattr(extraction, "read_memo", with_a_fault)
    inbox.load()
    refused = inbox.ask("select memo_id, stage, code, source_text, message from raw.rejected order by 1")
    assert [row[:4] for row in refused] == [
        ("acme", "validate", "contract", "$120M"),
        ("borg", "validate", "contract", "€5M"),
    ]
    assert "value_low is at most value" in refused[0][4]
    assert inbox.ask("select fact_count, rejected_count, found_count from raw.memo") == [(1, 1, 2)] * 2


def test_a_pool_reads_the_same_as_one_process(inbox, tmp_path, monkeypatch):
    for number in range(60):
        inbox.write(f"m{number:02d}.md", ACME.replace("$120M", f"${number + 1}M"))
    inbox.load()
    alone = inbox.ask("select * exclude (first_seen_at, last_seen_at) from raw.memo order by memo_id")
    facts = inbox.ask("select * from raw.fact order by fact_id")
    inbox.settings = replace(inbox.settings, warehouse=tmp_path / "other", workers=2)
    monkeypatch.setattr(extraction, "PORTION", 20)
    told = []
    inbox.load(lambda *at: told.append(at))
    assert inbox.ask("select * exclude (first_seen_at, last_seen_at) from raw.memo order by memo_id") == alone
    assert inbox.ask("select * from raw.fact order by fact_id") == facts
    assert told[0] == (0, 62)
    assert told[-1] == (62, 62)


def test_another_reader_reads_everything_again(inbox, monkeypatch):
    inbox.load()
    monkeypatch.setattr(extracts, "reader_version", lambda: "another")
    assert inbox.load().read == 2
    store = ExtractStore(inbox.settings.extracts)
    assert [path.name for path in store.root.iterdir() if path.is_dir()] == ["another"]


def test_many_batches_become_one_and_an_unfinished_one_is_dropped(inbox, monkeypatch):
    monkeypatch.setattr(extracts, "MAX_BATCHES", 3)
    for number in range(5):
        inbox.write(f"m{number}.md", ACME.replace("$120M", f"${number + 1}M"))
        inbox.load()
    store = ExtractStore(inbox.settings.extracts)
    store.unfinished("killed")
    assert inbox.load().read == 0
    assert len(store.batches()) <= 4
    assert not list(store.folder.glob(".*"))
    assert inbox.ask("select count(*), count(distinct fact_id) from raw.fact") == [(14, 14)]


@pytest.mark.parametrize("portion", [250, 1], ids=["one batch", "two batches"])
def test_a_memo_copied_over_another_while_they_are_read_is_told_and_read_by_the_next_run(inbox, monkeypatch, portion):
    monkeypatch.setattr(extraction, "PORTION", portion)
    other = ACME.replace("$120M", "$130M")
    inbox.write("beta.md", other)
    report = inbox.load(meanwhile=lambda: inbox.write("acme.md", other))
    assert inbox.ask("select memo_id from raw.memo order by 1") == [("beta",), ("borg",)]
    assert inbox.ask("select memo_id, code from raw.rejected") == [("acme", "changed_while_reading")]
    inbox.write("acme.md", ACME.replace("$120M", "$140M"))
    monkeypatch.setattr(extracts, "MAX_BATCHES", 0)
    for _ in range(2):
        # The second run merges what the first one added.
        report = inbox.load()
    assert (report.read, report.reused) == (0, 3)
    revenues = inbox.ask("select memo_id, value / 1e6 from raw.fact where subject_label = 'Revenue' order by 1")
    assert revenues == [("acme", 140.0), ("beta", 130.0)]
    assert inbox.ask("select count(*) from raw.rejected") == [(0,)]


def test_a_file_that_cannot_be_read_adds_nothing_to_what_was_read(inbox):
    inbox.write("picture.md", b"\x89PNG\r\n\x00\x01")
    assert inbox.load().read == 2
    store = ExtractStore(inbox.settings.extracts)
    before = store.batches()
    assert [inbox.load().read for _ in range(2)] == [0, 0]
    assert store.batches() == before
    assert not list(store.folder.glob(".*"))


def test_a_batch_is_named_behind_all_others_whatever_was_left_out_before(inbox, monkeypatch):
    monkeypatch.setattr(extraction, "PORTION", 1)
    # Between two that are read lies one that is not, so that there are fewer batches than numbers.
    inbox.write("alpha.md", b"\x89PNG\r\n\x00\x01")
    inbox.load()
    for number in range(3):
        inbox.write("aaa.md", f"- Revenue: ${number + 1}M\n")
        inbox.load()
    numbers = [int(batch.name[:6]) for batch in ExtractStore(inbox.settings.extracts).batches()]
    assert len(set(numbers)) == len(numbers) == 5
    assert inbox.ask("select value / 1e6 from raw.fact where memo_id = 'aaa'") == [(3.0,)]


def test_only_a_content_that_was_read_is_a_version(inbox):
    inbox.write("acme.md", ACME[:80])
    inbox.write("picture.md", b"\x89PNG\r\n\x00\x01")
    inbox.load(meanwhile=lambda: inbox.write("acme.md", ACME))
    assert inbox.ask("select memo_id, version from raw.memo_version") == [("borg", 1)]
    inbox.load()
    assert inbox.ask("select memo_id, version from raw.memo_version order by 1") == [("acme", 1), ("borg", 1)]


def test_the_models_of_a_build_stay_where_only_raw_is_loaded_again(inbox):
    inbox.load()
    with duckdb.connect(str(inbox.settings.build_database)) as connection:
        connection.execute("create schema marts")
        connection.execute("create view marts.memos as select memo_id from raw.memo")
    inbox.write("more.md", "- Revenue: $1M\n")
    inbox.load(keep_models=True)
    assert inbox.ask("select count(*) from marts.memos") == [(3,)]
    inbox.load()
    assert inbox.ask("select count(*) from information_schema.tables where table_schema = 'marts'") == [(0,)]


def test_a_loss_between_reading_and_loading_is_never_silent(inbox):
    inbox.load()
    before = read_history(inbox.settings.extracts)
    [facts] = ExtractStore(inbox.settings.extracts).files("fact")
    pq.write_table(pq.read_table(facts).slice(1), facts)
    with pytest.raises(IncompleteLoadError, match="found 3 rows, expected the 4") as caught:
        inbox.load()
    assert (caught.value.table, caught.value.found, caught.value.expected) == ("fact", 3, 4)
    assert read_history(inbox.settings.extracts) == before


def test_one_file_alone_gives_the_same_facts(inbox):
    inbox.load()
    alone = extraction.read_one(inbox.settings.raw / "acme.md", inbox.settings)
    loaded = inbox.ask("select fact_id, value from raw.fact where memo_id = 'acme' order by char_start")
    assert list(zip(alone.facts["fact_id"].to_pylist(), alone.facts["value"].to_pylist(), strict=True)) == loaded


def test_one_bad_file_alone_raises_its_reason(inbox):
    inbox.write("empty.md", b" \n")
    with pytest.raises(MemoError, match=r"empty\.md"):
        extraction.read_one(inbox.settings.raw / "empty.md", inbox.settings)
