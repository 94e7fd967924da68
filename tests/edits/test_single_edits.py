"""One thing changed in the app: as checked as an upload, seen by all, taken back, rebuilt to the
last row."""

import copy
from datetime import date

import pytest

from monev import figures
from monev.core.content import as_content
from monev.core.errors import NotFound
from monev.core.typed_input import EntryRefused
from monev.database import rows_of
from monev.edits.single_edits import Edit, Target, cancel_change, edit, edit_together
from monev.uploads import plan_upload
from monev.writing.append import FieldClash
from monev.writing.changes import compare
from monev.writing.plan_versions import cancel, find_targets
from tests.conftest import filled_by, on_day
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


filled = filled_by(append_unggahan)

current = on_day("2025-07-10")
"""Ten days after the only unggahan, of three langkah."""


def edit_field(db, where, value, *, pelaku="Ani", **other):
    return edit(db, SATKER, TAHUN, where, value, pelaku=pelaku, **other)


def test_a_change_becomes_an_unggahan_of_its_own_and_the_one_before_stays_as_it_was(filled):
    result = edit_field(
        filled, MAY_TARGET, {"laporan": "selesai", "tanggal_selesai": date(2025, 5, 20)}
    )
    assert (result.entry.isi["unggahan"], result.entry.isi["posisi"]) == (2, "2025-07-10")
    assert (
        tenggat(last_content(filled, SATKER, TAHUN), "V.a.1.1", "2025-05")["tanggal_selesai"]
        == "2025-05-20"
    )
    june = figures.full_state(filled, figures.view_at(filled, SATKER, TAHUN, date(2025, 6, 30)))
    july = figures.full_state(filled, figures.view_at(filled, SATKER, TAHUN, date(2025, 7, 10)))
    assert (june["unggahan"], june["status"]["terlambat"]) == (1, 2)
    assert (july["unggahan"], july["status"]["terlambat"], july["status"]["selesai"]) == (2, 1, 1)


def test_what_one_person_changes_on_one_day_is_one_unggahan_and_its_changes_are_net(filled):
    edit_field(filled, MAY_TARGET, {"laporan": "selesai"})
    edit_field(filled, UNDANGAN, {"status": "ada"})
    edit_field(filled, LANGKAH, {"pic": "Sekretaris"})
    edit_field(filled, MAY_TARGET, {"laporan": "belum"})
    riwayat, changed = newest_changes(filled)
    assert [(b["unggahan"], b["jenis"], b["perubahan"]) for b in riwayat] == [
        (2, "suntingan", 2),
        (1, "berkas", 0),
    ]
    assert changed == {
        ("bukti_ada", "Belum ada", "Ada"),
        ("pic_berubah", "Kasubbag Hukum", "Sekretaris"),
    }
    edit_field(filled, UNDANGAN, {"status": "perlu_perbaikan"}, pelaku="Budi")
    assert newest_changes(filled)[1] == {("bukti_dikembalikan", "Ada", "Perlu perbaikan")}, (
        "and not said to be lost"
    )
    edit_field(filled, UNDANGAN, {"tautan": LINK}, pelaku="Citra")
    assert newest_changes(filled)[1] == {("bukti_berubah", None, LINK)}, (
        "a link alone takes no checker's word away"
    )


def newest_changes(db) -> tuple[list[dict], set[tuple]]:
    """The versions, the newest first, and what that one changed."""
    riwayat = rows_of(figures.riwayat(db, SATKER, TAHUN))
    changed = rows_of(figures.changes_of(db, riwayat[0]["unggahan_id"]))
    return riwayat, {(b["jenis"], b["dari"], b["ke"]) for b in changed}


def test_another_person_or_another_day_begins_another_unggahan(filled, today):
    assert edit_field(filled, MAY_TARGET, {"laporan": "proses"}).entry.isi["unggahan"] == 2
    assert edit_field(filled, UNDANGAN, {"status": "ada"}, pelaku="Budi").entry.isi["unggahan"] == 3
    assert (
        edit_field(filled, LANGKAH, {"pic": "Sekretaris"}, pelaku="Budi").entry.isi["unggahan"] == 3
    )
    today("2025-07-11")
    assert edit_field(filled, LANGKAH, {"pic": "Ketua"}, pelaku="Budi").entry.isi["unggahan"] == 4
    assert tenggat(last_content(filled, SATKER, TAHUN), "V.a.1.1", "2025-05")["laporan"] == "proses"


def test_a_change_never_joins_an_unggahan_that_a_cancelled_one_came_after(filled, journal):
    """What was cancelled was made from it, and can be restored: then the two must not have grown
    apart."""
    edit_field(filled, MAY_TARGET, {"laporan": "proses"})
    append_unggahan(journal, sample_content(unggahan=3, posisi="2025-07-10"))
    cancel(filled, SATKER, TAHUN, reason="salah berkas", pelaku="Ani")
    assert edit_field(filled, UNDANGAN, {"status": "ada"}).entry.isi["unggahan"] == 4


REFUSALS = (
    (MAY_TARGET, {"laporan": "tidak_berlaku"}, "kendala", "perlu alasan"),
    (
        MAY_TARGET,
        {"laporan": "selesai", "tanggal_selesai": "2025-07-11"},
        "tanggal_selesai",
        "masih akan datang",
    ),
    (
        MAY_TARGET,
        {"laporan": "selesai", "tanggal_selesai": "2024-05-20"},
        "tanggal_selesai",
        "sebelum tahun rencana",
    ),
    (
        MAY_TARGET,
        {"laporan": "selesai", "tanggal_selesai": "20 Mei"},
        "tanggal_selesai",
        "bukan tanggal",
    ),
    (
        MAY_TARGET,
        {"tanggal_selesai": "2025-05-20"},
        "tanggal_selesai",
        "hanya untuk status Selesai",
    ),
    (
        MAY_TARGET,
        {"laporan": "sudah"},
        "laporan",
        "Pilih salah satu: Belum, Proses, Selesai, Tidak berlaku",
    ),
    (MAY_TARGET, {"kendala": "a" * 4001}, "kendala", "paling banyak 4000"),
    (UNDANGAN, {"status": "lengkap"}, "status", "Terverifikasi"),
    (UNDANGAN, {"tautan": "h" * 2001}, "tautan", "terlalu panjang"),
    (LANGKAH, {"pic": "x" * 201}, "pic", "paling banyak 200"),
)


def test_what_a_file_could_not_bring_is_refused_at_its_field_and_nothing_is_stored(filled, journal):
    previous = journal.tip()
    assert edit_field(filled, MAY_TARGET, {"laporan": "belum", "kendala": "  "}).entry is None, (
        "nothing is changed"
    )
    for where, value, column, wording in REFUSALS:
        with refused_at(**{column: wording}):
            edit_field(filled, where, value)
    assert journal.tip() == previous


def test_selesai_without_any_bukti_is_stored_and_told(db):
    """Where the plan names none, and where it names some and none is there; not where one is, or
    none is owed."""
    months = {
        "01": {},
        "02": {"SK": "belum_ada", "Foto": "perlu_perbaikan"},
        "03": {"SK": "ada", "Foto": "belum_ada"},
    }
    months["04"] = {"SK": "tidak_berlaku"}
    targets = [tenggat_content(f"2025-{month}", bukti=bukti) for month, bukti in months.items()]
    targets[0]["bukti"] = []
    append_unggahan(
        db.journal, sample_content([langkah_content("V.a.1.1", targets)], posisi="2025-06-30")
    )
    told = [
        edit_field(
            db, Target("V.a.1.1", f"2025-{month}"), {"laporan": "selesai"}, posisi=date(2025, 6, 30)
        ).notes
        for month in months
    ]
    named = "Rencana belum menyebut bukti target ini, jadi Selesai tercatat tanpa bukti."
    assert told == [(named,), ("Belum satu pun bukti target ini ada.",), (), ()]
    whole = [Edit(Target("V.a.1.1", "2025-02"), {"laporan": "belum"}, {})]
    edit_together(db, SATKER, TAHUN, whole, pelaku="Ani")
    both = [Edit(Target("V.a.1.1", "2025-02"), {"laporan": "selesai"}, {})]
    both += [Edit(Target("V.a.1.1", "2025-02", "SK"), {"status": "ada"}, {})]
    assert edit_together(db, SATKER, TAHUN, both, pelaku="Ani").notes == (), (
        "given in the same touch"
    )


def test_a_day_after_posisi_may_be_said_up_to_today(filled, today):
    today("2025-07-20")
    done = {"laporan": "selesai", "tanggal_selesai": "2025-07-15"}
    edit_field(filled, MAY_TARGET, done, posisi=date(2025, 7, 10))

    def standing(day: date) -> tuple[str, date | None]:
        rows = rows_of(figures.tenggat(filled, figures.view_at(filled, SATKER, TAHUN, day)))
        return next((t["status"], t["selesai_kemudian"]) for t in rows if t["tenggat"] == "2025-05")

    assert standing(date(2025, 7, 10)) == ("terlambat", date(2025, 7, 15))
    assert standing(date(2025, 7, 15)) == ("selesai", None)


def test_the_posisi_may_be_chosen_but_is_never_before_a_newest_one_that_is_ahead_of_today(
    filled, today
):
    for earlier, report in (("2025-06-30", "proses"), ("2025-06-29", "belum")):
        stored = edit_field(
            filled, MAY_TARGET, {"laporan": report}, posisi=date.fromisoformat(earlier)
        )
        assert stored.entry.isi["posisi"] == "2025-06-30"
    today("2025-06-01")
    on_another_day = edit_field(filled, MAY_TARGET, {"laporan": "proses"})
    assert (on_another_day.entry.isi["posisi"], on_another_day.entry.isi["unggahan"]) == (
        "2025-06-30",
        3,
    )
    today("2025-07-11")
    undone = cancel_change(filled, SATKER, TAHUN, on_another_day.entry.nomor, pelaku="Ani")
    assert undone.entry.isi["posisi"] == "2025-06-30", "taken back where it was done"


@pytest.mark.parametrize(
    ("where", "wording"),
    [
        (Target("V.a.1.9"), "Langkah V.a.1.9 tidak ada"),
        (Target("V.a.1.1", "2025-06"), "target Juni 2025 tidak ada"),
        (Target("V.a.1.1", "2025-05", "Foto"), "bukti “Foto” tidak ada"),
    ],
)
def test_what_is_not_in_the_newest_version_is_said(filled, where, wording):
    value = {"langkah": {"pic": "A"}, "tenggat": {"kendala": "x"}, "bukti": {"catatan": "x"}}[
        where.kind
    ]
    with pytest.raises(NotFound, match=wording):
        edit_field(filled, where, value)


LINK, IT_IS_THERE = "https://contoh.go.id/1", "Statusnya menjadi Ada."
NO_LINK = "“di lemari” disimpan sebagai keterangan, bukan tautan."
TYPED = (
    (LANGKAH, {"pic": " Ni\x00 Lu\u202e  Ayu\n‘Ōtaki 陳 🏛 "}, {"pic": "Ni Lu Ayu ‘Ōtaki 陳 🏛"}, ()),
    (LANGKAH, {"pic": "  "}, {"pic": None}, ()),
    (
        MAY_TARGET,
        {"kendala": "baris satu\r\nbaris\x07 dua\ud800"},
        {"kendala": "baris satu\nbaris dua"},
        (),
    ),
    (UNDANGAN, {"tautan": LINK}, {"status": "ada"}, (IT_IS_THERE,)),
    (UNDANGAN, {"tautan": LINK, "status": "perlu_perbaikan"}, {"status": "perlu_perbaikan"}, ()),
    (UNDANGAN, {"tautan": "bit.ly/sk-tim"}, {"tautan": "https://bit.ly/sk-tim"}, (IT_IS_THERE,)),
    (UNDANGAN, {"tautan": "di lemari"}, {"tautan": "di lemari"}, (NO_LINK, IT_IS_THERE)),
)
"""What is changed, what was typed, what is stored for it, and what the person is told."""


@pytest.mark.parametrize(("where", "typed", "stored", "notes"), TYPED)
def test_what_is_typed_is_stored_clean_with_what_follows_from_it(
    filled, where, typed, stored, notes
):
    """Control characters go and letters of any script stay; a link makes a bukti Ada unless its
    status is said too."""
    assert edit_field(filled, where, typed).notes == notes
    langkah = next(
        one for one in last_content(filled, SATKER, TAHUN)["langkah"] if one["kode"] == where.kode
    )
    place = (
        langkah if where.tenggat is None else find_targets(langkah, where.tenggat, where.bukti)[0]
    )
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
    assert (
        edit_field(
            filled, UNDANGAN, {"status": "perlu_perbaikan"}, seen={"status": "belum_ada"}
        ).entry
        is None
    )


def test_who_stored_the_other_value_is_the_uploader_where_a_file_brought_it(filled, journal):
    edit_field(filled, MAY_TARGET, {"laporan": "proses"}, pelaku="Budi")
    content = sample_content(unggahan=3, posisi="2025-07-10")
    tenggat(content, "V.a.1.1", "2025-05").update(laporan="selesai", tanggal_selesai="2025-05-20")
    content["perubahan"] = as_content(
        compare(last_content(filled, SATKER, TAHUN)["langkah"], content["langkah"])
    )
    append_unggahan(journal, content)
    edit_field(filled, LANGKAH, {"pic": "Ketua"}, pelaku="Citra")
    append_unggahan(journal, {**content, "unggahan": 5, "perubahan": []}, pelaku="Dedi")
    for field, value in {"laporan": "belum", "tanggal_selesai": None}.items():
        with pytest.raises(FieldClash) as clash:  # a date is told with the status that it came with
            edit_field(
                filled,
                MAY_TARGET,
                {field: "proses" if value else "2025-05-21"},
                seen={field: value},
            )
        assert "diubah oleh Penguji" in clash.value.pesan


def test_a_change_is_taken_back_by_another_while_its_value_stands(filled):
    at_first = copy.deepcopy(last_content(filled, SATKER, TAHUN)["langkah"])
    result = edit_field(filled, MAY_TARGET, {"laporan": "selesai", "tanggal_selesai": "2025-05-20"})
    edit_field(filled, MAY_TARGET, {"tindak_lanjut": "Kirim laporan"})
    cancel_change(filled, SATKER, TAHUN, result.entry.nomor, pelaku="Budi")
    t = tenggat(last_content(filled, SATKER, TAHUN), "V.a.1.1", "2025-05")
    assert (t["laporan"], t["tanggal_selesai"], t["selesai_sejak"]) == ("belum", None, None)
    assert t["tindak_lanjut"] == "Kirim laporan"
    assert cancel_change(filled, SATKER, TAHUN, result.entry.nomor, pelaku="Budi").entry is None
    edit_field(filled, MAY_TARGET, {"tindak_lanjut": ""})
    assert last_content(filled, SATKER, TAHUN)["langkah"] == at_first


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
    two_tenggat = [tenggat_content("2025-03"), tenggat_content("2025-09")]
    content = sample_content(
        [langkah_content("I.1.1", two_tenggat)], unggahan=2, posisi="2025-07-01"
    )
    append_unggahan(filled.journal, content)
    march = Target("I.1.1", "2025-03")
    origin = edit_field(filled, march, {"laporan": "proses"}).entry
    edit_field(filled, march, {"kendala": "Hujan"})
    reports = [realisasi_row("I.1.1", month, "proses") for month in ("2025-03", "2025-09")]
    upload_plan = plan_upload(
        filled, make_reading(realisasi=reports, origin=origin), posisi=date(2025, 7, 10)
    )
    assert upload_plan.clashes == ()
    assert tenggat(upload_plan.content, "I.1.1", "2025-03")["kendala"] == "Hujan"
    assert tenggat(upload_plan.content, "I.1.1", "2025-09")["laporan"] == "proses"
    clash = make_reading(
        realisasi=[realisasi_row("I.1.1", "2025-03", "proses", kendala="Banjir")], origin=origin
    )
    upload_plan = plan_upload(filled, clash, posisi=date(2025, 7, 10))
    (one,) = upload_plan.clashes
    assert (one.column, one.stored, one.file) == ("Kendala", "Hujan", "Banjir")
    assert one.editor[0] == "Ani"
