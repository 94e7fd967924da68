"""Who counts as the person at this computer: nobody once it was opened, and by no header."""

from starlette.types import Scope

from monev.core.errors import MonevError
from monev.people.accounts import accounts_of
from monev.server import exposure, reach
from tests.server.asgi import one_reader, pass_through, send_request, streamlit_stand_in
from tests.server.closed import closed_process as closed_process


def request(server="127.0.0.1", client="127.0.0.1", host="localhost:8501", **headers: str) -> Scope:
    sent = {"host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
    return {
        "type": "http",
        "server": (server, 8501) if server else None,
        "client": (client, 40000) if client else None,
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
    }


IPV6 = "::ffff:127.0.0.1"
HERE_ITSELF = (
    request(),
    request(host="127.0.0.1:8501"),
    request(server="::1", client="::1", host="[::1]:8501"),
    request(server=IPV6, client=IPV6),
)
PERHAPS_ELSEWHERE = (
    request(client="192.168.1.20"),
    request(client="::ffff:192.168.1.20"),
    request(client=None),
    request(host="zi.kantor.go.id"),
    request(host=""),
    request(host="127.0.0.1.contoh.id"),
    request(server="192.168.1.10", client="192.168.1.10", host="192.168.1.10:8501"),
    request(server=None),
    request(x_forwarded_for="192.168.1.20"),
    request(x_forwarded_for="127.0.0.1"),
    request(forwarded="for=127.0.0.1"),
    request(via="1.1 proksi"),
)


def test_a_browser_on_this_computer_is_local_and_nothing_that_may_come_from_elsewhere():
    assert [scope for scope in HERE_ITSELF if not exposure.request_is_local(scope)] == []
    assert [scope for scope in PERHAPS_ELSEWHERE if exposure.request_is_local(scope)] == []


def test_once_opened_nobody_is_local_until_closed_again():
    reach.use(reach.Reach("0.0.0.0", 8443))
    assert not exposure.is_local_only()
    assert not exposure.request_is_local(request())
    send_request(
        exposure.mark_requests(streamlit_stand_in), "/", machine="192.168.1.10", host="[::1"
    )
    reach.use(reach.Reach())
    assert exposure.request_is_local(request())


def test_who_can_sign_in_signs_in_at_this_computer_too(own_store, monkeypatch):
    db = own_store(one_reader)
    monkeypatch.setenv("MONEV_DB", str(db.file))
    monkeypatch.setattr(exposure, "open_store", lambda: db)
    accounts = accounts_of(str(db.journal))
    accounts.set_password("ani", "kata sandi yang panjang")
    assert exposure.request_is_local(request()), "a reader signs in, and no admin can"
    accounts.set_password("utama", "kata sandi yang panjang")
    assert not exposure.request_is_local(request())
    monkeypatch.setattr(exposure, "admin_can_sign_in", refuse)
    assert not exposure.request_is_local(request()), "damage later lets nobody in"
    monkeypatch.setattr(exposure, "_with_admin", set())
    assert exposure.request_is_local(request()), "who is at this computer reads what is wrong"


def refuse(_: object) -> bool:
    raise MonevError("Akun tidak dapat dibaca.")


def test_the_mark_of_a_request_is_ours_and_never_its_senders():
    scope, _, _ = pass_through(exposure.mark_requests, x_monev_lokal="ya")
    assert [value for name, value in scope["headers"] if name == b"x-monev-lokal"] == [b"tidak"]
