"""The append-only record of everything that changes what people see: the truth and the audit log (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from monev.galat import GalatMonev
from monev.jurnal.entri import VERSI_JURNAL, Entri
from monev.jurnal.folder import JurnalFolder

__all__ = ["VERSI_JURNAL", "Entri", "Jurnal", "JurnalFolder", "buka_jurnal"]


class Jurnal(Protocol):
    """What the rest of the program knows of a journal, whatever its home.

    Every method may raise JurnalRusak (names the entry and what to do), BasisdataLebihBaru (an entry of a newer
    format), and GalatMonev where the disk cannot be read or written.
    """

    def tambah(
        self,
        *,
        jenis: str,
        pelaku: str,
        satker: str | None,
        tahun: int | None,
        isi: dict[str, Any],
        berkas: bytes | None = None,
        setelah: str | None = None,
    ) -> Entri:
        """Append one entry; when this returns it survives a power cut, and where it raises nothing was stored.

        `setelah` is the hash of the newest entry of that rencana (satker and tahun) the writer saw, "" for one who
        saw none, None not to check; another newest entry raises VersiBentrok. ValueError for an `isi` that has not
        the shape of its jenis (a mistake of the program).
        """
        ...

    def baca(self, sejak: int = 0) -> Iterator[Entri]:
        """Entries with nomor > `sejak`, in order; each is checked against its hash and the one before it."""
        ...

    def ujung(self) -> tuple[int, str]:
        """Number and hash of the newest entry, (0, "") while there is none; cheap enough for every page run."""
        ...

    def berkas(self, sha256: str) -> bytes:
        """The bytes of an original as it came, checked against its SHA-256."""
        ...


def buka_jurnal(alamat: str | Path) -> Jurnal:
    """The journal at `alamat`, a folder's path; the folder is made with the first entry.

    Raises GalatMonev for an address that is not a folder's path.
    """
    if "://" in str(alamat):
        raise GalatMonev(
            f"Alamat jurnal {str(alamat).partition('://')[0]}://… tidak dikenal.",
            "Alamat jurnal adalah jalur sebuah folder, misalnya data/monev.jurnal.",
            judul="Alamat jurnal tidak dikenal",
        )
    if Path(alamat).is_file():
        raise GalatMonev(
            f"{alamat} adalah berkas, sedangkan jurnal berupa folder.",
            "Alamat jurnal adalah jalur sebuah folder, misalnya data/monev.jurnal.",
            judul="Alamat jurnal tidak dikenal",
        )
    return JurnalFolder(alamat)
