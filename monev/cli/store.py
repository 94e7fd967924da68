"""Opens the database and journal a command was given, and reads files from disk for it."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from monev.cli import output
from monev.core.errors import FileRefused, cause_of
from monev.core.roles import LOCAL_ACTOR

if TYPE_CHECKING:
    from monev.database import Database
    from monev.figures import View


@contextmanager
def open_database(options: argparse.Namespace) -> Iterator[Database]:
    """The commands' own database beside --db, up to date with --jurnal (docs/design.md §9).

    What has to be known before any answer (a damaged journal, one that is not there) is said first.
    """
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.database import Database, command_turn, find_place
    from monev.journal import open_journal

    place = find_place(options.db, options.jurnal)
    with command_turn(place.db) as file, closing(Database.open_at(file, open_journal(place.journal))) as db:
        if db.notice is not None:
            output.tell(db.notice)
        yield db


def chosen_view(db: Database, options: argparse.Namespace) -> View:
    """The view that --satker, --tahun and --posisi name. Raises NotFound."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.figures import list_rencana, opening_posisi, view_at

    satker, tahun = options.satker, options.tahun
    return view_at(db, satker, tahun, options.posisi or opening_posisi(list_rencana(db), satker, tahun))


def read_file(name: str) -> bytes:
    """The bytes of a file of the person's. Raises FileRefused: not there, a folder, unreadable, too large."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.reading.files.limits import MAX_SIZE, MIB

    path = Path(name)
    try:
        if path.is_dir():
            raise FileRefused(f"{name} adalah folder.", "Sebut nama berkasnya, misalnya rencana.xlsx.")
        with path.open("rb") as file:
            # One byte more than is taken: what never ends (/dev/zero) is not read to its end.
            content = file.read(MAX_SIZE + 1)
        if len(content) > MAX_SIZE:
            raise FileRefused(
                f"{name} lebih besar dari {MAX_SIZE // MIB} MB.", "Buang gambar dari berkas itu, lalu ulangi."
            )
        return content
    except FileNotFoundError as error:
        raise FileRefused(f"Berkas {name} tidak ada.", "Periksa nama dan foldernya.") from error
    except OSError as error:
        raise FileRefused(f"Berkas {name} tidak dapat dibaca: {cause_of(error)}.", "Periksa berkas itu.") from error


def current_actor() -> str:
    """Who works at the command line: whoever sits at this computer; from where, the journal notes beside it."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.access import acting_from

    try:
        acting_from(f"baris perintah, {getpass.getuser()}")
    except (KeyError, OSError, ImportError):
        acting_from("baris perintah")
    return LOCAL_ACTOR
