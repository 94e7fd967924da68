"""Hold the commands to the JSON of docs/operations.md (keys, order, types) on a real decree."""

import re

from monev.questions import file_questions, reading_sitting
from monev.reading import read_file
from tests.code import MESUJI_FILE, ROOT
from tests.reading.tables import xlsx

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


def test_kesenjangan(mesuji):
    everything = mesuji("kesenjangan", *RENCANA, "--posisi", "2025-08-31", "--json").json
    key = [
        "kode",
        "area",
        "langkah_aksi",
        "tenggat",
        "hari_terlambat",
        "bukti",
        "jenis_bukti",
        "status_bukti",
        "pic",
    ]
    assert all(list(row) == key for row in everything)
    action = "Membentuk Tim Kerja Pembangunan ZI menuju WBK dan WBBM"
    bukti = "SK Tim Pembangunan Zona Integritas KPU Kabupaten Mesuji"
    assert list(everything[0].values()) == [
        "I.a.1.1",
        "I",
        action,
        "2025-07",
        31,
        bukti,
        "SK",
        "Belum ada",
        None,
    ]
    on_a_date = {row["tenggat"] for row in everything if row["kode"] == "I.a.2.1"}
    assert on_a_date == {"2025-08-04"}


def test_riwayat(mesuji):
    [one] = mesuji("riwayat", *RENCANA, "--json").json
    assert (one["unggahan"], one["posisi"]) == (1, "2025-08-05")
    assert (one["langkah"], one["tenggat"]) == (45, 40)
    assert one["nama_berkas"] == MESUJI_FILE.name
    assert re.fullmatch(r"2025-10-01T\d\d:\d\d:\d\d\+07:00", one["waktu"])
    assert re.fullmatch(r"[0-9a-f]{64}", one["sha256"])
    assert (one["dilaporkan"], one["dibatalkan"]) == (False, False)


def test_periksa(run, table):
    file = table("a.csv", ("Rapat", "Maret 2025", ""))
    (langkah,) = run("periksa", file, "--json").json["langkah"]
    assert (langkah["kode"], langkah["sub_area"], langkah["pic"]) == ("I.1.1", None, None)
    content = run("periksa", MESUJI_FILE, "--json").json
    assert list(content) == [
        "satker",
        "tahun",
        "langkah",
        "peringatan",
        "sensus",
        "kolom",
        "pertanyaan",
        "galat",
    ]
    assert (content["satker"], content["tahun"]) == ("KPU Kabupaten Mesuji", 2025)
    assert (len(content["langkah"]), content["galat"]) == (45, [])
    (keys,) = {", ".join(langkah) for langkah in content["langkah"]}
    assert keys == (
        "kode, area, nama_area, sub_area, no, komponen, indikator, langkah_aksi, bukti_dukung, "
        "target_waktu, target_capaian, jenis_target, mulai, tenggat, bukti, pic, lainnya, baris"
    )
    by_kode = {langkah["kode"]: langkah for langkah in content["langkah"]}
    assert by_kode["I.a.2.1"]["tenggat"] == ["2025-08-04"]
    assert by_kode["I.a.2.1"]["bukti"] == ["Undangan", "Daftar hadir", "Dokumentasi Kegiatan"]
    span = by_kode["V.c.1.1"]
    assert span["jenis_target"] == "rentang"
    assert (span["mulai"], span["tenggat"]) == ("2025-08", ["2025-09"])
    assert by_kode["VI.2.1"]["tenggat"] == []
    assert {type(langkah["baris"]) for langkah in content["langkah"]} == {int}
    fields = ["lembar", "baris", "kolom", "nilai", "pesan", "kode", "ditanyakan", "pilihan"]
    assert [list(remark) for remark in content["peringatan"]] == [fields] * 5
    assert "Akhir tahun: Desember 2025" in content["peringatan"][-1]["pilihan"]


def test_periksa_and_muat_ask_what_the_page_unggah_asks(run, tmp_path):
    rows = [
        ("RENCANA AKSI ZI KPU KOTA UJI TAHUN 2025",),
        ("NO", "LANGKAH AKSI", "BUKTI", "WAKTU", "EVIDEN"),
    ]
    rows += [(1, "Rapat", None, "TW I s.d. TW IV", "Foto"), (2, "Survei", None, "Mei", None)]
    rows += [(3, "Monev", "Notula", "Juni", "Foto")]
    file = tmp_path / "a.xlsx"
    file.write_bytes(xlsx(rows))
    reading = read_file(file.read_bytes(), file.name)
    of_page = [asked.effect for asked in reading_sitting(reading, file_questions(reading)).left]
    checked = run("periksa", file, "--json").json["pertanyaan"]
    assert [question["hal"] for question in checked] == of_page
    assert {"judul", "tanpa_bukti"} <= {*of_page}
    fields = ["hal", "lembar", "sel", "kolom", "nilai", "pesan", "pilihan"]
    assert [list(question) for question in checked] == [fields] * len(of_page)
    assert f"{len(of_page)} pertanyaan" in run("periksa", file).stderr
    loaded = run("muat", file, "--posisi", "2025-03-31", "--setuju", "--json")
    assert loaded.json["pertanyaan"] == checked
    assert f"{len(of_page)} pertanyaan" in loaded.stderr


def test_periksa_names_the_answers_of_what_is_told_and_of_a_missing_year(run, table):
    def choices(of):
        return [remark["pilihan"] for remark in run("periksa", file, *year, "--json").json[of]]

    file, year = table("a.csv", ("Rapat", "Mart", "Beres"), heading="KPU KOTA UJI"), ()
    assert choices("galat") == [["2025", "2026", "2024"]]
    year = ("--tahun", "2025")
    assert choices("galat") == []
    statuses = ["Selesai", "Berjalan", "Belum", "Bukan status: simpan kolomnya apa adanya"]
    assert choices("peringatan") == [["Ya, benar: Maret 2025"], statuses]


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
