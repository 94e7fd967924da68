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
    if "://" in str(address):
        raise _unknown(f"Alamat jurnal {str(address).partition('://')[0]}://… tidak dikenal.")
    if Path(address).is_file():
        raise _unknown(f"{address} adalah berkas, sedangkan jurnal berupa folder.")
    return FolderJournal(address)


def _unknown(message: str) -> MonevError:
    return MonevError(
        message,
        "Alamat jurnal adalah jalur sebuah folder, misalnya data/monev.jurnal, atau postgresql://pengguna@server/nama.",
        heading="Alamat jurnal tidak dikenal",
    )
