"""Test the story of an upload: a sentence per kind of change, loss first, each change told once."""

from monev.core.statuses import CHANGE_JENIS
from monev.writing.changes import TAKING_AWAY, Change, tell_story


def make_change(
    jenis: str, before: str | None = None, after: str | None = None, kode: str = "I.1.1"
) -> Change:
    return Change(jenis, kode, "Rapat", after or before, None, before, after)


def test_every_kind_of_change_has_its_chapter_and_loss_comes_first():
    story = tell_story([make_change(jenis, "2025-03", "2025-06") for jenis in CHANGE_JENIS])
    chapters = [chapter.jenis for chapter in story]
    assert set(chapters) == set(CHANGE_JENIS)
    assert set(chapters[: len(TAKING_AWAY)]) == set(TAKING_AWAY)
    assert chapters[5:7] == ["target_bergeser", "target_tambahan"]
    assert chapters[7:10] == ["selesai_baru", "bukti_ada", "teks_berubah"]
    assert chapters[-1] == "langkah_baru"


def test_no_change_is_lost_or_told_twice():
    kinds = {"I.1.1": "selesai_baru", "I.2.1": "langkah_baru", "V.1.1": "selesai_baru"}
    changes = [make_change(jenis, kode=kode) for kode, jenis in kinds.items()]
    done, new = tell_story(changes)
    assert sorted([*done.changes, *new.changes], key=changes.index) == changes
    assert done.sentence == "2 target baru selesai."
    assert new.sentence == "1 langkah baru."


def test_moved_targets_say_which_way_and_wording_in_how_many_langkah():
    shifts = [
        ("2025-06", "2025-09"),
        ("2025-06", "2025-03"),
        ("2025-05", "2025-08"),
        (None, "2025-10"),
        ("2025-10", None),
    ]
    [chapter] = tell_story([make_change("target_bergeser", *shift) for shift in shifts])
    sentence = "5 target bergeser: 2 mundur, 1 maju, 1 target tambahan, 1 target dicabut."
    assert chapter.sentence == sentence
    kodes = ("I.1.1", "I.1.1", "V.1.1")
    [chapter] = tell_story([make_change("teks_berubah", kode=kode) for kode in kodes])
    assert chapter.sentence == "3 sel rencana berubah bunyinya, pada 2 langkah."
