"""Every message a browser may send about a meeting × every role: done, or refused with nothing changed.

What is offered on the screens is generated from the same messages: a new act without an expectation here fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from monev import meeting
from monev.access import GUEST, guest, list_people
from monev.core.roles import LOCAL_ACTOR, ROLES
from monev.database import Database
from monev.figures import plan_pics
from monev.meeting import Rapat
from monev.people.register import PersonForm, add_person
from pages.rapat import messages, rights
from pages.rapat.messages import Desk, perform
from pages.rapat.screens import rapat_screens
from tests.makers import SATKER, TAHUN

LEADS, REPORTS, LOOKS = {"pemeriksa"}, {"operator", "pemeriksa"}, {*ROLES, "lain", GUEST}
TICK = {"kode": "I.2.1", "tenggat": "2025-06", "bukti": "SK", "nilai": True, "dilihat": {"status": "belum_ada"}}
REPORT = {"kode": "I.2.1", "tenggat": "2025-06", "isian": {"laporan": "belum"}, "dilihat": {"laporan": "proses"}}
WHERE = {"area": "I", "kode": None, "tenggat": None}
MEETING = {"tanggal": "2025-10-01", "posisi": "2025-09-30", "tempat": "Aula", "pemimpin": "Ani", "notulis": "Budi"}

# What is sent → its content, and who may, written down from docs/design.md §6 and not from the code.
MESSAGES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "bukti": (TICK, REPORTS),
    "bukti_banyak": ({"daftar": [TICK], "nilai": True}, REPORTS),
    "laporan": (REPORT, REPORTS),
    "catatan": ({**WHERE, "isian": {"kendala": "Baru", "solusi": ""}}, LEADS),
    "ubah_catatan": ({"nomor": 1, "isian": {"kendala": "Lain"}, "dilihat": {}}, LEADS),
    "putuskan": ({**WHERE, "isian": {"uraian": "Baru", "pic": "Ani", "batas": "2025-10-31"}}, LEADS),
    "lanjut": ({"nomor": 1, "nilai": {"status": "selesai"}, "dilihat": {}}, LEADS),
    "hadir": ({"isian": {"nama": "Cici; Anggota"}}, LEADS),
    "ubah_hadir": ({"nomor": 1, "isian": {"nama": "Dedi", "jabatan": ""}, "dilihat": {}}, LEADS),
    "tandai_hadir": ({"daftar": [1], "kehadiran": "izin"}, LEADS),
    "bahasan": ({"jenis": "arahan", "area": None, "isian": {"isi": "Segera"}}, LEADS),
    "ubah_bahasan": ({"nomor": 1, "isian": {"isi": "Lain"}, "dilihat": {}}, LEADS),
    "hapus": ({"benda": "hadir", "nomor": 1}, LEADS),
    "rapat": ({"isian": {**MEETING, "judul": "Judul lain"}, "dilihat": {}}, LEADS),
    "urungkan": ({"asal": "rapat"}, LEADS),
    "tutup": ({}, LEADS),
    "lanjutkan": ({}, LEADS),
    "dokumen": ({"kode": "notulen", "bentuk": "docx"}, LOOKS),
}
WRITING = [act for act in MESSAGES if act != "dokumen"]
WHO = [*ROLES, "lain", GUEST]
"""One person of each role at this satker, one of every role at another, and who is not signed in."""


@pytest.fixture
def office(fill_database) -> Database:
    db = fill_database("dilaporkan")
    add_person(db, PersonForm("utama", "Admin Utama", roles={"*": frozenset({"admin"})}), pelaku=LOCAL_ACTOR)
    for role in ROLES:
        add_person(db, PersonForm(role, role.title(), roles={SATKER: frozenset({role})}), pelaku="utama")
    elsewhere = PersonForm("lain", "Orang Lain", roles={"KPU Kabupaten Lain": frozenset(ROLES)})
    add_person(db, elsewhere, pelaku="utama")
    return db


def record_meeting(db: Database, *, closed: bool = False) -> tuple[Rapat, int]:
    """A meeting with one thing of each kind recorded by its leader; and the entry of the last of them."""
    r = meeting.open_rapat(
        db, SATKER, TAHUN, judul="Rapat", **MEETING | {"posisi": date(2025, 9, 30)}, pelaku="pemeriksa"
    )
    meeting.record_kendala(db, r, kendala="Lama", solusi="", area="I", kode=None, tenggat=None, pelaku="pemeriksa")
    meeting.add_attendance(db, r, [("Ani", "Ketua")], pelaku="pemeriksa")
    meeting.record_remark(db, r, jenis="arahan", isi="Lama", pelaku="pemeriksa")
    made = meeting.decide(db, r, uraian="Lama", pic="Ani", batas="2025-10-31", pelaku="pemeriksa")
    if closed:
        meeting.close_rapat(db, r, pelaku="pemeriksa")
    return meeting.read_rapat(db, SATKER, TAHUN, r.nomor), made.nomor


def message_of(act: str, entry: int) -> dict[str, Any]:
    return {"aksi": act, **MESSAGES[act][0]} | ({"entri": entry} if act == "urungkan" else {})


def test_every_act_has_a_rule_and_an_expectation():
    assert messages._ACTIONS.keys() == rights.ACT_NEEDS.keys() == MESSAGES.keys()


@pytest.mark.parametrize("act", WRITING)
def test_who_may_not_changes_nothing_by_sending_it_all_the_same(office, act):
    r, entry = record_meeting(office, closed=act == "lanjutkan")
    before = office.journal.tip()
    for person in WHO:
        if person not in MESSAGES[act][1]:
            answer = perform(Desk(office, r, person), message_of(act, entry))
            assert (person, answer["baik"]) == (person, False)
            assert answer["judul"] == "Tidak diizinkan"
            assert answer["galat"]
            assert office.journal.tip() == before


@pytest.mark.parametrize(("act", "person"), [(act, who) for act in WRITING for who in sorted(MESSAGES[act][1])])
def test_who_may_does_it_under_their_own_name(office, act, person):
    r, entry = record_meeting(office, closed=act == "lanjutkan")
    answer = perform(Desk(office, r, person), message_of(act, entry))
    assert answer["baik"], answer
    assert list(office.journal.read())[-1].pelaku == person


def acts_offered(value: Any) -> Iterator[str]:
    """What the buttons, forms and ticks of a screen would send."""
    if isinstance(value, dict):
        if isinstance(value.get("kirim"), dict):
            yield value["kirim"]["aksi"]
        for one in value.values():
            yield from acts_offered(one)
    elif isinstance(value, list):
        for one in value:
            yield from acts_offered(one)


def test_the_screens_offer_each_what_they_may_and_say_the_rest(office):
    r, _ = record_meeting(office)
    structure = rapat_screens(office, meeting.rapat_view(office, r), r)
    whole = [structure.build_screen(one, None) for one in structure.listing]
    everything = set(acts_offered(whole))
    assert everything >= {"bukti", "laporan", "catatan", "putuskan", "hadir", "hapus", "rapat", "tutup"}
    visitors = {**list_people(office), GUEST: guest("semua")}
    for person in WHO:
        offered = set(acts_offered([rights.leave_allowed(one, visitors[person], SATKER) for one in whole]))
        assert offered == {act for act in everything if person in MESSAGES[act][1]}, person
    reduced = [rights.leave_allowed(one, visitors["pembaca"], SATKER) for one in whole]
    assert [one["judul"] for one in reduced] == [one["judul"] for one in whole]
    assert "Kendala: Lama" in str(reduced)


def test_each_is_offered_to_take_back_only_what_they_recorded_themselves(office):
    r, entry = record_meeting(office)
    ticked = perform(Desk(office, r, "operator"), message_of("bukti", 0))
    assert ticked["baik"]
    last = messages.find_last_records(office, r)
    assert list(last) == ["operator", "pemeriksa"], "the newest first"
    assert last["pemeriksa"]["entri"] == entry
    refused = perform(Desk(office, r, "pemeriksa"), {"aksi": "urungkan", **last["operator"]})
    assert "Operator" in refused["galat"]
    assert perform(Desk(office, r, "operator"), {"aksi": "urungkan", **last["operator"]})["baik"]


def test_the_pics_to_choose_are_the_plans_and_the_people_of_the_office(office):
    r, _ = record_meeting(office)
    p = meeting.rapat_view(office, r)
    named = {role.title() for role in ROLES} | {"Admin Utama"}
    choices = meeting.pic_choices(office, p)
    assert set(choices) == {*plan_pics(office, p), *named}, "nobody of another satker"
    assert choices[: len(plan_pics(office, p))] == plan_pics(office, p)
