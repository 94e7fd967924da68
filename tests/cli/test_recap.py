"""`rekap` prints what `keadaan` prints of each satker."""

from tests.cli.conftest import MESUJI
from tests.code import ROOT

SAMPLE = ROOT / "data" / "contoh" / "Realisasi ZI KPU Kabupaten Contoh per 2025-03-31.xlsx"
MORE = ("posisi", "induk", "posisi_unggahan")


def test_each_satker_is_as_keadaan_has_it(mesuji):
    run = mesuji
    run("muat", MESUJI, "--satker", "KPU Kabupaten Mesuji", "--tahun", "2025", "--posisi", "2025-09-30")
    answer = run("rekap", "--posisi", "2025-09-30", "--json")
    assert (answer.exit_code, answer.stderr) == (0, "")
    (row,) = answer.json
    alone = run("keadaan", "--satker", row["satker"], "--tahun", "2025", "--posisi", "2025-09-30", "--json").json
    assert list(row)[:5] == ["satker", "induk", "tahun", "unggahan", "posisi_unggahan"]
    assert {k: v for k, v in row.items() if k not in MORE} == {k: v for k, v in alone.items() if k not in MORE}
    assert run("rekap", "--posisi", "2025-09-30", "--tahun", "2024", "--json").json == []


def test_the_sample_is_left_out_beside_a_real_office_and_that_is_said(mesuji):
    place = ("--satker", "KPU Kabupaten Contoh", "--tahun", "2025", "--posisi", "2025-03-31")
    assert mesuji("muat", SAMPLE, *place).exit_code == 0
    answer = mesuji("rekap", "--posisi", "2025-09-30", "--json")
    assert [row["satker"] for row in answer.json] == ["KPU Kabupaten Mesuji"]
    assert answer.stderr == "Data simulasi tidak ikut dihitung: KPU Kabupaten Contoh.\n"


def test_an_unknown_satker_is_refused_and_a_missing_posisi_is_wrong_usage(run):
    answer = run("rekap", "--posisi", "2025-09-30", "--induk", "KPU Provinsi Antah", "--json")
    assert (answer.exit_code, answer.json["pesan"]) == (1, "Satker “KPU Provinsi Antah” tidak ada.")
    assert run("rekap", "--json").exit_code == 2


def test_people_get_a_table(mesuji):
    answer = mesuji("rekap", "--posisi", "2025-09-30")
    assert "KPU Kabupaten Mesuji" in answer.stderr
    assert "belum ada laporan" in answer.stderr
