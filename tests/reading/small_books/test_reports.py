"""Reports in small plans: what was done is no work of the plan."""

from datetime import date

from tests.reading.tables import check_reading, codes_of, read_plan, reading_test

test_what_was_done_is_read_as_a_report = reading_test("""
## English statuses are read; Closed is claimed to be done and adds a question.
| NO | LANGKAH AKSI  | BUKTI  | WAKTU     | STATUS  |
| -- | ------------- | ------ | --------- | ------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK     | Mei 2025  | Ongoing |
| 2  | Membagi tugas | SK     | Mei 2025  | Pending |
| 3  | Rapat         | Notula | Juni 2025 | Closed  |

Expect lainnya: - / - / STATUS: Closed
Expect remarks: reports.status_unknown_in_plan

## Numbers of days under TGL SK are kept; a share under REALISASI is a status.
| NO | LANGKAH AKSI  | BUKTI  | WAKTU | TGL SK | REALISASI |
| -- | ------------- | ------ | ----- | ------ | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim | Maret | 5      | 50%       |
| 2  | Rapat         | Notula | Mei   | 7      | Selesai   |

Expect:
| tenggat | status  | lainnya                   |
| ------- | ------- | ------------------------- |
| 03      | proses  | TGL SK: 5, REALISASI: 50% |
| 05      | selesai | TGL SK: 7                 |

## What another year reports changes nothing this year.
| NO | LANGKAH AKSI  | BUKTI   | WAKTU | REALISASI 2024   | STATUS | CAPAIAN TAHUN 2024 |
| -- | ------------- | ------- | ----- | ---------------- | ------ | ------------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | Mei   | Selesai          | Belum  |                    |
| 2  | Rapat         | Notulen | Juni  | Tidak terlaksana | Proses | Dibatalkan         |

Expect status: belum / proses
Expect notes: none

## JADWAL of last year is no time; BUKTI beside this year's is the bukti.
| NO | KEGIATAN | TAHUN 2024 |           | TAHUN 2025 |       |
| -- | -------- | ---------- | --------- | ---------- | ----- |
|    |          | JADWAL     | REALISASI | JADWAL     | BUKTI |
| 1  | Apel     | Mei        | Mei       | Juli       | SK    |

Merged: C2:D2 E2:F2
Expect bukti: SK
Expect tenggat: 07

## A mark under STATUS says the status that its column names.
| NO | KEGIATAN | WAKTU | BUKTI | STATUS  |       |
| -- | -------- | ----- | ----- | ------- | ----- |
|    |          |       |       | Selesai | Belum |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Mei   | SK    | v       |       |
| 2  | Uji      | Mei   | SK    |         | v     |

Merged: E2:F2
Expect status: selesai / belum

## SUDAH | BELUM over ticks, without a word above them, are read; a box that is not ticked is none.
| NO | KEGIATAN | WAKTU | BUKTI | SUDAH | BELUM |
| -- | -------- | ----- | ----- | ----- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Mei   | SK    | v     |       |
| 2  | Uji      | Mei   | SK    |       | v     |
| 3  | Apel     | Mei   | Foto  | ☐     | ☑     |
| 4  | Survei   | Juni  | Foto  | ☑     | ☐     |
| 5  | Sidak    | Juni  | Foto  |       |       |

Expect status: selesai / belum / belum / selesai / -
Expect notes: reports.status_meant

## A tick under BELUM TERLAKSANA or TIDAK TERLAKSANA is never done.
| NO | KEGIATAN | WAKTU | BUKTI | TERLAKSANA | BELUM TERLAKSANA | TIDAK TERLAKSANA |
| -- | -------- | ----- | ----- | ---------- | ---------------- | ---------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Mei   | SK    | v          |                  |                  |
| 2  | Uji      | Mei   | SK    |            | v                |                  |
| 3  | Apel     | Mei   | Foto  |            |                  | v                |

Expect status: selesai / belum / belum

## SELESAI | PROSES | BELUM under each quarter report the targets in it.
| NO | KEGIATAN | BUKTI  | WAKTU       | TW I    |        |       | TW II   |        |       |
| -- | -------- | ------ | ----------- | ------- | ------ | ----- | ------- | ------ | ----- |
|    |          |        |             | SELESAI | PROSES | BELUM | SELESAI | PROSES | BELUM |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | TW I, TW II | v       |        |       |         | v      |       |
| 2  | Apel     | Foto   | TW II       |         |        |       |         |        | v     |

Merged: E2:G2 H2:J2
Expect tenggat: 03 06 / 06
Expect status: selesai / proses / belum
Expect remarks: none

## A count that reaches the target beside it is done, nought is not, less is in progress; before the target it is asked.
| NO | KEGIATAN | BUKTI  | TW I   |           | TW II  |           |
| -- | -------- | ------ | ------ | --------- | ------ | --------- |
|    |          |        | Target | Realisasi | Target | Realisasi |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | 1      | 0         | 1      | 1         |
| 2  | Apel     | Foto   | 3      | 2         | 3      | 4         |
| 3  | Survei   | Angket |        | 1         | 1      |           |

Merged: D2:E2 F2:G2
Expect tenggat: 03 06 / 03 06 / 06
Expect status: belum / selesai / proses / selesai / -
Expect remarks: reports.done_elsewhere

## So is one beside the TARGET of the whole work.
| NO | KEGIATAN | BUKTI  | WAKTU | TARGET | REALISASI |
| -- | -------- | ------ | ----- | ------ | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | Mei   | 1      | 1         |
| 2  | Apel     | Foto   | Mei   | 3      | 2         |

Expect status: selesai / proses
Expect remarks: none

## Of rows T and R a smaller count in R is not done.
| NO | KEGIATAN | BUKTI  | T/R | JAN | FEB | MAR |
| -- | -------- | ------ | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | T   | 2   |     | 2   |
|    |          |        | R   | 1   |     | 2   |

Merged: A4:A5 B4:B5 C4:C5
Expect tenggat: 01 03
Expect status: selesai

## Where a count may be a share of 1, it is asked.
| NO | KEGIATAN | BUKTI  | TW I   |           | TW II  |           |
| -- | -------- | ------ | ------ | --------- | ------ | --------- |
|    |          |        | Target | Realisasi | Target | Realisasi |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | 1      | 0,5       | 1      |           |
| 2  | Apel     | Foto   | 1      | 1         | 1      |           |

Merged: D2:E2 F2:G2
Expect status: - / -
Expect remarks: columns.fractions

## DOKUMEN | SUDAH | BELUM under BUKTI are of the document, not of the work.
| NO | KEGIATAN | WAKTU | BUKTI   |       |       | KENDALA |
| -- | -------- | ----- | ------- | ----- | ----- | ------- |
|    |          |       | DOKUMEN | SUDAH | BELUM |         |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Mei   | Notula  | v     |       |         |
| 2  | Apel     | Mei   | Foto    |       | v     | hujan   |

Merged: D2:F2
Expect bukti: Notula / Foto
Expect status: - / -

## STATUS TW I reports the targets in that quarter alone.
| NO | KEGIATAN | BUKTI  | WAKTU       | STATUS TW I  | KETERANGAN STATUS TW II | PROGRES TW III |
| -- | -------- | ------ | ----------- | ------------ | ----------------------- | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | TW I, TW II | Selesai      | -                       |                |
| 2  | Apel     | Foto   | TW II       | -            | Belum terlaksana        |                |
| 3  | Survei   | Foto   | TW I, TW III | Dilaksanakan |                        | 50%            |

Expect tenggat: 03 06 / 06 / 03 09
Expect status: selesai / belum / selesai / proses

## STATUS and KET under each quarter plan nothing there, nor does STATUS over the quarters.
| NO | KEGIATAN | BUKTI  | WAKTU | TW I   |      | TW II   |     |
| -- | -------- | ------ | ----- | ------ | ---- | ------- | --- |
|    |          |        |       | STATUS | KET  | STATUS  | KET |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | TW I  | Proses | baik | -       |     |
| 2  | Apel     | Foto   | TW II |        |      | Selesai | ya  |

Merged: E2:F2 G2:H2
Expect tenggat: 03 / 06
Expect status: proses / selesai
Expect remarks: none

## A cell that says a status for each month reports the target of that month; else it is asked.
| NO | KEGIATAN  | BUKTI  | WAKTU        | REALISASI                  |
| -- | --------- | ------ | ------------ | -------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat     | Notula | Mei, Oktober | Mei selesai, Oktober belum |
| 2  | Apel      | Foto   | Juni         | Juni selesai               |
| 3  | Survei    | Foto   | Juli         | Juli selesai, sisanya belum |

Expect status: selesai / belum / selesai / -
Expect remarks: reports.status_unknown_in_plan

## A count with its unit is compared with the target beside it; other units are asked.
| NO | KEGIATAN | BUKTI  | TW I     |           | TW II    |           |
| -- | -------- | ------ | -------- | --------- | -------- | --------- |
|    |          |        | Target   | Realisasi | Target   | Realisasi |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | 1 keg    | 1 keg     | 1 keg    |           |
| 2  | Publikasi | Foto  | 30 berita | 34 berita | 30 berita | 12 berita |
| 3  | Survei   | Angket | 2 lap    | 0         | 1 lap    | -         |
| 4  | Sidak    | Foto   | 4 kali   | 4 lokasi  |          |           |

Merged: D2:E2 F2:G2
Expect status: selesai / selesai / proses / belum / -
Expect remarks: reports.status_unknown_in_plan

## A count of a quarter that is a part of several targets is asked; more than all is done.
| NO | KEGIATAN | BUKTI  | WAKTU        | TARGET TW I | REALISASI TW I | CAPAIAN |
| -- | -------- | ------ | ------------ | ----------- | -------------- | ------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Publikasi | Foto  | Setiap bulan | 3           | 2              | 67%     |
| 2  | Latihan  | Foto   | Maret        | 20          | 22             | 110%    |

Expect status: proses / proses / proses / proses / proses / proses / selesai / selesai
Expect remarks: reports.status_unknown_in_plan

## CAPAIAN beside REALISASI TW I is of that quarter, and of a later target it is asked.
| NO | KEGIATAN | BUKTI  | WAKTU       | TARGET TW I | REALISASI TW I | CAPAIAN |
| -- | -------- | ------ | ----------- | ----------- | -------------- | ------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | TW I, TW IV | 1           | 1              | 100%    |
| 2  | Apel     | Foto   | April       | 2           | 2              | 100%    |

Expect status: selesai / selesai / -
Expect remarks: reports.status_meant reports.done_elsewhere

## CAPAIAN S.D. TW II says of a later work, too, that it has begun; *Sedang disusun* is asked.
| NO | KEGIATAN | BUKTI   | WAKTU          | CAPAIAN S.D. TW II |
| -- | -------- | ------- | -------------- | ------------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notulen | April dan Juni | Berjalan           |
| 2  | Survei   | Laporan | September      | Berjalan           |
| 3  | Apel     | Foto    | Maret          | Sedang disusun     |

Expect status: proses / proses / proses / -
Expect remarks: reports.status_unknown_in_plan
Expect nilai: Sedang disusun

## STATUS S.D. 31 MARET is of the targets until then; of a later work alone it is that work's.
| NO | KEGIATAN | BUKTI  | WAKTU        | STATUS S.D. 31 MARET 2025 | KETERANGAN                |
| -- | -------- | ------ | ------------ | ------------------------- | ------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | TW I, TW II  | Selesai                   | rapat 30 Maret            |
| 2  | Apel     | Foto   | Mei          | Selesai                   |                           |
| 3  | Kartu    | Kartu  | Setiap bulan | Proses                    | Januari selesai, Feb belum |

Expect status: selesai / selesai / selesai / belum / proses

## A date is of the target of its month, or before all; what it can be late or early for is asked.
| NO | KEGIATAN | BUKTI  | WAKTU          | TGL SELESAI            |
| -- | -------- | ------ | -------------- | ---------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | Maret, Juni, September | 27/03/2025; 29/06/2025 |
| 2  | Apel     | Foto   | Juni, Desember | 24 Juni 2025           |
| 3  | Survei   | Angket | Juni, Desember | 12 Februari 2025       |
| 4  | Sidak    | Foto   | Juni, Desember | 3 Juli 2025            |
| 5  | Uji      | Foto   | Mei            | 6 Juni 2025            |

Expect status: selesai / selesai / selesai / selesai / - / selesai
Expect remarks: reports.status_unknown_in_plan

## What one status says of targets that are all later is of the first of them.
| NO | KEGIATAN | BUKTI  | WAKTU          | STATUS S.D. 31 MARET |
| -- | -------- | ------ | -------------- | -------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | Juni, Desember | Selesai              |
| 2  | Apel     | Foto   | Juni, Desember | Belum                |
| 3  | Sidak    | Foto   | Maret, Juni    | 40%                  |

Expect status: selesai / belum / proses

## A count with no target to compare it with is asked.
| NO | KEGIATAN | BUKTI  | WAKTU | REALISASI |
| -- | -------- | ------ | ----- | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | Mei   | 1 kegiatan |
| 2  | Apel     | Foto   | Mei   | selesai   |

Expect status: - / selesai
Expect remarks: reports.status_unknown_in_plan

## A remark beside SUDAH that names a quarter says which target was done.
| NO | KEGIATAN | BUKTI  | WAKTU       | SUDAH | BELUM | KET     |
| -- | -------- | ------ | ----------- | ----- | ----- | ------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | TW I, TW II, TW III | v |       | baru TW I, TW II |
| 2  | Apel     | Foto   | TW I, TW II, TW III | v |       | dilanjutkan ke TW III |
| 3  | Sidak    | Foto   | TW II       |       | v     |         |

Expect status: selesai / selesai / selesai / selesai / belum

## A cell that says a status for quarters, or months from one to another, is of their targets.
| NO | KEGIATAN | BUKTI  | WAKTU        | REALISASI                  |
| -- | -------- | ------ | ------------ | -------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | TW I, TW II, TW III | TW1 selesai, TW2 selesai |
| 2  | Apel     | Foto   | Februari, Maret, Mei | Terlaksana Januari s.d. Maret |

Expect status: selesai / selesai / selesai / selesai
Expect remarks: none

## Done in a later quarter is done late, if only one target was due.
| NO | KEGIATAN | BUKTI  | WAKTU | REALISASI TW I | REALISASI TW II |
| -- | -------- | ------ | ----- | -------------- | --------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | Maret | belum          | selesai         |
| 2  | Apel     | Foto   | Maret | selesai        | belum           |

Expect status: belum / selesai / selesai

## Where o turned into ●, the targets that are done are still targets.
| NO | KEGIATAN | BUKTI  | JAN | FEB | MAR | APR |
| -- | -------- | ------ | --- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK | ● |     |     |     |
| 2  | Rapat    | Notula | ●   |     | o   |     |
| 3  | Survei   | Angket |     |     |     | o   |
| o = rencana |
| ● = sudah terlaksana |

Expect tenggat: 01 / 01 03 / 04
Expect status: selesai / selesai / -
Expect remarks: rows.notes

## [I] marks an area; 01 to 12 are months.
| NO | KEGIATAN | 01 | 02 | 03 | 04 | 05 | 06 | 07 | 08 | 09 | 10 | 11 | 12 | DOKUMEN |
| -- | ------- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | ------- |
| [I] Manajemen Perubahan |
| 1  | Dumas   |    | x  |    |    |    |    |    |    |    |    |    |    | Rekap   |
| 2  | PK      |    |    |    |    | x  |    |    |    |    |    |    |    | SK      |

Expect area: I / I
Expect tenggat: 02 / 05
Expect remarks: none

## Begun is not done.
| NO | KEGIATAN | RENCANA    |            | REALISASI  |            | BUKTI |
| -- | -------- | ---------- | ---------- | ---------- | ---------- | ----- |
|    |          | Mulai      | Selesai    | Mulai      | Selesai    |       |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | 2 Mei 2025 | 5 Mei 2025 | 2 Mei 2025 | 4 Mei 2025 | SK    |
| 2  | Uji      | 2 Mei 2025 | 5 Mei 2025 | 3 Mei 2025 |            | SK    |

Merged: C2:D2 E2:F2
Expect status: selesai / -

## A figure below CAPAIAN (%) is a share, not a count beside its target.
| NO | KEGIATAN | BUKTI | TARGET |       | CAPAIAN (%) |       |
| -- | -------- | ----- | ------ | ----- | ----------- | ----- |
|    |          |       | TW I   | TW II | TW I        | TW II |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | 4      |       | 50          |       |
| 2  | Uji      | SK    | 4      |       | 100         |       |

Merged: D2:E2 F2:G2
Expect status: proses / selesai

## A count may say its day in brackets; a share stands among counts.
| NO | KEGIATAN | BUKTI | TW I   |                 | TW II  |           |
| -- | -------- | ----- | ------ | --------------- | ------ | --------- |
|    |          |       | Target | Realisasi       | Target | Realisasi |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | 2 SK   | 2 SK (19 Jan)   |        |           |
| 2  | Uji      | SK    | 2 SK   | 1 SK (19 Maret) |        |           |
| 3  | Apel     | Foto  | 100%   | 100%            |        |           |

Merged: D2:E2 F2:G2
Expect status: selesai / proses / selesai

## A count with its quarter in brackets is that target's; a remark names those done and to come.
| NO | KEGIATAN | BUKTI   | WAKTU            | TARGET OUTPUT | REALISASI OUTPUT | STATUS   | KETERANGAN                                |
| -- | -------- | ------- | ---------------- | ------------- | ---------------- | -------- | ----------------------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Anev     | Laporan | Setiap triwulan  | 4 laporan     | 1 laporan (TW I) |          |                                           |
| 2  | Apel     | Foto    | TW I, TW II      | 2 foto        |                  | Berjalan | TW I sudah dilaksanakan, TW II menyusul   |

Expect status: selesai / selesai / belum

## Only months under REALISASI are those of work done; begun in one says nothing.
| NO | KEGIATAN | BUKTI   | WAKTU        | REALISASI               | STATUS   |
| -- | -------- | ------- | ------------ | ----------------------- | -------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Anev     | Laporan | Setiap bulan | Januari s.d. Maret 2025 | Berjalan |
| 2  | Apel     | Foto    | Juni         | Mulai Maret             |          |

Expect status: selesai / selesai / selesai / proses / -

## A group over quarters that no merge says is over all of them.
| NO | KEGIATAN | BUKTI | TARGET |       |        | REALISASI |       |        |
| -- | -------- | ----- | ------ | ----- | ------ | --------- | ----- | ------ |
|    |          |       | TW I   | TW II | TW III | TW I      | TW II | TW III |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | 1      | 1     |        | 1         | 1     |        |
| 2  | Uji      | SK    |        |       | 1      |           |       |        |

Expect tenggat: 03 06 / 09
Expect status: selesai / selesai / -

## A column that calls itself a status is asked, whatever its words.
| NO | KEGIATAN | BUKTI   | WAKTU | STATUS VERIFIKASI |
| -- | -------- | ------- | ----- | ----------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Anev     | Laporan | Mei   | Sesuai            |
| 2  | Apel     | Foto    | Mei   | Tidak sesuai      |

Expect remarks: columns.perhaps_status

""")


def test_a_link_of_a_quarter_is_of_the_targets_in_it() -> None:
    reading = read_plan(
        ("NO", "KEGIATAN", "BUKTI", "WAKTU", "LINK TW I", "LINK TW II"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Rapat", "Notula", "TW I, TW II", "https://contoh.example/a", "-"),
        (2, "Apel", "Foto", "TW II", None, "https://contoh.example/b"),
        (3, "Survei", "Angket", "TW II", "https://contoh.example/c"),
    )
    links = [
        (each.nama, each.tenggat, each.status, each.said.tautan[-1]) for each in reading.bukti or ()
    ]
    assert links == [("Notula", "2025-03", "ada", "a"), ("Foto", "2025-06", "ada", "b")]
    check_reading(reading, lainnya="- / - / LINK TW I: https://contoh.example/c")
    assert codes_of(reading) == []


def test_done_is_said_of_no_target_that_a_report_cannot_speak_of() -> None:
    reading = read_plan(
        ("NO", "KEGIATAN", "BUKTI", "WAKTU", "STATUS PER 31 MARET", "TANGGAL SELESAI"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Rapat", "Notula", "Juni, Desember", "Selesai", None),
        (2, "Apel", "Foto", "TW I, TW II, TW III, TW IV", "Selesai", "27 Maret 2025"),
        (3, "Sidak", "Foto", "Maret, Desember", None, "18 Maret 2025"),
        (4, "Survei", "Angket", "Agustus", "Selesai", None),
    )
    said = [(each.kode, each.tenggat) for each in reading.realisasi or () if each.status]
    assert {*said} == {
        ("I.1.1", "2025-06"),
        ("I.2.1", "2025-03"),
        ("I.3.1", "2025-03"),
        ("I.4.1", None),
    }
    assert {each.status for each in reading.realisasi or ()} <= {"selesai", None}


def test_a_percentage_of_several_targets_is_asked_and_of_one_is_in_progress() -> None:
    reading = read_plan(
        ("NO", "KEGIATAN", "BUKTI", "WAKTU", "PROGRES S.D. JUNI (%)"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Rapat", "Notula", "TW I, TW II, TW III, TW IV", "50%"),
        (2, "Survei", "Angket", "Semester I dan II", "50%"),
        (3, "Apel", "Foto", "Juni", "50%"),
    )
    assert codes_of(reading) == ["reports.status_unknown_in_plan"], "once for its words"
    said = {(each.kode, each.status) for each in reading.realisasi or () if each.status}
    assert ("I.3.1", "proses") in said


def test_a_day_under_realisasi_is_the_day_it_was_done_not_a_count() -> None:
    reading = read_plan(
        ("NO", "KEGIATAN", "BUKTI", "WAKTU", "REALISASI WAKTU"),
        ("I. MANAJEMEN PERUBAHAN",),
        (1, "Menetapkan tim", "SK", "Februari", "12 Februari 2025"),
        (2, "Menetapkan agen", "SK", "Maret", "Maret"),
    )
    days = [each.said.tanggal_selesai for each in reading.realisasi or ()]
    assert days == [date(2025, 2, 12), date(2025, 3, 31)]
