"""What is due when, and how does each langkah and each tenggat stand? Every list and count of
tenggat here is chosen from the table `tenggat`: none has an idea of its own of what is late, or
done."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal, NamedTuple

import pandas as pd

from monev.core.errors import NotFound
from monev.core.text import shorten
from monev.database import Database, Row
from monev.figures.bukti import bukti
from monev.figures.rows import AnyRow, BuktiRow, LangkahRow, TenggatRow
from monev.figures.views import (
    View,
    ask_frame,
    ask_unggahan,
    narrow,
    narrowed,
    plan_rows,
    remembered,
)

_COUNTED = {
    "capaian": "sudah_jatuh_tempo",
    "terlambat": "terlambat",
    "selesai_tanpa_bukti": "selesai_tanpa_bukti",
    "setahun": "dihitung",
    "berikut": "jatuh_tempo_berikut",
}
TENGGAT_FIGURES = tuple(_COUNTED)
"""The figures that count tenggat: those of `five_figures`, and what falls due in the month of the
day after posisi."""

LATE_FIRST = {"terlambat": False, "jatuh_tempo": True, "urutan": True}
"""The order of tenggat with what is late first, the longest late before: column → whether it
ascends."""

_TO_COME = ("berjalan", "belum_jatuh_tempo")
SOON = timedelta(days=31)
"""After a month's end all of the next month."""


class Details(NamedTuple):
    """Everything known of one langkah: `dokumen` is how its evidence cell was split."""

    langkah: LangkahRow
    tenggat: list[TenggatRow]
    bukti: list[BuktiRow]
    dokumen: list[Row]
    jejak: list[Row]


def tenggat(db: Database, view: View) -> pd.DataFrame:
    """One row per tenggat, in the plan's order, then by due date; those declared tidak berlaku too:

    - urutan: int32, its langkah's place in the plan
    - kode, area, nama_area, langkah_aksi, jenis_target, status, laporan: str
    - no, komponen, kendala, tindak_lanjut: str, "" where nothing stands
    - sub_area, nama_sub_area, pic, mulai: str, NaN where nothing stands
    - tenggat ("2025-07" or "2025-07-04"), bulan ("2025-07"): str
    - buka, jatuh_tempo: datetime64
    - tanggal_selesai (as reported), selesai_pada (the day it counts as done), selesai_kemudian (the
      day after posisi on which it was done, where that is said already): datetime64 or NaT
    - bulan_ke: int64, 1..12, 13 in another year than the plan's
    - dihitung (not tidak_berlaku), sudah_jatuh_tempo, terlambat, belum_dilaporkan (late, and due
      after the last complete report), jatuh_tempo_berikut (due in the month of the day after
      posisi, and not done), selesai_tanpa_bukti: bool
    - tepat_waktu: boolean, <NA> unless it is selesai
    - hari_terlambat: int64, days past due, until posisi or until done
    - bukti_n of bukti_N: int64, present of owed for it, due or not"""
    found = ask_frame(db, "figures/tenggat", view)
    return found.assign(tepat_waktu=found["tepat_waktu"].astype("boolean"))


def late_first(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of `tenggat` in the order of LATE_FIRST."""
    return frame.sort_values([*LATE_FIRST], ascending=[*LATE_FIRST.values()], ignore_index=True)


@remembered
def figure_rows(
    db: Database,
    view: View,
    figure: str,
    *,
    area: str | None = None,
    pic: str | None = None,
    bulan: str | None = None,
) -> pd.DataFrame:
    """The tenggat that one of TENGGAT_FIGURES counts, done ones of a share too, what is late first;
    where given of one area, one PIC ("": without), one month ("2025-07"). Columns of `tenggat`."""
    rows = tenggat(db, view)
    return late_first(
        narrow(
            rows[rows[_COUNTED[figure]]],
            area=area,
            pic=pic,
            bulan=bulan,
        )
    )


@remembered
def load(db: Database, view: View, kind: Literal["area", "bulan", "pic"]) -> pd.DataFrame:
    """How much is due by area (in their order), bulan or pic (the one with the most first):

    - nilai: str, the area, "2025-07", or the PIC ("": without any)
    - n: int64, of the whole plan; of them jatuh_tempo (due by posisi), selesai, terlambat,
      belum_dilaporkan (of the late ones): int64"""
    rows = tenggat(db, view)
    counted = rows[rows["dihitung"]]
    found = (
        counted.assign(nilai=counted[kind].fillna(""), selesai=counted["status"] == "selesai", n=1)
        .groupby("nilai", sort=kind != "area", as_index=False)
        .agg(
            n=("n", "sum"),
            jatuh_tempo=("sudah_jatuh_tempo", "sum"),
            selesai=("selesai", "sum"),
            terlambat=("terlambat", "sum"),
            belum_dilaporkan=("belum_dilaporkan", "sum"),
        )
    )
    return (
        found.sort_values(
            "n",
            ascending=False,
            kind="stable",
            ignore_index=True,
        )
        if kind == "pic"
        else found
    )


def late_langkah(db: Database, view: View) -> pd.DataFrame:
    """One row per langkah with something late, the longest late first: the columns of `tenggat` as
    of its first late tenggat, but

    - tenggat: int64, how many are late
    - hari_terlambat: int64, of the oldest
    - belum_dilaporkan: bool, all of them are"""
    rows = tenggat(db, view)
    late = rows[rows["terlambat"]]
    counted = late.groupby("kode", sort=False).agg(
        tenggat=("tenggat", "size"),
        hari_terlambat=("hari_terlambat", "max"),
        belum_dilaporkan=("belum_dilaporkan", "all"),
    )
    first = late.drop_duplicates("kode").drop(columns=list(counted.columns))
    found = first.merge(counted, on="kode")
    return found.sort_values(
        "hari_terlambat",
        ascending=False,
        kind="stable",
        ignore_index=True,
    )


def langkah(db: Database, view: View) -> pd.DataFrame:
    """One row per langkah in the plan's order:

    - urutan, baris (its row of lembar): int32
    - its cells as the file has them: str, "" where one is empty; sub_area, nama_sub_area,
      frekuensi, pic, mulai: NaN where nothing stands
    - tanpa_target: bool
    - tenggat (how many), of them selesai, terlambat, berjalan, belum_jatuh_tempo, tidak_berlaku:
      int64
    - capaian_n of capaian_N due, bukti_n of bukti_N of all its tenggat, dokumen (how many its
      evidence cell names): int64"""
    return ask_frame(db, "figures/langkah", view)


def langkah_without_target(db: Database, view: View) -> pd.DataFrame:
    """The langkah without any tenggat: questions for the ZI team."""
    rows = langkah(db, view)
    return rows[rows["tanpa_target"]]


def langkah_without_bukti(db: Database, view: View) -> pd.DataFrame:
    """The langkah of which the plan names no bukti: counted apart, and asked about."""
    rows = langkah(db, view)
    return rows[rows["dokumen"] == 0]


@remembered
def done_without_named_bukti(db: Database, view: View) -> dict[str, int]:
    """Kode of each langkah of which the plan names no bukti → how many of its tenggat are called
    Selesai; without those of which none is."""
    rows = tenggat(db, view)
    done = rows[
        (rows["status"] == "selesai") & rows["kode"].isin(langkah_without_bukti(db, view)["kode"])
    ]
    return done["kode"].value_counts().to_dict()


@remembered
def coming_soon(db: Database, view: View) -> pd.DataFrame:
    """What falls due within a month of posisi and is not done, by due date; rows of `tenggat`."""
    rows = tenggat(db, view)
    is_soon = rows["jatuh_tempo"] <= pd.Timestamp(view.posisi + SOON)
    return rows[rows["status"].isin(_TO_COME) & is_soon].sort_values(
        ["jatuh_tempo", "urutan"], ignore_index=True
    )


def first_to_act(rows: Sequence[AnyRow]) -> AnyRow | None:
    """Of one langkah's tenggat (by due date) the one to act on: the oldest late, else the next due,
    else the last."""
    for wanted in (("terlambat",), _TO_COME, ("selesai",)):
        matching = [row for row in rows if row["status"] in wanted]
        if matching:
            return matching[-1 if wanted == ("selesai",) else 0]
    return rows[-1] if rows else None


def langkah_details(db: Database, view: View, kode: str) -> Details:
    """One langkah in full. Raises NotFound where this unggahan has no such kode."""
    own = {"unggahan_id": view.unggahan_id, "kode": kode}
    found = narrowed(plan_rows(db, view, langkah, LangkahRow), kode=kode)
    if not found:
        told = (
            f"Langkah {shorten(kode)} tidak ada di unggahan {view.unggahan} {view.satker} tahun "
            f"{view.tahun}."
        )
        raise NotFound(
            told, "Pilih langkah dari daftar; kode langkah dapat berubah di antara unggahan."
        )
    return Details(
        langkah=found[0],
        tenggat=narrowed(plan_rows(db, view, tenggat, TenggatRow), kode=kode),
        bukti=narrowed(plan_rows(db, view, bukti, BuktiRow), kode=kode),
        dokumen=ask_unggahan(db, "figures/documents_of_langkah", view.hash_entri, **own),
        jejak=ask_unggahan(db, "figures/traces_of_langkah", view.hash_entri, **own),
    )
