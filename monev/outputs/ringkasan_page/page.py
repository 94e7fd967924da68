"""Draws the page to send from top to bottom.

Its parts are those of Ringkasan on a screen, in the same order and words, under a head and above a
foot.
"""

from collections.abc import Callable

from reportlab.lib.pagesizes import A4

from monev import figures
from monev.core.dates import format_day
from monev.core.statuses import (
    BELUM_DILAPORKAN,
    RENCANA_COLOUR,
    STATUS_TENGGAT,
    SUDAH_JATUH_TEMPO,
    late_term,
)
from monev.figures import format_number
from monev.figures.formats import version_number
from monev.figures.rows import AreaRow
from monev.figures.sentences import part_sentence
from monev.figures.sheet import PeopleList
from monev.outputs.ringkasan_page.content import Content
from monev.outputs.sheet import (
    BODY,
    CARD,
    FAINT,
    INK,
    LARGE,
    LEFT,
    LINE,
    SMALL,
    TINY,
    TITLE,
    TRACK,
    UNREPORTED,
    WHITE,
    Letters,
    Sheet,
    break_lines,
    measure,
)
from monev.reading.vocabulary.template_names import SIMULATION_TEXT

_PHONE = 1080  # the width of a picture: that of a phone's screen
_PAPER = 1440  # the width of a page on A4
_GAP = 26
_MARK_COLOUR = "#7a5299"
_QUIET = Letters(SMALL, FAINT)
_AXIS = Letters(TINY, FAINT)
_STRONG = Letters(BODY, bold=True)
_PLAIN = Letters(SMALL)
_BOLD = Letters(SMALL, bold=True)
_SELESAI = STATUS_TENGGAT["selesai"]
_TERLAMBAT = STATUS_TENGGAT["terlambat"]

_MONTHS_HEIGHT = 122
_LEAST_NOTE = 120
_MOST_AREAS = 9
_MOST_PEOPLE = 5
_LINES = 10
_MONTHS = {
    "penuh": "#d7efe4",
    "sebagian": WHITE,
    "terlambat": _TERLAMBAT.colour,
    "belum_dilaporkan": "#fdeee5",
    "rencana": "#dfe5ee",
}
"""State of a month → its ground."""
_NAME_SHARE = 0.46  # least part of a line for an area's name
_LONGEST_BAR = 300
_VALUES_WIDTH = 332  # for the figures after an area's bar
_CURVE_HEIGHT = 190


def draw(content: Content, *, paper: bool) -> Sheet:
    """Draw the whole page, for A4 or for a phone."""
    width = _PAPER if paper else _PHONE
    view = content.view
    part = "" if view.part is None else f", {view.part.name}"
    title = f"Ringkasan Zona Integritas, {view.satker}{part}, posisi {format_day(view.posisi)}"
    height = _draw(Sheet(width), content)
    sheet = Sheet(width, height, paper=A4 if paper else None, title=title)
    _draw(sheet, content)
    return sheet


def _draw(sheet: Sheet, content: Content) -> float:
    """Draw every part, and return the height that the page needs."""
    y = float(LEFT)
    for part in _PARTS:
        below = part(sheet, content, y)
        y = below + _GAP if below > y else y
    return y - _GAP + LEFT * 0.6


def _draw_head(sheet: Sheet, content: Content, y: float) -> float:
    view = content.view
    room = sheet.room
    if view.simulasi:
        mark = f"{SIMULATION_TEXT}: rekaan"
        width = measure(mark, _BOLD) + 32
        sheet.box(sheet.right - width, y - 4, sheet.right, y + 42, _MARK_COLOUR, radius=10)
        sheet.text(mark, sheet.right - width + 16, y + 19, Letters(SMALL, WHITE, bold=True))
        room -= width + 20
    sheet.text(
        f"Ringkasan Rencana Aksi Zona Integritas {view.tahun}", LEFT, y + 19, _QUIET, room=room
    )
    name = Letters(TITLE, bold=True)
    y = sheet.wrapped(view.satker, LEFT, y + 46, sheet.room, name, most=2, leading=1.2)
    if view.part is not None:
        y = sheet.wrapped(part_sentence(view.part), LEFT, y + 8, sheet.room, _STRONG, leading=1.3)
    y += 24
    end = sheet.text(f"Posisi {format_day(view.posisi)}", LEFT, y, _STRONG)
    sheet.text(f"data: {view.numbered_name}", end + 20, y, _QUIET, room=sheet.right - end - 20)
    sheet.box(LEFT, y + 32, sheet.right, y + 35, LINE)
    return y + 35


def _draw_remark(sheet: Sheet, content: Content, y: float) -> float:
    remark = figures.opening_remark(content.view, content.current)
    if not remark:
        return y
    colour = _TERLAMBAT.colour
    pale = "#fdeee5"
    mark = BELUM_DILAPORKAN.mark
    if content.view.rencana_only:
        colour = RENCANA_COLOUR
        pale = "#eaeff3"
        mark = SUDAH_JATUH_TEMPO.mark
    room = sheet.room - 90
    bottom = y + 24 + len(break_lines(remark, room, _STRONG)) * BODY * 1.3
    sheet.box(LEFT, y, sheet.right, bottom, pale, radius=12)
    sheet.text(mark, LEFT + 20, y + 12 + BODY * 0.65, Letters(BODY, colour, bold=True))
    sheet.wrapped(remark, LEFT + 66, y + 12, room, _STRONG, leading=1.3)
    return bottom


def _draw_answer(sheet: Sheet, content: Content, y: float) -> float:
    y = sheet.wrapped(content.sheet.answer, LEFT, y, sheet.room, Letters(LARGE, bold=True))
    return sheet.wrapped(content.sheet.note, LEFT, y, sheet.room, _QUIET)


def _draw_year(sheet: Sheet, content: Content, y: float) -> float:
    """Draw the curve of plan and realisation over the months with their counts."""
    shown = content.sheet
    if shown.curve is None:
        return y
    months = shown.months
    step = sheet.room / len(months)
    top = y + 40
    bottom = top + _CURVE_HEIGHT
    sheet.box(LEFT, y, sheet.right, bottom + _MONTHS_HEIGHT, CARD, radius=12)

    def place(x: float, share: float) -> tuple[float, float]:
        return LEFT + step * min(max(x, 0), len(months)), bottom - _CURVE_HEIGHT * share

    sheet.path([place(0, 0), place(len(months), 0)], LINE, 2)
    plan = [place(0, 0), *(place(point.x, point.share) for point in shown.curve.plan)]
    sheet.path(plan, RENCANA_COLOUR, 4, dashes=(12, 8))
    posisi = place(shown.curve.posisi, 0)[0]
    sheet.path([(posisi, top - 8), (posisi, bottom)], INK, 2, dashes=(4, 6))
    reached = [place(point.x, point.share) for point in shown.curve.reached]
    sheet.path(reached, _SELESAI.colour, 6)
    for point in reached[-1:]:
        sheet.disc(*point, 9, _SELESAI.colour)
        end = 1 if point[0] > sheet.width * 0.75 else 0
        letters = Letters(BODY, _SELESAI.colour, bold=True)
        sheet.text(shown.share, point[0] + 16 * (1 - 2 * end), point[1] + 22, letters, part=end)
    sheet.text(shown.plan_words, sheet.right - 12, y + 20, _AXIS, part=1)
    guess = f"perkiraan {shown.guess}" if shown.guess else ""
    sheet.text(guess, sheet.right - 12, bottom - 20, Letters(TINY, _SELESAI.colour), part=1)
    for index, month in enumerate(months):
        middle = LEFT + step * (index + 0.5)
        ground = _MONTHS.get(month.state)
        if ground:
            half = step / 2 - 3
            sheet.box(
                middle - half,
                bottom + 8,
                middle + half,
                bottom + _MONTHS_HEIGHT - 8,
                ground,
                radius=8,
            )
        colour = WHITE if month.state == "terlambat" else INK
        sheet.text(month.name, middle, bottom + 30, _AXIS._replace(colour=colour), part=0.5)
        letters = Letters(TINY, colour, bold=month.state not in ("belum", "kosong"))
        fits = measure(month.text, letters) <= step - 8
        sheet.text(month.text if fits else month.total, middle, bottom + 62, letters, part=0.5)
        sheet.text(month.mark, middle, bottom + 94, letters, part=0.5)
    return bottom + _MONTHS_HEIGHT


def _draw_lists(sheet: Sheet, content: Content, y: float) -> float:
    """Draw the lists by PIC below each other."""
    for listed in content.sheet.lists:
        y = _draw_list(sheet, listed, y) + _GAP
    return y


def _draw_list(sheet: Sheet, listed: PeopleList, y: float) -> float:
    x, right, width = LEFT, sheet.right, sheet.room
    colour = _TERLAMBAT.colour if listed.is_late else INK
    title = Letters(LARGE, colour, bold=True)
    end = sheet.text(f"{listed.mark} {listed.title}".strip(), x, y + 18, title)
    if (room := right - end - 14) > _LEAST_NOTE:
        sheet.text(listed.note, end + 14, y + 22, _AXIS, room=room)
    sheet.box(x, y + 42, right, y + 45, _TERLAMBAT.colour if listed.is_late else FAINT)
    y += 56
    has_rows = listed.key != "bukti" and (listed.lines <= _LINES or listed.names_nobody)
    for person in listed.people[:_MOST_PEOPLE]:
        if not has_rows:
            count = format_number(len(person.rows))
            sheet.text(count, right, y + 18, _STRONG, part=1)
            room = width - measure(count, _STRONG) - 14
            y = sheet.wrapped(person.name, x, y, room, _PLAIN, most=2, leading=1.25)
            y = sheet.wrapped(person.codes, x, y, width, _AXIS, most=1, leading=1.25) + 10
            continue
        if not listed.names_nobody:
            y = sheet.wrapped(person.name, x, y, width, _AXIS, most=1, leading=1.3)
        for row in person.rows[:_LINES]:
            start = sheet.text(row.kode, x, y + 18, _BOLD) + 10
            room = right - start - (measure(row.when, _AXIS) + 12 if row.when else 0)
            sheet.text(row.text, start, y + 18, _PLAIN, room=room)
            sheet.text(row.when, right, y + 18, _AXIS, part=1)
            y += 38
        y = _draw_rest(sheet, len(person.rows) - _LINES, "langkah", y + 4)
    return _draw_rest(sheet, len(listed.people) - _MOST_PEOPLE, "PIC", y)


def _draw_areas(sheet: Sheet, content: Content, y: float) -> float:
    if content.sheet.areas:
        for area in content.areas[:_MOST_AREAS]:
            y = draw_area(sheet, area, y, rencana_only=content.view.rencana_only)
        y = _draw_rest(sheet, len(content.areas) - _MOST_AREAS, "area", y)
    for apart in (
        figures.without_target_sentence(content.current),
        figures.without_bukti_sentence(content.current),
    ):
        if apart:
            sheet.text(apart, LEFT, y + 22, _QUIET)
            y += 40
    return y


def _draw_rest(sheet: Sheet, rest: int, what: str, y: float) -> float:
    if rest < 1:
        return y
    sheet.text(f"dan {format_number(rest)} {what} lagi", LEFT, y + 16, _QUIET)
    return y + 34


def draw_area(sheet: Sheet, area: AreaRow, y: float, *, rencana_only: bool) -> float:
    """Draw an area's name, the bar of its targets and its figures, and return where they end."""
    values = sheet.right - _VALUES_WIDTH
    right = values - 24
    left = max(LEFT + sheet.room * _NAME_SHARE, right - _LONGEST_BAR)
    name = figures.format_area(area["area"], area["nama_area"])
    lines = break_lines(name, left - LEFT - 24, _PLAIN, most=2)
    height = max(46.0, len(lines) * SMALL * 1.15 + 10)
    middle = y + height / 2
    for index, line in enumerate(lines):
        above = middle + (index - (len(lines) - 1) / 2) * SMALL * 1.15
        sheet.text(line, LEFT, above, _PLAIN)
    due = area["capaian_N"]
    said = ""
    if rencana_only:
        total = area["setahun_N"]
        parts = [(due, RENCANA_COLOUR)]
        text = f"{format_number(due)} dari {format_number(total)} target"
    else:
        late = area["terlambat"]
        unreported = area["belum_dilaporkan"]
        total = due
        parts = [
            (area["capaian_n"], _SELESAI.colour),
            (late - unreported, _TERLAMBAT.colour),
            (unreported, UNREPORTED),
        ]
        text = figures.format_capaian(area["capaian_n"], due) if due else "belum jatuh tempo"
        said = f"{late_term(late, unreported).mark} {format_number(late)}" if late else ""
    sheet.box(left, middle - 13, right, middle + 13, TRACK)
    x = left
    for count, colour in parts:
        until = x + (right - left) * count / total if total else x
        sheet.box(x, middle - 13, until, middle + 13, colour)
        x = until
    sheet.text(text, values, middle, _BOLD)
    sheet.text(said, sheet.right, middle, Letters(SMALL, _TERLAMBAT.colour, bold=True), part=1)
    return y + height


def _draw_foot(sheet: Sheet, content: Content, y: float) -> float:
    view = content.view
    sheet.box(LEFT, y - 4, sheet.right, y - 1, LINE)
    data = f"{version_number(view.unggahan)}, posisi {format_day(view.posisi_unggahan)}"
    text = (
        f"Dibuat {format_day(content.made)} dari {data}. Yang dihitung pelaksanaan rencana aksi; "
        "bukan nilai LKE. Monev ZI."
    )
    return sheet.wrapped(text, LEFT, y + 6, sheet.room, _AXIS)


_PARTS: tuple[Callable[[Sheet, Content, float], float], ...] = (
    _draw_head,
    _draw_remark,
    _draw_answer,
    _draw_year,
    _draw_lists,
    _draw_areas,
    _draw_foot,
)
"""The parts of the page. Each draws from `y` down and returns where it ends: at `y` if it drew
nothing."""
