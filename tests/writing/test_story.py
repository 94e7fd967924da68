"""The story of an upload: a sentence per kind of change, what matters first, every change in
exactly one."""

from monev.core.statuses import CHANGE_JENIS
from monev.writing.changes import TAKING_AWAY, Change, tell_story


def change_entry(
    jenis: str, from_: str | None = None, index: str | None = None, kode: str = "I.1.1"
) -> Change:
    return Change(jenis, kode, "Rapat", index or from_, None, from_, index)


def test_every_kind_of_change_has_its_chapter_and_loss_comes_first():
    everything = tell_story([change_entry(jenis, "2025-03", "2025-06") for jenis in CHANGE_JENIS])
    told = [chapter.jenis for chapter in everything]
    assert set(told) == set(CHANGE_JENIS)
    assert set(told[: len(TAKING_AWAY)]) == set(TAKING_AWAY)
    assert told[5:9] == ["target_bergeser", "selesai_baru", "bukti_ada", "teks_berubah"]
    assert told[-1] == "langkah_baru"


def test_no_change_is_lost_or_told_twice():
    kinds = {"I.1.1": "selesai_baru", "I.2.1": "langkah_baru", "V.1.1": "selesai_baru"}
    content = [change_entry(jenis, kode=kode) for kode, jenis in kinds.items()]
    assert (
        sorted((p for chapter in tell_story(content) for p in chapter.changes), key=content.index)
        == content
    )
    assert [chapter.sentence for chapter in tell_story(content)] == [
        "2 target baru selesai.",
        "1 langkah baru.",
    ]


def test_moved_targets_say_which_way_and_wording_in_how_many_langkah():
    shift = [
        ("2025-06", "2025-09"),
        ("2025-06", "2025-03"),
        ("2025-05", "2025-08"),
        (None, "2025-10"),
    ]
    shift.append(("2025-10", None))
    [chapter] = tell_story(
        [change_entry("target_bergeser", from_, index) for from_, index in shift]
    )
    assert (
        chapter.sentence
        == "5 target bergeser: 2 mundur, 1 maju, 1 target tambahan, 1 target dicabut."
    )
    [chapter] = tell_story(
        [change_entry("teks_berubah", kode=kode) for kode in ("I.1.1", "I.1.1", "V.1.1")]
    )
    assert chapter.sentence == "3 sel rencana berubah bunyinya, pada 2 langkah."
