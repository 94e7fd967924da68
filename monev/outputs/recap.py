"""Builds the Rekap as a paper or workbook (`lists`): gathers it here, and paints it in a child."""

from collections.abc import Iterable, Sequence
from operator import itemgetter

from monev.core.dates import format_day, periode_of
from monev.core.text import safe_in_file_name
from monev.database import Database, rows_of
from monev.figures import (
    NO_VALUE,
    five_figures,
    format_change,
    format_number,
    recap,
    recap_lists,
    recap_words,
)
from monev.figures.recap import OfficeFigures, RecapMap
from monev.figures.sentences import NO_REALISASI_YET, NOT_LKE
from monev.outputs import make_in_child, say
from monev.outputs.documents import blocks, paint_manuscript
from monev.outputs.letterhead import Kop, read_kop
from monev.outputs.recap_material import RecapMaterial

FORMS = ("xlsx", "docx", "pdf")  # the kinds of file, by their suffix
_ON_PAPER = [name for name in recap_words.RECAP_HEADINGS if name not in ("induk", "tahun")]
Rows = Iterable[Sequence[str | int]]
_PAPER_WIDTHS = (28, 19, 19, 14, 13, 14, 15, 13, 14, 22)


def make_recap(
    db: Database, offices: Sequence[OfficeFigures], scope: str | None, form: str
) -> bytes:
    """Make the Rekap of at least one satker, all at one posisi, as a file's bytes.

    Raises MonevError.
    """
    return make_in_child(paint, gather(db, offices, scope), form)


def recap_file_name(offices: Sequence[OfficeFigures], scope: str | None, form: str) -> str:
    """Name the file: Rekap ZI, Semua satker, 2025-09-30.xlsx."""
    name = safe_in_file_name(recap_words.scope_words(scope))
    return f"Rekap ZI, {name}, {offices[0].posisi.isoformat()}.{form}"


def gather(db: Database, offices: Sequence[OfficeFigures], scope: str | None) -> RecapMaterial:
    """Gather the data of the Rekap. `scope`: the satker above these, whose letterhead it has."""
    reported = recap.reporting(offices)
    first = offices[0]
    sentences = [recap_words.recap_sentence(offices, recap.total(reported)), NOT_LKE]
    if not reported:
        sentences.insert(0, NO_REALISASI_YET)
    late = []
    for office in recap_words.overdue(offices):
        late.append((office.satker, recap_words.state_words(office)))
    spread = [(group.words, group.n) for group in recap_words.spread(offices)]
    movement = []
    for office, moved in recap.by_movement(offices):
        movement.append((office.satker, moved.selesai, moved.terlambat))
    kinds = rows_of(recap.missing_kinds(db, offices))
    return RecapMaterial(
        kop=Kop() if scope is None else read_kop(db, scope),
        title=(
            f"Rekap pelaksanaan rencana aksi Zona Integritas, {recap_words.scope_words(scope)}",
            f"Tahun {first.tahun}, posisi {format_day(first.posisi)}",
        ),
        sentences=tuple(sentences),
        is_simulated=any(office.simulasi for office in offices),
        offices=tuple(offices),
        late=tuple(late),
        areas=recap.area_map(db, offices),
        triwulan=recap.triwulan_map(db, offices, first.posisi),
        frame=recap.recap_frame(offices),
        area_rows=recap_lists.area_frame(db, offices),
        triwulan_rows=recap_lists.triwulan_frame(db, offices),
        spread=tuple(spread),
        movement=tuple(movement),
        kinds=tuple(map(itemgetter("jenis", "n", "satker"), kinds)),
        reports=tuple(map(tuple, recap_lists.reported_frame(db, offices).to_numpy())),
    )


def paint(material: RecapMaterial, form: str) -> bytes:
    """Paint the Rekap as a file's bytes."""
    if form != "xlsx":
        return paint_manuscript(build(material), form)
    # Here: openpyxl takes 0.1 s that a paper does not need.
    from monev.outputs.lists import recap_xlsx

    return recap_xlsx(material)


def build(material: RecapMaterial) -> blocks.Manuscript:
    """Build the landscape paper.

    It has the total, late satker, every satker, both maps, spread, movement, and missing kinds.
    """
    what, when = material.title
    areas = "; ".join(column.name for column in material.areas.columns if not column.is_total)
    of_paper = itemgetter(*_ON_PAPER)
    rows = [of_paper(recap_words.recap_row(office)) for office in material.offices]
    since = format_day(recap.compared_since(material.offices))
    until = recap.until_of(material.offices)
    moved = []
    for satker, done, late in material.movement:
        moved.append((satker, format_change(done), format_change(late)))
    lacking = ("Jenis bukti", "Bukti", "Satker")
    content: list[blocks.Block] = [
        *map(blocks.Paragraph, material.sentences),
        *_together(material),
        *_section("Belum mengunggah", ("Satker", "Laporan"), material.late, (60, 40)),
        blocks.Heading("Tiap satker"),
        _table(of_paper(recap_words.RECAP_HEADINGS), rows, _PAPER_WIDTHS, numbers_from=3),
        blocks.Heading(f"Satker dan area, yang jatuh tempo {until}"),
        _map(material.areas),
        blocks.Paragraph(areas, "left", size=9),
        blocks.Heading("Satker dan triwulan"),
        _map(material.triwulan),
        blocks.Paragraph(say("rekap.arti_sel"), "left", size=9),
        *_section("Sebaran capaian", (f"Capaian {until}", "Satker"), material.spread, (70, 30)),
        *_section(f"Gerak sejak {since}", ("Satker", "Selesai", "Terlambat"), moved, (60, 20, 20)),
        *_section("Jenis bukti yang paling sering kurang", lacking, material.kinds, (60, 20, 20)),
    ]
    return blocks.Manuscript(
        material.kop,
        (what.upper(), when.upper()),
        content,
        f"{what}. {when}.",
        simulated=material.is_simulated,
        is_landscape=True,
    )


def _together(material: RecapMaterial) -> list[blocks.Block]:
    reported = recap.reporting(material.offices)
    if not reported:
        return []
    ended = periode_of(recap.compared_since(material.offices)).short_name
    compared = recap_words.by_compared(reported)
    five = five_figures(
        recap.total(reported), recap.total_difference(reported), until=recap.until_of(reported)
    )
    details = []
    for figure in five.values():
        since = f" ({figure.change_text} sejak {ended}, {compared})" if figure.change else ""
        details.append((figure.label, f"{figure.text}{since}"))
    return [blocks.Details(details)]


def _section(
    heading: str, headers: Sequence[str], rows: Rows, widths: Sequence[float]
) -> list[blocks.Block]:
    return [blocks.Heading(heading), _table(headers, rows, widths)] if rows else []


def _map(drawn: RecapMap) -> blocks.Table:
    headers = ["Satker", *(column.label for column in drawn.columns)]
    rows = [[row.office.satker, *row.texts] for row in drawn.rows]
    return _table(headers, rows, (30, *[10] * len(drawn.columns)))


def _table(
    headers: Sequence[str], rows: Rows, widths: Sequence[float], *, numbers_from: int = 1
) -> blocks.Table:
    left: list[blocks.Alignment] = ["left"] * numbers_from
    centred: list[blocks.Alignment] = ["center"] * (len(headers) - numbers_from)
    content = [[*map(_in_words, row)] for row in rows]
    return blocks.Table(headers, content, widths, [*left, *centred], size=8)


def _in_words(cell: str | int) -> str:
    return format_number(cell) if isinstance(cell, int) else cell or NO_VALUE
