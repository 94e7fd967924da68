"""The changes of a plan in words."""

from monev.figures.riwayat import change_table


def test_changes_are_told_as_people_read_them():
    changes = [
        {"jenis": "target_bergeser", "kode": "I.1.1", "langkah_aksi": "Apel", "tenggat": "2025-05", "kolom": None,
         "dari": "2025-05", "ke": "2025-08"},
        {"jenis": "teks_berubah", "kode": "I.1.1", "langkah_aksi": "Apel", "tenggat": None, "kolom": "PIC",
         "dari": None, "ke": "Ani"},
    ]  # fmt: skip
    table = change_table(changes)
    assert table[["jenis", "kolom", "semula", "menjadi"]].to_dict("split")["data"] == [
        ["target bergeser", "", "Mei 2025", "Agustus 2025"],
        ["sel rencana berubah", "PIC", "", "Ani"],
    ]
    assert table["tenggat"].isna().tolist() == [False, True]
