"""`streamlit run app.py`, an ASGI server and `make run` serve the same pages, tested with real
servers.
"""

import http.client
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path

import brotli
import pytest

from monev.database import Database
from monev.figures import list_rencana
from monev.journal import open_journal
from monev.ui import looks
from tests.browser.server import start_server
from tests.conftest import before_release
from tests.postgres import free_port

WAYS = {
    "make run": ("-m", "monev.server", "--port", "{port}"),
    "streamlit run": (
        "-m",
        "streamlit",
        "run",
        "app.py",
        "--server.headless",
        "true",
        "--server.port",
        "{port}",
    ),
    "uvicorn": ("-m", "uvicorn", "app:app", "--port", "{port}"),
}
FIRST, *OTHERS = WAYS
# Headers that differ from one answer to the next.
PASSING_HEADERS = {"date", "set-cookie", "x-request-id"}

Answer = tuple[int, dict[str, str], bytes]


@contextmanager
def started(way: str, folder: Path, *options: str, is_new: bool = False) -> Iterator[int]:
    """Start a server in one way, with the database of a folder, and give its port."""
    port = free_port()
    arguments = [*(part.format(port=port) for part in WAYS[way]), *options]
    with start_server(folder, *arguments, port=port, is_new=is_new):
        yield port


def ask(port: int, address: str, **header: str) -> Answer:
    """Send one request and return its answer without PASSING_HEADERS."""
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    try:
        connection.request(
            "GET",
            address,
            headers={name.replace("_", "-"): value for name, value in header.items()},
        )
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        # The policy names the server's own port, which differs from way to way.
        kept = {
            name: value.replace(f"ws://localhost:{port}", "ws://localhost:PORT")
            for name, value in headers.items()
            if name not in PASSING_HEADERS
        }
        return response.status, kept, response.read()
    finally:
        connection.close()


UNKNOWN, TOO_LONG = "/tidak-ada?tahun=2025", "/linimasa?satker=" + "a" * 20_000
REQUESTS = [
    (address, encoding)
    for address in (
        "/",
        "/linimasa",
        UNKNOWN,
        TOO_LONG,
        "/ringkasan?tahun=2025",
        "/linimasa/",
        "//x",
        looks.SCRIPT,
        "/favicon.png",
    )
    for encoding in ("br, gzip", "gzip", "identity")
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder in which each server gets one named like its way."""
    return tmp_path_factory.mktemp("cara")


@pytest.fixture(scope="module")
def port_of(folder: Path, pytestconfig: pytest.Config) -> Iterator[Callable[[str], int]]:
    """Start a server in a way, once, and give its port. Reading the first plans takes longer than
    all else, so in `make test` only the first server finds a folder without a journal.
    """
    everything = pytestconfig.getoption("semua")
    with ExitStack() as stack:

        @cache
        def start(way: str) -> int:
            is_new = everything or way == FIRST
            return stack.enter_context(started(way, folder / way, is_new=is_new))

        yield start


@pytest.fixture(scope="module")
def answers_of(port_of: Callable[[str], int]) -> Callable[[str], dict[tuple[str, str], Answer]]:
    """Send each request to the server of a way, once; request → answer."""

    @cache
    def ask_all(way: str) -> dict[tuple[str, str], Answer]:
        return {(one, how): ask(port_of(way), one, accept_encoding=how) for one, how in REQUESTS}

    return ask_all


@pytest.mark.parametrize("way", [FIRST, OTHERS[0], *before_release(*OTHERS[1:])])
def test_every_way_gives_the_same_answers_and_pages_of_ours(answers_of, way):
    answers = answers_of(way)
    assert answers == answers_of(FIRST)
    for address, heading in (("/", "Ringkasan"), ("/linimasa", "Linimasa")):
        status, header, content = answers[address, "identity"]
        assert (status, header["cache-control"]) == (200, "no-cache")
        assert b'<html lang="id"' in content
        assert f"<title>{heading} · Monev ZI</title>" in content.decode()
        assert brotli.decompress(answers[address, "br, gzip"][2]) == content
    status, header, content = answers["/ringkasan?tahun=2025", "identity"]
    assert (status, header["location"], content) == (307, "/?tahun=2025", b"")


@pytest.mark.parametrize("way", [FIRST, *before_release(*OTHERS)])
def test_every_way_begins_with_the_plans_that_come_with_the_program(port_of, folder, way):
    port_of(way)
    with closing(Database.open_at(None, open_journal(folder / way / "monev.jurnal"))) as db:
        plans = {(row["satker"], row["tahun"]): row["unggahan"] for row in list_rencana(db)}
    assert plans == {
        ("KPU Kabupaten Contoh", 2025): 4,
        ("KPU Kabupaten Gunungkidul", 2024): 1,
        ("KPU Kabupaten Mesuji", 2025): 1,
    }


def test_make_run_says_where_to_look_and_nothing_of_requests(port_of, folder):
    ask(port_of("make run"), "/")
    log = "".join(path.read_text(encoding="utf-8") for path in (folder / "make run").glob("*.log"))
    assert f"Buka http://localhost:{port_of('make run')} di peramban" in log
    assert not re.search(r"GET|INFO|Uvicorn|startup", log)


def _open_page_connection(port: int, host: str) -> int:
    """Ask for a page's live connection under the name `host`, and return the status."""
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13"}
    upgrade |= {"Sec_WebSocket_Key": "AAAAAAAAAAAAAAAAAAAAAA=="}
    return ask(
        port, "/_stcore/stream", Host=f"{host}:{port}", Origin=f"http://{host}:{port}", **upgrade
    )[0]


def test_streamlit_run_listens_to_this_computer_only_and_under_no_other_name(port_of):
    port = port_of("streamlit run")
    assert _open_page_connection(port, "localhost") == 101
    assert _open_page_connection(port, "jahat.example") == 403
    listening = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
    rows = [row.split() for row in listening.splitlines()]
    # 0A: it listens. Another process's end of a connection may have the same port.
    local = [row[1] for row in rows if row[1].endswith(f":{port:04X}") and row[3] == "0A"]
    assert {place.split(":")[0] for place in local} == {"0100007F"}
