"""The office's provider: which answers are believed, and which settings are taken. The whole way
goes by a real provider that the tests start.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey
from oidc_provider_mock import User, run_server_in_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient
from streamlit.web.server.starlette.starlette_app import create_streamlit_middleware

from monev.access import Visitor, list_people
from monev.core.errors import BadSetting
from monev.database import Database
from monev.people.setting_up import add_person, change_person, person_by_email
from monev.server import oidc
from monev.server.account_pages import ROUTES
from monev.server.oidc import Provider, SignInFailed, email_of, read_settings
from tests.makers import SATKER, add_people
from tests.server.asgi import in_own_loop, send_request

# The provider's own library speaks of its own future.
pytestmark = pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning")

PROVIDER = Provider("https://masuk.kantor.go.id/realms/kantor", "monev", "rahasia")
NONCE = "sekali-pakai"


@pytest.fixture(scope="module")
def key() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "a"})


def claims(**changed: Any) -> dict[str, Any]:
    now = int(time.time())
    times = {"iat": now, "exp": now + 300, "nonce": NONCE}
    usual = {
        "iss": PROVIDER.issuer,
        "aud": "monev",
        "sub": "1",
        "email": "Ani@kantor.go.id",
        "email_verified": True,
    }
    usual |= times
    return {name: value for name, value in (usual | changed).items() if value is not None}


def come_back(id_token: str, key: RSAKey) -> str:
    """Come back from a provider that gives this token, and return the mail address."""
    known = {
        name: f"{PROVIDER.issuer}/{name}"
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")
    }
    answers = {
        "openid-configuration": known
        | {"issuer": PROVIDER.issuer, "id_token_signing_alg_values_supported": ["none"]},
        "token_endpoint": {"access_token": "a", "token_type": "bearer", "id_token": id_token},
        "jwks_uri": KeySet([key]).as_dict(private=False),
    }

    def answer(asked: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json=answers[asked.url.path.rpartition("/")[2]])

    oidc.client_of.cache_clear()
    oidc.client_of(PROVIDER).client_kwargs["transport"] = httpx2.MockTransport(answer)
    attempt = {
        "redirect_uri": "https://zi.kantor.go.id/oidc/kembali",
        "nonce": NONCE,
        "code_verifier": "v" * 43,
    }
    session = {"_state_kantor_s": {"data": attempt, "exp": time.time() + 60}}
    request = Request(
        {"type": "http", "query_string": b"code=c&state=s", "headers": [], "session": session}
    )
    try:
        return in_own_loop(oidc.come_back(request))[0]
    finally:
        oidc.client_of.cache_clear()


def signed(key: RSAKey, *, alg: str = "RS256", signed_with: Any = None, **changed: Any) -> str:
    return jwt.encode(
        {"alg": alg, "kid": "a"}, claims(**changed), signed_with or key, algorithms=[alg]
    )


@pytest.fixture
def provider(monkeypatch):
    monkeypatch.setenv("MONEV_OIDC_ALAMAT", PROVIDER.issuer)
    monkeypatch.setenv("MONEV_OIDC_KLIEN", PROVIDER.client)
    monkeypatch.setenv("MONEV_OIDC_RAHASIA", PROVIDER.secret)


def test_an_answer_that_is_not_the_providers_to_us_proves_nothing(provider, key):
    another_key = RSAKey.generate_key(2048, {"kid": "a"})
    wrong = (
        {"iss": "https://masuk.lain.id"},
        {"iss": None},
        {"aud": "lain"},
        {"aud": ["lain"]},
        {"aud": ["monev", "lain"], "azp": "lain"},
        {"aud": "lain", "azp": "monev"},
        {"exp": 1},
        {"exp": None},
        {"iat": None},
        {"nonce": "yang lain"},
        {"nonce": None},
        {"signed_with": another_key},
        {"alg": "HS256", "signed_with": OctKey.import_key("rahasia" * 8, {"kid": "a"})},
    )
    for token in (
        *(signed(key, **changed) for changed in wrong),
        "",
        "a.b.c",
        "eyJhbGciOiJub25lIn0.e30.",
    ):
        with pytest.raises(SignInFailed, match="tidak dapat dipastikan"):
            come_back(token, key)


def test_an_address_that_is_missing_or_not_verified_is_not_believed():
    for verified in (False, None, "false", "true", 1, 1.5, "ya"):
        with pytest.raises(SignInFailed, match="belum memastikan"):
            email_of(claims(email_verified=verified))
    with pytest.raises(SignInFailed, match="tidak menyebut alamat"):
        email_of(claims(email=None))


def test_an_address_finds_only_who_may_sign_in(db):
    ani = Visitor("ani", "Ani", email="ani@kantor.go.id", roles={"*": frozenset({"admin"})})
    for form in (replace(ani, pelaku="utama", email=""), ani):
        add_person(db, form, pelaku="komputer ini")
    assert person_by_email(db, "Ani@kantor.go.id").pelaku == "ani"
    assert person_by_email(db, "ani@\u212aantor.go.id") is None, (
        "the Kelvin sign is no K, though it folds to one"
    )
    gone = replace(list_people(db)["ani"], is_active=False)
    change_person(db, gone, pelaku="komputer ini")
    assert person_by_email(db, "Ani@kantor.go.id") is None


def test_a_provider_without_https_is_no_provider(provider, monkeypatch):
    for issuer in (
        "http://masuk.kantor.go.id",
        "masuk.kantor.go.id",
        "https://",
        "https://a.id?x=1",
    ):
        monkeypatch.setenv("MONEV_OIDC_ALAMAT", issuer)
        with pytest.raises(BadSetting, match="bukan alamat penyedia"):
            read_settings()


def test_the_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    assert not oidc.is_offered()
    (tmp_path / "rahasia").write_text("panjang sekali\n", encoding="utf-8")
    monkeypatch.setenv("MONEV_OIDC_ALAMAT", PROVIDER.issuer)
    monkeypatch.setenv("MONEV_OIDC_RAHASIA_BERKAS", str(tmp_path / "rahasia"))
    with pytest.raises(BadSetting, match="KLIEN"):
        read_settings()
    monkeypatch.setenv("MONEV_OIDC_KLIEN", "monev")
    assert read_settings() == Provider(PROVIDER.issuer, "monev", "panjang sekali")
    monkeypatch.setenv("MONEV_OIDC_RAHASIA_BERKAS", str(tmp_path / "tidak-ada"))
    with pytest.raises(BadSetting, match="tidak dapat dibaca"):
        read_settings()


# With the cookie of an attempt as Streamlit's server keeps it.
SIGN_IN = Starlette(routes=ROUTES, middleware=create_streamlit_middleware())


def test_a_silent_provider_is_named_and_a_wrong_setting_told_to_the_log_alone(
    provider, monkeypatch, caplog
):
    monkeypatch.setenv("MONEV_OIDC_ALAMAT", "http://127.0.0.1:9")
    status, headers, body = send_request(SIGN_IN, "/oidc/masuk", host="localhost")
    assert (status, "location" in headers, "127.0.0.1:9" in body.decode()) == (403, False, True)
    monkeypatch.setenv("MONEV_OIDC_ALAMAT", "http://masuk.kantor.go.id")
    status, _, body = send_request(SIGN_IN, "/oidc/masuk", host="localhost")
    said = [
        words in body.decode() for words in ("belum disiapkan dengan benar", "masuk.kantor.go.id")
    ]
    assert (status, said) == (403, [True, False])
    assert "masuk.kantor.go.id" in caplog.text


ATTEMPT, SESSION = "_streamlit_session", "monev_sesi"
ACCOUNTS = {
    "siti": {"email": "Siti@kantor.go.id", "email_verified": True},
    "belum": {"email": "siti@kantor.go.id", "email_verified": False},
    "asing": {"email": "orang.asing@contoh.id", "email_verified": True},
    "bekas": {"email": "bekas@kantor.go.id", "email_verified": True},
}


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    users = [User(sub=sub, claims=about) for sub, about in ACCOUNTS.items()]
    with run_server_in_thread(require_nonce=True, user_claims=users) as server:
        yield f"http://localhost:{server.server_port}"


def with_accounts(db: Database) -> None:
    """Two people who sign in at the provider; one of them may no longer."""
    add_people(db, siti={SATKER: "operator"}, bekas={SATKER: "operator"})
    for name, person in list_people(db).items():
        changed = replace(person, email=f"{name}@kantor.go.id", is_active=name != "bekas")
        change_person(db, changed, pelaku="utama")


@pytest.fixture
def visit(provider, issuer, own_store, monkeypatch) -> Iterator[Callable[[], TestClient]]:
    """Open a browser of somebody else at each call."""
    own_store(with_accounts)
    monkeypatch.setenv("MONEV_OIDC_ALAMAT", issuer)
    with ExitStack() as stack:
        yield lambda: stack.enter_context(
            TestClient(SIGN_IN, base_url="http://localhost", follow_redirects=False)
        )


def prove(browser: TestClient, account: str) -> str:
    """Prove an account at the provider, and return the address that it sends the browser back to."""
    away = browser.get("/oidc/masuk?ke=/linimasa")
    assert away.status_code == 302
    return httpx2.post(away.headers["Location"], data={"sub": account}).headers["Location"]


def test_an_account_leads_to_the_page_asked_for_and_one_that_is_nobodys_here_is_refused(visit):
    browser = visit()
    assert 'href="/oidc/masuk?ke=/linimasa"' in browser.get("/masuk?ke=/linimasa").text
    for account, words in {
        "belum": "belum memastikan",
        "asing": "belum terdaftar",
        "bekas": "belum terdaftar",
    }.items():
        answer = browser.get(prove(browser, account))
        assert (answer.status_code, words in answer.text) == (403, True), account
        assert SESSION not in browser.cookies
    answer = browser.get(prove(browser, "siti"))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/linimasa")
    assert SESSION in browser.cookies


def test_an_answer_to_another_attempt_and_a_code_of_another_are_refused(visit):
    browser, stranger = visit(), visit()
    refused = [prove(browser, "siti").replace("state=", "state=x"), prove(stranger, "siti")]
    address = prove(browser, "siti")
    codes = [parse_qs(urlsplit(one).query)["code"][0] for one in (refused[1], address)]
    for wrong in (*refused, address.replace(codes[1], codes[0])):
        answer = browser.get(wrong)
        assert (answer.status_code, SESSION in browser.cookies) == (403, False)
        assert re.search("tidak selesai|tidak dapat dipastikan", answer.text)


def test_a_code_is_used_once(visit):
    browser = visit()
    address = prove(browser, "siti")
    kept = browser.cookies[ATTEMPT]
    assert browser.get(address).status_code == 303
    assert ATTEMPT not in browser.cookies
    browser.cookies.set(ATTEMPT, kept)
    assert browser.get(address).status_code == 403


def test_what_is_asked_of_the_provider(visit):
    away = visit().get("/oidc/masuk")
    asked = parse_qs(urlsplit(away.headers["Location"]).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://localhost/oidc/kembali"]
    assert set(asked["scope"][0].split()) == {"openid", "email"}
    assert min(len(asked[name][0]) for name in ("state", "nonce", "code_challenge")) >= 20
    assert "httponly" in away.headers["Set-Cookie"].lower()
