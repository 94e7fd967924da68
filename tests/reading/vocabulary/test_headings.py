"""Lists of words: each word stands under one meaning."""

import pytest

from monev.reading.vocabulary.headings import by_spelling


def test_a_word_listed_under_two_meanings_is_refused_with_both():
    assert by_spelling({"Surat": "surat | nota dinas"}) == {"surat": "Surat", "nota dinas": "Surat"}
    with pytest.raises(ValueError, match="“nota dinas” is listed under Nota dinas and under Surat"):
        by_spelling({"Nota dinas": "nota dinas", "Surat": "surat | nota dinas"})
