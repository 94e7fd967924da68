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

## What may be one document, cut at its commas or by the end of its line, is asked about.
| NO | LANGKAH AKSI | BUKTI                                       | WAKTU |
| -- | ------------ | ------------------------------------------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Menata ruang | Foto ruang layanan, ruang tunggu, dan toilet | Mei  |
| 2  | Rapat        | SK<br>Tim Kerja                             | Mei   |
| 3  | Rapat        | Undangan, notula, dan foto                  | Mei   |

Expect bukti: Foto ruang layanan, ruang tunggu, toilet / SK, Tim Kerja / Undangan, notula, foto
Expect remarks: evidence.split_in_doubt evidence.split_in_doubt

## If documents are ticked in columns, the ticked ones are owed.
| NO | LANGKAH AKSI   | WAKTU     | PIC        | DATA DUKUNG |          |              |      |
| -- | -------------- | --------- | ---------- | ----------- | -------- | ------------ | ---- |
|    |                |           |            | SK          | Undangan | Daftar Hadir | Foto |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | Mei 2025  | Sekretaris | ✓           | ✓        |              |      |
| 2  | Gerakan bersih | Juni 2025 | Umum       |             |          |              | ✓    |

Merged: A2:A3 B2:B3 C2:C3 D2:D3 E2:H2
Expect:
| bukti        | pic        |
| ------------ | ---------- |
| SK, Undangan | Sekretaris |
| Foto         | Umum       |

Expect remarks: none

## Numbered columns under one heading of bukti are one list.
| NO | LANGKAH AKSI   | BUKTI DUKUNG |          |      | TARGET WAKTU |
| -- | -------------- | ------------ | -------- | ---- | ------------ |
|    |                | 1            | 2        | 3    |              |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | SK Tim       | Undangan |      | Mei 2025     |
| 2  | Memimpin rapat | Notulen      |          | Foto | Juni 2025    |

Merged: A2:A3 B2:B3 C2:E2 F2:F3
Expect bukti: SK Tim, Undangan / Notulen, Foto
Expect remarks: none

## Bukti with a time of its own below a merged langkah belongs to the langkah.
| NO | LANGKAH AKSI | BUKTI    | WAKTU         |
| -- | ------------ | -------- | ------------- |
| I. MANAJEMEN PERUBAHAN |
| 2  | Rapat        | Undangan | 31 Maret 2025 |
|    |              | Foto     | 30 Juni 2025  |

Merged: A4:A5 B4:B5
Expect tenggat: 03-31 06-30
Expect bukti: Undangan, Foto
Expect remarks: rows.joined_to_langkah

## Codes of bukti and of PIC stay as they are written, also where a list below explains them.
| NO  | KEGIATAN               | WAKTU | PIC           | KODE BUKTI         |
| --- | ---------------------- | ----- | ------------- | ------------------ |
| I. MANAJEMEN PERUBAHAN |
| (1) | (2)                    | (3)   | (4)           | (5)                |
| 1   | Rapat                  | Mei   | TU, Bag. Uji  | D01, D02, D03, D05 |
| NO  | KEGIATAN               | WAKTU | PIC           | KODE BUKTI         |
| 2   | Apel                   | Juni  | Bag. Uji      | D02                |
| |
| Daftar kode bukti |
|     | Nama dokumen           | Kode  |               |                    |
|     | Notula                 | D01   |               |                    |
|     | Foto                   | D02   |               |                    |
|     | Undangan               | D03   |               |                    |
|     | Materi                 | D04   |               |                    |
|     | Banner                 | D05   |               |                    |
|     | Keterangan:            |       | Sleman, 2 Mei |                    |
|     | TU : Bagian Tata Usaha |       | Kepala,       |                    |
|     | Bag. Uji - Bagian Pengujian |

Expect:
| tenggat | pic          | bukti              |
| ------- | ------------ | ------------------ |
| 05      | TU, Bag. Uji | D01, D02, D03, D05 |
| 06      | Bag. Uji     | D02                |

Expect notes: none

## A column of documents wins over a column of their codes.
| NO | KEGIATAN | MULAI      | SELESAI    | KODE BUKTI | OUTPUT |
| -- | -------- | ---------- | ---------- | ---------- | ------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | 02/05/2025 |            | D01        | SK Tim |
| 2  | Apel     | 5 Mei 2025 | 9 Mei 2025 | D02        | Foto   |

Expect bukti: SK Tim / Foto
Expect remarks: columns.two_of_one_meaning due.day_first due.end_not_named

## A document alone in an area's last row is a bukti of the work above.
| AREA         | NO | KEGIATAN | BUKTI | WAKTU |
| ------------ | -- | -------- | ----- | ----- |
| Pengawasan   | 1  | Rapat    | SK    | Mei   |
|              |    |          | Foto |
| SDM          | 1  | Apel     | SOP   | Mei   |
|              |    |          | Video |
| Tata Laksana | 1  | Uji      | SOP   | Mei   |

Merged: A3:A4 A5:A6
Expect bukti: SK, Foto / SOP, Video / SOP
""")
