"""A document as data: what it says, block by block, before it becomes Word or PDF. Both say the same because of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from monev.keluaran.kop import Kop

Rata = Literal["kiri", "tengah", "kanan", "penuh"]

# What XML 1.0 cannot hold; a decree's cell may bring a vertical tab or half of a character along.
_TERLARANG = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def bersih(teks: object) -> str:
    """Any value as text that every file format can hold; None is empty."""
    return "" if teks is None else _TERLARANG.sub("", str(teks))


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading; level 1 begins a chapter."""

    teks: str
    tingkat: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph; line breaks in it are kept."""

    teks: str
    rata: Rata = "penuh"
    tebal: bool = False
    ukuran: float = 11


@dataclass(frozen=True, slots=True)
class Daftar:
    """A list, numbered 1., 2., ... or with dashes."""

    butir: tuple[str, ...]
    bernomor: bool = True


@dataclass(frozen=True, slots=True)
class Rincian:
    """Labels with their values in two columns: Hari/tanggal : Kamis, 10 Juli 2025."""

    isi: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of a table: one text per column, or a single one across all of them (`rentang`)."""

    sel: tuple[str, ...]
    rentang: bool = False
    tebal: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table whose heading is repeated on every page it runs over. `lebar`: relative widths. `judul` is numbered."""

    kepala: tuple[str, ...]
    baris: tuple[Baris, ...]
    lebar: tuple[float, ...]
    rata: tuple[Rata, ...] = ()
    judul: str = ""
    ukuran: float = 9
    tinggi: float = 0
    """Least height of a row in cm, where people write in it."""

    def rata_kolom(self, kolom: int) -> Rata:
        """How a column is aligned; left where nothing was said."""
        return self.rata[kolom] if kolom < len(self.rata) else "kiri"


@dataclass(frozen=True, slots=True)
class Gambar:
    """A picture (PNG), in words for who cannot see it, as wide as `lebar` of the text."""

    png: bytes
    teks: str
    judul: str = ""
    lebar: float = 1.0


@dataclass(frozen=True, slots=True)
class Penanda:
    """Who signs: the office above the empty space, the name below it."""

    jabatan: str
    nama: str
    keterangan: str = ""


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """Signature blocks side by side, with place and date above the last one. Never broken over two pages."""

    penanda: tuple[Penanda, ...]
    tempat_tanggal: str = ""


@dataclass(frozen=True, slots=True)
class HalamanBaru:
    """What follows begins on a new page."""


Blok = Judul | Paragraf | Daftar | Rincian | Tabel | Gambar | TandaTangan | HalamanBaru


@dataclass(frozen=True, slots=True)
class Naskah:
    """A whole document. `judul`: its heading lines; `kaki`: what stands below each page, beside the page number."""

    kop: Kop
    judul: tuple[str, ...]
    isi: tuple[Blok, ...]
    kaki: str
    simulasi: bool = False
    mendatar: bool = False
    properti: dict[str, str] = field(default_factory=dict)
