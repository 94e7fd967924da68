"""Ringkasan as one page to send: a PDF on A4, or a picture for WhatsApp.

It is `monev.figures.sheet` in the same order and words, under a head and above a foot.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Literal, NamedTuple

from monev import figures
from monev.core import clock
from monev.core.dates import format_day
from monev.core.statuses import RENCANA_COLOUR, STATUS_TENGGAT
from monev.core.text import safe_in_file_name, shorten
from monev.database import Database
from monev.figures import Counts, View, format_number
from monev.figures.formats import version_number
from monev.figures.heatmap import late_ground
from monev.figures.sentences import part_sentence
from monev.figures.sheet import Month, PeopleList, Sheet, sheet
from monev.outputs import make_in_child, saved
from monev.outputs.documents.blocks import (
    PAGE_EDGE,
    Alignment,
    Block,
    Curve,
    CurveLine,
    Lines,
    Manuscript,
    Styled,
    Table,
)
from monev.outputs.documents.coloured import TERLAMBAT, area_table
from monev.outputs.letterhead import Kop
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

Form = Literal["pdf", "png", "sheet"]
"""`sheet` is the PDF's page as a picture, for a printer."""

_PHONE, _PAPER = 360, 550  # points: the picture has three dots a point, 1080 of a phone's screen
_A4 = 595.2756, 841.8898
_SPACE = "\u00a0 "
_INK, _FAINT = "#111820", "#4a5663"
_LATE_GROUND, _BAND, _MARK = "#fdeee5", "#eef2f6", "#7a5299"
_SELESAI = STATUS_TENGGAT["selesai"].colour
_SMALL, _SIZE, _LARGE = 8, 9, 11
_MOST_AREAS, _MOST_PEOPLE, _LINES, _LONGEST = 9, 5, 10, 90
_MONTHS = {"penuh": ("#d7efe4", _INK), "sebagian": ("#f2f5f8", _INK), "rencana": ("#dfe5ee", _INK)}
"""State of a month → its ground and letters; what is late is graded by its share."""


class Content(NamedTuple):
    """All data of the page; drawing counts nothing."""

    view: View
    current: Counts
    sheet: Sheet
    made: date


def gather(db: Database, view: View) -> Content:
    """Gather the data of Ringkasan for a view."""
    return Content(view, figures.current_counts(db, view), sheet(db, view), clock.today())


def make_ringkasan(db: Database, view: View, form: Form) -> bytes:
    """Make the page of a view in a child, as a file's bytes. Raises MonevError."""
    return make_in_child(paint, gather(db, view), form)


def paint(content: Content, form: Form) -> bytes:
    """Paint the page as a file's bytes."""
    # Here: reportlab and Pillow take 0.2 s to load, and only the child that paints needs them.
    from PIL import Image
    from pypdfium2 import PdfDocument

    pdf = draw(content, paper=form != "png")
    if form == "pdf":
        return pdf
    picture = PdfDocument(pdf)[0].render(scale=3).to_pil()
    # A palette makes the file a third as large; MAXCOVERAGE keeps rare colours, as of a mark.
    few = picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    return saved(partial(few.save, format="PNG"))


def draw(content: Content, *, paper: bool) -> bytes:
    """Draw the page as a PDF, for A4 or for a phone."""
    from monev.outputs.documents.pdf import to_one_page  # here: see `paint`

    view = content.view
    part = "" if view.part is None else f", {view.part.name}"
    title = f"Ringkasan Zona Integritas, {view.satker}{part}, posisi {format_day(view.posisi)}"
    width = _PAPER if paper else _PHONE
    page = Manuscript(Kop(), (), [*_build(content, width - 2 * PAGE_EDGE)], title)
    return to_one_page(page, width, _A4 if paper else None)


def ringkasan_file_name(view: View, form: Form) -> str:
    """Name the file: Ringkasan ZI, KPU Kabupaten Contoh, 2025-09-30.png."""
    part = "" if view.part is None else f", {view.part.name_in_file}"
    about = safe_in_file_name(f"{view.satker}{part}")
    return f"Ringkasan ZI, {about}, {view.posisi.isoformat()}.{form}"


def _table(rows: list[tuple[str, ...]], *widths: float, air: float = 0.5) -> Table:
    return Table((), rows, widths, size=_SIZE, has_lines=False, air=air)


def _quiet(text: str) -> Styled:
    return Styled(text, _FAINT, size=_SMALL)


def _build(content: Content, width: float) -> Iterator[Block]:
    """Build every part from top to bottom."""
    view, shown = content.view, content.sheet
    yield _head(view)
    answer: list[tuple[str, ...]] = [(Styled(shown.answer, _INK, bold=True, size=12),)]
    if shown.note:
        answer.append((_quiet(shown.note),))
    yield _table(answer, 1, 1)
    if shown.curve is not None:
        yield from _year(shown, width)
    for listed in shown.lists:
        yield _list(listed, width)
    if shown.areas:
        yield area_table(shown.areas[:_MOST_AREAS], width, _SIZE)
    foot = [
        figures.without_target_sentence(content.current),
        figures.without_bukti_sentence(content.current),
    ]
    data = f"{version_number(view.unggahan)}, posisi {format_day(view.posisi_unggahan)}"
    foot.append(
        f"Dibuat {format_day(content.made)} dari {data}. Yang dihitung pelaksanaan rencana aksi; "
        "bukan nilai LKE. Monev ZI."
    )
    rest = _rest(len(shown.areas) - _MOST_AREAS, "area")
    yield _table([*rest, *((_quiet(line),) for line in foot if line)], 1, 1, air=1)


def _head(view: View) -> Table:
    mark = Styled(f"{SIMULATION_TEXT}: rekaan", "#ffffff", _MARK, bold=True)
    title = _quiet(f"Ringkasan Rencana Aksi Zona Integritas {view.tahun}")
    rows: list[tuple[str, ...]] = [(title, mark if view.simulasi else "")]
    rows.append((Styled(view.satker, _INK, bold=True, size=15),))
    if view.part is not None:
        rows.append((Styled(part_sentence(view.part), _INK, bold=True),))
    posisi = Styled(f"Posisi {format_day(view.posisi)}", _INK, bold=True, size=10)
    rows.append((Lines([[posisi, _quiet(f"{_SPACE}data: {view.numbered_name}")]]),))
    return Table((), rows, (64, 36), ("left", "center"), size=_SIZE, has_lines=False, air=1)


def _year(shown: Sheet, width: float) -> Iterator[Block]:
    """Build the curve of plan and realisation over the months with their counts."""
    assert shown.curve is not None
    months = shown.months
    plan, reached = (
        [(min(max(point.x / len(months), 0), 1), 0.05 + 0.73 * point.share) for point in points]
        for points in (shown.curve.plan, shown.curve.reached)
    )
    posisi = min(max(shown.curve.posisi / len(months), 0), 1)
    lines: list[CurveLine] = [
        ([(0, 0.05), *plan], RENCANA_COLOUR, 1.3, (4, 3)),
        ([(posisi, 0.05), (posisi, 0.95)], _INK, 0.7, (1.5, 2)),
    ]
    words = [(shown.plan_words, (0.985, 0.84), _FAINT, True)]
    if len(reached) > 1:
        lines.append((reached, _SELESAI, 2, ()))
    if reached:
        x, y = reached[-1]
        is_late = x > 0.75
        words.append(
            (
                f"{shown.share} setahun",
                (x - 0.02 if is_late else x + 0.02, y - 0.17),
                _SELESAI,
                is_late,
            )
        )
    dot = (reached[-1], _SELESAI) if reached else None
    yield Curve(lines, words, dot, 66, _SMALL)
    cells = [_month(month, width / len(months)) for month in months]
    rows = [tuple(_quiet(month.name) for month in months), tuple(cells)]
    alignments: list[Alignment] = ["center"] * len(months)
    yield Table(
        (), rows, [1] * len(months), alignments, size=_SMALL, has_lines=False, air=1, sides=1
    )


def _measure(text: str) -> float:
    from monev.outputs.documents.fonts import measure  # here: see `paint`

    return measure(text.strip(), _SIZE, bold=True)


def _month(month: Month, room: float) -> Styled:
    ground, ink = _MONTHS.get(month.state, ("", _FAINT))
    if month.late_share:
        ground, ink = late_ground(month.late_share), _INK
    text = month.text if _measure(month.text) <= room else month.total
    return Styled(f"{text}\n{month.mark}".rstrip(), ink, ground, bold=bool(ground))


def _list(listed: PeopleList, width: float) -> Table:
    """Build a list by PIC: with its rows if they have room, else a line for each PIC."""
    ink, ground = (TERLAMBAT, _LATE_GROUND) if listed.is_late else (_INK, _BAND)
    title = f"{listed.mark} {listed.title}".strip()
    head = Styled(title, ink, bold=True, size=_LARGE)
    rows: list[tuple[str, ...]] = [(Lines([[head, _quiet(f"{_SPACE}{listed.note}")]], ground),)]
    has_rows = listed.key != "bukti" and (listed.lines <= _LINES or listed.names_nobody)
    for person in listed.people[:_MOST_PEOPLE]:
        name = shorten(person.name, _LONGEST)
        if not has_rows:
            count = Styled(format_number(len(person.rows)), _INK, bold=True, size=10)
            codes = _quiet(shorten(person.codes, _LONGEST))
            rows.append((Lines([[Styled(name, _INK)], [codes]]), count))
            continue
        above = [] if listed.names_nobody else [[_quiet(name)]]
        for row in person.rows[:_LINES]:
            kode = Styled(f"{row.kode_tampil}{_SPACE}", _INK, bold=True)
            words = Lines([*above, [kode, Styled(shorten(row.text, _LONGEST), _INK)]])
            when = Styled("\n" * len(above) + row.when, _FAINT)
            rows.append((words, when) if row.when else (words,))
            above = []
        rows += _rest(len(person.rows) - _LINES, "langkah")
    rows += _rest(len(listed.people) - _MOST_PEOPLE, "PIC")
    ends = max((_measure(row[1]) for row in rows if len(row) > 1), default=0) + 9
    return Table(
        (), rows, (width - ends, ends), ("left", "right"), size=_SIZE, has_lines=False, air=0.6
    )


def _rest(rest: int, what: str) -> list[tuple[str]]:
    """Count what has no room."""
    return [(_quiet(f"dan {format_number(rest)} {what} lagi"),)] if rest > 0 else []
