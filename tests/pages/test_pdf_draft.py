"""On Unggah a PDF is not stored but given back as a draft to check; Word and old Excel are taken as they are."""

from streamlit.testing.v1 import AppTest

from monev.figures import list_rencana
from monev.ui.page_table import UNGGAH
from pages.unggah.file_reading import FILE_TYPES
from tests.code import ROOT
from tests.page_runs import written_text

FILES = ROOT / "tests" / "reading" / "books"


def choose_file(open_page, name: str, content: bytes) -> AppTest:
    """Open Unggah and choose a file."""
    at = open_page(UNGGAH)
    at.file_uploader[0].upload(name, content, "application/octet-stream")
    return at.run()


def test_a_pdf_gives_a_draft_to_download_and_stores_nothing(fill_database, open_page) -> None:
    db = fill_database("kosong")
    at = choose_file(open_page, "sk.pdf", (FILES / "mesuji.pdf").read_bytes())
    assert not at.exception
    assert "sk.pdf adalah PDF, jadi belum diunggah" in written_text(at)
    assert "45 langkah" in written_text(at)
    assert "sel kuning" in written_text(at)
    assert [t.proto.label for t in at.get("download_button")] == ["Unduh draf Excel"]
    assert not [button for button in at.button if button.label.startswith("Simpan")]
    assert list_rencana(db).empty


def test_a_pdf_that_cannot_be_read_says_what_to_do_instead(fill_database, open_page) -> None:
    fill_database("kosong")
    at = choose_file(open_page, "sk.pdf", (FILES / "sandi.pdf").read_bytes())
    assert not at.exception
    assert "dilindungi kata sandi" in written_text(at)
    assert not at.get("download_button")


def test_the_chooser_offers_every_kind_the_reader_takes() -> None:
    assert {"xlsx", "xlsm", "xls", "ods", "csv", "docx", "pdf"} <= set(FILE_TYPES)
