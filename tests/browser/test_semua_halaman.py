"""Every page, found by listing pages/, in every situation of data, as a visitor sees it."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import layar
from tests.browser.conftest import CONTOH, MESUJI, SATU_BARIS
from tests.browser.peladen import AKAR, Peladen

HALAMAN = sorted(jalur.stem.replace("_", "-") for jalur in (AKAR / "pages").glob("*/*.py"))
# Situation of data, and the rencana looked at in it.
KEADAAN = [
    ("kosong", {}),
    ("rencana", {"satker": SATU_BARIS, "tahun": "2025"}),
    ("rencana", {"satker": MESUJI, "tahun": "2025", "posisi": "2025-12-31"}),
    ("lengkap", {"satker": CONTOH, "tahun": "2025", "posisi": "2025-09-30"}),
    ("lengkap", {"satker": "KPU Kabupaten Gunungkidul", "tahun": "2024"}),
]
NAMA = ["kosong", "satu baris", "tanpa realisasi", "dengan realisasi", "tahun lalu"]


@pytest.fixture
def peladen(request: pytest.FixtureRequest, situasi: str) -> Peladen:
    return request.getfixturevalue(situasi)


@pytest.mark.parametrize("halaman", HALAMAN)
@pytest.mark.parametrize(("situasi", "pilihan"), KEADAAN, ids=NAMA)
def test_page_opens_without_an_error(page: Page, peladen: Peladen, halaman: str, pilihan: dict[str, str]):
    layar.buka(page, peladen.alamat, halaman, **pilihan)
    layar.pastikan_wajar(page)


@pytest.mark.parametrize("halaman", HALAMAN)
@pytest.mark.parametrize(("situasi", "pilihan"), [KEADAAN[0], KEADAAN[3]], ids=["kosong", "dengan realisasi"])
def test_page_fits_a_phone_without_sideways_scrolling(
    telepon: Page, peladen: Peladen, halaman: str, pilihan: dict[str, str]
):
    layar.buka(telepon, peladen.alamat, halaman, **pilihan)
    layar.pastikan_wajar(telepon)
    assert layar.lebihan_samping(telepon) == 0


@pytest.mark.parametrize("halaman", HALAMAN)
def test_a_copied_address_shows_another_visit_the_same(
    page: Page, pengunjung: BrowserContext, lengkap: Peladen, halaman: str
):
    layar.buka(page, lengkap.alamat, halaman, satker=CONTOH, tahun="2025", posisi="2025-09-30")
    layar.pilih_triwulan(page, "TW II")
    layar.pastikan_wajar(page)
    assert "posisi=2025-06-30" in page.url
    tamu = pengunjung.new_page()
    tamu.goto(page.url)
    layar.tunggu(tamu)
    assert layar.teks(tamu) == layar.teks(page)
    tamu.close()


@pytest.mark.parametrize("halaman", HALAMAN)
def test_sample_data_says_so_on_every_page(page: Page, lengkap: Peladen, halaman: str):
    layar.buka(page, lengkap.alamat, halaman, satker=CONTOH, tahun="2025")
    assert "DATA SIMULASI" in layar.teks(page)


@pytest.mark.parametrize(
    ("pilihan", "disebut"),
    [
        ({"satker": "KPU Kabupaten Entah"}, "KPU Kabupaten Entah"),
        ({"satker": MESUJI, "tahun": "1999"}, "1999"),
        ({"satker": MESUJI, "tahun": "dua ribu"}, "dua ribu"),
        ({"satker": MESUJI, "tahun": "2025", "posisi": "2025-13-40"}, "2025-13-40"),
        ({"satker": "<script>alert(1)</script>"}, "<script>alert(1)</script>"),
    ],
)
def test_an_address_that_asks_for_what_is_not_there_says_so_and_leads_on(
    page: Page, lengkap: Peladen, pilihan: dict[str, str], disebut: str
):
    layar.buka(page, lengkap.alamat, "ringkasan", **pilihan)
    layar.pastikan_wajar(page)
    assert disebut in layar.teks(page)
    page.get_by_test_id("stMain").get_by_role("link", name=MESUJI).click()
    expect(page.get_by_test_id("stMain")).to_contain_text("Capaian s.d. posisi")
