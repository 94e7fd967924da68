"""Sheets Realisasi and Bukti Dukung read back: each wrong cell has its sentence and its address
(docs/operations.md)."""

import re
from datetime import date, datetime

import pytest

from monev.reading.choices import WITHOUT_CHOICES, ChoiceItem, build_choices
from monev.reading.files.grid import Book, Grid
from monev.reading.reports.report_words import find_tenggat_key, read_date, read_status
from monev.reading.reports.template_sheets import find_report_header, read_laporan
from monev.reading.vocabulary.template_names import ORIGIN_PROPERTIES
from tests.reading.tables import check_said, told
from tests.uploads.material import langkah

LANGKAH = (
    langkah("I.1.1", "Maret, Juni 2025", action="Rapat evaluasi"),
    langkah("I.2.1", "04 Agustus 2025"),
)
REALISASI = [
    "Kode",
    "Langkah Aksi",
    "Tenggat",
    "Status",
    "Tanggal selesai",
    "Kendala",
    "Tindak lanjut",
]
BUKTI = ["Kode", "Langkah Aksi", "Tenggat", "Bukti", "Jenis", "Status", "Tautan", "Catatan"]


def make_sheet(*row, name="Realisasi") -> Grid:
    """A sheet of these rows, from row 1; a datetime is a real date cell."""
    cell = {
        (b, k): content
        for b, one in enumerate(row, 1)
        for k, content in enumerate(one, 1)
        if content
    }
    text = {
        at: f"{value:%d/%m/%Y}" if isinstance(value, datetime) else str(value)
        for at, value in cell.items()
    }
    day = {where: content for where, content in cell.items() if isinstance(content, datetime)}
    return Grid(name=name, texts=text, dates=day)


def read_sheet_rows(*row, heading=None, name="Realisasi", choices=WITHOUT_CHOICES):
    header = heading or (BUKTI if name == "Bukti Dukung" else REALISASI)
    return read_laporan(Book((make_sheet(header, *row, name=name),)), LANGKAH, 2025, choices)


def moment(*ymd: int) -> datetime:
    return datetime(*ymd)  # noqa: DTZ001 - a spreadsheet's date has no zone


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
        ["arsip", moment(2025, 3, 5), " SELESAI ", "maret 2025", "i.1.1", "banjir"],
        heading=heading,
        name="Apa saja",
    )
    [one] = result.realisasi
    assert (one.kode, one.tenggat, one.status) == ("I.1.1", "2025-03", "selesai")
    assert (one.tanggal_selesai, one.kendala, one.tindak_lanjut) == (
        date(2025, 3, 5),
        "banjir",
        "arsip",
    )
    assert (result.errors, result.warnings, one.lembar) == ([], [], "Apa saja")


def test_a_tenggat_is_known_however_it_is_written_and_an_exact_date_is_its_own():
    for writing in ("Maret 2025", "2025-03", "mar-25", moment(2025, 3, 1)):
        result = read_sheet_rows(["I.1.1", "", writing, "Proses"])
        assert (result.realisasi[0].tenggat, result.errors) == ("2025-03", [])
    for writing in ("4 Agustus 2025", "04/08/2025", moment(2025, 8, 4)):
        assert (
            read_sheet_rows(["I.2.1", "", writing, "Selesai"]).realisasi[0].tenggat == "2025-08-04"
        )
    assert read_sheet_rows(
        ["", "", moment(2025, 3, 31), "Jumlah pengaduan"], name="Bukti Dukung"
    ).errors, "no sum"


NOTES = "Catatan: lengkapi sebelum rapat ↓ | | | Mesuji, 1 Oktober 2025 ↓ | | | Sekretaris ↓ | ↓ | | | Budi Santoso"
SUMS = "".join(
    f"""
Sums right under the table are no report and said: {sums}
# {sheet} ↓ I.1.1 | | Maret 2025 | Proses ↓ {sums}
> read: 1
> said: jumlah
"""
    for sheet in ("Realisasi", "Bukti Dukung")
    for sums in ("Jumlah | | | 4", "| TOTAL | 12 | 33", "| | Jumlah | 1", "Rata-rata")
)
TITLES = "".join(
    f"""
A title put between the rows and the headings once more are no reports: {title}
  {title} ↓ I.1.1 | | Maret 2025 | Proses ↓ {" | ".join(REALISASI)} ↓ I.1.1 | | Juni 2025 | Belum
> read: 2
> said: hanya berisi judul, catatan atau jumlah
> nilai: {title}
"""
    for title in ("I. MANAJEMEN PERUBAHAN", "VII Inovasi pelayanan", "Catatan: lengkapi dahulu")
)
LACKING = "".join(
    f"""
A report that lacks its kode is no note however far down it stands: {row}
  I.1.1 | | Maret 2025 | Proses ↓ | ↓ | ↓ {row}
> {cells}:
"""
    for row, cells in [
        ("| Rapat lain | | Selesai", "A5"),
        (
            "| | Maret 2025 | Selesai sekali",
            "A5:\n> said: Status “Selesai sekali” tidak dikenal. Isi salah satu",
        ),
        ("I.9.9 | | | catatan", "A5:\n> said: Status “catatan” tidak dikenal. Isi salah satu"),
        (
            "| | | catatan | 05/03/2025",
            "A5:\n> said: Status “catatan” tidak dikenal. Isi salah satu",
        ),
    ]
)
REPORTS = told(f"""{SUMS}{TITLES}{LACKING}
An unknown kode.
  I.1.9 | | Maret 2025 | Selesai
> A2: Kode “I.1.9” tidak ada di tabel rencana aksi berkas ini.
A tenggat of none.
  I.1.1 | | April 2025 | Selesai
> C2: Tenggat “April 2025” tidak ada pada langkah I.1.1. Tenggat langkah I.1.1 adalah Maret 2025, Juni 2025.
A day, which is another obligation than the month.
  I.1.1 | | 31 Maret 2025 | Proses
> C2: adalah Maret 2025, Juni 2025
A status that is none is asked, and refuses nothing.
  I.1.1 | | Maret 2025 | Beres ↓ I.1.1 | | Juni 2025 | Selesai
> read: 2
> said: Belum, Proses, Selesai, Tidak berlaku; atau kosongkan. Bila maksudnya sudah, pilih Selesai.
A date that is text is said and not read.
  I.1.1 | | Maret 2025 | Selesai | minggu lalu
> read: 1
> said: “minggu lalu” bukan tanggal. Isi tanggal lengkap, misalnya 30/06/2025 atau 30 Juni 2025.
A date before the year.
  I.1.1 | | Maret 2025 | Selesai | 5 Maret 2024
> read: 1
> said: Tanggal selesai 5 Maret 2024 ada sebelum tahun rencana (2025). Periksa tahunnya; bila memang selesai
A date years after.
  I.1.1 | | Maret 2025 | Selesai | 05/03/2052
> read: 1
> said: Tanggal selesai 5 Maret 2052 terlalu jauh sesudah tahun rencana (2025). Periksa tahunnya.
The end of a month without its year is of the plan's year.
  I.1.1 | | Maret 2025 | Selesai | akhir Mei
> read: 1
> said: dibaca 31 Mei 2025
Not applicable without a reason.
  I.1.1 | | Maret 2025 | Tidak berlaku
> F2: Status Tidak berlaku perlu alasan. Tulis alasannya di kolom Kendala pada baris ini.
Nobody's row.
  | Rapat lain | Maret 2025 | Selesai
> A2: Kode kosong: baris ini tidak diketahui milik langkah mana. Isi Kode seperti di lembar Rencana Aksi.
No tenggat.
  I.1.1 | | | Selesai
> C2: Tenggat kosong. Tenggat langkah I.1.1 adalah Maret 2025, Juni 2025.
A tenggat reported twice.
  I.1.1 | | Maret 2025 | Selesai ↓ I.1.1 | | Maret 2025 | Belum
> C3: I.1.1 target Maret 2025 sudah dilaporkan di baris 2. Sisakan satu baris untuk satu target.
A kode alone.
  I.1.1
> C2: Tenggat kosong
An unknown kode alone.
  I.9.9
> A2: Kode “I.9.9” tidak ada
A title with a status.
  I. MANAJEMEN PERUBAHAN | | | Selesai
> A2: Kode “I. MANAJEMEN PERUBAHAN” tidak ada
A date beside another status than done is doubtful, taken and said.
  I.1.1 | | Maret 2025 | Proses | 05/03/2025
> read: 1
> said: Status bukan Selesai
So is a month.
  I.1.1 | | Maret 2025 | Selesai | 03/2025
> read: 1
> said: dibaca hari terakhirnya, 31 Maret 2025.
What people write under the table is no report and said.
  I.1.1 | | Maret 2025 | Proses ↓ | ↓ {NOTES}
> read: 1
> said: catatan atau jumlah
> nilai: Catatan: lengkapi sebelum rapat
Under the other one too.
# Bukti Dukung ↓ I.1.1 | | Maret 2025 | Undangan ↓ | ↓ {NOTES}
> read: 1
> said: catatan atau jumlah
> nilai: Catatan: lengkapi sebelum rapat
Who signs right under the table reports nothing, which is said.
  I.1.1 | | Maret 2025 | Proses ↓ | | | Sekretaris
> read: 1
> said: catatan atau jumlah
So it is with reports below.
  | ↓ | | | Sekretaris ↓ | ↓ I.1.1 | | Maret 2025 | Proses
> read: 1
> said: catatan atau jumlah
A document whose name begins like a sum is a document.
# Bukti Dukung ↓ I.1.1 | | Maret 2025 | Jumlah pengaduan masyarakat
> read: 1
A status of bukti that is none.
# Bukti Dukung ↓ I.1.1 | | Maret 2025 | Undangan | | Lengkap
> read: 1
> said: Isi salah satu: Belum ada, Ada
A bukti without a name.
# Bukti Dukung ↓ I.1.1 | | Maret 2025 | | | Ada
> D2: Nama bukti kosong
A bukti told twice.
# Bukti Dukung ↓ I.1.1 | | Maret 2025 | Undangan ↓ I.1.1 | | Maret 2025 | Undangan
> D3: sudah tertulis di baris 2
""")


def test_each_row_is_read_or_its_wrong_cell_has_its_sentence_and_address(
    subtests: pytest.Subtests,
) -> None:
    """Of each case the wrong cells with part of the sentence, or how many rows are read, and what
    is said."""
    for case in REPORTS:
        with subtests.test(case.sentence):
            [(name, rows)] = case.sheets.items() or [("Realisasi", case.rows)]
            result = read_sheet_rows(*rows, name=name)
            wanted = dict(re.split(": ?", line, maxsplit=1) for line in case.expected.split("\n"))
            wrong = [
                *result.errors,
                *(remark for remark in result.left_out if remark not in result.errors),
            ]
            said = [remark for remark in result.warnings if remark not in wrong]
            assert (
                len(result.bukti or result.realisasi or ()) == int(wanted.pop("read", 0)) or wrong
            )
            check_said(said, wanted.pop("said", ""))
            nilai = " / ".join(warning.nilai or "-" for warning in said)
            assert wanted.pop("nilai", nilai) == nilai
            assert [remark.sel for remark in wrong] == [*wanted]
            assert all(
                words in remark.pesan for remark, words in zip(wrong, wanted.values(), strict=True)
            )
            assert {remark.lembar for remark in wrong} <= {name}


def test_a_row_that_says_not_whose_it_is_refuses_no_other_row():
    """Only where no row at all could be read is the file refused."""
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
    assert [b.status for b in result.bukti] == ["ada", "belum_ada", None, "ada"]
    assert result.bukti[3].tautan == "https://drive.google.com/abc"
    assert [c.sel for c in result.warnings] == ["F2", "F3", "G5"]
    assert result.warnings[2].code == "reports.link_address"


def test_a_word_a_person_explained_is_read_so_and_one_that_claims_nothing_as_it_is():
    choices = build_choices(
        [ChoiceItem("status", "Lengkap", "selesai"), ChoiceItem("status", "cari", "proses")]
    )
    words = zip(["Undangan", "Notulensi", "Foto"], ["LENGKAP", "cari", "blm"], strict=True)
    rows = [["I.1.1", "", "Maret 2025", name, "", word] for name, word in words]
    result = read_sheet_rows(*rows, name="Bukti Dukung", choices=choices)
    assert ([b.status for b in result.bukti], result.errors) == (
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
        assert ([r.status for r in result.realisasi], result.errors) == ([status], []), word
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
    assert (report.status, report.kendala, result.errors) == (
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


def test_a_blank_says_nothing_nor_does_a_dash_and_a_day_is_read_only_where_it_is_plainly_one() -> (
    None
):
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
        assert (result.realisasi[0].tanggal_selesai, result.errors) == (None, [])
    for text in ("30/06/2025", "30 Juni 2025", "2025-06-30"):
        assert read_date(text, None) == (date(2025, 6, 30), ()), text
    assert [read_date(text, None) for text in ("31/02/2025", "30/06", "45838")] == [(None, ())] * 3
    for text, value in (("Juni 2025", None), ("Jun-25", moment(2025, 6, 1))):
        assert read_date(text, value)[0] == date(2025, 6, 30), text
    # A month cell that Excel made a date is the month.
    assert find_tenggat_key("Okt-25", moment(2025, 10, 1), 2025, ["2025-10"]) == "2025-10"
    assert find_tenggat_key("01/10/2025", moment(2025, 10, 1), 2025, ["2025-10-01"]) == "2025-10-01"
