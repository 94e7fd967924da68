"""One screen leads a meeting. Phones follow it by an address that shows that meeting alone, until
it is closed.
"""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from monev.access import GUEST, NotAllowed, Visitor, guest
from monev.meeting import acts, ending
from monev.meeting.records import record_version
from monev.people.accounts import accounts_of
from monev.people.visits import GUEST_COOKIE, SESSION_COOKIE, visitor_of
from monev.server import gate, secret_addresses
from monev.ui.page_table import RAPAT, doors_of
from tests.makers import SATKER, TAHUN, add_people
from tests.meeting.conftest import ANI, BUDI, close, rapat_now


def test_only_the_screen_that_leads_moves_the_meeting_and_another_takes_over(filled, a_meeting):
    assert (a_meeting.rincian.memimpin, a_meeting.layar) == ("", "")
    version = record_version(filled, a_meeting)
    acts.lead_from(filled, a_meeting, "laptop", layar="situasi", **ANI)
    assert (rapat_now(filled).rincian.memimpin, rapat_now(filled).layar) == ("laptop", "situasi")
    assert (
        acts.move_to_screen(filled, rapat_now(filled), "area-I", leader="notulis", **BUDI) is None
    )
    assert rapat_now(filled).layar == "situasi"
    acts.lead_from(filled, rapat_now(filled), "notulis", layar="pembukaan", **BUDI)
    assert acts.move_to_screen(filled, rapat_now(filled), "penutup", leader="laptop", **ANI) is None
    acts.move_to_screen(filled, rapat_now(filled), "area-I", leader="notulis", **BUDI)
    assert rapat_now(filled).layar == "area-I"
    acts.lead_from(filled, rapat_now(filled), "", layar="", **BUDI)
    assert (rapat_now(filled).rincian.memimpin, rapat_now(filled).layar) == ("", "area-I")
    assert record_version(filled, a_meeting) == version, "who leads is no part of the record"


@pytest.fixture
def phone(filled, a_meeting, monkeypatch):
    """Return a phone that passes the gate for people not signed in, and the address it scanned."""
    for room in (secret_addresses, gate):
        monkeypatch.setattr(room, "open_store", lambda: filled)
    monkeypatch.setattr(secret_addresses, "_pace", secret_addresses.Pace(60))
    acts.lead_from(filled, a_meeting, "laptop", layar="situasi", **ANI)
    pages = [
        Route(path, lambda _: PlainTextResponse("halaman")) for path in ("/rapat", "/", "/linimasa")
    ]
    application = gate.keep_out(Starlette(routes=[*secret_addresses.ROUTES, *pages]))
    client = TestClient(
        application, base_url="https://zi.kantor.go.id", headers={"accept": "text/html"}
    )
    return client, f"{secret_addresses.FOLLOW}{acts.follow_secret(filled, rapat_now(filled))}"


def test_a_phone_without_an_account_follows_that_meeting_alone_until_it_ends(filled, phone):
    client, address = phone
    assert "halaman" not in client.get("/rapat").text
    came = client.get(address, follow_redirects=False)
    assert (came.status_code, came.headers["cache-control"]) == (303, "no-store")
    assert came.headers["location"].startswith("/rapat?satker=")
    assert "rapat=1&ikuti=ya" in came.headers["location"]
    assert client.get("/rapat").text == "halaman"
    assert all("halaman" not in client.get(path).text for path in ("/", "/linimasa"))
    follower = visitor_of(filled, {GUEST_COOKIE: client.cookies[GUEST_COOKIE]}, is_local=False)
    assert (follower.only_satker, follower.only_rapat, follower.is_guest) == (
        SATKER,
        (TAHUN, 1),
        True,
    )
    assert doors_of(follower, several=False) == [RAPAT]
    assert not any(follower.may(act, SATKER) for act in ("rapat", "lapor", "unggah"))
    with pytest.raises(NotAllowed):
        acts.record_kendala(filled, rapat_now(filled), kendala="x", pelaku=GUEST)
    close(filled, rapat_now(filled))
    assert "halaman" not in client.get("/rapat").text
    assert client.get(address).status_code == 410
    assert visitor_of(
        filled, {GUEST_COOKIE: client.cookies[GUEST_COOKIE]}, is_local=False
    ) == guest("tidak")


def test_who_signed_in_without_rights_there_follows_too_until_they_stop(filled, phone):
    client, address = phone
    add_people(filled, elsewhere={"Satker Lain": "operator"}, here={SATKER: "pemeriksa"})
    accounts = accounts_of(str(filled.journal))
    sessions = {
        orang: accounts.begin_session(orang, origin="uji").session
        for orang in ("elsewhere", "here")
    }

    def visitor(orang: str) -> Visitor:
        return visitor_of(
            filled, {SESSION_COOKIE: sessions[orang], **client.cookies}, is_local=False
        )

    assert visitor("elsewhere").pelaku == "elsewhere"
    client.get(address, follow_redirects=False)
    assert (visitor("elsewhere").only_rapat, visitor("here").pelaku) == ((TAHUN, 1), "here")
    assert (
        client.get(secret_addresses.STOP_FOLLOWING, follow_redirects=False).headers["location"]
        == "/"
    )
    assert visitor("elsewhere").pelaku == "elsewhere"
    client.get(address, follow_redirects=False)
    acts.add_attendance(filled, rapat_now(filled), [("Budi", "")], pelaku="here")
    ending.close_rapat(
        filled, rapat_now(filled), {"pemimpin": "Ketua", "notulis": "Ani"}, pelaku="here"
    )
    assert visitor("elsewhere").pelaku == "elsewhere"


def test_the_address_stays_when_another_screen_leads_and_a_wrong_one_lets_nobody_in(filled, phone):
    client, address = phone
    acts.lead_from(filled, rapat_now(filled), "notulis", layar="situasi", **BUDI)
    assert client.get(f"{secret_addresses.FOLLOW}salah", follow_redirects=False).status_code == 410
    assert not client.cookies
    assert client.get(address, follow_redirects=False).status_code == 303
