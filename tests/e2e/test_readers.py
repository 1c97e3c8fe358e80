"""Analysts who query the published file all the while refreshes replace it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from orchestration.settings import PROJECT_ROOT
from tests.integration.small_project import MEMO, small_settings
from tests.support.refresher import QUICKLY, Refresher

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]

REFRESHES = int(os.environ.get("MEMOMART_READER_REFRESHES", "2"))
READERS = 4

# Opens the file anew each time, as a client does, and asks a mart and the table it was made of.
_READER = """
import json, sys, time
from pathlib import Path
from orchestration.storage.warehouse import ask
published, stop = Path(sys.argv[1]), Path(sys.argv[2])
reads, torn, errors, seen = 0, 0, [], set()
while not stop.exists():
    try:
        row = ask(published, "select (select sum(total) from marts.mart_totals), (select sum(value) from raw.fact)")
        one, other = row.to_pylist()[0].values()
    except Exception as error:
        errors.append(repr(error))
    else:
        reads += 1
        torn += one != other
        seen.add(int(one))
    time.sleep(0.1)
print(json.dumps({"reads": reads, "torn": torn, "errors": errors[:5], "seen": len(seen)}))
"""


def test_readers_see_whole_results_and_no_error_while_refreshes_publish(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    refresher = Refresher()
    refresher.start(settings, QUICKLY)
    assert refresher.wait()["success"]
    stop = tmp_path / "stop"
    command = [sys.executable, "-c", _READER, str(settings.published), str(stop)]
    readers = [subprocess.Popen(command, cwd=PROJECT_ROOT, stdout=subprocess.PIPE, text=True) for _ in range(READERS)]
    try:
        for number in range(REFRESHES):
            memo = settings.raw / "lumina_2030-06_investor.md"
            memo.write_text(MEMO.replace("$55M", f"${100 + number}M"))
            refresher.start(settings, QUICKLY)
            ended = refresher.wait()
            assert ended["success"], ended
    finally:
        stop.touch()
        said = [json.loads(reader.communicate()[0]) for reader in readers]
        refresher.stop()
    print(said)
    assert [(found["torn"], found["errors"]) for found in said] == [(0, [])] * READERS
    assert all(found["reads"] > REFRESHES for found in said)
    assert max(found["seen"] for found in said) > 1, "they saw the data change"
