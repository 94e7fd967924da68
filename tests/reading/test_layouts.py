"""Plans may be laid out as the steps of the LKE; cards are refused."""

from tests.reading.tables import reading_test

test_the_steps_of_the_lke_say_the_area_and_the_work = reading_test("""
## The marks of the LKE stand in steps under one merged heading.
| PENILAIAN | | | | Bobot | Rencana Aksi | Bukti | Waktu |
| -- | -- | -- | -- | -- | -- | -- | -- |
| A. | PENGUNGKIT | | | 60 | | | |
| | I. | PEMENUHAN | | 30 | | | |
| | 1. | MANAJEMEN PERUBAHAN | | 4 | | | |
| | | i. | Tim Kerja | 1 | | | |
| | | a. | Tim dibentuk | | Membentuk tim | SK Tim | Maret |
| | | b. | Anggota dipilih | | Memilih anggota | Notulen | April |
| | 2. | TATA LAKSANA | | 3.5 | | | |
| | | i. | SOP | 1 | | | |
| | | a. | SOP disusun | | Menyusun SOP | SOP | Mei |

Merged: A2:D2
Expect:
| nama_area           | langkah_aksi    |
| ------------------- | --------------- |
| MANAJEMEN PERUBAHAN | Membentuk tim   |
| MANAJEMEN PERUBAHAN | Memilih anggota |
| TATA LAKSANA        | Menyusun SOP    |

Expect notes: none

## They may stand right of columns without a heading.
| | | | PENILAIAN | Bobot | Rencana Aksi | Bukti | Waktu |
| -- | -- | -- | -- | -- | -- | -- | -- |
| A. | PENGUNGKIT | | | 60 | | | |
| | I. | PEMENUHAN | | 30 | | | |
| | 1. | MANAJEMEN PERUBAHAN | | 4 | | | |
| | | i. | Tim Kerja | 1 | | | |
| | | a. | Tim dibentuk | | Membentuk tim | SK Tim | Maret |
| | | b. | Anggota dipilih | | Memilih anggota | Notulen | April |
| | 2. | TATA LAKSANA | | 3.5 | | | |
| | | i. | SOP | 1 | | | |
| | | a. | SOP disusun | | Menyusun SOP | SOP | Mei |

Expect:
| nama_area           | indikator       |
| ------------------- | --------------- |
| MANAJEMEN PERUBAHAN | Tim dibentuk    |
| MANAJEMEN PERUBAHAN | Anggota dipilih |
| TATA LAKSANA        | SOP disusun     |

Expect remarks: none
""")

test_cards_are_no_table = reading_test("""
## A form for each langkah is refused: none of it is a table.
| I. MANAJEMEN PERUBAHAN |
| ---------------------- |
| Rencana Aksi | Rapat    |
| Bukti        | Notula   |
| Waktu        | Mei 2025 |
| |
| Rencana Aksi | Rapat    |
| Bukti        | Notula   |
| Waktu        | Mei 2025 |
| |
| Rencana Aksi | Rapat    |
| Bukti        | Notula   |
| Waktu        | Mei 2025 |

Expect refused: tidak berisi tabel rencana aksi
""")
