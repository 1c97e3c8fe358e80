"""The form in which a table's contract is stated, and what follows from it for Arrow and pandera.

Belongs here: `Column`, `TableContract` and their renderings. Does not: any one table (`raw_tables`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    import pandera.pandas as pandera

# Stated values are exact: 29 digits before the point and 9 behind it.
DECIMAL = pa.decimal128(38, 9)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its Arrow type, whether it may be null, what it means, and the values it may take."""

    name: str
    type: pa.DataType
    description: str
    nullable: bool = False
    allowed: tuple[str, ...] = ()
    at_least: int | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A rule over one row: `lower` does not exceed `upper`; a null on either side is unbounded."""

    lower: str
    upper: str
    strict: bool = False

    @property
    def text(self) -> str:
        """The rule as a reader of a rejected row sees it."""
        return f"{self.lower} is {'below' if self.strict else 'at most'} {self.upper}"


@dataclass(frozen=True)
class TableContract:
    """A table of the schema `raw`: its columns, its grain (the columns that name one row), its meaning."""

    name: str
    description: str
    grain: tuple[str, ...]
    columns: tuple[Column, ...]
    orders: tuple[Order, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in order."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def arrow_schema(self) -> pa.Schema:
        """The table's Arrow schema, nullability included."""
        return pa.schema([pa.field(column.name, column.type, nullable=column.nullable) for column in self.columns])

    @cached_property
    def pandera_schema(self) -> pandera.DataFrameSchema:
        """The same promise for a pandas frame with Arrow dtypes."""
        import pandas as pd
        import pandera.pandas as pandera

        return pandera.DataFrameSchema(
            columns={
                column.name: pandera.Column(
                    pd.ArrowDtype(column.type),
                    checks=_checks(column, pandera),
                    nullable=column.nullable,
                    description=column.description,
                )
                for column in self.columns
            },
            checks=[pandera.Check(_holds(order), name=order.text, ignore_na=False) for order in self.orders],
            unique=list(self.grain) or None,
            name=self.name,
            title=self.name,
            description=self.description,
            strict=True,
        )


def _holds(order: Order) -> Callable[[pd.DataFrame], pd.Series]:
    def check(frame: pd.DataFrame) -> pd.Series:
        lower, upper = frame[order.lower], frame[order.upper]
        held = lower < upper if order.strict else lower <= upper
        return held.fillna(True).astype(bool)

    return check


def _checks(column: Column, pandera: Any) -> list[Any]:
    checks = []
    if column.allowed:
        checks.append(pandera.Check.isin(column.allowed, name=f"{column.name} is one of {', '.join(column.allowed)}"))
    if column.at_least is not None:
        checks.append(pandera.Check.ge(column.at_least, name=f"{column.name} is at least {column.at_least}"))
    return checks
