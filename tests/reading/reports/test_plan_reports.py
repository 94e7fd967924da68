"""A column that says what was done is read if its heading says so, else asked about once."""

from collections.abc import Sequence
from datetime import date

import pytest

from monev.core.records import Reading
from monev.questions import reading_questions
from monev.questions.sitting import reading_sitting
from monev.reading import read_file
from monev.reading.choices import build_choices
from tests.reading.tables import AREA, PLAN_TITLE, codes_of, midnight, xlsx

ASKED = "columns.perhaps_status"


def book(heading: str, cells: Sequence[object]) -> bytes:
    """Build a plan of as many langkah as there are cells in its last column."""
    rows = [PLAN_TITLE, ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", heading), AREA]
    works = ("Membentuk tim kerja", "Menyusun rencana kerja", "Melaksanakan rapat", "Meninjau SOP")
    for number, cell in enumerate(cells):
        rows.append((number + 1, works[number], "Laporan", "Maret 2025", cell))
    return xlsx(rows)


def answer(data: bytes, kind: str) -> Reading:
    """Read a book anew with the answer of this kind to its one question on a column."""
    reading = read_file(data, "a.xlsx")
    assert codes_of(reading).count(ASKED) == 1
    sitting = reading_sitting(reading, reading_questions(reading))
    [asked] = [once for once in sitting.left if ASKED in once.first.codes]
    [items] = [each.items for each in sitting.proposals(asked) if each.kind == kind]
    return read_file(data, "a.xlsx", choice=build_choices(items, 2025))


def statuses(reading: Reading) -> list[str | None]:
    return [report.status for report in reading.realisasi or ()]


@pytest.mark.parametrize(
    ("heading", "cells", "read"),
    [
        ("REALISASI", (True, False, True, False), "selesai belum selesai belum"),
        ("REALISASI", ("v", None, "v", None), "selesai - selesai -"),
        ("REALISASI", ("Ya", "Tidak", "Ya", "Tidak"), "selesai belum selesai belum"),
        ("TERLAKSANA", ("√", None, None, None), "selesai - - -"),
        ("KETERLAKSANAAN", ("Sudah", "Belum", "Sudah", None), "selesai belum selesai -"),
        ("SUDAH/BELUM", ("Sudah", None, "Belum", None), "selesai - belum -"),
        ("CAPAIAN", ("100%", "50%", None, None), "selesai proses - -"),
        ("KETERANGAN", ("Sudah", "Sudah", None, None), "selesai selesai - -"),
        (
            "KET",
            ("blm ada dana", "sudah, foto terlampir", "belum waktunya", "masih proses"),
            "belum selesai belum proses",
        ),
        ("CEK", ("v", "v", None, None), "selesai selesai - -"),
    ],
)
def test_what_says_done_is_a_report_by_its_heading_or_once_a_person_said_so(heading, cells, read):
    data = book(heading, cells)
    reading = read_file(data, "a.xlsx")
    if heading not in ("REALISASI", "TERLAKSANA", "CAPAIAN"):
        assert not any(statuses(reading))
        reading = answer(data, "laporan")
    assert [status or "-" for status in statuses(reading)] == read.split(" ")
    assert ASKED not in codes_of(reading)


@pytest.mark.parametrize("heading", ["CAPAIAN S.D. 30 SEPTEMBER", "HASIL SAMPAI DENGAN SEPTEMBER"])
def test_a_column_that_a_person_calls_a_status_until_a_month_is_of_all_before_it(heading):
    cells = ("Berjalan", "Berjalan", "Belum", None)
    reading = answer(book(heading, cells), "laporan")
    assert statuses(reading) == ["proses", "proses", "belum", None]


@pytest.mark.parametrize(
    "heading", ["TANGGAL REALISASI", "WAKTU REALISASI", "TANGGAL SELESAI", "REALISASI"]
)
def test_a_day_is_the_day_it_was_done(heading):
    days = (date(2025, 3, 12), None, date(2025, 6, 20), date(2026, 1, 9))
    data = book(heading, [day and midnight(*day.timetuple()[:3]) for day in days])
    reading = read_file(data, "a.xlsx")
    done = [(report.status, report.said.tanggal_selesai) for report in reading.realisasi or ()]
    assert done == [("selesai" if day else None, day) for day in days], "late in the next year too"


def test_a_kendala_beside_what_a_triwulan_says_is_read_too():
    headings = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "REALISASI TW I", "KENDALA")
    row = (1, "Melaksanakan rapat", "Notulen", "Maret 2025", "Sudah", "Listrik padam")
    reading = read_file(xlsx([PLAN_TITLE, headings, AREA, row]), "a.xlsx")
    said = [(report.status, report.said.kendala) for report in reading.realisasi or ()]
    assert said == [("selesai", ""), (None, "Listrik padam")]


def test_a_column_that_is_no_report_is_kept_and_not_asked_again():
    reading = answer(book("CEK", ("v", "v", None, None)), "bukan")
    assert not any(statuses(reading))
    assert reading.langkah[0].lainnya == {"CEK": "v"}
    assert ASKED not in codes_of(reading)


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("TARGET CAPAIAN", ("100%", "100%", "100%", "100%")),
        ("TANGGAL SK", (midnight(2025, 3, 1), midnight(2025, 4, 1), None, None)),
        ("REALISASI 2024", ("v", "v", None, None)),
        ("KETERANGAN", ("Sudah dibahas dengan Bagian Umum", "Menunggu anggaran", None, None)),
        ("BOBOT", ("100%", "100%", None, None)),
        ("SASARAN", ("Terlaksana", "1 (satu) Dokumen", "Terlaksana", "2 (dua) Laporan")),
        ("KETERANGAN", ("sudah ada SK tahun 2025", "Bukti sudah diunggah", "sudah ada", None)),
        ("KETERANGAN", ("anggaran belum cair", "belum", "v", "sudah jalan tahun lalu")),
    ],
)
def test_what_says_something_else_is_not_asked_about(heading, cells):
    assert ASKED not in codes_of(read_file(book(heading, cells), "a.xlsx"))


@pytest.mark.parametrize(
    ("written", "status", "note"),
    [
        ("belum diunggah", "belum_ada", "belum diunggah"),
        ("menyusul / belum", "belum_ada", "menyusul / belum"),
        ("https://drive.google.com/abc", "ada", ""),
        ("drive.google.com/abc", "ada", ""),
        ("ZI/Area I/SK", "ada", ""),
        ("SK Tim.pdf", "ada", ""),
    ],
)
def test_only_what_names_a_place_in_a_column_of_links_says_that_a_bukti_is_there(
    written, status, note
):
    headings = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "LINK GOOGLE DRIVE")
    row = (1, "Menyusun SK tim", "SK Tim", "Januari 2025", written)
    reading = read_file(xlsx([PLAN_TITLE, headings, AREA, row]), "a.xlsx")
    (report,) = reading.bukti or ()
    assert (report.status, report.said.catatan) == (status, note)
    assert (report.said.tautan != "") is (status == "ada")
    asked = [each.nilai for each in reading.peringatan if "bukan alamat" in each.pesan]
    assert asked == ([written] if note else [])


def test_a_dash_in_a_column_of_links_says_nothing():
    headings = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "LINK GOOGLE DRIVE")
    rows = [(n, f"Rapat {n}", "Notulen", "Januari 2025", link) for n, link in enumerate("-–", 1)]
    assert not read_file(xlsx([PLAN_TITLE, headings, AREA, *rows]), "a.xlsx").bukti


def test_a_remark_that_says_done_and_when_is_asked_and_its_day_read() -> None:
    cells = ("selesai tgl 26/3/25", "sdh dilaksanakan", "terlaksana 9 Mar", "menunggu surat")
    reading = answer(book("ket", cells), "laporan")
    days = [report.said.tanggal_selesai for report in reading.realisasi or ()]
    assert days == [date(2025, 3, 26), None, date(2025, 3, 9), None]
    assert statuses(reading) == ["selesai", "selesai", "selesai", None]


def test_done_in_a_month_is_of_its_target_and_no_later_one() -> None:
    rows = [PLAN_TITLE, ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "STATUS"), AREA]
    rows.append((1, "Membentuk tim kerja", "Laporan", "Maret, September", "sudah (Maret)"))
    rows.append((2, "Melaksanakan rapat", "Laporan", "Maret", "sudah (Maret)"))
    reading = read_file(xlsx(rows), "a.xlsx")
    said = [(each.kode, each.tenggat, each.status) for each in reading.realisasi or ()]
    assert said == [("I.1.1", "2025-03", "selesai"), ("I.2.1", None, "selesai")]
