"""Books that somebody wrote without having read the code: what was read wrongly stays right."""

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from monev.core.records import Reading
from monev.questions import reading_questions
from monev.reading import read_file
from monev.reading.choices import ChoiceItem, build_choices
from tests.makers import saved
from tests.reading.tables import (
    PLAN_TITLE,
    check_reading,
    codes_of,
    fill_sheet,
    months_of,
    read_plan,
    reading_test,
    xlsx,
)

test_each_book_that_was_read_wrongly_is_read_right = reading_test("""
## Roman months I to XII are no quarters.
| NO | KEGIATAN | EVIDEN | BULAN |  |  |  |  |  |  |  |  |  |  |  |
| -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- |
|  |  |  | I | II | III | IV | V | VI | VII | VIII | IX | X | XI | XII |
| I. MANAJEMEN PERUBAHAN |
| 1 | Membentuk tim | SK Tim |  | v |  |  |  |  |  |  |  |  | v |  |

Merged: D2:O2
Expect tenggat: 02 11

## Months 1 to 12 below other headings number no columns.
| NO | KEGIATAN | PIC | JADWAL (BULAN KE-) |  |  |  |  |  |  |  |  |  |  |  | EVIDEN |
| -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- |
|  |  |  | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 |  |
| I. MANAJEMEN PERUBAHAN |
| 1 | Membentuk tim | Umum |  |  | v |  |  |  |  |  |  |  | v |  | SK Tim |

Merged: A2:A3 B2:B3 C2:C3 D2:O2 P2:P3
Expect tenggat: 03 11

## Words cut over two rows are one langkah, which is asked once.
| NO | KEGIATAN | EVIDEN | WAKTU | PIC |
| -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Menyusun laporan perkembangan | Laporan | Maret | Umum |
|  | kepada unit pusat | Surat pengantar |
| 2 | Digitalisasi arsip agar diakses | Foto | Juni | Umum |
|  | pegawai bersama seluruh pokja |
| 3 | Memasang banner | Banner | Mei | Umum |

Expect langkah_aksi: Menyusun laporan perkembangan kepada unit pusat / Digitalisasi arsip agar diakses pegawai bersama seluruh pokja / Memasang banner
Expect bukti: Laporan, Surat pengantar / Foto / Banner
Expect remarks: rows.joined_to_langkah

## Words that begin in small letters and have a time are asked about, each a langkah.
| NO | KEGIATAN | EVIDEN | WAKTU | PIC |
| -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Menyusun laporan | Laporan | Maret | Umum |
|  | pemasangan banner | Banner | Mei | Umum |

Expect langkah_aksi: Menyusun laporan / pemasangan banner
Expect remarks: rows.perhaps_cut

## Where no column numbers the works, the number before their words is theirs.
| NO | KEGIATAN | EVIDEN | WAKTU |
| -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
|  | 1) Membentuk tim | SK Tim | Mei |
|  | 2) Menyusun rencana | Rencana | Juni |

Expect langkah_aksi: Membentuk tim / Menyusun rencana
Expect no: 1 / 2
Expect remarks: none

## A status among a few words under REALISASI is asked about, with a share it is read.
| NO | KEGIATAN | EVIDEN | WAKTU | REALISASI |
| -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Membentuk tim | SK Tim | Mei, Oktober | Kantor selesai, cabang belum |
| 2 | Menyusun rencana | Rencana | Juni | Selesai 100 % |
| 3 | Memasang banner | Banner | Juni | Menunggu anggaran |

Expect status: - / selesai / -
Expect remarks: reports.status_unknown_in_plan reports.status_meant

## Pokja 1 under PIC may be who does it: asked, and not under POKJA.
| NO | KEGIATAN | EVIDEN | WAKTU | PIC |
| -- | -- | -- | -- | -- |
| 1 | Membentuk tim | SK Tim | Mei | Pokja 1 |
| 2 | Menyusun rencana | Rencana | Juni | Pokja 2 |
| 3 | Memasang banner | Banner | Juni | Pokja 1 |

Expect remarks: columns.by_cells

## A sheet with few works is read as the others under the same headings are.
Sheet: MP
| NO | PROGRAM DAN KEGIATAN | DOKUMEN | JADWAL |
| -- | -- | -- | -- |
| 1 | Membentuk tim | SK Tim | Mei |
| 2 | Menyusun rencana | Rencana | Juni |
Sheet: AKT
| NO | PROGRAM DAN KEGIATAN | DOKUMEN | JADWAL |
| -- | -- | -- | -- |
| 1 | Pimpinan hadir | Foto | Mei |
| 2 | Reward bagi pegawai | SK | Juni |

Expect langkah_aksi: Membentuk tim / Menyusun rencana / Pimpinan hadir / Reward bagi pegawai
Expect area: I / I / IV / IV

## Works under a heading that speaks of follow-up are works.
| NO | INDIKATOR | RENCANA TINDAK LANJUT / AKSI | EVIDEN | WAKTU |
| -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Tim ada | Membentuk tim | SK Tim | Mei |
| 2 | Rencana ada | Menyusun rencana | Rencana | Juni |

Expect langkah_aksi: Membentuk tim / Menyusun rencana

## A report up to June counts for every target until then.
| NO | KEGIATAN | EVIDEN | WAKTU | CAPAIAN S.D. JUNI 2025 |
| -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Membentuk tim | SK Tim | Maret | Selesai |
| 2 | Menyusun rencana | Rencana | September |  |

Expect status: selesai / -

## What stands under R in the row below T was done.
| NO | KEGIATAN | EVIDEN | T/R | JAN | FEB | MAR | APR |
| -- | -- | -- | -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Membentuk tim | SK Tim | T | x |  | x |  |
|  |  |  | R | v |  |  |  |
| 2 | Menyusun rencana | Rencana | T |  | x |  |  |
|  |  |  | R |  |  |  | v |

Merged: A4:A5 B4:B5 C4:C5 A6:A7 B6:B7 C6:C7
Expect tenggat: 01 03 / 02
Expect status: selesai / selesai
Expect remarks: none

## Planned marks in a row are asked about, also where an earlier one of them is done.
| NO | KEGIATAN | EVIDEN | URAIAN | JAN | FEB | MAR | APR |
| -- | -- | -- | -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Memutakhirkan SOP | SOP | Rencana | v | v | v |  |
|  |  |  | Realisasi | v | v |  |  |
| 2 | Menyusun rencana | Rencana | Rencana |  |  | v | v |
|  |  |  | Realisasi |  |  | v | v |

Merged: A4:A5 B4:B5 C4:C5 A6:A7 B6:B7 C6:C7
Expect tenggat: 03 / 04
Expect status: selesai
Expect lainnya: Ditandai selesai: Jan, Feb / Ditandai selesai: Mar
Expect remarks: rows.marks_in_a_row

## Words that say what was done are reports of the month they stand under.
| NO | KEGIATAN | EVIDEN | JAN | FEB | MAR | APR |
| -- | -- | -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Membentuk tim | SK Tim | Selesai |  | v |  |
| 2 | Menyusun rencana | Rencana |  | belum |  | proses |
| 3 | Mengadakan rapat | Notulen | 100% |  |  |  |

Expect tenggat: 01 03 / 02 04 / 01
Expect status: selesai / - / selesai
""")


def test_what_was_done_where_nothing_was_due_is_kept_and_the_answer_is_the_nearest_target():
    rows = (
        ("NO", "KEGIATAN", "EVIDEN", "T/R", "JAN", "FEB", "MAR", "APR"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Menyusun rencana", "Rencana", "T", None, "x"),
        (None, None, None, "R", "v"),
    )
    merges = ("A4:A5", "B4:B5", "C4:C5")
    reading = read_plan(*rows, merges=merges)
    [langkah] = reading.langkah
    assert months_of(langkah) == "02"
    assert langkah.lainnya["Ditandai selesai"] == "Jan"
    assert codes_of(reading) == ["reports.done_elsewhere"]
    [question] = reading_questions(reading)
    answer = ChoiceItem(question.matter or "", question.value, "selesai")
    again = read_file(
        xlsx((PLAN_TITLE, *rows), merges), "a.xlsx", choice=build_choices([answer], 2025)
    )
    assert codes_of(again) == []
    assert [each.tenggat for each in again.realisasi or () if each.status] == ["2025-02"]


GREEN, YELLOW = "00B050", "FFFF00"


def _coloured(*rows: tuple[object, ...], colours: dict[str, str]) -> Reading:
    workbook = Workbook()
    fill_sheet(workbook.active, (PLAN_TITLE, *rows))
    for cell, colour in colours.items():
        workbook.active[cell].fill = PatternFill("solid", fgColor=colour)
    return read_file(saved(workbook), "a.xlsx")


def test_a_legend_says_which_colour_is_done_and_all_are_planned():
    reading = _coloured(
        ("NO", "KEGIATAN", "EVIDEN", "JAN", "FEB", "MAR"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Membentuk tim", "SK Tim"),
        (2, "Menyusun rencana", "Rencana"),
        (),
        ("hijau = sudah dilaksanakan",),
        ("kuning = rencana",),
        colours={"D4": GREEN, "F4": YELLOW, "E5": YELLOW},
    )
    check_reading(reading, tenggat="01 03 / 02", status="selesai / -")
    assert codes_of(reading) == ["rows.notes"]


def test_fills_under_realisasi_are_what_was_done():
    reading = _coloured(
        ("NO", "KEGIATAN", "EVIDEN", "BULAN", None, None, "REALISASI"),
        (None, None, None, "JAN", "FEB", "MAR", "JAN", "FEB", "MAR"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Membentuk tim", "SK Tim"),
        (2, "Menyusun rencana", "Rencana"),
        colours={"D5": GREEN, "F5": GREEN, "G5": GREEN, "E6": GREEN},
    )
    assert [months_of(each) for each in reading.langkah] == ["01 03", "02"]
    done = [each.tenggat for each in reading.realisasi or () if each.status == "selesai"]
    assert done == ["2025-01"]


def test_ticks_of_months_under_realisasi_bulan_are_what_was_done():
    reading = read_plan(
        ("NO", "KEGIATAN", "EVIDEN", "TARGET BULAN", None, None, "REALISASI BULAN", None, None),
        (None, None, None, "JAN", "FEB", "MAR", "JAN", "FEB", "MAR"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Membentuk tim", "SK Tim", "√", None, "√", "√", None, None),
        (2, "Menyusun rencana", "Rencana", None, "√", None, None, None, None),
        merges=("D2:F2", "G2:I2"),
    )
    assert [months_of(each) for each in reading.langkah] == ["01 03", "02"]
    done = [each.tenggat for each in reading.realisasi or () if each.status == "selesai"]
    assert done == ["2025-01"]
