"""Where the database and its journal lie: options first, the environment next, then the usual (docs/design.md §9)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from monev.journal.places import JOURNAL_SUFFIX

DEFAULT_DB = "data/monev.duckdb"
DB_SUFFIX = ".duckdb"
_OF_COMMANDS = ".perintah"
_SEEN_SUFFIX = ".ujung"


@dataclass(frozen=True, slots=True)
class Place:
    """The app's DuckDB file, and the journal's address as `monev.journal.open_journal` takes it."""

    db: Path
    journal: str


def find_place(db: str | Path | None = None, journal: str | Path | None = None) -> Place:
    """Resolve both: `db` else MONEV_DB else data/monev.duckdb; `journal` else MONEV_JURNAL else beside the database.

    Beside `data/monev.duckdb` lies `data/monev.jurnal`. An empty variable counts as not set.
    """
    file = Path(db or os.environ.get("MONEV_DB") or DEFAULT_DB)
    stem = file.name.removesuffix(DB_SUFFIX)
    return Place(file, str(journal or os.environ.get("MONEV_JURNAL") or file.with_name(stem + JOURNAL_SUFFIX)))


def files_at(database: Path) -> tuple[Path, Path]:
    """The app's file and the commands' own beside it, found by either: `data/monev.duckdb`,
    `data/monev.perintah.duckdb`."""
    app = database.with_name(database.name.replace(_OF_COMMANDS, ""))
    return app, app.with_stem(app.stem + _OF_COMMANDS)


def seen_file(database: Path) -> Path:
    """Where both note what they saw last of the journal: `data/monev.duckdb.ujung`."""
    app, _ = files_at(database)
    return app.with_name(app.name + _SEEN_SUFFIX)
