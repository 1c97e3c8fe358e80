"""The workbook: a sheet a mart, typed and formatted, with a first sheet that says what each holds.

Belongs here: cells, formats and widths. Does not: which marts there are. A memo's words are written as
words: nothing that begins with `=`, `+`, `-` or `@` becomes a formula or a link.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from orchestration.mart_words import MartWords

# A sheet of every fact of a thousand memos takes minutes to write and open; its Parquet file holds all rows.
MAX_ROWS = 10_000
_LONGEST_NAME = 31  # Excel's limit on a sheet's name
_LONGEST_TEXT = 32_767  # and on a cell
_WIDEST, _NARROWEST, _SAMPLE = 60, 9, 200
_PERCENT_KINDS = {"percent", "percentage_point", "basis_point"}
_PERCENT_WORDS = ("share", "growth", "margin", "cagr", "retention", "churn", "gap", "fraction", "probability")
# Named like a percentage and is none: months to pay back on margin, what a change of margin contributes.
_AMOUNT_WORDS = frozenset(("contribution", "effect", "months"))
_NO_PERCENT = {"share_rank", "lifetime_value_gap", "ltv_cac_gap", "total_gap", "ebitda_gap", "gap"}

Writer = Callable[[int, int, Any], object]


class Workbook:
    """An xlsx file under way: `add` a sheet a mart, leave the `with` to finish it; `cut` names the marts cut short."""

    def __init__(self, path: Path) -> None:
        self._book = xlsxwriter.Workbook(
            str(path),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "nan_inf_to_errors": True,
            },
        )
        make = self._book.add_format
        self._head = make({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#F1EEE6"})
        self._title = make({"bold": True, "font_size": 16})
        self._soft = make({"font_color": "#605C54"})
        self._wrap = make({"text_wrap": True, "valign": "top"})
        self._text = make({"num_format": "@"})
        self._whole = make({"num_format": "#,##0"})
        self._plain = make({"num_format": "0"})
        # Not `#,##0.##`, which leaves a point behind every whole number.
        self._amount = make({"num_format": "#,##0;[Red]-#,##0"})
        self._number = make({"num_format": "#,##0.00;[Red]-#,##0.00"})
        self._small = make({"num_format": "0.0000;[Red]-0.0000"})
        self._percent = make({"num_format": "0.0%;[Red]-0.0%"})
        self._date = make({"num_format": "yyyy-mm-dd"})
        self._moment = make({"num_format": "yyyy-mm-dd hh:mm"})
        self._contents: list[tuple[str, str, int, int, str]] = []
        self._first = self._book.add_worksheet("Contents")
        self._names = {"contents"}

    @property
    def cut(self) -> tuple[str, ...]:
        """The marts of which only the first rows fit."""
        return tuple(name for name, _, rows, held, _ in self._contents if held < rows)

    def __enter__(self) -> Workbook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._write_contents()
        self._book.close()

    def add(self, name: str, table: pa.Table, words: MartWords) -> None:
        """A sheet of the table's first rows, its header frozen and filterable."""
        sheet = self._book.add_worksheet(self._sheet_name(name))
        held = table.slice(0, MAX_ROWS).select(_in_reading_order(table.column_names))
        columns = [_cells(column) for column in held.columns]
        writers = [self._writer(sheet, field, columns, held.column_names) for field in held.schema]
        for place, (field, values) in enumerate(zip(held.schema, columns, strict=True)):
            sheet.set_column(place, place, _width(field.name, values))
            sheet.write_string(0, place, field.name, self._head)
        for row, cells in enumerate(zip(*columns, strict=True), start=1):
            for place, value in enumerate(cells):
                if value is not None:
                    writers[place](row, place, value)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(held.num_rows, 1), max(len(columns) - 1, 0))
        self._contents.append((name, sheet.get_name(), table.num_rows, held.num_rows, words.description))

    def _writer(self, sheet: Worksheet, field: pa.Field, columns: Sequence[list[Any]], names: Sequence[str]) -> Writer:
        """How the cells of one column are written: chosen once, for there may be a million of them."""
        kind = field.type
        if pa.types.is_boolean(kind):
            write: Writer = sheet.write_boolean
            return write
        if pa.types.is_date(kind):
            return lambda row, place, value: sheet.write_datetime(row, place, value, self._date)
        if pa.types.is_timestamp(kind):
            return lambda row, place, value: sheet.write_datetime(row, place, _utc(value), self._moment)
        if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
            chosen = self._format(field, columns, names)
            if isinstance(chosen, list):
                return lambda row, place, value: sheet.write_number(row, place, value, chosen[row - 1])
            return lambda row, place, value: sheet.write_number(row, place, value, chosen)
        return lambda row, place, value: sheet.write_string(row, place, value[:_LONGEST_TEXT], self._text)

    def _format(self, field: pa.Field, columns: Sequence[list[Any]], names: Sequence[str]) -> Format | list[Format]:
        """The format of a column, or of each of its rows where their kinds of figure differ."""
        if pa.types.is_integer(field.type):
            is_label = field.name.endswith(("year", "line", "ordinal")) or field.name in {"char_start", "char_end"}
            return self._plain if is_label else self._whole
        values = columns[list(names).index(field.name)]
        if "unit_kind" in names and _is_stated(field.name):
            kinds = columns[list(names).index("unit_kind")]
            return [
                self._percent if kind in _PERCENT_KINDS else self._plainest([value])
                for kind, value in zip(kinds, values, strict=True)
            ]
        return self._percent if _is_percent(field.name) else self._plainest(values)

    def _plainest(self, values: Sequence[Any]) -> Format:
        """No decimals where there are none, two for amounts, four where all is below one."""
        known = [value for value in values if value is not None]
        if all(float(value).is_integer() for value in known):
            return self._amount
        return self._small if all(abs(value) < 1 for value in known) else self._number

    def _sheet_name(self, name: str) -> str:
        short, number = name[:_LONGEST_NAME], 1
        while short.lower() in self._names:
            number += 1
            short = f"{name[: _LONGEST_NAME - 3]}~{number}"
        self._names.add(short.lower())
        return short

    def _write_contents(self) -> None:
        sheet = self._first
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 2, 12)
        sheet.set_column(3, 3, 110)
        sheet.write_string(0, 0, "memomart", self._title)
        sheet.write_string(1, 0, "Money in whole currency units, percentages as fractions shown as %.", self._soft)
        for place, title in enumerate(("Sheet", "Rows", "Rows here", "What it holds")):
            sheet.write_string(3, place, title, self._head)
        for row, (_, name, rows, held, description) in enumerate(self._contents, start=4):
            sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
            sheet.write_number(row, 1, rows, self._whole)
            sheet.write_number(row, 2, held, self._whole)
            more = "" if held == rows else f" The Parquet file beside this workbook holds all {rows:,} rows."
            sheet.write_string(row, 3, description + more, self._wrap)
        sheet.freeze_panes(4, 0)


def _cells(column: pa.ChunkedArray) -> list[Any]:
    """The values as a sheet holds them: numbers in double precision, lists as text."""
    if pa.types.is_decimal(column.type):
        # Not Arrow's own cast, by which 500 becomes 500.0000000000001.
        return [None if value is None else float(value) for value in column.to_pylist()]
    if pa.types.is_list(column.type):
        return [None if value is None else ", ".join(map(str, value)) for value in column.to_pylist()]
    return list(column.to_pylist())


def _utc(moment: datetime) -> datetime:
    """A sheet knows no time zones: every moment is shown in UTC."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _is_stated(name: str) -> bool:
    return name in {"value", "value_low", "value_high"}


def _is_percent(name: str) -> bool:
    plain = name.removesuffix("_low").removesuffix("_high")
    words = plain.split("_")
    is_amount = plain in _NO_PERCENT or not _AMOUNT_WORDS.isdisjoint(words)
    return not is_amount and any(word in words for word in _PERCENT_WORDS)


def _in_reading_order(names: Sequence[str]) -> list[str]:
    """What one reads first, the hashes that join sheets last."""
    return sorted(names, key=lambda name: name.endswith("_id") and name != "memo_id")


def _width(name: str, values: Sequence[Any]) -> float:
    longest = max((len(str(value)) for value in values[:_SAMPLE] if value is not None), default=0)
    return min(max(longest, len(name), _NARROWEST) + 2, _WIDEST)
