"""When a satker reported each triwulan: in time, late, or not yet; judged by the day of upload."""

from datetime import date

from monev.figures import recap
from tests.makers import SATKER, TAHUN, append_unggahan, sample_content

LATE_ONE = "KPU Kabupaten Lambat"


def told(db, posisi: date) -> dict[str, str]:
    frame = recap.recap_frame(db, recap.recap(db, posisi, tahun=TAHUN))
    return dict(zip(frame["satker"], frame["tiap_triwulan"], strict=True))


def test_each_triwulan_says_tepat_terlambat_or_belum_lapor_with_the_day_of_upload(own_store, today):
    db = own_store()
    for day, satker, posisi, number in (
        ("2025-04-10", SATKER, "2025-03-31", 1),
        ("2025-04-11", LATE_ONE, "2025-03-31", 1),
        ("2025-10-02", LATE_ONE, "2025-09-30", 2),
    ):
        today(day)
        content = sample_content(unggahan=number, posisi=posisi, lengkap_per=posisi)
        append_unggahan(db, content, satker=satker)
    today("2025-11-05")
    assert told(db, date(TAHUN, 11, 5)) == {
        SATKER: "I tepat 10/4 · II belum · III belum",
        LATE_ONE: "I terlambat 11/4 · II terlambat 2/10 · III tepat 2/10",
    }
    assert told(db, date(TAHUN, 3, 31))[SATKER] == "I tepat 10/4"
