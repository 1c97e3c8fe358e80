"""The `memomart` command.

Belongs here: arguments, exit statuses, and what a person at a terminal sees. Does not: the work itself.
Imports of the heavy libraries stand in the commands that need them, so that the others start at once.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from orchestration.settings import Settings, names_inbox

# Exit statuses of the contract; click itself ends with 2 on wrong usage.
DATA_FAILED = 1
WRONG_USAGE = 2
_DOCS_WAIT_SECONDS = 120.0


def _folders(command: Callable[..., Any]) -> Callable[..., Any]:
    for name, meaning in (
        ("warehouse", "Folder of everything generated (MEMOMART_WAREHOUSE)."),
        ("raw", "Folder the memos lie in (MEMOMART_RAW)."),
    ):
        command = click.option(f"--{name}", type=click.Path(file_okay=False, path_type=Path), help=meaning)(command)
    return command


def _settings(raw: Path | None, warehouse: Path | None) -> Settings:
    try:
        settings = Settings.from_environment(raw, warehouse)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    settings.export()
    return settings


def _settings_of_run(raw: Path | None, warehouse: Path | None) -> Settings:
    """Settings of a command that builds: one that names no inbox must not fill a warehouse from another one."""
    from orchestration.defs.state import other_inbox

    is_named = raw is not None or names_inbox()  # asked first: the settings are exported
    settings = _settings(raw, warehouse)
    other = None if is_named else other_inbox(settings)
    if other is not None:
        raise click.UsageError(
            f"{settings.warehouse}: holds the memos of {other}, expected those of {settings.raw}, which would take "
            f"their place; name the folder you mean: --raw {shlex.quote(str(other))}, or "
            f"--raw {shlex.quote(str(settings.raw))} to build it anew"
        )
    return settings


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Analyst memos as a tested warehouse."""


@main.command()
@_folders
@click.option("--force", is_flag=True, help="Build again although nothing has changed.")
def refresh(raw: Path | None, warehouse: Path | None, force: bool) -> None:
    """Read the memos, build and test the warehouse, and publish it."""
    from orchestration.terminal import refresh_with_progress

    sys.exit(refresh_with_progress(_settings_of_run(raw, warehouse), force=force))


@main.command()
@_folders
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "csv", "json", "parquet"]), default="table")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of the terminal.")
def facts(raw: Path | None, warehouse: Path | None, file: Path, form: str, output: Path | None) -> None:
    """Print the facts of one memo FILE, which need not lie in the raw folder."""
    from orchestration.memo.errors import MemoError
    from orchestration.terminal import print_facts

    try:
        print_facts(file, form, output, _settings(raw, warehouse))
    except MemoError as error:
        click.echo(str(error), err=True)
        sys.exit(DATA_FAILED)
    except OSError as error:
        if output is None:
            raise
        found = f"{output}: cannot be written ({error.strerror})"
        raise click.UsageError(
            f"{found}, expected a file in a folder that is there and may be written; name another with --output"
        ) from error


@main.command()
@_folders
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json", "csv", "sarif"]), default="table")
def audit(raw: Path | None, warehouse: Path | None, files: tuple[Path, ...], form: str) -> None:
    """Say where memo FILES contradict themselves or each other; ends with 1 if there are errors."""
    from orchestration.terminal import print_audit

    sys.exit(print_audit(files, form, _settings(raw, warehouse)))


# A statement may begin with a comment: "-- revenue by year".
@main.command(context_settings={"ignore_unknown_options": True})
@_folders
@click.argument("sql")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table")
def query(raw: Path | None, warehouse: Path | None, sql: str, form: str) -> None:
    """Run one read-only SQL statement on the published warehouse."""
    from orchestration.terminal import print_query

    sys.exit(print_query(_settings(raw, warehouse), sql, form))


@main.command()
@_folders
@click.option("--port", type=click.IntRange(1, 65535), default=3000, show_default=True, help="Port on 127.0.0.1.")
def ui(raw: Path | None, warehouse: Path | None, port: int) -> None:
    """Start the Dagster UI with the schedule and the sensor."""
    from orchestration.build import PortTakenError, require_port, serve_ui

    settings = _settings_of_run(raw, warehouse)
    try:
        require_port(port)
    except PortTakenError as error:
        raise click.UsageError(str(error)) from error
    click.echo("Starting the Dagster UI, which takes some ten seconds")
    sys.exit(
        serve_ui(settings, port, lambda: click.echo(f"Open http://127.0.0.1:{port} in a browser; Ctrl-C stops it"))
    )


@main.command(name="open")
@_folders
def open_report(raw: Path | None, warehouse: Path | None) -> None:
    """Open the report of the last refresh in the browser."""
    index = _settings(raw, warehouse).report / "index.html"
    if not index.exists():
        raise click.UsageError(f"{index}: no such report, expected the result of a refresh; run `make refresh` first")
    click.launch(index.as_uri())
    click.echo(index)


@main.command()
@_folders
def docs(raw: Path | None, warehouse: Path | None) -> None:
    """Write the data dictionary into docs/ and dbt's documentation into the warehouse folder."""
    from orchestration.defs.docs_site import write_docs_site
    from orchestration.dictionary import write_dictionary
    from orchestration.storage.lock import BuildBusyError
    from orchestration.storage.warehouse import NoWarehouseError

    settings = _settings(raw, warehouse)
    try:
        for path in (write_dictionary(settings), write_docs_site(settings, _DOCS_WAIT_SECONDS)):
            click.echo(path)
    except NoWarehouseError as error:
        raise click.UsageError(str(error)) from error
    except BuildBusyError as error:
        click.echo(str(error), err=True)
        sys.exit(DATA_FAILED)
