"""A plain plan table may report the Status, Kendala and Tautan of a whole langkah.

A column that was deleted, or that a decree never had, erases nothing that is stored.
"""

from dataclasses import replace
from datetime import date
from itertools import chain

import pytest

from monev.core.errors import FileRefused
from monev.core.plan_fields import Said
from monev.database import Database
from monev.outputs.template import make_template
from monev.uploads import check_upload, plan_upload
from tests.conftest import begins, first_few
from tests.makers import JUNE, SATKER, TAHUN
from tests.outputs.material import change_workbook
from tests.uploads.material import (
    bukti_row,
    langkah,
    planned,
    realisasi_row,
    refused,
    status_bukti,
    tenggat,
    uploaded,
)

THREE = langkah("I.1.1", "Maret, Juni, September 2025")
OF_LANGKAH = realisasi_row("I.1.1", None)


def test_of_one_tenggat_it_is_that_one_and_of_none_it_is_asked_back(db):
    upload_plan = planned(
        db, langkah("I.1.1", "Desember 2025"), realisasi=[OF_LANGKAH], posisi=JUNE
    )
    assert tenggat(upload_plan.content, "I.1.1", "2025-12")["laporan"] == "selesai"
    assert upload_plan.warnings == ()
    upload_plan = planned(db, langkah("I.1.1", ""), realisasi=[OF_LANGKAH], posisi=JUNE)
    assert "tanpa target waktu" in upload_plan.warnings[0].pesan
    # Cells left blank erase nothing.
    one = langkah("I.1.1")
    uploaded(
        db,
        one,
        realisasi=[realisasi_row("I.1.1", "2025-03", selesai="2025-03-05", tindak_lanjut="arsip")],
    )
    assert planned(db, one, realisasi=[OF_LANGKAH], posisi=JUNE).is_identical


NOTHING, MARCH = (), [realisasi_row("I.1.1", "2025-03")]
HELD_UP = [realisasi_row("I.1.1", "2025-03", "proses", kendala="anggaran")]


@pytest.mark.parametrize(
    ("stored", "row", "told"),
    [
        # Selesai is of those due, proses of those open and not done.
        (NOTHING, OF_LANGKAH, "selesai / selesai / belum"),
        (MARCH, realisasi_row("I.1.1", None, "proses"), "selesai / proses / belum"),
        # Without a status column nothing is said of status; a kendala left blank beside one keeps
        # what was said.
        (
            MARCH,
            realisasi_row("I.1.1", None, None, kendala="anggaran"),
            "selesai / belum: anggaran / belum",
        ),
        (HELD_UP, OF_LANGKAH, "selesai: anggaran / selesai / belum"),
    ],
)
def test_of_several_tenggat_a_row_is_of_those_it_can_be_of(db, stored, row, told):
    if stored:
        uploaded(db, THREE, realisasi=stored, posisi="2025-03-31")
    upload_plan = planned(db, THREE, realisasi=[row], posisi=JUNE)
    said = (
        ": ".join(filter(None, (target["laporan"], target["kendala"])))
        for target in upload_plan.content["langkah"][0]["tenggat"]
    )
    assert " / ".join(said) == told
    assert any("2 dari 3 target" in remark.pesan for remark in upload_plan.warnings) == (
        row.status == "selesai"
    )


def test_of_several_belum_takes_nothing_back_but_of_one_it_does(db):
    one = langkah("I.2.1")
    uploaded(
        db,
        THREE,
        one,
        realisasi=[realisasi_row("I.1.1", "2025-03"), realisasi_row("I.2.1", "2025-03")],
    )
    laporan = [realisasi_row("I.1.1", None, "belum"), realisasi_row("I.2.1", None, "belum")]
    upload_plan = planned(db, THREE, one, realisasi=laporan)
    assert [(change.jenis, change.kode) for change in upload_plan.changes] == [
        ("selesai_ditarik", "I.2.1")
    ]


def test_tidak_berlaku_without_a_reason_is_refused(db):
    without_reason, said = (
        [replace(OF_LANGKAH, status="tidak_berlaku")],
        {"said": Said(kendala="dihapus dari DIPA")},
    )
    assert "perlu alasan" in refused(db, THREE, realisasi=without_reason)[0][-1]
    upload_plan = planned(db, THREE, realisasi=[replace(without_reason[0], **said)], posisi=JUNE)
    assert {target["laporan"] for target in upload_plan.content["langkah"][0]["tenggat"]} == {
        "tidak_berlaku"
    }
    # Where one tenggat has its reason stored, the others still lack theirs.
    uploaded(
        db, THREE, realisasi=[replace(realisasi_row("I.1.1", "2025-03", "tidak_berlaku"), **said)]
    )
    assert "perlu alasan" in refused(db, THREE, realisasi=without_reason)[0][-1]


def test_a_link_of_the_langkah_adds_and_never_takes_evidence_back(db):
    one = langkah("I.1.1")
    stored, rows = [], []
    for name in ("Undangan", "Notulensi"):
        stored.append(bukti_row("I.1.1", "2025-03", name))
        rows.append(bukti_row("I.1.1", None, name, "belum_ada", tautan="https://map"))
    uploaded(db, one, bukti=stored)
    upload_plan = planned(db, one, realisasi=[], bukti=rows, posisi=JUNE)
    assert status_bukti(upload_plan.content, "I.1.1", "2025-03") == {
        "Undangan": "ada",
        "Notulensi": "ada",
    }
    of_march = tenggat(upload_plan.content, "I.1.1", "2025-03")["bukti"]
    assert {bukti["tautan"] for bukti in of_march} == {"https://map"}
    rows = [bukti_row("I.1.1", None, "Undangan", tautan="https://map")]
    of_none = planned(db, langkah("I.1.1", ""), bukti=rows, posisi=JUNE)
    assert of_none.content["langkah"][0]["lainnya"] == {"TAUTAN": "https://map"}


def test_a_plans_link_of_a_quarter_takes_no_bukti_of_its_tenggat_away(db):
    one = langkah("I.1.1")
    stored = [bukti_row("I.1.1", "2025-03", name) for name in ("Undangan", "Notulensi", "Foto")]
    uploaded(db, one, bukti=stored)
    link = bukti_row("I.1.1", "2025-03", "Undangan", "belum_ada", tautan="https://map")
    link = replace(link, is_kode_written=False)
    upload_plan = planned(db, one, realisasi=[], bukti=[link], posisi=JUNE)
    of_march = tenggat(upload_plan.content, "I.1.1", "2025-03")["bukti"]
    assert {bukti["nama"]: bukti["tautan"] for bukti in of_march} == {
        "Undangan": "https://map",
        "Notulensi": "",
        "Foto": "",
    }
    assert {bukti["status"] for bukti in of_march} == {"ada"}


OCTOBER = date(2025, 10, 31)
CONTENT = (
    langkah(
        "I.1.1",
        "Januari sd Desember 2025",
        pic="Sekretaris",
        frequency="Bulanan",
        others={"CATATAN": "rapat"},
    ),
    langkah("I.2.1", "Maret 2025", pic="Kasubbag", capaian="1 dokumen"),
)


def store_rencana(db: Database) -> None:
    realisasi = [
        realisasi_row(
            "I.2.1", "2025-03", selesai="2025-03-20", kendala="hujan", tindak_lanjut="diulang"
        )
    ]
    bukti = [
        bukti_row("I.2.1", "2025-03", "Undangan", tautan="https://contoh.example/a", catatan="asli")
    ]
    bukti += [bukti_row("I.2.1", "2025-03", "Notulensi", "belum_ada")]
    uploaded(db, *CONTENT, realisasi=realisasi, bukti=bukti)


beginning = begins(template=store_rencana)


@pytest.fixture
def template(db) -> bytes:
    return make_template(db, SATKER, TAHUN)


def without_column(data: bytes, sheet: str, heading: str, change=None) -> bytes:
    """Delete a column of a workbook as Excel does."""

    def delete(workbook) -> None:
        one = workbook[sheet]
        cells = chain.from_iterable(one.iter_rows(max_row=8))
        cell = next(cell for cell in cells if cell.value == heading)
        for merged_span in list(one.merged_cells.ranges):
            one.unmerge_cells(str(merged_span))
        one.delete_cols(cell.column)
        if change:
            change(workbook)

    return change_workbook(data, delete)


COLUMNS = {
    "Bukti Dukung": ("Tautan", "Catatan", "Jenis"),
    "Realisasi": ("Tanggal selesai", "Kendala", "Tindak lanjut"),
    "Rencana Aksi": ("PIC", "FREKUENSI", "TARGET CAPAIAN", "CATATAN"),
}


@pytest.mark.parametrize(
    ("sheet", "heading"),
    first_few([(sheet, one) for sheet, headings in COLUMNS.items() for one in headings], 7),
)
def test_a_column_deleted_from_the_template_erases_nothing(db, template, sheet, heading):
    upload_plan = plan_upload(
        db, check_upload(without_column(template, sheet, heading), "isian.xlsx"), posisi=OCTOBER
    )
    assert upload_plan.changes == ()
    if heading != "Jenis":  # a document's kind is known from its name
        message = f"Berkas ini tidak berkolom {heading}; isi yang tersimpan tetap dipakai."
        assert message.casefold() in [remark.pesan.casefold() for remark in upload_plan.warnings]


def test_what_else_the_narrower_file_says_counts_and_so_does_a_column_left_blank(db, template):
    def drag(workbook):
        assert workbook["Realisasi"]["A17"].value == "I.2.1"
        workbook["Realisasi"]["D17"] = "Proses"

    data = without_column(template, "Realisasi", "Tanggal selesai", drag)
    narrower = plan_upload(db, check_upload(data, "isian.xlsx"), posisi=OCTOBER)
    march = tenggat(narrower.content, "I.2.1", "2025-03")
    told = (march["laporan"], march["tanggal_selesai"], march["kendala"])
    assert told == ("proses", None, "hujan")
    # A column left blank does say that nothing is there.
    column = frozenset({"pic", "frekuensi", "target_capaian"})
    empty = [replace(content, pic=None) for content in CONTENT]
    upload_plan = planned(db, *empty, kolom=column, posisi=OCTOBER)
    assert {(change.jenis, change.kode) for change in upload_plan.changes} == {
        ("pic_berubah", "I.1.1"),
        ("pic_berubah", "I.2.1"),
    }


def test_without_kendala_a_tidak_berlaku_keeps_its_stored_reason_and_a_new_one_is_asked_for(
    db, template
):
    reason = [realisasi_row("I.2.1", "2025-03", "tidak_berlaku", kendala="Tim belum dibentuk")]
    uploaded(db, *CONTENT, realisasi=reason, posisi=str(OCTOBER))
    one = without_column(make_template(db, SATKER, TAHUN), "Realisasi", "Kendala")
    assert plan_upload(db, check_upload(one, "t.xlsx"), posisi=OCTOBER).changes == ()

    def one_more(workbook) -> None:
        workbook["Realisasi"]["D5"] = "Tidak berlaku"

    two = without_column(make_template(db, SATKER, TAHUN), "Realisasi", "Kendala", one_more)
    with pytest.raises(FileRefused) as refused:
        plan_upload(db, check_upload(two, "t.xlsx"), posisi=OCTOBER)
    assert [
        (error.baris, "Tambahkan kolom Kendala" in error.pesan) for error in refused.value.errors
    ] == [(5, True)]
    whole = change_workbook(make_template(db, SATKER, TAHUN), one_more)
    with pytest.raises(FileRefused) as refused:
        plan_upload(db, check_upload(whole, "t.xlsx"), posisi=OCTOBER)
    assert [error.sel for error in refused.value.errors] == ["F5"], "once, at its own cell"
