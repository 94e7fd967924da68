"""The text of a Word paragraph as it is seen: insertions counted, deletions not, symbol fonts turned into Unicode.

Text boxes and pictures are no part of the line they hang on; the words of a text box are handed over to be named.
Runs in the child process.
"""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from monev.baca.kamus_word import FONT_LAMBANG, TANPA_FONT

_W_VAL = qn("w:val")
# What may stand around runs without changing what is seen.
_TEMBUS = frozenset(
    qn(f"w:{nama}")
    for nama in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir")
)
_TIDAK = frozenset({"0", "false", "off"})
_GAMBAR = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object")})
_ALTERNATIF = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_PILIHAN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_KOTAK = qn("w:txbxContent")
_GANTI = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:ptab"): " ",
}


def teks_paragraf(paragraf, kotak: list[str]) -> str:
    """What a paragraph shows, its number apart; the words of text boxes in it are added to `kotak`."""
    return "".join(_teks(paragraf, kotak)).strip()


def _teks(induk, kotak: list[str]) -> Iterator[str]:
    for anak in induk:
        if anak.tag == qn("w:r"):
            yield from _jalur(anak, kotak)
        elif anak.tag in _TEMBUS:
            yield from _teks(anak, kotak)


def _jalur(jalur, kotak: list[str]) -> Iterator[str]:
    """The text of one run; none where it is formatted as hidden, for nobody sees it on paper."""
    if _tersembunyi(jalur):
        return
    lambang = _font_lambang(jalur)
    for anak in jalur:
        if anak.tag == qn("w:t"):
            yield terjemahkan(anak.text or "", lambang)
        elif anak.tag in _GANTI:
            yield _GANTI[anak.tag]
        elif anak.tag == qn("w:sym"):
            yield _lambang(anak)
        elif anak.tag in _GAMBAR:
            kotak.extend(_isi_kotak(anak))
        elif anak.tag == _ALTERNATIF:
            # The same text box twice: for new programs and for old ones.
            for pilihan in anak.iterchildren(_PILIHAN):
                kotak.extend(_isi_kotak(pilihan))


def _tersembunyi(jalur) -> bool:
    sifat = jalur.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return sifat is not None and sifat.get(_W_VAL) not in _TIDAK


def terjemahkan(teks: str, lambang: dict[int, str] | None) -> str:
    """Text with the characters of a symbol font, and those of the private area, as what they look like."""
    if lambang is None and not any("\uf000" <= h <= "\uf0ff" for h in teks):
        return teks
    hasil = []
    for huruf in teks:
        kode = ord(huruf)
        if 0xF000 <= kode <= 0xF0FF:
            hasil.append((lambang or TANPA_FONT).get(kode - 0xF000, huruf))
        else:
            hasil.append(lambang.get(kode, huruf) if lambang is not None else huruf)
    return "".join(hasil)


def font_lambang(sifat) -> dict[int, str] | None:
    """The table of the symbol font that run properties name; None for any other font."""
    font = sifat.find(qn("w:rFonts")) if sifat is not None else None
    if font is None:
        return None
    nama = font.get(qn("w:ascii")) or font.get(qn("w:hAnsi")) or ""
    return FONT_LAMBANG.get(nama.lower())


def _font_lambang(jalur) -> dict[int, str] | None:
    return font_lambang(jalur.find(qn("w:rPr")))


def _lambang(unsur) -> str:
    """A symbol put in by Insert › Symbol: its font and its code stand beside it."""
    tabel = FONT_LAMBANG.get((unsur.get(qn("w:font")) or "").lower(), TANPA_FONT)
    try:
        kode = int(unsur.get(qn("w:char")) or "", 16) & 0xFF
    except ValueError:
        return ""
    return tabel.get(kode, "")


def _isi_kotak(unsur) -> Iterator[str]:
    """The words of each text box in a drawing."""
    for kotak in unsur.iter(_KOTAK):
        if teks := " ".join("".join(t.text or "" for t in kotak.iter(qn("w:t"))).split()):
            yield teks
