"""The template workbook: the app's own export, which the office fills in and uploads again (DESIGN §6).

Export, change nothing, upload: zero changes. So every cell is written as it is stored, and each langkah stands on a
row of its own with nothing left to inherit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from monev.baca.kamus_templat import JUDUL_RENCANA, LEMBAR_RENCANA, PROPERTI_ASAL
from monev.basisdata import Basisdata
from monev.keluaran.buku import isi_sel, ke_bytes, siapkan_cetak, tulis_baris, tulis_judul, tulis_kepala
from monev.keluaran.templat_laporan import tulis_bukti, tulis_realisasi
from monev.keluaran.templat_petunjuk import tulis_petunjuk
from monev.unggah.tersimpan import terakhir

AREA_BIASA = (
    ("I", "MANAJEMEN PERUBAHAN"),
    ("II", "PENATAAN TATA LAKSANA"),
    ("III", "PENATAAN SISTEM MANAJEMEN SUMBER DAYA MANUSIA"),
    ("IV", "PENGUATAN AKUNTABILITAS"),
    ("V", "PENGUATAN PENGAWASAN"),
    ("VI", "PENINGKATAN KUALITAS PELAYANAN PUBLIK"),
    ("VII", "INOVASI PELAYANAN"),
)
"""Area headings a blank template starts with, as the decrees name them; an office changes them as its SK says."""

_LEBAR = {
    "no": 6,
    "komponen": 24,
    "indikator": 32,
    "langkah_aksi": 46,
    "bukti_dukung": 36,
    "target_waktu": 18,
    "target_capaian": 26,
    "kode": 11,
    "pic": 20,
    "frekuensi": 14,
}
_WARNA_AREA = PatternFill("solid", start_color="DBE4F0", end_color="DBE4F0")
_WARNA_SUB_AREA = PatternFill("solid", start_color="EEF2F8", end_color="EEF2F8")


def buat_templat(db: Basisdata, satker: str, tahun: int) -> bytes:
    """The workbook (.xlsx) of a rencana's newest unggahan, ready to be filled in.

    Raises TidakDitemukan when the satker has no rencana of that tahun.
    """
    kini = terakhir(db, satker, tahun)
    return susun_templat(kini.isi, satker=kini.satker, tahun=tahun, hash_entri=kini.hash)


def buat_templat_kosong(satker: str, tahun: int) -> bytes:
    """A workbook for an office's first plan: the seven usual area headings, and no langkah yet."""
    return susun_templat({"unggahan": 0, "simulasi": False, "langkah": []}, satker=satker, tahun=tahun, hash_entri="")


def susun_templat(isi: dict, *, satker: str, tahun: int, hash_entri: str) -> bytes:
    """The workbook of one unggahan's content (`isi` of its journal entry); a pure function of its arguments."""
    buku = Workbook()
    simulasi = bool(isi["simulasi"])
    tulis_rencana(buku.active, isi["langkah"], satker, tahun, simulasi=simulasi)
    tulis_realisasi(buku.create_sheet(), isi["langkah"], satker, tahun, simulasi=simulasi)
    jenis = tulis_petunjuk(
        buku.create_sheet(), isi, satker, tahun, hash_entri and penanda_asal(isi, satker, tahun, hash_entri)
    )
    tulis_bukti(buku.create_sheet(index=2), isi["langkah"], satker, tahun, simulasi=simulasi, pilihan_jenis=jenis)
    if hash_entri:
        asal = {"satker": satker, "tahun": tahun, "unggahan": isi["unggahan"], "hash_entri": hash_entri}
        for kunci, nama in PROPERTI_ASAL.items():
            buku.custom_doc_props.append(StringProperty(name=nama, value=str(asal[kunci])))
    return ke_bytes(buku)


def tulis_rencana(lembar: Worksheet, langkah: list[dict], satker: str, tahun: int, *, simulasi: bool) -> None:
    """Sheet Rencana Aksi: the SK's table with Kode, PIC and Frekuensi, and every other column that was kept."""
    lembar.title = LEMBAR_RENCANA
    judul = ("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS", satker, f"TAHUN {tahun}")
    kepala = tulis_judul(lembar, judul, simulasi=simulasi)
    kolom, lainnya = kolom_rencana(langkah)
    lebar = [_LEBAR[kunci] for kunci, _ in JUDUL_RENCANA] + [24] * len(lainnya)
    tulis_kepala(lembar, kepala, kolom, lebar, {"PIC", "FREKUENSI"})
    baris = kepala
    for tingkat, nilai in baris_rencana(langkah, lainnya):
        baris += 1
        if tingkat == 0:
            tulis_baris(lembar, baris, nilai)
            lembar.row_dimensions[baris].outlineLevel = 1
        else:
            _tulis_judul_area(lembar, baris, nilai, len(kolom), tingkat)
    lembar.sheet_properties.outlinePr.summaryBelow = False
    lembar.freeze_panes = lembar.cell(kepala + 1, 2)
    lembar.auto_filter.ref = f"A{kepala}:{get_column_letter(len(kolom))}{max(baris, kepala + 1)}"
    siapkan_cetak(lembar, kepala, f"{satker}, Rencana Aksi ZI {tahun}")


def kolom_rencana(langkah: list[dict]) -> tuple[list[str], list[str]]:
    """The headings of sheet Rencana Aksi, and those among them that come from the office's own columns."""
    lainnya = list(dict.fromkeys(chain.from_iterable(satu["lainnya"] for satu in langkah)))
    return [teks for _, teks in JUDUL_RENCANA] + lainnya, lainnya


def penanda_asal(isi: dict, satker: str, tahun: int, hash_entri: str) -> str:
    """The mark of the unggahan an export was made from, in one cell: it survives programs that drop properties."""
    return f"{satker} | {tahun} | {isi['unggahan']} | {hash_entri}"


def baris_rencana(langkah: list[dict], lainnya: list[str]) -> Iterator[tuple[int, list]]:
    """Rows in order: (1, area heading), (2, sub-area heading), (0, the cells of a langkah)."""
    if not langkah:
        yield from ((1, [f"{area}. {nama}"]) for area, nama in AREA_BIASA)
    area: tuple[str, str] | None = None
    terbuka: list[str] = []
    for satu in langkah:
        judul = _judul_sub_area(satu)
        # A langkah above any sub-area after one below it: only a new area heading ends a sub-area.
        if area != (satu["area"], satu["nama_area"]) or (terbuka and not judul):
            area, terbuka = (satu["area"], satu["nama_area"]), []
            yield 1, [f"{area[0]}. {area[1]}".strip()]
        if terbuka != judul:
            beda = (n for n, (lama, baru) in enumerate(zip(terbuka, judul, strict=False)) if lama != baru)
            sama = next(beda, min(len(terbuka), len(judul) - 1))  # back to an outer level: its heading again
            yield from ((2, [teks]) for teks in judul[sama:])
            terbuka = judul
        yield 0, [_angka(satu["no"]), *(satu[k] or "" for k, _ in JUDUL_RENCANA[1:]), *_nilai(satu, lainnya)]


def _nilai(satu: dict, lainnya: list[str]) -> list[str]:
    return [satu["lainnya"].get(kunci, "") for kunci in lainnya]


def _judul_sub_area(satu: dict) -> list[str]:
    """Its sub-area headings, one per level (`a.1` has two), as `a. Pengendalian Gratifikasi` in one cell: a mark and a
    title in two cells could as well be a langkah that is not filled in yet."""
    if satu["sub_area"] is None:
        return []
    kode = satu["sub_area"].split(".")
    nama = (satu["nama_sub_area"] or "").split(" / ", len(kode) - 1)
    return [f"{k}. {n}".strip() for k, n in zip(kode, nama, strict=False)]


def _tulis_judul_area(lembar: Worksheet, baris: int, nilai: list, lebar: int, tingkat: int) -> None:
    """A heading row: bold over a tint from edge to edge; its text runs over the empty cells beside it, unmerged."""
    for kolom in range(1, lebar + 1):
        lembar.cell(baris, kolom).fill = _WARNA_AREA if tingkat == 1 else _WARNA_SUB_AREA
    for kolom, teks in enumerate(nilai, start=1):
        isi_sel(lembar.cell(baris, kolom), teks)
        lembar.cell(baris, kolom).font = Font(name="Calibri", bold=True)


def _angka(teks: str) -> str | int:
    """A number as a number, where writing it so changes nothing: no green corner in Excel."""
    return int(teks) if teks.isascii() and teks.isdigit() and str(int(teks)) == teks else teks
