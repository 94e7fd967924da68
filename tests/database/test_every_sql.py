"""Every .sql file says its question first and runs on a real database."""

import re
from datetime import date, datetime
from itertools import product, takewhile

import duckdb
import pytest

from monev.core.clock import zone
from monev.core.dates import is_due
from monev.core.statuses import (
    BUKTI_PRESENT,
    DECLARED,
    OF_TENGGAT,
    OVERDUE,
    STATUS_BUKTI,
    UNCOUNTED,
)
from monev.database import Database
from monev.database.connection import connect
from monev.database.query_files import (
    FOLDER,
    fetch_rows,
    list_questions,
    parameters_of,
    run_question,
    table_names,
)
from monev.journal import open_journal
from tests.makers import SATKER, TAHUN, append_unggahan, large_content, sample_content

WORDS = (
    "benda=hadir bukti=Undangan frasa=rapat hal=kop kolom=pic orang=ani pelaku=Penguji per=bulan "
    "sidik=abc tenggat=2025-01 tingkat=area ukuran=capaian zona=Asia/Jakarta"
)
NUMBERS = {
    "seluruhnya": 99,
    "dilihat": 1,
    "entri": 1,
    "gambar": 1,
    "nomor": 9,
    "rapat": 1,
    "rencana_id": 1,
    "sampai": 12,
    "sejak": 0,
    "terbanyak": 7,
    "unggahan": 1,
    "unggahan_id": 2,
    "versi_skema": 1,
}
NOTHING = "area kode jenis perihal sampai_waktu satker_boleh sejak_waktu sha256"
VALUES = {
    **dict(pair.split("=") for pair in WORDS.split()),
    **NUMBERS,
    **dict.fromkeys([*NOTHING.split()]),
    "nama_lazim": ["manajemen perubahan"],
    "daftar": [1, 2],
    "sesudah": [2],
    "sebelum": [1],
    "nama": ["Undangan"],
    "kata": ["rapat", "zi"],
    "kepada": ["ani"],
    "nomor_lazim": ["I"],
    "hari": date(TAHUN, 9, 30),
    "kemarin": date(TAHUN, 9, 30),
    "posisi": date(TAHUN, 9, 30),
    "pada": [date(TAHUN, 9, 30), date(TAHUN, 6, 30)],
    "satker": SATKER,
    "tahun": TAHUN,
    "per_area": [True, False],
    "sertakan_tersembunyi": True,
    "sub_area": [None],
    "no": ["1"],
}
"""One value for each parameter name: a name means the same thing in every query."""


ELSEWHERE = ("accounts/", "apply/", "postgres/", "sqlite/", "store/")
QUESTIONS = [name for name in list_questions() if not name.startswith(ELSEWHERE)]
"""The questions of DuckDB. The others are tested elsewhere: apply/ by each entry a test stores,
accounts/ in tests/people/test_accounts.py, those of the store in tests/journal."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Open a database in memory with two unggahan of one rencana."""
    journal = open_journal(tmp_path_factory.mktemp("semua_sql") / "monev.jurnal")
    append_unggahan(journal)
    append_unggahan(journal, large_content(2))
    database = Database.open_at(None, journal)
    yield database
    database.close()


def test_every_parameter_has_a_value_here_and_is_of_the_sql_not_of_its_comments():
    assert set().union(*map(parameters_of, QUESTIONS)) == VALUES.keys()
    assert parameters_of("apply/tampilan") == {"entri", "bentuk"}
    assert parameters_of("schema/applied_up_to") == frozenset()


def test_each_begins_with_the_question_it_answers():
    for name in list_questions():
        lines = (FOLDER / f"{name}.sql").read_text(encoding="utf-8").splitlines()
        beginning = takewhile(lambda line: line.startswith("-- "), lines)
        comment = " ".join(line.removeprefix("-- ") for line in beginning)
        first_sentence = re.match(r"[A-Z].*?[.?!](?= |$)", comment)
        assert first_sentence and first_sentence[0].endswith("?"), name


def arguments_for(name: str, values: dict = VALUES) -> dict:
    """Return the values of a query's parameters."""
    return {parameter: values[parameter] for parameter in parameters_of(name)}


def test_every_query_runs(filled):
    for name in sorted({*QUESTIONS} - {"schema/tables", "schema/settings"}):
        with filled._connection.cursor() as cursor:
            cursor.begin()
            fetch_rows(run_question(cursor, name, **arguments_for(name)))
            cursor.rollback()


def test_the_tables_are_made_in_an_empty_database_and_the_settings_locked_at_opening():
    with duckdb.connect() as connection:
        run_question(connection, "schema/tables")
        assert "tentang" in table_names(connection)
    with connect(None) as connection, pytest.raises(duckdb.InvalidInputException, match="locked"):
        run_question(connection, "schema/settings", zona=VALUES["zona"])


def test_a_question_of_the_pages_is_answered_also_where_there_is_nothing(db):
    empty = {"unggahan_id": 999, "rencana_id": 999, "satker": "KPU Kabupaten Tidak Ada"}

    def answer_all(values: dict) -> None:
        for name in list_questions("figures"):
            assert isinstance(db.ask(name, **arguments_for(name, values)), list), name

    answer_all(VALUES)
    answer_all(VALUES | empty)
    append_unggahan(db, sample_content([]))
    answer_all(VALUES | {"unggahan_id": 1})


def test_the_database_calls_present_what_the_program_does(filled):
    present = []
    with filled._connection.cursor() as cursor:
        for status in STATUS_BUKTI:
            if cursor.execute("select bukti_hadir($1)", [status]).fetchone()[0]:
                present.append(status)
    assert present == list(BUKTI_PRESENT)


def test_the_database_calls_declared_counted_and_overdue_what_the_program_does(filled):
    with filled._connection.cursor() as cursor:
        told = {kode: cursor.execute(_STATES, [kode]).fetchone() for kode in OF_TENGGAT}
    assert tuple(kode for kode in told if told[kode][0]) == DECLARED
    assert tuple(kode for kode in told if not told[kode][1]) == UNCOUNTED
    assert tuple(kode for kode in told if told[kode][2]) == OVERDUE


_STATES = "select dinyatakan($1), dihitung($1), belum_tuntas($1)"


def test_the_database_calls_due_what_the_program_does(filled):
    days = [date(TAHUN, 9, 30), date(TAHUN, 10, 1), date(TAHUN, 10, 31)]
    with filled._connection.cursor() as cursor:
        for due, day in product(days, days):
            said = cursor.execute("select sudah_tempo($1, $2)", [due, day]).fetchone()[0]
            assert said == is_due(due, day)


def test_values_are_plain_and_what_is_not_there_is_none_in_every_kind_of_column():
    sql = """select * from (values
        (1, 2, date '2025-09-30', timestamptz '2025-09-30 10:00:00+07', true, 'kata',
            {'kode': 'a'}),
        (null, 3, null, null, null, null, null)) as t(n, n_dari, hari, waktu, hadir, teks, isi)"""
    with duckdb.connect() as connection:
        full, empty = fetch_rows(connection.execute(sql))
    moment = datetime(2025, 9, 30, 10, tzinfo=zone())
    hari = date(2025, 9, 30)
    assert full == {
        "n": 1,
        "N": 2,
        "hari": hari,
        "waktu": moment,
        "hadir": True,
        "teks": "kata",
        "isi": {"kode": "a"},
    }
    assert empty == dict.fromkeys(full) | {"N": 3}
    assert [*map(type, full.values())] == [int, int, date, datetime, bool, str, dict]
