"""What a person sees at the terminal: progress while a refresh runs, its summary, facts and query results.

Belongs here: rich tables and progress bars. Does not: the work, or machine-readable forms (`output`).
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from decimal import Decimal
from pathlib import Path
from shutil import get_terminal_size
from typing import IO, TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table
from rich.text import Text

from orchestration.output import plain, to_csv, to_json
from orchestration.settings import PROJECT_ROOT, Settings

if TYPE_CHECKING:
    import pyarrow as pa

    from orchestration.build import RunSummary

DONE, DATA_FAILED, WRONG_USAGE = 0, 1, 2
_NEXT = (
    "{memomart} open{there}",
    (
        "{memomart} query{there} "
        '"select year, revenue, ebitda, unit from marts.mart_profitability_projection order by year"'
    ),
    '{memomart} query{there} "select code, count(*) as refused from marts.fct_rejected group by code"',
    "{ui}",
)
_WIDE = 160  # where no screen sets the width
_UNBOUNDED = 10_000  # wider than any line
_NARROW = 100  # where the text of a value, which stands at its line, gives way to its name
_GAP, _LEAST_WIDTH, _FOLDED = 2, 12, 24
_LONGEST_SHOWN = 400


def refresh_with_progress(settings: Settings, *, force: bool) -> int:
    """Run the job `refresh`, show its progress and its summary; returns the exit status of the contract."""
    from orchestration.build import run_refresh
    from orchestration.storage.lock import BuildBusyError

    errors = Console(stderr=True)
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=errors,
        transient=True,
    )
    try:
        with bar:
            task = bar.add_task("starting", total=None)

            def show(step: str, done: int, total: int) -> None:
                bar.update(task, description=step, completed=done, total=total or None)

            summary = run_refresh(settings, show, force=force)
    except FileNotFoundError as error:
        errors.print(str(error), style="red", soft_wrap=True)
        return WRONG_USAGE
    except BuildBusyError as error:
        errors.print(str(error), style="red", soft_wrap=True)
        return DATA_FAILED
    _print_summary(Console(), settings, summary)
    return DONE if summary.success else DATA_FAILED


def _print_summary(console: Console, settings: Settings, summary: RunSummary) -> None:
    if not summary.success:
        published = "was published, but the run failed after it:"
        said = published if summary.is_published else "is as it was: the run failed."
        console.print(f"{settings.published} {said}", style="bold red", soft_wrap=True, markup=False)
        for failure in summary.failures:
            console.print(f"  {failure}", style="red", soft_wrap=True, markup=False)
        if summary.run_id:  # none where the folder could not even hold a run's log
            console.print(f"  The run's log: {_ui(settings)}, then run {summary.run_id}", soft_wrap=True, markup=False)
        return
    table = Table(title="Nothing changed" if summary.unchanged else "Published", title_justify="left", box=None)
    table.add_column("")
    table.add_column("", justify="right")
    for name, figure in summary.figures.items():
        table.add_row(name, f"{figure:,}")
    console.print(table)
    for note in summary.notes:
        console.print(f"  {note}", soft_wrap=True, markup=False)
    console.print(f"\nThe warehouse is {settings.published}", soft_wrap=True, markup=False)
    console.print("Try next:", style="bold")
    for command in _NEXT:
        written = command.format(memomart=_own_name(), there=_there(settings), ui=_ui(settings))
        console.print(f"  {written}", soft_wrap=True, markup=False, highlight=False)


def _ui(settings: Settings) -> str:
    """The command that opens the UI on this warehouse and its inbox: the UI's sensor would else read another one."""
    where = f"{_option('raw', settings.raw)}{_there(settings)}"
    return f"{_own_name()} ui{where}" if where else "make ui"


def _there(settings: Settings) -> str:
    """The option that names another warehouse than the project's, for commands typed anew; "" where none is needed."""
    return _option("warehouse", settings.warehouse)


def _option(name: str, folder: Path) -> str:
    usual = (PROJECT_ROOT / name).resolve()
    return "" if folder.resolve() == usual else f" --{name} {shlex.quote(str(folder))}"


def _own_name() -> str:
    """This command as the reader can type it again from where they stand."""
    program = Path(sys.argv[0]).absolute()
    return str(program.relative_to(Path.cwd())) if program.is_relative_to(Path.cwd()) else program.name


def print_facts(file: Path, form: str, output: Path | None, settings: Settings) -> None:
    """The facts of one file in the form asked for; what was refused is told on standard error."""
    from orchestration.storage.extraction import read_one

    result = read_one(file, settings)
    names, rows = _names_and_rows(result.facts)
    if form == "parquet":
        _write_parquet(result.facts, output)
    elif form == "table":
        with output.open("w", encoding="utf-8") if output else nullcontext(None) as opened:
            console = _console(opened)
            _print_fact_table(console, file, [dict(zip(names, row, strict=True)) for row in rows])
    else:
        _write_text((to_csv if form == "csv" else to_json)(names, rows), output)
    errors = Console(stderr=True)
    for rejection in result.rejections:
        found, why = _shortened(rejection.source_text), _shortened(rejection.message)
        errors.print(f"refused: line {rejection.source_line}: {found!r}: {why}", soft_wrap=True, markup=False)


def _shortened(text: str) -> str:
    """A text with its middle left out where it is longer than anybody reads: a word may have megabytes."""
    half = _LONGEST_SHOWN // 2
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:half]} … {text[-half:]}"


def _names_and_rows(table: pa.Table) -> tuple[list[str], list[tuple[object, ...]]]:
    return table.column_names, list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def _console(file: IO[str] | None = None) -> Console:
    """A console as wide as the terminal, and as wide as any line needs in a pipe or a file."""
    return Console(file=file, width=get_terminal_size((_WIDE, 0)).columns)


def _ruled_table(title: str | None = None) -> Table:
    return Table(title=title, title_justify="left", header_style="bold", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))


def _print_fact_table(console: Console, file: Path, facts: Sequence[Mapping[str, object]]) -> None:
    """One line a fact even on a narrow screen: names take the room that the other columns leave."""
    names = ["line", "figure", *(["as written"] if console.width >= _NARROW else []), "value", "unit"]
    names += [name for name in ("period", "status", "scenario") if any(fact[name] for fact in facts)]
    rows = [[plain(_shown(fact, name)) for name in names] for fact in facts]
    table = _ruled_table(f"{file.name}: {len(facts)} facts")
    taken = [max(map(cell_len, column), default=0) for column in zip(names, *rows, strict=True)]
    room = console.width - sum(taken) + taken[1] - _GAP * (len(names) + 1)
    for name in names:
        width = max(_LEAST_WIDTH, room) if name == "figure" else None
        table.add_column(name, justify="right" if name in ("line", "value") else "left", no_wrap=True, max_width=width)
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _shown(fact: Mapping[str, object], name: str) -> object:
    """A cell of the table; a value is one number or the ends it lies between: "0.11 to 0.13", "from 500"."""
    if name == "figure":
        return " · ".join(plain(fact[label]) for label in ("subject_label", "column_label") if fact[label])
    if name == "value":
        low, high = plain(fact["value_low"]), plain(fact["value_high"])
        if low and high:
            return low if low == high else f"{low} to {high}"
        return f"from {low}" if low else f"to {high}"
    return fact[{"line": "source_line", "as written": "source_value"}.get(name, name)]


def _write_text(text: str, output: Path | None) -> None:
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")


def _write_parquet(table: object, output: Path | None) -> None:
    import pyarrow.parquet as pq

    if output:
        pq.write_table(table, output)
    else:
        pq.write_table(table, sys.stdout.buffer)


def print_audit(files: Sequence[Path], form: str, settings: Settings) -> int:
    """The audit of some files in the form asked for; returns 1 if it found errors or could not read a file."""
    from orchestration import audit_report
    from orchestration.audit import AuditFailedError, audit_files
    from orchestration.storage.lock import BuildBusyError

    errors = Console(stderr=True)
    try:
        with errors.status("auditing"):
            result = audit_files(files, settings)
    except (AuditFailedError, BuildBusyError) as error:
        errors.print(str(error), style="red", soft_wrap=True, markup=False)
        return DATA_FAILED
    report = result.report
    if form == "table":
        # In a pipe or a file a finding is one line, for grep and for diff.
        screen = get_terminal_size((0, 0)).columns
        console = Console(width=screen or _UNBOUNDED)
        console.print(audit_report.as_table(report, is_folded=bool(screen)))
        console.print(f"\n{report.summary()}", markup=False, highlight=False, soft_wrap=True)
    elif form == "sarif":
        _write_text(audit_report.as_sarif(report, result.paths), None)
    else:
        _write_text((audit_report.as_csv if form == "csv" else audit_report.as_json)(report), None)
    for refusal in result.refused:
        errors.print(refusal.message, style="red", soft_wrap=True, markup=False)
    return DATA_FAILED if report.has_errors or result.refused else DONE


def print_query(settings: Settings, sql: str, form: str) -> int:
    """The result of one statement on the published warehouse; returns an exit status."""
    from orchestration.storage.warehouse import BadQueryError, NoWarehouseError, ask

    errors = Console(stderr=True)
    try:
        result = ask(settings.published, sql)
    except (NoWarehouseError, BadQueryError) as error:
        errors.print(str(error), style="red", soft_wrap=True, markup=False)
        return WRONG_USAGE
    names, rows = _names_and_rows(result)
    if form != "table":
        _write_text((to_csv if form == "csv" else to_json)(names, rows), None)
        return DONE
    _print_rows(_console(), names, rows)
    return DONE


def _print_rows(console: Console, names: Sequence[str], values: Sequence[Sequence[object]]) -> None:
    """A table where its columns have room side by side; else each row as a list of its columns."""
    table = _ruled_table()
    for at, name in enumerate(names):
        is_number = all(row[at] is None or isinstance(row[at], int | float | Decimal) for row in values)
        table.add_column(Text(name), overflow="fold", justify="right" if is_number else "left")
    rows = [list(map(plain, row)) for row in values]
    for row in rows:
        table.add_row(*map(Text, row))
    natural = [max(map(cell_len, column)) for column in zip(names, *rows, strict=True)]
    if sum(min(width, _FOLDED) + _GAP for width in natural) <= console.width:
        console.print(table)
        return
    for number, row in enumerate(rows, 1):
        listed = Table(title=f"row {number}", title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 0))
        listed.add_column(style="bold", no_wrap=True)
        listed.add_column(overflow="fold")
        for name, value in zip(names, row, strict=True):
            listed.add_row(Text(name), Text(value))
        console.print(listed)
    console.print(f"rows: {len(rows)}", markup=False)
