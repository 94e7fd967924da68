"""What lies beside a journal's folder, named like it."""

from pathlib import Path

JOURNAL_SUFFIX = ".jurnal"
ACCOUNTS_SUFFIX = ".akun.sqlite"
POSTGRES = ("postgresql://", "postgres://")


def is_postgres(address: str) -> bool:
    """Whether a journal's address is one of PostgreSQL."""
    return address.startswith(POSTGRES)


def accounts_file(journal: str | Path) -> Path:
    """The people and their passwords: `data/monev.jurnal` → `data/monev.akun.sqlite`; in PostgreSQL no file."""
    folder = Path(journal).expanduser().absolute()
    return folder.with_name(folder.name.removesuffix(JOURNAL_SUFFIX) + ACCOUNTS_SUFFIX)
