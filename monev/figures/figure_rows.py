"""Which rows does a figure count? From every number on Ringkasan to exactly what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monev.core.dates import format_day
from monev.figures.formats import format_number
from monev.figures.frames import ask_unggahan
from monev.figures.heatmap import UP_TO_POSISI, cell_bukti

if TYPE_CHECKING:
    import pandas as pd

    from monev.database import Database
    from monev.figures.views import View

TENGGAT_FIGURES = ("capaian", "terlambat", "selesai_tanpa_bukti", "setahun", "berikut")
"""The figures that count tenggat: those of `five_figures`, and what falls due in the month after posisi."""


def figure_rows(
    db: Database, p: View, figure: str, *, area: str | None = None, pic: str | None = None, bulan: str | None = None
) -> pd.DataFrame:
    """The tenggat that one of TENGGAT_FIGURES counts, done ones of a share too; columns of `tenggat`.

    Where given only those of one area, one PIC ("": without any), one month ("2025-07"). What is late first.
    """
    chosen = {"area": area, "pic": pic, "bulan": bulan}
    return ask_unggahan(
        db, "figure_rows", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi, figure=figure, **chosen
    )


def bukti_rows(db: Database, p: View, *, area: str | None = None) -> pd.DataFrame:
    """The bukti that kelengkapan bukti counts, of all areas or one; columns and order of `cell_bukti`."""
    return cell_bukti(db, p, area, None, UP_TO_POSISI, UP_TO_POSISI)


def load(db: Database, p: View) -> pd.DataFrame:
    """How much is due by month ("2025-07"), area and PIC ("": without any): kelompok (bulan, area, pic), nilai, n of
    the whole plan, and jatuh_tempo, those of them due by posisi."""
    return ask_unggahan(db, "load", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi)


def figure_rows_heading(p: View, figure: str, done: int, total: int) -> str:
    """What the rows of a figure are: 61 dari 78 tenggat yang jatuh tempo sudah selesai. `done` of `total` are Selesai
    (of bukti: present)."""
    n, everything = format_number(done), format_number(total)
    posisi = format_day(p.posisi)
    if figure == "bukti":
        return (
            f"{everything} bukti yang harus ada s.d. {posisi}" if p.rencana_only else f"{n} dari {everything} bukti ada"
        )
    if figure == "capaian":
        due = f"{everything} target jatuh tempo s.d. {posisi}"
        return due if p.rencana_only else f"{n} dari {everything} target yang jatuh tempo sudah selesai"
    if figure == "setahun":
        return f"{everything} target" if p.rencana_only else f"{n} dari {everything} target setahun sudah selesai"
    what = {
        "terlambat": "sudah jatuh tempo" if p.rencana_only else "terlambat",
        "selesai_tanpa_bukti": "selesai, bukti belum lengkap",
        "berikut": "jatuh tempo bulan berikutnya",
    }
    return f"{everything} target {what[figure]}"
