"""The journal of N offices: each has Gunungkidul's plan of 2024 (228 tenggat), uploads it and
reports."""

from __future__ import annotations

import copy
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from unittest import mock

from bench.offices import list_nation
from monev.access import LOCAL
from monev.core.content import Change, FieldEdit, Suntingan, as_content
from monev.core.dates import end_of_month
from monev.core.records import JsonObject
from monev.database import Database
from monev.journal import Entry, FolderJournal, Journal
from monev.offices.office_register import load_register
from monev.uploads import check_upload, plan_upload

TAHUN = 2024
PLAN = (
    Path(__file__).resolve().parents[2]
    / "data"
    / "Rencana Aksi ZI KPU Kabupaten Gunungkidul 2024.xlsx"
)


@cache
def content_of_plan() -> JsonObject:
    """What an unggahan of the plan holds, as the program reads its file; nobody changes it."""
    with tempfile.TemporaryDirectory() as folder:
        db = Database.open_at(None, FolderJournal(folder))
        plan = plan_upload(
            db, check_upload(PLAN.read_bytes(), PLAN.name), posisi=date(TAHUN, 1, 31)
        )
        db.close()
    return {**plan.content, "peringatan": [], "perubahan": []}


class Rencana:
    """One office's plan as it stands now; each method appends what changes it."""

    def __init__(self, satker: str, unggahan: int = 0) -> None:
        self.satker, self.unggahan = satker, unggahan
        self._chance = Random(satker)
        self._content = copy.deepcopy(content_of_plan())
        self._edits = 0
        self._edited: int | None = (
            None  # the unggahan that the one goes on from which changes in the app are joined in
        )
        self._posisi = date(TAHUN, 1, 31)

    def upload(self, journal: Journal) -> Entry:
        """The next unggahan of a file; from the second on more of what is due is reported done."""
        self.unggahan += 1
        self._edited = None
        self._posisi = end_of_month(TAHUN, min(12, 3 * self.unggahan - 2))
        day = self._posisi.isoformat()
        for tenggat in (
            tenggat for langkah in self._content["langkah"] for tenggat in langkah["tenggat"]
        ):
            if self.unggahan > 1 and tenggat["jatuh_tempo"] <= day and self._chance.random() < 0.5:
                tenggat |= {
                    "laporan": "selesai",
                    "tanggal_selesai": tenggat["jatuh_tempo"],
                    "selesai_sejak": day,
                }
        self._content |= {"unggahan": self.unggahan, "posisi": day, "dilaporkan": self.unggahan > 1}
        return self._add(journal, "unggahan", self._content)

    def edit(self, journal: Journal) -> Entry:
        """A change made in the app: what stands in the way of a tenggat."""
        if self._edited is None:
            self._edited = self.unggahan
            self.unggahan += 1
        self._edits += 1
        langkah = self._chance.choice(
            [langkah for langkah in self._content["langkah"] if langkah["tenggat"]]
        )
        tenggat = self._chance.choice(langkah["tenggat"])
        before, tenggat["kendala"] = (
            tenggat["kendala"],
            f"Menunggu jadwal pimpinan, catatan {self._edits}",
        )
        kode, key, after = langkah["kode"], tenggat["tenggat"], tenggat["kendala"]
        change = Suntingan(
            unggahan=self.unggahan,
            asal=self._edited,
            pangkal=None,
            kembar=None,
            jenis="suntingan",
            rapat=None,
            posisi=self._posisi,
            menarik=None,
            ubah=(FieldEdit(kode, key, None, "kendala", before, after),),
            perubahan=(
                Change(
                    "laporan_berubah", kode, langkah["langkah_aksi"], key, "Kendala", before, after
                ),
            ),
        )
        return self._add(journal, "suntingan", as_content(change))

    def _add(self, journal: Journal, jenis: str, content: JsonObject) -> Entry:
        return journal.add(
            jenis=jenis, pelaku="ukur", satker=self.satker, tahun=TAHUN, content=content
        )


def fill(journal: Journal, offices: int, uploads: int, changes: int) -> list[Rencana]:
    """The register, and of each office so many uploads, after each so many changes."""
    rows = list_nation(offices)
    db = Database.open_at(None, journal)
    load_register(db, rows, pelaku=LOCAL.pelaku)
    db.close()
    plans = [Rencana(row.name) for row in rows if row.level == "kabupaten_kota"]
    # What is written here would not survive a power cut; nobody needs it then.
    with mock.patch("os.fsync"):
        for _ in range(uploads):
            for append in (Rencana.upload, *[Rencana.edit] * changes):
                for plan in plans:
                    append(plan, journal)
    return plans
