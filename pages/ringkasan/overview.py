"""Ringkasan itself, its sentence, figures and cards; while nothing was reported the load of the plan: nobody failed."""

from collections import Counter
from operator import itemgetter

from monev import figures
from monev.core.dates import SHORT_MONTHS, format_day, format_tenggat
from monev.core.errors import MonevError
from monev.core.grouping import group_by
from monev.core.statuses import CHANGE_JENIS
from monev.core.text import NO_PIC, capitalized, shorten
from monev.database import Row, rows_of
from monev.figures import Counts, Ringkasan, format_fraction, format_number
from monev.ui import guard, page_parts, page_words
from monev.ui.context import Context
from monev.ui.looks import Block, blocks, tenggat_blocks
from monev.ui.page_table import KESENJANGAN, MUTU_DATA
from monev.writing.versions import changes_since_triwulan
from pages.ringkasan import lists

_LATE_SHOWN = 7
_JENIS_SHOWN = 8
_PICS_SHOWN = 8
_NEXT_SHOWN = 5


def build(k: Context) -> list[Block]:
    """The blocks of the page."""
    ringkasan = figures.ringkasan(k.db, k.view)
    areas, current = rows_of(figures.per_area(k.db, k.view)), ringkasan.current
    sentence = page_words.without_repetition(figures.ringkasan_sentence(k.view, current, areas), k.view, current)
    apart = counted_apart(k, current)
    if current.setahun_N == 0:
        return [blocks.sentence(sentence), *apart]
    if k.view.rencana_only:
        return [blocks.sentence(sentence), *_of_plan(k, ringkasan, areas), *apart]
    five = figures.told_apart(figures.five_figures(current, ringkasan.difference)).values()
    since = k.view.posisi_sebelum
    items = [tenggat_blocks.figure_item(figure, since, href=lists.to_list(k, figure.key)) for figure in five]
    cards = [*_late(k, current), _areas(k, areas), *people_card(k), *next_month(k, ringkasan)]
    cards += [_curve(k, current), *_way_of_bukti(k, current), *_changes(k)]
    return [blocks.sentence(sentence), blocks.figures("Angka utama", items), blocks.group("cards", *cards), *apart]


def _late(k: Context, current: Counts) -> list[Block]:
    if not current.terlambat:
        return []
    items = lists.tenggat_rows(k, rows_of(figures.figure_rows(k.db, k.view, "terlambat")[:_LATE_SHOWN]))
    everything = blocks.way(f"semua {format_number(current.terlambat)} →", lists.to_list(k, "terlambat"))
    late = blocks.rows("Target yang terlambat, yang terlama lebih dulu", items, ordered=True)
    return [blocks.card("Terlambat", late, link=everything, key="terlambat")]


def _areas(k: Context, areas: list[Row]) -> Block:
    points = rows_of(figures.areas_in_view(figures.curve(k.db, k.view), k.view))
    went = group_by((row for row in points if row["N"]), itemgetter("area"))
    items = [_area(k, row, went.get(row["area"], [])) for row in areas]
    note, way = "selesai dari yang jatuh tempo", lists.to_table(k, "triwulan")
    return blocks.card("Area", blocks.bars("Capaian tiap area", items), note=note, link=way, key="area")


def _area(k: Context, area: Row, went: list[Row]) -> Block:
    """A bar, and how the area's capaian went by the end of each triwulan, where there is a way to see."""
    label, href = figures.format_area(area["area"], area["nama_area"]), lists.to_list(k, "capaian", area=area["area"])
    note = f"bukti {format_fraction(area['bukti_n'], area['bukti_N'])}" if area["bukti_N"] else ""
    bar = tenggat_blocks.capaian_bar(area) | {"label": label, "note": note, "href": href}
    if len(went) > 1:
        words = ", ".join(f"{row['nama']} {figures.format_percent(row['n'], row['N'])}" for row in went)
        bar["trend"] = {"points": [{"x": row["di_tahun"], "y": row["bagian"]} for row in went], "text": words}
    return bar


def _curve(k: Context, current: Counts) -> Block:
    forecast = figures.forecast(k.db, k.view)
    picture = tenggat_blocks.capaian_curve(figures.curve(k.db, k.view), current, k.view, forecast)
    words = [blocks.sentence(picture["alt"], "quiet")]
    words += [blocks.notice(forecast.method, tone="foot")] if forecast else []
    return blocks.card("Rencana dan realisasi setahun", picture, *words, link=lists.to_table(k, "kurva"), key="kurva")


def _way_of_bukti(k: Context, current: Counts) -> list[Block]:
    if not current.bukti_N:
        return []
    steps = [("Diperlukan", "rencana", current.bukti_N), ("Ada", "berjalan", current.bukti_n)]
    steps.append(("Terverifikasi", "selesai", figures.count_verified(k.db, k.view)))
    items = [tenggat_blocks.count_bar(*step) for step in steps]
    everything = blocks.way("semua →", lists.to_list(k, "bukti"))
    bars = blocks.bars("Bukti: diperlukan, ada, terverifikasi", items, scale=current.bukti_N, narrow=True)
    return [blocks.card("Bukti", bars, note="dari target yang jatuh tempo", link=everything, key="bukti")]


def _changes(k: Context) -> list[Block]:
    try:
        counts = Counter(row["jenis"] for row in changes_since_triwulan(k.db, k.view))
    except MonevError as error:  # of the whole page only this looks into the journal
        why = guard.for_reader(error).pesan
        return [blocks.notice(f"Perubahan sejak triwulan lalu belum dapat ditampilkan. {why}", key="perubahan")]
    if not counts:
        return []
    items = [
        {"text": f"{format_number(counts[jenis])} {words}", "href": lists.to_list(k, "perubahan", jenis=jenis)}
        for jenis, words in CHANGE_JENIS.items()
        if counts[jenis]
    ]
    title = f"Berubah sejak {format_day(k.view.posisi_sebelum)}"
    return [blocks.card(title, blocks.lines(items, flow=True), key="perubahan")]


def _of_plan(k: Context, ringkasan: Ringkasan, areas: list[Row]) -> list[Block]:
    load = {kind: rows_of(figures.load(k.db, k.view, kind)) for kind in ("area", "bulan")}
    names = {row["area"]: row["nama_area"] for row in areas}
    cards = (_load_of_areas(k, load["area"], names), *people_card(k), *_needed_bukti(k), *next_month(k, ringkasan))
    return [_load_figures(k, ringkasan.current), _months(k, load["bulan"]), blocks.group("cards", *cards)]


def _load_figures(k: Context, current: Counts) -> Block:
    per = f"s.d. {format_day(k.view.posisi)}"
    more = {
        "setahun": {"note": f"dari {format_number(current.langkah)} langkah"},
        "capaian": {"n": current.capaian_N, "total": current.setahun_N},
    }
    items = []
    for key, figure in figures.load_figures(current).items():
        item = {"key": key, "label": figure.label, "value": figure.text, "note": per, "href": lists.to_list(k, key)}
        items.append(item | more.get(key, {}))
    return blocks.figures("Beban rencana", items)


def _months(k: Context, rows: list[Row]) -> Block:
    """Every month of the tahun, and each other one in which something falls due."""
    counts = {f"{k.view.tahun}-{number:02d}": 0 for number in range(1, 13)}
    counts |= {row["nilai"]: row["n"] for row in rows}
    posisi, items = k.view.posisi.strftime("%Y-%m"), []
    for month, count in sorted(counts.items()):
        year, number = map(int, month.split("-"))
        short = SHORT_MONTHS[number - 1]
        label, tone = short if year == k.view.tahun else f"{short} {year}", "past" if month <= posisi else ""
        name = f"{format_tenggat(month)}: {format_number(count)} target"
        href = lists.to_list(k, "setahun", bulan=month) if count else None
        items.append({"label": label, "n": count, "name": name, "tone": tone, "href": href})
    return blocks.card("Target per bulan", blocks.months("Target per bulan", items), key="bulan")


def _load_of_areas(k: Context, rows: list[Row], names: dict[str, str]) -> Block:
    items = []
    for row in rows:
        name = figures.format_area(row["nilai"], names[row["nilai"]])
        href = lists.to_list(k, "setahun", area=row["nilai"])
        items.append(tenggat_blocks.count_bar(name, "rencana", row["n"], href=href))
    bars = blocks.bars("Target tiap area", items, scale=max(row["n"] for row in rows), narrow=True)
    return blocks.card("Area", bars, note="target setahun", key="area")


def _needed_bukti(k: Context) -> list[Block]:
    rows = rows_of(figures.group_kesenjangan(k.db, k.view, "jenis"))
    if not rows:
        return []
    items = []
    for row in rows[:_JENIS_SHOWN]:
        href = lists.address_where_open(k, KESENJANGAN, jenis=row["nilai"])
        items.append(tenggat_blocks.count_bar(row["nilai"], "rencana", row["n"], href=href))
    bars = blocks.bars("Bukti tiap jenis", items, scale=rows[0]["n"], narrow=True)
    note, way = f"s.d. {format_day(k.view.posisi)}", lists.where_open(k, "semua →", KESENJANGAN)
    return [blocks.card("Bukti yang diperlukan", bars, note=note, link=way, key="jenis")]


def people_card(k: Context) -> list[Block]:
    """The card; nothing of a plan that names no PIC."""
    rows = rows_of(figures.load(k.db, k.view, "pic"))
    if [row["nilai"] for row in rows] in ([], [""]):
        return []
    note = "target setahun" if k.view.rencana_only else "selesai dari target setahun"
    if len(rows) > _PICS_SHOWN:
        note += f", {_PICS_SHOWN} terbanyak dari {format_number(len(rows))}"
    content = [_bar(k, row) for row in rows[:_PICS_SHOWN]]
    bars = blocks.bars("Target tiap PIC", content, scale=rows[0]["n"], narrow=k.view.rencana_only)
    return [blocks.card("PIC", bars, note=note, link=lists.to_table(k, "pic"), key="pic")]


def _bar(k: Context, row: Row) -> Block:
    bar = tenggat_blocks.count_bar(shorten(row["nilai"], 80) or NO_PIC, "rencana", row["n"])
    bar["href"] = lists.to_list(k, "setahun", pic=row["nilai"])
    if k.view.rencana_only:
        return bar
    reported = tenggat_blocks.done_and_late(row["selesai"], row["terlambat"], row["belum_dilaporkan"], of=row["n"])
    return bar | reported | {"value": format_fraction(row["selesai"], row["n"])}


def next_month(k: Context, ringkasan: Ringkasan) -> list[Block]:
    """What falls due in the month that comes next, by name; nothing where nothing does."""
    month, count = ringkasan.next_month_name, ringkasan.next_jatuh_tempo
    if not count:
        return []
    rows = rows_of(figures.figure_rows(k.db, k.view, "berikut")[:_NEXT_SHOWN])
    items = lists.tenggat_rows(k, rows, month=ringkasan.next_month)
    way = blocks.way(f"semua {format_number(count)} →", lists.to_list(k, "berikut"))
    title = f"{capitalized(month)}: {format_number(count)} jatuh tempo"
    return [blocks.card(title, blocks.rows(f"Jatuh tempo {month}", items), link=way, key="berikut")]


def counted_apart(k: Context, current: Counts) -> list[Block]:
    """The langkah that cannot be judged, those that name no bukti, and the way to answer for them."""
    sentence, way = figures.without_target_sentence(current), lists.where_open(k, "Mutu Data →", MUTU_DATA)
    notices = [blocks.notice(sentence, link=way, key="tanpa_target")] if sentence else []
    return [*notices, *page_parts.without_bukti(k, current)]
