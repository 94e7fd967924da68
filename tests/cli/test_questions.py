"""What a file asks is what the page Unggah asks, and is answered by its number."""

from monev.questions import file_questions, reading_sitting
from monev.reading import read_file
from tests.reading.tables import xlsx


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


def test_what_a_file_asks_is_said_though_it_is_the_same_and_is_answered_by_its_number(
    run, tmp_path
):
    heading = "RENCANA AKSI ZI KPU KOTA UJI TAHUN 2025\nNO;RENCANA AKSI;BUKTI;WAKTU"
    rows = ("1;Menetapkan tim;SK Tim;Februari 2025", "2;Melaksanakan rapat;Undangan;April 2025")
    plain, dated = tmp_path / "a.csv", tmp_path / "b.csv"
    plain.write_text("\n".join((heading, *rows)), "utf-8")
    dated.write_text(f"{heading};CEK\n{rows[0]};v\n{rows[1]};v", "utf-8")
    run("muat", plain).says(0)
    same = run("muat", dated, "--json").says(0, "1 = Ya")
    assert [each["hal"] for each in same.json["pertanyaan"]] == ["judul"]
    assert same.json["sensus"]["ringkas"].startswith("PIC 0 dari 2")
    run("muat", dated, "--jawab", "1=9").says(1, "bukan jawaban atas pertanyaan")
    assert run("periksa", dated, "--jawab", "1=1", "--json").json["pertanyaan"] == []
    run("muat", dated, "--jawab", "1=1").says(0, "2 target selesai")
    assert run("muat", dated, "--json").says(0).json["pertanyaan"] == []


def test_a_cell_nobody_asked_about_is_said_by_its_kode_and_the_next_file_is_read_so(run, table):
    file = table("a.csv", ("Rapat pertama", "Maret 2025", "Selesai"))
    run("muat", file, "--jawab", "I.1.1 waktu=kapan-kapan").says(1, "tidak terbaca sebagai waktu")
    run("periksa", file, "--jawab", "I.9.1 waktu=Juni").says(1, "bukan sel berkas ini")
    said = ("--jawab", "I.1.1 waktu=Juni", "--jawab", "I.1.1 bukti=Notulen; Foto")
    (row,) = run("periksa", file, *said, "--json").json["langkah"]
    assert (row["tenggat"], row["bukti"]) == (["2025-06"], ["Notulen", "Foto"])
    run("muat", file, *said).says(0)
    assert run("muat", file, "--json").says(0).json["tersimpan"] is False, "read so at once"
