"""When something goes wrong a person reads words and a number, never a traceback."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.page_runs import written_text


def _own_error() -> None:
    from monev.core.errors import FileRefused
    from monev.ui.guard import guard
    from tests.makers import said_remark

    with guard():
        remarks = said_remark("Tulis bulannya.", lembar="Rencana", kolom="TARGET WAKTU", nilai="Juniii", sel="F12")
        raise FileRefused("Ada 1 hal.", "Perbaiki lalu unggah lagi.", errors=(remarks,))


def _unexpected_error() -> None:
    from monev.ui.guard import guard

    with guard():
        raise RuntimeError("rahasia")


def _file_refused() -> None:
    import streamlit as st

    from monev.core.errors import MonevError
    from monev.ui import looks
    from monev.ui.looks import blocks

    def refuse() -> bytes:
        raise MonevError("Daftarnya terlalu panjang.", "Saring dahulu.")

    st.session_state.setdefault("daftar_berkas", "daftar.csv")
    looks.show([blocks.sentence("isi daftar")], key="daftar", files={"daftar.csv": refuse})


def test_own_errors_have_words_next_step_and_every_cell_and_leave_the_list_there_was():
    content = written_text(AppTest.from_function(_own_error).run())
    for parts in ("**Berkas belum dapat diterima**", "Ada 1 hal", "Perbaiki lalu unggah lagi", "sel F12", "Juniii"):
        assert parts in content, parts
    at = AppTest.from_function(_file_refused).run()
    assert "Daftarnya terlalu panjang" in at.main.children[0].value
    assert "isi daftar" in written_text(at)


def test_the_unexpected_gets_a_number_that_is_in_the_log(caplog: pytest.LogCaptureFixture):
    at = AppTest.from_function(_unexpected_error).run()
    assert not at.exception
    content = written_text(at)
    number = re.search(r"\*\*(\d{8}-\d{6}-[0-9a-f]{4})\*\*", content)[1]
    assert "rahasia" not in content
    assert "Traceback" not in content
    assert number in caplog.text
    assert "RuntimeError: rahasia" in caplog.text
