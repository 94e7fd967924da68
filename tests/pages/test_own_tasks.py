"""Lapor, as a PIC sees it: a Kasubbag sees their own tasks, late ones first, and reports them; they see nobody
else's.
"""

import re

from monev.access import Visitor
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.meeting import acts, records
from monev.people.setting_up import add_person
from monev.ui.page_table import LAPOR
from tests.desk import cells_on, open_more, parts_on, press_cell, row_on, rows_on
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    begin_rapat,
    langkah_content,
    last_content,
    sample_content,
    tenggat_content,
)
from tests.on_screen import written_text
from tests.page_runs import field, filled_with, press, unfold

HUKUM, UMUM = "Kasubbag Hukum", "Kasubbag Umum"


@filled_with
def office(db: Database) -> None:
    """Store tasks of two Kasubbag in every state on 30 September 2025, and a person for each."""
    several = [
        tenggat_content(f"2025-0{month}", bukti={"Undangan": "belum_ada"}) for month in (7, 8, 9)
    ]
    proof = {"SK": "ada", "Notulensi": "perlu_perbaikan"}
    finished = tenggat_content("2025-06", "selesai", tanggal_selesai="2025-06-30", bukti=proof)
    langkah = [
        langkah_content("I.1.1", several, pic=HUKUM),
        langkah_content("I.2.1", [finished], pic=HUKUM),
        langkah_content("V.a.1.1", [tenggat_content("2025-11", buka="2025-09-01")], pic=HUKUM),
        langkah_content("V.a.2.1", [tenggat_content("2025-12")], pic=HUKUM),
        langkah_content("VI.1.1", [tenggat_content("2025-06")], pic=UMUM),
    ]
    append_unggahan(db.journal, sample_content(langkah, posisi="2025-09-30"))
    add_people(db)
    for orang, pic in (("hana", "kasubbag  hukum"), ("umar", UMUM), ("tini", "Kasubbag Teknis")):
        add_person(
            db, Visitor(orang, orang.title(), pics={SATKER: frozenset({pic})}), pelaku="utama"
        )


def sentence_on(at) -> str:
    """Return the sentence that says what there is to do."""
    said = (each.value.replace("\\", "") for each in at.markdown)
    return next(each for each in said if each.startswith("**"))


def test_a_kasubbag_sees_what_is_late_first_and_reports_it_under_their_own_name(
    office, look_as, open_page
):
    look_as(office, "hana")
    at = open_page(LAPOR, posisi="2025-09-30")
    assert parts_on(at) == {
        "Dari TW I–II": ["I.2.1 2025-06"],
        "I Area I": [f"I.1.1 2025-0{month}" for month in (7, 8, 9)],
        "Jatuh tempo sesudah TW III": ["V.a.1.1 2025-11"],
    }
    assert row_on(at, "I.1.1 2025-07")["status"] == "terlambat"
    said = "3 target terlambat; 1 berjalan (jatuh tempo sesudah Oktober); 1 target selesai, bukti kurang"
    assert said in sentence_on(at)
    assert "VI.1.1" not in written_text(at), "somebody else's"
    opened = open_more(at, "I.1.1 2025-07")
    assert "PIC" not in cells_on(opened, "I.1.1 2025-07"), "who is the PIC, others say"
    press_cell(at, "I.1.1 2025-07", "Berjalan")
    entry = list(office.journal.read())[-1]
    assert (entry.jenis, entry.pelaku) == ("isian", "hana")
    (change,) = entry.isi["ubah"]
    assert (change["kode"], change["kolom"], change["ke"]) == ("I.1.1", "laporan", "proses")


def test_a_document_that_came_back_is_said_with_its_reason_and_given_anew(
    office, look_as, open_page
):
    look_as(office, "hana")
    at = open_page(LAPOR, posisi="2025-09-30")
    returned = cells_on(at, "I.2.1 2025-06")["Notulensi: Perlu perbaikan"]
    assert (returned["m"], returned["s"], returned["on"]) == ("!", "terlambat", False)
    at = press_cell(at, "I.2.1 2025-06", "Notulensi")
    (langkah,) = [
        one for one in last_content(office, SATKER, TAHUN)["langkah"] if one["kode"] == "I.2.1"
    ]
    stored = {bukti["nama"]: bukti["status"] for bukti in langkah["tenggat"][0]["bukti"]}
    assert stored == {"SK": "ada", "Notulensi": "ada"}
    assert "I.2.1 2025-06" not in rows_on(open_page(LAPOR, posisi="2025-09-30"))


def test_a_follow_up_is_settled_by_whom_it_was_given_to(office, look_as, open_page):
    """It is given to their PIC or by their own name. They see none of anybody else's, and none that
    was cancelled.
    """
    meeting = begin_rapat(office, tanggal="2025-09-20", posisi=None, pelaku=LOCAL_ACTOR)
    for pic in (HUKUM, UMUM, "Hana", "Tini; Kasubbag Umum", f"{HUKUM}; batal"):
        given = {"uraian": f"Lengkapi bukti {pic}", "pic": pic, "batas": "2025-09-25"}
        acts.decide(office, meeting, **given, pelaku=LOCAL_ACTOR)
    cancelled = {"status": "batal", "keterangan": "memakai aula sendiri"}
    acts.change_tindak_lanjut(office, meeting, 5, cancelled, pelaku=LOCAL_ACTOR)
    for person, seen in (("hana", (HUKUM, "Hana")), ("tini", ("Tini; Kasubbag Umum",))):
        look_as(office, person)
        at = open_page(LAPOR)
        assert tuple(re.findall("Lengkapi bukti (.+)", written_text(at))) == seen
        at = unfold(at, "Sudah dikerjakan …", below=f"Lengkapi bukti {seen[0]}")
        field(at, "Keterangan (boleh kosong)").set_value(f"oleh {person}")
        at = press(at, "Catat selesai")
        assert not at.error, written_text(at)
    told = {
        given["nomor"]: given["keterangan"]
        for given in records.read_tindak_lanjut(office, SATKER, TAHUN)
    }
    assert (told[1], told[4]) == ("oleh hana", "oleh tini")
    assert "Minta admin memasangkan" in written_text(open_page(LAPOR)), (
        "the plan does not name her PIC"
    )


def test_at_the_machine_the_tasks_and_follow_ups_are_of_the_chosen_pic(office, open_page):
    at = open_page(LAPOR, pic=UMUM)
    assert "VI.1.1" in written_text(at)
    meeting = begin_rapat(office, tanggal="2025-09-20", posisi=None, pelaku=LOCAL_ACTOR)
    for pic in ("Tini", "kasubbag  umum"):
        acts.decide(
            office, meeting, uraian=f"Untuk {pic}", pic=pic, batas="2025-09-25", pelaku=LOCAL_ACTOR
        )
    at = open_page(LAPOR, pic=UMUM)
    assert "Untuk kasubbag  umum" in written_text(at)
    assert "Untuk Tini" not in written_text(at)
    at = open_page(LAPOR)
    assert "Untuk Tini" in written_text(at)
    at, taken = unfold(at, "Sudah dikerjakan …"), {"status": "batal", "keterangan": "sudah ada"}
    acts.change_tindak_lanjut(office, meeting, 1, taken, pelaku=LOCAL_ACTOR)
    assert "sudah diubah oleh" in press(at, "Catat selesai").error[0].value
