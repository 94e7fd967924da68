"""The tasks of a PIC are the tenggat that every other page counts, each in one part of the list."""

from datetime import date

import pytest

from monev.figures import plan_pics, tasks_of, tasks_sentence, unchecked_bukti, view_at
from monev.figures.tasks import LATE, SOON, tasks_to_tell
from tests import makers
from tests.figures.material import values_of
from tests.makers import TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content

SATKER = "KPU Kabupaten Tugas"
ANI, BUDI = "Kasubbag A", "Kasubbag B"
POSISI = date(2025, 9, 30)


@pytest.fixture(scope="module")
def view(shared_db):
    finished = tenggat_content(
        "2025-03", "selesai", tanggal_selesai="2025-04-02", bukti={"SK": "ada"}
    )
    proof = {"SK": "ada", "Notulensi": "belum_ada"}
    lacking = tenggat_content("2025-04", "selesai", tanggal_selesai="2025-04-30", bukti=proof)
    late = [tenggat_content(f"2025-0{month}", bukti={"Undangan": "belum_ada"}) for month in (5, 6)]
    late[1]["bukti"][0] |= {"status": "perlu_perbaikan", "catatan": "Belum bertanda tangan"}
    dropped = tenggat_content("2025-07", "tidak_berlaku", kendala="Dihapus", bukti={"SK": "ada"})
    langkah = [
        langkah_content("I.1.1", [finished, lacking], pic=ANI),
        langkah_content("I.2.1", late, pic=ANI),
        langkah_content("II.1.1", [dropped, tenggat_content("2025-12")], pic=ANI),
        langkah_content("II.2.1", [tenggat_content("2025-10", buka="2025-09-01")], pic=BUDI),
        langkah_content("III.1.1", [tenggat_content("2025-02")]),
    ]
    append_unggahan(shared_db, sample_content(langkah, posisi=POSISI.isoformat()), satker=SATKER)
    return view_at(shared_db, SATKER, TAHUN, POSISI)


def test_what_stands_alike_is_one_task_with_its_months_and_what_it_lacks(shared_db, view):
    assert plan_pics(shared_db, view) == [ANI, BUDI]
    tasks = tasks_of(shared_db, view, [ANI])
    assert tasks.counts == {
        "terlambat": 2,
        "belum_dilaporkan": 0,
        "berjalan": 0,
        "selesai_tanpa_bukti": 1,
        "belum_jatuh_tempo": 1,
        "beres": 2,
    }
    (late,) = tasks_to_tell(shared_db, view, POSISI)[ANI][LATE]
    assert (late.kode, late.tenggat[0], late.when) == ("I.2.1", "2025-05", "Mei, Jun 2025")
    assert [lack.words for lack in late.lacks] == [
        "Undangan (perlu perbaikan: Belum bertanda tangan, Juni 2025)",
        "Undangan (Mei 2025)",
    ]
    assert tasks_sentence(tasks, view) == (
        "2 target terlambat; 1 target selesai, bukti kurang; 1 bukti perlu perbaikan."
    )


def test_several_pic_are_one_list_none_are_none_and_unchecked_is_what_is_there_and_owed(
    shared_db, view
):
    assert tasks_of(shared_db, view, [ANI, BUDI]).counts["berjalan"] == 1
    nobody = tasks_of(shared_db, view, [])
    assert not any(nobody.counts.values())
    assert tasks_sentence(nobody, view) == "Belum ada target untuk PIC ini."
    waiting = values_of(unchecked_bukti(shared_db, view), "kode", "tenggat", "bukti")
    assert waiting == [("I.1.1", "2025-03", "SK"), ("I.1.1", "2025-04", "SK")], (
        "what was dropped is owed no more"
    )


def test_what_was_done_after_posisi_stays_a_task_while_its_bukti_is_missing(db):
    done = {"laporan": "selesai", "tanggal_selesai": "2025-10-05"}
    langkah = [
        langkah_content("I.1.1", [tenggat_content("2025-06", **done, bukti={"SK": "belum_ada"})]),
        langkah_content("I.2.1", [tenggat_content("2025-06", **done, bukti={"SK": "ada"})]),
    ]
    append_unggahan(db, sample_content(langkah, posisi=POSISI.isoformat()))
    db.catch_up()
    tasks = tasks_of(db, view_at(db, makers.SATKER, TAHUN, POSISI), None)
    assert (tasks.counts["selesai_tanpa_bukti"], tasks.counts["beres"]) == (1, 1)
    assert tasks_sentence(tasks, view_at(db, makers.SATKER, TAHUN, POSISI)) == (
        "1 target selesai, bukti kurang."
    )


def test_what_runs_is_a_task_and_of_what_names_two_both_are_told(db):
    """Two tenggat fall due in January; one runs from January and falls due in March."""
    january = [tenggat_content(f"2025-01-{day}") for day in (10, 20)]
    runs = tenggat_content("2025-03", buka="2025-01-01")
    langkah = [
        langkah_content("I.1.1", january, pic=ANI),
        langkah_content("I.2.1", [runs], pic=f"{ANI}; {BUDI}"),
    ]
    append_unggahan(db, sample_content(langkah, posisi="2025-01-01"))
    db.catch_up()
    view = view_at(db, makers.SATKER, TAHUN, date(2025, 1, 5))
    tasks = tasks_of(db, view, None)
    assert (
        tasks_sentence(tasks, view)
        == "3 target dalam waktunya (2 jatuh tempo Januari, 1 sesudahnya)."
    )
    told = tasks_to_tell(db, view, date(2025, 3, 30))
    of_budi = [task.kode for task in told[BUDI][SOON]]
    assert ([*told], of_budi) == ([ANI, BUDI], ["I.2.1"])


@pytest.mark.parametrize(
    ("day", "part"), [("10-23", None), ("10-24", SOON), ("10-30", SOON), ("10-31", LATE)]
)
def test_a_pic_is_told_from_a_week_before_it_is_due_and_that_it_is_late_on_that_day_itself(
    shared_db, view, day, part
):
    told = tasks_to_tell(shared_db, view, date.fromisoformat(f"2025-{day}"))
    of_budi = told.get(BUDI, {})
    assert [*of_budi] == ([part] if part else [])
    for tasks in of_budi.values():
        assert [task.kode for task in tasks] == ["II.2.1"]
