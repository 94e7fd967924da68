"""Draws the page to send from top to bottom.

Its parts are head, remark, sentence, figures, late langkah, areas, months or curve, and foot.
"""

from collections.abc import Callable
from datetime import date

from reportlab.lib.pagesizes import A4

from monev import figures
from monev.core.dates import SHORT_MONTHS, format_day, place_of_day
from monev.core.statuses import (
    BELUM_DILAPORKAN,
    RENCANA_COLOUR,
    STATUS_TENGGAT,
    SUDAH_JATUH_TEMPO,
    late_term,
)
from monev.core.text import capitalized
from monev.database import rows_of
from monev.figures import Figure, format_number
from monev.figures.formats import version_number
from monev.figures.rows import AreaRow
from monev.figures.sentences import part_sentence
from monev.outputs.ringkasan_page.content import Content
from monev.outputs.sheet import (
    BODY,
    CARD,
    FAINT,
    INK,
    LARGE,
    LEFT,
    LINE,
    PAST,
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
_COLUMN_GAP = 20
_FIGURE = 54
_SMALL_FIGURE = 46
_SHARE_HEIGHT = 162
_COUNT_HEIGHT = 112
_LOAD_HEIGHT = 126
_MARK_COLOUR = "#7a5299"
_QUIET = Letters(SMALL, FAINT)
_AXIS = Letters(TINY, FAINT)
_STRONG = Letters(BODY, bold=True)
_PLAIN = Letters(SMALL)
_BOLD = Letters(SMALL, bold=True)
_SELESAI = STATUS_TENGGAT["selesai"]
_TERLAMBAT = STATUS_TENGGAT["terlambat"]

_MOST_LATE = 4
_MOST_AREAS = 9
_MOST_NEXT = 3
_NAME_SHARE = 0.46  # least part of a line for an area's name
_LONGEST_BAR = 300
_VALUES_WIDTH = 332  # for the figures after an area's bar
_HALVES_GAP = 48
_CURVE_HEIGHT = 190
_MOST_MONTHS = 15
# Below this share a label goes above its point, because the names of months are below.
_NEAR_AXIS = 0.2


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
    remark = figures.opening_remark(content.view, content.ringkasan.current)
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


def _draw_sentence(sheet: Sheet, content: Content, y: float) -> float:
    view = content.view
    current = content.ringkasan.current
    sentence = figures.ringkasan_sentence(view, current, content.areas)
    sentence = sentence.removeprefix(figures.opening_remark(view, current))
    return sheet.wrapped(sentence, LEFT, y, sheet.room, Letters(LARGE))


def _draw_figures(sheet: Sheet, content: Content, y: float) -> float:
    current = content.ringkasan.current
    difference = content.ringkasan.difference
    if current.setahun_N == 0:
        return y
    if content.view.rencana_only:
        return _draw_load(sheet, content, y)
    every = figures.distinct_figures(
        figures.five_figures(current, difference, until=content.view.until)
    )
    shares = [figure for figure in every.values() if figure.total is not None]
    width = (sheet.room - (len(shares) - 1) * _COLUMN_GAP) / len(shares)
    for index, figure in enumerate(shares):
        _draw_share(sheet, figure, LEFT + index * (width + _COLUMN_GAP), y, width)
    y += _SHARE_HEIGHT + _COLUMN_GAP
    width = (sheet.room - _COLUMN_GAP) / 2
    note = ""
    if current.belum_dilaporkan:
        note = f"{format_number(current.belum_dilaporkan)} belum dilaporkan"
    _draw_count(sheet, every["terlambat"], LEFT, y, width, note=note)
    _draw_count(sheet, every["selesai_tanpa_bukti"], LEFT + width + _COLUMN_GAP, y, width)
    y += _COUNT_HEIGHT
    if difference is None:
        return y
    text = "Tidak ada perubahan"
    if any(figure.change for figure in every.values()):
        text = "Angka +/−: perubahan"
    sheet.text(f"{text} sejak {format_day(content.view.posisi_sebelum)}.", LEFT, y + 28, _QUIET)
    return y + 44


def _draw_share(sheet: Sheet, figure: Figure, x: float, y: float, width: float) -> None:
    sheet.box(x, y, x + width, y + _SHARE_HEIGHT, CARD, radius=12)
    inside = x + 20
    edge = x + width - 20
    sheet.text(figure.label, inside, y + 32, _QUIET, room=edge - inside)
    letters = Letters(_SMALL_FIGURE, bold=True)
    both = f"{figure.fraction} {figure.percent_text}"
    while letters.size > BODY and measure(both, letters) > edge - inside + 30:
        letters = letters._replace(size=letters.size - 2)
    end = sheet.text(figure.fraction, inside, y + 82, letters)
    if not figure.total:
        sheet.wrapped(figure.reason, inside, y + 106, edge - inside, _AXIS, most=2, leading=1.1)
        return
    sheet.text(figure.percent_text, end + 12, y + 87, Letters(BODY, FAINT))
    right = edge
    change = figure.change_text
    if change:
        right -= measure(change, _BOLD) + 14
    sheet.box(inside, y + 122, right, y + 140, TRACK, radius=9)
    until = inside + (right - inside) * figure.n / figure.total
    sheet.box(inside, y + 122, until, y + 140, _SELESAI.colour, radius=9)
    sheet.text(change, edge, y + 131, Letters(SMALL, _change_colour(figure), bold=True), part=1)


def _draw_count(
    sheet: Sheet, figure: Figure, x: float, y: float, width: float, *, note: str = ""
) -> None:
    sheet.box(x, y, x + width, y + _COUNT_HEIGHT, CARD, radius=12)
    colour = _TERLAMBAT.colour if figure.key == "terlambat" and figure.n else INK
    number = Letters(_FIGURE, colour, bold=True)
    start = sheet.text(figure.text, x + 20, y + _COUNT_HEIGHT / 2, number) + 22
    room = x + width - 16 - start
    size = SMALL if measure(figure.label, _PLAIN) <= room else TINY
    middle = y + (38 if note or figure.change_text else _COUNT_HEIGHT / 2)
    sheet.text(figure.label, start, middle, Letters(size, FAINT), room=room)
    if note:
        start = sheet.text(note, start, y + 76, Letters(SMALL, _TERLAMBAT.colour)) + 16
    sheet.text(figure.change_text, start, y + 76, Letters(SMALL, _change_colour(figure), bold=True))


def _change_colour(figure: Figure) -> str:
    return _SELESAI.colour if figure.is_better else _TERLAMBAT.colour


def _draw_load(sheet: Sheet, content: Content, y: float) -> float:
    """Draw the work of a plan without reports: how much, and by when.

    Nothing in it reads as failure.
    """
    year, due, bukti = figures.load_figures(content.ringkasan.current).values()
    items = (
        (year.label, year.n),
        (f"{due.label} {content.view.until}", due.n),
        (f"Jatuh tempo {content.ringkasan.next_month_name}", content.ringkasan.next_jatuh_tempo),
        (f"{bukti.label} {content.view.until}", bukti.n),
    )
    width = (sheet.room - _COLUMN_GAP) / 2
    letters = Letters(_FIGURE, RENCANA_COLOUR, bold=True)
    for index, (label, value) in enumerate(items):
        x = LEFT + index % 2 * (width + _COLUMN_GAP)
        top = y + index // 2 * (_LOAD_HEIGHT + _COLUMN_GAP)
        sheet.box(x, top, x + width, top + _LOAD_HEIGHT, CARD, radius=12)
        sheet.text(label, x + 20, top + 34, _QUIET, room=width - 40)
        sheet.text(format_number(value), x + 20, top + 84, letters)
    return y + 2 * _LOAD_HEIGHT + _COLUMN_GAP


def _draw_late(sheet: Sheet, content: Content, y: float) -> float:
    if not content.late:
        return y
    count = format_number(content.ringkasan.current.terlambat)
    y = _draw_heading(sheet, f"Terlambat: {count} target", y)
    letters = Letters(SMALL, _TERLAMBAT.colour, bold=True)
    for row in content.late[:_MOST_LATE]:
        mark = (BELUM_DILAPORKAN if row["belum_dilaporkan"] else _TERLAMBAT).mark
        sheet.text(mark, LEFT, y + 18, Letters(BODY, _TERLAMBAT.colour))
        start = sheet.text(row["kode"], LEFT + 40, y + 18, _STRONG) + 14
        sheet.text(row["langkah_aksi"], start, y + 18, Letters(BODY), room=sheet.right - start)
        said = figures.format_lateness(row["hari_terlambat"])
        if row["tenggat"] > 1:
            said = f"{format_number(row['tenggat'])} target, terlama {said}"
        start = sheet.text(said, LEFT + 40, y + 53, letters) + 12
        if row["pic"]:
            sheet.text(f"· {row['pic']}", start, y + 53, _QUIET, room=sheet.right - start)
        y += 80
    return _draw_rest(sheet, len(content.late) - _MOST_LATE, "langkah", y)


def _draw_areas(sheet: Sheet, content: Content, y: float) -> float:
    if not content.areas:
        return y
    what = "Jatuh tempo" if content.view.rencana_only else "Capaian"
    heading = f"{what} {content.view.until}, per area"
    _draw_key(sheet, content, y)
    y = _draw_heading(sheet, heading, y)
    for area in content.areas[:_MOST_AREAS]:
        y = draw_area(sheet, area, y, rencana_only=content.view.rencana_only)
    y = _draw_rest(sheet, len(content.areas) - _MOST_AREAS, "area", y)
    current = content.ringkasan.current
    for apart in (
        figures.without_target_sentence(current),
        figures.without_bukti_sentence(current),
    ):
        if apart:
            sheet.text(apart, LEFT, y + 22, _QUIET)
            y += 40
    return y


def _draw_key(sheet: Sheet, content: Content, y: float) -> None:
    if content.view.rencana_only:
        return
    entries = [(_SELESAI.label, _SELESAI.colour), (_TERLAMBAT.label, _TERLAMBAT.colour)]
    if content.ringkasan.current.belum_dilaporkan:
        entries.append((BELUM_DILAPORKAN.label, UNREPORTED))
    x = sheet.right
    for label, colour in reversed(entries):
        x -= measure(label, Letters(TINY))
        sheet.text(label, x, y + 18, _AXIS)
        sheet.box(x - 28, y + 9, x - 10, y + 27, colour)
        x -= 50


def _draw_end(sheet: Sheet, content: Content, y: float) -> float:
    if content.ringkasan.current.setahun_N == 0:
        return y
    width = (sheet.room - _HALVES_GAP) / 2
    draw_beside = _draw_months if content.view.rencana_only else _draw_curve
    beside = draw_beside(sheet, content, y, LEFT + width + _HALVES_GAP, width)
    y = _draw_heading(sheet, capitalized(content.ringkasan.next_month_name), y)
    load = capitalized(figures.next_month_load(content.ringkasan))
    y = sheet.wrapped(load, LEFT, y, width, _QUIET) + 6
    for row in content.upcoming[:_MOST_NEXT]:
        text = f"{row['kode']} {row['langkah_aksi']}"
        y = sheet.wrapped(text, LEFT, y, width, _PLAIN, most=2, leading=1.2) + 8
    return max(beside, _draw_rest(sheet, len(content.upcoming) - _MOST_NEXT, "target", y))


def _draw_heading(sheet: Sheet, text: str, y: float, x: float = LEFT) -> float:
    sheet.text(text, x, y + 18, Letters(LARGE, bold=True), room=sheet.right - x)
    return y + 46


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


def _draw_months(sheet: Sheet, content: Content, y: float, x: float, width: float) -> float:
    """Draw the count of targets due in each month, for a plan without reports.

    Past months are pale.
    """
    y = _draw_heading(sheet, "Target per bulan", y, x)
    counts = {row["nilai"]: row["n"] for row in content.months}
    whole_year = [f"{content.view.tahun}-{month:02d}" for month in range(1, 13)]
    names = sorted({*counts, *whole_year})[:_MOST_MONTHS]
    step = width / len(names)
    bottom = y + 36 + _CURVE_HEIGHT
    most = max(counts.values())
    for index, name in enumerate(names):
        middle = x + step * (index + 0.5)
        count = counts.get(name, 0)
        top = bottom - _CURVE_HEIGHT * count / most
        colour = PAST if name <= f"{content.view.posisi:%Y-%m}" else RENCANA_COLOUR
        sheet.box(middle - step * 0.36, top, middle + step * 0.36, bottom, colour, radius=4)
        label = format_number(count) if count else ""
        letter = SHORT_MONTHS[int(name[5:7]) - 1][0]
        sheet.text(label, middle, top - 18, Letters(TINY, bold=True), part=0.5)
        sheet.text(letter, middle, bottom + 22, _AXIS, part=0.5)
    sheet.text(f"pucat: {content.view.until}", x, bottom + 52, _AXIS)
    return bottom + 70


def _draw_curve(sheet: Sheet, content: Content, y: float, x: float, width: float) -> float:
    plan = [row for row in rows_of(content.curve.rencana) if row["N"]]
    if not plan:
        return y
    y = _draw_heading(sheet, "Rencana dan capaian", y, x)
    tahun = content.view.tahun
    left = x + 76
    right = x + width - 74
    top = y + 12
    bottom = top + _CURVE_HEIGHT
    months = max(12.0, place_of_day(plan[-1]["tanggal"], tahun))

    def place(day: date, share: float) -> tuple[float, float]:
        across = left + (right - left) * max(0.0, place_of_day(day, tahun)) / months
        return across, bottom - (bottom - top) * share

    for share, label in ((0, "0%"), (0.5, "50%"), (1, "100%")):
        height = bottom - (bottom - top) * share
        sheet.path([(left, height), (right, height)], LINE, 2)
        sheet.text(label, left - 12, height, _AXIS, part=1)
    for index in range(int(months)):
        middle = left + (right - left) * (index + 0.5) / months
        sheet.text(SHORT_MONTHS[index % 12][0], middle, bottom + 22, _AXIS, part=0.5)
    posisi = place(content.view.posisi, 0)[0]
    if posisi <= right + 1:
        sheet.path([(posisi, top - 8), (posisi, bottom)], INK, 2, dashes=(4, 6))
    points = [place(row["tanggal"], row["bagian"]) for row in plan]
    sheet.path([(left, bottom), *points], RENCANA_COLOUR, 4, dashes=(12, 8))
    reached = rows_of(figures.reached_in_view(content.curve, content.view))
    points = [place(row["tanggal"], row["bagian"]) for row in reached]
    sheet.path(points, _SELESAI.colour, 6)
    for point in points:
        sheet.disc(*point, 9, _SELESAI.colour)
    if points:
        last = reached[-1]
        x, y = points[-1]
        y += -24 if last["bagian"] < _NEAR_AXIS else 16
        sheet.text(f"{last['persen']}%", x + 14, y, Letters(BODY, _SELESAI.colour, bold=True))
    return bottom + 40


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
    _draw_sentence,
    _draw_figures,
    _draw_late,
    _draw_areas,
    _draw_end,
    _draw_foot,
)
"""The parts of the page. Each draws from `y` down and returns where it ends: at `y` if it drew
nothing."""
