"""The changes of a plan in words."""

from dataclasses import replace
from datetime import date

import pytest

from monev import figures
from monev.core.content import as_content
from monev.core.errors import NotFound
from monev.database import rows_of
from monev.figures.plan_history import change_table, report_days
from monev.writing.changes import compare
from monev.writing.plan_versions import compare_unggahan
from tests.figures.material import Submission, langkah, make_submission, store_submissions, tenggat
from tests.makers import TAHUN

TW_ENDS = [date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31)]


def submitted(*contents: tuple) -> list[Submission]:
    """Make unggahan 1, 2, ... of (posisi, *langkah), with what each changed, as an upload does."""
    old, everything = [], []
    for number, (posisi, *rows) in enumerate(contents, start=1):
        changes = as_content(compare(old, rows))
        everything.append(make_submission(posisi, *rows, number=number, perubahan=changes))
        old = everything[-1].isi["langkah"]
    return everything


# Five tenggat. Unggahan 1 is the plan alone; 2 (31 March) reports one done; 3 (30 June) two more,
# of which one late, and moves I.3.1 from May to August; 4 corrects 3 for the same day: the third
# was not done after all.
OPEN = [
    langkah("I.2.1", tenggat("2025-03"), tenggat("2025-06")),
    langkah("I.3.1", tenggat("2025-05")),
    langkah("I.4.1", tenggat("2025-11")),
]
MOVED = [
    langkah("I.3.1", tenggat("2025-08")),
    langkah("I.4.1", tenggat("2025-11", "tidak_berlaku")),
]
FIRST_DONE = langkah("I.1.1", tenggat("2025-02", "selesai", tanggal_selesai="2025-02-20"))
SECOND_DONE = tenggat("2025-03", "selesai", tanggal_selesai="2025-04-10")
THIRD_DONE = tenggat("2025-06", "selesai", selesai_sejak="2025-06-30")
ONE, TWO, THREE, FOUR = submitted(
    ("2025-01-15", langkah("I.1.1", tenggat("2025-02")), *OPEN),
    ("2025-03-31", FIRST_DONE, *OPEN),
    ("2025-06-30", FIRST_DONE, langkah("I.2.1", SECOND_DONE, THIRD_DONE), *MOVED),
    ("2025-06-30", FIRST_DONE, langkah("I.2.1", SECOND_DONE, tenggat("2025-06", "proses")), *MOVED),
)


@pytest.fixture(scope="module")
def satker(shared_db) -> str:
    return store_submissions(shared_db, ONE, TWO, THREE, FOUR)


def test_changes_are_told_as_people_read_them():
    changes = [
        {"jenis": "target_bergeser", "kode": "I.1.1", "langkah_aksi": "Apel", "tenggat": "2025-05", "kolom": None,
         "dari": "2025-05", "ke": "2025-08"},
        {"jenis": "teks_berubah", "kode": "I.1.1", "langkah_aksi": "Apel", "tenggat": None, "kolom": "PIC",
         "dari": None, "ke": "Ani"},
    ]  # fmt: skip
    table = change_table(changes)
    assert table[["jenis", "kolom", "semula", "menjadi"]].to_dict("split")["data"] == [
        ["target bergeser", "", "Mei 2025", "Agustus 2025"],
        ["sel rencana berubah", "PIC", "", "Ani"],
    ]
    assert [*table["kode"]] == ["I.1.1", "I.1.1"], "what a CSV says for programs"
    assert table["tenggat"].isna().tolist() == [False, True]


def days_at(db, satker: str, posisi: date, **chosen: int) -> list[date]:
    return report_days(db, figures.view_at(db, satker, TAHUN, posisi, **chosen))


def test_a_view_knows_of_the_reports_up_to_its_own_day_and_of_two_for_one_day_as_one(
    shared_db, satker
):
    march, june = TW_ENDS[:2]
    assert days_at(shared_db, satker, date(2025, 3, 30)) == [], "a plan alone is no report"
    assert days_at(shared_db, satker, march) == [march]
    assert days_at(shared_db, satker, TW_ENDS[3]) == [march, june]
    assert days_at(shared_db, satker, TW_ENDS[3], unggahan=2) == [march], "3 and 4 came later"


def test_a_cancelled_unggahan_is_no_report_and_takes_no_ones_place(shared_db):
    corrected = replace(FOUR, dibatalkan=True)
    satker = store_submissions(shared_db, ONE, TWO, THREE, corrected)
    assert days_at(shared_db, satker, TW_ENDS[3]) == TW_ENDS[:2]
    satker = store_submissions(shared_db, ONE, replace(TWO, dibatalkan=True), THREE)
    assert days_at(shared_db, satker, TW_ENDS[3]) == [TW_ENDS[1]]


def test_any_two_unggahan_are_compared_by_the_one_definition_of_a_change(shared_db, satker):
    versions = rows_of(figures.riwayat(shared_db, satker, TAHUN))
    ids = {row["unggahan"]: row["unggahan_id"] for row in versions}
    everything = compare_unggahan(shared_db, ids[1], ids[3])
    # Three done between 1 and 3, one declared not applicable, one moved; 2 and 3 together say the
    # same.
    statuses = [change for change in everything if change["kolom"] == "Status"]
    assert {(change["jenis"], change["kode"], change["tenggat"]) for change in statuses} == {
        ("selesai_baru", "I.1.1", "2025-02"),
        ("selesai_baru", "I.2.1", "2025-03"),
        ("selesai_baru", "I.2.1", "2025-06"),
        ("laporan_berubah", "I.4.1", "2025-11"),
    }
    moved = [change for change in everything if change["jenis"] == "target_bergeser"]
    assert [(change["dari"], change["ke"]) for change in moved] == [("2025-05", "2025-08")]
    assert compare_unggahan(shared_db, ids[3], ids[3]) == []
    for number in (2, 3, 4):
        compared = compare_unggahan(shared_db, ids[number - 1], ids[number])
        recorded = rows_of(figures.changes_of(shared_db, ids[number]))
        assert compared == recorded, "as it was recorded"
    for unknown in (0, -1, 999_999):
        with pytest.raises(NotFound):
            compare_unggahan(shared_db, unknown, unknown)


def test_an_unggahan_that_is_not_there_is_said_with_those_that_are_and_so_is_a_cancelled_one(
    shared_db, satker
):
    for number in (0, 5, 99):
        with pytest.raises(NotFound, match=f"tidak mempunyai unggahan {number}") as error:
            figures.view_at(shared_db, satker, TAHUN, date(2025, 6, 30), unggahan=number)
        assert "1, 2, 3, 4" in error.value.advice
    satker = store_submissions(shared_db, ONE, replace(TWO, dibatalkan=True))
    with pytest.raises(NotFound, match=r"unggahan 2, atau sudah dibatalkan"):
        figures.view_at(shared_db, satker, TAHUN, date(2025, 6, 30), unggahan=2)
