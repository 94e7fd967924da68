"""A quarter reported by few keys on a desk and by touch on a phone. What a dead server did not store
waits in its cell: test_lost_connection.py.
"""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from monev.database import Database
from monev.edits.storing import find_newest, read_langkah
from tests.browser import screen
from tests.browser.conftest import MESUJI, Office
from tests.browser.server import Server
from tests.evidence_files.material import pdf
from tests.makers import TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content

CHOICE = {"tahun": "2025", "posisi": "2025-09-30"}
DOCUMENTS = {"Undangan": "belum_ada", "Notulensi": "belum_ada", "Foto kegiatan": "belum_ada"}


def give_plan(office: Office, count: int) -> Database:
    """Serve a plan of which the office reported nothing yet, with many langkah that fall due in
    September.
    """
    rows = [
        langkah_content(f"I.{number}.1", [tenggat_content("2025-09", bukti=DOCUMENTS)])
        for number in range(1, count + 1)
    ]
    db = office.server.seen_elsewhere()
    append_unggahan(db, sample_content(rows, posisi="2025-01-01"), satker=office.satker)
    return db


def target_of(db: Database, office: Office, kode: str) -> dict:
    db.catch_up()
    found = read_langkah(db, find_newest(db, office.satker, TAHUN).unggahan_id, kode)
    return found["tenggat"][0]


def test_on_a_phone_a_thumb_says_that_a_document_is_there_and_takes_it_back(
    phone: Page, new_office: Office
):
    db = give_plan(new_office, 1)
    screen.open_page(phone, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    phone.get_by_role("button", name="Notulensi, I.1").first.tap()
    undo = phone.get_by_role("button", name="Urungkan, I.1")
    expect(undo).to_be_visible()
    assert target_of(db, new_office, "I.1.1")["bukti"][1]["status"] == "ada"
    thumbs = phone.locator(".m-desk button:not(.m-desk-what *)").all()
    assert all(one.bounding_box()["height"] >= 44 for one in thumbs)
    undo.tap()
    expect(phone.get_by_text("Diurungkan.")).to_be_visible()
    assert target_of(db, new_office, "I.1.1")["bukti"][1]["status"] == "belum_ada"
    assert screen.sideways_overflow(phone) == 0


def test_on_a_phone_the_long_name_of_a_document_reads_as_lines_of_one_text(
    phone: Page, complete: Server
):
    screen.open_page(phone, complete.address, "lapor", satker=MESUJI, **CHOICE)
    name = phone.get_by_role("button", name=re.compile("^Tabel hasil Identifikasi potensi"))
    lines, height = name.evaluate(
        """one => {
          const all = document.createRange();
          all.selectNodeContents(one);
          const tops = new Set([...all.getClientRects()].map(line => Math.round(line.top)));
          return [tops.size, one.clientHeight / parseFloat(getComputedStyle(one).fontSize)];
        }"""
    )
    assert lines >= 3
    assert height < 1.5 * lines + 1, "its lines stand apart"


def test_on_a_phone_a_file_that_is_not_taken_says_why_and_the_next_is(
    phone: Page, new_office: Office, tmp_path: Path
):
    """The field lies out of sight: what it said, nobody saw, and the press seemed to do nothing."""
    db = give_plan(new_office, 1)
    screen.open_page(phone, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    said = {"besar.pdf": "terlalu besar; paling besar 25", "undangan.pdf": "Tersimpan."}
    (tmp_path / "besar.pdf").write_bytes(pdf() + bytes(26 * 1024 * 1024))
    (tmp_path / "undangan.pdf").write_bytes(pdf())
    for name, words in said.items():
        with phone.expect_file_chooser() as chooser:
            phone.get_by_role("button", name="+ Undangan").tap()
        chooser.value.set_files(tmp_path / name)
        expect(phone.get_by_text(words)).to_be_in_viewport(ratio=1)
    assert phone.get_by_test_id("stFileChip").count() == 0
    assert target_of(db, new_office, "I.1.1")["bukti"][0]["status"] == "ada"


def test_a_bukti_that_is_one_long_address_stays_in_its_column(page: Page, new_office: Office):
    address = f"https://drive.contoh.go.id/drive/folders/{'1aB2cD3eF4' * 12}"
    row = langkah_content("I.1.1", [tenggat_content("2025-09", bukti={address: "belum_ada"})])
    content = sample_content([row], posisi="2025-01-01")
    append_unggahan(new_office.server.seen_elsewhere(), content, satker=new_office.satker)
    for name in ("lapor", "kesenjangan-bukti"):
        screen.open_page(page, new_office.address, name, satker=new_office.satker, **CHOICE)
        assert screen.sideways_overflow(page) == 0, name


def test_a_quarter_is_reported_by_one_key_a_target_and_a_file_by_one_press(
    page: Page, new_office: Office, tmp_path: Path
):
    db = give_plan(new_office, 6)
    screen.open_page(page, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    row = page.get_by_role("row", name="I.6")
    with page.expect_file_chooser() as chooser:
        row.get_by_role("button", name="+ Undangan").click()
    (tmp_path / "undangan.pdf").write_bytes(pdf())
    chooser.value.set_files(tmp_path / "undangan.pdf")
    expect(row.get_by_role("link", name="Undangan")).to_be_visible()
    page.locator("h1").click()
    page.keyboard.press("a")
    for _ in range(6):
        page.keyboard.press("ArrowUp")
    for _ in range(6):
        page.keyboard.press("a")
    expect(page.get_by_text("TW III 2025: semua 6 target sudah dilaporkan.")).to_be_visible()
    screen.wait_until_still(page)
    for number in range(1, 7):
        target = target_of(db, new_office, f"I.{number}.1")
        assert target["laporan"] == "selesai", number
        assert {bukti["status"] for bukti in target["bukti"]} == {"ada"}, number
    edits = [
        one
        for one in db.journal.read()
        if one.jenis == "suntingan" and one.satker == new_office.satker
    ]
    assert len(edits) == 7, "one entry a key, and none for the letter before the first arrow"
