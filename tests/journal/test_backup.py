"""A backup is whole even while others write, is read through before it is trusted, and is put back
without losing anything."""

import io
import json
import random
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import pyzipper

from monev.core import platform_files
from monev.core.errors import ConsentNeeded, FileRefused, JournalDamaged, MonevError
from monev.journal import FolderJournal, accounts_file
from monev.journal.backup import find_backups, make_backup, read_backup
from monev.journal.backup_file import is_locked
from monev.journal.entry import seal, to_text
from monev.journal.moving import put_back
from monev.journal.survey import survey_journal
from tests.journal.homes import entry_file
from tests.journal.processes import start_process
from tests.makers import append_unggahan, sample_content

pytestmark = pytest.mark.slow

WRITE_ON = """
while True:
    entri = append_unggahan(journal, sample_content(), satker=sys.argv[2], file=sys.argv[2].encode() + bytes(50_000))
    say(str(entri.nomor))
"""


def content_of(folder: Path) -> dict[str, bytes]:
    files = [*(folder / "entri").iterdir(), *(folder / "berkas").iterdir()]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def put(journal: FolderJournal, backup, **other):
    return put_back(journal, backup, **{"seen": [], "consent": False, **other})


def test_what_is_put_back_is_what_was_copied_byte_for_byte_and_mends_damage_without_asking(
    three, tmp_path
):
    backup = make_backup(three, tmp_path / "cadangan")
    assert (backup.entries, backup.originals, backup.missing) == (3, 1, ())
    assert not backup.has_accounts
    assert backup.hashes[-1] == three.tip()[1]
    other = FolderJournal(tmp_path / "rumah baru" / "monev.jurnal")
    put(other, read_backup(backup.file))
    assert content_of(other.folder) == content_of(three.folder)
    assert append_unggahan(other, sample_content(unggahan=4)).nomor == 4
    whole = content_of(three.folder)
    (three.folder / "entri" / "00000002.json").write_bytes(b"{")
    put(three, backup)
    assert content_of(three.folder) == whole


def test_a_locked_backup_is_opened_by_its_password_alone_and_by_other_programs_for_zips(
    three, tmp_path
):
    password = "kuda lumping di sawah"
    backup = make_backup(three, tmp_path / "cadangan", password=password)
    assert is_locked(backup.file)
    assert password not in repr(backup)
    assert b'"nomor"' not in backup.file.read_bytes()
    with pyzipper.AESZipFile(backup.file) as archive:
        assert {info.wz_aes_strength for info in archive.infolist()} == {3}, (
            "256 bits, by the ZIP format"
        )
    for wrong, told in (
        ("", "dikunci dengan kata sandi"),
        ("kuda lumping di ladang", "bukan kata sandi cadangan"),
    ):
        with pytest.raises(FileRefused, match=told):
            read_backup(backup.file, wrong)
    other = FolderJournal(tmp_path / "lain" / "monev.jurnal")
    put(other, read_backup(backup.file, password))
    assert content_of(other.folder) == content_of(three.folder)


def test_a_password_that_is_guessed_at_once_is_refused_and_leaves_no_file(three, tmp_path):
    with pytest.raises(FileRefused, match="paling sedikit 12 huruf; yang diisi 7"):
        make_backup(three, tmp_path / "cadangan", password="rahasia")
    assert list((tmp_path / "cadangan").iterdir()) == []


def test_no_backup_overwrites_another(three, tmp_path, today):
    today("2025-10-01")
    made = [make_backup(three, tmp_path).file for _ in range(3)]
    assert len(set(made)) == 3
    assert all("2025-10-01" in file.name for file in made)
    assert all(read_backup(file).entries == 3 for file in made)
    assert not list(tmp_path.glob(".monev-*"))
    today("2025-10-02")
    newest = make_backup(three, tmp_path).file
    assert find_backups(tmp_path)[0] == newest, "which is offered first"


@pytest.mark.semua
def test_made_while_two_others_write_each_is_whole_and_no_older_than_its_beginning(
    journal, tmp_path, pytestconfig
):
    writers = [start_process(tmp_path, WRITE_ON, f"KPU Kabupaten {name}") for name in "AB"]
    for writer in writers:
        assert writer.stdout.readline()
    made = []
    for _ in range(5 if pytestconfig.getoption("semua") else 3):
        before = journal.tip()[0]
        made.append((before, make_backup(journal, tmp_path / "cadangan")))
    for writer in writers:
        writer.kill()
        writer.wait()
    for number, (before, backup) in enumerate(made):
        assert backup.entries >= before
        assert backup.missing == ()
        other = FolderJournal(tmp_path / f"{number}.jurnal")
        put(other, read_backup(backup.file))
        assert survey_journal(other).faults == []
        assert list(other.read()) == list(journal.read())[: backup.entries]
    assert made[0][1].entries < made[-1][1].entries


def test_an_older_backup_needs_consent_and_one_of_another_way_too_and_what_was_there_is_kept(
    three, tmp_path
):
    backup = make_backup(three, tmp_path / "cadangan")
    append_unggahan(three, sample_content(unggahan=4), file=b"empat")
    before = content_of(three.folder)
    with pytest.raises(ConsentNeeded, match="1 entrinya") as refused:
        put(three, backup)
    assert refused.value.matters == ("Tidak lagi berlaku: entri 4.",)
    assert content_of(three.folder) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cadangan", "monev.jurnal"]
    kept, _ = put(three, backup, consent=True)
    assert content_of(kept) == before
    assert FolderJournal(three.folder).tip() == (3, backup.hashes[-1])
    other = FolderJournal(tmp_path / "lain.jurnal")
    append_unggahan(other, satker="KPU Kabupaten Lain")
    with pytest.raises(ConsentNeeded):
        put(other, backup)


def test_a_writer_goes_on_while_it_is_put_back_and_neither_journal_is_torn(three, tmp_path):
    backup = make_backup(three, tmp_path / "cadangan")
    writer = start_process(tmp_path, WRITE_ON, "KPU Kabupaten A")
    number = int(writer.stdout.readline())
    kept, _ = put(three, backup, consent=True)
    # Once the backup is in place, numbers begin again after its own.
    while (after := int(writer.stdout.readline())) > number:
        number = after
    writer.kill()
    writer.wait()
    assert after == 4
    for journal in (FolderJournal(three.folder), FolderJournal(kept)):
        assert survey_journal(journal).faults == []
    assert FolderJournal(kept).tip()[0] == number
    assert FolderJournal(three.folder).tip()[0] >= 4


def test_a_missing_original_is_named_and_a_damaged_entry_is_never_copied_as_if_it_were_whole(
    three, tmp_path
):
    (lost,) = three.originals()
    (three.folder / "berkas" / lost).unlink()
    backup = make_backup(three, tmp_path)
    assert (backup.entries, backup.originals, backup.missing) == (3, 0, (lost,))
    (three.folder / "entri" / "00000002.json").write_bytes(b"{")
    with pytest.raises(JournalDamaged, match="Entri 00000002"):
        make_backup(three, tmp_path / "cadangan")
    assert list((tmp_path / "cadangan").iterdir()) == []


def test_nothing_is_copied_of_a_journal_not_there_nor_into_a_folder_windows_cannot_name(
    tmp_path, three, monkeypatch
):
    with pytest.raises(MonevError, match="kosong atau tidak ada"):
        make_backup(FolderJournal(tmp_path / "lepas.jurnal"), tmp_path)
    monkeypatch.setattr(platform_files.sys, "platform", "win32")
    with pytest.raises(MonevError, match="terlalu panjang"):
        make_backup(three, tmp_path / ("x" * 250))
    assert list(tmp_path.glob("x*")) == []


def people(file: Path) -> list[tuple]:
    with sqlite3.connect(file) as connection:
        return connection.execute("select nama from orang").fetchall()


@pytest.mark.parametrize("step", ["fsync_file", "replace"])
def test_a_flash_disk_that_fails_on_windows_is_said_and_nothing_is_left(
    three, tmp_path, monkeypatch, step
):
    """The words for each error of Windows are tested in tests/core/test_platform.py."""
    before = content_of(three.folder)

    def fail(*_):
        error = PermissionError(13, "Permission denied")
        error.winerror = 112
        raise error

    monkeypatch.setattr(platform_files, step, fail)
    with pytest.raises(MonevError, match=r"Cadangan tidak dapat ditulis di .*: ruang disk penuh"):
        make_backup(three, tmp_path / "flash disk")
    monkeypatch.undo()
    assert list((tmp_path / "flash disk").iterdir()) == []
    assert content_of(three.folder) == before


def test_people_come_along_and_are_put_back_where_there_are_none_or_where_asked(three, tmp_path):
    accounts = accounts_file(three.folder)
    assert accounts.name == "monev.akun.sqlite"
    writing = sqlite3.connect(accounts, isolation_level=None)
    writing.execute("create table orang (nama text)")
    writing.execute("insert into orang values ('Ani')")
    writing.execute("begin")
    writing.execute("insert into orang values ('belum jadi')")
    backup = make_backup(three, tmp_path / "cadangan")
    assert backup.has_accounts
    writing.execute("rollback")
    writing.execute("insert into orang values ('Budi')")
    writing.close()
    assert put(three, backup)[1] is False
    assert people(accounts) == [("Ani",), ("Budi",)]
    assert put(three, backup, with_accounts=True)[1] is True
    assert people(accounts) == [("Ani",)]
    (kept,) = tmp_path.glob("monev.lama-*.akun.sqlite")
    assert people(kept) == [("Ani",), ("Budi",)]
    accounts.unlink()
    assert put(three, backup)[1] is True


def rewritten(backup: Path, change) -> bytes:
    """Rewrite an archive with its parts (name, bytes) changed."""
    with zipfile.ZipFile(backup) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, data in change(parts):
            archive.writestr(name, data)
    return result.getvalue()


def changed(name: str, data) -> Callable:
    """Change the bytes of the parts with this name."""
    return lambda parts: [(part, data(old) if name in part else old) for part, old in parts]


def said_anew(**fields) -> Callable:
    """Change fields of cadangan.json."""
    return changed("cadangan.json", lambda old: json.dumps({**json.loads(old), **fields}))


def without(name: str) -> Callable:
    """Leave out the parts with this name."""
    return lambda parts: [part for part in parts if name not in part[0]]


def joined_by(name: str, data: bytes) -> Callable:
    """Add a part."""
    return lambda parts: [*parts, (name, data)]


WRONG = {
    "an entry is lacking": without("00000002"),
    "the last entry is lacking": without("00000003"),
    "one too many": joined_by("jurnal/entri/00000004.json", b"{}"),
    "an entry was changed": changed(
        "00000002.json", lambda old: old.replace(b"Penguji", b"Orang lain")
    ),
    "an entry is no JSON": changed("00000002.json", lambda _: b"[" * 100_000),
    "an original was changed": changed("berkas/", lambda old: old + b"!"),
    "nothing is said about it": without("cadangan.json"),
    "what is said is no JSON": changed("cadangan.json", lambda _: b"x"),
    "another last entry is said": said_anew(hash="0" * 64),
    "what is said is no record": changed("cadangan.json", lambda _: b"[]"),
    "its moment is none": said_anew(waktu="kemarin"),
    "its moment is a number": said_anew(waktu=2025),
    "its count is no number": said_anew(entri="tiga"),
    "its count is endless": said_anew(entri=float("inf")),
    "its count is a half": said_anew(entri=3.5),
    "its format is endless": said_anew(format=float("inf")),
    "its format is no number": said_anew(format=True),
    "its people are no database": joined_by("akun.sqlite", b"bukan basis data" * 100),
    "a climbing name": joined_by("../keluar.txt", b"x"),
    "a name of the system": joined_by("/etc/passwd", b"x"),
    "a foreign file": joined_by("jurnal/entri/baca.txt", b"x"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_file_that_is_no_whole_backup_is_refused_in_words(three, tmp_path, wrong):
    backup = make_backup(three, tmp_path)
    file = tmp_path / "ubah.zip"
    file.write_bytes(rewritten(backup.file, WRONG[wrong]))
    with pytest.raises(FileRefused, match="bukan cadangan Monev ZI yang utuh"):
        read_backup(file)


def test_a_backup_of_a_newer_program_is_told_from_a_damaged_one_and_any_other_file_from_both(
    three, tmp_path
):
    backup = make_backup(three, tmp_path)
    file = tmp_path / "lain.zip"
    file.write_bytes(rewritten(backup.file, said_anew(format=99, program="2.3.0")))
    with pytest.raises(
        FileRefused, match=r"dibuat oleh Monev ZI 2\.3\.0; di sini Monev ZI 1\.1\.0"
    ):
        read_backup(file)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(backup.file, "a") as archive:
        archive.writestr("cadangan.json", b"{}")
    with pytest.raises(FileRefused, match="bukan bagian-bagian"):
        read_backup(backup.file)
    for content in (b"", b"PK\x03\x04", b"bukan zip" * 100):
        file.write_bytes(content)
        with pytest.raises(FileRefused, match="ZIP"):
            read_backup(file)
    for path in (tmp_path, tmp_path / "tidak ada.zip"):
        with pytest.raises(FileRefused):
            read_backup(path)


@pytest.mark.parametrize("damage", [slice(None, 5000), slice(6000, None)])
def test_people_that_are_damaged_are_found_before_anything_is_put_in_place(three, tmp_path, damage):
    accounts = accounts_file(three.folder)
    with closing(sqlite3.connect(accounts)) as writing:
        writing.execute("create table orang (nama text primary key)")
        writing.executemany(
            "insert into orang values (?)", [(f"Ani {number}" * 20,) for number in range(100)]
        )
        writing.commit()
    backup = make_backup(three, tmp_path / "cadangan")
    file = tmp_path / "ubah.zip"
    file.write_bytes(rewritten(backup.file, changed("akun.sqlite", lambda old: old[damage])))
    with pytest.raises(FileRefused, match="daftar orangnya"):
        read_backup(file)


def test_an_entry_of_a_kind_this_program_does_not_know_is_not_put_in_place(three, tmp_path):
    old = three.entry_at(3)
    fields = {name: value for name, value in old.fields().items() if name != "hash"}
    new = seal(**{**fields, "jenis": "belum_dikenal"})
    entry_file(three, 3).write_text(to_text(new))
    backup = make_backup
    with pytest.raises(FileRefused, match="dibuat oleh Monev ZI versi yang lebih baru"):
        backup(FolderJournal(three.folder), tmp_path / "cadangan")


def test_random_damage_in_a_backup_is_found_or_harmless(three, tmp_path):
    backup = make_backup(three, tmp_path)
    whole, source = backup.file.read_bytes(), random.Random(5)
    for _ in range(300):
        data = bytearray(whole)
        if source.random() < 0.2:
            data = data[: source.randrange(len(data))]
        else:
            data[source.randrange(len(data))] ^= 1 << source.randrange(8)
        backup.file.write_bytes(data)
        try:
            found = read_backup(backup.file)
        except FileRefused:
            continue
        assert found.hashes == backup.hashes
        assert found.originals + len(found.missing) == 1
