"""The decree's own layout with its usual variations, as one function with switches; other layouts build on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.layouts.random_plan import (
    RandomArea,
    RandomLangkah,
    RandomRencana,
    RandomSubArea,
    write_capaian,
    write_timing,
)
from tests.layouts.sheets import Sheet

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
STANDARD_COLUMNS = ("no", "komponen", "indikator", "langkah_aksi", "bukti", "waktu", "capaian")
STANDARD_HEADINGS = {
    "no": "NO",
    "komponen": "KOMPONEN",
    "indikator": "INDIKATOR",
    "langkah_aksi": "LANGKAH AKSI",
    "bukti": "BUKTI DUKUNG",
    "waktu": "TARGET WAKTU",
    "capaian": "TARGET CAPAIAN",
    "pic": "PIC",
}


@dataclass(frozen=True)
class Style:
    """How the standard table is dressed."""

    kolom: tuple[str, ...] = STANDARD_COLUMNS
    area_mark: Callable[[int], str] = lambda i: f"{ROMAN[i]}. "
    area_merged: bool = True
    number_row: bool = True
    merge_continuation: bool = True
    bukti: Callable[[tuple[str, ...]], str] = ", ".join
    title_rows: tuple[str, ...] = ("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS", "{satker}", "TAHUN {tahun}")
    footer: tuple[str, ...] = ("{kota}, 5 Januari {tahun}", "Ketua Tim Kerja", "", "ttd", "", "NAMA PEJABAT")


def write_standard(rencana: RandomRencana, style: Style | None = None) -> Sheet:
    """The whole plan on one sheet in this dress."""
    style = style or Style()
    sheet = Sheet()
    width = len(style.kolom)
    for text in style.title_rows:
        r = sheet.add(text.format(satker=rencana.satker.upper(), tahun=rencana.tahun))
        sheet.merge(r, 1, r, width)
    sheet.add()
    write_headings(sheet, style)
    for i, area in enumerate(rencana.area):
        write_area(sheet, style, rencana, i, area)
    sheet.add()
    for text in style.footer:
        sheet.add(*[None] * (width - 2), text.format(kota="Nusa Jaya", tahun=rencana.tahun) or None)
    return sheet


def write_headings(sheet: Sheet, style: Style) -> None:
    """The heading row, and the row of column numbers where the style has one."""
    r = sheet.add(*[STANDARD_HEADINGS[k] for k in style.kolom])
    sheet.bold.add(r)
    if style.number_row:
        sheet.add(*range(1, len(style.kolom) + 1))


def write_area(sheet: Sheet, style: Style, rencana: RandomRencana, i: int, area: RandomArea) -> None:
    """An area's heading row and everything under it."""
    width = len(style.kolom)
    r = sheet.add(style.area_mark(i) + area.nama.upper(), *[None] * (width - 1))
    sheet.bold.add(r)
    if style.area_merged:
        sheet.merge(r, 1, r, width)
    for j, sub in enumerate(area.sub_area):
        if sub.nama:
            sheet.bold.add(sheet.add("abcdefgh"[j], sub.nama, *[None] * (width - 2)))
        write_sub_area(sheet, style, rencana, sub)


def write_sub_area(sheet: Sheet, style: Style, rencana: RandomRencana, sub: RandomSubArea) -> None:
    """The numbered rows of one sub-area, continuation rows under each number."""
    for no, komponen in enumerate(sub.komponen, 1):
        beginning = len(sheet.rows) + 1
        for k, langkah in enumerate(komponen.langkah):
            write_langkah(sheet, style, rencana, langkah, no if k == 0 else None, komponen.nama if k == 0 else None)
        if style.merge_continuation:
            for name in ("no", "komponen"):
                if name in style.kolom:
                    c = style.kolom.index(name) + 1
                    sheet.merge(beginning, c, len(sheet.rows), c)


def write_langkah(
    sheet: Sheet, style: Style, rencana: RandomRencana, langkah: RandomLangkah, no: int | None, komponen: str | None
) -> int:
    """One langkah as one row."""
    content = {
        "no": no,
        "komponen": komponen,
        "indikator": langkah.indikator,
        "langkah_aksi": langkah.langkah_aksi,
        "bukti": style.bukti(langkah.bukti),
        "waktu": write_timing(langkah.waktu, rencana.tahun),
        "capaian": write_capaian(langkah),
        "pic": langkah.pic,
    }
    return sheet.add(*[content[k] for k in style.kolom])
