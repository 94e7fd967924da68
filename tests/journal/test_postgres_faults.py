"""The journal in PostgreSQL while programs, the server and lines between them die in the middle.

What was announced as stored is there once, what was refused is not there, and writing goes on by
itself.
"""

import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest
import sqlalchemy as sa

from monev.core.errors import MonevError
from monev.journal import Journal, postgres_store
from tests.journal.homes import PostgresHome, postgres_home
from tests.journal.test_postgres_store import at_write
from tests.makers import append_unggahan
from tests.postgres import Cluster, Standby

home = postgres_home

pytestmark = pytest.mark.slow

UNKNOWN = "belum diketahui apakah tersimpan"


class Told:
    """The answers that writers got, by name of the change: stored, refused, or nobody knows."""

    def __init__(self) -> None:
        self.stored: list[str] = []
        self.refused: dict[str, str] = {}
        self.unknown: list[str] = []

    def write(self, journal: Journal, key: str) -> bool:
        """Store a change of this name and note the answer. True if it was stored."""
        try:
            append_unggahan(journal, satker=key, file=key.encode() * 500)
        except MonevError as error:
            assert error.pesan.endswith((".", ")."))
            assert error.advice
            if UNKNOWN in error.pesan:
                self.unknown.append(key)
            else:
                self.refused[key] = error.pesan
            return False
        self.stored.append(key)
        return True

    def check(self, journal: Journal) -> None:
        """Compare the answers with the journal."""
        kept = Counter(entry.satker for entry in journal.read())
        assert set(kept.values()) <= {1}
        assert set(self.stored) <= set(kept)
        assert not {key: said for key, said in self.refused.items() if key in kept}
        assert set(kept) <= {*self.stored, *self.unknown}
        for entry in journal.read():
            assert journal.read_file(entry.sha256)


@pytest.fixture
def many(pytestconfig: pytest.Config) -> Callable[[int, int], int]:
    """Choose between few tries in `make test` and all before a release."""
    return lambda few, all_of_them: all_of_them if pytestconfig.getoption("semua") else few


@contextmanager
def writing_on(journals: list[Journal], told: Told) -> Iterator[Callable[[], bool]]:
    """Run a writer at each journal until the end. Gives a function that waits until each stored
    something anew.
    """
    ended, anew = threading.Event(), [threading.Event() for _ in journals]

    def write_on(number: int) -> None:
        turn = 0
        while not ended.is_set():
            if told.write(journals[number], f"{number}-{turn}"):
                anew[number].set()
            else:
                journals[number].store.wait_until_back(60)
            turn += 1

    def stored_anew() -> bool:
        for again in anew:
            again.clear()
        return all(again.wait(60) for again in anew)

    writers = [threading.Thread(target=write_on, args=(number,)) for number in range(len(journals))]
    for writer in writers:
        writer.start()
    try:
        yield stored_anew
    finally:
        ended.set()
        for writer in writers:
            writer.join()


def test_a_server_killed_while_many_write_loses_nothing_and_they_go_on_by_themselves(
    postgres, home, many
):
    told, choose = Told(), random.Random(6)
    with writing_on([home.open() for _ in range(3)], told) as stored_anew:
        for _ in range(many(2, 10)):
            threading.Event().wait(choose.uniform(0.05, 0.5))
            postgres.kill()
            threading.Event().wait(choose.uniform(0, 0.5))
            postgres.start()
            assert stored_anew()
    told.check(home.open())


@pytest.fixture
def pair() -> Iterator[tuple[Cluster, Standby, PostgresHome]]:
    """Start a server whose commits wait for a copy. Gives the server, the copy, and a journal with
    the addresses of both.
    """
    first = Cluster()
    home = PostgresHome(first.new_database())
    append_unggahan(home.open(), satker="pertama", file=b"asli")
    copy = Standby(first)
    for order in ("alter system set synchronous_standby_names = '*'", "select pg_reload_conf()"):
        home.execute(order)
    there = f"127.0.0.1:{first.port}"
    home.address = home.address.replace(there, f"{there},127.0.0.1:{copy.port}")
    yield first, copy, home
    home.close()
    copy.close()
    first.close()


def test_a_copy_that_answers_after_a_lost_commit_leaves_it_unknown(pair, monkeypatch):
    """The commit is in the copy, its answer was lost, and the copy cannot be written to yet."""
    first, copy, home = pair
    journal, told = home.open(), Told()
    commit = psycopg.Connection.commit

    def commit_and_die(self) -> None:
        is_ours = self.execute("select count(*) from jurnal_entri").fetchone()[0] == 2
        commit(self)
        if is_ours:
            monkeypatch.setattr(psycopg.Connection, "commit", commit)
            first.kill()
            self.execute("select 1")

    monkeypatch.setattr(psycopg.Connection, "commit", commit_and_die)
    told.write(journal, "kedua")
    assert told.unknown == ["kedua"]
    told.write(journal, "ketiga")
    assert "salinan" in told.refused["ketiga"]
    copy.take_over()
    assert told.write(journal, "keempat")
    told.stored += ["pertama", "kedua"]
    told.check(journal)


@pytest.mark.semua
def test_a_synchronous_copy_that_is_away_is_said_and_holds_nobody_up(pair, monkeypatch):
    _, copy, home = pair
    journal = home.open()
    assert append_unggahan(journal, satker="kedua").nomor == 2
    with copy.away(), monkeypatch.context() as patch:
        patch.setattr(postgres_store, "COPY_SECONDS", 1.0)
        for number, key in ((3, "ketiga"), (4, "keempat")):
            with pytest.raises(
                MonevError, match=r"tersimpan di server utama .* salinan sinkronnya tidak menjawab"
            ):
                append_unggahan(journal, satker=key)
            assert journal.tip()[0] == number
    assert append_unggahan(journal, satker="kelima").nomor == 5
    assert Counter(entry.satker for entry in home.open().read()) == Counter(
        ("pertama", "kedua", "ketiga", "keempat", "kelima")
    )


def test_a_writer_that_stops_in_the_middle_holds_others_up_only_so_long(home, monkeypatch):
    said = postgres_store.own_words

    def hurried(name: str) -> sa.TextClause:
        return sa.text(said(name).text.replace("'30s'", "'200ms'").replace("'60s'", "'1s'"))

    monkeypatch.setattr(postgres_store, "own_words", hurried)
    told, slow, other = Told(), home.open(), home.open()
    stopped, goes_on = threading.Event(), threading.Event()

    def stop() -> None:
        stopped.set()
        assert goes_on.wait(60)

    told.write(other, "sebelum")
    at_write(monkeypatch, "after", stop)
    writer = threading.Thread(target=told.write, args=(slow, "lambat"))
    writer.start()
    assert stopped.wait(60)
    assert not told.write(other, "ditunggu")
    assert "sedang ditulis oleh program lain" in told.refused["ditunggu"]
    turn = 0
    while not told.write(other, f"sesudah-{turn}"):
        turn += 1
    goes_on.set()
    writer.join()
    assert "lambat" in told.stored
    told.check(other)
