"""The fictitious office: its committed workbooks say what its story says, and say that they are simulated."""

import tomllib
from datetime import date

import pytest

from monev.figures import full_state as counts
from monev.figures import view_at
from monev.uploads import check_upload, plan_upload, store_upload
from tests.code import ROOT
from tests.makers import last_content
from tests.sample import make
from tests.sample.story import MOVED, POSISI, TIDAK_BERLAKU
from tests.uploads.material import tenggat


@pytest.fixture(scope="module")
def story(shared_db):
    """All four workbooks stored in order; what each changed."""
    result = []
    for posisi in POSISI:
        data = (make.FOLDER / make.file_name(posisi)).read_bytes()
        upload_plan = plan_upload(shared_db, check_upload(data, make.file_name(posisi)), posisi=posisi)
        store_upload(
            shared_db, upload_plan, pelaku="contoh", file=data, file_name=make.file_name(posisi), consent=False
        )
        result.append(upload_plan)
    return result


def test_the_committed_workbooks_say_what_their_maker_says_and_ask_nothing_but_the_one_meant(story):
    for posisi, upload_plan in zip(POSISI, story, strict=True):
        for one, made in zip(upload_plan.content["langkah"], make.reported_rencana(posisi), strict=True):
            for key in ("kode", "langkah_aksi", "bukti_dukung", "target_waktu", "pic", "jenis_target", "bukti"):
                assert one[key] == made[key], (one["kode"], key)
            for t, story_t in zip(one["tenggat"], made["tenggat"], strict=True):
                assert {**t, "selesai_sejak": None} == {**story_t, "selesai_sejak": None}, one["kode"]
    # VI.6.1 has no target on purpose: it shows how a langkah that cannot be judged looks.
    for upload_plan in story:
        assert [c.nilai for c in upload_plan.warnings if c.kolom] == [""]
        assert upload_plan.content["simulasi"]
    assert [upload_plan.removals for upload_plan in story] == [()] * 4


def test_seven_areas_and_the_work_of_a_year_that_starts_late_and_catches_up(shared_db, story):
    content = last_content(shared_db, make.SATKER, make.TAHUN)
    assert list(dict.fromkeys(s["area"] for s in content["langkah"])) == ["I", "II", "III", "IV", "V", "VI", "VII"]
    assert [s["kode"] for s in content["langkah"] if not s["tenggat"]] == ["VI.6.1"]
    monthly = {s["kode"]: len(s["tenggat"]) for s in content["langkah"] if s["jenis_target"] == "bulanan"}
    assert monthly == {"I.6.1": 11, "III.5.1": 12, "V.a.3.1": 12}
    percent = []
    for posisi in POSISI:
        capaian = counts(shared_db, view_at(shared_db, make.SATKER, make.TAHUN, posisi))["capaian_posisi"]
        percent.append(capaian["n"] / capaian["N"])
    assert percent[0] < 0.7 < percent[1] < percent[2]
    assert percent[3] < 1


def test_two_targets_were_moved_and_the_move_is_on_record(story):
    moved = {
        (p["kode"], upload_plan.posisi): (p["dari"], p["ke"])
        for upload_plan in story
        for p in upload_plan.content["perubahan"]
        if p["jenis"] == "target_bergeser"
    }
    assert moved == {
        ("II.1.1", date(2025, 6, 30)): ("2025-06", "2025-09"),
        ("VII.1.1", date(2025, 9, 30)): ("2025-08", "2025-10"),
    }
    assert {kode for kode, _ in moved} == set(MOVED)


def test_what_does_not_apply_has_its_reason_and_what_is_done_lacks_some_proof(shared_db, story):
    content = last_content(shared_db, make.SATKER, make.TAHUN)
    for kode, key in TIDAK_BERLAKU:
        t = tenggat(content, kode, key)
        assert t["laporan"] == "tidak_berlaku" and t["kendala"]
    assert counts(shared_db, view_at(shared_db, make.SATKER, make.TAHUN, POSISI[-1]))["selesai_tanpa_bukti"] > 5


def test_the_program_loads_them_in_order_at_first_start():
    listing = tomllib.loads((ROOT / "data" / "muatan_awal.toml").read_text(encoding="utf-8"))["unggahan"]
    contoh = [(s["file"], s["posisi"], s["satker"]) for s in listing if s["file"].startswith("contoh/")]
    assert contoh == [(f"contoh/{make.file_name(posisi)}", posisi, make.SATKER) for posisi in POSISI]
