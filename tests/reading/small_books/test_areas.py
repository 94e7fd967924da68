"""Areas and sub-areas in small plans, as offices write them."""

from tests.reading.tables import reading_test

test_each_langkah_stands_in_its_area = reading_test("""
## If a number repeats its area's number, the kode does not repeat it.
| NO  | AREA PERUBAHAN                | RENCANA AKSI       | BUKTI DUKUNG | WAKTU |
| --- | ----------------------------- | ------------------ | ------------ | ----- |
| II  | Penataan Tata Laksana         | Reviu SOP          | SOP          | Maret |
|     |                               | Peta proses bisnis | Peta         | Juni  |
| III | Penataan Sistem Manajemen SDM | Anjab              | Dokumen      | Mei   |
|     |                               | Rotasi             | SK           | Juni  |

Merged: A3:A4 B3:B4 A5:A6 B5:B6
Expect kode: II.1 / II.2 / III.1 / III.2
Expect remarks: none

## AREA may be headed over two columns, the second of numbers.
| AREA                   |    | RENCANA      | BUKTI  | WAKTU   |
| ---------------------- | -- | ------------ | ------ | ------- |
| Area I (MP)            | 1  | Rapat awal   | Notula | Januari |
|                        | 2  | monev intern | Lembar | Mei     |
| Area II (Tata Laksana) | 1  | Reviu SOP    | SOP    | Juni    |
| |
|                        |    | Kepala KUA: H. Zainuddin, S.Ag |

Merged: A1:B1
Expect langkah_aksi: Rapat awal / monev intern / Reviu SOP
Expect remarks: none

## Innovations below the plan may have columns in another order.
| NO | AREA | RENCANA AKSI | WAKTU | BUKTI DUKUNG | PIC |
| -- | -- | -- | -- | -- | -- |
| 1 | Manajemen Perubahan | Membentuk tim | All year | SK | Kasubbag TU |
| 2 | Penguatan Pengawasan | Menindak calo | Maret | Foto | Kasi Pendataan |
| B. INOVASI PELAYANAN |
| No | Nama Inovasi | PIC | Target Launching | Bukti Dukung | |
| 1 | Layanan malam di alun-alun | Kepala UPT | 30 April 2025 | Jadwal | |

Expect:
| langkah_aksi               | pic            |
| -------------------------- | -------------- |
| Membentuk tim              | Kasubbag TU    |
| Menindak calo              | Kasi Pendataan |
| Layanan malam di alun-alun | Kepala UPT     |

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

## A legend below the table explains codes of areas, also under POKJA.
| TGL         | KEGIATAN            | POKJA    | PELAKSANA | DOKUMEN |
| ----------- | ------------------- | -------- | --------- | ------- |
| JANUARI |
| 5           | Membentuk tim       | Pokja I  | TU        | SK Tim  |
| akhir bulan | Reviu SOP           | Pokja II | Umum      | SOP     |
| FEBRUARI |
| 14 dan 28   | Rapat               | Pokja I  | TU        | Notulen |
|             | Survei              | Pokja II | Umum      | Laporan |
| |
| Keterangan Pokja: |
| Pokja I     | Manajemen Perubahan |          |           |         |
| Pokja II    | Tata Laksana        |          |           |         |

Expect:
| tenggat     | nama_area           | pic  |
| ----------- | ------------------- | ---- |
| 01-05       | Manajemen Perubahan | TU   |
| 01          | Tata Laksana        | Umum |
| 02-14 02-28 | Manajemen Perubahan | TU   |
| 02          | Tata Laksana        | Umum |

Expect remarks: rows.area_codes columns.time_from_titles

## If one code is no usual area, codes stay as they are written.
| NO | KEGIATAN      | AREA        | BUKTI   | PIC  | Juli |    | Agustus |    | Sep |
| -- | ------------- | ----------- | ------- | ---- | ---- | -- | ------- | -- | --- |
|    |               |             |         |      | I    | II | I       | II | I   |
| 1  | Membentuk tim | MP          | SK Tim  | A, B | x    |    |         |    |     |
| 2  | Rapat         | IN          | Notulen | B    |      | x  |         | x  |     |
| 3  | Reviu SOP     | MP          | SOP     | A    |      | x  | x       |    |     |
| |
| MP = Manajemen Perubahan |
| IN = Inovasi Layanan Kapal |
| A  | =             | Kepala Loka |         |      |      |    |         |    |     |
| B  | =             | Kasubbag TU |         |      |      |    |         |    |     |
| B01 = bulan kesatu |

Merged: A2:A3 B2:B3 C2:C3 D2:D3 E2:E3 F2:G2 H2:I2
Expect:
| nama_area | pic  | tenggat |
| --------- | ---- | ------- |
| MP        | A, B | 07      |
| IN        | B    | 08      |
| MP        | A    | 08      |

Expect remarks: rows.area_column_numbered rows.area_unusual rows.area_unusual rows.marks_in_a_row

## A half of the LKE written with its area is a sub-area.
| NO | LANGKAH AKSI  | BUKTI   | WAKTU |
| -- | ------------- | ------- | ----- |
| I. MANAJEMEN PERUBAHAN - PEMENUHAN |
| 1  | Membentuk tim | SK      | Mei   |
| I. MANAJEMEN PERUBAHAN (REFORM) |
| 1  | Rapat         | Notulen | Juni  |
| II. PENGAWASAN: Aspek Pemenuhan |
| 1  | Survei        | Laporan | Juli  |
| REFORM: PENGAWASAN |
| 1  | Kampanye      | Foto    | Juli  |
| III. BUDAYA KITA |
| a. Pemenuhan standar |
| 1  | Mereviu       | Telaah  | Juli  |

Expect:
| kode      | nama_area           |
| --------- | ------------------- |
| I.A.1.1   | MANAJEMEN PERUBAHAN |
| I.B.1.1   | MANAJEMEN PERUBAHAN |
| II.A.1.1  | PENGAWASAN          |
| II.B.1.1  | PENGAWASAN          |
| III.a.1.1 | BUDAYA KITA         |

Expect remarks: rows.area_unusual

## An area's title may hold another name, an English one or a weight.
| NO | LANGKAH AKSI               | BUKTI   | WAKTU |
| -- | -------------------------- | ------- | ----- |
|    | Change Management (Manajemen Perubahan) |
| 1  | Membentuk tim              | SK      | Mei   |
|    | Tata Laksana (7,5%) |
| 1  | Mereviu                    | SOP     | Mei   |
|    | Penataan SDM<br>HR Management - Bobot 10 |
| 1  | Diklat                     | Laporan | Mei   |
|    | Accountability – Penguatan Akuntabilitas |
| 1  | Reviu Renstra              | Renstra | Mei   |
| V  | Oversight (Pengawasan) 15% |         |       |
| 1  | Kampanye                   | Foto    | Juli  |

Expect:
| nama_area |
| --------- |
| Manajemen Perubahan |
| Tata Laksana |
| Penataan SDM |
| Penguatan Akuntabilitas |
| Pengawasan |

Expect remarks: none

## A column of halves of the LKE holds the sub-areas.
| AREA                   | ASPEK     | NO | LANGKAH AKSI  | BUKTI   | WAKTU |
| ---------------------- | --------- | -- | ------------- | ------- | ----- |
| MANAJEMEN PERUBAHAN    | Pemenuhan | 1  | Membentuk tim | SK      | Mei   |
|                        | Reform    | 1  | Rapat         | Notulen | Juni  |
| PENGAWASAN (PEMENUHAN) |           | 1  | Survei        | Laporan | Juli  |

Expect kode: I.A.1.1 / I.B.1.1 / V.A.1.1
Expect remarks: none

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

## Areas may stand in rows merged over a table headed AREA / KEGIATAN.
| NO | AREA PERUBAHAN / KEGIATAN | RENCANA AKSI | BUKTI | WAKTU |
| -- | ------------------------- | ------------ | ----- | ----- |
| A. MANAJEMEN PERUBAHAN |
| 1  | Tim                       | Rapat        | SK    | Mei   |
| B. PENATAAN TATALAKSANA |
| 1  | SOP                       | Menyusun SOP | SOP   | Juni  |

Merged: A3:E3 A5:E5
Expect kode: A.1.1 / B.1.1
Expect remarks: none

## A title without a mark below the sixth area is an area of the office's own.
| RENCANA AKSI PENGUATAN PENGAWASAN TAHUN 2025 (pemutakhiran dari rencana aksi tahun 2024) |
| ---------------------------------------------------------------------------------------- |
| NO | KEGIATAN         | WAKTU | BUKTI |
| 1  | Rapat            | Mei   | SK    |
| VI | PELAYANAN PUBLIK |       |       |
| 1  | Apel             | Mei   | SK    |
| INOVASI |
| 1  | Lomba            | Mei   | Foto  |

Merged: A7:D7
Expect nama_area: PENGUATAN PENGAWASAN / PELAYANAN PUBLIK / INOVASI
Expect remarks: none

## A table below may have its area in its title; a team beside it is ignored.
| NO | AREA       | KEGIATAN       | WAKTU | BUKTI |    |       |      |
| -- | ---------- | -------------- | ----- | ----- | -- | ----- | ---- |
| 1  | Pengawasan | Rapat          | Mei   | SK    |    |       |      |
| |
| TABEL 2. RENCANA AKSI INOVASI |
| NO | PIC        | KEGIATAN       | BUKTI | WAKTU |    | TIM   | NAMA |
|    |            | Area 7 Inovasi |       |       |    | Ketua | Ani  |
| 1  |            | Uji            | SK    | Mei   |    |       |      |

Expect nama_area: Pengawasan / Inovasi

## Below HASIL the areas count anew.
| NO | KEGIATAN         | WAKTU | BUKTI |
| -- | ---------------- | ----- | ----- |
| A  | PENGUNGKIT       |       |       |
| 1  | Pengawasan       |       |       |
| a  | Rapat            | Mei   | SK    |
| 2  | SDM              |       |       |
| a  | Uji              | Mei   | SK    |
| B  | HASIL            |       |       |
| 1  | Birokrasi Bersih |       |       |
| a  | Survei           | Mei   | IPAK  |
| 2  | Warga Puas       |       |       |
| a  | Uji              | Mei   | IPKP  |

Expect nama_area: Pengawasan / SDM / Birokrasi Bersih / Warga Puas

## KOMPONEN HASIL right over work is an area.
| NO | AKSI           | WAKTU | BUKTI |
| -- | -------------- | ----- | ----- |
| I  | SDM            |       |       |
| 1  | Uji            | Mei   | SK    |
| II | KOMPONEN HASIL |       |       |
| 1  | Survei         | Mei   | SK    |

Expect nama_area: SDM / KOMPONEN HASIL

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
