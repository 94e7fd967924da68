"""The version of a rencana that a single change goes on from: the newest, or in a meeting the one judged at its posisi.

A tick in a meeting has to be stored in the blink of an eye, so nothing here reads a whole content.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from monev.core import clock
from monev.core.dates import format_tenggat
from monev.core.errors import NotFound
from monev.database import Database
from monev.figures import Rencana, find_rencana
from monev.figures.views import all_cancelled
from monev.writing.content import Content


@dataclass(frozen=True, slots=True)
class Newest:
    """The unggahan a change goes on from. `pangkal`: the unggahan of the
    main line it stands beside; `terbesar_sejalur`: the largest number on its line, cancelled ones too. `asal`: what a
    suntingan goes on from, `mulai`, `penyunting`, `rapat`: its first change. `beku`: a meeting was closed on it.
    `lengkap_per`: the posisi of the last complete report it knows of."""

    rencana: Rencana
    unggahan_id: int
    nomor: int
    pangkal: int | None
    nomor_terbesar: int
    terbesar_sejalur: int
    jenis: str
    posisi: date
    asal_id: int | None
    asal: int | None
    lengkap_per: date | None
    mulai: datetime | None
    penyunting: str | None
    rapat: int | None
    beku: bool

    def is_continued_by(self, jenis: str, posisi: date, pelaku: str, rapat: int | None) -> bool:
        """Whether a change joins this unggahan instead of beginning one: of the same meeting, or of the same person on
        the same day. Never where something newer was numbered after it, nor where a meeting was closed on it."""
        if self.beku or self.nomor != self.terbesar_sejalur or self.asal is None:
            return False
        if (self.jenis, self.posisi) != (jenis, posisi):
            return False
        if jenis == "rapat":
            return self.rapat == rapat
        if self.mulai is None:
            return False
        return self.penyunting == pelaku and self.mulai.astimezone(clock.zone()).date() == clock.today()


def find_newest(db: Database, satker: str, tahun: int, judged_at: date | None = None) -> Newest:
    """The newest unggahan that stands, or the one that is judged at a day; up to date with the journal. Raises NotFound
    where there is none."""
    db.catch_up()
    rencana = find_rencana(db, satker, tahun)
    found = db.ask("uploads/newest", rencana_id=rencana.rencana_id, posisi=judged_at)
    if not found:
        raise all_cancelled(rencana)
    return Newest(rencana=rencana, **found[0])


def read_langkah(db: Database, unggahan_id: int, kode: str) -> Content | None:
    """One langkah of an unggahan in the shape of the journal (without its jejak); None where it has no such kode."""
    for langkah in db.ask("uploads/langkah", unggahan_id=unggahan_id, kode=kode):
        return {**langkah, "lainnya": json.loads(langkah["lainnya"]), "tenggat": json.loads(langkah["tenggat"])}
    return None


def not_there(current: Newest, kode: str, tenggat: str | None = None, bukti: str | None = None) -> NotFound:
    """What to say of a langkah, tenggat or bukti that the version has not (any more)."""
    what = (f"Langkah {kode}", tenggat and f"target {format_tenggat(tenggat)}", bukti and f"bukti “{bukti}”")
    return NotFound(
        f"{', '.join(filter(None, what))} tidak ada pada versi terbaru, unggahan {current.nomor}.",
        "Muat ulang halaman untuk melihat yang ada.",
    )
