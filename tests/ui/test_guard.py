"""After an error a person reads words and a number, no traceback."""

import re

from streamlit.testing.v1 import AppTest

from tests.on_screen import written_text
from tests.ui.material import visible


def _own_error() -> None:
    from monev.core.errors import FileRefused
    from monev.ui.guard import guard
    from tests.makers import said_remark

    with guard():
        remarks = said_remark(
            "Tulis bulannya.", lembar="Rencana", kolom="TARGET WAKTU", nilai="Juniii", sel="F12"
        )
        raise FileRefused("Ada 1 hal.", "Perbaiki lalu unggah lagi.", errors=(remarks,))


def _unexpected_error() -> None:
    from monev.ui.guard import guard

    with guard():
        raise RuntimeError("rahasia")


def test_own_errors_have_words_next_step_and_every_cell():
    content = written_text(AppTest.from_function(_own_error).run())
    for parts in (
        "**Berkas belum dapat diterima**",
        "Ada 1 hal",
        "Perbaiki lalu unggah lagi",
        "sel F12",
        "Juniii",
    ):
        assert parts in content, parts


def test_the_unexpected_gets_a_number_that_is_in_the_log(caplog):
    at = AppTest.from_function(_unexpected_error).run()
    assert not at.exception
    content = written_text(at)
    number = re.search(r"nomor kejadian (\d{8}-\d{6}-[0-9a-f]{4})", visible(content))[1]
    assert "rahasia" not in content
    assert "Traceback" not in content
    assert number in caplog.text
    assert "RuntimeError: rahasia" in caplog.text
