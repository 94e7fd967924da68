"""The append-only record of all that changes what people see: the truth and the audit log (docs/design.md §6)."""

from __future__ import annotations

from pathlib import Path

from monev.core.errors import MonevError
from monev.journal.entry import JOURNAL_VERSION, Entry
from monev.journal.folder import FolderJournal
from monev.journal.interface import Journal
from monev.journal.seen import check_seen

__all__ = ["JOURNAL_VERSION", "Entry", "FolderJournal", "Journal", "check_seen", "open_journal"]


def open_journal(address: str | Path) -> Journal:
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
