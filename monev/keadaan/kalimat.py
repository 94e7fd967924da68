"""The sentence with which a page answers its question, written from the data in plain Indonesian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monev.keadaan.bingkai import ke_baris
from monev.keadaan.capaian import format_angka
from monev.tanggal import NAMA_BULAN, sebut

if TYPE_CHECKING:
    import pandas as pd

    from monev.keadaan.pandangan import Pandangan
    from monev.keadaan.ringkasan import Hitungan, Ringkasan

BELUM_ADA_REALISASI = "Belum ada realisasi yang dilaporkan: yang tampak adalah rencana."


def sebut_area(area: str, nama_area: str) -> str:
    """An area as people say it: V Penguatan Pengawasan. A name all in capitals is calmed down."""
    nama = " ".join(nama_area.split())
    return f"{area} {nama.title() if nama.isupper() else nama}".strip()


def kalimat_ringkasan(p: Pandangan, kini: Hitungan, per_area: pd.DataFrame) -> str:
    """Where do we stand? What is done of what is due, what is late and where, and what is done without proof."""
    per = f"Per {sebut(p.posisi)}"
    if kini.langkah == 0:
        return f"{per}, rencana ini belum berisi langkah."
    if kini.setahun_N == 0:
        return _tanpa_tenggat(per, kini)
    if not p.ada_realisasi:
        return f"{BELUM_ADA_REALISASI} {_isi_rencana(p, kini)}"
    return " ".join(k for k in (_capaian(per, kini), _terlambat(kini, per_area), _tanpa_bukti(kini)) if k)


def kalimat_kesenjangan(p: Pandangan, kini: Hitungan, jumlah: int) -> str:
    """What proof is missing? `jumlah` is how many rows `kesenjangan` has."""
    per = f"Per {sebut(p.posisi)}"
    if not p.ada_realisasi:
        tenggat = f"{format_angka(kini.bukti_N)} bukti diperlukan untuk tenggat yang jatuh tempo s.d. {sebut(p.posisi)}"
        if kini.bukti_N == 0:
            tenggat = f"belum ada bukti yang harus ada s.d. {sebut(p.posisi)}"
        return f"{BELUM_ADA_REALISASI} Menurut rencana, {tenggat}."
    if jumlah == 0 and kini.bukti_N == 0:
        return f"{per}, belum ada bukti yang harus ada."
    if jumlah == 0:
        return f"{per}, {_semua(kini.bukti_N)} bukti yang harus ada sudah lengkap."
    kalimat = f"{per}, {format_angka(jumlah)} bukti belum ada."
    return f"{kalimat} {_tanpa_bukti(kini)}".strip()


def kalimat_berikut(r: Ringkasan) -> str:
    """What falls due next month?"""
    bulan = f"{NAMA_BULAN[r.bulan_berikut.month - 1]} {r.bulan_berikut.year}"
    if r.jatuh_tempo_berikut == 0:
        return f"{bulan}: tidak ada tenggat yang jatuh tempo."
    return f"{bulan}: {format_angka(r.jatuh_tempo_berikut)} tenggat jatuh tempo."


def kalimat_tanpa_target(kini: Hitungan) -> str:
    """Which langkah cannot be judged? Empty where there are none."""
    if kini.tanpa_target == 0:
        return ""
    return f"{format_angka(kini.tanpa_target)} langkah belum dapat dinilai (tanpa target waktu)."


def _semua(jumlah: int) -> str:
    return "satu-satunya" if jumlah == 1 else f"semua {format_angka(jumlah)}"


def _tanpa_tenggat(per: str, kini: Hitungan) -> str:
    if kini.tidak_berlaku:
        return f"{per}, tidak ada tenggat yang dinilai: semuanya dinyatakan tidak berlaku."
    return f"{per}, belum ada yang dapat dinilai: tidak satu pun langkah punya target waktu."


def _isi_rencana(p: Pandangan, kini: Hitungan) -> str:
    jatuh_tempo = (
        f"{format_angka(kini.capaian_N)} di antaranya jatuh tempo s.d. {sebut(p.posisi)}"
        if kini.capaian_N
        else f"belum ada yang jatuh tempo s.d. {sebut(p.posisi)}"
    )
    return f"Rencana ini punya {format_angka(kini.setahun_N)} tenggat; {jatuh_tempo}."


def _capaian(per: str, kini: Hitungan) -> str:
    if kini.capaian_N == 0:
        awal = f"{per}, belum ada tenggat yang jatuh tempo"
        if kini.selesai:
            return f"{awal}; {format_angka(kini.selesai)} dari {format_angka(kini.setahun_N)} sudah selesai lebih awal."
        return f"{awal} dari {format_angka(kini.setahun_N)} tenggat."
    if kini.setahun_n == kini.setahun_N:
        return f"{per}, {_semua(kini.setahun_N)} tenggat sudah selesai."
    if kini.capaian_n == kini.capaian_N:
        return f"{per}, {_semua(kini.capaian_N)} tenggat yang jatuh tempo sudah selesai."
    if kini.capaian_n == 0 and kini.capaian_N == 1:
        return f"{per}, {_semua(1)} tenggat yang jatuh tempo belum selesai."
    if kini.capaian_n == 0:
        return f"{per}, belum satu pun dari {format_angka(kini.capaian_N)} tenggat yang jatuh tempo selesai."
    return (
        f"{per}, {format_angka(kini.capaian_n)} dari {format_angka(kini.capaian_N)} tenggat yang jatuh tempo "
        "sudah selesai."
    )


def _terlambat(kini: Hitungan, per_area: pd.DataFrame) -> str:
    """How many are late, and in which one area the most are, where one stands out."""
    if kini.terlambat == 0:
        return ""
    kalimat = f"{format_angka(kini.terlambat)} terlambat"
    terberat = sorted(ke_baris(per_area[["area", "nama_area", "terlambat"]]), key=lambda a: -a["terlambat"])
    if len(terberat) > 1 and terberat[0]["terlambat"] == terberat[1]["terlambat"]:
        return f"{kalimat}."
    nama, jumlah = sebut_area(terberat[0]["area"], terberat[0]["nama_area"]), terberat[0]["terlambat"]
    if jumlah < kini.terlambat:
        return f"{kalimat}, {format_angka(jumlah)} di antaranya di {nama}."
    return f"{kalimat}, {'semuanya ' if jumlah > 1 else ''}di {nama}."


def _tanpa_bukti(kini: Hitungan) -> str:
    if kini.selesai_tanpa_bukti == 0:
        return ""
    return f"{format_angka(kini.selesai_tanpa_bukti)} tenggat yang dilaporkan selesai belum lengkap buktinya."
