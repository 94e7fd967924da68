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

## A sheet that says those of each area again, in other letters, is not read unasked.
Sheet: Pokja I
| MANAJEMEN PERUBAHAN |
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| 1  | Membentuk tim | SK Tim | Maret | Umum |

Sheet: Pokja II
| PENATAAN TATALAKSANA |
| NO | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | ------------- | ------ | ----- | ---- |
| 1  | Menyusun SOP  | SOP    | April | Umum |

Sheet: Gabungan
| NO | AREA                 | KEGIATAN      | BUKTI  | WAKTU | PIC  |
| -- | -------------------- | ------------- | ------ | ----- | ---- |
| 1  | Manajemen Perubahan  | Membentuk tim | SK Tim | Maret | Umum |
| 2  | Penataan Tatalaksana | Menyusun SOP  | SOP    | April | Umum |

Expect lembar: Pokja I / Pokja II
Expect unread: 1

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

Expect langkah_aksi: Membentuk tim / Reviu SOP / Tim II / Reviu SOP
""")
