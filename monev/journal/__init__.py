"""The append-only record of all that changes what people see: the truth and the audit log (docs/design.md §6)."""

from pathlib import Path

from monev.core.errors import MonevError
from monev.journal.entry import JOURNAL_VERSION, Entry
from monev.journal.folder import FolderJournal
from monev.journal.interface import Journal
from monev.journal.places import is_postgres


def open_journal(address: str | Path) -> Journal:
    """The journal at a folder's path or postgresql://, made with the first entry. Raises MonevError for no address."""
    if is_postgres(str(address)):
        # Not at the top: who keeps the journal in a folder, nearly everybody, need not load PostgreSQL's driver.
        from monev.journal.postgres import PostgresJournal
        from monev.journal.postgres_server import server_of

        return PostgresJournal(server_of(str(address)))
    beginning, scheme, _ = str(address).partition("://")  # what follows may hold a password
    if scheme or Path(address).is_file():
        raise MonevError(
            f"{beginning}{scheme} tidak dikenal sebagai alamat jurnal: bukan folder, bukan PostgreSQL.",
            "Sebut jalur sebuah folder, misalnya data/monev.jurnal, atau postgresql://pengguna@server/nama.",
        )
    return FolderJournal(address)
