"""The append-only record of all that changes what people see: the truth and the audit log
(docs/operations.md); where it lies, and what lies beside a journal's folder, named like it."""

from pathlib import Path

from monev.core.errors import MonevError
from monev.journal.address import Address, is_postgres
from monev.journal.entry import JOURNAL_VERSION, Entry
from monev.journal.folder import FolderJournal
from monev.journal.interface import Journal

JOURNAL_SUFFIX = ".jurnal"
ACCOUNTS_SUFFIX = ".akun.sqlite"


def accounts_file(journal: str | Path) -> Path:
    """The people and their passwords: `data/monev.jurnal` → `data/monev.akun.sqlite`; in PostgreSQL
    no file."""
    folder = Path(journal).expanduser().absolute()
    return folder.with_name(folder.name.removesuffix(JOURNAL_SUFFIX) + ACCOUNTS_SUFFIX)


def open_journal(address: str | Path) -> Journal:
    """The journal at a folder's path or postgresql://, made with the first entry. Raises MonevError
    for no address."""
    place = Address(address)
    if is_postgres(place):
        # Not at the top: who keeps the journal in a folder, nearly everybody, need not load
        # PostgreSQL's driver.
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
