"""The plan of a file is one table behind others, several together, a choice, or none.

Every row of every sheet is accounted for, and each table that is left out adds a remark.
"""

from dataclasses import replace

import pytest

from monev.core.records import Reading
from monev.questions import choose_tables
from monev.reading import read_file
from monev.reading.choices import ReadingChoices, build_choices
from tests.reading.packages import change_parts
from tests.reading.tables import HEADINGS, MESUJI, PLAN_TITLE, read_plan, workbook_of, xlsx

AREA, SECOND = "I. MANAJEMEN PERUBAHAN", "II. PENATAAN TATALAKSANA"


def chosen(reading: Reading, *ticked: str) -> ReadingChoices:
    """Return the answer that these tables of a file are the plan, as it is stored."""
    return build_choices(choose_tables(reading, ticked), reading.tahun)


def test_the_sheet_with_the_plan_is_found_behind_others_and_of_several_the_ticked_one_is_read():
    result = read_file(
        workbook_of({"Sampul": (("SAMPUL",), ("Nama", "NIP")), "Isi": MESUJI}), "a.xlsx"
    )
    assert (len(result.langkah), result.galat) == (9, ())
    data = workbook_of({"2024": MESUJI[:-5], "2025": MESUJI[:7] + MESUJI[9:]})
    asked = read_file(data, "a.xlsx")
    assert {lk.lembar for lk in asked.langkah} == {"2024"}
    assert [remark.lembar for remark in asked.unread] == ["2025"]
    result = read_file(data, "a.xlsx", choice=chosen(asked, "2025"))
    assert (result.unread, {lk.lembar for lk in result.langkah}) == ((), {"2025"})
    both = read_file(data, "a.xlsx", choice=chosen(asked, "2024", "2025"))
    assert {lk.lembar for lk in both.langkah} == {"2024", "2025"}
    many = read_file(workbook_of({f"Lembar {each}": MESUJI for each in range(60)}), "a.xlsx")
    assert (len(many.plans), len(many.unread)) == (60, 59)


def test_what_was_ticked_holds_in_the_next_file_by_the_words_of_the_tables_wherever_they_stand():
    """Sheets change places, rows and other tables are added: what nobody saw is asked."""
    monitoring = (("REALISASI TW II",), *MESUJI[4:])
    first = {"Renaksi": (*MESUJI[:-4], *monitoring), "Lama": MESUJI[:-5]}
    asked = read_file(workbook_of(first), "a.xlsx")
    assert [(each.name, each.is_read) for each in asked.plans] == [
        ("Renaksi", True),
        ("Renaksi: REALISASI TW II", False),
        ("Lama", False),
    ]
    choice = chosen(asked, "Lama")
    row = ("9", "Tim", "SK ada", "Menyusun yang baru", "SK", "Juli 2025", "1")
    after = {"Lama": (*MESUJI[:-5], row), "Renaksi": (*MESUJI[:-4], row, *monitoring)}
    result = read_file(workbook_of(after), "b.xlsx", choice=choice)
    assert (result.unread, {lk.lembar for lk in result.langkah}) == ((), {"Lama"})
    assert all(each.is_settled for each in result.plans)
    new = read_file(workbook_of({**after, "Tambahan": MESUJI[:-5]}), "c.xlsx", choice=choice)
    assert [remark.lembar for remark in new.unread] == ["Tambahan"]
    without = read_file(workbook_of({"Renaksi": MESUJI}), "d.xlsx", choice=choice)
    assert (without.galat, len(without.langkah)) == ((), 9), "nothing else is left to read"


def test_a_table_without_a_column_of_times_can_be_ticked_and_one_of_unknown_headings_left():
    half = (("NO", "LANGKAH AKSI", "BUKTI DUKUNG"), (1, "Rapat", "Notula"), (2, "Survei", "Rekap"))
    unknown = (("Ihwal", "Isi", "Warna"), ("Kampanye", "Banner", "Merah"), ("Lomba", "Piala", "B"))
    data = workbook_of({"Inti": MESUJI, "Lain": half, "Apa": unknown})
    asked = read_file(data, "a.xlsx")
    assert [(each.name, each.is_read, each.has_headings) for each in asked.plans] == [
        ("Inti", True, True),
        ("Lain", False, True),
        ("Apa: Ihwal; Isi; Warna", False, False),
    ]
    assert len(asked.unread) == 2
    both = read_file(data, "a.xlsx", choice=chosen(asked, "Inti", "Lain"))
    assert [lk.langkah_aksi for lk in both.langkah[-2:]] == ["Rapat", "Survei"]
    assert both.unread == ()


def test_tables_of_one_shape_are_read_together_with_the_areas_of_their_sheets():
    def sheets(*names: str) -> bytes:
        headings = ("NO", "KEGIATAN", "BUKTI", "WAKTU", "PIC")
        rows = {name: (headings, (1, f"Rapat {name}", "SK", "Mei", "Umum")) for name in names}
        return workbook_of(rows)

    def together(data: bytes) -> dict[str, str]:
        reading = read_file(data, "a.xlsx", tahun=2025)
        assert (reading.galat, reading.unread) == ((), ())
        return {one.kode: one.nama_area for one in reading.langkah}

    of_quarters = together(sheets("TW I", "TW II"))
    assert of_quarters == {"0.1.1": "Tanpa area", "0.1.2": "Tanpa area"}
    of_areas = together(sheets("1. Tata Kelola", "2. Kepegawaian"))
    assert of_areas == {"1.1.1": "Tata Kelola", "2.1.1": "Kepegawaian"}


def test_sheets_of_one_report_are_read_together_and_a_report_beside_a_plan_waits():
    headings = ("NO", "KEGIATAN", "TARGET WAKTU", "BUKTI DUKUNG", "STATUS")
    works = {"Area I": "Membentuk tim", "Area II": "Menyusun SOP"}

    def areas(title: str, **further: str) -> list[str | None]:
        rows = {}
        for name, work in (works | further).items():
            own = title if name in works else "Laporan Pelaksanaan Rencana Aksi ZI"
            rows[name] = ((own,), (), headings, (1, work, "Maret 2025", "SK", "Selesai"))
        reading = read_file(workbook_of(rows), "a.xlsx")
        return [langkah.lembar for langkah in reading.langkah]

    assert areas("Laporan Pelaksanaan Rencana Aksi ZI Semester I 2025") == ["Area I", "Area II"]
    assert areas("Rencana Aksi ZI 2025", Lain="Mengukur kepuasan") == ["Area I", "Area II"]


def test_a_usual_areas_name_that_excel_cut_from_the_sheets_name_is_made_whole():
    def area(sheet: str) -> str:
        rows = ("NO", "KEGIATAN", "BUKTI", "WAKTU"), (1, "Rapat", "SK", "Mei")
        return read_file(xlsx(rows, name=sheet), "a.xlsx", tahun=2025).langkah[0].nama_area

    assert area("6. Peningkatan Kualitas Pelayan") == "Peningkatan Kualitas Pelayanan Publik"
    assert area("3. Penataan Sistem Manajemen SD") == "Penataan Sistem Manajemen SDM"
    assert area("VI PENINGKATAN KUALITAS PELAYAN") == "PENINGKATAN KUALITAS PELAYANAN PUBLIK"
    assert area("5. Penguatan Pengawasan") == "Penguatan Pengawasan"


@pytest.mark.parametrize(
    "below",
    [
        [("RENCANA AKSI",), ("KPU KABUPATEN LAIN",), ("TAHUN 2025",), *MESUJI[4:]],
        [("REALISASI TW II",), *MESUJI[4:]],
        [("NO", "KEGIATAN", "WAKTU", "EVIDEN", "STATUS"), *[(1, "Rapat", "Mei", "SK", "v")] * 2],
    ],
)
def test_of_several_tables_on_a_sheet_the_first_is_read_and_the_others_need_consent(below):
    reading = read_file(xlsx((*MESUJI[:-4], *below)), "a.xlsx")
    assert (reading.satker, len(reading.langkah)) == ("KPU Kabupaten Contoh", 9)
    [remark] = reading.unread
    assert remark.code in ("rows.unread_headings", "rows.unread_not_chosen")


def test_what_holds_no_plan_is_refused_whole_with_the_reason(subtests):
    # Of a workbook whose every sheet is hidden: no spreadsheet program saves it, but some
    # converters do.
    hidden_only = change_parts(
        xlsx(MESUJI), lambda _, part: part.replace(b'state="visible"', b'state="hidden"')
    )
    for data, wording in [
        (xlsx([]), "Tidak ada satu sel pun yang terisi"),
        (xlsx([["Kepada Yth."], ["Bersama ini"]]), "tidak berisi tabel rencana aksi"),
        (
            xlsx([("NO", "KOMPONEN", "LANGKAH AKSI", "PIC"), (1, "a", "b", "c")]),
            "kolom BUKTI DUKUNG, TARGET WAKTU",
        ),
        (
            xlsx([("NO", "NAMA", "NIP", "JABATAN"), (1, "a", 123, "x")]),
            "tidak berisi tabel rencana aksi",
        ),
        (xlsx([("TAHUN 2025",), HEADINGS]), "tidak ada satu langkah pun"),
        (xlsx([("TAHUN 2025",), HEADINGS, (AREA,)]), "tidak ada satu langkah pun"),
        (hidden_only, "lembar tersembunyi"),
        (b"satu kolom\nsaja\n" * 5, "tidak berisi tabel rencana aksi"),
    ]:
        with subtests.test(wording):
            result = read_file(data, "a.xlsx")
            assert result.langkah == ()
            assert wording in " ".join(error.pesan for error in result.galat)
    content = {
        "Renaksi": (("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI"),),
        "Lain": (("apa", "saja"),),
    }
    result = read_file(workbook_of(content), "a.xlsx")
    assert [error.lembar for error in result.galat] == ["Renaksi", "Lain"], (
        "of every sheet what was found and is missing"
    )
    assert "ditemukan kolom NO (“NO”), KOMPONEN (“KOMPONEN”)" in result.galat[0].pesan


@pytest.mark.parametrize("titled", [(2024, 2025), (2024,)])
def test_of_sheets_for_two_years_a_person_chooses(titled):
    content = {
        str(year): (
            (f"RENCANA AKSI ZI KPU KABUPATEN CONTOH {f'TAHUN {year}' if year in titled else ''}",),
            HEADINGS,
            (AREA,),
            (1, "Tim", "SK", f"Membentuk tim {year}", "SK Tim", f"Juli {year}", "1"),
        )
        for year in (2024, 2025)
    }
    data = workbook_of(content)
    asked = read_file(data, "a.xlsx")
    assert [remark.lembar for remark in asked.unread] == ["2024"]
    for year in (2024, 2025):
        items = choose_tables(asked, {str(year)})
        assert {item.tahun for item in items} == {2025}, "next year's file has other sheets"
        choice = build_choices(replace(item, tahun=None) for item in items)
        reading = read_file(data, "a.xlsx", choice=choice)
        assert [lk.langkah_aksi for lk in reading.langkah] == [f"Membentuk tim {year}"]
        assert reading.tahun == year


def test_a_pokja_that_adds_a_column_hides_no_rows_and_a_sheet_that_cannot_be_read_is_named_and_asked_about():
    headings, work = ("NO", "KEGIATAN", "BUKTI", "WAKTU"), (1, "Membentuk tim", "SK", "Januari")
    rapat, longer = (2, "Rapat", "Notula", "Mei"), ("NO", "INDIKATOR", *headings[1:])
    sop = (1, "SOP ada", "Menyusun SOP", "SOP", "Maret")
    reading = read_plan(
        headings, (AREA,), work, ("Catatan: dapat berubah",), rapat, (SECOND,), longer, sop, sop
    )
    works = [langkah.langkah_aksi for langkah in reading.langkah]
    assert works == ["Membentuk tim", "Rapat", "Menyusun SOP", "Menyusun SOP"]
    assert (reading.langkah[2].indikator, reading.unread) == ("SOP ada", ())
    unknown = (
        ("No", "Garapan", "Isi", "Ihwal"),
        (1, "Kampanye", "Banner", "Maret"),
        (2, "Survei", "Rekap", "Juni"),
    )
    sheets = {"AREA I": (PLAN_TITLE, headings, (AREA,), work), "AREA V": (PLAN_TITLE, (), *unknown)}
    reading = read_file(workbook_of(sheets), "a.xlsx")
    assert {langkah.lembar for langkah in reading.langkah} == {"AREA I"}
    [remark] = reading.unread
    assert remark.pesan.startswith("Lembar “AREA V” baris 1–5 tampak seperti tabel")
    assert remark in reading.peringatan


def test_a_lone_sheet_called_realisasi_is_read_or_refused_as_under_any_other_name():
    kodes = [each.kode for each in read_file(xlsx(MESUJI, name="Realisasi"), "a.xlsx").langkah]
    assert kodes == [each.kode for each in read_file(xlsx(MESUJI), "a.xlsx").langkah]
    without_time = [row[:5] for row in MESUJI]
    named, other = (
        read_file(xlsx(without_time, name=name), "a.xlsx").galat for name in ("Realisasi", "Data")
    )
    (of_named,), (of_other,) = named, other
    assert of_named.code == of_other.code == "identity.columns_missing"


def test_a_failed_formula_in_a_sheet_of_reports_is_refused_at_its_cell_not_read_as_blank():
    plan = (PLAN_TITLE, ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU"), (1, "Rapat", "Notula", "Mei"))
    report = (("Kode", "Tenggat", "Status"), ("0.1.1", "Mei 2025", "#N/A"))
    [error] = read_file(workbook_of({"Rencana": plan, "Realisasi": report}), "a.xlsx").galat
    assert (error.code, error.lembar, error.sel) == ("rows.formula_error", "Realisasi", "C2")


@pytest.mark.parametrize("years", [(2025, 2026), (2026, 2025), (2024, 2026, 2025)])
def test_of_plans_of_several_years_the_newest_is_read_or_the_one_that_is_asked_for(years):
    def sheet(year: int) -> tuple[tuple[object, ...], ...]:
        work = (1, "Tim", "SK", f"Rapat {year}", "Notula", f"Mei {year}", "1")
        return (f"RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN {year}",), HEADINGS, (AREA,), work

    data = workbook_of({f"Rencana {year}": sheet(year) for year in years})
    for given_year, read in ((None, 2026), (2025, 2025)):
        reading = read_file(data, "a.xlsx", given_year)
        assert [langkah.langkah_aksi for langkah in reading.langkah] == [f"Rapat {read}"]
        assert reading.tahun == read
        assert len(reading.unread) == len(years) - 1
