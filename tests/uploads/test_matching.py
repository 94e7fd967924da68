"""Langkah are recognised when their numbers shift; a row that is only alike adds a question."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from monev.uploads import plan_upload
from monev.uploads.matching import recognise
from monev.writing.content import from_langkah
from tests.makers import JUNE, SEPTEMBER
from tests.uploads.material import (
    bukti_row,
    langkah,
    make_reading,
    planned,
    realisasi_row,
    store_planned,
    tenggat,
    uploaded,
)

SOP = langkah("II.1.1", action="Meninjau SOP utama bersama pelaksananya")
ARCHIVE = langkah("II.2.1", action="Menata arsip pemilihan dan memindai berkas vital")
LAPORAN = {
    "realisasi": [realisasi_row("II.1.1", "2025-03")],
    "bukti": [bukti_row("II.2.1", "2025-03", "Undangan")],
}


MAP = replace(langkah("II.1.1", action="Menyusun peta proses bisnis"), indikator="Peta tersedia")
VIDEO = replace(langkah("II.3.1", action="Membuat video profil pelayanan"), indikator="Publikasi")
REWORDED = replace(SOP, langkah_aksi="Meninjau SOP utama bersama pimpinan")


def kinds(upload_plan) -> list[tuple[str, str]]:
    """List what changes, and of which langkah."""
    return [(change.jenis, change.kode) for change in upload_plan.changes]


def number_moved(one, no: int):
    """Move a row to another number."""
    return replace(one, kode=f"II.{no}.1", no=str(no), indikator=one.indikator)


def test_progress_follows_the_langkah_when_a_row_is_inserted_above_it(db):
    uploaded(db, SOP, ARCHIVE, **LAPORAN)
    upload_plan = planned(db, MAP, number_moved(SOP, 2), number_moved(ARCHIVE, 3))
    moved = [("teks_berubah", kode, "NO") for kode in ("II.1.1", "II.2.1")]
    changes = [(change.jenis, change.kode, change.kolom) for change in upload_plan.changes]
    assert changes == [("langkah_baru", "II.1.2", None), *moved]
    assert tenggat(upload_plan.content, "II.1.1", "2025-03")["laporan"] == "selesai"
    assert (upload_plan.removals, upload_plan.guesses) == ((), ())
    assert any("2 langkah dikenali dari bunyinya" in note for note in upload_plan.notes)


def test_a_row_deleted_above_takes_only_its_own_progress_along(db):
    uploaded(db, SOP, ARCHIVE, **LAPORAN)
    upload_plan = planned(db, number_moved(ARCHIVE, 1))
    assert {change.jenis for change in upload_plan.changes} == {"langkah_hilang", "teks_berubah"}
    assert upload_plan.removals[0].startswith("Langkah II.1.1 Meninjau SOP")
    assert tenggat(upload_plan.content, "II.2.1", "2025-03")["bukti"][0]["status"] == "ada"


def test_a_langkah_stored_without_its_words_keeps_its_kode_when_they_are_filled_in(db):
    filled = replace(SOP, indikator="")
    uploaded(db, replace(filled, langkah_aksi=""), ARCHIVE)
    upload_plan = planned(db, filled, ARCHIVE)
    assert (kinds(upload_plan), upload_plan.removals) == ([("teks_berubah", "II.1.1")], ())


def test_a_kode_column_wins_over_words(db):
    uploaded(db, SOP, ARCHIVE, **LAPORAN)
    swapped = (
        replace(SOP, langkah_aksi=ARCHIVE.langkah_aksi),
        replace(ARCHIVE, langkah_aksi=SOP.langkah_aksi),
    )
    assert {*kinds(planned(db, *swapped, has_kode=True))} == {
        ("teks_berubah", "II.1.1"),
        ("teks_berubah", "II.2.1"),
    }


def test_rows_of_the_same_words_are_told_apart_by_their_kode_and_one_that_lost_it_is_known_by_its_words(
    db,
):
    two = (langkah("II.4.1", action="Rapat"), langkah("II.5.1", action="Rapat"))
    origin = uploaded(db, SOP, ARCHIVE, *two, **LAPORAN)
    assert planned(db, SOP, ARCHIVE, *two, posisi=JUNE).is_identical
    assert planned(
        db, SOP, replace(ARCHIVE, kode="II.3.1"), *two, origin=origin, posisi=JUNE
    ).is_identical


def test_of_two_rows_with_the_words_of_one_stored_langkah_neither_takes_its_progress(db):
    """Nobody can tell which of the two it was, so neither is reported done."""
    uploaded(db, SOP, ARCHIVE, **LAPORAN)
    twice = (number_moved(SOP, 4), number_moved(SOP, 5))
    upload_plan = planned(db, replace(ARCHIVE, kode="II.2.1"), *twice)
    stored = {own["kode"]: own for own in upload_plan.content["langkah"]}
    assert [*stored] == ["II.2.1", "II.4.1", "II.5.1"]
    assert {own["tenggat"][0]["laporan"] for own in stored.values()} == {"belum"}
    gone = "Langkah II.1.1 Meninjau SOP utama bersama pelaksananya: tidak ada lagi di berkas"
    assert [words.startswith(gone) for words in upload_plan.removals] == [True]
    assert not [words for words in upload_plan.notes if "dikenali dari bunyinya" in words]


def test_of_two_rows_much_like_one_that_would_be_gone_the_likelier_is_asked_about(db):
    stored = replace(langkah("II.1.1", action="Menata arsip surat keluar"), indikator="")
    uploaded(db, stored)
    half = replace(stored, kode="II.5.1", no="5", langkah_aksi="Menata arsip foto kegiatan")
    most = replace(stored, kode="II.6.1", no="6", langkah_aksi="Menata arsip surat masuk")
    guesses = planned(db, half, most).guesses
    assert [(guess.stored_kode, guess.file_kode) for guess in guesses] == [("II.1.1", "II.6.1")]


def test_up_to_twelve_langkah_known_by_their_words_are_named_and_more_are_counted(db):
    rows = [langkah(f"II.{no}.1", action=f"Kegiatan nomor {no}") for no in range(1, 14)]
    uploaded(db, *rows)
    for count, end in ((12, "II.12.1."), (13, "II.12.1 ….")):
        moved = [number_moved(row, int(row.no) + 20) for row in rows[:count]]
        notes = planned(db, *moved).notes
        [note] = [words for words in notes if "dikenali dari bunyinya" in words]
        assert note.startswith(f"{count} langkah")
        assert note.endswith(end)


def test_a_new_langkah_takes_no_kode_of_one_that_both_sides_took_out(db):
    """Two people take a langkah out of one version, and each adds another."""
    origin = uploaded(db, SOP, replace(MAP, kode="II.3.2", no="3"))
    store_planned(db, planned(db, SOP, VIDEO), consent=True)
    file = make_reading(SOP, origin=origin)
    added = replace(langkah("II.3.1", action="Melatih petugas loket"), indikator="Pelatihan")
    file = replace(file, langkah=(*file.langkah, replace(added, is_kode_written=False)))
    upload_plan = plan_upload(db, file, posisi=SEPTEMBER)
    assert upload_plan.clashes == ()
    stored = {own["kode"]: own["langkah_aksi"] for own in upload_plan.content["langkah"]}
    assert stored == {
        "II.1.1": SOP.langkah_aksi,
        "II.3.1": VIDEO.langkah_aksi,
        "II.3.3": "Melatih petugas loket",
    }


ACTIONS = [f"Kegiatan nomor {number}" for number in range(8)]


@given(
    st.lists(st.sampled_from(ACTIONS), unique=True, min_size=1),
    st.lists(st.sampled_from(ACTIONS), unique=True, min_size=1),
)
def test_however_rows_are_moved_each_keeps_its_kode_and_no_kode_stands_twice(old, new):
    def rencana(action):
        return [langkah(f"II.{no}.1", action=one) for no, one in enumerate(action, start=1)]

    base = [from_langkah(content) for content in rencana(old)]
    result, _ = recognise(make_reading(*rencana(new)), base, {})
    kode = {content["langkah_aksi"]: content["kode"] for content in base}
    for own in result.langkah:
        if own.langkah_aksi in kode:
            assert own.kode == kode[own.langkah_aksi]
    assert len({own.kode for own in result.langkah}) == len(new)


def test_a_new_row_written_where_another_was_taken_out_of_a_template_takes_none_of_its_progress(db):
    """A new langkah has a blank KODE, as Petunjuk says; its number alone would name the old one."""
    origin = uploaded(db, SOP, ARCHIVE, **LAPORAN)
    new = replace(
        langkah("II.1.1", "Oktober 2025", action=VIDEO.langkah_aksi), indikator="Publikasi"
    )
    content = make_reading(
        ARCHIVE, realisasi=LAPORAN["realisasi"], bukti=LAPORAN["bukti"], origin=origin
    )
    content = replace(content, langkah=(replace(new, is_kode_written=False), *content.langkah))
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER)
    gone = "tidak ada lagi di berkas (1 target, 1 selesai, 0 bukti ada)."
    assert upload_plan.removals == (
        f"Langkah II.1.1 Meninjau SOP utama bersama pelaksananya: {gone}",
    )
    assert [change.kode for change in upload_plan.changes if change.jenis == "langkah_baru"] == [
        "II.1.2"
    ]
    assert tenggat(upload_plan.content, "II.1.2", "2025-10")["laporan"] == "belum"


def test_a_template_whose_kode_were_cleared_and_rows_renumbered_keeps_every_report_with_its_langkah(
    db,
):
    """Sheet Realisasi names the stored kode, while the plan's numbers now name other rows."""
    origin = uploaded(db, SOP, ARCHIVE, **LAPORAN)
    laporan = {
        "realisasi": [
            realisasi_row("II.1.1", "2025-03", "proses"),
            realisasi_row("II.2.1", "2025-03", "belum"),
        ]
    }
    rows = (MAP, number_moved(SOP, 2), number_moved(ARCHIVE, 3))
    content = make_reading(*rows, **laporan, origin=origin, has_kode=False)
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER)
    assert tenggat(upload_plan.content, "II.1.1", "2025-03")["laporan"] == "proses"
    assert tenggat(upload_plan.content, "II.2.1", "2025-03")["laporan"] == "belum"
    of_its_row = replace(realisasi_row("II.2.1", "2025-03", "proses"), is_kode_written=False)
    upload_plan = plan_upload(db, replace(content, realisasi=(of_its_row,)), posisi=SEPTEMBER)
    assert tenggat(upload_plan.content, "II.1.1", "2025-03")["laporan"] == "proses", (
        "a report without Kode"
    )


def test_words_of_another_langkah_over_a_kode_with_progress_are_asked_about(db):
    """The KODE wins, with a remark: a new langkah may have been typed over the old row."""
    origin = uploaded(db, SOP, ARCHIVE, **LAPORAN)
    overwritten = replace(SOP, langkah_aksi=VIDEO.langkah_aksi, indikator="Publikasi kegiatan")
    upload_plan = planned(db, overwritten, ARCHIVE, origin=origin)
    [remarks] = upload_plan.warnings
    assert (remarks.kolom, remarks.nilai) == ("KODE", "II.1.1")
    assert "“Meninjau SOP utama bersama pelaksananya”" in remarks.pesan
    assert tenggat(upload_plan.content, "II.1.1", "2025-03")["laporan"] == "selesai"
    assert planned(db, REWORDED, ARCHIVE, origin=origin).warnings == ()
    origin = uploaded(
        db,
        SOP,
        ARCHIVE,
        realisasi=[realisasi_row("II.1.1", "2025-03", "belum")],
        posisi="2025-07-31",
    )
    upload_plan = planned(db, overwritten, ARCHIVE, origin=origin)
    assert upload_plan.warnings == (), "without progress it may be typed over"


def test_a_confirmed_match_never_gives_one_kode_to_two_rows(db):
    """A newer file made the confirmed page old: the matched langkah is in the file itself."""
    uploaded(db, SOP, ARCHIVE, **LAPORAN)
    content = make_reading(SOP, ARCHIVE, VIDEO)
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER, matches={"II.3.1": "II.1.1"})
    assert [own["kode"] for own in upload_plan.content["langkah"]] == ["II.1.1", "II.2.1", "II.3.1"]
    assert kinds(upload_plan) == [("langkah_baru", "II.3.1")]


def test_words_copied_from_a_row_that_keeps_its_kode_are_a_new_langkah(db):
    """A row of the template is reworded, and its old words typed into a new row without KODE."""
    origin = uploaded(db, SOP, ARCHIVE, **LAPORAN)
    content = make_reading(REWORDED, ARCHIVE, origin=origin)
    content = replace(content, langkah=(*content.langkah, number_moved(SOP, 3)))
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER)
    assert [own["kode"] for own in upload_plan.content["langkah"]] == ["II.1.1", "II.2.1", "II.3.1"]
    assert tenggat(upload_plan.content, "II.1.1", "2025-03")["laporan"] == "selesai"
    assert tenggat(upload_plan.content, "II.3.1", "2025-03")["laporan"] == "belum"


def test_half_the_words_in_common_is_alike_enough(db):
    """Two of four words are the same: in its place the row was reworded, elsewhere it adds a
    question."""
    stored = replace(langkah("II.1.1", action="Menata arsip surat keluar"), indikator="")
    reworded = replace(stored, langkah_aksi="Menata arsip foto kegiatan")
    uploaded(db, stored)
    assert kinds(planned(db, reworded)) == [("teks_berubah", "II.1.1")]
    elsewhere = planned(db, replace(reworded, kode="II.5.1", no="5"))
    assert [(guess.stored_kode, guess.file_kode) for guess in elsewhere.guesses] == [
        ("II.1.1", "II.5.1")
    ]
