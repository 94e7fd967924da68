"""Only by an address of these pages, only from these pages, only what pages need."""

import pytest
from starlette.responses import PlainTextResponse

from monev.server import gate, reach
from tests.server.asgi import send_request

HERE = "http://localhost:8501"


@pytest.fixture(autouse=True)
def local_reach():
    before = reach.current()
    reach.use(reach.Reach())
    yield
    reach.use(before)


def ask(address: str = "/", method: str = "GET", **header: str) -> tuple[int, str]:
    status, _, content = send_request(
        gate.let_in(PlainTextResponse("halaman")), address, method=method, **({"host": "localhost:8501"} | header)
    )
    return status, content.decode()


@pytest.mark.parametrize("host", ["localhost", "localhost:8501", "127.0.0.1:8501", "[::1]:8501", "LOCALHOST:8501"])
def test_the_names_of_this_computer_are_let_in(host):
    assert ask(host=host) == (200, "halaman")


@pytest.mark.parametrize(
    "host",
    [
        "jahat.example",
        "jahat.example:8501",
        "localhost.jahat.example",
        "127.0.0.1.jahat.example",
        "192.168.1.10:8501",
        "localhost:8501@jahat.example",
        "localhost/jahat",
        "localhost:banyak",
        "localhost, jahat.example",
        "",
        "[::1",
    ],
)
def test_any_other_name_is_refused_in_words(host):
    status, page = ask(host=host)
    assert status == 403
    assert "Alamat ini bukan alamat Monev ZI" in page
    assert "MONEV_ALAMAT" in page
    assert "halaman" not in page.split("<main>")[1].split("<h1>")[0]


def test_once_open_the_address_really_asked_and_the_names_set_are_let_in():
    reach.use(reach.Reach("0.0.0.0", 8443, frozenset({"zi.kantor.lan"})))
    assert reach.current().knows_host("192.168.1.10:8443", "192.168.1.10")
    assert reach.current().knows_host("192.168.1.10:8443", "::ffff:192.168.1.10")
    assert reach.current().knows_host("zi.kantor.lan:8443", "192.168.1.10")
    assert not reach.current().knows_host("192.168.1.11:8443", "192.168.1.10")
    assert not reach.current().knows_host("jahat.example", "192.168.1.10")


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost:9000",
        "http://localhost",
        "https://localhost:8501",
        "http://127.0.0.1:8501",
        "https://jahat.streamlit.app",
        "null",
    ],
)
def test_a_change_from_another_origin_is_refused(method, origin):
    status, page = ask(method=method, origin=origin)
    assert (status, "Permintaan dari halaman lain ditolak" in page) == (403, True)


def test_a_change_from_the_pages_themselves_is_let_in():
    assert ask(method="PUT", origin=HERE)[0] == 200


def test_two_origins_are_none_of_ours():
    names = [(b"host", b"localhost:8501"), (b"origin", HERE.encode()), (b"origin", b"https://jahat.example")]
    assert not gate.comes_from_here({"type": "http", "scheme": "http", "headers": names})


def test_the_usual_port_is_left_out_as_browsers_do():
    assert ask(method="POST", host="localhost:80", origin="http://localhost")[0] == 200
    assert ask(method="POST", host="localhost", origin="http://localhost")[0] == 200


def test_reading_needs_no_origin_of_ours():
    """A browser sends the Origin along for module scripts; what keeps others from reading is that nothing allows it."""
    assert ask(origin="https://jahat.example")[0] == 200


@pytest.mark.parametrize(
    "address",
    ["/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/openapi.json", "/_stcore/"],
)
def test_what_only_tells_of_the_inside_is_closed(address):
    assert ask(address)[0] == 404


@pytest.mark.parametrize("address", ["/_stcore/health", "/_stcore/upload_file/satu/dua", "/media/a.pdf", "/linimasa"])
def test_what_pages_need_is_open(address):
    assert ask(address)[0] == 200
