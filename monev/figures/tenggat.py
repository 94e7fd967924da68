"""What is due when, and how does each langkah and each tenggat stand?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from monev.core.errors import NotFound
from monev.core.text import shorten
from monev.figures.frames import ask_unggahan

if TYPE_CHECKING:
    import pandas as pd

    from monev.database import Database
    from monev.figures.views import View


@dataclass(frozen=True, slots=True)
class Details:
    """Everything known of one langkah, each a frame: `dokumen` is how its evidence cell was split."""

    langkah: pd.DataFrame
    tenggat: pd.DataFrame
    bukti: pd.DataFrame
    dokumen: pd.DataFrame
    jejak: pd.DataFrame

    def __getitem__(self, name: str) -> pd.DataFrame:
        return getattr(self, name)


def tenggat(db: Database, p: View) -> pd.DataFrame:
    """One row per tenggat, in the plan's order then by due date; tidak_berlaku too.

    urutan, kode, area, nama_area, sub_area, nama_sub_area, no, langkah_aksi, komponen, pic, jenis_target, mulai,
    tenggat, buka, jatuh_tempo, status, sudah_jatuh_tempo, belum_dilaporkan (late, and due after the posisi of the
    unggahan that is judged), laporan, tanggal_selesai (as reported), selesai_pada (the
    day it counts as done), hari_terlambat (days past due, until posisi or until done), tepat_waktu (None unless
    selesai), bukti_n, bukti_N (present and owed for this tenggat, due or not), selesai_tanpa_bukti, kendala,
    tindak_lanjut.
    """
    return ask_unggahan(db, "tenggat", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi, kode=None)


def late_langkah(db: Database, p: View) -> pd.DataFrame:
    """One row per langkah with something late, the longest late first.

    kode, area, langkah_aksi, pic, tenggat (how many of its tenggat are late), hari_terlambat (of the oldest),
    belum_dilaporkan (all of them fell due after the last report).
    """
    return ask_unggahan(db, "late_langkah", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi)


def langkah(db: Database, p: View) -> pd.DataFrame:
    """One row per langkah in the plan's order: its verbatim cells, how many tenggat in each status, its bukti.

    `tanpa_target` is true of a langkah that cannot be judged. capaian_n, capaian_N: done of what is due. bukti_n,
    bukti_N count all its tenggat, due or not.
    """
    return ask_unggahan(db, "langkah", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi, kode=None)


def attention(db: Database, p: View) -> pd.DataFrame:
    """One row per area in the plan's order, with what asks for attention in it.

    area, nama_area, langkah, terlambat, belum_dilaporkan (of these), segera (not done and due within a month).
    """
    return ask_unggahan(db, "attention", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi)


def langkah_without_target(db: Database, p: View) -> pd.DataFrame:
    """The langkah without any tenggat: questions for the ZI team. Verbatim cells, in the plan's order."""
    return ask_unggahan(db, "without_target", p.hash_entri, unggahan_id=p.unggahan_id)


def langkah_without_bukti(db: Database, p: View) -> pd.DataFrame:
    """The langkah of which the plan names no bukti: counted apart, and asked about. Columns of the above."""
    return ask_unggahan(db, "without_bukti", p.hash_entri, unggahan_id=p.unggahan_id)


def first_to_act(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Of one langkah's tenggat (rows of `tenggat`, by due date) the one to act on: the oldest that is late, else the
    next due, else the last; None where it has none."""
    for wanted in (("terlambat",), ("berjalan", "belum_jatuh_tempo"), ("selesai",)):
        matching = [row for row in rows if row["status"] in wanted]
        if matching:
            return matching[-1 if wanted == ("selesai",) else 0]
    return rows[-1] if rows else None


def langkah_details(db: Database, p: View, kode: str) -> Details:
    """One langkah in full: r["langkah"], r["tenggat"], r["bukti"], r["dokumen"], r["jejak"].

    Raises NotFound where this unggahan has no such kode.
    """
    heading = ask_unggahan(db, "langkah", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi, kode=kode)
    if heading.empty:
        raise NotFound(
            f"Langkah {shorten(kode)} tidak ada di unggahan {p.unggahan} {p.satker} tahun {p.tahun}.",
            "Pilih langkah dari daftar; kode langkah dapat berubah di antara unggahan.",
        )
    return Details(
        langkah=heading,
        tenggat=ask_unggahan(db, "tenggat", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi, kode=kode),
        bukti=ask_unggahan(db, "bukti_of_langkah", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi, kode=kode),
        dokumen=ask_unggahan(db, "documents_of_langkah", p.hash_entri, unggahan_id=p.unggahan_id, kode=kode),
        jejak=ask_unggahan(db, "traces_of_langkah", p.hash_entri, unggahan_id=p.unggahan_id, kode=kode),
    )
