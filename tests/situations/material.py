"""The situations: real workbooks through the real upload, edits and meetings, each judged at a day.

An archive is one database with its journal; a situation is one rencana of it looked at at one
posisi on one day.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.figures import View, view_at
from monev.journal import open_journal
from monev.meeting import acts, ending
from monev.meeting.records import Rapat, rapat_view, read_rapat
from monev.outputs.documents.material import Material, gather
from tests.code import ROOT
from tests.makers import begin_rapat
from tests.situations.truth import Truth
from tests.uploads.material import upload_file

CONTOH, MESUJI, GUNUNGKIDUL = (
    "KPU Kabupaten Contoh",
    "KPU Kabupaten Mesuji",
    "KPU Kabupaten Gunungkidul",
)
ANI = {"pelaku": "Ani"}
TRIWULAN_ENDS = ("2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31")
EDITED, EDIT_DAY = ("V.c.2.1", "2025-09"), "2025-10-06"
"""What the one edit after the quarter's end reports as Selesai: late until then."""


@dataclass(frozen=True)
class Situation:
    """Which rencana of which archive, judged at which posisi, on which day it is looked at."""

    name: str
    archive: str
    posisi: str
    today: str
    satker: str = CONTOH
    tahun: int = 2025

    @property
    def day(self) -> date:
        return date.fromisoformat(self.posisi)

    @property
    def rencana(self) -> tuple[str, int]:
        return self.satker, self.tahun


SITUATIONS = (
    *(
        Situation(f"laporan TW {name}", "contoh", end, "2026-01-12")
        for name, end in zip(("I", "II", "III", "IV"), TRIWULAN_ENDS, strict=True)
    ),
    Situation("sebelum laporan pertama", "contoh", "2025-02-28", "2026-01-12"),
    Situation("laporan delapan bulan lalu", "satu laporan", "2025-11-30", "2025-11-30"),
    Situation("jatuh tempo pada posisi", "satu laporan", "2025-04-30", "2025-11-30"),
    Situation("sebelum suntingan", "suntingan", "2025-09-30", "2025-11-12"),
    Situation("satu suntingan", "suntingan", EDIT_DAY, "2025-11-12"),
    Situation("sesudah suntingan", "suntingan", "2025-10-31", "2025-11-12"),
    Situation("rencana saja, belum jatuh tempo", "rencana", "2025-07-15", "2026-01-12", MESUJI),
    Situation(
        "rencana saja, jatuh tempo pada posisi", "rencana", "2025-08-04", "2026-01-12", MESUJI
    ),
    Situation("rencana saja", "rencana", "2025-10-31", "2026-01-12", MESUJI),
    Situation("rencana saja, akhir tahun", "rencana", "2025-12-31", "2026-01-12", MESUJI),
    Situation("rencana bulanan saja", "rencana", "2024-06-30", "2026-01-12", GUNUNGKIDUL, 2024),
    Situation(
        "rencana bulanan saja, akhir tahun",
        "rencana",
        "2024-12-31",
        "2026-01-12",
        GUNUNGKIDUL,
        2024,
    ),
)
"""Every situation of a rencana; no plan at all: tests/pages/test_every_page.py."""


@dataclass(frozen=True)
class Archive:
    """One database of its own, where it lies, and the meetings held in it: (satker, posisi) →
    meeting.
    """

    db: Database
    folder: Path
    meetings: dict[tuple[str, str], Rapat]

    @property
    def place(self) -> list[str]:
        """As the command line's options: a database of its own, made from the same journal."""
        return [
            "--db",
            str(self.folder / "perintah.duckdb"),
            "--jurnal",
            str(self.folder / "monev.jurnal"),
        ]


@dataclass(frozen=True)
class Case:
    """A situation with its database, its view, its meeting where one was held at that posisi, and
    what is true.
    """

    situation: Situation
    archive: Archive
    view: View
    rapat: Rapat | None
    truth: Truth

    @property
    def db(self) -> Database:
        return self.archive.db

    @cached_property
    def material(self) -> Material:
        """What its documents are made of, gathered once for all of them."""
        return gather(self.db, self.view, self.rapat)


class Builder:
    """Makes the archives, each once, each in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._archives: dict[str, Archive] = {}

    def archive(self, name: str) -> Archive:
        """Return the archive called so, made once."""
        if name not in self._archives:
            folder = self._folder / name.replace(" ", "-")
            folder.mkdir()
            db = Database.open_at(folder / "monev.duckdb", open_journal(folder / "monev.jurnal"))
            made = Archive(db, folder, {})
            _MAKE[name](made)
            db.catch_up()
            self._archives[name] = made
        return self._archives[name]

    def case(self, situation: Situation) -> Case:
        """Return a situation, ready to be looked at."""
        archive = self.archive(situation.archive)
        rapat = archive.meetings.get((situation.satker, situation.posisi))
        if rapat is not None:
            rapat = read_rapat(archive.db, *situation.rencana, rapat.nomor)
        view = (
            rapat_view(archive.db, rapat)
            if rapat
            else view_at(archive.db, *situation.rencana, situation.day)
        )
        truth = Truth(situation.satker, situation.day, list(submissions(archive, situation)))
        return Case(situation, archive, view, rapat, truth)

    def close(self) -> None:
        for archive in self._archives.values():
            archive.db.close()


@contextmanager
def clock_at(day: str) -> Iterator[None]:
    """Set the clock to this day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONEV_HARI_INI", day)
        yield


def submissions(archive: Archive, situation: Situation) -> Iterator[dict[str, Any]]:
    """List the versions of the rencana from the journal; that of an edit is a copy changed here, by
    hand.
    """
    newest: dict[str, Any] = {}
    for entry in archive.db.journal.read():
        if (entry.satker, entry.tahun) != situation.rencana:
            continue
        if entry.jenis == "unggahan":
            newest = _with_days(entry.isi, newest)
            yield newest
        elif entry.jenis == "isian":
            newest = {**json.loads(json.dumps(newest)), "jenis": "isian", "posisi": EDIT_DAY}
            for langkah in newest["langkah"]:
                for target in langkah["tenggat"]:
                    if (langkah["kode"], target["tenggat"]) == EDITED:
                        target |= {
                            "laporan": "selesai",
                            "tanggal_selesai": EDIT_DAY,
                            "selesai_sejak": EDIT_DAY,
                        }
            yield newest


def _with_days(content: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """Say since when each target is called Selesai: since the version before, else its posisi."""
    known = {}
    for langkah in before.get("langkah", ()):
        for target in langkah["tenggat"]:
            known[langkah["kode"], target["tenggat"]] = target["selesai_sejak"]
    for langkah in content["langkah"]:
        for target in langkah["tenggat"]:
            since = known.get((langkah["kode"], target["tenggat"])) or content["posisi"]
            target["selesai_sejak"] = since if target["laporan"] == "selesai" else None
    return content


def _upload(archive: Archive, path: Path, satker: str, tahun: int, posisi: str) -> None:
    upload_file(archive.db, path.read_bytes(), path.name, posisi, satker=satker, tahun=tahun)
    archive.db.catch_up()


def report_file(posisi: str) -> Path:
    """Return the sample office's workbook of a triwulan."""
    return ROOT / "data" / "contoh" / f"Realisasi ZI {CONTOH} per {posisi}.xlsx"


def _meet(
    archive: Archive, satker: str, tahun: int, posisi: str, today: str, *, close: bool = True
) -> None:
    """Open a meeting that judges posisi, the end of a triwulan or `today`, and close it."""
    with clock_at(today):
        lead = {"judul": "Rapat evaluasi ZI", "pemimpin": "Ketua tim", "notulis": "Sekretaris tim"}
        where = {"satker": satker, "tahun": tahun, "posisi": date.fromisoformat(posisi)}
        rapat = begin_rapat(archive.db, tanggal=today, **where, **lead)
        acts.add_attendance(archive.db, rapat, [("Budi", "Staf")], **ANI)
        if close:
            ending.close_rapat(archive.db, rapat, **ANI)
    archive.meetings[satker, posisi] = rapat


def _make_contoh(archive: Archive) -> None:
    """Four reports, after each a meeting about it."""
    for posisi, today in zip(
        TRIWULAN_ENDS, ("2025-04-08", "2025-07-08", "2025-10-08", "2026-01-08"), strict=True
    ):
        with clock_at(today):
            _upload(archive, report_file(posisi), CONTOH, 2025, posisi)
        _meet(archive, CONTOH, 2025, posisi, today, close=posisi != TRIWULAN_ENDS[-1])


def _make_one_report(archive: Archive) -> None:
    """Store the report of triwulan I and nothing since; a meeting a month later and one eight
    months later.
    """
    with clock_at("2025-04-08"):
        _upload(archive, report_file(TRIWULAN_ENDS[0]), CONTOH, 2025, TRIWULAN_ENDS[0])
    _meet(archive, CONTOH, 2025, "2025-04-30", "2025-04-30")
    _meet(archive, CONTOH, 2025, "2025-11-30", "2025-11-30", close=False)


def _make_edit(archive: Archive) -> None:
    """Store three reports, then one tenggat reported in the app after the quarter's end."""
    for posisi in TRIWULAN_ENDS[:3]:
        with clock_at("2025-10-06"):
            _upload(archive, report_file(posisi), CONTOH, 2025, posisi)
    kode, tenggat = EDITED
    with clock_at(EDIT_DAY):
        done = {"laporan": "selesai", "tanggal_selesai": EDIT_DAY}
        edit(archive.db, CONTOH, 2025, Target(kode, tenggat), done, **ANI)
    archive.db.catch_up()
    _meet(archive, CONTOH, 2025, EDIT_DAY, EDIT_DAY)
    _meet(archive, CONTOH, 2025, "2025-10-31", "2025-10-31")


def _make_plans(archive: Archive) -> None:
    """Store two plans nothing was reported of, with meetings about them all the same."""
    for satker, tahun, posisi in ((GUNUNGKIDUL, 2024, "2024-01-31"), (MESUJI, 2025, "2025-08-05")):
        with clock_at("2025-08-05"):
            _upload(
                archive,
                ROOT / "data" / f"Rencana Aksi ZI {satker} {tahun}.xlsx",
                satker,
                tahun,
                posisi,
            )
    _meet(archive, MESUJI, 2025, "2025-10-31", "2025-10-31")
    _meet(archive, MESUJI, 2025, "2025-12-31", "2026-01-12", close=False)
    _meet(archive, GUNUNGKIDUL, 2024, "2024-06-30", "2025-08-12")
    _meet(archive, GUNUNGKIDUL, 2024, "2024-12-31", "2025-12-12", close=False)


_MAKE: dict[str, Callable[[Archive], None]] = {
    "contoh": _make_contoh,
    "satu laporan": _make_one_report,
    "suntingan": _make_edit,
    "rencana": _make_plans,
}
