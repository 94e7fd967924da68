"""Real servers in the three situations of data, and a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium, layar
from tests.browser.peladen import AKAR, Peladen, jalankan, perintah

SATU_BARIS = "KPU Kota Satu Baris"
MESUJI = "KPU Kabupaten Mesuji"
CONTOH = "KPU Kabupaten Contoh"
BERKAS_MESUJI = AKAR / "data" / "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"
MUAT_MESUJI = ("muat", str(BERKAS_MESUJI), "--satker", MESUJI, "--tahun", "2025", "--posisi", "2025-08-05")


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        browser = chromium.buka(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def pengunjung(chrome: Browser) -> Iterator[BrowserContext]:
    """One browser profile for all tests: files once loaded are kept, as they are for a visitor of the second day."""
    with chrome.new_context(viewport=layar.PROYEKTOR, locale="id-ID", accept_downloads=True) as konteks:
        konteks.set_default_timeout(20_000)
        yield konteks


@pytest.fixture(scope="session")
def di_telepon(chrome: Browser) -> Iterator[BrowserContext]:
    """The same on a phone held upright: narrow, touched, and saying of itself that it is mobile."""
    with chrome.new_context(
        viewport=layar.TELEPON, user_agent=layar.AGEN_TELEPON, is_mobile=True, has_touch=True, locale="id-ID"
    ) as konteks:
        konteks.set_default_timeout(20_000)
        yield konteks


@pytest.fixture
def page(pengunjung: BrowserContext) -> Iterator[Page]:
    """A visit of its own at a projector's screen; the test fails on any script error of the page."""
    yield from _halaman(pengunjung)


@pytest.fixture
def telepon(di_telepon: BrowserContext) -> Iterator[Page]:
    """A visit of its own on a phone."""
    yield from _halaman(di_telepon)


def _halaman(konteks: BrowserContext) -> Iterator[Page]:
    halaman = konteks.new_page()
    rusak: list[str] = []
    halaman.on("pageerror", lambda galat: rusak.append(str(galat)))
    yield halaman
    halaman.close()
    assert rusak == []


def _peladen(folder: Path) -> Iterator[Peladen]:
    with jalankan(folder) as peladen:
        yield peladen
        assert "Traceback" not in peladen.catatan


@pytest.fixture(scope="session")
def kosong(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peladen]:
    """Nothing was ever loaded."""
    yield from _peladen(tmp_path_factory.mktemp("kosong"))


@pytest.fixture(scope="session")
def rencana(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peladen]:
    """Plans without any reported progress: a decree, and a plan of one row."""
    folder = tmp_path_factory.mktemp("rencana")
    perintah(folder, *MUAT_MESUJI)
    perintah(
        folder,
        "muat",
        str(_rencana_satu_baris(folder / "satu baris.xlsx")),
        *("--satker", SATU_BARIS, "--tahun", "2025", "--posisi", "2025-02-01"),
    )
    yield from _peladen(folder)


@pytest.fixture(scope="session")
def lengkap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peladen]:
    """What `make run` shows at first: both decrees, and the sample office with its progress of four triwulan."""
    folder = tmp_path_factory.mktemp("lengkap")
    perintah(folder, "awal")
    yield from _peladen(folder)


def _rencana_satu_baris(jalur: Path) -> Path:
    """The smallest plan there can be: one area, one langkah, one tenggat, one bukti."""
    buku = Workbook()
    lembar = buku.active
    lembar.append(["NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET CAPAIAN"])
    lembar.append(["I", "MANAJEMEN PERUBAHAN"])
    lembar.append(
        [1, "Tim Kerja", "Tim dibentuk", "Membentuk tim kerja", "SK Tim Kerja", "Maret 2025", "Tim terbentuk"]
    )
    buku.save(jalur)
    return jalur


@pytest.fixture
def sendiri(tmp_path: Path) -> Iterator[Peladen]:
    """A decree's plan on a server of its own: other tests count what the shared ones hold."""
    perintah(tmp_path, *MUAT_MESUJI)
    yield from _peladen(tmp_path)


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Peladen]:
    """The sample office with its four unggahan, in a database that one file of tests may change."""
    folder = tmp_path_factory.mktemp("contoh")
    perintah(folder, "awal")
    yield from _peladen(folder)
