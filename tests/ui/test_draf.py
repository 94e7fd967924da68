"""On Unggah a PDF is not stored but given back as a draft to check; Word and old Excel are taken as they are."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from monev.keadaan import daftar_rencana
from monev.ui.halaman import UNGGAH
from monev.ui.unggah_baca import JENIS
from tests.kode import AKAR
from tests.ui.conftest import tulisan

BERKAS = AKAR / "tests" / "baca" / "berkas"


def pilih(buka, nama: str, isi: bytes) -> AppTest:
    """Open Unggah and choose a file."""
    at = buka(UNGGAH)
    at.file_uploader[0].upload(nama, isi, "application/octet-stream")
    return at.run()


def test_a_pdf_gives_a_draft_to_download_and_stores_nothing(isi_basis, buka) -> None:
    db = isi_basis("kosong")
    at = pilih(buka, "sk.pdf", (BERKAS / "mesuji.pdf").read_bytes())
    assert not at.exception
    assert "sk.pdf adalah PDF, jadi belum diunggah" in tulisan(at)
    assert "45 langkah" in tulisan(at)
    assert "sel kuning" in tulisan(at)
    assert [t.proto.label for t in at.get("download_button")] == ["Unduh draf Excel"]
    assert not [tombol for tombol in at.button if tombol.label.startswith("Simpan")]
    assert daftar_rencana(db).empty


def test_a_pdf_that_cannot_be_read_says_what_to_do_instead(isi_basis, buka) -> None:
    isi_basis("kosong")
    at = pilih(buka, "sk.pdf", (BERKAS / "sandi.pdf").read_bytes())
    assert not at.exception
    assert "dilindungi kata sandi" in tulisan(at)
    assert not at.get("download_button")


@pytest.mark.parametrize(("nama", "langkah"), [("mesuji.xls", 45), ("gunungkidul.ods", 56)])
def test_old_excel_and_libreoffice_are_read_and_can_be_stored(isi_basis, buka, nama: str, langkah: int) -> None:
    isi_basis("kosong")
    at = pilih(buka, nama, (BERKAS / nama).read_bytes())
    assert not at.exception
    assert f"{langkah} langkah" in tulisan(at)
    assert any(tombol.label.startswith("Simpan sebagai unggahan") for tombol in at.button)


def test_the_chooser_offers_every_kind_the_reader_takes() -> None:
    assert {"xlsx", "xlsm", "xls", "ods", "csv", "docx", "pdf"} <= set(JENIS)
