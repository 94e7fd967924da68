"""Several bukti ticked with one touch: each is a change of its own, as if it were ticked by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.figures import format_number
from monev.meeting import Rapat
from pages.rapat.area_screen import ticked_bukti_status


def tick_several(db: Database, r: Rapat, pelaku: str, content: Mapping[str, Any]) -> dict[str, str]:
    """Tick (`nilai`) or clear every bukti of `daftar`: kode, tenggat, bukti and what was seen. What somebody else
    changed meanwhile is refused as at a single tick; those before it are stored."""
    ticked = bool(content["nilai"])
    changed = 0
    for one in content["daftar"]:
        seen = dict(one["dilihat"])
        where = Target(one["kode"], one["tenggat"], one["bukti"])
        value = {"status": ticked_bukti_status(ticked, seen["status"])}
        done = edit(db, r.satker, r.tahun, where, value, pelaku=pelaku, seen=seen, rapat=r.nomor)
        changed += done.entry is not None
    return {"pesan": f"{format_number(changed)} bukti {'dicatat ada' if ticked else 'dicatat belum ada'}."}
