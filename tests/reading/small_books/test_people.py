"""Who does the work in small plans."""

from tests.reading.tables import reading_test

test_the_pic_of_each_langkah_is_read = reading_test("""
## A PIC written once for each item is named once.
| NO | LANGKAH AKSI | BUKTI   | WAKTU | PIC                           |
| -- | ------------ | ------- | ----- | ----------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Menata loket | Laporan | Mei   | Seksi A<br>Seksi A<br>Seksi A |
| 2  | Survei       | Laporan | Juni  | Seksi A                       |
| 3  | Rapat        | Notula  | Mei   | Umum<br>Seksi A<br>Umum       |
| 4  | Apel         | Foto    | Mei   | 1. Seksi A<br>2. Seksi A      |
| 5  | Tim          | SK      | Mei   | Umum, Umum                    |

Expect pic: Seksi A / Seksi A / Umum<br>Seksi A / Seksi A / Umum
Expect remarks: none

## Of PIC 1 and PIC 2 both are named; areas may have a code and a weight.
| LKE     | AREA / LANGKAH AKSI  | BUKTI  | WAKTU  | PIC 1       | PIC 2       | BOBOT |
| ------- | -------------------- | ------ | ------ | ----------- | ----------- | ----- |
| A.1     | MANAJEMEN PERUBAHAN  |        |        |             |             | 8     |
| A.1.i.a | Membentuk tim        | SK Tim | 17 Jan | Kasubbag TU |             | 1     |
| A.2     | PENATAAN TATALAKSANA |        |        |             |             | 7     |
| A.2.i.b | Reviu SOP            | SOP    | 28 Feb | Kasi Tikkim | Kasi Lantas | 1,5   |

Expect:
| area | langkah_aksi  | pic                      |
| ---- | ------------- | ------------------------ |
| I    | Membentuk tim | Kasubbag TU              |
| II   | Reviu SOP     | Kasi Tikkim, Kasi Lantas |

Expect remarks: none

## A misspelt PENANGGUNG JAWAB beside PELAKSANA is kept as it is written.
| NO | KEGIATAN | BUKTI | WAKTU | PELAKSANA  | PENANGUNG JAWAB |
| -- | -------- | ----- | ----- | ---------- | --------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat    | Foto  | Mei   | SIE PROPAM | KASIWAS         |
| 2  | Apel     | Foto  | Juni  | BAG SDM    | WAKAPOLRES      |

Expect:
| pic        | lainnya                     |
| ---------- | --------------------------- |
| SIE PROPAM | PENANGUNG JAWAB: KASIWAS    |
| BAG SDM    | PENANGUNG JAWAB: WAKAPOLRES |


## The line above each block of headings names the area and the PIC.
| POKJA 1. MANAJEMEN PERUBAHAN |         |       | Koordinator : Ketua     |
| ---------------------------- | ------- | ----- | ----------------------- |
| No                           | Langkah | Waktu | Eviden                  |
| 1.1                          | Rapat   | Mei   | Notula                  |
| |
| POKJA 2. TATALAKSANA         |         |       | Koordinator : Kasi Umum |
| No                           | Langkah | Waktu | Eviden                  |
| 2.1                          | Reviu   | Juni  | SOP                     |
| |
| PENGAWASAN |
| Koordinator : Ketua |
| No                           | Langkah | Waktu | Eviden                  |
| 1                            | Monev   | Mei   | Laporan                 |

Expect:
| nama_area           | pic       |
| ------------------- | --------- |
| MANAJEMEN PERUBAHAN | Ketua     |
| TATALAKSANA         | Kasi Umum |
| PENGAWASAN          | Ketua     |

## The PIC of an area may stand in the area's cell.
| AREA & PENANGGUNG JAWAB                 | NO | LANGKAH AKSI  | BUKTI   | WAKTU |
| --------------------------------------- | -- | ------------- | ------- | ----- |
| Manajemen Perubahan<br><br>PJ: Kabag TU | 1  | Membentuk tim | SK      | Mei   |
|                                         | 2  | Rapat         | Notulen | Juni  |
| Penataan SDM<br>Kasubbag Umum           | 3  | Diklat        | Laporan | Mei   |
| Pengawasan (PJ. Inspektur)              | 4  | Kampanye      | Foto    | Juli  |

Expect:
| nama_area           | pic           |
| ------------------- | ------------- |
| Manajemen Perubahan | Kabag TU      |
| Manajemen Perubahan | Kabag TU      |
| Penataan SDM        | Kasubbag Umum |
| Pengawasan          | Inspektur     |

Expect remarks: none

## PIC may be ticked under their names; a marked month makes work without bukti a langkah.
| NO | LANGKAH AKSI        | PELAKSANA |    | JAN | FEB | MAR | BUKTI |
| -- | ------------------- | --------- | -- | --- | --- | --- | ----- |
|    |                     | TU        | SP |     |     |     |       |
| I. MANAJEMEN PERUBAHAN |
| A  | MANAJEMEN PERUBAHAN |           |    |     |     |     |       |
| 1  | Membentuk tim       | v         |    | v   |     |     | SK    |
| 2  | Rapat               |           | v  |     | v   |     |       |

Merged: A2:A3 B2:B3 C2:D2 E2:E3 F2:F3 G2:G3 H2:H3
Expect:
| nama_area           | pic | tenggat |
| ------------------- | --- | ------- |
| MANAJEMEN PERUBAHAN | TU  | 01      |
| MANAJEMEN PERUBAHAN | SP  | 02      |

Expect remarks: none

## PIC may be ticked under their names in a second heading row.
| NO | LANGKAH AKSI  | BUKTI   | WAKTU | PELAKSANA              |          |
| -- | ------------- | ------- | ----- | ---------------------- | -------- |
|    |               |         |       | Sekretaris             | Panitera |
| 1  | 2             | 3       | 4     | 5                      | 6        |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | Mei   | √                      |          |
| 2  | Rapat         | Notulen | Juni  | √                      | √        |
|    | Jumlah        | 2       |       | 2                      | 1        |
| |
|    | Mengetahui,   |         |       | Contoh, 2 Januari 2025 |          |
|    |               |         |       | Ketua, ttd. |

Merged: E2:F2
Expect:
| langkah_aksi  | pic                  |
| ------------- | -------------------- |
| Membentuk tim | Sekretaris           |
| Rapat         | Sekretaris, Panitera |

## Ticks x and X are the same; a roman number alone may name the area.
| NO | AREA | LANGKAH AKSI  | BUKTI   | WAKTU | PELAKSANA |     |
| -- | ---- | ------------- | ------- | ----- | --------- | --- |
|    |      |               |         |       | Umum      | Keu |
| 1  | I.   | Membentuk tim | SK      | Mei   | x         | X   |
| 2  | II.  | Rapat         | Notulen | Juni  |           | X   |
|    | s.d.a. = sama dengan di atas |

Merged: F2:G2
Expect:
| pic       | nama_area             |
| --------- | --------------------- |
| Umum, Keu | MANAJEMEN PERUBAHAN   |
| Keu       | PENATAAN TATA LAKSANA |

## A person named with an area or below it is the PIC of its work.
| NO | LANGKAH AKSI  | BUKTI   | WAKTU |
| -- | ------------- | ------- | ----- |
| I. MANAJEMEN PERUBAHAN (PIC: Sekretaris) |
| 1  | Membentuk tim | SK      | Mei   |
| II. TATA LAKSANA |
| Penanggung jawab: Sekretaris, Panitera |
| 1  | Rapat         | Notulen | Juni  |

Expect pic: Sekretaris / Sekretaris, Panitera

## Of two columns of people one is the PIC, and the form shows which.
| NO | LANGKAH AKSI  | BUKTI   | WAKTU | PEJABAT    | PENGELOLA | JUMLAH PEGAWAI |
| -- | ------------- | ------- | ----- | ---------- | --------- | -------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | Mei   | Sekretaris | Staf      | 12             |
| 2  | Rapat         | Notulen | Juni  | Sekretaris | Analis    | 3              |

Expect pic: Sekretaris / Sekretaris
Expect remarks: none

## A legend of colours beside the table names no PIC.
| NO | AREA       | KEGIATAN | WAKTU | BUKTI  |    | Keterangan warna (penanggung jawab) |
| -- | ---------- | -------- | ----- | ------ | -- | ----------------------------------- |
| 1  | Pengawasan | Rapat    | Mei   | Notula |    | Kasubbag TU                         |
| 2  | Pengawasan | Apel     | Juni  | Foto   |    | Kasi Umum                           |
| 3  | Pengawasan | Lomba    | Juli  | Foto   |    |                                     |
| 4  | Pengawasan | Bimtek   | Juli  | Foto   |    |                                     |
| 5  | Pengawasan | Reviu    | Juli  | SOP    |    |                                     |

Expect pic: - / - / - / - / -

## The PIC may stand above each table; a count of what is done is no work.
| NO                     | KEGIATAN            | WAKTU     | BUKTI |
| ---------------------- | ------------------- | --------- | ----- |
| I                      | MANAJEMEN PERUBAHAN |           |       |
| 1                      | Rapat               | Mei       | SK    |
| II                     | TATA LAKSANA        |           |       |
| Penanggung jawab pokja | Kabid GTK           |           |       |
| NO                     | KEGIATAN            | WAKTU     | BUKTI |
| 1                      | Apel                | Mei       | Foto  |
|                        | Jumlah selesai      | 9 dari 14 |       |
| |
|                        | : masa pelaksanaan |

Expect pic: - / Kabid GTK

## Names that count on down the rows are no PIC.
| NO | KEGIATAN | WAKTU | BUKTI | ANGGOTA |
| -- | -------- | ----- | ----- | ------- |
| 1  | Tim      | Mei   | SK    | 1. Ani  |
| 2  | Uji      | Mei   | SOP   | 2. Budi |
| I. MANAJEMEN PERUBAHAN |

Expect pic: - / -

## Names under PIC may stand above the weeks of a calendar.
| NO | AKSI | BUKTI | PIC |      | JADWAL |    |
| -- | ---- | ----- | --- | ---- | ------ | -- |
|    |      |       | Ani | Budi | Mei    |    |
|    |      |       |     |      | I      | II |
| I  | SDM  |       |     |      |        |    |
| 1  | Uji  | SK    |     | v    | v      |    |
| 2  | Apel | SK    | v   |      |        | v  |

Merged: A2:A4 B2:B4 C2:C4 D2:E2 F2:G2 F3:G3
Expect pic: Budi / Ani

## Names under PIC may stand in a third heading row.
| NO | AKSI | RENCANA |         |          |       |
| -- | ---- | ------- | ------- | -------- | ----- |
|    |      | WAKTU   | PIC     |          | BUKTI |
|    |      |         | Wadir I | Wadir II |       |
| I  | SDM  |         |         |          |       |
| 1  | Uji  | Mei     |         | v        | SK    |

Merged: A2:A4 B2:B4 C2:F2 C3:C4 D3:E3 F3:F4
Expect pic: Wadir II
""")
