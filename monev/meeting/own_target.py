"""The target that a meeting fulfils by being held: the langkah that is this meeting itself."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import NamedTuple

from monev import figures
from monev.core import clock
from monev.core.dates import format_tenggat
from monev.core.text import shorten
from monev.database import Database
from monev.figures import View, plan_rows
from monev.figures.rows import BuktiRow
from monev.figures.views import newest_view
from monev.meeting.records import Rapat

PAPERS = {
    "Undangan": "undangan",
    "Daftar hadir": "hadir",
    "Notulensi": "notulen",
    "Laporan": "laporan",
    "Hasil monitoring dan evaluasi": "lembar",
}
"""Kind of a bukti → the paper of a meeting that is one."""
PHOTOS = "Dokumentasi"
"""The kind of bukti that its photos are."""
WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
"""The words of a langkah that asks for such a meeting: that people meet (`meets`), `about` what."""
_NAMES = [re.compile(rf"\b({'|'.join(said)})\b", re.IGNORECASE) for said in WORDS.values()]
_LEAST = 2
"""So many kinds of papers a langkah asks for, or it is not this meeting."""


_USUAL_DAYS = 31
"""A triwulan is usually evaluated within so many days of the target's due day."""


class OwnTarget(NamedTuple):
    """The target that a meeting fulfils by being held.

    - rows: its bukti that are the meeting's papers
    - day: when it is done then; late: so many days after it was due
    """

    kode: str
    tenggat: str
    words: str
    rows: list[BuktiRow]
    day: date
    late: int

    @property
    def place(self) -> tuple[str, str]:
        """Its kode and tenggat."""
        return self.kode, self.tenggat

    @property
    def said(self) -> str:
        """Its name in the record of a meeting that fulfils it."""
        return f"{self.kode} {self.tenggat}"

    @property
    def is_usual(self) -> bool:
        """True if the meeting is held when such a target is usually met: *Ya* is proposed."""
        return self.late <= _USUAL_DAYS


def own_target(db: Database, view: View, rapat: Rapat) -> OwnTarget | None:
    """Find the last target of the periode whose langkah is the meeting about the ZI itself."""
    by_target: dict[tuple[str, str], list[BuktiRow]] = {}
    for row in plan_rows(db, view, figures.bukti, BuktiRow):
        is_paper = row["jenis_bukti"] in (*PAPERS, PHOTOS)
        # Its words name a meeting, and what this one is about.
        is_about = all(names.search(row["langkah_aksi"]) for names in _NAMES)
        if is_paper and row["bulan_ke"] in rapat.periode.months and is_about:
            by_target.setdefault((row["kode"], row["tenggat"]), []).append(row)
    for (kode, tenggat), rows in sorted(by_target.items(), key=lambda each: each[0][1])[::-1]:
        if len({row["jenis_bukti"] for row in rows} & {*PAPERS}) >= _LEAST:
            name = shorten(rows[0]["langkah_aksi"], 60)
            words = f"{rows[0]['kode_tampil']} {name}, {format_tenggat(tenggat)}"
            day = min(rapat.tanggal, clock.today())
            late = max((day - rows[0]["jatuh_tempo"]).days, 0)
            return OwnTarget(kode, tenggat, words, rows, day, late)
    return None


def can_fulfil(db: Database, view: View, rapat: Rapat) -> OwnTarget | None:
    """Return the meeting's own target, unless its bukti are there.

    What is called verified by now does not change any more either.
    """
    own = own_target(db, view, rapat)
    if own is None or all(row["hadir"] for row in own.rows):
        return None
    now = newest_view(db, view.satker, view.tahun)
    for row in plan_rows(db, now, figures.bukti, BuktiRow):
        if (row["kode"], row["tenggat"]) == own.place and row["status"] == "terverifikasi":
            return None
    return own


def meeting_itself(db: Database, view: View, rapat: Rapat) -> OwnTarget | None:
    """Return the target that the meeting fulfilled, or is asked about at its close.

    Nobody is asked for it.
    """
    if rapat.is_open:
        return can_fulfil(db, view, rapat)
    own = own_target(db, view, rapat)
    return own if own and own.said == rapat.memenuhi else None
