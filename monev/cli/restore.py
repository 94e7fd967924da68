"""`pulihkan`: restore the unggahan that was cancelled last."""

from __future__ import annotations

import argparse

from monev.cli import output, store
from monev.cli.options import JSON, PLACE_OPTIONS, RENCANA
from monev.cli.parser import Command


def run(options: argparse.Namespace) -> int:
    """Restore it. Raises NotFound, CannotChange; then nothing has changed."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.writing.versions import restore

    with store.open_database(options) as db:
        entry = restore(db, options.satker, options.tahun, pelaku=store.current_actor())
    number = entry.isi["unggahan"]
    if options.json:
        output.print_json({"satker": entry.satker, "tahun": entry.tahun, "dipulihkan": number, "berlaku": number})
    output.say(f"Unggahan {number} {entry.satker} tahun {entry.tahun} dipulihkan dan berlaku lagi.")
    return output.DONE


COMMAND = Command(
    "Memulihkan unggahan yang terakhir dibatalkan, selama sesudah itu belum ada unggahan baru. Bila ada beberapa, "
    "ulangi perintahnya: yang terakhir dibatalkan kembali lebih dahulu.",
    (*RENCANA, JSON, *PLACE_OPTIONS),
    run,
)
