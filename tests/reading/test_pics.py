"""A PIC cell that names two people is asked about once; then each of them has the task."""

import pytest

from monev import figures
from monev.access import NotAllowed, Visitor
from monev.core.text import shared_pics_note
from monev.database import Database, rows_of
from monev.edits.single_edits import Target, edit
from monev.figures import View
from monev.figures.search import find_words
from monev.figures.tasks import LATE, tasks_to_tell
from monev.meeting.screens import pic_choices
from monev.people.setting_up import add_person
from monev.reading.pics import several_pics, surely_several
from monev.uploads import check_upload
from monev.writing.reading_choices import store_choices
from tests.makers import add_people
from tests.questions.material import load, plan, sit
from tests.sitting_book import SATKER, TAHUN

TU, SURVEI, BOTH = "Sekretaris", "Kasi Survei", "Sekretaris / Kasi Survei"


def book() -> bytes:
    """Build a plan of three langkah, of which two have both as their PIC."""
    return plan(
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "PENANGGUNG JAWAB"),
        (None, "I. MANAJEMEN PERUBAHAN"),
        (1, "Menyusun SK tim", "SK", f"Februari {TAHUN}", BOTH),
        (2, "Rapat evaluasi", "Notulensi", f"Maret {TAHUN}", BOTH),
        (3, "Mengukur kepuasan", "Laporan", f"April {TAHUN}", SURVEI),
        (4, "Rapat bulanan", "Undangan", f"Mei {TAHUN}", "Seksi Penataan dan Pemberdayaan"),
    )


def answer(db: Database, index: int = 0) -> View:
    """Answer the one question of the plan, and read the file again."""
    load(db, book())
    (asked,) = [one for one in sit(db, book()).left if one.effect == "pic"]
    assert asked.settles == 2
    proposals = sit(db, book()).proposals(asked)
    assert [one.words for one in proposals] == [f"Ya, 2 PIC: {TU}; {SURVEI}", "Bukan, itu satu PIC"]
    store_choices(db, SATKER, proposals[index].items, pelaku="Ani", tahun=TAHUN)
    assert not [one for one in sit(db, book()).left if one.effect == "pic"], "asked once"
    return load(db, book())


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        (BOTH, [TU, SURVEI]),
        ("Kasubbag Umum dan Kasubbag Hukum", ["Kasubbag Umum", "Kasubbag Hukum"]),
        ("Kasi Survei dan Pemetaan / Kasubbag TU", ["Kasi Survei dan Pemetaan", "Kasubbag TU"]),
        ("Sekretaris\nKasubbag Umum & Gugus Mutu", ["Sekretaris", "Kasubbag Umum & Gugus Mutu"]),
        ("Ani, Budi", ["Ani", "Budi"]),
        ("Ketua dan Anggota Tim I", ["Ketua", "Anggota Tim I"]),
        ("Seksi Survei dan Pemetaan", []),
        ("Sub Bagian Keuangan, Umum dan Logistik", []),
        ("Kepala Sub Bagian\nTata Usaha", []),
        ("Budi Santoso, S.H.", []),
        ("Tim I/II", []),
        ("Ani; Budi", []),
        ("", []),
    ],
)
def test_only_a_cell_that_may_name_several_people_is_asked_about(cell, people):
    assert several_pics(cell, {"Sekretaris"}) == people


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Kasi Survei dan Ka. KPLP", ["Kasi Survei", "Ka. KPLP"]),
        ("Subbag Umum dan Keuangan dan Kabid Data", ["Subbag Umum dan Keuangan", "Kabid Data"]),
        ("Kasi Data, Umum dan Arsip, Kasubbag TU", ["Kasi Data, Umum dan Arsip", "Kasubbag TU"]),
        ("Ketua Pokja VI bersama Tim Akreditasi", ["Ketua Pokja VI", "Tim Akreditasi"]),
        ("1. Wadir Umum\n2. Perawat", ["Wadir Umum", "Perawat"]),
        ("Kasi Survei\nSekretaris", ["Kasi Survei", "Sekretaris"]),
        ("Subbag Umum dan Keuangan", []),
        ("Ketua dan Anggota Tim I", []),
        ("Kasubbag TU, Budi, Kasi Survei", []),
        ("Kasi Survei dan staf", []),
        ("Kasi Survei, Gugus Mutu", ["Kasi Survei", "Gugus Mutu"]),
        ("Kasi Survei dan Gugus Mutu", []),
    ],
)
def test_people_whom_nobody_would_take_for_one_are_not_asked_about(cell, people):
    assert surely_several(cell, {"Sekretaris", "Gugus Mutu", "gugus mutu"}) == people


def test_one_answer_is_for_all_cells_parted_alike(db):
    pics = (BOTH, "Bendahara / Panitera", "Camat dan Lurah", BOTH)
    rows = [
        (number, f"Rapat {number}", "SK", f"Mei {TAHUN}", pic) for number, pic in enumerate(pics, 1)
    ]
    headings = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "PIC")
    file = plan(headings, (None, "I. MANAJEMEN PERUBAHAN"), *rows)
    asked = [one for one in sit(db, file).left if one.effect == "pic"]
    assert [(one.written, one.settles) for one in asked] == [
        (f"{BOTH} | Bendahara / Panitera", 3),
        ("Camat dan Lurah", 1),
    ]
    each, _ = sit(db, file).proposals(asked[0])
    assert each.words == "Ya, tiap nama satu PIC"
    store_choices(db, SATKER, each.items, pelaku="Ani", tahun=TAHUN)
    read = [langkah.pic for langkah in check_upload(file, "rencana.xlsx", db=db).langkah]
    assert read == [f"{TU}; {SURVEI}", "Bendahara; Panitera", "Camat dan Lurah", f"{TU}; {SURVEI}"]


def test_a_stored_plan_keeps_its_pic_until_its_file_is_read_again_with_the_answer(db):
    view = load(db, book())
    assert figures.plan_pics(db, view) == [SURVEI, BOTH, "Seksi Penataan dan Pemberdayaan"]
    view = answer(db)
    assert figures.plan_pics(db, view) == [SURVEI, TU, "Seksi Penataan dan Pemberdayaan"]
    assert not [one for one in sit(db, book()).left if one.effect == "pic"]


def test_an_answer_that_it_is_one_pic_is_remembered_and_changes_nothing(db):
    view = answer(db, 1)
    assert figures.plan_pics(db, view) == [SURVEI, BOTH, "Seksi Penataan dan Pemberdayaan"]
    assert not [one for one in sit(db, book()).left if one.effect == "pic"]
    read = check_upload(book(), "rencana.xlsx", db=db)
    assert [langkah.pic for langkah in read.langkah][:2] == [BOTH, BOTH]


def test_a_target_of_two_is_counted_for_each_and_once_in_the_sum(db):
    view = answer(db)
    counts = figures.load(db, view, "pic").set_index("nilai")["jatuh_tempo"].to_dict()
    assert (counts[TU], counts[SURVEI]) == (2, 3)
    missing = figures.kesenjangan(db, view)
    by_pic = {pic: len(own) for pic, own in figures.gaps_by_pic(missing).items()}
    others = {"Seksi Penataan dan Pemberdayaan": 1}
    assert (len(missing), by_pic) == (4, {SURVEI: 3, TU: 2} | others)
    assert len(figures.tenggat(db, view)) == 4
    assert shared_pics_note(row["pic"] for row in rows_of(figures.tenggat(db, view)))
    found = figures.kesenjangan(db, figures.narrow_view(db, view, (), (TU,)))
    assert [row["kode"] for row in found] == ["I.1.1", "I.2.1"]
    of_survei = figures.narrow_view(db, view, (), (SURVEI,))
    assert len(figures.figure_rows(db, of_survei, "belum_dilaporkan")) == 3


def test_each_of_two_has_the_task_and_its_letters_finds_their_name_and_may_report_it(db):
    view = answer(db)
    people = {"tuti": TU, "sari": SURVEI}
    add_people(db)
    for pelaku, pic in people.items():
        add_person(
            db, Visitor(pelaku, pelaku.title(), pics={SATKER: frozenset({pic})}), pelaku="utama"
        )
    told = tasks_to_tell(db, view, view.posisi)
    counted = {}
    for pelaku, pic in people.items():
        own = figures.own_pics(db, view, Visitor(pelaku, "", pics={SATKER: frozenset({pic})}))
        assert own == (pic,)
        counts = figures.tasks_of(db, view, own).counts
        counted[pelaku] = sum(figures.overdue(counts).values())
        assert sum(len(task.tenggat) for task in told[pic][LATE]) == counted[pelaku]
        texts = [
            found.text
            for found in find_words(db, figures.list_rencana(db), [pic[-2:].lower()], None)
        ]
        assert pic in texts
        assert f"{TU}; {SURVEI}" not in texts
        assert pic in pic_choices(db, view)
    assert counted == {"tuti": 2, "sari": 3}
    for pelaku, target in (
        ("tuti", Target("I.1.1", f"{TAHUN}-02")),
        ("sari", Target("I.2.1", f"{TAHUN}-03")),
    ):
        edit(db, SATKER, TAHUN, target, {"laporan": "proses"}, pelaku=pelaku)
    with pytest.raises(NotAllowed):
        edit(
            db, SATKER, TAHUN, Target("I.3.1", f"{TAHUN}-04"), {"laporan": "proses"}, pelaku="tuti"
        )


def test_a_pic_that_differs_in_signs_alone_is_one_person_by_its_usual_spelling_and_told(db):
    usual, twin, other = "Kasubbag Umum & Arsip", "kasubbag. Umum, dan  arsip", "Kasubbag Umum"
    cells = [twin, usual, usual, usual, f"{twin}; {other}"]
    data = plan(
        ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "PENANGGUNG JAWAB"),
        (None, "I. MANAJEMEN PERUBAHAN"),
        *[(no, f"Langkah {no}", "SK", f"Mei {TAHUN}", pic) for no, pic in enumerate(cells, 1)],
    )
    reading = check_upload(data, "rencana.xlsx", db=db)
    assert [row.pic for row in reading.langkah] == [usual] * 4 + [f"{usual}; {other}"]
    (told,) = [each for each in reading.peringatan if each.code == "rows.pic_spelled"]
    assert f": “kasubbag. Umum, dan arsip” dibaca “{usual}”. Bila memang dua orang" in told.pesan
