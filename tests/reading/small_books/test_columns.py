"""Columns and sheets of small plans: what each of them holds."""

from tests.reading.tables import reading_test

test_each_column_is_read_as_what_it_holds = reading_test("""
## Below RENCANA AKSI the column that says what it is wins over one that says nothing of it.
| NO | RENCANA AKSI |         |       | BUKTI | PIC  |
| -- | ------------ | ------- | ----- | ----- | ---- |
|    | Kegiatan     | Sasaran | Waktu |       |      |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | Pegawai | Mei   | SK    | Umum |

Merged: A2:A3 B2:D2 E2:E3 F2:F3
Expect langkah_aksi: Rapat
Expect tenggat: 05
Expect remarks: none

## Of a wider work merged over its steps the steps are read.
| AREA                | KEGIATAN | TAHAPAN          | BULAN   | BUKTI   | PIC  |
| ------------------- | -------- | ---------------- | ------- | ------- | ---- |
| Manajemen Perubahan | Tim      | Rapat pemilihan  | Januari | Notulen | Umum |
|                     |          | Penerbitan SK    | Januari | SK      |      |
|                     |          | Pembekalan tim   | Maret   | Laporan |      |
|                     | Agen     | Pemilihan agen   | April   | BA      | Umum |
|                     |          | Pelaporan agen   | Mei     | Laporan |      |

Merged: A3:A7 B3:B5 B6:B7 F3:F5 F6:F7
Expect langkah_aksi: Rapat pemilihan / Penerbitan SK / Pembekalan tim / Pemilihan agen / Pelaporan agen
Expect remarks: none

## A KODE that repeats in most rows, such as an area's, names no langkah.
| KODE | AREA                 | KEGIATAN      | WAKTU | BUKTI   |
| ---- | -------------------- | ------------- | ----- | ------- |
| A1   | Manajemen Perubahan  | Membentuk tim | Mei   | SK      |
| A1   | Manajemen Perubahan  | Rapat         | Juni  | Notulen |
| A1   | Manajemen Perubahan  | Apel          | Juli  | Foto    |
| A2   | Penataan Tatalaksana | Reviu SOP     | Juli  | SOP     |

Expect remarks: none

## Where no heading says the work, the file is refused with what is missing.
| NO | AREA                | RENCANA                 | WAKTU | BUKTI   |
| -- | ------------------- | ----------------------- | ----- | ------- |
| 1  | Manajemen Perubahan | Buat SK tim             | Mei   | SK      |
| 2  | Manajemen Perubahan | Kotak saran dibuka rutin | Juni  | Foto   |

Expect refused: belum ada kolom LANGKAH AKSI

## So it is where PROGRAM is the only column of words.
| NO | AREA                | PROGRAM                  | WAKTU | BUKTI |
| -- | ------------------- | ------------------------ | ----- | ----- |
| 1  | Manajemen Perubahan | SK tim ditetapkan        | Mei   | SK    |
| 2  | Manajemen Perubahan | Kotak saran dibuka rutin | Juni  | Foto  |

Expect refused: belum ada kolom LANGKAH AKSI

## Of two columns under one heading the one with words is read.
| NO | KOMPONEN | LANGKAH AKSI |               | BUKTI |              | WAKTU     |
| -- | -------- | ------------ | ------------- | ----- | ------------ | --------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | a.           | Membentuk tim | 1.    | SK           | Mei 2025  |
|    |          | b.           | Membagi tugas | -     | Uraian tugas | Juni 2025 |
|    |          |              |               | -     | Foto         |           |

Merged: C2:D2 E2:F2
Expect:
| langkah_aksi  | bukti              |
| ------------- | ------------------ |
| Membentuk tim | SK                 |
| Membagi tugas | Uraian tugas, Foto |

Expect remarks: none

## What a bracket adds to a heading, or a line break within a word, leaves its meaning.
| NO | Kegiatan yang akan dilaksanakan | Eviden (sudah diunggah ke folder) | Waktu Pelaksa-<br>naan | Status (Sudah/Proses/Belum) |
| -- | ------------------------------- | --------------------------------- | ---------------------- | --------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat                           | Notula                            | Mei                    | Selesai                     |
| 2  | Apel                            | Foto                              | Juni                   | Belum                       |

Expect bukti: Notula / Foto
Expect tenggat: 05 / 06
Expect status: selesai / belum
Expect remarks: none

## A heading that lists three statuses is that of the status.
| NO | KEGIATAN | BUKTI  | WAKTU | Sudah / Belum / Proses |
| -- | -------- | ------ | ----- | ---------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | Mei   | Selesai                |
| 2  | Apel     | Foto   | Juni  | Belum                  |

Expect status: selesai / belum
Expect remarks: none

## TANGGAL over days is the time where no other column is.
| NO | KEGIATAN | BUKTI  | TANGGAL     | PIC  |
| -- | -------- | ------ | ----------- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Notula | 12 Mei 2025 | Umum |
| 2  | Apel     | Foto   | 3 Juni 2025 | Umum |

Expect tenggat: 05-12 / 06-03
Expect remarks: none

## PERIODE beside FREKUENSI says when, FREKUENSI how often.
| NO | RENCANA AKSI | BUKTI   | FREKUENSI    | PERIODE             |
| -- | ------------ | ------- | ------------ | ------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | Notula  | Bulanan      | Januari - Maret     |
| 2  | SK           | SK      | Sekali       | Maret               |
| 3  | Survei       | Laporan | Per triwulan | Januari s.d. Desember |

Expect tenggat: 01 02 03 / 03 / 03 06 09 12
Expect remarks: none

## Headings repeated over each area are no work.
| AREA 1: MANAJEMEN PERUBAHAN |
| --------------------------- |
| KODE | KEGIATAN       | MULAI | SELESAI | BUKTI |
| 1.1  | Rapat          | Mei   | Mei     | SK    |
| AREA 2: TATA LAKSANA |
| KODE | KEGIATAN       | MULAI | SELESAI | BUKTI |
| 2.1  | Apel           | Mei   | Juli    | Foto  |
|      | Nilai evaluasi | 100   |         |       |

Expect tenggat: 05 / 07

## How long a work lasts beside MULAI and SELESAI is no time.
| NO | KEGIATAN | WAKTU |         |               | BUKTI |
| -- | -------- | ----- | ------- | ------------- | ----- |
|    |          | Mulai | Selesai | Durasi (hari) |       |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Mei   | Juli    | 90            | SK    |
| 2  | Apel     | Mei   | Juni    | 60            | Foto  |

Merged: C2:E2
Expect tenggat: 07 / 06
Expect remarks: none

## A title right above merged headings is no heading.
| KEGIATAN |       | WAKTU | BUKTI |
| -------- | ----- | ----- | ----- |
| 1        | Rapat | Mei   | SK    |

Merged: A2:B2
Expect tenggat: 05

## Of two units with the same plan the first is read, and the other waits for its tick.
Sheet: Seksi A
| RENCANA AKSI 2025 |
| ----------------- |
| NO | KEGIATAN | WAKTU | BUKTI |
| 1  | Uji      | Mei   | SK    |

Sheet: Seksi B
| RENCANA AKSI 2025 |
| ----------------- |
| NO | KEGIATAN | WAKTU | BUKTI |
| 1  | Uji      | Mei   | SK    |

Expect tenggat: 05
Expect unread: 1

## TARGET over what is to be done is no work: refused.
| NO | TARGET                  | BATAS WAKTU | BUKTI   | PIC  |
| -- | ----------------------- | ----------- | ------- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | SK Tim Pokja ditetapkan | Januari     | SK      | Umum |
| 2  | Razia blok hunian       | Februari    | Laporan | Umum |

Expect refused: belum ada kolom LANGKAH AKSI

## PERIODE over months of the year is when work is due.
| NO | KEGIATAN     | PERIODE           | BUKTI   | PIC  |
| -- | ------------ | ----------------- | ------- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Menyusun tim | 01/2025           | SK      | Umum |
| 2  | Rapat        | 03/2025, 06/2025  | Notula  | Umum |
| 3  | Apel         | 01/2025 - 12/2025 | Foto    | Umum |

Expect tenggat: 01 / 03 06 / 12

## Bare numbers below AREA are the usual areas, though a legend below names them.
| AREA | KEGIATAN     | WAKTU | BUKTI   | PIC  |
| ---- | ------------ | ----- | ------- | ---- |
| 1    | Menyusun tim | Mei   | SK      | Umum |
| 2    | Reviu SOP    | Mei   | SOP     | Umum |
| |
| Keterangan area: |
| 1 = Manajemen Perubahan |
| 2 = Penataan Tata Laksana |

Expect nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATA LAKSANA

""")
