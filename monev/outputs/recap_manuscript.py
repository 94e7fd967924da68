"""The Rekap as a document: all of them together, a row for each satker, the two maps, what differs, what lacks."""

from __future__ import annotations

from collections.abc import Sequence

from monev.core.dates import format_day
from monev.figures import NO_VALUE, five_figures, format_change, format_number
from monev.figures.recap import reporting
from monev.figures.recap_map import RecapMap
from monev.figures.recap_words import RECAP_HEADINGS, recap_row
from monev.outputs.documents.blocks import (
    Alignment,
    Block,
    DetailsBlock,
    HeadingBlock,
    Manuscript,
    ParagraphBlock,
    TableBlock,
)
from monev.outputs.recap_papers import RecapMaterial, list_movement, list_overdue, list_spread

_WIDTHS = {
    "satker": 28,
    "keadaan": 19,
    "capaian": 14,
    "terlambat": 13,
    "belum_dilaporkan": 14,
    "bukti": 15,
    "selesai_tanpa_bukti": 13,
    "setahun": 14,
    "umur": 22,
}
_SMALL = 8


def build(material: RecapMaterial) -> Manuscript:
    """The Rekap, lying."""
    what, when = material.title
    return Manuscript(
        material.kop,
        (what.upper(), when.upper()),
        (
            *(ParagraphBlock(one) for one in material.sentences),
            *_together(material),
            *_overdue(material),
            HeadingBlock("Tiap satker"),
            _per_office(material),
            HeadingBlock("Satker dan area, yang jatuh tempo s.d. posisi"),
            _map(material.areas),
            ParagraphBlock("; ".join(one.name for one in material.areas.columns if not one.is_total), "kiri", size=9),
            HeadingBlock("Satker dan triwulan"),
            _map(material.triwulan),
            ParagraphBlock(
                "n/N: selesai dari yang jatuh tempo; (N): belum jatuh tempo; ▲ terlambat; △ terlambat, semuanya "
                "belum dilaporkan; N saja: rencana satker yang belum pernah melapor.",
                "kiri",
                size=9,
            ),
            *_differences(material),
        ),
        f"{what}. {when}.",
        simulated=material.is_simulated,
        is_landscape=True,
    )


def _together(material: RecapMaterial) -> list[Block]:
    if not reporting(material.offices):
        return []
    five = five_figures(material.together, material.change)
    return [
        DetailsBlock(
            tuple(
                (one.label, f"{one.text}{f' ({one.change_text} sejak triwulan lalu)' if one.change else ''}")
                for one in five.values()
            )
        )
    ]


def _overdue(material: RecapMaterial) -> list[Block]:
    rows = list_overdue(material)
    if not rows:
        return []
    return [HeadingBlock("Belum mengunggah"), _table(("Satker", "Laporan"), rows, (60, 40))]


def _per_office(material: RecapMaterial) -> TableBlock:
    rows = [[row[name] for name in _WIDTHS] for row in map(recap_row, material.offices)]
    return _table([RECAP_HEADINGS[name] for name in _WIDTHS], rows, tuple(_WIDTHS.values()), numbers_from=2)


def _map(drawn: RecapMap) -> TableBlock:
    rows = [
        [
            row.office.satker,
            *("" if cell is None else f"{cell[1].text} {cell[1].late_text}".strip() for cell in row.cells),
        ]
        for row in drawn.rows
    ]
    heads = ["Satker", *(one.label for one in drawn.columns)]
    return _table(heads, rows, (30, *(10 for _ in drawn.columns)))


def _differences(material: RecapMaterial) -> list[Block]:
    content: list[Block] = [
        HeadingBlock("Sebaran capaian"),
        _table(("Capaian s.d. posisi", "Satker"), _told(list_spread(material)), (70, 30)),
    ]
    moved = [(name, format_change(done), format_change(late)) for name, done, late in list_movement(material)]
    if moved:
        since = next(one.view.posisi_sebelum for one in material.offices if one.view is not None)
        heading = HeadingBlock(f"Gerak sejak {format_day(since)}")
        content += [heading, _table(("Satker", "Selesai", "Terlambat"), moved, (60, 20, 20))]
    if material.kinds:
        kinds = [(one["jenis"], format_number(one["n"]), format_number(one["satker"])) for one in material.kinds]
        heading = HeadingBlock("Jenis bukti yang paling sering kurang")
        content += [heading, _table(("Jenis bukti", "Bukti", "Satker"), kinds, (60, 20, 20))]
    return content


def _told(rows: Sequence[tuple[str, int]]) -> list[tuple[str, str]]:
    return [(words, format_number(n)) for words, n in rows]


def _table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], *, numbers_from: int = 1
) -> TableBlock:
    """A table whose columns from `numbers_from` on are centred."""
    alignments: tuple[Alignment, ...] = tuple("kiri" if n < numbers_from else "tengah" for n in range(len(heads)))
    filled = [[cell or NO_VALUE for cell in row] for row in rows]
    return TableBlock(heads, filled, widths, alignments, size=_SMALL)
