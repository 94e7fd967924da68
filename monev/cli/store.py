"""The database and journal that a command was given, and who works with it."""

import argparse
import getpass
from collections.abc import Iterator
from contextlib import closing, contextmanager

from monev.access import acting_from
from monev.cli import output
from monev.core import clock
from monev.core.errors import JOURNAL_ERRORS
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database, command_turn, find_place
from monev.figures import View, list_rencana, opening_posisi, view_at
from monev.journal import open_journal


@contextmanager
def open_database(options: argparse.Namespace) -> Iterator[Database]:
    """Open the commands' own database beside --db, up to date with --jurnal (docs/operations.md).

    A notice about the journal (damaged, missing) or a clock that went back is printed first.
    """
    place = find_place(options.db, options.jurnal)
    journal = open_journal(place.journal)  # first: it refuses who does not own the data
    with command_turn(place.db) as file, closing(Database.open_at(file, journal)) as db:
        if db.notice is not None:
            output.tell(db.notice)
        if isinstance(db.notice, JOURNAL_ERRORS):
            options.terputus = db.notice.pesan  # what is told is not all there was
        if (wrong := clock.went_back(db.shown_until)) is not None:
            output.tell(wrong)
        yield db


def chosen_view(db: Database, options: argparse.Namespace) -> View:
    """Return the view that --satker, --tahun and --posisi name. Raises NotFound."""
    satker = options.satker
    tahun = options.tahun
    posisi = options.posisi or opening_posisi(list_rencana(db), satker, tahun)
    return view_at(db, satker, tahun, posisi)


def current_actor() -> str:
    """Return the actor of a command, whoever sits at this computer, and note where it came from."""
    try:
        acting_from(f"baris perintah, {getpass.getuser()}")
    except (KeyError, OSError, ImportError):  # an account without a name
        acting_from("baris perintah")
    return LOCAL_ACTOR
