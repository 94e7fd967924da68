"""What lies between the cells of a row and a langkah: its values, where each came from, and what is owed a trace."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from monev.baca.matriks import Tertanda
from monev.baca.susunan import Letak
from monev.model import Jejak


@dataclass(slots=True)
class Sel:
    """One value of a row: its text, the real date if it is one, and whether the row brought it itself."""

    teks: str
    sendiri: bool
    tanggal: datetime | None = None


@dataclass(slots=True)
class Draf:
    """A langkah in the making. `isi` by meaning, `lainnya` by heading; `bukti` are its evidence cells,
    `matriks` what is marked in its rows of a month matrix."""

    baris: int
    letak: Letak
    no: str
    kode: str = ""
    isi: dict[str, str] = field(default_factory=dict)
    tanggal: dict[str, datetime] = field(default_factory=dict)
    lainnya: dict[str, str] = field(default_factory=dict)
    bukti: list[str] = field(default_factory=list)
    matriks: list[Tertanda] = field(default_factory=list)
    diwarisi: frozenset[str] = frozenset()
    jejak: list[Jejak] = field(default_factory=list)
