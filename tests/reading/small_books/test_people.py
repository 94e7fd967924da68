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

## PIC 1 and PIC 2 are both meant; areas may have a code and a weight.
| LKE     | AREA / LANGKAH AKSI  | BUKTI  | WAKTU  | PIC 1       | PIC 2       | BOBOT |
| ------- | -------------------- | ------ | ------ | ----------- | ----------- | ----- |
| A.1     | MANAJEMEN PERUBAHAN  |        |        |             |             | 8     |
| A.1.i.a | Membentuk tim        | SK Tim | 17 Jan | Kasubbag TU |             | 1     |
| A.2     | PENATAAN TATALAKSANA |        |        |             |             | 7     |
| A.2.i.b | Reviu SOP            | SOP    | 28 Feb | Kasi Tikkim | Kasi Lantas | 1,5   |

Expect:
| area | langkah_aksi  | pic         |
| ---- | ------------- | ----------- |
| I    | Membentuk tim | Kasubbag TU |
| II   | Reviu SOP     | Kasi Tikkim; Kasi Lantas |

Expect remarks: none

## Names that stand alone in other rows are several people in one cell; parted by *dan* that is asked.
| NO | LANGKAH AKSI  | BUKTI   | WAKTU | PIC                    |
| -- | ------------- | ------- | ----- | ---------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | Mei   | Nur Aini               |
| 2  | Rapat         | Notulen | Juni  | Sekretaris             |
| 3  | Apel          | Foto    | Juni  | Sekretaris<br>Nur Aini |
| 4  | Survei        | Laporan | Juli  | Nur Aini, Sekretaris   |
| 5  | Lomba         | Foto    | Juli  | Nur Aini dan Sekretaris |
| 6  | Pameran       | Foto    | Juli  | Sekretaris, Lusia      |

Expect pic: Nur Aini / Sekretaris / Sekretaris; Nur Aini / Nur Aini; Sekretaris / Nur Aini dan Sekretaris / Sekretaris, Lusia
Expect remarks: none

## Posts with their part of the office are people each, whatever parts them; a unit's name may have *dan*.
| NO | LANGKAH AKSI  | BUKTI   | WAKTU | PIC                                      |
| -- | ------------- | ------- | ----- | ---------------------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK      | Mei   | Kasubbag TU dan Kasi Tikkim              |
| 2  | Rapat         | Notulen | Juni  | Kasubbag Umum dan Keuangan               |
| 3  | Apel          | Foto    | Juni  | Kasubbag Umum dan Keuangan dan Kabid PIAK |
| 4  | Survei        | Laporan | Juli  | 1. Wadir Umum<br>2. Perawat              |

Expect pic: Kasubbag TU; Kasi Tikkim / Kasubbag Umum dan Keuangan / Kasubbag Umum dan Keuangan; Kabid PIAK / Wadir Umum; Perawat
Expect remarks: none

## A person named with an area or below it is the PIC of its work.
| NO | LANGKAH AKSI  | BUKTI   | WAKTU |
| -- | ------------- | ------- | ----- |
| I. MANAJEMEN PERUBAHAN (PIC: Sekretaris) |
| 1  | Membentuk tim | SK      | Mei   |
| II. TATA LAKSANA |
| Penanggung jawab: Sekretaris, Panitera |
| 1  | Rapat         | Notulen | Juni  |

Expect pic: Sekretaris / Sekretaris, Panitera

## A dash says that nobody is named, not that it is as above.
| NO | LANGKAH AKSI | BUKTI   | WAKTU | PIC         |
| -- | ------------ | ------- | ----- | ----------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Menata loket | Laporan | Mei   | Kasubbagbin |
| 2  | Survei       | Laporan | Juni  | -           |
| 3  | Apel         | Foto    | Mei   | Kasi Intel  |
| 4  | Rapat        | Notula  | Mei   | - " -       |

Expect pic: Kasubbagbin / - / Kasi Intel / Kasi Intel

## A committee and functional staff are somebody, beside a post.
| NO | LANGKAH AKSI | BUKTI   | WAKTU | PIC                                   |
| -- | ------------ | ------- | ----- | ------------------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Menyusun RKAS | RKAS   | Mei   | Bendahara BOS dan Komite Sekolah      |
| 2  | Pojok pajak   | Foto   | Mei   | Seksi Pelayanan, Fungsional Penyuluh  |

Expect pic: Bendahara BOS; Komite Sekolah / Seksi Pelayanan; Fungsional Penyuluh

""")
