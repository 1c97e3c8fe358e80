"""The audit over whole memos: what it must find, what it must never flag, and how it is told."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console

from orchestration import audit_report
from orchestration.audit_report import AuditReport
from orchestration.defs.dbt_runner import DbtBuildError
from orchestration.settings import Settings
from orchestration.storage.warehouse import query
from orchestration.terminal import print_audit
from tests.support import analyst_memos, built
from tests.support.analyst_memos import AnalystMemo
from tests.support.memo_generator import Planted, generate, plant
from tests.support.memo_layout import KINDS
from tests.support.shared import open_shared

pytestmark = [pytest.mark.slow]

PLANTED_MEMOS = 100
# The contradictions of the memo in raw/, by rule and by what the message says of them.
ERRORS = {
    "cagr": r"55-80% .* 34\.6% a year",
    "named_subset": r"OpenAI, Google AI, Anthropic together hold .*72%; 34% \+ 21% \+ 12% .* is 67%",
    "ratio_of_facts": r"2-3% .* is 1%",
    "target_vs_baseline": r"\$150M revenue in 2032; .* \$240M for 2030",
    "duplicate": r"\$2-5M as licensing revenue; .* \$8M for Model Licensing",
    "multi_unit": r"€180,000 .* \$180,000, the same figure in another currency",
}
WARNINGS = (
    ("implied_rate", r"USD 11\.25B; 5 of 7 rows imply USD 20B"),
    ("implied_rate", r"USD 8B; 5 of 7 rows imply USD 20B"),
    ("product_identity", r"\$810,000 .* is USD 612,000"),
    ("product_identity", r"\$160M .* 889 customers; the memo counts 280"),
    ("duplicate", r"2-10x .* 10-50x"),
    ("ratio_of_facts", r"15-25%; at the high end it is 28\.6%"),
    ("multi_unit", r"€25-35M .* \$22M"),
    ("target_vs_projection", r"\$150M .* \$520M"),
)


def build(factory: pytest.TempPathFactory, folder: Path, raw: Path) -> Path:
    """The audit's tables over the memos of `raw`; returns the DuckDB file."""
    settings = Settings(raw=raw, warehouse=folder / "warehouse")
    built.load(settings)
    outcome = built.build(
        settings,
        # Their own tests run with the whole project; here the tables are what is tested.
        *("--exclude-resource-type", "test"),
        *("--select", "+path:models/intermediate/audit", "+path:models/marts/audit", "path:seeds/audit"),
        manifest=open_shared(settings, factory).parsed(),
    )
    assert outcome.succeeded, outcome.problems
    return settings.build_database


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    raw = tmp_path_factory.mktemp("raw")
    shutil.copyfile(built.OWN_MEMO, raw / built.OWN_MEMO.name)
    return build(tmp_path_factory, tmp_path_factory.mktemp("real"), raw)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Planted]]:
    folder = tmp_path_factory.mktemp("planted")
    raw = folder / "raw"
    raw.mkdir()
    errors = {}
    for number in range(PLANTED_MEMOS):
        memo = plant(KINDS[number % len(KINDS)], 500 + number)
        memo.write(raw)
        assert memo.planted is not None
        errors[memo.name] = memo.planted
    # Two editions of one company, apart in every figure that differs between their seeds.
    for edition, seed in (("first", 900), ("second", 901)):
        text = (
            generate(seed)
            .text.replace(_company(seed), "Aldermoor Mills")
            .replace(_company(seed).upper(), "ALDERMOOR MILLS")
        )
        (raw / f"aldermoor-{edition}{generate(seed).suffix}").write_text(text, encoding="utf-8")
    for analyst in analyst_memos.MEMOS:
        (raw / f"clean-{analyst.entity.lower().replace(' ', '-')}.md").write_text(analyst.text, encoding="utf-8")
        (raw / f"spoiled-{analyst.entity.lower().replace(' ', '-')}.md").write_text(analyst.spoiled(), encoding="utf-8")
    return build(tmp_path_factory, folder, raw), errors


def _company(seed: int) -> str:
    return generate(seed).name.rsplit("-", 1)[0].replace("-", " ").title()


def findings(database: Path, where: str) -> list[tuple[Any, ...]]:
    return query(database, f"select rule, message, memo_id from marts.fct_audit_finding where {where} order by all")


def test_certain_contradictions_are_errors(real: Path) -> None:
    found = {rule: message for rule, message, _ in findings(real, "severity = 'error'")}
    assert found.keys() == ERRORS.keys()
    for rule, pattern in ERRORS.items():
        assert re.search(pattern, found[rule]), found[rule]


def test_probable_contradictions_are_warnings_and_nothing_else_is_flagged(real: Path) -> None:
    found = findings(real, "severity = 'warning'")
    for rule, pattern in WARNINGS:
        assert any(rule == other and re.search(pattern, message) for other, message, _ in found), (rule, found)
    assert len(found) == len(WARNINGS)


def test_what_agrees_was_checked(real: Path) -> None:
    checked = Counter(rule for rule, _, _ in findings(real, "verdict in ('exact', 'consistent_rounding')"))
    assert checked["growth"] == 12, "5 of revenue, 7 of headcount"
    assert checked["difference"] == 6
    assert checked["margin"] == 6
    assert checked["part_of_total"] == 5
    assert checked["summation"] == 3, "revenue and both headcount columns"
    assert checked["closure"] == 2


def test_planted_errors_are_found(planted: tuple[Path, dict[str, Planted]]) -> None:
    database, errors = planted
    rows = query(database, "select memo_id, source_lines from marts.fct_audit_finding where severity <> 'info'")
    missed = [
        (name, error)
        for name, error in errors.items()
        if not any(name == memo and set(lines) & set(error.lines) for memo, lines in rows)
    ]
    assert len(missed) <= 0.02 * len(errors), missed


def test_clean_checks_are_not_flagged(planted: tuple[Path, dict[str, Planted]]) -> None:
    database, errors = planted
    rows = query(
        database,
        "select memo_id, source_lines, severity, message from marts.fct_audit_finding where verdict <> 'not_checkable'",
    )
    clean = [row for row in rows if row[0] in errors and not set(row[1]) & set(errors[row[0]].lines)]
    flagged = [row for row in clean if row[2] != "info"]
    assert len(clean) > 40 * len(errors)
    assert len(flagged) <= 0.01 * len(clean), flagged


@pytest.mark.parametrize("analyst", analyst_memos.MEMOS, ids=lambda analyst: analyst.entity)
def test_what_a_careful_analyst_writes_is_not_flagged(
    planted: tuple[Path, dict[str, Planted]], analyst: AnalystMemo
) -> None:
    database, _ = planted
    name = f"clean-{analyst.entity.lower().replace(' ', '-')}"
    assert query(database, f"select count(*) from raw.memo where memo_id = '{name}'") == [(1,)]
    assert findings(database, f"memo_id = '{name}' and severity <> 'info'") == []


@pytest.mark.parametrize("analyst", analyst_memos.MEMOS, ids=lambda analyst: analyst.entity)
def test_slips_of_a_careful_analyst_are_found(planted: tuple[Path, dict[str, Planted]], analyst: AnalystMemo) -> None:
    database, _ = planted
    name = f"spoiled-{analyst.entity.lower().replace(' ', '-')}"
    rows = query(
        database,
        "select source_line, source_lines from marts.fct_audit_finding"
        f" where memo_id = '{name}' and severity <> 'info'",
    )
    flagged = {line for own, others in rows for line in (own, *others)}
    slips = analyst.lines_of_slips()
    assert [slip for slip, line in slips.items() if line not in flagged] == []


def test_editions_are_compared(planted: tuple[Path, dict[str, Planted]]) -> None:
    database, _ = planted
    pairs = query(
        database,
        "select distinct memo_id, other_memo_id from marts.mart_cross_memo_disagreement "
        "where concept = 'ebitda_margin'",
    )
    assert pairs == [("aldermoor-second", "aldermoor-first")]


def test_a_check_is_told_once(planted: tuple[Path, dict[str, Planted]]) -> None:
    """A column of probabilities gives them to its cases too, and is one sum all the same."""
    database, _ = planted
    twice = query(
        database,
        "select memo_id, message from marts.fct_audit_finding group by memo_id, message having count(*) > 1",
    )
    assert twice == []
    assert query(database, "select * from marts.fct_audit_finding where message like '%probabilities should make 100%'")


def test_every_check_has_a_verdict_and_a_reason(planted: tuple[Path, dict[str, Planted]]) -> None:
    database, _ = planted
    assert not findings(database, "verdict = 'not_checkable' and message not like '%: not checkable, %'")
    assert not findings(database, "verdict <> 'not_checkable' and message not like '%; %'")
    assert not findings(database, "message like '%1e+%' or message like '%null%' or message is null")


def test_reports_say_the_same_in_every_form(real: Path) -> None:
    report = AuditReport.of(real)
    assert report.has_errors
    assert re.fullmatch(r"\d+ checks, 6 errors, 8 warnings, 0 accepted, \d+ not checkable", report.summary())
    objects = json.loads(audit_report.as_json(report))
    assert len(objects) == len(report.rows) == audit_report.as_csv(report).count("\n") - 1
    assert [finding["severity"] for finding in objects[:6]] == ["error"] * 6
    console = Console(width=160, record=True)
    console.print(audit_report.as_table(report))
    # The terminal wraps a finding where its column ends.
    assert "34%+21%+12%" in re.sub(r"\s", "", console.export_text())


def test_in_a_pipe_a_finding_is_one_line(
    real: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report = AuditReport.of(real)
    result = SimpleNamespace(report=report, refused=(), paths={})
    monkeypatch.setattr("orchestration.audit.audit_files", lambda *_arguments: result)
    # Neither a screen nor COLUMNS says how wide a line may be.
    monkeypatch.setattr("orchestration.terminal.get_terminal_size", os.terminal_size)
    print_audit([], "table", Settings(real, real))
    _, *found, _, summary = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in found] == ["mistral-ai_2030-06_employee"] * len(report.shown)
    assert summary == report.summary()


def test_sarif_names_file_and_lines(real: Path) -> None:
    report = AuditReport.of(real)
    memo_id = report.shown[0][report.names.index("memo_id")]
    log = json.loads(audit_report.as_sarif(report, {memo_id: "memos/it #1.md"}))
    [run] = log["runs"]
    results = run["results"]
    assert log["version"] == "2.1.0"
    assert len(results) == 14
    assert Counter(result["level"] for result in results) == {"error": 6, "warning": 8}
    assert all(run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    places = [place["physicalLocation"] for result in results for place in result["locations"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {"memos/it%20%231.md"}
    assert all(place["region"]["startLine"] >= 1 for place in places)
    assert all(result["relatedLocations"] for result in results if result["ruleId"] == "named_subset")
    # An editor marks the figure itself, not the line alone.
    text = built.OWN_MEMO.read_text(encoding="utf-8")
    marked = [
        text[region["charOffset"] : region["charOffset"] + region["charLength"]]
        for region in (place["region"] for place in places)
        if "charOffset" in region
    ]
    assert {"approximately 72%", "2-3%", "55-80%", "$150M", "$2-5M", "€180,000"} <= set(marked)
    absolute = json.loads(audit_report.as_sarif(report, {memo_id: "/memos/it #1.md"}))["runs"][0]["results"][0]
    uri = absolute["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "file:///memos/it%20%231.md"


# What SARIF 2.1.0 (OASIS, section 3) asks of the objects that are written: the properties each may have here, with
# those it must have, and what stands in them.
_SARIF_OBJECTS: dict[str, tuple[set[str], set[str]]] = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool", "results"}, {"columnKind"}),
    "driver": ({"name"}, {"rules"}),
    "result": (
        {"message"},
        {"ruleId", "ruleIndex", "level", "locations", "relatedLocations", "partialFingerprints", "suppressions"},
    ),
    "region": ({"startLine"}, {"charOffset", "charLength"}),
    "suppression": ({"kind"}, {"justification"}),
}


def _assert_has(kind: str, written: dict[str, Any]) -> None:
    must, may = _SARIF_OBJECTS[kind]
    assert must <= written.keys() <= must | may, (kind, written.keys())


def test_sarif_keeps_to_its_standard(planted: tuple[Path, dict[str, Planted]]) -> None:
    report = AuditReport.of(planted[0])
    log = json.loads(audit_report.as_sarif(report, {}))
    _assert_has("log", log)
    [run] = log["runs"]
    _assert_has("run", run)
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    _assert_has("driver", run["tool"]["driver"])
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    assert len(run["results"]) > PLANTED_MEMOS / 2
    for result in run["results"]:
        _assert_has("result", result)
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
        places = [*result["locations"], *result.get("relatedLocations", [])]
        identifiers = [place["id"] for place in places if "id" in place]
        assert len(set(identifiers)) == len(identifiers), "unique within the result"
        for place in places:
            assert set(place) <= {"id", "physicalLocation"}
            region = place["physicalLocation"]["region"]
            _assert_has("region", region)
            assert region["startLine"] >= 1
            assert ("charOffset" in region) == ("charLength" in region)
            assert region.get("charOffset", 0) >= 0
            assert region.get("charLength", 1) >= 1
            assert not set(place["physicalLocation"]["artifactLocation"]["uri"]) & set(' #?"<>\\^`{|}')
        for suppression in result.get("suppressions", []):
            _assert_has("suppression", suppression)
            assert suppression["kind"] in {"inSource", "external"}


def test_sentences_of_growth_need_no_room_for_pairs_of_all_amounts(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # 1,600 amounts of one unit: paired with one another they need more than a gigabyte.
    sentences = [f"Revenue rose {n % 90 + 1}% to ${n + 2}M in 2030 from ${n + 1}M." for n in range(800)]
    memo = "ENTITY: X\n\nA Macro Intelligence Memo | June 2030 | Investor Edition\n\n" + "\n\n".join(sentences)
    folder = built.settings_with_memos(tmp_path, {"long.md": memo})
    settings = replace(folder, build_memory_bytes=250_000_000, build_spill_bytes=1_000_000)
    built.load(settings)
    outcome = built.build(
        settings,
        *("--exclude-resource-type", "test", "--select", "+int_audit_sentence_growth"),
        manifest=open_shared(settings, tmp_path_factory).parsed(),
    )
    assert outcome.succeeded, outcome.problems
    counted = query(settings.build_database, "select count(*) from intermediate.int_audit_sentence_growth")
    assert counted == [(len(sentences),)]


def test_a_build_without_room_says_what_to_raise(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = built.settings_with_memos(tmp_path, {"short.md": "ENTITY: X\n\nRevenue was $5M in 2030."})
    settings = replace(folder, build_memory_bytes=20_000_000, build_spill_bytes=1)
    built.load(settings)
    outcome = built.build(
        settings,
        *("--exclude-resource-type", "test", "--select", "+int_audit_aspects"),
        manifest=open_shared(settings, tmp_path_factory).parsed(),
    )
    assert not outcome.succeeded
    assert "MEMOMART_BUILD_SPILL_BYTES" in str(DbtBuildError("build", outcome.problems))
