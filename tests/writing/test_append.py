"""The one way to write: planned anew when somebody was first, never for ever, and no field
overwritten unseen."""

import pytest

from monev.core.errors import VersionClash
from monev.core.roles import LOCAL_ACTOR
from monev.writing import append
from monev.writing.append import FieldChange, NewEntry, append_with_retry, field_change
from tests.makers import SATKER, TAHUN, append_unggahan


def overtaken(db, times: int, told: list):
    """A plan to hide the rencana, each time on what is stored; so many times somebody else is first
    all the same."""

    def plan() -> NewEntry:
        told.append(db.up_to[0])
        new = NewEntry("tampilan", SATKER, TAHUN, {"disembunyikan": True})
        if len(told) <= times:
            append_unggahan(db.journal)
        return new

    return plan


def test_what_somebody_was_first_with_is_planned_anew_on_what_they_stored_and_not_for_ever(
    db, monkeypatch
):
    append_unggahan(db)
    told = []
    assert append_with_retry(db, overtaken(db, 2, told), pelaku=LOCAL_ACTOR).nomor == 4
    assert told == [1, 2, 3]
    monkeypatch.setattr(append, "RETRIES", 3)
    with pytest.raises(VersionClash):
        append_with_retry(db, overtaken(db, 4, told := []), pelaku=LOCAL_ACTOR)
    assert len(told) == 3


def test_nothing_is_appended_where_there_is_nothing_to_store_or_the_plan_gives_up(db):
    append_unggahan(db)
    assert append_with_retry(db, lambda: None, pelaku=LOCAL_ACTOR) is None
    plan = overtaken(db, 9, told := [])

    def give_up():
        if told:
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
