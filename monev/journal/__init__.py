"""The append-only record of every change that people see: the truth and the audit log
(docs/operations.md). Here: where it lies, and the accounts' file beside its folder."""

from pathlib import Path

from monev.core.errors import MonevError
from monev.journal.address import Address, is_postgres
from monev.journal.entry import JOURNAL_VERSION, Entry
from monev.journal.folder import FolderJournal
from monev.journal.interface import Journal

JOURNAL_SUFFIX = ".jurnal"
ACCOUNTS_SUFFIX = ".akun.sqlite"


def accounts_file(journal: str | Path) -> Path:
    """Return the file of accounts beside a journal's folder: `data/monev.jurnal` →
    `data/monev.akun.sqlite`. With PostgreSQL there is no such file."""
    folder = Path(journal).expanduser().absolute()
    return folder.with_name(folder.name.removesuffix(JOURNAL_SUFFIX) + ACCOUNTS_SUFFIX)


def open_journal(address: str | Path) -> Journal:
    """Open the journal at a folder's path or postgresql:// address. It is made with its first
    entry. Raises MonevError for another address."""
    place = Address(address)
    if is_postgres(place):
        # Not at the top: nearly everybody keeps the journal in a folder and needs no driver.
        from monev.journal.postgres import PostgresJournal
        from monev.journal.postgres_server import server_of

        return PostgresJournal(server_of(place))
    if "://" in place or Path(place).is_file():
        told = f"{place} tidak dikenal sebagai alamat jurnal: bukan folder, bukan PostgreSQL."
        advice = (
            "Sebut jalur sebuah folder, misalnya data/monev.jurnal, atau "
            "postgresql://pengguna@server/nama."
        )
        raise MonevError(told, advice)
    return FolderJournal(place)
