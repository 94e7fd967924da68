"""Which tables of a file are its plan: one behind others, several together, a choice, or none and why."""

import pytest

from monev.reading import read_file
from monev.reading.as_chosen import list_named_years
from tests.reading.packages import change_parts
from tests.reading.tables import HEADINGS, MESUJI, PLAN_TITLE, TOP_ROWS, Row, workbook_of, xlsx

AREA = ("I. MANAJEMEN PERUBAHAN",)
ONE = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK")


def test_the_sheet_with_the_plan_is_found_behind_others_and_of_several_the_chosen_one_is_read() -> None:
    result = read_file(workbook_of({"Sampul": (("SAMPUL",), ("Nama", "NIP")), "Isi": MESUJI}), "a.xlsx")
    assert (len(result.langkah), result.galat) == (9, ())
    data = workbook_of({"2024": MESUJI, "2025": MESUJI})
    asked = read_file(data, "a.xlsx")
    assert (asked.choices, "“2024”, “2025”" in asked.galat[0].pesan) == (("2024", "2025"), True)
    for choice in ("2025", " 2025 "):
        result = read_file(data, "a.xlsx", sheet=choice)
        assert (result.galat, {lk.lembar for lk in result.langkah}) == ((), {"2025"})
    result = read_file(workbook_of({"2024": MESUJI, "Sampul": (("a",),)}), "a.xlsx", sheet="Sampul")
    assert (result.choices, "“2024”" in result.galat[0].pesan) == (("2024",), True)


def test_two_plans_under_each_other_on_one_sheet_are_chosen_by_their_row() -> None:
    other = [("RENCANA AKSI",), ("KPU KABUPATEN LAIN",), ("TAHUN 2025",), *MESUJI[4:]]
    data = xlsx((*MESUJI[:-4], *other))
    choice = read_file(data, "a.xlsx").choices
    assert choice == ("Rencana Aksi (baris 5)", f"Rencana Aksi (baris {len(MESUJI)})")
    read_as = [read_file(data, "a.xlsx", sheet=sheet) for sheet in choice]
    offices = [(b.satker, len(b.langkah), b.galat) for b in read_as]
    assert offices == [("KPU Kabupaten Contoh", 9, ()), ("KPU Kabupaten Lain", 9, ())]


def test_a_sheet_per_area_is_one_plan() -> None:
    one = (*TOP_ROWS, HEADINGS, AREA, ONE)
    two = (*TOP_ROWS, HEADINGS, ("II. TATA LAKSANA",), ONE)
    result = read_file(workbook_of({"Area 1": one, "Area 2": two}), "a.xlsx")
    assert [(lk.kode, lk.lembar) for lk in result.langkah] == [("I.1.1", "Area 1"), ("II.1.1", "Area 2")]
    other = read_file(workbook_of({"Rev 1": one, "Rev 2": one}), "a.xlsx")
    assert other.choices == ("Rev 1", "Rev 2"), "sheets of other names stay a choice"


def hidden_only() -> bytes:
    """A workbook whose every sheet is hidden, which no spreadsheet program saves but some converters do."""
    return change_parts(xlsx(MESUJI), lambda _, part: part.replace(b'state="visible"', b'state="hidden"'))


def test_what_holds_no_plan_is_refused_whole_with_the_reason(subtests: pytest.Subtests) -> None:
    for data, wording in [
        (xlsx([]), "kosong"),
        (xlsx([["Kepada Yth."], ["Bersama ini"]]), "tidak berisi tabel rencana aksi"),
        (
            xlsx([("NO", "KOMPONEN", "LANGKAH AKSI", "PIC"), (1, "a", "b", "c")]),
            "belum ada kolom BUKTI DUKUNG, TARGET WAKTU",
        ),
        (xlsx([("NO", "NAMA", "NIP", "JABATAN"), (1, "a", 123, "x")]), "daftar pegawai"),
        (xlsx([("NO", "URAIAN", "VOLUME", "HARGA SATUAN", "JUMLAH"), (1, "a", 1, 2, 3)]), "anggaran"),
        (xlsx([("NO", "KRITERIA", "BOBOT", "NILAI", "JAWABAN"), (1, "a", 1, 2, "Ya")]), "LKE"),
        (xlsx([("TAHUN 2025",), HEADINGS]), "tidak ada satu langkah pun"),
        (xlsx([("TAHUN 2025",), HEADINGS, AREA]), "tidak ada satu langkah pun"),
        (hidden_only(), "lembar tersembunyi"),
        (b"satu kolom\nsaja\n" * 5, "tidak berisi tabel rencana aksi"),
    ]:
        with subtests.test(str(data)):
            result = read_file(data, "a.xlsx")
            assert result.langkah == ()
            assert wording in " ".join(c.pesan for c in result.galat)


def test_what_was_found_and_what_is_missing_is_named_for_every_sheet() -> None:
    content = {"Renaksi": (("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI"),), "Lain": (("apa", "saja"),)}
    result = read_file(workbook_of(content), "a.xlsx")
    assert [c.lembar for c in result.galat] == ["Renaksi", "Lain"]
    assert "ditemukan kolom NO (“NO”), KOMPONEN (“KOMPONEN”)" in result.galat[0].pesan


def test_sheets_whose_names_count_the_areas_are_one_plan() -> None:
    above = (PLAN_TITLE, HEADINGS, ONE)
    result = read_file(
        workbook_of({"1. Manajemen Perubahan": above, "2. Tata Kelola": above, "3. Kepegawaian": above}), "a.xlsx"
    )
    assert result.galat == ()
    assert [(lk.kode, lk.nama_area) for lk in result.langkah] == [
        ("1.1.1", "Manajemen Perubahan"),
        ("2.1.1", "Tata Kelola"),
        ("3.1.1", "Kepegawaian"),
    ]


def test_a_list_on_the_first_sheet_says_which_areas_the_numbers_on_the_others_are() -> None:
    headings = ("Pokja", "Kegiatan", "Output", "Pelaksana", "Tgl")
    first = ((1, "Membentuk tim", "SK", "Umum", "16 Januari"), (5, "Menyusun peta", "Peta", "Umum", "6 Maret"))
    second = ((5, "Sidak", "Laporan", "Umum", "8 Mei"), (6, "Survei", "Laporan", "Umum", "12 Juni"))
    names = ((1, "Manajemen Perubahan"), (5, "Penguatan Pengawasan"), (6, "Peningkatan Kualitas Pelayanan Publik"))
    sheets = {f"TW {n}": ((f"RENCANA AKSI ZI TW {n} 2025",), headings, *of) for n, of in (("I", first), ("II", second))}
    result = read_file(workbook_of({"Petunjuk": (("Pokja", "Area"), *names), **sheets}), "a.xlsx")
    assert [lk.area for lk in result.langkah] == ["I", "V", "V", "VI"]


@pytest.mark.parametrize(
    ("name", "tahun", "read"),
    [("a.xlsx", None, 2025), ("a.xlsx", 2024, 2024), ("Renaksi 2024.xlsx", None, 2024), ("a.xlsx", 2026, None)],
)
@pytest.mark.parametrize("titled", [(2024, 2025), (2024,)])
def test_of_sheets_for_two_years_the_plans_own_is_read(
    name: str, tahun: int | None, read: int | None, titled: tuple[int, ...]
) -> None:
    content = {
        str(year): (
            (f"RENCANA AKSI ZI KPU KABUPATEN CONTOH {f'TAHUN {year}' if year in titled else ''}",),
            HEADINGS,
            ("I. MANAJEMEN PERUBAHAN",),
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
    assert [(remark.code, remark.lembar) for remark in result.peringatan] == [
        ("identity.tahun_of_several_plans", str(read)),
        ("rows.unread_other_tahun", str(4049 - read)),
    ]


def test_the_lke_with_what_is_to_be_mended_is_set_aside_beside_the_plan() -> None:
    plan = (PLAN_TITLE, HEADINGS, AREA, ONE)
    answers = (1, "Tim dibentuk", 2, "A/B/C", "A", 1, "Membentuk tim", "SK Tim", "Maret 2025")
    lke_headings = ("NO", "PENILAIAN", "BOBOT", "PILIHAN JAWABAN", "JAWABAN", "NILAI", *HEADINGS[3:6])
    result = read_file(workbook_of({"LKE": (PLAN_TITLE, lke_headings, AREA, answers), "Renaksi": plan}), "a.xlsx")
    assert {lk.lembar for lk in result.langkah} == {"Renaksi"}
    assert [remark.code for remark in result.peringatan] == ["rows.unread_lke"]


def test_empty_columns_between_the_plans_own_are_only_looks() -> None:
    def rare(*content: object) -> Row:
        return [cell for part in content for cell in (part, None)]

    first, second = rare("I.", "MANAJEMEN PERUBAHAN"), rare("II.", "PENATAAN TATALAKSANA")
    rows = (PLAN_TITLE, rare(*HEADINGS), first, (), rare(*ONE), (), second, rare(*ONE))
    result = read_file(xlsx(rows), "a.xlsx")
    assert [(lk.kode, lk.nama_area, lk.komponen) for lk in result.langkah] == [
        ("I.1.1", "MANAJEMEN PERUBAHAN", "Tim"),
        ("II.1.1", "PENATAAN TATALAKSANA", "Tim"),
    ]
    assert result.peringatan == ()


def test_two_halves_of_a_plan_side_by_side_are_one_plan_and_two_plans_are_a_choice() -> None:
    areas, two = (*AREA, *[None] * 7, "II. PENATAAN TATALAKSANA"), (2, *ONE[1:])
    rows = (PLAN_TITLE, (*HEADINGS, None, *HEADINGS), areas, (*ONE, None, *ONE), (*two, None, *two))
    result = read_file(xlsx(rows), "a.xlsx")
    assert [lk.kode for lk in result.langkah] == ["I.1.1", "I.2.1", "II.1.1", "II.2.1"]
    assert result.peringatan == ()
    area = (*AREA, *[None] * 7)
    other = (1, "Tim", "SK", "Membentuk tim lain", "SK Tim", "Juli 2025", "1 SK")
    data = xlsx([PLAN_TITLE, (*HEADINGS, None, *HEADINGS), (*area, area[0]), (*ONE, None, *other)], name="Renaksi")
    assert read_file(data, "a.xlsx").choices == ("Renaksi (baris 2, kolom A)", "Renaksi (baris 2, kolom I)")
    chosen = read_file(data, "a.xlsx", sheet="Renaksi (baris 2, kolom I)")
    assert [lk.langkah_aksi for lk in chosen.langkah] == ["Membentuk tim lain"]


SHORT = ("NO", "KEGIATAN", "BUKTI", "WAKTU", "PIC")
TITLE = ("RENCANA KERJA ZI BPS KABUPATEN CONTOH TAHUN 2025",)


PILAR = "RENCANA KERJA PILAR {} TAHUN 2025"


@pytest.mark.parametrize(
    ("titles", "areas"),
    [
        (TITLE * 3, ("Pilar 1", "Pilar 2", "Pilar 3")),
        # A pilar's name in the title names the area.
        ((PILAR.format("MANAJEMEN PERUBAHAN"), PILAR.format("SDM")), ("MANAJEMEN PERUBAHAN", "SDM")),
    ],
)
def test_sheets_named_by_pilar_are_one_plan(titles: tuple[str, ...], areas: tuple[str, ...]) -> None:
    work = (SHORT, (1, "Tim", "SK", "Maret", "Umum"))
    result = read_file(workbook_of({f"Pilar {n}": ((title,), *work) for n, title in enumerate(titles, 1)}), "a.xlsx")
    assert [(lk.kode, lk.nama_area) for lk in result.langkah] == [(f"{n}.1.1", name) for n, name in enumerate(areas, 1)]


def part_of_year(name: str, time: str) -> tuple[Row, ...]:
    """The plan of one part of the year, both areas in it."""
    return (
        TITLE,
        SHORT,
        ("I. MANAJEMEN PERUBAHAN",),
        (1, f"Tim {name}", "SK", time, "Umum"),
        ("II. PENATAAN TATALAKSANA",),
        (1, "Reviu SOP", "SOP", time, "Umum"),
    )


def test_sheets_per_semester_are_one_plan() -> None:
    sheets = {"Semester I": part_of_year("I", "Maret"), "Semester II": part_of_year("II", "September")}
    result = read_file(workbook_of(sheets), "a.xlsx")
    assert [lk.kode for lk in result.langkah] == ["I.1.1", "II.1.1", "I.1.2", "II.1.2"]
    assert [lk.tenggat[0].tenggat for lk in result.langkah] == ["2025-03", "2025-03", "2025-09", "2025-09"]
    copies = {"TW I": part_of_year("", "Maret"), "TW II": part_of_year("", "Maret")}
    assert read_file(workbook_of(copies), "a.xlsx").choices == ("TW I", "TW II"), "copies of one plan stay a choice"


def test_sheets_per_triwulan_without_a_column_of_time_say_it_by_their_names() -> None:
    head = ("NO", "KEGIATAN", "BUKTI", "PIC")
    sheets = {
        f"TW {roman}": (TITLE, head, ("I. MANAJEMEN PERUBAHAN",), (1, f"Tim {roman}", "SK", "Umum"))
        for roman in ("I", "II")
    }
    result = read_file(workbook_of(sheets), "a.xlsx")
    assert [lk.tenggat[0].tenggat for lk in result.langkah] == ["2025-03", "2025-06"]
    assert "jatuh pada TW I" in result.peringatan[0].pesan


@pytest.mark.parametrize(
    "rows",
    [
        (SHORT, ("Pilar 1: Manajemen Perubahan",), (1, "Tim", "SK", "Maret")),
        (SHORT, ("PILAR 1", "MANAJEMEN PERUBAHAN"), (1, "Tim", "SK", "Maret")),
        (SHORT, ("Pilar ke-1 Manajemen Perubahan",), (1, "Tim", "SK", "Maret")),
        (("NO", "PILAR", *SHORT[1:]), (1, "1. Manajemen Perubahan", "Tim", "SK", "Maret")),
        (("NO", "PILAR/AREA", *SHORT[1:]), (1, "Pilar 1 - Manajemen Perubahan", "Tim", "SK", "Maret")),
    ],
)
def test_pilar_is_a_word_for_area_in_every_form(rows: tuple[Row, ...]) -> None:
    (langkah,) = read_file(xlsx((TITLE, *rows)), "a.xlsx").langkah
    assert (langkah.kode, langkah.nama_area.casefold()) == ("1.1.1", "manajemen perubahan")


def test_sheets_of_areas_called_for_short_are_one_plan() -> None:
    plan = (TITLE, SHORT, (1, "Tim", "SK", "Maret", "Umum"))
    result = read_file(workbook_of(dict.fromkeys(("MP", "TL", "SDM"), plan)), "a.xlsx")
    assert [(lk.area, lk.nama_area) for lk in result.langkah] == [
        ("I", "Manajemen Perubahan"),
        ("II", "Penataan Tatalaksana"),
        ("III", "Penataan Sistem Manajemen SDM"),
    ]
    alone = read_file(workbook_of({"PP": plan}), "a.xlsx")
    assert alone.langkah[0].nama_area == "Tanpa area"


PLAN = (
    *TOP_ROWS,
    HEADINGS,
    AREA,
    (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Maret 2025", "1 SK"),
    (2, "Rapat", "Rapat", "Memimpin rapat", "Notulen", "Juni 2025", "1"),
    (),
)
DONE = (
    (1, "Tim", "SK", "Membentuk tim", "SK Nomor 1", "10 Maret 2025", "1 SK"),
    (2, "Rapat", "Rapat", "Memimpin rapat", "Notulen lengkap", "3 Juli 2025", "1"),
)


@pytest.mark.parametrize(
    "below",
    [
        (("REALISASI",), HEADINGS, AREA, *DONE),
        (("B. REALISASI PELAKSANAAN RENCANA AKSI TW I",), HEADINGS, (1, "Lain", "L", "Bunyi lain", "SK", "Mei 2025")),
        (("HASIL MONITORING TW I",), HEADINGS, DONE[0], (2, "Rapat", "", "Memimpin rapat", "Nihil", "Juni 2025")),
        (HEADINGS, AREA, *DONE),
        (("MONITORING",), AREA, *DONE),
    ],
)
def test_what_was_done_under_the_plans_headings_makes_no_langkah_and_more_work_does(
    below: tuple[Row, ...],
) -> None:
    reading = read_file(xlsx((*PLAN, *below)), "a.xlsx")
    assert [(langkah.bukti_dukung, langkah.target_waktu) for langkah in reading.langkah] == [
        ("SK Tim", "Maret 2025"),
        ("Notulen", "Juni 2025"),
    ]
    assert len(reading.unread) == 1, "that these rows are not read is agreed to before it is stored"
    more = (("B. MONITORING DAN EVALUASI",), HEADINGS, (1, "Monev", "M", "Memantau", "Laporan", "Mei 2025", "1"))
    assert len(read_file(xlsx((*PLAN, *more)), "a.xlsx").langkah) == 3
