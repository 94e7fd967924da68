"""The figures of a view: totals, per area, and the change since the end of the triwulan before."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter, sub
from typing import Any, Literal, NamedTuple

import pandas as pd

from monev.core.dates import format_tenggat
from monev.core.records import JsonObject
from monev.core.statuses import OF_TENGGAT, OVERDUE, STATUS_TENGGAT
from monev.database import Database, Param, Row, rows_of
from monev.figures.formats import (
    EMPTY_REASONS,
    UP_TO,
    format_capaian,
    format_fraction,
    format_number,
    format_percent,
)
from monev.figures.rows import AnyRow, AreaRow, Counts, CountsRow
from monev.figures.targets import coming_soon, figure_rows
from monev.figures.told import WORDS
from monev.figures.views import View, ask_unggahan, frame_of_unggahan, plan_rows, remembered

FigureKey = Literal[
    "capaian", "terlambat", "belum_dilaporkan", "selesai_tanpa_bukti", "bukti", "setahun"
]


def figure_labels(*, until: str = UP_TO) -> dict[FigureKey, str]:
    """Return the label of each figure in the order of the pages. `until`: of the view."""
    return {
        "capaian": f"Capaian {until}",
        "terlambat": STATUS_TENGGAT["terlambat"].label,
        "belum_dilaporkan": STATUS_TENGGAT["belum_dilaporkan"].label,
        "selesai_tanpa_bukti": WORDS["selesai_tanpa_bukti"].capitalize(),
        "bukti": "Bukti ada",
        "setahun": "Capaian setahun",
    }


_of_row = itemgetter(*Counts._fields)
_NOTHING = (0,) * len(Counts._fields)


class Ringkasan(NamedTuple):
    """The summary for a pimpinan.

    - current, previous: the figures now and at the end of the triwulan before; difference: their
      change. previous and difference are None if nothing was reported by then
    - next_month: 2025-10, the month of the day after posisi; next_month_name in words
    - next_jatuh_tempo: how many tenggat not yet done fall due in it
    """

    current: Counts
    previous: Counts | None
    difference: Counts | None
    next_month: str
    next_month_name: str
    next_jatuh_tempo: int

    @property
    def compared(self) -> Counts | None:
        """`previous` if it can be compared with the figures now (`is_comparable`)."""
        before = self.previous
        if before is None or not is_comparable(self.current._asdict(), before._asdict()):
            return None
        return before


def is_comparable(*states: Mapping[str, Any]) -> bool:
    """True if nothing that was due in these states was late only for want of a report."""
    return not any(state["belum_dilaporkan"] for state in states)


def next_month(posisi: date) -> str:
    """Return the month of the day after posisi, as in the keys of tenggat: 2025-10."""
    return f"{posisi + timedelta(days=1):%Y-%m}"


def name_next_month(posisi: date) -> str:
    """Name that month: Oktober 2025. If posisi lies within it: sisa November 2025."""
    month = next_month(posisi)
    return f"{'sisa ' if f'{posisi:%Y-%m}' == month else ''}{format_tenggat(month)}"


@remembered
def ringkasan(db: Database, view: View) -> Ringkasan:
    """Return the totals of a view, and what falls due next month.

    Also return the totals at the end of the triwulan before.
    """
    current = current_counts(db, view)
    previous = None
    if view.unggahan_sebelum_id and view.hash_sebelum:
        before = (view.hash_sebelum, view.unggahan_sebelum_id, view.posisi_sebelum)
        previous = total_at(db, *before, view.kode)
    following = (
        next_month(view.posisi),
        name_next_month(view.posisi),
        len(figure_rows(db, view, "berikut")),
    )
    return Ringkasan(current, previous, difference(current, previous), *following)


@remembered
def current_counts(db: Database, view: View) -> Counts:
    """Return only the totals of a view, for pages that compare nothing."""
    return total_at(db, view.hash_entri, view.unggahan_id, view.posisi, view.kode)


def per_area(db: Database, view: View) -> pd.DataFrame:
    """Return one row per area in the plan's order.

    - area, nama_area: str
    - the figures of `Counts`: int64
    - unggahan_id: int64, per: datetime64, what they were counted on
    """
    return counts_at(db, view.hash_entri, view.unggahan_id, [view.posisi], view.kode)[:-1]


def every_area(db: Database, view: View) -> list[AreaRow]:
    """Return the rows of `per_area`, for what is told row by row."""
    return plan_rows(db, view, per_area, AreaRow)


@remembered
def attention(db: Database, view: View) -> pd.DataFrame:
    """Return `per_area` with the column segera: int64, the number of `coming_soon`."""
    areas = per_area(db, view)
    soon = coming_soon(db, view)["area"].value_counts()
    counts = areas["area"].map(soon).fillna(0)
    return areas.assign(segera=counts.astype("int64"))


def full_state(db: Database, view: View) -> JsonObject:
    """Return the whole situation as the command line's JSON (docs/operations.md).

    It has totals, and each area with its months.
    """
    asked = {"daftar": (view.unggahan_id,), "posisi": view.posisi}
    found = ask_unggahan(db, "figures/months_per_area", view.hash_entri, **asked)
    months = months_of(found)
    *areas, whole = rows_of(counts_at(db, view.hash_entri, view.unggahan_id, [view.posisi]))
    return {
        "satker": view.satker,
        "tahun": view.tahun,
        "posisi": view.posisi.isoformat(),
        "unggahan": view.unggahan,
        **figures_as_json(whole),
        "area": [area_as_json(row, months) for row in areas],
    }


MonthsOfAreas = dict[tuple[int, str], list[Row]]
"""unggahan_id and area → its months."""


def months_of(rows: Sequence[Row]) -> MonthsOfAreas:
    """Group rows of `months_per_area` by unggahan and area, in the shape of docs/operations.md."""
    of_area: MonthsOfAreas = {}
    for row in rows:
        month = {"bulan": row["bulan"], "n": row["n"], "N": row["N"]}
        of_area.setdefault((row["unggahan_id"], row["area"]), []).append(month)
    return of_area


def area_as_json(row: AreaRow | Row, months: MonthsOfAreas) -> JsonObject:
    """Return one area of `counts` in the shape of docs/operations.md.

    `months`: of all areas, as `months_of` groups them.
    """
    return {
        "area": row["area"],
        "nama_area": row["nama_area"],
        **figures_as_json(row),
        "bulan": months.get((row["unggahan_id"], row["area"]), []),
    }


def counts_at(
    db: Database,
    entry_hash: str,
    unggahan_id: int,
    days: Sequence[date],
    kode: tuple[str, ...] | None = None,
    *,
    per_area: bool = True,
) -> pd.DataFrame:
    """Count the figures of one unggahan (cached under `entry_hash`) at the end of each day.

    Columns of `per_area`.

    - `per_area`: also per area in the plan's order, the total last
    - `kode`: only these langkah, not summed beforehand; None: all
    """
    levels = (True, False) if per_area else (False,)
    ids = (unggahan_id,) * len(days)
    asked: dict[str, Param] = {"daftar": ids, "pada": tuple(days), "per_area": levels}
    if kode is None:
        return frame_of_unggahan(db, "figures/counts", entry_hash, **asked)
    return frame_of_unggahan(db, "figures/counts_of_part", entry_hash, kode=kode, **asked)


def total_at(
    db: Database,
    entry_hash: str,
    unggahan_id: int,
    posisi: date,
    kode: tuple[str, ...] | None = None,
) -> Counts:
    """Return the totals of one unggahan; `kode` as in `counts_at`."""
    (whole,) = rows_of(counts_at(db, entry_hash, unggahan_id, [posisi], kode)[-1:])
    return counts_of(whole)


def counts_of(row: CountsRow | Row) -> Counts:
    """Make `Counts` of one row of `counts`."""
    return Counts(*_of_row(row))


def difference(current: Counts | None, previous: Counts | None) -> Counts | None:
    """Subtract `previous` from each figure. None if there is nothing to compare."""
    return Counts(*map(sub, current, previous)) if current and previous else None


def together(every: Iterable[Counts]) -> Counts:
    """Sum the figures of several rencana."""
    return Counts._make(map(sum, zip(_NOTHING, *every, strict=True)))


def figures_as_json(row: Mapping[str, Any]) -> JsonObject:
    """Return the figures of one row of `counts` in the shape of docs/operations.md."""
    return {
        "langkah": row["langkah"],
        "tanpa_target": row["tanpa_target"],
        "bukti_belum_disebut": row["bukti_belum_disebut"],
        "belum_dilaporkan": row["belum_dilaporkan"],
        "status": _status_as_json(row),
        "capaian_posisi": {"n": row["capaian_n"], "N": row["capaian_N"]},
        "capaian_setahun": {"n": row["setahun_n"], "N": row["setahun_N"]},
        "bukti": {"n": row["bukti_n"], "N": row["bukti_N"]},
        "selesai_tanpa_bukti": row["selesai_tanpa_bukti"],
    }


def _status_as_json(row: Mapping[str, Any]) -> JsonObject:
    """Return the tenggat by status; terlambat is all that is due and not done.

    Programs of provinces read it so. How many of these nobody reported stands beside the statuses.
    """
    states = {kode: row[kode] for kode in OF_TENGGAT if kode not in OVERDUE}
    states["terlambat"] = sum(row[kode] for kode in OVERDUE)
    return {kode: states[kode] for kode in OF_TENGGAT if kode in states}


class Figure(NamedTuple):
    """One of the figures, or of a plan's load.

    n of total: a share; total None: a plain count.
    """

    key: FigureKey
    label: str
    n: int
    total: int | None = None

    @property
    def text(self) -> str:
        """The figure in writing: 12/40 (30%), or 1.234 for a count.

        It is a dash if there is nothing to share.
        """
        if self.total is None:
            return format_number(self.n)
        return format_capaian(self.n, self.total)

    @property
    def text_with_reason(self) -> str:
        """`text`, with the reason after a dash: – (belum ada tenggat yang jatuh tempo)."""
        if self.total is None:
            return self.text
        return format_capaian(self.n, self.total, self.reason)

    @property
    def fraction(self) -> str:
        """`text` without its percent, 12/40, for layouts that show the percent apart."""
        if self.total is None:
            return format_number(self.n)
        return format_fraction(self.n, self.total)

    @property
    def percent_text(self) -> str:
        """The percent of a share, 30%; "" for a count."""
        return "" if self.total is None else format_percent(self.n, self.total)

    @property
    def reason(self) -> str:
        """Why a share is a dash; "" if it has a value."""
        return EMPTY_REASONS[self.key] if self.total == 0 else ""


def load_figures(counts: Counts | AnyRow) -> dict[FigureKey, Figure]:
    """Return the figures of a plan without reports.

    They are the year's tenggat, those due by posisi, and the bukti owed then.
    """
    values = counts if isinstance(counts, Mapping) else counts._asdict()
    return {
        "setahun": Figure("setahun", "Target setahun", values["setahun_N"]),
        "capaian": Figure("capaian", "Jatuh tempo", values["capaian_N"]),
        "bukti": Figure("bukti", "Bukti yang harus ada", values["bukti_N"]),
    }


def five_figures(counts: Counts | AnyRow, *, until: str = UP_TO) -> dict[FigureKey, Figure]:
    """Return the five figures by key, from `Counts` or a row of `per_area`.

    `until` as in `figure_labels`.
    """
    values = counts if isinstance(counts, Mapping) else counts._asdict()
    five: dict[FigureKey, Figure] = {}
    for key, label in figure_labels(until=until).items():
        if key in EMPTY_REASONS:
            five[key] = Figure(key, label, values[f"{key}_n"], values[f"{key}_N"])
        else:
            five[key] = Figure(key, label, values[key])
    return five
