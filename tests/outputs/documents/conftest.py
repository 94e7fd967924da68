"""A rencana of 2025 with two reports, and a meeting about the second. Something is late, bukti are
missing, and there are notes and follow-ups.
"""

import os
from collections.abc import Callable
from datetime import date

import pytest

from monev.database import Database
from monev.edits.single_edits import Target
from monev.figures import View, view_at
from monev.meeting import acts, records
from monev.outputs.documents import make_document
from monev.outputs.documents.material import Material, gather
from tests.conftest import begins, on_day
from tests.edits.material import edit_plan
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.outputs.documents.open_documents import docx_text, html_text, on_one_line, rows_docx

ANI = {"pelaku": "Ani"}
POSISI = date(2025, 6, 30)
ODD_NAME = "Nu'man Þórðarson <王小明> & “Ḍharma” 🙂"
AWKWARD_TEXT = "Undangan & <banner>\x0b\nbaris dua"


_papers: dict[tuple[object, ...], bytes] = {}


class Desk:
    """A meeting: what Ani does in it, and its papers opened again as they are now. Without a
    number, the papers are those of the plan.
    """

    def __init__(self, db: Database, number: int | None = 1) -> None:
        self.db, self.number = db, number

    @property
    def rapat(self) -> records.Rapat | None:
        """The meeting."""
        if self.number is None:
            return None
        return records.read_rapat(self.db, SATKER, TAHUN, self.number)

    @property
    def view(self) -> View:
        """The present figures at 30 June, whatever came since."""
        return view_at(self.db, SATKER, TAHUN, POSISI)

    @property
    def material(self) -> Material:
        """All that documents are made of."""
        return gather(self.db, self.view, self.rapat)

    def do(self, act: Callable[..., object], *content: object, **more: object) -> None:
        """Act in the meeting as Ani: do(meeting.decide, uraian=…)."""
        act(self.db, self.rapat, *content, **more, **ANI)

    def change(self, **details: str) -> None:
        """Fill in as Ani what is known of the meeting."""
        self.do(acts.change_rapat, details)

    def follow_up(self, number: int, **values: str) -> None:
        """Change as Ani what was decided."""
        acts.change_tindak_lanjut(self.db, self.view, number, values, **ANI)

    def tick(self, kode: str, tenggat: str, bukti: str | None = None, **values: str):
        """Change a tenggat or one of its bukti in the meeting, as Ani; return the stored edit."""
        where = Target(kode, tenggat, bukti)
        return edit_plan(self.db, where, values, rapat=self.number, **ANI)

    def next(self, tanggal: str) -> "Desk":
        """Open another meeting."""
        return Desk(self.db, begin_rapat(self.db, judul="Kedua", tanggal=tanggal).nomor)

    def paper(self, kode: str, form: str = "docx") -> bytes:
        """Return one paper as a file: of the same store on the same day it is made once for all
        tests, since hashing binds an entry of the journal to all before it.
        """
        settings = [os.environ.get(name) for name in ("MONEV_HARI_INI", "MONEV_TAUTAN")]
        of = (*self.db.journal.tip(), *settings, self.number, kode, form)
        if of not in _papers:
            _papers[of] = make_document(self.db, self.view, self.rapat, kode, form)
        return _papers[of]

    def word(self, kode: str) -> str:
        """Return the text of a paper in Word, cell by cell, a line each."""
        return docx_text(self.paper(kode))

    def text(self, kode: str) -> str:
        """Return the text of a paper as printed, with single blanks; Word has the same words."""
        return on_one_line(html_text(self.paper(kode, "html")))

    def table(self, kode: str, *heading: str) -> list[list[str]]:
        """List the rows of the one table in Word that has these headings side by side."""
        wanted = " | ".join(heading)
        tables = rows_docx(self.paper(kode))
        (rows,) = (table for table in tables if wanted in " | ".join(table[0]))
        return rows[1:]


def all_langkah(*, continuing: bool = False):
    """List langkah of areas I (done, without proof), II (late), V (long and monthly), VI (without
    target).
    """
    selesai = {"laporan": "selesai", "tanggal_selesai": "2025-03-31"}
    monthly = []
    for month in range(1, 13):
        lacking = {"Notulensi": "belum_ada"}
        monthly.append(tenggat_content(f"2025-{month:02d}", bukti=lacking))
    if continuing:
        monthly[0] = tenggat_content("2025-01", bukti={"Notulensi": "ada"}, **selesai)
    reported = tenggat_content(
        "2025-03", bukti={"Undangan": "ada", AWKWARD_TEXT: "belum_ada"}, **selesai
    )
    late = tenggat_content("2025-05", kendala="Listrik <padam>", tindak_lanjut="genset")
    return [
        langkah_content("I.1.1", [reported]),
        langkah_content("II.1.1", [late], pic="Ketua"),
        langkah_content(
            "V.a.1.1", monthly, pic=ODD_NAME, langkah_aksi="Sosialisasi & <aplikasi> " * 9
        ),
        langkah_content("VI.1.1"),
    ]


def store_reports(db: Database) -> None:
    """Store the two reports of the office."""
    append_unggahan(db.journal, sample_content(all_langkah(), posisi="2025-03-31"))
    append_unggahan(
        db, sample_content(all_langkah(continuing=True), unggahan=2, posisi="2025-06-30")
    )


def hold_meeting(db: Database) -> None:
    """Store the reports and their meeting, with one attendee, a note and two follow-ups."""
    store_reports(db)
    begin_rapat(db, judul="Rapat evaluasi TW II", pemimpin=ODD_NAME, notulis="Budi")
    desk = Desk(db)
    desk.do(acts.add_attendance, [(ODD_NAME, "Sekretaris & <PPK>")])
    desk.do(acts.record_kendala, kendala="Anggaran belum cair", solusi="Revisi DIPA", area="V")
    desk.do(acts.decide, uraian="Lengkapi bukti", pic="Ketua", batas="2025-07-20", kode="II.1.1")
    desk.do(acts.decide, uraian="Susun <jadwal>", pic="Ketua", batas="2025-07-20")


current = on_day("2025-07-10")


beginning = begins(office=store_reports, desk=hold_meeting)


@pytest.fixture
def office(db) -> Database:
    """Return the database with the two reports."""
    return db


@pytest.fixture
def alone(office) -> Desk:
    """Return the papers of the rencana, without a meeting."""
    return Desk(office, None)


@pytest.fixture
def desk(office) -> Desk:
    """Return the meeting, still open."""
    return Desk(office)


@pytest.fixture
def material(desk) -> Material:
    """Return the material of the meeting's documents."""
    return desk.material
