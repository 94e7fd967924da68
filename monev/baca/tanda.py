"""The mark in front of a heading or in the NO cell: roman, letter or number, and which in its series it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monev.baca.area_lazim import nama_baku
from monev.baca.kamus_susunan import area_dikenal

_SATUAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAWI = (*_SATUAN, "X", *(f"X{angka}" for angka in _SATUAN), "XX")
_NILAI_ROMAWI = {angka: nilai for nilai, angka in enumerate(ROMAWI, start=1)}
_SENDIRI = re.compile(r"\(?([IVX]{1,5}|[ivx]{1,5}|[A-Za-z]|\d{1,3})\s*[.)\-:]*")
_NOMOR_LENGKAP = re.compile(r"\(?((?:[IVX]{1,5}|[A-Za-z]|\d{1,3})(?:[.\-][A-Za-z0-9]{1,4}){1,3}|\d{1,3}[a-z])[.)]*")
_BERTINGKAT = re.compile(
    r"\(?(?P<tanda>(?:[IVX]{1,5}|[A-Za-z]|\d{1,2})(?:\.\d{1,2})+)[.)]*(?:\s+(?P<judul>\S.*))?", re.DOTALL
)
_DI_DEPAN = re.compile(
    r"\(?(?:(?P<bertitik>[IVXivx]{1,5}|[A-Za-z]|\d{1,3})\s*[.):]+\s*|(?P<polos>[IVX]{1,5}|[A-Za-z]|\d{1,2})\s+[-–:]?\s*)"
    r"(?P<judul>\S.*)",
    re.DOTALL,
)
_KATA_AREA = re.compile(
    r"(?:(?:area(?:\s+perubahan|\s+pengungkit)?|pokja|kelompok\s+kerja|bidang)(?:\s*[:–-]\s*|\s+))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Tanda:
    """A mark: as written without its dot ("V", "a", "1"), its kind, and its place in the series from 1."""

    teks: str
    macam: str
    urutan: int


def tanda_sendiri(teks: str) -> Tanda | None:
    """The mark a cell holds and nothing else: `V`, `a.`, `1)`; None for anything else."""
    cocok = _SENDIRI.fullmatch(teks.strip())
    return _kenali(cocok[1]) if cocok else None


def tanda_bertingkat(teks: str) -> Tanda | None:
    """The mark of a numbering by levels: `1.1`, `V.2`, `1.1.1`. Each depth is a kind of its own, counted by its last
    number, which alone names it below the heading it stands under."""
    cocok = _BERTINGKAT.fullmatch(teks.strip())
    return _dari_tingkat(cocok["tanda"]) if cocok and not cocok["judul"] else None


def _dari_tingkat(teks: str) -> Tanda:
    bagian = teks.split(".")
    return Tanda(bagian[-1], f"angka {len(bagian)}", int(bagian[-1]))


def tanda_area(teks: str) -> Tanda | None:
    """The mark of a cell that says nothing but AREA and a mark: `AREA I`, `Pokja 2`, `AREA III :`."""
    kata = _KATA_AREA.match(teks.strip())
    return tanda_sendiri(teks.strip()[kata.end() :]) if kata else None


def nomor_baris(teks: str) -> str | None:
    """The row number a NO cell holds, without its dot or bracket: `1.` → 1, `1.1`, `V.a.1`; None if it is none."""
    rapi = teks.strip()
    if tanda := tanda_sendiri(rapi):
        return tanda.teks
    cocok = _NOMOR_LENGKAP.fullmatch(rapi)
    return cocok[1] if cocok else None


def pisah_tanda(teks: str) -> tuple[Tanda | None, str, bool]:
    """A heading in one cell as (mark or None, title, whether it says AREA): `e Penanganan ...`, `AREA I : ...`."""
    rapi = teks.strip()
    kata_area = _KATA_AREA.match(rapi)
    sisa = rapi[kata_area.end() :] if kata_area else rapi
    if (tingkat := _BERTINGKAT.fullmatch(sisa)) and tingkat["judul"]:
        return _dari_tingkat(tingkat["tanda"]), tingkat["judul"].strip(), bool(kata_area)
    cocok = _DI_DEPAN.fullmatch(sisa)
    if cocok and (tanda := _kenali(cocok["bertitik"] or cocok["polos"])):
        # POKJA I / MANAJEMEN PERUBAHAN: what parts mark and title belongs to neither.
        return tanda, cocok["judul"].lstrip(" /|:–-") or cocok["judul"].strip(), bool(kata_area)
    if kata_area and nama_baku(polos := sisa.lstrip(" /|:–-")) in area_dikenal():
        return None, polos, True  # AREA MANAJEMEN PERUBAHAN: the word is no part of a usual area's name
    return None, rapi, False


def sebagai_huruf(tanda: Tanda) -> Tanda:
    """A one-letter roman mark taken as a letter: the `i` after `h`."""
    return Tanda(tanda.teks, "huruf", ord(tanda.teks.lower()) - 96)


def _kenali(teks: str) -> Tanda | None:
    if teks.isdecimal():
        return Tanda(teks, "angka", int(teks))
    if teks.upper() in _NILAI_ROMAWI:
        # Lower-case roman numbers count a level of their own: i, ii, iii under I.
        return Tanda(teks, "romawi" if teks.isupper() else "romawi kecil", _NILAI_ROMAWI[teks.upper()])
    if len(teks) == 1:
        return Tanda(teks, "huruf" if teks.islower() else "huruf besar", ord(teks.lower()) - 96)
    return None
