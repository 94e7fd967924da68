"""Pages and the screens of a meeting as sources of claims. Streamlit's AppTest runs the pages."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from typing import Any

from streamlit.testing.v1 import AppTest

from monev.figures import opening_remark
from monev.meeting.screens import screen_order
from pages.rapat.room import rapat_screens
from tests.code import ROOT
from tests.drawn_pictures import Picture, Point, read_picture
from tests.on_screen import blocks_of, things_in, written_tables
from tests.page_runs import app_at
from tests.screen_things import Bar, Block, Cell, Figure, Item, Lacking, Row, Said, Table
from tests.situations.claims import Line, Source, as_posisi
from tests.situations.documents import MONTH_COLUMNS, area_of
from tests.situations.material import Case
from tests.situations.truth import MONTHS, NO_PIC, Truth

_LABELS = {"Target selesai": "Selesai"}
"""Figures that have another name elsewhere."""
_QUARTERS = {
    f"TW {name}": tuple(range(3 * number + 1, 3 * number + 4))
    for number, name in enumerate(("I", "II", "III", "IV"))
}


class Visit:
    """Somebody who looks at one case from page to page."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._app = app_at().run()

    def look(self, page: str, **choice: str) -> AppTest:
        """Open a page at the case's posisi."""
        situation = self._case.situation
        self._app.query_params.clear()
        self._app.switch_page(str(ROOT / "pages" / page / "page.py"))
        address = {
            "satker": situation.satker,
            "tahun": str(situation.tahun),
            "posisi": situation.posisi,
        }
        for name, value in (address | choice).items():
            self._app.query_params[name] = value
        at = self._app.run()
        assert not at.exception, at.exception
        return at

    def source(self, page: str, **choice: str) -> Source:
        """Read everything such a page says, from top to bottom; with a langkah in its address, what
        the panel says.
        """
        at = self.look(page, **choice)
        name = " ".join([page, *(f"{key}={value}" for key, value in choice.items())])
        lines = list(_page_lines(at, self._case.truth, choice.get("langkah")))
        # The remark stands on pages of figures; a panel and the questions of the reading are none.
        return Source(name, lines, opening="" if "langkah" in choice else None)


def _page_lines(at: AppTest, truth: Truth | None, kode: str | None) -> Iterator[Line]:
    """Read the elements of a page in their order, or those of a langkah's panel alone."""
    if kode:
        (panel,) = [node for node in at._tree if node.type == "dialog"]
        for element in takewhile(_is_of_head, panel):
            yield from _head_lines(element, kode, at.query_params["tahun"])
        for element in panel:
            if element.type == "markdown":
                yield from panel_lines(written_tables(element.value), kode)
        return
    for element in at._tree:
        if blocks := blocks_of(element):
            yield from block_lines(blocks, truth)
        elif element.type == "plotly_chart":
            picture = read_picture(element)
            for words, read in _PICTURES.items():
                if picture.words.startswith(words):
                    yield from read(picture, truth)
        elif element.type in ("button_group", "multiselect"):
            yield from _filter_lines(element.label, element.options, truth)
        elif element.type in ("markdown", "caption", "info", "warning", "error", "success"):
            yield from lines(map(str.strip, element.value.split("\n")))


_STANDING = re.compile(r":\w+-badge\[(.+)\] (.+) · (PIC: .+)")
_MARK = re.compile(r"(?::\w+\[(.)\]|(\S)) (?:(\d+) )?(\w+)(?: (\d\d))?")


def _is_of_head(element: Any) -> bool:
    """True for what stands above the editor in a langkah's panel."""
    if element.type == "button_group":
        return "jatuh tempo" in element.label
    words = getattr(element, "value", "")
    return element.type in ("dialog", "markdown", "caption") and not words.startswith("Versi")


def _head_lines(element: Any, kode: str, tahun: str) -> Iterator[Line]:
    """Read how a langkah stands, and the mark of each tenggat."""
    if element.type == "button_group":
        yield Line(f"{kode} {element.label}")
        for option in element.options:
            coloured, plain, day, short, year = _MARK.fullmatch(option).groups()
            month = next(long for long in MONTHS if long.startswith(short))
            when = " ".join(filter(None, (day, month, f"20{year}" if year else tahun)))
            yield Line(f"{kode} {when}: {coloured or plain}")
    elif element.type != "dialog":
        if found := _STANDING.fullmatch(element.value):
            yield Line(" | ".join((kode, *found.groups())))
        else:
            said = element.value.replace("\\", "").split("\n")
            yield from lines(f"{kode} {text.strip('-*# ')}" for text in said)


def panel_lines(tables: Iterable[Table], kode: str) -> Iterator[Line]:
    """Read the tables of a langkah's panel: all of it is about that langkah."""
    for table in tables:
        for tenggat, how, proof in table.rows:
            said = f"{kode} | {tenggat.text} | {how.text} | bukti {proof.text} | {proof.note}"
            yield Line(said, bukti=tuple(_told_bukti(proof.note)))


def _texts(thing: Any) -> tuple[str, ...]:
    """Return the words of what is no figure. Buttons and the head of a page say nothing of a
    rencana.
    """
    match thing:
        case Said():
            return thing.texts
        case Table():
            cells = [text for row in thing.rows for cell in row for text in (cell.text, cell.note)]
            return (thing.label, *thing.headings, *cells)
    return ()


def _told_bukti(text: str) -> Iterator[tuple[str, bool]]:
    """Read *Undangan: Belum ada; Notulensi: Ada*. A plan says only their names."""
    for one in filter(lambda one: ": " in one, text.split("; ")):
        name, _, status = one.rpartition(": ")
        yield name, status in ("Ada", "Terverifikasi")


def timeline_lines(picture: Picture, truth: Truth | None) -> Iterator[Line]:
    """Read the key, the load of months, the lanes with their counts, each mark with the words over
    it.
    """
    for name in picture.key:
        yield Line(re.sub(r" ([\d.]+)$", r": \1", name))
    for point in picture.hovered:
        kind, name = point.told
        if kind == "area" and point.shape == "scatter":
            if not (truth and truth.rencana_only):
                yield _folded_line(name, point)
        elif kind == "langkah" and point.shape == "bar":
            yield Line(f"{name} | lane: {' | '.join(point.hover[1:])}")
        else:
            yield Line(" | ".join(point.hover), area=name if kind == "area" else None)


_LATE_SYMBOLS = {"triangle-up": "▲", "triangle-up-open": "△"}


def _folded_line(area: str, point: Point) -> Line:
    """Read the mark of a folded month as the cell of a heatmap."""
    words = " | ".join(point.hover)
    month = next(
        number for number, long in enumerate(MONTHS, start=1) if re.search(rf"\b{long}\b", words)
    )
    done, total = point.text.split("/")
    told = f"{point.text} {_LATE_SYMBOLS.get(point.symbol, '')}"
    if point.symbol.startswith("circle-open") and done == "0":
        told = f"({total})"
    return Line(told, area=area, cell=(month,))


def block_lines(blocks: Iterable[Block], truth: Truth | None) -> Iterator[Line]:
    """Read the blocks of a page."""
    for thing in things_in(blocks):
        match thing:
            case Bar():
                yield from _bar_lines(thing, truth)
            case Figure():
                yield Line(_figure_text(thing))
            case Lacking():
                yield Line(_lacking_text(thing, truth.tahun if truth else 0))
            case Row():
                yield Line(_row_text(thing))
            case Said() if found := re.fullmatch(r"(.+) ([\d.]+)", thing.text):
                yield from _count_of_pic(*found.groups(), truth)
                yield from lines(f"{found[1]} | {note}" for note in thing.notes)
            case _:
                yield from lines(_texts(thing))


def _count_of_pic(name: str, count: str, truth: Truth | None) -> Iterator[Line]:
    """Read how many bukti a PIC lacks, beside its name."""
    if truth and name in (*truth.pics, NO_PIC):
        yield Line(f"PIC: {name}; Bukti kurang: {count}")
    else:
        yield Line(f"{name} {count}")


def lines(texts: Iterable[str | None], **about: Any) -> Iterator[Line]:
    """Make a line of each text that is not empty."""
    yield from (Line(text, **about) for text in texts if text)


def _filter_lines(label: str, options: Iterable[str], truth: Truth | None) -> Iterator[Line]:
    """Read how many missing bukti a filter counts of a PIC, a jenis, an area.

    The parts of *Unggah* count questions.
    """
    if label == "Bagian":
        return
    for option in options:
        if found := re.fullmatch(r"(.+) \((\d+)\)", option):
            name, count = found.groups()
            area = name if truth and name in truth.areas else None
            heading = "" if label == "Area" else f"{label}: "
            yield from lines([name], area=area)
            yield Line(f"{heading}{name}; Bukti kurang: {count}")


def _figure_text(figure: Figure) -> str:
    reason = f" ({figure.note})" if figure.value == "–" else ""
    return f"{figure.label}: {figure.value}{reason}"


def _row_text(row: Row) -> str:
    mark = f"{row.mark} {row.state}" if row.mark and row.mark != "·" else row.state
    return " | ".join(filter(None, (row.kode, mark, row.text, *row.notes)))


def _lacking_text(langkah: Lacking, tahun: int) -> str:
    """Join a langkah with what it lacks: documents last, each with its note."""
    parts = []
    for each in langkah.documents:
        parts.append(f"{each.text} {_with_year(each.note, tahun)}".strip())
    when = _with_year(langkah.when, tahun)
    lacks = f"lacks {'; '.join(parts)}"
    return " | ".join((langkah.kode, langkah.mark or "·", when, langkah.text, lacks))


def _with_year(text: str, tahun: int) -> str:
    """Jan–Jul, 4 Agu → Jan–Jul 2025, 4 Agu 2025."""
    month = "|".join(name[:3] for name in MONTHS)
    return re.sub(
        rf"\b(?:\d+ )?(?:{month})\b(?:–(?:{month}))?(?! \d{{4}})", rf"\g<0> {tahun}", text
    )


def _bar_lines(bar: Bar, truth: Truth | None) -> Iterator[Line]:
    """Read a bar: of an area its share and what is late, its parts as they are drawn."""
    area = area_of(bar.label, truth) if truth else None
    if area is None or not bar.parts:
        yield Line(f"{bar.label} {bar.value}")
        return
    known = []
    for status, name in (("terlambat", "Terlambat"), ("belum_dilaporkan", "Belum dilaporkan")):
        known.append(f"{name}: {bar.parts.get(status, 0)}")
    share = f"Capaian s.d. posisi: {bar.value}"
    yield from lines((share, "; ".join(known), bar.late, bar.note), area=area)


def _map_lines(picture: Picture, truth: Truth | None) -> Iterator[Line]:
    """Read the cells of the map of Peta, the empty ones too, and the words over them."""
    texts = {point.told: as_posisi(point.text) for point in picture.hovered}
    names = [as_posisi(name) for name in picture.columns.values()]
    columns = MONTH_COLUMNS | _QUARTERS
    by_code = {_COLUMN_CODES[name]: columns[name] for name in names if name in columns}
    for area in (*(truth.areas if truth else ()), None):
        for column, months in by_code.items():
            yield Line(texts.get(f"{area or 'semua'}-{column}", ""), area=area, cell=months)
    for point in picture.hovered:
        area, _, column = point.told.rpartition("-")
        whose = None if area == "semua" else area
        if column in by_code and (whose is None or (truth and whose in truth.areas)):
            yield Line(point.hover[1], area=whose, cell=by_code[column])
        yield from lines(map(as_posisi, point.hover[2:]))


def _share_lines(picture: Picture, truth: Truth | None) -> Iterator[Line]:
    """Read the bars of areas or PIC: number, badge, and the words over each; of a plan what it
    holds.
    """
    for point in picture.hovered:
        _, number, *badge = map(as_posisi, picture.beside(point))
        name, *said = map(as_posisi, point.hover)
        if truth and truth.rencana_only:
            yield from lines((name, number, *said))
            continue
        area = point.told if truth and point.told in truth.areas else None
        about: dict[str, Any] = {"area": area} if area else {"pic": point.told or NO_PIC}
        yield from lines([f"Capaian s.d. posisi: {number}", *badge, *said], **about)


def _curve_lines(picture: Picture, _: Truth | None) -> Iterator[Line]:
    """Read how far each report says the year has come, at its day."""
    for point in picture.hovered:
        if "(unggahan " not in point.name:
            continue
        title = picture.columns[point.x]
        month, *year = title.split()
        if len(year) == 1:  # the end of a month
            number = MONTHS.index(month) + 1
            title = f"{monthrange(int(year[0]), number)[1]} {title}"
        yield Line(f"{title}: {as_posisi(' '.join(point.hover)).partition(': ')[2]}")


def _month_lines(picture: Picture, _: Truth | None) -> Iterator[Line]:
    """Read what falls due in each month of a plan."""
    for point in picture.hovered:
        yield from lines(point.hover)


_COLUMN_CODES = {name: str(*months) for name, months in MONTH_COLUMNS.items() if len(months) == 1}
_COLUMN_CODES |= {name: f"tw{number}" for number, name in enumerate(_QUARTERS, start=1)}
_COLUMN_CODES |= {"s.d. posisi": "posisi", "Setahun": "setahun"}
"""Column of the map → how a cell's code names it."""

_PICTURES: dict[str, Callable[[Picture, Truth | None], Iterator[Line]]] = {
    "Linimasa target": timeline_lines,
    "Peta target": _map_lines,
    "Peta bukti": _map_lines,
    "Capaian tiap": _share_lines,
    "Target tiap": _share_lines,
    "Kurva": _curve_lines,
    "Januari": _month_lines,
}
"""How each picture is read, by how its words begin."""


def meeting_source(case: Case) -> Source:
    """Read every screen of the meeting of a case, after what its room says above each of them."""
    screens = rapat_screens(case.db, case.view, case.rapat)
    lines = [Line(opening_remark(case.view))]
    for one in screen_order(case.db, case.view, case.rapat):
        lines.append(Line(one.title))
        lines += screen_lines(screens.draw(one), one.area or None, case.truth)
    return Source(
        "rapat, setiap layar", [line for line in lines if line.text or line.cell is not None]
    )


def screen_lines(blocks: Iterable[Block], area: str | None, truth: Truth) -> Iterator[Line]:
    """Read the blocks of a meeting's screen."""
    for thing in things_in(blocks):
        match thing:
            case Figure():
                yield from _screen_figure(thing)
            case Bar():
                yield from _screen_bar(thing, truth)
            case Cell() if thing.heading in MONTH_COLUMNS:
                months = MONTH_COLUMNS[thing.heading]
                yield Line(f"{thing.text} {thing.late}", area=area, cell=months)
                if said := thing.said.partition(": ")[2]:
                    yield Line(said, area=area, cell=months)
            case Item(is_heading=True):
                yield Line(thing.text, area=area)
            case Item(sums_up=False):
                yield _screen_item(thing, area)
            case Said(stands_out=False):
                pic = re.match(r"(.+): \d[\d.]* bukti ", thing.text)
                yield Line(thing.text, area=area, pic=pic[1] if pic else None)


def _screen_figure(figure: Figure) -> Iterator[Line]:
    label = _LABELS.get(figure.label, figure.label)
    if " → " in figure.value:
        before, now = figure.value.split(" → ")
        yield Line(f"{label}: {before}", before=True)
        yield Line(f"{label}: {now}")
    else:
        yield Line(f"{label}: {figure.value} ({figure.note})")


def _screen_bar(bar: Bar, truth: Truth) -> Iterator[Line]:
    area = area_of(bar.label, truth)
    if area is not None:
        share = bar.value if truth.rencana_only else f"Capaian s.d. posisi: {bar.value}"
        yield Line(f"{share}; {bar.late}", area=area)
    elif truth.rencana_only:
        yield Line(f"{bar.label}: {bar.value}")
    else:
        yield Line(f"PIC: {bar.label}; Bukti kurang: {bar.value}")


def _screen_item(item: Item, area: str | None) -> Line:
    notes = " · ".join(item.notes)
    text = " | ".join(filter(None, (item.kode, item.mark, item.aside, notes)))
    # Those of a PIC's screen may stand for several tenggat.
    ticks = item.ticks if area else ()
    return Line(text, bukti=tuple((tick.text, tick.is_ticked) for tick in ticks))
