"""The journal in PostgreSQL when the server is gone, killed or another one; no message shows a
password.
"""

import logging
import threading
import traceback
from collections.abc import Callable

import psycopg
import pytest
import sqlalchemy as sa

from monev.core.errors import (
    DatabaseNewer,
    JournalDamaged,
    JournalStepsBack,
    JournalUnreachable,
    MonevError,
)
from monev.journal import Journal, open_journal, postgres_store
from monev.journal.entry import to_text
from monev.journal.postgres_store import PostgresStore
from tests.conftest import before_release, first_few
from tests.journal.homes import PostgresHome, postgres_home
from tests.makers import append_unggahan, sample_content
from tests.postgres import PASSWORD, Cluster

home = postgres_home


@pytest.fixture
def journal(home: PostgresHome) -> Journal:
    """Open a journal of three entries."""
    result = home.open()
    for number in (1, 2, 3):
        append_unggahan(result, sample_content(unggahan=number))
    return result


def back(journal: Journal) -> bool:
    """Wait until the server answers again."""
    return journal.store.wait_until_back(60)


def test_the_address_chooses_the_home_and_shows_no_password(home, journal):
    opened = open_journal(home.address)
    assert opened.tip() == journal.tip()
    assert str(opened) == home.address.replace(f":{PASSWORD}", "")
    assert open_journal(home.address.replace("postgresql://", "postgres://")).tip()[0] == 3
    hidden = open_journal(
        f"postgresql:///monev?host=satu,dua&port=5432,5433&user=ani&password={PASSWORD}"
    )
    assert str(hidden) == "postgresql://ani@satu:5432,dua:5433/monev"


def test_an_entry_is_kept_as_the_folder_keeps_it_and_a_restart_not_noticed(home, journal, postgres):
    kept = [home.text(entry.nomor) for entry in journal.read()]
    assert kept == [to_text(entry) for entry in journal.read()]
    with postgres.away():
        pass
    assert journal.tip()[0] == 3
    assert append_unggahan(journal, sample_content(unggahan=4)).nomor == 4


@pytest.mark.parametrize("killed", [True, *before_release(False)])
def test_a_server_that_goes_is_told_at_once_with_the_age_and_comes_back_by_itself(
    postgres, home, journal, killed
):
    with postgres.away(killed=killed):
        for _ in range(3):
            for ask in (
                journal.tip,
                lambda: list(journal.read()),
                lambda: journal.hash_at(1),
                journal.is_empty,
            ):
                with pytest.raises(
                    JournalUnreachable, match="Yang tampak adalah keadaan pukul"
                ) as error:
                    ask()
                assert str(journal) in error.value.pesan
            with pytest.raises(JournalUnreachable) as error:
                append_unggahan(journal, sample_content(unggahan=4))
            assert "menyambung lagi dengan sendirinya" in error.value.advice
    assert back(journal)
    assert append_unggahan(journal, sample_content(unggahan=4)).nomor == 4
    assert [entry.nomor for entry in home.open().read()] == [1, 2, 3, 4]


def test_a_long_copy_is_not_ended_as_a_writer_that_stopped_in_the_middle(journal):
    def limit() -> list[tuple[object, ...]]:
        told = "select current_setting('idle_in_transaction_session_timeout')"
        return journal.store._ask(sa.text(told), {})

    with journal.store.snapshot():
        assert limit() == [("0",)]
    assert journal.store.write(limit) == [("1min",)]


def test_a_server_that_was_never_there_is_told_and_found_once_it_is_there(postgres, home):
    journal = home.open()
    with postgres.away(), pytest.raises(JournalUnreachable, match="belum pernah tersambung"):
        journal.tip()
    assert back(journal)
    assert append_unggahan(journal).nomor == 1


def end_connections(home: PostgresHome) -> None:
    home.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = "
                 "current_database() "
                 "and pid <> pg_backend_pid()")  # fmt: skip


def at_write(monkeypatch: pytest.MonkeyPatch, when: str, act: Callable[[], None]) -> None:
    """Do something once, right before or after an entry is written, inside its transaction."""
    ask, acts = PostgresStore.ask, [act]

    def both(self, name, **params):
        if name == "add_entry" and acts and when == "before":
            acts.pop()()
        answer = ask(self, name, **params)
        if name == "set_tip" and acts:
            acts.pop()()
        return answer

    monkeypatch.setattr(PostgresStore, "ask", both)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_writer_whose_connection_ends_in_mid_transaction_stores_once(
    home, journal, monkeypatch, when
):
    at_write(monkeypatch, when, lambda: end_connections(home))
    entry = append_unggahan(journal, sample_content(unggahan=4), file=b"asli")
    assert [kept.hash for kept in home.open().read(3)] == [entry.hash]
    assert home.open().read_file(entry.sha256) == b"asli"


def test_a_server_killed_in_mid_transaction_has_nothing_of_it_and_says_so(
    postgres, home, journal, monkeypatch
):
    at_write(monkeypatch, "before", postgres.kill)
    try:
        with pytest.raises(JournalUnreachable):
            append_unggahan(journal, sample_content(unggahan=4), file=b"asli")
    finally:
        postgres.start()
    assert back(journal)
    assert (journal.numbers(), journal.originals()) == ([1, 2, 3], [])


def lose_answer(
    postgres: Cluster, monkeypatch: pytest.MonkeyPatch, *, committed: bool, killed: bool
) -> None:
    """Lose the answer to the commit of entry 4, with the line alone or with the server, which is
    back a moment later.
    """
    commit, once = psycopg.Connection.commit, [True]

    def is_commit_of_four(self) -> bool:
        asked = "select 1 from jurnal_entri where nomor = 4"
        return self.execute(asked).fetchone() is not None

    def commit_and_go(self) -> None:
        if not once or not is_commit_of_four(self):
            commit(self)
            return
        once.pop()
        if committed:
            commit(self)
        if killed:
            postgres.kill()
            threading.Thread(target=postgres.start).start()
        else:
            self.close()
        if committed:
            self.execute("select 1")
        commit(self)

    monkeypatch.setattr(psycopg.Connection, "commit", commit_and_go)


@pytest.mark.parametrize(
    ("committed", "killed"), [(True, False), (False, True), *before_release((True, True))]
)
def test_a_commit_whose_answer_was_lost_is_asked_about_and_stored_once(
    postgres, home, journal, monkeypatch, committed, killed
):
    """If the writer did not look first, a change would be stored twice."""
    monkeypatch.setattr("monev.journal.postgres_store.BACK_SECONDS", 120.0)
    lose_answer(postgres, monkeypatch, committed=committed, killed=killed)
    entry = append_unggahan(journal, sample_content(unggahan=4), file=b"asli")
    assert [kept.hash for kept in home.open().read(3)] == [entry.hash]


def test_where_the_server_stays_away_it_is_said_that_nobody_knows(
    postgres, home, journal, monkeypatch
):
    monkeypatch.setattr("monev.journal.postgres_store.BACK_SECONDS", 0.0)
    at_write(monkeypatch, "after", postgres.kill)
    try:
        with pytest.raises(MonevError, match="belum diketahui apakah tersimpan") as error:
            append_unggahan(journal, sample_content(unggahan=4))
        assert "Riwayat" in error.value.advice
    finally:
        postgres.start()
    assert back(journal)


REFUSED = "nama pengguna atau sandinya ditolak"


@pytest.mark.parametrize(
    ("part", "other", "words"),
    [
        (PASSWORD, "salah-kata-9", REFUSED),
        ("/uji", "/tidak_ada", "basis data PostgreSQL-nya tidak ada"),
        ("{port}/", "1/", "tidak ada server PostgreSQL yang menjawab"),
        ("127.0.0.1", "server.tidak-ada.invalid", "tidak dapat dihubungi"),
        ("monev:", "bukan:", REFUSED),
    ],
)
def test_why_it_cannot_be_reached_is_said_without_the_password(
    postgres, home, caplog, part, other, words
):
    caplog.set_level(logging.DEBUG)
    server = PostgresStore(home.address.replace(part.format(port=postgres.port), other))
    with pytest.raises(JournalUnreachable, match=words) as error:
        Journal(server).tip()
    server.close()
    told = "".join(traceback.format_exception(error.value)) + error.value.advice + caplog.text
    assert PASSWORD not in told
    assert "salah-kata-9" not in told


def test_a_server_that_is_too_old_or_keeps_no_utf8_is_refused(postgres, home, monkeypatch):
    latin = PostgresHome(postgres.new_database("encoding 'LATIN1' locale 'C' template template0"))
    with pytest.raises(MonevError, match="LATIN1") as error:
        latin.open().tip()
    assert "UTF8" in error.value.advice
    latin.close()
    monkeypatch.setattr(postgres_store, "LEAST_VERSION", 99)
    with pytest.raises(MonevError, match="memerlukan versi 99 atau yang lebih baru"):
        home.open().tip()


def test_a_user_who_may_not_make_tables_is_told_what_to_ask_for(postgres, home):
    home.execute("create role tamu login password 'sandi-tamu'")
    guest = PostgresHome(home.address.replace(f"monev:{PASSWORD}", "tamu:sandi-tamu"))
    with pytest.raises(MonevError, match="belum berhak") as error:
        append_unggahan(guest.open())
    assert "OWNER" in error.value.advice
    guest.close()
    home.execute("drop role tamu")


OTHER_TABLES = (
    "drop table jurnal_entri, jurnal_ujung; create table jurnal_entri (id int); create "
    "table jurnal_ujung (id int)"
)
NO_JOURNAL_OF_OURS = {
    OTHER_TABLES: (MonevError, "bukan susunan jurnal"),
    "update jurnal_ujung set format = 3": (DatabaseNewer, "versi yang lebih baru"),
    "delete from jurnal_ujung": (JournalDamaged, None),
    "update jurnal_ujung set nomor = 5": (JournalDamaged, None),
    "delete from jurnal_entri where nomor = 3": (JournalDamaged, None),
}


@pytest.mark.parametrize("change", first_few(NO_JOURNAL_OF_OURS, 3))
def test_tables_of_others_of_a_newer_program_or_with_another_tip_are_said_and_left_alone(
    home, journal, change
):
    home.execute(change)
    error, words = NO_JOURNAL_OF_OURS[change]
    for request_made in (home.open().tip, lambda: append_unggahan(home.open())):
        with pytest.raises(error, match=words):
            request_made()


def test_a_journal_of_an_earlier_program_is_gone_on_with_and_then_refused_by_it(home, journal):
    home.execute("update jurnal_ujung set format = 1")
    other = home.open()
    assert other.tip()[0] == 3
    append_unggahan(other, sample_content(unggahan=4))
    assert home.execute("select format from jurnal_ujung") == [(2,)]


def test_a_read_only_server_is_read_and_not_written_to(postgres, home, journal):
    home.execute(
        f"alter database {home.address.rpartition('/')[2]} set default_transaction_read_only = on"
    )
    reader = home.open()
    assert reader.tip()[0] == 3
    with pytest.raises(MonevError, match="hanya dapat dibaca"):
        append_unggahan(reader, sample_content(unggahan=4))


def test_a_full_disk_of_the_server_refuses_in_words_and_goes_on_once_there_is_room(home, journal):
    home.execute(
        "create function penuh() returns trigger language plpgsql as 'begin raise disk_full; end'"
    )
    home.execute("create trigger penuh before insert on jurnal_entri execute function penuh()")
    with pytest.raises(MonevError, match="penuh, jadi perubahan belum tersimpan"):
        append_unggahan(journal, sample_content(unggahan=4), file=b"asli")
    assert (journal.numbers(), journal.originals()) == ([1, 2, 3], [])
    home.execute("drop trigger penuh on jurnal_entri")
    assert append_unggahan(journal, sample_content(unggahan=4), file=b"asli").nomor == 4


def test_a_journal_that_was_seen_is_not_begun_anew_in_an_empty_database(postgres, journal):
    number, entry_hash = journal.tip()
    empty = PostgresHome(postgres.new_database())
    other = empty.open()
    other.remember(number, entry_hash)
    with pytest.raises(JournalStepsBack, match="tidak berisi entri") as error:
        append_unggahan(other)
    assert "MONEV_JURNAL" in error.value.advice
    assert empty.execute("select count(*) from pg_tables where tablename like 'jurnal%%'") == [(0,)]
    empty.close()
