"""A gap in a journal is reported and never written over, wherever it lies and whatever follows it,
in both homes.
"""

import pytest

from monev.core.errors import JournalDamaged
from monev.database.places import write_remembered
from monev.journal import open_journal
from monev.journal.backup import make_backup
from monev.journal.moving import copy_store
from monev.writing.append import NewEntry, append_entry
from tests.conftest import before_release
from tests.database.tables import unggahan_now
from tests.journal.homes import Home, fill
from tests.makers import SATKER, TAHUN, append_unggahan, sample_content

COUNT = 54
MISSING = ((40, 49), (40, 48), (30, 49), (45, 53), (12, 51))
"""First and last missing entry: up to 40 in a row, with one to six entries behind them."""
EDIT = NewEntry("tampilan", SATKER, TAHUN, {"disembunyikan": True})


@pytest.fixture
def home(home: Home) -> Home:
    """Return a home with a journal of 54 entries."""
    fill(home.open(), COUNT)
    return home


def stores_nothing(home: Home, db, first: int) -> None:
    """Assert that neither the program nor one without a database stores anything, and that no copy
    is made.
    """
    other = home.open()
    numbers = other.numbers()
    for act in (
        lambda: append_entry(db, EDIT, pelaku="uji"),
        lambda: append_unggahan(db.journal, sample_content(unggahan=9)),
        lambda: append_unggahan(other, sample_content(unggahan=9)),
        lambda: make_backup(other, db.file.with_name("cadangan")),
        lambda: copy_store(other, open_journal(db.file.with_name("salinan"))),
    ):
        with pytest.raises(JournalDamaged, match=f"Entri {first:08d} .* tidak ada"):
            act()
    assert other.numbers() == numbers


@pytest.mark.parametrize("missing", [(MISSING[0], MISSING[-1]), *before_release((MISSING[1:-1],))])
@pytest.mark.parametrize("has_mark", [True, False])
def test_on_a_new_machine_what_stands_before_a_gap_is_shown_and_nothing_is_stored(
    home, opened, tmp_path, has_mark, missing
):
    newest = home.open().tip()
    for first, last in missing:
        file = tmp_path / f"{first}-{last}.duckdb"
        if has_mark:
            write_remembered(file, *newest)
        home.set_aside(first, last)
        db = opened(file, home.open())
        for _ in range(2):
            db.keep_up()
            assert unggahan_now(db) == [first - 1]
            assert f"Entri {first:08d}" in str(db.notice)
        stores_nothing(home, db, first)
        home.put_in()
        db.keep_up()
        assert (unggahan_now(db), db.notice, db.up_to) == ([COUNT], None, newest)
    assert append_entry(db, EDIT, pelaku="uji").nomor == COUNT + 1


@pytest.mark.parametrize(("first", "last"), [MISSING[0], *before_release(MISSING[-1])])
@pytest.mark.parametrize("while_open", [True, False])
def test_a_gap_behind_whole_tables_is_told_too_and_that_they_can_mend_it(
    home, opened, tmp_path, first, last, while_open
):
    db = opened(tmp_path / "monev.duckdb", home.open())
    if not while_open:
        db.close()
    home.set_aside(first, last)
    if not while_open:
        db = opened(tmp_path / "monev.duckdb", home.open())
    for _ in range(2):
        db.keep_up()
        assert unggahan_now(db) == [COUNT]
        assert f"Entri {first:08d}" in str(db.notice)
        assert "jurnal lanjutkan" in db.notice.advice
        stores_nothing(home, db, first)
    home.put_in()
    db.keep_up()
    assert db.notice is None
    assert append_entry(db, EDIT, pelaku="uji").nomor == COUNT + 1
