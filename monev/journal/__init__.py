"""The append-only record of all that changes what people see: the truth and the audit log (docs/design.md §6)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from monev.core.errors import MonevError
from monev.journal.entry import JOURNAL_VERSION, Entry
from monev.journal.folder import FolderJournal
from monev.journal.seen import check_seen

__all__ = ["JOURNAL_VERSION", "Entry", "FolderJournal", "Journal", "check_seen", "open_journal"]


class Journal(Protocol):
    """What the rest of the program knows of a journal, whatever its home.

    Every method may raise JournalDamaged (names the entry and what to do), DatabaseNewer (an entry of a newer
    format), and MonevError where the disk cannot be read or written.
    """

    def add(
        self,
        *,
        jenis: str,
        pelaku: str,
        satker: str | None,
        tahun: int | None,
        content: dict[str, Any],
        file: bytes | None = None,
        after: str | None = None,
    ) -> Entry:
        """Append one entry; when this returns it survives a power cut, and where it raises nothing was stored.

        `after` is the hash of the newest entry of that rencana (satker and tahun) the writer saw, "" for one who
        saw none, None not to check; another newest entry raises VersionClash. ValueError for an `content` that has not
        the shape of its jenis (a mistake of the program).
        """
        ...

    def read(self, since: int = 0) -> Iterator[Entry]:
        """Entries with nomor > `since`, in order; each is checked against its hash and the one before it.

        Where one is damaged or missing, those before it are given first. Originals are not looked at.
        """
        ...

    def tip(self) -> tuple[int, str]:
        """Number and hash of the newest entry, (0, "") while there is none; cheap enough for every page run."""
        ...

    def newest_hash(self, satker: str | None, tahun: int | None, number: int) -> str:
        """Hash of the newest entry up to `number` of one rencana (None, None: of what is no rencana's), the `after` of
        the next one; "" where it has none."""
        ...

    def is_empty(self) -> bool:
        """Whether there is no entry at all, whole or damaged."""
        ...

    def hash_at(self, number: int) -> str | None:
        """Hash of one entry, checked by itself whatever stands around it; None where there is no such entry."""
        ...

    def remember(self, number: int, entry_hash: str) -> None:
        """From now on `add` refuses with words unless that entry is still in the journal and all after it is whole."""
        ...

    def was_replaced(self, number: int, entry_hash: str) -> bool:
        """Whether a person said that this journal stands in place of the one that held that entry."""
        ...

    def read_file(self, sha256: str) -> bytes:
        """The bytes of an original as it came, checked against its SHA-256."""
        ...


def open_journal(address: str | Path) -> FolderJournal:
    """The journal at `address`, a folder's path; the folder is made with the first entry.

    Raises MonevError for an address that is not a folder's path.
    """
    if "://" in str(address):
        raise MonevError(
            f"Alamat jurnal {str(address).partition('://')[0]}://… tidak dikenal.",
            "Alamat jurnal adalah jalur sebuah folder, misalnya data/monev.jurnal.",
            heading="Alamat jurnal tidak dikenal",
        )
    if Path(address).is_file():
        raise MonevError(
            f"{address} adalah berkas, sedangkan jurnal berupa folder.",
            "Alamat jurnal adalah jalur sebuah folder, misalnya data/monev.jurnal.",
            heading="Alamat jurnal tidak dikenal",
        )
    return FolderJournal(address)
