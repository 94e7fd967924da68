"""Tugas saya: a Kasubbag sees their own tasks, late ones first, and reports them; they see nobody
else's.
"""

import re
from typing import Any

import pytest

from monev.access import Visitor
from monev.core.file_references import files_of
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database, database, query_files
from monev.meeting import acts, records
from monev.people.setting_up import add_person
from monev.ui.page_table import TUGAS_SAYA
from tests.evidence_files.material import pdf
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
from tests.on_screen import count_at, written_text
from tests.page_runs import choose, field, filled_with, has_field, press, unfold

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


def listed(at) -> dict[str, list[tuple[str, str]]]:
    """Return the kode and months of the tasks under each heading."""
    tasks: dict[str, list[tuple[str, str]]] = {}
    heading = ""
    for one in at.markdown:
        if one.value.startswith("### "):
            heading = one.value[4:].partition(" :small")[0]
        elif row := re.match(r"\*\*(\S+)\*\* .*:gray\[([^·]+) · ", one.value, re.DOTALL):
            tasks.setdefault(heading, []).append((row[1], row[2]))
    return tasks


def test_a_kasubbag_sees_what_is_late_first_and_reports_it_under_their_own_name(
    office, look_as, open_page
):
    look_as(office, "hana")
    at = open_page(TUGAS_SAYA, posisi="2025-09-30")
    months = ("Juli 2025", "Agustus 2025", "September 2025")
    assert listed(at) == {
        "Terlambat": [("I.1.1", month) for month in months],
        "Berjalan": [("V.a.1.1", "November 2025")],
        "Selesai, bukti belum lengkap": [("I.2.1", "Juni 2025")],
    }
    text = written_text(at)
    assert "Juli 2025 · Kasubbag Hukum · ▲ Terlambat, 61 hari lewat" in text
    runs = "1 target berjalan, jatuh tempo sesudah bulan ini"
    assert f"3 target terlambat; {runs}; 1 target selesai, bukti belum lengkap" in text
    assert "VI.1.1" not in text, "somebody else's"
    later = unfold(at, "Belum waktunya: 1 target")
    assert ("V.a.2.1", "Desember 2025") in [*listed(later).values()][-1]
    panel = open_page(TUGAS_SAYA, posisi="2025-09-30", langkah="I.1.1")
    assert not has_field(panel, "PIC"), "who is the PIC, others say"
    at = choose(at, "Status I.1.1 Juli 2025", "Berjalan")
    entry = list(office.journal.read())[-1]
    assert (entry.jenis, entry.pelaku) == ("suntingan", "hana")
    (change,) = entry.isi["ubah"]
    assert (change["kode"], change["kolom"], change["ke"]) == ("I.1.1", "laporan", "proses")


def test_tasks_looked_at_again_ask_the_database_nothing(office, look_as, open_page, monkeypatch):
    look_as(office, "hana")
    open_page(TUGAS_SAYA, posisi="2025-09-30")
    asked = []

    def note(connection: Any, name: str, **about: Any) -> Any:
        asked.append(name)
        return query_files.run_question(connection, name, **about)

    monkeypatch.setattr(database, "run_question", note)
    open_page(TUGAS_SAYA, posisi="2025-09-30")
    assert asked == []


def test_what_waits_for_a_report_bears_another_sign_than_what_was_said_to_be_open(
    fill_database, open_page
):
    def plan(db: Database) -> None:
        both = [tenggat_content("2025-05"), tenggat_content("2025-06")]
        rows = [langkah_content("I.1.1", both, pic=HUKUM)]
        said = {"posisi": "2025-05-31", "dilaporkan": True, "laporan_lengkap": True}
        append_unggahan(db.journal, sample_content(rows, **said))

    fill_database(plan)
    text = written_text(open_page(TUGAS_SAYA, posisi="2025-09-30"))
    assert "Mei 2025 · Kasubbag Hukum · ▲ Terlambat" in text
    assert "Juni 2025 · Kasubbag Hukum · △ " in text


def test_several_months_of_a_task_are_done_at_once_each_on_its_due_day(office, look_as, open_page):
    look_as(office, "hana")
    first = office.journal.tip()[0]
    at = unfold(open_page(TUGAS_SAYA, posisi="2025-09-30"), "Tandai sekaligus")
    at = press(at, "Tandai 3 target selesai")
    assert office.journal.tip()[0] == first + 1
    assert "3 target terlambat" not in written_text(at)
    (langkah,) = [
        one for one in last_content(office, SATKER, TAHUN)["langkah"] if one["kode"] == "I.1.1"
    ]
    days = [target["tanggal_selesai"] for target in langkah["tenggat"]]
    assert days == ["2025-07-31", "2025-08-31", "2025-09-30"]


def test_a_task_about_bukti_shows_what_is_missing_and_a_file_goes_to_the_document_it_was_given_for(
    office, look_as, open_page
):
    look_as(office, "hana")
    at = open_page(TUGAS_SAYA, posisi="2025-09-30")
    assert field(at, "Bukti yang ada I.2.1 Juni 2025").options == [
        "SK",
        "Notulensi (perlu perbaikan)",
    ]
    at = unfold(at, "Rincian", below="I.2.1")
    assert [one.value for one in at.selectbox if one.label == "Bukti"] == ["Notulensi"]
    place = field(at, "Tambah berkas")
    place.upload("notulensi juni.pdf", pdf(), "application/pdf")
    at = at.run()
    (langkah,) = [
        one for one in last_content(office, SATKER, TAHUN)["langkah"] if one["kode"] == "I.2.1"
    ]
    stored = {bukti["nama"]: bukti for bukti in langkah["tenggat"][0]["bukti"]}
    assert (stored["Notulensi"]["status"], stored["SK"]["status"]) == ("ada", "ada")
    assert [file.name for file in files_of(stored["Notulensi"]["tautan"])] == ["notulensi juni.pdf"]
    assert not files_of(stored["SK"]["tautan"]), "what was there already is not touched"
    assert "Selesai, bukti belum lengkap" not in listed(open_page(TUGAS_SAYA, posisi="2025-09-30"))


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
        at = open_page(TUGAS_SAYA)
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
    assert "Minta admin memasangkan" in written_text(open_page(TUGAS_SAYA)), (
        "the plan does not name her PIC"
    )


def test_the_menu_counts_what_the_page_lists(office, look_as, open_page):
    """It counts targets and what meetings gave. Bukti that came back belong to targets already
    counted.
    """
    meeting = begin_rapat(office, tanggal="2025-09-20", posisi=None, pelaku=LOCAL_ACTOR)
    for pic in (HUKUM, "Hana", UMUM):
        acts.decide(
            office, meeting, uraian="Lengkapi", pic=pic, batas="2025-09-25", pelaku=LOCAL_ACTOR
        )
    for person, listed_there in (("hana", 3 + 1 + 1 + 2), ("umar", 1 + 1)):
        look_as(office, person, on_phone=True)
        at = open_page(TUGAS_SAYA, posisi="2025-09-30")
        sentence = next(words.value for words in at.markdown if words.value.startswith("## "))
        told = re.findall(r"(\d+) (?:target|tindak lanjut)", sentence)
        counted = count_at(at, "Tugas saya")
        assert (counted, sum(map(int, told))) == (listed_there, listed_there), sentence


@pytest.mark.parametrize("chosen", [{"area": "V"}, {"pic": UMUM}, {"area": "VI", "pic": UMUM}])
def test_of_a_chosen_area_or_pic_the_menu_counts_what_the_page_lists(
    office, open_page, on_a_phone, chosen
):
    meeting = begin_rapat(office, tanggal="2025-09-20", posisi=None, pelaku=LOCAL_ACTOR)
    for pic in (HUKUM, UMUM):
        about = {"uraian": "Lengkapi", "pic": pic, "batas": "2025-09-25"}
        acts.decide(office, meeting, **about, pelaku=LOCAL_ACTOR)
    everything = open_page(TUGAS_SAYA, posisi="2025-09-30")
    at = open_page(TUGAS_SAYA, posisi="2025-09-30", **chosen)
    sentence = next(words.value for words in at.markdown if words.value.startswith("## "))
    told = sum(map(int, re.findall(r"(\d+) (?:target|tindak lanjut)", sentence)))
    assert count_at(at, "Tugas saya") == told < count_at(everything, "Tugas saya")


def test_at_the_machine_the_tasks_and_follow_ups_are_of_the_chosen_pic(office, open_page):
    at = open_page(TUGAS_SAYA, pic=UMUM)
    assert f"PIC {UMUM}: " in written_text(at)
    assert "VI.1.1" in written_text(at)
    meeting = begin_rapat(office, tanggal="2025-09-20", posisi=None, pelaku=LOCAL_ACTOR)
    for pic in ("Tini", "kasubbag  umum"):
        acts.decide(
            office, meeting, uraian=f"Untuk {pic}", pic=pic, batas="2025-09-25", pelaku=LOCAL_ACTOR
        )
    at = open_page(TUGAS_SAYA, pic=UMUM)
    assert "Untuk kasubbag  umum" in written_text(at)
    assert "Untuk Tini" not in written_text(at)
    at = open_page(TUGAS_SAYA)
    assert "Untuk Tini" in written_text(at)
    at, taken = unfold(at, "Sudah dikerjakan …"), {"status": "batal", "keterangan": "sudah ada"}
    acts.change_tindak_lanjut(office, meeting, 1, taken, pelaku=LOCAL_ACTOR)
    assert "sudah diubah oleh" in press(at, "Catat selesai").error[0].value
