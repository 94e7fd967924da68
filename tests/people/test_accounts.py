"""Test passwords, sessions and invitations: they let a person in and keep only strangers out."""

import stat
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from monev.accounts.store import AccountsStore
from monev.core.errors import JournalUnreachable, MonevError
from monev.core.typed_input import EntryRefused
from monev.journal.postgres_store import PostgresStore
from monev.journal.sqlite_store import SqliteStore
from monev.people.accounts import (
    ATTEMPTS,
    ATTEMPTS_FROM_ANYWHERE,
    Accounts,
    SignInRefused,
    check_password,
)
from tests.accounts.material import NEW_PASSWORD, PASSWORD
from tests.makers import refused_at, together

WRONG = "salah salah salah"
OFFICE, PHONE = "192.168.1.20", "114.10.1.7"
EIGHT = datetime(2025, 9, 1, 8, tzinfo=UTC)


def sign_in(
    accounts: Accounts,
    name: str = "ani",
    password: str = PASSWORD,
    device: str = "",
    address: str = OFFICE,
):
    attempt = accounts.begin_attempt(name, device, address=address)
    return accounts.sign_in(attempt, password, origin="uji", device=device)


def guess(accounts: Accounts, times: int, **where: str) -> None:
    """Try a wrong password so many times; each try is looked at."""
    for _ in range(times):
        with pytest.raises(SignInRefused, match="tidak cocok"):
            sign_in(accounts, password=WRONG, **where)


def gets_in(accounts: Accounts, name: str = "ani", **where: str) -> bool:
    """True if this person can sign in and is known by the session."""
    return accounts.person_of(sign_in(accounts, name, **where).session) == name


def set_clock(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setattr("monev.core.clock.now", lambda: now)


def test_the_right_password_begins_a_session_that_its_owner_alone_ends(accounts):
    session = sign_in(accounts).session
    assert accounts.person_of(session) == "ani"
    accounts.end_session(session)
    assert accounts.person_of(session) is None
    assert accounts.person_of("") is None
    assert accounts.person_of("rekaan") is None
    session = sign_in(accounts).session
    (listed,) = accounts.sessions_of("ani")
    accounts.end_session_of("budi", listed.key)
    assert accounts.person_of(session) == "ani"
    accounts.end_session_of("ani", listed.key)
    assert accounts.person_of(session) is None


def test_a_wrong_name_and_a_wrong_password_are_refused_in_the_same_words(accounts):
    said = set()
    for name, password in (("ani", "bukan itu sama sekali"), ("tidak.ada", PASSWORD)):
        with pytest.raises(SignInRefused) as refused:
            sign_in(accounts, name, password)
        said.add((refused.value.pesan, refused.value.advice))
    assert len(said) == 1


def test_a_strangers_guesses_make_a_stranger_wait_and_neither_the_owner_nor_others_there(accounts):
    device = sign_in(accounts).device
    # A device that somebody else put into the browser is not a known one.
    assert sign_in(accounts, device="titipan").device != "titipan"
    accounts.set_password("budi", PASSWORD)
    guess(accounts, ATTEMPTS)
    with pytest.raises(SignInRefused, match="Sudah 10 kali"):
        sign_in(accounts)
    assert gets_in(accounts, device=device)
    assert gets_in(accounts, "budi"), "a new browser at the same address"
    assert gets_in(accounts, address=PHONE), "the owner's new phone elsewhere"


def test_guesses_from_several_addresses_leave_room_for_the_owners_new_phone_and_end(accounts):
    for number, times in enumerate((9, 9, ATTEMPTS_FROM_ANYWHERE - 18)):
        guess(accounts, times, address=f"10.0.0.{number}")
    with pytest.raises(SignInRefused, match="dari banyak alamat"):
        sign_in(accounts, address="10.0.0.2")
    assert gets_in(accounts, address=PHONE)
    looked_at = 0
    for number in range(60):
        with pytest.raises(SignInRefused) as refused:
            sign_in(accounts, password=WRONG, address=f"10.0.1.{number}")
        looked_at += "tidak cocok" in refused.value.pesan
    # Twice ATTEMPTS_FROM_ANYWHERE in all, however many addresses there are.
    assert looked_at == ATTEMPTS_FROM_ANYWHERE
    with pytest.raises(SignInRefused, match=r"dari banyak alamat") as refused:
        sign_in(accounts, address="10.9.9.9")
    assert "undangan baru kepada admin" in refused.value.advice
    assert accounts.invited(accounts.invite("ani")) == "ani"


def tries_until_shut_out(accounts: Accounts, addresses: list[str]) -> int:
    """Guess from each address until it is shut out; count the guesses that were looked at."""
    made = 0
    for address in addresses:
        for _ in range(ATTEMPTS + 1):
            with pytest.raises(SignInRefused) as refused:
                sign_in(accounts, password=WRONG, address=address)
            if "tidak cocok" not in refused.value.pesan:
                break
            made += 1
    return made


@pytest.mark.parametrize(
    ("addresses", "guesses", "is_let_in"), [(11, 49, True), (12, 50, False), (60, 50, False)]
)
def test_the_owners_new_phone_is_kept_out_by_fifty_guesses_from_twelve_addresses_and_by_no_fewer(
    accounts, addresses, guesses, is_let_in
):
    device = sign_in(accounts).device
    guessed_from = [f"10.0.0.{number}" for number in range(addresses)]
    assert tries_until_shut_out(accounts, guessed_from) == guesses
    if is_let_in:
        assert gets_in(accounts, address=PHONE)
    else:
        with pytest.raises(SignInRefused, match="dari banyak alamat"):
            sign_in(accounts, address=PHONE)
    assert gets_in(accounts, device=device), "a known browser, always"


@pytest.mark.parametrize("first", [0, 1])
def test_of_two_servers_an_hour_apart_each_gives_an_address_its_ten_tries_and_no_more(
    accounts, monkeypatch, first
):
    made = 0
    for turn in range(6):
        set_clock(monkeypatch, EIGHT + timedelta(hours=(turn + first) % 2))
        made += tries_until_shut_out(accounts, [OFFICE])
    assert made == (ATTEMPTS if first else 2 * ATTEMPTS)


def test_guesses_side_by_side_are_counted_before_any_of_them_is_looked_at(accounts):
    refused = together(*[lambda: sign_in(accounts, password=WRONG)] * (ATTEMPTS + 6))
    assert sum("tidak cocok" in error.pesan for error in refused) == ATTEMPTS
    assert sum("Sudah 10 kali" in error.pesan for error in refused) == 6


def test_a_clock_that_was_years_ahead_and_is_set_back_leaves_no_session_and_keeps_nobody_out(
    accounts, today
):
    today("2035-01-01")
    session, device = sign_in(accounts).session, sign_in(accounts).device
    guess(accounts, ATTEMPTS)
    guess(accounts, ATTEMPTS, device=device)
    invitation = accounts.invite("ani")
    today("2025-09-01")
    assert accounts.invited(invitation) is None
    assert accounts.person_of(session) is None
    assert gets_in(accounts, device=device)
    assert gets_in(accounts)


def test_two_servers_whose_clocks_are_an_hour_apart_share_sessions_and_count_together(
    accounts, monkeypatch
):
    set_clock(monkeypatch, EIGHT + timedelta(hours=1))
    session = sign_in(accounts).session
    guess(accounts, ATTEMPTS)
    set_clock(monkeypatch, EIGHT)
    assert accounts.person_of(session) == "ani"
    with pytest.raises(SignInRefused, match="Sudah 10 kali"):
        sign_in(accounts)


def test_a_session_ends_after_twelve_hours_unused_and_seven_days_however_it_is_used(
    accounts, monkeypatch
):
    def person_after(hours: int) -> str | None:
        set_clock(monkeypatch, EIGHT + timedelta(hours=hours))
        return accounts.person_of(session)

    set_clock(monkeypatch, EIGHT)
    session = sign_in(accounts).session
    assert {person_after(hours) for hours in range(10, 7 * 24, 10)} == {"ani"}
    assert person_after(7 * 24 + 1) is None
    set_clock(monkeypatch, EIGHT)
    session = sign_in(accounts).session
    assert person_after(13) is None


def test_an_invitation_is_used_once_and_for_a_week(accounts, today):
    today("2025-09-01")
    first, second = accounts.invite("ani"), accounts.invite("ani")
    assert accounts.invited(first) is None, "only the newest holds"
    assert accounts.invited(second) == "ani"
    accounts.set_password("ani", NEW_PASSWORD)
    assert accounts.invited(second) is None
    third = accounts.invite("ani")
    today("2025-09-20")
    assert accounts.invited(third) is None


def test_ten_who_use_one_invitation_at_once_are_given_one_account(accounts):
    secret = accounts.invite("ani")
    tried = [f"kata sandi pilihan {number}" for number in range(10)]
    with refused_at(sandi="paling pendek"):
        accounts.take_up(secret, "pendek", origin="uji")
    tries = [partial(accounts.take_up, secret, password, origin="uji") for password in tried]
    let_in = together(*tries)
    (won,) = [number for number, signed_in in enumerate(let_in) if signed_in is not None]
    assert accounts.person_of(let_in[won].session) == "ani"
    assert sign_in(accounts, password=tried[won]).session


def test_an_easy_password_is_refused_with_what_of_it_is_easy_and_the_one_of_before_holds(accounts):
    with pytest.raises(EntryRefused, match="memuat nama pengguna Anda"):
        accounts.set_password("ani", "ani ani ani ani")
    assert gets_in(accounts)
    for password, part in (
        ("pendek", "paling pendek 10 huruf"),
        ("x" * 201, "paling panjang 200 huruf"),
        ("1234567890", "yang paling sering dipakai orang"),
        ("budi-santoso-2025", "memuat nama pengguna Anda, “Budi”"),
        ("abababababab", "hanya memakai 2 huruf yang berbeda"),
    ):
        with refused_at(sandi=part):
            check_password("Budi", password)


@pytest.mark.parametrize("accounts", ["sqlite"], indirect=True)
def test_who_reads_the_file_can_not_sign_in_with_it(accounts, tmp_path):
    signed_in, invitation = sign_in(accounts), accounts.invite("ani")
    file = tmp_path / "monev.jurnal"
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (PASSWORD, signed_in.session, signed_in.device, invitation):
        assert secret.encode() not in content
    assert b"$argon2id$" in content
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("accounts", ["sqlite"], indirect=True)
def test_who_guesses_passwords_from_the_file_pays_for_each(
    accounts, full_cost, monkeypatch, tmp_path
):
    monkeypatch.setattr("monev.people.accounts._hasher", full_cost[0])
    accounts.set_password("ani", PASSWORD)
    assert b"$argon2id$v=19$m=65536,t=3,p=4$" in b"".join(
        path.read_bytes() for path in tmp_path.iterdir()
    )
    assert gets_in(accounts)


def test_the_present_password_is_asked_and_guessed_at_no_more_often_than_at_the_door(accounts):
    here, elsewhere = sign_in(accounts), sign_in(accounts)
    proof = {"session": here.session, "device": here.device}
    for _ in range(ATTEMPTS):
        with refused_at(lama=""):
            accounts.change_password("ani", WRONG, NEW_PASSWORD, **proof)
    with pytest.raises(SignInRefused, match="Sudah 10 kali"):
        accounts.change_password("ani", PASSWORD, NEW_PASSWORD, **proof)
    proof["device"] = elsewhere.device
    accounts.change_password("ani", PASSWORD, NEW_PASSWORD, **proof)
    assert accounts.person_of(here.session) == "ani"
    assert accounts.person_of(elsewhere.session) is None
    assert gets_in(accounts, password=NEW_PASSWORD)
    with pytest.raises(SignInRefused, match="tidak cocok"):
        sign_in(accounts, device=elsewhere.device)


def test_a_file_put_back_in_its_place_is_used_at_once(tmp_path):
    store = SqliteStore(tmp_path / "monev.jurnal")
    file = store.path
    accounts = Accounts(AccountsStore(store))
    accounts.set_password("ani", PASSWORD)
    kept = file.read_bytes()

    def put_in(data: bytes) -> None:
        for path in tmp_path.iterdir():
            path.unlink()
        file.write_bytes(data)

    file.unlink()
    with pytest.raises(SignInRefused):
        sign_in(accounts)
    put_in(kept)
    session = sign_in(accounts).session
    again = Accounts(AccountsStore(SqliteStore(file)))
    assert again.person_of(session) == "ani", "written to the new file"
    put_in(b"bukan basis data" * 500)
    with pytest.raises(MonevError, match="tidak terbaca"):
        accounts.person_of(session)
    put_in(kept)
    assert sign_in(accounts).session


def test_a_change_is_told_as_kept_once_a_power_cut_can_not_undo_it(tmp_path):
    """SQLite must be at `synchronous = full` (2), with a rollback journal: one file holds all."""
    store = SqliteStore(tmp_path / "monev.jurnal")
    store.write(lambda: None)
    connection = store._connect()
    assert connection.execute("pragma synchronous").fetchone() == (2,)
    assert connection.execute("pragma journal_mode").fetchone() == ("truncate",)
    connection.close()


def test_in_postgresql_each_server_knows_who_signed_in_at_the_other_and_while_it_is_away_whom_it_saw(
    postgres,
):
    address = postgres.new_database()
    here = Accounts(AccountsStore(PostgresStore(address)))
    there = Accounts(AccountsStore(PostgresStore(address)))
    here.set_password("ani", PASSWORD)
    ended, seen, unseen = (sign_in(there).session for _ in range(3))
    assert here.person_of(ended) == here.person_of(seen) == "ani"
    there.end_session(ended)
    assert here.person_of(ended) is None
    assert here.signed_in_before("ani") is not None
    postgres.stop()
    try:
        assert here.person_of(seen) == "ani"
        with pytest.raises(JournalUnreachable):
            here.person_of(unseen)
        with pytest.raises(JournalUnreachable):
            sign_in(here)
        assert here.signed_in_before("ani") is None, "not known for now, and no reason to fail"
    finally:
        postgres.start()
