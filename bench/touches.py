"""`python -m bench.touches [TREE]`: what one touch costs a server, in processor time.

Storing it, and asking again what *Lapor* shows. With the folder of another tree of this program, both
are measured in turn and compared: the ratio is the other's time by ours.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from bench.measures import processor_ms
from monev.access import Visitor
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.figures import tasks_of, tasks_sentence, view_at
from monev.figures.quarter_report import report_lines
from monev.figures.views import newest_view
from monev.journal import open_journal
from monev.meeting import acts
from monev.meeting.records import read_rapat
from monev.people.setting_up import add_person
from tests.makers import SATKER, TAHUN, add_people, append_unggahan, begin_rapat, large_content

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5
TOUCHES = 8
"""Of each kind a process makes so many; the quickest counts, as the first ones begin the day."""
DAY = date(2025, 9, 30)


def _cheapest(work: Callable[[int], object]) -> float:
    return min(processor_ms(partial(work, number)) for number in range(TOUCHES))


def costs() -> dict[str, float]:
    """Make touches on a plan of 228 tenggat in a folder of its own; name → milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        journal = open_journal(str(Path(folder) / "monev.jurnal"))
        db = Database.open_at(Path(folder) / "monev.duckdb", journal)
        append_unggahan(db, large_content(1))
        line = report_lines(db, view_at(db, SATKER, TAHUN, DAY))[0]
        target = Target(line.kode, line.tenggat)
        bukti = target._replace(bukti=line.documents[0].name)

        def store(where: Target, column: str, values: tuple[str, str], number: int) -> None:
            value = {column: values[number % 2]}
            edit(db, SATKER, TAHUN, where, value, pelaku=LOCAL_ACTOR)

        def look(number: int) -> None:
            store(bukti, "catatan", ("satu", "dua"), number)  # so that nothing is remembered
            newest_view(db, SATKER, TAHUN)

        def draw(number: int) -> None:
            look(number)
            view = newest_view(db, SATKER, TAHUN)
            report_lines(db, view)
            tasks_sentence(tasks_of(db, view, None), view)

        found = {
            "bukti dicentang": _cheapest(lambda n: store(bukti, "status", ("belum_ada", "ada"), n)),
            "status target": _cheapest(
                lambda n: store(target, "laporan", ("proses", "selesai"), n)
            ),
            "catatan, lalu lihat versi": _cheapest(look),
            "catatan, lalu gambar Lapor": _cheapest(draw),
        }
        begin_rapat(db)
        add_people(db)
        rapat = read_rapat(db, SATKER, TAHUN, 1)
        people = [("Ani", "Staf"), ("Budi", "Staf")]
        acts.add_attendance(db, rapat, people, pelaku=LOCAL_ACTOR)
        states = ("izin", "hadir")
        found["kehadiran"] = _cheapest(
            lambda n: acts.mark_kehadiran(db, rapat, (1, 2), states[n % 2], pelaku=LOCAL_ACTOR)
        )
        found["orang baru"] = _cheapest(
            lambda n: add_person(
                db,
                Visitor(f"orang{n}", f"Orang {n}", roles={SATKER: frozenset({"pembaca"})}),
                pelaku=LOCAL_ACTOR,
            )
        )
        db.close()
    return found


def _of_tree(tree: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--anak"]
    paths = os.pathsep.join((str(tree), str(ROOT)))
    environment = os.environ | {"PYTHONPATH": paths, "MONEV_HARI_INI": "2025-10-01"}
    made = subprocess.run(command, cwd=tree, env=environment, capture_output=True, check=True)
    return json.loads(made.stdout.splitlines()[-1])


def _lines(ours: list[dict[str, float]], others: list[dict[str, float]]) -> Iterator[str]:
    for name in ours[0]:
        own = median(each[name] for each in ours)
        line = f"  {name:34}{own:8.1f} ms"
        if others:
            other = median(each[name] for each in others)
            line += f"{other:10.1f} ms{other / own:8.2f}"
        yield line


def main(arguments: list[str]) -> None:
    """Measure this tree, and another one beside it."""
    if arguments == ["--anak"]:
        sys.stdout.write(json.dumps(costs()))
        return
    ours, others = [], []
    for _ in range(ROUNDS):
        ours.append(_of_tree(ROOT))
        others += [_of_tree(Path(tree).resolve()) for tree in arguments]
    heading = "Satu sentuhan, waktu prosesor (kini; pohon lain; nisbah lain/kini)"
    sys.stdout.write("\n".join((heading, *_lines(ours, others), "")))


if __name__ == "__main__":
    main(sys.argv[1:])
