"""A quarter reported by few keys on a desk and by touch on a phone. What a dead server did not store
waits in its cell: test_lost_connection.py.
"""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import screen
from tests.browser.conftest import Office
from tests.evidence_files.material import pdf
from tests.makers import (
    append_unggahan,
    langkah_content,
    langkah_now,
    sample_content,
    tenggat_content,
)

CHOICE = {"tahun": "2025", "posisi": "2025-09-30"}
DOCUMENTS = {"Undangan": "belum_ada", "Notulensi": "belum_ada", "Foto kegiatan": "belum_ada"}


LINES = """one => {
  const all = document.createRange();
  all.selectNodeContents(one);
  const tops = new Set([...all.getClientRects()].map(line => Math.round(line.top)));
  return [tops.size, one.clientHeight / parseFloat(getComputedStyle(one).fontSize)];
}"""
"""In how many lines a text stands, and how many letters high it is."""


def test_on_a_phone_a_thumb_says_that_a_document_is_there_and_long_names_read_as_one_text(
    phone: Page, own: Office
):
    screen.open_page(phone, own.address, "lapor", satker=own.satker, **CHOICE)
    name = phone.get_by_role("button", name=re.compile("^Tabel hasil Identifikasi potensi"))
    lines, height = name.evaluate(LINES)
    assert lines >= 3
    assert height < 1.5 * lines + 1, "its lines stand apart"
    undo = phone.get_by_role("button", name="Urungkan,")
    name.tap()
    expect(undo).to_be_visible()
    screen.assert_filled_is_pressed(phone)
    thumbs = phone.locator(".m-desk button:not(.m-desk-what *)")
    assert thumbs.evaluate_all("all => Math.min(...all.map(one => one.offsetHeight))") >= 44
    undo.tap()
    expect(phone.get_by_text("Diurungkan.")).to_be_visible()
    expect(name).to_have_attribute("aria-pressed", "false")
    assert screen.sideways_overflow(phone) == 0


def test_a_file_not_taken_says_why_the_next_is_taken_and_a_long_address_stays_in_its_column(
    page: Page, new_office: Office, tmp_path: Path
):
    """The field for files lies out of sight; what it said of a file, nobody saw."""
    address = f"https://drive.contoh.go.id/drive/folders/{'1aB2cD3eF4' * 12}"
    place = tenggat_content("2025-09", bukti={"Undangan": "belum_ada", address: "belum_ada"})
    content = sample_content([langkah_content("I.1.1", [place])], posisi="2025-01-01")
    append_unggahan(new_office.server.seen_elsewhere(), content, satker=new_office.satker)
    screen.open_page(page, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    assert screen.sideways_overflow(page) == 0
    (tmp_path / "besar.pdf").write_bytes(pdf() + bytes(26 * 1024 * 1024))
    (tmp_path / "undangan.pdf").write_bytes(pdf())
    for name, words in {
        "besar": "terlalu besar; paling besar 25 MB",
        "undangan": "Tersimpan.",
    }.items():
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="+ Undangan").click()
        chooser.value.set_files(tmp_path / f"{name}.pdf")
        expect(page.get_by_text(words)).to_be_in_viewport(ratio=1)
    expect(page.get_by_test_id("stFileChip")).to_have_count(0)


def test_a_quarter_is_reported_by_one_key_a_target_and_a_file_by_one_press(
    page: Page, new_office: Office, tmp_path: Path
):
    rows = [
        langkah_content(f"I.{number}.1", [tenggat_content("2025-09", bukti=DOCUMENTS)])
        for number in range(1, 7)
    ]
    db = new_office.server.seen_elsewhere()
    append_unggahan(db, sample_content(rows, posisi="2025-01-01"), satker=new_office.satker)
    screen.open_page(page, new_office.address, "lapor", satker=new_office.satker, **CHOICE)
    row = page.get_by_role("row", name="I.6")
    before = page.locator(".m-desk [data-row]").evaluate_all(
        "all => all.map(one => Math.round(one.getBoundingClientRect().height))"
    )
    with page.expect_file_chooser() as chooser:
        row.get_by_role("button", name="+ Undangan").click()
    (tmp_path / "undangan.pdf").write_bytes(pdf())
    chooser.value.set_files(tmp_path / "undangan.pdf")
    expect(row.get_by_role("link", name="Undangan")).to_be_visible()
    screen.wait_until_still(page)
    page.keyboard.press("b")  # the focus is in the table since its + was pressed
    expect(row.get_by_role("button", name="Berjalan")).to_have_attribute("aria-pressed", "true")
    page.locator("h1").click()
    page.keyboard.press("a")
    for _ in range(6):
        page.keyboard.press("ArrowUp")
    for _ in range(6):
        page.keyboard.press("a")
    expect(page.get_by_text("TW III 2025: semua 6 target sudah dilaporkan.")).to_be_visible()
    screen.wait_until_still(page)
    db.catch_up()
    for number in range(1, 7):
        (target,) = langkah_now(db, f"I.{number}.1", new_office.satker)["tenggat"]
        assert target["laporan"] == "selesai", number
        assert {bukti["status"] for bukti in target["bukti"]} == {"ada"}, number
    heights = page.locator(".m-desk [data-row]").evaluate_all(
        "all => all.map(one => Math.round(one.getBoundingClientRect().height))"
    )
    assert {*heights} == {*before}, "no row has another height than before it was pressed"
    edits = [
        one for one in db.journal.read() if one.jenis == "isian" and one.satker == new_office.satker
    ]
    assert len(edits) == 8, "one entry a key, and none for the letter outside the table"
