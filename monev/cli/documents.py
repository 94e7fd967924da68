"""Commands about documents.

| command | does |
|---|---|
| `dokumen` | writes a report, minutes or a calendar of a rencana or one of its meetings |
| `templat` | writes the workbook to fill in |
| `tautan` | checks if links still open |
"""

import argparse
from collections import Counter

from monev.cli import output, store
from monev.cli.commands import WrongUsage
from monev.cli.files import write_file
from monev.core.dates import find_periode, format_tenggat
from monev.core.errors import MonevError
from monev.figures import find_rencana
from monev.meeting.records import rapat_view, read_rapat
from monev.outputs.documents import find_document, make_document
from monev.outputs.template import make_template

_LINK_SHOWN = ("hasil", "kode", "tenggat", "bukti", "tautan", "keterangan")


def write_document(options: argparse.Namespace) -> None:
    """Write a document. Raises NotFound, or WrongUsage for an unknown document or kind of file."""
    form = options.keluaran.suffix.lstrip(".").lower()
    try:
        document = find_document(options.jenis, form)
    except MonevError as error:
        raise WrongUsage(f"{error.pesan} {error.advice}") from error
    with store.open_database(options) as db:
        rapat = options.rapat and read_rapat(db, options.satker, options.tahun, options.rapat)
        if rapat and options.posisi is None:
            view = rapat_view(db, rapat)
        else:
            view = store.chosen_view(db, options)
        periode = options.periode and find_periode(view.tahun, options.periode)
        content = make_document(db, view, rapat, document.kode, form, periode=periode)
    write_file(options.keluaran, content, f"{document.name} {view.satker}")


def write_template(options: argparse.Namespace) -> None:
    """Write the workbook to fill in. Raises NotFound, or MonevError if it cannot be written."""
    with store.open_database(options) as db:
        rencana = find_rencana(db, options.satker, options.tahun)
        content = make_template(db, rencana.satker, rencana.tahun)
    write_file(options.keluaran, content, f"Berkas isian {rencana.satker} tahun {rencana.tahun}")


def check_tautan(options: argparse.Namespace) -> None:
    """Check the links of a rencana and print the results. Raises NotFound."""
    # Not at the top: httpx2 takes 0.1 s to load, and the other commands need none of it.
    from monev.evidence_files.link_check import RESULTS, check_links
    from monev.outputs.link_results import links_of

    with store.open_database(options) as db:
        view = store.chosen_view(db, options)
        places = links_of(db, view)
    answers = check_links(place["tautan"] for place in places)
    checked = []
    for place in places:
        answer = answers[place["tautan"]]
        found = {"hasil": answer.result, "keterangan": answer.why, "berakhir_di": answer.ended_at}
        checked.append(place | found)
    if not output.print_result(options, checked):
        in_words = []
        for row in sorted(checked, key=lambda row: row["hasil"] == "terbuka"):
            tenggat = row["tenggat"] and format_tenggat(row["tenggat"])
            in_words.append(row | {"hasil": RESULTS[row["hasil"]], "tenggat": tenggat})
        output.say_table(in_words, *_LINK_SHOWN)
    counts = Counter(answer.result for answer in answers.values())
    told = ", ".join(f"{counts[code]} {words}" for code, words in RESULTS.items() if counts[code])
    told = told or "tidak ada tautan"
    output.say(f"{len(answers)} tautan pada {view.satker}, rencana {view.tahun}: {told}.")
