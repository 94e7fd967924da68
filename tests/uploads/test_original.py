"""The original file of a stored plan."""

from monev.edits.single_edits import Target, edit
from monev.uploads.original import find_original, sheets_of
from monev.writing.plan_versions import cancel
from tests.reading.tables import AREA, HEADINGS, xlsx
from tests.uploads.material import upload_file

SATKER = "KPU Kabupaten Contoh"


def store(db, time: str, name: str, posisi: str) -> None:
    row = (1, "A", "B", "C", "D", time, "E", "Kasubbag")
    data = xlsx((("KPU KABUPATEN CONTOH",), ("TAHUN 2025",), (*HEADINGS, "PIC"), AREA, row))
    upload_file(db, data, name, posisi)


def test_the_file_of_a_plan_is_found_through_what_was_changed_in_the_app_since(db):
    store(db, "Mei", "rencana.xlsx", "2025-06-30")
    said = {"pic": "Sekretaris"}
    edit(db, SATKER, 2025, Target("I.1.1"), said, pelaku="Budi")
    file = find_original(db, SATKER, 2025, 1)
    assert (file.name, file.unggahan) == ("rencana.xlsx", 1)
    assert len(sheets_of(db, file)) == 1
    assert find_original(db, "KPU Kota Lain", 2025, 9) is None
    store(db, "Juni", "baru.xlsx", "2025-07-31")
    file = find_original(db, SATKER, 2025, 1)
    assert file.name == "rencana.xlsx", "a later file is not that of an earlier version"
    for _ in range(2):
        cancel(db, SATKER, 2025, reason="keliru", pelaku="Budi")
    assert find_original(db, SATKER, 2025, 2) is None
