"""Areas and sub-areas in small plans, as offices write them."""

from tests.reading.tables import reading_test

test_each_langkah_stands_in_its_area = reading_test("""
## Areas may stand in a column by their number or for short.
| POKJA     | NO | KEGIATAN      | BUKTI  | WAKTU | KOORDINATOR |
| --------- | -- | ------------- | ------ | ----- | ----------- |
| Pokja I   | 1  | Membentuk tim | SK Tim | Mei   | Sekretaris  |
| Pokja II  | 1  | Menyusun SOP  | SOP    | Juni  | Umum        |
| Pokja V   | 1  | Rapat         | Foto   | Juni  | Umum        |

Expect area: I / II / V
Expect nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATA LAKSANA / PENGUATAN PENGAWASAN
Expect pic: Sekretaris / Umum / Umum
Expect remarks: none

## Titles alone over numbers that begin anew are sub-areas.
| NO | KEGIATAN         | BUKTI   | JAN | FEB | MAR |
| -- | ---------------- | ------- | --- | --- | --- |
| I. MANAJEMEN PERUBAHAN |
|    | Tim Kerja |
| 1  | Membentuk tim    | SK      | v   |     |     |
| 2  | Menyusun rencana | L       | v   |     |     |
|    | Monitoring |
| 1  | Rapat            | Notulen |     |     | v   |

Expect nama_sub_area: Tim Kerja / Tim Kerja / Monitoring

## Areas may stand in titles of tables.
| NO | KEGIATAN            | KELUARAN   | WAKTU |
| -- | ------------------- | ---------- | ----- |
| A  | MANAJEMEN PERUBAHAN | 1 kegiatan |       |
| 1  | Membentuk tim       | SK         | Mei   |
| TABEL 2. PENATAAN TATALAKSANA |
| NO | KEGIATAN            | KELUARAN   | WAKTU |
| 1  | Menyusun SOP        | SOP        | Juni  |
| Tabel 3. Rencana Aksi Area Penguatan Pengawasan |
| NO | KEGIATAN            | KELUARAN   | WAKTU |
| 1  | Rapat               | Foto       | Juni  |

Expect nama_area: MANAJEMEN PERUBAHAN / PENATAAN TATALAKSANA / Penguatan Pengawasan
Expect notes: rows.beside_heading

## A level of the LKE alone is no area: the area is asked.
| NO | AREA         | RENCANA AKSI  | BUKTI DUKUNG | WAKTU |
| -- | ------------ | ------------- | ------------ | ----- |
| 1  | I. Pemenuhan | Membentuk tim | SK Tim       | Maret |
| 2  | II. Reform   | Mereviu SOP   | SOP          | Juni  |

Expect nama_area: Tanpa area / Tanpa area
Expect nama_sub_area: Pemenuhan / Reform
Expect remarks: rows.without_any_area

## Another usual area's name opens that area, whatever mark stands before it.
| NO                             | RENCANA AKSI  | BUKTI DUKUNG | WAKTU |
| ------------------------------ | ------------- | ------------ | ----- |
| A.1.I Manajemen Perubahan      |
| 1                              | Membentuk tim | SK Tim       | Maret |
| A.1.II Penataan Tatalaksana    |
| 1                              | Mereviu SOP   | SOP          | Juni  |
| A.1.IV Penguatan Akuntabilitas |
| 1                              | Menyusun RKT  | RKT          | Juli  |
| A.1.V Penguatan Pengawasan     |
| 1                              | Peta risiko   | Laporan      | Mei   |

Expect kode: I.1.1 / II.1.1 / IV.1.1 / V.1.1
Expect remarks: none

""")
