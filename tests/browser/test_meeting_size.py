"""More text than a screen of a meeting holds is never cut off."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.journal import open_journal
from monev.meeting import acts
from tests.browser import screen
from tests.browser.meeting_room import overflow, press, room, screen_heading, screen_number
from tests.browser.server import TODAY, Server, wait_until_ready
from tests.conftest import before_release
from tests.makers import (
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)

SATKER = "KPU Kabupaten Padat"
CHOICES = {"satker": SATKER, "tahun": "2025", "rapat": "1"}
BUKTI_COUNT = 30
LONG_NAME = "Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenuakitanatahu"
LONG_TEXT = (
    "Menyusun laporan pemantauan yang memuat uraian pelaksanaan, kendala, dan tindak lanjut, " * 6
    + "tuntas"
)

# Of every list on the screen: what of its parts on this page stands beyond it, or beyond their own
# item's right edge.
_CUT_OFF = """(room) => [...room.querySelectorAll('.m-paged > :first-child')].flatMap((list) => {
  const limit = list.getBoundingClientRect();
  const inSight = (e) => [...e.getClientRects()].filter((box) => box.width && box.left < limit.right);
  return [...list.querySelectorAll('*')]
    .filter((e) => inSight(e).some((box) =>
      box.bottom > limit.bottom + 2 && !e.closest('.m-item-text, .m-item-note') || box.right > limit.right + 2))
    .map((e) => `${e.className}: ${e.textContent.slice(0, 60)}`);
})"""


@pytest.fixture(scope="module")
def compact(office: Server) -> Server:
    """Open a meeting about a langkah of 30 documents with long notes, whose PIC's name has no place
    to break.
    """
    with pytest.MonkeyPatch.context() as setting:
        setting.setenv("MONEV_HARI_INI", TODAY)
        append_unggahan(open_journal(office.folder / "monev.jurnal"), _rencana(), satker=SATKER)
        _open_rapat(office.seen_elsewhere())
    wait_until_ready(office.address)
    return office


def _rencana() -> dict[str, Any]:
    """Store one langkah that is done and 24 that are late; the third has the 30 documents."""
    many = {
        f"Laporan pelaksanaan nomor {number} beserta lampirannya": "belum_ada"
        for number in range(BUKTI_COUNT)
    }
    few = {"Undangan": "belum_ada", "Notulensi": "belum_ada"}
    due = {
        number: [tenggat_content("2025-03", bukti=many if number == 3 else few)]
        for number in range(2, 26)
    }
    late = [
        langkah_content(f"V.{number}.1", own, langkah_aksi=LONG_TEXT, pic=LONG_NAME)
        for number, own in due.items()
    ]
    done = tenggat_content("2025-01", "selesai", tanggal_selesai="2025-01-20", bukti={"SK": "ada"})
    return sample_content(
        [langkah_content("V.1.1", [done], pic="Ketua"), *late], posisi="2025-09-30"
    )


def _open_rapat(db: Database) -> None:
    here = {"pelaku": LOCAL_ACTOR}
    meeting = begin_rapat(db, satker=SATKER, tanggal=TODAY, posisi=date(2025, 9, 30), **here)
    acts.add_attendance(db, meeting, [(LONG_NAME, LONG_NAME)], **here)
    length = "Uraian yang memuat banyak rincian. " * 25
    for _ in range(4):
        acts.record_kendala(db, meeting, kendala=length, solusi=length, kode="V.3.1", **here)
    for index in range(6):
        acts.decide(
            db,
            meeting,
            uraian=f"{index} {length}",
            pic=LONG_NAME,
            batas="2025-10-31",
            kode="V.3.1",
            **here,
        )


@pytest.mark.semua
@pytest.mark.parametrize(
    "size",
    [
        {"width": 1024, "height": 768},
        *before_release(screen.PROJECTOR, {"width": 1920, "height": 1080}),
    ],
)
def test_every_page_of_a_list_shows_its_items_whole(
    page: Page, compact: Server, size: ViewportSize
):
    page.set_viewport_size(size)
    screen.open_page(page, compact.address, "rapat", **CHOICES, layar="kehadiran")
    room(page)
    seen: set[str] = set()
    for index in range(1, screen_number(page)[1] + 1):
        while True:
            assert room(page).evaluate(_CUT_OFF) == [], screen_heading(page).inner_text()
            assert overflow(page) == []
            ticks = page.locator(".m-tick")
            in_sight = "all => all.filter(e => Math.abs(e.getBoundingClientRect().x) < innerWidth)"
            seen |= {
                text
                for text in ticks.evaluate_all(f"{in_sight}.map(e => e.innerText)")
                if "nomor" in text
            }
            down = page.locator(".m-down:visible:not([disabled])")
            if not down.count():
                break
            down.first.click()
        if index < screen_number(page)[1]:
            press(page, "PageDown", index + 1)
    # Each of the 30 documents could be ticked on some page, and told from the others.
    assert len(seen) == BUKTI_COUNT
