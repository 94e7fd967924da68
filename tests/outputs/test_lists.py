"""The list of missing bukti as workbook, CSV and WhatsApp message, and the Rekap to take along. The
Rekap says in each form what the page says, and gives no count for an office that reported nothing.
"""

import re
from dataclasses import astuple, replace
from datetime import date
from io import BytesIO
from itertools import chain

import pandas as pd
import pytest
from openpyxl import load_workbook

from monev.database import Database
from monev.figures import kesenjangan, narrow_view, view_at
from monev.figures.many_offices import recap
from monev.offices.office_register import OfficeRow, read_register
from monev.outputs import SENTENCES, missing_bukti
from monev.outputs.documents import texts
from monev.outputs.recap_workbook import recap_xlsx
from monev.outputs.register import register_xlsx
from tests.code import ROOT
from tests.conftest import begins, filled_by
from tests.offices.four_offices import fill_four
from tests.outputs.material import find_cell, read_csv, read_xlsx
from tests.uploads.material import (
    SATKER,
    TAHUN,
    bukti_row,
    langkah,
    load_and_store,
    make_reading,
    realisasi_row,
)

SEPTEMBER = date(2025, 9, 30)


def fill_gaps(db: Database) -> None:
    """Store four missing documents. Three are of one PIC, one of them for a tenggat called done;
    the fourth has no PIC.
    """
    of_hukum = {"pic": "Kasubbag Hukum"}
    content = make_reading(
        langkah(
            "V.a.1.1",
            "Mei 2025",
            action="Public campaign\ngratifikasi",
            bukti="Notulensi, Foto",
            **of_hukum,
        ),
        langkah("V.a.2.1", "Maret 2025", action="=Internalisasi", bukti="Laporan, SK", **of_hukum),
        langkah("II.1.1", "Agustus 2025", action="Reviu SOP", bukti="@Notulensi"),
        langkah("VI.1.1", "Desember 2025", pic="Sekretaris"),
        realisasi=[realisasi_row("V.a.2.1", "2025-03", selesai="2025-03-20")],
        bukti=[
            bukti_row("V.a.2.1", "2025-03", "Laporan"),
            bukti_row("V.a.2.1", "2025-03", "SK", "belum_ada"),
        ],
    )
    load_and_store(db, content, "2025-09-30")


beginning = begins(gaps=fill_gaps)


@pytest.fixture
def gaps(db):
    """Return the missing documents and the view."""
    view = view_at(db, SATKER, TAHUN, SEPTEMBER)
    return kesenjangan(db, view), view


def test_the_message_of_a_part_says_of_which_part_it_is(gaps, db):
    _, view = gaps
    view = narrow_view(db, view, ("V",))
    message = texts.write_kesenjangan_message(kesenjangan(db, view), view)
    first, second, *_ = message.splitlines()
    assert first.startswith("*Bukti kurang ZI")
    assert re.fullmatch(r"Area V.*: \d+ dari \d+ langkah\.", second)


def test_the_message_is_by_pic_with_counts_what_is_late_first(gaps):
    rows, view = gaps
    assert texts.write_kesenjangan_message(rows, view) == (
        "*Bukti kurang ZI, KPU Kabupaten Uji, posisi 30 September 2025*\n"
        "4 bukti kurang: 3 pada target terlambat, 1 pada target selesai.\n"
        "\n"
        "Kasubbag Hukum (3):\n"
        "1. V.a.1 Public campaign gratifikasi, Mei 2025 (terlambat, 122 hari lewat): Notulensi; Foto\n"
        "2. V.a.2 =Internalisasi, Maret 2025 (selesai): SK\n"
        "\n"
        "Belum ada PIC (1):\n"
        "1. II.1 Reviu SOP, Agustus 2025 (terlambat, 30 hari lewat): @Notulensi"
    )


def test_the_message_has_who_owes_most_first_and_what_is_nobodys_last(gaps):
    rows, view = gaps
    pics = (None, "Ketua", "Sekretaris", "Sekretaris")
    rows = [row | {"pic": pic} for row, pic in zip(rows, pics, strict=True)]
    said = texts.write_kesenjangan_message(rows, view)
    assert re.findall(r"^(\S.*) \(\d\):$", said, re.MULTILINE) == [
        "Sekretaris",
        "Ketua",
        "Belum ada PIC",
    ]


def test_the_workbook_has_title_real_dates_and_no_formulas(gaps):
    rows, view = gaps
    data = missing_bukti.kesenjangan_xlsx(rows, view)
    sheet = load_workbook(BytesIO(data)).active
    assert sheet["A1"].value == "Bukti kurang ZI, KPU Kabupaten Uji, 2025"
    assert (
        sheet["A2"].value
        == "Posisi 30 September 2025: 4 bukti kurang: 3 pada target terlambat, 1 pada target selesai"
    )
    due = find_cell(sheet, "Jatuh tempo", Kode="V.a.2")
    assert (due.value.date(), due.is_date) == (date(2025, 3, 31), True)
    assert "mmmm" in due.number_format, "a date with the month's name"
    assert find_cell(sheet, "Hari sejak jatuh tempo", Kode="V.a.1").value == 122
    assert find_cell(sheet, "Status target", Kode="V.a.2").value == "Selesai"
    assert find_cell(sheet, "Bukti", Kode="II.1").data_type == "s"
    assert find_cell(sheet, "Bukti", Kode="II.1").quotePrefix, "it stays text when it is edited"
    assert find_cell(sheet, "PIC", Kode="II.1").value is None
    assert sheet.freeze_panes == "B5"
    last = sheet.cell(sheet.max_row, sheet.max_column)
    assert (sheet.max_row - 4, last.column_letter > "A") == (len(rows), True)
    assert sheet.auto_filter.ref == f"A4:{last.coordinate}", "headings and every bukti below them"
    assert sheet.print_title_rows == "$4:$4"
    frame = read_xlsx(data, "Kode")
    assert [frame[name].dtype.kind for name in ("Hari sejak jatuh tempo", "Jatuh tempo")] == [
        "i",
        "M",
    ]


def test_pandas_reads_the_csv_without_being_told_how(gaps):
    rows, view = gaps
    data = missing_bukti.kesenjangan_csv(rows, view)
    assert data.startswith("\ufeff".encode()), "or Excel takes it for an older encoding"
    frame = read_csv(data)
    assert list(frame.columns[:5]) == ["Satker", "Tahun", "Posisi", "Kode", "Area"]
    assert list(frame["Kode"]) == ["V.a.1.1", "V.a.1.1", "II.1.1", "V.a.2.1"], "what is late first"
    assert list(frame["Hari sejak jatuh tempo"]) == [122, 122, 30, 183]
    assert (frame["Hari sejak jatuh tempo"].dtype, frame["Tahun"].dtype) == ("int64", "int64")
    days = pd.to_datetime(frame["Jatuh tempo"], format="%Y-%m-%d")
    assert list(days.dt.date) == [date(2025, 5, 31)] * 2 + [date(2025, 8, 31), date(2025, 3, 31)]
    assert set(frame["Posisi"]) == {"2025-09-30"}
    assert set(frame["Satker"]) == {SATKER}
    assert list(frame["Status target"]) == [*["Terlambat"] * 3, "Selesai"]
    assert "Data simulasi" not in frame, "and no column where there is nothing to say"


def test_sample_data_says_so_in_each_and_so_does_each_with_nothing_missing(gaps):
    rows, view = gaps
    sample = replace(view, simulasi=True)
    assert texts.write_kesenjangan_message(rows, sample).startswith("*DATA SIMULASI*\n")
    assert set(read_csv(missing_bukti.kesenjangan_csv(rows, sample))["Data simulasi"]) == {"Ya"}
    sheet = load_workbook(BytesIO(missing_bukti.kesenjangan_xlsx(rows, sample))).active
    assert (sheet["A3"].value, sheet.oddHeader.right.text) == ("DATA SIMULASI", "DATA SIMULASI")
    assert texts.write_kesenjangan_message([], view).endswith("\nTidak ada bukti yang kurang.")
    assert (
        load_workbook(BytesIO(missing_bukti.kesenjangan_xlsx([], view))).active["A4"].value
        == "Kode"
    )
    assert len(read_csv(missing_bukti.kesenjangan_csv([], view))) == 0


def test_the_register_is_text_as_it_is_and_read_again_unchanged():
    rows = [OfficeRow("00", "KPU RI", "", "pusat"), OfficeRow("18", "=Provinsi", "00", "provinsi")]
    data = register_xlsx(rows)
    assert [astuple(row)[:-1] for row in read_register(data)] == [
        ("00", "KPU RI", "", "pusat"),
        ("18", "=Provinsi", "00", "provinsi"),
    ]
    rules = load_workbook(BytesIO(data)).active.data_validations.dataValidation
    assert [str(rule.sqref) for rule in rules if rule.type == "list"] == ["D2:D602"]
    assert len(read_register(register_xlsx([]))) == 3, "an example of how it is filled in"


four = filled_by(fill_four)


def test_the_workbook_of_the_rekap_holds_numbers_alone(four):
    data = recap_xlsx(four, recap(four, SEPTEMBER, tahun=TAHUN), "Semua satker")
    book = load_workbook(BytesIO(data))
    assert book.sheetnames == ["Satker", "Area"]
    areas = read_xlsx(data, "Satker", "Area")
    assert areas.loc[1, ["Satker", "Area", "Selesai", "Jatuh tempo s.d. posisi"]].tolist() == [
        *("Satu", "V"),
        *(0, 1),
    ]
    found = read_xlsx(data, "Satker").set_index("Satker")
    assert list(found.index) == ["Satu", "Dua", "Tiga", "Empat"]
    counted = ["Selesai dari yang jatuh tempo", "Jatuh tempo s.d. posisi", "Terlambat"]
    assert list(found.loc["Satu", counted]) == [2, 3, 1]
    assert found.loc["Satu", "Capaian s.d. posisi"] == pytest.approx(2 / 3)
    assert found.loc["Tiga", "Laporan tiap triwulan"] == "I belum · II belum · III belum"
    assert found.loc["Dua", "Induk"] == "Pusat"
    assert found.loc["Tiga", "Laporan"] == "belum ada laporan"
    assert found.loc["Tiga", counted].isna().all(), "nothing reported is not nothing done"
    assert found["Laporan terakhir"].dtype.kind == "M"
    for sheet in book:
        for cell in chain.from_iterable(sheet.iter_rows()):
            if isinstance(cell.value, str):
                assert not re.fullmatch(r"[(]?\d+([/.,%]\d*)*[)]?( [▲△].*)?", cell.value)


def test_every_fixed_sentence_of_papers_and_letters_is_said_somewhere():
    written = {f"{paper}.{name}" for paper, sentences in SENTENCES.items() for name in sentences}
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "monev").rglob("*.py"))
    whole = re.findall(r'\bSENTENCES\["([a-z_]+)"\]', text)
    said = {f"{paper}.{name}" for paper in whole for name in SENTENCES[paper]}
    assert said.union(re.findall(r'(?<!\.)\bsay\(\s*"([a-z_.]+)"', text)) == written
