"""The list of missing bukti as workbook, as CSV, and as a message for a WhatsApp group; the Rekap to take along says in
each form what the page says, and of who reported nothing no count."""

import csv
import re
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from monev.database import Database
from monev.figures import kesenjangan, view_at
from monev.figures.recap import recap
from monev.outputs import SENTENCES, lists, messages
from monev.outputs.recap import gather, make_recap, paint, recap_file_name
from tests.code import ROOT
from tests.conftest import filled_by
from tests.offices.four_offices import fill_four
from tests.outputs.documents.open_documents import docx_text, pdf_text
from tests.outputs.material import find_cell
from tests.uploads.material import SATKER, TAHUN, bukti_row, langkah, load_and_store, make_reading, realisasi_row

SEPTEMBER = date(2025, 9, 30)


@pytest.fixture
def gaps(db):
    """Four missing documents: three of one PIC, one of them for a tenggat called done; one without PIC."""
    of_hukum = {"pic": "Kasubbag Hukum"}
    content = make_reading(
        langkah("V.a.1.1", "Mei 2025", action="Public campaign\ngratifikasi", bukti="Notulensi, Foto", **of_hukum),
        langkah("V.a.2.1", "Maret 2025", action="=Internalisasi", bukti="Laporan, SK", **of_hukum),
        langkah("II.1.1", "Agustus 2025", action="Reviu SOP", bukti="@Notulensi"),
        langkah("VI.1.1", "Desember 2025", pic="Sekretaris"),
        realisasi=[realisasi_row("V.a.2.1", "2025-03", selesai="2025-03-20")],
        bukti=[bukti_row("V.a.2.1", "2025-03", "Laporan"), bukti_row("V.a.2.1", "2025-03", "SK", "belum_ada")],
    )
    load_and_store(db, content, "2025-09-30")
    p = view_at(db, SATKER, TAHUN, SEPTEMBER)
    return kesenjangan(db, p), p


def test_the_message_is_by_pic_with_counts_what_is_late_first(gaps):
    assert messages.write_kesenjangan_message(*gaps) == (
        "*Kesenjangan bukti ZI, KPU Kabupaten Uji, posisi 30 September 2025*\n"
        "4 bukti belum ada; 1 di antaranya untuk yang dilaporkan selesai.\n"
        "\n"
        "Kasubbag Hukum (3):\n"
        "1. V.a.1.1 Public campaign gratifikasi, Mei 2025: Notulensi, Foto\n"
        "2. V.a.2.1 =Internalisasi, Maret 2025 (dilaporkan selesai): SK\n"
        "\n"
        "Belum ada PIC (1):\n"
        "1. II.1.1 Reviu SOP, Agustus 2025: @Notulensi"
    )


def test_the_workbook_has_title_real_dates_and_no_formulas(gaps):
    sheet = load_workbook(BytesIO(lists.kesenjangan_xlsx(*gaps))).active
    title, told = "Kesenjangan bukti ZI, KPU Kabupaten Uji, 2025", "Posisi 30 September 2025: 4 bukti belum ada"
    assert (sheet["A1"].value, sheet["A2"].value) == (title, told)
    due = find_cell(sheet, "Jatuh tempo", Kode="V.a.2.1")
    assert (due.value.date(), due.is_date) == (date(2025, 3, 31), True)
    assert find_cell(sheet, "Hari sejak jatuh tempo", Kode="V.a.1.1").value == 122
    assert find_cell(sheet, "Dilaporkan selesai", Kode="V.a.2.1").value == "Ya"
    assert find_cell(sheet, "Bukti", Kode="II.1.1").data_type == "s"
    assert find_cell(sheet, "PIC", Kode="II.1.1").value is None
    assert sheet.freeze_panes and sheet.auto_filter.ref == "A4:N8"


def test_the_csv_opens_in_excel_with_indonesian_settings_and_runs_no_formula(gaps):
    data = lists.kesenjangan_csv(*gaps)
    assert data.startswith("\ufeff".encode())
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[3][:3] == ["Kode", "Area", "Nama area"]
    assert [row[0] for row in rows[4:]] == ["V.a.1.1", "V.a.1.1", "II.1.1", "V.a.2.1"], "what is late first"
    assert rows[7][4:8] == ["'=Internalisasi", "Maret 2025", "2025-03-31", "183"]
    assert rows[6][8] == "'@Notulensi"


def test_sample_data_says_so_in_each_and_so_does_each_with_nothing_missing(gaps):
    rows, p = gaps
    contoh = replace(p, simulasi=True)
    assert messages.write_kesenjangan_message(rows, contoh).startswith("*DATA SIMULASI*\n")
    assert "DATA SIMULASI" in lists.kesenjangan_csv(rows, contoh).decode("utf-8-sig")
    assert load_workbook(BytesIO(lists.kesenjangan_xlsx(rows, contoh))).active["A3"].value == "DATA SIMULASI"
    assert messages.write_kesenjangan_message([], p).endswith("\nTidak ada kesenjangan bukti.")
    assert load_workbook(BytesIO(lists.kesenjangan_xlsx([], p))).active["A4"].value == "Kode"
    assert lists.kesenjangan_csv([], p).decode("utf-8-sig").count("\n") == 4


four = filled_by(fill_four)


def offices_of(db: Database):
    return recap(db, SEPTEMBER, tahun=TAHUN)


def test_the_workbook_has_counts_as_numbers_and_the_maps(four):
    book = load_workbook(BytesIO(make_recap(four, offices_of(four), None, "xlsx")))
    assert book.sheetnames == ["Satker", "Area", "Triwulan", "Belum mengunggah", "Sebaran", "Gerak", "Jenis bukti"]
    rows = list(book["Satker"].iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if row[0] == "Satker")
    found = {row[0]: dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]}
    assert list(found) == ["Satu", "Dua", "Tiga", "Empat"]
    satu, tiga = found["Satu"], found["Tiga"]
    assert (satu["Selesai dari yang jatuh tempo"], satu["Jatuh tempo s.d. posisi"], satu["Terlambat"]) == (2, 3, 1)
    assert (found["Dua"]["Hari sejak laporan terakhir"], found["Dua"]["Induk"]) == (92, "Pusat")
    assert (tiga["Terlambat"], tiga["Laporan"]) == (None, "belum ada laporan")
    area = {row[0]: row[1:] for row in book["Area"].iter_rows(values_only=True)}
    assert area["Satu"] == ("2/2", "0/1 ▲1", "2/3 ▲1")
    assert area["Tiga"] == ("1", None, "1")


def test_word_and_pdf_say_the_same(four):
    word, pdf = (make_recap(four, offices_of(four), None, form) for form in ("docx", "pdf"))
    for text in (" ".join(docx_text(word).split()), " ".join(pdf_text(pdf).split())):
        for said in (
            *("dari 4 satker 3 belum mengunggah TW III", "TAHUN 2025, POSISI 30 SEPTEMBER 2025", "2/3 (67%)"),
            *("0/1 ▲1", "belum ada rencana", "Notulensi", "bukan nilai LKE"),
        ):
            assert said in text


def test_below_one_satker_its_name_is_on_the_paper(four):
    below = recap(four, SEPTEMBER, tahun=TAHUN, scope="Tiga")
    material = gather(four, below, "Tiga")
    assert material.title[0].endswith("Tiga dan di bawahnya")
    assert recap_file_name(below, "Tiga", "pdf") == "Rekap ZI, Tiga dan di bawahnya, 2025-09-30.pdf"
    assert "Belum ada realisasi yang dilaporkan" in " ".join(pdf_text(paint(material, "pdf")).split())
    assert material.movement == ()


def test_every_fixed_sentence_of_papers_and_letters_is_said_somewhere():
    written = {f"{paper}.{name}" for paper, sentences in SENTENCES.items() for name in sentences}
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "monev").rglob("*.py"))
    whole = re.findall(r'\bSENTENCES\["([a-z_]+)"\]', text)
    said = {f"{paper}.{name}" for paper in whole for name in SENTENCES[paper]}
    assert said.union(re.findall(r'\bsay\("([a-z_.]+)"', text)) == written
