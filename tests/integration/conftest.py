"""What the tests of whole refreshes share."""

from __future__ import annotations

import pytest

from tests.support.examiner import examine_here


@pytest.fixture(scope="package", autouse=True)
def _expectations_are_examined_here() -> None:
    """Each of some forty refreshes would import great-expectations anew: four seconds of a processor each."""
    examine_here()
