"""Every tenggat and langkah with its status.

All lists and counts of tenggat are chosen from the table `tenggat`, so late and done mean the same
everywhere.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Literal, NamedTuple

import pandas as pd

from monev.core.errors import NotFound
from monev.core.statuses import OVERDUE
from monev.core.text import NO_PIC, pics_of, shorten
from monev.database import Database, Row
from monev.figures.evidence import bukti
from monev.figures.formats import format_area
from monev.figures.rows import AnyRow, BuktiRow, LangkahRow, TenggatRow
from monev.figures.views import (
    Part,
    View,
    ask_frame,
    ask_unggahan,
    narrow,
    narrowed,
    per_value,
    plan_rows,
    remembered,
)

BELUM_TUNTAS = "belum_tuntas"
_COUNTED = {
    "capaian": "sudah_jatuh_tempo",
    "selesai_tanpa_bukti": "selesai_tanpa_bukti",
    "setahun": "dihitung",
    "berikut": "jatuh_tempo_berikut",
}
TENGGAT_FIGURES = (*_COUNTED, *OVERDUE, BELUM_TUNTAS)
"""The figures that count tenggat: those of `five_figures`, what falls due in the month of the day
after posisi, and what is due and not done, by status and together."""


TO_COME = ("berjalan", "belum_jatuh_tempo")
SOON = timedelta(days=31)
"""Long enough that at a month's end it covers the whole next month."""


class Details(NamedTuple):
    """Everything known about one langkah.

    `dokumen`: how its evidence cell was split. `jejak`: how its cells were understood.
    """

    langkah: LangkahRow
    tenggat: list[TenggatRow]
    bukti: list[BuktiRow]
    dokumen: list[Row]
    jejak: list[Row]


def tenggat(db: Database, view: View) -> pd.DataFrame:
    """Return one row per tenggat, in the plan's order, then by due date.

    Those declared tidak berlaku are included.

    - urutan: int32, its langkah's place in the plan
    - kode (its name), kode_tampil (what people see of it), area, nama_area, langkah_aksi (without
      the mark that its kode says), jenis_target, status, laporan: str
    - no, komponen: str; what is said beside the status: str, "" or NaN if empty
    - sub_area, nama_sub_area, pic, mulai: str, NaN if empty
    - tenggat ("2025-07" or "2025-07-04"), bulan ("2025-07"): str
    - buka, jatuh_tempo: datetime64
    - tanggal_selesai (as reported), selesai_pada (the day it counts as done), selesai_kemudian (the
      day after posisi on which it was done, if that is reported already): datetime64 or NaT
    - bulan_ke: int64, 1..12, 13 in another year than the plan's
    - dihitung (its status counts), sudah_jatuh_tempo, jatuh_tempo_berikut (due in the month of the
      day after posisi, and not done), selesai_tanpa_bukti: bool
    - tepat_waktu: boolean, <NA> unless it is selesai
    - hari_terlambat: int64, days past due, until posisi or until done
    - bukti_n of bukti_N: int64, present of owed for it, due or not
    """
    found = ask_frame(db, "figures/tenggat", view)
    return found.assign(tepat_waktu=found["tepat_waktu"].astype("boolean"))


def every_tenggat(db: Database, view: View) -> list[TenggatRow]:
    """Return the rows of `tenggat`, for what is told row by row."""
    return plan_rows(db, view, tenggat, TenggatRow)


def late_first(frame: pd.DataFrame) -> pd.DataFrame:
    """Sort rows of `tenggat`: what is due and not done first, the longest due before."""
    sorted_by = frame.assign(is_done=~frame["status"].isin(OVERDUE))
    return sorted_by.sort_values(["is_done", "jatuh_tempo", "urutan"], ignore_index=True).drop(
        columns="is_done"
    )


@remembered
def figure_rows(db: Database, view: View, figure: str, *, bulan: str | None = None) -> pd.DataFrame:
    """List the tenggat that one of TENGGAT_FIGURES counts, late ones first.

    They may be of one month ("2025-07"). Of a share the done ones are included. The columns are
    those of `tenggat`.
    """
    rows = tenggat(db, view)
    wanted = OVERDUE if figure == BELUM_TUNTAS else (figure,)
    is_counted = rows[_COUNTED[figure]] if figure in _COUNTED else rows["status"].isin(wanted)
    return late_first(narrow(rows[is_counted], bulan=bulan))


@remembered
def load(db: Database, view: View, kind: Literal["area", "bulan", "pic"]) -> pd.DataFrame:
    """Count how much is due by area, bulan, or pic.

    Areas are in their order, PICs with the most first. What has several PICs counts for each.

    - nilai: str, the area, "2025-07", or the PIC ("": without any)
    - n: int64, of the whole plan; of them jatuh_tempo (due by posisi), selesai, terlambat,
      belum_dilaporkan: int64
    """
    rows = tenggat(db, view)
    counted = rows[rows["dihitung"]]
    each = {kode: counted["status"] == kode for kode in ("selesai", *OVERDUE)}
    named = per_value(counted.assign(**each, n=1, jatuh_tempo=counted["sudah_jatuh_tempo"]), kind)
    columns = ["n", "jatuh_tempo", *each]
    found = named.groupby("nilai", sort=kind != "area", as_index=False)[columns].sum()
    if kind != "pic":
        return found
    return found.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def langkah(db: Database, view: View) -> pd.DataFrame:
    """Return one row per langkah in the plan's order.

    - urutan, baris (its row of lembar): int32
    - its cells as in the file, kode_tampil and langkah_tampil (as people see its kode and words):
      str, "" if empty; sub_area, nama_sub_area, frekuensi, pic, mulai:
      NaN if empty
    - tanpa_target: bool
    - tenggat (how many): int64; per_status: how many of them have each status
    - capaian_n of capaian_N due, bukti_n of bukti_N of all its tenggat, dokumen (how many its
      evidence cell names): int64
    """
    return ask_frame(db, "figures/langkah", view)


def every_langkah(db: Database, view: View) -> list[LangkahRow]:
    """Return the rows of `langkah`, for what is told row by row."""
    return plan_rows(db, view, langkah, LangkahRow)


def whose(db: Database, view: View) -> list[Row]:
    """List the langkah in the plan's order: kode, kode_tampil, area, nama_area, pic (or None)."""
    rows = ask_unggahan(db, "figures/whose", view.hash_entri, unggahan_id=view.unggahan_id)
    if view.part is None:
        return rows
    kode = {*view.part.kode}
    return [row for row in rows if row["kode"] in kode]


class Choices(NamedTuple):
    """What a plan can be narrowed to.

    - areas: number → whole name
    - pics: each by name, NO_PIC last if some langkah have none
    """

    areas: dict[str, str]
    pics: tuple[str, ...]


@remembered
def choices(db: Database, view: View) -> Choices:
    """List the areas and PICs of a plan; no PIC if it names none."""
    areas: dict[str, str] = {}
    named: set[str] = set()
    for row in whose(db, view.whole):
        areas.setdefault(row["area"], format_area(row["area"], row["nama_area"]))
        named.update(pics_of(row["pic"]))
    pics = sorted(named - {""}, key=str.casefold)
    return Choices(areas, (*pics, *([NO_PIC] if pics and "" in named else [])))


@remembered
def narrow_view(
    db: Database, view: View, area: tuple[str, ...] = (), pic: tuple[str, ...] = ()
) -> View:
    """Narrow a view to the langkah of any of these areas and of any of these PICs.

    NO_PIC is for those without one; none of them means all. Its earlier versions are narrowed to
    the same langkah.
    """
    if not (area or pic):
        return view.whole
    every = whose(db, view.whole)
    wanted = {"" if name == NO_PIC else name for name in pic}
    kode = []
    for row in every:
        is_in_area = not area or row["area"] in area
        if is_in_area and (not pic or wanted.intersection(pics_of(row["pic"]))):
            kode.append(row["kode"])
    return replace(view, part=Part(area, pic, tuple(kode), len(every)))


def langkah_without_target(db: Database, view: View) -> pd.DataFrame:
    """List the langkah without any tenggat: questions for the ZI team."""
    rows = langkah(db, view)
    return rows[rows["tanpa_target"]]


def langkah_without_bukti(db: Database, view: View) -> pd.DataFrame:
    """List the langkah for which the plan names no bukti.

    They are counted apart, and the ZI team gets a question.
    """
    rows = langkah(db, view)
    return rows[rows["dokumen"] == 0]


@remembered
def done_without_named_bukti(db: Database, view: View) -> dict[str, int]:
    """Map each langkah for which the plan names no bukti to its number of finished tenggat.

    Those without any are left out.
    """
    rows = tenggat(db, view)
    done = rows.loc[rows["status"] == "selesai", "kode"]
    without_bukti = langkah_without_bukti(db, view)["kode"]
    return done[done.isin(without_bukti)].value_counts().to_dict()


@remembered
def coming_soon(db: Database, view: View) -> pd.DataFrame:
    """List what falls due within 31 days of posisi and is not done, by due date.

    Rows of `tenggat`.
    """
    rows = tenggat(db, view)
    is_soon = rows["jatuh_tempo"] <= pd.Timestamp(view.posisi + SOON)
    return rows[rows["status"].isin(TO_COME) & is_soon].sort_values(
        ["jatuh_tempo", "urutan"], ignore_index=True
    )


def first_to_act(rows: Sequence[AnyRow]) -> AnyRow | None:
    """Choose the tenggat of a langkah (rows by due date) to act on.

    It is the oldest late, else the next due, else the last.
    """
    for wanted in (OVERDUE, TO_COME, ("selesai",)):
        matching = [row for row in rows if row["status"] in wanted]
        if matching:
            return matching[-1 if wanted == ("selesai",) else 0]
    return rows[-1] if rows else None


def langkah_details(db: Database, view: View, kode: str) -> Details:
    """Return everything about one langkah, also of a view that is narrowed to others.

    Raises NotFound if this unggahan has no such kode.
    """
    view = view.whole
    of_file = {"unggahan_id": view.berkas_id, "kode": kode}
    found = narrowed(every_langkah(db, view), kode=kode)
    if not found:
        message = (
            f"Langkah {shorten(kode)} tidak ada di unggahan {view.unggahan} {view.satker} tahun "
            f"{view.tahun}."
        )
        raise NotFound(
            message, "Pilih langkah dari daftar; kode langkah dapat berubah di antara unggahan."
        )
    return Details(
        langkah=found[0],
        tenggat=narrowed(every_tenggat(db, view), kode=kode),
        bukti=narrowed(plan_rows(db, view, bukti, BuktiRow), kode=kode),
        dokumen=ask_unggahan(db, "figures/documents_of_langkah", view.hash_entri, **of_file),
        jejak=ask_unggahan(db, "figures/traces_of_langkah", view.hash_entri, **of_file),
    )
