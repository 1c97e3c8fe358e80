"""Holding a frame against its contract: the rows that keep it, and for each other row why not.

Belongs here: running pandera and turning its failure cases into reasons. Does not: deciding what
becomes of a refused row (`storage.extraction`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pandera.errors
import pyarrow as pa

from orchestration.contracts.columns import TableContract


@dataclass(frozen=True, slots=True)
class Validated:
    """`kept` holds the rows that keep the contract; `reasons` names, by row number, what the others broke."""

    kept: pa.Table
    reasons: dict[int, str]


def validate(table: pa.Table, contract: TableContract) -> Validated:
    """Split `table` (typed as the contract says) into rows that keep the contract and rows that do not.

    Raises pandera's SchemaErrors where the table as a whole has another shape: that is a fault of
    ours and no row's.
    """
    frame = table.to_pandas(types_mapper=pd.ArrowDtype)
    try:
        contract.pandera_schema.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        reasons = _reasons(errors, contract)
        if not reasons:
            raise
        kept = np.ones(table.num_rows, dtype=bool)
        kept[list(reasons)] = False
        return Validated(table.filter(pa.array(kept)), reasons)
    return Validated(table, {})


def _reasons(errors: pandera.errors.SchemaErrors, contract: TableContract) -> dict[int, str]:
    # pandera lists every column of a row that breaks a rule over two columns; only those two tell why.
    concerned = {order.text: (order.lower, order.upper) for order in contract.orders}
    broken: dict[int, list[str]] = defaultdict(list)
    for case in errors.failure_cases.itertuples(index=False):
        if pd.isna(case.index):
            # A failure without a row is about the frame itself.
            return {}
        if case.column in concerned.get(str(case.check), (case.column,)):
            broken[int(case.index)].append(f"{case.column}: found {case.failure_case}, expected {case.check}")
    return {row: "; ".join(dict.fromkeys(found)) for row, found in broken.items()}
