"""Two columns of one meaning that a year or a word tells apart: the plan's year and the latest
revision are read."""

from monev.reading import read_file
from monev.reading.choices import WITHOUT_MEANING, ChoiceItem, build_choices
from tests.reading.tables import TOP_ROWS, cells, reads, workbook_of, xlsx

AREA = "I. MANAJEMEN PERUBAHAN"
# What was not read is kept with the row under its own heading.
BESIDE = "".join(
    f"""
The plan's year and the latest revision are read, and that is said: {headings}
  NO | LANGKAH AKSI | {headings} ↓ {AREA} ↓ 1 | Membentuk tim | {row}
> bukti_dukung: {bukti}
> target_waktu: {time}
> lainnya: {kept}
> {"told: columns.version_of_tahun" if "2025" in headings else "told: columns.latest_revision"}
"""
    for headings, row, bukti, time, kept in [
        (
            "BUKTI 2024 | BUKTI 2025 | TARGET WAKTU",
            "SK A | SK B | Mei",
            "SK B",
            "Mei",
            "BUKTI 2024: SK A",
        ),
        (
            "BUKTI 2025 | BUKTI 2024 | TARGET WAKTU",
            "SK A | SK B | Mei",
            "SK A",
            "Mei",
            "BUKTI 2024: SK B",
        ),
        ("BUKTI | WAKTU 2024 | WAKTU 2025", "SK | Maret | Mei", "SK", "Mei", "WAKTU 2024: Maret"),
        (
            "BUKTI | TARGET WAKTU | TARGET WAKTU REVISI",
            "SK | Maret | Mei",
            "SK",
            "Mei",
            "TARGET WAKTU: Maret",
        ),
        (
            "BUKTI | TARGET WAKTU | TARGET WAKTU FINAL",
            "SK | Maret | Mei",
            "SK",
            "Mei",
            "TARGET WAKTU: Maret",
        ),
        (
            "BUKTI | TARGET WAKTU | JADWAL SUSULAN",
            "SK | Maret | Mei",
            "SK",
            "Mei",
            "TARGET WAKTU: Maret",
        ),
        (
            "BUKTI | WAKTU SEMULA | WAKTU MENJADI",
            "SK | Maret | Mei",
            "SK",
            "Mei",
            "WAKTU SEMULA: Maret",
        ),
    ]
)
BELOW = "".join(
    f"""
Versions stand below one merged heading: {group}, {words}
  NO | {others} | {group} ↓ | | | {words} ↓ {AREA} ↓ 1 | {row}
+ A2:A3 B2:B3 C2:C3 D2:E2
> {meaning}: {row.split(" | ")[-1]}
> {"told: columns.latest_revision" if "REVISI" in words else "told: columns.version_of_tahun"}
"""
    for group, words, meaning, others, row in [
        (
            "BUKTI DUKUNG",
            "2024 | 2025",
            "bukti_dukung",
            "LANGKAH AKSI | TARGET WAKTU",
            "Rapat | Juni | SK A | SK B",
        ),
        (
            "BUKTI",
            "TAHUN LALU | TAHUN INI",
            "bukti_dukung",
            "LANGKAH AKSI | TARGET WAKTU",
            "Rapat | Mei | SK A | SK",
        ),
        (
            "LANGKAH AKSI",
            "2024 | 2025",
            "langkah_aksi",
            "BUKTI DUKUNG | TARGET WAKTU",
            "SK | Juni | Rapat | Rapat II",
        ),
        (
            "TARGET WAKTU",
            "SEMULA | REVISI",
            "target_waktu",
            "LANGKAH AKSI | BUKTI DUKUNG",
            "Rapat | SK | Maret | Mei",
        ),
    ]
)
UNCHANGED = "".join(
    f"""
A revision that leaves the time as it was asks nothing: {revision}
  NO | LANGKAH AKSI | BUKTI | TARGET WAKTU | TARGET WAKTU REVISI ↓ {AREA} ↓ 1 | Membentuk tim | SK | Maret | {revision}
> target_waktu: Maret
> asked:
"""
    for revision in ("", "-", "Tetap")
)
test_of_versions_the_plan_s_own_and_latest_is_read = reads(f"""{BESIDE}{BELOW}{UNCHANGED}
Where none is of the plan's year, which one is meant is asked.
  NO | LANGKAH AKSI | BUKTI 2023 | BUKTI 2024 | TARGET WAKTU ↓ {AREA} ↓ 1 | Membentuk tim | SK A | SK B | Mei
> bukti_dukung: SK B
> asked: columns.two_of_one_meaning
Columns of several meanings under each year are none.
  NO | LANGKAH AKSI | 2024 | | 2025 | | PIC ↓ | | WAKTU | CAPAIAN | WAKTU | DATA DUKUNG
  {AREA} ↓ 1 | Rapat | Juni 2024 | 50% | Mei | Notula | Umum
+ C2:D2 E2:F2
> tenggat: 05
> bukti_dukung: Notula
So are rhythms under both.
  NO | LANGKAH AKSI | WAKTU 2024 | WAKTU 2025 | BUKTI ↓ {AREA} ↓ 1 | Rapat | tiap semester | tiap triwulan | Notula
> tenggat: 03 06 09 12
Last year's target beside this year's triwulan sums up none of them.
  NO | LANGKAH AKSI | TAHUN 2024 | | TARGET 2025 | | | | BUKTI ↓ | | TARGET | CAPAIAN | TW I | TW II | TW III | TW IV
  {AREA} ↓ 1 | Rapat | 4 | 50% | 1 | | 1 | | Notula
+ C2:D2 E2:H2
> tenggat: 03 09
> asked:
""")


def test_a_year_that_a_person_chose_and_an_answer_turn_it_round() -> None:
    rows = map(
        cells,
        (
            "NO | LANGKAH AKSI | BUKTI 2024 | BUKTI 2025 | WAKTU",
            AREA,
            "1 | Satu | SK A | SK B | Mei",
        ),
    )
    data = xlsx((*TOP_ROWS, *rows))
    assert read_file(data, "a.xlsx", 2024).langkah[0].bukti_dukung == "SK A"
    answers = [
        ChoiceItem("judul", "BUKTI 2024", "bukti_dukung"),
        ChoiceItem("judul", "BUKTI 2025", WITHOUT_MEANING),
    ]
    turned = read_file(data, "a.xlsx", choice=build_choices(answers))
    assert (turned.langkah[0].bukti_dukung, turned.peringatan) == ("SK A", ())


def test_the_year_of_names_or_times_is_the_plan_s_where_no_title_says_it() -> None:
    rows = (
        ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "REALISASI 2025"),
        (AREA,),
        (1, "Rapat", "SK", "Mei", "Selesai"),
    )
    for sheet, name in (("Renaksi 2026", "a.xlsx"), ("Renaksi", "Renaksi 2026.xlsx")):
        reading = read_file(workbook_of({sheet: rows}), name)
        assert (reading.tahun, reading.realisasi or ()) == (2026, ())
    in_cells = (*rows[:2], (1, "Rapat", "SK", "Mei 2026", "Selesai"))
    assert not read_file(xlsx(in_cells), "a.xlsx").realisasi
