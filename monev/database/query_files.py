"""The questions in `queries/`, by name: their text and parameters.

They are run in DuckDB, and their answers are plain rows or pandas DataFrames.
"""

import re
import warnings
from collections.abc import Mapping, Sequence
from datetime import UTC, date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, overload

import duckdb
import numpy as np
import pandas as pd

from monev.core.clock import zone
from monev.core.records import JsonObject

Row = JsonObject
"""One row of an answer as plain Python values, with the column names of the question."""

Param = str | float | date | None | Sequence[str | float | date | None]
"""A parameter of a question. float includes whole numbers and bool, date includes moments."""

Shape = TypeVar("Shape")
"""A TypedDict."""

FOLDER = Path(__file__).resolve().parents[2] / "queries"
NAME = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)*")


def list_questions(folder: str = "") -> list[str]:
    """List the names of all questions in a folder of `queries/` (without one, of all), sorted."""
    return sorted(
        path.relative_to(FOLDER).with_suffix("").as_posix()
        for path in (FOLDER / folder).rglob("*.sql")
    )


@cache
def read_statements(name: str) -> tuple[tuple[duckdb.Statement, frozenset[str]], ...]:
    """Return the statements of `queries/<name>.sql` with their parameters.

    They are parsed once for all connections. Raises LookupError if there is none.
    """
    path = FOLDER / f"{name}.sql"
    if not NAME.fullmatch(name) or not path.is_file():
        raise LookupError(f"tidak ada pertanyaan {name!r}: seharusnya berkas queries/{name}.sql")
    statements = duckdb.extract_statements(path.read_text(encoding="utf-8"))
    return tuple((statement, frozenset(statement.named_parameters)) for statement in statements)


def parameters_of(name: str) -> frozenset[str]:
    """Return the names of all parameters of a question, without the dollar sign."""
    return frozenset().union(*(parameter_names for _, parameter_names in read_statements(name)))


def run_question(
    connection: duckdb.DuckDBPyConnection, name: str, **params: Param
) -> duckdb.DuckDBPyConnection:
    """Run every statement of a question on a connection.

    The answer of the last can be fetched from the result.

    Raises LookupError, TypeError for wrong parameters, and duckdb.Error, which callers
    translate.
    """
    needed = parameters_of(name)
    if params.keys() != needed:
        lacking = sorted(needed - params.keys())
        extra = sorted(params.keys() - needed)
        said = f"parameter kurang {lacking}, tidak dikenal {extra}; perlu {sorted(needed)}"
        raise TypeError(f"queries/{name}.sql: {said}")
    result = connection
    for statement, parameter_names in read_statements(name):
        own = {parameter: params[parameter] for parameter in parameter_names}
        result = connection.execute(statement, own)
    return result


def run_columns(
    connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[Mapping[str, Any]]
) -> list[tuple[Any, ...]]:
    """Run a question whose parameters are columns of rows, in one order; nothing without rows.

    The question takes them apart by unnest, at half the cost of JSON texts. What a row lacks is
    null. Returns what it answers. Raises as `run_question`.
    """
    if not rows:
        return []
    columns = {column: [row.get(column) for row in rows] for column in parameters_of(name)}
    return run_question(connection, name, **columns).fetchall()


def only_row(connection: duckdb.DuckDBPyConnection, name: str, **params: Param) -> tuple[Any, ...]:
    """Return the row of a question that always has exactly one.

    Raises as `run_question`, and ValueError for other answers.
    """
    (row,) = run_question(connection, name, **params).fetchall()
    return row


def schema_versions(connection: duckdb.DuckDBPyConnection) -> list[int] | None:
    """Return the version of our tables: [] if that row is lost, None if there are no tables.

    Listing tables takes 14 ms in a file just opened, this hardly any time. Raises duckdb.Error.
    """
    try:
        return [version for (version,) in run_question(connection, "schema/version").fetchall()]
    except duckdb.CatalogException:
        return None


def table_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """List the tables. Raises duckdb.Error."""
    return [name for (name,) in run_question(connection, "schema/table_names").fetchall()]


def fetch_rows(result: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return the rows of an answer as plain Python.

    They have None for missing values, date for days, datetime in our zone for moments.
    """
    # By numpy's columns: `fetchall` needs pytz for moments; pandas takes twice as long, and a
    # second to load.
    kinds = {name: str(kind) for name, kind, *_ in result.description or ()}
    columns = result.fetchnumpy()
    names = [_python_name(name) for name in kinds]
    values = [_plain_values(columns[name], kind) for name, kind in kinds.items()]
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]


def fetch_frame(result: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return the answer as DuckDB's own DataFrame. `rows_of` turns its rows into plain Python.

    | value         | dtype                            | missing |
    |---------------|----------------------------------|---------|
    | text          | str                              | NaN     |
    | whole number  | int32, int64; Int64 if some lack | <NA>    |
    | share         | float64                          | NaN     |
    | day           | datetime64[us]                   | NaT     |
    | moment        | datetime64[us, our zone]         | NaT     |
    | yes or no     | bool; boolean if some lack       | <NA>    |
    """
    texts = [name for name, kind, *_ in result.description or () if str(kind) == "VARCHAR"]
    with warnings.catch_warnings():
        # DuckDB 2.0 handles a column of moments in a way that pandas 3.1 deprecates.
        warnings.simplefilter("ignore", DeprecationWarning)
        frame = result.df()
    for name in texts:
        if frame[name].dtype == object:  # a column without any text
            frame[name] = frame[name].astype("str")
    for name in map(str, frame.select_dtypes("datetimetz").columns):
        frame[name] = frame[name].dt.tz_convert(zone())
    return frame.rename(columns=_python_name)


@overload
def rows_of(frame: pd.DataFrame) -> list[Row]:
    """Return the rows without a type of their own."""


@overload
def rows_of(frame: pd.DataFrame, shape: type[Shape]) -> list[Shape]:
    """Return the rows as `shape`."""


def rows_of(frame: pd.DataFrame, shape: object = None) -> object:
    """Return the rows of a DataFrame as plain Python, for texts made row by row.

    228 rows of 33 columns take 1.5 ms.

    Missing values (NaN, NaT, <NA>) become None, days date, moments datetime. `shape`: the TypedDict
    of the rows (`monev.figures.rows`), for type checking only.
    """
    names = [*frame.columns]
    columns = [_plain_column(frame[name]) for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain_column(column: pd.Series) -> list[Any]:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return [None if pd.isna(moment) else moment.to_pydatetime() for moment in column]
    if column.dtype.kind == "M":
        return column.to_numpy().astype("datetime64[D]").tolist()
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "biu":
        return column.tolist()
    nothing: Any = None  # pandas' stubs do not allow None here
    return column.to_numpy(object, na_value=nothing).tolist()


def _python_name(name: str) -> str:
    """Return the column's name in Python.

    DuckDB ignores case in names, so N of n/N is n_dari in SQL, and x_N is x_dari.
    """
    return "N" if name == "n_dari" else re.sub("_dari$", "_N", name)


def _plain_values(column: Any, kind: str) -> list[Any]:
    if kind == "DATE":
        return column.astype("datetime64[D]").tolist()
    values = column.tolist()
    if kind == "TIMESTAMP WITH TIME ZONE":
        return [value and value.replace(tzinfo=UTC).astimezone(zone()) for value in values]
    return values
