"""The template's two sheets that people fill in: Realisasi (a row per tenggat), Bukti Dukung (a row per document)."""

from __future__ import annotations

from datetime import date

from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from monev.baca.kamus_templat import KOLOM_BUKTI, KOLOM_REALISASI, LEMBAR_BUKTI, LEMBAR_REALISASI
from monev.istilah import STATUS_BUKTI, STATUS_LAPORAN
from monev.keluaran.buku import FORMAT_TANGGAL, siapkan_cetak, tulis_baris, tulis_judul, tulis_kepala
from monev.tanggal import sebut_tenggat

JUDUL_JATUH_TEMPO = "Jatuh tempo"
BARIS_CADANGAN = 300  # rows below the data that have the drop-downs already

JUDUL_REALISASI = [KOLOM_REALISASI[kunci][0] for kunci in KOLOM_REALISASI]
JUDUL_BUKTI = [KOLOM_BUKTI[kunci][0] for kunci in KOLOM_BUKTI]
_ISIAN_REALISASI = {"Status", "Tanggal selesai", "Kendala", "Tindak lanjut"}
_ISIAN_BUKTI = {"Bukti", "Jenis", "Status", "Tautan", "Catatan"}

ALASAN_TIDAK_BERLAKU = "Untuk status Tidak berlaku, tulis alasannya di kolom Kendala."

_LEWAT = PatternFill("solid", bgColor="FCE4D6")
_SEKARANG = PatternFill("solid", bgColor="FFF4CC")
_SELESAI = PatternFill("solid", bgColor="E2F1EA")


def tulis_realisasi(lembar: Worksheet, langkah: list[dict], satker: str, tahun: int, *, simulasi: bool) -> None:
    """Sheet Realisasi of the stored langkah: a row per tenggat, in the decree's order."""
    lembar.title = LEMBAR_REALISASI
    judul = (f"Realisasi Rencana Aksi ZI, {satker}, {tahun}", "Isi kolom berjudul biru. " + ALASAN_TIDAK_BERLAKU)
    kepala = tulis_judul(lembar, judul, simulasi=simulasi)
    tulis_kepala(
        lembar, kepala, [*JUDUL_REALISASI, JUDUL_JATUH_TEMPO], [11, 52, 18, 15, 20, 40, 40, 20], _ISIAN_REALISASI
    )
    baris = kepala
    for satu in langkah:
        for t in satu["tenggat"]:
            baris += 1
            tulis_baris(lembar, baris, isi_realisasi(satu, t))
            lembar.cell(baris, 5).number_format = FORMAT_TANGGAL
    akhir = baris + BARIS_CADANGAN
    _pilihan(lembar, f"D{kepala + 1}:D{akhir}", '"' + ",".join(STATUS_LAPORAN.values()) + '"', "Status")
    _tanggal(lembar, f"E{kepala + 1}:E{akhir}", tahun)
    _catat(lembar, f"D{kepala}", "Pilih: " + ", ".join(STATUS_LAPORAN.values()) + ". Kosong berarti Belum.")
    _catat(lembar, f"E{kepala}", "Tanggal, misalnya 30/06/2025. Hanya untuk status Selesai.")
    _catat(lembar, f"F{kepala}", ALASAN_TIDAK_BERLAKU)
    _warnai_jatuh_tempo(lembar, kepala + 1, akhir)
    _rapikan(lembar, kepala, baris, len(JUDUL_REALISASI) + 1, f"{satker}, Realisasi {tahun}")


def tulis_bukti(
    lembar: Worksheet, langkah: list[dict], satker: str, tahun: int, *, simulasi: bool, pilihan_jenis: str
) -> None:
    """Sheet Bukti Dukung: a row per tenggat and document. `pilihan_jenis` is the range that lists the kinds."""
    lembar.title = LEMBAR_BUKTI
    petunjuk = "Satu baris satu dokumen untuk satu tenggat. Tautan yang diisi tanpa Status dibaca Ada."
    kepala = tulis_judul(lembar, (f"Bukti dukung Rencana Aksi ZI, {satker}, {tahun}", petunjuk), simulasi=simulasi)
    tulis_kepala(lembar, kepala, JUDUL_BUKTI, [11, 46, 18, 40, 20, 16, 44, 32], _ISIAN_BUKTI)
    baris = kepala
    for satu in langkah:
        for t in satu["tenggat"]:
            for bukti in t["bukti"]:
                baris += 1
                tulis_baris(lembar, baris, isi_bukti(satu, t, bukti))
    akhir = baris + BARIS_CADANGAN
    _pilihan(lembar, f"F{kepala + 1}:F{akhir}", '"' + ",".join(STATUS_BUKTI.values()) + '"', "Status")
    _pilihan(lembar, f"E{kepala + 1}:E{akhir}", pilihan_jenis, "Jenis", keras=False)
    _catat(lembar, f"F{kepala}", "Pilih: " + ", ".join(STATUS_BUKTI.values()) + ". Kosong berarti Belum ada.")
    _catat(lembar, f"D{kepala}", "Pemecahan bukti boleh diperbaiki: ubah namanya, hapus barisnya, atau tambah baris.")
    _rapikan(lembar, kepala, baris, len(JUDUL_BUKTI), f"{satker}, Bukti dukung {tahun}")


def isi_realisasi(satu: dict, t: dict) -> list[str | date | None]:
    """The cells of one tenggat's row, Jatuh tempo last."""
    selesai = date.fromisoformat(t["tanggal_selesai"]) if t["tanggal_selesai"] else None
    tempo = date.fromisoformat(t["jatuh_tempo"])
    status = STATUS_LAPORAN[t["laporan"]]
    tenggat = sebut_tenggat(t["tenggat"])
    return [satu["kode"], satu["langkah_aksi"], tenggat, status, selesai, t["kendala"], t["tindak_lanjut"], tempo]


def isi_bukti(satu: dict, t: dict, bukti: dict) -> list[str]:
    """Belum ada is left blank, so that pasting a link is enough; with a link it must be said, to stay Belum ada."""
    diam = bukti["status"] == "belum_ada" and not bukti["tautan"]
    status = "" if diam else STATUS_BUKTI[bukti["status"]]
    awal = [satu["kode"], satu["langkah_aksi"], sebut_tenggat(t["tenggat"])]
    return [*awal, bukti["nama"], bukti["jenis"], status, bukti["tautan"], bukti["catatan"]]


def _pilihan(lembar: Worksheet, wilayah: str, daftar: str, judul: str, *, keras: bool = True) -> None:
    aturan = DataValidation(type="list", formula1=daftar, allow_blank=True, sqref=wilayah)
    aturan.errorStyle = "stop" if keras else "warning"
    aturan.errorTitle, aturan.error = judul, "Pilih salah satu dari daftar, atau kosongkan."
    lembar.add_data_validation(aturan)


def _tanggal(lembar: Worksheet, wilayah: str, tahun: int) -> None:
    aturan = DataValidation(
        type="date",
        operator="between",
        formula1=f"DATE({tahun},1,1)",
        formula2=f"DATE({tahun + 1},12,31)",
        allow_blank=True,
        sqref=wilayah,
    )
    aturan.errorTitle = "Tanggal selesai"
    aturan.error = f"Isi sebuah tanggal, misalnya 30/06/{tahun}."
    lembar.add_data_validation(aturan)


def _catat(lembar: Worksheet, alamat: str, teks: str) -> None:
    catatan = Comment(teks, "Monev ZI")
    catatan.width, catatan.height = 320, 90
    lembar[alamat].comment = catatan


def _warnai_jatuh_tempo(lembar: Worksheet, dari: int, sampai: int) -> None:
    """Orange: past due and not done. Yellow: due this month. Green: done. By the day the file is opened."""
    wilayah = f"A{dari}:H{sampai}"
    terbuka = f'$H{dari}<>"",$D{dari}<>"Selesai",$D{dari}<>"Tidak berlaku"'
    aturan = (
        (f"AND({terbuka},$H{dari}<TODAY())", _LEWAT),
        (f"AND({terbuka},$H{dari}<=EOMONTH(TODAY(),0))", _SEKARANG),
        (f'$D{dari}="Selesai"', _SELESAI),
    )
    for rumus, warna in aturan:
        lembar.conditional_formatting.add(wilayah, FormulaRule(formula=[rumus], fill=warna, stopIfTrue=True))


def _rapikan(lembar: Worksheet, kepala: int, akhir: int, lebar: int, keterangan: str) -> None:
    """Frozen headings and identity columns, a filter, what people need not change in grey, print set-up."""
    for baris in lembar.iter_rows(min_row=kepala + 1, max_row=akhir, max_col=3):
        for sel in baris:
            sel.font = Font(name="Calibri", color="667085")
    lembar.freeze_panes = lembar.cell(kepala + 1, 4)
    lembar.auto_filter.ref = f"A{kepala}:{get_column_letter(lebar)}{max(akhir, kepala + 1)}"
    siapkan_cetak(lembar, kepala, keterangan)
