"""The screens of figures: situation, curve, changes since the last triwulan, next targets."""

from collections.abc import Sequence

from monev import figures
from monev.core.dates import format_day, format_tenggat, periode_of
from monev.core.statuses import CHANGE_JENIS, find_term
from monev.core.text import joined, shorten
from monev.database import Database
from monev.figures import Counts, Figure, View, format_area, format_capaian, format_number
from monev.figures.formats import format_change, percent
from monev.figures.rows import AreaRow
from monev.figures.views import view_before
from monev.meeting import screens
from monev.meeting.records import Rapat
from monev.ui import page_words
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import Bar
from monev.ui.looks.block_parts import Figure as FigureItem
from monev.ui.looks.block_types import Figures
from monev.ui.looks.screen_parts import Item, ItemParts


def situation_blocks(db: Database, view: View, rapat: Rapat) -> list[Block]:
    """Return the situation of the rencana, compared with the last periode.

    A bar leads to its area.
    """
    current = figures.ringkasan(db, view).current
    per_area = figures.every_area(db, view)
    sentence = page_words.without_repetition(
        figures.ringkasan_sentence(view, current, per_area), view, current
    )
    before = view_before(view)
    then: dict[str, AreaRow] = {}
    if before is not None:
        then = {row["area"]: row for row in figures.every_area(db, before)}
    if then:
        sentence += f" Garis tegak pada batang: capaian {format_day(view.posisi_sebelum)}."
    return [
        blocks.sentence(sentence, "quiet"),
        _main_figures(current, view),
        blocks.paged(
            blocks.bars(
                "Area", [_area_bar(area, view, then.get(area["area"])) for area in per_area]
            ),
            key="area",
        ),
    ]


def _area_bar(area: AreaRow, view: View, before: AreaRow | None) -> Bar:
    """Return how much of an area is done, and was done `before`.

    For a plan without reports: how much is due by the posisi.
    """
    way = {"action": "go", "key": f"area-{area['area']}"}
    label = format_area(area["area"], area["nama_area"])
    if view.rencana_only:
        due = area["capaian_N"]
        total = area["setahun_N"]
        words = f"{format_number(due)} dari {format_number(total)} jatuh tempo"
        parts = [blocks.part("selesai", due)]
        return {"label": label, "act": way, "parts": parts, "total": total, "value": words}
    done = area["capaian_n"]
    due = area["capaian_N"]
    late = area["terlambat"]
    bar: Bar = {
        "label": label,
        "act": way,
        "value": format_capaian(done, due),
        "late": f"▲ {late}" if late else "",
        "parts": [blocks.part("selesai", done)],
        "total": due,
    }
    if before is not None and before["capaian_N"]:
        share = percent(before["capaian_n"], before["capaian_N"])
        then = periode_of(view.posisi_sebelum).short_name.rpartition(" ")[0]
        bar["before"] = share
        bar["note"] = f"{then}: {share}%"
    return bar


def _main_figures(current: Counts, view: View) -> Figures:
    if not view.rencana_only:
        return blocks.figures(
            "Angka utama",
            map(_figure_item, figures.five_figures(current, until=view.until).values()),
        )
    items: list[FigureItem] = []
    for key, figure in figures.load_figures(current).items():
        items.append(
            {
                "label": figure.label,
                "value": figure.text,
                "note": "" if key == "setahun" else view.until,
            }
        )
    return blocks.figures("Angka utama", items)


def _figure_item(figure: Figure) -> FigureItem:
    if figure.total is not None:
        return {
            "label": figure.label,
            "value": figure.fraction,
            "note": figure.reason or figure.percent_text,
        }
    item: FigureItem = {"label": figure.label, "value": figure.text}
    if figure.key == "terlambat" and figure.n:
        item["status"] = "terlambat"
        item["badge"] = find_term("terlambat").mark
    return item


def change_blocks(db: Database, view: View, rapat: Rapat) -> list[Block]:
    """Return the changes since the last periode, area by area.

    Each line has the capaian then and now and counts the targets that changed; a touch lists
    them.
    """
    ringkasan = figures.ringkasan(db, view)
    since = format_day(view.posisi_sebelum)
    assert ringkasan.previous is not None  # else there is no such screen
    areas = screens.changes_per_area(db, view)
    before, now = (
        format_capaian(counts.capaian_n, counts.capaian_N)
        for counts in (ringkasan.previous, ringkasan.current)
    )
    moved = _moves_in_words(areas, "target ")
    sentence = f"Capaian {before} pada {since} menjadi {now} pada {format_day(view.posisi)}"
    return [
        blocks.sentence(
            f"{sentence}: {moved}." if moved else f"{sentence}; tidak ada target yang berubah.",
            "quiet",
        ),
        blocks.paged(blocks.items(map(_change_item, areas)), key="perubahan"),
    ]


def _change_item(change: screens.AreaChange) -> Item:
    now = change.now
    before = change.before or {"capaian_n": 0, "capaian_N": 0}
    capaian = " → ".join(
        format_capaian(row["capaian_n"], row["capaian_N"]) for row in (before, now)
    )
    moved = _moves_in_words([change])
    return {
        **_trend_mark(before, now),
        "kode": now["area"],
        "text": format_area("", now["nama_area"]),
        "aside": joined(moved, capaian),
        "wide": True,
        "muted": not moved,
        "details": _details(change),
    }


def _trend_mark(before: AreaRow | dict[str, int], now: AreaRow) -> ItemParts:
    """Return by how many percentage points an area's capaian rose or fell."""
    if not before["capaian_N"] or not now["capaian_N"]:
        return {"mark": "–", "status": "plain"}
    then, since = (percent(row["capaian_n"], row["capaian_N"]) or 0 for row in (before, now))
    points = since - then
    if not points:
        return {"mark": "tetap", "status": "plain"}
    status = "selesai" if points > 0 else "terlambat"
    return {"mark": f"{format_change(points)} poin", "status": status}


def _moves_in_words(areas: Sequence[screens.AreaChange], noun: str = "") -> str:
    """Return how many targets changed how.

    An example: *27 target menjadi selesai, 4 menjadi terlambat, 1 bergeser*.

    `noun`: the word after the first number, "target " with its space, or "".
    """
    counts = {}
    for became in screens.BECAME:
        counts[became] = sum(len(area.targets[became]) for area in areas)
    words = ", ".join(
        f"{format_number(count)} {became}" for became, count in counts.items() if count
    )
    return words.replace(" ", f" {noun}", 1)


def _details(change: screens.AreaChange) -> list[str]:
    """List each target that changed: *12.1 Menyusun laporan (Maret 2025): menjadi selesai*."""
    told = []
    for became, rows in change.targets.items():
        for row in rows:
            langkah = f"{row['kode_tampil']} {shorten(row['langkah_aksi'], 80)}"
            if "jenis" in row:  # it was moved or removed
                days = " → ".join(format_tenggat(row[side]) for side in ("dari", "ke") if row[side])
                told.append(f"{langkah}: {CHANGE_JENIS[row['jenis']]} {days}")
            else:
                told.append(f"{langkah} ({format_tenggat(row['tenggat'])}): {became}")
    return told
