"""Bukti of small plans, in columns, lists, codes or none."""

from tests.reading.tables import reading_test

test_the_bukti_of_each_langkah_are_read = reading_test("""
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

## Columns headed Bukti 1, Dok. ke-2 and Eviden b are one list.
| NO | LANGKAH AKSI   | Bukti 1 | Dok. ke-2 | Eviden b | Pelaksana | Target (thn-bln) |
| -- | -------------- | ------- | --------- | -------- | --------- | ---------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | SK Tim  | Undangan  |          | Ketua     | 2025-05          |
| 2  | Memimpin rapat | Notulen |           | Foto     | Ketua     | 2025-06          |

Expect:
| bukti            | tenggat |
| ---------------- | ------- |
| SK Tim, Undangan | 05      |
| Notulen, Foto    | 06      |

Expect remarks: none

## Numbers in a column beside the bukti are no bukti.
| NO | LANGKAH AKSI   | BUKTI FISIK |          | TARGET WAKTU |
| -- | -------------- | ----------- | -------- | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | 1           | SK Tim   | Mei 2025     |
|    |                | 2           | Undangan |              |
| 2  | Memimpin rapat | a           | Notulen  | Juni 2025    |

Merged: C1:D1
Expect bukti: SK Tim, Undangan / Notulen
Expect remarks: none

## If only some words under the months are documents, they are no bukti.
| NO | AREA                 | KEGIATAN | JAN    | FEB       | MAR     | PELAKSANA |
| -- | -------------------- | -------- | ------ | --------- | ------- | --------- |
| 1  | Manajemen Perubahan  | Tim ZI   | SK Tim | mulai     | lanjut  | Umum      |
| 2  | Penguatan Pengawasan | Kampanye | mulai  | tahap dua | Laporan | Seklur    |

Expect bukti: - / -

## One document alone under the months is no bukti.
| NO | AREA                 | KEGIATAN | JAN    | FEB | MAR | PELAKSANA |
| -- | -------------------- | -------- | ------ | --- | --- | --------- |
| 1  | Manajemen Perubahan  | Tim ZI   | SK Tim | v   |     | Umum      |
| 2  | Penguatan Pengawasan | Kampanye |        | v   | v   | Seklur    |

Expect bukti: - / -

## Letters in a column before each document number it.
| NO           | LANGKAH AKSI | WAKTU | BUKTI |          | ADA |
| ------------ | ------------ | ----- | ----- | -------- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1            | Rapat        | Mei   | a.    | Undangan |     |
|              |              |       | b.    | Notula   |     |
| Jumlah bukti |              |       |       | 2        | 1   |

Merged: D2:E2 A6:D6
Expect bukti: Undangan, Notula

## Two documents joined by *dan* are two if each has words of its own.
| NO | LANGKAH AKSI         | BUKTI                       | WAKTU    |
| -- | -------------------- | --------------------------- | -------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Apel pagi            | Foto apel dan naskah amanat | Mei 2025 |
| 2  | Audit internal       | Laporan audit & RTL         | Mei 2025 |
| 3  | Rapat                | Foto buku dan kartu antrian | Mei 2025 |
| 4  | Pengawasan kearsipan | LAKI/SK                     | Mei 2025 |
| 5  | Pokja                | SK pokja / Lampiran         | Mei 2025 |
| * anggaran mengikuti DPA 2025 |

Expect:
| langkah_aksi         | bukti                       |
| -------------------- | --------------------------- |
| Apel pagi            | Foto apel, naskah amanat    |
| Audit internal       | Laporan audit, RTL          |
| Rapat                | Foto buku dan kartu antrian |
| Pengawasan kearsipan | LAKI/SK                     |
| Pokja                | SK pokja / Lampiran         |

Expect pesan: dan kartu antrian", "LAKI/SK", "SK pokja
Expect remarks: evidence.joints_open

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
Expect remarks: due.day_first due.end_not_named

## A dash in one column of bukti is no bukti; a week under WAKTU is no second time.
| NO | AREA       | KEGIATAN | EVIDEN 1 | EVIDEN 2 | WAKTU |            | PIC |
| -- | ---------- | -------- | -------- | -------- | ----- | ---------- | --- |
|    |            |          |          |          | BULAN | MINGGU KE- |     |
| 1  | Pengawasan | Rapat    | SK       | -        | Mei   | 2          | TU  |

Merged: F2:G2
Expect bukti: SK
Expect tenggat: 05

## Numbers under BUKTI in a second heading row count its columns.
| POKJA                          | NO | KEGIATAN | DATA DUKUNG |      |               | WAKTU |
| ------------------------------ | -- | -------- | ----------- | ---- | ------------- | ----- |
|                                |    |          | 1           | 2    | 3             |       |
| Pokja I<br>Manajemen Perubahan | 1  | Rapat    | SK          | Foto | Program kerja | Mei   |

Merged: D2:F2
Expect bukti: SK, Foto, Program kerja

## A document beside a merged langkah is its bukti.
| AREA         | NO | KEGIATAN | BUKTI |      | WAKTU |
| ------------ | -- | -------- | ----- | ---- | ----- |
| Pengawasan   | 1  | Rapat    | a     | SK   | Mei   |
|              |    |          | b     | Foto |       |
| Tata Laksana | 1  | Apel     | a     | SK   | Mei   |

Merged: C3:C4
Expect bukti: SK, Foto / SK

## What only looks like codes or areas stays as it is written.
| RENCANA AKSI PENGAWASAN TAHUN 2025 |
| ---------------------------------- |
| NO  | KEGIATAN         | BUKTI | PIC | WAKTU | TIM | KET     |
| VI  | PELAYANAN PUBLIK |       |     |       |     |         |
| Standar |
| 1.1 | SK Tim           |       | HK  | Mei   |     |         |
| 1.2 | SOP layanan      |       | TU  | Juni  | HK  | dibahas |
| Penanganan Keberlanjutan |
| 1.3 | Laporan          |       | HK  | Juli  |     |         |
| |
| HK = Kasubbag Hukum |
| TU = Kasubbag TU |

Merged: A5:G5 A8:G8
Expect:
| nama_sub_area            | bukti | pic | lainnya               |
| ------------------------ | ----- | --- | --------------------- |
| Standar                  | -     | HK  | -                     |
| Standar                  | -     | TU  | TIM: HK, KET: dibahas |
| Penanganan Keberlanjutan | -     | HK  | -                     |

Expect notes: none

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
