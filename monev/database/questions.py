"""The questions of `queries/`, by name: their text, their parameters, how one is put to DuckDB, its answer as rows."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

Row = dict[str, Any]
"""One row of an answer, its values plain Python: the names of its columns are those of the question."""

FOLDER = Path(__file__).resolve().parents[2] / "queries"
NAME = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)*")

_PLAIN = frozenset({str, int, bool})


def list_questions(folder: str = "") -> list[str]:
    """Names of all questions in a folder of `queries/` (all of them without one), in order of their names."""
    return sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in (FOLDER / folder).rglob("*.sql"))


@cache
def read_statements(name: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The statements of `queries/<name>.sql` with the names of the parameters of each.

    Raises LookupError for a name there is no file of: a mistake of the program.
    """
    path = FOLDER / f"{name}.sql"
    if not NAME.fullmatch(name) or not path.is_file():
        raise LookupError(f"tidak ada pertanyaan {name!r}: seharusnya berkas queries/{name}.sql")
    statements = duckdb.extract_statements(path.read_text(encoding="utf-8"))
    return tuple((statement.query, frozenset(statement.named_parameters)) for statement in statements)


def parameters_of(name: str) -> frozenset[str]:
    """Names of all parameters of a question, without the dollar sign."""
    return frozenset().union(*(parameter_names for _, parameter_names in read_statements(name)))


def check_parameters(name: str, params: dict[str, Any]) -> None:
    """Raise TypeError unless `params` are just the parameters of the question: a mistake of the program."""
    needed = parameters_of(name)
    if params.keys() != needed:
        lacking, extra = sorted(needed - params.keys()), sorted(params.keys() - needed)
        raise TypeError(
            f"queries/{name}.sql: parameter kurang {lacking}, tidak dikenal {extra}; perlu {sorted(needed)}"
        )


def run_question(connection: duckdb.DuckDBPyConnection, name: str, **params: Any) -> duckdb.DuckDBPyConnection:
    """Run every statement of a question on one connection; the answer of the last can be fetched from the result.

    Raises LookupError, TypeError (see above) and duckdb.Error, which callers translate.
    """
    check_parameters(name, params)
    result = connection
    for text, parameter_names in read_statements(name):
        result = connection.execute(text, {n: params[n] for n in parameter_names})
    return result


def only_row(connection: duckdb.DuckDBPyConnection, name: str, **params: Any) -> tuple[Any, ...]:
    """The row of a question that always has just one. Raises as `run_question`, and ValueError for another answer."""
    (row,) = run_question(connection, name, **params).fetchall()
    return row


def table_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Which tables there are. Raises duckdb.Error."""
    return [name for (name,) in run_question(connection, "schema/table_names").fetchall()]


def to_rows(frame: pd.DataFrame) -> list[Row]:
    """Rows as plain Python values: None for what is not there, date for days, int for counts."""
    columns = list(frame.columns)
    # Column by column: `to_dict("records")` goes cell by cell through the frame, five times as long.
    values = [_plain_column(column) for _, column in frame.items()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True)]


def _plain_column(column: pd.Series) -> list[Any]:
    # Of a column that numpy keeps: pandas' own may hold its NA, and days with a zone.
    kind = "" if isinstance(column.dtype, pd.api.extensions.ExtensionDtype) else column.dtype.kind
    if kind in ("i", "u", "b"):  # counts, the most of all columns, are Python's own already
        return column.tolist()
    if kind == "M":
        return column.to_numpy().astype("datetime64[D]").tolist()
    return [value if type(value) in _PLAIN else to_plain(value) for value in column.tolist()]


def to_plain(value: Any) -> Any:
    """One cell of a frame as a plain Python value."""
    if type(value) in _PLAIN:
        return value
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date() if value.tz is None else value.to_pydatetime()
    return value.item() if hasattr(value, "item") else value
