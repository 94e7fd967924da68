"""Where the database and its journal lie: options first, then the environment, then the usual place (DESIGN §9)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

DB_BAWAAN = "data/monev.duckdb"
AKHIRAN_DB = ".duckdb"
AKHIRAN_JURNAL = ".jurnal"


@dataclass(frozen=True, slots=True)
class Tempat:
    """The DuckDB file, and the journal's address as `monev.jurnal.buka_jurnal` takes it."""

    db: Path
    jurnal: str


def tempat(db: str | Path | None = None, jurnal: str | Path | None = None) -> Tempat:
    """Resolve both: `db` else MONEV_DB else data/monev.duckdb; `jurnal` else MONEV_JURNAL else beside the database.

    Beside `data/monev.duckdb` lies `data/monev.jurnal`. An empty variable counts as not set.
    """
    berkas = Path(db or os.environ.get("MONEV_DB") or DB_BAWAAN)
    pangkal = berkas.name.removesuffix(AKHIRAN_DB)
    return Tempat(berkas, str(jurnal or os.environ.get("MONEV_JURNAL") or berkas.with_name(pangkal + AKHIRAN_JURNAL)))
