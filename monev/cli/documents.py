"""What is made into a file. `dokumen`: a report, minutes, slides or calendar of a rencana or of one of its meetings;
`ringkasan`: one page to send; `templat-dokumen`: a Word template for an office's own layout to begin with; `templat`:
the workbook to fill in; `draf`: one to check, made from the PDF of a decree."""

from __future__ import annotations

import argparse

from monev.cli import output, store
from monev.cli.files import read_file, write_and_say
from monev.cli.parser import WrongUsage
from monev.core.dates import format_day
from monev.core.errors import MonevError
from monev.core.periods import find_periode
from monev.figures import find_rencana
from monev.meeting import read_rapat
from monev.meeting.closed_figures import rapat_view
from monev.outputs.documents import find_document, make_document, office_template
from monev.outputs.pdf_draft import make_draft
from monev.outputs.ringkasan_page import make_ringkasan
from monev.outputs.template import make_template


def write_document(options: argparse.Namespace) -> None:
    """Write the document. Raises NotFound, WrongUsage where there is no such document or kind of file."""
    form = options.keluaran.suffix.lstrip(".").lower()
    try:
        document = find_document(options.jenis, form)
    except MonevError as error:
        raise WrongUsage(f"{error.pesan} {error.advice}") from error
    with store.open_database(options) as db:
        rapat = None
        if options.rapat is not None:
            rapat = read_rapat(db, options.satker, options.tahun, options.rapat)
        view = rapat_view(db, rapat) if rapat and options.posisi is None else store.chosen_view(db, options)
        periode = options.periode and find_periode(view.tahun, options.periode)
        content = make_document(db, view, rapat, document.kode, form, periode=periode)
    write_and_say(options.keluaran, content, f"{document.name} {view.satker}")


def write_ringkasan(options: argparse.Namespace) -> None:
    """Write the page. Raises NotFound."""
    with store.open_database(options) as db:
        view = store.chosen_view(db, options)
        content = make_ringkasan(db, view, "png" if options.keluaran.suffix.lower() == ".png" else "pdf")
    write_and_say(options.keluaran, content, f"Ringkasan {view.satker}, posisi {format_day(view.posisi)},")


def write_starter(options: argparse.Namespace) -> None:
    """Write the template. Raises WrongUsage for a document that has none."""
    if options.jenis not in office_template.WITH_TEMPLATE:
        known = ", ".join(office_template.WITH_TEMPLATE)
        raise WrongUsage(f"“{options.jenis}” tidak memakai templat. Yang dapat: {known}.")
    content = office_template.read_starter(options.jenis)
    write_and_say(options.keluaran, content, f"Templat awal {options.jenis}")


def write_template(options: argparse.Namespace) -> None:
    """Write the workbook. Raises NotFound, and MonevError where it cannot be written."""
    with store.open_database(options) as db:
        rencana = find_rencana(db, options.satker, options.tahun)
        content = make_template(db, rencana.satker, rencana.tahun)
    write_and_say(options.keluaran, content, f"Berkas isian {rencana.satker} tahun {rencana.tahun}")


def write_draft(options: argparse.Namespace) -> None:
    """Write the draft. Raises FileRefused, and MonevError where it cannot be written."""
    draft = make_draft(read_file(options.berkas))
    write_and_say(options.keluaran, draft.content, f"Draf dengan {draft.langkah} langkah")
    output.say("Belum ada yang disimpan ke rencana.", *(f"- {advice}" for advice in draft.guidance))
