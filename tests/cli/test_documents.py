"""`dokumen` on the command line: the file asked for, or words that say what there is."""

from pypdfium2 import PdfDocument

MESUJI_2025 = ("--satker", "KPU Kabupaten Mesuji", "--tahun", "2025", "--posisi", "2025-09-30")


def test_the_kind_of_file_follows_from_its_name(mesuji, tmp_path):
    destination = tmp_path / "laporan.pdf"
    answer = mesuji("dokumen", *MESUJI_2025, "--jenis", "laporan", "-o", destination)
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert "Laporan Monitoring dan Evaluasi KPU Kabupaten Mesuji ditulis" in answer.stderr
    assert len(PdfDocument(destination)) > 3


def test_a_file_is_never_of_another_kind_than_its_name_says(mesuji, tmp_path):
    destination = tmp_path / "agenda.docx"
    answer = mesuji("dokumen", *MESUJI_2025, "--jenis", "agenda", "-o", destination)
    assert answer.exit_code == 2
    assert "tidak dibuat dalam bentuk “docx”" in answer.stderr
    assert not destination.exists()
    answer = mesuji("dokumen", *MESUJI_2025, "--jenis", "laporan", "-o", tmp_path / "laporan")
    assert (answer.exit_code, list(tmp_path.glob("laporan*"))) == (2, [])
    assert "harus berakhiran .docx" in answer.stderr


def test_what_cannot_be_made_is_refused_and_nothing_written(mesuji, tmp_path):
    destination = tmp_path / "hasil.pdf"
    for choice, exit_code, words in (
        (("--jenis", "lapor"), 2, "Yang ada: lembar, laporan"),
        (("--jenis", "paparan"), 2, "Bentuk yang ada: pptx."),
        (("--jenis", "notulen"), 1, "--rapat"),
        (("--jenis", "notulen", "--rapat", "3"), 1, "Rapat 3 tidak ada"),
        (("--jenis", "notulen", "--rapat", "satu"), 2, "bukan nomor rapat"),
    ):
        answer = mesuji("dokumen", *MESUJI_2025, *choice, "-o", destination)
        assert answer.exit_code == exit_code
        assert words in answer.stderr
        assert not destination.exists()


def test_ringkasan_is_written_as_its_name_says_and_refused_as_another_kind_of_file(mesuji, tmp_path):
    for suffix, start in (("pdf", b"%PDF"), ("PNG", b"\x89PNG")):
        destination = tmp_path / f"ringkasan.{suffix}"
        answer = mesuji("ringkasan", *MESUJI_2025, "-o", destination)
        assert (answer.exit_code, answer.stdout) == (0, "")
        assert "Ringkasan KPU Kabupaten Mesuji, posisi 30 September 2025, ditulis" in answer.stderr
        assert destination.read_bytes()[:4] == start
    answer = mesuji("ringkasan", *MESUJI_2025, "-o", tmp_path / "lain.docx")
    assert answer.exit_code == 2
    assert "harus berakhiran .pdf atau .png" in answer.stderr
    assert not (tmp_path / "lain.docx").exists()


def test_a_template_to_begin_with_is_written_and_another_document_has_none(run, tmp_path):
    destination = tmp_path / "undangan.docx"
    answer = run("templat-dokumen", "--jenis", "undangan", "-o", destination)
    assert answer.exit_code == 0
    assert "Templat awal undangan ditulis" in answer.stderr
    assert destination.read_bytes().startswith(b"PK")
    answer = run("templat-dokumen", "--jenis", "paparan", "-o", tmp_path / "paparan.docx")
    assert answer.exit_code == 2
    assert "Yang dapat: laporan, lembar, notulen, hadir, undangan." in answer.stderr
