"""Words the pages share beside the sentences of monev.keadaan: safe text, status words, names of periods."""

from __future__ import annotations

import json
import re

from monev.istilah import BELUM_DAPAT_DINILAI, JENIS_PERUBAHAN, STATUS_TENGGAT, Istilah
from monev.keadaan import BELUM_ADA_REALISASI, Pandangan, Ringkasan, format_angka, kalimat_berikut
from monev.tanggal import NAMA_BULAN, ROMAWI_TRIWULAN, sebut

DATA_SIMULASI = "DATA SIMULASI"

_TANDA_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-!|$~:<>&])")
_AWAL_DAFTAR = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)
_WARNA_MARKDOWN = {
    "selesai": "green",
    "terlambat": "orange",
    "berjalan": "blue",
    "belum_jatuh_tempo": "gray",
    "tidak_berlaku": "gray",
    "tanpa_target": "violet",
}


def aman(teks: str | None) -> str:
    """Text from a file, safe inside Markdown: shown letter by letter, line breaks kept."""
    lolos = _AWAL_DAFTAR.sub(r"\1\\\2", _TANDA_MARKDOWN.sub(r"\\\1", teks or ""))
    return lolos.strip().replace("\r\n", "\n").replace("\n", "  \n")


def sebaris(teks: str | None) -> str:
    """Like `aman`, on one line: for lists and tables."""
    return aman(" ".join((teks or "").split()))


def istilah(kode: str) -> Istilah:
    """The word, mark and colour of a status code, tanpa_target included."""
    return BELUM_DAPAT_DINILAI if kode == BELUM_DAPAT_DINILAI.kode else STATUS_TENGGAT[kode]


def status_markdown(kode: str, jumlah: int | None = None, *, rencana_saja: bool = False) -> str:
    """A status as coloured Markdown with its mark: ▲ Terlambat, optionally with a count.

    A plan nothing was reported of has one neutral colour.
    """
    satu = istilah(kode)
    ekor = "" if jumlah is None else f" {format_angka(jumlah)}"
    return f":{_warna(kode, rencana_saja)}[{satu.tanda} {satu.label}{ekor}]"


def hari_terlambat(hari: int, *, rencana_saja: bool) -> str:
    """How long something is overdue, in the colour and with the mark of Terlambat: ▲ 92 hari."""
    return f":{_warna('terlambat', rencana_saja)}[{istilah('terlambat').tanda}\u00a0{format_angka(hari)}\u00a0hari]"


def _warna(kode: str, rencana_saja: bool) -> str:
    return "gray" if rencana_saja else _WARNA_MARKDOWN[kode]


def bulan(nomor: int) -> str:
    """Month 1..12 in full."""
    return NAMA_BULAN[nomor - 1]


def nama_triwulan(nomor: int) -> str:
    """Triwulan 1..4 as TW I..TW IV."""
    return f"TW {ROMAWI_TRIWULAN[nomor - 1]}"


def tanpa_ulangan(kalimat: str) -> str:
    """A sentence without its opening remark that nothing was reported yet: that stands above every page already."""
    return kalimat.removeprefix(BELUM_ADA_REALISASI).strip()


def menurut_jenis(perubahan: list[dict]) -> list[tuple[str, list[dict]]]:
    """Changes grouped by kind, in the order of what matters; kinds without any are left out."""
    return [(jenis, isi) for jenis in JENIS_PERUBAHAN if (isi := [b for b in perubahan if b["jenis"] == jenis])]


def lainnya(teks: str) -> dict[str, str]:
    """The columns the product gives no meaning to, from their JSON: heading → value."""
    return {str(judul): str(isi) for judul, isi in json.loads(teks or "{}").items()}


def tautan(teks: str) -> str:
    """A link a person typed: clickable only where it is a web address, else its text."""
    alamat = teks.strip()
    if re.fullmatch(r"https?://[^\s<>()]+", alamat):
        return f"[tautan]({alamat})"
    return aman(alamat)


def tanda_gambar(tanda: dict[str, str], *, rencana_saja: bool) -> str:
    """The key to the marks of a picture, as coloured Markdown."""
    return " · ".join(
        f":{_warna(kode, rencana_saja)}[{mark} {STATUS_TENGGAT[kode].label}]" for kode, mark in tanda.items()
    )


def kalimat_linimasa(p: Pandangan, hasil: Ringkasan) -> str:
    """What is late, and what comes next?"""
    per = f"Per {sebut(p.posisi)}"
    if hasil.kini.setahun_N == 0:
        return f"{per}, rencana ini belum punya tenggat yang dapat digambar."
    if not p.ada_realisasi:
        jatuh_tempo, semua = format_angka(hasil.kini.capaian_N), format_angka(hasil.kini.setahun_N)
        awal = f"{per}, {jatuh_tempo} dari {semua} tenggat jatuh tempo."
    elif hasil.kini.terlambat:
        awal = f"{per}, {format_angka(hasil.kini.terlambat)} tenggat terlambat."
    else:
        awal = f"{per}, tidak ada tenggat yang terlambat."
    return f"{awal} {kalimat_berikut(hasil)}"
