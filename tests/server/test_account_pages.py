"""The way in: nothing is proved without a whole form, and damaged accounts let nobody in."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pyotp
import pytest
from starlette.applications import Starlette

from monev.database import Database
from monev.journal.sqlite_store import SIDE_FILES
from monev.people.accounts import accounts_of
from monev.people.second_factor import new_key, turn_on
from monev.server import gate
from monev.server.account_pages import ROUTES, safe_destination
from tests.makers import SATKER, append_unggahan
from tests.server.asgi import one_reader, send_request, streamlit_stand_in


@pytest.fixture
def db(own_store) -> Database:
    return own_store(one_reader)


FOREIGN = (
    "https://contoh.id/",
    "//contoh.id",
    "///contoh.id",
    "/\\contoh.id",
    "\\\\contoh.id",
    "javascript:alert(1)",
    "contoh.id",
    "",
    "/\t/contoh.id",
    "/linimasa\r\nSet-Cookie: a=b",
)


def test_a_damaged_file_of_accounts_lets_nobody_in_and_names_no_file(own_store, tmp_path):
    db = own_store()
    file = db.journal.store.file
    file.write_bytes(b"bukan basis data" * 500)
    for end in SIDE_FILES:
        file.with_name(file.name + end).unlink(missing_ok=True)
    db.journal.store.close()
    cookie = {"cookie": "monev_sesi=rahasia", "host": "zi.kantor.lan", "accept": "text/html"}
    accounts = Starlette(routes=ROUTES)
    for address, application in (
        ("/undangan/rahasia", accounts),
        ("/linimasa", streamlit_stand_in),
    ):
        status, headers, body = send_request(
            gate.keep_out(application), address, machine="192.168.1.20", **cookie
        )
        assert "<h1" in body.decode(), headers
        assert status == 503
        assert "beri tahu pengelola" in body.decode()
        assert str(tmp_path) not in body.decode()


FORM = "application/x-www-form-urlencoded"


NOT_WHOLE = (
    ("", b"nama=ani&sandi=x"),
    ("text/plain", b"nama=ani&sandi=x"),
    (FORM, b""),
    (FORM, b"nama=ani"),
    (FORM, b"sandi=x"),
)


def test_without_a_whole_form_nothing_is_proved_and_no_attempt_noted(db):
    for kind, sent in NOT_WHOLE:
        asked = {"method": "POST", "machine": "192.168.1.20", "body": sent, "content_type": kind}
        status, _, shown = send_request(Starlette(routes=ROUTES), "/masuk", **asked)
        assert (status, b"belum terisi" in shown) == (401, True), (kind, sent)
    accounts = accounts_of(str(db.journal))
    counts = [
        accounts.begin_attempt(name, "", address="192.168.1.20").count for name in ("ani", "")
    ]
    assert counts == [1, 1], "an attempt is noted before each proof"


def sent(address: str, **fields: str) -> tuple[int, str]:
    """Send a form as a browser elsewhere does."""
    how = {"machine": "192.168.1.20", "body": urlencode(fields).encode(), "content_type": FORM}
    status, _, shown = send_request(Starlette(routes=ROUTES), address, method="POST", **how)
    return status, shown.decode()


def test_who_is_invited_chooses_a_password_typed_twice_and_signs_in_with_it_from_then_on(db):
    accounts, chosen = accounts_of(str(db.journal)), "gamelan malam minggu"
    invitation = f"/undangan/{accounts.invite('ani')}"
    page = send_request(Starlette(routes=ROUTES), invitation, machine="192.168.1.20")
    assert (page[0], accounts.has_password()) == (200, set()), "looking takes nothing up"
    other = "gamelan malam senin"
    for typed, again, reason in ((chosen, other, "belum sama"), ("ani", "ani", "paling pendek")):
        status, shown = sent(invitation, sandi=typed, ulang=again)
        assert (status, reason in shown, accounts.has_password()) == (400, True, set())
    assert sent("/masuk", nama="ani", sandi=chosen)[0] == 401
    assert sent(invitation, sandi=chosen, ulang=chosen)[0] == 303
    assert len(accounts.sessions_of("ani")) == 1, "and is in at once"
    assert sent("/masuk", nama="ani", sandi=chosen)[0] == 303
    assert sent("/masuk", nama="ani", sandi=other)[0] == 401
    assert sent(invitation, sandi="wayang semalam suntuk", ulang="wayang semalam suntuk")[0] == 410


def test_after_the_password_a_code_is_asked_that_was_not_used_before(db):
    accounts, password, key = accounts_of(str(db.journal)), "gamelan malam minggu", new_key()
    accounts.set_password("ani", password)
    now = datetime.now(UTC)
    used, following = (pyotp.TOTP(key).at(now + timedelta(seconds=ahead)) for ahead in (0, 30))
    turn_on(accounts, "ani", key, used, password=password, session="", device="")
    _, shown = sent("/masuk", nama="ani", sandi=password)
    proof = re.findall(r'name="bukti" value="([^"]+)"', shown)[0]
    assert "sudah dipakai" in sent("/masuk", bukti=proof, kode=used)[1]
    assert accounts.sessions_of("ani") == []
    assert sent("/masuk", bukti=proof, kode=following)[0] == 303
    assert len(accounts.sessions_of("ani")) == 1


def test_who_signs_in_reads_what_this_is_and_whose(db):
    append_unggahan(db)
    _, _, shown = send_request(Starlette(routes=ROUTES), "/masuk", machine="192.168.1.20")
    assert f"memantau rencana aksi Zona Integritas {SATKER}" in shown.decode()
    append_unggahan(db, satker="KPU Kabupaten Lain")
    _, _, shown = send_request(Starlette(routes=ROUTES), "/masuk", machine="192.168.1.20")
    assert "memantau rencana aksi Zona Integritas:" in shown.decode()


def test_signing_in_leads_nowhere_else():
    assert {safe_destination(text) for text in FOREIGN} == {"/"}
    assert safe_destination("/linimasa?tahun=2025") == "/linimasa?tahun=2025"
