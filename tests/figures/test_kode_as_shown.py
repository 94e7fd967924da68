"""What people see of a kode is what the office wrote (docs/design.md §1)."""

import pytest

from monev import figures
from monev.database import Database
from monev.figures.rows import BuktiRow, LangkahRow, TenggatRow
from monev.figures.views import plan_rows
from tests.figures.material import langkah, tenggat, view_of

DUE = tenggat("2025-06", "belum", "belum_ada")


def shown(db: Database, *rows: dict) -> list[str]:
    """Return what people see of the kode of a plan of these langkah."""
    view = view_of(db, "2025-09-30", *rows)
    return [row["kode_tampil"] for row in plan_rows(db, view, figures.langkah, LangkahRow)]


def test_where_the_offices_no_runs_through_an_area_its_number_stands_beside_the_area(shared_db):
    rows = [langkah(f"VI.{number}.1", DUE) for number in range(1, 13)]
    assert shown(shared_db, *rows) == [f"VI.{number}" for number in range(1, 13)]


def test_langkah_that_share_a_no_are_told_apart_and_the_others_stay_as_written(shared_db):
    rows = [langkah(kode, DUE) for kode in ("V.a.1.1", "V.a.1.2", "V.a.2.1", "V.b.1.1")]
    assert shown(shared_db, *rows) == ["V.a.1.1", "V.a.1.2", "V.a.2", "V.b.1"]
    place = {"area": "I", "sub_area": "I", "no": "1"}
    twins = [langkah("I.1.1", DUE) | place | {"kode": f"I.I.1.{number}"} for number in (1, 2)]
    assert shown(shared_db, *twins) == ["I.1.1", "I.1.2"], "no part is said twice"


@pytest.mark.parametrize(
    ("kode", "place", "expected"),
    [
        ("VI-12", {"area": "VI", "sub_area": None, "no": "12"}, "VI-12"),
        ("III.4", {"area": "III", "sub_area": None, "no": ""}, "III.4"),
        ("I.I.1.1", {"area": "I", "sub_area": "I", "no": "1"}, "I.1"),
        ("VI.VI.12.1", {"area": "VI", "sub_area": None, "no": "VI.12"}, "VI.12"),
        ("0.4.1", {"area": "0", "sub_area": None, "no": "4"}, "4"),
    ],
    ids=["its own kode", "no NO", "a sub-area like its area", "a NO with its area", "no area"],
)
def test_a_kode_says_no_more_than_the_office_did(shared_db, kode, place, expected):
    assert shown(shared_db, langkah("I.1.1", DUE) | place | {"kode": kode}) == [expected]


def test_tenggat_and_bukti_show_it_and_keep_the_kode_that_names_their_langkah(shared_db):
    view = view_of(shared_db, "2025-09-30", langkah("VI.12.1", DUE))
    (target,) = plan_rows(shared_db, view, figures.tenggat, TenggatRow)
    (document,) = plan_rows(shared_db, view, figures.bukti, BuktiRow)
    both = ("VI.12.1", "VI.12")
    assert (target["kode"], target["kode_tampil"]) == both
    assert (document["kode"], document["kode_tampil"]) == both
    assert figures.shown_kode(shared_db, view, "VI.12.1") == "VI.12"
    assert figures.shown_kode(shared_db, view, "II.9.9") == "II.9.9", "of another version"


@pytest.mark.parametrize(
    ("kode", "written", "expected"),
    [
        ("I.1.1", "a. Penyusunan SK tim", "Penyusunan SK tim"),
        ("I.1.2", "2) Rapat tim", "Rapat tim"),
        ("I.1.1", "c. Penyusunan SK tim", "c. Penyusunan SK tim"),
        ("I.1.1", "1. Layanan daring\n2. Apel", "1. Layanan daring\n2. Apel"),
        ("I.1.1", "1.500 peserta dilatih", "1.500 peserta dilatih"),
    ],
    ids=["a letter", "a number", "another's letter", "a list in a cell", "an amount"],
)
def test_the_mark_that_the_kode_says_already_does_not_stand_before_the_words(
    shared_db, kode, written, expected
):
    view = view_of(shared_db, "2025-09-30", langkah(kode, DUE, langkah_aksi=written))
    (row,) = plan_rows(shared_db, view, figures.langkah, LangkahRow)
    assert (row["langkah_tampil"], row["langkah_aksi"]) == (expected, written)
    (target,) = plan_rows(shared_db, view, figures.tenggat, TenggatRow)
    assert target["langkah_aksi"] == expected
