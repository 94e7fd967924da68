"""What lies beside a journal's folder, named like it."""

from __future__ import annotations

import os
from pathlib import Path

JOURNAL_SUFFIX = ".jurnal"
ACCOUNTS_SUFFIX = ".akun.sqlite"
POSTGRES = ("postgresql://", "postgres://")


def is_postgres(address: str) -> bool:
    """Whether a journal's address is one of PostgreSQL."""
    return address.startswith(POSTGRES)


def accounts_file(journal: str | Path) -> Path:
    """The people and their passwords: `data/monev.jurnal` → `data/monev.akun.sqlite`.

    Where the journal is in PostgreSQL, they are this server's own and lie beside its database (MONEV_DB).
    """
    if is_postgres(str(journal)):
        database = Path(os.environ.get("MONEV_DB") or "data/monev.duckdb").expanduser().absolute()
        return database.with_name(database.name.removesuffix(".duckdb") + ACCOUNTS_SUFFIX)
    folder = Path(journal).expanduser().absolute()
    return folder.with_name(folder.name.removesuffix(JOURNAL_SUFFIX) + ACCOUNTS_SUFFIX)
