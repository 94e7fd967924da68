"""Each jenis of entry becomes the rows it names. Many entries applied at once give the same tables
as one by one.
"""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest

from monev.core import clock
from monev.core.content import (
    ENTRY_CONTENT,
    Change,
    Choice,
    Statement,
    StoredBukti,
    StoredLangkah,
    StoredTenggat,
    Unggahan,
    fields_of,
)
from monev.core.errors import DatabaseNewer, MonevError
from monev.core.records import Bukti, Trace
from monev.database import Database, apply, apply_plans, database, query_files
from monev.database.apply import KNOWN_JENIS
from monev.edits.single_edits import Edit, Target, cancel_change, edit, edit_together
from monev.edits.storing import say_complete
from monev.evidence_files.files import add_file
from monev.figures import every_tenggat, find_rencana, list_rencana, view_at
from monev.journal.entry import to_text
from monev.meeting import acts, ending, recording, records
from monev.writing.plan_versions import cancel, restore
from tests.conftest import before_release
from tests.database.tables import UNGGAHAN_TABLES, all_table_content, reseal
from tests.evidence_files.material import pdf
from tests.journal.homes import home_of
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    begin_rapat,
    langkah_content,
    large_content,
    sample_content,
    tenggat_content,
)


def table_rows(db: Database, table: str) -> list[tuple]:
    """List all rows of one table in stored order."""
    return db._connection.execute(f"from {table}").fetchall()


def test_cancelling_touches_no_other_rencana(db, journal):
    append_unggahan(journal)
    append_unggahan(journal, tahun=2024)
    append_unggahan(journal, satker="KPU Kabupaten Lain")
    journal.add(
        jenis="pembatalan",
        pelaku="A",
        satker=SATKER,
        tahun=2024,
        content={"unggahan": 1, "alasan": "x"},
    )
    db.catch_up()
    cancelled = db._connection.execute(
        "select dibatalkan from unggahan order by unggahan_id"
    ).fetchall()
    assert cancelled == [(False,), (True,), (False,)]


def test_a_rencana_is_simulated_while_any_unggahan_that_stands_is_or_all_is_cancelled(db, journal):
    simulated = []
    for step in ("simulasi", "nyata", "batal 1", "batal 2"):
        if step == "simulasi":
            append_unggahan(journal, sample_content(simulasi=True, unggahan=1))
        elif step == "nyata":
            append_unggahan(journal, sample_content(simulasi=False, unggahan=2))
        else:
            content = {"unggahan": int(step[-1]), "alasan": "data latihan"}
            journal.add(jenis="pembatalan", pelaku="A", satker=SATKER, tahun=TAHUN, content=content)
        db.catch_up()
        simulated.append(table_rows(db, "(select simulasi from rencana)")[0][0])
    assert simulated == [True, True, False, True]


def test_an_empty_plan_is_a_plan(db):
    append_unggahan(db, sample_content([]))
    assert [langkah for *_, langkah in table_rows(db, "terapan")] == [0]
    assert table_rows(db, "langkah") == []


STORED_RECORDS = {
    "langkah": StoredLangkah,
    "tenggat": StoredTenggat,
    "bukti": StoredBukti,
    "dokumen": Bukti,
    "jejak": Trace,
    "perubahan": Change,
    "fakta": Statement,
    "pilihan": Choice,
    "unggahan": Unggahan,
}


@pytest.mark.parametrize("table", STORED_RECORDS)
def test_every_field_of_a_record_has_its_column(db, table):
    columns = {name for name, *_ in db._connection.execute(f"describe {table}").fetchall()}
    renamed = {"unggahan": "nomor"} if table == "unggahan" else {"ke": "nilai"}
    renamed = renamed if table in ("unggahan", "fakta") else {}
    # What only earlier entries say of a file follows from facts, or from laporan_lengkap; what
    # entries before 2.0 said of a bukti's last day is kept in them and counts nothing.
    of_earlier = {"jenis", "dilaporkan", "lengkap_per"}
    elsewhere = {"unggahan": of_earlier, "bukti": {"berlaku_sampai"}}
    fields = (field.name for field in fields_of(STORED_RECORDS[table]) if not field.many)
    assert {renamed.get(name, name) for name in fields} - elsewhere.get(table, set()) <= columns


def test_everything_the_journal_takes_can_be_applied_and_a_newer_jenis_stops_the_reader(
    db, journal
):
    assert set(ENTRY_CONTENT) == KNOWN_JENIS
    first = append_unggahan(journal)
    new = reseal(first, nomor=2, jenis="ramalan", sebelum=first.hash, isi={})
    home_of(journal).append(2, new.hash, to_text(new))
    with pytest.raises(DatabaseNewer, match=r"00000002.*'ramalan'"):
        db.catch_up()
    assert table_rows(db, "unggahan") == []


def test_a_touch_asks_nothing_of_the_facts_before_it(db, today, monkeypatch):
    today("2025-07-10")
    append_unggahan(db, sample_content())
    asked = note_applied(monkeypatch)
    edit(db, SATKER, TAHUN, Target("V.a.1.1", "2025-09"), {"kendala": "hujan"}, pelaku="Ani")
    of_plan = ("rencana_ids", "said_targets", "rencana_reported", "rencana_touched")
    written = ("fakta", "fact_total", "hari", "dropped_pictures", "catatan", "applied_up_to")
    assert sorted({*asked} - {"next_picture"}) == sorted((*of_plan, *written))


def test_who_came_to_a_meeting_asks_nothing_of_the_plan(db, today, monkeypatch):
    today("2025-07-10")
    append_unggahan(db, sample_content())
    begin_rapat(db)
    rapat = records.read_rapat(db, SATKER, TAHUN, 1)
    acts.add_attendance(db, rapat, [("Ani", "Staf")], pelaku="Ani")
    asked = note_applied(monkeypatch)
    acts.mark_kehadiran(db, rapat, (1,), "izin", pelaku="Ani")
    about_it = {"rapat_peristiwa", "rencana_ids", "rencana_touched", "catatan", "applied_up_to"}
    assert {*asked} == about_it and len(asked) == len(about_it)


def note_applied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which each question of queries/apply adds its name from now on."""
    asked: list[str] = []
    for module in (apply, apply_plans, query_files):
        monkeypatch.setattr(module, "run_question", _noting(asked))
    return asked


def _noting(asked: list[str]) -> Callable[..., object]:
    run = query_files.run_question

    def note(connection: object, name: str, **params: object) -> object:
        if name.startswith("apply/"):
            asked.append(name.removeprefix("apply/"))
        return run(connection, name, **params)

    return note


def test_what_changed_stands_in_one_order_applied_at_once_or_step_by_step(tmp_path, journal, today):
    today("2025-07-10")
    stepwise = Database.open_at(tmp_path / "bertahap.duckdb", journal)
    append_unggahan(stepwise, sample_content())
    for kode, month in (("I.1.1", "2025-03"), ("V.a.1.1", "2025-05"), ("I.1.1", "2025-03")):
        value = {"kendala": f"hujan {stepwise.up_to[0]}"}
        edit(stepwise, SATKER, TAHUN, Target(kode, month), value, pelaku="Ani")
    stepwise.close()
    Database.open_at(tmp_path / "sekaligus.duckdb", journal).close()
    tables = all_table_content(tmp_path / "bertahap.duckdb")
    assert len(tables["fakta"]) == 6
    assert all_table_content(tmp_path / "sekaligus.duckdb") == tables


def test_one_touch_says_it_of_each_of_several_targets_that_have_moved(db, today):
    today("2025-07-10")
    kodes = ("I.1.1", "II.1.1")
    for number, month in ((1, "2025-08"), (2, "2025-09")):
        plan = [langkah_content(kode, [tenggat_content(month)]) for kode in kodes]
        append_unggahan(db, sample_content(plan, unggahan=number, posisi=f"2025-0{number}-15"))
    said = [Edit(Target(kode, "2025-09"), {"kendala": "hujan"}, {}) for kode in kodes]
    edit_together(db, SATKER, TAHUN, said, pelaku="Ani")
    rows = every_tenggat(db, view_at(db, SATKER, TAHUN, date(2025, 7, 10)))
    assert [(row["kode"], row["kendala"]) for row in rows] == [(kode, "hujan") for kode in kodes]


OFFICES, THIRD = (SATKER, "KPU Kabupaten Lain"), "KPU Kabupaten Ketiga"
PLACES = (
    (
        Target("I.1.1", "2025-03", "Notulensi"),
        "status",
        ("ada", "belum_ada", "terverifikasi", "perlu_perbaikan"),
    ),
    (Target("I.1.1", "2025-03", "Undangan"), "tautan", ("https://contoh.example/1", "", "rak 2")),
    (Target("I.1.1", "2025-03"), "laporan", ("proses", "selesai", "belum")),
    (Target("V.a.1.1", "2025-05"), "kendala", ("hujan", "", "pindah kantor")),
    (Target("V.a.2.1"), "pic", ("Sekretaris", "", "Kasubbag Umum; Sekretaris")),
)


def record(db: Database, satker: str, chance: random.Random, pelaku: str, kind: int) -> None:
    """Write something into the record of a meeting, or take it back: one of 12 kinds."""
    rapat, words = records.read_rapat(db, satker, TAHUN, 1), f"Kata {chance.random()}"
    people, remark = [(words, "Staf"), (f"{words} juga", "")], {"penutur": "Ketua", "isi": words}
    follow_up = {"uraian": words, "pic": "Sekretaris", "batas": "2025-09-30"}
    details = {"tempat": words, "pemimpin": "Ketua", "notulis": "Ani"}
    things = ("hadir", "catatan", "bahasan", "tindak_lanjut")
    deeds = (
        lambda **by: acts.record_kendala(db, rapat, kendala=words, kode="V.a.1.1", **by),
        lambda **by: acts.record_remark(db, rapat, **remark, **by),
        lambda **by: acts.decide(db, rapat, **follow_up, **by),
        lambda **by: acts.add_attendance(db, rapat, people, **by),
        lambda **by: acts.mark_kehadiran(db, rapat, (1, 2), chance.choice(("izin", "hadir")), **by),
        lambda **by: acts.change_rapat(db, rapat, details, **by),
        lambda **by: acts.delete_record(
            db, rapat, chance.choice(things), chance.randint(1, 3), **by
        ),
        lambda **by: acts.change_tindak_lanjut(
            db, find_rencana(db, satker, TAHUN), 1, {"status": "selesai"}, **by
        ),
        lambda **by: ending.close_rapat(db, rapat, **by),
        lambda **by: ending.correct_rapat(db, rapat, alasan=words, **by),
        lambda **by: recording.undo(db, satker, TAHUN, db.up_to[0] - chance.randrange(6), **by),
    )
    deeds[kind](pelaku=pelaku)


def act(db: Database, chance: random.Random) -> None:
    """Do something that a person does in the app. What the rules refuse is not stored."""
    satker, pelaku = chance.choice(OFFICES), chance.choice(("Ani", "Budi", "Cici"))
    kind = chance.random()
    if kind < 0.05:
        cancel(db, satker, TAHUN, reason="salah", pelaku=pelaku)
    elif kind < 0.1:
        restore(db, satker, TAHUN, pelaku=pelaku)
    elif kind < 0.35:
        record(db, satker, chance, pelaku, chance.randrange(11))
    elif kind < 0.45:
        newest = db.up_to[0]
        cancel_change(db, satker, TAHUN, chance.randint(max(1, newest - 15), newest), pelaku=pelaku)
    elif kind < 0.5:
        posisi = chance.choice((date(2025, 6, 30), date(2025, 7, 10)))
        say_complete(db, satker, TAHUN, posisi, pelaku=pelaku)
    elif kind < 0.55:
        where, file = Target("V.a.1.1", "2025-09", "Undangan"), pdf(f"halaman {chance.random()}")
        add_file(db, satker, TAHUN, where, "undangan.pdf", file, pelaku=pelaku)
    else:
        where, column, values = chance.choice(PLACES)
        rapat = chance.choice((None, 1))
        edit(db, satker, TAHUN, where, {column: chance.choice(values)}, rapat=rapat, pelaku=pelaku)


def check_remembered(db: Database) -> None:
    """Check that lists which many entries leave alone are not remembered over those that do not."""
    assert list_rencana(db) == db.ask("figures/rencana_list", sertakan_tersembunyi=False)
    for satker in OFFICES:
        where = {"rencana_id": find_rencana(db, satker, TAHUN).rencana_id}
        today = {"sampai": None, "hari": clock.today()}
        followed_up = db.ask("meeting/tindak_lanjut", **where, **today)
        assert records.read_tindak_lanjut(db, satker, TAHUN) == followed_up
        meetings = db.ask("meeting/one_meeting", **where, rapat=None)
        known = [(rapat.nomor, rapat.status) for rapat in records.list_rapat(db, satker, TAHUN)]
        assert known == [(row["nomor"], row["status"]) for row in reversed(meetings)]


@pytest.mark.parametrize("seed", [1, *before_release(2)])
def test_a_history_of_changes_gives_the_same_tables_at_once_and_step_by_step(
    tmp_path, journal, today, monkeypatch, seed, pytestconfig
):
    chance, rounds = random.Random(seed), 70 if pytestconfig.getoption("semua") else 14
    today("2025-07-10")
    monkeypatch.setattr(database, "APPLY_BATCH", 8)
    stepwise = Database.open_at(tmp_path / "bertahap.duckdb", journal)
    append_unggahan(journal, large_content(month=3), satker=THIRD, file=b"asli")
    journal.add(
        jenis="tampilan", pelaku="A", satker=THIRD, tahun=TAHUN, content={"disembunyikan": True}
    )
    # The order changes: a batch must number rencana by their first entry, not by their last.
    for number, posisi, offices in ((1, "2025-06-30", OFFICES), (2, "2025-07-04", OFFICES[::-1])):
        for satker in offices:
            append_unggahan(stepwise, sample_content(unggahan=number, posisi=posisi), satker=satker)
    for satker in OFFICES:
        # Half of what happens is in a meeting that judges an earlier posisi.
        begin_rapat(stepwise, satker=satker)
        for kind in range(6):
            record(stepwise, satker, chance, "Ani", kind)
    before = stepwise.up_to[0]
    for _ in range(rounds):
        with suppress(MonevError):  # refused: nothing was stored
            act(stepwise, chance)
        check_remembered(stepwise)
    assert stepwise.up_to[0] > before + rounds // 3
    stepwise.close()
    Database.open_at(tmp_path / "sekaligus.duckdb", journal).close()
    tables = all_table_content(tmp_path / "bertahap.duckdb")
    others = ("rencana", "terapan", "fakta", "tarikan", "rapat_peristiwa", "rapat", "berkas_bukti")
    assert all(tables[name] for name in (*UNGGAHAN_TABLES, *others))
    assert all_table_content(tmp_path / "sekaligus.duckdb") == tables
