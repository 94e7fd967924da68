"""The file the rows of a rencana came from: its name, its bytes, and which unggahan it made."""

from __future__ import annotations

from dataclasses import dataclass

from monev.basisdata import Basisdata
from monev.keadaan import ke_baris
from monev.satker import nama_baku


@dataclass(frozen=True, slots=True)
class BerkasAsal:
    """An original file in the journal: `unggahan_id` and `unggahan` it made, `hash_entri` of that entry."""

    nama: str
    sha256: str
    unggahan: int
    unggahan_id: int
    hash_entri: str


def berkas_asal(db: Basisdata, satker: str, tahun: int, unggahan: int) -> BerkasAsal | None:
    """The newest file at or before that unggahan that was not cancelled; None where all of it was made in the app."""
    semua = ke_baris(db.tanya("mutu/berkas", tahun=tahun))
    milik = [b for b in semua if nama_baku(b["satker"]) == nama_baku(satker) and b["unggahan"] <= unggahan]
    if not milik:
        return None
    b = milik[-1]
    return BerkasAsal(
        nama=b["nama_berkas"] or f"unggahan {b['unggahan']}",
        sha256=b["sha256"],
        unggahan=b["unggahan"],
        unggahan_id=b["unggahan_id"],
        hash_entri=b["hash_entri"],
    )
