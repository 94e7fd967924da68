"""Two texts word by word: nothing of either is lost, and what is shown is what changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monev.ui.beda import beda
from monev.unggah.beda_kata import HAPUS, TAMBAH, TETAP, Potongan, beda_kata

KATA = st.lists(st.sampled_from(["rapat", "evaluasi", "ZI", "per", "triwulan"]), max_size=12).map(" ".join)


def test_a_changed_word_stands_beside_what_it_was():
    assert beda_kata("Rapat evaluasi ZI", "Rapat monev ZI") == (
        Potongan(TETAP, "Rapat"),
        Potongan(HAPUS, "evaluasi"),
        Potongan(TAMBAH, "monev"),
        Potongan(TETAP, "ZI"),
    )


def test_from_and_to_nothing():
    assert beda_kata(None, "Rapat ZI") == (Potongan(TAMBAH, "Rapat ZI"),)
    assert beda_kata("Rapat ZI", "") == (Potongan(HAPUS, "Rapat ZI"),)
    assert beda_kata(None, None) == ()


@given(KATA, KATA)
def test_both_texts_can_be_read_off_it(dari, ke):
    semua = beda_kata(dari, ke)
    assert " ".join(p.teks for p in semua if p.jenis != TAMBAH) == dari
    assert " ".join(p.teks for p in semua if p.jenis != HAPUS) == ke


def test_far_from_a_change_words_are_left_out():
    panjang = [f"k{n}" for n in range(20)]
    semua = beda_kata(" ".join([*panjang, "lama"]), " ".join([*panjang, "baru"]), sekitar=2)
    assert semua[0] == Potongan(TETAP, "… k18 k19")
    assert beda_kata("a b c x", "a b c y", sekitar=2)[0].teks == "a b c", "one word is not worth an ellipsis"


@pytest.mark.timeout(30)
def test_two_cells_of_excel_s_greatest_length_do_not_keep_anybody_waiting():
    """The limit of the test is far from what it takes, and is there only for a comparison that does not end."""
    semua = beda_kata("a " * 16_000, "b " * 16_000)
    assert {p.jenis for p in semua} == {HAPUS, TAMBAH}


def test_on_screen_signs_of_markdown_stay_signs():
    assert beda("Rapat *ZI* a", "Rapat ~ZI~ a") == "Rapat :gray[~~\\*ZI\\*~~] :green[**\\~ZI\\~**] a"
    assert beda("a  b\nc", "a b c") == "(hanya spasi atau pindah baris)"
