"""Which area and sub-area each row belongs to, by the marks, order and look of the headings above it (DESIGN §2).

The first heading is an area and sets the areas' kind of mark. A later heading of that kind is an area if it carries
the series on or has a usual area's name; else it is a sub-area (`I. Pembangunan ...` under area I). Two levels of
sub-area are kept, joined as `a.1`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from monev.core.records import Trace
from monev.core.remarks import Remark
from monev.reading.columns.header import Header
from monev.reading.columns.meanings import is_time_part
from monev.reading.files.grid import cell_address
from monev.reading.rows.area_columns import AreaColumn
from monev.reading.rows.area_names import normalize_name
from monev.reading.rows.marks import ROMAN, Mark, as_letter, split_mark
from monev.reading.rows.row_kinds import HEADING, MARK, NOTE, Row
from monev.reading.vocabulary.structure import LKE_PARTS, UPPER_GROUPS, known_area

LEVEL_MAX = 2
WITHOUT_AREA = "Tanpa area"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a row belongs. `sub_area` is None above the first sub-area of an area."""

    area: str
    nama_area: str
    sub_area: str | None = None
    nama_sub_area: str | None = None


@dataclass(slots=True)
class Structure:
    """The rows of work in order, each with its place, and what was asked or interpreted on the way.

    `traces` maps a row to how the headings just above it were understood; `catatan` are the texts below the table.
    """

    rows: list[tuple[Row, Location]] = field(default_factory=list)
    traces: dict[int, tuple[Trace, ...]] = field(default_factory=dict)
    peringatan: list[Remark] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def arrange_rows(header: Header, row: list[Row], sheet_area: Row | None = None) -> Structure:
    """Place every row of work. `sheet_area` is an area named by the sheet itself, above any heading."""
    return _Arranger(header, row, sheet_area).run()


class _Arranger:
    """Walks the rows from top to bottom and remembers where it is."""

    def __init__(self, header: Header, row: list[Row], sheet_area: Row | None) -> None:
        self.header = header
        self.everything = row
        self.result = Structure()
        self.area: Row | None = sheet_area
        self.level: list[Row] = []
        self.area_shape: tuple | None = None
        self.pending: list[Trace] = []
        self.opened: list[Row] = []
        self.filled: set[int] = set()
        self.used_names: dict[str, str] = {}
        self.sub_name: dict[tuple[str, str], str] = {}
        self.new_part = False
        self.kolom = AreaColumn(header, row)
        self.sure_marks = {
            one.mark.order
            for one in row
            if one.jenis == HEADING and one.mark and normalize_name(one.title) in known_area()
        }

    def run(self) -> Structure:
        """All rows placed."""
        for one in self.everything:
            if one.jenis == NOTE:
                self._store_remarks(one)
            elif one.jenis == HEADING:
                self._take_heading(one)
            elif one.jenis == MARK:
                self._ask(one, f"Baris {one.number} hanya berisi “{one.mark.text}” tanpa isi; baris itu dilewati.")
            else:
                self._take_work(one)
        self.result.peringatan.extend(self.kolom.list_remarks())
        for heading in self.opened:
            if heading.number not in self.filled:
                self._ask(heading, "rows.heading_without_rows", title=heading.title)
        return self.result

    def _take_work(self, one: Row) -> None:
        self._area_from_columns(one)
        if self.area is None:
            self.area = replace(one, jenis=HEADING, mark=Mark("0", "", 0), title=WITHOUT_AREA, shape=())
            self._ask(one, "rows.without_area")
        self.filled.update(heading.number for heading in (self.area, *self.level))
        self.result.rows.append((one, self._location()))
        if self.pending:
            self.result.traces[one.number] = tuple(self.pending)
            self.pending = []

    def _area_from_columns(self, one: Row) -> None:
        """Area and sub-area where they are columns of the table: blank means the one above."""
        for meaning in ("area", "sub_area"):
            column = self.header.columns.get(meaning)
            text = self.header.grid.own_text(one.number, column) if column else ""
            if not text:
                continue
            mark, heading, says_area = split_mark(text)
            form = ("kolom",)
            row = replace(
                one, jenis=HEADING, mark=mark, title=heading, shape=form, says_area=says_area, cell=(one.number, column)
            )
            if meaning == "area":
                self._take_area_cell(row)
            elif not (self.level and self._is_same(self.level[-1], row)):
                self.level = [self.kolom.sub_area(self.area.mark.text if self.area else "", row)]

    def _take_area_cell(self, row: Row) -> None:
        """Open the area an AREA cell names; one that was named before is the same area, whatever stood between."""
        if self._is_same(self.area, row):
            return
        old = self.kolom.find_named(row.title)
        if old and (row.mark is None or row.mark.text == old.mark.text):
            self.area, self.level = old, []
            return
        self._open_area(self.kolom.with_number(row, self.used_names))
        self.kolom.remember(self.area)

    def _take_heading(self, one: Row) -> None:
        """One heading: an area, a sub-area, or one of these said again after a page break."""
        self._name_other_content(one)
        if normalize_name(one.title) in UPPER_GROUPS and not one.says_area:
            self.new_part = self.new_part or normalize_name(one.title) in LKE_PARTS
            self.level = []
            return
        if one.mark is None and len(one.title) > 2 and is_time_part(one.title) and "area" in self.header.columns:
            return  # JANUARI over the rows of January, in a table whose areas have a column
        one = self._letter_if_in_series(one)
        if self._is_same(self.area, one):
            self.new_part = False
            return
        for level_index, old in enumerate(self.level):
            if self._is_same(old, one):
                del self.level[level_index + 1 :]
                return
        if self._is_area(one):
            self._open_area(one)
        else:
            self._open_sub_area(one)

    def _name_other_content(self, one: Row) -> None:
        """Name what stands in a heading's row beside its mark and title, for it belongs to no langkah."""
        grid, place = self.header.grid, {one.cell[1], self.header.first_column}
        other = [grid.texts[one.number, k] for k in grid.by_row[one.number] if k not in place]
        if other:
            self._ask(one, f"Isi lain di baris judul “{one.title}” tidak dipakai: {'; '.join(other)}.")

    @staticmethod
    def _is_same(old: Row | None, one: Row) -> bool:
        """Whether a heading repeats one that is open: the same name, and the same mark where it has one."""
        if old is None or normalize_name(old.title) != normalize_name(one.title):
            return False
        return one.mark is None or (old.mark is not None and old.mark.text == one.mark.text)

    def _letter_if_in_series(self, one: Row) -> Row:
        """A one-letter roman mark is the next letter where a series of letters has come to it (h, i)."""
        if one.mark is None or not one.mark.kind.startswith("romawi") or len(one.mark.text) != 1:
            return one
        letter = as_letter(one.mark)
        previous = self.level[-1].mark if self.level else None
        if previous and previous.kind.startswith("huruf") and previous.order == letter.order - 1:
            return replace(one, mark=replace(letter, kind=previous.kind))
        return one

    def _is_area(self, one: Row) -> bool:
        if self.area is None or one.says_area or self.area.title == WITHOUT_AREA or self.new_part:
            return True
        area_kind = self.area.mark.kind if self.area.mark else ""
        kind = one.mark.kind if one.mark else ""
        if normalize_name(one.title) in known_area() and kind in (area_kind, ""):
            return True
        if kind != area_kind:
            return False
        if not kind:
            return one.shape == self.area_shape
        order, now = one.mark.order, self.area.mark.order
        if order <= now or order in self.sure_marks:
            return False
        if self._continues_sub_area(one):
            return one.shape == self.area_shape != self.level[0].shape
        return True

    def _continues_sub_area(self, one: Row) -> bool:
        """Whether the heading also carries on the open series of sub-areas of the same kind of mark."""
        first = self.level[0].mark if self.level else None
        return bool(first and first.kind == one.mark.kind and first.order + 1 == one.mark.order)

    def _open_area(self, one: Row) -> None:
        with_mark = self._with_mark(one, self.area)
        old = self.used_names.get(with_mark.mark.text)
        if old is not None and normalize_name(old) != normalize_name(one.title):
            self._ask(one, f"Area {with_mark.mark.text} disebut dua kali dengan nama berbeda; periksa nomor areanya.")
        elif old is None and self.area and self.area.mark.kind == with_mark.mark.kind and one.shape != ("kolom",):
            jump = with_mark.mark.order - self.area.mark.order
            if jump > 1 and one.mark is None:
                self._ask(one, f"Judul “{one.title}” tidak bernomor; diberi nomor lazimnya, {with_mark.mark.text}.")
            elif jump > 1:
                self._ask(one, f"Nomor area meloncat dari {self.area.mark.text} ke {with_mark.mark.text}.")
        if normalize_name(one.title) not in known_area() and one.shape != ("kolom",):
            self._ask(
                one,
                f"Area {with_mark.mark.text} “{one.title}” bukan salah satu dari tujuh area yang lazim; "
                "dibaca sebagai area sesuai berkas.",
            )
        self.used_names[with_mark.mark.text] = one.title
        self.area, self.level, self.area_shape, self.new_part = with_mark, [], one.shape, False
        self.opened.append(with_mark)
        self._record(with_mark, "AREA", f"area {with_mark.mark.text}: {one.title}")

    def _open_sub_area(self, one: Row) -> None:
        """A sub-area at the level whose kind of mark it has, else one level deeper than the last."""
        kind = one.mark.kind if one.mark else ""
        peers = [index for index, old in enumerate(self.level) if (old.mark.kind if old.mark else "") == kind]
        inner = peers[0] if peers else min(len(self.level), LEVEL_MAX - 1)
        previous = self.level[inner] if inner < len(self.level) else None
        self.level = [*self.level[:inner], self._with_mark(one, previous)]
        self.opened.append(self.level[-1])
        location = self._location()
        old = self.sub_name.setdefault((location.area, location.sub_area), location.nama_sub_area)
        if normalize_name(old) != normalize_name(location.nama_sub_area):
            self._ask(
                one,
                f"Sub area {location.sub_area} di area {location.area} disebut dua kali dengan nama berbeda; "
                "nomor langkah "
                "di dalamnya diteruskan. Periksa nomor sub areanya.",
            )
        self._record(one, "SUB AREA", f"sub area {location.sub_area} di bawah area {location.area}: {one.title}")

    def _with_mark(self, one: Row, previous: Row | None) -> Row:
        """The heading with a mark: its own, an area's usual number, or the next of the series, which is asked."""
        if one.mark is not None:
            return one
        index = previous.mark.order + 1 if previous and previous.mark else 1
        if previous is self.area:
            usual = known_area().get(normalize_name(one.title))
            if usual and ROMAN.index(usual) + 1 >= index:
                return replace(one, mark=Mark(usual, "", ROMAN.index(usual) + 1))
        text = ROMAN[index - 1] if previous is self.area and index <= len(ROMAN) else str(index)
        self._ask(one, f"Judul “{one.title}” tidak bernomor; diberi nomor {text} menurut urutannya.")
        return replace(one, mark=Mark(text, "", index))

    def _location(self) -> Location:
        if not self.level:
            return Location(self.area.mark.text, self.area.title)
        return Location(
            self.area.mark.text,
            self.area.title,
            ".".join(t.mark.text for t in self.level),
            " / ".join(t.title for t in self.level),
        )

    def _record(self, one: Row, column: str, read_as: str) -> None:
        grid = self.header.grid
        cell = cell_address(*one.cell) if all(one.cell) else None
        self.pending.append(
            Trace(column, grid.content_at(*one.cell) or one.title, read_as, "ditafsirkan", grid.name, one.number, cell)
        )

    def _ask(self, one: Row, code: str, **values: str) -> None:
        grid = self.header.grid
        cell = cell_address(*one.cell) if all(one.cell) else None
        place = (grid.name, one.number, self.header.display_name("no"), grid.content_at(*one.cell), cell)
        self.result.peringatan.append(Remark(code, *place, values=values))

    def _store_remarks(self, one: Row) -> None:
        grid = self.header.grid
        self.result.remarks.extend(grid.texts[one.number, k] for k in grid.by_row[one.number])
