"""`make bench` (python -m bench): measures and prints; it never says pass or fail, a machine's mood is not a bug."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from bench import dokumen, pembacaan, penonton, rapat, unggahan
from bench.angka import Nisbah, bandingkan, cetak
from bench.peramban import gambar_ulang, kunjungi, kunjungi_dari_telepon, pastikan_wajar
from tests.browser import chromium
from tests.browser.peladen import AKAR, jalankan, perintah

# The rencana with the most tenggat (228): what is heavy is heaviest here.
PILIHAN = "satker=KPU+Kabupaten+Gunungkidul&tahun=2024"
POLOS = "halaman polos"
PENONTON = 20


def halaman() -> dict[str, str]:
    """The address of each page by its name, found by listing the folder; the first page has none."""
    nama = sorted(jalur.stem.replace("_", "-") for jalur in (AKAR / "pages").glob("*/*.py"))
    return {satu: "" if satu == "ringkasan" else satu for satu in nama}


def _dibanding(nilai: dict[str, list[float]]) -> list[Nisbah]:
    return [bandingkan(nama, nilai[nama], nilai[POLOS]) for nama in nilai if nama != POLOS]


def _di_peramban(alamat: dict[str, str], putaran: int) -> None:
    kunjungan = {nama: [] for nama in alamat}
    ulang = {nama: [] for nama in alamat}
    telepon = {nama: [] for nama in alamat}
    with sync_playwright() as playwright:
        browser = chromium.buka(playwright)
        for url in alamat.values():  # the server's own first run of a page is nobody's daily visit
            pastikan_wajar(browser, url)
        for _ in range(putaran):
            for nama, url in alamat.items():
                kunjungan[nama].append(kunjungi(browser, url))
            for nama, url in alamat.items():
                ulang[nama].append(median(gambar_ulang(browser, url, 2)))
        for nama, url in alamat.items():
            telepon[nama].append(kunjungi_dari_telepon(browser, url))
        browser.close()
    pembanding = "halaman Streamlit polos dengan satu bagan Plotly, setelan yang sama"
    cetak("Kunjungan pertama", pembanding, _dibanding({n: [k.dingin for k in v] for n, v in kunjungan.items()}))
    cetak("Kunjungan berikutnya", pembanding, _dibanding({n: [k.hangat for k in v] for n, v in kunjungan.items()}))
    cetak("Ganti posisi sampai tergambar", pembanding, _dibanding(ulang))
    cetak("Kunjungan pertama dari telepon (satu sampel)", pembanding, _dibanding(telepon))
    sys.stdout.write(f"\nKunjungan pertama: kiriman\n  {'':34}{'MB':>8}{'berkas':>8}  Plotly\n")
    for nama, semua in kunjungan.items():
        satu = semua[-1]
        sys.stdout.write(f"  {nama:34}{satu.bita / 1e6:8.2f}{satu.permintaan:8}  {'ya' if satu.plotly else 'tidak'}\n")


def _rapat(alamat: str, polos: str, nomor: int, putaran: int) -> None:
    with sync_playwright() as playwright:
        browser = chromium.buka(playwright)
        hasil = rapat.ukur(browser, alamat, polos, nomor, putaran)
        browser.close()
    cetak("Rapat: layar berikut sampai tergambar", "ganti pilihan di halaman polos dengan satu bagan Plotly", hasil)


def _bersama(alamat: str, nama_halaman: dict[str, str], putaran: int) -> None:
    pertama, ulang = [], []
    for nama, jalan in nama_halaman.items():
        satu = [penonton.tonton(alamat, jalan, PILIHAN, 1) for _ in range(putaran)]
        banyak = [penonton.tonton(alamat, jalan, PILIHAN, PENONTON) for _ in range(putaran)]
        for daftar, nomor in ((pertama, 0), (ulang, 1)):
            daftar.append(bandingkan(nama, [waktu[nomor] for waktu in banyak], [waktu[nomor] for waktu in satu]))
    cetak(f"{PENONTON} penonton membuka bersama (server saja)", "satu penonton", pertama)
    cetak(f"{PENONTON} penonton mengganti posisi bersama (server saja)", "satu penonton", ulang)


def utama(argumen: list[str] | None = None) -> None:
    """Everything, or only the parts named: baca, unggah, dokumen, peramban, rapat, penonton."""
    pilihan = argparse.ArgumentParser(prog="python -m bench", description="Mengukur kecepatan; hasilnya nisbah.")
    pilihan.add_argument("bagian", nargs="*", default=["baca", "unggah", "dokumen", "peramban", "rapat", "penonton"])
    pilihan.add_argument("--putaran", type=int, default=5, help="berapa kali tiap hal diukur (bawaan 5)")
    isi = pilihan.parse_args(argumen)
    if "baca" in isi.bagian:
        cetak("Membaca berkas", "openpyxl membuka berkas yang sama", pembacaan.ukur(AKAR / "data", isi.putaran * 4))
    if "unggah" in isi.bagian:
        cetak("Memeriksa dan mempratinjau unggahan", "openpyxl membuka berkas yang sama", unggahan.ukur(isi.putaran))
    if "dokumen" in isi.bagian:
        cetak("Membuat laporan", "pustaka yang sama menulis teksnya saja", dokumen.ukur(AKAR / "data", isi.putaran))
    if not {"peramban", "rapat", "penonton"} & set(isi.bagian):
        return
    with tempfile.TemporaryDirectory() as sementara:
        folder = Path(sementara)
        perintah(folder / "monev", "awal")
        nomor_rapat = rapat.buka_rapat(folder / "monev")
        with (
            jalankan(folder / "monev") as kita,
            jalankan(folder / "polos", naskah=AKAR / "bench" / "halaman_polos.py") as polos,
        ):
            if "peramban" in isi.bagian:
                kita_semua = {
                    nama: f"{kita.alamat}/{jalan}?{PILIHAN}&posisi=2024-09-30" for nama, jalan in halaman().items()
                }
                _di_peramban({POLOS: polos.alamat, **kita_semua}, isi.putaran)
            if "rapat" in isi.bagian:
                _rapat(kita.alamat, polos.alamat, nomor_rapat, isi.putaran)
            if "penonton" in isi.bagian:
                _bersama(kita.alamat, halaman(), isi.putaran)


if __name__ == "__main__":
    utama()
