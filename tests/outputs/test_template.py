"""The template: unchanged, it changes nothing; filled in, it stores what was filled in."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from monev.core.errors import NotFound
from monev.outputs.template import (
    _a_year_later,
    build_template,
    make_empty_template,
    make_next_year,
    make_template,
)
from monev.reading.files.csv_text import add_quote, remove_quote
from monev.uploads import check_upload
from monev.writing.plan_versions import Version
from tests.code import ROOT
from tests.conftest import begins
from tests.makers import SATKER, TAHUN, bukti_content, langkah_content, tenggat_content
from tests.outputs.material import (
    POSISI,
    change_workbook,
    complete_rencana,
    find_cell,
    formulas_in,
    plan_file_upload,
    report_cell,
    store_complete,
)
from tests.uploads.material import load_and_store, tenggat, upload_file

DECREES = sorted((ROOT / "data").glob("Rencana Aksi ZI KPU Kabupaten *.xlsx"))
beginning = begins(template=store_complete)


@pytest.fixture
def template(db) -> bytes:
    return make_template(db, SATKER, TAHUN)


@pytest.mark.parametrize("decree", DECREES, ids=lambda path: path.stem[-20:])
def test_both_decrees_come_back_unchanged(db, decree):
    posisi = f"{decree.stem[-4:]}-12-31"
    entry = upload_file(db, decree.read_bytes(), decree.name, posisi)
    upload_plan = plan_file_upload(db, make_template(db, entry.satker, entry.tahun), posisi)
    assert len(DECREES) == 2
    assert upload_plan.changes == ()
    assert upload_plan.is_identical


LETTERS = st.characters(
    codec="utf-8", categories=("L", "N", "P", "S", "Zs"), include_characters="\n"
)
PLACES = st.tuples(
    st.sampled_from(["I", "II", "V"]), st.sampled_from([None, "a", "a.1", "a.2", "b"])
)
TIMES = st.sampled_from(["", "Maret 2025", "04 Agustus 2025", "TW I, TW IV", "Mei sd Juni 2025"])
SEALED = ("f" * 64, "")


@settings(max_examples=settings.default.max_examples // 4)
@given(st.lists(st.tuples(PLACES, st.text(LETTERS, max_size=30), TIMES), min_size=1, max_size=8))
def test_any_text_in_any_cell_comes_back_as_it_was(rows):
    rows = sorted(rows, key=lambda row: (row[0][0], row[0][1] or ""))
    plan = [
        _langkah(number, *place, text, timing) for number, (place, text, timing) in enumerate(rows)
    ]
    content = {"unggahan": 1, "posisi": POSISI, "simulasi": False, "langkah": plan}
    reading = check_upload(build_template(Version(SATKER, TAHUN, content, *SEALED)), "templat.xlsx")
    assert reading.galat == ()
    texts = (
        "kode",
        "komponen",
        "indikator",
        "langkah_aksi",
        "target_waktu",
        "target_capaian",
        "sub_area",
    )
    for one, old in zip(reading.langkah, plan, strict=True):
        for key in (*texts, "nama_sub_area"):
            assert getattr(one, key) == old[key]


def _langkah(number: int, area: str, sub_area: str | None, text: str, timing: str) -> dict:
    text = " ".join(["Langkah", *text.split()])
    location = {
        "area": area,
        "nama_area": f"Bidang {area}",
        "sub_area": sub_area,
        "no": str(number + 1),
    }
    location["nama_sub_area"] = sub_area and " / ".join(
        f"Bagian {parts}" for parts in sub_area.split(".")
    )
    cells = {
        "komponen": text,
        "indikator": "=" + text,
        "langkah_aksi": text,
        "target_capaian": "-" + text,
    }
    return langkah_content(f"{area}.{number}.1", target_waktu=timing, **location, **cells)


def test_filled_in_it_says_exactly_what_was_filled_in(db, template):
    def content(workbook):
        report_cell(workbook, "Status", "I.a.2.1", "Juni 2025").value = "Selesai"
        report_cell(workbook, "Tanggal selesai", "I.a.2.1", "Juni 2025").value = date(2025, 6, 20)
        report_cell(workbook, "Kendala", "II.1.1", "Maret 2025").value = "cuti bersama"
        report_cell(workbook, "Hasil", "II.1.1", "Maret 2025").value = "4 dari 6 pengaduan"
        bukti = {"Kode": "I.a.2.1", "Tenggat": "Juni 2025", "Bukti": "Undangan"}
        find_cell(workbook["Bukti Dukung"], "Tautan", **bukti).value = "https://a.example"
        workbook["Bukti Dukung"]["I4"] = "Rak arsip"

    upload_plan = plan_file_upload(db, change_workbook(template, content))
    assert [
        (change.jenis, change.kode, change.tenggat, change.kolom, change.dari, change.ke)
        for change in upload_plan.changes
    ] == [
        ("selesai_baru", "I.a.2.1", "2025-06", "Status", "Belum", "Selesai, 20 Juni 2025"),
        ("bukti_ada", "I.a.2.1", "2025-06", "Undangan", "Belum ada", "Ada"),
        ("laporan_berubah", "II.1.1", "2025-03", "Kendala", None, "cuti bersama"),
        ("laporan_berubah", "II.1.1", "2025-03", "Hasil", None, "4 dari 6 pengaduan"),
    ]
    assert tenggat(upload_plan.content, "I.a.2.1", "2025-06")["tanggal_selesai"] == "2025-06-20"
    assert [remark.sel for remark in upload_plan.warnings if "dibaca Ada" in remark.pesan] == [
        "F10"
    ]
    (left_out,) = (remark.pesan for remark in upload_plan.warnings if "Rak arsip" in remark.pesan)
    assert left_out == "Kolom “Rak arsip” di lembar Bukti Dukung tidak dibaca dan tidak disimpan."


def test_it_is_pleasant_to_fill_in_and_text_that_looks_like_a_formula_stays_text(template):
    workbook = load_workbook(BytesIO(template))
    action = find_cell(workbook["Rencana Aksi"], "LANGKAH AKSI", KODE="I.a.1.1")
    assert (action.value, action.data_type, action.quotePrefix) == ("=1+1 bukan rumus", "s", True)
    pic = find_cell(workbook["Rencana Aksi"], "PIC", KODE="I.a.1.1")
    assert (pic.value, pic.quotePrefix) == ("@Sekretaris", True)
    assert formulas_in(workbook) == []
    assert workbook.sheetnames == ["Rencana Aksi", "Realisasi", "Bukti Dukung", "Petunjuk"]
    for name in workbook.sheetnames[:3]:
        sheet = workbook[name]
        assert sheet.freeze_panes and sheet.auto_filter.ref
        assert not sheet.merged_cells.ranges and not sheet.protection.sheet
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows
    lists = [
        rule.formula1
        for rule in workbook["Realisasi"].data_validations.dataValidation
        if rule.type == "list"
    ]
    assert lists == ['"Belum,Berjalan,Selesai,Tidak berlaku"']
    day = report_cell(workbook, "Tanggal selesai", "I.a.2.1", "Maret 2025")
    assert (day.value.date(), day.is_date) == (date(2025, 4, 2), True)
    assert "alasannya di kolom Kendala" in workbook["Realisasi"]["A2"].value


def test_sample_data_says_so_on_every_sheet_and_untouched_it_changes_nothing(db):
    load_and_store(db, replace(complete_rencana(), simulasi=True), POSISI)
    template = make_template(db, SATKER, TAHUN)
    for sheet in load_workbook(BytesIO(template)):
        assert "DATA SIMULASI" in [cell.value for cell in sheet["A"]]
        assert sheet.oddHeader.right.text == "DATA SIMULASI", "on every printed page"
    assert check_upload(template, "t.xlsx").simulasi
    assert plan_file_upload(db, template).is_identical


def test_a_blank_template_has_its_headings_and_there_is_none_of_a_rencana_that_is_not_there(db):
    with pytest.raises(NotFound):
        make_template(db, SATKER, 2031)
    data = make_empty_template(SATKER, TAHUN)
    assert load_workbook(BytesIO(data))["Rencana Aksi"]["A6"].value == "I. MANAJEMEN PERUBAHAN"
    assert check_upload(data, "kosong.xlsx").galat


@given(st.text(st.sampled_from("'=+-@＝\ufeff\u200b\tab"), max_size=6))
def test_an_apostrophe_before_a_formula_is_taken_off_exactly_once(text):
    assert remove_quote(add_quote(text)) == text
    assert add_quote(text).lstrip("\ufeff\u200b\t")[:1] not in ("=", "+", "-", "@", "＝")


SIGNS = st.one_of(
    st.sampled_from("=+-@'\";,\t\n "),
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")),
)
TEXTS = st.text(SIGNS, max_size=25).map(str.strip)


@settings(max_examples=settings.default.max_examples // 4)
@example([("_x000D_", "a_x005F_x0041_", "_x0042__x000A_")])
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4))
def test_any_text_of_a_report_or_a_bukti_comes_back_as_it_was(everything):
    plan = [_reported(number, *one) for number, one in enumerate(everything, start=1)]
    content = {"unggahan": 1, "posisi": POSISI, "simulasi": False, "langkah": plan}
    reading = check_upload(build_template(Version(SATKER, TAHUN, content, *SEALED)), "templat.xlsx")
    assert reading.galat == ()
    read = zip(everything, reading.realisasi, reading.bukti, strict=True)
    for (kendala, tindak_lanjut, remarks), report, document in read:
        assert (report.said.kendala, report.said.tindak_lanjut) == (kendala, tindak_lanjut)
        assert (document.nama, document.said.tautan) == (f"({kendala})", tindak_lanjut)
        assert document.said.catatan == remarks


def _reported(number: int, kendala: str, tindak_lanjut: str, remarks: str) -> dict:
    bukti = [
        bukti_content(f"({kendala})", "ada", jenis="Laporan", tautan=tindak_lanjut, catatan=remarks)
    ]
    laporan = {"kendala": kendala, "tindak_lanjut": tindak_lanjut}
    reported = tenggat_content("2025-03", "proses", **laporan) | {"bukti": bukti}
    return langkah_content(f"I.{number}.1", [reported], langkah_aksi=f"Langkah {remarks}")


def test_the_form_paints_late_what_is_due_on_the_very_day_as_the_pages_call_it(template):
    realisasi = load_workbook(BytesIO(template))["Realisasi"]
    (late, *_), *_ = (each.rules for each in realisasi.conditional_formatting)
    (formula,) = late.formula
    due = next(cell for row in realisasi for cell in row if cell.value == "Jatuh tempo")
    assert re.search(rf"(\${due.column_letter}\d+)<>\"\",.*,\1<=TODAY\(\)", formula), formula


@pytest.mark.parametrize("decree", DECREES, ids=lambda path: path.stem[-20:])
def test_last_years_plan_is_next_years_draft_with_times_a_year_later_and_no_report(db, decree):
    tahun = int(decree.stem[-4:])
    entry = upload_file(db, decree.read_bytes(), decree.name, f"{tahun}-12-31")
    draft = make_next_year(db, entry.satker, tahun)
    new = upload_file(db, draft, "draf.xlsx", f"{tahun + 1}-01-01")
    assert (new.satker, new.tahun, new.isi["dilaporkan"]) == (entry.satker, tahun + 1, False)

    def due(content: dict, later: int) -> dict[str, list[str]]:
        found = {}
        for row in content["langkah"]:
            keys = [one["tenggat"] for one in row["tenggat"]]
            found[row["kode"]] = [f"{int(key[:4]) + later}{key[4:]}" for key in keys]
        return found

    assert due(new.isi, 0) == due(entry.isi, 1)


def test_the_draft_moves_years_written_in_short_and_leaves_what_was_reported(db, template):
    draft = load_workbook(BytesIO(make_next_year(db, SATKER, TAHUN)))
    times = [cell.value for (cell,) in draft["Rencana Aksi"].iter_rows(min_col=6, max_col=6)]
    assert "04 Agustus 2026" in times and "TW I, TW III" in times
    assert "2025" not in " ".join(map(str, times))
    said = [row for row in draft["Realisasi"].iter_rows(values_only=True) if "Selesai" in row]
    assert said == []
    assert _a_year_later("Nov-25, Des 25; 25 Mei", 2025) == "Nov-26, Des 26; 25 Mei"
