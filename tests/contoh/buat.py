"""Makes the four workbooks of the fictitious office in data/contoh/: `python -m tests.contoh.buat`.

They are filled templates, as an office would upload them at the end of each triwulan of 2025.
"""

from __future__ import annotations

from datetime import date
from random import Random

from monev.baca.pecah_bukti import pecah
from monev.baca.waktu import baca_waktu
from monev.keluaran.templat import susun_templat
from monev.model import Bacaan, Langkah
from monev.unggah.susun import susun
from tests.contoh.cerita import (
    DIGESER,
    KENDALA,
    POSISI,
    TANPA_TANGGAL,
    TIDAK_BERLAKU,
    hari_bukti,
    hari_selesai,
)
from tests.contoh.rencana import AREA
from tests.kode import AKAR

SATKER, TAHUN = "KPU Kabupaten Contoh", 2025
FOLDER = AKAR / "data" / "contoh"


def nama_berkas(posisi: date) -> str:
    """The file's name, as the office would call it."""
    return f"Realisasi ZI KPU Kabupaten Contoh per {posisi.isoformat()}.xlsx"


def rencana(posisi: date) -> tuple[Langkah, ...]:
    """The plan as it stood at a posisi: two targets were moved during the year."""
    hasil = []
    for (area, nama_area, sub_area, nama_sub_area), baris in AREA.items():
        for no, komponen, indikator, aksi, bukti, waktu, capaian, pic in baris:
            kode = ".".join(filter(None, (area, sub_area, no, "1")))
            sejak, baru = DIGESER.get(kode, (None, ""))
            target = baru if sejak and posisi >= sejak else waktu
            terbaca = baca_waktu(target, TAHUN, target_capaian=capaian)
            letak = (kode, area, nama_area, sub_area, nama_sub_area, no)
            teks = (komponen, indikator, aksi, bukti, target, capaian, None, pic)
            cara = (terbaca.jenis_target, terbaca.mulai, terbaca.tenggat, pecah(bukti))
            hasil.append(Langkah(*letak, *teks, {}, *cara, "Rencana Aksi", 0))
    return tuple(hasil)


def keadaan(posisi: date) -> list[dict]:
    """The plan with all that is reported at a posisi, in the shape the template is made from."""
    langkah = susun(Bacaan(langkah=rencana(posisi)), [], posisi=posisi).langkah
    for satu in langkah:
        for t in satu["tenggat"]:
            _lapor(satu["kode"], t, posisi)
    return langkah


def _lapor(kode: str, t: dict, posisi: date) -> None:
    kunci = (kode, t["tenggat"])
    sejak, alasan = TIDAK_BERLAKU.get(kunci, (None, ""))
    if sejak and posisi >= sejak:
        t |= {"laporan": "tidak_berlaku", "kendala": alasan}
        return
    selesai = hari_selesai(*kunci, date.fromisoformat(t["jatuh_tempo"]))
    if selesai and selesai <= posisi:
        t["laporan"] = "selesai"
        t["tanggal_selesai"] = None if kunci in TANPA_TANGGAL else selesai.isoformat()
        _isi_bukti(kunci, t, selesai, posisi)
    elif t["buka"] <= posisi.isoformat():
        _berjalan(kode, t, posisi)


def _berjalan(kode: str, t: dict, posisi: date) -> None:
    """Not done, though its window is open: some are in progress, the well-known ones with what holds them up."""
    terlambat = t["jatuh_tempo"] < posisi.isoformat()
    if kode in KENDALA:
        t |= {"laporan": "proses", "kendala": KENDALA[kode][0], "tindak_lanjut": KENDALA[kode][1]}
    elif Random(f"proses {kode} {t['tenggat']}").random() < (0.7 if terlambat else 0.4):
        t["laporan"] = "proses"


def _isi_bukti(kunci: tuple[str, str], t: dict, selesai: date, posisi: date) -> None:
    for b in t["bukti"]:
        acak = Random(f"periksa {kunci} {b['nama']}")
        masuk = hari_bukti(*kunci, b["nama"], selesai)
        if masuk is None or masuk > posisi:
            if masuk is not None and acak.random() < 0.3:
                b |= {"status": "perlu_perbaikan", "catatan": "Belum ditandatangani"}
            continue
        slug = "-".join(b["nama"].lower().split())
        b["tautan"] = f"https://berkas.contoh.example/zi-2025/{kunci[0]}/{kunci[1]}/{slug}"
        diperiksa = (posisi - masuk).days > 60 and acak.random() < 0.5
        b["status"] = "terverifikasi" if diperiksa else "ada"


def templat(posisi: date) -> bytes:
    """The office's workbook at a posisi."""
    isi = {"unggahan": 0, "posisi": posisi.isoformat(), "simulasi": True, "langkah": keadaan(posisi)}
    return susun_templat(isi, satker=SATKER, tahun=TAHUN, hash_entri="")


def buat() -> None:
    """Write the four files."""
    FOLDER.mkdir(exist_ok=True)
    for posisi in POSISI:
        (FOLDER / nama_berkas(posisi)).write_bytes(templat(posisi))


if __name__ == "__main__":
    buat()
