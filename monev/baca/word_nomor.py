"""The numbers Word counts by itself: they are seen, but stand nowhere in the text.

The NO column of a decree is often such a list, its cells empty. Counted here as Word does (ECMA-376 part 1, 17.9):
per list and level, deeper levels starting anew; a list instance may start again at a number of its own. Runs in the
child process.
"""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from monev.baca.kamus_word import BUTIR, BUTIR_DIKENAL
from monev.baca.word_teks import font_lambang, terjemahkan

_TINGKAT = 9
_ROMAWI = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAWI_KECIL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Penomor:
    """Counts the lists of a document; each paragraph must be asked once, in the order of the document."""

    def __init__(self, penomoran: Any | None, gaya: Any | None) -> None:
        """`penomoran` and `gaya` are the roots of the parts numbering and styles, None where there is none."""
        self._daftar: dict[str, Any] = {}
        self._pokok: dict[str, Any] = {}
        self._gaya: dict[str, Any] = {}
        self._hitung: dict[str, list[int | None]] = {}
        self._dimulai: set[tuple[str, int]] = set()
        if penomoran is not None:
            self._daftar = {n.get(qn("w:numId")): n for n in penomoran.findall(qn("w:num"))}
            self._pokok = {n.get(qn("w:abstractNumId")): n for n in penomoran.findall(qn("w:abstractNum"))}
        if gaya is not None:
            self._gaya = {g.get(qn("w:styleId")): g for g in gaya.findall(qn("w:style"))}

    def nomor(self, paragraf: Any) -> str:
        """The number or bullet shown before a paragraph, with the space after it; empty where it has none."""
        daftar, tingkat = self._milik(paragraf)
        if daftar is None:
            return ""
        kunci, pokok = self._pokok_dari(daftar)
        aturan = self._aturan(daftar, pokok, tingkat)
        if pokok is None or aturan is None:
            return ""
        hitung = self._hitung.setdefault(kunci, [None] * _TINGKAT)
        self._maju(daftar, aturan, hitung, tingkat)
        if _nilai(aturan, "w:numFmt", "decimal") == "bullet":
            return f"{_butir(aturan)} "
        teks = self._tulis(daftar, pokok, aturan, hitung, tingkat)
        sambung = "" if _nilai(aturan, "w:suff") == "nothing" else " "
        return f"{teks}{sambung}" if teks else ""

    def _milik(self, paragraf: Any) -> tuple[Any | None, int]:
        """The list a paragraph belongs to, itself or by its style, and its level."""
        sifat = paragraf.find(qn("w:pPr"))
        if sifat is None:
            return None, 0
        nama = _nilai(sifat, "w:pStyle")
        nomor, tingkat = _num_pr(sifat)
        gaya = ""
        if nomor is None:
            nomor, tingkat_gaya, gaya = self._dari_gaya(nama)
            tingkat = tingkat if tingkat is not None else tingkat_gaya
        daftar = self._daftar.get(nomor or "0")
        if daftar is not None and tingkat is None and gaya:
            tingkat = self._tingkat_gaya(daftar, gaya)
        return daftar, min(tingkat or 0, _TINGKAT - 1)

    def _dari_gaya(self, nama: str) -> tuple[str | None, int | None, str]:
        """The list of a paragraph style or of one it is based on: its id, level, and the style that says so."""
        for _ in range(20):
            gaya = self._gaya.get(nama)
            if gaya is None:
                break
            sifat = gaya.find(qn("w:pPr"))
            if sifat is not None:
                nomor, tingkat = _num_pr(sifat)
                if nomor is not None:
                    return nomor, tingkat, nama
            nama = _nilai(gaya, "w:basedOn")
        return None, None, ""

    def _tingkat_gaya(self, daftar: Any, gaya: str) -> int:
        """The level that a list ties to a style."""
        _, pokok = self._pokok_dari(daftar)
        for aturan in pokok.findall(qn("w:lvl")) if pokok is not None else ():
            if _nilai(aturan, "w:pStyle") == gaya:
                return _angka(aturan.get(qn("w:ilvl")), 0)
        return 0

    def _pokok_dari(self, daftar: Any) -> tuple[str, Any | None]:
        """The definition a list counts by: lists that share one share its count."""
        kunci = _nilai(daftar, "w:abstractNumId")
        pokok = self._pokok.get(kunci)
        tautan = _nilai(pokok, "w:numStyleLink") if pokok is not None else ""
        if tautan:
            lain = self._daftar.get(self._dari_gaya(tautan)[0] or "")
            if lain is not None:
                kunci = _nilai(lain, "w:abstractNumId")
                pokok = self._pokok.get(kunci, pokok)
        return kunci, pokok

    def _aturan(self, daftar: Any, pokok: Any | None, tingkat: int) -> Any | None:
        """How a level is counted and written: the list's own word, else its definition's."""
        for induk in (_ganti(daftar, tingkat), pokok):
            if induk is None:
                continue
            for aturan in induk.findall(qn("w:lvl")):
                if _angka(aturan.get(qn("w:ilvl")), 0) == tingkat:
                    return aturan
        return None

    def _maju(self, daftar: Any, aturan: Any, hitung: list[int | None], tingkat: int) -> None:
        """Count one more at a level; deeper levels start anew."""
        ganti = _ganti(daftar, tingkat)
        awal = ganti.find(qn("w:startOverride")) if ganti is not None else None
        kunci = (daftar.get(qn("w:numId")), tingkat)
        if awal is not None and kunci not in self._dimulai:
            hitung[tingkat] = _angka(awal.get(qn("w:val")), 1)
        elif hitung[tingkat] is None:
            hitung[tingkat] = _angka(_nilai(aturan, "w:start"), 1)
        else:
            hitung[tingkat] += 1
        self._dimulai.add(kunci)
        for dalam in range(tingkat + 1, _TINGKAT):
            hitung[dalam] = None

    def _tulis(self, daftar: Any, pokok: Any, aturan: Any, hitung: list[int | None], tingkat: int) -> str:
        """The number by the level's pattern: `%1.`, `%1.%2)`."""
        teks = _nilai(aturan, "w:lvlText")
        angka_saja = aturan.find(qn("w:isLgl")) is not None
        for ke in range(tingkat + 1):
            if f"%{ke + 1}" not in teks:
                continue
            satu = self._aturan(daftar, pokok, ke)
            nilai = hitung[ke]
            if nilai is None:
                nilai = _angka(_nilai(satu, "w:start"), 1) if satu is not None else 1
            macam = _nilai(satu, "w:numFmt", "decimal") if satu is not None and not angka_saja else "decimal"
            teks = teks.replace(f"%{ke + 1}", tulis_angka(nilai, macam))
        return teks.strip()


def tulis_angka(nilai: int, macam: str) -> str:
    """A number in one of Word's formats; what decrees do not use is written as digits."""
    if macam in ("upperRoman", "lowerRoman"):
        return _romawi(nilai) if macam == "upperRoman" else _romawi(nilai).lower()
    if macam in ("upperLetter", "lowerLetter") and nilai > 0:
        huruf = chr(65 + (nilai - 1) % 26) * min((nilai - 1) // 26 + 1, 10)
        return huruf if macam == "upperLetter" else huruf.lower()
    if macam == "decimalZero":
        return f"{nilai:02d}"
    return "" if macam == "none" else str(nilai)


def _romawi(nilai: int) -> str:
    if not 0 < nilai < 4000:
        return str(nilai)
    hasil = ""
    for besar, huruf in (*_ROMAWI, *_ROMAWI_KECIL):
        banyak, nilai = divmod(nilai, besar)
        hasil += huruf * banyak
    return hasil


def _butir(aturan: Any) -> str:
    """A bullet as it looks; any that is not known as one is written •."""
    teks = terjemahkan(_nilai(aturan, "w:lvlText"), font_lambang(aturan.find(qn("w:rPr")))).strip()
    return teks if teks in BUTIR_DIKENAL else BUTIR


def _num_pr(sifat: Any) -> tuple[str | None, int | None]:
    """List id and level that paragraph properties name; `0` as id means none."""
    num = sifat.find(qn("w:numPr"))
    if num is None:
        return None, None
    tingkat = num.find(qn("w:ilvl"))
    nomor = num.find(qn("w:numId"))
    return (
        nomor.get(qn("w:val")) if nomor is not None else None,
        _angka(tingkat.get(qn("w:val")), 0) if tingkat is not None else None,
    )


def _ganti(daftar: Any, tingkat: int) -> Any | None:
    for ganti in daftar.findall(qn("w:lvlOverride")):
        if _angka(ganti.get(qn("w:ilvl")), 0) == tingkat:
            return ganti
    return None


def _nilai(induk: Any, nama: str, bawaan: str = "") -> str:
    unsur = induk.find(qn(nama)) if induk is not None else None
    return (unsur.get(qn("w:val")) or bawaan) if unsur is not None else bawaan


def _angka(teks: str | None, bawaan: int) -> int:
    return int(teks) if teks and teks.isdecimal() and len(teks) < 9 else bawaan
