"""When something goes wrong a person reads words and a number, never a traceback."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import tulisan


def _galat_sendiri() -> None:
    from monev.galat import BerkasDitolak
    from monev.model import Catatan
    from monev.ui.penjaga import jaga

    with jaga():
        catatan = Catatan("Tulis bulannya.", lembar="Rencana", kolom="TARGET WAKTU", nilai="Juniii", sel="F12")
        raise BerkasDitolak("Ada 1 hal.", "Perbaiki lalu unggah lagi.", galat=(catatan,))


def _galat_tak_terduga() -> None:
    from monev.ui.penjaga import jaga

    with jaga():
        raise RuntimeError("rahasia")


def test_own_errors_have_title_words_next_step_and_every_cell():
    isi = tulisan(AppTest.from_function(_galat_sendiri).run())
    for bagian in ("**Berkas belum dapat diterima**", "Ada 1 hal", "Perbaiki lalu unggah lagi", "sel F12", "Juniii"):
        assert bagian in isi, bagian


def test_the_unexpected_gets_a_number_that_is_in_the_log(caplog: pytest.LogCaptureFixture):
    at = AppTest.from_function(_galat_tak_terduga).run()
    assert not at.exception
    isi = tulisan(at)
    nomor = re.search(r"\*\*(\d{8}-\d{6}-[0-9a-f]{4})\*\*", isi)[1]
    assert "rahasia" not in isi
    assert "Traceback" not in isi
    assert nomor in caplog.text
    assert "RuntimeError: rahasia" in caplog.text
