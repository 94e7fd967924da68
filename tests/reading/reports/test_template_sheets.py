"""Sheets Realisasi and Bukti Dukung are read back by their headings (docs/operations.md)."""

from datetime import date

from monev.reading.choices import WITHOUT_CHOICES, ChoiceItem, build_choices
from monev.reading.files.grid import Book
from monev.reading.report_words import find_tenggat_key, read_date, read_status
from monev.reading.reports.template_sheets import find_report_header, read_laporan
from monev.reading.vocabulary.template_names import ORIGIN_PROPERTIES
from tests.reading.reports.material import BUKTI, LANGKAH, REALISASI, make_sheet, read_sheet_rows
from tests.reading.tables import midnight


def test_a_row_is_read_by_its_headings_in_any_order_and_by_synonym():
    heading = [
        "RTL",
        "TGL SELESAI",
        "Status Realisasi",
        "Target\nWaktu",
        "Kode Langkah",
        "Hambatan",
    ]
    result = read_sheet_rows(
        ["arsip", midnight(2025, 3, 5), " SELESAI ", "maret 2025", "i.1.1", "banjir"],
        heading=heading,
        name="Apa saja",
    )
    [one] = result.realisasi
    assert (one.kode, one.tenggat, one.status) == ("I.1.1", "2025-03", "selesai")
    assert (one.said.tanggal_selesai, one.said.kendala, one.said.tindak_lanjut) == (
        date(2025, 3, 5),
        "banjir",
        "arsip",
    )
    assert (result.errors, result.warnings, one.lembar) == ([], [], "Apa saja")


def test_a_tenggat_is_known_however_it_is_written_and_an_exact_date_is_its_own():
    for writing in ("Maret 2025", "2025-03", "mar-25", midnight(2025, 3, 1)):
        result = read_sheet_rows(["I.1.1", "", writing, "Proses"])
        assert (result.realisasi[0].tenggat, result.errors) == ("2025-03", [])
    for writing in ("4 Agustus 2025", "04/08/2025", midnight(2025, 8, 4)):
        assert (
            read_sheet_rows(["I.2.1", "", writing, "Selesai"]).realisasi[0].tenggat == "2025-08-04"
        )
    assert read_sheet_rows(
        ["", "", midnight(2025, 3, 31), "Jumlah pengaduan"], name="Bukti Dukung"
    ).errors, "no sum"


def test_a_row_that_says_not_whose_it_is_refuses_no_other_row():
    """A file is refused only if none of its rows can be read."""
    known, unknown = ["I.1.1", "", "Maret 2025", "Selesai"], ["I.9.9", "", "Maret 2025", "Selesai"]
    result = read_sheet_rows(known, unknown)
    assert [report.kode for report in result.realisasi] == ["I.1.1"]
    assert not result.errors
    assert [remark.sel for remark in result.warnings] == ["A3"]
    assert [remark.sel for remark in read_sheet_rows(unknown).errors] == ["A2"]


def test_a_link_says_that_a_bukti_is_there_and_one_pasted_without_https_is_a_link():
    result = read_sheet_rows(
        ["I.1.1", "", "Maret 2025", "Undangan", "", "", "https://a"],
        ["I.1.1", "", "Maret 2025", "Notulensi", "", "Belum ada", "https://b"],
        ["I.1.1", "", "Juni 2025", "Undangan"],
        ["I.1.1", "", "Juni 2025", "Foto", "", "Ada", "drive.google.com/abc"],
        name="Bukti Dukung",
    )
    assert [bukti.status for bukti in result.bukti] == ["ada", "belum_ada", None, "ada"]
    assert result.bukti[3].said.tautan == "https://drive.google.com/abc"
    assert [remark.sel for remark in result.warnings] == ["F2", "F3", "G5"]
    assert result.warnings[2].code == "reports.link_address"


def test_a_word_a_person_explained_is_read_so_and_one_that_claims_nothing_as_it_is():
    choices = build_choices(
        [ChoiceItem("status", "Lengkap", "selesai"), ChoiceItem("status", "cari", "proses")]
    )
    words = zip(["Undangan", "Notulensi", "Foto"], ["LENGKAP", "cari", "blm"], strict=True)
    rows = [["I.1.1", "", "Maret 2025", name, "", word] for name, word in words]
    result = read_sheet_rows(*rows, name="Bukti Dukung", choices=choices)
    assert ([bukti.status for bukti in result.bukti], result.errors) == (
        ["ada", "belum_ada", "belum_ada"],
        [],
    )


def test_words_that_hardly_mean_anything_else_are_read_and_told_and_batal_is_asked():
    words = {
        "sudah": "selesai",
        "100%": "selesai",
        "Tercapai": "selesai",
        "Terlaksana": "selesai",
        "v": "selesai",
    }
    words |= {"√": "selesai", "Dlm proses": "proses", "Batal": None, "Beres": None}
    for word, status in words.items():
        result = read_sheet_rows(["I.1.1", "", "Maret 2025", word])
        assert ([report.status for report in result.realisasi], result.errors) == ([status], []), (
            word
        )
        [told] = result.warnings
        assert told.pesan.startswith(
            f"Status “{word}” " + ("dibaca" if status else "tidak dikenal")
        ), word
    [bukti] = read_sheet_rows(
        ["I.1.1", "", "Maret 2025", "SK", "", "sudah"], name="Bukti Dukung"
    ).bukti
    assert bukti.status == "ada"


def test_the_offices_own_words_are_the_reason_of_what_does_not_apply():
    choices = build_choices([ChoiceItem("status", "Batal karena efisiensi", "tidak_berlaku")])
    result = read_sheet_rows(["I.1.1", "", "Maret 2025", "Batal karena efisiensi"], choices=choices)
    [report] = result.realisasi
    assert (report.status, report.said.kendala, result.errors) == (
        "tidak_berlaku",
        "Batal karena efisiensi",
        [],
    )


def test_a_plan_with_kode_and_status_is_no_sheet_of_reports_and_of_these_there_is_one_of_a_kind():
    heading = ["NO", "KOMPONEN", "KODE", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU", "STATUS"]
    headers = map(find_report_header, (make_sheet(BUKTI), make_sheet(["judul"], [], REALISASI)))
    assert find_report_header(make_sheet(heading)) is None
    assert [header.jenis for header in headers if header] == ["bukti", "realisasi"]
    other = Book((make_sheet(["apa", "saja"], name="Lain"),))
    assert read_laporan(other, LANGKAH, 2025, WITHOUT_CHOICES).realisasi is None
    assert read_sheet_rows().realisasi == (), "an empty report is one"
    two = Book((make_sheet(REALISASI), make_sheet(REALISASI, name="Realisasi (2)")))
    assert (
        "lebih dari satu lembar Realisasi"
        in read_laporan(two, LANGKAH, 2025, WITHOUT_CHOICES).errors[0].pesan
    )


def test_a_sheet_named_realisasi_without_its_headings_is_said_not_read_and_in_a_template_refused():
    result = read_sheet_rows(["1", "2"], heading=["Anggaran", "Pagu"])
    assert (result.realisasi, result.errors) == (None, [])
    assert "judul kolom Kode, Tenggat, Status tidak ditemukan" in result.warnings[0].pesan
    properties = dict(zip(ORIGIN_PROPERTIES.values(), ["KPU", "2025", "1", "f"], strict=True))
    exported = Book((make_sheet(["Kode", "Tenggat"]),), properties=properties)
    result = read_laporan(exported, LANGKAH, 2025, WITHOUT_CHOICES)
    assert "Kembalikan judul Kode, Tenggat, Status" in result.errors[0].pesan


def test_a_blank_says_nothing_nor_does_a_dash_and_a_day_is_read_only_where_it_is_plainly_one():
    said = dict.fromkeys(("", " ", "-"), None) | dict.fromkeys(("belum", "BELUM", "0%"), "belum")
    said |= {
        "Selesai 1 dari 2": "proses",
        "25%": "proses",
        "100%": None,
        "Selesai 24 Juni": "selesai",
    }
    assert {text: read_status(text) for text in said} == said
    for text in "-–":
        result = read_sheet_rows(["I.1.1", "", "Maret 2025", "Belum", text])
        assert (result.realisasi[0].said.tanggal_selesai, result.errors) == (None, [])
    for text in ("30/06/2025", "30 Juni 2025", "2025-06-30"):
        assert read_date(text, None) == (date(2025, 6, 30), ()), text
    assert [read_date(text, None) for text in ("31/02/2025", "30/06", "45838")] == [(None, ())] * 3
    for text, value in (("Juni 2025", None), ("Jun-25", midnight(2025, 6, 1))):
        assert read_date(text, value)[0] == date(2025, 6, 30), text
    # A month cell that Excel made a date is the month.
    assert find_tenggat_key("Okt-25", midnight(2025, 10, 1), 2025, ["2025-10"]) == "2025-10"
    assert (
        find_tenggat_key("01/10/2025", midnight(2025, 10, 1), 2025, ["2025-10-01"]) == "2025-10-01"
    )
