"""The length of a meeting about a large plan: the screens a clicker steps through, and the touches
that record it all. More text than a screen holds is never cut off.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.journal import open_journal
from monev.meeting import acts
from tests.browser import screen
from tests.browser.meeting_room import (
    overflow,
    press,
    room,
    screen_heading,
    screen_number,
    turn_pages,
)
from tests.browser.server import ROOT, TODAY, Server, run_command, start_server, wait_until_ready
from tests.conftest import before_release
from tests.makers import (
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)

GUNUNGKIDUL, BESAR = "KPU Kabupaten Gunungkidul", "KPU Kabupaten Besar"
SEED = ROOT / "data" / "Rencana Aksi ZI KPU Kabupaten Gunungkidul 2024.xlsx"
LANGKAH = 300
_AREAS = ("I", "II", "III", "IV", "V", "VI")
# A langkah that is late has its own mark; touches: one opens the form of its follow-up, one keeps
# it.
_LATE = ".m-item:not([hidden]) > .m-item-head > .m-badge:is(.terlambat, .plain)"
_TOUCHES_PER_LATE = 2
MOST_PRESSES = 60
"""Of the clicker, through a whole meeting: one a minute."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the decree of 228 tenggat, unreported, and a reported plan of 300 langkah, with a
    meeting about each.
    """
    folder = tmp_path_factory.mktemp("besar")
    run_command(
        folder,
        "muat",
        str(SEED),
        "--satker",
        GUNUNGKIDUL,
        "--tahun",
        "2024",
        "--posisi",
        "2024-06-30",
    )
    with pytest.MonkeyPatch.context() as setting:
        setting.setenv("MONEV_HARI_INI", TODAY)
        journal = open_journal(folder / "monev.jurnal")
        content = sample_content(
            [_langkah(number) for number in range(LANGKAH)], posisi="2025-06-30"
        )
        append_unggahan(journal, content, satker=BESAR, tahun=2025)
        db = Database.open_at(None, journal)
        for satker, posisi in ((GUNUNGKIDUL, date(2024, 6, 30)), (BESAR, date(2025, 6, 30))):
            begin_rapat(db, satker=satker, tahun=posisi.year, tanggal=TODAY, posisi=posisi)
        db.close()
    with start_server(folder) as server:
        yield server


def _langkah(number: int) -> dict[str, Any]:
    """Make a plan in which every fifth langkah is monthly; of those due one in ten is late and
    three in ten lack a bukti.
    """
    months = range(1, 13) if number % 5 == 0 else [number % 12 + 1]
    bukti = {"Undangan": "ada", "Notulensi": "belum_ada" if number % 10 in (3, 4, 5) else "ada"}
    tenggat = []
    for month in (f"2025-{one:02d}" for one in months):
        is_open = number % 10 == 7 or month > "2025-06"
        done = {} if is_open else {"laporan": "selesai", "tanggal_selesai": f"{month}-20"}
        tenggat.append(tenggat_content(month, bukti=bukti, **done))
    kode, pic = f"{_AREAS[number % 6]}.{number // 6 + 1}.1", f"Kasubbag {number % 4 + 1}"
    words = (
        f"Melaksanakan sosialisasi nilai integritas ke-{number} kepada seluruh pegawai di "
        "lingkungan kantor"
    )
    return langkah_content(kode, tenggat, pic=pic, langkah_aksi=words)


# 56 langkah, of which 31 have something due by 30 June and all of it is open; 5 areas have some of
# it. The decree names no PIC, so no screen asks them for bukti. Two touches for every follow-up.
# Measured: 18 presses of the clicker.
DECREE = (GUNUNGKIDUL, 2024, 5 + 7, 31, 2 * 31)
# 960 tenggat. 15 langkah are late (30 end in 7, half of those in the first half-year) and 60 lack
# bukti (30 monthly ones, 15 + 15 others). Two touches for every follow-up, one for the bukti of
# each of the 60, one for each of 4 PICs. Measured: 26 presses.
LARGE = (BESAR, 2025, 6 + 8, 15, 2 * 15 + 60 + 4)


@pytest.mark.semua
@pytest.mark.parametrize(
    ("satker", "tahun", "screens", "langkah", "touches"), [DECREE, LARGE], ids=["228", "300"]
)
def test_a_whole_meeting_is_led_with_a_press_a_minute(
    page: Page, own: Server, satker: str, tahun: int, screens: int, langkah: int, touches: int
):
    """Count the screens that a clicker passes, the late langkah on them, and the touches that
    record all.
    """
    screen.open_page(
        page, own.address, "rapat", satker=satker, tahun=str(tahun), rapat="1", layar="kehadiran"
    )
    room(page)
    assert screen_number(page)[1] == screens
    presses = late = ticks = 0
    for index in range(1, screens + 1):
        if page.locator('.m-room[data-screen="area"]').count():
            late += page.locator(_LATE).count()
        if page.locator('.m-room[data-screen="kesenjangan"]').count():
            ticks += _ticks_of_everybody(page)
        presses += turn_pages(page)
        if index < screens:
            press(page, "PageDown", index + 1)
            presses += 1
    assert (late, _TOUCHES_PER_LATE * late + ticks) == (langkah, touches)
    assert presses <= MOST_PRESSES


def _ticks_of_everybody(page: Page) -> int:
    """Count a touch for each PIC, and one for each langkah of which they bring all bukti."""
    touches = 0
    for one in range(page.locator(".m-bar").count()):
        bar = page.locator(".m-bar").nth(one)
        bar.evaluate("bar => bar.click()")
        expect(bar).to_have_attribute("aria-pressed", "true")
        touches += 1 + page.locator(".m-stack .m-item").count()
    return touches


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
