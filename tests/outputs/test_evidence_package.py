"""*Bukti TW II* as one ZIP: each file under a name that says what it is, and an index that says what is missing too."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote

import pytest
from openpyxl import load_workbook

from monev import figures
from monev.core.errors import NotFound
from monev.edits.single_edits import Target, edit
from monev.evidence_files.files import add_file
from monev.outputs.evidence_package import COLUMNS, package_name, write_package
from tests.evidence_files.material import pdf, picture
from tests.makers import SATKER, TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content

HOSTILE = "../=HYPERLINK(1)/SK<b>"
PDF, PHOTO = pdf(), picture()


@pytest.fixture
def filled(db, journal, today):
    """30 June 2025. In TW II: I.1.1 in June, V.a.1.1 in May and June; in TW III one of V."""
    today("2025-06-30")
    owed = {"Undangan": "belum_ada", HOSTILE: "belum_ada"}
    append_unggahan(
        db,
        sample_content(
            [
                langkah_content("I.1.1", [tenggat_content("2025-06", bukti={"SK": "belum_ada"})]),
                langkah_content(
                    "V.a.1.1",
                    [tenggat_content(month, bukti=owed) for month in ("2025-05", "2025-06", "2025-09")],
                ),
            ]
        ),
    )
    return db


def add(db, where: Target, name: str, data: bytes) -> None:
    add_file(db, SATKER, TAHUN, where, name, data, pelaku="komputer ini")


def packed(db, triwulan=2, area=None):
    stream = BytesIO()
    view = figures.view_at(db, SATKER, TAHUN, date(2025, 6, 30))
    package = write_package(db, view, triwulan, area, stream)
    return package, zipfile.ZipFile(stream)


def links_of(archive: zipfile.ZipFile) -> list[str]:
    """Where the cells of the index lead."""
    sheet = load_workbook(BytesIO(archive.read("index.xlsx"))).worksheets[0]
    return [unquote(cell.hyperlink.target) for row in sheet for cell in row if cell.hyperlink]


def index_of(archive: zipfile.ZipFile) -> list[dict[str, str]]:
    rows = [
        ["" if v is None else v for v in row]
        for row in load_workbook(BytesIO(archive.read("index.xlsx"))).worksheets[0].values
    ]
    start = rows.index([heading for heading, _ in COLUMNS])
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def test_files_have_names_that_say_what_they_are_and_come_back_as_they_were(filled):
    add(filled, Target("I.1.1", "2025-06", "SK"), "scan0001.pdf", PDF)
    add(filled, Target("V.a.1.1", "2025-05", "Undangan"), "IMG_1.jpg", PHOTO)
    add(filled, Target("V.a.1.1", "2025-06", "Undangan"), "a.pdf", pdf("Juni"))
    add(filled, Target("V.a.1.1", "2025-06", "Undangan"), "b.pdf", pdf("Juni, halaman 2"))
    add(filled, Target("V.a.1.1", "2025-09", "Undangan"), "c.pdf", pdf("September"))
    package, archive = packed(filled)
    assert archive.testzip() is None
    assert archive.namelist() == [
        "Area I/I.1.1 SK.pdf",
        "Area V/V.a.1.1 Undangan (Mei 2025).jpg",
        "Area V/V.a.1.1 Undangan (Juni 2025).pdf",
        "Area V/V.a.1.1 Undangan (Juni 2025) 2.pdf",
        "index.xlsx",
    ]
    assert archive.read("Area I/I.1.1 SK.pdf") == PDF
    assert (package.files, package.present, package.owed) == (4, 3, 5)
    assert package.summary.startswith("3 dari 5 bukti ada; 2 belum ada")
    faulty = Target("I.1.1", "2025-06", "SK")
    edit(filled, SATKER, TAHUN, faulty, {"status": "perlu_perbaikan"}, pelaku="komputer ini")
    assert packed(filled)[0].present == 2


def test_the_index_lists_what_is_there_where_it_is_and_what_is_missing(filled):
    add(filled, Target("I.1.1", "2025-06", "SK"), "scan.pdf", PDF)
    place = Target("V.a.1.1", "2025-05", "Undangan")
    edit(filled, SATKER, TAHUN, place, {"tautan": "https://contoh.go.id/undangan"}, pelaku="Ani")
    _, archive = packed(filled)
    told = [
        (row["Kode"], row["Tenggat"], row["Bukti"], row["Status"], row[COLUMNS[6][0]], row["Keterangan"])
        for row in index_of(archive)
    ]
    assert told == [
        ("I.1.1", "Juni 2025", "SK", "Ada", "Area I/I.1.1 SK.pdf", "scan.pdf"),
        ("V.a.1.1", "Mei 2025", "Undangan", "Ada", "https://contoh.go.id/undangan", ""),
        ("V.a.1.1", "Mei 2025", HOSTILE, "Belum ada", "", "belum ada"),
        ("V.a.1.1", "Juni 2025", "Undangan", "Belum ada", "", "belum ada"),
        ("V.a.1.1", "Juni 2025", HOSTILE, "Belum ada", "", "belum ada"),
    ]
    assert links_of(archive) == ["Area I/I.1.1 SK.pdf", "https://contoh.go.id/undangan"]


def test_hostile_words_stay_words_in_names_and_cells(filled):
    for name, data in ((HOSTILE, PDF), ("../../x", PHOTO)):
        add(filled, Target("V.a.1.1", "2025-05", HOSTILE), name, data)
    edit(filled, SATKER, TAHUN, Target("V.a.1.1", "2025-06", HOSTILE), {"tautan": "=cmd|x"}, pelaku="Ani")
    edit(filled, SATKER, TAHUN, Target("I.1.1", "2025-06", "SK"), {"tautan": 'https://x"onclick="y'}, pelaku="Ani")
    _, archive = packed(filled)
    for name in archive.namelist():
        path = PurePosixPath(name)
        assert not path.is_absolute() and ".." not in path.parts and len(path.parts) <= 2
        assert not set(name) & set('\\:*?"<>|')
        assert path.name.startswith(("V.a.1.1 ", "I.1.1 ", "index."))
    sheet = load_workbook(BytesIO(archive.read("index.xlsx"))).worksheets[0]
    assert not [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"]
    assert all(link in archive.namelist() for link in links_of(archive))


def test_one_area_alone_the_same_file_of_two_bukti_once_and_a_triwulan_without_anything_says_so(filled):
    for month in ("2025-05", "2025-06"):
        add(filled, Target("V.a.1.1", month, "Undangan"), "sama.pdf", PDF)
    add(filled, Target("I.1.1", "2025-06", "SK"), "sk.jpg", PHOTO)
    package, archive = packed(filled, area="v")
    assert [name for name in archive.namelist() if name.startswith("Area")] == [
        "Area V/V.a.1.1 Undangan (Mei 2025).pdf"
    ]
    places = [row[COLUMNS[6][0]] for row in index_of(archive) if row["Bukti"] == "Undangan"]
    assert len(places) == 2 and len(set(places)) == 1
    assert package_name(package) == f"Bukti TW II 2025 area V {SATKER}.zip"
    with pytest.raises(NotFound, match="Area “IX” tidak ada"):
        packed(filled, area="IX")
    package, archive = packed(filled, triwulan=4)
    assert archive.namelist() == ["index.xlsx"]
    sheet = load_workbook(BytesIO(archive.read("index.xlsx"))).worksheets[0]
    assert package.summary in [row[0] for row in sheet.values]
    assert package.summary.startswith("Tidak ada bukti yang diperlukan")


def test_a_damaged_file_and_one_of_another_office_are_told_and_stop_nothing(filled, journal):
    add(filled, Target("I.1.1", "2025-06", "SK"), "sk.pdf", PDF)
    add(filled, Target("V.a.1.1", "2025-05", "Undangan"), "foto.jpg", PHOTO)
    foreign = f"berkas:{'a' * 64}/curian.pdf"
    edit(filled, SATKER, TAHUN, Target("V.a.1.1", "2025-06", "Undangan"), {"tautan": foreign}, pelaku="Ani")
    next(p for p in (journal.folder / "berkas").iterdir() if p.read_bytes() == PDF).write_bytes(b"rusak")
    package, archive = packed(filled)
    assert (package.files, package.damaged) == (1, 1)
    notes = [row["Keterangan"] for row in index_of(archive)]
    assert any("rusak di penyimpanan" in note for note in notes)
    assert any("tidak ada pada kantor ini" in note for note in notes)
