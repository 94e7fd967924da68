"""Books handed in after they were read wrongly: each stays right."""

import pytest

from monev.core.records import Reading
from monev.questions import reading_questions, take_census
from monev.questions.columns import read_choices
from monev.reading import read_file
from monev.reading.choices import build_choices
from tests.reading.tables import Row, check_reading, reading_test, said_of, xlsx

test_each_book_that_was_read_wrongly_is_read_right = reading_test("""
## Unnumbered words between numbered works are sub headings, and owe nothing.
| No | Langkah Kerja | Dokumen Bukti | Target Waktu | PIC |
| -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
|  | Tim Kerja |
| 1 | Menerbitkan keputusan tim kerja | SK Tim Kerja | Januari | Umum |
|  | Mutasi |
| 2 | Mengusulkan rotasi | Surat usulan rotasi | 31-03-2025 | Kepegawaian |
|  | Pemantauan |
| 3 | Memeriksa kemajuan rencana | Laporan kemajuan | Juni | Sekretaris |

Merged: A3:E3
Expect langkah_aksi: Menerbitkan keputusan tim kerja / Mengusulkan rotasi / Memeriksa kemajuan rencana
Expect tenggat: 01 / 03-31 / 06
Expect bukti: SK Tim Kerja / Surat usulan rotasi / Laporan kemajuan
Expect pic: Umum / Kepegawaian / Sekretaris

## What stands under Realisasi of each triwulan is that triwulan's report.
| NO | AREA | RENCANA AKSI | BUKTI DUKUNG | TRIWULAN I |  | TRIWULAN II |  | TRIWULAN III |  | TRIWULAN IV |  | PIC |
| -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- |
|  |  |  |  | Target | Realisasi | Target | Realisasi | Target | Realisasi | Target | Realisasi |
| 1 | I. Manajemen Perubahan | Menetapkan tim | SK Tim | v | v |  |  |  |  |  |  | Umum |
| 2 | I. Manajemen Perubahan | Memantau rencana kerja | Laporan | v | v | v |  | v |  | v |  | Sekretaris |

Merged: A2:A3 B2:B3 C2:C3 D2:D3 E2:F2 G2:H2 I2:J2 K2:L2 M2:M3
Expect langkah_aksi: Menetapkan tim / Memantau rencana kerja
Expect tenggat: 03 / 03 06 09 12
Expect status: selesai / selesai

## REALISASI TW I counts for the targets of its triwulan alone.
| NO | AREA | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU | PIC | REALISASI TW I | REALISASI TW II |
| -- | -- | -- | -- | -- | -- | -- | -- |
| 1 | I. Manajemen Perubahan | Memantau rencana kerja | Laporan | Triwulanan | Sekretaris | v |
| 2 | I. Manajemen Perubahan | Melaksanakan sosialisasi | Undangan | Juni 2025 | Humas |  | v |
| 3 | I. Manajemen Perubahan | Menetapkan tim | SK Tim | Februari 2025 | Umum | v |

Expect langkah_aksi: Memantau rencana kerja / Melaksanakan sosialisasi / Menetapkan tim
Expect tenggat: 03 06 09 12 / 06 / 02
Expect status: selesai / selesai / selesai

## A month or a day under REALISASI says when work was done.
| NO | AREA | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU | PIC | REALISASI WAKTU |
| -- | -- | -- | -- | -- | -- | -- |
| 1 | I. Manajemen Perubahan | Memantau rencana kerja | Laporan | Maret 2025 | Sekretaris | Maret 2025 |
| 2 | I. Manajemen Perubahan | Melaksanakan sosialisasi | Undangan | Juni 2025 | Humas |
| 3 | I. Manajemen Perubahan | Menetapkan tim | SK Tim | Februari 2025 | Umum | 12 Februari 2025 |

Expect langkah_aksi: Memantau rencana kerja / Melaksanakan sosialisasi / Menetapkan tim
Expect tenggat: 03 / 06 / 02
Expect status: selesai / - / selesai

## Of two Uraian the finer is the work.
| Rencana Aksi |  | Rincian Kegiatan |  | Target |  | PIC |
| -- | -- | -- | -- | -- | -- | -- |
| No | Uraian | No | Uraian | Output | Waktu |
| I. MANAJEMEN PERUBAHAN |
| 1 | Penyusunan Tim Kerja | 1 | Membentuk tim kerja melalui rapat | SK Tim | Januari | Umum |
|  |  | 2 | Menetapkan uraian tugas tim | Uraian tugas | Februari | Umum |
| 2 | Perubahan Pola Pikir | 1 | Memilih agen perubahan | SK Agen | Maret | Umum |

Merged: A2:B2 C2:D2 E2:F2 G2:G3 A4:G4
Expect langkah_aksi: Membentuk tim kerja melalui rapat / Menetapkan uraian tugas tim / Memilih agen perubahan
Expect tenggat: 01 / 02 / 03

## Headings said again over each area go on with the plan.
| Rencana Aksi |  | Rincian Kegiatan |  | Target |  |  |  |  |  | PIC |
| -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- |
| No | Uraian | No | Uraian | Output | Jumlah | Q1 | Q2 | Q3 | Q4 |
| 1 | Tim Kerja | 1 | Membentuk tim kerja | SK Tim | 1 | v |  |  |  | Umum |
| 2 | Pola Pikir | 2 | Memilih agen perubahan | SK Agen | 1 |  | v |  |  | Umum |
| Penataan Tatalaksana |
| Rencana Aksi |  | Rincian Kegiatan |  | Target |  |  |  |  |  | PIC |
| No | Uraian | No | Uraian | Output | Jumlah | Q1 | Q2 | Q3 | Q4 |
| 1 | SOP | 1 | Mereviu SOP | SOP hasil reviu | 1 |  |  | v |  | Ortala |
| Penguatan Pengawasan |
| Rencana Aksi |  | Rincian Kegiatan |  | Target |  |  |  |  |  | PIC |
| No | Uraian | No | Uraian | Output | Jumlah | Q1 | Q2 | Q3 | Q4 |
| 1 | SPIP | 1 | Menyusun peta risiko | Peta risiko | 1 | v |  |  |  | SPIP |

Merged: A2:B2 C2:D2 E2:J2 K2:K3 A6:K6 A7:B7 C7:D7 E7:J7 K7:K8 A10:K10 A11:B11 C11:D11 E11:J11 K11:K12
Expect langkah_aksi: Membentuk tim kerja / Memilih agen perubahan / Mereviu SOP / Menyusun peta risiko
Expect tenggat: 03 / 06 / 09 / 03

## Rows of documents under OUTPUT are no works.
| No | Rencana Aksi | Rincian Kegiatan |  |  |  | PIC | Keterangan | Link Laporan |
| -- | -- | -- | -- | -- | -- | -- | -- | -- |
|  |  | Uraian | Output | Jumlah | Triwulan |
| I. MANAJEMEN PERUBAHAN |
| 1 | Penyusunan tim kerja | Rapat pembentukan tim ZI | Undangan, notulen | 2 | TW I | Umum |  | https://s.id/a |
|  |  | Penetapan SK tim ZI | SK Tim | 1 | TW I | Umum |
| 2 | Pemantauan | Rapat monev ZI | Notulen monev | 4 | TW I, II, III, IV | Sekretaris |
|  |  | Laporan tindak lanjut monev | Laporan TL | 2 | TW II, TW IV | Sekretaris |

Merged: A2:A3 B2:B3 C2:F2 G2:G3 H2:H3 I2:I3 A4:I4
Expect langkah_aksi: Penyusunan tim kerja / Pemantauan
Expect tenggat: 03 / 03 06 09 12
Expect bukti: Undangan, notulen, SK Tim / Notulen monev, Laporan TL

## Rows of rencana and realisasi are one work.
| NO | KEGIATAN | EVIDEN | PIC | URAIAN | JAN | FEB | MAR | APR | MEI | JUN | JUL | AGS | SEP | OKT | NOV | DES |
| -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Menetapkan SK Tim Kerja | SK Tim Kerja | Umum | Rencana | v |
|  |  |  |  | Realisasi | v |
| 2 | Melaksanakan rapat monitoring | Notulen | Sekretaris | Rencana |  |  | v |  |  | v |  |  | v |  |  | v |
|  |  |  |  | Realisasi |  |  | v |

Merged: A3:Q3 A4:A5 B4:B5 C4:C5 D4:D5 A6:A7 B6:B7 C6:C7 D6:D7
Expect langkah_aksi: Menetapkan SK Tim Kerja / Melaksanakan rapat monitoring
Expect tenggat: 01 / 03 06 09 12

## A component without a work is no langkah without words.
|  | Penilaian | Bobot | Rencana Aksi | Bukti Dukung | Waktu | PIC |
| -- | -- | -- | -- | -- | -- | -- |
| A. | PENGUNGKIT | 60 |
| 1. | MANAJEMEN PERUBAHAN | 8 |
| i. | Penyusunan Tim Kerja | 1 |
| a. | Apakah tim telah dibentuk? | 0.5 | Menetapkan SK Tim | SK Tim | TW I | Umum |
| ii. | Pemantauan | 2 |
| a. | Apakah monev dilakukan? | 1 | Rapat monev | Notula | TW II | Sekretaris |
| 2. | PENATAAN TATALAKSANA | 7 |
| i. | SOP | 1 |
| a. | Apakah SOP direviu? | 1 | Mereviu SOP | SOP hasil reviu | TW III | Ortala |

Expect langkah_aksi: Menetapkan SK Tim / Rapat monev / Mereviu SOP
Expect tenggat: 03 / 06 / 09
Expect area: I / I / II

## A figure under two triwulan is a target in each.
| NO | AREA | RENCANA AKSI | BUKTI DUKUNG | TARGET (JUMLAH LAPORAN) |  |  |  | PIC |
| -- | -- | -- | -- | -- | -- | -- | -- | -- |
|  |  |  |  | TW I | TW II | TW III | TW IV |
| 1 | I. Manajemen Perubahan | Memantau rencana kerja | Laporan |  |  | 1 | 1 | Sekretaris |
| 2 | I. Manajemen Perubahan | Mengadakan forum budaya kerja | Notula | 1 |  | 1 |  | Humas |

Merged: A2:A3 B2:B3 C2:C3 D2:D3 E2:H2 I2:I3
Expect langkah_aksi: Memantau rencana kerja / Mengadakan forum budaya kerja
Expect tenggat: 09 12 / 03 09

## Counts under TARGET TRIWULAN are targets, dashes none.
| NO | RENCANA AKSI | BUKTI DUKUNG | SATUAN | TARGET TRIWULAN |  |  |  | PENANGGUNG JAWAB |
| -- | -- | -- | -- | -- | -- | -- | -- | -- |
|  |  |  |  | I | II | III | IV |
| I. MANAJEMEN PERUBAHAN |
| 1 | Membentuk tim kerja | SK Tim Kerja | Dokumen | 1 | 1 | 1 | 1 | Sekretaris |
| 2 | Menyusun rencana kerja | Rencana kerja | Dokumen | - | 1 | - | 1 | Subbagian Umum |
| 3 | Melaksanakan sosialisasi | Undangan<br>Daftar hadir<br>Notulen | Kegiatan | 2 | 2 | 2 | 2 | Subbagian Umum |
| 4 | Melaksanakan monitoring | Laporan monitoring | Laporan | - | - | 1 | 1 | Sekretaris |

Merged: A2:A3 B2:B3 C2:C3 D2:D3 E2:H2 I2:I3
Expect langkah_aksi: Membentuk tim kerja / Menyusun rencana kerja / Melaksanakan sosialisasi / Melaksanakan monitoring
Expect tenggat: 03 06 09 12 / 06 12 / 03 06 09 12 / 09 12

## Amounts that only rise are one question.
| NO | AREA PERUBAHAN | RENCANA AKSI | BUKTI DUKUNG | SATUAN | TW I | TW II | TW III | TW IV | PIC |
| -- | -- | -- | -- | -- | -- | -- | -- | -- | -- |
| 1 | Penguatan Akuntabilitas | Mempercepat serapan | Laporan keuangan | % | 15 | 40 | 70 | 95 | Keuangan |
| 2 | Penataan Sistem Manajemen SDM Aparatur | Melatih pegawai | Sertifikat | Orang | 25 | 50 | 75 | 100 | Umum |
| 3 | Penguatan Akuntabilitas | Evaluasi | Laporan | Dokumen | 0 | 1 | 1 | 2 | Umum |

Expect langkah_aksi: Mempercepat serapan / Melatih pegawai / Evaluasi
Expect tenggat: 03 06 09 12 / 03 06 09 12 / 06 09 12
Expect remarks: due.cumulative

## Where AREA holds levels of the LKE, PILAR says the areas.
| NO | Area | Pilar | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU | PIC |
| -- | -- | -- | -- | -- | -- | -- |
| 1 | I. Pemenuhan | 1. Manajemen Perubahan | Membentuk tim kerja | Laporan | Maret 2025 | Umum |
| 2 | I. Pemenuhan | 2. Penataan Tatalaksana | Memutakhirkan SOP | Laporan | Maret 2025 | Umum |
| 3 | I. Pemenuhan | 3. Penataan Sistem Manajemen SDM | Menyusun anjab | Laporan | Maret 2025 | Umum |
| 4 | I. Pemenuhan | 4. Penguatan Akuntabilitas | Menyusun RKT | Laporan | Maret 2025 | Umum |
| 5 | I. Pemenuhan | 5. Penguatan Pengawasan | Menyusun peta risiko | Laporan | Maret 2025 | Umum |
| 6 | I. Pemenuhan | 6. Peningkatan Kualitas Pelayanan Publik | Melaksanakan SKM | Laporan | Maret 2025 | Umum |

Expect langkah_aksi: Membentuk tim kerja / Memutakhirkan SOP / Menyusun anjab / Menyusun RKT / Menyusun peta risiko / Melaksanakan SKM
Expect tenggat: 03 / 03 / 03 / 03 / 03 / 03
Expect area: 1 / 2 / 3 / 4 / 5 / 6

## So it does without numbers.
| NO | Area | Pilar | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU | PIC |
| -- | -- | -- | -- | -- | -- | -- |
| 1 | Pemenuhan | Manajemen Perubahan | Membentuk tim kerja | Laporan | Maret 2025 | Umum |
| 2 | Pemenuhan | Penataan Tatalaksana | Memutakhirkan SOP | Laporan | Maret 2025 | Umum |
| 3 | Pemenuhan | Penataan Sistem Manajemen SDM | Menyusun anjab | Laporan | Maret 2025 | Umum |
| 4 | Pemenuhan | Penguatan Akuntabilitas | Menyusun RKT | Laporan | Maret 2025 | Umum |
| 5 | Pemenuhan | Penguatan Pengawasan | Menyusun peta risiko | Laporan | Maret 2025 | Umum |
| 6 | Pemenuhan | Peningkatan Kualitas Pelayanan Publik | Melaksanakan SKM | Laporan | Maret 2025 | Umum |

Expect langkah_aksi: Membentuk tim kerja / Memutakhirkan SOP / Menyusun anjab / Menyusun RKT / Menyusun peta risiko / Melaksanakan SKM
Expect tenggat: 03 / 03 / 03 / 03 / 03 / 03
Expect area: I / II / III / IV / V / VI

## Heading rows A.1.II open the areas they name.
| NO | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU | PIC |
| -- | -- | -- | -- | -- |
| A.1.I Manajemen Perubahan |
| 1 | Membentuk tim kerja | Laporan | Maret 2025 | Umum |
| A.1.II Penataan Tatalaksana |
| 1 | Memutakhirkan SOP | Laporan | Maret 2025 | Umum |
| A.1.III Penataan Sistem Manajemen SDM |
| 1 | Menyusun anjab | Laporan | Maret 2025 | Umum |
| A.1.IV Penguatan Akuntabilitas |
| 1 | Menyusun RKT | Laporan | Maret 2025 | Umum |
| A.1.V Penguatan Pengawasan |
| 1 | Menyusun peta risiko | Laporan | Maret 2025 | Umum |
| A.1.VI Peningkatan Kualitas Pelayanan Publik |
| 1 | Melaksanakan SKM | Laporan | Maret 2025 | Umum |

Merged: A3:E3 A5:E5 A7:E7 A9:E9 A11:E11 A13:E13
Expect langkah_aksi: Membentuk tim kerja / Memutakhirkan SOP / Menyusun anjab / Menyusun RKT / Menyusun peta risiko / Melaksanakan SKM
Expect tenggat: 03 / 03 / 03 / 03 / 03 / 03
Expect area: I / II / III / IV / V / VI

## Numbers under the headings name no person.
| NO | AREA | RENCANA AKSI | DATA DUKUNG | TARGET WAKTU | PENANGGUNG JAWAB DOKUMEN |
| -- | -- | -- | -- | -- | -- |
| 1 | 2 | 3 | 4 | 5 | 6 |
| 1 | I. Manajemen Perubahan | Membentuk tim kerja | Laporan | TW I | Divisi P3H |
| 2 | II. Penataan Tatalaksana | Memutakhirkan SOP | Laporan | TW I | Divisi Pelayanan Hukum |
| 3 | III. Penataan Sistem Manajemen SDM | Menyusun anjab | Laporan | TW I | Divisi P3H |
| 4 | IV. Penguatan Akuntabilitas | Menyusun RKT | Laporan | TW I | Divisi Pelayanan Hukum |
| 5 | V. Penguatan Pengawasan | Menyusun peta risiko | Laporan | TW I | Divisi P3H |
| 6 | VI. Peningkatan Kualitas Pelayanan Publik | Melaksanakan SKM | Laporan | TW I | Divisi Pelayanan Hukum |

Expect langkah_aksi: Membentuk tim kerja / Memutakhirkan SOP / Menyusun anjab / Menyusun RKT / Menyusun peta risiko / Melaksanakan SKM
Expect tenggat: 03 / 03 / 03 / 03 / 03 / 03
Expect pic: Divisi P3H / Divisi Pelayanan Hukum / Divisi P3H / Divisi Pelayanan Hukum / Divisi P3H / Divisi Pelayanan Hukum

## A time that says Tercapai and a day was done on that day, and is asked.
| NO | AREA PERUBAHAN | LANGKAH AKSI | BUKTI FISIK | TARGET WAKTU | TINDAK LANJUT |
| -- | -- | -- | -- | -- | -- |
| 1 | Manajemen Perubahan | Memilih tim | SK tim | Tercapai<br>4 Januari 2025 |
| 2 | Manajemen Perubahan | Menyusun rencana | Rencana | Tercapai<br>12 Februari 2025 |
| 3 | Penataan Tatalaksana | Meninjau SOP | SOP | Juni 2025 |

Expect tenggat: 01-04 / 02-12 / 06
Expect status: selesai / selesai / -
Expect remarks: due.done_there due.done_there

## Months are a window whatever sign stands between them.
| NO | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU | PENANGGUNG JAWAB |
| -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Membentuk tim kerja | SK Tim Kerja | Januari − Maret 2025 | Sekretaris |
| 2 | Menyusun rencana kerja | Rencana kerja | Februari ~ April 2025 | Sekretaris |
| 3 | Melaksanakan sosialisasi | Undangan, Daftar hadir, Notulen | Mei → Juni 2025 | Subbagian Umum |
| 4 | Melakukan monitoring | Laporan monitoring | Juli ‐ September 2025 | Sekretaris |

Expect mulai: 2025-01 / 2025-02 / 2025-05 / 2025-07
Expect tenggat: 03 / 04 / 06 / 09
Expect bukti: SK Tim Kerja / Rencana kerja / Undangan, Daftar hadir, Notulen / Laporan monitoring
Expect remarks: none

## An export of Planner has its days; *Completed*, which may be of anything, is asked.
| Plan name | Rencana Aksi ZI 2025 |
| -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- | -- |
| Plan ID | Ab12Cd34 |
| Date of export | 10/01/2025 |
|  |
| Task ID | Task Name | Bucket Name | Progress | Priority | Assigned To | Created Date | Start Date | Due Date | Completed Date | Checklist Items | Labels |
| x0 | Membentuk tim kerja | Manajemen Perubahan | Completed | Medium | Sekretaris | 01/05/2025 |  | 03/31/2025 | 03/20/2025 | SK Tim Kerja |
| x1 | Menyusun rencana kerja | Manajemen Perubahan | In progress | Medium | Sekretaris | 01/05/2025 |  | 04/30/2025 |  | Rencana kerja |
| x2 | Melaksanakan sosialisasi | Manajemen Perubahan | Not started | Medium | Subbagian Umum | 01/05/2025 |  | 06/30/2025 |  | Undangan;Daftar hadir;Notulen |
| x3 | Melakukan monitoring | Manajemen Perubahan | Not started | Medium | Sekretaris | 01/05/2025 |  | 09/30/2025 |  | Laporan monitoring |

Expect tenggat: 03-31 / 04-30 / 06-30 / 09-30
Expect bukti: SK Tim Kerja / Rencana kerja / Undangan, Daftar hadir, Notulen / Laporan monitoring
Expect pic: Sekretaris / Sekretaris / Subbagian Umum / Sekretaris
Expect status: - / proses / belum / belum
Expect remarks: columns.by_cells columns.by_cells due.month_first due.month_first due.month_first due.month_first reports.status_unknown_in_plan

## An export of Numbers has its plan behind a sheet that sums up the others.
Sheet: Export Summary
| This document was exported from Numbers. Each table was converted to an Excel worksheet. |
| -- | -- | -- | -- |
|  |
|  | Numbers Sheet Name | Numbers Table Name | Excel Worksheet Name |
|  | Lembar 1 |
|  |  | Tabel 1 | Lembar 1 - Tabel 1 |
Sheet: Lembar 1 - Tabel 1
| NO | RENCANA AKSI | BUKTI DUKUNG | TARGET WAKTU | PENANGGUNG JAWAB |
| -- | -- | -- | -- | -- |
| I. MANAJEMEN PERUBAHAN |
| 1 | Membentuk tim kerja | SK Tim Kerja | Maret 2025 | Sekretaris |
| 2 | Melaksanakan sosialisasi | Undangan, Daftar hadir, Notulen | Juni 2025 | Subbagian Umum |

Expect langkah_aksi: Membentuk tim kerja / Melaksanakan sosialisasi
Expect tenggat: 03 / 06
Expect bukti: SK Tim Kerja / Undangan, Daftar hadir, Notulen
Expect remarks: none
""")

OFFICE = "KANTOR CONTOH KABUPATEN SENTOSA"
WORK = ("NO", "RENCANA AKSI", "BUKTI DUKUNG", "TARGET WAKTU")
WORKS = (
    ("Membentuk tim kerja", "SK Tim Kerja", "Maret 2025"),
    ("Menyusun rencana kerja", "Rencana kerja", "April 2025"),
    ("Melaksanakan sosialisasi", "Undangan", "Juni 2025"),
    ("Melaksanakan monitoring", "Laporan monitoring", "September 2025"),
)
PEOPLE = ("Sekretaris", "Subbagian Umum", "Subbagian Umum", "Sekretaris")


PIC = ("PENANGGUNG JAWAB", PEOPLE)
TITLE = f"PEMBANGUNAN ZONA INTEGRITAS {OFFICE}"


def book(*columns: tuple[str, Row], title: str = TITLE, with_bukti: bool = True) -> bytes:
    """Build a plan of four works, with these columns beside them: a heading and its cells."""
    headings = (*WORK[:2], *WORK[2 if with_bukti else 3 :], *(heading for heading, _ in columns))
    cells = zip(*(below for _, below in columns), strict=True)
    rows = (
        (number, words, *([document] if with_bukti else ()), time, *beside)
        for number, ((words, document, time), beside) in enumerate(
            zip(WORKS, cells, strict=True), start=1
        )
    )
    area = ("I. MANAJEMEN PERUBAHAN",)
    return xlsx(((f"RENCANA AKSI {title} TAHUN 2025",), (), headings, area, *rows))


def read(data: bytes, **said: object) -> Reading:
    return read_file(data, "rencana.xlsx", **said)


@pytest.mark.parametrize(
    ("column", "code"),
    [
        (("PROGRES", (1, 0.5, 0.25, 0)), "columns.fractions"),
        (("STATUS", (3, 2, 1, 1)), "columns.lights"),
    ],
)
def test_figures_of_progress_are_one_question_for_their_column(column, code):
    reading = read(book(PIC, column))
    (asked,) = reading_questions(reading)
    assert {remark.code for remark in asked.remarks} == {code}
    assert not any(report.status for report in reading.realisasi)


def test_a_heading_that_a_person_named_is_found_again_where_it_moved():
    before = book(("KETERANGAN", PEOPLE))
    choice = build_choices(read_choices(read(before).tables, ["E=pic"]))
    for data in (before, book(("ANGGARAN", ("DIPA",) * 4), ("KETERANGAN", PEOPLE))):
        check_reading(read(data, choice=choice), pic=" / ".join(PEOPLE), remarks="")


@pytest.mark.parametrize("meaning", ["pic", "bukti_dukung", "target_capaian", "kendala"])
def test_a_meaning_that_a_person_named_and_the_file_lost_is_one_question(meaning):
    cells = ("Hal satu", "Hal dua", "Hal tiga", "Hal empat")
    with_bukti = meaning != "bukti_dukung"
    before = book(("KETERANGAN", cells), with_bukti=with_bukti)
    letter = "E" if with_bukti else "D"
    choice = build_choices(read_choices(read(before).tables, [f"{letter}={meaning}"]))
    assert "dahulu dipilih" not in said_of(read(before, choice=choice))
    after = book(("ANGGARAN", ("DIPA",) * 4), with_bukti=with_bukti)
    lost = [each for each in read(after, choice=choice).peringatan if each.code == "columns.lost"]
    assert [each.values["heading"] for each in lost] == ["KETERANGAN"]
    assert lost[0].pesan in take_census(read(after, choice=choice)).missing


@pytest.mark.parametrize(
    "before",
    ["PERJANJIAN KINERJA", "TINDAK LANJUT HASIL EVALUASI AKIP", "REFORMASI BIROKRASI GENERAL"],
)
def test_words_before_an_office_are_none_of_its_name_and_a_persons_name_wins(before):
    data = book(PIC, title=f"{before} DINAS PERHUBUNGAN KABUPATEN SENTOSA")
    assert read(data).satker == "Dinas Perhubungan Kabupaten Sentosa"
    said = "Dinas Perhubungan Kota Sukamaju"
    assert read(data, satker=said).satker == said


QUARTERS = ("Triwulan I", "", "Triwulan II", "", "Triwulan III", "", "Triwulan IV", "")
EACH = (
    ("Menyusun kuesioner", "Melaksanakan survei", "Mengolah hasil", "Melaporkan hasil"),
    ("Menerima pengaduan", "Menindaklanjuti pengaduan", "", "Melaporkan penanganan"),
)


def test_works_under_each_triwulan_are_due_in_it():
    rows = [
        (f"RENCANA AKSI {TITLE} TAHUN 2025",),
        ("No.", "Indikator Kinerja", "Target", "Rencana Aksi", *[""] * 7, "PIC", "Timeline"),
        ("", "", "", *QUARTERS),
        ("", "", "", *("Target Antara", "Rencana Kegiatan") * 4),
    ]
    for number, works in enumerate(EACH, start=1):
        parts = [cell for work in works for cell in (number / 4, work)]
        rows.append((number, "Indeks kepuasan", "3,6 indeks", *parts, "Ketua Tim", "Des-25"))
    above = [f"{letter}3:{letter}5" for letter in "ABCLM"]
    merges = (*above, "D3:K3", "D4:E4", "F4:G4", "H4:I4", "J4:K4")
    data = xlsx((*rows[:1], (), *rows[1:]), merges)
    assert "belum ada kolom BUKTI DUKUNG" in read(data).galat[0].pesan
    choice = build_choices(read_choices(read(data).tables, ["bukti=tidak ada"]))
    check_reading(
        read(data, choice=choice),
        langkah_aksi=" / ".join(work for works in EACH for work in works if work),
        tenggat="03 / 06 / 09 / 12 / 03 / 06 / 12",
        pic=" / ".join(["Ketua Tim"] * 7),
        remarks="rows.without_any_area",
    )
