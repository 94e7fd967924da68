"""Test `muat` (all or nothing, no loss without consent), `batalkan`, `pulihkan` and `orang`."""

from tests.cli.conftest import CHECKED, ONE, TEST_OFFICE, TWO
from tests.code import MESUJI_FILE
from tests.reading.tables import workbook_of

MESUJI_2025 = ("--satker", "KPU Kabupaten Mesuji", "--tahun", "2025")


def figures(run) -> dict:
    return run("keadaan", *TEST_OFFICE, "--posisi", "2025-12-31", "--json").json


def test_a_plan_is_stored_with_its_progress_and_a_second_file_says_what_it_changes(run, table):
    answer = run("muat", table("a.csv", ONE, TWO), "--posisi", "2025-06-30", "--json").says(0)
    stored = {
        "tersimpan": True,
        "satker": "KPU Kota Uji",
        "tahun": 2025,
        "unggahan": 1,
        "posisi": "2025-06-30",
    }
    assert {name: answer.json[name] for name in stored} == stored
    assert figures(run)["capaian_posisi"] == {"n": 1, "N": 2}
    answer = run("muat", table("b.csv", ONE, (*TWO[:2], "Selesai")), "--posisi", "2025-09-30")
    assert "Perubahan: 1 target selesai." in answer.stderr
    assert "unggahan 2" in answer.stderr


def test_without_changes_nothing_is_stored_and_what_takes_away_only_where_agreed_to(run, table):
    run("muat", table("a.csv", ONE, TWO), "--posisi", "2025-06-30")
    same = table("b.csv", ONE, TWO, heading="KPU KOTA UJI  TAHUN 2025")
    without = run("muat", same, "--json")
    without.says(0, "Tidak ada yang disimpan", "muat templat baru dengan --posisi")
    assert without.json["tersimpan"] is False
    assert len(run("riwayat", *TEST_OFFICE, "--json").json) == 1
    named = run("muat", same, "--posisi", "2025-09-30", "--json").says(0)
    assert named.json["tersimpan"] is True
    assert named.json["posisi"] == "2025-09-30"
    assert named.json["perubahan"] == []
    previous = figures(run)
    lacking = table("b.csv", ONE)
    refused = run("muat", lacking, "--posisi", "2025-09-30", "--json").says(1, "I.2", "--setuju")
    assert refused.json["tersimpan"] is False
    assert any("I.2" in matter for matter in refused.json["perlu_persetujuan"])
    assert figures(run) == previous
    assert run("muat", lacking, "--posisi", "2025-09-30", "--setuju").exit_code == 0
    assert figures(run)["langkah"] == 1


def test_a_plan_counts_from_its_years_start_and_is_of_the_office_given_where_it_names_none(
    run, table
):
    assert run("muat", table("a.csv", (*ONE[:2], "")), "--json").json["posisi"] == "2025-01-01"
    file = table("a.csv", ONE, heading="")
    run("muat", file).says(1, "satker")
    assert run("muat", file, *TEST_OFFICE).exit_code == 0
    assert figures(run)["langkah"] == 1


def test_what_is_no_plan_or_no_file_to_take_is_refused_and_every_answer_stays_the_same(
    run, table, tmp_path
):
    """An unreadable file gives that one error, and none about a missing name of its office."""
    run("muat", table("a.csv", ONE, TWO), "--posisi", "2025-06-30")
    previous = figures(run)
    files = (b"", b"\x89PNG\r\n\x1a\n" + bytes(100), b"NO,NAMA\n1,Budi\n")
    paths = []
    for number, content in enumerate(files):
        paths.append(tmp_path / f"rusak {number}.csv")
        paths[-1].write_bytes(content)
    words = (
        "kosong",
        "gambar (PNG)",
        "LANGKAH AKSI",
        "tidak ada",
        "adalah folder",
        "lebih besar dari 20 MB",
    )
    for path, mentioned in zip((*paths, "tidak-ada.xlsx", ".", "/dev/zero"), words, strict=True):
        for command in ("muat", "periksa"):
            answer = run(command, path, "--json").says(1, mentioned)
            if path in paths or command == "periksa":
                assert len(answer.json["galat"]) == 1 or mentioned == "LANGKAH AKSI"
        assert list(answer.json) == CHECKED
    assert "Hapus gambar dan lembar yang bukan rencana aksi" in answer.stderr
    assert figures(run) == previous


def test_a_filled_workbook_is_never_written_over_and_a_folder_that_is_not_there_is_told(
    mesuji, tmp_path
):
    entry = tmp_path / "isian.xlsx"
    entry.write_bytes(b"kerja sehari")
    answer = mesuji("templat", *MESUJI_2025, "-o", entry).says(0)
    [old] = tmp_path.glob("isian (lama *).xlsx")
    assert old.read_bytes() == b"kerja sehari"
    assert old.name in answer.stderr
    mesuji("muat", entry, "--posisi", "2025-08-05").says(0, "Tidak ada yang disimpan")
    nowhere = tmp_path / "tidak ada" / "isian.xlsx"
    mesuji("templat", *MESUJI_2025, "-o", nowhere).says(1, "tidak dapat ditulis")


def test_of_two_plans_in_one_file_tabel_chooses_also_for_the_next_file(run, tmp_path):
    headings = ("NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU")
    area, rapat = ("I. MANAJEMEN PERUBAHAN",), (1, "Rapat", "Notulen", "Maret 2025")
    sheets = {
        "Uji": (("RENCANA AKSI ZI KPU KOTA UJI TAHUN 2025",), headings, area, rapat),
        "Lain": (("RENCANA AKSI ZI KPU KOTA LAIN TAHUN 2025",), headings, area, rapat, rapat),
    }
    one = tmp_path / "dua.xlsx"
    one.write_bytes(workbook_of(sheets))
    listed = run("periksa", one, "--json").json["tabel"]
    assert [(each["nama"], each["langkah"], each["dibaca"]) for each in listed] == [
        ("Uji", 1, True),
        ("Lain", 2, False),
    ]
    run("periksa", one).says(0, "2. Lain (lembar Lain, baris 2–5, 2 langkah): tidak dibaca")
    for ticked in ("lain", "2"):
        content = run("periksa", one, "--tabel", ticked, "--json").json
        assert (content["satker"], len(content["langkah"])) == ("KPU Kota Lain", 2)
    run("periksa", one, "--tabel", "Sampul").says(1, "Yang ada: “Uji”, “Lain”")
    run("muat", one, "--posisi", "2025-06-30").says(1, "--tabel")
    assert run("muat", one, "--tabel", "Uji", "--posisi", "2025-06-30").exit_code == 0
    sheets["Uji"] = (*sheets["Uji"], (2, "Survei", "Rekap", "Mei 2025"))
    one.write_bytes(workbook_of(sheets))
    again = run("muat", one, "--posisi", "2025-09-30", "--json").says(0)
    assert [each["dipilih"] for each in again.json["tabel"]] == [True, True]


def test_a_langkah_that_was_probably_reworded_is_named_with_how_to_say_so(run, table):
    """A file without KODE, with a row added above and the old one reworded, loses no progress."""
    old = "Meninjau prosedur operasional utama bersama pelaksananya"
    new = "Meninjau prosedur operasional utama bersama pimpinan"
    added = ("Mengumumkan nilai dasar di papan", "April 2025", "")
    run("muat", table("a.csv", ONE, (old, "Maret 2025", "Selesai")), "--posisi", "2025-06-30")
    changed = table("b.csv", ONE, added, (new, "Maret 2025", ""))
    advice = "Mungkin hanya bunyinya yang berubah (I.2.1): tulis kodenya di kolom KODE"
    run("muat", changed, "--posisi", "2025-06-30").says(1, advice)


def test_cancelling_brings_the_one_before_back_restoring_it_back_and_the_last_one_may_go_too(
    run, table
):
    run("muat", table("a.csv", ONE, TWO), "--posisi", "2025-03-31")
    run("muat", table("b.csv", ONE, (*TWO[:2], "Selesai")), "--posisi", "2025-06-30")
    answer = run("batalkan", *TEST_OFFICE, "--alasan", "berkas tertukar", "--json").says(0)
    assert answer.json == {"satker": "KPU Kota Uji", "tahun": 2025, "dibatalkan": 2, "berlaku": 1}
    assert "Yang berlaku kini unggahan 1" in answer.stderr
    assert figures(run)["status"]["selesai"] == 1
    newest = run("riwayat", *TEST_OFFICE, "--json").json[0]
    assert newest["unggahan"] == 2
    assert newest["dibatalkan"] is True
    assert newest["alasan"] == "berkas tertukar"
    answer = run("pulihkan", *TEST_OFFICE, "--json")
    assert (answer.exit_code, answer.json["dipulihkan"], answer.json["berlaku"]) == (0, 2, 2)
    run("batalkan", *TEST_OFFICE, "--alasan", "latihan")
    answer = run("batalkan", *TEST_OFFICE, "--alasan", "latihan", "--json")
    assert answer.says(0, "Tidak ada lagi unggahan yang berlaku").json["berlaku"] is None
    answer = run("keadaan", *TEST_OFFICE, "--json").says(1, "sudah dibatalkan")
    assert answer.json["tersimpan"] is False


def test_a_role_is_given_at_the_office_as_it_is_stored_and_an_unknown_one_is_named(run):
    office = "KPU Kabupaten Mesuji"
    run("muat", MESUJI_FILE, "--satker", office, "--tahun", "2025", "--posisi", "2025-09-30")
    run("orang", "tambah", "ani")
    known = run(
        "orang", "tambah", "budi", "--satker", "kpu  kab. mesuji", "--peran", "operator", "--json"
    )
    assert known.json["peran"] == {office: ["operator"]}
    assert "Belum ada rencana" not in known.stderr
    unknown = run("orang", "tambah", "citra", "--satker", "KPU Kabupaten Mesju", "--json")
    assert unknown.json["peran"] == {"KPU Kabupaten Mesju": ["pembaca"]}
    assert "Belum ada rencana “KPU Kabupaten Mesju”" in unknown.stderr


def test_what_a_column_means_is_said_on_the_line_and_known_with_the_next_file(run, tmp_path):
    file = tmp_path / "tracker.csv"
    file.write_text(
        "TRACKER KPU KOTA UJI TAHUN 2025\nTask;Deadline;Ruang\nRapat;Maret 2025;Ani\n", "utf-8"
    )
    run("periksa", file).says(1, "A Task = Langkah")
    said = ("--kolom", "bukti=tidak ada", "--kolom", "C=pic")
    checked = run("periksa", file, *said).says(0, "PIC 1 dari 1", "C Ruang = PIC")
    assert checked.exit_code == 0
    run("periksa", file, "--kolom", "Z=pic").says(1, "bukan arti kolom berkas ini")
    run("muat", file, *said).says(0, "Tersimpan sebagai unggahan 1")
    file.write_text(file.read_text("utf-8") + "Reviu;Mei 2025;Budi\n", "utf-8")
    answer = run("muat", file, "--json").says(0)
    assert [each["arti"] for each in answer.json["kolom"] if each["dipilih"]] == ["pic"]


def test_a_file_under_a_longer_title_of_a_stored_office_is_refused_until_said_whose_it_is(
    run, table
):
    run("muat", table("a.csv", ONE, heading="KPPN CONTOH TAHUN 2025")).says(0)
    longer = table("b.csv", ONE, TWO, heading="KPPN TIPE A2 CONTOH TAHUN 2025")
    run("muat", longer).says(1, "yang tersimpan KPPN Contoh", "--satker")
    run("muat", longer, "--satker", "KPPN Contoh").says(0, "unggahan 2")
    run("muat", table("c.csv", ONE, heading="KPPN LAIN TAHUN 2025")).says(0, "unggahan 1")
    run("muat", longer, "--satker", "KPPN Tipe A2 Contoh").says(0, "unggahan 1")
