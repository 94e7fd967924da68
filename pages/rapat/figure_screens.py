"""The screens of figures: the situation, what changed since the triwulan before, and the next targets."""

from collections import Counter
from itertools import groupby

from monev import figures
from monev.core.dates import MONTH_NAMES, format_day, format_tenggat
from monev.core.statuses import CHANGE_JENIS, TARGET_CHANGES, find_term
from monev.core.text import shorten
from monev.database import Database, Row, rows_of
from monev.figures import Counts, Figure, View, format_area, format_capaian, format_number
from monev.meeting import screens
from monev.meeting.records import Rapat
from monev.ui import page_words
from monev.ui.looks import Block, blocks
from pages.rapat.area_screen import tenggat_item

_MANY_TARGETS = 40
"""More coming targets than this stand a line each, however wide the letters are: whatever ends in … opens in full."""


def situation_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """Where the rencana stands; a bar leads to the screen of its area."""
    current, per_area = figures.ringkasan(db, p).current, rows_of(figures.per_area(db, p))
    sentence = figures.ringkasan_sentence(p, current, per_area)
    return [
        blocks.sentence(page_words.without_repetition(sentence, p, current), "quiet"),
        _main_figures(current, p),
        blocks.paged(blocks.bars("Area", [_area_bar(area, p) for area in per_area]), key="area"),
    ]


def _area_bar(area: Row, p: View) -> Block:
    """How much of an area is done; of a plan nothing was reported of, how much of its work is due by posisi."""
    way = {"action": "go", "key": f"area-{area['area']}"}
    bar = {"label": format_area(area["area"], area["nama_area"]), "act": way}
    if p.rencana_only:
        due, total = area["capaian_N"], area["setahun_N"]
        words = f"{format_number(due)} dari {format_number(total)} jatuh tempo"
        return bar | {"parts": [blocks.part("selesai", due)], "total": total, "value": words}
    done, due, late = area["capaian_n"], area["capaian_N"], area["terlambat"]
    words = {"value": format_capaian(done, due), "late": f"▲ {late}" if late else ""}
    return bar | words | {"parts": [blocks.part("selesai", done)], "total": due}


def _main_figures(current: Counts, p: View) -> Block:
    if not p.rencana_only:
        return blocks.figures("Angka utama", map(_figure_item, figures.five_figures(current, until=p.until).values()))
    items = []
    for key, figure in figures.load_figures(current).items():
        items.append({"label": figure.label, "value": figure.text, "note": "" if key == "setahun" else p.until})
    return blocks.figures("Angka utama", items)


def _figure_item(figure: Figure) -> Block:
    if figure.total is not None:
        return {"label": figure.label, "value": figure.fraction, "note": figure.reason or figure.percent_text}
    late = figure.key == "terlambat" and figure.n
    mark = {"status": "terlambat", "badge": find_term("terlambat").mark} if late else {}
    return {"label": figure.label, "value": figure.text} | mark


def change_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """What changed as one thought; every single change of an area is read by touching its line."""
    ringkasan = figures.ringkasan(db, p)
    since = format_day(p.posisi_sebelum)
    if ringkasan.previous is None:
        nothing = f"Belum ada yang tersimpan s.d. {since}, jadi belum ada yang dibandingkan."
        return [blocks.sentence(nothing), _main_figures(ringkasan.current, p)]
    areas = screens.changes_per_area(db, p)
    if not areas:
        return [blocks.sentence(f"Tidak ada perubahan sejak {since}.", "quiet")]
    counts = _counts_in_words([row for rows in areas.values() for row in rows])
    names = figures.per_area(db, p).set_index("area")["nama_area"].to_dict()
    items = []
    for area, rows in areas.items():
        said = {"kode": area, "text": format_area("", names.get(area, "")), "aside": _counts_in_words(rows)}
        items.append(said | {"wide": True, "details": [_change_in_words(row) for row in rows]})
    return [
        blocks.sentence(f"Perubahan sejak {since}: {counts}.", "quiet"),
        blocks.paged(blocks.items(items), key="perubahan"),
    ]


def _counts_in_words(rows: list[Row]) -> str:
    counts = Counter(row["jenis"] for row in rows)
    *first, last = (f"{format_number(counts[jenis])} {words}" for jenis, words in CHANGE_JENIS.items() if counts[jenis])
    return f"{', '.join(first)} dan {last}" if first else last


def _change_in_words(row: Row) -> str:
    """One change: 12.1 Menyusun laporan (Maret 2025): tenggat selesai."""
    describe_value = format_tenggat if row["jenis"] in TARGET_CHANGES else lambda value: shorten(value, 50)
    values = [describe_value(row[side]) for side in ("dari", "ke") if row[side]]
    shown = "" if row["jenis"] in ("selesai_baru", "selesai_ditarik") else " → ".join(values)
    when = f" ({format_tenggat(row['tenggat'])})" if row["tenggat"] else ""
    what = ": ".join(filter(None, (CHANGE_JENIS[row["jenis"]], shown)))
    return f"{row['kode']} {shorten(row['langkah_aksi'], 80)}{when}: {what}"


def target_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    """What falls due until the meeting after this one, month by month."""
    tenggat = screens.next_targets(db, p, r.periode)
    if not tenggat:
        return [blocks.sentence("Tidak ada target yang jatuh tempo pada triwulan itu.")]
    items: list[Block] = []
    for month, due in groupby(tenggat, key=lambda t: t["jatuh_tempo"].replace(day=1)):
        in_month = [tenggat_item(t, p) | {"brief": len(tenggat) > _MANY_TARGETS} for t in due]
        name = f"{MONTH_NAMES[month.month - 1]} {month.year}"
        items += [{"heading": f"{name}: {format_number(len(in_month))} target"}, *in_month]
    sentence = f"{format_number(len(tenggat))} target jatuh tempo."
    return [blocks.sentence(sentence, "quiet"), blocks.paged(blocks.items(items), key="target")]
