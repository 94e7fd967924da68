"""The thread of letters sends at the office's hour and not twice. The address in a letter stops
that kind of letter for that person.
"""

import re
from datetime import timedelta

import pytest
from starlette.applications import Starlette

from monev.core import clock
from monev.core.roles import EVERY_SATKER
from monev.database import Database
from monev.outputs.messages import read_notices
from monev.reminders.due import stopped_by
from monev.reminders.letters import stop_address
from monev.server import background, secret_addresses
from monev.server.gate import is_open_to_all
from tests.makers import SATKER
from tests.reminders.post_office import BASE, employ, plan, set_up
from tests.reminders.post_office import office as office
from tests.reminders.post_office import reached as reached
from tests.server.asgi import send_request


@pytest.fixture
def db(own_store, today) -> Database:
    today("2025-09-25")
    db = own_store()
    plan(db, {"Kasubbag A": ["2025-09-30"]})
    employ(db, "utama", roles={EVERY_SATKER: {"admin"}})
    employ(db, "ani", pics={SATKER: {"Kasubbag A"}})
    return db


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


CHANGES = (("ani", "utama"), ("tugas", "periksa"), (r"[0-9a-f]{64}$", "0" * 64), (r".$", ""))


def test_looking_at_the_address_stops_nothing_and_a_mail_program_stops_that_kind_at_once(
    db, office
):
    set_up(db, office.port, jenis=("tugas",))
    application = Starlette(routes=secret_addresses.ROUTES)
    address = stop_address(db, "", "ani", "tugas")
    assert is_open_to_all(address)
    assert BASE not in address
    for change in CHANGES:
        assert (
            send_request(application, re.sub(*change, address, count=1), method="POST")[0] == 404
        ), change
    status, headers, page = send_request(application, address)
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert b'<form method="post"' in page
    assert b"Kasubbag" not in page
    assert stopped_by(db, "ani") == frozenset()
    assert send_request(application, address, method="POST")[0] == 200
    assert (stopped_by(db, "ani"), stopped_by(db, "utama")) == ({"tugas"}, frozenset())
    background.remind_once(db, {}, clock.now())
    assert office.letters == []
