"""The few exceptions of the project. Each carries words for a person: a title, what happened, and a next step.

Errors of drivers and readers are turned into one of these once, at the edge where they arise; pages and the command
line only show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monev.model import Catatan


class GalatMonev(Exception):
    """Base of all: `judul` (title), `pesan` (what happened), `saran` (what to do next), all in Indonesian."""

    judul = "Ada yang tidak beres"

    def __init__(self, pesan: str, saran: str = "", *, judul: str | None = None) -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.saran = saran
        if judul is not None:
            self.judul = judul


class BerkasDitolak(GalatMonev):
    """A file cannot be taken; `galat` lists every reason by sheet, row, column and value."""

    judul = "Berkas belum dapat diterima"

    def __init__(self, pesan: str, saran: str = "", *, galat: tuple[Catatan, ...] = ()) -> None:
        super().__init__(pesan, saran)
        self.galat = galat


class PerluPersetujuan(GalatMonev):
    """The upload would take something away; `hal` lists what, for the person to agree to by name."""

    judul = "Perlu persetujuan"

    def __init__(self, pesan: str, saran: str = "", *, hal: tuple[str, ...] = ()) -> None:
        super().__init__(pesan, saran)
        self.hal = hal


class TidakDitemukan(GalatMonev):
    """Asked for a satker, tahun, posisi, kode or unggahan that is not there."""

    judul = "Tidak ditemukan"


class VersiBentrok(GalatMonev):
    """Somebody else took version n + 1 of the same rencana first; nothing was stored."""

    judul = "Rencana sudah berubah"


class JurnalRusak(GalatMonev):
    """The journal's chain of hashes is broken or an entry cannot be read."""

    judul = "Jurnal rusak"


class BasisdataTerkunci(GalatMonev):
    """Another process holds the DuckDB file."""

    judul = "Basis data sedang dipakai"


class BasisdataLebihBaru(GalatMonev):
    """The database or journal was written by a newer version of the program; it is left untouched."""

    judul = "Basis data dari versi yang lebih baru"


class SetelanSalah(GalatMonev):
    """A setting of the environment (MONEV_...) says what it cannot mean; to the command line it is wrong usage."""

    judul = "Setelan keliru"
