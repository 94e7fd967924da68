"""Random histories of a plan, against what docs/design.md §5 says of each day."""

import random
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from monev import figures
from monev.core.errors import MonevError
from monev.database import Database
from monev.edits.single_edits import Target, cancel_change, edit
from monev.edits.storing import say_complete
from monev.figures.views import newest_view, view_at
from monev.journal import Entry, open_journal
from monev.meeting import acts, records
from monev.meeting.ending import close_rapat, correct_rapat
from monev.uploads import plan_upload, store_upload
from monev.writing.plan_versions import cancel, restore
from tests.conftest import first_few
from tests.database.tables import all_table_content, said_in_picture
from tests.edits.dated_reference import Reference, Values
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.uploads.material import bukti_row, langkah, make_reading, realisasi_row

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
MARCH = date(2025, 3, 31)
BUKTI = ("Undangan", "Notulensi")


class History:
    """One plan, told by random acts to the program (by two servers) and to the reference."""

    def __init__(self, seed: int, folder: Path, today: Callable[[str], None]) -> None:
        self.rng = random.Random(seed)
        self.set_today = today
        self.day = date(2025, 4, 5)
        today(self.day.isoformat())
        self.journal = open_journal(folder / "jurnal")
        self.model = Reference(TAHUN)
        self.done: list[int] = []
        self.meetings: dict[int, records.Rapat] = {}
        self.closed: dict[int, tuple[int, Values, dict[str, int]]] = {}
        plan = []
        for number in range(1, 5):
            months = sorted(self.rng.sample(range(3, 13), self.rng.choice([1, 1, 2, 3])))
            two = dict.fromkeys(BUKTI, "belum_ada")
            targets = [tenggat_content(f"2025-{month:02d}", bukti=two) for month in months]
            plan.append(langkah_content(f"I.{number}.1", targets))
        self.learn(append_unggahan(self.journal, sample_content(plan, posisi=MARCH.isoformat())))
        self.dbs = [Database.open_at(folder / "satu.duckdb", self.journal)]
        self.dbs.append(Database.open_at(None, self.journal))
        self.folder = folder

    @property
    def tip(self) -> int:
        return self.journal.tip()[0]

    def act(self) -> None:
        """Do one act; what is refused changes nothing in either."""
        if self.rng.random() < 0.4:
            self.day = min(self.day + timedelta(self.rng.choice([1, 9, 40])), date(2026, 2, 5))
            self.set_today(self.day.isoformat())
        act_weights = {
            self.touch: 8, self.touch_in_meeting: 4, self.undo: 3, self.upload: 2, self.cancel: 1,
            self.restore: 1, self.complete: 1, self.open_meeting: 1, self.close_meeting: 1,
            self.correct_meeting: 1,
        }  # fmt: skip
        (what,) = self.rng.choices([*act_weights], [*act_weights.values()])
        tip = self.tip
        try:
            what(self.rng.choice(self.dbs))
        except MonevError:
            assert self.tip == tip, "what is refused stores nothing"
        for entry in self.journal.read(tip):
            self.learn(entry)

    def learn(self, entry: Entry) -> None:
        """Tell the reference what an entry says, but not from which day."""
        isi = entry.isi
        if entry.jenis == "unggahan":
            self.model.upload(entry.nomor, isi)
        elif entry.jenis == "isian":
            self.done.append(entry.nomor)
            if isi["menarik"] is not None:
                self.model.undo(entry.nomor, isi["menarik"])
                return
            meeting = None if isi["rapat"] is None else self.meetings[isi["rapat"]].posisi
            self.model.touch(entry.nomor, isi["ubah"], self.day, meeting)
            if isi.get("lengkap_per"):
                self.model.say_complete(entry.nomor, date.fromisoformat(isi["lengkap_per"]))
        elif entry.jenis in ("pembatalan", "pemulihan"):
            told = self.model.cancel if entry.jenis == "pembatalan" else self.model.restore
            told(entry.nomor, isi["unggahan"])
        else:
            assert entry.jenis == "rapat"

    def touch(self, db: Database, rapat: records.Rapat | None = None) -> None:
        view = newest_view(db, SATKER, TAHUN)
        if rapat is not None:
            view = view_at(db, SATKER, TAHUN, rapat.posisi)
        rows = figures.every_tenggat(db, view)
        place = self.rng.choice(sorted((row["kode"], row["tenggat"]) for row in rows))
        bukti = Target(*place, self.rng.choice(BUKTI))
        done = {"laporan": "selesai", "tanggal_selesai": self.rng.choice(["2025-03-20", ""])}
        said = {name: self.rng.choice(["Hujan", ""]) for name in ("kendala", "tindak_lanjut")}
        target, value = self.rng.choice(
            [
                (Target(*place), {"laporan": self.rng.choice(["selesai", "proses"])}),
                (Target(*place), {"laporan": "selesai"}),
                (Target(*place), done),
                (Target(*place), {"laporan": "belum", "tanggal_selesai": ""}),
                (Target(*place), {"laporan": "tidak_berlaku", "kendala": "Dihapus"}),
                (Target(*place), said),
                (bukti, {"status": self.rng.choice(["ada", "terverifikasi", "tidak_berlaku"])}),
                (bukti, {"status": "perlu_perbaikan", "catatan": "Belum ditandatangani"}),
                (bukti, {"tautan": "https://contoh.go.id/a"}),
                (Target(place[0]), {"pic": self.rng.choice(["Ketua", "Kasubbag"])}),
            ]
        )
        number = None if rapat is None else rapat.nomor
        edit(db, SATKER, TAHUN, target, value, pelaku=self.who(), rapat=number)

    def touch_in_meeting(self, db: Database) -> None:
        if self.meetings:
            self.touch(db, self.rng.choice([*self.meetings.values()]))

    def open_meeting(self, db: Database) -> None:
        end = self.rng.choice([MARCH, date(2025, 6, 30), date(2025, 9, 30)])
        if end <= self.day:
            who = {"pemimpin": "Ketua", "notulis": "Ani"}
            meeting = begin_rapat(db, posisi=end, tanggal=self.day.isoformat(), **who)
            self.meetings[meeting.nomor] = meeting

    def close_meeting(self, db: Database) -> None:
        for meeting in self.meetings.values():
            if meeting.nomor not in self.closed:
                acts.add_attendance(db, meeting, [("Ani", "Notulis")], pelaku="Ani")
                complete = {"laporan_lengkap": self.rng.choice(["", "ya"])}
                close_rapat(db, meeting, complete, pelaku="Ani")
                self.closed[meeting.nomor] = (self.tip, *self.shown_by(db, meeting))
                return

    def correct_meeting(self, db: Database) -> None:
        for number in self.closed:
            correct_rapat(db, self.meetings[number], alasan="Salah ketik", pelaku="Ani")
            del self.closed[number]
            return

    def shown_by(self, db: Database, meeting: records.Rapat) -> tuple[Values, dict[str, int]]:
        now = records.read_rapat(db, SATKER, TAHUN, meeting.nomor)
        return shown_by(db, records.rapat_view(db, now))

    def undo(self, db: Database) -> None:
        if self.done:
            cancel_change(db, SATKER, TAHUN, self.rng.choice(self.done[-4:]), pelaku=self.who())

    def upload(self, db: Database) -> None:
        """Upload the newest plan: a target moved, or a langkah dropped or back; with a report."""
        standing = (self.model.standing(self.tip) or self.model.files)[-1]
        now = {kode: [int(key[5:7]) for key in keys] for kode, keys in standing.targets.items()}
        for kode in ("I.1.1", "I.2.1", "I.3.1", "I.4.1"):
            if kode not in now and self.rng.random() < 0.5:
                now[kode] = [self.rng.randrange(3, 13)]
        chosen = self.rng.choice(sorted(now))
        if self.rng.random() < 0.6:
            which = self.rng.randrange(len(now[chosen]))
            now[chosen][which] = min(12, now[chosen][which] + 1)
        elif len(now) > 2:
            del now[chosen]
        rows = []
        for kode, months in sorted(now.items()):
            due = _due(f"2025-{month:02d}" for month in months)
            rows.append(langkah(kode, due, pic=standing.pic.get(kode)))
        posisi = self.rng.choice([min(self.day, date(2025, 12, 31)), MARCH, date(2025, 3, 10)])
        reading = make_reading(*rows, **self.reports(now))
        plan = plan_upload(db, reading, posisi=posisi, satker=SATKER, tahun=TAHUN)
        file = str(self.rng.random()).encode()
        about = {"pelaku": self.who(), "file": file, "file_name": "x.xlsx", "consent": True}
        store_upload(db, plan, **about)

    def reports(self, now: dict[str, list[int]]) -> dict[str, Any]:
        """Return what a file reports, on a target and a bukti of it; half of them nothing."""
        if self.rng.random() < 0.5:
            return {}
        kode = self.rng.choice(sorted(now))
        key = f"2025-{self.rng.choice(now[kode]):02d}"
        status, day = self.rng.choice(
            [("selesai", "2025-03-09"), ("selesai", None), ("proses", None), ("belum", None)]
        )
        realisasi = [realisasi_row(kode, key, status, day)]
        bukti = [bukti_row(kode, key, "Undangan", self.rng.choice(["ada", "belum_ada"]))]
        return {"realisasi": realisasi, "bukti": bukti}

    def cancel(self, db: Database) -> None:
        cancel(db, SATKER, TAHUN, reason="berkas tertukar", pelaku=self.who())

    def restore(self, db: Database) -> None:
        restore(db, SATKER, TAHUN, pelaku=self.who())

    def complete(self, db: Database) -> None:
        day = self.rng.choice([MARCH, self.day])
        say_complete(db, SATKER, TAHUN, day, pelaku=self.who())

    def some(self, values: Sequence[Any], count: int) -> list[Any]:
        return sorted(self.rng.sample(values, min(count, len(values))))

    def who(self) -> str:
        return self.rng.choice(["Ani", "Budi"])

    def check(self) -> None:
        """Compare each day, as known now and as known at a few entries before; and the meetings."""
        for db in self.dbs:
            db.catch_up()
        days = sorted({*self.model.days()})
        for known in (None, *self.some(range(1, self.tip + 1), 3)):
            after = self.tip if known is None else known
            if self.model.standing(after):
                for day in self.some(days, 8 if known is None else 3):
                    self.check_day(day, known, after)
        for number, (entry, values, counted) in self.closed.items():
            for db in self.dbs:
                assert self.shown_by(db, self.meetings[number]) == (values, counted), number
            day = self.meetings[number].posisi
            assert values == self.model.values(day, entry), ("closed", number)
            assert counted == self.model.figures(day, entry), ("closed", number)

    def check_day(self, day: date, known: int | None, after: int) -> None:
        db = self.rng.choice(self.dbs)
        view = view_at(db, SATKER, TAHUN, day, entri=known)
        assert view.unggahan == self.model.file_at(day, after).number, (day, known)
        assert view.lengkap_per == self.model.complete_at(day, after), (day, known)
        values, counted = shown_by(db, view)
        assert values == self.model.values(day, after), (day, known)
        assert counted == self.model.figures(day, after), (day, known)

    def close(self) -> None:
        for db in self.dbs:
            db.close()
        Database.open_at(self.folder / "ulang.duckdb", self.journal).close()


def shown_by(db: Database, view: figures.View) -> tuple[Values, dict[str, int]]:
    """Return what the program has of a view: each place with what it says, and the figures."""
    counted = figures.current_counts(db, view)._asdict()
    return said_in_picture(db, view.unggahan_id), counted


def _due(keys: Iterable[str]) -> str:
    return ", ".join(f"{MONTHS[int(key[5:7]) - 1]} 2025" for key in sorted({*keys}))


@pytest.mark.parametrize("seed", first_few(range(300), 6))
def test_each_day_says_what_was_said_of_it_whatever_came_since(seed, today):
    with TemporaryDirectory() as folder:
        history = History(seed, Path(folder), today)
        for _ in range(history.rng.randrange(6, 18)):
            history.act()
        history.check()
        history.close()
        first, again = (
            all_table_content(Path(folder) / f"{name}.duckdb") for name in ("satu", "ulang")
        )
        assert first == again, "made anew it says the same"


def test_a_day_of_completion_that_a_late_file_says_stands_with_its_status(today, tmp_path):
    """The status holds from what it replaces; the day before that was of no run of Selesai."""
    history = History(5, tmp_path, today)
    (db, *_), plan = history.dbs, history.model.files[0].targets
    kode = min(plan)
    key = max(plan[kode])
    edit(db, SATKER, TAHUN, Target(kode, key), {"laporan": "proses"}, pelaku="Ani")
    rows = [langkah(each, _due(keys)) for each, keys in plan.items()]
    done = [realisasi_row(kode, key, "selesai", "2025-03-09")]
    reading = make_reading(*rows, realisasi=done)
    late = plan_upload(db, reading, posisi=date(2025, 3, 10), satker=SATKER, tahun=TAHUN)
    store_upload(db, late, pelaku="Ani", file=b"x", file_name="x.xlsx", consent=True)
    said, _ = shown_by(db, newest_view(db, SATKER, TAHUN))
    assert said[kode, key]["tanggal_selesai"] == "2025-03-09"
