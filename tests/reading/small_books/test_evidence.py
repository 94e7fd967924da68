"""Bukti of small plans, in columns, lists, codes or none."""

from tests.reading.tables import reading_test

test_the_bukti_of_each_langkah_are_read = reading_test("""
## Numbers of one document stay with it, and marks before documents may have any signs.
| NO | LANGKAH AKSI | BUKTI                     | WAKTU |
| -- | ------------ | ------------------------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Mengisi LKE  | Formulir 1.1, 1.2, 1.3    | Mei   |
| 2  | Rapat        | 1.) SK Tim<br>2.) Notula  | Mei   |
| 3  | Rapat        | Berita acara, 3.4, Notula | Mei   |

Expect bukti: Formulir 1.1, 1.2, 1.3 / SK Tim, Notula / Berita acara, 3.4, Notula
Expect remarks: none

## An apostrophe typed at a cell's head the picture of a bullet and marks of direction are no part of a document.
| NO | LANGKAH AKSI | BUKTI                              | WAKTU         | PIC         |
| -- | ------------ | ---------------------------------- | ------------- | ----------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | ▪️ Undangan<br>▪️ Daftar hadir       | '2025-03-31   | 'Sekretaris |
| 2  | Tim          | ✔️ SK Tim                           | '30/04/2025   | Umum        |
| 3  | Monitoring   | 'Laporan monitoring                | 'Juni 2025    | Umum        |
| 4  | Lomba        | 'Bersih' dan foto                  | September     | Umum        |
| 5  | Lomba        | Surat \u202elleH\u202c               | September     | Umum        |

Expect bukti: Undangan, Daftar hadir / SK Tim / Laporan monitoring / 'Bersih', foto / Surat lleH
Expect tenggat: 03-31 / 04-30 / 06 / 09 / 09
Expect pic: Sekretaris / Umum / Umum / Umum / Umum

## A document in capitals in a row of its own is no title of a report, though it begins with REKAP.
| NO | KEGIATAN | WAKTU | BUKTI         |
| -- | -------- | ----- | ------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Surat    | Mei   | NASKAH DINAS  |
|    |          |       | REKAP SURAT   |
| 2  | Apel     | Mei   | daftar hadir<br>foto apel<br>materi apel |

Expect bukti: NASKAH DINAS, REKAP SURAT / daftar hadir, foto apel, materi apel

## Whether a letter has an attachment is no document.
| NO | LANGKAH AKSI | OUTPUT  | HAS_LAMPIRAN | WAKTU |
| -- | ------------ | ------- | ------------ | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | Laporan | TRUE         | Mei   |
| 2  | Survei       | Laporan | TRUE         | Juni  |

Expect bukti: Laporan / Laporan

## Lines may count their documents without a sign; a number alone is how many there are.
| NO | LANGKAH AKSI | BUKTI                     | WAKTU |
| -- | ------------ | ------------------------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | 1 SK Tim<br>2 Undangan    | Mei   |
| 2  | Rapat        | #1 SK Tim<br>#2 Notula    | Mei   |
| 3  | Rapat        | 4 Laporan bulanan         | Mei   |

Expect bukti: SK Tim, Undangan / SK Tim, Notula / 4 Laporan bulanan
Expect remarks: none

## Documents ticked in columns are no list: the column is asked.
| NO | LANGKAH AKSI   | WAKTU     | PIC        | DATA DUKUNG |          |              |      |
| -- | -------------- | --------- | ---------- | ----------- | -------- | ------------ | ---- |
|    |                |           |            | SK          | Undangan | Daftar Hadir | Foto |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | Mei 2025  | Sekretaris | ✓           | ✓        |              |      |
| 2  | Gerakan bersih | Juni 2025 | Umum       |             |          |              | ✓    |

Merged: A2:A3 B2:B3 C2:C3 D2:D3 E2:H2
Expect pic: Sekretaris / Umum
Expect remarks: columns.two_of_one_meaning

## Numbered columns of bukti are read together.
| NO | LANGKAH AKSI   | BUKTI DUKUNG |          |      | TARGET WAKTU |
| -- | -------------- | ------------ | -------- | ---- | ------------ |
|    |                | 1            | 2        | 3    |              |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | SK Tim       | Undangan |      | Mei 2025     |
| 2  | Memimpin rapat | Notulen      |          | Foto | Juni 2025    |

Merged: A2:A3 B2:B3 C2:E2 F2:F3
Expect bukti: SK Tim, Undangan / Notulen, Foto
Expect remarks: none

## OUTPUT is the bukti where its cells list documents, and a figure writes a word twice.
| NO | KEGIATAN       | OUTPUT                       | WAKTU |
| -- | -------------- | ---------------------------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | • SK Tim<br>• Undangan       | Mei   |
| 2  | Memimpin rapat | - Notulen                    | Juni  |
| 3  | Menata arsip   | - Laporan dan foto2 kegiatan | Juli  |

Expect bukti: SK Tim, Undangan / Notulen / Laporan, foto2 kegiatan
Expect remarks: none

## A column of documents wins over a column of their codes.
| NO | KEGIATAN | MULAI      | SELESAI    | KODE BUKTI | OUTPUT |
| -- | -------- | ---------- | ---------- | ---------- | ------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | 02/05/2025 |            | D01        | SK Tim |
| 2  | Apel     | 5 Mei 2025 | 9 Mei 2025 | D02        | Foto   |

Expect bukti: SK Tim / Foto
Expect remarks: due.day_first due.end_not_named

## A second document that the first may be about is asked; what surely is one of its own is split.
| NO | KEGIATAN    | WAKTU | BUKTI                           |
| -- | ----------- | ----- | ------------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim         | Mei   | SK Tim Kerja dan Rencana kerja  |
| 2  | SOP         | Mei   | Daftar SOP dan ND reviu SOP     |
| 3  | Pegawai     | Mei   | Piagam dan KEP pegawai terbaik  |
| 4  | Monitoring  | Mei   | Laporan monitoring dan evaluasi |
| 5  | Persuratan  | Mei   | Contoh naskah dinas TTE dan rekap surat |

Expect bukti: SK Tim Kerja dan Rencana kerja / Daftar SOP, ND reviu SOP / Piagam, KEP pegawai terbaik / Laporan monitoring dan evaluasi / Contoh naskah dinas TTE dan rekap surat
Expect remarks: rows.bukti_perhaps_two rows.bukti_perhaps_two

""")
