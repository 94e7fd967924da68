"""The file the rows of a rencana came from: its name, its bytes, and which unggahan it made."""

from __future__ import annotations

from dataclasses import dataclass

from monev.core.office_names import standard_name
from monev.database import Database, to_rows


@dataclass(frozen=True, slots=True)
class OriginFile:
    """An original file in the journal: `unggahan_id` and `unggahan` it made, `hash_entri` of that entry."""

    name: str
    sha256: str
    unggahan: int
    unggahan_id: int
    hash_entri: str


def find_origin_file(db: Database, satker: str, tahun: int, unggahan: int) -> OriginFile | None:
    """The newest file at or before that unggahan that was not cancelled; None where all of it was made in the app."""
    everything = to_rows(db.ask("quality/file", tahun=tahun))
    members = [
        b for b in everything if standard_name(b["satker"]) == standard_name(satker) and b["unggahan"] <= unggahan
    ]
    if not members:
        return None
    b = members[-1]
    return OriginFile(
        name=b["nama_berkas"] or f"unggahan {b['unggahan']}",
        sha256=b["sha256"],
        unggahan=b["unggahan"],
        unggahan_id=b["unggahan_id"],
        hash_entri=b["hash_entri"],
    )
