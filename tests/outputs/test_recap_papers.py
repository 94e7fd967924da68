"""The Rekap to take along says in each form what the page says, and of who reported nothing no count."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from monev.database import Database
from monev.figures.recap import recap
from monev.outputs.recap import gather, make_recap, paint, recap_file_name
from tests.makers import TAHUN
from tests.offices.nation import fill_four
from tests.outputs.documents.open_documents import docx_text, pdf_text

POSISI = date(TAHUN, 9, 30)


@pytest.fixture
def four(db: Database) -> Database:
    return fill_four(db)


def offices_of(db: Database):
    return recap(db, POSISI, tahun=TAHUN)


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
            "dari 4 satker 3 belum mengunggah TW III",
            "TAHUN 2025, POSISI 30 SEPTEMBER 2025",
            "2/3 (67%)",
            "0/1 ▲1",
            "belum ada rencana",
            "Notulensi",
            "bukan nilai LKE",
        ):
            assert said in text


def test_below_one_satker_its_name_is_on_the_paper(four):
    below = recap(four, POSISI, tahun=TAHUN, scope="Tiga")
    material = gather(four, below, "Tiga")
    assert material.title[0].endswith("Tiga dan di bawahnya")
    assert recap_file_name(below, "Tiga", "pdf") == "Rekap ZI, Tiga dan di bawahnya, 2025-09-30.pdf"
    assert "Belum ada realisasi yang dilaporkan" in " ".join(pdf_text(paint(material, "pdf")).split())
    assert material.movement == []
