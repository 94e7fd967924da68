"""What a person types into a field, made fit to be kept: control characters out, length held, dates read.

Each function gives the value, or raises SalahIsian with one sentence for that field. `IsianDitolak` gathers them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from monev.galat import GalatMonev
from monev.tanggal import sebut

PANJANG_NAMA = 200
PANJANG_JUDUL = 300
PANJANG_TAUTAN = 2000
PANJANG_URAIAN = 4000
"""Letters a field holds: names, headings, links, and whole paragraphs (what an Excel cell shows without trouble)."""

# They turn the order of the letters around them, so that a name can look like another.
_PEMBALIK_ARAH = re.compile("[\u202a-\u202e\u2066-\u2069]")


class SalahIsian(ValueError):
    """One field cannot be kept as it was typed; the sentence for the person is its only argument."""


class IsianDitolak(GalatMonev):
    """Some fields cannot be kept as they are; nothing was stored. `isian`: field → one sentence that says why."""

    judul = "Isian belum dapat disimpan"

    def __init__(self, isian: dict[str, str], saran: str = "Perbaiki isian itu, lalu simpan lagi.") -> None:
        super().__init__(" ".join(dict.fromkeys(isian.values())), saran)
        self.isian = isian


class Pemeriksa:
    """Gathers what is wrong with each field of a form: `with periksa("pic"): ...` each, then `selesai()`."""

    def __init__(self) -> None:
        self.isian: dict[str, str] = {}

    @contextmanager
    def __call__(self, kolom: str) -> Iterator[None]:
        """Keep the sentence of a SalahIsian raised inside, for that field; its first one, if there are more."""
        try:
            yield
        except SalahIsian as salah:
            self.isian.setdefault(kolom, str(salah))

    def selesai(self) -> None:
        """Raise IsianDitolak if any field was wrong."""
        if self.isian:
            raise IsianDitolak(self.isian)


def uraian(isi: str | None, sebutan: str, *, panjang: int = PANJANG_URAIAN, wajib: str | None = None) -> str:
    """Text of any number of lines: letters of any script as typed, without control characters and outer blanks.

    `sebutan` names the field in sentences, `wajib` is the sentence when it may not be empty. Raises SalahIsian.
    """
    teks = unicodedata.normalize("NFC", (isi or "").replace("\r\n", "\n").replace("\r", "\n"))
    teks = _PEMBALIK_ARAH.sub("", teks)
    # Cc: control characters; Cs: half of a character, which cannot be written to any file.
    teks = "".join(h for h in teks if h in "\n\t" or unicodedata.category(h) not in ("Cc", "Cs")).strip()
    if not teks and wajib:
        raise SalahIsian(wajib)
    if len(teks) > panjang:
        raise SalahIsian(f"{sebutan} terlalu panjang ({len(teks)} huruf); paling banyak {panjang} huruf.")
    return teks


def sebaris(isi: str | None, sebutan: str, *, panjang: int = PANJANG_NAMA, wajib: str | None = None) -> str:
    """As `uraian`, on one line with single blanks: for names, places, headings."""
    return uraian(" ".join(uraian(isi, sebutan, panjang=10**6).split()), sebutan, panjang=panjang, wajib=wajib)


def tanggal(isi: date | str | None, sebutan: str, *, wajib: str | None = None) -> date | None:
    """A day: a date, or its text as 2025-09-30; None where it is empty and need not be filled. Raises SalahIsian."""
    if isi is None or isi == "":
        if wajib:
            raise SalahIsian(wajib)
        return None
    if isinstance(isi, date):
        return date(isi.year, isi.month, isi.day)
    try:
        return date.fromisoformat(isi.strip())
    except ValueError as galat:
        raise SalahIsian(
            f"{sebutan} “{sebaris(isi[:40], sebutan)}” bukan tanggal. Isi tanggal lengkap, misalnya 2025-09-30."
        ) from galat


def tidak_sebelum(hari: date, batas: date, sebutan: str, sebutan_batas: str) -> date:
    """`hari`, unless it lies before `batas`: then SalahIsian says both."""
    if hari < batas:
        raise SalahIsian(f"{sebutan} {sebut(hari)} ada sebelum {sebutan_batas} ({sebut(batas)}). Pilih tanggal lain.")
    return hari
