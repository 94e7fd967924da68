"""Every answer says what a browser may do with it."""

import base64
import hashlib
import re

import pytest
from starlette.responses import Response

from monev.server import start_page
from monev.server.response_headers import inline_scripts, say_headers
from tests.server.asgi import send_request

START = '<script>satu()</script><script src="a.js"></script><script type="module">dua()</script>'


def policy_of(address: str = "/", **header: str) -> dict[str, list[str]]:
    app = say_headers(Response("isi"), scripts=inline_scripts(START))
    _, headers, _ = send_request(app, address, **({"host": "localhost:8501"} | header))
    parts = (one.split() for one in headers["content-security-policy"].split(";"))
    return {name: sources for name, *sources in parts}


def test_only_our_own_scripts_run():
    sources = policy_of()["script-src"]
    hashes = [base64.b64encode(hashlib.sha256(one).digest()).decode() for one in (b"satu()", b"dua()")]
    assert sorted(sources) == sorted(["'self'", "blob:", *(f"'sha256-{one}'" for one in hashes)])


def test_nobody_frames_a_page_it_talks_to_nobody_else_and_a_file_is_never_a_page():
    policy = policy_of(host="192.168.1.10:8443")
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["default-src"] == ["'none'"]
    assert policy["connect-src"] == ["'self'", "ws://192.168.1.10:8443"]
    assert policy_of("/media/abc.svg") == {"default-src": ["'none'"], "frame-ancestors": ["'none'"], "sandbox": []}


@pytest.mark.parametrize("status", [200, 307, 404, 500])
def test_every_answer_has_them(status):
    app = say_headers(Response("isi", status), scripts="")
    headers = send_request(app, "/", host="localhost")[1]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


@pytest.mark.parametrize(
    ("scheme", "given"), [("https", "monev_sesi=a; Path=/; Secure"), ("http", "monev_sesi=a; Path=/")]
)
def test_a_cookie_given_by_https_never_goes_without_it(scheme, given):
    async def come(scope, receive, send):
        app = say_headers(Response(headers={"Set-Cookie": "monev_sesi=a; Path=/"}), scripts="")
        await app({**scope, "scheme": scheme}, receive, send)

    assert send_request(come, "/", host="localhost")[1]["set-cookie"] == given


def test_the_start_page_of_every_page_has_the_same_scripts():
    """Their hashes stand in one policy: a heading must not get into a script."""
    first, other = start_page.read_start_page("Linimasa"), start_page.read_start_page("Rapat")
    scripts = [re.findall(r"<script(?![^>]*src=)[^>]*>(.*?)</script>", html, re.DOTALL) for html in (first, other)]
    assert scripts[0] == scripts[1] != []
