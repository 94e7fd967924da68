"""The address in a letter stops that kind of letter for that person: looking stops nothing, a mail program does at once."""

import re

import pytest
from starlette.applications import Starlette

from monev.core import clock
from monev.database import Database
from monev.reminders.due import stopped_by
from monev.reminders.letters import stop_address
from monev.server import background, secret_addresses
from monev.server.gate import is_open_to_all
from tests.reminders.post_office import BASE, one_task, set_up
from tests.reminders.post_office import office as office
from tests.reminders.post_office import reached as reached
from tests.server.asgi import send_request


@pytest.fixture
def db(own_store, today) -> Database:
    today("2025-09-25")
    return own_store(one_task)


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
