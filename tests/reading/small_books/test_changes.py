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

""")
