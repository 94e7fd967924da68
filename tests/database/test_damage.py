"""Damage stops only what needs the damaged part: of the database's file, of one entry, of one original."""

import os
import random
from pathlib import Path

import pytest

from monev.core.errors import JournalDamaged, JournalStepsBack
from monev.database import Database
from monev.journal import FolderJournal
from monev.journal.entry import seal, to_text
from monev.writing.append import NewEntry, append_entry
from tests.conftest import before_release, begins
from tests.database.tables import all_table_content, unggahan_now
from tests.journal.homes import entry_file
from tests.makers import SATKER, TAHUN, append_unggahan, large_content, sample_content

DATA_BLOCKS = 12_288
"""Where DuckDB's three header blocks end."""
BLOCK = 262_144
"""And how long each block after them is."""


def fill(db: Database) -> None:
    """Four unggahan, the second and third large ones."""
    append_unggahan(db.journal)
    for n in (2, 3):
        append_unggahan(db.journal, large_content(n), file=b"asli")
    append_unggahan(db, sample_content(unggahan=4))


beginning = begins(file=fill)


def flip(file: Path, place: int, bit: int = 0) -> None:
    """As a bad disk would: another value of one bit, the same length and time."""
    data = bytearray(file.read_bytes())
    data[place] ^= 1 << bit
    stamp = file.stat()
    file.write_bytes(data)
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def read_all(db: Database) -> list[str]:
    """What the questions of the pages answer, of every table that an unggahan fills."""
    asked = [("figures/rencana_list", {"sertakan_tersembunyi": True}), ("figures/riwayat", {"rencana_id": 1})]
    for unggahan in (1, 2, 3, 4):
        asked += [
            (name, {"unggahan_id": unggahan}) for name in ("quality/langkah", "figures/changes", "uploads/tenggat_keys")
        ]
        asked += [
            (f"figures/{name}", {"unggahan_id": unggahan, "kode": "V.a.1.1"})
            for name in ("documents_of_langkah", "traces_of_langkah")
        ]
        headings = {"judul_waktu": "TARGET WAKTU", "judul_bukti": "BUKTI", "kode_tanpa_bukti": "rows.without_bukti"}
        asked.append(("quality/questions", {"unggahan_id": unggahan, **headings}))
    return [db.ask(name, **params).to_csv() for name, params in asked]


def aside(file: Path) -> list[Path]:
    return list(file.parent.glob(f"{file.name}.rusak-*"))


def flips(file: Path) -> list[int]:
    """A place in each block of the file in which something is written, and in each header."""
    data = file.read_bytes()
    starts = [0, 4096, 8192, *range(DATA_BLOCKS, len(data), BLOCK)]
    ends = [*starts[1:], len(data)]
    random_source = random.Random(7)
    result = []
    for start, end in zip(starts, ends, strict=True):
        filled = [at for at in range(start, end, 512) if any(data[at : at + 512])]
        result += [random_source.choice(filled) + random_source.randrange(512)] if filled else []
    return result


@pytest.mark.semua
def test_one_flipped_bit_in_any_block_changes_no_answer(file, journal):
    db = Database.open_at(file, journal)
    whole = read_all(db)
    db.close()
    data = file.read_bytes()
    found_by_question = 0
    for place in flips(file):
        file.write_bytes(data)
        flip(file, place)
        db = Database.open_at(file, FolderJournal(journal.folder))
        at_opening = len(aside(file))
        assert read_all(db) == whole, place
        assert db.notice is None
        found_by_question += len(aside(file)) > at_opening
        db.close()
        for old in aside(file):
            old.unlink()
    # Of these the opening saw nothing: without a rebuild they would stop each question that reads there for ever.
    assert found_by_question


def test_a_file_that_was_rebuilt_for_a_question_is_whole_afterwards(file, journal):
    whole, data = all_table_content(file), file.read_bytes()
    for place in flips(file):
        for old in aside(file):
            old.unlink()
        file.write_bytes(data)
        flip(file, place)
        db = Database.open_at(file, FolderJournal(journal.folder))
        at_opening = len(aside(file))
        read_all(db)
        db.close()
        if len(aside(file)) > at_opening:
            break
    assert len(aside(file)) == 1, "one of the flips is found by a question, and only once"
    assert all_table_content(file) == whole


def test_damage_in_one_entry_shows_what_stands_before_it_and_refuses_to_write(file, journal):
    file.unlink()
    whole = entry_file(journal, 3).read_bytes()
    flip(entry_file(journal, 3), 500)
    for _ in range(2):
        db = Database.open_at(file, FolderJournal(journal.folder))
        assert unggahan_now(db) == [2]
        assert isinstance(db.notice, JournalDamaged)
        assert "Entri 00000003" in db.notice.pesan
        with pytest.raises(JournalDamaged, match="Entri 00000003"):
            append_unggahan(db.journal, sample_content(unggahan=5))
        assert not entry_file(journal, 5).exists()
        db.close()
    entry_file(journal, 3).write_bytes(whole)
    db = Database.open_at(file, journal)
    assert unggahan_now(db) == [4]
    assert db.notice is None
    assert append_unggahan(db.journal, sample_content(unggahan=5)).nomor == 5
    db.close()


@pytest.mark.parametrize("number", [2, *before_release(1, 3)])
@pytest.mark.parametrize("how", ["flipped", "gone", "forged"])
def test_damage_in_an_entry_that_is_in_the_tables_already_is_found_before_anything_is_stored(
    file, journal, number, how
):
    path = entry_file(journal, number)
    whole = path.read_bytes()
    if how == "flipped":
        flip(path, 500)
    elif how == "gone":
        path.unlink()
    else:
        entry = journal.entry_at(number)
        path.write_text(to_text(seal(**{k: v for k, v in entry.fields().items() if k != "hash"} | {"pelaku": "lain"})))
    db = Database.open_at(file, FolderJournal(journal.folder))
    assert (unggahan_now(db), db.notice) == ([4], None)
    edit = NewEntry("tampilan", SATKER, TAHUN, {"disembunyikan": True})
    for _ in range(2):
        with pytest.raises(JournalDamaged, match=f"Entri {number:08d}"):
            append_entry(db, edit, pelaku="uji")
        db.catch_up()
        assert isinstance(db.notice, JournalDamaged)
        assert "jurnal periksa --pulihkan" in db.notice.advice
        assert unggahan_now(db) == [4]
    assert not entry_file(journal, 5).exists()
    path.write_bytes(whole)
    db.catch_up()
    assert db.notice is None
    assert append_entry(db, edit, pelaku="uji").nomor == 5
    db.close()


def test_damage_in_the_newest_entry_is_said_and_shows_what_it_brought_in_the_first_nothing(file, journal):
    flip(entry_file(journal, 4), 500)
    db = Database.open_at(file, FolderJournal(journal.folder))
    assert unggahan_now(db) == [4]
    assert "Entri 00000004" in str(db.notice)
    with pytest.raises(JournalDamaged):
        append_unggahan(db.journal, sample_content(unggahan=5))
    db.close()
    file.unlink()
    flip(entry_file(journal, 1), 500)
    db = Database.open_at(file, FolderJournal(journal.folder))
    assert unggahan_now(db) == []
    assert "Entri 00000001" in str(db.notice)
    with pytest.raises(JournalDamaged):
        append_unggahan(db.journal, sample_content(unggahan=1))
    db.close()


@pytest.mark.parametrize("gone", [True, False])
def test_a_damaged_or_missing_original_stops_neither_opening_nor_writing(file, journal, gone):
    (original,) = (journal.folder / "berkas").iterdir()
    if gone:
        original.unlink()
    else:
        flip(original, 0)
    file.unlink()
    db = Database.open_at(file, FolderJournal(journal.folder))
    assert unggahan_now(db) == [4]
    assert db.notice is None
    with pytest.raises(JournalDamaged, match=original.name):
        db.journal.read_file(original.name)
    assert append_unggahan(db.journal, sample_content(unggahan=5)).nomor == 5
    db.close()


def test_a_broken_database_without_its_journal_is_kept_and_said(file, journal):
    for place in range(DATA_BLOCKS, DATA_BLOCKS + 4096, 64):
        flip(file, place)
    broken = file.read_bytes()
    journal.folder.rename(journal.folder.with_name("dilepas"))
    for known in (True, False):
        if not known:
            file.with_name("monev.duckdb.ujung").unlink()
        with pytest.raises(JournalStepsBack) as error:
            Database.open_at(file, FolderJournal(journal.folder))
        assert "tidak dapat dipakai" in error.value.pesan
        assert "Pasang kembali" in error.value.advice
        assert file.read_bytes() == broken
        assert not aside(file)
    journal.folder.with_name("dilepas").rename(journal.folder)
    db = Database.open_at(file, FolderJournal(journal.folder))
    assert unggahan_now(db) == [4]
    db.close()
