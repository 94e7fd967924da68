"""`draf`: a PDF becomes a workbook that `muat` takes; `muat` and `periksa` of the PDF itself point to it."""

from __future__ import annotations

from pathlib import Path

from tests.kode import AKAR
from tests.perintah.conftest import Jalan

PDF = AKAR / "tests" / "baca" / "berkas" / "mesuji.pdf"


def test_a_draft_is_written_and_can_be_loaded(jalan: Jalan, tmp_path: Path) -> None:
    tujuan = tmp_path / "draf.xlsx"
    jawaban = jalan("draf", PDF, "-o", tujuan)
    assert jawaban.kode == 0
    assert "45 langkah" in jawaban.galat
    assert "bandingkan dengan PDF-nya" in jawaban.galat
    assert jalan("muat", tujuan, "--posisi", "2025-08-05").kode == 0
    assert len(jalan("riwayat", "--satker", "KPU Kabupaten Mesuji", "--tahun", "2025", "--json").json) == 1


def test_a_draft_somebody_mended_is_put_aside_not_overwritten(jalan: Jalan, tmp_path: Path) -> None:
    tujuan = tmp_path / "draf.xlsx"
    tujuan.write_bytes(b"sudah diperbaiki")
    assert jalan("draf", PDF, "-o", tujuan).kode == 0
    [lama] = tmp_path.glob("draf (lama *).xlsx")
    assert lama.read_bytes() == b"sudah diperbaiki"


def test_the_pdf_itself_is_refused_with_the_way_on(jalan: Jalan) -> None:
    for perintah in ("periksa", "muat"):
        jawaban = jalan(perintah, PDF)
        assert jawaban.kode == 1
        assert "draf" in jawaban.galat


def test_only_a_workbook_can_be_written(jalan: Jalan) -> None:
    jawaban = jalan("draf", PDF, "-o", "draf.csv")
    assert jawaban.kode == 2
    assert "harus berakhiran .xlsx" in jawaban.galat
