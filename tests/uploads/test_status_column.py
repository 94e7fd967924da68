"""A plain plan table that reports: Status, Kendala, Tautan of a langkah as a whole."""

from datetime import date

import pytest

from monev.core.errors import FileRefused
from monev.uploads import plan_upload
from tests.uploads.material import (
    bukti_row,
    langkah,
    make_reading,
    planned,
    realisasi_row,
    status_bukti,
    tenggat,
    uploaded,
)

JUNE, SEPTEMBER = date(2025, 6, 30), date(2025, 9, 30)
THREE = langkah("I.1.1", "Maret, Juni, September 2025")


def test_of_one_tenggat_it_is_that_one_and_of_none_it_is_asked_back(db):
    upload_plan = planned(db, langkah("I.1.1", "Desember 2025"), realisasi=[realisasi_row("I.1.1", None)], posisi=JUNE)
    assert tenggat(upload_plan.content, "I.1.1", "2025-12")["laporan"] == "selesai"
    assert upload_plan.warnings == ()
    upload_plan = planned(db, langkah("I.1.1", ""), realisasi=[realisasi_row("I.1.1", None)], posisi=JUNE)
    assert "tanpa target waktu" in upload_plan.warnings[0].pesan


NOTHING, MARCH = (), [realisasi_row("I.1.1", "2025-03")]


@pytest.mark.parametrize(
    ("stored", "row", "told"),
    [
        # Selesai is of those due, proses of those open and not done.
        (NOTHING, realisasi_row("I.1.1", None), [("selesai", ""), ("selesai", ""), ("belum", "")]),
        (MARCH, realisasi_row("I.1.1", None, "proses"), [("selesai", ""), ("proses", ""), ("belum", "")]),
        # Without a status column nothing is said of status.
        (
            MARCH,
            realisasi_row("I.1.1", None, None, kendala="anggaran"),
            [("selesai", ""), ("belum", "anggaran"), ("belum", "")],
        ),
        # A kendala left blank beside a status keeps what was said.
        (
            [realisasi_row("I.1.1", "2025-03", "proses", kendala="anggaran")],
            realisasi_row("I.1.1", None),
            [("selesai", "anggaran"), ("selesai", ""), ("belum", "")],
        ),
    ],
)
def test_of_several_tenggat_a_row_is_of_those_it_can_be_of(db, stored, row, told):
    if stored:
        uploaded(db, THREE, realisasi=stored, posisi="2025-03-31")
    upload_plan = planned(db, THREE, realisasi=[row], posisi=JUNE)
    assert [(t["laporan"], t["kendala"]) for t in upload_plan.content["langkah"][0]["tenggat"]] == told
    assert any("2 dari 3 target" in remark.pesan for remark in upload_plan.warnings) == (row.status == "selesai")


def test_of_several_belum_takes_nothing_back_but_of_one_it_does(db):
    one = langkah("I.2.1")
    uploaded(db, THREE, one, realisasi=[realisasi_row("I.1.1", "2025-03"), realisasi_row("I.2.1", "2025-03")])
    laporan = [realisasi_row("I.1.1", None, "belum"), realisasi_row("I.2.1", None, "belum")]
    upload_plan = planned(db, THREE, one, realisasi=laporan, posisi=SEPTEMBER)
    assert [(p.jenis, p.kode) for p in upload_plan.changes] == [("selesai_ditarik", "I.2.1")]


def test_cells_left_blank_erase_nothing(db):
    one = langkah("I.1.1")
    uploaded(db, one, realisasi=[realisasi_row("I.1.1", "2025-03", selesai="2025-03-05", tindak_lanjut="arsip")])
    assert planned(db, one, realisasi=[realisasi_row("I.1.1", None)], posisi=JUNE).is_identical


def test_tidak_berlaku_without_a_reason_is_refused(db):
    with pytest.raises(FileRefused) as refused:
        planned(db, THREE, realisasi=[realisasi_row("I.1.1", None, "tidak_berlaku")], posisi=JUNE)
    assert "perlu alasan" in refused.value.errors[0].pesan
    with_reason = realisasi_row("I.1.1", None, "tidak_berlaku", kendala="dihapus dari DIPA")
    upload_plan = planned(db, THREE, realisasi=[with_reason], posisi=JUNE)
    assert {t["laporan"] for t in upload_plan.content["langkah"][0]["tenggat"]} == {"tidak_berlaku"}
    # Where one tenggat has its reason stored, the others still lack theirs.
    uploaded(db, THREE, realisasi=[realisasi_row("I.1.1", "2025-03", "tidak_berlaku", kendala="dihapus dari DIPA")])
    with pytest.raises(FileRefused) as refused:
        planned(db, THREE, realisasi=[realisasi_row("I.1.1", None, "tidak_berlaku")], posisi=JUNE)
    assert "perlu alasan" in refused.value.errors[0].pesan


def test_a_link_of_the_langkah_adds_and_never_takes_evidence_back(db):
    one = langkah("I.1.1")
    uploaded(db, one, bukti=[bukti_row("I.1.1", "2025-03", n) for n in ("Undangan", "Notulensi")])
    rows = [bukti_row("I.1.1", None, n, "belum_ada", tautan="https://map") for n in ("Undangan", "Notulensi")]
    upload_plan = planned(db, one, realisasi=[], bukti=rows, posisi=JUNE)
    assert status_bukti(upload_plan.content, "I.1.1", "2025-03") == {"Undangan": "ada", "Notulensi": "ada"}
    assert {b["tautan"] for b in upload_plan.content["langkah"][0]["tenggat"][0]["bukti"]} == {"https://map"}
    content = make_reading(langkah("I.1.1", ""), bukti=[bukti_row("I.1.1", None, "Undangan", tautan="https://map")])
    assert plan_upload(db, content, posisi=JUNE).content["langkah"][0]["lainnya"] == {"TAUTAN": "https://map"}
