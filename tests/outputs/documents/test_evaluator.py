"""What an evaluator gets about a tahun: one ZIP of lists and signed scans, without any score."""

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from monev.database import Database
from monev.edits.single_edits import Target
from monev.figures import view_at
from monev.meeting import acts, ending
from monev.outputs.package import WORKBOOK, write_package
from tests.conftest import begins
from tests.edits.material import edit_plan
from tests.evidence_files.material import pdf
from tests.journal.homes import home_of
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
    values_of,
)
from tests.outputs.documents.conftest import ANI, POSISI, Desk, hold_meeting

SCAN = pdf("Notulen bertanda tangan")


def close(db: Database) -> None:
    """Close the meeting, finish one follow-up since, and bring back a scan."""
    hold_meeting(db)
    desk = Desk(db)
    desk.do(acts.add_attendance, [("Cici", "Staf")], kehadiran="izin")
    desk.do(ending.close_rapat)
    desk.follow_up(1, status="selesai", keterangan="Bukti diterima 15 Juli")
    ending.add_signed_paper(desk.db, desk.rapat, "scan0001.pdf", SCAN, **ANI)


beginning = begins(held=close)


@pytest.fixture
def held(office) -> Desk:
    return Desk(office)


def opened(desk: Desk, posisi: date = POSISI) -> zipfile.ZipFile:
    stream = BytesIO()
    write_package(desk.db, view_at(desk.db, SATKER, TAHUN, posisi), stream)
    return zipfile.ZipFile(stream)


def rows_of_sheet(archive: zipfile.ZipFile, name: str) -> list[dict[str, Any]]:
    """List the rows of a sheet of the workbook below their headings."""
    sheet = load_workbook(BytesIO(archive.read(WORKBOOK)))[name]
    head = int(sheet.auto_filter.ref.split(":")[0][1:])
    headings, *rows = sheet.iter_rows(min_row=head, values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows if any(row)]


def test_its_workbook_says_what_is_in_it_and_that_nothing_is_scored(held):
    archive = opened(held)
    book = load_workbook(BytesIO(archive.read(WORKBOOK)))
    assert book.sheetnames == ["Langkah dan LKE", "Bukti"]
    for sheet in book:
        assert "bukan nilai LKE" in str([*sheet.values])
    name = f"Berkas evaluator ZI 2025, {SATKER}, 2025-06-30.zip"
    assert write_package(held.db, held.view, BytesIO()).file_name == name


def test_every_bukti_that_is_owed_has_its_place_and_who_verified_it_when(held):
    where = Target("II.1.1", "2025-05", "Undangan")
    values = {
        "status": "ada",
        "tautan": "https://a.example/x",
        "catatan": "Nomor 5/X/2025 tanggal 2 Mei 2025",
    }
    edit_plan(held.db, where, values, **ANI)
    edit_plan(held.db, where, {"status": "terverifikasi"}, pelaku="Budi")
    rows = rows_of_sheet(opened(held, date(2025, 7, 10)), "Bukti")
    assert len(rows) == 15, "two of I.1.1, one of II.1.1, twelve of V.a.1.1"
    (row,) = [row for row in rows if row["Kode"] == "II.1"]
    assert (row["Nomor dokumen"], row["Tanggal dokumen"]) == ("5/X/2025", "2 Mei 2025")
    assert (row["Berkas atau tautan"], row["Diperiksa oleh"]) == ("https://a.example/x", "Budi")
    assert f"{row['Diperiksa pada']:%Y-%m-%d}" == "2025-07-10"


def test_papers_and_scans_lie_in_the_zip_and_a_damaged_one_is_told(held):
    archive = opened(held)
    folder = "Rapat/2025-07-10 Rapat evaluasi TW II"
    place = f"{folder}/Bertanda tangan 1, scan0001.pdf"
    assert archive.read(place) == SCAN
    places = [name for name in archive.namelist() if name.startswith("Rapat/")]
    assert [each.removeprefix(f"{folder}/").partition(",")[0] for each in places] == [
        "Lembar Monev ZI",
        "Laporan Monitoring dan Evaluasi",
        "Notulen",
        "Daftar hadir",
        "Undangan",
        "Bertanda tangan 1",
    ]
    assert all(archive.read(each).startswith((b"PK", b"%PDF")) for each in places)
    (original,) = held.db.journal.originals()
    home_of(held.db.journal).write_original(original, b"lain")
    archive = opened(held)
    assert place not in archive.namelist()
    said = load_workbook(BytesIO(archive.read(WORKBOOK)))["Bukti"]
    assert "1 berkas rusak" in str([*said.values])


def test_the_sheet_of_langkah_says_which_pilar_each_serves(db):
    named = langkah_content(
        "I.1.1", [tenggat_content("2025-03")], lainnya={"Pilar LKE": "A.I.1 (i) Tim Kerja"}
    )
    append_unggahan(db, sample_content([named, langkah_content("VI.1.1")]))
    archive = opened(Desk(db, None))
    rows = rows_of_sheet(archive, "Langkah dan LKE")
    assert {*values_of(rows, "Kode", "Pilar LKE yang dilayani", "Menurut")} == {
        ("I.1", "A.I.1 (i) Tim Kerja", "kolom rencana"),
        ("VI.1", None, "belum ditentukan"),
    }


def test_a_plan_nobody_reported_of_has_no_late_target(db):
    append_unggahan(db, sample_content([langkah_content("I.1.1", [tenggat_content("2025-03")])]))
    archive = opened(Desk(db, None))
    (row,) = rows_of_sheet(archive, "Langkah dan LKE")
    assert (row["Terlambat"], row["Selesai"]) == (None, None)
    (row,) = rows_of_sheet(archive, "Bukti")
    assert row["Status"] == "Belum ada"
