"""A command line beside a running app is answered by it: as by a database of its own, and by nothing but questions."""

from __future__ import annotations

import json
import socket
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from monev.database import Database, open_for_command
from monev.database import running_app as running
from monev.database.answering import WRITING, answer_commands
from monev.database.questions import list_questions, parameters_of, read_statements
from monev.database.running_app import RunningApp
from monev.database.wire import (
    LARGEST_QUESTION,
    LineBroken,
    Message,
    introduction,
    pack_frame,
    pack_value,
    receive,
    send,
    socket_file,
    unpack_frame,
    unpack_value,
)
from monev.journal import FolderJournal
from tests.database.test_every_sql import VALUES
from tests.makers import SATKER, TAHUN, append_unggahan, large_content, sample_content

READING = [name for name in list_questions() if name.split("/")[0] not in WRITING]
ONE = {"satker": SATKER, "tahun": TAHUN}


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of its own with a short name: a socket's path may have 107 letters."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[[], Database]]:
    """Start an app in this process; it stops with the test."""
    with ExitStack() as stack:

        def run() -> Database:
            append_unggahan(FolderJournal(folder / "j"))
            return stack.enter_context(app_at(folder))

        yield run


@contextmanager
def app_at(folder: Path) -> Iterator[Database]:
    file = folder.resolve() / "m.duckdb"
    with closing(Database.open_at(file, FolderJournal(folder / "j"))) as db, answer_commands(file) as thread:
        wait_for(lambda: socket_file(file).exists() or not thread.is_alive())
        yield db


def wait_for(is_so: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(600):
        if is_so():
            return
        pause.wait(0.05)
    raise AssertionError("has not come")


def command(folder: Path) -> Database:
    """What a command line gets."""
    return open_for_command(folder / "m.duckdb", FolderJournal(folder / "j"))


def say(folder: Path, message: Message | bytes) -> Message | None:
    """Say one thing to the app of a folder; what it answers."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(30)
        line.connect(str(socket_file(folder / "m.duckdb")))
        if isinstance(message, bytes):
            line.sendall(message)
        else:
            send(line, message)
        return receive(line, 2**20)


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[Database, Database]]:
    """A database with two unggahan, and the same asked through its socket."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        journal = FolderJournal(folder / "j")
        append_unggahan(journal)
        append_unggahan(journal, large_content(2))
        with app_at(folder) as db, closing(command(folder)) as asked:
            assert isinstance(asked, RunningApp)
            yield db, asked
            assert asked._own is None, "the app answered all of it"


@pytest.mark.parametrize("name", READING)
def test_each_question_is_answered_as_without_the_app_between(both, name):
    direct, asked = both
    for values in (VALUES, {**VALUES, "unggahan_id": 1}, {**VALUES, "unggahan_id": 999, "rencana_id": 999}):
        params = {one: values[one] for one in parameters_of(name)}
        there = asked.ask(name, **params)
        pd.testing.assert_frame_equal(there, direct.ask(name, **params), check_exact=True)


@pytest.mark.parametrize("name", READING)
def test_what_may_be_asked_from_outside_only_reads(name):
    for text, _ in read_statements(name):
        (statement,) = duckdb.extract_statements(text)
        assert statement.type == duckdb.StatementType.SELECT


@pytest.mark.parametrize(
    "asked",
    [
        {"perihal": "tanya", "nama": "apply/tampilan", "isi": {**ONE, "disembunyikan": True}},
        {"perihal": "tanya", "nama": "schema/settings", "isi": {"zona": "UTC"}},
        {"perihal": "tanya", "nama": "../queries/apply/tampilan", "isi": {}},
        {"perihal": "tanya", "nama": "figures/rencana", "isi": {"satker": SATKER}},
        {"perihal": "tanya", "nama": "select 1", "isi": {}},
        {"perihal": "tanya", "nama": "figures/rencana", "isi": {"satker": {"~": "lain", "isi": 1}, "tahun": 1}},
        {"perihal": "hapus"},
        {},
    ],
)
def test_whatever_else_is_said_is_answered_with_no(start, folder, asked):
    db = start()
    answer = say(folder, Message(asked))
    assert answer is not None
    assert set(answer.head) == {"tidak"}
    assert db.ask("figures/rencana", **ONE)["disembunyikan"].tolist() == [False]


@pytest.mark.parametrize(
    "noise",
    [
        b"GET / HTTP/1.1\r\n\r\n" * 9,
        (LARGEST_QUESTION + 1).to_bytes(4) + bytes(8),
        (3).to_bytes(4) + bytes(8) + b"[1]",
        (5).to_bytes(4) + bytes(8) + b"\xff\xff\xff\xff\xff",
    ],
)
def test_what_is_no_message_ends_its_line_and_nobody_elses(start, folder, noise):
    start()
    with closing(command(folder)) as other:
        with pytest.raises((LineBroken, AssertionError)):
            assert say(folder, noise) is not None
        assert len(other.ask("figures/rencana", **ONE)) == 1
        assert isinstance(other, RunningApp)
        assert other._own is None


def test_the_socket_is_its_users_alone_and_goes_with_the_app(folder):
    append_unggahan(FolderJournal(folder / "j"))
    path = socket_file(folder / "m.duckdb")
    path.write_text("left behind")
    with app_at(folder):
        wait_for(path.is_socket)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with closing(command(folder)) as asked:
            assert isinstance(asked, RunningApp)
    assert sorted(one.name for one in folder.iterdir() if ".sok" in one.name) == []
    with closing(command(folder)) as alone:
        assert not isinstance(alone, RunningApp)


def test_one_left_behind_by_an_app_that_was_killed_is_nobodys(folder):
    append_unggahan(FolderJournal(folder / "j"))
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(socket_file(folder / "m.duckdb")))
    with closing(command(folder)) as alone:
        assert not isinstance(alone, RunningApp)
        assert len(alone.ask("figures/rencana", **ONE)) == 1


def test_where_the_path_is_too_long_for_a_socket_it_goes_without(folder):
    long = folder / ("x" * 120)
    append_unggahan(FolderJournal(long / "j"))
    with app_at(long), closing(command(long)) as asked:
        assert not isinstance(asked, RunningApp)
        assert len(asked.ask("figures/rencana", **ONE)) == 1


def test_what_the_command_stores_the_app_has_at_once_and_the_command_too(start, folder):
    db = start()
    with closing(command(folder)) as asked:
        entry = append_unggahan(asked.journal, sample_content(unggahan=2))
        assert asked.catch_up() == 1
        assert asked.up_to == db.up_to == (entry.nomor, entry.hash)
        assert asked.newest.of_rencana(SATKER, TAHUN) == entry.hash
        assert asked.ask("figures/rencana_list", sertakan_tersembunyi=False)["unggahan"].tolist() == [2]


@pytest.mark.parametrize("when", ["before a question", "before it follows"])
def test_where_the_app_stops_in_the_middle_the_command_goes_on_alone(folder, when):
    append_unggahan(FolderJournal(folder / "j"))
    with app_at(folder):
        asked = command(folder)
        before = asked.ask("figures/rencana", **ONE)
    append_unggahan(FolderJournal(folder / "j"), sample_content(unggahan=2))
    with closing(asked):
        if when == "before it follows":
            assert asked.catch_up() == 1
        after = asked.ask("figures/rencana", **ONE)
        pd.testing.assert_frame_equal(after[["rencana_id", "satker"]], before[["rencana_id", "satker"]])
        asked.catch_up()
        assert asked.ask("figures/rencana_list", sertakan_tersembunyi=False)["unggahan"].tolist() == [2]
        assert asked.notice is None


@pytest.mark.parametrize("other", ["program", "zona", "jurnal"])
def test_another_program_zone_or_journal_is_not_asked(start, folder, monkeypatch, other):
    start()
    mine = introduction(FolderJournal(folder / "j")) | {other: "lain"}
    monkeypatch.setattr(running, "introduction", lambda _: mine)
    with closing(command(folder)) as asked:
        assert not isinstance(asked, RunningApp)


def test_an_app_that_cannot_follow_its_journal_is_not_asked(start, folder):
    db = start()
    append_unggahan(db.journal, sample_content(unggahan=2))
    newest = max((folder / "j" / "entri").glob("*.json"))
    newest.write_bytes(newest.read_bytes().replace(b"Penguji", b"Pengubah"))
    db.catch_up()
    assert db.notice is not None
    with closing(command(folder)) as asked:
        assert not isinstance(asked, RunningApp)
        assert asked.notice is not None
        assert asked.notice.title == db.notice.title


def test_an_app_that_lags_behind_its_journal_is_not_asked(start, folder, monkeypatch):
    db = start()
    append_unggahan(FolderJournal(folder / "j"), sample_content(unggahan=2))
    monkeypatch.setattr(db, "catch_up", lambda: 0)
    with pytest.raises(running._NoAnswer):
        RunningApp((folder / "m.duckdb").resolve(), FolderJournal(folder / "j"))


def test_many_commands_are_answered_at_once(start, folder):
    start()
    commands = [command(folder) for _ in range(50)]
    answers: list[int] = []

    def ask(one: Database) -> None:
        answers.extend(len(one.ask("figures/rencana", **ONE)) for _ in range(5))

    threads = [threading.Thread(target=ask, args=(one,)) for one in commands]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert answers == [1] * 250
    assert all(isinstance(one, RunningApp) and one._own is None for one in commands)
    for one in commands:
        one.close()


@pytest.mark.parametrize(
    "value",
    [
        None,
        "a\n“b”",
        True,
        2**62,
        1.5,
        date(2025, 9, 30),
        datetime(2025, 9, 30, 10, tzinfo=UTC),
        [1, [None, "x"]],
        ("a", 1),
        {"~": "hari", "isi": {"kode": None}},
    ],
)
def test_a_value_arrives_as_it_was_said(value: Any):
    told = json.loads(json.dumps(pack_value(value)))
    assert repr(unpack_value(told)) == repr(value)


@pytest.mark.parametrize("value", [float("nan"), pd.NA, pd.NaT, float("inf")])
def test_what_is_missing_arrives_as_what_it_was(value: Any):
    assert repr(unpack_value(json.loads(json.dumps(pack_value(value))))) == repr(value)


@pytest.mark.parametrize("value", [b"bytes", object(), pd.Timestamp("2025-09-30"), {1, 2}])
def test_what_cannot_be_said_is_not_said_otherwise(value: Any):
    with pytest.raises(TypeError):
        pack_value(value)


def test_a_frame_of_all_kinds_of_columns_arrives_as_it_was():
    frame = pd.DataFrame(
        {
            "b": pd.Series(["x", None], dtype="str"),
            "n": pd.Series([1, None], dtype="Int64"),
            "d": pd.Series([pd.Timestamp("2025-01-01"), pd.NaT], dtype="datetime64[us]"),
            "o": pd.Series([{"a": [1, None]}, "teks"], dtype=object),
            "f": [0.5, float("nan")],
            "t": [True, False],
        }
    )
    for one in (frame, frame.iloc[:0], frame[["o"]]):
        packed = pack_frame(one)
        told = Message(json.loads(json.dumps(packed.head)), packed.body)
        pd.testing.assert_frame_equal(unpack_frame(told), one, check_exact=True)


@pytest.mark.parametrize("body", [b"", b"no arrow at all"])
def test_an_answer_that_is_no_frame_is_taken_for_none(body):
    with pytest.raises(LineBroken):
        unpack_frame(Message({"kolom": ["a"], "objek": {}, "baris": 1}, body))
