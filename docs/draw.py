"""Draws the picture in docs/how-it-works.md from the code: which part imports which, which models read which.

Run `python docs/draw.py` after a part or a folder of models came or went; a test says when it is due.
Belongs here: that picture. Does not: any other page, or the lineage of single models (`memomart docs`).
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "how-it-works.md"
START, END = "<!-- drawn from the code -->", "<!-- end of the drawing -->"
_REF = re.compile(r"ref\(\s*['\"](\w+)['\"]")
_SOURCE = re.compile(r"\bsource\(")


def draw() -> str:
    """The picture as a Mermaid block between its two markers."""
    lines = ["flowchart LR", '  inbox[/"raw/: memos"/]', '  published[("warehouse/memo.duckdb")]']
    lines.append('  subgraph python ["orchestration: Python"]')
    parts = _parts()
    lines += [f'    {part}["{part}"]' for part in sorted(parts)]
    lines.append("  end")
    lines.append('  subgraph dbt ["dbt_project: SQL"]')
    folders = _folders()
    lines += [f'    {_id(folder)}["{folder}"]' for folder in sorted({end for edge in folders for end in edge})]
    lines.append("  end")
    lines += [f"  {part} --> {other}" for part in sorted(parts) for other in sorted(parts[part])]
    lines += [f"  {_id(read)} ==> {_id(reader)}" for read, reader in sorted(folders)]
    lines += ["  inbox ==> memo", "  storage ==> m_raw", "  storage ==> published"]
    return "\n".join([START, "```mermaid", *lines, "```", END])


def renew(page: Path = PAGE) -> None:
    """Put the picture as it is now in its place on the page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(START)
    page.write_text(before + draw() + rest.partition(END)[2], encoding="utf-8")


def _parts() -> dict[str, set[str]]:
    """Each package of `orchestration` and the packages it imports; single modules are doors, not parts."""
    package = ROOT / "orchestration"
    names = {path.parent.name for path in package.glob("*/__init__.py")}
    found: dict[str, set[str]] = {name: set() for name in names}
    for name in names:
        for path in (package / name).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("orchestration."):
                    found[name].add((node.module or "").split(".")[1])
    return {name: (imported & names) - {name} for name, imported in found.items()}


def _folders() -> set[tuple[str, str]]:
    """Which folder of models reads which, `raw` being the sources and `seeds` the seeds."""
    models = ROOT / "dbt_project" / "models"
    home = {path.stem: _folder(path, models) for path in models.rglob("*.sql")}
    edges = set()
    for path in models.rglob("*.sql"):
        sql = path.read_text(encoding="utf-8")
        read = {home.get(name, "seeds") for name in _REF.findall(sql)} | ({"raw"} if _SOURCE.search(sql) else set())
        edges |= {(folder, home[path.stem]) for folder in read if folder != home[path.stem]}
    return edges


def _folder(path: Path, models: Path) -> str:
    return path.parent.relative_to(models).as_posix()


def _id(folder: str) -> str:
    return "m_" + re.sub(r"\W", "_", folder)


if __name__ == "__main__":
    renew()
