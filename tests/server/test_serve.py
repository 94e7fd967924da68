"""The server starts on this computer only, and says where, or why it cannot. It says that its
tables are being made, and its check after the start keeps nobody waiting.
"""

import threading
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pytest

from monev.database import Database
from monev.database.apply import apply_entries
from monev.database.apply_plans import Plans
from monev.journal import Entry
from monev.server import health, reach, serve
from monev.server.background import check_journal, running
from monev.server.health import say_opening
from monev.server.serve import PortInUse, main, open_socket
from tests.browser.server import own_settings, run_command
from tests.conftest import first_few
from tests.journal.homes import home_of
from tests.makers import append_unggahan, sample_content
from tests.server.asgi import send_request, streamlit_stand_in

SETTINGS = [
    ("MONEV_ALAMAT", "http://zi.kantor.go.id", ""),
    ("MONEV_ALAMAT", "192.0.2.1", "192.0.2.1 bukan alamat komputer ini"),
    ("MONEV_HARI_INI", "besok", ""),
    ("MONEV_ZONA", "Mars/Utopia", ""),
    ("MONEV_CATATAN", "xml", ""),
    ("MONEV_JEDA_BERHENTI", "lama", ""),
]
"""Name, value, and the expected words; "" for name = “value”."""


@pytest.mark.parametrize(("setting", "value", "said"), first_few(SETTINGS, 5))
def test_a_setting_nobody_can_mean_is_said_and_nothing_is_served(
    tmp_path, setting, value, said, monkeypatch, capsys
):
    run_command(tmp_path, "orang", "tambah", "ani")
    before = reach.current()
    for name, content in (own_settings(tmp_path) | {setting: value}).items():
        monkeypatch.setenv(name, content)
    monkeypatch.setattr(serve, "serve", lambda *_: None)
    ended = main(["--port=0"])
    reach.use(before)
    assert (said or f"{setting} = “{value}”") in capsys.readouterr().err
    assert ended == (1 if value == "192.0.2.1" else 2)


def test_only_this_computer_is_listened_to_and_a_busy_port_is_said_with_a_way_on(capsys):
    with open_socket(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
    with open_socket(0) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortInUse):
            open_socket(port)
        assert main(["--port", str(port)]) == 1
    message = capsys.readouterr().err
    assert f"http://localhost:{port}" in message
    assert "make run PORT=" in message


@pytest.fixture
def opened(db: Database, monkeypatch) -> Database:
    """Make the database of the server's settings, with one unggahan."""
    monkeypatch.setenv("MONEV_DB", str(db.file))
    monkeypatch.delenv("MONEV_JURNAL", raising=False)
    append_unggahan(db, file=b"asli")
    return db


def checked(db: Database):
    """Run the check after the start and return its result."""
    with running(check_journal, is_waited_for=True, after=0) as thread:
        thread.join()
    return db.last_check


def test_its_result_is_kept_and_a_fault_logged_too(opened, caplog):
    result = checked(opened)
    assert (result.faults, result.entries, result.originals) == ([], 1, 1)
    (original,) = opened.journal.originals()
    home_of(opened.journal).write_original(original, b"lain")
    assert original in checked(opened).faults[0]
    assert original in caplog.text


def test_a_database_that_cannot_be_opened_is_logged_and_told_by_the_page(
    tmp_path, monkeypatch, caplog
):
    monkeypatch.setenv("MONEV_DB", str(tmp_path))
    with running(check_journal, is_waited_for=True, after=0) as thread:
        thread.join()
    assert "adalah folder" in caplog.text
    begin_unopened(monkeypatch)
    assert send_request(SERVER, "/")[2] == b"asli"


SERVER = say_opening(streamlit_stand_in)


def begin_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin as a process that has not opened its database yet."""
    monkeypatch.setattr(health._State, "opening", None)
    monkeypatch.setattr(health._State, "is_opened", threading.Event())


@pytest.fixture
def long_opening(tmp_path, journal, monkeypatch):
    """Open a database of 53 entries, standing still after 50 until `go_on` is set."""
    for number in range(1, 54):
        append_unggahan(journal, sample_content(unggahan=number))
    monkeypatch.setenv("MONEV_DB", str(tmp_path / "monev.duckdb"))
    monkeypatch.setenv("MONEV_JURNAL", str(journal.store.file))
    monkeypatch.setattr(health, "SOON", 0.01)
    begin_unopened(monkeypatch)
    go_on, reached = threading.Event(), threading.Event()

    def wait_and_apply(
        cursor: duckdb.DuckDBPyConnection,
        entries: list[Entry],
        names: Mapping[str, str],
        plans: Plans,
    ) -> Mapping[str, str]:
        if entries[0].nomor == 51:
            reached.set()
            go_on.wait(60)
        return apply_entries(cursor, entries, names, plans)

    monkeypatch.setattr("monev.database.database.apply_entries", wait_and_apply)
    yield reached, go_on
    go_on.set()
    health._State.is_opened.wait(60)
    opened = Database.opened_at(Path(tmp_path / "monev.duckdb"))
    if opened is not None:
        opened.close()


def test_a_page_says_that_the_tables_are_being_made_and_asks_again(long_opening):
    reached, go_on = long_opening
    send_request(SERVER, "/linimasa")
    assert reached.wait(60)
    status, headers, content = send_request(SERVER, "/linimasa")
    assert status == 503
    assert "Data sedang disusun dari jurnal" in content.decode()
    assert headers["refresh"] == "3"
    assert headers["cache-control"] == "no-store"
    assert send_request(SERVER, "/sehat")[2] == b"asli"
    assert not health._can_work()
    go_on.set()
    assert health._State.is_opened.wait(60)
    assert send_request(SERVER, "/linimasa")[2] == b"asli"
    assert health._can_work()
