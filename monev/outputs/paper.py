"""How an office lays its papers out: size, margins, letters, where page number and date stand.

What is preset follows PermenPANRB 80/2012, as far as it could be found (docs/naskah-dinas.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from monev.core.typed_input import BadEntry, clean_line

SIZES: dict[str, tuple[float, float]] = {"A4": (21.0, 29.7), "F4": (21.5, 33.0)}
"""Paper an office may print on: width and height in cm, upright."""

PAGE_NUMBERS = {
    "atas_tengah": "Tengah atas, mulai halaman kedua (- 2 -)",
    "bawah_tengah": "Tengah bawah (- 2 -)",
    "bawah_kanan": "Kanan bawah (Halaman 2 dari 9)",
    "tanpa": "Tanpa nomor halaman",
}

DATE_PLACES = {
    "menurut_naskah": "Surat di kanan atas, naskah lain di atas tanda tangan",
    "kanan_atas": "Semua di kanan atas",
    "tanda_tangan": "Semua di atas tanda tangan",
}

MARGINS = {"tepi_atas": "Tepi atas", "tepi_bawah": "Tepi bawah", "tepi_kiri": "Tepi kiri", "tepi_kanan": "Tepi kanan"}
LEAST_MARGINS = {"tepi_atas": 1.5, "tepi_bawah": 2.0, "tepi_kiri": 1.0, "tepi_kanan": 1.0}
MOST_MARGIN = 5.0
"""Centimetres; below there is no room for what stands in the margin, above none for tables."""

CHOICES: dict[str, tuple[str, Mapping[str, str]]] = {
    "kertas": ("Kertas", {"A4": "A4 (21 × 29,7 cm)", "F4": "F4 atau folio (21,5 × 33 cm)"}),
    # Letters that Word and PDF draw alike: the PDF takes Liberation fonts of the same widths.
    "huruf": ("Huruf", {"Arial": "Arial", "Times New Roman": "Times New Roman"}),
    "ukuran_huruf": ("Ukuran huruf", {"11": "11", "12": "12"}),
    "nomor_halaman": ("Nomor halaman", PAGE_NUMBERS),
    "letak_tanggal": ("Tempat dan tanggal", DATE_PLACES),
}
"""Settings of which one is chosen: key → what people call it, and its choices with their words."""

PAPER_KEYS = {
    "kertas": "sheet",
    "tepi_atas": "top",
    "tepi_bawah": "bottom",
    "tepi_kiri": "left",
    "tepi_kanan": "right",
    "huruf": "font",
    "ukuran_huruf": "font_size",
    "nomor_halaman": "page_number",
    "letak_tanggal": "date_place",
}
"""The keys under which a Paper is kept in the journal → what each is called in it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The layout of an office's papers; margins in cm. `page_number`, `date_place`: PAGE_NUMBERS, DATE_PLACES."""

    sheet: str = "A4"
    top: float = 2.0
    bottom: float = 2.5
    left: float = 3.0
    right: float = 2.0
    font: str = "Arial"
    font_size: int = 11
    page_number: str = "atas_tengah"
    date_place: str = "menurut_naskah"

    def size(self, *, is_landscape: bool) -> tuple[float, float]:
        """Width and height of a page in cm."""
        width, height = SIZES[self.sheet]
        return (height, width) if is_landscape else (width, height)

    def text_width(self, *, is_landscape: bool) -> float:
        """Centimetres between the left and the right margin."""
        return self.size(is_landscape=is_landscape)[0] - self.left - self.right

    def enlarged(self, size: float) -> float:
        """A size of running text, given for letters of 11 points."""
        return size + self.font_size - 11


PRESET = Paper()
"""The layout of an office that said nothing."""


def stored_paper(paper: Paper) -> dict[str, str]:
    """A layout as it is kept, and as a form shows it: margins as they are typed (2,5)."""
    return {
        key: _write_cm(value) if isinstance(value := getattr(paper, name), float) else str(value)
        for key, name in PAPER_KEYS.items()
    }


def paper_of(stored: Mapping[str, Any]) -> Paper:
    """The layout as it was kept; what was never said is as preset."""
    said = {name: stored[key] for key, name in PAPER_KEYS.items() if stored.get(key)}
    margins = {name: _read_cm(said[name]) for name in (PAPER_KEYS[key] for key in MARGINS) if name in said}
    return Paper(**{**said, **margins, "font_size": int(said.get("font_size", PRESET.font_size))})


def tidy_setting(key: str, content: str) -> str:
    """One setting as it is kept; empty stands for what is preset. Raises BadEntry."""
    display_name = MARGINS.get(key) or CHOICES[key][0]
    text = clean_line(content, display_name)
    if not text:
        return stored_paper(PRESET)[key]
    if key in MARGINS:
        return _tidy_margin(text, key)
    choices = CHOICES[key][1]
    if text not in choices:
        raise BadEntry(f"{display_name} “{text[:40]}” tidak ada. Pilih salah satu: {', '.join(choices)}.")
    return text


def _tidy_margin(text: str, key: str) -> str:
    if not re.fullmatch(r"[0-9]{1,3}([.,][0-9]{1,2})?( ?cm)?", text):
        raise BadEntry(f"{MARGINS[key]} “{text[:40]}” bukan ukuran. Tulis angka dalam sentimeter, misalnya 2,5.")
    value, least = _read_cm(text.removesuffix("cm")), LEAST_MARGINS[key]
    if not least <= value <= MOST_MARGIN:
        raise BadEntry(
            f"{MARGINS[key]} {_write_cm(value)} cm tidak dapat dipakai. Isi {_write_cm(least)} sampai "
            f"{_write_cm(MOST_MARGIN)} cm."
        )
    return _write_cm(value)


def _write_cm(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _read_cm(text: str) -> float:
    return float(text.strip().replace(",", "."))
