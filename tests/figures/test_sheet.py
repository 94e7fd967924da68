"""Ringkasan as one sheet: its sentence, months, lists by PIC and areas count the same targets, and
the curve has one list of points.
"""

import re
from datetime import date

from monev.figures import view_at
from monev.figures.sheet import sheet_of
from tests.charts import books
from tests.conftest import filled_by
from tests.figures.material import langkah, make_submission, store_submissions, tenggat, view_of
from tests.makers import TAHUN

POSISI = "2025-09-30"
ENDS = "2025-06-30", "2025-09-30"
filled = filled_by(books.fill)
DONE = tenggat("2025-03", "selesai", tanggal_selesai="2025-03-01")
LATE = [
    # Area I: three days late, one of two; II: done; III: nothing due; IV: late since July.
    langkah("I.1.1", DONE, tenggat("2025-09-27"), pic="Ani"),
    langkah("II.1.1", DONE, pic="Ani; Budi"),
    langkah("III.1.1", tenggat("2025-12"), tenggat("2025-10", "tidak_berlaku"), pic="Ani"),
    langkah("IV.1.1", tenggat("2025-07-31"), tenggat("2025-10-15"), pic="Budi"),
    langkah("IV.2.1", tenggat("2025-07-31"), pic="Budi"),
]


def test_the_lists_say_who_has_what_most_first_and_the_months_and_areas_add_up(shared_db):
    shown = sheet_of(shared_db, view_of(shared_db, POSISI, *LATE))
    assert shown.answer == "2 dari 5 target yang jatuh tempo selesai; 3 terlambat."
    late, following = shown.lists
    assert (late.mark, late.title, late.is_late) == ("▲", "Terlambat 3", True)
    assert [(one.name, one.codes) for one in late.people] == [
        ("Budi", "IV.1 · IV.2"),
        ("Ani", "I.1"),
    ]
    assert [row.when for row in late.people[0].rows] == ["61 hari lewat"] * 2
    assert (following.title, following.people[0].rows[0].when) == ("Oktober 1", "15 Okt")
    months = {month.name: (month.text, month.state, month.mark) for month in shown.months}
    assert len(months) == 12
    assert months["Mar"] == ("2/2", "penuh", "")
    assert months["Jul"] == ("0/2", "terlambat", "▲")
    assert months["Okt"] == ("1", "belum", "")
    assert months["Jan"] == ("–", "kosong", "")
    assert [(area.text, area.mark) for area in shown.areas] == [
        ("1/2", "▲1"),
        ("1/1", ""),
        ("–", ""),
        ("0/2", "▲2"),
    ]


def test_what_lacks_is_told_of_the_triwulan_before_as_it_was_told_then(shared_db):
    """Bukti of a target done before it was due lacked in June, though nobody owed it yet."""
    done = tenggat("2025-08", "selesai", "belum_ada", tanggal_selesai="2025-06-20")
    early = langkah("I.1.1", tenggat("2025-05", "proses", "belum_ada"), done, pic="Ani")
    reports = (make_submission(day, early, number=n) for n, day in enumerate(ENDS, start=1))
    satker = store_submissions(shared_db, *reports)
    june, july, september = (
        sheet_of(shared_db, view_at(shared_db, satker, TAHUN, date.fromisoformat(day))).lists[1]
        for day in (ENDS[0], "2025-07-31", ENDS[1])
    )
    assert (june.title, june.note) == ("Bukti kurang 2", "")
    assert (july.title, july.note) == ("Bukti kurang 2", "")
    assert (september.title, september.note) == ("Bukti kurang 2", "")


def test_what_was_before_is_said_with_its_triwulan_and_only_where_it_was_otherwise(shared_db):
    """36 targets of June beside 12 of TW II: a number at a day is of all that was due by then."""
    one = langkah("I.1.1", DONE, tenggat("2025-05"), tenggat("2025-08"), pic="Ani")
    reports = (make_submission(day, one, number=n) for n, day in enumerate(ENDS, start=1))
    satker = store_submissions(shared_db, *reports)
    july, september = (
        sheet_of(shared_db, view_at(shared_db, satker, TAHUN, date.fromisoformat(day)))
        for day in ("2025-07-31", ENDS[1])
    )
    assert (july.note, july.lists[0].note) == ("", "")
    assert (september.note, september.lists[0].note) == ("akhir TW II: 1 dari 2", "akhir TW II: 1")


def test_a_month_is_as_strong_as_its_share_of_late_and_its_sign_says_if_it_was_reported(shared_db):
    done = tenggat("2025-08", "selesai", tanggal_selesai="2025-08-01")
    plan = [langkah(f"I.{number}.1", done, tenggat("2025-10")) for number in range(1, 10)]
    late = langkah("II.1.1", tenggat("2025-08"))
    satker = store_submissions(shared_db, make_submission("2025-09-30", *plan, late))
    view = view_at(shared_db, satker, TAHUN, date(2025, 11, 30))
    months = {month.name: month for month in sheet_of(shared_db, view).months}
    strengths = {name: (months[name].mark, months[name].late_share) for name in ("Agu", "Okt")}
    assert strengths == {"Agu": ("▲", 0.1), "Okt": ("△", 1.0)}


def test_a_plans_first_week_says_what_comes_first_and_whose_it_is(shared_db):
    plan = [
        langkah("I.1.1", tenggat("2025-03"), tenggat("2025-06"), pic="Ani"),
        langkah("V.1.1", tenggat("2025-03-15"), pic="Budi"),
    ]
    satker = store_submissions(shared_db, make_submission("2025-12-31", *plan))
    week, later = (
        sheet_of(shared_db, view_at(shared_db, satker, TAHUN, date.fromisoformat(day)))
        for day in ("2025-01-05", "2025-03-31")
    )
    assert week.answer == "3 target setahun. Yang pertama jatuh tempo 15 Maret."
    (first,) = week.lists
    assert (first.title, first.note, first.month) == ("Maret 2", "jatuh tempo pertama", "2025-03")
    assert [person.name for person in first.people] == ["Budi", "Ani"]
    assert [area.text for area in week.areas] == ["2 target", "1 target"]
    assert {month.state for month in week.months} == {"belum", "kosong"}
    assert later.answer == "2 target yang jatuh tempo belum dilaporkan; 3 target setahun."
    assert [month.state for month in later.months if month.state != "kosong"] == [
        "rencana",
        "belum",
    ]


def test_a_plan_alone_has_no_word_of_failure_and_no_line_of_what_was_done(filled):
    view = books.plan(filled)
    shown = sheet_of(filled, view)
    assert shown.answer == "228 target yang jatuh tempo belum dilaporkan; 228 target setahun."
    assert {month.state for month in shown.months} == {"rencana"}
    assert {area.parts for area in shown.areas} == {()}, "a full bar would say that all is done"
    assert all(re.fullmatch(r"(\d+) dari \1 jatuh tempo", area.text) for area in shown.areas)
    assert shown.curve is not None and shown.curve.reached == ()
    assert not any(listed.is_late for listed in shown.lists)
    assert "erlambat" not in repr(shown)
