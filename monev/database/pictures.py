"""Pictures: the state of plans on a day, made when somebody asks (docs/design.md §5)."""

from collections.abc import Mapping
from datetime import datetime

import duckdb

from monev.database.query_files import Param, Row, fetch_rows, only_row, run_question

JUDGED = "figures/judged"


def show_pictures(
    cursor: duckdb.DuckDBPyConnection, asked: Mapping[str, Param], rows: list[Row] | None
) -> list[Row]:
    """Answer `queries/figures/judged.sql`, and make the pictures that its rows lack.

    Nobody else may write meanwhile. `rows`: what it answers, if that is known. Raises duckdb.Error.
    """
    cursor.begin()
    try:
        if rows is None:
            rows = fetch_rows(run_question(cursor, JUDGED, **asked))
        lacking: dict[tuple[Param, ...], list[Row]] = {}
        for row in rows:
            if row["unggahan_id"] is None:
                lacking.setdefault((row["rencana_id"], row["hari"], row["berkas"]), []).append(row)
        if lacking:
            made = _make(cursor, [*lacking], asked["entri"])
            for same, picture in zip(lacking.values(), made, strict=True):
                for row in same:
                    row |= picture
        cursor.commit()
    except BaseException:
        cursor.rollback()
        raise
    return rows


def _make(
    cursor: duckdb.DuckDBPyConnection, lacking: list[tuple[Param, ...]], entry: Param
) -> list[Row]:
    (first,) = only_row(cursor, "apply/next_picture")
    ids = [*range(first, first + len(lacking))]
    rencana, days, files = (list(column) for column in zip(*lacking, strict=True))
    asked = {"unggahan_id": ids, "rencana_id": rencana, "hari": days, "berkas": files}
    return fetch_rows(run_question(cursor, "apply/gambar", entri=entry, **asked))


def purge_pictures(cursor: duckdb.DuckDBPyConnection, dropped_before: datetime) -> None:
    """Delete the pictures dropped before this moment, with their rows. Raises duckdb.Error."""
    outdated = run_question(cursor, "apply/outdated_pictures", sebelum=dropped_before).fetchall()
    if not outdated:
        return
    cursor.begin()
    try:
        run_question(cursor, "apply/purged_pictures", unggahan_id=[key for (key,) in outdated])
        cursor.commit()
    except BaseException:
        cursor.rollback()
        raise
