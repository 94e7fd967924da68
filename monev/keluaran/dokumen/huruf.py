"""The fonts that come with the program, so that PDFs and pictures look the same on every machine.

Liberation Sans has the widths of Arial, which the Word documents name; DejaVu Sans lends what it lacks (✓, ◐, Arabic,
Georgian, ...). A character neither has is drawn as □; the Word document has it, in a font of the reader's machine.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

FOLDER = Path(__file__).parent / "huruf"
BIASA, TEBAL, LAIN = "LiberationSans-Regular", "LiberationSans-Bold", "DejaVuSans"
TANPA_RUPA = "□"


def berkas(nama: str) -> Path:
    """The file of one of the fonts."""
    return FOLDER / f"{nama}.ttf"


@cache
def rupa(nama: str) -> frozenset[int]:
    """The code points a font can draw."""
    return frozenset(TTFontFile(str(berkas(nama))).charToGlyph)


def potongan(teks: str, *, tebal: bool = False) -> list[tuple[str, str]]:
    """A text as runs (font, text), each of one font that can draw it."""
    utama = TEBAL if tebal else BIASA
    pilihan = [(_untuk(huruf, utama), huruf) for huruf in teks]
    hasil = []
    for nama, isi in groupby(pilihan, key=lambda satu: satu[0]):
        hasil.append((nama or LAIN, "".join(TANPA_RUPA if nama is None else huruf for _, huruf in isi)))
    return hasil


def _untuk(huruf: str, utama: str) -> str | None:
    if huruf in "\n\t" or ord(huruf) in rupa(utama):
        return utama
    return LAIN if ord(huruf) in rupa(LAIN) else None
