"""`templat`: the workbook to fill in, made from what is stored; `draf`: one to check, made from the PDF of a decree."""

from __future__ import annotations

import argparse

from monev.cli import output, store
from monev.cli.files import read_file, write_and_say
from monev.cli.parser import WrongUsage
from monev.figures import find_rencana
from monev.outputs.pdf_draft import make_draft
from monev.outputs.template import make_csv, make_template


def write_template(options: argparse.Namespace) -> int:
    """Write the workbook, or one sheet of it as CSV. Raises NotFound, WrongUsage, and MonevError where it cannot
    be written."""
    csv = options.keluaran.suffix.lower() == ".csv"
    if options.lembar and not csv:
        raise WrongUsage("--lembar hanya untuk berkas .csv; berkas .xlsx memuat semua lembar.")
    with store.open_database(options) as db:
        rencana = find_rencana(db, options.satker, options.tahun)
        if csv:
            content = make_csv(db, rencana.satker, rencana.tahun, options.lembar or "realisasi")
        else:
            content = make_template(db, rencana.satker, rencana.tahun)
    return write_and_say(options.keluaran, content, f"Berkas isian {rencana.satker} tahun {rencana.tahun}")


def write_draft(options: argparse.Namespace) -> int:
    """Write the draft. Raises FileRefused, and MonevError where it cannot be written."""
    draft = make_draft(read_file(options.berkas))
    write_and_say(options.keluaran, draft.content, f"Draf dengan {draft.langkah} langkah")
    output.say("Belum ada yang disimpan ke rencana.", *(f"- {advice}" for advice in draft.guidance))
    return output.DONE
