"""The contracts of the tables in schema `raw`: what the reader hands to the warehouse.

Belongs here: columns, types, ranges and meanings of the raw tables. Does not: the marts, whose
contracts stand beside their models in the dbt project.
"""

from __future__ import annotations

import pyarrow as pa

from orchestration.contracts.columns import DECIMAL, Column, Order, TableContract

TEXT = pa.string()
INT = pa.int32()
MOMENT = pa.timestamp("us", tz="UTC")

MEMO_ID = Column("memo_id", TEXT, "The file's name in raw/ without its ending, its folder before it.")
SHA256 = Column("sha256", TEXT, "Hash of the file's bytes.")

BLOCK_KINDS = ("table", "bullet", "prose", "header")
QUALIFIERS = ("exact", "approximate", "at_least", "at_most", "range", "range_at_least")
UNIT_KINDS = (
    "money",
    "percent",
    "percentage_point",
    "basis_point",
    "multiple",
    "ratio",
    "count",
    "duration",
    "score",
    "quantity",
)
RATE_BASES = ("total", "annual", "monthly", "per_unit", "cumulative")
RELATIONS = ("as_of", "during", "by", "through", "after")
PERIOD_SOURCES = ("stated", "column", "row", "caption", "section", "memo")
STATUSES = ("actual", "estimate", "projection", "target", "assumption")
SCENARIOS = ("base", "bear", "bull")
STAGES = ("read", "type", "validate")

_LINE = Column("source_line", INT, "1-based line in the raw file.", at_least=1)
_SPAN = (
    Column("char_start", INT, "First code point in the raw file, 0-based.", at_least=0),
    Column("char_end", INT, "Code point behind the last one.", at_least=0),
)

MEMO = TableContract(
    "memo",
    "One row for each memo read: who it is about, for whom, as of when, and what was found in it.",
    ("memo_id",),
    (
        MEMO_ID,
        Column("path", TEXT, "The file below raw/."),
        Column("format", TEXT, "How the file was read.", allowed=("text", "markdown", "html")),
        SHA256,
        Column(
            "version",
            INT,
            "1 for the first content seen under this name, one more for each other.",
            at_least=1,
        ),
        Column("encoding", TEXT, "Encoding the bytes were read as."),
        Column("notes", TEXT, "What a reader of the memo should know about how it was read.", nullable=True),
        Column("title", TEXT, "The memo's title line.", nullable=True),
        Column("entity_name", TEXT, "Whom the memo is about, as written.", nullable=True),
        Column("edition", TEXT, "Edition as written, such as Employee Edition.", nullable=True),
        Column("audience", TEXT, "For whom the memo is written, as far as it says.", nullable=True),
        Column("as_of", TEXT, "The memo's own date as EDTF.", nullable=True),
        Column("as_of_start", pa.date32(), "First day of the memo's date.", nullable=True),
        Column("as_of_end", pa.date32(), "Last day of the memo's date.", nullable=True),
        Column("sender", TEXT, "FROM as written.", nullable=True),
        Column("recipient", TEXT, "TO as written.", nullable=True),
        Column("subject", TEXT, "RE or SUBJECT as written.", nullable=True),
        Column("classification", TEXT, "CLASSIFICATION as written.", nullable=True),
        Column("line_count", INT, "Lines of the raw file.", at_least=0),
        Column("char_count", INT, "Code points of the raw file.", at_least=0),
        Column("table_count", INT, "Tables found.", at_least=0),
        Column("fact_count", INT, "Facts kept.", at_least=0),
        Column("rejected_count", INT, "Values found and refused.", at_least=0),
        Column("found_count", INT, "Values found, kept or refused.", at_least=0),
        Column("extractor_version", TEXT, "Version of the reader that read it."),
        Column("first_seen_at", MOMENT, "When this memo was first read (UTC)."),
        Column("last_seen_at", MOMENT, "When this memo was last seen in raw/ (UTC)."),
    ),
)

MEMO_VERSION = TableContract(
    "memo_version",
    "One row for each content ever seen under a memo's name.",
    ("memo_id", "version"),
    (
        MEMO_ID,
        SHA256,
        Column("version", INT, "Counts the contents of this memo from 1.", at_least=1),
        Column("first_seen_at", MOMENT, "When this content was first seen (UTC)."),
        Column("last_seen_at", MOMENT, "When this content was last seen (UTC)."),
        Column("is_current", pa.bool_(), "True while raw/ holds this content."),
    ),
)

SECTION = TableContract(
    "section",
    "One row for each heading of a memo.",
    ("memo_id", "section_ordinal"),
    (
        MEMO_ID,
        Column("section_ordinal", INT, "Counts the memo's headings from 0.", at_least=0),
        Column("number", TEXT, "The heading's number as written (I, SECTION 1, 1.1).", nullable=True),
        Column("title", TEXT, "The heading without its number."),
        Column("level", INT, "1 is the outermost.", at_least=1),
        _LINE,
        Column("parent_ordinal", INT, "The heading it stands under.", nullable=True),
    ),
)

MEMO_TABLE = TableContract(
    "memo_table",
    "One row for each table of a memo.",
    ("memo_id", "table_ordinal"),
    (
        MEMO_ID,
        Column("table_ordinal", INT, "Counts the memo's tables from 0.", at_least=0),
        Column("caption", TEXT, "The table's caption as written.", nullable=True),
        Column("section_ordinal", INT, "The section it stands in.", nullable=True),
        _LINE,
        Column("row_count", INT, "Body rows; the header and section rows are none.", at_least=0),
        Column("column_count", INT, "Columns of the header.", at_least=0),
        Column("form", TEXT, "How the table was written.", allowed=("pipe", "inline", "html")),
    ),
)

TABLE_CELL = TableContract(
    "table_cell",
    "One row for each cell of a table, header cells included.",
    ("memo_id", "table_ordinal", "row_ordinal", "column_ordinal"),
    (
        MEMO_ID,
        Column("table_ordinal", INT, "The table.", at_least=0),
        Column("row_ordinal", INT, "Body row from 0; null for the header.", nullable=True),
        Column("column_ordinal", INT, "Column from 0.", at_least=0),
        Column("column_label", TEXT, "Text of the header cell above.", nullable=True),
        Column("row_label", TEXT, "Text of the row's first cell.", nullable=True),
        Column("row_group", TEXT, "Label of the section row above.", nullable=True),
        Column("text", TEXT, "The cell as it reads; may be empty."),
        _LINE,
        *_SPAN,
    ),
)

FACT = TableContract(
    "fact",
    "One row for each numeric statement of a memo, with its place in the text.",
    ("fact_id",),
    (
        Column("fact_id", TEXT, "Hash of the memo's hash, the code-point span and an ordinal."),
        MEMO_ID,
        Column("section_ordinal", INT, "The section it stands in.", nullable=True),
        Column("subject_label", TEXT, "Row or bullet label, or the words that name the figure.", nullable=True),
        Column("label", TEXT, "Qualifier of this very value.", nullable=True),
        Column("column_label", TEXT, "The table column as written.", nullable=True),
        Column("caption", TEXT, "The table's caption as written.", nullable=True),
        Column("row_group", TEXT, "Label of the section row above.", nullable=True),
        Column("block_kind", TEXT, "Where it stands.", allowed=BLOCK_KINDS),
        _LINE,
        *_SPAN,
        Column("source_value", TEXT, "The value as written."),
        Column("source_text", TEXT, "The whole cell, bullet or sentence."),
        Column("table_ordinal", INT, "0-based; null outside tables.", nullable=True),
        Column("row_ordinal", INT, "0-based body row; null outside tables.", nullable=True),
        Column("column_ordinal", INT, "0-based; null outside tables.", nullable=True),
        Column("value", DECIMAL, "Point or midpoint in base units; a percentage is a fraction."),
        Column("value_low", DECIMAL, "Stated lower bound; null is unbounded.", nullable=True),
        Column("value_high", DECIMAL, "Stated upper bound; null is unbounded.", nullable=True),
        Column("decimals", pa.int16(), "XBRL precision; null is exact by nature.", nullable=True),
        Column("qualifier", TEXT, "How exactly it is stated.", allowed=QUALIFIERS),
        Column("unit", TEXT, "ISO 4217 code, pure, count, score, a time unit, or other:<unit>."),
        Column("unit_kind", TEXT, "What kind of figure it is.", allowed=UNIT_KINDS),
        Column("rate_basis", TEXT, "Per what it is stated.", allowed=RATE_BASES),
        Column("period_start", pa.date32(), "First day; null if none is stated or inherited.", nullable=True),
        Column("period_end", pa.date32(), "Last day; null if none is stated or inherited.", nullable=True),
        Column("period", TEXT, "EDTF as stated.", nullable=True),
        Column("period_relation", TEXT, "How the value relates to it.", nullable=True, allowed=RELATIONS),
        Column("period_source", TEXT, "Where it was stated.", nullable=True, allowed=PERIOD_SOURCES),
        Column("status", TEXT, "What kind of claim it is.", allowed=STATUSES),
        Column("scenario", TEXT, "Scenario, if one is stated.", nullable=True, allowed=SCENARIOS),
        Column("scenario_probability", DECIMAL, "Probability the memo gives the scenario.", nullable=True),
        Column("change_role", TEXT, "Which end of a change the value is.", nullable=True, allowed=("from", "to")),
        Column("is_fiscal", pa.bool_(), "True where the period is a fiscal year or a part of one."),
    ),
    orders=(
        Order("char_start", "char_end", strict=True),
        Order("value_low", "value"),
        Order("value", "value_high"),
        Order("period_start", "period_end"),
    ),
)

DATED_STATEMENT = TableContract(
    "dated_statement",
    "One row for each sentence or bullet that names a period and states no figure, such as a milestone.",
    ("memo_id", "char_start", "period"),
    (
        MEMO_ID,
        Column("section_ordinal", INT, "The section it stands in.", nullable=True),
        Column("block_kind", TEXT, "Where it stands.", allowed=BLOCK_KINDS),
        _LINE,
        *_SPAN,
        Column("source_text", TEXT, "The sentence or bullet."),
        Column("period", TEXT, "EDTF as stated."),
        Column("period_start", pa.date32(), "First day."),
        Column("period_end", pa.date32(), "Last day."),
        Column("period_relation", TEXT, "How the statement relates to it.", allowed=RELATIONS),
    ),
    orders=(Order("char_start", "char_end", strict=True), Order("period_start", "period_end")),
)

REJECTED = TableContract(
    "rejected",
    "One row for each thing that was read and could not be kept.",
    (),
    (
        MEMO_ID,
        Column("source_line", INT, "1-based line; null where the whole file was refused.", nullable=True),
        Column("char_start", INT, "First code point, 0-based.", nullable=True),
        Column("char_end", INT, "Code point behind the last one.", nullable=True),
        Column("source_text", TEXT, "What stands there.", nullable=True),
        Column("stage", TEXT, "Which step refused it.", allowed=STAGES),
        Column("code", TEXT, "Kind of reason."),
        Column("message", TEXT, "What was found, what was expected, what to do."),
    ),
)

RAW_TABLES = (MEMO, MEMO_VERSION, SECTION, MEMO_TABLE, TABLE_CELL, FACT, DATED_STATEMENT, REJECTED)
