"""A meeting with more text than a screen holds, and one whose server went away: nothing is cut off or lost."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from monev import meeting
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.journal import open_journal
from tests.browser import screen
from tests.browser.meeting_room import (
    overflow,
    press,
    room,
    screen_heading,
    screen_number,
    wait_until_recorded,
)
from tests.browser.server import TODAY, Server, run_command, wait_until_ready
from tests.conftest import before_release

SATKER = "KPU Kabupaten Padat"
CHOICES = {"satker": SATKER, "tahun": "2025", "rapat": "1"}
BUKTI_COUNT = 30
LONG_NAME = "Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenuakitanatahu"
LANGKAH = "Menyusun laporan pemantauan yang memuat uraian pelaksanaan, kendala, dan tindak lanjut, " * 6 + "tuntas"

# Of every list on the screen: what of its visible parts stands beyond it, or beyond their own item's right edge.
_CUT_OFF = """(room) => [...room.querySelectorAll('.m-paged > :first-child')].flatMap((list) => {
  const limit = list.getBoundingClientRect();
  return [...list.querySelectorAll('*')]
    .filter((e) => e.getBoundingClientRect().width)
    .filter((e) => e.getBoundingClientRect().bottom > limit.bottom + 2 && !e.closest('.m-item-text, .m-item-note')
      || e.getBoundingClientRect().right > limit.right + 2)
    .map((e) => `${e.className}: ${e.textContent.slice(0, 60)}`);
})"""


@pytest.fixture(scope="module")
def compact(changing: Server, tmp_path_factory: pytest.TempPathFactory) -> Server:
    """An open meeting about a langkah of 30 documents with long notes, whose PIC's name has no place to break."""
    file = _rencana(tmp_path_factory.mktemp("padat") / "padat.xlsx")
    place = ("--satker", SATKER, "--tahun", "2025", "--posisi", "2025-09-30")
    run_command(changing.folder, "muat", str(file), *place)
    with pytest.MonkeyPatch.context() as setting:
        setting.setenv("MONEV_HARI_INI", TODAY)
        _open_rapat(Database.open_at(None, open_journal(str(changing.folder / "monev.jurnal"))))
    wait_until_ready(changing.address)
    return changing


def _rencana(path: Path) -> Path:
    workbook = Workbook()
    sheet = workbook.active
    column_headings = ["NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET CAPAIAN"]
    sheet.append([*column_headings, "PIC", "STATUS"])
    sheet.append(["V", "PENGUATAN PENGAWASAN"])
    bukti = "; ".join(f"Laporan pelaksanaan kegiatan nomor {n} beserta lampirannya" for n in range(1, BUKTI_COUNT + 1))
    for row_number in range(1, 26):
        content = bukti if row_number == 3 else "Undangan; Notulensi"
        sheet.append(
            [row_number, "Komponen", "Indikator", LANGKAH, content, "Maret 2025", "1", LONG_NAME, "Belum"]
            if row_number > 1
            else [1, "Komponen", "Indikator", "Membentuk tim", "SK", "Januari 2025", "1", "Ketua", "Selesai"]
        )
    workbook.save(path)
    return path


def _open_rapat(db: Database) -> None:
    ani = {"pelaku": "Ani"}
    r = meeting.open_rapat(
        db,
        SATKER,
        2025,
        judul="Rapat padat",
        tanggal=TODAY,
        posisi=date(2025, 9, 30),
        pemimpin="Ketua",
        notulis="Ani",
        **ani,
    )
    meeting.add_attendance(db, r, [(LONG_NAME, LONG_NAME)], **ani)
    length = "Uraian yang memuat banyak rincian. " * 25
    for _ in range(4):
        meeting.record_kendala(db, r, kendala=length, solusi=length, kode="V.3.1", **ani)
    for index in range(6):
        meeting.decide(db, r, uraian=f"{index} {length}", pic=LONG_NAME, batas="2025-10-31", kode="V.3.1", **ani)


@pytest.mark.semua
@pytest.mark.parametrize(
    "size", [{"width": 1024, "height": 768}, *before_release(screen.PROJECTOR, {"width": 1920, "height": 1080})]
)
def test_every_page_of_a_list_shows_its_items_whole(page: Page, compact: Server, size: ViewportSize):
    page.set_viewport_size(size)
    screen.open_page(page, compact.address, "rapat", **CHOICES, layar="pembukaan")
    room(page)
    seen: set[str] = set()
    for index in range(1, screen_number(page)[1] + 1):
        while True:
            assert room(page).evaluate(_CUT_OFF) == [], screen_heading(page).inner_text()
            assert overflow(page) == []
            seen |= {k for k in page.locator(".m-tick:visible").all_inner_texts() if "nomor" in k}
            down = page.locator(".m-down:visible:not([disabled])")
            if not down.count():
                break
            down.first.click()
        if index < screen_number(page)[1]:
            press(page, "PageDown", index + 1)
    # Each of the 30 documents could be ticked on some page, and told from the others.
    assert len(seen) == BUKTI_COUNT


@pytest.mark.semua
def test_a_touched_item_is_shown_in_full_and_the_clicker_goes_on(page: Page, compact: Server):
    screen.open_page(page, compact.address, "rapat", **CHOICES, layar="area-V")
    index, _ = screen_number(room(page).page)
    item = page.locator(".m-item .m-item-text", has_text="V.2.1")
    item.click()
    large = page.get_by_role("dialog")
    expect(large).to_contain_text(LANGKAH)
    expect(large).to_contain_text("☐ Notulensi")
    page.keyboard.press("Escape")
    expect(large).to_have_count(0)
    item.click()
    press(page, "PageDown", index + 1)
    expect(large).to_have_count(0)


def test_a_follower_goes_where_the_leader_goes_until_stepping_alone(
    page: Page, visitor: BrowserContext, compact: Server, monkeypatch: pytest.MonkeyPatch
):
    screen.open_page(page, compact.address, "rapat", **CHOICES, layar="situasi")
    pemimpin, follower = page, visitor.new_page()
    screen.open_page(follower, compact.address, "rapat", **CHOICES, layar="keputusan")
    index, _ = screen_number(room(pemimpin).page)
    follow = follower.get_by_role("button", name="Ikuti layar pemimpin")
    room(follower)
    follow.click()
    expect(follow).to_have_attribute("aria-pressed", "true")
    press(pemimpin, "PageDown", index + 1)
    expect(screen_heading(follower)).to_have_text("Perubahan sejak TW II 2025 (30 Juni 2025)")
    press(pemimpin, "PageDown", index + 2)
    expect(screen_heading(follower)).to_have_text("V Penguatan Pengawasan")

    # What is being written stays while the screen behind it moves on, and is stored where it belongs.
    follower.get_by_role("button", name="+ Kendala area ini").click()
    form = follower.get_by_role("dialog")
    form.get_by_label("Kendala").fill("Ditulis sementara layar berpindah")
    press(pemimpin, "PageDown", index + 3)
    expect(screen_heading(follower)).to_have_text("Kesenjangan bukti per PIC")
    form.get_by_role("button", name="Simpan").click()
    expect(form).to_have_count(0)
    press(pemimpin, "PageUp", index + 2)
    expect(screen_heading(follower)).to_have_text("V Penguatan Pengawasan")

    follower.reload()
    expect(follow).to_have_attribute("aria-pressed", "true")
    press(follower, "PageUp", index + 1)
    expect(follow).to_have_attribute("aria-pressed", "false")
    expect(follower).to_have_url(re.compile("ikuti=sendiri"))
    press(pemimpin, "End", screen_number(pemimpin)[1])  # at the same moment: the one who steps alone leads nobody
    shared_db = Database.open_at(None, open_journal(str(compact.folder / "monev.jurnal")))
    r = meeting.read_rapat(shared_db, SATKER, 2025, 1)
    wait_until_recorded(pemimpin, shared_db, r, "penutup")
    monkeypatch.setenv("MONEV_HARI_INI", TODAY)
    # By the same pelaku: the foot names what can be taken back here, and that is never somebody else's.
    meeting.record_kendala(shared_db, r, kendala="Sesudah pemimpin berpindah", pelaku=LOCAL_ACTOR)
    expect(follower.locator(".m-status")).to_contain_text("Sesudah pemimpin berpindah")
    assert screen_number(follower)[0] == index + 1
    follower.close()
