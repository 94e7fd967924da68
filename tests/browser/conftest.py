"""Real servers in the three situations of data, and a real Chromium."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from monev.access import list_people
from monev.core.roles import LOCAL_ACTOR
from monev.journal import open_journal
from monev.people.setting_up import change_person
from monev.people.visits import SESSION_COOKIE
from tests.browser import chromium, english, screen
from tests.browser.large_plan import LARGE, large_plan
from tests.browser.server import (
    TODAY,
    Server,
    begin_session,
    employ_all,
    make_once,
    run_command,
    share_server,
    wait_until_ready,
)
from tests.makers import append_unggahan, langkah_content, sample_content, tenggat_content

MESUJI = "KPU Kabupaten Mesuji"
CONTOH = "KPU Kabupaten Contoh"
OTHER = "KPU Kabupaten Gunungkidul"

ELSEWHERE = {"X-Forwarded-For": "192.168.1.20"}

Someone = Callable[..., Page]
_FAULTS = f"Content Security Policy|^{english.FOUND}"
expect.set_options(timeout=60_000)  # what is waited for comes, on a busy machine late


_SHORT_VISITS = (
    "--renderer-process-limit=1",
    "--js-flags=--no-turbofan --no-maglev --single-threaded-gc",
)
"""All tabs in one process, which compiles the pages' program once: half the cost. A page is left
before what the compilers that optimize made of its program pays: without them a visit costs a fifth
less, and axe-core no more."""


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        browser = chromium.open_browser(playwright, *_SHORT_VISITS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visitor(chrome: Browser) -> Iterator[BrowserContext]:
    """Keep one browser profile for all tests: loaded files stay, as for a visitor on the second
    day.
    """
    yield from _profile(chrome, viewport=screen.PROJECTOR)


@pytest.fixture(scope="session")
def phone_context(chrome: Browser) -> Iterator[BrowserContext]:
    """Keep one profile of a phone held upright: narrow, touched, and saying of itself that it is
    mobile.
    """
    yield from _profile(
        chrome, viewport=screen.PHONE, user_agent=screen.PHONE_AGENT, is_mobile=True, has_touch=True
    )


def _profile(chrome: Browser, **looks: Any) -> Iterator[BrowserContext]:
    with chrome.new_context(reduced_motion="reduce", locale="id-ID", **looks) as context:
        context.set_default_timeout(60_000)
        context.add_init_script(english.watch_script())
        yield context


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """Visit at a projector's screen; fail on any script error or English word of the page."""
    yield from _visit_page(visitor, screen.PROJECTOR)


@pytest.fixture
def phone(phone_context: BrowserContext) -> Iterator[Page]:
    """Visit on a phone."""
    yield from _visit_page(phone_context, screen.PHONE)


def _visit_page(context: BrowserContext, size: ViewportSize) -> Iterator[Page]:
    """Return the tab of a profile, as empty as a new one: in one of those the program would be
    compiled anew.
    """
    the_page = first_tab(context)
    with watched(the_page):
        yield the_page
        for more in context.pages[1:]:
            more.close()
        if not the_page.is_closed():
            leave(the_page, size)


def first_tab(context: BrowserContext) -> Page:
    """Return the tab that all visits of a profile use."""
    return context.pages[0] if context.pages else context.new_page()


@contextmanager
def watched(the_page: Page) -> Iterator[None]:
    """Fail on any script error or English word of the page meanwhile."""
    damaged: list[str] = []

    def note_error(error: Error) -> None:
        damaged.append(str(error))

    def note_words(said: ConsoleMessage) -> None:
        if re.search(_FAULTS, said.text):
            damaged.append(said.text)

    the_page.on("pageerror", note_error)
    the_page.on("console", note_words)
    yield
    if not the_page.is_closed():
        the_page.remove_listener("pageerror", note_error)
        the_page.remove_listener("console", note_words)
    assert damaged == []


@pytest.fixture(scope="session")
def lent(chrome: Browser) -> Iterator[list[BrowserContext]]:
    """Browsers that `someone` lends to one test after the other."""
    contexts: list[BrowserContext] = []
    yield contexts
    for context in contexts:
        context.close()


@pytest.fixture
def someone(chrome: Browser, lent: list[BrowserContext]) -> Iterator[Someone]:
    """Open the browser of somebody at another machine, with cookies of its own: another person's at
    each call.
    """
    used: list[BrowserContext] = []

    def open_browser(size: ViewportSize = screen.PROJECTOR) -> Page:
        if len(used) == len(lent):
            lent.append(
                chrome.new_context(
                    locale="id-ID", reduced_motion="reduce", extra_http_headers=ELSEWHERE
                )
            )
            lent[-1].set_default_timeout(60_000)
        context = lent[len(used)]
        used.append(context)
        page = context.pages[0] if context.pages else context.new_page()
        page.set_viewport_size(size)
        return page

    yield open_browser
    for context in used:
        for more in context.pages[1:]:
            more.close()
        leave(context.pages[0], screen.PROJECTOR)
        context.clear_cookies()


def sign_in(page: Page, server: Server, orang: str, *, today: str = TODAY) -> None:
    """Sign somebody in at this browser."""
    session = begin_session(server.folder, orang, today=today)
    page.context.add_cookies([{"name": SESSION_COOKIE, "value": session, "url": server.address}])


def let_in(server: Server, orang: str, *, active: bool) -> None:
    """Say, as an admin elsewhere, if somebody may sign in."""
    db = server.seen_elsewhere()
    change_person(db, replace(list_people(db)[orang], is_active=active), pelaku=LOCAL_ACTOR)


def leave(page: Page, size: ViewportSize) -> None:
    """Leave nothing of this visit for the next one in the same tab."""
    page.unroute_all()
    page.evaluate(
        "() => { try { sessionStorage.clear() } catch { /* a page without an address has none */ "
        "} }"
    )
    page.goto("about:blank")
    page.emulate_media(media="null", color_scheme="null", reduced_motion="reduce")
    page.set_viewport_size(size)


def copy_store(stored: Path, folder: Path) -> Path:
    """Database and journal of a folder no server holds, as a store: what a command would take
    seconds to make again.
    """
    shutil.copytree(stored, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "bersama"


@pytest.fixture(scope="session")
def seeded(shared: Path) -> Path:
    """Store once what `awal` shows, to be copied and never served."""
    return make_once(shared / "awal", lambda folder: run_command(folder, "awal"))


@pytest.fixture(scope="session")
def empty(shared: Path) -> Iterator[Server]:
    """Serve a store in which nothing was ever loaded."""
    with share_server(shared / "kosong", lambda folder: None) as server:
        yield server


@pytest.fixture(scope="session")
def complete(shared: Path, seeded: Path) -> Iterator[Server]:
    """Serve what `make run` shows at first: both decrees, and the sample office with its progress
    of four triwulan. A plan of one row is there too: without it a page greets a newcomer. No
    test may change this store, as others count what it holds.
    """

    def fill(folder: Path) -> None:
        copy_store(seeded, folder)
        one_row = sample_content(
            [langkah_content("I.1.1", [tenggat_content("2025-03")])], posisi="2025-02-01"
        )
        append_unggahan(
            open_journal(folder / "monev.jurnal"), one_row, satker="KPU Kota Satu Baris"
        )

    with share_server(shared / "lengkap", fill) as server:
        yield server


@pytest.fixture(scope="session")
def office(shared: Path, seeded: Path) -> Iterator[Server]:
    """Serve three satker to people: an admin of all and one of Mesuji, a reader there; two checkers
    and a reader of the sample office; an operator of another. Here tests change things too, each for
    an office of its own.
    """

    def fill(folder: Path) -> None:
        copy_store(seeded, folder)
        run_command(folder, "orang", "tambah", "ani", "--nama", "Ani Wijaya")
        people = {
            "budi": (MESUJI, "pembaca"),
            "dewi": (OTHER, "operator"),
            "eko": (MESUJI, "admin"),
            "hana": (CONTOH, "pembaca"),
            "peri": (CONTOH, "pemeriksa"),
            "rina": (CONTOH, "pemeriksa"),
        }
        employ_all(folder, people)

    with share_server(shared / "orang", fill) as server:
        yield server


@dataclass(frozen=True, slots=True)
class Office:
    """An office that one test has for itself, on a server where others have theirs."""

    satker: str
    server: Server

    @property
    def address(self) -> str:
        """Where its server answers."""
        return self.server.address

    def run(self, command: str, *arguments: str) -> str:
        """Run a command about its rencana and return its answer."""
        return run_command(
            self.server.folder, command, "--satker", self.satker, "--tahun", "2025", *arguments
        )


@pytest.fixture(scope="session")
def large(shared: Path, office: Server) -> Server:
    """Serve a plan of twelve areas and forty PIC, beside the offices of others."""

    def fill(_: Path) -> None:
        append_unggahan(open_journal(office.folder / "monev.jurnal"), large_plan(), satker=LARGE)

    make_once(shared / "lebar", fill)
    wait_until_ready(office.address)
    return office


_numbers = count(1)


@pytest.fixture
def new_office(office: Server) -> Office:
    """Return an office of which nothing is stored yet."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "").title()
    return Office(" ".join(["KPU Kabupaten Uji", *worker.split(), str(next(_numbers))]), office)


@pytest.fixture
def own(new_office: Office, seeded: Path) -> Office:
    """Return an office of this test's own with a decree's plan."""
    return give(new_office, seeded, MESUJI)


@pytest.fixture
def contoh(new_office: Office, seeded: Path) -> Office:
    """Return an office of this test's own with the four unggahan of the sample office."""
    return give(new_office, seeded, CONTOH)


def give(office: Office, stored: Path, of: str, *, until: str = "2025-12-31") -> Office:
    """Store what one office reported until a day as another's. It is not marked as sample data,
    which is hidden for all offices at once.
    """
    source, journal = (
        open_journal(folder / "monev.jurnal") for folder in (stored, office.server.folder)
    )
    for entry in source.read():
        if entry.satker == of and entry.isi["posisi"] <= until:
            what = {"jenis": entry.jenis, "pelaku": entry.pelaku, "tahun": entry.tahun}
            file = source.read_file(entry.sha256) if entry.sha256 else None
            journal.add(
                **what, content=entry.isi | {"simulasi": False}, satker=office.satker, file=file
            )
    wait_until_ready(office.address)
    return office
