"""The template's sheet Petunjuk: how to fill the workbook in, where it came from, and the kinds of bukti to choose."""

from __future__ import annotations

from datetime import date

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from monev.baca.jenis_bukti import JENIS_BUKTI, LAINNYA
from monev.baca.kamus_templat import LEMBAR_PETUNJUK, PENANDA_ASAL, TULISAN_SIMULASI
from monev.istilah import STATUS_BUKTI, STATUS_LAPORAN
from monev.keluaran.buku import isi_sel, siapkan_cetak
from monev.keluaran.templat_laporan import ALASAN_TIDAK_BERLAKU
from monev.tanggal import sebut

_CARA = (
    ("Cara mengisi", ""),
    ("1. Realisasi", f"Untuk tiap tenggat pilih Status: {', '.join(STATUS_LAPORAN.values())}. Kosong berarti Belum."),
    ("", "Tanggal selesai diisi tanggal, hanya untuk status Selesai; tidak boleh sesudah posisi laporan."),
    ("", ALASAN_TIDAK_BERLAKU),
    ("2. Bukti Dukung", f"Untuk tiap dokumen pilih Status: {', '.join(STATUS_BUKTI.values())}. Kosong: Belum ada."),
    ("", "Tautan yang diisi tanpa Status dibaca Ada. Bukti ditagih per tenggat, jadi satu baris untuk tiap tenggat."),
    (
        "",
        "Bila pemecahan bukti keliru: ubah nama Bukti, tambah baris ber-Kode dan Tenggat sama, atau hapus barisnya "
        "(ini ditanyakan saat diunggah).",
    ),
    (
        "3. Rencana Aksi",
        "Ubah isinya bila rencana berubah, misalnya TARGET WAKTU. KODE menghubungkan ketiga lembar:",
    ),
    ("", "biarkan KODE yang sudah ada; langkah baru boleh tanpa KODE."),
    ("", "Langkah tanpa TARGET WAKTU belum dapat dinilai dan tidak ada di lembar Realisasi."),
    ("4. Unggah", "Simpan, lalu unggah di halaman Unggah. Sebelum disimpan, semua perubahan diperlihatkan dahulu."),
    (
        "Yang boleh",
        "Mengurutkan, menyaring, menyisipkan dan menghapus baris, memindah kolom, menambah lembar.",
    ),
    ("Yang jangan", "Mengubah judul kolom; mengubah Kode dan Tenggat yang sudah tertulis."),
    ("Baris dihapus", "Baris Realisasi yang dihapus tidak mengubah apa pun: laporan yang tersimpan tetap berlaku."),
    ("Warna", "Di lembar Realisasi, menurut hari berkas dibuka: jingga lewat tenggat, kuning jatuh tempo bulan ini,"),
    ("", "hijau selesai. Judul kolom biru: diisi. Judul kolom kelabu: sudah terisi."),
)


def tulis_petunjuk(lembar: Worksheet, isi: dict, satker: str, tahun: int, asal: str) -> str:
    """Write the sheet; returns the range that lists the kinds of bukti, for a drop-down in another sheet.

    `asal` is the mark of the unggahan it was made from, "" for a blank template.
    """
    lembar.title = LEMBAR_PETUNJUK
    lembar.column_dimensions["A"].width, lembar.column_dimensions["B"].width = 30, 112
    baris = [(f"Petunjuk: Rencana Aksi ZI, {satker}, {tahun}", "")]
    if isi["simulasi"]:
        baris.append((TULISAN_SIMULASI, "Kantor dan isinya rekaan, untuk contoh."))
    baris += [("", ""), *_CARA, ("", "")]
    if asal:
        baris += [
            ("Dibuat dari", f"unggahan {isi['unggahan']}, posisi {sebut(date.fromisoformat(isi['posisi']))}"),
            (PENANDA_ASAL, asal),
        ]
    jenis = _jenis(isi)
    baris += [("", ""), ("Jenis bukti", ""), *((nama, "") for nama in jenis)]
    for nomor, (kiri, kanan) in enumerate(baris, start=1):
        isi_sel(lembar.cell(nomor, 1), kiri)
        isi_sel(lembar.cell(nomor, 2), kanan)
        lembar.cell(nomor, 2).alignment = Alignment(vertical="top", wrap_text=True)
        lembar.cell(nomor, 1).font = Font(
            name="Calibri", bold=bool(kiri) and kiri not in jenis, size=13 if nomor == 1 else 11
        )
    siapkan_cetak(lembar, 1, f"{satker}, petunjuk {tahun}")
    return f"'{LEMBAR_PETUNJUK}'!$A${len(baris) - len(jenis) + 1}:$A${len(baris)}"


def _jenis(isi: dict) -> list[str]:
    """The table of kinds, and kinds the office wrote itself."""
    dipakai = (b["jenis"] for satu in isi["langkah"] for t in satu["tenggat"] for b in t["bukti"])
    return list(dict.fromkeys(nama for nama in (*(baris[0] for baris in JENIS_BUKTI), LAINNYA, *dipakai) if nama))
