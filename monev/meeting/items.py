"""What an area's screen goes through one by one: tenggat that are late or lack proof, with every document asked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from monev import figures
from monev.database import to_rows
from monev.figures import View
from monev.meeting.meeting_records import Rapat, read_rapat_changes

if TYPE_CHECKING:
    from monev.database import Database


def area_items(db: Database, p: View, rapat: Rapat, area: str) -> list[dict[str, Any]]:
    """The items of one area, longest due first: rows of `keadaan.tenggat` as dicts, each with its `bukti` (a list of
    nama, jenis, status, hadir, celah: every document owed for it).

    An item is late, or lacks proof it owes, or was changed in this meeting: what has just been settled keeps its place
    until the meeting ends, so that nobody loses the line they were on.
    """
    bukti = defaultdict(list)
    for b in to_rows(db.ask("meeting/bukti_of_area", unggahan_id=p.unggahan_id, posisi=p.posisi, area=area)):
        bukti[b["kode"], b["tenggat"]].append(b)
    changed = {(b["kode"], b["tenggat"]) for b in to_rows(read_rapat_changes(db, rapat))}
    tenggat = figures.tenggat(db, p)
    result = []
    for t in to_rows(tenggat[tenggat["area"] == area]):
        key = (t["kode"], t["tenggat"])
        if t["status"] == "terlambat" or key in changed or any(b["celah"] for b in bukti[key]):
            result.append({**t, "bukti": bukti[key]})
    return sorted(result, key=lambda t: (t["jatuh_tempo"], t["urutan"]))
