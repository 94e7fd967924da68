"""A TAUTAN that names files beside addresses and words."""

from __future__ import annotations

import pytest

from monev.core.file_references import FileReference, describe_tautan, files_of, join_tautan, words_of

ONE = FileReference("a" * 64, "Undangan rapat 100%.pdf")
TWO = FileReference("b" * 64, "日本 (2).jpg")


def test_words_and_files_come_apart_and_together_again():
    tautan = join_tautan("https://contoh.go.id/x lemari 3", (ONE, TWO))
    assert len(tautan.split()) == 5
    assert files_of(tautan) == (ONE, TWO)
    assert words_of(tautan) == "https://contoh.go.id/x lemari 3"
    assert join_tautan(words_of(tautan), files_of(tautan)) == tautan


def test_people_read_the_names_of_files():
    assert describe_tautan(join_tautan("map biru", (ONE,))) == "map biru berkas “Undangan rapat 100%.pdf”"


@pytest.mark.parametrize(
    "text", ["", "berkas: di lemari", "berkas:abc/x.pdf", f"xberkas:{'a' * 64}/x.pdf", f"berkas:{'A' * 64}/x.pdf"]
)
def test_other_words_name_no_file(text):
    assert files_of(text) == ()
    assert words_of(text) == text
