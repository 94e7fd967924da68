"""Test *Masih berlaku?*: asked from ten days before a triwulan begins, until a file brings other
work or the office says that its plan still holds.
"""

from datetime import date, datetime

import pytest

from monev.access import NotAllowed, find_visitor
from monev.core import clock
from monev.core.clock import today_within
from monev.core.roles import EVERY_SATKER
from monev.database import Database
from monev.figures import current_counts, view_at
from monev.figures import recap as offices
from monev.figures.next_triwulan import is_asked, kept_sentence, question
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.reminders.due import letters_due
from monev.reminders.mail import MailSettings
from monev.writing.closing import close_plan
from monev.writing.still_valid import said_valid, say_valid, take_back
from tests.makers import SATKER, TAHUN, add_people, append_unggahan, sample_content
from tests.reminders.post_office import employ

SEPTEMBER = date(TAHUN, 9, 30)


def staffed(db: Database) -> None:
    append_unggahan(db)
    employ(db, "utama", roles={EVERY_SATKER: {"admin"}})
    employ(db, "op", roles={SATKER: {"operator"}})
    add_people(db, lain={SATKER: "operator"}, periksa={SATKER: "pemeriksa"})


@pytest.fixture
def db(own_store, today) -> Database:
    today("2025-08-05")
    db = own_store(staffed)
    today("2025-09-24")
    return db


def now_judged(db: Database):
    return view_at(db, SATKER, TAHUN, today_within(TAHUN))


def say(db: Database, pelaku: str = "op"):
    return say_valid(db, SATKER, TAHUN, pelaku=pelaku)


def in_rekap(db: Database, posisi: date = SEPTEMBER) -> str:
    (office,) = offices.recap(db, posisi, tahun=TAHUN)
    return offices.recap_frame(db, [office])["rencana"].item()


def asked_by_mail(db: Database, day: str) -> list[str]:
    now = datetime.fromisoformat(day).replace(tzinfo=clock.zone())
    letters = letters_due(db, MailSettings(jenis=("unggah",)), SATKER, now)
    told = []
    for letter in letters:
        body = letter.write()
        said = " ".join(part.text for part in body.parts)
        told.append(f"{body.subject}: {said}" if "Masih berlaku?" in said else body.subject)
    return told


def brought(db: Database, **other) -> None:
    append_unggahan(db, sample_content(unggahan=2, posisi="2025-09-24", **other))


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        ("2025-09-20", ""),
        ("2025-09-21", "Rencana TW IV terakhir diperbarui 5 Agustus 2025. Masih berlaku?"),
        ("2025-12-21", "Rencana TW IV terakhir diperbarui 5 Agustus 2025. Masih berlaku?"),
        ("2025-12-22", ""),
    ],
)
def test_it_is_asked_from_ten_days_before_a_triwulan(db, today, day, asked):
    today(day)
    view = now_judged(db)
    assert (question(view) if is_asked(view) else "") == asked


def test_the_first_triwulan_of_a_plan_is_asked_at_the_end_of_the_year_before(db, today):
    append_unggahan(db, tahun=TAHUN + 1)
    for day, asked in (("2025-12-21", False), ("2025-12-22", True), ("2026-01-05", True)):
        today(day)
        assert is_asked(view_at(db, SATKER, TAHUN + 1, today_within(TAHUN + 1))) == asked


def test_an_operator_says_it_once_and_takes_their_own_word_back(db):
    figures = current_counts(db, now_judged(db))
    with pytest.raises(NotAllowed):
        say(db, "periksa")
    entry = say(db)
    assert (entry.jenis, entry.satker, entry.tahun) == ("masih_berlaku", SATKER, TAHUN)
    assert say(db, "lain") is None, "it is answered"
    assert kept_sentence(now_judged(db)) == "Rencana dinyatakan masih berlaku 24 September 2025."
    assert in_rekap(db) == "TW IV: masih berlaku 24 September 2025"
    assert in_rekap(db, date(TAHUN, 6, 30)) == "TW III: diperbarui 5 Agustus 2025"
    assert current_counts(db, now_judged(db)) == figures
    with pytest.raises(NotAllowed, match="Op"):
        take_back(db, SATKER, TAHUN, entry.nomor, pelaku="lain")
    assert take_back(db, SATKER, TAHUN, entry.nomor, pelaku="op").isi["menarik"] == entry.nomor
    assert take_back(db, SATKER, TAHUN, entry.nomor, pelaku="op") is None
    assert said_valid(db, SATKER, TAHUN) == [] and is_asked(now_judged(db))
    assert in_rekap(db) == "TW IV: belum dinyatakan"
    lines = audit_lines(db, find_visitor(db, "utama"), AuditFilter())
    assert list(lines["apa"][:2]) == [
        "menarik pernyataan rencana masih berlaku untuk TW IV",
        "menyatakan rencana masih berlaku untuk TW IV",
    ]


def test_a_file_with_other_work_answers_it_and_a_report_alone_does_not(db):
    report = {"jenis": "selesai_baru", "kode": "I.1.1", "langkah_aksi": "Langkah I.1.1"}
    said = {"tenggat": "2025-03", "kolom": None, "dari": "Belum", "ke": "Selesai"}
    brought(db, perubahan=[report | said])
    assert is_asked(now_judged(db))
    moved = {"jenis": "target_bergeser", "kolom": None, "dari": "2025-09", "ke": "2025-10"}
    append_unggahan(
        db, sample_content(unggahan=3, posisi="2025-09-24", perubahan=[report | said | moved])
    )
    assert not is_asked(now_judged(db))
    assert in_rekap(db) == "TW IV: diperbarui 24 September 2025"
    assert kept_sentence(now_judged(db)) == ""


def test_the_operators_letter_asks_it_too(db, today):
    (letter,) = asked_by_mail(db, "2025-09-24T09:00")
    assert letter.startswith(f"Laporan ZI {SATKER}: TW III 2025 berakhir")
    append_unggahan(
        db, sample_content(unggahan=2, posisi="2025-09-30", laporan_lengkap=True, perubahan=[])
    )
    (letter,) = asked_by_mail(db, "2025-10-01T09:00")
    assert letter.startswith(f"Rencana ZI {SATKER}: masih berlaku untuk TW IV 2025?: Rencana TW IV")
    say(db)
    assert asked_by_mail(db, "2025-10-01T09:00") == []


def test_a_closed_plan_is_not_asked_and_says_nothing(db):
    close_plan(db, SATKER, TAHUN, closed=True, pelaku="utama")
    assert not is_asked(now_judged(db)) and say(db) is None
