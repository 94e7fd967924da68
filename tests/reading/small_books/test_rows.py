"""Rows of small plans: which are langkah, and which notes, sums or signatures."""

from tests.reading.tables import reading_test

test_rows_of_work_are_langkah_and_others_are_not = reading_test("""
## A row of words alone is a heading; without work below it that is asked.
| NO | LANGKAH AKSI            | BUKTI    | WAKTU |
| -- | ----------------------- | -------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Menetapkan maklumat dan | Maklumat | Juni  |
| NO | LANGKAH AKSI            | BUKTI    | WAKTU |
|    | Standar pelayanan       |          |       |

Expect langkah_aksi: Menetapkan maklumat dan
Expect remarks: rows.lone_words

## Of words alone over other work one is asked, for it may be work; several are headings.
| KEGIATAN              | BUKTI   | WAKTU |
| --------------------- | ------- | ----- |
| Manajemen Perubahan |
| Membentuk tim         | SK      | Mei   |
| Penguatan Pengawasan |
| pasang banner pungli  |         |       |
| Reviu SOP             | SOP     | Juni  |

Expect langkah_aksi: Membentuk tim / Reviu SOP
Expect remarks: rows.lone_words

## Words alone in small letters, or beside a time over several rows, are asked: they may be work.
| KEGIATAN              | BUKTI   | WAKTU |
| --------------------- | ------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| Membentuk tim         | SK      | Mei   |
| sosialisasi zi        |         |       |
| rapat evaluasi        |         |       |
| Menyusun rencana      | Rencana | Juli  |
| Membangun budaya      | Laporan | Juni  |
| Memantau budaya       |         |       |

Merged: C9:C10
Expect langkah_aksi: Membentuk tim / Menyusun rencana / Membangun budaya
Expect remarks: rows.lone_words rows.lone_words rows.lone_words

## Work that names a post, a month or a plan is no row of headings.
| SUB KOMPONEN  | NO | KEGIATAN                  | WAKTU          | PELAKSANA | OUTPUT        |
| ------------- | -- | ------------------------- | -------------- | --------- | ------------- |
| I. MANAJEMEN PERUBAHAN |
| Tim           | 1  | Rapat pembentukan tim     | Mei            | Umum      | Notulen       |
| Rencana kerja | 2  | Menetapkan rencana kerja  | Juli           | Tim ZI    | Rencana kerja |
|               |    | survei kepuasan pengantin | juni, desember | operator  | Laporan       |

Expect langkah_aksi: Rapat pembentukan tim / Menetapkan rencana kerja / survei kepuasan pengantin

## A numbered group that bears an area's name goes on with the groups.
| NO | KEGIATAN               | WAKTU | BUKTI |
| -- | ---------------------- | ----- | ----- |
| VI | PENINGKATAN KUALITAS PELAYANAN PUBLIK |
| 1  | Standar pelayanan |
|    | a. Penetapan standar   | April | SK    |
| 2  | Inovasi |
|    | a. Jemput bola ke desa | Juni  | Foto  |

Expect area: VI / VI

## Rekapitulasi that has a time and documents is work; JUMLAH is a sum.
| NO | KEGIATAN             | WAKTU        | BUKTI         |
| -- | -------------------- | ------------ | ------------- |
| I. MANAJEMEN PERUBAHAN |
| a. | Rekapitulasi absensi | Setiap bulan | Rekap absensi |
| b. | Apel                 | Mei          | Foto          |
|    | JUMLAH               |              | 2 dokumen     |

Expect langkah_aksi: Rekapitulasi absensi / Apel

## A mean merged over the columns is no work.
| NO | KEGIATAN          | WAKTU | BUKTI | TARGET (%) | REALISASI (%) |
| -- | ----------------- | ----- | ----- | ---------- | ------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Apel              | Mei   | Foto  | 100        | 100           |
| 2  | Rapat             | Mei   | Foto  | 100        | 100           |
| RATA-RATA CAPAIAN |               |       |       | 100        | 100           |

Merged: A6:D6
Expect bukti: Foto / Foto

## A dash in place of work is no langkah; a signature below is no bukti.
| PERTANYAAN LKE         | RENCANA AKSI     | WAKTU | BUKTI   |
| ---------------------- | ---------------- | ----- | ------- |
| ii Tim Kerja |
| a. Apakah tim ada?     | -                |       |         |
| b. Apakah ada notulen? | Membuat notulen  | Mei   | Notulen |
| c. Apakah ada laporan? | Menyusun laporan | Juni  | Laporan |
| |
|                        |                  |       | Mengetahui, Kepala Kantor |
|                        |                  |       | Rizal Contoh |

Expect:
| langkah_aksi     | bukti   |
| ---------------- | ------- |
| Membuat notulen  | Notulen |
| Menyusun laporan | Laporan |

Expect remarks: rows.without_any_area

## A number or letter before most works is no word of theirs, whether a column numbers them too.
| NO | KEGIATAN    | RENCANA AKSI               | WAKTU | BUKTI   |
| -- | ----------- | -------------------------- | ----- | ------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim         | a. Menyusun usulan anggota | Mei   | Nota    |
| 2  | Tim         | b. Menetapkan tim          | Juni  | SK      |
| 3  | Publikasi   | a) Menyusun konten         | Juni  | Konten  |
| 4  | Publikasi   | 1.2 Menayangkan konten     | Juli  | Tautan  |

Expect langkah_aksi: Menyusun usulan anggota / Menetapkan tim / Menyusun konten / Menayangkan konten

## HASIL after the areas is a part of its own; where each area has one it is none.
| NO  | RENCANA AKSI               | WAKTU | BUKTI   |
| --- | -------------------------- | ----- | ------- |
| I   | MANAJEMEN PERUBAHAN        |       |         |
| 1   | Membentuk tim              | Mei   | SK      |
| II  | PENATAAN TATALAKSANA       |       |         |
| 1   | Reviu SOP                  | Mei   | SOP     |
| III | KOMPONEN HASIL             |       |         |
| 1   | Survei persepsi korupsi    | Mei   | Laporan |

Expect nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATALAKSANA / KOMPONEN HASIL

## HASIL below each area is its group.
| NO  | RENCANA AKSI               | WAKTU | BUKTI   |
| --- | -------------------------- | ----- | ------- |
| I   | MANAJEMEN PERUBAHAN        |       |         |
|     | HASIL                      |       |         |
| 1   | Membentuk tim              | Mei   | SK      |
| II  | PENATAAN TATALAKSANA       |       |         |
|     | HASIL                      |       |         |
| 1   | Reviu SOP                  | Mei   | SOP     |

Expect nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATALAKSANA

## A group with the mark of groups that bears an area's name is a group.
| NO | URAIAN KEGIATAN               | WAKTU | BUKTI |
| -- | ----------------------------- | ----- | ----- |
| I. AREA MANAJEMEN PERUBAHAN |
| A. Tim Kerja |
| 1  | Menetapkan tim kerja          | April | SK    |
| VI. AREA PENINGKATAN KUALITAS PELAYANAN PUBLIK |
| A. Inovasi |
| 2  | Meluncurkan layanan           | Mei   | Foto  |
| B. Survei |
| 3  | Melaksanakan survei           | Juni  | Foto  |

Expect area: I / VI / VI

## Work beside a lone month and a post is no row of headings, though it names a plan.
| NO | AREA                | RENCANA AKSI             | JADWAL         | DATA DUKUNG   | PENANGGUNG JAWAB     |
| -- | ------------------- | ------------------------ | -------------- | ------------- | -------------------- |
| I  | Manajemen Perubahan | Rapat pembentukan tim    | 5 Januari 2026 | Notulen       | Sekretaris Kecamatan |
|    |                     | Penyusunan rencana kerja | Januari 2026   | Rencana kerja | Sekretaris Kecamatan |

Merged: A3:A4 B3:B4
Expect langkah_aksi: Rapat pembentukan tim / Penyusunan rencana kerja

## The letter of the only work of a table is none of its words.
| KEGIATAN            | WAKTU | BUKTI |
| ------------------- | ----- | ----- |
| I. MANAJEMEN PERUBAHAN |
| a. Mereviu SOP SKCK | Mei   | SOP   |

Expect langkah_aksi: Mereviu SOP SKCK

## Numbered work whose cells name a plan, a target and a post is no row of headings.
| KEGIATAN                                 | OUTPUT        | PIC          | TARGET WAKTU  |
| ---------------------------------------- | ------------- | ------------ | ------------- |
| I. MANAJEMEN PERUBAHAN |
| 1. Membentuk tim kerja                   | SK tim        | Kasubbag TU  | Januari 2025  |
| 2. Menyusun rencana kerja beserta target | Rencana kerja | Ketua Area I | Februari 2025 |

Expect langkah_aksi: Membentuk tim kerja / Menyusun rencana kerja beserta target

## Behind areas alone a heading without a mark is no group of the last one, and told.
| NO | KEGIATAN     | WAKTU | BUKTI   |
| -- | ------------ | ----- | ------- |
| AREA 1 MANAJEMEN PERUBAHAN |
| a. | Membuat SK   | Mei   | SK      |
| AREA 2 PENATAAN TATALAKSANA |
| a. | Reviu SOP    | Mei   | SOP     |
| AREA 3 PENATAAN SISTEM MANAJEMEN SDM APARATUR |
| a. | Diklat       | Mei   | Laporan |
| KEGIATAN PENDUKUNG |
| a. | Studi tiru   | Mei   | Laporan |

Merged: A3:D3 A5:D5 A7:D7 A9:D9
Expect area: 1 / 2 / 3 / IV
Expect remarks: rows.area_unusual

## B. KOMPONEN HASIL over HASIL is one part.
| NO | KEGIATAN     | WAKTU | BUKTI   |
| -- | ------------ | ----- | ------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membuat SK   | Mei   | SK      |
| B. KOMPONEN HASIL |
| HASIL |
| 1  | Survei       | Mei   | Laporan |

Expect nama_area: MANAJEMEN PERUBAHAN / KOMPONEN HASIL

## AREA with its number and a part of its name is told as written, a usual name is usual.
| NO | KEGIATAN     | WAKTU | BUKTI   |
| -- | ------------ | ----- | ------- |
| AREA 1 PERUBAHAN |
| 1  | Membuat SK   | Mei   | SK      |
| AREA 6 PELAYANAN PUBLIK |
| 1  | Survei       | Mei   | Laporan |

Expect nama_area: PERUBAHAN / PELAYANAN PUBLIK
Expect remarks: rows.area_unusual

## A stage behind the areas, headed as the stage before them, is of none of them: asked.
| NO | KEGIATAN          | WAKTU | BUKTI   |
| -- | ----------------- | ----- | ------- |
| TAHAP PERSIAPAN |
| 1  | Rapat persiapan   | Mei   | Notula  |
| TAHAP PELAKSANAAN |
|    | Area I – Manajemen Perubahan |
| 2  | Menetapkan tim    | Mei   | SK      |
| TAHAP PENILAIAN |
| 3  | Penilaian mandiri | Juni  | LKE     |

Merged: A3:D3 A5:D5 A8:D8
Expect area: 0 / I / 0
Expect remarks: rows.without_area

## Our own template gives such an area the next roman mark, and it comes back as it went out.
| NO | KEGIATAN     | WAKTU | BUKTI   |
| -- | ------------ | ----- | ------- |
| 1. MANAJEMEN PERUBAHAN |
| 1  | Membuat SK   | Mei   | SK      |
| 2. PENATAAN TATALAKSANA |
| 1  | Reviu SOP    | Mei   | SOP     |
| 3. PENATAAN SISTEM MANAJEMEN SDM APARATUR |
| 1  | Diklat       | Mei   | Laporan |
| IV. KEGIATAN PENDUKUNG |
| 1  | Studi tiru   | Mei   | Laporan |

Merged: A3:D3 A5:D5 A7:D7 A9:D9
Expect nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATALAKSANA / PENATAAN SISTEM MANAJEMEN SDM APARATUR / KEGIATAN PENDUKUNG
Expect remarks: rows.area_unusual

## The number before the words is the work's where no column has one.
| KEGIATAN        | WAKTU | BUKTI |
| --------------- | ----- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1. Menyusun tim | Mei   | SK    |
| 2. Rapat        | Juni  | Notula |

Expect kode: I.1.1 / I.2.1
Expect remarks: none

""")


test_what_stands_below_a_table_is_told_and_asked_if_it_may_change_a_langkah = reading_test("""
## A legend is told; who signed is not.
| NO | LANGKAH AKSI  | BUKTI  | WAKTU |
| 1  | Membentuk tim | SK Tim | Mei   |
|    |
| Keterangan: SK = surat keputusan |
| Wonosari, 31 Januari 2025 |
| Ketua |

Expect notes: rows.without_any_area rows.notes

## A langkah's number and a time are asked.
| NO | LANGKAH AKSI  | BUKTI  | WAKTU |
| 1  | Membentuk tim | SK Tim | Mei   |
| 2  | Rapat         | Foto   | Juni  |
|    |
| Wonosari, 31 Januari 2025 |
| Catatan: langkah nomor 2 dipindahkan ke Agustus |

Expect remarks: rows.without_any_area rows.notes_of_work
Expect tenggat: 05 / 06

## So is what stands behind a sum between the works.
| NO | LANGKAH AKSI  | BUKTI  | WAKTU |
| 1  | Membentuk tim | SK Tim | Mei   |
| Catatan: no. 1 tidak jadi |
| 2  | Rapat         | Foto   | Juni  |

Expect remarks: rows.without_any_area rows.notes_of_work
""")
