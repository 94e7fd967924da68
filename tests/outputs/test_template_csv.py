"""The template's sheets as CSV: out and in again loses nothing, whatever stands in a cell."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monev.outputs.template import CSV_SHEETS, build_csv, make_csv
from monev.reading.files.csv_text import add_quote, remove_quote
from monev.uploads import check_upload, plan_upload, store_upload
from tests.code import ROOT
from tests.makers import last_content
from tests.outputs.material import POSISI, complete_rencana
from tests.uploads.material import SATKER, TAHUN, langkah, load_and_store, make_reading, realisasi_row, tenggat

DECREES = sorted((ROOT / "data").glob("Rencana Aksi ZI KPU Kabupaten *.xlsx"))


def read_back_csv(db, data: bytes, posisi: str = POSISI):
    reading = check_upload(data, "ekspor.csv")
    assert reading.galat == ()
    return plan_upload(db, reading, posisi=date.fromisoformat(posisi))


def csv_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_untouched_each_sheet_changes_nothing_and_all_that_was_stored_stays(db):
    load_and_store(db, complete_rencana(), POSISI)
    previous = without_places(last_content(db, SATKER, TAHUN)["langkah"])
    for sheet in CSV_SHEETS:
        upload_plan = read_back_csv(db, make_csv(db, SATKER, TAHUN, sheet))
        assert upload_plan.changes == ()
        assert upload_plan.is_identical
        assert (upload_plan.satker, upload_plan.tahun) == (SATKER, TAHUN)
        assert without_places(upload_plan.content["langkah"]) == previous


def without_places(plan: list[dict]) -> list[dict]:
    return [{k: v for k, v in langkah.items() if k not in ("baris", "lembar", "jejak")} for langkah in plan]


@pytest.mark.parametrize("decree", DECREES, ids=lambda path: path.stem[-20:])
def test_both_decrees_come_back_unchanged(db, decree):
    data = decree.read_bytes()
    reading = check_upload(data, decree.name)
    posisi = date(reading.tahun, 12, 31)
    store_upload(db, plan_upload(db, reading, posisi=posisi), pelaku="o", file=data, file_name=decree.name)
    for sheet in CSV_SHEETS:
        export = make_csv(db, reading.satker, reading.tahun, sheet)
        assert read_back_csv(db, export, posisi.isoformat()).changes == ()


def test_it_opens_in_excel_with_indonesian_settings_and_runs_no_formula(db):
    load_and_store(db, complete_rencana(), POSISI)
    rencana = make_csv(db, SATKER, TAHUN, "rencana")
    assert rencana.startswith("\ufeff".encode())
    cell = {content for one in csv_rows(rencana) for content in one}
    assert "'=1+1 bukan rumus" in cell
    assert not [content for content in cell if content[:1] in tuple("=+-@")]
    realisasi = csv_rows(make_csv(db, SATKER, TAHUN, "realisasi"))
    assert ["I.a.2.1", "Langkah I.a.2.1", "Maret 2025", "Selesai", "2025-04-02", "", "'+arsip\nbaris dua"] in realisasi


def test_filled_in_it_is_merged_with_what_was_stored_since(db):
    """It carries the mark of its unggahan, as the workbook does."""
    load_and_store(db, complete_rencana(), POSISI)
    data = make_csv(db, SATKER, TAHUN, "realisasi").decode("utf-8-sig")
    load_and_store(
        db, make_reading(*complete_rencana().langkah, realisasi=[realisasi_row("V.1.1.2", "2025-03")]), "2025-07-31"
    )
    entered = data.replace("Juni 2025;Belum;", "Juni 2025;Selesai;2025-06-20", 1)
    assert entered != data
    upload_plan = read_back_csv(db, entered.encode(), "2025-09-30")
    assert [(p.jenis, p.kode, p.tenggat) for p in upload_plan.changes] == [("selesai_baru", "I.a.2.1", "2025-06")]
    assert tenggat(upload_plan.content, "V.1.1.2", "2025-03")["laporan"] == "selesai"


def test_sample_data_says_so(db):
    load_and_store(db, make_reading(langkah("I.1.1"), simulasi=True), POSISI)
    for sheet in CSV_SHEETS:
        data = make_csv(db, SATKER, TAHUN, sheet)
        assert ["DATA SIMULASI"] in csv_rows(data)
        assert read_back_csv(db, data).content["simulasi"]


@given(st.text(st.sampled_from("'=+-@＝\ufeff\u200b\tab"), max_size=6))
def test_an_apostrophe_before_a_formula_is_taken_off_exactly_once(text):
    assert remove_quote(add_quote(text)) == text
    assert add_quote(text).lstrip("\ufeff\u200b\t")[:1] not in ("=", "+", "-", "@", "＝")


TEXTS = st.text(
    st.one_of(
        st.sampled_from("=+-@'\";,\t\n "),
        st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")),
    ),
    max_size=25,
).map(str.strip)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4))
def test_any_text_in_any_cell_comes_back_as_it_was(everything):
    """Of reports and bukti; the plan's cells are held by its own test of the workbook, and read by the same code."""
    content = {
        "unggahan": 1,
        "simulasi": False,
        "langkah": [_langkah(n, *one) for n, one in enumerate(everything, start=1)],
    }
    realisasi, bukti = (
        check_upload(build_csv(content, satker=SATKER, tahun=TAHUN, entry_hash="f" * 64, sheet=sheet), "x.csv")
        for sheet in ("realisasi", "bukti")
    )
    assert (realisasi.galat, bukti.galat) == ((), ())
    assert [(r.kendala, r.tindak_lanjut) for r in realisasi.realisasi] == [(k, t) for k, t, _ in everything]
    assert [(b.nama, b.tautan, b.catatan) for b in bukti.bukti] == [(f"({n})", t, c) for n, t, c in everything]


def _langkah(number: int, kendala: str, tindak_lanjut: str, remarks: str) -> dict:
    bukti = {"nama": f"({kendala})", "jenis": "Laporan", "status": "ada", "tautan": tindak_lanjut}
    laporan = {"laporan": "proses", "tanggal_selesai": None, "kendala": kendala, "tindak_lanjut": tindak_lanjut}
    timing = {"tenggat": "2025-03", "jatuh_tempo": "2025-03-31"}
    return {
        "kode": f"I.{number}.1",
        "langkah_aksi": f"Langkah {remarks}",
        "tenggat": [{**timing, **laporan, "bukti": [{**bukti, "catatan": remarks}]}],
    }
