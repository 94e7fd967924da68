"""Streamlit's words are replaced where the pinned version has them, and nothing else of its files changes."""

from pathlib import Path

import pytest
from streamlit import file_util

from monev.ui.terjemahan import KATA, sidik, terjemahkan

FOLDER = Path(file_util.get_static_dir(), "static", "js")


def _berkas(awalan: str) -> str:
    return "\n".join(jalur.read_text(encoding="utf-8") for jalur in sorted(FOLDER.glob(f"{awalan}.*.js")))


@pytest.mark.parametrize(("awalan", "asli"), [(a, k) for a, kata in KATA.items() for k in kata])
def test_every_word_stands_in_the_pinned_streamlit(awalan, asli):
    assert asli in _berkas(awalan)


def test_only_the_listed_words_change():
    jalur = next(FOLDER.glob("Pagination.*.js"))
    baru = terjemahkan(jalur.name, jalur.read_bytes()).decode()
    for asli, ganti in KATA["Pagination"].items():
        assert asli not in baru
        baru = baru.replace(ganti, asli)
    assert baru == jalur.read_text(encoding="utf-8")


def test_other_files_are_left_alone():
    assert terjemahkan("Apa.123.js", b"`Upload`") == b"`Upload`"
    assert terjemahkan("FileUploader.123.css", b"`Upload`") == b"`Upload`"


def test_other_words_are_prepared_anew(monkeypatch):
    lama = sidik()
    monkeypatch.setitem(KATA, "Contoh", {"`A`": "`B`"})
    assert sidik() != lama
