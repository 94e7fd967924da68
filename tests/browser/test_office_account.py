"""Signing in with the office's account, at a real OIDC provider that the tests start."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import expect

from tests.browser import screen
from tests.browser.conftest import MESUJI, Someone, copy_store, let_in
from tests.browser.server import Server, employ, run_command, start_server
from tests.conftest import first_few

# The provider's own library speaks of its own future.
pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")

ATTEMPT = "_streamlit_session"
ACCOUNTS = {
    "siti": {"email": "Siti@kantor.go.id", "email_verified": True},
    "belum": {"email": "siti@kantor.go.id", "email_verified": False},
    "asing": {"email": "orang.asing@contoh.id", "email_verified": True},
    "bekas": {"email": "bekas@kantor.go.id", "email_verified": True},
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Iterator[Server]:
    """Serve people who sign in at a provider; one of them may no longer."""
    folder = copy_store(seeded, tmp_path_factory.mktemp("oidc"))
    run_command(folder, "orang", "tambah", "ani", "--nama", "Ani")
    for name, email in (("siti", "siti@kantor.go.id"), ("bekas", "bekas@kantor.go.id")):
        employ(folder, name, MESUJI, "operator", email=email)
    users = [User(sub=sub, claims=claims) for sub, claims in ACCOUNTS.items()]
    with (
        run_server_in_thread(require_nonce=True, user_claims=users) as provider,
        pytest.MonkeyPatch.context() as env,
    ):
        env.setenv("MONEV_OIDC_ALAMAT", f"http://localhost:{provider.server_port}")
        env.setenv("MONEV_OIDC_KLIEN", "monev")
        env.setenv("MONEV_OIDC_RAHASIA", "rahasia")
        with start_server(folder) as server:
            let_in(server, "bekas", active=False)
            yield server


def leave(office: Server, account: str) -> tuple[httpx2.Client, str]:
    """Return a browser that proved its account at the provider, and the address it is sent back
    to.
    """
    browser = httpx2.Client(timeout=60)
    away = browser.get(f"{office.address}/oidc/masuk?ke=/linimasa")
    assert away.status_code == 302
    back = browser.post(away.headers["Location"], data={"sub": account})
    return browser, back.headers["Location"]


@pytest.mark.semua
def test_the_offices_account_leads_to_the_page_asked_for(office: Server, someone: Someone):
    page = someone(screen.PHONE)
    page.goto(f"{office.address}/linimasa?tahun=2025")
    page.get_by_role("link", name="Masuk dengan akun kantor").click()
    page.get_by_role("button", name="siti").click()
    screen.wait_until_still(page)
    expect(page.get_by_role("link", name="Siti")).to_be_visible()
    assert page.url.startswith(f"{office.address}/linimasa?")


REFUSED = [
    ("belum", "belum memastikan"),
    ("asing", "belum terdaftar"),
    ("bekas", "belum terdaftar"),
]


@pytest.mark.parametrize(("account", "words"), first_few(REFUSED, 1))
def test_an_account_that_is_nobodys_here_is_refused_with_words(
    office: Server, account: str, words: str
):
    browser, address = leave(office, account)
    answer = browser.get(address)
    assert answer.status_code == 403
    assert words in answer.text
    assert "monev_sesi" not in answer.cookies


def test_an_answer_to_another_attempt_and_a_code_of_another_are_refused(office: Server):
    browser, address = leave(office, "siti")
    answer = browser.get(address.replace("state=", "state=x"))
    assert (answer.status_code, "monev_sesi" in answer.cookies) == (403, False)
    assert "tidak selesai" in answer.text
    stranger, (_, another) = httpx2.Client(timeout=60), leave(office, "siti")
    assert "tidak selesai" in stranger.get(another).text
    (_, stolen), (browser, address) = leave(office, "siti"), leave(office, "siti")
    codes = [parse_qs(urlsplit(one).query)["code"][0] for one in (stolen, address)]
    answer = browser.get(address.replace(codes[1], codes[0]))
    assert (answer.status_code, "monev_sesi" in answer.cookies) == (403, False)


def test_a_code_is_used_once(office: Server):
    browser, address = leave(office, "siti")
    kept = browser.cookies[ATTEMPT]
    first = browser.get(address)
    assert (first.status_code, first.headers["Location"]) == (303, "/linimasa")
    assert ATTEMPT not in browser.cookies
    browser.cookies.set(ATTEMPT, kept)
    assert browser.get(address).status_code == 403


def test_what_is_asked_of_the_provider(office: Server):
    away = httpx2.get(f"{office.address}/oidc/masuk", timeout=60)
    asked = parse_qs(urlsplit(away.headers["Location"]).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [f"{office.address}/oidc/kembali"]
    assert set(asked["scope"][0].split()) == {"openid", "email"}
    assert min(len(asked[name][0]) for name in ("state", "nonce", "code_challenge")) >= 20
    assert "HttpOnly" in away.headers["Set-Cookie"] or "httponly" in away.headers["Set-Cookie"]
