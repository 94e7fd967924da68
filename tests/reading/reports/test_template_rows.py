"""Each row of the sheets Realisasi and Bukti Dukung is read, or its wrong cell is named."""

from tests.reading.reports.material import read_sheet_rows
from tests.reading.tables import check_pesan, read_cases

REPORTS = read_cases("""
## A sum right below the reports is no report: Jumlah.
Sheet: Realisasi
| Kode   | Langkah Aksi | Tenggat    | Status | Tanggal selesai | Kendala | Tindak lanjut |
| ------ | ------------ | ---------- | ------ | --------------- | ------- | ------------- |
| I.1.1  |              | Maret 2025 | Proses |                 |         |               |
| Jumlah |              |            | 4      |                 |         |               |

Expect read: 1
Expect pesan: jumlah

## A sum right below the bukti is no bukti: Jumlah.
Sheet: Bukti Dukung
| Kode   | Langkah Aksi | Tenggat    | Bukti  | Jenis | Status | Tautan | Catatan |
| ------ | ------------ | ---------- | ------ | ----- | ------ | ------ | ------- |
| I.1.1  |              | Maret 2025 | Proses |       |        |        |         |
| Jumlah |              |            | 4      |       |        |        |         |

Expect read: 1
Expect pesan: jumlah

## Titles between the rows and repeated headings are no reports.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat    | Status | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ---------- | ------ | --------------- | ------- | ------------- |
| Catatan: lengkapi dahulu |
| I.1.1 |              | Maret 2025 | Proses |                 |         |               |
| Kode  | Langkah Aksi | Tenggat    | Status | Tanggal selesai | Kendala | Tindak lanjut |
| I.1.1 |              | Juni 2025  | Belum  |                 |         |               |

Expect read: 2
Expect pesan: hanya berisi judul, catatan atau jumlah
Expect nilai: Catatan: lengkapi dahulu

## A report without a kode is no note, however far down it stands.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat    | Status  | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ---------- | ------- | --------------- | ------- | ------------- |
| I.1.1 |              | Maret 2025 | Proses  |                 |         |               |
| |
| |
|       | Rapat lain   |            | Selesai |                 |         |               |

Expect A5: Kode

## A kode may be unknown.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat    | Status  | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ---------- | ------- | --------------- | ------- | ------------- |
| I.1.9 |              | Maret 2025 | Selesai |                 |         |               |

Expect A2: Kode “I.1.9” tidak ada di tabel rencana aksi berkas ini.

## A tenggat may be none of its langkah's.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat    | Status  | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ---------- | ------- | --------------- | ------- | ------------- |
| I.1.1 |              | April 2025 | Selesai |                 |         |               |

Expect C2: “April 2025” tidak ada pada langkah I.1.1. Tenggat langkah I.1.1 adalah Maret 2025, Juni

## A day is another tenggat than its month.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat       | Status | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ------------- | ------ | --------------- | ------- | ------------- |
| I.1.1 |              | 31 Maret 2025 | Proses |                 |         |               |

Expect C2: adalah Maret 2025, Juni 2025

## An unknown status adds a remark and refuses nothing.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat    | Status  | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ---------- | ------- | --------------- | ------- | ------------- |
| I.1.1 |              | Maret 2025 | Beres   |                 |         |               |
| I.1.1 |              | Juni 2025  | Selesai |                 |         |               |

Expect read: 2
Expect pesan: Yang dikenal: Belum, Berjalan, Selesai, Tidak berlaku.

## A date in words adds a remark and is not read.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat    | Status  | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ---------- | ------- | --------------- | ------- | ------------- |
| I.1.1 |              | Maret 2025 | Selesai | minggu lalu     |         |               |

Expect read: 1
Expect pesan: “minggu lalu” bukan tanggal. Isi tanggal lengkap, misalnya 30/06/2025 atau 30 Juni

## A date before the plan's year adds a remark.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat    | Status  | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ---------- | ------- | --------------- | ------- | ------------- |
| I.1.1 |              | Maret 2025 | Selesai | 5 Maret 2024    |         |               |

Expect read: 1
Expect pesan: 5 Maret 2024 ada sebelum tahun rencana (2025). Periksa tahunnya; bila memang selesai

## Not applicable needs a reason.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat    | Status        | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ---------- | ------------- | --------------- | ------- | ------------- |
| I.1.1 |              | Maret 2025 | Tidak berlaku |                 |         |               |

Expect F2: Status Tidak berlaku perlu alasan. Tulis alasannya di kolom Kendala pada baris ini.

## A row may be nobody's.
Sheet: Realisasi
| Kode | Langkah Aksi | Tenggat    | Status  | Tanggal selesai | Kendala | Tindak lanjut |
| ---- | ------------ | ---------- | ------- | --------------- | ------- | ------------- |
|      | Rapat lain   | Maret 2025 | Selesai |                 |         |               |

Expect A2: Kode kosong: baris ini tidak diketahui milik langkah mana. Isi Kode seperti di lembar

## A tenggat may be missing.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat | Status  | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ------- | ------- | --------------- | ------- | ------------- |
| I.1.1 |              |         | Selesai |                 |         |               |

Expect C2: Tenggat kosong. Tenggat langkah I.1.1 adalah Maret 2025, Juni 2025.

## A tenggat may be reported twice.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat    | Status  | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ---------- | ------- | --------------- | ------- | ------------- |
| I.1.1 |              | Maret 2025 | Selesai |                 |         |               |
| I.1.1 |              | Maret 2025 | Belum   |                 |         |               |

Expect C3: target Maret 2025 sudah dilaporkan di baris 2. Sisakan satu baris untuk satu target.

## A date beside another status than Selesai is taken, with a remark.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat    | Status | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ---------- | ------ | --------------- | ------- | ------------- |
| I.1.1 |              | Maret 2025 | Proses | 05/03/2025      |         |               |

Expect read: 1
Expect pesan: Status bukan Selesai

## Notes below the reports are no reports.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat    | Status | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ---------- | ------ | --------------- | ------- | ------------- |
| I.1.1 |              | Maret 2025 | Proses |                 |         |               |
| |
| Catatan: lengkapi sebelum rapat |
|       |              |            | Mesuji, 1 Oktober 2025 |
|       |              |            | Sekretaris |
| |
|       |              |            | Budi Santoso |

Expect read: 1
Expect pesan: catatan atau jumlah
Expect nilai: Catatan: lengkapi sebelum rapat

## A signature right below the reports is no report.
Sheet: Realisasi
| Kode  | Langkah Aksi | Tenggat    | Status | Tanggal selesai | Kendala | Tindak lanjut |
| ----- | ------------ | ---------- | ------ | --------------- | ------- | ------------- |
| I.1.1 |              | Maret 2025 | Proses |                 |         |               |
|       |              |            | Sekretaris |

Expect read: 1
Expect pesan: catatan atau jumlah

## A document may be called Jumlah.
Sheet: Bukti Dukung
| Kode | Langkah Aksi | Tenggat | Bukti | Jenis | Status | Tautan | Catatan |
| -- | -- | -- | -- | -- | -- | -- | -- |
| I.1.1 | | Maret 2025 | Jumlah pengaduan masyarakat | | | | |

Expect read: 1

## An unknown status of a bukti adds a remark.
Sheet: Bukti Dukung
| Kode  | Langkah Aksi | Tenggat    | Bukti    | Jenis | Status  | Tautan | Catatan |
| ----- | ------------ | ---------- | -------- | ----- | ------- | ------ | ------- |
| I.1.1 |              | Maret 2025 | Undangan |       | Lengkap |        |         |

Expect read: 1
Expect pesan: Yang dikenal: Belum ada, Ada

## A bukti needs a name.
Sheet: Bukti Dukung
| Kode  | Langkah Aksi | Tenggat    | Bukti | Jenis | Status | Tautan | Catatan |
| ----- | ------------ | ---------- | ----- | ----- | ------ | ------ | ------- |
| I.1.1 |              | Maret 2025 |       |       | Ada    |        |         |

Expect D2: Nama bukti kosong

## A bukti may be written twice.
Sheet: Bukti Dukung
| Kode  | Langkah Aksi | Tenggat    | Bukti    | Jenis | Status | Tautan | Catatan |
| ----- | ------------ | ---------- | -------- | ----- | ------ | ------ | ------- |
| I.1.1 |              | Maret 2025 | Undangan |       |        |        |         |
| I.1.1 |              | Maret 2025 | Undangan |       |        |        |         |

Expect D3: sudah tertulis di baris 2
""")


def test_each_row_is_read_or_its_wrong_cell_has_its_sentence_and_address(subtests):
    """Check how many rows are read, and a part of the sentence at each wrong cell."""
    for case in REPORTS:
        with subtests.test(case.sentence):
            [(name, [heading, *rows])] = case.sheets.items()
            result = read_sheet_rows(*rows, heading=heading, name=name)
            left_out = [remark for remark in result.left_out if remark not in result.errors]
            wrong = [*result.errors, *left_out]
            notes = [remark for remark in result.warnings if remark not in wrong]
            wanted = dict(case.expected)
            count = int(wanted.pop("read", 0))
            assert len(result.bukti or result.realisasi or ()) == count or wrong
            check_pesan(notes, wanted.pop("pesan", ""))
            nilai = " / ".join(remark.nilai or "-" for remark in notes)
            assert wanted.pop("nilai", nilai) == nilai
            assert [remark.sel for remark in wrong] == [*wanted]
            for remark, words in zip(wrong, wanted.values(), strict=True):
                assert words in remark.pesan
                assert remark.lembar == name
