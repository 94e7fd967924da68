"""What an area's screen goes through one by one: tenggat that are late or lack proof, with every document asked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from monev import keadaan
from monev.keadaan import Pandangan, ke_baris
from monev.rapat.baca import Rapat, perubahan_rapat

if TYPE_CHECKING:
    from monev.basisdata import Basisdata


def butir_area(db: Basisdata, p: Pandangan, rapat: Rapat, area: str) -> list[dict[str, Any]]:
    """The items of one area, longest due first: rows of `keadaan.tenggat` as dicts, each with its `bukti` (a list of
    nama, jenis, status, hadir, celah: every document owed for it).

    An item is late, or lacks proof it owes, or was changed in this meeting: what has just been settled keeps its place
    until the meeting ends, so that nobody loses the line they were on.
    """
    bukti = defaultdict(list)
    for b in ke_baris(db.tanya("rapat/bukti_area", unggahan_id=p.unggahan_id, posisi=p.posisi, area=area)):
        bukti[b["kode"], b["tenggat"]].append(b)
    berubah = {(b["kode"], b["tenggat"]) for b in ke_baris(perubahan_rapat(db, rapat))}
    tenggat = keadaan.tenggat(db, p)
    hasil = []
    for t in ke_baris(tenggat[tenggat["area"] == area]):
        kunci = (t["kode"], t["tenggat"])
        if t["status"] == "terlambat" or kunci in berubah or any(b["celah"] for b in bukti[kunci]):
            hasil.append({**t, "bukti": bukti[kunci]})
    return sorted(hasil, key=lambda t: (t["jatuh_tempo"], t["urutan"]))
