"""Two versions are merged by cell (docs/operations.md).

What one side changed is never lost; what both changed differently adds a question. If somebody
stores while a person looks at the preview, the merge starts from what that person saw.
"""

import copy
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monev.core.errors import ConsentNeeded, VersionClash
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.edits.storing import say_complete
from monev.journal import open_journal
from monev.uploads import plan_upload
from monev.uploads.file_version import build_file_version
from monev.uploads.merge import FILE, Merger
from monev.writing.content import BUKTI_HEADINGS, LANGKAH_TEXTS, LAPORAN_HEADINGS
from tests.uploads.material import (
    JUNE,
    SEPTEMBER,
    bukti_row,
    langkah,
    load_and_store,
    make_reading,
    planned,
    realisasi_row,
    status_bukti,
    store_planned,
    tenggat,
    uploaded,
)

STORED = {"realisasi": [realisasi_row("I.1.1", "2025-03", "belum", kendala="anggaran")]}
IN_FILE = {"realisasi": [realisasi_row("I.1.1", "2025-03", "belum", kendala="pegawai cuti")]}
TWO = (langkah("I.1.1", "Maret, Juni 2025"), langkah("I.2.1", "Juni 2025"))


def two_sides(db, stored, in_file, **other):
    """Plan a workbook that comes back as `in_file` after somebody else stored `stored`."""
    origin = uploaded(db, *TWO, posisi="2025-03-31")
    uploaded(db, *TWO, origin=origin, **stored, posisi="2025-06-30")
    return plan_upload(db, make_reading(*TWO, origin=origin, **in_file), posisi=SEPTEMBER, **other)


def test_a_file_whose_only_news_clashes_is_not_taken_for_one_without_news(db):
    """Nothing changes until somebody chooses a side, and still the file differs."""
    origin = uploaded(db, *TWO)
    uploaded(db, *TWO, **STORED, origin=origin, posisi="2025-09-30")
    upload_plan = planned(db, *TWO, **IN_FILE, origin=origin)
    assert [(clash.stored, clash.file) for clash in upload_plan.clashes] == [
        ("anggaran", "pegawai cuti")
    ]
    assert (upload_plan.changes, upload_plan.is_identical) == ((), False)
    with pytest.raises(ConsentNeeded) as held_back:
        store_planned(db, upload_plan, consent=True)
    [sentence] = held_back.value.matters
    assert sentence.startswith("I.1, Maret 2025, Kendala: tersimpan “anggaran” (oleh operator, ")
    assert sentence.endswith(", di berkas “pegawai cuti”.")


@pytest.mark.parametrize(
    ("word", "left", "kendala"),
    [(FILE, 0, "pegawai cuti"), ("", 1, "anggaran"), ("keduanya", 1, "anggaran")],
)
def test_a_chosen_clash_is_none_and_a_choice_that_names_neither_side_leaves_it_open(
    db, word, left, kendala
):
    upload_plan = two_sides(db, STORED, IN_FILE, choice={"I.1.1|2025-03||Kendala": word})
    assert len(upload_plan.clashes) == left
    assert tenggat(upload_plan.content, "I.1.1", "2025-03")["kendala"] == kendala


def test_a_target_moved_by_one_side_takes_the_other_side_s_progress_along(db):
    origin = uploaded(db, *TWO, posisi="2025-03-31")
    uploaded(db, TWO[0], langkah("I.2.1", "Agustus 2025"), origin=origin, posisi="2025-06-30")
    content = make_reading(*TWO, realisasi=[realisasi_row("I.2.1", "2025-06")], origin=origin)
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER)
    assert tenggat(upload_plan.content, "I.2.1", "2025-08")["laporan"] == "selesai"
    assert upload_plan.clashes == ()


def test_a_row_added_since_the_export_stays_and_one_removed_there_stays_removed(db):
    """Before the export it was only said that the report is complete."""
    origin = say_complete(db, *uploaded(db, *TWO, posisi="2025-03-31").rencana, JUNE, pelaku="Ani")
    uploaded(db, TWO[0], langkah("I.3.1"), origin=origin, posisi="2025-06-30")
    upload_plan = planned(db, *TWO, origin=origin)
    assert [langkah["kode"] for langkah in upload_plan.content["langkah"]] == ["I.1.1", "I.3.1"]
    assert upload_plan.changes == ()
    assert any(
        "dibuat dari unggahan 1, sedangkan yang berlaku unggahan 2" in note
        for note in upload_plan.notes
    )


def test_a_row_one_side_took_out_and_the_other_changed_is_asked(db):
    origin = uploaded(db, *TWO, posisi="2025-03-31")
    uploaded(db, TWO[0], origin=origin, posisi="2025-06-30")
    content = make_reading(*TWO, realisasi=[realisasi_row("I.2.1", "2025-06")], origin=origin)
    [clash] = plan_upload(db, content, posisi=SEPTEMBER).clashes
    assert clash.key == "I.2.1|||LANGKAH"
    chosen = plan_upload(db, content, posisi=SEPTEMBER, choice={clash.key: FILE})
    assert [langkah["kode"] for langkah in chosen.content["langkah"]] == ["I.1.1", "I.2.1"]


def test_a_document_one_side_removed_and_the_other_found_is_kept(db):
    upload_plan = two_sides(
        db,
        {
            "bukti": [
                bukti_row("I.2.1", "2025-06", "Undangan"),
                bukti_row("I.2.1", "2025-06", "Notulensi", "belum_ada"),
            ]
        },
        {"bukti": [bukti_row("I.2.1", "2025-06", "Notulensi", "belum_ada")]},
    )
    assert status_bukti(upload_plan.content, "I.2.1", "2025-06") == {
        "Undangan": "ada",
        "Notulensi": "belum_ada",
    }


def test_a_template_made_after_touches_of_one_day_goes_on_from_the_last_of_them(db):
    """Else what its person takes back is taken for untouched, and what they touched for a clash."""
    rencana = uploaded(db, *TWO, posisi="2025-03-31").rencana
    told = {"pelaku": "Ani"}
    for laporan in ("proses", "selesai"):
        said = {"laporan": laporan, "kendala": "anggaran"}
        origin = edit(db, *rencana, Target("I.1.1", "2025-03"), said, **told).entry
    taken_back = make_reading(
        *TWO, realisasi=[realisasi_row("I.1.1", "2025-03", "proses")], origin=origin
    )
    upload_plan = plan_upload(db, taken_back, posisi=JUNE)
    reported = tenggat(upload_plan.content, "I.1.1", "2025-03")
    assert (upload_plan.clashes, reported["laporan"], reported["kendala"]) == ((), "proses", "")
    assert not any("dibuat dari" in note for note in upload_plan.notes)
    edit(db, *rencana, Target("I.2.1", "2025-06"), {"laporan": "proses"}, **told)
    notes = plan_upload(db, taken_back, posisi=JUNE).notes
    assert notes[-1].startswith("Sejak templat ini dibuat, unggahan 1 berubah di aplikasi.")


def test_a_template_of_another_database_is_taken_without_a_base(db, tmp_path):
    other = Database.open_at(None, open_journal(tmp_path / "lain"))
    origin = uploaded(other, *TWO, posisi="2025-03-30")
    uploaded(db, *TWO, realisasi=[realisasi_row("I.1.1", "2025-03")], posisi="2025-06-30")
    content = make_reading(
        *TWO, realisasi=[realisasi_row("I.1.1", "2025-03", "belum")], origin=origin
    )
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER)
    assert len(upload_plan.removals) == 1
    assert any("basis data lain" in note for note in upload_plan.notes)


def test_a_sheet_sorted_across_areas_keeps_every_langkah_in_its_area_and_says_so_once(db):
    everything = [langkah(f"{area}.{no}.1") for area in ("I", "II") for no in (1, 2, 3)]
    origin = uploaded(db, *everything)
    reversed_order = (replace(everything[0], area="II", nama_area="AREA II"), *everything[:0:-1])
    upload_plan = planned(db, *reversed_order, origin=origin, posisi=JUNE)
    assert (upload_plan.changes, upload_plan.is_identical) == ((), True)
    assert "tetap dihitung di area I" in upload_plan.warnings[0].pesan
    one_heading = [
        replace(content, area="II", nama_area="AREA II") for content in reversed(everything)
    ]
    two = make_reading(
        *one_heading[:3], replace(one_heading[3], area="II"), *everything[:2], origin=origin
    )
    assert [remark.nilai for remark in plan_upload(db, two, posisi=SEPTEMBER).warnings] == ["I.3.1"]
    three_area = [replace(content, area="III", nama_area="AREA III") for content in everything]
    upload_plan = planned(db, *three_area, origin=origin)
    assert [remark.pesan[:36] for remark in upload_plan.warnings] == [
        "6 langkah ada di bawah judul area la"
    ]
    assert (upload_plan.changes, upload_plan.removals) == ((), ())


def test_a_column_without_a_meaning_that_is_blank_now_goes(db):
    origin = uploaded(db, langkah("I.1.1", others={"CATATAN": "x"}), posisi="2025-03-31")
    upload_plan = planned(db, langkah("I.1.1"), origin=origin)
    assert upload_plan.content["langkah"][0]["lainnya"] == {}


BOTH = (
    langkah("I.1.1", action="Membentuk tim kerja"),
    langkah("I.2.1", "Juni 2025", action="Menyusun rencana aksi"),
)


def in_between(db, in_file, *stored, previous=BOTH, **other):
    """Somebody plans `in_file`; others store `stored` before they confirm; what is planned anew of
    the file.
    """
    if previous:
        uploaded(db, *previous, posisi="2025-03-31")
    first = plan_upload(db, in_file, posisi=SEPTEMBER)
    for reading in stored:
        load_and_store(db, reading, "2025-06-30")
    with pytest.raises(VersionClash):
        store_planned(db, first, consent=True)
    return plan_upload(db, in_file, posisi=SEPTEMBER, seen=first.base, **other)


def test_the_one_named_is_who_changed_that_cell_not_who_touched_its_row_last(db):
    stored = [
        make_reading(
            *BOTH, realisasi=[realisasi_row("I.1.1", "2025-03", "belum", kendala="anggaran")]
        )
    ]
    uploaded(db, *BOTH, posisi="2025-03-31")
    content = make_reading(
        *BOTH, realisasi=[realisasi_row("I.1.1", "2025-03", "belum", kendala="pegawai cuti")]
    )
    first = plan_upload(db, content, posisi=SEPTEMBER)
    store_planned(db, plan_upload(db, stored[0], posisi=SEPTEMBER), "Ani")
    following = make_reading(
        *BOTH, realisasi=[realisasi_row("I.1.1", "2025-03", "proses", kendala="anggaran")]
    )
    store_planned(db, plan_upload(db, following, posisi=SEPTEMBER), "Budi")
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER, seen=first.base)
    assert {clash.column: clash.editor[0] for clash in upload_plan.clashes} == {"Kendala": "Ani"}


def test_two_who_each_add_a_langkah_keep_both_and_reports_go_with_their_own(db):
    theirs = langkah("I.3.1", action="Menata arsip vital dan memindai berkas")
    ours = langkah("I.3.1", action="Sosialisasi pelaporan gratifikasi daring")
    content = make_reading(*BOTH, ours, realisasi=[realisasi_row("I.3.1", "2025-03", "proses")])
    upload_plan = in_between(db, content, make_reading(*BOTH, theirs))
    action = {own["kode"]: own["langkah_aksi"] for own in upload_plan.content["langkah"]}
    assert action["I.3.1"] == theirs.langkah_aksi
    assert action["I.3.2"] == ours.langkah_aksi
    assert tenggat(upload_plan.content, "I.3.2", "2025-03")["laporan"] == "proses"
    assert tenggat(upload_plan.content, "I.3.1", "2025-03")["laporan"] == "belum"
    assert upload_plan.clashes == ()


def test_a_langkah_both_added_word_for_word_is_one(db):
    action = "Menata arsip vital dan memindai berkas"
    ours, theirs = (
        make_reading(*BOTH, langkah(kode, action=action)) for kode in ("I.4.1", "I.3.1")
    )
    assert [own["kode"] for own in in_between(db, ours, theirs).content["langkah"]] == [
        "I.1.1",
        "I.2.1",
        "I.3.1",
    ]


def test_what_a_file_takes_away_stays_away_though_others_stored_a_report_meanwhile(db):
    ours = make_reading(*BOTH)
    gone = langkah("I.3.1", action="Menata arsip vital dan memindai berkas")
    theirs = make_reading(*BOTH, gone, realisasi=[realisasi_row("I.1.1", "2025-03", "proses")])
    upload_plan = in_between(db, ours, theirs, previous=(*BOTH, gone))
    assert [own["kode"] for own in upload_plan.content["langkah"]] == ["I.1.1", "I.2.1"]
    assert tenggat(upload_plan.content, "I.1.1", "2025-03")["laporan"] == "proses"
    assert upload_plan.clashes == ()


def test_a_file_of_an_older_unggahan_is_named_as_such(db):
    first = uploaded(db, *BOTH, posisi="2025-03-31")
    done = [realisasi_row("I.1.1", "2025-03")]
    second = uploaded(db, *BOTH, realisasi=done, posisi="2025-06-30")
    undone = {"realisasi": [realisasi_row("I.1.1", "2025-03", "belum")]}
    newest = make_reading(*BOTH, **undone, sha256=second.sha256)
    warnings = plan_upload(db, newest, posisi=SEPTEMBER).warnings
    assert not [each for each in warnings if "padahal yang terbaru" in each.pesan]
    old = make_reading(*BOTH, **undone, sha256=first.sha256)
    upload_plan = plan_upload(db, old, posisi=SEPTEMBER)
    assert (
        "sama persis dengan berkas unggahan 1, padahal yang terbaru unggahan 2"
        in upload_plan.warnings[0].pesan
    )
    assert len(upload_plan.removals) == 1
    template = make_reading(*BOTH, sha256=first.sha256, origin=first)
    assert plan_upload(db, template, posisi=SEPTEMBER).warnings == (), (
        "it is merged with what came after"
    )


# Random edits of both sides: every change made by one side only must be in the merge.

BASE_LANGKAH = (
    langkah("I.1.1", "Maret, Juni 2025", others={"CATATAN": "x"}),
    langkah("I.2.1", "Juni 2025"),
    langkah("V.a.1.1", "Januari - Juni 2025", frequency="setiap bulan"),
)
TEXT = st.sampled_from(["", "satu", "dua", "tiga"])
FIELDS = {
    "langkah": [
        field
        for field in LANGKAH_TEXTS
        if field not in ("target_waktu", "target_capaian", "frekuensi", "area", "sub_area")
    ],
    "tenggat": list(LAPORAN_HEADINGS),
    "bukti": list(BUKTI_HEADINGS),
}
VALUES = {
    "laporan": st.sampled_from(["belum", "proses", "selesai", "tidak_berlaku"]),
    "status": st.sampled_from(["belum_ada", "ada", "perlu_perbaikan", "terverifikasi"]),
    "tanggal_selesai": st.sampled_from([None, "2025-03-01", "2025-05-05"]),
}


def cell_locations(content: list[dict]):
    """List the cells of a content as (path of positions, field)."""
    for row, one in enumerate(content):
        yield from product([(row,)], FIELDS["langkah"])
        for place, target in enumerate(one["tenggat"]):
            yield from product([(row, place)], FIELDS["tenggat"])
            for number in range(len(target["bukti"])):
                yield from product([(row, place, number)], FIELDS["bukti"])


def part_at(content: list[dict], where: tuple[int, ...]) -> dict:
    """Find the langkah, tenggat or bukti at a path of positions."""
    result = content[where[0]]
    if len(where) > 1:
        result = result["tenggat"][where[1]]
    return result["bukti"][where[2]] if len(where) > 2 else result


BASE_CONTENT = build_file_version(make_reading(*BASE_LANGKAH), [], posisi=SEPTEMBER).langkah
ALL_CELLS = list(cell_locations(BASE_CONTENT))


@st.composite
def make_edits(draw):
    cells = draw(st.lists(st.sampled_from(ALL_CELLS), max_size=25, unique=True))
    return {(where, field): draw(VALUES.get(field, TEXT)) for where, field in cells}


def write_edits(edits: dict) -> list[dict]:
    """Write edits into a copy of the base."""
    content = copy.deepcopy(BASE_CONTENT)
    for (where, key), value in edits.items():
        part_at(content, where)[key] = value
    return content


@given(make_edits(), make_edits())
def test_no_change_made_by_one_side_only_is_ever_lost(one, two):
    merger = Merger(2025)
    stored, in_file = write_edits(one), write_edits(two)
    result = merger.merge(BASE_CONTENT, stored, in_file)
    clashes = 0
    for where, key in ALL_CELLS:
        before, mine, theirs, merged = (
            part_at(content, where)[key] for content in (BASE_CONTENT, stored, in_file, result)
        )
        assert merged == (theirs if mine == before else mine), (where, key)
        clashes += mine != before and theirs not in (before, mine)
    assert len(merger.clashes) == clashes
    assert len({clash.key for clash in merger.clashes}) == clashes
