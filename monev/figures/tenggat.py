"""What is due when, and how does each langkah and each tenggat stand? Every list and count of tenggat here is made from
the rows of `tenggat`: none has an idea of its own of what is late, or done."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from operator import itemgetter
from typing import Any, NamedTuple

from monev.core.errors import NotFound
from monev.core.grouping import group_by
from monev.core.text import shorten
from monev.database import Database, Row
from monev.figures.bukti import bukti, by_langkah
from monev.figures.views import View, ask_unggahan, ask_view, narrowed, remembered

_COUNTED = {
    "capaian": "sudah_jatuh_tempo",
    "terlambat": "terlambat",
    "selesai_tanpa_bukti": "selesai_tanpa_bukti",
    "setahun": "dihitung",
    "berikut": "jatuh_tempo_berikut",
}
TENGGAT_FIGURES = tuple(_COUNTED)
"""The figures that count tenggat: those of `five_figures`, and what falls due in the month of the day after posisi."""

_TO_COME = ("berjalan", "belum_jatuh_tempo")
SOON = timedelta(days=31)
"""After a month's end all of the next month."""


class Details(NamedTuple):
    """Everything known of one langkah: `dokumen` is how its evidence cell was split."""

    langkah: Row
    tenggat: list[Row]
    bukti: list[Row]
    dokumen: list[Row]
    jejak: list[Row]


def tenggat(db: Database, p: View) -> list[Row]:
    """One row per tenggat, in the plan's order then by due date; tidak_berlaku too: urutan, kode, area, nama_area,
    sub_area, nama_sub_area, no, langkah_aksi, komponen, pic, jenis_target, mulai, tenggat, buka, jatuh_tempo, bulan
    ("2025-07"), bulan_ke (1..12, 13 in another year than the plan's), status, dihitung (not tidak_berlaku), terlambat,
    sudah_jatuh_tempo, jatuh_tempo_berikut (in the month of the day after posisi, and not done), belum_dilaporkan (late,
    and due after the posisi of the unggahan that is judged), laporan, tanggal_selesai (as reported), selesai_pada (the
    day it counts as done), hari_terlambat (days past due, until posisi or until done), tepat_waktu (None unless
    selesai), bukti_n, bukti_N (present and owed for it, due or not), selesai_tanpa_bukti, kendala, tindak_lanjut."""
    return ask_view(db, "figures/tenggat", p)


def figure_rows(
    db: Database, p: View, figure: str, *, area: str | None = None, pic: str | None = None, bulan: str | None = None
) -> list[Row]:
    """The tenggat that one of TENGGAT_FIGURES counts, done ones of a share too, what is late first; where given of one
    area, one PIC ("": without), one month ("2025-07"). Columns of `tenggat`."""
    counted = (row for row in tenggat(db, p) if row[_COUNTED[figure]])
    return sorted(narrowed(counted, area=area, pic=pic, bulan=bulan), key=late_first)


def late_first(row: Row) -> tuple[Any, ...]:
    """The order of tenggat where what is late comes first, the longest late before the others."""
    return not row["terlambat"], row["jatuh_tempo"], row["urutan"]


@remembered
def load(db: Database, p: View) -> dict[str, list[Row]]:
    """How much is due by area, bulan ("2025-07") and pic ("": without any): each a list of nilai, n of the whole plan,
    and of them jatuh_tempo (due by posisi), selesai, terlambat, belum_dilaporkan (of the late ones). Areas in their
    order, the PIC with the most first. It is remembered, so nobody changes it."""
    counted = [row for row in tenggat(db, p) if row["dihitung"]]
    found = {}
    for kind in ("area", "bulan", "pic"):
        groups = group_by(counted, lambda row, kind=kind: row[kind] or "")
        found[kind] = [
            {
                "nilai": value,
                "n": len(members),
                "jatuh_tempo": sum(row["sudah_jatuh_tempo"] for row in members),
                "selesai": sum(row["status"] == "selesai" for row in members),
                "terlambat": sum(row["terlambat"] for row in members),
                "belum_dilaporkan": sum(row["belum_dilaporkan"] for row in members),
            }
            for value, members in groups.items()
        ]
    found["bulan"].sort(key=itemgetter("nilai"))
    found["pic"].sort(key=lambda row: (-row["n"], row["nilai"]))
    return found


def late_langkah(db: Database, p: View) -> list[Row]:
    """One row per langkah with something late, the longest late first: as its first late tenggat, but tenggat (how many
    are late), hari_terlambat (of the oldest), belum_dilaporkan (of all of them)."""
    langkah = [
        members[0]
        | {
            "tenggat": len(members),
            "hari_terlambat": max(row["hari_terlambat"] for row in members),
            "belum_dilaporkan": all(row["belum_dilaporkan"] for row in members),
        }
        for members in by_langkah(row for row in tenggat(db, p) if row["terlambat"])
    ]
    return sorted(langkah, key=lambda row: -row["hari_terlambat"])


def langkah(db: Database, p: View) -> list[Row]:
    """One row per langkah in the plan's order: its verbatim cells, how many tenggat in each status, capaian_n of
    capaian_N due, bukti_n of bukti_N of all its tenggat; tanpa_target, dokumen (how many its cell names)."""
    return ask_view(db, "figures/langkah", p)


def langkah_without_target(db: Database, p: View) -> list[Row]:
    """The langkah without any tenggat: questions for the ZI team."""
    return [row for row in langkah(db, p) if row["tanpa_target"]]


def langkah_without_bukti(db: Database, p: View) -> list[Row]:
    """The langkah of which the plan names no bukti: counted apart, and asked about."""
    return [row for row in langkah(db, p) if row["dokumen"] == 0]


def coming_soon(db: Database, p: View) -> list[Row]:
    """What falls due within a month of posisi and is not done, by due date; rows of `tenggat`."""
    to_come = (row for row in tenggat(db, p) if row["status"] in _TO_COME and row["jatuh_tempo"] <= p.posisi + SOON)
    return sorted(to_come, key=itemgetter("jatuh_tempo", "urutan"))


def first_to_act(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Of one langkah's tenggat (by due date) the one to act on: the oldest late, else the next due, else the last."""
    for wanted in (("terlambat",), _TO_COME, ("selesai",)):
        matching = [row for row in rows if row["status"] in wanted]
        if matching:
            return matching[-1 if wanted == ("selesai",) else 0]
    return rows[-1] if rows else None


def langkah_details(db: Database, p: View, kode: str) -> Details:
    """One langkah in full. Raises NotFound where this unggahan has no such kode."""
    own = {"unggahan_id": p.unggahan_id, "kode": kode}
    found = narrowed(langkah(db, p), kode=kode)
    if not found:
        told = f"Langkah {shorten(kode)} tidak ada di unggahan {p.unggahan} {p.satker} tahun {p.tahun}."
        raise NotFound(told, "Pilih langkah dari daftar; kode langkah dapat berubah di antara unggahan.")
    return Details(
        langkah=found[0],
        tenggat=narrowed(tenggat(db, p), kode=kode),
        bukti=narrowed(bukti(db, p), kode=kode),
        dokumen=ask_unggahan(db, "figures/documents_of_langkah", p.hash_entri, **own),
        jejak=ask_unggahan(db, "figures/traces_of_langkah", p.hash_entri, **own),
    )
