"""Every message of a meeting's room × every role: done, or refused with nothing changed. The
screens offer the same messages: a new act without an expectation here fails.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from monev.access import GUEST, guest, list_people
from monev.core.roles import ROLES
from monev.database import Database
from monev.figures import plan_pics
from monev.meeting import acts, ending, records, screens
from monev.ui.page_table import RAPAT
from pages.rapat import messages, rights, undoing
from pages.rapat.messages import Desk
from pages.rapat.room import rapat_screens
from tests.makers import SATKER, TAHUN
from tests.on_screen import blocks_on, room_on
from tests.page_runs import filled_with, tell_blocks, touched
from tests.pages.rapat import sending
from tests.pages.rapat.sending import MEANT, SENT, every_part, perform
from tests.pages.test_permission import fill_staffed

LEADS, REPORTS = {"pemeriksa"}, {"operator", "pemeriksa"}
TICK = {
    "kode": "I.2.1",
    "bukti": [{"tenggat": "2025-06", "nama": "SK", "status": "belum_ada", "tautan": ""}],
    "value": True,
}
ONE_MONTH = {
    "kode": "I.2.1",
    "months": [{"tenggat": "2025-06"}],
    "entries": {"laporan": "belum"},
    "seen": {"laporan": "proses"},
}
JUNE = [{"tenggat": "2025-06", "seen": {"laporan": "belum", "kendala": ""}}]
OF_JUNE = {"laporan": "proses", "dari": "2025-06", "sampai": "2025-06", "kendala": ""}
DEDI = {"nama": "Dedi", "jabatan": "", "kehadiran": "hadir"}
MEETING = {
    "tanggal": "2025-10-01",
    "periode": "tw3",
    "tempat": "Aula",
    "pemimpin": "Ani",
    "notulis": "Budi",
}

# What is sent → its content, and who may, written down from docs/meeting.md and not from the
# code.
MESSAGES: dict[str, tuple[dict[str, Any], set[str]]] = {
    "tick": (TICK, REPORTS),
    "report": (ONE_MONTH, REPORTS),
    "report several": ({"kode": "I.2.1", "months": JUNE, "entries": OF_JUNE}, REPORTS),
    "change tindak_lanjut": ({"number": 1, "entries": {"status": "selesai"}}, LEADS),
    "change hadir": ({"number": 1, "entries": DEDI}, LEADS),
    "change rapat": ({"number": 1, "entries": {"berikut_tempat": "Aula"}}, LEADS),
    **{act: (content, LEADS) for act, content in SENT.items() if act != "correct"},
    "undo": ({"origin": "rapat"}, LEADS),
    "close": ({}, LEADS),
    "correct": (SENT["correct"], LEADS),
}
WHO_MAY = {act.partition(" ")[0]: people for act, (_, people) in MESSAGES.items()}
WHO = [*ROLES, "lain", GUEST]
"""One person of each role at this satker, one of every role at another, and a guest."""


office = filled_with(fill_staffed)


def record_meeting(db: Database) -> tuple[records.Rapat, int]:
    """Open a meeting, after one that ended, and let its leader record one of each kind. Return it
    with the number of the last entry.
    """
    data = {**MEETING, "judul": "Rapat", "periode": "tw3", "pelaku": "pemeriksa"}
    earlier = acts.open_rapat(db, SATKER, TAHUN, **data)
    acts.add_attendance(db, earlier, [("Eka", "")], pelaku="pemeriksa")
    ending.close_rapat(db, earlier, pelaku="pemeriksa")
    meeting = acts.open_rapat(db, SATKER, TAHUN, **data)
    acts.record_kendala(db, meeting, kendala="Lama", area="I", pelaku="pemeriksa")
    acts.add_attendance(db, meeting, [("Ani", "Ketua")], pelaku="pemeriksa")
    acts.record_remark(db, meeting, penutur="Ketua", isi="Lama", pelaku="pemeriksa")
    made = acts.decide(db, meeting, **MEANT | {"uraian": "Lama"}, pelaku="pemeriksa")
    return records.read_rapat(db, SATKER, TAHUN, meeting.nomor), made.nomor


def message_of(act: str, entry: int) -> dict[str, Any]:
    """Return the message of an act; of an undo of this entry."""
    entry_of = {"entry": entry} if act == "undo" else {}
    return sending.message_of(act, **MESSAGES[act][0], **entry_of)


def test_every_act_has_a_rule_and_an_expectation():
    assert messages.ACTS.keys() == {act.partition(" ")[0] for act in MESSAGES}


def test_each_act_is_done_by_who_may_under_their_own_name_and_by_nobody_else(office):
    """One act after another in one meeting, in the order of MESSAGES. Each is undone if another
    person does it too.
    """
    meeting, _ = record_meeting(office)
    for act in MESSAGES:
        meeting, before = (
            records.read_rapat(office, SATKER, TAHUN, meeting.nomor),
            office.journal.tip(),
        )
        allowed = sorted(MESSAGES[act][1])
        for person in WHO:
            if person not in allowed:
                answer = perform(Desk(office, meeting, person), message_of(act, before[0]))
                assert (act, person, answer["ok"]) == (act, person, False)
                assert answer["title"] == "Tidak diizinkan"
                assert answer["error"]
                assert office.journal.tip() == before, (act, person)
        for person in allowed:
            answer = perform(Desk(office, meeting, person), message_of(act, before[0]))
            assert answer["ok"], (act, person, answer)
            assert office.journal.entry_at(office.journal.tip()[0]).pelaku == person, act
            if person != allowed[-1]:
                last = undoing.find_last_records(office, meeting)[person]
                assert perform(Desk(office, meeting, person), last["act"])["ok"]


def acts_offered(value: Any) -> Iterator[str]:
    """List the acts that the buttons, forms and ticks of a screen send."""
    for part in every_part(value):
        act = part.get("act")
        if (action := rights.action_of(act)) in messages.ACTS:
            message = act["open"]["message"] if "open" in act else act
            thing = message.get("thing", "") if action in ("add", "change") else ""
            yield f"{action} {thing}".strip()


def test_the_screens_offer_each_what_they_may_and_the_pics_of_the_plan_and_the_office(office):
    meeting, _ = record_meeting(office)
    structure = rapat_screens(office, view := records.rapat_view(office, meeting), meeting)
    whole = [structure.draw(one) for one in structure.order]
    everything = set(acts_offered(whole))
    assert everything >= {
        "tick",
        "report",
        "add catatan",
        "add tindak_lanjut",
        "attend",
        "delete",
        "change rapat",
        "close",
    }
    visitors = {**list_people(office), GUEST: guest("semua")}
    for person in WHO:
        offered = set(
            acts_offered(
                [rights.leave_allowed(block, visitors[person], meeting) for block in whole]
            )
        )
        assert offered == {act for act in everything if person in WHO_MAY[act.partition(" ")[0]]}, (
            person
        )
    leader, ended = visitors["pemeriksa"], records.read_rapat(office, SATKER, TAHUN, 1)
    after = [rights.leave_allowed(block, leader, ended) for block in whole]
    assert {*acts_offered(after)} <= {"correct"}, "of a meeting that ended nothing is recorded"
    reduced = [rights.leave_allowed(block, visitors["pembaca"], meeting) for block in whole]
    for seen in map(str, (reduced, after)):
        assert "Kendala: Lama" in seen
        assert "1. Ani" in seen, "who came stays, also once the meeting is closed"
    named = {role.title() for role in ROLES} | {"Utama"}
    choices = screens.pic_choices(office, view)
    assert set(choices) == {*plan_pics(office, view), *named}, "nobody of another satker"
    assert choices[: len(plan_pics(office, view))] == plan_pics(office, view)


@pytest.mark.parametrize(("who", "offered"), [("admin", True), ("operator", False)])
def test_an_admin_who_may_not_record_takes_that_right_in_the_room(
    office, look_as, open_page, who, offered
):
    meeting, _ = record_meeting(office)
    look_as(office, who)
    at = open_page(RAPAT, rapat=str(meeting.nomor))
    (room,) = [block for block in blocks_on(at) if block["kind"] == "room"]
    assert room["grant"] is offered
    before = office.journal.tip()
    at = tell_blocks(at, touched({"act": {"action": "grant", "id": "a"}}))
    assert room_on(at).answer["ok"] is offered
    assert (office.journal.tip() != before) is offered
    assert list_people(office)[who].may("rapat", SATKER) is offered
    message = message_of("add catatan", 0)
    assert perform(Desk(office, meeting, who), message)["ok"] is offered
