"""Pictures: made when somebody asks, kept for the present and for the ends of quarters."""

from datetime import date, timedelta

from monev.core import clock
from monev.core.plan_fields import SAID, SAID_OF_BUKTI
from monev.database.pictures import purge_pictures
from monev.edits.single_edits import Target, edit
from monev.figures.views import newest_view, view_at
from monev.writing.content_of import read_langkah
from tests.database.tables import present_pictures
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    bukti_content,
    langkah_content,
    sample_content,
    tenggat_content,
)


def test_a_year_of_touches_leaves_a_picture_of_each_quarters_end_and_of_now(db, today):
    append_unggahan(db)
    day = date(2025, 7, 1)
    while day < date(2025, 12, 20):
        today(day.isoformat())
        edit(db, SATKER, TAHUN, Target("V.a.1.1"), {"pic": f"Kasubbag {day}"}, pelaku="Ani")
        newest_view(db, SATKER, TAHUN)
        day += timedelta(7)
    last = day - timedelta(7)
    assert present_pictures(db) == [date(2025, 6, 30), date(2025, 9, 30), last]
    shown = view_at(db, SATKER, TAHUN, date(2025, 8, 9))
    assert (shown.hari, shown.posisi) == (date(2025, 8, 5), date(2025, 8, 9))
    assert date(2025, 8, 5) in present_pictures(db), "made again when somebody asks"


def test_a_dropped_picture_goes_with_its_rows_when_no_page_draws_from_it_any_more(db, today):
    def rows() -> list[int]:
        with db._connection.cursor() as cursor:
            tables = ("gambar", "langkah", "tenggat", "bukti", "jumlah")
            return [len(cursor.execute(f"from {table}").fetchall()) for table in tables]

    today("2025-07-10")
    append_unggahan(db)
    counted = []
    for pic in ("Kasubbag", "Sekretaris"):
        edit(db, SATKER, TAHUN, Target("V.a.1.1"), {"pic": pic}, pelaku="Ani")
        newest_view(db, SATKER, TAHUN)
        counted.append(rows())
    first, both = counted
    assert all(after > before for before, after in zip(first, both, strict=True))
    with db._connection.cursor() as cursor:
        purge_pictures(cursor, clock.real_now() - timedelta(hours=1))
    assert rows() == both, "a page may still draw from it"
    with db._connection.cursor() as cursor:
        purge_pictures(cursor, clock.real_now() + timedelta(seconds=1))
    assert rows() == first


SAID_OF = {"day": "2025-07-01", "link": "https://kantor.example/berkas"}


def test_what_a_file_says_beside_each_status_stands_in_its_picture(db):
    """A field that the picture does not pick would be in the journal and nowhere else."""
    report, of_bukti = (
        {name: SAID_OF.get(each.kind, f"kata {name}") for name, each in table.items()}
        for table in (SAID, SAID_OF_BUKTI)
    )
    tenggat = tenggat_content("2025-06", "selesai", **report)
    tenggat["bukti"] = [bukti_content("SK", "ada", **of_bukti)]
    append_unggahan(db, sample_content([langkah_content("I.1.1", [tenggat])]))
    (read,) = read_langkah(db, newest_view(db, SATKER, TAHUN)).values()
    (target,) = read["tenggat"]
    assert report == {name: str(target[name]) for name in SAID}
    assert of_bukti == {name: target["bukti"][0][name] for name in SAID_OF_BUKTI}
