"""A running database goes on after a full disk, a broken block or a swapped journal, with many
asking at once.
"""

import pytest

from monev.core.errors import MonevError
from monev.database import Database
from tests.conftest import before_release
from tests.database.tables import all_table_content, unggahan_now
from tests.journal.processes import start_process
from tests.makers import append_unggahan, sample_content, together

DISK_FULL = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
_, batas = resource.getrlimit(resource.RLIMIT_FSIZE)
append_unggahan(journal, sample_content())
db = Database.open_at(folder / "monev.duckdb", journal)
for n in range(2, 12):
    append_unggahan(journal, large_content(n))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), batas))
for _ in range(2):
    db.catch_up()
    say(str([row["unggahan"] for row in db.ask("figures/rencana_list", sertakan_tersembunyi=True)]))
db.close()
db = Database.open_at(folder / "monev.duckdb", journal)
say(str([row["unggahan"] for row in db.ask("figures/rencana_list", sertakan_tersembunyi=True)]))
db.close()
resource.setrlimit(resource.RLIMIT_FSIZE, (batas, batas))
db = Database.open_at(folder / "monev.duckdb", journal)
say(str(db.is_in_memory))
db.close()
"""


@pytest.mark.parametrize("limit", [300_000, *before_release(20_000, 1_000_000)])
def test_on_a_full_disk_it_goes_on_answering_and_the_file_catches_up_later(
    tmp_path, journal, limit
):
    # The system itself refuses what goes beyond `limit`, wherever DuckDB happens to be then: in the
    # log, in the middle of folding it into the file, at closing.
    said = start_process(tmp_path, DISK_FULL, str(limit)).communicate()[0]
    assert said.split() == ["[11]", "[11]", "[11]", "False"]
    table = all_table_content(tmp_path / "monev.duckdb")
    Database.open_at(tmp_path / "baru.duckdb", journal).close()
    assert all_table_content(tmp_path / "baru.duckdb") == table


@pytest.mark.semua
def test_with_no_room_for_a_file_at_all_it_answers_from_memory(tmp_path, journal):
    append_unggahan(journal)
    process = start_process(
        tmp_path,
        """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
db = Database.open_at(folder / "monev.duckdb", journal)
say(str([db.is_in_memory, len(db.ask("schema/applied_up_to"))]))
""",
    )
    assert process.communicate()[0] == "[True, 1]\n"


def test_a_question_that_cannot_be_answered_is_told_in_words_and_the_next_one_works(db):
    with pytest.raises(MonevError, match="pertanyaan schema/tables"):
        db.ask("schema/tables")
    assert len(db.ask("schema/applied_up_to")) == 1


def test_many_following_at_once_apply_each_entry_once_and_share_one_connection(
    db, journal, tmp_path
):
    append_unggahan(journal)
    for number in range(2, 5):
        append_unggahan(journal, sample_content(unggahan=number))
        assert sum(together(*[db.catch_up] * 8)) == (2 if number == 2 else 1)
    assert unggahan_now(db) == [4]
    opened = together(*[lambda: Database.open_at(tmp_path / "monev.duckdb", journal)] * 16)
    assert {id(one) for one in opened} == {id(db)}


def test_what_was_followed_is_in_the_file_itself_when_the_program_is_killed(tmp_path, journal):
    process = start_process(
        tmp_path,
        """
import os
db = Database.open_at(folder / "monev.duckdb", journal)
append_unggahan(db, large_content(1))
os._exit(9)
""",
    )
    assert process.wait() == 9
    tmp_path.joinpath("monev.duckdb.wal").unlink(missing_ok=True)
    assert len(all_table_content(tmp_path / "monev.duckdb")["tenggat"]) == 228


def test_a_file_deleted_under_a_running_program_is_made_again_by_the_next_and_both_go_on(
    tmp_path, db, journal, opened
):
    append_unggahan(db)
    tmp_path.joinpath("monev.duckdb").unlink()
    append_unggahan(journal, sample_content(unggahan=2))
    assert db.catch_up() == 1
    other = start_process(
        tmp_path,
        """
db = Database.open_at(folder / "monev.duckdb", journal)
append_unggahan(journal, sample_content(unggahan=3))
say(str(db.catch_up()))
db.close()
""",
    )
    assert other.communicate()[0] == "1\n"
    assert db.catch_up() == 1
    db.close()
    assert unggahan_now(opened(tmp_path / "monev.duckdb", journal)) == [3]
