"""Files of several tables or sheets: which of them are the plan, and which a choice."""

from tests.reading.tables import reading_test

test_a_file_is_read_as_the_plans_it_holds = reading_test("""
## The plan's work said again with dates makes no langkah, even without a title.
| NO | KEGIATAN       | BUKTI           | WAKTU         | PIC  |
| -- | -------------- | --------------- | ------------- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | SK Tim          | Maret         | Umum |
| 2  | Memimpin rapat | Notulen         | Juni          | Umum |
| |
| NO | KEGIATAN       | BUKTI           | WAKTU         | PIC  |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | SK Nomor 1      | 10 Maret 2025 |      |
| 2  | Memimpin rapat | Notulen lengkap | 3 Juli 2025   |      |

Expect:
| bukti_dukung | target_waktu |
| ------------ | ------------ |
| SK Tim       | Maret        |
| Notulen      | Juni         |

Expect unread: 1

## One sheet per area is one plan.
Sheet: Area 1
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Sheet: Area 2
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| II. TATA LAKSANA |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Expect:
| kode   | lembar |
| ------ | ------ |
| I.1.1  | Area 1 |
| II.1.1 | Area 2 |

## Sheets of other names leave a choice.
Sheet: Umum
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Sheet: Layanan
| NO | KEGIATAN       | BUKTI   | WAKTU | PIC  |
| -- | -------------- | ------- | ----- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 2  | Memimpin rapat | Notulen | Juni  | Umum |

Expect choices: Umum / Layanan

## Of versions of one plan a person chooses one.
Sheet: Rev 1
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Sheet: Rev 2
| NO | KEGIATAN       | BUKTI   | WAKTU | PIC  |
| -- | -------------- | ------- | ----- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | SK Tim  | Maret | Umum |
| 2  | Memimpin rapat | Notulen | Juni  | Umum |

Sheet: Awal
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Expect choices: Rev 1 / Rev 2 / Awal

## Other work is another plan, even on a sheet named Revisi.
Sheet: Awal
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Sheet: Revisi
| NO | KEGIATAN       | BUKTI   | WAKTU | PIC  |
| -- | -------------- | ------- | ----- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 2  | Memimpin rapat | Notulen | Juni  | Umum |

Expect choices: Awal / Revisi

## Sheets whose names number the areas are one plan.
Sheet: 1. Manajemen Perubahan
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Sheet: 2. Tata Kelola
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Sheet: 3. Kepegawaian
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Expect:
| kode  | nama_area           |
| ----- | ------------------- |
| 1.1.1 | Manajemen Perubahan |
| 2.1.1 | Tata Kelola         |
| 3.1.1 | Kepegawaian         |

## A number may follow the word pokja without a blank.
Sheet: pokja1 SDM
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Sheet: pokja2 yanlik
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Expect nama_area: SDM / Pelayanan Publik

## Sheets named by short names of areas are one plan.
Sheet: MP
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Sheet: TL
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Sheet: SDM
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Expect:
| area | nama_area                     |
| ---- | ----------------------------- |
| I    | Manajemen Perubahan           |
| II   | Penataan Tatalaksana          |
| III  | Penataan Sistem Manajemen SDM |

## One short name alone is no area.
Sheet: PP
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Expect nama_area: Tanpa area

## Sheets named by pilar are one plan.
Sheet: Pilar 1
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Sheet: Pilar 2
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Expect:
| kode  | nama_area |
| ----- | --------- |
| 1.1.1 | Pilar 1   |
| 2.1.1 | Pilar 2   |

## A pilar's area may stand in the sheet's title.
Sheet: Pilar 1
| RENCANA KERJA PILAR MANAJEMEN PERUBAHAN TAHUN 2025 |
| -------------------------------------------------- |
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Sheet: Pilar 2
| RENCANA KERJA PILAR SDM TAHUN 2025 |
| ---------------------------------- |
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Expect nama_area: MANAJEMEN PERUBAHAN / SDM

## One sheet per semester is one plan.
Sheet: Semester I
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim | Maret | Umum |
| II. PENATAAN TATALAKSANA |
| 1  | Reviu SOP     | SOP    | Maret |      |

Sheet: Semester II
| NO | KEGIATAN  | BUKTI | WAKTU     | PIC |
| -- | --------- | ----- | --------- | --- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim II    | SK    | September |     |
| II. PENATAAN TATALAKSANA |
| 1  | Reviu SOP | SOP   | September |     |

Expect:
| kode   | tenggat |
| ------ | ------- |
| I.1.1  | 03      |
| II.1.1 | 03      |
| I.1.2  | 09      |
| II.1.2 | 09      |

## Copies of one plan with other notes leave a choice.
Sheet: TW I
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  | CATATAN    |
| -- | ------------- | ------ | ----- | ---- | ---------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim | Maret | Umum | Terkendala |

Sheet: TW II
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  | CATATAN |
| -- | ------------- | ------ | ----- | ---- | ------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim | Maret | Umum | Lancar  |

Expect choices: TW I / TW II

## Without a column of time, sheets per triwulan name the time.
Sheet: TW I
| NO | KEGIATAN | BUKTI | PIC  |
| -- | -------- | ----- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim I    | SK    | Umum |

Sheet: TW II
| NO | KEGIATAN | BUKTI | PIC  |
| -- | -------- | ----- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Tim II   | SK    | Umum |

Expect tenggat: 03 / 06
Expect pesan: jatuh pada TW I / jatuh pada TW II

## Headings repeated in another order go on with the plan.
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim | Maret | Umum |
| NO | KEGIATAN      | WAKTU  | BUKTI | PIC  |
| 2  | Menyusun SOP  | Maret  | SOP   | IPDS |

Expect:
| langkah_aksi  | target_waktu | bukti_dukung |
| ------------- | ------------ | ------------ |
| Membentuk tim | Maret        | SK Tim       |
| Menyusun SOP  | Maret        | SOP          |

## Nor does a table of monitoring with most of them and STATUS.
| NO | KEGIATAN       | BUKTI          | WAKTU   | PIC   |         |
| -- | -------------- | -------------- | ------- | ----- | ------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim  | SK Tim         | Maret   | Umum  |         |
| 2  | Memimpin rapat | Notulen        | Juni    | Umum  |         |
| |
| MONITORING RENCANA AKSI |
| NO | KOMPONEN       | KEGIATAN       | BUKTI   | WAKTU | STATUS  |
| 1  | Tim            | Membentuk tim  | SK      | Maret | Selesai |
| 2  | Tim            | Memimpin rapat | Notulen | Juni  | Belum   |

Expect kode: I.1.1 / I.2.1
Expect pesan: tabel pemantauan

""")
