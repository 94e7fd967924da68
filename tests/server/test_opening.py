"""While the tables are made of a long journal, a page says how far that is, and the server is not ready."""

import threading
from pathlib import Path

import pytest

from monev.database import Database
from monev.server import health, opening
from monev.server.opening import say_opening
from tests.makers import append_unggahan, sample_content
from tests.server.asgi import send_request, streamlit_stand_in

SERVER = say_opening(streamlit_stand_in, pages={"/", "/linimasa"})


@pytest.fixture
def long_opening(tmp_path, journal, monkeypatch):
    """An opening that stands still once 50 of 53 entries are in the tables, until `go_on` is set."""
    for number in range(1, 54):
        append_unggahan(journal, sample_content(unggahan=number))
    monkeypatch.setenv("MONEV_DB", str(tmp_path / "monev.duckdb"))
    monkeypatch.setenv("MONEV_JURNAL", str(journal.folder))
    monkeypatch.setattr(opening, "SOON", 0.01)
    monkeypatch.setattr(opening._Opening, "thread", None)
    monkeypatch.setattr(opening._Opening, "done", threading.Event())
    go_on, reached = threading.Event(), threading.Event()
    tell = Database._tell_progress

    def tell_and_wait(db: Database) -> None:
        tell(db)
        if db.up_to[0] == 50:
            reached.set()
            go_on.wait(60)

    monkeypatch.setattr(Database, "_tell_progress", tell_and_wait)
    yield reached, go_on
    go_on.set()
    opening._Opening.done.wait(60)
    opened = Database.opened_at(Path(tmp_path / "monev.duckdb"))
    if opened is not None:
        opened.close()


def test_a_page_says_how_far_the_tables_are_and_asks_again(long_opening):
    reached, go_on = long_opening
    send_request(SERVER, "/linimasa")
    assert reached.wait(60)
    status, headers, content = send_request(SERVER, "/linimasa")
    assert status == 503
    assert "50 dari 53 entri sudah masuk" in content.decode()
    assert headers["refresh"] == "3"
    assert headers["cache-control"] == "no-store"
    assert send_request(SERVER, "/sehat")[2] == b"asli"
    assert not health._can_work()
    go_on.set()
    assert opening._Opening.done.wait(60)
    assert send_request(SERVER, "/linimasa")[2] == b"asli"
    assert health._can_work()


def test_a_database_that_cannot_be_opened_is_told_by_the_page_itself(tmp_path, monkeypatch):
    monkeypatch.setenv("MONEV_DB", str(tmp_path))
    monkeypatch.setattr(opening._Opening, "thread", None)
    monkeypatch.setattr(opening._Opening, "done", threading.Event())
    assert send_request(SERVER, "/")[2] == b"asli"
