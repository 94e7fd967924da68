"""What lies between the cells of a row and a langkah: its values, where each came from, and what is owed a trace."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from monev.baca.kamus import LAPORAN, bakukan
from monev.baca.matriks import Tertanda
from monev.baca.susunan import Letak
from monev.model import Jejak

# Words that a page may cut in two without anything else standing in the row.
_TERPOTONG = frozenset({"komponen", "indikator", "langkah_aksi", "target_capaian", "pic"})
_BUKAN_KATA = frozenset({"target_waktu", "frekuensi", *LAPORAN})

_SAMA = frozenset(
    (
        "idem",
        "sda",
        "s d a",
        "ditto",
        "sama dengan di atas",
        "sama dengan diatas",
        "sama seperti di atas",
        "sda di atas",
    )
)
_TANDA_SAMA = frozenset(('"', "''", "〃", "”", "“", '-"-', "-''-", '- " -', "-”-"))


def sama_di_atas(teks: str) -> bool:
    """Whether a cell says no more than that it is as the one above: idem, s.d.a, 〃."""
    return teks.strip() in _TANDA_SAMA or bakukan(teks) in _SAMA


@dataclass(slots=True)
class Sel:
    """One value of a row: its text, the real date if it is one, and whether the row brought it itself."""

    teks: str
    sendiri: bool
    tanggal: datetime | None = None


def samakan(baris: dict[str, Sel], sebelum: dict[str, Sel], *, sendiri: bool) -> dict[str, str]:
    """Fill cells that say idem from the row above, in place; which ones, with what they said."""
    disamakan = {}
    for nama, sel in baris.items():
        dari = sebelum.get(nama)
        if nama not in LAPORAN and dari and dari.teks and sama_di_atas(sel.teks):
            disamakan[nama] = sel.teks
            baris[nama] = Sel(dari.teks, sendiri, dari.tanggal)
    return disamakan


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

    @property
    def hanya_nama(self) -> bool:
        """Whether it says what is done and nothing of proof, time or komponen."""
        lain = any(self.isi.get(arti) for arti in ("komponen", "bukti_dukung", "target_waktu"))
        return bool(self.isi["langkah_aksi"]) and not lain and not any(satu.sel for satu in self.matriks)

    def jadi_komponen(self) -> str:
        """Turn its LANGKAH into its KOMPONEN, for the work stands below; returns the komponen."""
        self.isi["komponen"], self.isi["langkah_aksi"] = self.isi["langkah_aksi"], ""
        return self.isi["komponen"]

    def nilai(self, nama: str) -> str:
        """What it holds under a meaning or, for `lain:<heading>`, in another column."""
        lain = nama.removeprefix("lain:")
        return self.lainnya.get(lain, "") if lain != nama else self.isi.get(nama, "")

    def terpotong(self, baris: dict[str, Sel], bawaan: set[str]) -> str:
        """Whether a row is the rest of cells that a page cut: "jelas", "ragu" (ask), or "" (no sign of it).

        A rest goes on in small letters where the cell above began with a capital and did not end its sentence.
        """
        teks = {nama: baris[nama].teks for nama in bawaan - _BUKAN_KATA}
        if not teks or not all(sel[0].islower() for sel in teks.values()):
            return ""
        atas = {nama: self.nilai(nama) for nama in teks}
        if any(not isi or isi[0].islower() or isi.endswith((".", ";", ":")) for isi in atas.values()):
            return "ragu" if "langkah_aksi" in bawaan and atas.get("langkah_aksi", " ")[0].isupper() else ""
        return "jelas" if bawaan <= _TERPOTONG | {n for n in bawaan if n.startswith("lain:")} else "ragu"
