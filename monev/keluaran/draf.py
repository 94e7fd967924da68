"""A draft workbook from the PDF of a decree: to be checked and mended by a person, then uploaded.

A PDF has no cells to rely on (`baca/pdf`), so what was read from it never goes into the database by itself. What had
to be guessed is yellow and carries a comment; sheet Petunjuk says what to look at first.
"""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from monev.baca import anak, batas, buku
from monev.baca.berkas import periksa_berkas
from monev.baca.dokumen import Rangkaian, rangkai
from monev.baca.kamus_templat import LEMBAR_PETUNJUK, LEMBAR_RENCANA
from monev.baca.kepala import Kepala, cari_kepala
from monev.baca.kisi import Buku, Kisi
from monev.baca.sambung_halaman import Sambungan, sambungkan
from monev.galat import BerkasDitolak
from monev.keluaran.buku import isi_sel, ke_bytes, tulis_baris
from monev.teks import potong

PERIKSA = (
    "Draf dibuat dari garis dan letak huruf di PDF. Sebelum diunggah, bandingkan dengan PDF-nya: jumlah baris tiap "
    "area, sel kuning (sambungan antarhalaman), sel yang digabung ke bawah, dan TARGET WAKTU."
)
"""What to check before a draft is uploaded; the page and the command say it too."""

_KUNING = PatternFill("solid", start_color="FFF2A8", end_color="FFF2A8")
_GARIS = Side(style="thin", color="98A2B3")
_BINGKAI = Border(left=_GARIS, right=_GARIS, top=_GARIS, bottom=_GARIS)
_BUNGKUS = Alignment(vertical="top", wrap_text=True)
_LEBAR_MIN, _LEBAR_MAKS = 6, 42
_KUTIP = 120


@dataclass(frozen=True, slots=True)
class Draf:
    """A draft: the workbook, how many langkah it reads as, and how many places were guessed."""

    isi: bytes
    langkah: int
    kuning: int
    petunjuk: tuple[str, ...]


@dataclass(slots=True)
class _Lembar:
    """One plan table of the PDF."""

    kepala: Kepala
    hasil: Sambungan


def buat_draf(data: bytes) -> Draf:
    """The draft of a PDF with what to look at first. Raises BerkasDitolak with the reason and what to do instead: no
    PDF, scanned, no plan table in it, too large."""
    if periksa_berkas(data).jenis != "pdf":
        raise BerkasDitolak("Berkas ini bukan PDF, jadi tidak perlu draf.", "Unggah langsung di halaman Unggah.")
    hasil = rangkai(anak.buka(data, "pdf", batas.WAKTU_PDF))
    lembar = [_Lembar(kepala, sambungkan(kepala, hasil.awal[kepala.kisi.nama])) for kepala in _rencana(hasil)]
    if not lembar:
        bacaan = buku.baca_buku(Buku(hasil.lembar), "", None, None)
        raise BerkasDitolak(
            "Di PDF ini tidak ditemukan tabel rencana aksi.",
            "Pilih PDF yang memuat lampiran rencana aksinya.",
            galat=bacaan.galat,
        )
    terbaca = buku.baca_buku(Buku(tuple(satu.hasil.kisi for satu in lembar)), "", None, None)
    kuning = sum(len(satu.hasil.disambung) + len(satu.hasil.awal) for satu in lembar)
    petunjuk = _petunjuk(hasil, len(terbaca.langkah), terbaca.tahun, kuning)
    return Draf(_workbook(lembar, petunjuk), len(terbaca.langkah), kuning, petunjuk)


def _rencana(hasil: Rangkaian) -> list[Kepala]:
    """The headings of each sheet that holds a plan table."""
    kepala = [cari_kepala(kisi) for kisi in hasil.lembar if kisi.nama in hasil.berjudul]
    return [satu for satu in kepala if satu is not None and not satu.kurang]


def _petunjuk(hasil: Rangkaian, langkah: int, tahun: int | None, kuning: int) -> tuple[str, ...]:
    """What to look at before the draft is uploaded, line by line."""
    baris = [PERIKSA, f"Bila dibaca sekarang, draf ini memuat {langkah} langkah. Cocokkan dengan PDF-nya."]
    if kuning:
        baris.append(f"{kuning} tempat berwarna kuning; komentarnya menjelaskan apa yang diduga.")
    if tahun is None:
        baris.append("Tahun rencana tidak ditemukan. Tulis di atas tabel, misalnya TAHUN 2025.")
    baris += [satu.pesan for satu in hasil.peringatan]
    if "dilewati" in hasil.keterangan:
        baris += hasil.keterangan["dilewati"].split("\n")
    return tuple(baris)


def _workbook(lembar: list[_Lembar], petunjuk: tuple[str, ...]) -> bytes:
    hasil = Workbook()
    hasil.remove(hasil.active)
    for ke, satu in enumerate(lembar, start=1):
        _tulis(hasil.create_sheet(LEMBAR_RENCANA if len(lembar) == 1 else f"{LEMBAR_RENCANA} {ke}"), satu)
    akhir = hasil.create_sheet(LEMBAR_PETUNJUK)
    akhir.column_dimensions["A"].width = 120
    isi_sel(akhir["A1"], "Draf dari PDF: periksa dahulu, lalu unggah berkas ini")
    akhir["A1"].font = Font(bold=True, size=13)
    for baris, teks in enumerate(petunjuk, start=3):
        tulis_baris(akhir, baris, [teks])
    return ke_bytes(hasil)


def _tulis(helai: Worksheet, lembar: _Lembar) -> None:
    """A table with the texts above it, cell for cell; merges kept where something stands in them."""
    kisi = lembar.hasil.kisi
    pertama = _baris(kisi)[0]
    # The texts above the table stand in rows up to 0; an empty row parts them from it.
    sela = 1 if pertama < 1 else 0
    helai_baris = {baris: baris - pertama + 1 + (sela if baris >= 1 else 0) for baris in _baris(kisi)}
    for (baris, kolom), teks in kisi.teks.items():
        isi_sel(helai.cell(helai_baris[baris], kolom), teks)
    for baris in _baris(kisi):
        for kolom in range(1, kisi.kolom_akhir + 1):
            sel = helai.cell(helai_baris[baris], kolom)
            if baris >= 1:
                sel.border, sel.alignment = _BINGKAI, _BUNGKUS
                if warna := kisi.warna.get((baris, kolom)):
                    sel.fill = PatternFill("solid", start_color=warna, end_color=warna)
            if baris <= lembar.kepala.akhir:
                sel.font = Font(bold=True)
    _lebarkan(helai, kisi)
    for sel, teks in lembar.hasil.disambung.items():
        pesan = f"Diduga bagian yang terpotong halaman: “{potong(teks, _KUTIP)}”. Bandingkan dengan PDF-nya."
        _tandai(helai, helai_baris[sel[0]], sel[1], pesan)
    for baris in lembar.hasil.awal:
        pesan = "Baris pertama sebuah halaman, tanpa NO: langkah tersendiri, atau sambungan baris di atasnya?"
        _tandai(helai, helai_baris[baris], kisi.per_baris[baris][0], pesan)
    _gabungkan(helai, kisi, helai_baris)


def _baris(kisi: Kisi) -> range:
    return range(min(1, *kisi.per_baris), kisi.baris_akhir + 1)


def _tandai(helai: Worksheet, baris: int, kolom: int, pesan: str) -> None:
    sel = helai.cell(baris, kolom)
    sel.fill = _KUNING
    komentar = Comment(pesan, "Monev ZI")
    komentar.width, komentar.height = 320, 130
    sel.comment = komentar


def _gabungkan(helai: Worksheet, kisi: Kisi, helai_baris: dict[int, int]) -> None:
    """The merges with something in them; an empty one is the second half of a cell that a page has cut."""
    for baris1, kolom1, baris2, kolom2 in sorted(set(kisi.gabungan.values())):
        if (baris1, kolom1) in kisi.teks and baris2 in helai_baris:
            helai.merge_cells(
                start_row=helai_baris[baris1], start_column=kolom1, end_row=helai_baris[baris2], end_column=kolom2
            )


def _lebarkan(helai: Worksheet, kisi: Kisi) -> None:
    for kolom in range(1, kisi.kolom_akhir + 1):
        panjang = [len(teks) for (b, k), teks in kisi.teks.items() if k == kolom and b >= 1 and kisi.lebar(b, k) == 1]
        helai.column_dimensions[get_column_letter(kolom)].width = min(
            max(max(panjang, default=0), _LEBAR_MIN), _LEBAR_MAKS
        )
