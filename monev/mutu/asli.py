"""The original file opened again as its sheets' cells, to be shown beside what was read from them."""

from __future__ import annotations

from dataclasses import dataclass

from monev.baca import buka_buku
from monev.baca.berkas import periksa_berkas
from monev.baca.kepala import Kepala
from monev.baca.pilihan import TANPA_PILIHAN, PilihanBaca
from monev.baca.tabel import tabel_lembar


@dataclass(frozen=True, slots=True)
class Asli:
    """A file's plan tables by sheet, from top to bottom."""

    tabel: dict[str, tuple[Kepala, ...]]

    def kepala(self, lembar: str, baris: int) -> Kepala | None:
        """The headings above a row; None where the file has no such table."""
        di_atas = [satu for satu in self.tabel.get(lembar, ()) if satu.akhir < baris]
        return di_atas[-1] if di_atas else None

    def judul(self) -> list[Kepala]:
        """Every table's headings."""
        return [satu for daftar in self.tabel.values() for satu in daftar if not satu.kurang]


def buka_asli(data: bytes, pilihan: PilihanBaca = TANPA_PILIHAN) -> Asli:
    """The cells and headings of a file; in a child process, as at its upload. Raises BerkasDitolak."""
    buku = buka_buku(periksa_berkas(data), data)
    return Asli({kisi.nama: tuple(tabel_lembar(kisi, pilihan.judul_kolom)) for kisi in buku.lembar})
