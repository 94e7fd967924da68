"""The fictitious office: its four workbooks tell of a year that starts late and catches up, and say
that they are simulated. They are filled templates: change them in a spreadsheet, or in the app and
write them with `templat`.
"""

import tomllib
from datetime import date

import pytest

from monev.figures import full_state, view_at
from monev.uploads import UploadPlan, check_upload, plan_upload, store_upload
from tests.code import ROOT
from tests.makers import last_content

SATKER, TAHUN = "KPU Kabupaten Contoh", 2025
POSISI = [date(2025, *end) for end in ((3, 31), (6, 30), (9, 30), (12, 31))]


@pytest.fixture(scope="module")
def story(shared_db) -> list[UploadPlan]:
    """Store all four workbooks in the order of a first start; return their upload plans."""
    listing = tomllib.loads((ROOT / "data" / "muatan_awal.toml").read_text(encoding="utf-8"))
    result = []
    for listed in listing["unggahan"]:
        if listed["satker"] == SATKER:
            file = ROOT / "data" / listed["file"]
            data = file.read_bytes()
            planned = plan_upload(shared_db, check_upload(data, file.name), posisi=listed["posisi"])
            store_upload(
                shared_db, planned, pelaku="contoh", file=data, file_name=file.name, consent=False
            )
            result.append(planned)
    return result


def test_they_ask_nothing_but_the_one_meant_and_take_nothing_away(story):
    assert [planned.posisi for planned in story] == POSISI
    for planned in story:
        # VI.6.1 has no target on purpose: it shows how a langkah that cannot be judged looks.
        assert [remark.nilai for remark in planned.warnings if remark.kolom] == [""]
        assert planned.content["simulasi"]
        assert planned.removals == ()


def test_seven_areas_and_the_work_of_a_year_that_starts_late_and_catches_up(shared_db, story):
    areas, monthly, undated = [], {}, []
    for langkah in last_content(shared_db, SATKER, TAHUN)["langkah"]:
        if langkah["area"] not in areas:
            areas.append(langkah["area"])
        if langkah["jenis_target"] == "bulanan":
            monthly[langkah["kode"]] = len(langkah["tenggat"])
        if not langkah["tenggat"]:
            undated.append(langkah["kode"])
    assert areas == ["I", "II", "III", "IV", "V", "VI", "VII"]
    assert monthly == {"I.6.1": 11, "III.5.1": 12, "V.a.3.1": 12}
    assert undated == ["VI.6.1"]
    states = [full_state(shared_db, view_at(shared_db, SATKER, TAHUN, posisi)) for posisi in POSISI]
    done = [tuple(state["capaian_posisi"].values()) for state in states]
    assert done == [(18, 28), (43, 51), (70, 74), (96, 103)]
    assert states[-1]["selesai_tanpa_bukti"] > 5
