"""Shows which pilar of the LKE the plan serves, with the bukti of the year (docs/design.md §5)."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import pandas as pd

from monev.database import Database
from monev.figures import View, format_number, shown_kode
from monev.figures.evidence import by_kode, every_bukti
from monev.figures.heatmap import HeatmapCell
from monev.figures.peta import ScaleWords, looks_of
from monev.figures.sentences import NOT_LKE
from monev.outputs.frame_files import frame_of
from monev.outputs.lke import AREAS, CHECKED, PILAR, WORDS, Pilar, read_served
from monev.outputs.workbook import LIST_COLUMNS

NOTHING = "belum ada langkah"
MAP_WORDS = ScaleWords(not_due="tidak menagih bukti", done="semua bukti ada", late=NOTHING)
MAP_KEY = (
    "A.I pemenuhan, A.II reform. Isi sel: bukti ada/harus ada setahun · jingga: belum ada "
    "langkah · bergaris tepi: tidak menagih bukti."
)


class Coverage(NamedTuple):
    """A pilar with the langkah that serve it, by kode and as people see it, and its bukti.

    The bukti are those owed in the year, those there, and those verified.
    """

    pilar: Pilar
    langkah: tuple[str, ...]
    shown: tuple[str, ...]
    owed: int
    there: int
    verified: int

    @property
    def serving(self) -> str:
        """How many langkah serve it, in words."""
        return f"{format_number(len(self.langkah))} langkah" if self.langkah else NOTHING

    @property
    def bukti(self) -> str:
        """Its bukti in words: 6 bukti harus ada · 4 ada · 1 terverifikasi; "" without langkah."""
        if not self.langkah:
            return ""
        owed, there, verified = map(format_number, (self.owed, self.there, self.verified))
        return f"{owed} bukti harus ada · {there} ada · {verified} terverifikasi"

    @property
    def state(self) -> str:
        """Both in words."""
        return " · ".join(filter(None, (self.serving, self.bukti)))


def coverage(db: Database, view: View) -> list[Coverage]:
    """List every pilar in the order of the sheet."""
    serving: dict[str, list[str]] = {}
    for kode, served in read_served(db, view).items():
        for code in served.codes:
            serving.setdefault(code, []).append(kode)
    rows = by_kode(row for row in every_bukti(db, view) if row["wajib"])
    found = []
    for code, pilar in PILAR.items():
        kodes = serving.get(code, [])
        shown = tuple(shown_kode(db, view, kode) for kode in kodes)
        own = [row for kode in kodes for row in rows.get(kode, ())]
        there = sum(row["hadir"] for row in own)
        verified = sum(row["status"] == "terverifikasi" for row in own)
        found.append(Coverage(pilar, tuple(kodes), shown, len(own), there, verified))
    return found


def coverage_frame(found: Sequence[Coverage]) -> pd.DataFrame:
    """Return them as a list: the columns of *cakupan_lke* in list_columns.toml."""
    rows = []
    for each in found:
        pilar = each.pilar
        row = {
            "pilar": pilar.label,
            "bagian": pilar.part,
            "area": AREAS[pilar.area - 1],
            "nama": pilar.name,
            "langkah": "; ".join(each.shown) or NOTHING,
            "harus_ada": each.owed,
            "ada": each.there,
            "terverifikasi": each.verified,
            "sumber": "dicocokkan" if pilar.source == CHECKED else "belum dicocokkan",
        }
        rows.append(row)
    return frame_of(rows, LIST_COLUMNS["cakupan_lke"])


def coverage_sentence(found: Sequence[Coverage]) -> str:
    """Say how many pilar are served by no langkah."""
    bare = sum(not each.langkah for each in found)
    total = format_number(len(found))
    if not bare:
        return f"Semua {total} pilar LKE punya langkah."
    return f"{format_number(bare)} dari {total} pilar LKE {NOTHING}."


def beginning(proposed: int, total: int) -> tuple[str, str]:
    """Say that no langkah serves a pilar yet, and of how many a pilar is proposed."""
    n, of_all = format_number(proposed), format_number(total)
    note = f"Untuk {n} dari {of_all} langkah ada usulan menurut kata-katanya."
    return "Langkah rencana ini belum ditautkan dengan pilar LKE.", note


def source_sentence() -> str:
    """Name the decree, how many names were not compared with it yet, and that nothing is scored."""
    unchecked = sum(pilar.source != CHECKED for pilar in PILAR.values())
    said = f"Urutan pilar menurut {WORDS['decree']}."
    if unchecked:
        count = "" if unchecked == len(PILAR) else f"{format_number(unchecked)} "
        said = f"{said} Nama {count}pilar belum dicocokkan dengan lampirannya."
    return f"{said} {NOT_LKE}"


def map_frame(found: Sequence[Coverage]) -> pd.DataFrame:
    """Return the map of areas and pilar as `charts.heatmap` draws it; `code`: the pilar."""
    columns: dict[str, int] = {}
    for each in sorted(found, key=lambda each: each.pilar.part):
        columns.setdefault(_column(each.pilar), len(columns))
    rows = []
    for each in found:
        pilar = each.pilar
        hover = (f"<b>{escape(pilar.label)} {escape(pilar.name)}</b>", each.state)
        row = {
            "row": pilar.area - 1,
            "row_name": AREAS[pilar.area - 1],
            "level": "area",
            "column": columns[_column(pilar)],
            "column_name": _column(pilar),
            "total_row": False,
            "total_column": False,
            "hover": "<br>".join(hover),
            "code": pilar.code,
        }
        rows.append(row)
    looks = looks_of([_cell(each) for each in found])
    frame = pd.concat([pd.DataFrame(rows), looks], axis=1)
    return frame.sort_values(["row", "column"], ignore_index=True)


def _column(pilar: Pilar) -> str:
    """Name the column of a pilar: A.I (iii)."""
    part, _, number = pilar.label.partition(" ")
    return f"{part.rpartition('.')[0]} {number}"


def _cell(each: Coverage) -> HeatmapCell:
    if not each.langkah:
        # The palest orange: where most pilar have none, full ones are a wall, and glow in the dark.
        return HeatmapCell("belum", "terlambat", share=0.0, late_share=0.0)
    if not each.owed:
        return HeatmapCell("0", "belum")
    share = each.there / each.owed
    state = "penuh" if share == 1 else "sebagian"
    return HeatmapCell(f"{each.there}/{each.owed}", state, share=share)
