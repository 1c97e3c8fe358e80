"""How an expectation on a mart is stated.

Belongs here: the types. Does not: any suite (`core_suites`, `mart_suites`), or running one (`examine`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Expectation:
    """One thing an analyst may rely on.

    `kind` and `arguments` are great-expectations' (snake case, `expect_…`), `says` is the same in plain
    words. An error keeps a build from being published, a warning is shown.
    """

    kind: str
    says: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = "error"

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it looks at."""
        single = (self.arguments.get(name) for name in ("column", "column_A", "column_B"))
        return (*(name for name in single if name is not None), *self.arguments.get("column_list", ()))


@dataclass(frozen=True, slots=True)
class Suite:
    """What may be expected of one table of the schema `marts`.

    `derived` names SQL expressions over the mart that expectations may use like columns.
    """

    mart: str
    says: str
    expectations: tuple[Expectation, ...]
    derived: Mapping[str, str] = field(default_factory=dict)

    @property
    def sql(self) -> str:
        """The select that yields every row of the mart, in just the columns looked at."""
        names = dict.fromkeys(name for item in self.expectations for name in item.columns)
        selected = [f"{self.derived[name]} as {name}" if name in self.derived else name for name in names]
        return f"select {', '.join(selected or ['1 as any_row'])} from marts.{self.mart}"

    @property
    def is_blocking(self) -> bool:
        """Whether a failure may keep a build from being published."""
        return any(item.severity == "error" for item in self.expectations)
