"""Makes the journal of N offices: each has Gunungkidul's plan of 2024 (228 tenggat), and reports on
it.
"""

from __future__ import annotations

import copy
import tempfile
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from random import Random

from bench.offices import list_nation
from monev.access import LOCAL
from monev.core.content import Statement, Statements, as_content
from monev.core.dates import end_of_month
from monev.core.records import JsonObject
from monev.database import Database
from monev.journal import Entry, Journal, open_journal
from monev.offices.office_register import load_register
from monev.uploads import check_upload, plan_upload

TAHUN = 2024
DATA = Path(__file__).resolve().parents[2] / "data"
PLAN = DATA / "Rencana Aksi ZI KPU Kabupaten Gunungkidul 2024.xlsx"


@cache
def content_of_plan() -> JsonObject:
    """Read the content of an unggahan of the plan from its file; it must not be changed."""
    with tempfile.TemporaryDirectory() as folder:
        db = Database.open_at(None, open_journal(folder))
        checked = check_upload(PLAN.read_bytes(), PLAN.name)
        plan = plan_upload(db, checked, posisi=date(TAHUN, 1, 31))
        db.close()
    return {**plan.content, "peringatan": [], "perubahan": []}


class Rencana:
    """One office's plan as it is now; each method appends an entry that changes it."""

    def __init__(self, satker: str, unggahan: int = 0) -> None:
        self.satker = satker
        self.unggahan = unggahan
        self._chance = Random(satker)
        self._content = copy.deepcopy(content_of_plan())
        self._edits = 0
        self._posisi = date(TAHUN, 1, 31)

    def upload(self, journal: Journal) -> Entry:
        """Append the next unggahan of a file; from the second on about half of the tenggat due are
        done.
        """
        self.unggahan += 1
        self._posisi = end_of_month(TAHUN, min(12, 3 * self.unggahan - 2))
        day = self._posisi.isoformat()
        every = chain.from_iterable(langkah["tenggat"] for langkah in self._content["langkah"])
        for tenggat in every:
            is_due = self.unggahan > 1 and tenggat["jatuh_tempo"] <= day
            if is_due and self._chance.random() < 0.5:
                tenggat |= {"laporan": "selesai", "tanggal_selesai": tenggat["jatuh_tempo"]}
        self._content |= {"unggahan": self.unggahan, "posisi": day, "dilaporkan": self.unggahan > 1}
        return self._add(journal, "unggahan", self._content)

    def edit(self, journal: Journal) -> Entry:
        """Append a change made in the app: another kendala of a tenggat."""
        self._edits += 1
        with_tenggat = [langkah for langkah in self._content["langkah"] if langkah["tenggat"]]
        langkah = self._chance.choice(with_tenggat)
        tenggat = self._chance.choice(langkah["tenggat"])
        kode = langkah["kode"]
        month = tenggat["tenggat"]
        before = tenggat["kendala"]
        after = f"Menunggu jadwal pimpinan, catatan {self._edits}"
        tenggat["kendala"] = after
        field = Statement(kode, month, None, "kendala", before, after, self._posisi)
        edit = Statements(rapat=None, menarik=None, ubah=(field,))
        return self._add(journal, "isian", as_content(edit))

    def _add(self, journal: Journal, jenis: str, content: JsonObject) -> Entry:
        return journal.add(
            jenis=jenis, pelaku="ukur", satker=self.satker, tahun=TAHUN, content=content
        )


def fill(journal: Journal, offices: int, uploads: int, changes: int) -> list[Rencana]:
    """Write the register, then for each office `uploads` uploads with `changes` changes after
    each.
    """
    rows = list_nation(offices)
    db = Database.open_at(None, journal)
    load_register(db, rows, pelaku=LOCAL.pelaku)
    db.close()
    plans = [Rencana(row.name) for row in rows if row.level == "kabupaten_kota"]

    def write() -> None:
        for _ in range(uploads):
            for append in (Rencana.upload, *[Rencana.edit] * changes):
                for plan in plans:
                    append(plan, journal)

    journal.store.write(write)  # at once: nobody waits for the disk after each
    return plans
