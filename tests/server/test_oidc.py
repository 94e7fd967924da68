"""The office's provider: what is believed of its answers, and what its settings must say."""

from __future__ import annotations

import time
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey
from starlette.applications import Starlette

from monev.core.errors import BadSetting
from monev.server import oidc
from monev.server.account_pages import account_routes
from monev.server.oidc import Provider, SignInFailed, read_settings, verified_email
from tests.server.asgi import send_request

PROVIDER = Provider("https://masuk.kantor.go.id/realms/kantor", "monev", "rahasia")
NONCE = "sekali-pakai"


@pytest.fixture(scope="module")
def key() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "a"})


def claims(**changed: Any) -> dict[str, Any]:
    now = int(time.time())
    usual = {
        "iss": PROVIDER.issuer,
        "aud": "monev",
        "sub": "1",
        "iat": now,
        "exp": now + 300,
        "nonce": NONCE,
        "email": "Ani@kantor.go.id",
        "email_verified": True,
    }
    return {name: value for name, value in (usual | changed).items() if value is not None}


def answer(key: RSAKey, *, alg: str = "RS256", signed_with: Any = None, **changed: Any) -> str:
    token = jwt.encode({"alg": alg, "kid": "a"}, claims(**changed), signed_with or key, algorithms=[alg])
    return verified_email(token, KeySet([key]).as_dict(private=False), PROVIDER, NONCE)


def test_a_verified_address_is_believed(key):
    assert answer(key) == "Ani@kantor.go.id"
    assert answer(key, aud=["monev", "lain"], azp="monev") == "Ani@kantor.go.id"


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://masuk.lain.id"},
        {"iss": None},
        {"aud": "lain"},
        {"aud": ["lain"]},
        {"aud": ["monev", "lain"], "azp": "lain"},
        {"exp": 1},
        {"exp": None},
        {"iat": None},
        {"nonce": "yang lain"},
        {"nonce": None},
        {"signed_with": RSAKey.generate_key(2048, {"kid": "a"})},
        {"alg": "HS256", "signed_with": OctKey.import_key("rahasia" * 8, {"kid": "a"})},
    ],
    ids=lambda changed: " ".join(
        f"{name} {'other' if name == 'signed_with' else value}" for name, value in changed.items()
    ),
)
def test_an_answer_that_is_not_the_providers_to_us_proves_nothing(key, changed):
    with pytest.raises(SignInFailed, match="tidak dapat dipastikan"):
        answer(key, **changed)


@pytest.mark.parametrize("token", ["", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])
def test_what_is_no_token_proves_nothing(key, token):
    with pytest.raises(SignInFailed, match="tidak dapat dipastikan"):
        verified_email(token, KeySet([key]).as_dict(private=False), PROVIDER, NONCE)


@pytest.mark.parametrize("verified", [False, None, "false", 1.5, "ya"])
def test_an_address_that_is_not_verified_is_not_believed(key, verified):
    with pytest.raises(SignInFailed, match="belum memastikan"):
        answer(key, email_verified=verified)


def test_an_account_without_address_is_told_so(key):
    with pytest.raises(SignInFailed, match="tidak menyebut alamat"):
        answer(key, email=None)


@pytest.mark.parametrize("issuer", ["http://masuk.kantor.go.id", "masuk.kantor.go.id", "https://", "https://a.id?x=1"])
def test_a_provider_without_https_is_no_provider(monkeypatch, issuer):
    monkeypatch.setenv("MONEV_OIDC_ALAMAT", issuer)
    monkeypatch.setenv("MONEV_OIDC_KLIEN", "monev")
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


def test_a_wrong_setting_is_told_to_the_log_and_not_to_strangers(monkeypatch, caplog, tmp_path):
    monkeypatch.setenv("MONEV_OIDC_ALAMAT", PROVIDER.issuer)
    monkeypatch.setenv("MONEV_OIDC_KLIEN", "monev")
    monkeypatch.setenv("MONEV_OIDC_RAHASIA_BERKAS", str(tmp_path / "tidak-ada"))
    status, _, body = send_request(Starlette(routes=account_routes()), "/oidc/masuk", host="localhost")
    assert status == 403
    assert "belum disiapkan dengan benar" in body.decode()
    assert str(tmp_path) not in body.decode()
    assert str(tmp_path / "tidak-ada") in caplog.text


def test_a_provider_that_does_not_answer_is_named_and_the_password_offered(monkeypatch):
    monkeypatch.setenv("MONEV_OIDC_ALAMAT", "http://127.0.0.1:9")
    monkeypatch.setenv("MONEV_OIDC_KLIEN", "monev")
    status, headers, body = send_request(Starlette(routes=account_routes()), "/oidc/masuk", host="localhost")
    assert status == 403
    assert "127.0.0.1:9" in body.decode()
    assert "location" not in headers
