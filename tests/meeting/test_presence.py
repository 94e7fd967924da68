"""People mark themselves present by an address that opens nothing else, until the meeting is
closed.
"""

import time
from functools import partial

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from monev.access import GUEST, NotAllowed
from monev.core.errors import NotFound
from monev.core.roles import PRESENCE_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target
from monev.meeting import acts, ending, recording, records
from monev.people.accounts import accounts_of
from monev.server import gate, reach, secret_addresses
from tests.conftest import filled_by
from tests.edits.material import edit_plan
from tests.journal.homes import home_of
from tests.makers import SATKER, TAHUN, together
from tests.meeting.conftest import ANI, begin_meeting, rapat_now

NAMES = ["Ani", "Budi", "Cici", "Dedi", "Eka", "Fitri"]


def ask(db: Database) -> None:
    """Open a meeting with six people who mark themselves, and one who is excused."""
    begin_meeting(db)
    rapat = rapat_now(db)
    acts.add_attendance(db, rapat, [(name, "Staf") for name in NAMES], "diundang", **ANI)
    acts.add_attendance(db, rapat, [("Gita", "")], kehadiran="izin", **ANI)
    acts.ask_presence(db, rapat, value=True, **ANI)


filled = filled_by(begin_meeting, asked=ask)


@pytest.fixture
def asked(filled) -> records.Rapat:
    return rapat_now(filled)


@pytest.fixture
def phones(filled, asked, monkeypatch):
    """Return a phone that passes the gate for people not signed in, and the address on the opening
    screen.
    """
    monkeypatch.setattr(secret_addresses, "open_store", lambda: filled)
    monkeypatch.setattr(secret_addresses, "_pace", secret_addresses.Pace(60))
    secret_addresses._CODES.clear()
    application = gate.keep_out(Starlette(routes=secret_addresses.ROUTES))
    return TestClient(application), f"{reach.PRESENCE}{acts.presence_secret(filled, asked)}"


def press(client: TestClient, address: str, number: object):
    """Choose a name on a phone that chose none before."""
    return TestClient(client.app).post(address, data={"nomor": str(number)})


def came(db, rapat) -> list[str]:
    people = records.read_things(db, rapat, "hadir")
    return [person["nama"] for person in people if person["kehadiran"] == "hadir"]


def test_six_phones_at_once_lose_nothing_and_change_nothing_else(filled, asked, phones):
    client, address = phones
    before = filled.journal.tip()[0]
    page = client.get(address)
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert [name for name in [*NAMES, "Gita"] if name in page.text] == [*NAMES, "Gita"]
    assert page.text.count("required disabled") == 1, "who is marked already is not chosen again"
    answers = together(*(partial(press, client, address, number) for number in range(1, 7)))
    assert [answer.status_code for answer in answers] == [200] * 6
    assert all(name in answer.text for name, answer in zip(NAMES, answers, strict=True))
    filled.catch_up()
    assert came(filled, asked) == NAMES
    entries = list(filled.journal.read(before))
    told = [(entry.pelaku, entry.jenis, len(entry.isi["ubah"])) for entry in entries]
    assert told == [(PRESENCE_ACTOR, "rapat", 1)] * 6
    assert all(entry.isi["lewat"] == "ponsel" for entry in entries)


def test_fifty_phones_behind_one_address_all_pass_beside_somebody_who_guesses(
    filled, asked, phones
):
    client, address = phones
    people = [(f"Peserta {number}", "") for number in range(44)]
    acts.add_attendance(filled, asked, people, kehadiran="diundang", **ANI)
    guessed = (f"{reach.PRESENCE}tebakan-{number}" for number in range(70))
    assert {client.get(wrong).status_code for wrong in guessed} == {410, 429}
    assert client.get(address).status_code == 429, "nobody was shown this code by this server yet"
    secret_addresses.address_of_presence(acts.presence_secret(filled, asked))
    for number in [*range(1, 7), *range(8, 52)]:
        assert client.get(address).status_code == 200
        assert press(client, address, number).status_code == 200
    filled.catch_up()
    assert len(came(filled, asked)) == 50


def test_a_machine_that_asks_by_a_code_without_end_waits(phones):
    client, address = phones
    assert client.get(address).status_code == 200, "from here on its code is known"
    machine_and_code = ("testclient", address.rpartition("/")[2])
    for _ in range(secret_addresses.MOST_BY_A_CODE - 1):
        secret_addresses._pace.count(machine_and_code, time.monotonic())
    told = [client.post(address, data={"nomor": "x"}).status_code for _ in range(2)]
    assert told == [200, 429]


def test_a_refused_presence_leaves_no_secret_with_the_accounts(filled, a_meeting, monkeypatch):
    accounts = accounts_of(str(filled.journal))
    kept = []
    monkeypatch.setattr(accounts, "keep", lambda *secret: kept.append(secret))
    before = filled.journal.tip(), accounts.kept("kehadiran")
    for stranger in (GUEST, PRESENCE_ACTOR):
        with pytest.raises(NotAllowed):
            acts.ask_presence(filled, a_meeting, value=True, pelaku=stranger)
    assert (filled.journal.tip(), accounts.kept("kehadiran")) == before
    assert kept == [], "not for a moment"


def test_an_address_ends_with_the_day_after_the_meeting_unless_it_is_given_out_anew(
    filled, asked, today
):
    secret = acts.presence_secret(filled, asked)
    today("2025-07-11")
    assert acts.rapat_of_presence(filled, secret).nomor == asked.nomor
    today("2025-07-12")
    with pytest.raises(NotFound):
        acts.rapat_of_presence(filled, secret)
    assert acts.presence_secret(filled, asked) == "", "no code is shown"
    with pytest.raises(NotAllowed):
        acts.mark_present(filled, asked, 1)
    acts.ask_presence(filled, asked, value=True, **ANI)
    again = acts.presence_secret(filled, rapat_now(filled))
    assert again not in ("", secret)
    assert acts.rapat_of_presence(filled, again).nomor == asked.nomor


def test_what_the_notulis_said_stays_and_a_second_touch_stores_nothing(filled, asked, phones):
    client, address = phones
    press(client, address, 1)
    acts.mark_kehadiran(filled, asked, [1], "dinas_luar", **ANI)
    before = filled.journal.tip()
    for number in ("1", "7"):
        assert press(client, address, number).status_code == 200
    assert press(client, address, 99).status_code == 410, "not of the list"
    assert "Pilih nama Anda dahulu" in press(client, address, "x").text
    assert (filled.journal.tip(), came(filled, asked)) == (before, [])


def test_a_phone_marks_one_person_of_a_meeting_and_the_next_meeting_anew(filled, asked, phones):
    client, address = phones
    assert "Ani hadir" in client.post(address, data={"nomor": "1"}).text
    for answer in (client.post(address, data={"nomor": "2"}), client.get(address)):
        assert "Ani hadir" in answer.text
    filled.catch_up()
    assert came(filled, asked) == ["Ani"]
    acts.ask_presence(filled, asked, value=True, **ANI)
    again = f"{reach.PRESENCE}{acts.presence_secret(filled, rapat_now(filled))}"
    assert "Budi" in client.get(again).text, "another address asks anew"


def test_the_address_ends_with_the_meeting_or_by_the_notulis_and_a_new_one_is_another(
    filled, asked, phones
):
    client, address = phones
    acts.ask_presence(filled, asked, value=True, **ANI)
    assert client.get(address).status_code == 410, "an address given out earlier"
    again = rapat_now(filled)
    secret = acts.presence_secret(filled, again)
    assert client.get(f"{reach.PRESENCE}{secret}").status_code == 200
    acts.mark_kehadiran(filled, again, [1], "hadir", **ANI)
    acts.change_rapat(filled, again, {"pemimpin": "Ani", "notulis": "Budi"}, **ANI)
    ending.close_rapat(filled, again, **ANI)
    assert client.get(f"{reach.PRESENCE}{secret}").status_code == 410
    closed = rapat_now(filled)
    assert acts.presence_secret(filled, closed) == ""
    ending.correct_rapat(filled, closed, alasan="Daftar hadir keliru", **ANI)
    assert client.get(f"{reach.PRESENCE}{secret}").status_code == 410, "nor while it is corrected"
    corrected = rapat_now(filled)
    acts.ask_presence(filled, corrected, value=True, **ANI)
    opened = rapat_now(filled)
    secret = acts.presence_secret(filled, opened)
    acts.ask_presence(filled, opened, value=False, **ANI)
    with pytest.raises(NotFound):
        acts.rapat_of_presence(filled, secret)


def test_who_came_by_the_address_may_do_nothing_else(filled, asked, phones):
    """Refuse it in the journal, even if a page lets it through by mistake."""
    client, address = phones
    for kehadiran in ("hadir", "diundang"):
        last = acts.mark_kehadiran(filled, asked, [1], kehadiran, **ANI)
    before = filled.journal.tip()
    only = {"pelaku": PRESENCE_ACTOR}
    for attempt in (
        lambda: acts.mark_kehadiran(filled, asked, [1], "izin", **only),
        lambda: acts.mark_kehadiran(filled, asked, [7], "hadir", **only),
        lambda: acts.add_attendance(filled, asked, [("Hadi", "")], **only),
        lambda: acts.change_thing(
            "hadir", filled, asked, 1, {"nama": "Lain", "kehadiran": "hadir"}, **only
        ),
        lambda: acts.delete_record(filled, asked, "hadir", 1, **only),
        lambda: recording.undo(filled, SATKER, TAHUN, last.nomor, **only),
        lambda: acts.record_kendala(filled, asked, kendala="x", **only),
        lambda: acts.ask_presence(filled, asked, value=False, **only),
        lambda: edit_plan(filled, Target("I.1.1"), {"pic": "Ketua"}, **only),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert filled.journal.tip() == before
    acts.ask_presence(filled, asked, value=False, **ANI)
    closed = rapat_now(filled)
    with pytest.raises(NotAllowed):
        acts.mark_present(filled, closed, 1)
    assert "set-cookie" not in client.get(address).headers, "it lets nobody in"


def test_a_phone_is_not_told_where_the_journal_lies(filled, phones):
    client, address = phones
    folder = filled.journal.store.file
    home_of(filled.journal).take_away()
    answer = client.post(address, data={"nomor": "1"})
    assert (answer.status_code, str(folder.parent) in answer.text) == (503, False)
