"""Only the owner may read journal, originals and database. That holds for what is written and for
what older versions left.
"""

import os
from pathlib import Path

import pytest

from monev.core import platform_files
from monev.database import find_place
from monev.journal import Journal
from tests.cli.conftest import STATE
from tests.cli.conftest import environment as environment
from tests.cli.conftest import journal as journal
from tests.cli.conftest import two_entries as two_entries
from tests.journal.processes import Second

COMMAND_LINE = "import sys; from monev.__main__ import start; sys.exit(start(sys.argv[1:]))"


def rights(folder: Path) -> dict[str, str]:
    """Return the rights of all that lies in a folder. The folder itself may be shared."""
    found = {}
    for path in folder.rglob("*"):
        found[str(path.relative_to(folder))] = f"{path.stat().st_mode & 0o777:o}"
    return found


@pytest.fixture
def place(journal: Journal) -> Path:
    """Return the folder of a journal of two entries and the commands' database as older versions
    left them: readable by everybody.
    """
    app = find_place().db
    app.unlink()  # no command opens it
    folder = app.parent
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def test_what_lay_there_is_tightened_and_what_is_written_is_private(place):
    assert set(rights(place).values()) == {"644"}
    for command in (STATE, ("batalkan", *STATE[1:-1], "--alasan", "uji coba")):
        assert Second(COMMAND_LINE, *map(str, command)).wait() == 0
    found = rights(place)
    assert {"monev.jurnal", "monev.perintah.duckdb", "monev.duckdb.ujung"} <= found.keys()
    assert set(found.values()) == {"600"}, found


def test_windows_which_has_no_such_rights_is_asked_for_none(tmp_path, monkeypatch):
    file = tmp_path / "berkas"
    file.touch()
    file.chmod(0o644)
    monkeypatch.setattr(platform_files.sys, "platform", "win32")
    before = os.umask(0o022)
    platform_files.keep_private()
    platform_files.make_private(file, tmp_path / "tidak ada")
    assert os.umask(before) == 0o022
    assert (file.stat().st_mode & 0o777, platform_files.is_private(file)) == (0o644, True)


def test_a_file_of_somebody_else_is_logged_and_left(tmp_path, monkeypatch, caplog):
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    caplog.set_level("INFO")
    file = tmp_path / "berkas"
    file.touch(0o644)
    file.chmod(0o644)
    monkeypatch.setattr(Path, "chmod", refuse)
    platform_files.make_private(file, tmp_path / "tidak ada")
    assert f"{file} tetap terbaca" in caplog.text
