"""Who counts as the person at this computer: nobody once it was opened, and by no header."""

from starlette.types import Scope

from monev.server import exposure, reach
from tests.server.asgi import pass_through, send_request, streamlit_stand_in
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


def test_once_opened_or_asked_over_the_network_nobody_is_local_until_closed_again():
    reach.use(reach.Reach("0.0.0.0", 8443))
    assert not exposure.is_local_only()
    assert not exposure.request_is_local(request())
    send_request(
        exposure.mark_requests(streamlit_stand_in), "/", machine="192.168.1.10", host="[::1"
    )
    reach.use(reach.Reach())
    assert exposure.request_is_local(request())
    # Under another server than ours (uvicorn --host 0.0.0.0) only the first request shows where it
    # listens.
    send_request(exposure.mark_requests(streamlit_stand_in), "/", machine="192.168.1.10")
    assert not exposure.is_local_only()


def test_the_mark_of_a_request_is_ours_and_never_its_senders():
    scope, _, _ = pass_through(exposure.mark_requests, x_monev_lokal="ya")
    assert [value for name, value in scope["headers"] if name == b"x-monev-lokal"] == [b"tidak"]
