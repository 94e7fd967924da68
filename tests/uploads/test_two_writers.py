"""Somebody else stores while a person looks at the preview: merged from what that person saw, nothing undone unseen."""

from datetime import date

import pytest

from monev.core.errors import VersionClash
from monev.uploads import plan_upload, store_upload
from tests.makers import last_content
from tests.uploads.material import (
    SATKER,
    TAHUN,
    langkah,
    load_and_store,
    make_reading,
    realisasi_row,
    tenggat,
    uploaded,
)

SEPTEMBER = date(2025, 9, 30)
TWO = (langkah("I.1.1", action="Membentuk tim kerja"), langkah("I.2.1", "Juni 2025", action="Menyusun rencana aksi"))
STORE_ARGUMENTS = {"pelaku": "operator", "file": b"x", "file_name": "x.xlsx"}


def in_between(db, in_file, *stored, previous=TWO, **other):
    """Somebody plans `in_file`; others store `stored` before they confirm; what is planned anew of the file."""
    if previous:
        uploaded(db, *previous, posisi="2025-03-31")
    first = plan_upload(db, in_file, posisi=SEPTEMBER)
    for reading in stored:
        load_and_store(db, reading, "2025-06-30")
    with pytest.raises(VersionClash):
        store_upload(db, first, consent=True, **STORE_ARGUMENTS)
    return plan_upload(db, in_file, posisi=SEPTEMBER, seen=first.base, **other)


def test_what_the_other_reported_stays_beside_what_the_file_brings(db):
    somebody_else = make_reading(*TWO, realisasi=[realisasi_row("I.1.1", "2025-03", selesai="2025-03-20")])
    content = make_reading(
        *TWO, realisasi=[realisasi_row("I.1.1", "2025-03", "belum"), realisasi_row("I.2.1", "2025-06", "proses")]
    )
    upload_plan = in_between(db, content, somebody_else)
    assert (upload_plan.removals, upload_plan.clashes) == ((), ())
    store_upload(db, upload_plan, **STORE_ARGUMENTS)
    last = last_content(db, SATKER, TAHUN)
    assert last["unggahan"] == 3
    assert tenggat(last, "I.1.1", "2025-03")["tanggal_selesai"] == "2025-03-20"
    assert tenggat(last, "I.2.1", "2025-06")["laporan"] == "proses"


def test_who_stored_meanwhile_is_said(db):
    upload_plan = in_between(db, make_reading(*TWO, langkah("I.3.1")), make_reading(TWO[0]))
    assert any("operator menyimpan unggahan 2" in sentence for sentence in upload_plan.notes)
    assert [own["kode"] for own in upload_plan.content["langkah"]] == ["I.1.1", "I.3.1"]


def test_the_one_named_is_who_changed_that_cell_not_who_touched_its_row_last(db):
    stored = [make_reading(*TWO, realisasi=[realisasi_row("I.1.1", "2025-03", "belum", kendala="anggaran")])]
    uploaded(db, *TWO, posisi="2025-03-31")
    content = make_reading(*TWO, realisasi=[realisasi_row("I.1.1", "2025-03", "belum", kendala="pegawai cuti")])
    first = plan_upload(db, content, posisi=SEPTEMBER)
    store_upload(db, plan_upload(db, stored[0], posisi=SEPTEMBER), **{**STORE_ARGUMENTS, "pelaku": "Ani"})
    following = make_reading(*TWO, realisasi=[realisasi_row("I.1.1", "2025-03", "proses", kendala="anggaran")])
    store_upload(db, plan_upload(db, following, posisi=SEPTEMBER), **{**STORE_ARGUMENTS, "pelaku": "Budi"})
    upload_plan = plan_upload(db, content, posisi=SEPTEMBER, seen=first.base)
    assert {clash.column: upload_plan.editors[clash.key][0] for clash in upload_plan.clashes} == {"Kendala": "Ani"}


def test_two_who_each_add_a_langkah_keep_both_and_reports_go_with_their_own(db):
    theirs = langkah("I.3.1", action="Menata arsip vital dan memindai berkas")
    ours = langkah("I.3.1", action="Sosialisasi pelaporan gratifikasi daring")
    content = make_reading(*TWO, ours, realisasi=[realisasi_row("I.3.1", "2025-03", "proses")])
    upload_plan = in_between(db, content, make_reading(*TWO, theirs))
    action = {own["kode"]: own["langkah_aksi"] for own in upload_plan.content["langkah"]}
    assert action["I.3.1"] == theirs.langkah_aksi
    assert action["I.3.2"] == ours.langkah_aksi
    assert tenggat(upload_plan.content, "I.3.2", "2025-03")["laporan"] == "proses"
    assert tenggat(upload_plan.content, "I.3.1", "2025-03")["laporan"] == "belum"
    assert upload_plan.clashes == ()


def test_a_langkah_both_added_word_for_word_is_one(db):
    action = "Menata arsip vital dan memindai berkas"
    ours, theirs = (make_reading(*TWO, langkah(kode, action=action)) for kode in ("I.4.1", "I.3.1"))
    upload_plan = in_between(db, ours, theirs)
    assert [own["kode"] for own in upload_plan.content["langkah"]] == ["I.1.1", "I.2.1", "I.3.1"]


def test_two_first_plans_of_one_rencana_join(db):
    upload_plan = in_between(db, make_reading(TWO[0]), make_reading(TWO[1]), previous=())
    assert [own["kode"] for own in upload_plan.content["langkah"]] == ["I.1.1", "I.2.1"]
    assert upload_plan.removals == ()


def test_a_file_of_an_older_unggahan_is_named_as_such(db):
    first = uploaded(db, *TWO, posisi="2025-03-31")
    uploaded(db, *TWO, realisasi=[realisasi_row("I.1.1", "2025-03")], posisi="2025-06-30")
    old = make_reading(
        *TWO, realisasi=[realisasi_row("I.1.1", "2025-03", "belum")], keterangan={"sha256": first.sha256}
    )
    upload_plan = plan_upload(db, old, posisi=SEPTEMBER)
    assert "sama persis dengan berkas unggahan 1, padahal yang terbaru unggahan 2" in upload_plan.warnings[0].pesan
    assert len(upload_plan.removals) == 1
    template = make_reading(*TWO, keterangan={"sha256": first.sha256}, origin=first)
    assert plan_upload(db, template, posisi=SEPTEMBER).warnings == (), "it is merged with what came after"
