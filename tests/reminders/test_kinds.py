"""Each kind of letter: its readers, its day and its subject. Each goes out once, and to nobody
else.
"""

from datetime import date
from typing import Any

import pytest

from monev.core import clock
from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR
from monev.edits.single_edits import Target, edit
from monev.edits.storing import say_complete
from monev.meeting import acts
from monev.outputs.letterhead import store_kop
from monev.reminders.rounds import letters_ready, offices_with_mail
from monev.writing.closing import close_plan
from tests.makers import SATKER, TAHUN, append_unggahan, sample_content, tenggat_content
from tests.reminders.post_office import BASE, employ, last_letter, staff, store
from tests.reminders.post_office import office as office

KINDS_OF_PLANS = "tugas unggah periksa ringkasan"


def test_an_operator_is_told_ten_days_before_a_triwulan_ends_and_once_it_is_over(
    db, office, today, walk
):
    today("2025-07-01")
    store(
        db,
        tenggat_content("2025-08"),
        tenggat_content("2025-09", "proses"),
        tenggat_content("2025-11"),
    )
    staff(db, office, "unggah")
    say_complete(db, SATKER, TAHUN, date(2025, 6, 30), pelaku=LOCAL_ACTOR)
    assert walk("2025-09-18", "2025-09-30") == [("09-22", "oki")], "the 20th is a Saturday"
    subject, said = last_letter(office)
    assert subject == f"Laporan ZI {SATKER}: TW III 2025 berakhir 30 September 2025"
    assert "TW III 2025: 0 dari 2 target sudah dilaporkan." in said
    assert "Belum dilaporkan, menurut PIC: 2 target\n1. Kasubbag A\n   2 target" in said
    assert f"{BASE}/lapor?satker=KPU+Kabupaten+Uji&tahun=2025&posisi=hari-ini" in said
    assert walk("2025-10-01", "2025-10-09") == [("10-01", "oki")]
    assert last_letter(office)[0] == f"Laporan ZI {SATKER}: TW III 2025 belum diunggah"
    assert walk("2025-12-19", "2025-12-31") == [("12-22", "oki")], (
        "TW IV in its turn: the 21st is a Sunday"
    )


@pytest.mark.parametrize(
    ("posisi", "after"), [("2025-09-30", []), ("2025-09-29", [("10-01", "oki")])]
)
def test_no_operator_is_told_of_a_triwulan_once_its_report_is_complete(
    db, office, today, walk, posisi, after
):
    today("2025-09-01")
    store(db, tenggat_content("2025-09"))
    staff(db, office, "unggah")
    say_complete(db, SATKER, TAHUN, date(2025, 6, 30), pelaku=LOCAL_ACTOR)
    assert walk("2025-09-22", "2025-09-23") == [("09-22", "oki")]
    today("2025-09-30")
    say_complete(db, SATKER, TAHUN, date.fromisoformat(posisi), pelaku=LOCAL_ACTOR)
    assert walk("2025-10-01", "2025-10-09") == after


def test_a_follow_up_is_told_of_a_week_before_its_day_and_once_it_is_past(db, office, today, walk):
    today("2025-09-01")
    store(db, tenggat_content("2025-12"))
    staff(db, office, "tugas")
    what: dict[str, Any] = {"judul": "Rapat", "tanggal": "2025-09-01", "periode": "tw3"}
    rapat = acts.open_rapat(db, SATKER, TAHUN, pelaku=LOCAL_ACTOR, **what)
    for pic, batas in (
        ("Kasubbag A", "2025-09-16"),
        ("Fulan, S.H.; Kasubbag A", "2025-09-17"),
        ("Eka", "2025-12-01"),
    ):
        acts.decide(
            db, rapat, area="V", uraian=f"Untuk {batas}", pic=pic, batas=batas, pelaku=LOCAL_ACTOR
        )
    acts.decide(
        db, rapat, area="V", uraian="Sudah", pic="Eka", batas="2025-09-10", pelaku=LOCAL_ACTOR
    )
    acts.change_tindak_lanjut(db, rapat, 4, {"status": "selesai"}, pelaku=LOCAL_ACTOR)
    assert walk("2025-09-08", "2025-09-10") == [("09-09", "ani"), ("09-10", "bapak")]
    assert last_letter(office)[0] == f"Tugas ZI {SATKER}: 1 tindak lanjut mendekati batas"
    # The second is new on the 10th; the next weekly letter names it.
    assert walk("2025-09-11", "2025-09-16") == [("09-16", "ani")]
    subject, _ = last_letter(office)
    assert subject == f"Tugas ZI {SATKER}: 2 tindak lanjut mendekati batas", (
        "its last day is no delay"
    )
    assert walk("2025-09-17", "2025-10-02") == [("09-18", "bapak"), ("09-23", "ani")]
    subject, said = last_letter(office)
    assert subject == f"Tugas ZI {SATKER}: 2 tindak lanjut lewat batas"
    assert "Tindak lanjut lewat batas (rencana 2025): 2\n1. Untuk 2025-09-16" in said


def test_a_bukti_that_came_back_is_told_its_pic_the_same_day_and_again_when_it_comes_back_again(
    db, office, today, walk
):
    today("2025-09-22")
    store(db, tenggat_content("2025-12", bukti={"SK": "ada", "Foto": "ada"}), posisi="2025-09-01")
    staff(db, office, "tugas")

    def give_back(name: str, why: str) -> None:
        said = {"status": "perlu_perbaikan", "catatan": why}
        edit(db, SATKER, TAHUN, Target("V.a.1.1", "2025-12", name), said, pelaku="eka")

    def mend(name: str) -> None:
        edit(db, SATKER, TAHUN, Target("V.a.1.1", "2025-12", name), {"status": "ada"}, pelaku="ani")

    give_back("SK", "belum bertanda tangan")
    assert walk("2025-09-22", "2025-09-24") == [("09-22", "ani")]
    subject, said = last_letter(office)
    assert subject == f"Tugas ZI {SATKER}: 1 bukti perlu perbaikan"
    assert "Rencana 2025: 1 bukti\n1. V.a.1 Menyusun laporan\n" in said
    assert " laporan\n   SK (Desember 2025): belum bertanda tangan" in said
    give_back("Foto", "buram")
    assert walk("2025-09-24", "2025-09-26") == [("09-24", "ani")]
    assert last_letter(office)[0] == f"Tugas ZI {SATKER}: 2 bukti perlu perbaikan"
    mend("SK")
    mend("Foto")
    assert walk("2025-09-27", "2025-09-29") == []
    give_back("SK", "belum bertanda tangan")
    assert walk("2025-09-29", "2025-10-07") == [("09-29", "ani")]


def test_a_bukti_of_nobodys_that_came_back_is_told_who_reported_it(db, office, today, walk):
    """Another operator, who brought another bukti, is told nothing."""
    today("2025-09-22")
    owed = tenggat_content("2025-09", bukti={"SK": "belum_ada", "Foto": "belum_ada"})
    store(db, owed, pic="Kasubbag Lain", posisi="2025-09-01")
    staff(db, office, "tugas")
    employ(db, "tono", roles={SATKER: {"operator"}})
    place, other = (Target("V.a.1.1", "2025-09", name) for name in ("SK", "Foto"))
    edit(db, SATKER, TAHUN, other, {"status": "ada"}, pelaku="tono")
    edit(db, SATKER, TAHUN, place, {"status": "ada"}, pelaku="oki")
    edit(db, SATKER, TAHUN, place, {"status": "perlu_perbaikan"}, pelaku="eka")
    assert walk("2025-09-22", "2025-09-30") == [("09-22", "oki")]


def test_a_checker_is_not_asked_to_check_what_they_reported_themselves(db, office, today, walk):
    today("2025-09-22")
    store(db, tenggat_content("2025-12", bukti={"SK": "belum_ada"}), posisi="2025-09-01")
    staff(db, office, "periksa")
    employ(db, "peri", roles={SATKER: {"operator", "pemeriksa"}})
    place = Target("V.a.1.1", "2025-12", "SK")
    edit(db, SATKER, TAHUN, place, {"status": "ada"}, pelaku="peri")
    assert walk("2025-09-22", "2025-09-24") == [("09-22", "eka")]


def test_who_leads_is_sent_ringkasan_as_a_page_once_the_report_is_in_or_a_week_later(
    db, office, today, walk
):
    today("2025-09-01")
    store(
        db, tenggat_content("2025-08", "selesai", tanggal_selesai="2025-08-20"), posisi="2025-08-31"
    )
    staff(db, office, "ringkasan")
    employ(db, "kepala", nama="Sri  Rahayu", roles={SATKER: {"pemeriksa"}})
    store_kop(db, SATKER, {"nama": "Sri Rahayu"}, pelaku=LOCAL_ACTOR)
    # A reader of all offices gets no letter about each.
    employ(db, "pusat", roles={EVERY_SATKER: {"pembaca"}})
    append_unggahan(db, sample_content(posisi="2025-01-01"), satker="KPU Kabupaten Lain")
    assert walk("2025-10-01", "2025-10-02") == []
    say_complete(db, SATKER, TAHUN, date(2025, 9, 30), pelaku=LOCAL_ACTOR)
    assert walk("2025-10-03", "2025-10-15") == [("10-03", "bapak"), ("10-03", "kepala")]
    subject, said = last_letter(office)
    assert subject == f"Ringkasan ZI {SATKER} per 30 September 2025"
    assert "Capaian s.d. 30 Sep: 1/1 (100%)" in said
    assert walk("2026-01-05", "2026-01-19") == [("01-08", "bapak"), ("01-08", "kepala")], (
        "without a report"
    )


def test_ringkasan_is_news_for_two_weeks_after_the_triwulan_and_no_day_longer(
    db, office, today, walk
):
    """Letters were set up late, or the server came back late."""
    today("2025-09-01")
    store(db, tenggat_content("2025-08"))
    staff(db, office, "ringkasan")
    assert walk("2025-10-15", "2025-10-16") == []
    assert walk("2026-01-14", "2026-01-14") == [("01-14", "bapak")]


def test_of_a_closed_plan_nobody_is_told_anything(db, office, today, walk):
    today("2025-09-01")
    back = tenggat_content("2025-09", bukti={"SK": "perlu_perbaikan", "Foto": "ada"})
    store(db, back, posisi="2025-09-01")
    store(db, back, pic=None, posisi="2025-09-01", unggahan=2)
    staff(db, office, *KINDS_OF_PLANS.split())
    today("2026-02-02")
    assert letters_ready(db, SATKER, offices_with_mail(db)[SATKER], clock.now())
    settings = offices_with_mail(db)[SATKER]
    close_plan(db, SATKER, TAHUN, closed=True, pelaku=LOCAL_ACTOR)
    assert letters_ready(db, SATKER, settings, clock.now()) == []


def test_a_letter_counts_once_what_its_subject_counts_and_its_links_lead_to_the_day_they_are_opened(
    db, office, today, walk
):
    today("2025-09-01")
    store(db, *(tenggat_content(f"2025-{month:02}") for month in range(1, 9)))
    staff(db, office, "tugas")
    assert walk("2025-09-01", "2025-09-01") == [("09-01", "ani")]
    subject, said = last_letter(office)
    assert subject == f"Tugas ZI {SATKER}: 8 lewat tenggat"
    assert "(rencana 2025): 8 target\n1. V.a.1 Menyusun laporan" in said
    assert said.count("posisi=hari-ini") == 2
    assert "posisi=2025" not in said
