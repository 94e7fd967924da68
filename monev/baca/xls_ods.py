"""Old Excel (.xls) and OpenDocument (.ods) workbooks as plain data, opened by calamine. Runs in the child process.

Calamine gives values, and the merges of .xls; it gives no number formats, fills or hidden rows. An .ods says its
merges, fills, hidden rows and shown dates in its XML, which is read beside it (`ods`). In an .xls a date comes without
its format: `Nov-25`, typed, is stored as the first of a month and shown as a month, so a first of a month is taken for
the month, and asked about (`tanggal_tanpa_bentuk`).
"""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from monev.baca import batas
from monev.baca.ods import LembarOds, lembar_ods
from monev.baca.tampilan import teks_nilai
from monev.baca.tolak import TerlaluBesar

_BULAN = "mmm-yy"


def baca(data: bytes) -> dict[str, Any]:
    """The sheets in the shape of `pekerja`; raises TerlaluBesar, and ValueError where calamine can't read it."""
    xml = lembar_ods(data) if data.startswith(b"PK") else None
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as buku:
            # Chart and macro sheets of an .xls hold no cells.
            helai = [m for m in buku.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
            lembar = []
            for meta in helai:
                ods = xml.get(meta.name, LembarOds()) if xml is not None else None
                tampak = meta.visible == SheetVisibleEnum.Visible
                lembar.append(_lembar(buku.get_sheet_by_name(meta.name), ods, tersembunyi=not tampak))
    except CalamineError as sebab:
        raise ValueError(str(sebab)) from sebab
    return {"lembar": lembar, "properti": {}}


def _lembar(helai: CalamineSheet, ods: LembarOds | None, *, tersembunyi: bool) -> dict[str, Any]:
    """One sheet; `ods` is what its XML says, None for an .xls."""
    _periksa_ukuran(helai)
    sel: list[tuple[int, int, str]] = []
    tanggal: list[tuple[int, int, str]] = []
    bentuk: list[tuple[int, int, str]] = []
    tanpa_bentuk: list[tuple[int, int]] = []
    for baris, isi in enumerate(helai.to_python(skip_empty_area=False), start=1):
        for kolom, nilai in enumerate(isi, start=1):
            if nilai == "":
                continue
            teks = ods.tampak.get((baris, kolom)) if ods is not None else None
            if isinstance(nilai, date):
                nilai = nilai if isinstance(nilai, datetime) else datetime.combine(nilai, time())
                tanggal.append((baris, kolom, nilai.isoformat()))
                if teks is None and nilai.day == 1:
                    teks = teks_nilai(nilai, _BULAN)
                    bentuk.append((baris, kolom, _BULAN))
                    tanpa_bentuk.append((baris, kolom))
            if teks := teks or teks_nilai(nilai):
                sel.append((baris, kolom, teks))
    return {
        "nama": helai.name,
        "tersembunyi": tersembunyi or (ods is not None and ods.tersembunyi),
        "sel": sel,
        "tanggal": tanggal,
        "bentuk": bentuk,
        "warna": ods.warna if ods is not None else [],
        "gabungan": ods.gabungan if ods is not None else _gabungan(helai),
        "baris_tersembunyi": ods.baris_tersembunyi if ods is not None else [],
        "kolom_tersembunyi": ods.kolom_tersembunyi if ods is not None else [],
        "rumus_kosong": [],
        "tanggal_tanpa_bentuk": tanpa_bentuk,
    }


def _periksa_ukuran(helai: CalamineSheet) -> None:
    baris, kolom = helai.total_height, helai.total_width
    if baris > batas.BARIS_MAKS:
        raise TerlaluBesar(f"Lembar “{helai.name}” terisi sampai baris {baris}; batasnya baris {batas.BARIS_MAKS}.")
    if kolom > batas.KOLOM_MAKS:
        raise TerlaluBesar(f"Lembar “{helai.name}” terisi sampai kolom ke-{kolom}; batasnya {batas.KOLOM_MAKS}.")


def _gabungan(helai: CalamineSheet) -> list[tuple[int, int, int, int]]:
    """Merges as first column, first row, last column, last row, from 1."""
    return [(k1 + 1, b1 + 1, k2 + 1, b2 + 1) for (b1, k1), (b2, k2) in helai.merged_cell_ranges or ()]
