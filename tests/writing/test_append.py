"""The one way to write: planned anew when somebody was first, never for ever, and no field overwritten unseen."""

import pandas as pd
import pytest

from monev.core.errors import VersionClash
from monev.core.roles import LOCAL_ACTOR
from monev.database.newest import NewestEntries
from monev.writing.append import RETRIES, FieldChange, NewEntry, append_with_retry, field_change, taken_back

NEW = NewEntry("rapat", "KPU Kabupaten Uji", 2025, {}, after="a")


class JournalOfOthers:
    """A database whose journal refuses the first so many entries, because somebody else was first."""

    def __init__(self, clashes: int) -> None:
        self.journal = self
        self.clashes = clashes
        self.calls: list[str] = []

    def add(self, **_: object) -> str:
        self.calls.append("add")
        if self.clashes:
            self.clashes -= 1
            raise VersionClash("somebody was first")
        return "entry"

    def catch_up(self) -> None:
        self.calls.append("catch_up")

    def check_seals(self) -> None:
        """All of its entries are whole."""

    newest = NewestEntries()
    up_to = (7, "b")

    def ask(self, name: str, **_: object) -> pd.DataFrame:
        return pd.DataFrame({"access/offices": {}, "writing/newest_entry": {"hash": ["a"]}}[name])


def test_what_somebody_was_first_with_is_planned_anew_on_what_they_stored():
    db, told = JournalOfOthers(2), []

    def plan(clash):
        told.append(clash)
        return NEW

    assert append_with_retry(db, plan, pelaku=LOCAL_ACTOR) == "entry"
    assert [type(clash) for clash in told] == [type(None), VersionClash, VersionClash]
    assert db.calls == ["catch_up", "catch_up", "add"] * 3 + ["catch_up"]


def test_nothing_is_appended_where_there_is_nothing_to_store_or_the_plan_gives_up():
    db = JournalOfOthers(9)
    assert append_with_retry(db, lambda _: None, pelaku=LOCAL_ACTOR) is None

    def give_up(clash):
        if clash is not None:
            raise clash
        return NEW

    with pytest.raises(VersionClash):
        append_with_retry(db, give_up, pelaku=LOCAL_ACTOR)
    assert db.calls.count("add") == 1


def test_it_ends_though_others_are_always_first():
    db = JournalOfOthers(RETRIES + 1)
    with pytest.raises(VersionClash):
        append_with_retry(db, lambda _: NEW, pelaku=LOCAL_ACTOR)
    assert db.calls.count("add") == RETRIES


@pytest.mark.parametrize(
    ("wanted", "current", "seen", "values", "clashes"),
    [
        ("new", "old", {"pic": "old"}, {"pic": "new"}, {}),
        ("new", "other", {"pic": "old"}, {"pic": "new"}, {"pic": "new"}),
        ("old", "other", {"pic": "old"}, {}, {}),
        ("new", "new", {"pic": "old"}, {}, {}),
        ("new", "other", {}, {"pic": "new"}, {}),
    ],
    ids=["changed", "changed by both", "left as seen", "so already", "nothing seen"],
)
def test_a_field_is_set_unless_somebody_else_changed_it_since_it_was_seen(wanted, current, seen, values, clashes):
    assert field_change({"pic": wanted}, {"pic": current}, seen) == FieldChange(values, clashes)


@pytest.mark.parametrize(
    ("current", "values", "clashes"),
    [("given", {"pic": "former"}, {}), ("former", {}, {}), ("other", {}, {"pic": "former"})],
    ids=["still as given", "went back already", "changed since"],
)
def test_a_field_goes_back_while_it_has_what_it_was_given(current, values, clashes):
    change = taken_back({"pic": "former", "same": 1}, {"pic": "given", "same": 1}, {"pic": current, "same": 2})
    assert change == FieldChange(values, clashes)
