"""A rencana of 2025 with three reports, and a meeting about the second: something late, gaps, notes and follow-ups."""

from datetime import date

import pytest

from monev import meeting
from monev.database import Database
from monev.figures import view_at
from monev.meeting import Rapat
from monev.outputs.documents.material import gather
from tests.conftest import begins
from tests.makers import SATKER, TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content

ANI = {"pelaku": "Ani"}
ODD_NAME = "Nu'man Þórðarson <王小明> & “Ḍharma” 🙂"
AWKWARD_TEXT = "Undangan & <banner>\x0b\nbaris dua"


def all_langkah(*, continuing: bool = False):
    """Areas I (done, without proof), II (late), V (a long monthly one), VI (without target)."""
    selesai = {"laporan": "selesai", "tanggal_selesai": "2025-03-31"}
    monthly = [tenggat_content(f"2025-{b:02d}", bukti={"Notulensi": "belum_ada"}) for b in range(1, 13)]
    if continuing:
        monthly[0] = tenggat_content("2025-01", bukti={"Notulensi": "ada"}, **selesai)
    return [
        langkah_content(
            "I.1.1", [tenggat_content("2025-03", bukti={"Undangan": "ada", AWKWARD_TEXT: "belum_ada"}, **selesai)]
        ),
        langkah_content(
            "II.1.1", [tenggat_content("2025-05", kendala="Listrik <padam>", tindak_lanjut="genset")], pic="Ketua"
        ),
        langkah_content("V.a.1.1", monthly, pic=ODD_NAME, langkah_aksi="Sosialisasi & <aplikasi> " * 9),
        langkah_content("VI.1.1"),
    ]


def store_reports(db: Database) -> None:
    """The two reports of the office."""
    append_unggahan(db.journal, sample_content(all_langkah(), posisi="2025-03-31"))
    append_unggahan(db, sample_content(all_langkah(continuing=True), unggahan=2, posisi="2025-06-30"))


def hold_meeting(db: Database) -> None:
    """And its meeting, with one attendee, a note and two follow-ups."""
    store_reports(db)
    rapat = meeting.open_rapat(
        db,
        SATKER,
        TAHUN,
        judul="Rapat evaluasi TW II",
        tanggal="2025-07-10",
        posisi=date(2025, 6, 30),
        pemimpin=ODD_NAME,
        notulis="Budi",
        **ANI,
    )
    meeting.add_attendance(db, rapat, [(ODD_NAME, "Sekretaris & <PPK>")], **ANI)
    meeting.record_kendala(db, rapat, kendala="Anggaran belum cair", solusi="Revisi DIPA", area="V", **ANI)
    follow_ups = {"uraian": "Lengkapi bukti", "pic": "Ketua", "batas": "2025-07-20"}
    meeting.decide(db, rapat, **follow_ups, kode="II.1.1", **ANI)
    meeting.decide(db, rapat, **{**follow_ups, "uraian": "Susun <jadwal>"}, **ANI)


@pytest.fixture
def current(request, today) -> None:
    """10 July 2025, for who asks for the office."""
    if "office" in request.fixturenames:
        today("2025-07-10")


made = begins(office=store_reports, r=hold_meeting)


@pytest.fixture
def beginning(current, made):
    """The office on that day, with its meeting for who asks for it."""
    return made


@pytest.fixture
def office(db) -> Database:
    """The database on 10 July 2025."""
    return db


@pytest.fixture
def p(office):
    """The view at 30 June."""
    return view_at(office, SATKER, TAHUN, date(2025, 6, 30))


@pytest.fixture
def r(office) -> Rapat:
    """The meeting, which goes on."""
    return meeting.read_rapat(office, SATKER, TAHUN, 1)


@pytest.fixture
def material(office, p, r):
    """All that documents are made of."""
    return gather(office, p, r)
