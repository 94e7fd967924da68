"""The child process that opens files: what it is sent may be hostile, so it can be killed.

Run as `python -m monev.baca.pekerja`. It answers many files one after another, because importing openpyxl costs ten
times as much as reading a decree (130 ms against 10 ms). Workbooks (.xlsx) are opened here; the other kinds in
`xls_ods`, `word` and `pdf`, imported when the first such file comes. A request is four bytes of kind, eight of length
and the file; an answer eight bytes of length and JSON. It imports nothing of the project but the limits, the text of
values and small tables.
"""

from __future__ import annotations

import gc
import io
import json
import os
import re
import struct
import sys
import zipfile
import zlib
from datetime import date, datetime
from importlib import import_module
from typing import Any, BinaryIO
from xml.etree import ElementTree

# openpyxl imports numpy where it is installed (60 ms, 30 MB) only to recognise its number types.
sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]

from openpyxl import load_workbook  # noqa: E402
from openpyxl.utils import range_boundaries  # noqa: E402
from openpyxl.utils.exceptions import InvalidFileException  # noqa: E402
from openpyxl.workbook import Workbook  # noqa: E402
from openpyxl.worksheet.worksheet import Worksheet  # noqa: E402

from monev.baca import batas  # noqa: E402
from monev.baca.ragam_xlsx import lazimkan, tanpa_awalan  # noqa: E402
from monev.baca.tampilan import teks_nilai  # noqa: E402
from monev.baca.tolak import TerlaluBesar, TidakTerbaca  # noqa: E402

# What openpyxl and the zip and XML readers under it raise on damaged workbooks (found by damaging workbooks).
RUSAK = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    InvalidFileException,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    EOFError,
    OSError,
    RuntimeError,
    AssertionError,
)
_PENSIUN = 300 * batas.MIB
_ISI = (b"<v>", b"<is>", b"<f>", b"<f ")
_RUMUS = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(<v>[^<])?')
_GABUNGAN = re.compile(rb'<mergeCell\b[^>]{0,40}\bref="([^"]{1,30})"')
_RUANG = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RUANG_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


# Kind of file → the module whose `baca` opens it.
_PEMBACA = {
    "xls": "monev.baca.xls_ods",
    "ods": "monev.baca.xls_ods",
    "docx": "monev.baca.word",
    "pdf": "monev.baca.pdf",
}


def baca(data: bytes, jenis: str = "xlsx") -> dict[str, Any]:
    """A file as plain data (see `kisi.dari_pekerja`, `dokumen`), or {"galat": code, "sebab": words}."""
    try:
        if jenis == "xlsx":
            return _baca_xlsx(data)
        return import_module(_PEMBACA[jenis]).baca(data)
    except TerlaluBesar as sebab:
        return {"galat": "terlalu_besar", "sebab": str(sebab)}
    except TidakTerbaca as sebab:
        return {"galat": sebab.args[0], "sebab": ""}
    except MemoryError:
        return {"galat": "memori", "sebab": ""}
    except RUSAK as sebab:
        return {"galat": "rusak", "sebab": f"{type(sebab).__name__}: {sebab}"}


def _baca_xlsx(data: bytes) -> dict[str, Any]:
    data = lazimkan(data)
    bagian = _bagian_lembar(data)
    buku = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    lembar = [_baca_lembar(helai, bagian.get(helai.title, ())) for helai in buku.worksheets]
    return {"lembar": lembar, "properti": _properti(buku)}


def _properti(buku: Workbook) -> dict[str, str]:
    """The workbook's own custom properties, by name."""
    return {p.name: str(p.value) for p in buku.custom_doc_props.props if p.name}


def _bagian_lembar(data: bytes) -> dict[str, tuple[str, ...]]:
    """Per sheet the formula cells without a stored result; raises TerlaluBesar before anything costly is done."""
    rumus: dict[str, tuple[str, ...]] = {}
    sel = 0
    with zipfile.ZipFile(io.BytesIO(data)) as arsip:
        for nama, jalur in _jalur_lembar(arsip):
            xml = tanpa_awalan(arsip.read(jalur))
            sel += xml.count(b"<c ")
            baris = _baris_terakhir(xml)
            if baris > batas.BARIS_MAKS:
                raise TerlaluBesar(f"Lembar “{nama}” terisi sampai baris {baris}; batasnya baris {batas.BARIS_MAKS}.")
            if sel > batas.SEL_MAKS:
                raise TerlaluBesar(f"Workbook ini berisi lebih dari {batas.SEL_MAKS} sel.")
            _periksa_gabungan(nama, xml)
            if b"<f" in xml:
                rumus[nama] = tuple(s.decode() for s, hasil in _RUMUS.findall(xml) if not hasil)
    return rumus


def _periksa_gabungan(nama: str, xml: bytes) -> None:
    """Refuse merges that openpyxl would spend minutes and gigabytes on: it makes a cell of every one they cover."""
    luas = 0
    semua = _GABUNGAN.findall(xml)
    for rentang in semua:
        kolom1, baris1, kolom2, baris2 = range_boundaries(rentang.decode("utf-8", "replace"))
        luas += (kolom2 - kolom1 + 1) * (baris2 - baris1 + 1)
        if luas > batas.SEL_MAKS or len(semua) > batas.GABUNGAN_MAKS:
            raise TerlaluBesar(f"Lembar “{nama}” berisi terlalu banyak sel gabungan.")


def _jalur_lembar(arsip: zipfile.ZipFile) -> list[tuple[str, str]]:
    """(sheet name, part) of each sheet whose part stands in the archive."""
    hubungan = {
        r.get("Id"): (r.get("Target") or "").lstrip("/")
        for r in ElementTree.fromstring(arsip.read("xl/_rels/workbook.xml.rels"))
    }
    ada = set(arsip.namelist())
    jalur = []
    for helai in ElementTree.fromstring(arsip.read("xl/workbook.xml")).iter(f"{_RUANG}sheet"):
        target = hubungan.get(helai.get(_RUANG_ID), "")
        bagian = target if target.startswith("xl/") else f"xl/{target}"
        if bagian in ada:
            jalur.append((helai.get("name") or "", bagian))
    return jalur


def _baris_terakhir(xml: bytes) -> int:
    """The number of the last row with a filled cell, read off the end of the sheet's XML without parsing it."""
    isi = max(xml.rfind(tanda) for tanda in _ISI)
    awal = xml.rfind(b'<row r="', 0, isi) if isi > 0 else -1
    if awal < 0:
        return 0
    angka = xml[awal + 8 : xml.find(b'"', awal + 8)]
    return int(angka) if angka.isdigit() else 0


def _baca_lembar(helai: Worksheet, rumus: tuple[str, ...]) -> dict[str, Any]:
    """Filled cells, dates, number formats, fills, links, merges and hidden rows and columns of one sheet."""
    sel: list[tuple[int, int, str]] = []
    tanggal: list[tuple[int, int, str]] = []
    bentuk: list[tuple[int, int, str]] = []
    warna: list[tuple[int, int, str]] = []
    tautan: list[tuple[int, int, str]] = []
    warna_per_isian: dict[int, str] = {}
    # The cells that stand in the file; openpyxl's public iteration would create every empty cell of the rectangle.
    for (baris, kolom), kotak in helai._cells.items():
        if kotak.has_style:
            isian = kotak._style.fillId
            if isian and isian not in warna_per_isian:
                warna_per_isian[isian] = _warna(kotak)
            if isian and warna_per_isian[isian]:
                warna.append((baris, kolom, warna_per_isian[isian]))
        nilai = kotak.value
        if nilai is None:
            continue
        if isinstance(nilai, str):
            teks = teks_nilai(nilai)
        else:
            format_angka = kotak.number_format
            teks = teks_nilai(nilai, format_angka)
            if isinstance(nilai, date):
                tanggal.append((baris, kolom, nilai.isoformat()))
            if format_angka != "General":
                bentuk.append((baris, kolom, format_angka))
        if teks:
            sel.append((baris, kolom, teks))
            if kotak.hyperlink is not None and kotak.hyperlink.target:
                tautan.append((baris, kolom, kotak.hyperlink.target))
            if kolom > batas.KOLOM_MAKS:
                raise TerlaluBesar(
                    f"Lembar “{helai.title}” terisi sampai kolom ke-{kolom}; batasnya {batas.KOLOM_MAKS}."
                )
    return {
        "nama": helai.title,
        "tersembunyi": helai.sheet_state != "visible",
        "sel": sel,
        "tanggal": tanggal,
        "bentuk": bentuk,
        "warna": warna,
        "gabungan": [range_boundaries(str(g)) for g in helai.merged_cells.ranges],
        "baris_tersembunyi": [n for n, ukuran in helai.row_dimensions.items() if ukuran.hidden],
        "kolom_tersembunyi": _kolom_tersembunyi(helai),
        "rumus_kosong": list(rumus),
        "tautan": tautan,
    }


def _warna(kotak: Any) -> str:
    """The fill colour of a cell as RRGGBB or "tema-n"; empty where it has none or is plain white."""
    isian = kotak.fill
    if isian.fill_type is None:
        return ""
    warna = isian.fgColor
    if warna.type == "rgb" and isinstance(warna.rgb, str):
        return "" if warna.rgb[-6:].upper() == "FFFFFF" else warna.rgb[-6:].upper()
    if warna.type == "theme":
        return f"tema-{warna.theme}"
    return f"indeks-{warna.indexed}"


def _kolom_tersembunyi(helai: Worksheet) -> list[int]:
    """Column numbers hidden; one dimension may stand for a run of columns."""
    kolom: list[int] = []
    for ukuran in helai.column_dimensions.values():
        if ukuran.hidden and ukuran.min:
            kolom.extend(range(ukuran.min, min(ukuran.max or ukuran.min, batas.KOLOM_MAKS) + 1))
    return kolom


def batasi_memori() -> None:
    """Cap the address space, where the system can: an endless workbook then ends in MemoryError, not in swap."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit still holds.
        return
    resource.setrlimit(resource.RLIMIT_AS, (batas.MEMORI_MAKS, batas.MEMORI_MAKS))


def _gemuk() -> bool:
    """Whether this process has grown so that it should be replaced after this answer."""
    try:
        import resource
    except ImportError:
        return False
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > _PENSIUN


def layani(masuk: BinaryIO, keluar: BinaryIO) -> None:
    """Answer files until the other side closes."""
    while len(kepala := masuk.read(12)) == 12:
        jenis = kepala[:4].decode().strip()
        jawab = baca(masuk.read(int.from_bytes(kepala[4:], "big")), jenis)
        jawab["pensiun"] = jawab.get("galat") == "memori" or _gemuk()
        badan = json.dumps(jawab, ensure_ascii=False, default=_sebagai_teks).encode("utf-8", "replace")
        keluar.write(len(badan).to_bytes(8, "big") + badan)
        keluar.flush()
        del jawab, badan
        gc.collect()  # the workbook's cycles, while nobody waits


def _sebagai_teks(nilai: object) -> str:
    return nilai.isoformat() if isinstance(nilai, datetime | date) else str(nilai)


if __name__ == "__main__":
    batasi_memori()
    gc.freeze()
    gc.disable()  # collecting in the middle of a workbook made reading a fifth slower; it is done between files
    # Answers go out on a copy of standard output; a stray print of a library must not get between them.
    saluran = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    layani(sys.stdin.buffer, saluran)
