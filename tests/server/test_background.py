"""The thread of letters sends at the office's hour and not twice."""

from datetime import timedelta

import pytest

from monev.core import clock
from monev.core.roles import EVERY_SATKER
from monev.database import Database
from monev.outputs.messages import read_notices
from monev.server import background
from tests.makers import SATKER
from tests.reminders.post_office import employ, one_task, plan, set_up
from tests.reminders.post_office import office as office
from tests.reminders.post_office import reached as reached


@pytest.fixture
def db(own_store, today) -> Database:
    today("2025-09-25")
    return own_store(one_task)


def test_letters_go_out_from_the_offices_hour_on_and_once_a_day_is_looked(db, office):
    set_up(db, office.port, jam=8, jenis=("tugas",))
    done, early = {}, clock.now().replace(hour=7, minute=59)
    background.remind_once(db, done, early)
    assert (office.letters, done) == ([], {})
    background.remind_once(db, done, early + timedelta(minutes=1))
    assert office.readers == ["ani@kantor.go.id"]
    assert done == {SATKER: clock.today()}
    background.remind_once(db, {}, early + timedelta(hours=2))
    assert office.readers == ["ani@kantor.go.id"], "a server that was started anew knows too"


def test_what_goes_wrong_at_one_office_holds_up_no_other(db, office, monkeypatch):
    plan(db, {"Kasubbag A": ["2025-09-30"]}, satker="KPU Kabupaten Lain")
    employ(db, "budi", pics={"KPU Kabupaten Lain": {"Kasubbag A"}})
    set_up(db, office.port, EVERY_SATKER, jenis=("tugas",))
    send, done = background.send_round, {}

    def fail_here(db: Database, satker: str, *settings, **way) -> None:
        if satker == SATKER:
            raise RuntimeError("galat program")
        send(db, satker, *settings, **way)

    monkeypatch.setattr(background, "send_round", fail_here)
    background.remind_once(db, done, clock.now())
    assert office.readers == ["budi@kantor.go.id"]
    assert SATKER not in done, "it is tried again"


def test_a_thread_does_it_by_itself_and_not_on_a_day_that_is_only_pretended(
    db, office, monkeypatch
):
    set_up(db, office.port, jenis=("tugas",))
    monkeypatch.setattr(background.clock, "is_pretended", lambda: False)
    with background.running(background.remind, every=0.01):
        for _ in iter(
            lambda: (
                bool(read_notices(db, SATKER))
                and read_notices(db, SATKER)[0]["keadaan"] == "terkirim"
            ),
            True,
        ):
            db.catch_up()
    assert office.readers == ["ani@kantor.go.id"]
    monkeypatch.undo()
    assert clock.is_pretended() is False
    monkeypatch.setenv("MONEV_HARI_INI", "2025-09-25")
    assert clock.is_pretended()
