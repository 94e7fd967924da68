"""A cell of links holds words and files; they come apart and together again."""

from monev.core.file_references import (
    FileReference,
    describe_tautan,
    files_of,
    join_tautan,
    links_in,
    with_scheme,
    words_of,
)
from tests.conftest import on_day

current = on_day("2025-07-10")
ONE = FileReference("a" * 64, "Undangan rapat 100%.pdf")
TWO = FileReference("b" * 64, "日本 (2).jpg")


def test_words_and_files_come_apart_and_together_again_and_people_read_their_names():
    tautan = join_tautan("https://contoh.go.id/x lemari 3", (ONE, TWO))
    assert len(tautan.split()) == 5
    assert files_of(tautan) == (ONE, TWO)
    assert words_of(tautan) == "https://contoh.go.id/x lemari 3"
    assert join_tautan(words_of(tautan), files_of(tautan)) == tautan
    words = describe_tautan(join_tautan("map biru", (ONE,)))
    assert words == "map biru berkas “Undangan rapat 100%.pdf”"


def test_only_an_address_with_a_path_gets_its_https_and_other_words_name_no_file():
    completed = with_scheme(join_tautan("s.id/bukti", (ONE,)))
    assert completed == join_tautan("https://s.id/bukti", (ONE,))
    for kept in ("map 2/rak.a", "drive.google.com", "ani@kpu.go.id/x", "s.id/a dan s.id/b"):
        assert with_scheme(kept) == kept
    digest = "a" * 64
    for text in (
        "",
        "berkas: di lemari",
        "berkas:abc/x.pdf",
        f"xberkas:{digest}/x.pdf",
        f"berkas:{digest.upper()}/x",
    ):
        assert (files_of(text), words_of(text)) == ((), text)


def test_the_links_of_a_cell_come_out_of_its_words():
    text = f"map biru, https://a.go.id/x?y=1; http://b.id/é). berkas:{'a' * 64}/x.pdf file:///c"
    assert links_in(text) == ["https://a.go.id/x?y=1", "http://b.id/é", "file:///c"]
