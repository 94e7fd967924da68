"""Marks under months, quarters and weeks of small plans, and their legends."""

from tests.reading.tables import reading_test

test_each_mark_under_a_month_is_due_or_not = reading_test("""
## Months headed by number go on into the next year.
| NO | LANGKAH AKSI   | BUKTI DUKUNG | 2024 |    |    | 2025 |    |    |    |    | PIC  |
| -- | -------------- | ------------ | ---- | -- | -- | ---- | -- | -- | -- | -- | ---- |
|    |                |              | 10   | 11 | 12 | 1    | 2  | 3  | 4  | 5  |      |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | SK Tim       |      | V  |    |      |    |    |    |    | Umum |
| 2  | Memimpin rapat | Notulen      |      |    | V  |      |    | V  |    |    | Umum |

Merged: A2:A3 B2:B3 C2:C3 D2:F2 G2:K2 L2:L3
Expect tenggat: 2024-11 / 2024-12 03
Expect remarks: none

## If other cells of the calendar count, 1 is a mark.
| NO | KEGIATAN      | BUKTI   | TARGET | TW I | TW II | TW III | TW IV |
| -- | ------------- | ------- | ------ | ---- | ----- | ------ | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | 2      | 2    |       |        |       |
| 2  | Sosialisasi   | Foto    |        |      | 1     | 1      |       |
| 3  | Rapat         | Notulen | 2      | v    | v     |        |       |

Expect tenggat: 03 / 06 09 / 03 06

## Shares in quarters are ignored beside a time in words.
| AREA | LANGKAH AKSI | BUKTI | WAKTU     | TW I | TW II | TW III | TW IV |
| ---- | ------------ | ----- | --------- | ---- | ----- | ------ | ----- |
| SDM  | Tim          | SK    | Mei, Juni | 25   | 50    | 75     | 100   |

Expect remarks: none

## Shares count up if SATUAN is %; documents are due when their count rises.
| NO | LANGKAH AKSI | BUKTI      | SATUAN  | TW I | TW II | TW III | TW IV |
| -- | ------------ | ---------- | ------- | ---- | ----- | ------ | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Serapan      | Laporan    | %       | 15   | 40    | 70     | 95    |
| 2  | Melatih      | Sertifikat | Orang   | 25   | 50    | 75     | 100   |
| 3  | Evaluasi     | Laporan    | Dokumen | 0    | 1     | 1      | 2     |

Expect tenggat: 12 / 12 / 06 12
Expect remarks: due.cumulative

## Shares from 90 % on are a level to keep, not progress.
| NO | LANGKAH AKSI     | BUKTI    | TW I  | TW II | TW III | TW IV |
| -- | ---------------- | -------- | ----- | ----- | ------ | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Mengisi aplikasi | Rekap    | 90%   | 95%   | 100%   | 100%  |
| 2  | Menangani aduan  | Register | 100%  | 100%  | 100%   | 100%  |
| 3  | Rapat            | Notula   | 1 lap |       |        | 1 lap |

Expect tenggat: 03 06 09 12 / 03 06 09 12 / 03 12

## Each 1 is due if a column sums them up.
| NO | LANGKAH AKSI | BUKTI | JAN | FEB | MAR | APR | JUMLAH |
| -- | ------------ | ----- | --- | --- | --- | --- | ------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Menyusun SOP | SOP   |     |     | 1   | 1   | 2      |

Expect tenggat: 03 04

## TARGET DAN REALISASI over the periods is the plan's calendar.
| RENCANA (posisi s.d. 30 Juni) |
| ----------------------------- |
| NO | LANGKAH AKSI | TARGET DAN REALISASI |    |       |    | BUKTI  |
|    |              | TW I                 |    | TW II |    |        |
|    |              | T                    | R  | T     | R  |        |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | 1                    | 1  | -     |    | Notula |
| 2  | Reviu        | -                    |    | 1     |    | SOP    |

Merged: A3:A5 B3:B5 C3:F3 C4:D4 E4:F4 G3:G5
Expect tenggat: 03 / 06

## A sum of shares beside the periods is no period.
| NO | LANGKAH AKSI  | BUKTI | TARGET PENYELESAIAN (%) |       |      | PIC  |
| -- | ------------- | ----- | ----------------------- | ----- | ---- | ---- |
|    |               |       | TW I                    | TW II | JML  |      |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK    | 40%                     | 60%   | 100% | Umum |
| 2  | Rapat         | Foto  | 0%                      | 100%  | 100% | TU   |

Merged: A2:A3 B2:B3 C2:C3 D2:F2 G2:G3
Expect tenggat: 03 06 / 06

## A legend may stand in the heading over the calendar.
| NO | LANGKAH AKSI  | BUKTI   | JADWAL (P = Rencana, R = Realisasi) |       |        |       |
| -- | ------------- | ------- | ----------------------------------- | ----- | ------ | ----- |
|    |               |         | TW I                                | TW II | TW III | TW IV |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | P/R                                 |       |        |       |
| 2  | Rapat         | Notulen | P                                   | R     | P      |       |

Merged: A2:A3 B2:B3 C2:C3 D2:G2
Expect:
| tenggat | lainnya          |
| ------- | ---------------- |
| 03      | Realisasi: TW I  |
| 03 09   | Realisasi: TW II |

Expect pesan: “p” = rencana; “r” = realisasi

## A V in a legend over I to IV is no fifth quarter.
| NO | LANGKAH AKSI  | BUKTI   | TRIWULAN<br>V : rencana<br>X : realisasi |    |     |    |
| -- | ------------- | ------- | ---------------------------------------- | -- | --- | -- |
|    |               |         | I                                        | II | III | IV |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | V                                        | X  |     |    |
| 2  | Rapat         | Notulen |                                          |    |     | V  |

Merged: A2:A3 B2:B3 C2:C3 D2:G2
Expect tenggat: 03 / 12
Expect remarks: due.legend_read

## Numbers stay amounts if a note gives them another meaning.
| NO | LANGKAH AKSI  | BUKTI | Jan | Feb | Mar |
| -- | ------------- | ----- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK    | 1   | 2   |     |
| |
| 1 = target minimal |

Expect tenggat: 01 02
Expect target_capaian: Jan: 1; Feb: 2
Expect remarks: none

## The cells of a legend below the table are no work.
| NO          | LANGKAH AKSI  | BUKTI         | Jan       | Feb | Mar |
| ----------- | ------------- | ------------- | --------- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1           | Membentuk tim | SK            | P         | R   | P   |
| P = Target  |               | R = Realisasi |           |     |     |
| Keterangan: | P : Target    | R : Realisasi |           |     |     |
| P           | Target        | R             | Realisasi |     |     |

Expect langkah_aksi: Membentuk tim
Expect tenggat: 01 03

## A note about another column is no legend of the months.
| NO | LANGKAH AKSI  | BUKTI | Jan | Feb | Mar |
| -- | ------------- | ----- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK    | V   |     | V   |
| |
| Kolom Verifikasi: V = sudah, X = belum |

Expect tenggat: 01 03
Expect remarks: none

## A legend without = or : may begin with its marks.
| ■ kegiatan dijadwalkan      □ sudah dikerjakan |
| ---------------------------------------------- |
| NO | LANGKAH AKSI  | BUKTI   | Jan | Feb | Mar |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | ■   | □   |     |
| 2  | Rapat         | Notulen |     | ■   | □   |

Expect tenggat: 01 / 02
Expect remarks: due.legend_read

## CUTI merged over an area's months is no mark; libur adds a question.
| NO | KEGIATAN            | BUKTI | Jan | Feb  | Mar   |
| -- | ------------------- | ----- | --- | ---- | ----- |
| I  | MANAJEMEN PERUBAHAN |       |     | CUTI |       |
| 1  | Rapat               | SK    | x   |      | libur |

Merged: E3:E4
Expect tenggat: 01
Expect remarks: rows.beside_heading due.no_target_there

## A legend is not sought in an area's name.
| NO | KEGIATAN   | BUKTI | Jan | Feb | Mar | Apr |
| -- | ---------- | ----- | --- | --- | --- | --- |
| V  | PENGAWASAN |       |     |     |     |     |
| 1  | Rapat      | SK    | v   | v   |     |     |
| 2  | Apel       | Foto  |     |     | v   |     |

Expect notes: rows.marks_in_a_row

## Months without any mark leave the time to MULAI and SELESAI.
| NO | KEGIATAN | MULAI | DURASI  | SELESAI | BUKTI | Jan | Feb | Mar |
| -- | -------- | ----- | ------- | ------- | ----- | --- | --- | --- |
| 1  | Rapat    | Mei   | 2 bulan | Juni    | SK    |     |     |     |
| I. MANAJEMEN PERUBAHAN |

Expect tenggat: 06

## Months of last year are no plan.
| NO | KEGIATAN | BUKTI | 2024 |     |     | 2025 |     |     |
| -- | -------- | ----- | ---- | --- | --- | ---- | --- | --- |
|    |          |       | Jan  | Feb | Mar | Jan  | Feb | Mar |
| 1  | Rapat    | SK    | x    |     |     |      | x   |     |

Merged: D2:F2 G2:I2
Expect tenggat: 02

## A cell of a quarter may name its month.
| NO | KEGIATAN | BUKTI | TW I (Jul–Sep) | TW II (Okt–Des) |
| -- | -------- | ----- | -------------- | --------------- |
| 1  | Rapat    | SK    | √              |                 |
| 2  | Apel     | SK    |                | √ (November)    |
| I. MANAJEMEN PERUBAHAN |

Expect tenggat: 09 / 11

## Rc and Rl are plan and realisasi.
| NO | KEGIATAN | BUKTI | Jan |    | Feb |    | Mar |    |
| -- | -------- | ----- | --- | -- | --- | -- | --- | -- |
|    |          |       | Rc  | Rl | Rc  | Rl | Rc  | Rl |
| I  | SDM      |       |     |    |     |    |     |    |
| 1  | Uji      | SK    | V   |    |     | V  |     |    |

Merged: D2:E2 F2:G2 H2:I2 A2:A3 B2:B3 C2:C3
Expect tenggat: 01

## Batal under a month adds a question; libur beside a mark adds a note.
| NO | KEGIATAN | BUKTI | Jan | Feb   | Mar |
| -- | -------- | ----- | --- | ----- | --- |
| I  | SDM      |       |     |       |     |
| 1  | Apel     | Foto  |     | Batal |     |
| 2  | Uji      | Foto  | x   | libur |     |

Expect remarks: rows.called_off due.no_target_there

## I to IV below Target are its quarters, even beside those of Capaian.
| NO | AKSI | BUKTI | Target |    |     |    | Capaian |    |     |    |
| -- | ---- | ----- | ------ | -- | --- | -- | ------- | -- | --- | -- |
|    |      |       | I      | II | III | IV | I       | II | III | IV |
| 1  | Uji  | SK    |        |    | v   |    | v       |    |     |    |

Merged: D2:G2 H2:K2
Expect tenggat: 09

## I to IV below the plan's year are its quarters.
| NO | AKSI | BUKTI | 2024 |    |     |    | 2025 |    |     |    |
| -- | ---- | ----- | ---- | -- | --- | -- | ---- | -- | --- | -- |
|    |      |       | I    | II | III | IV | I    | II | III | IV |
| 1  | Uji  | SK    |      |    | v   |    | v    |    |     |    |

Merged: D2:G2 H2:K2
Expect tenggat: 03

## Marks in neighbouring weeks are one piece of work.
| NO | KEGIATAN | BUKTI | Maret |    |    |    | April |    |    |    |
| -- | -------- | ----- | ----- | -- | -- | -- | ----- | -- | -- | -- |
|    |          |       | 1     | 2  | 3  | 4  | 1     | 2  | 3  | 4  |
| 1  | Rapat    | SK    |       |    |    | x  | x     |    |    |    |

Merged: D2:G2 H2:K2
Expect tenggat: 04

## Days, counts and arrows under months are marks.
| NO | KEGIATAN | BUKTI | Jan    | Feb | Mar |
| -- | -------- | ----- | ------ | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | tgl 5  |     |     |
| 2  | Apel     | SK    |        | 2x  |     |
| 3  | Uji      | SK    |        | →   | →   |
| 4  | Apel     | SK    | 12 Jan |     |     |
| 5  | Uji      | SK    | M1-M2  |     |     |

Expect tenggat: 01-05 / 02 / 03 / 01-12 / 01
Expect remarks: rows.marks_in_a_row

## A VOLUME in months is how long the work takes; in kali, how often.
|    | KEGIATAN | BUKTI | VOL     | SATUAN | Jan | Feb | Mar | WAKTU 2024 |
| -- | -------- | ----- | ------- | ------ | --- | --- | --- | ---------- |
| 1  | Uji      | SK    | 2       | bulan  | P   | P   |     | Mei 2024   |
| 2  | Apel     | SK    | 2 kali  |        | P   | P   |     |            |
| 3  | Reviu    | SK    | 2 bulan |        | P   | P   |     |            |
| 4  | Rapat    | SK    |         |        | P   | P/R |     |            |
| 5  | Bimtek   | SK    | 2 orang |        | P   | P   |     |            |
| P = rencana, R = realisasi |

Expect tenggat: 2024-05 / 01 02 / 02 / 02 / 02
Expect remarks: due.legend_read rows.without_any_area rows.marks_in_a_row due.year_differs rows.words_and_marks_differ

## Of several calendars the one headed Perubahan is the plan's.
|    | KEGIATAN | BUKTI | Semula |       | Target |       | Perubahan |       |
| -- | -------- | ----- | ------ | ----- | ------ | ----- | --------- | ----- |
|    |          |       | TW I   | TW II | TW I   | TW II | TW I      | TW II |
| 1  | Uji      | SK    | v      |       | v      |       |           | v     |

Expect tenggat: 06

## Blank months between marked weeks part the work in two.
| NO | AKSI | Jan |    | Feb |    | Mar |    | Apr |    | BUKTI |
| -- | ---- | --- | -- | --- | -- | --- | -- | --- | -- | ----- |
|    |      | 1   | 2  | 1   | 2  | 1   | 2  | 1   | 2  |       |
| I. MANAJEMEN PERUBAHAN |
| 1  | Uji  | v   | v  |     |    | v   | v  | v   |    | SK    |

Expect tenggat: 01 04

## R and C are plan and realisasi.
| NO | AKSI | BUKTI | Jan |    | Feb |    | Mar |    |
| -- | ---- | ----- | --- | -- | --- | -- | --- | -- |
|    |      |       | R   | C  | R   | C  | R   | C  |
| I  | SDM  |       |     |    |     |    |     |    |
| 1  | Uji  | SK    | v   |    |     | v  |     |    |

Merged: A2:A3 B2:B3 C2:C3 D2:E2 F2:G2 H2:I2
Expect tenggat: 01

""")
