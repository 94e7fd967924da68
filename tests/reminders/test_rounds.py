"""Each letter goes out once, whichever server sends it, however often it tries, whatever the mail
server does. No other letter does.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from monev.access import LOCAL, list_people
from monev.core import clock
from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.journal import Journal, open_journal
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.outputs.messages import read_notices
from monev.people.accounts import accounts_of
from monev.people.setting_up import change_person
from monev.reminders import rounds
from monev.reminders.due import unreached
from monev.reminders.rounds import offices_with_mail, send_round
from tests.code import ROOT
from tests.journal.homes import home_of
from tests.makers import (
    SATKER,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
    together,
)
from tests.reminders.post_office import PostOffice, employ, plan, set_up, text_of
from tests.reminders.post_office import office as office

ANI = {SATKER: {"Kasubbag A"}}


@pytest.fixture
def servers(journal: Journal) -> Iterator[list[Database]]:
    """Open two servers on one journal, each with tables of its own."""
    both = [Database.open_at(None, journal) for _ in range(2)]
    yield both
    for db in both:
        db.close()


def remind(db: Database, *, later: timedelta = timedelta(0)) -> list[str]:
    """Send a round of every office; list the states of the letters that were tried."""
    now = clock.now() + later
    found = [send_round(db, satker, own, now) for satker, own in offices_with_mail(db).items()]
    return [letter.answer.state for letters in found for letter in letters]


def states(db: Database) -> dict[str, str]:
    db.catch_up()
    return {row["kepada"]: row["keadaan"] for row in read_notices(db, None)}


def one_pic(db: Database, office: PostOffice) -> None:
    """Store a target of Ani that falls due within the week."""
    plan(db, {"Kasubbag A": ["2025-09-30"]})
    employ(db, "utama", roles={EVERY_SATKER: {"admin"}})
    employ(db, "ani", pics=ANI)
    set_up(db, office.port, jenis=("tugas",))
    # A backup was made just now: no letter about backups.
    accounts_of(str(db.journal)).keep("cadangan", "terakhir", clock.now().isoformat())


@pytest.fixture
def one_due(db: Database, office: PostOffice, today: Callable[[str], None]) -> None:
    """Put today on Tuesday, 23 September, a week before a target of Ani falls due."""
    today("2025-09-23")
    one_pic(db, office)


def test_what_waits_for_a_check_is_told_once_a_week(db, office, today):
    waiting = langkah_content("I.1.1", [tenggat_content("2025-12", bukti={"SK": "ada"})])
    append_unggahan(db, sample_content([waiting], posisi="2025-01-01"))
    today("2025-09-22")
    employ(db, "utama", roles={EVERY_SATKER: {"admin"}})
    employ(db, "eka", roles={SATKER: {"pemeriksa"}})
    set_up(db, office.port, jenis=("periksa",))
    told = []
    for day in range(22, 31):
        today(f"2025-09-{day}")
        told += [day] * len(remind(db))
    assert told == [22, 29]


def test_two_servers_on_both_sides_of_midnight_send_each_letter_once(servers, office, today):
    waiting = langkah_content("I.1.1", [tenggat_content("2025-12", bukti={"SK": "ada"})])
    append_unggahan(servers[0], sample_content([waiting], posisi="2025-01-01"))
    today("2025-09-25")
    employ(servers[0], "utama", roles={EVERY_SATKER: {"admin"}})
    employ(servers[0], "eka", roles={SATKER: {"pemeriksa"}})
    set_up(servers[0], office.port, jenis=("periksa",))
    for number in range(2, 6):
        employ(servers[0], f"eka{number}", roles={SATKER: {"pemeriksa"}})
    settings = offices_with_mail(servers[0])[SATKER]
    days = (clock.now() + timedelta(days=1), clock.now())
    rounds_of_both = []
    for db, day in zip(servers, days, strict=True):
        rounds_of_both.append(partial(send_round, db, SATKER, settings, day))
    together(*rounds_of_both)
    for send_again in rounds_of_both:
        send_again()
    expected = {f"{name}@kantor.go.id" for name in ("eka", "eka2", "eka3", "eka4", "eka5")}
    assert sorted(office.readers) == sorted(expected)
    assert not send_round(servers[1], SATKER, settings, days[1] - timedelta(days=3)), (
        "a clock that is days behind"
    )
    assert send_round(servers[1], SATKER, settings, days[1] - timedelta(days=30)), (
        "one that was a month ahead"
    )


@pytest.mark.semua
def test_a_program_killed_while_a_letter_is_taken_sends_it_once_more_and_never_a_third_time(
    tmp_path, office, today
):
    today("2025-09-25")
    db = Database.open_at(tmp_path / "monev.duckdb", open_journal(tmp_path / "monev.jurnal"))
    one_pic(db, office)
    killed: list[subprocess.Popen] = []

    def kill(_: str) -> str:
        office.letters.append(("ani@kantor.go.id", None))  # it was taken, and nobody could note it
        killed[-1].send_signal(signal.SIGKILL)
        return "451 too late"

    office.answer = kill
    place = ("--db", str(tmp_path / "lain.duckdb"), "--jurnal", str(tmp_path / "monev.jurnal"))
    command = [sys.executable, "-m", "monev", "ingatkan", *place]
    for when in ("2025-09-25", "2025-09-26"):
        killed.append(
            subprocess.Popen(command, cwd=ROOT, env=os.environ | {"MONEV_HARI_INI": when})
        )
        assert killed[-1].wait() == -signal.SIGKILL
        db.catch_up()
        assert remind(db) == [], "another server waits, for it may still be under way"
    assert len(office.letters) == 2
    office.answer = lambda _: None
    today("2025-09-27")
    assert remind(db) == []
    assert len(office.letters) == 2
    assert states(db) == {"ani": "gagal"}
    told = audit_lines(db, LOCAL, AuditFilter(jenis="kabar"))["apa"][0]
    assert told.startswith("gagal mengirim email tugas kepada Ani (ani): ")
    assert "(ani): Tidak dapat dipastikan apakah email ini sampai;" in told


def test_a_letter_that_failed_is_told_to_nobody_and_a_mended_address_is_written_to_at_once(
    db, office, one_due, today
):
    office.answer_rcpt = {"ani@kantor.go.id": "550 5.1.1 tidak dikenal"}.get
    assert [remind(db), remind(db)] == [["gagal"], []], "not to the same address on the same day"
    ani = list_people(db)["ani"]
    change_person(db, replace(ani, email="ani.w@kantor.go.id"), pelaku=LOCAL_ACTOR)
    assert [remind(db), remind(db)] == [["terkirim"], []]
    employ(db, "budi", pics=ANI, surel="penuh@kantor.go.id")
    office.answer_rcpt = {"penuh@kantor.go.id": "552 5.2.2 penuh"}.get
    assert remind(db) == ["gagal"]
    today("2025-09-26")
    office.answer_rcpt = lambda _: None
    assert [remind(db), remind(db)] == [["terkirim"], []], "on the next day the same address again"
    told = [entry.isi for entry in db.journal.read() if entry.jenis == "kabar"]
    assert "kantor.go.id" not in str(told), "an address is marked, not kept"


def test_greylisted_it_is_tried_again_ever_later_and_after_three_days_given_up_aloud(
    db, office, one_due
):
    set_up(db, office.port, EVERY_SATKER)
    office.answer_rcpt = {"ani@kantor.go.id": "451 4.7.1 nanti"}.get
    assert remind(db) == ["tunda"]
    assert remind(db) == [], "not at once again"
    assert remind(db, later=timedelta(minutes=16)) == ["tunda"]
    assert remind(db, later=timedelta(minutes=16)) == []
    assert remind(db, later=timedelta(minutes=50)) == ["tunda"]
    assert remind(db, later=timedelta(days=1, minutes=1)) == ["tunda"]
    assert remind(db, later=timedelta(days=3, minutes=1)) == ["terkirim"]
    assert states(db) == {"ani": "gagal", "utama": "terkirim"}
    ((_, told),) = office.letters
    assert "1 email tidak terkirim (kepada Ani): Server menjawab: 451 4.7.1 nanti." in text_of(told)


def test_a_line_that_breaks_after_the_letter_was_taken_sends_it_at_most_once_more(
    db, office, one_due
):
    office.answer = lambda _: "drop after"
    assert remind(db) == ["ragu"]
    assert remind(db, later=timedelta(hours=1)) == ["ragu"]
    for hours in (2, 30, 60):
        assert remind(db, later=timedelta(hours=hours)) == []
    assert office.readers == ["ani@kantor.go.id"] * 2
    assert len({mail["Message-ID"] for _, mail in office.letters}) == 1, (
        "programs show the same message once"
    )
    assert states(db) == {"ani": "gagal"}


def test_a_server_that_is_away_costs_one_wait_and_all_are_told_once_it_is_back(db, office, one_due):
    for number in range(rounds.AT_ONCE + 5):
        employ(db, f"orang{number}", pics=ANI)
    away = set_up(db, 1, jenis=("tugas",))
    assert set(remind(db)) == {"tunda"}
    assert len(states(db)) == rounds.AT_ONCE, "the rest was not even begun"
    assert away.port == 1
    set_up(db, office.port, jenis=("tugas",))
    assert set(remind(db, later=timedelta(minutes=20))) == {"terkirim"}
    assert len(office.readers) == len(set(office.readers)) == rounds.AT_ONCE + 6


def test_who_lost_a_task_between_the_list_and_the_letter_gets_none(
    db, office, one_due, monkeypatch
):
    settings = offices_with_mail(db)[SATKER]
    listed = rounds.letters_due(db, settings, SATKER, clock.now())
    ani = list_people(db)["ani"]
    change_person(db, replace(ani, is_active=False), pelaku=LOCAL_ACTOR)
    assert [letter.to.pelaku for letter in listed] == ["ani"]
    assert rounds._take(db, settings, listed, clock.now()) == []


NO_ADDRESS = (
    "a,b@kantor.go.id",
    "é@kantor.go.id",
    "a@b..id",
    "<x>@y.id",
    '"@kantor.go.id',
    "a@kantor.é.id",
    "a@b.id>\r\nx: y",
)


def test_an_address_that_is_none_is_refused_and_one_of_before_is_listed_and_not_written_to(
    db, office, one_due
):
    for number, address in enumerate(NO_ADDRESS):
        with pytest.raises(EntryRefused):
            employ(db, "budi", pics=ANI, surel=address)
        person = {
            "orang": f"budi{number}",
            "nama": f"Budi {number}",
            "surel": address,
            "aktif": True,
            "peran": [],
        }
        person |= {"pic": [{"satker": SATKER, "pic": "Kasubbag A"}]}
        db.journal.add(jenis="orang", pelaku=LOCAL_ACTOR, satker=None, tahun=None, content=person)
    assert remind(db) == ["terkirim"]
    assert office.readers == ["ani@kantor.go.id"]
    words = "belum mempunyai alamat email yang dapat dikirimi."
    expected = [f"Budi {number} {words}" for number in range(len(NO_ADDRESS))]
    assert sorted(unreached(db, SATKER)) == expected


def test_a_sender_whom_the_server_refuses_loses_nobody_their_letter(db, office, one_due):
    employ(db, "budi", pics=ANI)
    office.answer_mail = lambda _: "553 5.7.1 bukan alamat Anda"
    assert remind(db) == ["tunda", "tunda"]
    office.answer_mail = lambda _: None
    assert remind(db, later=timedelta(minutes=20)) == ["terkirim", "terkirim"]
    assert remind(db, later=timedelta(minutes=60)) == []
    assert sorted(office.readers) == ["ani@kantor.go.id", "budi@kantor.go.id"]


def test_a_journal_that_cannot_be_written_is_told_to_its_admin_all_the_same_once_a_week(
    db, office, one_due
):
    set_up(db, office.port, EVERY_SATKER)
    assert remind(db) == ["terkirim"]
    db.journal.add(
        jenis="tamu", pelaku=LOCAL_ACTOR, satker=None, tahun=None, content={"terlihat": "tidak"}
    )
    home_of(db.journal).write_text(db.journal.tip()[0], "rusak")
    office.answer = lambda _: "451 nanti"
    assert remind(db) == ["tunda"]
    office.answer = lambda _: None
    assert remind(db) == ["terkirim"]
    assert db.notice is not None
    assert [remind(db), remind(db, later=timedelta(days=6))] == [[], []]
    assert remind(db, later=timedelta(days=7)) == ["terkirim"]
    assert office.readers == ["ani@kantor.go.id", "utama@kantor.go.id", "utama@kantor.go.id"]
    assert db.notice.pesan in text_of(office.letters[-1][1])
