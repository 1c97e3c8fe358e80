"""Data Docs: what analysts may expect of each mart and whether it holds, as one page.

great-expectations' own pages load styles, scripts and fonts from other servers and show nothing without
them; this one is made of the same results, needs no script and asks for nothing. Belongs here: that
page. Does not: examining (`examine`) or what is expected (the suites).
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined

from orchestration.expectations.suites import SUITES
from orchestration.storage.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from orchestration.expectations.examine import Verdict

_STATE = "verdicts.json"
_TEMPLATE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What to expect of the marts</title>
<style>
:root { color-scheme: light dark; --bad: light-dark(#b00020, #ff8a80); --warn: light-dark(#7a4d00, #ffcc80); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8886; }
td { overflow-wrap: anywhere; }
section { margin-top: 3rem; }
.error { color: var(--bad); font-weight: 600; }
.warning { color: var(--warn); font-weight: 600; }
</style>
</head>
<body>
<main>
<h1>What to expect of the marts</h1>
<p>Each published table with what analysts may rely on in it. An error keeps a build from being published;
a warning is shown. Times are UTC.</p>
<table>
<thead><tr><th>Table</th><th>Rows</th><th>Expectations</th><th>Not met</th><th>Examined</th></tr></thead>
<tbody>
{% for page in pages %}
<tr><td><a href="#{{ page.mart }}">{{ page.mart }}</a></td><td>{{ "{:,}".format(page.rows) }}</td>
<td>{{ page.answers | length }}</td>
<td>{{ page.answers | rejectattr("is_met") | list | length }}</td><td>{{ page.examined_at }}</td></tr>
{% endfor %}
</tbody>
</table>
{% for page in pages %}
<section id="{{ page.mart }}">
<h2>{{ page.mart }}</h2>
<p>{{ page.says }}</p>
<table>
<thead><tr><th>Expectation</th><th>If not</th><th>Met</th><th>Found</th></tr></thead>
<tbody>
{% for answer in page.answers %}
<tr><td>{{ answer.says }}</td><td>{{ answer.severity }}</td>
<td{% if not answer.is_met %} class="{{ answer.severity }}"{% endif %}>{{ "yes" if answer.is_met else "no" }}</td>
<td>{{ answer.found }}</td></tr>
{% endfor %}
</tbody>
</table>
</section>
{% endfor %}
</main>
</body>
</html>
"""


def write_data_docs(folder: Path, verdicts: Iterable[Verdict]) -> Path:
    """Write the page into `folder` and return its path; marts not among `verdicts` keep what was last found."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
    known = _read(folder / _STATE)
    known.update({verdict.mart: {**asdict(verdict), "examined_at": now} for verdict in verdicts})
    text = json.dumps(known)
    replace_file(folder / _STATE, lambda fresh: fresh.write_text(text, encoding="utf-8"))
    pages = [{**known[suite.mart], "says": suite.says} for suite in SUITES if suite.mart in known]
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    html = environment.from_string(_TEMPLATE).render(pages=pages)
    page = folder / "index.html"
    replace_file(page, lambda fresh: fresh.write_text(html, encoding="utf-8"))
    return page


def _read(path: Path) -> dict[str, dict[str, Any]]:
    known: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return known
