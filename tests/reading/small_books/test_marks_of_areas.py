"""Titles of the LKE and marks of areas: where each langkah stands."""

from tests.reading.tables import reading_test

test_each_langkah_of_a_book_stands_where_its_headings_say = reading_test("""
## The titles of the LKE are no headings: NO and PENILAIAN.
| NO | PENILAIAN            | RENCANA AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | -------------------- | ------------- | ------------ | ------------ |
| A. | PENGUNGKIT           |               |              |              |
| I. | PEMENUHAN            |               |              |              |
| 1. | MANAJEMEN PERUBAHAN  |               |              |              |
| i. | Penyusunan Tim Kerja |               |              |              |
| a. | Tim telah dibentuk   | Membentuk tim | SK           | Januari      |
| b. | Anggota dipilih      | Seleksi       | Undangan     | Februari     |
| 2. | PENATAAN TATALAKSANA |               |              |              |
| i. | Prosedur operasional |               |              |              |
| a. | SOP sesuai peta      | Reviu SOP     | SOP          | April        |

Expect:
| kode    | nama_sub_area        |
| ------- | -------------------- |
| 1.i.a.1 | Penyusunan Tim Kerja |
| 1.i.b.1 | Penyusunan Tim Kerja |
| 2.i.a.1 | Prosedur operasional |

## The titles of the LKE are no headings: NO and KOMPONEN.
| NO | KOMPONEN             | RENCANA AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | -------------------- | ------------- | ------------ | ------------ |
| A. | PENGUNGKIT           |               |              |              |
| I. | PEMENUHAN            |               |              |              |
| 1. | MANAJEMEN PERUBAHAN  |               |              |              |
| i. | Penyusunan Tim Kerja |               |              |              |
| a. | Tim telah dibentuk   | Membentuk tim | SK           | Januari      |
| b. | Anggota dipilih      | Seleksi       | Undangan     | Februari     |
| 2. | PENATAAN TATALAKSANA |               |              |              |
| i. | Prosedur operasional |               |              |              |
| a. | SOP sesuai peta      | Reviu SOP     | SOP          | April        |

Expect:
| kode    | nama_sub_area        |
| ------- | -------------------- |
| 1.i.a.1 | Penyusunan Tim Kerja |
| 1.i.b.1 | Penyusunan Tim Kerja |
| 2.i.a.1 | Prosedur operasional |

## The titles of the LKE are no headings: NO and URAIAN.
| NO | URAIAN               | RENCANA AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | -------------------- | ------------- | ------------ | ------------ |
| A. | PENGUNGKIT           |               |              |              |
| I. | PEMENUHAN            |               |              |              |
| 1. | MANAJEMEN PERUBAHAN  |               |              |              |
| i. | Penyusunan Tim Kerja |               |              |              |
| a. | Tim telah dibentuk   | Membentuk tim | SK           | Januari      |
| b. | Anggota dipilih      | Seleksi       | Undangan     | Februari     |
| 2. | PENATAAN TATALAKSANA |               |              |              |
| i. | Prosedur operasional |               |              |              |
| a. | SOP sesuai peta      | Reviu SOP     | SOP          | April        |

Expect:
| kode    | nama_sub_area        |
| ------- | -------------------- |
| 1.i.a.1 | Penyusunan Tim Kerja |
| 1.i.b.1 | Penyusunan Tim Kerja |
| 2.i.a.1 | Prosedur operasional |

## The titles of the LKE are no headings, even marked in steps.
| NO |    |    |    |    | URAIAN               | RENCANA AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | -- | -- | -- | -- | -------------------- | ------------- | ------------ | ------------ |
| A. |    |    |    |    | PENGUNGKIT           |               |              |              |
|    | I. |    |    |    | PEMENUHAN            |               |              |              |
|    |    | 1. |    |    | MANAJEMEN PERUBAHAN  |               |              |              |
|    |    |    | i. |    | Penyusunan Tim Kerja |               |              |              |
|    |    |    |    | a. | Tim telah dibentuk   | Membentuk tim | SK           | Januari      |
|    |    |    |    | b. | Anggota dipilih      | Seleksi       | Undangan     | Februari     |
|    |    | 2. |    |    | PENATAAN TATALAKSANA |               |              |              |
|    |    |    | i. |    | Prosedur operasional |               |              |              |
|    |    |    |    | a. | SOP sesuai peta      | Reviu SOP     | SOP          | April        |

Expect:
| kode    | nama_sub_area        |
| ------- | -------------------- |
| 1.i.a.1 | Penyusunan Tim Kerja |
| 1.i.b.1 | Penyusunan Tim Kerja |
| 2.i.a.1 | Prosedur operasional |

## The titles of the LKE are no headings, even marked in steps under a merged NO.
| NO |    |    |    |    | URAIAN               | RENCANA AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | -- | -- | -- | -- | -------------------- | ------------- | ------------ | ------------ |
| A. |    |    |    |    | PENGUNGKIT           |               |              |              |
|    | I. |    |    |    | PEMENUHAN            |               |              |              |
|    |    | 1. |    |    | MANAJEMEN PERUBAHAN  |               |              |              |
|    |    |    | i. |    | Penyusunan Tim Kerja |               |              |              |
|    |    |    |    | a. | Tim telah dibentuk   | Membentuk tim | SK           | Januari      |
|    |    |    |    | b. | Anggota dipilih      | Seleksi       | Undangan     | Februari     |
|    |    | 2. |    |    | PENATAAN TATALAKSANA |               |              |              |
|    |    |    | i. |    | Prosedur operasional |               |              |              |
|    |    |    |    | a. | SOP sesuai peta      | Reviu SOP     | SOP          | April        |

Merged: A2:E2
Expect:
| kode    | nama_sub_area        |
| ------- | -------------------- |
| 1.i.a.1 | Penyusunan Tim Kerja |
| 1.i.b.1 | Penyusunan Tim Kerja |
| 2.i.a.1 | Prosedur operasional |

## Roman numbers may be typed with small l.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| l. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| ll. PENATAAN TATALAKSANA |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| lll. TIM BARU |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| lV. PENGUATAN AKUNTABILITAS |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |

Expect:
| kode    | nama_area               |
| ------- | ----------------------- |
| I.1.1   | MANAJEMEN PERUBAHAN     |
| II.1.1  | PENATAAN TATALAKSANA    |
| III.1.1 | TIM BARU                |
| IV.1.1  | PENGUATAN AKUNTABILITAS |

## Roman numbers may be typed with small l and the digit 1.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| Il. PENATAAN TATALAKSANA |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| IlI. TIM BARU |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| 1V. PENGUATAN AKUNTABILITAS |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |

Expect:
| kode    | nama_area               |
| ------- | ----------------------- |
| I.1.1   | MANAJEMEN PERUBAHAN     |
| II.1.1  | PENATAAN TATALAKSANA    |
| III.1.1 | TIM BARU                |
| IV.1.1  | PENGUATAN AKUNTABILITAS |

## Roman numbers may be typed with the digit 1.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| I1. PENATAAN TATALAKSANA |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| III. TIM BARU |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| IV. PENGUATAN AKUNTABILITAS |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |

Expect:
| kode    | nama_area               |
| ------- | ----------------------- |
| I.1.1   | MANAJEMEN PERUBAHAN     |
| II.1.1  | PENATAAN TATALAKSANA    |
| III.1.1 | TIM BARU                |
| IV.1.1  | PENGUATAN AKUNTABILITAS |

## The halves of the LKE in an area are sub-areas: A. PEMENUHAN and B. REFORM.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| A. PEMENUHAN |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| B. REFORM |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| II. PENATAAN TATA LAKSANA |
| A. PEMENUHAN |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |

Expect kode: I.A.1.1 / I.B.1.1 / II.A.1.1
Expect remarks: none

## The halves of the LKE in an area are sub-areas: Pemenuhan and Reform.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| Pemenuhan |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| Reform |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| II. PENATAAN TATA LAKSANA |
| Pemenuhan |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |

Expect kode: I.A.1.1 / I.B.1.1 / II.A.1.1
Expect remarks: none

## The halves of the LKE in an area are sub-areas: ASPEK PEMENUHAN and ASPEK REFORM.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. MANAJEMEN PERUBAHAN |
| ASPEK PEMENUHAN |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| ASPEK REFORM |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| II. PENATAAN TATA LAKSANA |
| ASPEK PEMENUHAN |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |

Expect kode: I.A.1.1 / I.B.1.1 / II.A.1.1
Expect remarks: none

## The marks of the LKE may stand in one cell with its titles.
| PENILAIAN             | RENCANA AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| --------------------- | ------------- | ------------ | ------------ |
| A. PENGUNGKIT |
| I. PEMENUHAN |
| 1. MANAJEMEN PERUBAHAN |
| i. Penyusunan Tim Kerja |
| a. Tim telah dibentuk | Membentuk tim | SK           | Januari      |
| b. Anggota dipilih    | Seleksi       | Undangan     | Februari     |
| 2. PENATAAN TATALAKSANA |
| i. Prosedur operasional |
| a. SOP sesuai peta    | Reviu SOP     | SOP          | April        |

Expect nama_sub_area: Penyusunan Tim Kerja / Penyusunan Tim Kerja / Prosedur operasional

## A second title with the open area's number is a sub-area.
| NO | LANGKAH AKSI  | BUKTI DUKUNG | TARGET WAKTU |
| -- | ------------- | ------------ | ------------ |
| I. LAYANAN DIGITAL |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |
| I. TIM KERJA |
| 1  | Membentuk tim | SK Tim       | Juli 2025    |

Expect:
| area | sub_area |
| ---- | -------- |
| I    | -        |
| I    | I        |
""")
