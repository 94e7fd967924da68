"""Files of several tables or sheets: which of them are the plan, and which a choice."""

from tests.reading.tables import reading_test

test_a_file_is_read_as_the_plans_it_holds = reading_test("""
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
""")
