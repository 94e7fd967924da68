"""`batalkan`: cancel the newest unggahan of a rencana."""

from __future__ import annotations

import argparse

from monev.cli import output, store
from monev.cli.options import JSON, PLACE_OPTIONS, RENCANA
from monev.cli.parser import Command, Option

REASON = Option(("--alasan",), 'alasan pembatalan, misalnya "berkas tertukar"', "TEKS", required=True)


def run(options: argparse.Namespace) -> int:
    """Cancel it. Raises NotFound, CannotChange; then nothing has changed."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.figures import version_actions
    from monev.writing.versions import cancel

    with store.open_database(options) as db:
        entry = cancel(db, options.satker, options.tahun, reason=options.alasan, pelaku=store.current_actor())
        in_force = version_actions(db, options.satker, options.tahun).to_cancel
    number = entry.isi["unggahan"]
    if options.json:
        output.print_json({"satker": entry.satker, "tahun": entry.tahun, "dibatalkan": number, "berlaku": in_force})
    consequence = f"Yang berlaku kini unggahan {in_force}." if in_force else "Tidak ada lagi unggahan yang berlaku."
    output.say(f"Unggahan {number} {entry.satker} tahun {entry.tahun} dibatalkan. {consequence}")
    return output.DONE


COMMAND = Command(
    "Membatalkan unggahan terbaru sebuah rencana, sehingga yang sebelumnya berlaku lagi. Tidak ada yang dihapus; "
    "perintah pulihkan mengembalikannya selama belum ada unggahan baru.",
    (*RENCANA, REASON, JSON, *PLACE_OPTIONS),
    run,
)
