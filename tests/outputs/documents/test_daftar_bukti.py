"""Where a bukti is: in a sheet with links that open."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from monev.core import clock
from monev.database import Database
from monev.edits.single_edits import Target, cancel_change
from monev.evidence_files.files import add_file
from monev.figures.bukti_places import find_day, find_number
from monev.meeting import ending
from monev.uploads import check_upload
from tests.conftest import begins
from tests.edits.material import edit_plan
from tests.evidence_files.material import pdf
from tests.makers import SATKER, TAHUN
from tests.outputs.documents.conftest import ANI, Desk, hold_meeting
from tests.outputs.documents.open_documents import rows_of_kode
from tests.situations.material import clock_at

DRIVE = "https://drive.google.com/file/d/1a&b/view"
NOTE = "Nomor 12/PW.01/2025 tanggal 3 Juni 2025"
UNDANGAN, NOTULENSI = (
    Target("II.1.1", "2025-05", "Undangan"),
    Target("V.a.1.1", "2025-05", "Notulensi"),
)


def give(db: Database) -> None:
    """Give in the meeting a link with its number and date, verified by Budi; a file; and a note
    where a paper lies.
    """
    hold_meeting(db)
    desk = Desk(db)
    say(desk, UNDANGAN, status="ada", tautan=DRIVE, catatan=NOTE)
    verify(desk, UNDANGAN, "Budi")
    with clock_at("2025-06-30"):  # no files are given in a meeting
        add_file(desk.db, SATKER, TAHUN, NOTULENSI, "notulensi mei.pdf", pdf(), **ANI)
    say(desk, NOTULENSI._replace(tenggat="2025-06"), status="ada", tautan="Lemari 2, tgl 5/6/2025")


beginning = begins(desk=hold_meeting, given=give)


@pytest.fixture
def given(office, monkeypatch) -> Desk:
    """Open the meeting with what was given, where the address of the app is known."""
    monkeypatch.setenv("MONEV_TAUTAN", "https://zi.kantor.go.id/")
    return Desk(office)


def say(desk: Desk, where: Target, **values: str) -> None:
    edit_plan(desk.db, where, values, rapat=1, **ANI)


def verify(desk: Desk, where: Target, pelaku: str) -> None:
    edit_plan(desk.db, where, {"status": "terverifikasi"}, pelaku=pelaku, rapat=1)


def listed(desk: Desk) -> list[dict[str, object]]:
    """List the rows of the bukti of II.1 and V.a.1 in the workbook, which has all by kode."""
    sheet = load_workbook(BytesIO(desk.paper("lembar", "xlsx")))["Daftar bukti"]
    rows = [*sheet.iter_rows(values_only=True)]
    head = next(at for at, row in enumerate(rows) if "Kode" in row)
    found = [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]
    kodes = [row["Kode"] for row in found]
    assert kodes == sorted(kodes)
    return [row for row in found if row["Kode"] != "I.1"]


def test_the_workbook_has_a_complete_row_for_each_target_and_a_list_of_bukti_that_opens(given):
    book = load_workbook(BytesIO(given.paper("lembar", "xlsx")))
    assert book.sheetnames == ["Lembar Monev", "Daftar bukti"]
    assert book.active.title == "Lembar Monev"
    for sheet in book:
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes
    lembar, listed = book.worksheets
    head = next(row[0].row for row in lembar.iter_rows() if row[0].value == "Kode")
    assert [cell.value for cell in lembar[head]][:4] == ["Kode", "Area", "Langkah aksi", "PIC"]
    targets = rows_of_kode(lembar.iter_rows(min_row=head + 1, values_only=True), "V.a.1")
    assert len(targets) == 5, "February to June; each row says its langkah, to be sorted"
    assert len({row[:4] for row in targets}) == 1
    first, file = (cell.hyperlink.target for row in listed for cell in row if cell.hyperlink)
    assert first == DRIVE
    months = [row[5].value for row in listed if row[1].value == "V.a.1"]
    assert months == ["Januari 2025", "Mei 2025", "Juni 2025"], "that of a target done long ago too"
    assert file.startswith("https://zi.kantor.go.id/bukti/")
    assert file.endswith("/notulensi%20mei.pdf")


def test_the_workbook_put_back_is_known_and_leads_to_the_template(given):
    reading = check_upload(given.paper("lembar", "xlsx"), "Lembar TW III.xlsx", db=given.db)
    (told,) = reading.galat
    assert "Ini Lembar Monev keluaran aplikasi" in told.pesan
    assert "pakai Templat realisasi" in told.pesan
    assert (reading.peringatan, reading.langkah) == ((), ())


def test_a_closed_meeting_names_who_verified_by_then(given):
    given.do(ending.close_rapat)
    before = listed(given)
    edit_plan(given.db, UNDANGAN, {"status": "ada"}, **ANI)
    edit_plan(given.db, UNDANGAN, {"status": "terverifikasi"}, pelaku="Cici")
    assert listed(given) == before
    assert before[0]["Diperiksa oleh"] == "Budi"


def test_who_takes_back_their_own_no_verified_nothing(given):
    no = {"status": "perlu_perbaikan"}
    said = edit_plan(given.db, UNDANGAN, no, pelaku="Cici", rapat=1)
    cancel_change(given.db, SATKER, TAHUN, said.entry.nomor, pelaku="Cici")
    assert listed(given)[0]["Diperiksa oleh"] == "Budi"


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        (NOTE, "12/PW.01/2025", "3 Juni 2025"),
        ("ND no. 7, 03/06/2025", "7", "3 Juni 2025"),
        ("No: 15/KPT/2025; tgl 31-2-2025", "15/KPT/2025", ""),
        ("tanpa tanda tangan", "", ""),
        ("notulen 2025", "", ""),
    ],
)
def test_number_and_date_are_those_that_the_office_wrote(text, number, day):
    assert (find_number(text), find_day(text)) == (number, day)


def test_no_paper_names_the_machine_as_who_verified(desk):
    """It has no name to sign with: the verdict and its day alone, or the person who sat there."""
    for where, who in ((UNDANGAN, "komputer ini"), (NOTULENSI, "Ani (komputer ini)")):
        say(desk, where, status="ada", tautan=DRIVE)
        verify(desk, where, who)
    desk.do(ending.close_rapat)
    rows = [row for row in listed(desk) if row["Diperiksa pada"]]
    checked = [(row["Diperiksa oleh"], row["Diperiksa pada"].date()) for row in rows]
    assert checked == [("–", clock.today()), ("Ani", clock.today())]
