"""The append-only record of every change that people see: the truth and the audit log.

See docs/operations.md. Here is the store at an address.
"""

import logging
from functools import cache
from pathlib import Path

from monev.core.errors import MonevError
from monev.journal.address import Address, is_postgres
from monev.journal.entry import JOURNAL_VERSION, Entry
from monev.journal.journal import Journal
from monev.journal.sqlite_store import ELSEWHERE, SqliteStore
from monev.journal.store import Store

log = logging.getLogger(__name__)
JOURNAL_SUFFIX = ".jurnal"
_servers: dict[str, Store] = {}
"""PostgreSQL by its address without the password."""


def open_journal(address: str | Path) -> Journal:
    """Open the journal at a file's path or postgresql:// address. It is made with its first entry.

    Raises MonevError for another address.
    """
    return Journal(store_at(address))


def store_at(address: str | Path) -> Store:
    """Return the store at an address, the same object for the whole process.

    Raises as `open_journal`.
    """
    place = Address(address)
    if is_postgres(place):
        if place in _servers and not place.has_secret:
            return _servers[place]
        # Not at the top: nearly everybody keeps the journal in a file and needs no driver.
        from monev.journal.postgres_store import store_of

        store = store_of(place.with_secret())
        return _servers.setdefault(store.name, store)
    if "://" in place:
        told = f"{place} tidak dikenal sebagai alamat jurnal: bukan berkas, bukan PostgreSQL."
        advice = (
            "Sebut jalur sebuah berkas, misalnya data/monev.jurnal, atau "
            "postgresql://pengguna@server/nama."
        )
        raise MonevError(told, advice)
    file = Path(place).expanduser().absolute()
    if (file / "entri").is_dir():
        raise MonevError(
            f"Data di {file} ditulis Monev ZI versi sebelum 1.2, yang tidak dibaca lagi di sini.",
            "Pasang 1.2 dahulu dan jalankan sekali: ia memindahkan data itu ke satu berkas. "
            "Sesudah itu jalankan versi ini. Tidak ada yang diubah.",
        )
    store = _store_in(file)
    store.check_place()
    return store


@cache
def _store_in(file: Path) -> SqliteStore:
    store = SqliteStore(file)
    if told := store.remark():
        log.warning("%s %s", told, ELSEWHERE)
    return store
