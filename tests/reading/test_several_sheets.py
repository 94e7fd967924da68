"""Which tables of a file are its plan: one behind others, several together, a choice, or none and
why. Every row of every sheet is accounted for, and no table is left out without a word."""

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monev.reading import read_file
from monev.reading.files.grid import Book
from monev.reading.identity import list_named_years
from monev.reading.whole_file import FileReader
from tests.reading.packages import change_parts
from tests.reading.tables import (
    HEADINGS,
    MESUJI,
    PLAN_TITLE,
    Row,
    cells,
    make_grid,
    read_plan,
    reads,
    workbook_of,
    xlsx,
)

HEAD = "NO | KEGIATAN | BUKTI | WAKTU | PIC"
AREA, SECOND = "I. MANAJEMEN PERUBAHAN", "II. PENATAAN TATALAKSANA"
TIM, RAPAT = (
    "1 | Membentuk tim | SK Tim | Maret | Umum",
    "2 | Memimpin rapat | Notulen | Juni | Umum",
)
PLAN = f"{HEAD} ↓ {AREA} ↓ {TIM} ↓ {RAPAT} ↓ |"

PILAR = "".join(
    f"""
Pilar is a word for area in every form, as in: {area}
  {headings} ↓ {area} | Tim | SK | Maret
> kode: 1.1.1
> nama_area: Manajemen Perubahan
"""
    for headings, area in [
        ("NO | KEGIATAN | BUKTI | WAKTU", "Pilar 1: Manajemen Perubahan ↓ 1"),
        ("NO | KEGIATAN | BUKTI | WAKTU", "PILAR 1 | Manajemen Perubahan ↓ 1"),
        ("NO | KEGIATAN | BUKTI | WAKTU", "Pilar ke-1 Manajemen Perubahan ↓ 1"),
        ("NO | PILAR | KEGIATAN | BUKTI | WAKTU", "1 | 1. Manajemen Perubahan"),
        ("NO | PILAR/AREA | KEGIATAN | BUKTI | WAKTU", "1 | Pilar 1 - Manajemen Perubahan"),
    ]
)
DONE = "1 | Membentuk tim | SK Nomor 1 | 10 Maret 2025 ↓ 2 | Memimpin rapat | Notulen lengkap | 3 Juli 2025"
REPORTS = "".join(
    f"""
What was done under the plan's headings makes no langkah: {below}
  {PLAN} ↓ {below}
> bukti_dukung: SK Tim / Notulen
> target_waktu: Maret / Juni
> unread: 1
"""
    for below in (
        f"REALISASI ↓ {HEAD} ↓ {AREA} ↓ {DONE}",
        f"B. REALISASI PELAKSANAAN RENCANA AKSI TW I ↓ {HEAD} ↓ 1 | Bunyi lain | SK | Mei 2025",
        f"HASIL MONITORING TW I ↓ {HEAD} ↓ 1 | Membentuk tim | SK | Maret ↓ 2 | Memimpin rapat | Nihil | Juni",
        f"{HEAD} ↓ {AREA} ↓ {DONE}",
        f"MONITORING ↓ {AREA} ↓ {DONE}",
    )
)
test_a_file_is_read_as_the_plans_it_holds = reads(f"""{PILAR}{REPORTS}
More work below the plan is langkah.
  {PLAN} ↓ B. MONITORING DAN EVALUASI ↓ {HEAD} ↓ 1 | Memantau | Laporan | Mei
> langkah_aksi: Membentuk tim / Memimpin rapat / Memantau
A sheet per area is one plan.
# Area 1 ↓ {HEAD} ↓ {AREA} ↓ {TIM}
# Area 2 ↓ {HEAD} ↓ II. TATA LAKSANA ↓ {TIM}
> kode: I.1.1 / II.1.1
> lembar: Area 1 / Area 2
A sheet too short to tell its time by has the columns of one with its headings.
# Area 1
  NO | KEGIATAN | BUKTI | TANGGAL ↓ {AREA} ↓ 1 | Membentuk tim | SK | 2025-05-02 ↓ 2 | Rapat | Notulen | 2025-07-03
# Area 2 ↓ NO | KEGIATAN | BUKTI | TANGGAL ↓ II. TATA LAKSANA ↓ 1 | Reviu SOP | SOP | 2025-04-04
> kode: I.1.1 / I.2.1 / II.1.1
A sheet for each half of the LKE is one plan, its areas behind the half's letter.
# Pemenuhan
  KODE | KOMPONEN | RENCANA AKSI | BUKTI | WAKTU ↓ A.I | MANAJEMEN PERUBAHAN ↓ A.I.1 | Tim | Membentuk tim | SK | Mei
# Reform
  KODE | KOMPONEN | RENCANA AKSI | BUKTI | WAKTU ↓ B.I | MANAJEMEN PERUBAHAN ↓ B.I.1 | Agen | Proyek | Laporan | Mei
> nama_area: MANAJEMEN PERUBAHAN / MANAJEMEN PERUBAHAN
> komponen: Tim / Agen
Sheets of other names are a choice.
# Umum ↓ {HEAD} ↓ {AREA} ↓ {TIM}
# Layanan ↓ {HEAD} ↓ {AREA} ↓ {RAPAT}
> choices: Umum / Layanan
Of versions of one plan the latest is read, and that is said.
# Rev 1 ↓ {HEAD} ↓ {AREA} ↓ {TIM}
# Rev 2 ↓ {HEAD} ↓ {AREA} ↓ {TIM} ↓ {RAPAT}
# Awal ↓ {HEAD} ↓ {AREA} ↓ {TIM}
> lembar: Rev 2 / Rev 2
> asked: rows.unread_older rows.unread_older
So they are by their titles, where no name of a sheet tells them apart.
# Sheet1 ↓ RENCANA AKSI MENJADI ↓ {HEAD} ↓ {AREA} ↓ {TIM}
# Sheet2 ↓ RENCANA AKSI SEMULA ↓ {HEAD} ↓ {AREA} ↓ {TIM}
> lembar: Sheet1
> said: versi terbaru
The month a version is of, or was made in, makes no part of the year of it.
# Versi Jan (tidak berlaku)
  RENCANA AKSI 2025 ↓ Versi 0 – 20 Januari 2025, diganti Revisi 1 ↓ {HEAD} ↓ {AREA} ↓ {TIM} ↓ {RAPAT}
# Revisi 1 (berlaku) ↓ RENCANA AKSI 2025 ↓ REVISI 1 – ditetapkan 3 Maret 2025 ↓ {HEAD} ↓ {AREA}
  1 | Membentuk tim | SK Tim | Mei | Umum ↓ 2 | Memimpin rapat | Notulen | Juli | Umum
> lembar: Revisi 1 (berlaku) / Revisi 1 (berlaku)
> said: versi terbaru
Other work is another plan, whatever its sheet's name.
# Awal ↓ {HEAD} ↓ {AREA} ↓ {TIM}
# Revisi ↓ {HEAD} ↓ {AREA} ↓ {RAPAT}
> choices: Awal / Revisi
Sheets whose names count the areas are one plan.
# 1. Manajemen Perubahan ↓ {HEAD} ↓ {TIM}
# 2. Tata Kelola ↓ {HEAD} ↓ {TIM}
# 3. Kepegawaian ↓ {HEAD} ↓ {TIM}
> kode: 1.1.1 / 2.1.1 / 3.1.1
> nama_area: Manajemen Perubahan / Tata Kelola / Kepegawaian
A number may follow the word without a blank.
# pokja1 SDM ↓ {HEAD} ↓ {TIM}
# pokja2 yanlik ↓ {HEAD} ↓ {TIM}
> nama_area: SDM / Pelayanan Publik
So are sheets of areas called for short.
# MP ↓ {HEAD} ↓ {TIM}
# TL ↓ {HEAD} ↓ {TIM}
# SDM ↓ {HEAD} ↓ {TIM}
> area: I / II / III
> nama_area: Manajemen Perubahan / Penataan Tatalaksana / Penataan Sistem Manajemen SDM
A short name alone is no area.
# PP ↓ {HEAD} ↓ {TIM}
> nama_area: Tanpa area
Sheets named by pilar are one plan.
# Pilar 1 ↓ {HEAD} ↓ {TIM}
# Pilar 2 ↓ {HEAD} ↓ {TIM}
> kode: 1.1.1 / 2.1.1
> nama_area: Pilar 1 / Pilar 2
A pilar's name in the title names the area.
# Pilar 1 ↓ RENCANA KERJA PILAR MANAJEMEN PERUBAHAN TAHUN 2025 ↓ {HEAD} ↓ {TIM}
# Pilar 2 ↓ RENCANA KERJA PILAR SDM TAHUN 2025 ↓ {HEAD} ↓ {TIM}
> nama_area: MANAJEMEN PERUBAHAN / SDM
Sheets per semester are one plan.
# Semester I ↓ {HEAD} ↓ {AREA} ↓ {TIM} ↓ {SECOND} ↓ 1 | Reviu SOP | SOP | Maret
# Semester II ↓ {HEAD} ↓ {AREA} ↓ 1 | Tim II | SK | September ↓ {SECOND} ↓ 1 | Reviu SOP | SOP | September
> kode: I.1.1 / II.1.1 / I.1.2 / II.1.2
> tenggat: 03 / 03 / 09 / 09
Copies of one plan are a choice, where each says something of its own.
# TW I ↓ {HEAD} | CATATAN ↓ {AREA} ↓ {TIM} | Terkendala
# TW II ↓ {HEAD} | CATATAN ↓ {AREA} ↓ {TIM} | Lancar
> choices: TW I / TW II
Sheets per triwulan without a column of time say it by their names.
# TW I ↓ NO | KEGIATAN | BUKTI | PIC ↓ {AREA} ↓ 1 | Tim I | SK | Umum
# TW II ↓ NO | KEGIATAN | BUKTI | PIC ↓ {AREA} ↓ 1 | Tim II | SK | Umum
> tenggat: 03 / 06
> said: jatuh pada TW I / jatuh pada TW II
The LKE with what is to be mended is set aside beside the plan.
# LKE ↓ NO | PENILAIAN | BOBOT | PILIHAN JAWABAN | JAWABAN | NILAI | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU ↓ {AREA}
  1 | Tim dibentuk | 2 | A/B/C | A | 1 | Membentuk tim | SK Tim | Maret 2025
# Renaksi ↓ {HEAD} ↓ {AREA} ↓ {TIM}
> lembar: Renaksi
> asked: rows.unread_lke
Beside a sheet named as a report alone one of the two is the plan.
# LKE ↓ NO | BOBOT | JAWABAN | NILAI | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU ↓ {AREA}
  1 | 2 | A | 1 | Membentuk tim | SK Tim | Maret 2025
# Realisasi TW I ↓ {HEAD} ↓ {AREA} ↓ {RAPAT}
> lembar: Realisasi TW I
> asked: rows.unread_lke
Empty columns between the plan's own are only looks.
  NO | | KOMPONEN | | KEGIATAN | | BUKTI | | WAKTU
  I. | | MANAJEMEN PERUBAHAN ↓ | ↓ 1 | | Tim | | Membentuk tim | | SK | | Maret ↓ |
  II. | | PENATAAN TATALAKSANA ↓ 1 | | SOP | | Reviu | | SOP | | Maret
> kode: I.1.1 / II.1.1
> nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATALAKSANA
> komponen: Tim / SOP
> asked:
A pokja that says the headings in another order hides no rows.
  {HEAD} ↓ {AREA} ↓ {TIM} ↓ NO | KEGIATAN | WAKTU | BUKTI | PIC ↓ 2 | Menyusun SOP | Maret | SOP | IPDS
> langkah_aksi: Membentuk tim / Menyusun SOP
> target_waktu: Maret / Maret
> bukti_dukung: SK Tim / SOP
A monitoring table below the plan without its columns takes nothing from it.
  {PLAN} ↓ MONITORING RENCANA AKSI ↓ NO | KEGIATAN | TARGET | REALISASI | STATUS
  1 | Membentuk tim | 1 | 1 | Selesai ↓ 2 | Memimpin rapat | 1 | 0 | Belum
> kode: I.1.1 / I.2.1
> said: belum ada kolom BUKTI DUKUNG, TARGET WAKTU
Nor does one with most of them and more.
  {PLAN} ↓ MONITORING RENCANA AKSI ↓ NO | KOMPONEN | KEGIATAN | BUKTI | WAKTU | STATUS
  1 | Tim | Membentuk tim | SK | Maret | Selesai ↓ 2 | Tim | Memimpin rapat | Notulen | Juni | Belum
> kode: I.1.1 / I.2.1
> said: tabel pemantauan
Covers, lists of staff and recaps are not asked about.
# Rencana ↓ {HEAD} ↓ {AREA} ↓ {TIM}
# Sampul ↓ SAMPUL ↓ Dokumen ini milik | BPS
# Pegawai ↓ NO | NAMA | JABATAN ↓ 1 | Contoh | Ketua ↓ 2 | Contoh | Anggota
# Rekap ↓ NO | AREA | JUMLAH ↓ 1 | Manajemen Perubahan | 3 ↓ 2 | Tatalaksana | 4
> lembar: Rencana
> unread: 0
""")


def test_the_sheet_with_the_plan_is_found_behind_others_and_of_several_the_chosen_one_is_read() -> (
    None
):
    result = read_file(
        workbook_of({"Sampul": (("SAMPUL",), ("Nama", "NIP")), "Isi": MESUJI}), "a.xlsx"
    )
    assert (len(result.langkah), result.galat) == (9, ())
    data = workbook_of({"2024": MESUJI[:-5], "2025": MESUJI[:7] + MESUJI[9:]})
    assert "“2024”, “2025”" in read_file(data, "a.xlsx").galat[0].pesan
    for choice in ("2025", " 2025 "):
        result = read_file(data, "a.xlsx", sheet=choice)
        assert (result.galat, {lk.lembar for lk in result.langkah}) == ((), {"2025"})
    result = read_file(workbook_of({"2024": MESUJI, "Sampul": (("a",),)}), "a.xlsx", sheet="Sampul")
    assert (result.choices, "“2024”" in result.galat[0].pesan) == (("2024",), True)


def test_two_plans_on_one_sheet_are_chosen_by_their_place() -> None:
    other = [("RENCANA AKSI",), ("KPU KABUPATEN LAIN",), ("TAHUN 2025",), *MESUJI[4:]]
    data = xlsx((*MESUJI[:-4], *other))
    choice = read_file(data, "a.xlsx").choices
    assert choice == ("Rencana Aksi (baris 5)", f"Rencana Aksi (baris {len(MESUJI)})")
    read_as = [read_file(data, "a.xlsx", sheet=sheet) for sheet in choice]
    offices = [(b.satker, len(b.langkah), b.galat) for b in read_as]
    assert offices == [("KPU Kabupaten Contoh", 9, ()), ("KPU Kabupaten Lain", 9, ())]


def test_what_holds_no_plan_is_refused_whole_with_the_reason(subtests: pytest.Subtests) -> None:
    # Of a workbook whose every sheet is hidden: no spreadsheet program saves it, but some
    # converters do.
    hidden_only = change_parts(
        xlsx(MESUJI), lambda _, part: part.replace(b'state="visible"', b'state="hidden"')
    )
    for data, wording in [
        (xlsx([]), "kosong"),
        (xlsx([["Kepada Yth."], ["Bersama ini"]]), "tidak berisi tabel rencana aksi"),
        (
            xlsx([("NO", "KOMPONEN", "LANGKAH AKSI", "PIC"), (1, "a", "b", "c")]),
            "kolom BUKTI DUKUNG, TARGET WAKTU",
        ),
        (xlsx([("NO", "NAMA", "NIP", "JABATAN"), (1, "a", 123, "x")]), "daftar pegawai"),
        (
            xlsx([("NO", "URAIAN", "VOLUME", "HARGA SATUAN", "JUMLAH"), (1, "a", 1, 2, 3)]),
            "anggaran",
        ),
        (xlsx([("NO", "KRITERIA", "BOBOT", "NILAI", "JAWABAN"), (1, "a", 1, 2, "Ya")]), "LKE"),
        (xlsx([("TAHUN 2025",), HEADINGS]), "tidak ada satu langkah pun"),
        (xlsx([("TAHUN 2025",), HEADINGS, (AREA,)]), "tidak ada satu langkah pun"),
        (hidden_only, "lembar tersembunyi"),
        (b"satu kolom\nsaja\n" * 5, "tidak berisi tabel rencana aksi"),
    ]:
        with subtests.test(wording):
            result = read_file(data, "a.xlsx")
            assert result.langkah == ()
            assert wording in " ".join(c.pesan for c in result.galat)
    content = {
        "Renaksi": (("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI"),),
        "Lain": (("apa", "saja"),),
    }
    result = read_file(workbook_of(content), "a.xlsx")
    assert [c.lembar for c in result.galat] == ["Renaksi", "Lain"], (
        "of every sheet what was found and is missing"
    )
    assert "ditemukan kolom NO (“NO”), KOMPONEN (“KOMPONEN”)" in result.galat[0].pesan


@pytest.mark.parametrize(
    ("name", "tahun", "read"),
    [
        ("a.xlsx", None, 2025),
        ("a.xlsx", 2024, 2024),
        ("Renaksi 2024.xlsx", None, 2024),
        ("a.xlsx", 2026, None),
    ],
)
@pytest.mark.parametrize("titled", [(2024, 2025), (2024,)])
def test_of_sheets_for_two_years_the_plans_own_is_read(
    name: str, tahun: int | None, read: int | None, titled: tuple[int, ...]
) -> None:
    content = {
        str(year): (
            (f"RENCANA AKSI ZI KPU KABUPATEN CONTOH {f'TAHUN {year}' if year in titled else ''}",),
            HEADINGS,
            (AREA,),
            (1, "Tim", "SK", f"Membentuk tim {year}", "SK Tim", f"Juli {year}", "1"),
        )
        for year in (2024, 2025)
    }
    result = read_file(workbook_of(content), name, tahun)
    if read is None:
        assert result.choices == ("2024", "2025")
        return
    assert [lk.langkah_aksi for lk in result.langkah] == [f"Membentuk tim {read}"]
    assert (result.tahun, list_named_years(result)) == (read, [read, 4049 - read])
    told = {remark.code: remark.lembar for remark in result.peringatan}
    assert told == {
        "identity.tahun_of_several_plans": str(read),
        "rows.unread_other_tahun": str(4049 - read),
    }


def test_a_pokja_that_adds_a_column_hides_no_rows_and_a_sheet_that_cannot_be_read_is_named_and_asked_about() -> (
    None
):
    headings, work = ("NO", "KEGIATAN", "BUKTI", "WAKTU"), (1, "Membentuk tim", "SK", "Januari")
    rapat, longer = (2, "Rapat", "Notula", "Mei"), ("NO", "INDIKATOR", *headings[1:])
    sop = (1, "SOP ada", "Menyusun SOP", "SOP", "Maret")
    reading = read_plan(
        headings, (AREA,), work, ("Catatan: dapat berubah",), rapat, (SECOND,), longer, sop
    )
    assert [langkah.indikator for langkah in reading.langkah] == ["", "", "SOP ada"]
    rows = {"catatan": (1, 5, 7), "judul": (2, 8), "area": (3,), "langkah": (4, 6, 9)}
    assert reading.sheets[0].rows == rows
    unknown = (
        ("No", "Garapan", "Berkas", "Kapan"),
        (1, "Kampanye", "Banner", "Maret"),
        (2, "Survei", "Rekap", "Juni"),
    )
    sheets = {"AREA I": (PLAN_TITLE, headings, (AREA,), work), "AREA V": (PLAN_TITLE, (), *unknown)}
    reading = read_file(workbook_of(sheets), "a.xlsx")
    assert [(sheet.lembar, sheet.langkah) for sheet in reading.sheets] == [
        ("AREA I", 1),
        ("AREA V", 0),
    ]
    assert reading.sheets[1].rows == {"tidak_terbaca": (1, 3, 4, 5)}
    [remark] = reading.unread
    assert remark.pesan.startswith("Lembar “AREA V” baris 1–5 tampak seperti tabel")
    assert remark in reading.peringatan


CELL = st.sampled_from(
    [
        None,
        None,
        1,
        2,
        "a",
        "I.",
        "Juli 2025",
        "SK Tim",
        "Membentuk tim",
        "Catatan: x",
        "ttd",
        "Jumlah",
    ]
)
ROW = st.one_of(
    st.just(HEADINGS),
    st.just(("NO", "KEGIATAN", "DATA DUKUNG", "WAKTU", "PIC")),
    st.just(tuple(reversed(HEADINGS))),
    st.just(("No", "Apa", "Berkas", "Kapan")),
    st.just(("II. TATA LAKSANA",)),
    st.just(()),
    st.lists(CELL, min_size=1, max_size=9).map(tuple),
    st.sampled_from(MESUJI),
)


@given(
    st.lists(st.lists(ROW, max_size=14), min_size=1, max_size=3),
    st.sampled_from([None, "Lembar 0"]),
)
def test_rows_in_are_rows_accounted_for_whatever_the_sheets_hold(
    sheets: list[list[Row]], chosen: str | None
) -> None:
    grids = [make_grid(*MESUJI), *(make_grid(*rows) for rows in sheets)]
    book = Book(tuple(replace(grid, name=f"Lembar {index}") for index, grid in enumerate(grids)))
    reading = FileReader(book, "a.xlsx", 2025, "KPU Kabupaten Contoh").read(chosen)
    if reading.langkah:
        for sheet, grid in zip(reading.sheets, book.sheets, strict=True):
            counted = sorted(chain.from_iterable(sheet.rows.values()))
            assert (sheet.lembar, counted) == (grid.name, [*grid.by_row])


def test_a_lone_sheet_called_realisasi_is_read_or_refused_as_under_any_other_name() -> None:
    kodes = [each.kode for each in read_file(xlsx(MESUJI, name="Realisasi"), "a.xlsx").langkah]
    assert kodes == [each.kode for each in read_file(xlsx(MESUJI), "a.xlsx").langkah]
    without_time = [row[:5] for row in MESUJI]
    named, other = (
        read_file(xlsx(without_time, name=name), "a.xlsx").galat for name in ("Realisasi", "Data")
    )
    (of_named,), (of_other,) = named, other
    assert of_named.code == of_other.code == "identity.columns_missing"


def test_a_failed_formula_in_a_sheet_of_reports_is_refused_at_its_cell_not_read_as_blank() -> None:
    plan = (
        PLAN_TITLE,
        cells("NO | LANGKAH AKSI | BUKTI | WAKTU"),
        cells("1 | Rapat | Notula | Mei"),
    )
    report = (("Kode", "Tenggat", "Status"), ("0.1.1", "Mei 2025", "#N/A"))
    [error] = read_file(workbook_of({"Rencana": plan, "Realisasi": report}), "a.xlsx").galat
    assert (error.code, error.lembar, error.sel) == ("rows.formula_error", "Realisasi", "C2")
