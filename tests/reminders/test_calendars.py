"""A calendar at a secret address: it shows the same as Lapor, moves as the plan does, and ends
with its address.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar
from starlette.applications import Starlette

from monev.access import list_people
from monev.core.clock import today_within
from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR
from monev.database import Database
from monev.figures import tasks_of, view_at
from monev.figures.tasks import SETTLED
from monev.meeting import acts, ending
from monev.people.setting_up import change_person
from monev.reminders import calendars
from monev.server import secret_addresses
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.reminders.post_office import BASE, employ
from tests.server.asgi import send_request

APPLICATION = Starlette(routes=secret_addresses.ROUTES)
ANI, BUDI = "Kasubbag A", "Kasubbag B"


def store(db: Database, unggahan: int, ani: list[str], **other: Any) -> None:
    rows = [
        langkah_content("I.1.1", [tenggat_content(key) for key in ani], pic=ANI),
        langkah_content(
            "I.2.1", [tenggat_content("2025-03", "selesai", tanggal_selesai="2025-03-01")], pic=ANI
        ),
        langkah_content("II.1.1", [tenggat_content("2025-11")], pic=BUDI),
    ]
    append_unggahan(db, sample_content(rows, unggahan=unggahan, posisi="2025-06-30", **other))


def targets_of_ani(db: Database) -> None:
    store(db, 1, ["2025-08", "2025-10", "2025-12-05"])
    employ(db, "utama", roles={EVERY_SATKER: {"admin"}})
    employ(db, "ani", pics={SATKER: {ANI}})


@pytest.fixture
def db(own_store, today) -> Database:
    today("2025-09-25")
    return own_store(targets_of_ani)


def subscribe(db: Database, owner: str) -> str:
    calendars.change_address(db, owner, is_new=True)
    return calendars.address_of(db, owner)


def read(address: str, **header: str) -> tuple[int, dict[str, str], dict[str, Any]]:
    """Return status, headers, and the events by their uid."""
    status, headers, content = send_request(APPLICATION, address, **header)
    events = Calendar.from_ical(content).walk("VEVENT") if status == 200 else []
    assert len({str(event["uid"]) for event in events}) == len(events)
    return status, headers, {str(event["uid"]): event for event in events}


def days(events: dict[str, Any], word: str = "Target ZI") -> list[date]:
    return sorted(event.decoded("dtstart") for event in events.values() if word in event["summary"])


def test_a_persons_calendar_has_just_what_asks_for_work(db):
    _, headers, events = read(subscribe(db, calendars.whose(db, orang="ani")))
    tasks = tasks_of(db, view_at(db, SATKER, TAHUN, today_within(TAHUN)), [ANI])
    assert sum(tasks.counts.values()) - tasks.counts[SETTLED] == 4
    assert days(events) == [
        date(2025, 3, 31),
        date(2025, 8, 31),
        date(2025, 10, 31),
        date(2025, 12, 5),
    ]
    assert headers["content-type"] == "text/calendar; charset=utf-8"
    assert all("Kasubbag B" not in str(event["description"]) for event in events.values())


def test_a_target_that_moves_is_the_same_event_and_while_nothing_changed_it_is_not_sent_again(db):
    address = subscribe(db, calendars.whose(db, orang="ani"))
    _, _, before = read(address)
    store(db, 2, ["2025-08", "2025-11-20", "2025-12-05"])
    _, _, moved = read(address)
    assert moved.keys() == before.keys()
    new_days = []
    for uid, event in moved.items():
        assert event["sequence"] > before[uid]["sequence"]
        if event.decoded("dtstart") != before[uid].decoded("dtstart"):
            new_days.append(event.decoded("dtstart"))
    assert new_days == [date(2025, 11, 20)]
    store(db, 3, ["2025-08", "2025-11-20"])
    assert days(read(address)[2]) == [date(2025, 3, 31), date(2025, 8, 31), date(2025, 11, 20)]
    _, headers, _ = read(address)
    notice = {
        "kunci": "tugas/ani/x",
        "kepada": "ani",
        "perihal": "tugas",
        "keadaan": "ambil",
        "hari": "2025-09-25",
    }
    notice |= {"percobaan": 1, "ragu": 0, "tentang": {}, "jawaban": ""}
    db.journal.add(
        jenis="kabar", pelaku=LOCAL_ACTOR, satker=SATKER, tahun=None, content={"kabar": [notice]}
    )
    status, again, _ = read(address, if_none_match=headers["etag"])
    assert (status, again["etag"]) == (304, headers["etag"])
    store(db, 4, ["2025-08"])
    assert read(address, if_none_match=headers["etag"])[0] == 200


def test_meetings_come_with_place_and_hour_and_follow_ups_to_who_was_asked(db, monkeypatch):
    what: dict[str, Any] = {
        "judul": "Rapat evaluasi",
        "tanggal": "2025-10-02",
        "posisi": date(2025, 9, 25),
    }
    what |= {"tempat": "Aula", "mulai": "09.30", "selesai": "11.00"}
    first = acts.open_rapat(
        db, SATKER, TAHUN, pelaku=LOCAL_ACTOR, **what | {"judul": "Rapat susulan"}
    )
    ending.call_off_rapat(db, first, alasan="Pimpinan dinas luar", pelaku=LOCAL_ACTOR)
    rapat = acts.open_rapat(db, SATKER, TAHUN, pelaku=LOCAL_ACTOR, **what)
    for pic, uraian in ((ANI, "Melengkapi notulen"), (BUDI, "Memasang maklumat")):
        acts.decide(
            db, rapat, area="I", uraian=uraian, pic=pic, batas="2025-10-15", pelaku=LOCAL_ACTOR
        )
    address = subscribe(db, calendars.whose(db, orang="ani"))
    monkeypatch.delenv("MONEV_TAUTAN")
    assert all("url" not in event for event in read(address)[2].values()), (
        "nobody said where the app is"
    )
    monkeypatch.setenv("MONEV_TAUTAN", BASE)
    _, _, events = read(address)
    (met,) = [event for event in events.values() if event["summary"] == "Rapat evaluasi"]
    assert (str(met["location"]), met.decoded("dtstart").isoformat()) == (
        "Aula",
        "2025-10-02T02:30:00+00:00",
    )
    here = f"satker=KPU+Kabupaten+Uji&tahun={TAHUN}&posisi=hari-ini"
    ways = {f"{BASE}/rapat?{here}&rapat={number}" for number in (1, 2)}
    ways.add(f"{BASE}/lapor?{here}&langkah=I.1.1")
    assert {str(event["url"]) for event in events.values()} == ways | {
        f"{BASE}/lapor?{here}&langkah=I.2.1"
    }
    assert all(str(event["description"]).endswith(f"\n{event['url']}") for event in events.values())
    assert days(events, "Tindak lanjut") == [date(2025, 10, 15)]
    _, _, everything = read(subscribe(db, calendars.whose(db, satker=SATKER)))
    assert days(everything, "Tindak lanjut") == [date(2025, 10, 15)] * 2
    assert date(2025, 11, 30) in days(everything)
    (off,) = [event for event in read(address)[2].values() if event["summary"] == "Rapat susulan"]
    assert off["status"] == "CANCELLED"
    acts.change_tindak_lanjut(db, rapat, 1, {"status": "selesai"}, pelaku=LOCAL_ACTOR)
    assert days(read(address)[2], "Tindak lanjut") == []


def test_an_address_withdrawn_made_anew_or_of_somebody_who_left_leads_nowhere(db):
    owner = calendars.whose(db, orang="ani")
    first = subscribe(db, owner)
    second = subscribe(db, owner)
    assert (read(first)[0], read(second)[0]) == (404, 200)
    assert read(second.replace("/ani/", "/utama/"))[0] == 404
    assert read("/kalender/orang/utama/.ics")[0] == 404, "who has none has no empty secret either"
    elsewhere = replace(list_people(db)["ani"], pics={}, roles={"KPU Lain": frozenset({"pembaca"})})
    change_person(db, elsewhere, pelaku="utama")
    assert read(second)[2] == {}
    change_person(db, replace(list_people(db)["ani"], is_active=False), pelaku="utama")
    assert read(second)[0] == 404
    calendars.change_address(db, owner, is_new=False)
    assert calendars.address_of(db, owner) == ""


def test_a_sample_is_in_no_calendar(db):
    append_unggahan(db, sample_content(simulasi=True), satker="KPU Kabupaten Contoh")
    person = replace(
        list_people(db)["ani"], pics={"KPU Kabupaten Contoh": frozenset({"Kasubbag Hukum"})}
    )
    assert Calendar.from_ical(calendars.calendar_of(db, person)).walk("VEVENT") == []
