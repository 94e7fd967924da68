"""Two versions of a text word by word: what stayed, what went, what came."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

TETAP, HAPUS, TAMBAH = "tetap", "hapus", "tambah"

_PERBANDINGAN_MAKS = 4_000_000
"""Words of one side times words of the other; a cell of Excel's greatest length against another is 25 million."""


@dataclass(frozen=True, slots=True)
class Potongan:
    """A run of words that stayed, went or came; `jenis` is one of TETAP, HAPUS, TAMBAH."""

    jenis: str
    teks: str


def beda_kata(dari: str | None, ke: str | None, *, sekitar: int | None = None) -> tuple[Potongan, ...]:
    """The words of both texts in order; what went stands before what came in its place.

    Spaces and line breaks count as one space. `sekitar`: keep that many unchanged words beside each change and put …
    for the rest (None: keep all). Words changed wholesale in very long texts are given as one exchange.
    """
    lama, baru = (dari or "").split(), (ke or "").split()
    if len(lama) * len(baru) > _PERBANDINGAN_MAKS:
        return tuple(Potongan(j, " ".join(kata)) for j, kata in ((HAPUS, lama), (TAMBAH, baru)))
    hasil: list[Potongan] = []
    for _, a1, a2, b1, b2 in SequenceMatcher(None, lama, baru, autojunk=False).get_opcodes():
        if lama[a1:a2] == baru[b1:b2]:
            hasil.append(Potongan(TETAP, " ".join(lama[a1:a2])))
            continue
        if a1 < a2:
            hasil.append(Potongan(HAPUS, " ".join(lama[a1:a2])))
        if b1 < b2:
            hasil.append(Potongan(TAMBAH, " ".join(baru[b1:b2])))
    return tuple(hasil) if sekitar is None else _ringkas(hasil, sekitar)


def _ringkas(semua: list[Potongan], sekitar: int) -> tuple[Potongan, ...]:
    """Unchanged runs shortened to the words nearest to a change."""
    hasil = []
    for ke, satu in enumerate(semua):
        kata = satu.teks.split()
        awal = kata[:sekitar] if ke > 0 else []
        akhir = kata[-sekitar:] if ke < len(semua) - 1 else []
        if satu.jenis == TETAP and len(kata) > len(awal) + len(akhir) + 1:
            hasil.append(Potongan(TETAP, " ".join([*awal, "…", *akhir])))
        else:
            hasil.append(satu)
    return tuple(hasil)
