"""Opens the database and journal a command was given, and says who works at it."""

import argparse
import getpass
from collections.abc import Iterator
from contextlib import closing, contextmanager

from monev.access import acting_from
from monev.cli import output
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database, command_turn, find_place
from monev.figures import View, list_rencana, opening_posisi, view_at
from monev.journal import open_journal


@contextmanager
def open_database(options: argparse.Namespace) -> Iterator[Database]:
    """The commands' own database beside --db, up to date with --jurnal (docs/operations.md). What
    has to be known before any answer (a damaged journal, one that is not there) is said first."""
    place = find_place(options.db, options.jurnal)
    with (
        command_turn(place.db) as file,
        closing(Database.open_at(file, open_journal(place.journal))) as db,
    ):
        if db.notice is not None:
            output.tell(db.notice)
        yield db


def chosen_view(db: Database, options: argparse.Namespace) -> View:
    """The view that --satker, --tahun and --posisi name. Raises NotFound."""
    satker = options.satker
    tahun = options.tahun
    return view_at(
        db, satker, tahun, options.posisi or opening_posisi(list_rencana(db), satker, tahun)
    )


def current_actor() -> str:
    """Who works at the command line: whoever sits at this computer; from where, the journal notes
    beside it."""
    try:
        acting_from(f"baris perintah, {getpass.getuser()}")
    except (KeyError, OSError, ImportError):  # an account without a name
        acting_from("baris perintah")
    return LOCAL_ACTOR
