"""Check and preview of a large upload against openpyxl's plain load of the same file."""

from __future__ import annotations

import io
import tempfile
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from bench.angka import Nisbah, bandingkan, ms
from bench.pembacaan import buka_polos
from monev.baca.waktu import baca_waktu
from monev.basisdata import Basisdata
from monev.istilah import STATUS_LAPORAN
from monev.jurnal import JurnalFolder
from monev.keluaran.templat import buat_templat, susun_templat
from monev.tanggal import NAMA_BULAN
from monev.unggah import periksa, rancang, simpan
from monev.unggah.isi import bukti_kosong, dari_tenggat

SATKER, TAHUN = "KPU Kabupaten Ukur", 2025
LANGKAH, BUKTI = 300, 5


def ukur(putaran: int) -> list[Nisbah]:
    """One line: a template of 300 langkah and 1,500 bukti, filled in, from its bytes to the changes it would make."""
    with tempfile.TemporaryDirectory() as sementara:
        db = Basisdata.buka(None, JurnalFolder(Path(sementara) / "jurnal"))
        _simpan(db, _rencana())
        data = _diisi(buat_templat(db, SATKER, TAHUN))
        _pratinjau(db, data), buka_polos(data)  # imports and the reader's child process are not what is compared
        kita, polos = [], []
        for _ in range(putaran):
            polos.append(ms(lambda: buka_polos(data)))
            kita.append(ms(lambda: _pratinjau(db, data)))
        db.tutup()
    return [bandingkan(f"{LANGKAH} langkah, {LANGKAH * BUKTI} bukti", kita, polos)]


def _pratinjau(db: Basisdata, data: bytes) -> int:
    return len(rancang(db, periksa(data, "ukur.xlsx"), posisi=date(TAHUN, 12, 31)).perubahan)


def _simpan(db: Basisdata, data: bytes) -> None:
    rancangan = rancang(db, periksa(data, "ukur.xlsx"), posisi=date(TAHUN, 1, 31))
    simpan(db, rancangan, pelaku="ukur", berkas=data, nama_berkas="ukur.xlsx")


def _rencana() -> bytes:
    """A plan of 300 langkah, each due in one month and proved by five documents."""
    isi = {"unggahan": 0, "simulasi": False, "langkah": [_langkah(n) for n in range(1, LANGKAH + 1)]}
    return susun_templat(isi, satker=SATKER, tahun=TAHUN, hash_entri="")


def _langkah(nomor: int) -> dict:
    bulan = f"{NAMA_BULAN[nomor % 12]} {TAHUN}"
    dokumen = [f"Dokumen {n} kegiatan nomor {nomor}" for n in range(1, BUKTI + 1)]
    bukti = [bukti_kosong(nama, "Laporan") for nama in dokumen]
    teks = f"Melaksanakan kegiatan nomor {nomor} pembangunan zona integritas bersama seluruh pegawai"
    return {
        **dict.fromkeys(("sub_area", "nama_sub_area", "frekuensi", "pic")),
        "lainnya": {},
        "kode": f"V.{nomor}.1",
        "area": "V",
        "nama_area": "PENGUATAN PENGAWASAN",
        "no": str(nomor),
        "komponen": f"Komponen {nomor}",
        "indikator": f"Indikator kegiatan nomor {nomor}",
        "langkah_aksi": teks,
        "bukti_dukung": ", ".join(dokumen),
        "target_waktu": bulan,
        "target_capaian": "1 dokumen",
        "tenggat": [dari_tenggat(t) | {"bukti": bukti} for t in baca_waktu(bulan, TAHUN).tenggat],
    }


def _diisi(templat: bytes) -> bytes:
    """The template with every third tenggat done, as a person brings it back."""
    buku = load_workbook(io.BytesIO(templat))
    lembar = buku["Realisasi"]
    for baris in range(6, lembar.max_row + 1, 3):
        if lembar.cell(baris, 1).value:
            lembar.cell(baris, 4).value = STATUS_LAPORAN["selesai"]
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()
