"""`keadaan`, `kesenjangan` and `rekap` in the JSON of docs/operations.md (keys, order, types) on a real decree."""

import re

from tests.code import MESUJI_FILE, ROOT

RENCANA = ("--satker", "KPU Kabupaten Mesuji", "--tahun", "2025")
COUNTS = (
    "langkah",
    "tanpa_target",
    "bukti_belum_disebut",
    "belum_dilaporkan",
    "selesai_tanpa_bukti",
)
FIGURES = (*COUNTS[:-1], "status", "capaian_posisi", "capaian_setahun", "bukti", COUNTS[-1])


def check_figures(content: dict) -> None:
    assert {type(content[name]) for name in COUNTS} == {int}
    assert list(content["status"]) == [
        "selesai",
        "terlambat",
        "berjalan",
        "belum_jatuh_tempo",
        "tidak_berlaku",
    ]
    for parts in (content["capaian_posisi"], content["capaian_setahun"], content["bukti"]):
        assert list(parts) == ["n", "N"]
        assert all(type(value) is int for value in parts.values())


def test_keadaan(mesuji):
    answer = mesuji("keadaan", *RENCANA, "--posisi", "2025-09-30", "--json")
    content = answer.json
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert list(content) == ["satker", "tahun", "posisi", "unggahan", *FIGURES, "area"]
    identity = ["KPU Kabupaten Mesuji", 2025, "2025-09-30"]
    assert [content["satker"], content["tahun"], content["posisi"]] == identity
    # Counted in the decree (docs/reading.md, §3): 45 langkah, 5 without target, 40 tenggat.
    assert (content["unggahan"], content["langkah"], content["tanpa_target"]) == (1, 45, 5)
    assert content["capaian_setahun"] == {"n": 0, "N": 40}
    check_figures(content)
    langkah = {area["area"]: area["langkah"] for area in content["area"]}
    assert langkah == {"I": 6, "II": 3, "III": 4, "IV": 2, "V": 25, "VI": 3, "VII": 2}
    for area in content["area"]:
        assert list(area) == ["area", "nama_area", *FIGURES, "bulan"]
        check_figures(area)
        for month in area["bulan"]:
            assert list(month) == ["bulan", "n", "N"]
            assert re.fullmatch(r"\d{4}-\d{2}", month["bulan"])
        assert sum(month["N"] for month in area["bulan"]) == area["capaian_setahun"]["N"]


def test_riwayat(mesuji):
    [one] = mesuji("riwayat", *RENCANA, "--json").json
    assert (one["unggahan"], one["posisi"]) == (1, "2025-08-05")
    assert (one["langkah"], one["tenggat"]) == (45, 40)
    assert one["nama_berkas"] == MESUJI_FILE.name
    assert re.fullmatch(r"2025-10-01T\d\d:\d\d:\d\d\+07:00", one["waktu"])
    assert re.fullmatch(r"[0-9a-f]{64}", one["sha256"])
    assert (one["dilaporkan"], one["dibatalkan"]) == (False, False)


def test_what_is_refused_says_so_as_json_and_in_words_with_what_there_is(mesuji):
    def refused(code, pesan):
        told = {"tersimpan": False, "pesan": pesan, "galat": [], "perlu_persetujuan": []}
        assert (answer.exit_code, answer.json) == (code, told)
        assert pesan in answer.stderr

    office = ("--satker", "KPU Kabupaten Mesuji")
    for command in ("keadaan", "riwayat", "batalkan"):
        more = ("--json", "--alasan", "x") if command == "batalkan" else ("--json",)
        answer = mesuji(command, *office, "--tahun", "25", *more)
        refused(
            2, "--tahun: “25” bukan tahun. Tulis empat angka dari 2000 sampai 2100, misalnya 2025."
        )
        answer = mesuji(command, "--satker", "KPU Kabupaten Mesujj", "--tahun", "2025", *more)
        refused(1, "Satker “KPU Kabupaten Mesujj” tidak ada.")
        answer = mesuji(command, *office, "--tahun", "2024", *more)
        refused(1, "Tidak ada rencana KPU Kabupaten Mesuji untuk tahun 2024.")
        assert "Tahun yang ada: 2025." in answer.stderr
        if command != "batalkan":
            assert mesuji(command, *RENCANA).says(0, "Mesuji").stdout == ""


def test_posisi_is_today_but_never_after_the_year(mesuji, monkeypatch):
    assert mesuji("keadaan", *RENCANA, "--json").json["posisi"] == "2025-10-01"
    monkeypatch.setenv("MONEV_HARI_INI", "2026-02-01")
    assert mesuji("keadaan", *RENCANA, "--json").json["posisi"] == "2025-12-31"


SAMPLE = ROOT / "data" / "contoh" / "Realisasi ZI KPU Kabupaten Contoh per 2025-03-31.xlsx"
MORE = ("posisi", "induk", "posisi_unggahan")


def test_rekap_has_each_satker_as_keadaan_has_it_and_people_get_a_table(mesuji):
    day = ("--posisi", "2025-09-30")
    mesuji("muat", MESUJI_FILE, *RENCANA, *day)
    answer = mesuji("rekap", *day, "--json")
    assert (answer.exit_code, answer.stderr) == (0, "")
    (row,) = answer.json
    alone = mesuji("keadaan", *RENCANA, *day, "--json").json
    assert row["satker"] == alone["satker"]
    assert list(row)[:5] == ["satker", "induk", "tahun", "unggahan", "posisi_unggahan"]
    common = {name: value for name, value in row.items() if name not in MORE}
    assert common == {name: value for name, value in alone.items() if name not in MORE}
    assert mesuji("rekap", *day, "--tahun", "2024", "--json").json == []
    answer = mesuji("rekap", *day)
    assert "KPU Kabupaten Mesuji" in answer.stderr
    assert "belum ada laporan" in answer.stderr


def test_the_sample_is_left_out_beside_a_real_office_and_that_is_said(mesuji):
    place = ("--satker", "KPU Kabupaten Contoh", "--tahun", "2025", "--posisi", "2025-03-31")
    assert mesuji("muat", SAMPLE, *place).exit_code == 0
    answer = mesuji("rekap", "--posisi", "2025-09-30", "--json")
    assert [row["satker"] for row in answer.json] == ["KPU Kabupaten Mesuji"]
    assert answer.stderr == "Data simulasi tidak ikut dihitung: KPU Kabupaten Contoh.\n"
    answer = mesuji("rekap", "--posisi", "2025-09-30", "--induk", "KPU Provinsi Antah", "--json")
    assert (answer.exit_code, answer.json["pesan"]) == (1, "Satker “KPU Provinsi Antah” tidak ada.")
    assert mesuji("rekap", "--json").exit_code == 2
