"""The sentences of Riwayat: which versions there are, how far each had come, which targets moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monev.keadaan.bingkai import ke_baris
from monev.keadaan.capaian import format_angka, format_capaian, format_persen
from monev.tanggal import sebut

if TYPE_CHECKING:
    import pandas as pd

    from monev.keadaan.kurva import Kurva


def kalimat_riwayat(riwayat: pd.DataFrame) -> str:
    """How many versions are there, and which is the newest that stands?"""
    semua = ke_baris(riwayat)
    berlaku = [satu for satu in semua if not satu["dibatalkan"]]
    dibatalkan = len(semua) - len(berlaku)
    if not berlaku:
        return f"{format_angka(len(semua))} unggahan, semuanya sudah dibatalkan."
    terbaru = berlaku[0]
    if len(semua) == 1:
        awal = f"Baru ada satu unggahan, posisi {sebut(terbaru['posisi'])}."
    else:
        yang = f"yang {'berlaku' if dibatalkan else 'terbaru'} unggahan {terbaru['unggahan']}"
        awal = f"{format_angka(len(semua))} unggahan; {yang}, posisi {sebut(terbaru['posisi'])}."
    return f"{awal} {format_angka(dibatalkan)} dibatalkan." if dibatalkan else awal


def kalimat_kurva(kurva: Kurva) -> str:
    """How far had the plan come at the last report, against what was due by then?"""
    titik = [b for b in ke_baris(kurva.unggahan) if b["dipakai"] and b["dilaporkan"]]
    if not titik:
        return "Belum ada realisasi yang dilaporkan: yang digambar adalah rencananya."
    satu = titik[-1]
    if satu["N"] == 0:
        return f"Unggahan {satu['unggahan']} tidak punya tenggat yang dapat dinilai."
    return (
        f"Menurut unggahan {satu['unggahan']}, per {sebut(satu['tanggal'])}: "
        f"{format_capaian(satu['n'], satu['N'])} tenggat selesai; menurut rencana "
        f"{format_angka(satu['jatuh_tempo'])} ({format_persen(satu['jatuh_tempo'], satu['N'])}) sudah jatuh tempo."
    )


def kalimat_bergeser(bergeser: pd.DataFrame) -> str:
    """How many targets were moved, and how many of them only after they had been missed?"""
    if bergeser.empty:
        return "Belum ada target yang digeser."
    terlewat = int(bergeser["terlewat"].sum())
    awal = f"{format_angka(len(bergeser))} target pernah digeser"
    if terlewat == 0:
        return f"{awal}, semuanya sebelum terlewat."
    if terlewat == len(bergeser):
        return f"{awal}, {'semuanya ' if terlewat > 1 else ''}setelah terlewat."
    return f"{awal}, {format_angka(terlewat)} di antaranya setelah terlewat."
