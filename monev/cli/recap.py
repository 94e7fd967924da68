"""`rekap`: the figures of every satker at a posisi, or of one and those below it."""

from __future__ import annotations

import argparse

from monev.cli import output, store
from monev.cli.options import JSON, PLACE_OPTIONS, POSISI, TAHUN, read_satker
from monev.cli.parser import Command, Option

_POSISI = Option(POSISI.names, "tanggal keadaan dinilai, misalnya 2025-09-30", "D", required=True, read=POSISI.read)
_TAHUN = Option(TAHUN.names, "tahun rencana, misalnya 2025 (bawaan: semua)", "T", read=TAHUN.read)
_PARENT = Option(("--induk",), "hanya satker ini dan yang di bawahnya menurut daftar satker", "NAMA", read=read_satker)


def _recap(options: argparse.Namespace) -> int:
    """Print it. Raises NotFound for an office that is not there."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.figures.recap import find_scope, recap, recap_as_json
    from monev.figures.recap_words import RECAP_HEADINGS, recap_row

    with store.open_database(options) as db:
        scope = None if options.induk is None else find_scope(db, options.induk)
        offices = recap(db, options.posisi, tahun=options.tahun, scope=scope)
        if options.json:
            output.print_json(recap_as_json(db, offices))
            return output.DONE
    output.say_table(list(RECAP_HEADINGS.values()), [list(recap_row(one).values()) for one in offices])
    return output.DONE


COMMAND = Command(
    "Menghitung keadaan semua satker pada akhir suatu hari, dengan angka yang sama seperti perintah keadaan.",
    (_POSISI, _TAHUN, _PARENT, JSON, *PLACE_OPTIONS),
    _recap,
)
