"""Reports in small plans: what was done is no work of the plan."""

from tests.reading.tables import reading_test

test_what_was_done_is_read_as_a_report = reading_test("""
## A plan with its own kode and a STATUS is no report.
| KODE | AREA | KEGIATAN | BUKTI DUKUNG | PENGEMBAN | TENGGAT | STATUS |
| -- | -- | -- | -- | -- | -- | -- |
| ZI-01 | Manajemen Perubahan | Membentuk tim | SK | Bag SDM | Januari 2025 | Selesai |
| ZI-02 | Penataan Tata Laksana | Reviu SOP | SOP | Satlantas | Triwulan | |

Expect:
| langkah_aksi  | pic       | tenggat     |
| ------------- | --------- | ----------- |
| Membentuk tim | Bag SDM   | 01          |
| Reviu SOP     | Satlantas | 03 06 09 12 |

Expect remarks: due.unit_without_number

## A time that says that the work is done reports it.
| NO | LANGKAH AKSI | BUKTI  | TARGET DAN WAKTU           |
| -- | ------------ | ------ | -------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Memilih tim  | SK     | Tercapai<br>4 Januari 2025 |
| 2  | Rapat        | Notula | Telah terlaksana Februari  |
| 3  | Meninjau SOP | SOP    | Juni 2025                  |

Expect:
| tenggat | status  |
| ------- | ------- |
| 01-04   | selesai |
| 02      | selesai |
| 06      | -       |

Expect remarks: reports.done_in_time reports.done_in_time

## A blank STATUS or a dash reports nothing.
| NO | LANGKAH AKSI | BUKTI   | WAKTU | STATUS  |
| -- | ------------ | ------- | ----- | ------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Memilih tim  | SK      | Mei   | Selesai |
| 2  | Rapat        | Notula  | Juni  |         |
| 3  | Survei       | Laporan | Juli  | -       |
| 4  | Apel         | Foto    | Mei   | Belum   |

Expect status: selesai / - / - / belum
Expect remarks: none

## English statuses are read; Closed is claimed to be done and adds a question.
| NO | LANGKAH AKSI  | BUKTI  | WAKTU     | STATUS  |
| -- | ------------- | ------ | --------- | ------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK     | Mei 2025  | Ongoing |
| 2  | Membagi tugas | SK     | Mei 2025  | Pending |
| 3  | Rapat         | Notula | Juni 2025 | Closed  |

Expect lainnya: - / - / STATUS: Closed
Expect remarks: reports.status_unknown_in_plan

## A row marked Realisasi under JENIS makes no tenggat.
| NO | KOMPONEN | INDIKATOR | LANGKAH AKSI  | BUKTI DUKUNG | JENIS     | TARGET WAKTU |
| -- | -------- | --------- | ------------- | ------------ | --------- | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim      | SK        | Membentuk tim | SK Tim       | Rencana   | Maret 2025   |
|    |          |           |               |              | Realisasi | April 2025   |

Expect tenggat: 03
Expect lainnya: Realisasi: TARGET WAKTU: April 2025
Expect remarks: rows.realisasi_rows

## Re below R is the report; AREA: and the name may stand in two cells.
| AREA: | MANAJEMEN PERUBAHAN |         |      |     |     |     |
| ----- | ------------------- | ------- | ---- | --- | --- | --- |
| NO    | LANGKAH AKSI        | BUKTI   | R/Re | JAN | FEB | MAR |
| 1     | Membentuk tim       | SK Tim  | R    | v   |     |     |
|       |                     |         | Re   |     | v   |     |
| 2     | Rapat               | Notulen | R    |     | v   |     |
|       |                     |         | Re |

Expect:
| tenggat | nama_area           |
| ------- | ------------------- |
| 01      | MANAJEMEN PERUBAHAN |
| 02      | MANAJEMEN PERUBAHAN |

Expect remarks: rows.realisasi_rows

## A row that says only Realisasi belongs to the row above it.
| NO | LANGKAH AKSI        | BUKTI DUKUNG |         | JAN | FEB | MAR | APR |
| -- | ------------------- | ------------ | ------- | --- | --- | --- | --- |
| I  | MANAJEMEN PERUBAHAN |              |         |     |     |     |     |
| 1  | Membentuk tim       | SK Tim       | Rencana | v   |     |     |     |
|    |                     |              | Realisasi |
| 2  | Memimpin rapat      | Notulen      | Rencana |     | v   |     |     |
|    |                     |              | Realisasi |

Expect tenggat: 01 / 02
Expect remarks: rows.realisasi_rows

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

## Details of last year's CAPAIAN are no work of this year.
| NO | RENCANA AKSI  | CAPAIAN 2025 |                   | RENCANA 2026 |        |       |
| -- | ------------- | ------------ | ----------------- | ------------ | ------ | ----- |
|    |               | %            | URAIAN            | TARGET WAKTU | EVIDEN | PIC   |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | 1            | SK terbit Januari | Januari 2026 | SK     | Ketua |
| 2  | Rapat         | 0,7          |                   | Mei 2026     | Notula | Ketua |

Merged: A2:A3 B2:B3 C2:D2 E2:G2
Expect langkah_aksi: Membentuk tim / Rapat

## What another year reports changes nothing this year.
| NO | LANGKAH AKSI  | BUKTI   | WAKTU | REALISASI 2024   | STATUS | CAPAIAN TAHUN 2024 |
| -- | ------------- | ------- | ----- | ---------------- | ------ | ------------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | Mei   | Selesai          | Belum  |                    |
| 2  | Rapat         | Notulen | Juni  | Tidak terlaksana | Proses | Dibatalkan         |

Expect status: belum / proses
Expect notes: none

## What was done last year is no time of the plan, and its table no plan.
| NO | AREA / SUB AREA / RA | TARGET        | EVID      | CAPAIAN 2024 |           |
| -- | -------------------- | ------------- | --------- | ------------ | --------- |
|    |                      |               |           | Target       | Realisasi |
| I. MANAJEMEN PERUBAHAN |
| I  | MANAJEMEN PERUBAHAN  |               |           |              |           |
| 1  | Membentuk tim        | B01           | SK        | B03          | B04       |
| 2  | Rapat                | B02           | Notula    | B05          | B06       |
| |
|    | REALISASI RENCANA AKSI TAHUN 2024 |
| NO | KEGIATAN             | TGL REALISASI | HASIL     |              |           |
| 1  | Rapat                | 15 Jan 2024   | SK terbit |              |           |
| 2  | Survei               | 30 Jun 2024   | 86 (Baik) |              |           |

Merged: E2:F2
Expect tenggat: 01 / 02
Expect notes: rows.unread_monitoring

## A table below the plan headed CAPAIAN is a report.
| NO | LANGKAH AKSI                | BUKTI DUKUNG | TARGET WAKTU |
| -- | --------------------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim               | SK           | Mei          |
| 2  | Rencana kerja               | Dokumen      | Juni         |
| II. PELAYANAN PUBLIK |
| 1  | Survei                      | Hasil survei | Juli         |
| 2  | Maklumat                    | Foto         | Agustus      |
| 3  | Forum                       | Berita acara | September    |
| |
| CAPAIAN S.D. JUNI |
| NO | LANGKAH AKSI                | BUKTI DUKUNG | TARGET WAKTU |
| 1  | Tim ZI telah dibentuk       | SK terbit    | 10 Mei 2025  |
| 2  | Rencana kerja belum disusun | -            | 17 Juni 2025 |

Expect langkah_aksi: Membentuk tim / Rencana kerja / Survei / Maklumat / Forum
Expect remarks: rows.unread_monitoring

## A table below the plan headed HASIL MONITORING is a report.
| NO | LANGKAH AKSI          | BUKTI DUKUNG | TARGET WAKTU |
| -- | --------------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim         | SK           | Mei          |
| 2  | Rencana kerja         | Dokumen      | Juni         |
| II. PELAYANAN PUBLIK |
| 1  | Survei                | Hasil survei | Juli         |
| 2  | Maklumat              | Foto         | Agustus      |
| 3  | Forum                 | Berita acara | September    |
| |
| HASIL MONITORING S.D. JULI 2025 |
| NO | LANGKAH AKSI          | BUKTI DUKUNG | TARGET WAKTU |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim ZI telah dibentuk | SK terbit    | 10 Mei 2025  |
| II. PELAYANAN PUBLIK |
| 1  | Survei                | Laporan SKM  | 14 Juli 2025 |

Expect langkah_aksi: Membentuk tim / Rencana kerja / Survei / Maklumat / Forum
Expect remarks: rows.unread_monitoring

## Times in the past tell a report below CAPAIAN TW II.
| NO | LANGKAH AKSI                | BUKTI DUKUNG | TARGET WAKTU |
| -- | --------------------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim               | SK           | Mei          |
| 2  | Rencana kerja               | Dokumen      | Juni         |
| II. PELAYANAN PUBLIK |
| 1  | Survei                      | Hasil survei | Juli         |
| 2  | Maklumat                    | Foto         | Agustus      |
| 3  | Forum                       | Berita acara | September    |
| |
| CAPAIAN TW II |
| NO | LANGKAH AKSI                | BUKTI DUKUNG | TARGET WAKTU |
| 1  | Tim ZI dibentuk oleh kepala | SK terbit    | 10 Mei 2025  |

Expect langkah_aksi: Membentuk tim / Rencana kerja / Survei / Maklumat / Forum
Expect remarks: rows.unread_monitoring

## The plan's work said again below LAPORAN PELAKSANAAN is a report.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei          |
| 2  | Rencana kerja | Dokumen      | Juni         |
| II. PELAYANAN PUBLIK |
| 1  | Survei        | Hasil survei | Juli         |
| 2  | Maklumat      | Foto         | Agustus      |
| 3  | Forum         | Berita acara | September    |
| |
| LAPORAN PELAKSANAAN S.D. JUNI |
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| 1  | Membentuk tim | SK           | Mei          |
| 2  | Rencana kerja | Dokumen      | Juni         |

Expect langkah_aksi: Membentuk tim / Rencana kerja / Survei / Maklumat / Forum
Expect remarks: rows.unread_monitoring

## The plan's work said again below PROGRES is a report.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei          |
| 2  | Rencana kerja | Dokumen      | Juni         |
| II. PELAYANAN PUBLIK |
| 1  | Survei        | Hasil survei | Juli         |
| 2  | Maklumat      | Foto         | Agustus      |
| 3  | Forum         | Berita acara | September    |
| |
| PROGRES TW II |
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| 1  | Membentuk tim | SK           | Mei          |
| 2  | Rencana kerja | Dokumen      | Juni         |

Expect langkah_aksi: Membentuk tim / Rencana kerja / Survei / Maklumat / Forum
Expect remarks: rows.unread_monitoring

## All of the plan's work counted anew needs no title to be a report.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei          |
| 2  | Rencana kerja | Dokumen      | Juni         |
| II. PELAYANAN PUBLIK |
| 1  | Survei        | Hasil survei | Juli         |
| 2  | Maklumat      | Foto         | Agustus      |
| 3  | Forum         | Berita acara | September    |
| |
| |
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| 1  | Membentuk tim | SK           | Mei          |
| 2  | Survei        | Hasil survei | Juli         |

Expect langkah_aksi: Membentuk tim / Rencana kerja / Survei / Maklumat / Forum
Expect remarks: rows.unread_monitoring

## Other words without a title add one question at the first row.
| NO | LANGKAH AKSI                | BUKTI DUKUNG | TARGET WAKTU |
| -- | --------------------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim               | SK           | Mei          |
| 2  | Rencana kerja               | Dokumen      | Juni         |
| II. PELAYANAN PUBLIK |
| 1  | Survei                      | Hasil survei | Juli         |
| 2  | Maklumat                    | Foto         | Agustus      |
| 3  | Forum                       | Berita acara | September    |
| |
| NO | LANGKAH AKSI                | BUKTI DUKUNG | TARGET WAKTU |
| 1  | Tim ZI telah dibentuk       | SK terbit    | 10 Mei 2025  |
| 2  | Rencana kerja belum disusun | -            | 17 Juni 2025 |

Expect:
| langkah_aksi |
| ------------ |
| Membentuk tim |
| Rencana kerja |
| Survei |
| Maklumat |
| Forum |
| Tim ZI telah dibentuk |
| Rencana kerja belum disusun |

Expect remarks: rows.perhaps_report rows.number_used_again rows.number_used_again

## So they do if they repeat the first area.
| NO | LANGKAH AKSI          | BUKTI DUKUNG | TARGET WAKTU |
| -- | --------------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim         | SK           | Mei          |
| 2  | Rencana kerja         | Dokumen      | Juni         |
| II. PELAYANAN PUBLIK |
| 1  | Survei                | Hasil survei | Juli         |
| 2  | Maklumat              | Foto         | Agustus      |
| 3  | Forum                 | Berita acara | September    |
| |
| NO | LANGKAH AKSI          | BUKTI DUKUNG | TARGET WAKTU |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim ZI telah dibentuk | SK terbit    | 10 Mei 2025  |
| II. PELAYANAN PUBLIK |
| 1  | Survei                | Laporan SKM  | 14 Juli 2025 |

Expect:
| langkah_aksi |
| ------------ |
| Membentuk tim |
| Rencana kerja |
| Survei |
| Maklumat |
| Forum |
| Tim ZI telah dibentuk |
| Survei |

Expect remarks: rows.perhaps_report rows.number_used_again rows.number_used_again

## So they do without numbers.
| LANGKAH AKSI          | BUKTI DUKUNG | TARGET WAKTU |
| --------------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| Membentuk tim         | SK           | Mei          |
| Rencana kerja         | Dokumen      | Juni         |
| |
| LANGKAH AKSI          | BUKTI DUKUNG | TARGET WAKTU |
| Tim ZI telah dibentuk | SK terbit    | 10 Mei 2025  |

Expect langkah_aksi: Membentuk tim / Rencana kerja / Tim ZI telah dibentuk
Expect remarks: rows.perhaps_report

## A table below CAPAIAN KINERJA may be more work.
| NO | LANGKAH AKSI     | BUKTI DUKUNG | TARGET WAKTU |
| -- | ---------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim    | SK           | Mei          |
| 2  | Rencana kerja    | Dokumen      | Juni         |
| II. PELAYANAN PUBLIK |
| 1  | Survei           | Hasil survei | Juli         |
| 2  | Maklumat         | Foto         | Agustus      |
| 3  | Forum            | Berita acara | September    |
| |
| CAPAIAN KINERJA |
| NO | LANGKAH AKSI     | BUKTI DUKUNG | TARGET WAKTU |
| 1  | Mengukur kinerja | Laporan      | Mei          |

Expect langkah_aksi: Membentuk tim / Rencana kerja / Survei / Maklumat / Forum / Mengukur kinerja

## A table with a column REALISASI that the plan has not adds a question.
| NO | LANGKAH AKSI              | BUKTI DUKUNG | TARGET WAKTU |              |
| -- | ------------------------- | ------------ | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Menetapkan agen perubahan | SK           | Mei          |              |
| 2  | Menyusun peta risiko      | Dokumen      | Juni         |              |
| |
| NO | KEGIATAN                  | REALISASI    | BUKTI        | WAKTU        |
| 1  | Penetapan agen perubahan  | Ada          | SK           | 10 Mei 2025  |
| 2  | Penyusunan peta risiko    | -            | -            | 17 Juni 2025 |

Expect remarks: rows.perhaps_report

## The same work in another area, at another time or counted on is work.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei          |
| 2  | Rapat tim     | Notulen      | Mei          |
| |
| II. PELAYANAN PUBLIK |
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| 1  | Membentuk tim | SK           | Mei          |
| 2  | Rapat tim     | Notulen      | Mei          |
| |
| AGUSTUS |
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| 1  | Membentuk tim | SK           | Agustus      |
| 2  | Rapat tim     | Notulen      | Agustus      |
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| 3  | Rapat tim     | Notulen      | September    |
| 4  | Membentuk tim | SK           | September    |

Expect kode: I.1.1 / I.2.1 / II.1.1 / II.2.1 / II.1.2 / II.2.2 / II.3.1 / II.4.1

## An office's own plan of monitoring is work, with a question.
| NO | LANGKAH AKSI        | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim       | SK           | Mei          |
| 2  | Rencana kerja       | Dokumen      | Juni         |
| II. PELAYANAN PUBLIK |
| 1  | Survei              | Hasil survei | Juli         |
| 2  | Maklumat            | Foto         | Agustus      |
| 3  | Forum               | Berita acara | September    |
| |
| MONITORING DAN EVALUASI |
| NO | LANGKAH AKSI        | BUKTI DUKUNG | TARGET WAKTU |
| 1  | Menilai yang sudah  | Laporan      | Juni         |
| 2  | Membahas yang belum | Notulen      | Desember     |

Expect:
| langkah_aksi |
| ------------ |
| Membentuk tim |
| Rencana kerja |
| Survei |
| Maklumat |
| Forum |
| Menilai yang sudah |
| Membahas yang belum |

Expect remarks: rows.perhaps_report

## A title that may begin a report adds one question.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei          |
| |
| B. PEMANTAUAN |
| SAMPAI DENGAN TW II |
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| 1  | Tim kerja ZI  | SK Nomor 4   | 10 Mei 2025  |

Expect langkah_aksi: Membentuk tim / Tim kerja ZI
Expect remarks: rows.perhaps_report

## So it does over other headings, and between the rows if it names a time.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |            |
| -- | ------------- | ------------ | ------------ | ---------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei          |            |
| EVALUASI TW II |
| 2  | Tim kerja ZI  | SK Nomor 4   | 10 Mei 2025  |            |
| |
| STATUS PELAKSANAAN |
| NO | KEGIATAN      | OUTPUT       | WAKTU        | PELAKSANA  |
| 1  | Tim kerja     | SK Nomor 4   | 10 Mei 2025  | Sekretaris |

Expect remarks: rows.perhaps_report rows.perhaps_report

## Stages and areas of the plan's own add a question and stay work.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| PERSIAPAN |
| 1  | Membentuk tim | SK           | Mei          |
| PELAKSANAAN |
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| 2  | Rapat         | Notulen      | Juni         |
| II. MONITORING DAN EVALUASI |
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| 1  | Monev         | Laporan      | Juni         |
| |
| Pelaksanaan mengikuti anggaran TW II |

Expect nama_area: MANAJEMEN PERUBAHAN / MANAJEMEN PERUBAHAN / MONITORING DAN EVALUASI
Expect remarks: rows.perhaps_report rows.perhaps_report rows.area_unusual

## A title of a report tells a report over other columns too.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |             |
| -- | ------------- | ------------ | ------------ | ----------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei          |             |
| |
| HASIL PELAKSANAAN S.D. TW II |
| NO | KEGIATAN      | REALISASI    | BUKTI        | WAKTU       |
| 1  | Tim kerja     | Terbentuk    | SK Nomor 4   | 10 Mei 2025 |

Expect langkah_aksi: Membentuk tim
Expect remarks: rows.unread_monitoring

## Sheets named or titled as reports are reports of the plan's sheet.
Sheet: Renaksi
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei          |

Sheet: TW1_Monev
| NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------ | ------------ | ------------ |
| 1  | Tim kerja    | SK Nomor 4   | 10 Mei 2025  |

Sheet: Sheet3
| Monitoring Renaksi |
| ------------------ |
| NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim kerja    | SK Nomor 4   | 10 Mei 2025  |

Expect langkah_aksi: Membentuk tim
Expect remarks: rows.unread_monitoring rows.unread_monitoring

## A plan of monitoring on a sheet of its own is another plan.
Sheet: Renaksi
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK           | Mei          |

Sheet: Rencana Monev
| NO | LANGKAH AKSI | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------ | ------------ | ------------ |
| 1  | Rapat monev  | Notulen      | Mei          |

Expect choices: Renaksi / Rencana Monev

## JADWAL of last year is no time; BUKTI beside this year's is the bukti.
| NO | KEGIATAN | TAHUN 2024 |           | TAHUN 2025 |       |
| -- | -------- | ---------- | --------- | ---------- | ----- |
|    |          | JADWAL     | REALISASI | JADWAL     | BUKTI |
| 1  | Apel     | Mei        | Mei       | Juli       | SK    |

Merged: C2:D2 E2:F2
Expect bukti: SK
Expect tenggat: 07

## A row that begins with Realisasi reports on the langkah above it.
| NO | KEGIATAN             | BUKTI | Jan | Feb | Mar |
| -- | -------------------- | ----- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat                | SK    | x   |     |     |
|    | Realisasi : oleh tim |       |     | x   |     |
| 2  | Apel                 | Foto  |     | x   |     |
|    | Realisasi |

Expect:
| tenggat | lainnya                  |
| ------- | ------------------------ |
| 01      | Realisasi: Feb; oleh tim |
| 02      | -                        |

## Realisasi kegiatan alone in a row is no title of a report.
| NO | KEGIATAN | BUKTI | WAKTU |
| -- | -------- | ----- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | Mei   |
| Realisasi kegiatan |
| 2  | Apel     | Foto  | Juni  |
| Realisasi kegiatan |

Expect tenggat: 05 / 06

## A mark under STATUS says the status.
| NO | KEGIATAN | WAKTU | BUKTI | STATUS  |       |
| -- | -------- | ----- | ----- | ------- | ----- |
|    |          |       |       | Selesai | Belum |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Mei   | SK    | v       |       |
| 2  | Uji      | Mei   | SK    |         | v     |

Merged: E2:F2
Expect status: selesai / belum

## Headings repeated below a row Realisasi belong to one plan.
| NO | KEGIATAN | BUKTI | JENIS   | WAKTU |
| -- | -------- | ----- | ------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | SK    | Rencana | Mei   |
|    |          |       | Realisasi |
| NO | KEGIATAN | BUKTI | JENIS   | WAKTU |
| 2  | Uji      | SK    | Rencana |       |

Expect langkah_aksi: Rapat / Uji

## MONITORING beside RENCANA is no plan.
| NO | AKSI | RENCANA |       | MONITORING DAN EVALUASI |       |
| -- | ---- | ------- | ----- | ----------------------- | ----- |
|    |      | WAKTU   | BUKTI | WAKTU                   | BUKTI |
| I  | SDM  |         |       |                         |       |
| 1  | Uji  | Mei     | SK    | Juni                    | Foto  |

Merged: C2:D2 E2:F2
Expect tenggat: 05

## A document uploaded under REALISASI is no bukti of the plan.
| NO | AKSI | RENCANA |        | REALISASI  |                       |
| -- | ---- | ------- | ------ | ---------- | --------------------- |
|    |      | WAKTU   | OUTPUT | TANGGAL    | DOKUMEN YANG DIUNGGAH |
| I  | SDM  |         |        |            |                       |
| 1  | Uji  | Mei     | - SK   | 2025-06-01 | SK.pdf                |
| 2  | Apel | Mei     | - SK   | 2025-06-01 | Foto apel             |

Merged: A2:A3 B2:B3 C2:D2 E2:F2
Expect bukti: SK / SK
""")
