"""Every message of the browser: done once, stored at once, refused in words at its field."""

from datetime import date

import pytest

from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target
from monev.figures import view_at
from monev.meeting import acts, ending, records
from monev.ui.looks import NotUnderstood
from monev.writing.content_of import read_langkah
from pages.rapat.area_screen import area_blocks
from pages.rapat.messages import _ANSWERS, Desk
from pages.rapat.record_screens import attendance_blocks, closing_blocks
from pages.rapat.undoing import find_last_records
from tests.edits.material import edit_plan
from tests.makers import (
    append_unggahan,
    begin_rapat,
    langkah_content,
    last_content,
    sample_content,
    tenggat_content,
)
from tests.on_screen import fields_of, seen_in, sent_by
from tests.page_runs import fill_situation
from tests.pages.rapat.sending import answer_once, perform
from tests.screen_things import Block, Item, Way
from tests.uploads.material import SATKER, TAHUN, status_bukti

DECIDE = {"action": "add", "thing": "tindak_lanjut", "area": None, "kode": None}
TW3 = {"tanggal": "2025-10-01", "posisi": date(2025, 9, 30)}
SK = {"tenggat": "2025-06", "nama": "SK", "status": "belum_ada", "tautan": ""}
TICK = {"action": "tick", "kode": "I.2.1", "bukti": [SK], "value": True}


def fill_opened(db: Database) -> None:
    """Store a plan reported twice and a first meeting about it."""
    fill_situation(db, "dua laporan")
    begin_rapat(db, **TW3)


@pytest.fixture
def desk(fill_database) -> Desk:
    db = fill_database(fill_opened)
    return Desk(db, records.read_rapat(db, SATKER, TAHUN, 1), LOCAL_ACTOR)


def current(desk: Desk) -> Desk:
    return Desk(desk.db, records.read_rapat(desk.db, SATKER, TAHUN, desk.rapat.nomor), LOCAL_ACTOR)


def bukti_stored(desk: Desk) -> dict[str, str]:
    return status_bukti(last_content(desk.db, SATKER, TAHUN), "I.2.1", "2025-06")


def listed(desk: Desk, area: str) -> list[Item]:
    """List the items on the screen of an area."""
    blocks = area_blocks(desk.db, records.rapat_view(desk.db, desk.rapat), desk.rapat, area)
    return seen_in(blocks, Item)


def test_a_tick_is_stored_in_the_meeting_and_taken_back_by_who_made_it_alone(desk):
    assert perform(desk, TICK)["ok"]
    assert bukti_stored(desk) == {"SK": "ada"}
    (last,) = find_last_records(desk.db, desk.rapat).values()
    assert last["text"].endswith("SK (I.2, Juni 2025): Ada")
    assert perform(desk, last["act"])["ok"]
    assert bukti_stored(desk) == {"SK": "belum_ada"}
    assert find_last_records(desk.db, desk.rapat) == {}


def test_a_tick_is_not_taken_back_from_another_file_than_was_seen(desk):
    where = Target("I.2.1", "2025-06", "SK")
    one, other = ({"tautan": f"https://contoh.example/{name}"} for name in ("satu", "dua"))
    edit_plan(desk.db, where, one, rapat=desk.rapat.nomor, pelaku="oki")
    drawn = str(area_blocks(desk.db, records.rapat_view(desk.db, desk.rapat), desk.rapat, "I"))
    assert "https://contoh.example/satu" in drawn, "what is seen goes with the tick"
    untick = TICK | {"value": False, "bukti": [SK | one | {"status": "ada"}]}
    edit_plan(desk.db, where, other, rapat=desk.rapat.nomor, pelaku="oki")
    answer = perform(desk, untick)
    assert not answer["ok"]
    assert answer["seen"] == other
    told = f"Kini tersimpan: {other['tautan']}. Isian Anda: {one['tautan']}."
    assert answer["fields"] == {"tautan": told}
    assert bukti_stored(desk) == {"SK": "ada"}
    assert perform(desk, untick | {"bukti": [SK | other | {"status": "ada"}]})["ok"]
    assert bukti_stored(desk) == {"SK": "belum_ada"}


def test_several_bukti_are_ticked_with_one_touch_that_is_one_entry_and_one_undo(desk):
    tenggat = tenggat_content(
        "2025-06", bukti={"SK": "belum_ada", "Undangan": "belum_ada", "Notulen": "terverifikasi"}
    )
    content = sample_content([langkah_content("I.2.1", [tenggat])], unggahan=9, posisi="2025-09-30")
    append_unggahan(desk.db.journal, content)
    seen = {bukti["nama"]: bukti["status"] for bukti in tenggat["bukti"]}
    tick = TICK | {
        "bukti": [SK | {"nama": name, "status": status} for name, status in seen.items()]
    }
    before = desk.db.journal.tip()[0]
    assert perform(desk, tick) == {"ok": True, "said": "2 bukti dicatat ada."}
    assert desk.db.journal.tip()[0] == before + 1
    assert bukti_stored(desk) == {"SK": "ada", "Undangan": "ada", "Notulen": "terverifikasi"}
    last = find_last_records(desk.db, desk.rapat)[LOCAL_ACTOR]
    assert last["text"].endswith("2 bukti (I.2): Ada")
    assert perform(desk, last["act"])["ok"]
    assert desk.db.journal.tip()[0] == before + 2
    assert bukti_stored(desk) == seen
    assert perform(desk, tick | {"value": False}) == {
        "ok": True,
        "said": "1 bukti dicatat belum ada.",
    }
    where = Target("I.2.1", "2025-06", "SK")
    edit_plan(desk.db, where, {"status": "perlu_perbaikan"}, rapat=desk.rapat.nomor, pelaku="Budi")
    before = desk.db.journal.tip()
    assert perform(desk, tick)["error"].startswith(
        "Status bukti “SK” (Juni 2025) sudah diubah oleh Budi"
    )
    assert desk.db.journal.tip() == before, "all of them or none"


def test_status_and_bukti_of_several_months_are_one_form_one_entry_and_one_undo(desk):
    lacks = {"SK": "belum_ada", "Foto": "belum_ada"}
    done = tenggat_content("2025-07", "selesai", bukti=lacks, tanggal_selesai="2025-07-20")
    tenggat = [tenggat_content("2025-06", bukti=lacks), done]
    append_unggahan(desk.db, sample_content([langkah_content("I.2.1", tenggat)], unggahan=9))
    (item,) = [each for each in listed(desk, "I") if each.sums_up]
    (form,) = [button for button in item.buttons if button.text == "✓ Selesai dan bukti ada"]
    typed = {field.name: field.value for field in fields_of(form)}
    assert (typed["laporan"], typed["semua_bukti"]) == ("selesai", "ya"), "Enter alone is enough"
    alone = perform(desk, sent_by(form, **typed | {"hari": "tenggat", "semua_bukti": ""}))
    assert alone["said"].startswith("2 target dicatat selesai."), "and no bukti"
    assert perform(desk, find_last_records(desk.db, desk.rapat)[LOCAL_ACTOR]["act"])
    before = desk.db.journal.tip()[0]
    answer = perform(desk, sent_by(form, **typed | {"hari": "tenggat"}))
    assert answer == {"ok": True, "said": "2 target dicatat selesai, 4 bukti dicatat ada."}
    assert desk.db.journal.tip()[0] == before + 1
    (langkah,) = last_content(desk.db, SATKER, TAHUN)["langkah"]
    june, july = langkah["tenggat"]
    assert (june["laporan"], june["tanggal_selesai"]) == ("selesai", "2025-06-30")
    assert [bukti["status"] for bukti in june["bukti"]] == ["ada", "ada"]
    assert july["tanggal_selesai"] == "2025-07-20", "what was known of another month stays"
    last = find_last_records(desk.db, desk.rapat)[LOCAL_ACTOR]
    assert perform(desk, last["act"])["ok"]
    assert last_content(desk.db, SATKER, TAHUN)["langkah"][0]["tenggat"][0]["laporan"] == "belum"


def test_a_message_sent_twice_is_done_once_and_another_persons_of_the_same_id_is_their_own(desk):
    _ANSWERS.clear()
    message = DECIDE | {
        "id": "a",
        "entries": {"uraian": "Melengkapi", "pic": "Ani", "batas": "2025-10-31"},
    }
    assert answer_once(desk, message) == answer_once(desk, message) == {"id": "a", "ok": True}
    assert len(records.read_decisions(desk.db, desk.rapat)) == 1
    # A server that went away after storing it remembers no ids; what is written already is not
    # written twice.
    _ANSWERS.clear()
    assert answer_once(desk, message) == {"id": "a", "ok": True}
    assert len(records.read_decisions(desk.db, desk.rapat)) == 1
    other = {**message["entries"], "uraian": "Melengkapi lagi"}
    answer_once(desk, message | {"id": "b", "entries": other})
    assert len(records.read_decisions(desk.db, desk.rapat)) == 2
    # An id is made in the browser: who guesses it is not given what somebody else was answered.
    with pytest.raises(NotUnderstood):
        answer_once(desk._replace(pelaku="orang lain"), {"id": "a", "action": "tidak"})


def came(desk: Desk) -> list[Block]:
    """Return the screen of the attendance."""
    view = records.rapat_view(desk.db, desk.rapat)
    return attendance_blocks(desk.db, view, current(desk).rapat)


def kehadiran(desk: Desk) -> list[str]:
    return [row["kehadiran"] for row in records.read_things(desk.db, desk.rapat, "hadir")]


def people_of(desk: Desk) -> dict[str, dict]:
    """Return name → the person's row on the screen of the attendance."""
    *_, paged, _ = came(desk)
    (shown,) = paged["blocks"]
    return {row["text"].partition(". ")[2]: row for row in shown["items"]}


def test_people_of_the_last_meeting_come_with_one_touch_and_are_marked_with_one_each(desk):
    perform(
        desk,
        {
            "action": "attend",
            "entries": {"nama": "Ani; Ketua\nBudi\nCici\nDedi", "kehadiran": "hadir"},
        },
    )
    acts.change_rapat(
        desk.db, desk.rapat, {"pemimpin": "Ani", "notulis": "Budi"}, pelaku=LOCAL_ACTOR
    )
    perform(desk, {"action": "close"})
    first = desk.rapat
    desk = Desk(desk.db, begin_rapat(desk.db, **TW3 | {"pelaku": LOCAL_ACTOR}), LOCAL_ACTOR)
    perform(desk, {"action": "attend", "entries": {"nama": "Budi", "kehadiran": "hadir"}})
    assert perform(desk, {"action": "attend_again"})["said"].startswith("3 peserta rapat lalu")
    people = records.read_things(desk.db, desk.rapat, "hadir")
    assert [row["nama"] for row in people] == ["Budi", "Ani", "Cici", "Dedi"], "nobody twice"
    assert people[1]["jabatan"] == "Ketua"
    assert kehadiran(desk) == ["hadir", *["diundang"] * 3]
    for name, presses in (("Ani", 1), ("Cici", 2), ("Dedi", 3), ("Budi", 1)):
        for _ in range(presses):
            assert perform(desk, people_of(desk)[name]["act"])["ok"]
    assert kehadiran(desk) == ["izin", "hadir", "izin", "diundang"]
    assert [row["mark"] for row in people_of(desk).values()] == ["izin", "✓", "izin", "○"]
    assert acts.participants_before(desk.db, desk.rapat) == []
    perform(desk, {"action": "attend", "entries": {"nama": "Edi", "kehadiran": "hadir"}})
    assert acts.participants_before(desk.db, first) == [], "who came later was not there before"


def own_meeting(db: Database, **other: str) -> Desk:
    """Open a meeting that a langkah of the plan, due in September, asks for."""
    owed = tenggat_content("2025-09", bukti=dict.fromkeys(("Notulensi", "Undangan", "SK"), None))
    for bukti in owed["bukti"]:
        bukti.update(status="belum_ada", jenis=bukti["nama"])
    plan = [langkah_content("I.4.1", [owed], langkah_aksi="Menyelenggarakan rapat evaluasi ZI")]
    append_unggahan(db, sample_content(plan, posisi="2025-06-30"))
    leading = {"pemimpin": "Ketua", "notulis": "Ani"}
    return Desk(db, begin_rapat(db, **TW3 | leading | other), LOCAL_ACTOR)


def closing_button(desk: Desk) -> Way:
    blocks = closing_blocks(desk.db, records.rapat_view(desk.db, desk.rapat), desk.rapat)
    (close,) = [button for button in seen_in(blocks, Way) if button.text == "Tutup rapat"]
    return close


@pytest.mark.parametrize(
    ("tanggal", "proposed", "said"),
    [("2025-10-31", "I.4.1 2025-09", "31 hari"), ("2025-11-01", "", "32 hari")],
)
def test_a_late_day_is_told_and_long_after_the_target_not_proposed(db, tanggal, proposed, said):
    desk = own_meeting(db, tanggal=tanggal)
    acts.add_attendance(db, desk.rapat, [("Ani", "")], pelaku="Ani")
    close = closing_button(desk)
    (asked,) = [field for field in fields_of(close) if field.name == "memenuhi"]
    assert asked.value == proposed
    assert f"{said} setelah tenggatnya" in str(close)
    answer = perform(desk, sent_by(close, memenuhi=asked.value))
    assert answer["ok"] == bool(proposed) == ("fields" not in answer)
    if not proposed:
        assert perform(desk, sent_by(close, memenuhi="tidak"))["ok"]
        assert current(desk).rapat.memenuhi == ""


def test_a_meeting_fulfils_its_own_langkah_at_its_close_and_not_before(db):
    desk = own_meeting(db)

    def stored() -> dict[str, str]:
        return status_bukti(last_content(db, SATKER, TAHUN), "I.4.1", "2025-09")

    (item,) = listed(desk, "I")
    assert {button.text for button in item.buttons} == {"+ kendala", "+ tindak lanjut"}
    assert "ditanyakan saat rapat ditutup" in " ".join(item.notes)
    drawn = area_blocks(db, records.rapat_view(db, desk.rapat), desk.rapat, "I")
    assert str(drawn).count("'action': 'tick'") == 1, "SK alone: the papers do not exist yet"
    acts.add_attendance(db, desk.rapat, [("Ani", "")], pelaku="Ani")
    close = closing_button(desk)
    (asked,) = [field for field in fields_of(close) if field.name == "memenuhi"]
    assert perform(desk, sent_by(close, memenuhi=asked.value))["ok"]
    assert stored() == {"Notulensi": "ada", "Undangan": "ada", "SK": "belum_ada"}
    view = view_at(db, SATKER, TAHUN, date(2025, 9, 30))  # the triwulan they belong to
    (target,) = read_langkah(db, view, ["I.4.1"])["I.4.1"]["tenggat"]
    assert (target["laporan"], target["tanggal_selesai"]) == ("selesai", "2025-10-01")
    assert current(desk).rapat.memenuhi == "I.4.1 2025-09"


def test_the_form_that_closes_a_meeting_asks_nothing_that_is_said_already(desk):
    said = {"mulai": "9", "selesai": "10", "pemimpin": "Ani", "notulis": "Budi", "tempat": "Aula"}
    acts.change_rapat(desk.db, desk.rapat, said, pelaku="Ani")
    desk = current(desk)
    close = closing_button(desk)
    asked = [field.name for field in fields_of(close)]
    assert asked == [], "nor if its report is complete, which it is"
    answer = perform(desk, sent_by(close, **dict.fromkeys(asked, "")))
    assert answer["fields"].keys() == {"hadir"}, "understood, and refused for want of people"


def test_the_close_asks_if_the_report_is_complete_though_nothing_else_is_open(db):
    done = tenggat_content("2025-06", laporan="selesai", tanggal_selesai="2025-06-10")
    content = sample_content(
        [langkah_content("I.1.1", [done])], posisi="2025-09-30", laporan_lengkap=False
    )
    append_unggahan(db, content)
    rapat = begin_rapat(db, **TW3)
    said = {"mulai": "9", "selesai": "10", "pemimpin": "Ani", "notulis": "Budi", "tempat": "Aula"}
    acts.change_rapat(db, rapat, said, pelaku="Ani")
    acts.add_attendance(db, rapat, [("Ani", "Ketua")], pelaku="Ani")
    desk = Desk(db, records.read_rapat(db, SATKER, TAHUN, 1), LOCAL_ACTOR)
    assert ending.open_matters(db, desk.rapat) == []
    assert [each.name for each in fields_of(closing_button(desk))] == ["laporan_lengkap"]


def test_a_document_of_several_months_tells_how_many_came_back(db):
    months = [tenggat_content(each, bukti={"SK": "belum_ada"}) for each in ("2025-03", "2025-06")]
    append_unggahan(db, sample_content([langkah_content("I.1.1", months)], posisi="2025-09-30"))
    begin_rapat(db, **TW3)
    returned = {"status": "perlu_perbaikan", "catatan": "belum ditandatangani"}
    edit_plan(db, Target("I.1.1", "2025-03", "SK"), returned, rapat=1, pelaku="Budi")
    desk = Desk(db, records.read_rapat(db, SATKER, TAHUN, 1), LOCAL_ACTOR)
    item = listed(desk, "I")[0]
    assert [tick.text for tick in item.ticks] == ["SK (0 dari 2, 1 perlu perbaikan)"]
