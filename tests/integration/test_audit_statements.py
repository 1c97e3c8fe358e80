"""The audit of short memos: one contradiction each, and what looks like one and is none."""

from __future__ import annotations

import pytest

from orchestration.storage.warehouse import query
from tests.support import built
from tests.support.shared import open_shared
from tests.support.statement_memos import CONTRADICTIONS, HEADER, INNOCENT, Finding

pytestmark = [pytest.mark.slow]


# Revenue of one year in two editions of one date; "$" may be what the other edition writes as "C$".
EDITIONS = {
    "Twyford": ("€400M", "$400M"),
    "Fellow": ("€400M", "$440M"),
    "Canmore": ("C$402.3M", "$400M"),
    "Nought": ("€0", "SAR 0"),
}


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """Severity, rule and message of all that is found, by memo."""
    bodies = {name: body for name, (body, _) in CONTRADICTIONS.items()} | INNOCENT
    # One company each, named by letters: what one memo says is no matter of another's.
    entities = {name: f"KELDON {chr(65 + n // 26)}{chr(65 + n % 26)}RVE MILLS" for n, name in enumerate(bodies)}
    memos = {
        f"{name}.md": HEADER.format(entity=entities[name], edition="Investor") + body for name, body in bodies.items()
    }
    for edition, year in (("Employee", 2015), ("Investor", 2017)):
        memos[f"founded {year}.md"] = HEADER.format(entity="LOWTHER SALT", edition=edition) + (
            f"- Founded: {year}\n- Headcount (2030): 40 employees"
        )
    for entity, amounts in EDITIONS.items():
        for edition, amount in zip(("CEO", "Employee"), amounts, strict=True):
            memos[f"{entity} {edition}.md"] = HEADER.format(entity=f"{entity.upper()} SALT", edition=edition) + (
                f"Results (2029):\n| Metric | 2029 |\n|---|---|\n| Revenue | {amount} |\n"
            )
    settings = built.settings_with_memos(tmp_path_factory.mktemp("statements"), memos)
    built.load(settings)
    outcome = built.build(
        settings,
        *("--exclude-resource-type", "test"),
        *("--select", "+path:models/intermediate/audit", "+path:models/marts/audit", "path:seeds/audit"),
        manifest=open_shared(settings, tmp_path_factory).parsed(),
    )
    assert outcome.succeeded, outcome.problems
    found: dict[str, list[Finding]] = {name.removesuffix(".md"): [] for name in memos}
    for memo, severity, rule, message in query(
        settings.build_database,
        "select memo_id, severity, rule, message from marts.fct_audit_finding where severity <> 'info' order by all",
    ):
        found[memo].append((severity, rule, message))
    return found


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_found_once(audited: dict[str, list[Finding]], name: str) -> None:
    expected = CONTRADICTIONS[name][1]
    found = audited[name]
    assert [(severity, rule) for severity, rule, _ in found] == [(severity, rule) for severity, rule, _ in expected]
    for (_, _, message), (_, _, working) in zip(found, expected, strict=True):
        assert message.endswith(f"; {working}")


@pytest.mark.parametrize("name", INNOCENT)
def test_what_may_be_right_is_not_flagged(audited: dict[str, list[Finding]], name: str) -> None:
    assert audited[name] == []


def test_memos_of_one_company_agree_on_when_it_was_founded(audited: dict[str, list[Finding]]) -> None:
    assert audited["founded 2015"] == []
    [(severity, rule, message)] = audited["founded 2017"]
    assert (severity, rule) == ("warning", "sanity")
    assert message == "line 7 says it was founded in 2017; line 7 of founded 2015 says 2015"


def test_editions_in_two_currencies_cannot_give_the_same_figure(audited: dict[str, list[Finding]]) -> None:
    [(severity, rule, message)] = audited["Twyford Employee"]
    assert (severity, rule) == ("warning", "multi_unit")
    assert message.endswith("; Twyford CEO gives €400M (line 10 there), the same figure in another currency")
    assert audited["Twyford CEO"] == []


@pytest.mark.parametrize("entity", ["Fellow", "Canmore", "Nought"])
def test_editions_in_two_currencies_may_agree(audited: dict[str, list[Finding]], entity: str) -> None:
    assert audited[f"{entity} CEO"] == audited[f"{entity} Employee"] == []
