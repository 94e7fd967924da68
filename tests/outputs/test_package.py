"""*Bukti TW II* as one ZIP: each file has a telling name, and a list says what is there and what is
missing.
"""

import hashlib
import zipfile
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote

from openpyxl import load_workbook

from monev import figures
from monev.database import Database
from monev.edits.single_edits import Target
from monev.evidence_files.files import add_file
from monev.outputs.package import WORKBOOK, count_in_package, write_package
from tests.conftest import filled_by, on_day
from tests.edits.material import edit_plan
from tests.evidence_files.material import pdf, picture
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
from tests.outputs.material import formulas_in

HOSTILE = "../=HYPERLINK(1)/SK<b>"
PDF, PHOTO = pdf(), picture()
PLACE = "Berkas atau tautan"


@filled_by
def filled(db: Database) -> None:
    """Store bukti owed at 30 June 2025. In TW II: I.1.1 in June, V.a.1.1 in May and June; in TW
    III: V.a.1.1 in September.
    """
    owed = {"Undangan": "belum_ada", HOSTILE: "belum_ada"}
    months = [tenggat_content(month, bukti=owed) for month in ("2025-05", "2025-06", "2025-09")]
    june = [tenggat_content("2025-06", bukti={"SK": "belum_ada"})]
    append_unggahan(
        db, sample_content([langkah_content("I.1.1", june), langkah_content("V.a.1.1", months)])
    )


current = on_day("2025-06-30")


SK = Target("I.1.1", "2025-06", "SK")
MEI, JUNI, SEPTEMBER = (
    Target("V.a.1.1", f"2025-{month}", "Undangan") for month in ("05", "06", "09")
)


def add(db, where: Target, name: str, data: bytes) -> None:
    add_file(db, SATKER, TAHUN, where, name, data, pelaku="komputer ini")


def change(db, where: Target, **values: str) -> None:
    edit_plan(db, where, values, pelaku="Ani")


def packed(db, area=()):
    stream = BytesIO()
    view = figures.view_at(db, SATKER, TAHUN, date(2025, 6, 30))
    package = write_package(db, figures.narrow_view(db, view, area), stream)
    return package, zipfile.ZipFile(stream)


def index_sheet(archive: zipfile.ZipFile):
    return load_workbook(BytesIO(archive.read(WORKBOOK)))["Bukti"]


def links_of(archive: zipfile.ZipFile) -> list[str]:
    """List where the cells of the index lead."""
    return [
        unquote(cell.hyperlink.target).removeprefix("./")
        for row in index_sheet(archive)
        for cell in row
        if cell.hyperlink
    ]


def index_of(archive: zipfile.ZipFile) -> list[dict[str, str]]:
    sheet = index_sheet(archive)
    head = int(sheet.auto_filter.ref.split(":")[0][1:])
    headings, *rows = sheet.iter_rows(min_row=head, values_only=True)
    result = []
    for row in rows:
        cells = ("" if cell is None else cell for cell in row)
        result.append(dict(zip(headings, cells, strict=True)))
    return [row for row in result if row["Kode"]]


def test_what_a_zip_holds_is_said_before_it_is_made(filled):
    """Count three cases.

    (1) Two bukti share a file. (2) One has two links, which are one line of the index. (3) One says
    where the paper lies.
    """
    add(filled, SK, "sk.pdf", PDF)
    for where in (MEI, JUNI):
        add(filled, where, "undangan.jpg", PHOTO)
    links = "https://contoh.example/zi https://contoh.example/foto"
    change(filled, MEI._replace(bukti=HOSTILE), tautan=links, status="ada")
    change(filled, JUNI._replace(bukti=HOSTILE), tautan="lemari arsip 2", status="ada")
    view = figures.view_at(filled, SATKER, TAHUN, date(2025, 6, 30))
    assert count_in_package(filled, view) == "2 berkas, 1 tautan"
    of_area = figures.narrow_view(filled, view, ("I",))
    assert count_in_package(filled, of_area) == "1 berkas"
    package, archive = packed(filled)
    assert "2 berkas bukti di paket ini" in package.summary
    assert len([name for name in archive.namelist() if name != WORKBOOK]) == 2


def test_files_have_names_that_say_what_they_are_and_come_back_as_they_were(filled):
    add(filled, SK, "scan0001.pdf", PDF)
    add(filled, MEI, "IMG_1.jpg", PHOTO)
    for where, name in ((JUNI, "a.pdf"), (JUNI, "b.pdf")):
        add(filled, where, name, pdf(name))
    package, archive = packed(filled)
    assert archive.testzip() is None
    assert archive.namelist() == [
        "Area I/I.1 SK.pdf",
        "Area V/V.a.1 Undangan (Mei 2025).jpg",
        "Area V/V.a.1 Undangan (Juni 2025).pdf",
        "Area V/V.a.1 Undangan (Juni 2025) 2.pdf",
        WORKBOOK,
    ]
    assert archive.read("Area I/I.1 SK.pdf") == PDF
    told = "3 dari 7 bukti ada; 4 kurang; 4 berkas bukti di paket ini."
    assert package.summary == told
    change(filled, SK, status="perlu_perbaikan")
    assert packed(filled)[0].summary.startswith("2 dari 7 bukti ada")


def test_the_index_lists_what_is_there_where_it_is_and_what_is_missing(filled):
    add(filled, SK, "scan.pdf", PDF)
    change(filled, MEI, tautan="https://contoh.go.id/undangan")
    _, archive = packed(filled)  # documents alone are no report: what is owed is not yet late
    assert values_of(index_of(archive), "Kode", "Target", "Bukti", "Status", PLACE) == [
        ("I.1", "Juni 2025", "SK", "Ada", "Area I/I.1 SK.pdf"),
        ("V.a.1", "Mei 2025", "Undangan", "Ada", "https://contoh.go.id/undangan"),
        ("V.a.1", "Mei 2025", HOSTILE, "Belum ada", ""),
        ("V.a.1", "Juni 2025", "Undangan", "Belum ada", ""),
        ("V.a.1", "Juni 2025", HOSTILE, "Belum ada", ""),
        ("V.a.1", "September 2025", "Undangan", "Belum ada", ""),
        ("V.a.1", "September 2025", HOSTILE, "Belum ada", ""),
    ]
    assert links_of(archive) == ["Area I/I.1 SK.pdf", "https://contoh.go.id/undangan"]
    days = [row["Jatuh tempo"].date() for row in index_of(archive)][:5]
    assert days == [date(2025, 6, 30), *[date(2025, 5, 31)] * 2, *[date(2025, 6, 30)] * 2]


def test_what_is_not_owed_is_not_called_missing(filled):
    change(filled, SK, status="tidak_berlaku")
    package, archive = packed(filled, area=("I",))
    assert index_of(archive) == []
    assert package.summary.startswith("Tidak ada bukti yang diperlukan")


def test_hostile_words_stay_words_in_names_and_cells(filled):
    for name, data in ((HOSTILE, PDF), ("../../x", PHOTO)):
        add(filled, Target("V.a.1.1", "2025-05", HOSTILE), name, data)
    change(filled, Target("V.a.1.1", "2025-06", HOSTILE), tautan="=cmd|x")
    change(filled, SK, tautan='https://x"onclick="y')
    _, archive = packed(filled)
    for name in archive.namelist():
        path = PurePosixPath(name)
        assert not path.is_absolute() and ".." not in path.parts and len(path.parts) <= 2
        assert not set(name) & set('\\:*?"<>|')
        assert path.name.startswith(("V.a.1 ", "I.1 ", WORKBOOK))
    assert formulas_in(index_sheet(archive).parent) == []
    places = [link for link in links_of(archive) if not link.startswith("https:")]
    assert all(place in archive.namelist() for place in places)


def test_one_area_alone_has_the_same_file_of_two_bukti_once(filled):
    for where in (MEI, JUNI):
        add(filled, where, "sama.pdf", PDF)
    add(filled, SK, "sk.jpg", PHOTO)
    package, archive = packed(filled, area=("V",))
    assert archive.namelist()[:-1] == ["Area V/V.a.1 Undangan (Mei 2025).pdf"]
    places = [row[PLACE] for row in index_of(archive) if row["Bukti"] == "Undangan"]
    assert len(places) == 3 and len(set(places[:2])) == 1
    name = f"Berkas evaluator ZI 2025, Area V, {SATKER}, 2025-06-30.zip"
    assert package.file_name == name
    assert package.summary in [row[0] for row in index_sheet(archive).values]


def test_a_damaged_file_and_one_of_another_office_are_told_and_stop_nothing(filled, journal):
    add(filled, SK, "sk.pdf", PDF)
    add(filled, MEI, "foto.jpg", PHOTO)
    change(filled, JUNI, tautan=f"berkas:{'a' * 64}/curian.pdf")
    home_of(journal).write_original(hashlib.sha256(PDF).hexdigest(), b"rusak")
    package, archive = packed(filled)
    assert package.summary.endswith("1 berkas bukti di paket ini; 1 berkas rusak.")
    view = figures.view_at(filled, SATKER, TAHUN, date(2025, 6, 30))
    assert count_in_package(filled, view) == "2 berkas", "none of another office"
    notes = [row[PLACE] for row in index_of(archive)]
    assert any("rusak di penyimpanan" in note for note in notes)
    assert any("tidak ada pada kantor ini" in note for note in notes)
