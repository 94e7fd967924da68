"""Ringkasan as one page to send: a browser prints it, keeps it as PDF, or makes a picture of it.

It is `monev.figures.sheet` in the same order and words, under a head and above a foot.
"""

from collections.abc import Iterable

from monev import figures
from monev.core import clock
from monev.core.dates import format_day
from monev.core.text import safe_in_file_name
from monev.database import Database
from monev.figures import View
from monev.figures.formats import version_number
from monev.figures.kurva import Point
from monev.figures.sentences import part_sentence
from monev.figures.sheet import Sheet, sheet_of
from monev.outputs.documents.page import TEMPLATES, render

SHEET_SCRIPT = (TEMPLATES / "ringkasan.js").read_text("utf-8")
"""Its buttons."""
_WIDTH, _HEIGHT = 328, 66  # of the curve, in its own units


def make_ringkasan(db: Database, view: View) -> str:
    """Make the page of a view as HTML."""
    shown = sheet_of(db, view)
    current = figures.current_counts(db, view)
    foot = (figures.without_target_sentence(current), figures.without_bukti_sentence(current))
    return render(
        "ringkasan",
        nama=ringkasan_name(view),
        view=view,
        bagian=view.part and part_sentence(view.part),
        isi=shown,
        kurva=shown.curve and _draw(shown),
        kaki=[*filter(None, foot)],
        dibuat=clock.today(),
        data=f"{version_number(view.unggahan)}, posisi {format_day(view.hari)}",
    )


def ringkasan_name(view: View) -> str:
    """Name the file without its ending: Ringkasan ZI, KPU Kabupaten Contoh, 2025-09-30."""
    part = f", {view.part.name_in_file}" if view.part else ""
    about = safe_in_file_name(f"{view.satker}{part}")
    return f"Ringkasan ZI, {about}, {view.posisi.isoformat()}"


def _draw(shown: Sheet) -> dict[str, object]:
    """Place the points of plan and realisation."""
    assert shown.curve is not None
    width = _WIDTH / len(shown.months)

    def place(points: Iterable[Point]) -> list[tuple[float, float]]:
        return [
            (min(max(point.x * width, 0), _WIDTH), _HEIGHT * (0.95 - 0.73 * point.share))
            for point in points
        ]

    reached = place(shown.curve.reached)
    return {
        "rencana": _points([(0, _HEIGHT * 0.95), *place(shown.curve.plan)]),
        "tercapai": _points(reached),
        "ujung": reached[-1] if reached else None,
        "posisi": min(max(shown.curve.posisi * width, 0), _WIDTH),
    }


def _points(places: Iterable[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
