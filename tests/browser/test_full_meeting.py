"""A meeting with more text than a screen holds: nothing is cut off."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from monev import meeting
from monev.database import Database
from monev.journal import FolderJournal
from tests.browser import screen
from tests.browser.meeting_room import overflow, press, room, screen_heading, screen_number
from tests.browser.server import TODAY, Server, wait_until_ready
from tests.conftest import before_release
from tests.makers import append_unggahan, langkah_content, sample_content, tenggat_content

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
def compact(changing: Server) -> Server:
    """An open meeting about a langkah of 30 documents with long notes, whose PIC's name has no place to break."""
    with pytest.MonkeyPatch.context() as setting:
        setting.setenv("MONEV_HARI_INI", TODAY)
        append_unggahan(FolderJournal(changing.folder / "monev.jurnal"), _rencana(), satker=SATKER)
        _open_rapat(changing.seen_elsewhere())
    wait_until_ready(changing.address)
    return changing


def _rencana() -> dict[str, Any]:
    """One that is done, 24 that are late; of the third the 30 documents."""
    many = dict.fromkeys(
        (f"Laporan pelaksanaan nomor {n} beserta lampirannya" for n in range(BUKTI_COUNT)), "belum_ada"
    )
    few = {"Undangan": "belum_ada", "Notulensi": "belum_ada"}
    late = [
        langkah_content(
            f"V.{n}.1", [tenggat_content("2025-03", bukti=many if n == 3 else few)], langkah_aksi=LANGKAH, pic=LONG_NAME
        )
        for n in range(2, 26)
    ]
    done = tenggat_content("2025-01", "selesai", tanggal_selesai="2025-01-20", bukti={"SK": "ada"})
    return sample_content([langkah_content("V.1.1", [done], pic="Ketua"), *late], posisi="2025-09-30")


def _open_rapat(db: Database) -> None:
    ani = {"pelaku": "Ani"}
    r = meeting.open_rapat(db, SATKER, 2025, judul="Rapat padat", tanggal=TODAY, posisi=date(2025, 9, 30), **ani)
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
