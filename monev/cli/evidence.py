"""`bukti`: the evidence of a triwulan as one ZIP; `tautan`: whether the links of a plan's bukti still open."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import IO

from monev.cli import output, store
from monev.cli.files import write_file
from monev.core.dates import format_tenggat
from monev.outputs.evidence_package import Package, write_package

LINK_KEYS = ("kode", "tenggat", "bukti", "tautan", "hasil", "keterangan", "berakhir_di")
"""What a row of the JSON of checked links has."""


def write_bukti(options: argparse.Namespace) -> None:
    """Write the ZIP. Raises NotFound."""
    made: list[Package] = []
    with store.open_database(options) as db:
        view = store.chosen_view(db, options)

        def write(file: IO[bytes]) -> None:
            made.append(write_package(db, view, options.triwulan, options.area, file))

        set_aside = write_file(options.keluaran, write)
    output.say(f"{made[0].title}: {made[0].summary}", f"Ditulis ke {options.keluaran}.", *set_aside)


def check_tautan(options: argparse.Namespace) -> None:
    """Print what came of each link. Raises NotFound."""
    # Here: httpx2 takes 0.1 s to load, and `bukti` needs none of it.
    from monev.evidence_files.link_check import RESULTS, check_links, links_in

    with store.open_database(options) as db:
        view = store.chosen_view(db, options)
        rows = db.ask("evidence/links", unggahan_id=view.unggahan_id)
    places = [(row, link) for row in rows for link in links_in(row["tautan"])]
    answers = check_links(link for _, link in places)
    checked = []
    for row, link in places:
        answer = answers[link]
        said = (link, answer.result, answer.why, answer.ended_at)
        checked.append(dict(zip(LINK_KEYS, (row["kode"], row["tenggat"], row["bukti"], *said), strict=True)))
    if options.json:
        output.print_json(checked)
    elif checked:
        output.say_table(
            ["Hasil", "Kode", "Tenggat", "Bukti", "Tautan", "Keterangan"],
            [
                [
                    RESULTS[row["hasil"]],
                    row["kode"],
                    format_tenggat(row["tenggat"]),
                    *(row[key] for key in ("bukti", "tautan", "keterangan")),
                ]
                for row in sorted(checked, key=lambda row: row["hasil"] == "terbuka")
            ],
        )
    counts = Counter(answer.result for answer in answers.values())
    told = ", ".join(f"{counts[code]} {words}" for code, words in RESULTS.items() if counts[code])
    output.say(f"{len(answers)} tautan pada {view.satker}, rencana {view.tahun}: {told or 'tidak ada tautan'}.")
