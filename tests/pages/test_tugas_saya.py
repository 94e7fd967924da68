"""Tugas saya: a Kasubbag sees their own tasks, late ones first, and reports them; they see nobody
else's."""

import re

from monev.access import Visitor
from monev.core.file_references import files_of
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
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
from tests.on_screen import doors_on, seen_on, written_text
from tests.page_runs import choose, field, filled_with, has_field, press, touch, unfold
from tests.screen_things import Lacking

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
    tasks = {}
    for task in seen_on(at, Lacking):
        tasks.setdefault(task.under, []).append((task.kode, task.when))
    return tasks


def test_a_kasubbag_sees_what_is_late_first_and_reports_it_under_their_own_name(
    office, look_as, open_page
):
    look_as(office, "hana")
    at = open_page(TUGAS_SAYA, posisi="2025-09-30")
    late, open_, done = (
        ("I.1.1", "Jul–Sep 2025"),
        ("V.a.1.1", "November 2025"),
        ("I.2.1", "Juni 2025"),
    )
    titles = ("Terlambat", "Berjalan", "Selesai, bukti belum lengkap")
    assert list(listed(at).items()) == list(zip(titles, ([late], [open_], [done]), strict=True))
    text = written_text(at)
    runs = "1 target berjalan, jatuh tempo sesudah bulan ini"
    assert f"3 target terlambat; {runs}; 1 target selesai, bukti belum lengkap" in text
    assert "Notulensi (perlu perbaikan)" in text
    assert "VI.1.1" not in text, "somebody else's"
    assert listed(unfold(at, "Belum waktunya: 1 target"))["Belum waktunya"] == [
        ("V.a.2.1", "Desember 2025")
    ]
    at = open_page(TUGAS_SAYA, posisi="2025-09-30", langkah="I.1.1")
    assert not has_field(at, "PIC"), "who is the PIC, others say"
    at = choose(at, "Status I.1.1", "Proses")
    entry = list(office.journal.read())[-1]
    assert (entry.jenis, entry.pelaku) == ("suntingan", "hana")
    (change,) = entry.isi["ubah"]
    assert (change["kode"], change["kolom"], change["ke"]) == ("I.1.1", "laporan", "proses")


def test_a_task_of_several_months_opens_at_the_one_that_is_late_longest(office, look_as, open_page):
    look_as(office, "hana")
    at = touch(open_page(TUGAS_SAYA, posisi="2025-09-30"), "I.1.1")
    assert "**Target Juli 2025**" in written_text(at)


def test_a_task_bears_the_sign_of_one_that_waits_for_a_report_only_if_each_of_its_months_does(
    fill_database, open_page
):
    def plan(db: Database) -> None:
        both = [tenggat_content("2025-05"), tenggat_content("2025-06")]
        rows = [
            langkah_content("I.1.1", both),
            langkah_content("I.2.1", [tenggat_content("2025-06")]),
        ]
        said = {"posisi": "2025-05-31", "dilaporkan": True, "laporan_lengkap": True}
        append_unggahan(db.journal, sample_content(rows, **said))

    fill_database(plan)
    tasks = seen_on(open_page(TUGAS_SAYA, posisi="2025-09-30"), Lacking)
    assert [(task.kode, task.mark) for task in tasks] == [("I.1.1", "▲"), ("I.2.1", "△")]


def test_a_task_names_up_to_four_bukti_and_says_how_many_more_there_are(fill_database, open_page):
    def plan(db: Database) -> None:
        rows = []
        for kode, count in (("I.1.1", 4), ("I.2.1", 5)):
            lacking = {f"Dokumen {number}": "belum_ada" for number in range(1, count + 1)}
            rows.append(langkah_content(kode, [tenggat_content("2025-06", bukti=lacking)]))
        append_unggahan(db.journal, sample_content(rows, posisi="2025-09-30"))

    fill_database(plan)
    first, second = seen_on(open_page(TUGAS_SAYA, posisi="2025-09-30"), Lacking)
    four = [f"Dokumen {number}" for number in range(1, 5)]
    assert [document.text for document in first.documents] == four
    assert [document.text for document in second.documents] == [*four, "dan 1 bukti lagi"]


def test_a_task_about_bukti_opens_what_is_missing_and_a_file_goes_to_the_document_it_was_given_for(
    office, look_as, open_page
):
    look_as(office, "hana")
    at = touch(open_page(TUGAS_SAYA, posisi="2025-09-30"), "I.2.1")
    assert field(at, "Bukti").value == "Notulensi"
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
    was cancelled."""
    meeting = begin_rapat(office, tanggal="2025-09-20", posisi=None, pelaku=LOCAL_ACTOR)
    for pic in (HUKUM, UMUM, "Hana", "Tini; Kasubbag Umum", f"{HUKUM}; batal"):
        given = {"uraian": f"Lengkapi bukti {pic}", "pic": pic, "batas": "2025-09-25"}
        acts.decide(office, meeting, **given, pelaku=LOCAL_ACTOR)
    cancelled = {"status": "batal", "keterangan": "memakai aula sendiri"}
    acts.change_tindak_lanjut(office, meeting, 5, cancelled, pelaku=LOCAL_ACTOR)
    for person, seen in (
        ("hana", (HUKUM, "Hana")),
        ("tini", ("Tini; Kasubbag Umum",)),
    ):
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
    counted."""
    meeting = begin_rapat(office, tanggal="2025-09-20", posisi=None, pelaku=LOCAL_ACTOR)
    for pic in (HUKUM, "Hana", UMUM):
        acts.decide(
            office, meeting, uraian="Lengkapi", pic=pic, batas="2025-09-25", pelaku=LOCAL_ACTOR
        )
    for person, listed_there in (("hana", 3 + 1 + 1 + 2), ("umar", 1 + 1)):
        look_as(office, person)
        at = open_page(TUGAS_SAYA, posisi="2025-09-30")
        sentence = next(words.value for words in at.markdown if words.value.startswith("## "))
        told = re.findall(r"(\d+) (?:target|tindak lanjut)", sentence)
        (door,) = [door for door in doors_on(at) if door.text == "Tugas saya"]
        assert (int(door.note), sum(map(int, told))) == (listed_there, listed_there), sentence


def test_at_the_machine_one_of_the_plans_pic_or_a_person_of_a_follow_up_is_chosen(
    office, open_page
):
    at = open_page(TUGAS_SAYA, pic=UMUM)
    assert field(at, "Tugas siapa?").value == UMUM
    assert field(at, "Tugas siapa?").options == ["Semua PIC", HUKUM, UMUM]
    assert "VI.1.1" in written_text(at)
    meeting = begin_rapat(office, tanggal="2025-09-20", posisi=None, pelaku=LOCAL_ACTOR)
    for pic in ("Tini", "kasubbag  umum"):
        acts.decide(
            office, meeting, uraian=f"Untuk {pic}", pic=pic, batas="2025-09-25", pelaku=LOCAL_ACTOR
        )
    at = open_page(TUGAS_SAYA, pic="Tini")
    assert field(at, "Tugas siapa?").options == ["Semua PIC", HUKUM, UMUM, "Tini"]
    assert "Untuk Tini" in written_text(at)
    at, taken = unfold(at, "Sudah dikerjakan …"), {"status": "batal", "keterangan": "sudah ada"}
    acts.change_tindak_lanjut(office, meeting, 1, taken, pelaku=LOCAL_ACTOR)
    assert "sudah diubah oleh" in press(at, "Catat selesai").error[0].value
