"""Changes in small plans: work called off or put off, and revised times."""

from tests.reading.tables import reading_test

test_what_was_changed_is_taken_or_asked_about = reading_test("""
## A STATUS or a time that calls a langkah off adds a question.
| NO | LANGKAH AKSI  | BUKTI  | WAKTU           | STATUS     |
| -- | ------------- | ------ | --------------- | ---------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Membentuk tim | SK     | Mei 2025        | DIBATALKAN |
| 2  | Membagi tugas | Uraian | DIBATALKAN      | Belum      |
| 3  | Rapat         | Notula | Ditunda ke 2026 | Belum      |

Expect remarks: rows.called_off rows.called_off rows.called_off

## Words before the new month in a remark are no earlier time of the plan.
| NO | LANGKAH AKSI | BUKTI  | WAKTU | KET                    |
| -- | ------------ | ------ | ----- | ---------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Rapat        | Notula | Mei   | mohon digeser ke Juli  |
| 2  | Lomba        | Foto   | Mei   | kegiatan diundur ke Juni |

Expect tenggat: 05 / 05
Expect remarks: rows.called_off rows.called_off

## A bracket beside the work, or a word before a dash, may call it off; its own words do not.
| NO | LANGKAH AKSI                    | BUKTI   | WAKTU |
| -- | ------------------------------- | ------- | ----- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Lomba yel-yel (batal)           | Foto    | Mei   |
| 2  | Studi tiru [ditunda]            | Laporan | Mei   |
| 3  | Mendata SK yang tidak berlaku   | Daftar  | Mei   |
| 4  | Mereviu SOP (yang tidak berlaku) | SOP    | Mei   |
| 5  | DICABUT - Menyusun SK           | SK      | Mei   |
| 6  | Pembatalan - mereviu SK         | SK      | Mei   |

Expect remarks: rows.called_off rows.called_off rows.called_off
""")


test_a_time_that_its_cell_says_was_another_is_asked = reading_test("""
## Semula ... menjadi, and the former time in brackets.
| NO | LANGKAH AKSI | BUKTI | WAKTU                               |
| -- | ------------ | ----- | ----------------------------------- |
| I. MANAJEMEN PERUBAHAN |
| 1  | Lomba        | Foto  | Semula Maret 2025, menjadi Mei 2025 |
| 2  | Rapat        | Foto  | Mei (semula Maret)                  |

Expect remarks: rows.called_off due.bracket_differs
""")
