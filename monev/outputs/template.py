"""Writes the template workbook, which the office fills in and uploads again (docs/operations.md).

An upload of an unchanged template makes no changes. So every cell is written as it is stored, and
each langkah has a row.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from openpyxl.formatting.rule import FormulaRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import Outline
from openpyxl.worksheet.worksheet import Worksheet

from monev.core.dates import format_day, format_tenggat
from monev.core.plan_fields import SAID, SAID_OF_BUKTI, PlanField
from monev.core.records import JsonObject
from monev.core.statuses import DECLARED, SETTLED_STATUSES, STATUS_BUKTI, STATUS_LAPORAN
from monev.database import Database
from monev.outputs import make_in_child, saved, workbook
from monev.reading.choices import ReadingChoices
from monev.reading.evidence.split import split_bukti
from monev.reading.vocabulary import template_names as named
from monev.reading.vocabulary.bukti_kinds import JENIS_BUKTI, OTHER
from monev.writing.plan_versions import Version, find_last
from monev.writing.reading_choices import satker_choices

ORIGIN_HEADINGS = {
    "target_waktu": "TARGET WAKTU (tulisan asal)",
    "bukti_dukung": "BUKTI DUKUNG (tulisan asal)",
}
"""Field whose words were replaced → heading of the column with its old words."""
_WIDTHS = (6, 24, 32, 46, 36, 18, 26, 11, 20, 14)  # of _RENCANA_HEADINGS
_REALISASI_WIDTHS = (11, 52, 18, 15, *(each.width for each in SAID.values()))
_BUKTI_WIDTHS = (11, 46, 18, 40, 20, 16, *(each.width for each in SAID_OF_BUKTI.values()))
_AREA_COLOUR = PatternFill("solid", start_color="DBE4F0", end_color="DBE4F0")
_SUB_AREA_COLOUR = PatternFill("solid", start_color="EEF2F8", end_color="EEF2F8")
_SPARE_ROWS = 300  # empty rows below the data that have drop-downs too
_RENCANA_HEADINGS = [heading for _, heading in named.RENCANA_HEADINGS]
_REALISASI_HEADINGS = [heading for heading, *_ in named.REALISASI_COLUMNS.values()]
_BUKTI_HEADINGS = [heading for heading, *_ in named.BUKTI_COLUMNS.values()]
_DECLARED = " atau ".join(STATUS_LAPORAN[kode] for kode in DECLARED)
_REASON_OF_DECLARED = f"Untuk status {_DECLARED}, tulis alasannya di kolom Kendala."
_Value = str | int | date | None


def make_template(db: Database, satker: str, tahun: int) -> bytes:
    """Make the workbook of a rencana's newest unggahan. Raises NotFound if it has none."""
    return make_in_child(build_template, find_last(db, satker, tahun))


def make_empty_template(satker: str, tahun: int) -> bytes:
    """Make a workbook for an office's first plan, with the usual area headings and no langkah."""
    version = Version(
        satker=satker,
        tahun=tahun,
        content={"unggahan": 0, "simulasi": False, "langkah": []},
        hash="",
        pelaku="",
    )
    return make_in_child(build_template, version)


def make_next_year(db: Database, satker: str, tahun: int) -> bytes:
    """Make a draft of the next tahun's plan out of the newest one, with its times a year later.

    It has no reports, so it is a plan alone; what its times mean is asked when it is uploaded.
    """
    langkah = []
    for row in find_last(db, satker, tahun).content["langkah"]:
        later = _a_year_later(row["target_waktu"], tahun)
        langkah.append({**row, "target_waktu": later, "tenggat": []})
    content = {"unggahan": 0, "simulasi": False, "langkah": langkah}
    draft = Version(satker, tahun + 1, content, hash="", pelaku="")
    return make_in_child(build_template, draft)


def _a_year_later(times: str, tahun: int) -> str:
    """Write a cell's times a year later: Agustus 2025, Nov-25."""
    short = re.compile(rf"(?<=[A-Za-z][-' ]){tahun % 100:02}(?!\d)")
    return short.sub(f"{(tahun + 1) % 100:02}", times.replace(str(tahun), str(tahun + 1)))


def build_template(version: Version) -> bytes:
    """Build the workbook of one version of a plan."""
    book, sheet = workbook.new_sheet(named.RENCANA_SHEET)
    _write_rencana(sheet, version)
    _write_realisasi(book.create_sheet(named.REALISASI_SHEET), version)
    jenis = _write_guidance(book.create_sheet(named.GUIDE_SHEET), version)
    _write_bukti(book.create_sheet(named.BUKTI_SHEET, index=2), version, jenis)
    properties = book.custom_doc_props  # type: ignore[attr-defined] - not in openpyxl's stubs
    origin = [*zip(named.ORIGIN_PROPERTIES.values(), _origin(version), strict=True)]
    if not version.hash:  # an empty template has no unggahan, only satker and tahun
        origin = origin[:2]
    for name, value in origin:
        properties.append(StringProperty(name=name, value=value))
    return saved(book.save)


def _origin(version: Version) -> tuple[str, ...]:
    """Name the unggahan of a template, in the order of named.ORIGIN_PROPERTIES."""
    return version.satker, str(version.tahun), str(version.content["unggahan"]), version.hash


def _write_rencana(sheet: Worksheet, version: Version) -> None:
    """Write sheet Rencana Aksi.

    It has the decree's table with Kode, PIC and Frekuensi, and all other stored columns.
    """
    headings, others = _rencana_columns(version)
    columns = zip(headings, (*_WIDTHS, *[24] * len(others)), strict=True)
    rows = list(_rencana_rows(version, others))
    header = workbook.write_table(
        sheet,
        ("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS", version.satker, f"TAHUN {version.tahun}"),
        columns,
        [[] if level else cells for level, cells in rows],
        f"{version.satker}, Rencana Aksi ZI {version.tahun}",
        simulated=bool(version.content["simulasi"]),
        entry={"PIC", "FREKUENSI"},
    )
    for row, (level, cells) in enumerate(rows, start=header + 1):
        if level == 0:
            sheet.row_dimensions[row].outlineLevel = 1
            continue
        del sheet.row_dimensions[row]  # of the usual height, because its text does not wrap
        # The text is bold and runs over the tinted empty cells beside it, which are not merged.
        for column in range(1, len(headings) + 1):
            sheet.cell(row, column).fill = _AREA_COLOUR if level == 1 else _SUB_AREA_COLOUR
        workbook.fill_cell(sheet.cell(row, 1), cells[0], font=Font(name="Calibri", bold=True))
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False, summaryRight=True)


def _rencana_columns(version: Version) -> tuple[list[str], list[str]]:
    others: dict[str, None] = {}
    for langkah in version.content["langkah"]:
        others |= dict.fromkeys(langkah["lainnya"])
    return [*_RENCANA_HEADINGS, *others], [*others]


class _PlanRow(NamedTuple):
    """A row of the plan. `level`: 1 for an area heading, 2 for a sub-area's, 0 for a langkah."""

    level: int
    cells: list[str | int]


def _rencana_rows(version: Version, others: list[str]) -> Iterator[_PlanRow]:
    """List the rows of the plan in order: headings and langkah."""
    plan = version.content["langkah"]
    if not plan:
        for kode, name in named.USUAL_AREA:
            yield _PlanRow(1, [f"{kode}. {name}"])
    area: tuple[str, str] | None = None
    opened: list[str] = []
    for langkah in plan:
        headings = _sub_area_headings(langkah)
        # After a sub-area comes a langkah without one: a new area heading must end the sub-area.
        if area != (langkah["area"], langkah["nama_area"]) or (opened and not headings):
            area = (langkah["area"], langkah["nama_area"])
            opened = []
            yield _PlanRow(1, [f"{area[0]}. {area[1]}".strip()])
        if opened != headings:
            for text in headings[_shared_levels(opened, headings) :]:
                yield _PlanRow(2, [text])
            opened = headings
        cells: list[str | int] = [langkah[key] or "" for key, _ in named.RENCANA_HEADINGS]
        # A number if that keeps the digits: Excel marks numbers stored as text.
        if re.fullmatch("0|[1-9][0-9]*", str(cells[0])):
            cells[0] = int(cells[0])
        yield _PlanRow(0, [*cells, *(langkah["lainnya"].get(key, "") for key in others)])


def _shared_levels(opened: list[str], headings: list[str]) -> int:
    """Count the levels whose headings need not be written again.

    Back on an outer level its heading is written again.
    """
    for level, (old, new) in enumerate(zip(opened, headings, strict=False)):
        if old != new:
            return level
    return min(len(opened), len(headings) - 1)


def _sub_area_headings(langkah: JsonObject) -> list[str]:
    """List the sub-area headings of a langkah, one per level (`a.1` has two): `a.

    Pengendalian Gratifikasi`.

    Mark and title are one cell: in two they could be read as an unfinished langkah.
    """
    if langkah["sub_area"] is None:
        return []
    kode = langkah["sub_area"].split(".")
    names = (langkah["nama_sub_area"] or "").split(" / ", len(kode) - 1)
    return [f"{level}. {name}".strip() for level, name in zip(kode, names, strict=False)]


def make_corrected(db: Database, satker: str, tahun: int) -> bytes:
    """Make the template of the newest unggahan, with chosen readings written into its cells.

    Such cells raise no question when they are read again. Raises NotFound.
    """
    version = find_last(db, satker, tahun)
    choice = satker_choices(db, version.satker, tahun)
    plan = [_correct_langkah(langkah, choice, tahun) for langkah in version.content["langkah"]]
    content = version.content | {"langkah": plan}
    return make_in_child(build_template, version._replace(content=content))


def _correct_langkah(langkah: JsonObject, choice: ReadingChoices, tahun: int) -> JsonObject:
    replacement: dict[str, str] = {}
    timing = choice.chosen_words("waktu", langkah, langkah["target_waktu"])
    if timing and choice.chosen_time(langkah, tahun):
        replacement["target_waktu"] = timing
    names = [bukti.nama for bukti in choice.bukti(langkah) or ()]
    # Only if the new cell splits into these names; else the stored choice reads the old words.
    if names and _splits_into(names):
        replacement["bukti_dukung"] = "\n".join(names)
    others = dict(langkah["lainnya"])
    for column in replacement:
        if langkah[column]:
            others[ORIGIN_HEADINGS[column]] = langkah[column]
    return {**langkah, **replacement, "lainnya": others}


def _splits_into(names: list[str]) -> bool:
    return [bukti.nama for bukti in split_bukti("\n".join(names))] == names


def _write_realisasi(sheet: Worksheet, version: Version) -> None:
    """Write sheet Realisasi: a row per tenggat, in the decree's order."""
    rows = list(_realisasi_rows(version))
    start, end = _write_table(
        sheet,
        version,
        named.REALISASI_SHEET,
        "Isi kolom berjudul biru. " + _REASON_OF_DECLARED,
        zip([*_REALISASI_HEADINGS, "Jatuh tempo"], (*_REALISASI_WIDTHS, 20), strict=True),
        rows,
        {"Status", *(each.heading for each in SAID.values())},
    )
    _add_choices(sheet, f"D{start}:D{end}", STATUS_LAPORAN, "Status")
    for number, said in enumerate(SAID.values(), len(_REALISASI_HEADINGS) - len(SAID) + 1):
        if said.kind == "day":
            _take_days(sheet, (number, start, end), said.heading, version.tahun)
    last = get_column_letter(len(_REALISASI_HEADINGS) + 1)
    due = f"${last}{start}"
    # At the end of the day the file is opened (docs/design.md §5): orange is late, yellow is due
    # this month, green is done.
    settled = [f'$D{start}<>"{STATUS_LAPORAN[each]}"' for each in SETTLED_STATUSES]
    opened = ",".join([f'{due}<>""', *settled])
    for formula, colour in (
        (f"AND({opened},{due}<=TODAY())", "FCE4D6"),
        (f"AND({opened},{due}<=EOMONTH(TODAY(),0))", "FFF4CC"),
        (f'$D{start}="Selesai"', "E2F1EA"),
    ):
        fill = PatternFill("solid", bgColor=colour)
        rule = FormulaRule(formula=[formula], fill=fill, stopIfTrue=True)
        sheet.conditional_formatting.add(f"A{start}:{last}{end}", rule)


def _take_days(sheet: Worksheet, cells: tuple[int, int, int], heading: str, tahun: int) -> None:
    """Let cells (column, first and last row) take only a day of the plan's year or the next."""
    column, start, end = cells
    letter = get_column_letter(column)
    for row in range(start, end - _SPARE_ROWS + 1):
        sheet.cell(row, column).number_format = workbook.DATE_FORMAT
    workbook.add_rule(
        sheet,
        f"{letter}{start}:{letter}{end}",
        "date",
        f"DATE({tahun},1,1)",
        heading,
        f"Isi sebuah tanggal, misalnya 30/06/{tahun}.",
        until=f"DATE({tahun + 1},12,31)",
    )


def _write_bukti(sheet: Worksheet, version: Version, jenis_choices: str) -> None:
    """Write sheet Bukti Dukung: a row per tenggat and document.

    `jenis_choices`: the range with the kinds of bukti.
    """
    start, end = _write_table(
        sheet,
        version,
        named.BUKTI_SHEET,
        "Satu baris satu dokumen untuk satu target. Tautan yang diisi tanpa Status dibaca Ada.",
        zip(_BUKTI_HEADINGS, _BUKTI_WIDTHS, strict=True),
        list(_bukti_rows(version)),
        {"Bukti", "Jenis", "Status", *(each.heading for each in SAID_OF_BUKTI.values())},
    )
    _add_choices(sheet, f"F{start}:F{end}", STATUS_BUKTI, "Status")
    _add_choices(sheet, f"E{start}:E{end}", jenis_choices, "Jenis", "warning")


def _write_table(
    sheet: Worksheet,
    version: Version,
    name: str,
    guidance: str,
    columns: workbook.Columns,
    rows: list,
    entry: set[str],
) -> tuple[int, int]:
    """Write a sheet, and return its first row below the headings and its last with drop-downs."""
    what = name.capitalize()
    header = workbook.write_table(
        sheet,
        (f"{what} Rencana Aksi ZI, {version.satker}, {version.tahun}", guidance),
        columns,
        rows,
        f"{version.satker}, {what} {version.tahun}",
        simulated=bool(version.content["simulasi"]),
        frozen=3,
        entry=entry,
    )
    return header + 1, header + len(rows) + _SPARE_ROWS


def _every_tenggat(version: Version) -> Iterator[tuple[JsonObject, list[str]]]:
    """List each tenggat with the first cells of its row: kode, langkah, month."""
    for langkah in version.content["langkah"]:
        for tenggat in langkah["tenggat"]:
            month = format_tenggat(tenggat["tenggat"])
            yield tenggat, [langkah["kode"], langkah["langkah_aksi"], month]


def _realisasi_rows(version: Version) -> Iterator[list[_Value]]:
    """List the cells of each tenggat, Jatuh tempo last."""
    for tenggat, beginning in _every_tenggat(version):
        said = [_cell(each, tenggat[name]) for name, each in SAID.items()]
        due = date.fromisoformat(tenggat["jatuh_tempo"])
        yield [*beginning, STATUS_LAPORAN[tenggat["laporan"]], *said, due]


def _cell(said: PlanField, stored: str | None) -> _Value:
    return date.fromisoformat(stored) if stored and said.kind == "day" else stored


def _bukti_rows(version: Version) -> Iterator[list[_Value]]:
    """List the cells of each bukti. *Belum ada* is left blank, so that pasting a link is enough."""
    for tenggat, beginning in _every_tenggat(version):
        for bukti in tenggat["bukti"]:
            status = STATUS_BUKTI[bukti["status"]]
            if bukti["status"] == "belum_ada" and not bukti["tautan"]:
                status = ""
            said = [bukti[name] for name in SAID_OF_BUKTI]
            yield [*beginning, bukti["nama"], bukti["jenis"], status, *said]


def _add_choices(
    sheet: Worksheet,
    cells: str,
    listing: str | Mapping[str, str],
    heading: str,
    style: Literal["stop", "warning"] = "stop",
) -> None:
    """Let cells take only a choice. `listing`: a range, or the words."""
    formula = listing if isinstance(listing, str) else f'"{",".join(listing.values())}"'
    told = "Pilih salah satu dari daftar, atau kosongkan."
    workbook.add_rule(sheet, cells, "list", formula, heading, told, style=style)


def _write_guidance(sheet: Worksheet, version: Version) -> str:
    """Write sheet Petunjuk, and return the range with the kinds of bukti, for a drop-down."""
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 112
    jenis = _kinds_of_bukti(version)
    rows = [*_guidance(version), ("", ""), ("Jenis bukti", "")]
    rows += [(name, "") for name in jenis]
    for number, (left, right) in enumerate(rows, start=1):
        bold = bool(left) and left not in jenis
        font = Font(name="Calibri", bold=bold, size=13 if number == 1 else 11)
        workbook.fill_cell(sheet.cell(number, 1), left, font=font)
        workbook.fill_cell(sheet.cell(number, 2), right, alignment=workbook.WRAPPED)
    workbook.prepare_print(
        sheet,
        1,
        f"{version.satker}, petunjuk {version.tahun}",
        simulated=bool(version.content["simulasi"]),
    )
    return f"'{named.GUIDE_SHEET}'!$A${len(rows) - len(jenis) + 1}:$A${len(rows)}"


def _guidance(version: Version) -> Iterator[tuple[str, str]]:
    """List the lines of sheet Petunjuk as (left, right)."""
    yield f"Petunjuk: Rencana Aksi ZI, {version.satker}, {version.tahun}", ""
    if version.content["simulasi"]:
        yield named.SIMULATION_TEXT, "Kantor dan isinya rekaan, untuk contoh."
    how_to = Path(__file__).with_name("template_guide.txt").read_text(encoding="utf-8")
    how_to = how_to.format(
        laporan=", ".join(STATUS_LAPORAN.values()),
        bukti=", ".join(STATUS_BUKTI.values()),
        reason=_REASON_OF_DECLARED,
    )
    yield "", ""
    for line in how_to.splitlines():
        left, _, right = line.partition("|")
        yield left.strip(), right.strip()
    yield "", ""
    if unggahan := version.content["unggahan"]:
        yield "Dibuat dari", f"unggahan {unggahan}, posisi {format_day(version.posisi)}"
    # In a cell too, because some programs drop the properties.
    yield named.ORIGIN_MARKER, " | ".join(_origin(version))


def _kinds_of_bukti(version: Version) -> list[str]:
    kinds = dict.fromkeys((*JENIS_BUKTI, OTHER))
    for tenggat, _ in _every_tenggat(version):
        kinds |= dict.fromkeys(bukti["jenis"] for bukti in tenggat["bukti"])
    return [*filter(None, kinds)]
