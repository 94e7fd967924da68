"""Two texts word by word: nothing of either is lost, and what is shown is what changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monev.core.text import ADDED, DELETED, KEPT, WordRun, diff_words
from monev.ui.page_words import mark_difference

WORDS = st.lists(st.sampled_from(["rapat", "evaluasi", "ZI", "per", "triwulan"]), max_size=12).map(" ".join)


def test_a_changed_word_stands_beside_what_it_was():
    assert diff_words("Rapat evaluasi ZI", "Rapat monev ZI") == (
        WordRun(KEPT, "Rapat"),
        WordRun(DELETED, "evaluasi"),
        WordRun(ADDED, "monev"),
        WordRun(KEPT, "ZI"),
    )


def test_from_and_to_nothing():
    assert diff_words(None, "Rapat ZI") == (WordRun(ADDED, "Rapat ZI"),)
    assert diff_words("Rapat ZI", "") == (WordRun(DELETED, "Rapat ZI"),)
    assert diff_words(None, None) == ()


@given(WORDS, WORDS)
def test_both_texts_can_be_read_off_it(from_, index):
    everything = diff_words(from_, index)
    assert " ".join(p.text for p in everything if p.jenis != ADDED) == from_
    assert " ".join(p.text for p in everything if p.jenis != DELETED) == index


def test_far_from_a_change_words_are_left_out():
    length = [f"k{n}" for n in range(20)]
    everything = diff_words(" ".join([*length, "lama"]), " ".join([*length, "baru"]), around=2)
    assert everything[0] == WordRun(KEPT, "… k18 k19")
    assert diff_words("a b c x", "a b c y", around=2)[0].text == "a b c", "one word is not worth an ellipsis"


@pytest.mark.processor_seconds(30)
def test_two_cells_of_excel_s_greatest_length_do_not_keep_anybody_waiting():
    """The limit of the test is far from what it takes, and is there only for a comparison that does not end."""
    everything = diff_words("a " * 16_000, "b " * 16_000)
    assert {p.jenis for p in everything} == {DELETED, ADDED}


def test_on_screen_signs_of_markdown_stay_signs():
    assert mark_difference("Rapat *ZI* a", "Rapat ~ZI~ a") == "Rapat :gray[~~\\*ZI\\*~~] :green[**\\~ZI\\~**] a"
    assert mark_difference("a  b\nc", "a b c") == "(hanya spasi atau pindah baris)"
