"""`draf`: a PDF becomes a workbook that `muat` takes; `muat` and `periksa` of the PDF itself point to it."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.code import ROOT
from tests.reading.files.test_pdf import words_on_pages

PDF = ROOT / "tests" / "reading" / "books" / "mesuji.pdf"


def test_a_draft_is_written_and_can_be_loaded(run: Run, tmp_path: Path) -> None:
    destination = tmp_path / "draf.xlsx"
    answer = run("draf", PDF, "-o", destination)
    assert answer.exit_code == 0
    assert "45 langkah" in answer.stderr
    assert "bandingkan dengan PDF-nya" in answer.stderr
    assert run("muat", destination, "--posisi", "2025-08-05").exit_code == 0
    assert len(run("riwayat", "--satker", "KPU Kabupaten Mesuji", "--tahun", "2025", "--json").json) == 1


def test_a_draft_somebody_mended_is_put_aside_not_overwritten(run: Run, tmp_path: Path) -> None:
    destination, pdf = tmp_path / "draf.xlsx", tmp_path / "kecil.pdf"
    destination.write_bytes(b"sudah diperbaiki")
    headings = ("NO", "KOMPONEN", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU")
    row = ("1", "Tim Kerja", "Membentuk tim", "SK Tim", "Juli 2025")
    pdf.write_bytes(words_on_pages((("KPU KABUPATEN CONTOH TAHUN 2025",), headings, row)))
    assert run("draf", pdf, "-o", destination).exit_code == 0
    [old] = tmp_path.glob("draf (lama *).xlsx")
    assert old.read_bytes() == b"sudah diperbaiki"


def test_the_pdf_itself_is_refused_with_the_way_on(run: Run) -> None:
    for command in ("periksa", "muat"):
        answer = run(command, PDF)
        assert answer.exit_code == 1
        assert "draf" in answer.stderr
