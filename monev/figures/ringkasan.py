"""Where does a rencana stand? The figures of a view, per area, and against the end of the triwulan
before it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter, sub
from typing import Literal, NamedTuple

import pandas as pd

from monev.core.dates import format_tenggat
from monev.core.records import JsonObject
from monev.core.statuses import find_term
from monev.database import Database, Row, rows_of
from monev.figures.formats import (
    EMPTY_REASONS,
    UP_TO,
    format_capaian,
    format_change,
    format_fraction,
    format_number,
    format_percent,
)
from monev.figures.rows import AnyRow, AreaRow, CountsRow
from monev.figures.tenggat import coming_soon, figure_rows
from monev.figures.views import View, ask_unggahan, frame_of_unggahan, remembered

FigureKey = Literal["capaian", "terlambat", "selesai_tanpa_bukti", "bukti", "setahun"]


def figure_labels(*, until: str = UP_TO, rencana_only: bool = False) -> dict[FigureKey, str]:
    """What each figure is called, in the order pages show them; of a plan nothing was reported of,
    nothing is late. `until`: of the view (s.d. 30 Sep)."""
    return {
        "capaian": f"Capaian {until}",
        "terlambat": find_term("terlambat", rencana_only=rencana_only).label,
        "selesai_tanpa_bukti": "Selesai, bukti belum lengkap",
        "bukti": "Kelengkapan bukti",
        "setahun": "Capaian setahun",
    }


class Counts(NamedTuple):
    """The figures of a rencana or an area: counts of tenggat, except bukti and, of langkah, the
    first three; `belum_dilaporkan` is part of `terlambat`."""

    langkah: int
    tanpa_target: int
    bukti_belum_disebut: int
    selesai: int
    terlambat: int
    belum_dilaporkan: int
    berjalan: int
    belum_jatuh_tempo: int
    tidak_berlaku: int
    capaian_n: int
    capaian_N: int  # noqa: N815 - n of N, as in the JSON
    setahun_n: int
    setahun_N: int  # noqa: N815 - n of N, as in the JSON
    bukti_n: int
    bukti_N: int  # noqa: N815 - n of N, as in the JSON
    selesai_tanpa_bukti: int


_of_row = itemgetter(*Counts._fields)
_NOTHING = (0,) * len(Counts._fields)


class Ringkasan(NamedTuple):
    """The minute of a pimpinan: figures, those at the end of the triwulan before, the `difference`
    (None where nothing reports of it); the month after posisi (2025-10) or the rest of its own, its
    name, undone tenggat due in it."""

    current: Counts
    previous: Counts | None
    difference: Counts | None
    next_month: str
    next_month_name: str
    next_jatuh_tempo: int


def next_month(posisi: date) -> str:
    """The calendar month of the day after posisi, as tenggat name it: 2025-10."""
    return f"{posisi + timedelta(days=1):%Y-%m}"


def name_next_month(posisi: date) -> str:
    """The same in words: Oktober 2025; sisa November 2025 where posisi lies within it."""
    month = next_month(posisi)
    return f"{'sisa ' if f'{posisi:%Y-%m}' == month else ''}{format_tenggat(month)}"


@remembered
def ringkasan(db: Database, view: View) -> Ringkasan:
    """The totals of a view, the same at the end of the triwulan before, and what falls due next
    month."""
    current = current_counts(db, view)
    previous = None
    if view.unggahan_sebelum_id and view.hash_sebelum:
        previous = total_at(db, view.hash_sebelum, view.unggahan_sebelum_id, view.posisi_sebelum)
    following = (
        next_month(view.posisi),
        name_next_month(view.posisi),
        len(figure_rows(db, view, "berikut")),
    )
    return Ringkasan(current, previous, difference(current, previous), *following)


@remembered
def current_counts(db: Database, view: View) -> Counts:
    """The totals of a view alone: for a page that compares nothing with the triwulan before."""
    return total_at(db, view.hash_entri, view.unggahan_id, view.posisi)


def per_area(db: Database, view: View) -> pd.DataFrame:
    """One row per area in the plan's order:

    - area, nama_area: str
    - the figures of `Counts`: int64
    - unggahan_id: int64, per: datetime64, of what these are"""
    return counts_at(db, view.hash_entri, view.unggahan_id, view.posisi)[:-1]


@remembered
def attention(db: Database, view: View) -> pd.DataFrame:
    """What asks for attention in each area: `per_area` with segera (int64, how many of
    `coming_soon`)."""
    areas = per_area(db, view)
    soon = coming_soon(db, view)["area"].value_counts()
    return areas.assign(segera=areas["area"].map(soon).fillna(0).astype("int64"))


def full_state(db: Database, view: View) -> JsonObject:
    """The whole situation as the command line's JSON (docs/operations.md): totals, and per area
    with its months."""
    daftar = (view.unggahan_id,)
    months = months_of(
        ask_unggahan(
            db,
            "figures/months_per_area",
            view.hash_entri,
            daftar=daftar,
            posisi=view.posisi,
        )
    )
    *areas, whole = rows_of(counts_at(db, view.hash_entri, view.unggahan_id, view.posisi))
    return {
        "satker": view.satker,
        "tahun": view.tahun,
        "posisi": view.posisi.isoformat(),
        "unggahan": view.unggahan,
        **figures_as_json(whole),
        "area": [
            area_as_json(row, months.get((view.unggahan_id, row["area"]), [])) for row in areas
        ],
    }


def months_of(rows: Sequence[Row]) -> dict[tuple[int, str], list[Row]]:
    """The rows of `months_per_area` by unggahan and area, in the shape of docs/operations.md."""
    of_area: dict[tuple[int, str], list[Row]] = {}
    for row in rows:
        month = {"bulan": row["bulan"], "n": row["n"], "N": row["N"]}
        of_area.setdefault((row["unggahan_id"], row["area"]), []).append(month)
    return of_area


def area_as_json(row: AreaRow | Row, months: list[Row]) -> JsonObject:
    """One area of `counts` with its months, in the shape of docs/operations.md."""
    return {
        "area": row["area"],
        "nama_area": row["nama_area"],
        **figures_as_json(row),
        "bulan": months,
    }


def counts_at(db: Database, entry_hash: str, unggahan_id: int, posisi: date) -> pd.DataFrame:
    """The figures of one unggahan, which `entry_hash` names, per area in the plan's order and last
    of the whole; columns of `per_area`."""
    asked = {"daftar": (unggahan_id,), "pada": (posisi,), "per_area": (True, False)}
    return frame_of_unggahan(db, "figures/counts", entry_hash, **asked)


def total_at(db: Database, entry_hash: str, unggahan_id: int, posisi: date) -> Counts:
    """The figures of the whole of one unggahan."""
    (whole,) = rows_of(counts_at(db, entry_hash, unggahan_id, posisi)[-1:])
    return counts_of(whole)


def counts_of(row: CountsRow | Row) -> Counts:
    """One row of `counts`."""
    return Counts(*_of_row(row))


def difference(current: Counts | None, previous: Counts | None) -> Counts | None:
    """By how much each figure differs from what it was; None where there is nothing to compare."""
    return Counts(*map(sub, current, previous)) if current and previous else None


def together(every: Iterable[Counts]) -> Counts:
    """What the figures of several rencana come to."""
    return Counts._make(map(sum, zip(_NOTHING, *every, strict=True)))


def figures_as_json(row: CountsRow | Row) -> JsonObject:
    """The figures of one row of `counts` in the shape of docs/operations.md."""
    status = ("selesai", "terlambat", "berjalan", "belum_jatuh_tempo", "tidak_berlaku")
    return {
        "langkah": row["langkah"],
        "tanpa_target": row["tanpa_target"],
        "bukti_belum_disebut": row["bukti_belum_disebut"],
        "belum_dilaporkan": row["belum_dilaporkan"],
        "status": {kode: row[kode] for kode in status},
        "capaian_posisi": {"n": row["capaian_n"], "N": row["capaian_N"]},
        "capaian_setahun": {"n": row["setahun_n"], "N": row["setahun_N"]},
        "bukti": {"n": row["bukti_n"], "N": row["bukti_N"]},
        "selesai_tanpa_bukti": row["selesai_tanpa_bukti"],
    }


class Figure(NamedTuple):
    """One of the five, or of a plan's load: a share `n` of `total`, or a plain count (`total`
    None); `change`: by how much n differs from before, None where there is nothing to compare with,
    `total_change` likewise the total."""

    key: FigureKey
    label: str
    n: int
    total: int | None = None
    change: int | None = None
    total_change: int = 0

    @property
    def text(self) -> str:
        """The figure as it is written: 12/40 (30%), a dash where there is nothing to share, 1.234
        for a count."""
        return format_number(self.n) if self.total is None else format_capaian(self.n, self.total)

    @property
    def text_with_reason(self) -> str:
        """`text`, a dash with its reason: – (belum ada tenggat yang jatuh tempo)."""
        return self.text if self.total is None else format_capaian(self.n, self.total, self.reason)

    @property
    def fraction(self) -> str:
        """`text` without its percent, 12/40: for where that stands apart."""
        return format_number(self.n) if self.total is None else format_fraction(self.n, self.total)

    @property
    def percent_text(self) -> str:
        """The percent of a share, 30%; empty for a count."""
        return "" if self.total is None else format_percent(self.n, self.total)

    @property
    def change_text(self) -> str:
        """By how much it changed, with its sign: +26, −3; empty where it did not."""
        return format_change(self.change) if self.change else ""

    @property
    def percent_before(self) -> str:
        """The percent a share had before, 32%."""
        return format_percent(self.n - (self.change or 0), (self.total or 0) - self.total_change)

    @property
    def is_better(self) -> bool:
        """Whether its change is good news: more of a share, fewer of a plain count of what is
        wrong."""
        return bool(self.change) and ((self.change or 0) > 0) == (self.total is not None)

    @property
    def reason(self) -> str:
        """Why a share is a dash; empty where it has a value."""
        return EMPTY_REASONS[self.key] if self.total == 0 else ""


def load_figures(counts: Counts) -> dict[FigureKey, Figure]:
    """What a plan nothing was reported of holds: the year's tenggat, those due by posisi, the bukti
    owed then."""
    return {
        "setahun": Figure("setahun", "Target setahun", counts.setahun_N),
        "capaian": Figure("capaian", "Jatuh tempo", counts.capaian_N),
        "bukti": Figure("bukti", "Bukti yang harus ada", counts.bukti_N),
    }


def five_figures(
    counts: Counts | AnyRow,
    difference: Counts | None = None,
    *,
    until: str = UP_TO,
    rencana_only: bool = False,
) -> dict[FigureKey, Figure]:
    """The five figures by key, of `Counts` or a row of `per_area`; `difference`: current −
    previous. `until` as in `figure_labels`, for where their labels are shown."""
    values = counts if isinstance(counts, Mapping) else counts._asdict()
    changes: dict[str, int] = {} if difference is None else difference._asdict()

    def figure(key: FigureKey, label: str) -> Figure:
        if key not in EMPTY_REASONS:
            return Figure(key, label, values[key], change=changes.get(key))
        n = f"{key}_n"
        total = f"{key}_N"
        return Figure(key, label, values[n], values[total], changes.get(n), changes.get(total, 0))

    labels = figure_labels(until=until, rencana_only=rencana_only)
    return {key: figure(key, label) for key, label in labels.items()}


def told_apart(figures: dict[FigureKey, Figure]) -> dict[FigureKey, Figure]:
    """The five without capaian setahun where all of the year is due: it would say capaian s.d.
    posisi once more."""
    whole_year_is_due = figures["setahun"].total == figures["capaian"].total
    return {
        key: figure for key, figure in figures.items() if key != "setahun" or not whole_year_is_due
    }
