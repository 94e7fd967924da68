"""Areas and sub-areas are recognised by shape and position, not by one list of names."""

from operator import attrgetter

import pytest

from monev.reading import read_file
from monev.reading.columns.heading_rows import find_header
from monev.reading.rows.areas import Place
from monev.reading.rows.placement import Structure, arrange_rows
from monev.reading.rows.row_kinds import classify_rows
from tests.reading.tables import HEADINGS, Case, check_said, make_grid, reads, told, xlsx

WORK = ("Tim", "Ada", "Membentuk", "SK", "Juli 2025", "1")


def find_structure(case: Case) -> Structure:
    """Below a decree's headings, or its own. `*`: the rest of a langkah; alone: a langkah of number
    1."""
    headings, rows = (
        (case.rows[0], case.rows[1:]) if case.rows[0][0] == "NO" else (HEADINGS, case.rows)
    )
    rows = [
        (*row[:-1], *WORK)[: len(headings)] if row[-1:] == ("*",) and row[1:] else row
        for row in rows
    ]
    header = find_header(
        make_grid(headings, *((1, *WORK) if row == ("*",) else row for row in rows))
    )
    return arrange_rows(header, classify_rows(header), Place(None))


PLACES = told("""
Roman sub-areas go on until a usual area claims the number.
  I. MANAJEMEN PERUBAHAN ↓ I. Pembangunan ↓ * ↓ II. Pemeliharaan ↓ * ↓ II. PENATAAN TATA LAKSANA ↓ *
> at: I/I I/II II
Letters and numbers under a roman area are sub-areas.
  V. PENGUATAN PENGAWASAN ↓ a | Gratifikasi ↓ * ↓ 2 | Benturan ↓ * ↓ b | WBS ↓ *
> at: V/a V/a.2 V/b
The letter after h is a letter, not a roman number.
  V. PENGUATAN PENGAWASAN ↓ a | Sub a ↓ * ↓ b | Sub b ↓ * ↓ c | Sub c ↓ * ↓ d | Sub d ↓ * ↓ e | Sub e ↓ *
  f | Sub f ↓ * ↓ g | Sub g ↓ * ↓ h | Sub h ↓ * ↓ i | Sub i ↓ * ↓ j | Sub j ↓ *
> at: V/a V/b V/c V/d V/e V/f V/g V/h V/i V/j
An unnumbered area takes its usual number.
  MANAJEMEN PERUBAHAN ↓ * ↓ PENGUATAN PENGAWASAN ↓ *
> at: I V
> traced: 5 area V
Numbered areas over small roman rows are areas.
  A | PENGUNGKIT ↓ I | PEMENUHAN ↓ 1 | MANAJEMEN PERUBAHAN ↓ i | * ↓ ii | * ↓ 2 | PENATAAN TATALAKSANA ↓ i | *
> at: 1 1 2
Areas may be marked by letters or numbers.
  A. MANAJEMEN PERUBAHAN ↓ 1 | Tim ↓ * ↓ B. TATA LAKSANA ↓ *
> at: A/1 B
One of another name is kept and flagged.
  I. MANAJEMEN PERUBAHAN ↓ * ↓ II. MANAJEMEN MEDIA ↓ *
> at: I II
> names: MANAJEMEN PERUBAHAN, MANAJEMEN MEDIA
> said: MANAJEMEN MEDIA
An area repeated after a page break is the same area.
  I. MANAJEMEN PERUBAHAN ↓ a | Unit ↓ * ↓ I. Manajemen Perubahan (lanjutan) ↓ 2 | *
> at: I/a I/a
> said:
Rows above any heading are kept and asked about.
  *
> at: 0
> said: Tidak ada judul area
An office may plan for some areas only: each has its usual number.
  I. MANAJEMEN PERUBAHAN ↓ * ↓ IV. AKUNTABILITAS ↓ *
> said:
Areas of a column without numbers are numbered by order.
  NO | AREA | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  1 | Budaya Kerja | * ↓ 1 | Budaya Kerja | * ↓ 1 | Arsip | *
> at: I I II
> said: “Budaya Kerja” / “Arsip” / I Budaya Kerja, II Arsip
> rows: 2 4 1
And usual ones keep their number.
  NO | AREA | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU
  1 | Penguatan Pengawasan | * ↓ 2 | Manajemen Perubahan | * ↓ 3 | Penguatan Pengawasan | * ↓ 4 | Tata Laksana | *
> at: V I V II
An area after rows without one is an area.
  * ↓ I. MANAJEMEN PERUBAHAN ↓ *
> at: 0 I
The LKE's group heading is none.
  A. PENGUNGKIT ↓ I. MANAJEMEN PERUBAHAN ↓ *
> at: I
A heading without langkah and cells beside a heading are named.
  I. MANAJEMEN PERUBAHAN | | | | | Pokja 1 ↓ a | Kosong ↓ b | Isi ↓ *
> said: “MANAJEMEN PERUBAHAN” tidak dipakai: Pokja 1. / Judul “Kosong” tidak berisi satu langkah pun.
> rows: 2 3
Numbers by level are areas, sub-areas and langkah.
  1 | Manajemen Perubahan ↓ 1.1 | Tim Kerja ↓ 1.1.1 | * ↓ 1.1.2 | * ↓ 1.2 | Rencana Kerja ↓ 1.2.1 | *
  2 | Penataan Tatalaksana ↓ 2.1 | SOP ↓ 2.1.1 | *
> at: 1/1 1/1 1/2 2/1
> no: 1.1.1 1.1.2 1.2.1 2.1.1
> said:
They may stand in the cell of the title.
  I. MANAJEMEN PERUBAHAN ↓ I.1 Tim Kerja ↓ * ↓ I.2 Rencana Kerja ↓ *
> at: I/1 I/2
The word area stands in the cell before the title.
  AREA I | MANAJEMEN PERUBAHAN ↓ * ↓ POKJA 2 | Tata Kelola Baru ↓ *
> at: I 2
> names: MANAJEMEN PERUBAHAN, Tata Kelola Baru
Or in the row above it.
  AREA I ↓ MANAJEMEN PERUBAHAN ↓ *
> names: MANAJEMEN PERUBAHAN
Below hasil the areas begin anew.
  A | PENGUNGKIT ↓ 1 | MANAJEMEN PERUBAHAN ↓ i | Tim Kerja ↓ a | *
  B | HASIL ↓ I | BIROKRASI YANG BERSIH DAN AKUNTABEL ↓ a | *
> at: 1/i I
An area said again in the reform part is the same area, and its sub-areas begin anew.
  I | PEMENUHAN ↓ 1 | MANAJEMEN PERUBAHAN ↓ i | Tim Kerja ↓ a | * ↓ 2 | PENATAAN TATALAKSANA ↓ i | SOP ↓ a | *
  II | REFORM ↓ 1 | MANAJEMEN PERUBAHAN ↓ i | Komitmen Perubahan ↓ a | * ↓ b | *
> at: 1/I.i 2/I.i 1/II.i 1/II.i
> subs: PEMENUHAN / Tim Kerja, PEMENUHAN / SOP, REFORM / Komitmen Perubahan, REFORM / Komitmen Perubahan
> said:
A usual area with aims of its own beside it is an area all the same.
  I | MANAJEMEN PERUBAHAN | Nilai naik | | | | 5 poin ↓ *
> at: I
> names: MANAJEMEN PERUBAHAN
> said: Nilai naik; 5 poin
""")


def where(place: Place) -> str:
    """Its area and its sub-area, as they are numbered."""
    return "/".join(filter(None, (place.area, place.sub_area)))


def name_of_sub_area(place: Place) -> str:
    return place.nama_sub_area or "-"


def test_each_langkah_stands_where_the_headings_above_it_say(subtests: pytest.Subtests) -> None:
    for case in PLACES:
        with subtests.test(case.sentence):
            result = find_structure(case)
            places = [place for _, place in result.rows]
            told_of = {
                "at": " ".join(map(where, places)),
                "names": ", ".join(map(attrgetter("nama_area"), places)),
                "subs": ", ".join(map(name_of_sub_area, places)),
                "no": " ".join(row.no for row, _ in result.rows),
                "rows": " ".join(map(str, map(attrgetter("baris"), result.warnings))),
            }
            for line in case.expected.split("\n"):
                field, value = (part.strip() for part in line.split(":", 1))
                if field == "said":
                    check_said(result.warnings, value)
                elif field == "traced":
                    row, words = value.split(" ", 1)
                    assert words in next(trace.dibaca for trace in result.traces[int(row)])
                else:
                    assert told_of[field] == value


UNDER_NO = (
    "A. | PENGUNGKIT ↓ I. | PEMENUHAN ↓ 1. | MANAJEMEN PERUBAHAN ↓ i. | Penyusunan Tim Kerja ↓ "
    "a. | Tim telah dibentuk | Membentuk tim | SK | Januari ↓ b. | Anggota dipilih | Seleksi | Undangan | Februari ↓ "
    "2. | PENATAAN TATALAKSANA ↓ i. | Prosedur operasional ↓ a. | SOP sesuai peta | Reviu SOP | SOP | April"
)
IN_STEPS = (
    "A. | | | | | PENGUNGKIT ↓ | I. | | | | PEMENUHAN ↓ | | 1. | | | MANAJEMEN PERUBAHAN ↓ "
    "| | | i. | | Penyusunan Tim Kerja ↓ | | | | a. | Tim telah dibentuk | Membentuk tim | SK | Januari ↓ "
    "| | | | b. | Anggota dipilih | Seleksi | Undangan | Februari ↓ | | 2. | | | PENATAAN TATALAKSANA ↓ "
    "| | | i. | | Prosedur operasional ↓ | | | | a. | SOP sesuai peta | Reviu SOP | SOP | April"
)
WITH_TITLES = UNDER_NO.replace(". |", ".")
LKE_HEADINGS = (
    ("NO | PENILAIAN", UNDER_NO, ""),
    ("NO | KOMPONEN", UNDER_NO, ""),
    ("NO | URAIAN", UNDER_NO, ""),
    ("NO | | | | | URAIAN", IN_STEPS, ""),
    ("NO | | | | | URAIAN", IN_STEPS, "A2:E2"),
)
LKE = "".join(
    f"""
The hierarchy of the LKE is none of the headings, marked in steps or not: {headings}
  {headings} | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU ↓ {rows}
+ {merges}
> kode: 1.i.a.1 / 1.i.b.1 / 2.i.a.1
> nama_sub_area: Penyusunan Tim Kerja / Penyusunan Tim Kerja / Prosedur operasional
"""
    for headings, rows, merges in LKE_HEADINGS
)
TIM, SOP = "1 | Membentuk tim | SK Tim | Juli 2025", "2 | Mereviu SOP | SOP | Mei 2025"
HEAD, FIRST = "NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU", "I. MANAJEMEN PERUBAHAN"
ROMAN = "".join(
    f"""
Roman numbers typed with other letters are read by their series: {marks}
  {HEAD} ↓ {marks[0]} MANAJEMEN PERUBAHAN ↓ {TIM} ↓ {marks[1]} PENATAAN TATALAKSANA ↓ {TIM}
  {marks[2]} TIM BARU ↓ {TIM} ↓ {marks[3]} PENGUATAN AKUNTABILITAS ↓ {TIM}
> kode: I.1.1 / II.1.1 / III.1.1 / IV.1.1
> nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATALAKSANA / TIM BARU / PENGUATAN AKUNTABILITAS
"""
    for marks in (
        ("l.", "ll.", "lll.", "lV."),
        ("I.", "Il.", "IlI.", "1V."),
        ("I.", "I1.", "III.", "IV."),
    )
)
HALVES = "".join(
    f"""
The halves of the LKE within an area are its sub-areas and their numbers begin anew: {first}
  {HEAD} ↓ {FIRST} ↓ {first} ↓ {TIM} ↓ {second} ↓ {TIM} ↓ II. PENATAAN TATA LAKSANA ↓ {first} ↓ {TIM}
> kode: I.A.1.1 / I.B.1.1 / II.A.1.1
> asked:
"""
    for first, second in (
        ("A. PEMENUHAN", "B. REFORM"),
        ("Pemenuhan", "Reform"),
        ("ASPEK PEMENUHAN", "ASPEK REFORM"),
    )
)
test_each_langkah_of_a_book_stands_where_its_headings_say = reads(f"""{LKE}{ROMAN}{HALVES}
The marks of the LKE may stand in front of its titles.
  PENILAIAN | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU ↓ {WITH_TITLES}
> nama_sub_area: Penyusunan Tim Kerja / Penyusunan Tim Kerja / Prosedur operasional
The number of the open area opens no other.
  {HEAD} ↓ I. LAYANAN DIGITAL ↓ {TIM} ↓ I. TIM KERJA ↓ {TIM}
> area: I / I
> sub_area: - / I
""")


ONE = (1, "Tim", "SK", "Membentuk tim", "SK Tim", "Juli 2025", "1 SK")


def test_a_title_may_name_the_one_area_of_its_table() -> None:
    def area(heading: str) -> tuple[str, str]:
        langkah = read_file(xlsx([(heading,), ("TAHUN 2025",), HEADINGS, ONE]), "a.xlsx").langkah[0]
        return langkah.area, langkah.nama_area

    assert area("RENCANA AKSI POKJA MANAJEMEN PERUBAHAN KPU CONTOH") == ("I", "MANAJEMEN PERUBAHAN")
    assert area("RENCANA AKSI ZI AREA 6 PELAYANAN PUBLIK") == ("VI", "PELAYANAN PUBLIK")
    assert area("RENCANA AKSI ZI DINAS PELAYANAN PUBLIK") == ("0", "Tanpa area")


def test_a_usual_areas_name_that_excel_cut_from_the_sheets_name_is_made_whole() -> None:
    def area(sheet: str) -> str:
        return (
            read_file(xlsx((HEADINGS, ONE), name=sheet), "a.xlsx", tahun=2025).langkah[0].nama_area
        )

    assert area("6. Peningkatan Kualitas Pelayan") == "Peningkatan Kualitas Pelayanan Publik"
    assert area("3. Penataan Sistem Manajemen SD") == "Penataan Sistem Manajemen SDM"
    assert area("VI PENINGKATAN KUALITAS PELAYAN") == "PENINGKATAN KUALITAS PELAYANAN PUBLIK"
    assert area("5. Penguatan Pengawasan") == "Penguatan Pengawasan"
