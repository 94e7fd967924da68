"""Every page in every situation of data: it opens, and says what it must."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from monev.figures.sentences import NO_REALISASI_YET
from monev.ui import page_table, page_words
from monev.ui.page_table import KESENJANGAN, LINIMASA, OF_FIGURES, RINGKASAN
from tests.code import ROOT
from tests.conftest import before_release
from tests.on_screen import address_of, blocks_on, head_on, things_in, written_text
from tests.page_runs import PAGES
from tests.screen_things import Head

FIGURES = [page.address.replace("-", "_") for page in OF_FIGURES]
OF_MANY = ("pengaturan", "panduan")
LOOKING = ("ringkasan", "linimasa", "peta_capaian", "kesenjangan_bukti", "riwayat")


def test_the_menu_has_every_page_of_the_folder():
    assert len(page_table.page_addresses()) == len(PAGES)


@pytest.mark.parametrize(
    "situation",
    ["kosong", "rencana", "dilaporkan", "tanpa_tenggat", *before_release("satu_baris", "besar")],
)
def test_every_page_opens_and_says_what_it_must(fill_database, open_page, situation):
    fill_database(situation)
    for page in PAGES:
        at = open_page(page)
        assert not at.error, (page, written_text(at))
        assert written_text(at).strip(), page
        assert_no_heading_skips_a_level(page, at)
        MUST_SAY.get(situation, lambda *_: None)(page, at)


def assert_no_heading_skips_a_level(page: str, at: AppTest) -> None:
    """Who is read to goes from heading to heading: below a page's name stands ##."""
    level = 1
    for said in (each.value for each in at.markdown):
        if mark := re.match("#+(?= )", said):
            assert len(mark[0]) <= level + 1, (page, said)
            level = len(mark[0])


def leads_to_unggah_and_counts_nothing(page: str, at: AppTest) -> None:
    assert not re.search(r"(?i)terlambat|hari lewat|[▲△]|\d/\d|hari ini", written_text(at)), page
    if page.split("/")[1] in LOOKING:
        assert "Belum ada rencana yang dimuat" in written_text(at), page
        assert at.file_uploader, page


def says_first_that_it_is_a_plan(page: str, at: AppTest) -> None:
    if page.split("/")[1] in FIGURES:
        said = [thing for thing in things_in(blocks_on(at)) if not isinstance(thing, Head)]
        assert NO_REALISASI_YET in " ".join((said[0].text, *said[0].notes)), page
    elif page != "pages/rekap/page.py":
        assert NO_REALISASI_YET not in written_text(at), page
    assert not re.search(r"(?i)\bterlambat\b|▲", written_text(at)), page


def says_nothing_of_a_plan_alone(page: str, at: AppTest) -> None:
    assert NO_REALISASI_YET not in written_text(at), page


MUST_SAY = {
    "kosong": leads_to_unggah_and_counts_nothing,
    "rencana": says_first_that_it_is_a_plan,
    "dilaporkan": says_nothing_of_a_plan_alone,
}


def test_sample_data_is_marked_on_every_page_that_shows_it_and_only_there(fill_database, open_page):
    fill_database("dilaporkan", simulasi=True)
    for page in PAGES:
        at = open_page(page)
        head = head_on(at)
        if page.split("/")[1] in OF_MANY:
            assert head.office is None, (page, "no office's bar over what is not of one office")
            assert page_words.SIMULATED_DATA not in written_text(at), page
            continue
        assert "(rekaan)" in written_text(at), page
        if page != "pages/rekap/page.py":
            assert address_of(at, "Sembunyikan di Pengaturan").startswith("/pengaturan"), (
                "the way to hide it"
            )


def test_what_cannot_be_judged_is_said_and_texts_of_a_file_are_shown_letter_by_letter(
    reported, open_page
):
    at = open_page(RINGKASAN)
    assert "1 langkah belum dapat dinilai (tanpa target waktu)." in written_text(at)
    assert address_of(at, "Jawab di Unggah →").startswith("/unggah?satker=")
    assert (
        "Rapat <b>ZI</b> $x$ :red[awas] [a](b) baris dua"
        in written_text(open_page(KESENJANGAN)).splitlines()
    )
    content = written_text(open_page(LINIMASA, langkah="I.2.1"))
    for parts in (
        r"Rapat \<b\>ZI\</b\>",
        "baris dua",
        "**Komponen**",
        "Menunggu *anggaran* | TA 2025\n",
        r"Kendala\: Menunggu \*anggaran\* \| TA 2025",
        "Bukti kurang (1)",
    ):
        assert parts in content, parts


def test_pages_are_thin():
    """Each page.py only lists its parts from top to bottom."""
    length = {page: len((ROOT / page).read_text("utf-8").splitlines()) for page in PAGES}
    assert max(length.values()) <= 50, length
