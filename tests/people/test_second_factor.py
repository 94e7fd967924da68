"""A code after the password: turned on with one, used once each, replaced by recovery codes, and
removed by an admin's invitation.
"""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pyotp
import pytest

from monev.access import NotAllowed, find_visitor
from monev.accounts.store import CODE_KEY, CODE_USED, RECOVERY, AccountsStore
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.journal.sqlite_store import SqliteStore
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.outputs.personal_data import personal_data
from monev.people import second_factor
from monev.people.accounts import ATTEMPTS, Accounts, Halfway, SignedIn, SignInRefused, accounts_of
from monev.people.setting_up import close_person, invite_person
from tests.makers import SATKER, add_people, together

PASSWORD = "kuda lumping di sawah"
EIGHT = datetime(2025, 9, 1, 8, tzinfo=UTC)
KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
HERE = {"session": "sesi", "device": ""}


class Clock:
    """A clock that the test sets, and the codes that an authenticator shows at its time."""

    now = EIGHT

    def code(self) -> str:
        return pyotp.TOTP(KEY).at(self.now)

    def wait(self, **time: int) -> str:
        self.now += timedelta(**time)
        return self.code()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    for name in ("now", "real_now"):
        monkeypatch.setattr(f"monev.core.clock.{name}", lambda: made.now)
    return made


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Accounts:
    return accounts_in(tmp_path)


def accounts_in(folder: Path) -> Accounts:
    made = Accounts(AccountsStore(SqliteStore(folder / "monev.jurnal")))
    made.set_password("ani", PASSWORD)
    return made


def turn_on(accounts: Accounts, code: str, password: str = PASSWORD) -> list[str]:
    return second_factor.turn_on(accounts, "ani", KEY, code, password=password, **HERE)


def prove_password(accounts: Accounts, password: str = PASSWORD) -> SignedIn | Halfway:
    attempt = accounts.begin_attempt("ani", "", address="10.0.0.1")
    return accounts.sign_in(attempt, password, origin="uji", device="")


def give(accounts: Accounts, code: str) -> SignedIn:
    attempt = accounts.begin_attempt("ani", "", address="10.0.0.1")
    return second_factor.sign_in(accounts, attempt, code, origin="uji", device="")


def gets_in(accounts: Accounts, code: str) -> bool:
    halfway = prove_password(accounts)
    assert isinstance(halfway, Halfway)
    assert accounts.person_halfway(halfway.proof) == "ani"
    return accounts.person_of(give(accounts, code).session) == "ani"


def test_after_the_password_comes_a_code_and_none_is_used_twice(accounts, clock):
    assert isinstance(prove_password(accounts), SignedIn)
    turn_on(accounts, clock.code())
    with pytest.raises(SignInRefused, match="sudah dipakai"):
        give(accounts, clock.code())  # it turned the asking on
    code = clock.wait(seconds=30)
    assert gets_in(accounts, f"{code[:3]} {code[3:]}")
    with pytest.raises(SignInRefused, match="sudah dipakai"):
        give(accounts, code)
    code = clock.wait(seconds=60)
    clock.wait(seconds=30)
    assert gets_in(accounts, code), "a phone half a minute behind"
    code = clock.wait(seconds=60)
    clock.wait(seconds=90)
    with pytest.raises(SignInRefused):
        give(accounts, code)


def test_a_phone_knows_only_the_real_day_and_gets_in_on_a_day_that_is_pretended(today, tmp_path):
    today("2025-09-01")
    turn_on(accounts_in(tmp_path), pyotp.TOTP(KEY).now())


def test_of_two_at_once_with_one_code_only_one_gets_in(accounts, clock):
    turn_on(accounts, clock.code())
    code = clock.wait(seconds=60)
    found = together(*[partial(give, accounts, code)] * 4)
    assert sum(isinstance(one, SignedIn) for one in found) == 1


def test_it_is_turned_on_by_the_password_and_a_code_that_the_phone_shows(accounts, clock):
    with pytest.raises(EntryRefused, match="Kata sandi tidak cocok"):
        turn_on(accounts, clock.code(), "salah salah salah")
    with pytest.raises(EntryRefused, match="Kode itu tidak cocok"):
        turn_on(accounts, "000000")
    assert isinstance(prove_password(accounts), SignedIn)
    shown = pyotp.parse_uri(second_factor.address_of(KEY, "ani.wijaya"))
    assert (shown.secret, shown.issuer, shown.name) == (KEY, "Monev ZI", "ani.wijaya")


def test_a_recovery_code_opens_once_and_none_is_kept_as_it_is(accounts, clock, tmp_path):
    codes = turn_on(accounts, clock.code())
    assert len({*codes}) == second_factor.recovery_left(accounts, "ani") == 8
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not [code for code in codes if code.encode() in kept]
    assert gets_in(accounts, codes[3].upper().replace("-", " "))
    assert second_factor.recovery_left(accounts, "ani") == 7
    with pytest.raises(SignInRefused):
        give(accounts, codes[3])


def test_wrong_codes_make_one_wait_and_the_password_in_between_helps_nobody(accounts, clock):
    turn_on(accounts, clock.code())
    clock.wait(minutes=1)
    for _ in range(ATTEMPTS // 2):
        prove_password(accounts)
        with pytest.raises(SignInRefused, match="tidak cocok"):
            give(accounts, "000000")
    for act in (partial(give, accounts, clock.code()), partial(prove_password, accounts)):
        with pytest.raises(SignInRefused, match=f"Sudah {ATTEMPTS} kali"):
            act()
    clock.wait(minutes=16)
    assert gets_in(accounts, clock.code())


def test_half_of_a_sign_in_holds_five_minutes_and_is_not_forged(accounts, clock):
    turn_on(accounts, clock.code())
    proof = prove_password(accounts).proof
    assert accounts.person_halfway(proof.replace("ani", "budi")) == ""
    assert accounts.person_halfway("") == accounts.person_halfway("ani") == ""
    clock.wait(minutes=5, seconds=1)
    assert accounts.person_halfway(proof) == ""


def test_of_a_right_password_with_wrong_codes_elsewhere_the_owner_is_told(accounts, clock):
    turn_on(accounts, clock.code())
    gets_in(accounts, clock.wait(minutes=1))
    with pytest.raises(SignInRefused):
        give(accounts, "000000")
    gets_in(accounts, clock.wait(minutes=1))
    assert second_factor.wrong_code_since(accounts, "ani") is None, "one's own mistake"
    stranger = accounts.begin_attempt("ani", "", address="203.0.113.9")
    clock.wait(minutes=1)
    with pytest.raises(SignInRefused):
        second_factor.sign_in(accounts, stranger, "000000", origin="uji", device="")
    moment = clock.now
    gets_in(accounts, clock.wait(minutes=1))
    assert second_factor.wrong_code_since(accounts, "ani") == moment
    accounts.set_password("ani", "gamelan malam minggu")
    assert second_factor.wrong_code_since(accounts, "ani") is None


def test_it_is_ended_with_a_code_and_an_invitation_asks_for_one_too(accounts, clock):
    turn_on(accounts, clock.code())
    secret = accounts.invite("ani")
    assert isinstance(accounts.take_up(secret, "gamelan malam minggu", origin="uji"), Halfway)
    with pytest.raises(EntryRefused, match="Kode itu tidak cocok"):
        second_factor.end(accounts, "ani", "000000", **HERE)
    second_factor.end(accounts, "ani", clock.wait(seconds=60), **HERE)
    assert not second_factor.is_on(accounts, "ani")
    assert accounts.kept(RECOVERY) == accounts.kept(CODE_USED) == {}


def test_an_admin_removes_it_by_an_invitation_which_the_log_tells_and_deletion_forgets_it(
    own_store, clock
):
    db: Database = own_store()
    add_people(db, ani={SATKER: "pemeriksa"}, oki={SATKER: "operator"})
    accounts = accounts_of(str(db.journal))
    accounts.set_password("ani", PASSWORD)
    turn_on(accounts, clock.code())
    told = {row["hal"]: row["isi"] for row in personal_data(db, "ani", pelaku="utama")["akun"]}
    assert told["Kode masuk"] == "aktif"
    with pytest.raises(NotAllowed):
        invite_person(db, "ani", pelaku="oki", without_code=True)
    assert second_factor.is_on(accounts, "ani")
    secret = invite_person(db, "ani", pelaku="utama", without_code=True)
    assert isinstance(prove_password(accounts), Halfway), "until it is taken up"
    assert isinstance(accounts.take_up(secret, "gamelan malam minggu", origin="uji"), SignedIn)
    assert not second_factor.is_on(accounts, "ani")
    log = audit_lines(db, find_visitor(db, "utama"), AuditFilter(jenis="undangan"))
    assert log["apa"].iloc[0].endswith(", tanpa kode masuk")
    turn_on(accounts, clock.wait(minutes=2), "gamelan malam minggu")
    close_person(db, "ani", pelaku="utama")
    assert [*accounts.kept(CODE_KEY), *accounts.kept(RECOVERY), *accounts.kept(CODE_USED)] == []
