"""The great-expectations suites as asset checks on the marts they speak of.

Belongs here: the checks. Does not: the suites (`expectations`), checks on raw tables (`raw_checks`) or
dbt tests (`assets.models`).
"""

from collections.abc import Collection, Iterator
from pathlib import Path

from dagster import (
    AssetCheckExecutionContext,
    AssetCheckResult,
    AssetChecksDefinition,
    AssetCheckSeverity,
    AssetCheckSpec,
    AssetKey,
    MetadataValue,
    multi_asset_check,
)

from orchestration.defs.markdown import as_code
from orchestration.defs.names import EXPECTATIONS_OP
from orchestration.defs.passed import answers, note_passed
from orchestration.defs.resources import BuildSession
from orchestration.defs.state import note_output
from orchestration.expectations.data_docs import write_data_docs
from orchestration.expectations.examine import Answer, Verdict
from orchestration.expectations.suite import Suite
from orchestration.expectations.suites import SUITES

CHECK = "expectations"


def expectation_checks(marts: Collection[AssetKey]) -> AssetChecksDefinition:
    """One check for each suite whose mart is among `marts`."""
    suites = {_key(suite): suite for suite in SUITES if _key(suite) in marts}

    @multi_asset_check(name=EXPECTATIONS_OP, specs=[_spec(suite) for suite in suites.values()], can_subset=True)
    def expectations(context: AssetCheckExecutionContext, session: BuildSession) -> Iterator[AssetCheckResult]:
        asked = [suites[key.asset_key] for key in sorted(context.selected_asset_check_keys)]
        verdicts = session.examiner.examine(session.settings.build_database, [suite.mart for suite in asked])
        page = write_data_docs(session.settings.data_docs, verdicts)
        note_output(session.settings, session.settings.data_docs)
        results = [_result(suite, verdict, page) for suite, verdict in zip(asked, verdicts, strict=True)]
        note_passed(session.settings, [], answers(results))
        yield from results

    return expectations


def _key(suite: Suite) -> AssetKey:
    return AssetKey(["marts", suite.mart])


def _spec(suite: Suite) -> AssetCheckSpec:
    rules = "\n".join(f"- {item.says}" for item in suite.expectations)
    says = f"{suite.says}\n\n{rules}\n\nPaste the path of `data_docs` into a browser: all expectations on one page."
    return AssetCheckSpec(CHECK, asset=_key(suite), description=says, blocking=suite.is_blocking)


def _result(suite: Suite, verdict: Verdict, page: Path) -> AssetCheckResult:
    broken = [answer for answer in verdict.answers if not answer.is_met]
    is_error = any(answer.severity == "error" for answer in broken)
    return AssetCheckResult(
        check_name=CHECK,
        asset_key=_key(suite),
        passed=not broken,
        severity=AssetCheckSeverity.ERROR if is_error else AssetCheckSeverity.WARN,
        description="; ".join(answer.says for answer in broken) or None,
        metadata={
            "rows": verdict.rows,
            "expectations": len(verdict.answers),
            "expectations_not_met": len(broken),
            # No link: a browser opens no local file from a page of a server.
            "data_docs": MetadataValue.path(str(page)),
            "answers": MetadataValue.md(_table(verdict.answers)),
        },
    )


def _table(answers: tuple[Answer, ...]) -> str:
    lines = ["| expectation | severity | met | found |", "|---|---|---|---|"]
    for answer in answers:
        found = as_code(answer.found.replace("|", "/")) if answer.found else ""
        lines.append(f"| {answer.says} | {answer.severity} | {'yes' if answer.is_met else 'no'} | {found} |")
    return "\n".join(lines)
