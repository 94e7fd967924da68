"""Real servers in the three situations of data, and a real Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import chromium, screen
from tests.browser.server import ROOT, Server, run_command, start_server

ONE_ROW = "KPU Kota Satu Baris"
MESUJI = "KPU Kabupaten Mesuji"
CONTOH = "KPU Kabupaten Contoh"
MESUJI_FILE = ROOT / "data" / "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"
LOAD_MESUJI = ("muat", str(MESUJI_FILE), "--satker", MESUJI, "--tahun", "2025", "--posisi", "2025-08-05")


expect.set_options(timeout=60_000)  # what is waited for comes, on a busy machine late


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        browser = chromium.open_browser(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visitor(chrome: Browser) -> Iterator[BrowserContext]:
    """One browser profile for all tests: files once loaded are kept, as they are for a visitor of the second day."""
    with chrome.new_context(viewport=screen.PROJECTOR, locale="id-ID", accept_downloads=True) as context:
        context.set_default_timeout(20_000)
        yield context


@pytest.fixture(scope="session")
def phone_context(chrome: Browser) -> Iterator[BrowserContext]:
    """The same on a phone held upright: narrow, touched, and saying of itself that it is mobile."""
    with chrome.new_context(
        viewport=screen.PHONE, user_agent=screen.PHONE_AGENT, is_mobile=True, has_touch=True, locale="id-ID"
    ) as context:
        context.set_default_timeout(20_000)
        yield context


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """A visit of its own at a projector's screen; the test fails on any script error of the page."""
    yield from _visit_page(visitor)


@pytest.fixture
def phone(phone_context: BrowserContext) -> Iterator[Page]:
    """A visit of its own on a phone."""
    yield from _visit_page(phone_context)


def _visit_page(context: BrowserContext) -> Iterator[Page]:
    the_page = context.new_page()
    damaged: list[str] = []
    the_page.on("pageerror", lambda error: damaged.append(str(error)))
    the_page.on("console", lambda said: damaged.append(said.text) if "Content Security Policy" in said.text else None)
    yield the_page
    the_page.close()
    assert damaged == []


def _run_server(folder: Path) -> Iterator[Server]:
    with start_server(folder) as server:
        yield server
        assert "Traceback" not in server.log_text


def copy_store(stored: Path, folder: Path) -> Path:
    """Database and journal of a folder that no server holds, as a store of its own; what a command would take seconds
    to make again."""
    shutil.copytree(stored, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `awal` stores, made once; to be copied and never served."""
    folder = tmp_path_factory.mktemp("awal")
    run_command(folder, "awal")
    return folder


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A decree's plan, loaded once; to be copied and never served."""
    folder = tmp_path_factory.mktemp("muat")
    run_command(folder, *LOAD_MESUJI)
    return folder


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Nothing was ever loaded."""
    yield from _run_server(tmp_path_factory.mktemp("kosong"))


@pytest.fixture(scope="session")
def rencana(tmp_path_factory: pytest.TempPathFactory, loaded: Path) -> Iterator[Server]:
    """Plans without any reported progress: a decree, and a plan of one row."""
    folder = copy_store(loaded, tmp_path_factory.mktemp("rencana"))
    run_command(
        folder,
        "muat",
        str(_one_row_rencana(folder / "satu baris.xlsx")),
        *("--satker", ONE_ROW, "--tahun", "2025", "--posisi", "2025-02-01"),
    )
    yield from _run_server(folder)


@pytest.fixture(scope="session")
def complete(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Iterator[Server]:
    """What `make run` shows at first: both decrees, and the sample office with its progress of four triwulan."""
    yield from _run_server(copy_store(seeded, tmp_path_factory.mktemp("lengkap")))


def _one_row_rencana(path: Path) -> Path:
    """The smallest plan there can be: one area, one langkah, one tenggat, one bukti."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "TARGET CAPAIAN"])
    sheet.append(["I", "MANAJEMEN PERUBAHAN"])
    sheet.append([1, "Tim Kerja", "Tim dibentuk", "Membentuk tim kerja", "SK Tim Kerja", "Maret 2025", "Tim terbentuk"])
    workbook.save(path)
    return path


@pytest.fixture
def own(tmp_path: Path, loaded: Path) -> Iterator[Server]:
    """A decree's plan on a server of its own: other tests count what the shared ones hold."""
    yield from _run_server(copy_store(loaded, tmp_path))


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Iterator[Server]:
    """The sample office with its four unggahan, in a database that one file of tests may change."""
    yield from _run_server(copy_store(seeded, tmp_path_factory.mktemp("contoh")))
