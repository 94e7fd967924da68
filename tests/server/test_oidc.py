"""The office's provider: which answers are believed, and which settings are taken."""

import time
from dataclasses import replace
from typing import Any

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request

from monev.access import Visitor, list_people
from monev.core.errors import BadSetting
from monev.people.setting_up import add_person, change_person, person_by_email
from monev.server import oidc
from monev.server.account_pages import ROUTES
from monev.server.oidc import Provider, SignInFailed, email_of, read_settings
from tests.server.asgi import in_own_loop, send_request

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


SIGN_IN = Starlette(routes=ROUTES, middleware=[Middleware(SessionMiddleware, secret_key="x")])


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
