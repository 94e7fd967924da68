"""The journal of N offices: each has Gunungkidul's plan of 2024 (228 tenggat), uploads it, meets and reports."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

from monev.access import LOCAL
from monev.core.dates import end_of_month
from monev.database import Database
from monev.journal import Entry, FolderJournal, Journal
from monev.offices import load_register
from monev.uploads import check_upload, plan_upload
from tests.offices.nation import list_nation

TAHUN = 2024
PLAN = Path(__file__).resolve().parents[2] / "data" / "Rencana Aksi ZI KPU Kabupaten Gunungkidul 2024.xlsx"
MEETING = {
    **{"judul": "Rapat evaluasi", "tanggal": "2024-03-31", "posisi": "2024-03-31", "periode": "tw1", "tempat": "Aula"},
    **{"pemimpin": "Ketua", "notulis": "Kasubbag", "status": "berlangsung", "layar": ""},
}


@cache
def langkah_of_plan() -> list[dict[str, Any]]:
    """The langkah of the plan, as the program reads its file; nobody changes them."""
    with tempfile.TemporaryDirectory() as folder:
        db = Database.open_at(None, FolderJournal(folder))
        plan = plan_upload(db, check_upload(PLAN.read_bytes(), PLAN.name), posisi=date(TAHUN, 1, 31))
        db.close()
    return plan.content["langkah"]


class Rencana:
    """One office's plan as it stands now; each method appends what changes it."""

    def __init__(self, satker: str) -> None:
        self.satker = satker
        self._chance = Random(satker)
        self._langkah = copy.deepcopy(langkah_of_plan())
        self.unggahan = self._notes = self._edits = 0
        self._edited: int | None = None  # the unggahan that the one goes on from which changes in the app are joined in
        self._posisi = date(TAHUN, 1, 31)

    def upload(self, journal: Journal) -> Entry:
        """The next unggahan of a file; from the second on more of what is due is reported done."""
        self.unggahan += 1
        self._edited = None
        self._posisi = end_of_month(TAHUN, min(12, 3 * self.unggahan - 2))
        day = self._posisi.isoformat()
        for tenggat in (tenggat for langkah in self._langkah for tenggat in langkah["tenggat"]):
            if self.unggahan > 1 and tenggat["jatuh_tempo"] <= day and self._chance.random() < 0.5:
                tenggat |= {"laporan": "selesai", "tanggal_selesai": tenggat["jatuh_tempo"], "selesai_sejak": day}
        content = {"jenis": "berkas", "catatan": "", "nama_berkas": PLAN.name, "simulasi": False, "peringatan": []}
        number = {"unggahan": self.unggahan, "posisi": day, "dilaporkan": self.unggahan > 1, "perubahan": []}
        return self._add(journal, "unggahan", {**content, **number, "langkah": self._langkah})

    def edit(self, journal: Journal, seen: int | None = None) -> Entry:
        """A change made in the app: what stands in the way of a tenggat."""
        if self._edited is None:
            self._edited = self.unggahan
            self.unggahan += 1
        self._edits += 1
        langkah = self._chance.choice([langkah for langkah in self._langkah if langkah["tenggat"]])
        tenggat = self._chance.choice(langkah["tenggat"])
        before, tenggat["kendala"] = tenggat["kendala"], f"Menunggu jadwal pimpinan, catatan {self._edits}"
        where = {"kode": langkah["kode"], "tenggat": tenggat["tenggat"]}
        said = {"dari": before, "ke": tenggat["kendala"]}
        change = {"jenis": "laporan_berubah", "langkah_aksi": langkah["langkah_aksi"], "kolom": "Kendala"}
        content = {
            **dict.fromkeys(("pangkal", "kembar", "rapat", "menarik")),
            **{"unggahan": self.unggahan, "asal": self._edited, "jenis": "suntingan"},
            "posisi": self._posisi.isoformat(),
            "ubah": [{**where, "bukti": None, "kolom": "kendala", **said}],
            "perubahan": [{**change, **where, **said}],
        }
        return self._add(journal, "suntingan", content, seen)

    def note(self, journal: Journal) -> Entry:
        """The next thing said in the meeting, which is opened with the first."""
        self._notes += 1
        thing, event, after = "bahasan", "bahasan", {"jenis": "arahan", "area": "I", "isi": f"Arahan {self._notes}"}
        if self._notes == 1:
            thing, event, after = "rapat", "buka", MEETING
        change = {"benda": thing, "nomor": max(1, self._notes - 1), "dari": None, "ke": after}
        content = {"rapat": 1, "peristiwa": event, "menarik": None, "ubah": [change]}
        return self._add(journal, "rapat", content)

    def _add(self, journal: Journal, jenis: str, content: dict[str, Any], seen: int | None = None) -> Entry:
        return journal.add(jenis=jenis, pelaku="ukur", satker=self.satker, tahun=TAHUN, content=content, seen=seen)


def fill(journal: Journal, offices: int, uploads: int, changes: int) -> list[Rencana]:
    """The register, and of each office so many uploads, after each so many changes, every fourth said in a meeting."""
    rows = list_nation(offices)
    db = Database.open_at(None, journal)
    load_register(db, rows, pelaku=LOCAL.pelaku)
    db.close()
    plans = [Rencana(row.name) for row in rows if row.level == "kabupaten_kota"]
    with without_fsync():
        for _ in range(uploads):
            for plan in plans:
                plan.upload(journal)
            for number in range(1, changes + 1):
                for plan in plans:
                    plan.note(journal) if number % 4 == 0 else plan.edit(journal)
    return plans


@contextmanager
def without_fsync() -> Iterator[None]:
    """What is written meanwhile would not survive a power cut; nobody needs it then."""
    with mock.patch("os.fsync"):
        yield
