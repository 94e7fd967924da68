"""Times as offices write them, each with the tenggat that was worked out by hand."""

import re

from monev.reading.due_dates.target_waktu import TargetTime, read_time
from tests.reading.tables import table_texts

CERTAIN = """
## bulan
| written                            | tenggat |
| ---------------------------------- | ------- |
| Janu-<br>ari 2025                  | 01      |
| Pebruari 2025                      | 02      |
| Febuari 2025                       | 02      |
| TW I (Februari)                    | 02      |
| Februari/TW I                      | 02      |
| TW I: Feb                          | 02      |
| Mrt                                | 03      |
| Mar 25                             | 03      |
| 2025-03                            | 03      |
| 03/2025                            | 03      |
| B03                                | 03      |
| Bulan ke-3                         | 03      |
| akhir Maret 2025                   | 03      |
| paling lambat Maret 2025           | 03      |
| TW I                               | 03      |
| TW 1/2025                          | 03      |
| Maret 2025 (100%)                  | 03      |
| Maks. Maret 2025                   | 03      |
| ± Maret 2025                       | 03      |
| Setiap bulan Maret                 | 03      |
| Triwulan<br>I                      | 03      |
| Maret W2                           | 03      |
| TW I (31 Maret 2025)               | 03      |
| 3 [Maret]                          | 03      |
| 03 (Maret 2025)                    | 03      |
| (3) Maret                          | 03      |
| 3. Maret                           | 03      |
| 03/Maret                           | 03      |
| 3-Maret                            | 03      |
| 03 - Maret                         | 03      |
| M a r e t 2025                     | 03      |
| 3 bulan pertama                    | 03      |
| tidak lebih dari Mei               | 05      |
| Tidak melewati Mei 2025            | 05      |
| jangan lewat dari Mei              | 05      |
| bulan kedua TW II                  | 05      |
| Triwulan 2                         | 06      |
| Semester I                         | 06      |
| TW II (April-Juni)                 | 06      |
| akhir TW II                        | 06      |
| Juni, 75 %                         | 06      |
| Perkiraan Juni 2025                | 06      |
| Tribulan II                        | 06      |
| H1 2025                            | 06      |
| J U N I 2025                       | 06      |
| Ju ni 2025                         | 06      |
| sebelum akhir Juni                 | 06      |
| sebelum TW II berakhir             | 06      |
| 6 bulan pertama                    | 06      |
| Juli 2025                          | 07      |
| Juli                               | 07      |
| Juli (laporan Semester I)          | 07      |
| Bulan Agustus 2025                 | 08      |
| Agt. 2025                          | 08      |
| Agts 2025                          | 08      |
| 2 hari kerja, Agustus 2025         | 08      |
| ≤ Agustus 2025                     | 08      |
| Sept 2025                          | 09      |
| triwulan ke-3 tahun 2025           | 09      |
| Se<br>ptember 2025                 | 09      |
| October 2025                       | 10      |
| Mulai dibuka paling lambat Oktober | 10      |
| Nov-25                             | 11      |
| Nopember 2025                      | 11      |
| Nov'25                             | 11      |
| Nov 2025¹                          | 11      |
| Nov 2025 1)                        | 11      |
| Nov #                              | 11      |
| Setelah Maulid (November)          | 11      |
| Q4 2025                            | 12      |
| Semester II 2025                   | 12      |
| akhir tahun 2025                   | 12      |
| TW<br>IV<br>2025                   | 12      |
| SM II                              | 12      |
| Januari tahun berikutnya           | 2026-01 |
| Mingguan ke-2 Mei                  | 05      |
| Mingguan ke II Mei 2025            | 05      |

## daftar
| written                                  | tenggat           |
| ---------------------------------------- | ----------------- |
| bulan pertama setiap triwulan            | 01 04 07 10       |
| Januari, Juni 2025                       | 01 06             |
| 1. Januari<br>2. Juni 2025               | 01 06             |
| - Januari<br>- Juni 2025                 | 01 06             |
| Paling lambat tanggal 10 tiap bulan | 01-10 02-10 03-10 04-10 05-10 06-10 07-10 08-10 09-10 10-10 11-10 12-10 |
| Tgl 10 setiap bulan | 01-10 02-10 03-10 04-10 05-10 06-10 07-10 08-10 09-10 10-10 11-10 12-10 |
| setiap tanggal 10 | 01-10 02-10 03-10 04-10 05-10 06-10 07-10 08-10 09-10 10-10 11-10 12-10 |
| setiap bulan maksimal tgl. 10 | 01-10 02-10 03-10 04-10 05-10 06-10 07-10 08-10 09-10 10-10 11-10 12-10 |
| Januari - Maret setiap tanggal 31        | 01-31 02-28 03-31 |
| Maret/April 2025                         | 03 04             |
| Maret<br>Mei 2025                        | 03 05             |
| B03,B06                                  | 03 06             |
| Bulan ke-3 dan ke-6                      | 03 06             |
| B03, 06 & 09                             | 03 06 09          |
| Maret<br>Juni<br>September               | 03 06 09          |
| Maret, Juni, September dan Desember 2025 | 03 06 09 12       |
| TW I, II, III dan IV                     | 03 06 09 12       |
| 4 kali (TW I, II, III dan IV)            | 03 06 09 12       |
| TW I, TW III                             | 03 09             |
| September, Maret                         | 03 09             |
| Triwulan ke-1, ke-3                      | 03 09             |
| 2 kali (Juni dan Desember)               | 06 12             |
| per semester                             | 06 12             |
| Triwulan Dua dan Empat                   | 06 12             |
| Januari - Desember 2025 (persemester)    | 06 12             |
| 6 (Juni) dan 12 (Desember)               | 06 12             |
| Juli 2025, Januari 2026                  | 07 2026-01        |
| 4, 11 dan 18 Agustus 2025                | 08-04 08-11 08-18 |

## tanggal
| written                                          | tenggat |
| ------------------------------------------------ | ------- |
| Minggu pertama Januari (paling lambat 9 Januari) | 01-09   |
| 28 Februari 2025                                 | 02-28   |
| 3 Maret                                          | 03-03   |
| 3 Maret 2025 (Permen Nomor 6 Tahun 2022)         | 03-03   |
| 3 Maret (SE No. 6 Tahun 2022)                    | 03-03   |
| 15 (Maret)                                       | 03-15   |
| Max 31 Maret 2025                                | 03-31   |
| 2025-03-31T00:00:00+07:00                        | 03-31   |
| 2025-03-30T17:00:00.000Z                         | 03-31   |
| 13/4/2025                                        | 04-13   |
| Triwulan II (15 Mei 2025)                        | 05-15   |
| s.d. 30 Juni 2025                                | 06-30   |
| Deadline 30 Juni                                 | 06-30   |
| 04 Agustus 2025                                  | 08-04   |
| 2025-08-04                                       | 08-04   |
| 2025-08-04 00:00:00                              | 08-04   |
| 4-Agu-25                                         | 08-04   |
| Senin, 4 Agustus 2025                            | 08-04   |
| August 4, 2025                                   | 08-04   |
| tanggal 4 bulan Agustus 2025                     | 08-04   |
| 4 Agustus 2025 pukul 09.00 WIB                   | 08-04   |
| 4 Agustus 2025, 09.00-12.00 WIB                  | 08-04   |
| 09.00 s.d. 12.00 WITA, 4 Agustus 2025            | 08-04   |
| Senin, 4 Agustus 2025 jam 13:00                  | 08-04   |
| 4 Agustus 2025, pukul 09.00 s.d. selesai         | 08-04   |
| 4 (empat) Agustus 2025                           | 08-04   |
| 4 (Senin) Agustus 2025                           | 08-04   |
| 4 s.d. 8 Agustus 2025                            | 08-08   |
| 28 Juli – 8 Agustus 2025                         | 08-08   |
| 2 Jan-8 Agt 2025                                 | 08-08   |
| 2 Januari–8 Agustus                              | 08-08   |
| Jum'at, 29 Agustus 2025                          | 08-29   |
| 25-Nov                                           | 11-25   |

## rentang
| written                                          | mulai | tenggat |
| ------------------------------------------------ | ----- | ------- |
| Tahun 2025 (Januari s.d. Maret)                  | 01    | 03      |
| s.d. Maret 2025                                  | 01    | 03      |
| 03/2025-05/2025                                  | 03    | 05      |
| mulai Maret s.d. Mei 2025                        | 03    | 05      |
| B01-B06                                          | 01    | 06      |
| Bulan ke-3 s.d. ke-6                             | 03    | 06      |
| 3 (Maret) s.d. 6 (Juni)                          | 03    | 06      |
| Mulai Maret, selesai Juni 2025                   | 03    | 06      |
| dimulai Januari dan harus selesai pada September | 01    | 09      |
| September sd Oktober 2025                        | 09    | 10      |
| September<br>sd Oktober<br>2025                  | 09    | 10      |
| Januari -- Desember 2025                         | 01    | 12      |
| Januari- Desember 2025                           | 01    | 12      |
| Januari<br>- Desember 2025                       | 01    | 12      |
| Januari â€“ Desember 2025                        | 01    | 12      |
| sepanjang tahun                                  | 01    | 12      |
| Sepanjang tahun 2025                             | 01    | 12      |
| 1 (satu) kali, Januari - Desember 2025           | 01    | 12      |
| Jan-<br>Des 2025                                 | 01    | 12      |
| Septem-<br>ber s.d. Desem-<br>ber 2025           | 09    | 12      |

## triwulanan
| written               | mulai | tenggat     |
| --------------------- | ----- | ----------- |
| TW I–IV (4 kali)      | 01    | 03 06 09 12 |
| tiap triwulan         | 01    | 03 06 09 12 |
| 3 (tiga) bulan sekali | 01    | 03 06 09 12 |
| 3 bulan<br>sekali     | 01    | 03 06 09 12 |
| Setiap 3<br>bulan     | 01    | 03 06 09 12 |
| Tribulanan            | 01    | 03 06 09 12 |
| pertriwulan           | 01    | 03 06 09 12 |
| per triwulan (4 kali) | 01    | 03 06 09 12 |

## bulanan
| written                       | mulai | tenggat                             |
| ----------------------------- | ----- | ----------------------------------- |
| Setiap bulan Januari - Maret  | 01    | 01 02 03                            |
| 3 kali (Januari - Maret)      | 01    | 01 02 03                            |
| Setiap bulan                  | 01    | 01 02 03 04 05 06 07 08 09 10 11 12 |
| Setiap<br>bulan               | 01    | 01 02 03 04 05 06 07 08 09 10 11 12 |
| setiap akhir bulan tahun 2025 | 01    | 01 02 03 04 05 06 07 08 09 10 11 12 |
| rutin tiap bulan              | 01    | 01 02 03 04 05 06 07 08 09 10 11 12 |
| perbulan                      | 01    | 01 02 03 04 05 06 07 08 09 10 11 12 |
"""
"""Times of 2025 that add no question, by their kind; `mulai` and `tenggat` without the year 2025."""

DOUBTFUL = """
## rentang
| written                       | mulai   | tenggat | pesan                    |
| ----------------------------- | ------- | ------- | ------------------------ |
| Oktober 2024 – Maret 2025     | 2024-10 | 03      | 2024 bukan tahun rencana |
| September 2024 – Maret 2025   | 2024-09 | 03      | 2024 bukan tahun rencana |
| 2 kegiatan Januari-Maret 2025 | 01      | 03      |                          |
| Septmber sd Otober 2025       | 09      | 10      | Oktober                  |
| 2025                          | 01      | 12      | Hanya tahun              |
| Mie 2025                      | 01      | 12      | mie                      |
| Berkelanjutan                 | 01      | 12      | Januari sampai           |
| Tahun berjalan                | 01      | 12      | tahun berjalan           |
| mulai Maret 2025              | 03      | 12      | Akhir rentang            |
| Maret 2025 s.d.               | 03      | 12      | Akhir rentang            |
| mulai TW II                   | 04      | 12      |                          |

## bulan
| written                           | tenggat | pesan                             |
| --------------------------------- | ------- | --------------------------------- |
| Feb (TW I)                        | 02      | dalam kurung                      |
| Rapat Maret 2025                  | 03      | "rapat"                           |
| Maret setelah Lebaran             | 03      | tidak dipakai                     |
| Maret 2025 dan setiap bulan       | 03      |                                   |
| TW I (setiap bulan)               | 03      |                                   |
| 3 kegiatan Maret 2025             | 03      |                                   |
| dua kegiatan Maret 2025           | 03      |                                   |
| Maret (3)                         | 03      |                                   |
| awal TW II                        | 04      | awal                              |
| pertengahan TW II                 | 05      | tengah                            |
| Juin 2025                         | 06      | Juni                              |
| Jnui 2025                         | 06      | Juni                              |
| Juli (menyesuaikan jadwal Kanwil) | 07      | tidak dipakai                     |
| Juli (ditunda)                    | 07      | tidak dipakai                     |
| Desmber 2025                      | 12      | "desmber" dibaca sebagai Desember |
| HUT RI dan Desember               | 12      | tidak dipakai                     |
| Nov 24                            | 2024-11 | 2024 bukan tahun rencana          |
| Desember tahun sebelumnya         | 2024-12 | 2024 bukan tahun rencana          |
| April 2026                        | 2026-04 | 2026 bukan tahun rencana          |

## tanggal
| written                           | tenggat | pesan         |
| --------------------------------- | ------- | ------------- |
| setiap bulan tanggal 1 Maret      | 03-01   | setiap bulan  |
| 1/4                               | 04-01   | hari dahulu   |
| 4/8/2025                          | 08-04   | hari dahulu   |
| 8/25/2025                         | 08-25   | bulan dahulu  |

## daftar
| written                               | tenggat                      | pesan                   |
| ------------------------------------- | ---------------------------- | ----------------------- |
| Januari Juni 2025                     | 01 06                        | tanpa pemisah           |
| Antara Maret dan Mei 2025             | 03 05                        | antara                  |
| Kegiatan 1: Maret<br>Kegiatan 2: Juni | 03 06                        |                         |
| Januari–Maret, September              | 03 09                        | memuat rentang          |
| Sebelum Mei dan setelah Agustus       | 05 08                        | tidak dipakai           |
| Semester I - Semester II | 06 12 | tiap semester. Pilih bila selesai sekali saja |
| Smt. Genap                            | 06 12                        | genap                   |

## triwulanan
| written                        | mulai | tenggat     | pesan                     |
| ------------------------------ | ----- | ----------- | ------------------------- |
| TW I s.d. TW III               | 01    | 03 06 09    | tiap triwulan             |
| TW I-III                       | 01    | 03 06 09    | tiap triwulan             |
| awal bulan berikutnya setelah triwulan berakhir | 01 | 03 06 09 12 | setelah |
| minggu pertama setiap triwulan | 01    | 03 06 09 12 | tidak dipakai             |
| TW I - TW IV (Maret, Juni, September, Desember) | 01 | 03 06 09 12 | kurung |
| TW I–IV                        | 01    | 03 06 09 12 | tiap triwulan. Pilih bila |

## bulanan
| written                                | mulai | tenggat                             | pesan |
| -------------------------------------- | ----- | ----------------------------------- | ----- |
| Setiap minggu | 01 | 01 02 03 04 05 06 07 08 09 10 11 12 | dibaca sebagai setiap bulan |
| bulanan, triwulanan dan tahunan        | 01    | 01 02 03 04 05 06 07 08 09 10 11 12 |       |
| setiap bulan dan setiap triwulan       | 01    | 01 02 03 04 05 06 07 08 09 10 11 12 |       |
| setiap bulan/triwulan                  | 01    | 01 02 03 04 05 06 07 08 09 10 11 12 |       |
| per bulan/semester                     | 01    | 01 02 03 04 05 06 07 08 09 10 11 12 |       |
| Januari - Desember 2025 (setiap Senin) | 01    | 01 02 03 04 05 06 07 08 09 10 11 12 |       |
| Setiap Jumat, Januari-Desember 2025    | 01    | 01 02 03 04 05 06 07 08 09 10 11 12 |       |
| hari ke-5 setiap bulan                 | 01    | 01 02 03 04 05 06 07 08 09 10 11 12 |       |
| minimal 1 kali dalam sebulan           | 01    | 01 02 03 04 05 06 07 08 09 10 11 12 |       |

## tanpa
| written                   | pesan                    |
| ------------------------- | ------------------------ |
| 3, 6, 9, 12               | tidak terbaca            |
| Maret 1985                | tidak terbaca            |
| 31 Februari 2025          | tidak ada dalam kalender |
| TW V                      | triwulan 5               |
| 29 Februari 2025          | tidak ada dalam kalender |
| November – Februari 2025  | lebih dahulu             |
| 6                         | tidak terbaca            |
| 8 s.d. 4 Agustus 2025     | lebih dahulu             |
| 13/2025                   | bulan 13                 |
| 5 bulan                   | tidak terbaca            |
| 49873                     | tidak terbaca            |
| setiap bulan kecuali Juli | tidak terbaca            |
| Sesuai jadwal Itda        | menurut kebutuhan        |
| 100%                      | tidak terbaca            |
| Tidak setiap bulan        |                          |
| Setiap bulan kecuali Mei  |                          |
| 31 Februari setiap bulan  |                          |
| menunggu juknis           |                          |

## any kind
| written                               | pesan     |
| ------------------------------------- | --------- |
| Semester genap TA 2024/2025           | genap     |
| Awal tahun pelajaran baru             | pelajaran |
| Awal tahun pelajaran baru (Juli 2025) | pelajaran |
| Setiap awal triwulan                  |           |
| tiap awal semester                    |           |
| TW II + 1 bulan                       |           |
| Januari - Desember 2025, 4 kali       | kali      |
| 2 kali Januari - Desember 2025        | kali      |
| Januari-Desember 2025 (2x)            | kali      |
| 3 kali: Juni dan Desember             | kali      |
"""
"""Times that add a question, and a part of its sentence; of *any kind* the reading does not matter."""


def read_times(text: str) -> list[dict[str, str]]:
    """Read tables of times: a heading with the kind, a row for each way to write it."""
    times = []
    for part in re.split("^## ", text, flags=re.MULTILINE)[1:]:
        jenis, *lines = part.strip().split("\n")
        columns, *rows = table_texts(lines)
        for row in rows:
            row[0] = row[0].replace("<br>", "\n")
            times.append({"jenis": jenis, **dict(zip(columns, row, strict=True))})
    return times


def meaning(timing: TargetTime) -> dict[str, str]:
    """Return a time as the tables write it."""
    tenggat = [target.tenggat.removeprefix("2025-") for target in timing.tenggat]
    mulai = (timing.mulai or "-").removeprefix("2025-")
    return {"jenis": timing.jenis_target, "mulai": mulai, "tenggat": " ".join(tenggat) or "-"}


def test_every_notation_gives_its_tenggat_without_a_question(subtests):
    for time in read_times(CERTAIN):
        with subtests.test(time["written"]):
            timing = read_time(time["written"], 2025)
            expected = {"mulai": "-", **time}
            del expected["written"]
            assert (meaning(timing), timing.peringatan) == (expected, ())


def test_what_is_doubtful_is_read_and_asked_about(subtests):
    for time in read_times(DOUBTFUL):
        with subtests.test(time["written"]):
            timing = read_time(time["written"], 2025)
            if time["jenis"] != "any kind":
                expected = {"mulai": "-", "tenggat": "-", **time}
                assert meaning(timing).items() <= expected.items()
            assert any(time["pesan"] in remark.pesan for remark in timing.peringatan)
