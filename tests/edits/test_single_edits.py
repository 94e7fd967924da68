"""Test one change made in the app: checked like an upload, told from other people's, taken back."""

import copy
from datetime import date
from functools import partial

import pytest

from monev import figures
from monev.core.content import as_content
from monev.core.errors import NotFound
from monev.core.typed_input import EntryRefused
from monev.database import rows_of
from monev.edits.single_edits import Edit, Target, cancel_change, edit_together
from monev.uploads import plan_upload
from monev.writing.append import FieldClash
from monev.writing.changes import compare
from monev.writing.plan_versions import find_targets
from tests.conftest import filled_by, on_day
from tests.edits.material import edit_plan
from tests.makers import (
    append_unggahan,
    langkah_content,
    last_content,
    refused_at,
    sample_content,
    tenggat_content,
)
from tests.uploads.material import SATKER, TAHUN, make_reading, realisasi_row, tenggat

MAY_TARGET = Target("V.a.1.1", "2025-05")
UNDANGAN = Target("V.a.1.1", "2025-05", "Undangan")
LANGKAH = Target("V.a.1.1")
TODAY = date(2025, 7, 10)
JUNE_END = date(2025, 6, 30)

filled = filled_by(append_unggahan)

current = on_day(str(TODAY))
"""Ten days after the only unggahan, of three langkah."""

edit_field = partial(edit_plan, pelaku="Ani")


def stored_langkah(db) -> list[dict]:
    return last_content(db, SATKER, TAHUN)["langkah"]


def may_target(db) -> dict:
    """Return the stored target of May, which `MAY_TARGET` changes."""
    return tenggat(last_content(db, SATKER, TAHUN), "V.a.1.1", "2025-05")


def state(db, posisi: date) -> dict:
    return figures.full_state(db, figures.view_at(db, SATKER, TAHUN, posisi))


def test_a_change_holds_from_its_day_and_the_file_before_stays_as_it_was(filled):
    done = {"laporan": "selesai", "tanggal_selesai": date(2025, 5, 20)}
    result = edit_field(filled, MAY_TARGET, done)
    assert {field["berlaku"] for field in result.entry.isi["ubah"]} == {"2025-07-10"}
    assert may_target(filled)["tanggal_selesai"] == "2025-05-20"
    june, july = state(filled, JUNE_END), state(filled, TODAY)
    assert (june["unggahan"], june["status"]["terlambat"]) == (1, 1)
    assert (july["unggahan"], july["status"]["terlambat"], july["status"]["selesai"]) == (1, 0, 2)


def done_on(day: str) -> dict[str, str]:
    return {"laporan": "selesai", "tanggal_selesai": day}


CHOICES = "Pilih salah satu: Belum, Berjalan, Selesai, Tidak berlaku"
NOT_DONE = "hanya untuk status Selesai"
REFUSALS = (
    (MAY_TARGET, {"laporan": "tidak_berlaku"}, "kendala", "perlu alasan"),
    (MAY_TARGET, done_on("2025-07-11"), "tanggal_selesai", "masih akan datang"),
    (MAY_TARGET, done_on("2024-05-20"), "tanggal_selesai", "sebelum tahun rencana"),
    (MAY_TARGET, done_on("20 Mei"), "tanggal_selesai", "bukan tanggal"),
    (MAY_TARGET, done_on("29/02/2025"), "tanggal_selesai", "Februari 2025 sampai tanggal 28"),
    (MAY_TARGET, done_on("30/02/2024"), "tanggal_selesai", "Februari 2024 sampai tanggal 29"),
    (MAY_TARGET, {"tanggal_selesai": "2025-05-20"}, "tanggal_selesai", NOT_DONE),
    (MAY_TARGET, {"laporan": "sudah"}, "laporan", CHOICES),
    (MAY_TARGET, {"kendala": "a" * 4001}, "kendala", "paling banyak 4000"),
    (UNDANGAN, {"status": "lengkap"}, "status", "Terverifikasi"),
    (UNDANGAN, {"tautan": "h" * 2001}, "tautan", "terlalu panjang"),
    (LANGKAH, {"pic": "x" * 201}, "pic", "paling banyak 200"),
)


def test_what_a_file_could_not_bring_is_refused_at_its_field_and_nothing_is_stored(filled, journal):
    previous = journal.tip()
    assert edit_field(filled, MAY_TARGET, {"laporan": "belum", "kendala": "  "}).entry is None
    for target, value, column, wording in REFUSALS:
        with refused_at(**{column: wording}):
            edit_field(filled, target, value)
    assert journal.tip() == previous


def test_selesai_without_any_bukti_is_stored_and_told(db):
    """A note comes if the plan names no bukti, or one is owed and none of those named is there."""
    unnamed = "Rencana belum menyebut bukti target ini, jadi Selesai tercatat tanpa bukti."
    months = {
        "2025-01": ({}, (unnamed,)),
        "2025-02": (
            {"SK": "belum_ada", "Foto": "perlu_perbaikan"},
            ("Belum satu pun bukti target ini ada.",),
        ),
        "2025-03": ({"SK": "ada", "Foto": "belum_ada"}, ()),
        "2025-04": ({"SK": "tidak_berlaku"}, ()),
    }
    targets = [tenggat_content(month, bukti=bukti) for month, (bukti, _) in months.items()]
    targets[0]["bukti"] = []
    plan = sample_content([langkah_content("V.a.1.1", targets)], posisi=str(JUNE_END))
    append_unggahan(db.journal, plan)
    for month, (_, notes) in months.items():
        target = Target("V.a.1.1", month)
        result = edit_field(db, target, {"laporan": "selesai"})
        assert result.notes == notes, month
    february = Target("V.a.1.1", "2025-02")
    edit_field(db, february, {"laporan": "belum"})
    both = [Edit(february, {"laporan": "selesai"}, {})]
    both += [Edit(Target("V.a.1.1", "2025-02", "SK"), {"status": "ada"}, {})]
    assert edit_together(db, SATKER, TAHUN, both, pelaku="Ani").notes == ()


def test_a_day_after_the_quarters_end_may_be_said_up_to_today(db, journal, today):
    append_unggahan(journal, sample_content() | {"laporan_lengkap": False})
    today("2025-07-20")
    later = date(2025, 7, 15)
    edit_field(db, MAY_TARGET, done_on(str(later)))

    def standing(day: date) -> tuple[str, date | None]:
        rows = rows_of(figures.tenggat(db, figures.view_at(db, SATKER, TAHUN, day)))
        (may,) = [row for row in rows if row["tenggat"] == "2025-05"]
        return may["status"], may["selesai_kemudian"]

    assert standing(JUNE_END) == ("terlambat", later)
    assert standing(later) == ("selesai", None)


@pytest.mark.parametrize(
    ("target", "wording"),
    [
        (Target("V.a.1.9"), "Langkah V.a.1.9 tidak ada"),
        (Target("V.a.1.1", "2025-06"), "target Juni 2025 tidak ada"),
        (Target("V.a.1.1", "2025-05", "Foto"), "bukti “Foto” tidak ada"),
    ],
)
def test_what_is_not_in_the_newest_version_is_said(filled, target, wording):
    field = {"langkah": "pic", "tenggat": "kendala", "bukti": "catatan"}[target.kind]
    with pytest.raises(NotFound, match=wording):
        edit_field(filled, target, {field: "x"})


LINK, IT_IS_THERE = "https://contoh.go.id/1", "Buktinya dicatat ada."
NO_LINK = "“di lemari” disimpan sebagai keterangan, bukan tautan."
TYPED = (
    (LANGKAH, {"pic": " Ni\x00 Lu\u202e  Ayu\n‘Ōtaki 陳 🏛 "}, {"pic": "Ni Lu Ayu ‘Ōtaki 陳 🏛"}, ()),
    (LANGKAH, {"pic": "  "}, {"pic": None}, ()),
    (MAY_TARGET, {"kendala": "satu\r\nbaris\x07 dua\ud800"}, {"kendala": "satu\nbaris dua"}, ()),
    (UNDANGAN, {"tautan": LINK}, {"status": "ada"}, (IT_IS_THERE,)),
    (UNDANGAN, {"tautan": LINK, "status": "perlu_perbaikan"}, {"status": "perlu_perbaikan"}, ()),
    (UNDANGAN, {"tautan": "bit.ly/sk-tim"}, {"tautan": "https://bit.ly/sk-tim"}, (IT_IS_THERE,)),
    (UNDANGAN, {"tautan": "di lemari"}, {"tautan": "di lemari"}, (NO_LINK, IT_IS_THERE)),
)
"""Target, values typed, values stored, and the notes that the person gets."""


@pytest.mark.parametrize(("target", "typed", "stored", "notes"), TYPED)
def test_what_is_typed_is_stored_clean_with_what_follows_from_it(
    filled, target, typed, stored, notes
):
    """Control characters go, letters of any script stay; a link alone makes a bukti Ada."""
    assert edit_field(filled, target, typed).notes == notes
    (place,) = [row for row in stored_langkah(filled) if row["kode"] == target.kode]
    if target.tenggat is not None:
        place = find_targets(place, target.tenggat, target.bukti)[0]
    assert {column: place[column] for column in stored} == stored


def test_the_same_field_changed_by_another_is_shown_with_both_values_who_and_when(filled, journal):
    edit_field(filled, UNDANGAN, {"status": "perlu_perbaikan"}, pelaku="Budi")
    edit_field(filled, LANGKAH, {"pic": "Ketua"}, pelaku="Citra")
    previous = journal.tip()
    with pytest.raises(FieldClash) as clash:
        edit_field(filled, UNDANGAN, {"status": "ada"}, seen={"status": "belum_ada"})
    (one,) = clash.value.clashes
    assert one == ("status", "perlu_perbaikan", "ada")
    for wording in ("Budi", "10/07/2025", "“Perlu perbaikan”", "“Ada”"):
        assert wording in clash.value.pesan
    assert journal.tip() == previous
    same = edit_field(filled, UNDANGAN, {"status": "perlu_perbaikan"}, seen={"status": "belum_ada"})
    assert same.entry is None


def test_who_stored_the_other_value_is_the_uploader_where_a_file_brought_it(filled, journal):
    edit_field(filled, MAY_TARGET, {"laporan": "proses"}, pelaku="Budi")
    content = sample_content(unggahan=3, posisi="2025-07-10")
    tenggat(content, "V.a.1.1", "2025-05").update(done_on("2025-05-20"))
    content["perubahan"] = as_content(compare(stored_langkah(filled), content["langkah"]))
    append_unggahan(journal, content)
    edit_field(filled, LANGKAH, {"pic": "Ketua"}, pelaku="Citra")
    append_unggahan(journal, {**content, "unggahan": 5, "perubahan": []}, pelaku="Dedi")
    # A date is by whoever stored the status that it came with.
    for typed, seen in (
        ({"laporan": "proses"}, {"laporan": "belum"}),
        ({"tanggal_selesai": "2025-05-21"}, {"tanggal_selesai": None}),
    ):
        with pytest.raises(FieldClash) as clash:
            edit_field(filled, MAY_TARGET, typed, seen=seen)
        assert "diubah oleh Penguji" in clash.value.pesan


def test_a_change_is_taken_back_by_another_while_its_value_stands(filled):
    at_first = copy.deepcopy(stored_langkah(filled))
    result = edit_field(filled, MAY_TARGET, done_on("2025-05-20"))
    edit_field(filled, MAY_TARGET, {"tindak_lanjut": "Kirim laporan"})
    cancel_change(filled, SATKER, TAHUN, result.entry.nomor, pelaku="Budi")
    may = may_target(filled)
    assert (may["laporan"], may["tanggal_selesai"]) == ("belum", None)
    assert may["tindak_lanjut"] == "Kirim laporan"
    assert cancel_change(filled, SATKER, TAHUN, result.entry.nomor, pelaku="Budi").entry is None
    edit_field(filled, MAY_TARGET, {"tindak_lanjut": ""})
    assert stored_langkah(filled) == at_first


def test_a_change_that_somebody_went_on_from_is_not_taken_back_unseen(filled):
    result = edit_field(filled, UNDANGAN, {"status": "ada"})
    edit_field(filled, UNDANGAN, {"status": "terverifikasi"}, pelaku="Pemeriksa")
    with pytest.raises(FieldClash, match="Pemeriksa"):
        cancel_change(filled, SATKER, TAHUN, result.entry.nomor, pelaku="Ani")
    with pytest.raises(NotFound):
        cancel_change(filled, SATKER, TAHUN, 1, pelaku="Ani")


def test_a_reason_is_not_taken_back_from_under_tidak_berlaku(filled):
    reason = edit_field(filled, MAY_TARGET, {"kendala": "Kegiatan dihapus dari DIPA"})
    edit_field(filled, MAY_TARGET, {"laporan": "tidak_berlaku"})
    with pytest.raises(EntryRefused):
        cancel_change(filled, SATKER, TAHUN, reason.entry.nomor, pelaku="Ani")


def test_a_template_made_between_two_changes_is_merged_with_what_came_after_it(filled):
    langkah = langkah_content("I.1.1", [tenggat_content("2025-03"), tenggat_content("2025-09")])
    append_unggahan(filled.journal, sample_content([langkah], unggahan=2, posisi="2025-07-01"))
    march = Target("I.1.1", "2025-03")
    origin = edit_field(filled, march, {"laporan": "proses"}).entry
    edit_field(filled, march, {"kendala": "Hujan"})
    reports = [realisasi_row("I.1.1", month, "proses") for month in ("2025-03", "2025-09")]
    template = make_reading(realisasi=reports, origin=origin)
    upload_plan = plan_upload(filled, template, posisi=TODAY)
    assert upload_plan.clashes == ()
    assert tenggat(upload_plan.content, "I.1.1", "2025-03")["kendala"] == "Hujan"
    assert tenggat(upload_plan.content, "I.1.1", "2025-09")["laporan"] == "proses"
    reports = [realisasi_row("I.1.1", "2025-03", "proses", kendala="Banjir")]
    template = make_reading(realisasi=reports, origin=origin)
    (one,) = plan_upload(filled, template, posisi=TODAY).clashes
    assert (one.column, one.stored, one.file) == ("Kendala", "Hujan", "Banjir")
    assert one.editor[0] == "Ani"
