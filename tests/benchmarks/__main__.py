"""`make bench`: measures and prints; `python -m tests.benchmarks reader` measures one part."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

from rich.console import Console
from rich.table import Table

PARTS = ("reader", "refresh", "warehouse", "report")


def main(chosen: list[str]) -> None:
    """Print the figures of the chosen parts, all by default."""
    unknown = set(chosen) - set(PARTS)
    if unknown:
        sys.exit(f"found {', '.join(sorted(unknown))}, expected any of {', '.join(PARTS)}")
    console = Console()
    for part in chosen or PARTS:
        module: ModuleType = importlib.import_module(f"tests.benchmarks.{part}")
        table = Table(title=part, title_justify="left", box=None)
        table.add_column("measured")
        table.add_column("figure", justify="right")
        table.add_column("aim")
        with console.status(f"measuring the {part}"):
            for figure in module.figures():
                table.add_row(figure.name, figure.measured, figure.target)
        console.print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
