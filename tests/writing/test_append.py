"""Test the one way to write.

If somebody else was first it plans anew, and gives up after some tries. It never overwrites a
field that somebody else changed.
"""

import pytest

from monev.core.errors import VersionClash
from monev.core.roles import LOCAL_ACTOR
from monev.writing import append
from monev.writing.append import FieldChange, NewEntry, append_with_retry, field_change
from tests.makers import SATKER, TAHUN, append_unggahan


def overtaken(db, times: int, seen: list[int]):
    """Return a plan to hide the rencana that somebody else overtakes so many times.

    Each call appends to `seen` the number of the newest entry it was planned on.
    """

    def plan() -> NewEntry:
        seen.append(db.up_to[0])
        if len(seen) <= times:
            append_unggahan(db.journal)
        return NewEntry("tampilan", SATKER, TAHUN, {"disembunyikan": True})

    return plan


def test_what_somebody_was_first_with_is_planned_anew_on_what_they_stored_and_not_for_ever(
    db, monkeypatch
):
    append_unggahan(db)
    seen = []
    assert append_with_retry(db, overtaken(db, 2, seen), pelaku=LOCAL_ACTOR).nomor == 4
    assert seen == [1, 2, 3]
    monkeypatch.setattr(append, "RETRIES", 3)
    with pytest.raises(VersionClash):
        append_with_retry(db, overtaken(db, 4, seen := []), pelaku=LOCAL_ACTOR)
    assert len(seen) == 3


def test_nothing_is_appended_where_there_is_nothing_to_store_or_the_plan_gives_up(db):
    append_unggahan(db)
    assert append_with_retry(db, lambda: None, pelaku=LOCAL_ACTOR) is None
    plan = overtaken(db, 9, seen := [])

    def give_up():
        if seen:
            raise VersionClash("Sudah diubah orang lain.", "Muat ulang.")
        return plan()

    with pytest.raises(VersionClash):
        append_with_retry(db, give_up, pelaku=LOCAL_ACTOR)
    assert [entry.jenis for entry in db.journal.read()] == ["unggahan", "unggahan"]


@pytest.mark.parametrize(
    ("wanted", "current", "seen", "values", "clashes"),
    [
        ("new", "old", {"pic": "old"}, {"pic": "new"}, {}),
        ("new", "other", {"pic": "old"}, {}, {"pic": "new"}),
        ("old", "other", {"pic": "old"}, {}, {}),
        ("new", "new", {"pic": "old"}, {}, {}),
        ("new", "other", {}, {"pic": "new"}, {}),
    ],
    ids=[
        "changed",
        "changed by both, or changed since it was given",
        "left as seen",
        "so already",
        "nothing seen",
    ],
)
def test_a_field_is_set_unless_somebody_else_changed_it_since_it_was_seen(
    wanted, current, seen, values, clashes
):
    assert field_change({"pic": wanted}, {"pic": current}, seen) == FieldChange(values, clashes)
