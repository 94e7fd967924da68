"""The curve of a year: what falls due by each month's end, and what was done by then.

Page, PDF and picture draw the same points.
"""

from datetime import date
from typing import NamedTuple

import pandas as pd

from monev.core.dates import format_day, place_of_day
from monev.database import Database, Row, rows_of
from monev.figures.counts import Counts, counts_at, current_counts
from monev.figures.formats import format_capaian, percent
from monev.figures.plan_history import report_days
from monev.figures.sentences import excluded_sentence
from monev.figures.views import View, ask_unggahan, remembered

CURVE_COLUMNS = {
    "tanggal": "Tanggal",
    "titik": "Titik",
    "n": "Target",
    "N": "Dari",
    "bagian": "Bagian",
}
"""The columns of `YearCurve.table` and their headings."""
_LINES = "Selesai: pada akhir tiap bulan menurut laporan terakhir, sejak laporan pertama."


class Point(NamedTuple):
    """A point of a line: its day, its place on an axis of months, and n of N targets.

    Place 0 is the start of the plan's year, 9 the end of September.
    """

    day: date
    x: float
    n: int
    total: int

    @property
    def share(self) -> float:
        """The share done or due, 0 to 1."""
        return self.n / self.total


class YearCurve(NamedTuple):
    """Everything that is drawn.

    - `plan`: how much is due by each month's end
    - `reached`: how much was done by then, from the first report to the last reported day
    - `posisi`: its place
    - `alt`: the picture in words
    - `table`: all of it as rows of `CURVE_COLUMNS`: tanggal (datetime64), titik (str), n and N
      (Int64), bagian (Float64)
    - `method`: what the lines are, and what is not counted
    """

    plan: tuple[Point, ...]
    reached: tuple[Point, ...]
    posisi: float
    alt: str
    table: pd.DataFrame
    method: str


@remembered
def curve_of_view(db: Database, view: View) -> YearCurve:
    """Return plan against progress up to the posisi of a view."""
    current = current_counts(db, view)
    plan = _plan(db, view)
    reports = report_days(db, view)
    reached: tuple[Point, ...] = ()
    if view.ada_realisasi and current.setahun_N and reports:
        until = min(view.posisi, view.hari) if current.belum_dilaporkan else view.posisi
        days = {until, *(point.day for point in plan if min(reports) <= point.day <= until)}
        reached = _reached(db, view, sorted(days))
    said = _said(current, view)
    remarks = (_LINES if reached else "", excluded_sentence(current))
    return YearCurve(
        plan=plan,
        reached=reached,
        posisi=place_of_day(view.posisi, view.tahun),
        alt=f"Kurva rencana dan capaian {view.satker} tahun {view.tahun}. {said}",
        table=_table(plan, reached),
        method=" ".join(filter(None, remarks)),
    )


def _plan(db: Database, view: View) -> tuple[Point, ...]:
    """Count how much is due by the end of each month, according to the judged version."""
    asked = {"unggahan_id": view.unggahan_id, "posisi": view.posisi}
    asked |= {"tahun": view.tahun, "kode": view.kode}
    rows = ask_unggahan(db, "history/curve_of_plan", view.hash_entri, **asked)
    return tuple(_point(row["tanggal"], row["n"], row["N"], view) for row in rows if row["N"])


def _point(day: date, n: int, total: int, view: View) -> Point:
    return Point(day, place_of_day(day, view.tahun), n, total)


def _reached(db: Database, view: View, days: list[date]) -> tuple[Point, ...]:
    """Count how much was done by the end of each of these days, according to the judged version."""
    counted = counts_at(db, view.hash_entri, view.unggahan_id, days, view.kode, per_area=False)
    return tuple(
        _point(row["per"], row["setahun_n"], row["setahun_N"], view)
        for row in rows_of(counted)
        if row["setahun_N"]
    )


def _said(current: Counts, view: View) -> str:
    due = format_capaian(current.capaian_N, current.setahun_N)
    said = f"Menurut rencana {due} target jatuh tempo s.d. {format_day(view.posisi)}"
    if view.ada_realisasi:
        said += f"; selesai {format_capaian(current.setahun_n, current.setahun_N)}"
    return f"{said}."


def _table(plan: tuple[Point, ...], reached: tuple[Point, ...]) -> pd.DataFrame:
    """List all values of the picture by day."""
    rows: list[Row] = []
    for name, points in (("Jatuh tempo menurut rencana", plan), ("Selesai", reached)):
        rows += [
            {"tanggal": point.day, "titik": name, "n": point.n, "N": point.total}
            for point in points
        ]
    table = pd.DataFrame(rows, columns=["tanggal", "titik", "n", "N"])
    table["tanggal"] = pd.to_datetime(table["tanggal"])
    shares = pd.Series([percent(row["n"], row["N"]) for row in rows], dtype="Int64") / 100
    table = table.astype({"n": "Int64", "N": "Int64"}).assign(bagian=shares)
    return table.sort_values("tanggal", kind="stable", ignore_index=True)
