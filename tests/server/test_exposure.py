"""Only a program at this very computer, asking directly, is taken for the person who sits there."""

import pytest
from starlette.types import Scope

from monev.server import exposure
from tests.server.asgi import send_request, streamlit_stand_in


@pytest.fixture(autouse=True)
def closed_process():
    exposure.close_to_network()
    yield
    exposure.close_to_network()


def request(server="127.0.0.1", client="127.0.0.1", host="localhost:8501", **headers: str) -> Scope:
    sent = {"host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
    return {
        "type": "http",
        "server": (server, 8501) if server else None,
        "client": (client, 40000) if client else None,
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
    }


@pytest.mark.parametrize(
    "scope",
    [
        request(),
        request(host="127.0.0.1:8501"),
        request(server="::1", client="::1", host="[::1]:8501"),
        request(server="::ffff:127.0.0.1", client="::ffff:127.0.0.1"),
    ],
)
def test_a_browser_on_this_computer_is_local(scope):
    assert exposure.request_is_local(scope)


@pytest.mark.parametrize(
    "scope",
    [
        request(client="192.168.1.20"),
        request(server="192.168.1.10", client="192.168.1.10", host="192.168.1.10:8501"),
        request(client="::ffff:192.168.1.20"),
        request(client=None),
        request(server=None),
        request(host="zi.kantor.go.id"),
        request(host=""),
        request(host="127.0.0.1.contoh.id"),
        request(x_forwarded_for="192.168.1.20"),
        request(x_forwarded_for="127.0.0.1"),
        request(forwarded="for=127.0.0.1"),
        request(via="1.1 proksi"),
    ],
)
def test_anything_that_may_come_from_elsewhere_is_not_local(scope):
    assert not exposure.request_is_local(scope)


def test_once_opened_nobody_is_local_until_closed_again():
    exposure.open_to_network()
    assert not exposure.is_local_only()
    assert not exposure.request_is_local(request())
    exposure.close_to_network()
    assert exposure.request_is_local(request())


def test_the_mark_of_a_request_is_ours_and_never_its_senders():
    seen = []

    async def answer(scope, receive, send):
        seen.append([value for name, value in scope["headers"] if name == b"x-monev-lokal"])
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    send_request(exposure.mark_requests(answer), "/", x_monev_lokal="ya")
    assert seen == [[b"tidak"]]


def test_a_request_over_an_address_of_the_network_ends_the_local_rights():
    """Another server than ours (uvicorn --host 0.0.0.0) does not tell where it listens: the first request does."""
    send_request(exposure.mark_requests(streamlit_stand_in), "/", machine="192.168.1.10")
    assert not exposure.is_local_only()
