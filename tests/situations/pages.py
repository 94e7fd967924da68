"""What pages and the screens of a meeting say, as sources of claims. Pages are run by Streamlit's
AppTest."""

import json
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest

from monev.figures import opening_remark, ringkasan
from monev.meeting.screens import screen_order
from pages.rapat.room import rapat_screens
from tests.code import ROOT
from tests.page_runs import app_at, charts_on, words_of
from tests.situations.claims import Line, Source, as_posisi
from tests.situations.documents import MONTH_COLUMNS, area_of
from tests.situations.material import Case
from tests.situations.truth import MONTHS, NO_PIC, Truth

_LABELS = {"Target selesai": "Selesai"}
"""What is called otherwise elsewhere."""
_QUARTERS = {
    f"TW {name}": tuple(range(3 * n + 1, 3 * n + 4))
    for n, name in enumerate(("I", "II", "III", "IV"))
}
_EXPLAINS = ("head", "actions", "search")
"""Blocks that say nothing of this rencana: choices, and the key to the marks."""


class Visit:
    """Somebody who looks at one case from page to page."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._app = app_at().run()

    def look(self, page: str, **choice: str) -> AppTest:
        """A page at the case's posisi."""
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
        """Everything such a page says, from top to bottom; of an address with a langkah, what its
        panel says."""
        at = self.look(page, **choice)
        name = " ".join([page, *(f"{key}={value}" for key, value in choice.items())])
        lines = list(_page_lines(at, self._case.truth, choice.get("langkah")))
        # The remark stands on pages of figures; a panel and the questions of the reading are none.
        return Source(
            name, lines, opening="" if "langkah" in choice or page == "mutu_data" else None
        )


def _page_lines(at: AppTest, truth: Truth | None, kode: str | None) -> Iterator[Line]:
    """The elements of a page in their order. `kode`: of whose panel over it alone."""
    of_panel = False
    for element in at._tree:  # its order is that of the page, dialogs last
        if hasattr(getattr(element, "proto", None), "component_name"):
            if element.proto.component_name == "monev_looks":
                content = json.loads(element.proto.json)["blocks"]
                of_panel = of_panel or (bool(content) and content[0].get("key") == "langkah")
                for block in content if of_panel == (kode is not None) else ():
                    yield from panel_lines(block, kode) if kode else block_lines(block, truth)
        elif kode is None and element.type == "plotly_chart":
            read = _CHARTS.get(re.sub(r"_gambar_\d+$", "", element.key))
            yield from read(json.loads(element.proto.spec), truth) if read else ()
        elif kode is None and element.type in (
            "markdown",
            "caption",
            "info",
            "warning",
            "error",
            "success",
        ):
            yield from lines(map(str.strip, element.value.split("\n")))
    for key, figure in charts_on(at).items() if kode is None else ():
        if key in _CHART_READERS:
            yield from _CHART_READERS[key](figure, truth)


def panel_lines(block: dict[str, Any], kode: str) -> Iterator[Line]:
    """What a block of a langkah's panel says: all of it is of that langkah."""
    kind = block["kind"]
    if "blocks" in block:
        for inner in block["blocks"]:
            yield from panel_lines(inner, kode)
    elif block.get("key") == "standing":
        how = block["text"].replace("Terlambat ", "Terlambat, ").replace("Selesai ", "Selesai, ")
        yield Line(" | ".join((kode, f"{block['mark']} {how}", *block["notes"])))
    elif kind == "switches":
        yield Line(f"{kode} {block['label']}")
        for (item,) in block["choices"]:
            tenggat, _, how = item["name"].partition(": ")
            yield Line(f"{kode} {tenggat}: {item['mark']} {how}")
    elif kind == "table":
        for tenggat, how, proof in block["rows"]:
            told = tuple(_told_bukti(proof.get("note", "")))
            yield Line(
                f"{kode} | {tenggat} | {how['text']} | bukti {proof['text']} | {proof['note']}",
                bukti=told,
            )
    elif kind not in _EXPLAINS:
        without_key = {k: v for k, v in block.items() if k != "key"}
        yield from (Line(f"{kode} {text}") for text in words_of(without_key) if text)


def _told_bukti(text: str) -> Iterator[tuple[str, bool]]:
    """Undangan: Belum ada; Notulensi: Ada. Of a plan only their names are told."""
    for one in filter(lambda one: ": " in one, text.split("; ")):
        name, _, status = one.rpartition(": ")
        yield name, status in ("Ada", "Terverifikasi")


def timeline_lines(figure: dict[str, Any], truth: Truth | None) -> Iterator[Line]:
    """The key, the load of months, the lanes with what they count, each mark with the words over
    it."""
    for trace in figure["data"]:
        if trace.get("showlegend"):
            yield Line(re.sub(r" <b>(.+)</b>", r": \1", trace["name"].replace("<br>", " ")))
        for number, (kind, name) in enumerate(trace.get("customdata", ())):
            words = re.sub(r"</?b>", "", trace["hovertext"][number]).replace("<br>", " | ")
            if kind == "area" and trace["type"] == "scatter":
                if not (truth and truth.rencana_only):
                    yield _folded_line(
                        name, words, trace["text"][number], trace["marker"]["symbol"]
                    )
            elif kind == "langkah" and trace["type"] == "bar":
                yield Line(f"{name} | lane: {words.partition(' | ')[2]}")
            else:
                yield Line(words, area=name if kind == "area" else None)


_LATE_SYMBOLS = {"triangle-up": "▲", "triangle-up-open": "△"}


def _folded_line(area: str, words: str, text: str, symbol: str) -> Line:
    """The mark of a folded month, as the cell of a heatmap is read."""
    month = next(n for n, long in enumerate(MONTHS, start=1) if re.search(rf"\b{long}\b", words))
    text = _plain(text)
    done, total = text.split("/")
    told = (
        f"({total})"
        if symbol == "circle-open" and done == "0"
        else f"{text} {_LATE_SYMBOLS.get(symbol, '')}"
    )
    return Line(told, area=area, cell=(month,))


def block_lines(block: dict[str, Any], truth: Truth | None) -> Iterator[Line]:
    """What a block of `monev.ui.looks` says; of one not known here, its words."""
    kind = block["kind"]
    if "blocks" in block:
        for inner in block["blocks"]:
            yield from block_lines(inner, truth)
    elif kind in _READERS:
        yield from _READERS[kind](block, truth)
    elif kind not in _EXPLAINS:
        yield from lines(
            words_of({name: value for name, value in block.items() if name not in ("tone", "key")})
        )


def lines(texts: Iterable[str | None], **about: Any) -> Iterator[Line]:
    """A line of each text that says something."""
    yield from (Line(text, **about) for text in texts if text)


def _switch_lines(block: dict[str, Any], truth: Truth | None) -> Iterator[Line]:
    for choice in (choice for group in block["choices"] for choice in group):
        area = choice["text"] if truth and choice["text"] in truth.areas else None
        yield from lines((choice.get("name"), choice.get("late")), area=area)


def _figure_text(one: dict[str, Any]) -> str:
    share = f" ({one['share']})" if one.get("share") else ""
    reason = f" ({one['note']})" if one["value"] == "–" else ""
    change = f"; {one['change']}" if one.get("change") else ""
    return f"{one['label']}: {one['value']}{share}{reason}{change}"


def _row_text(one: dict[str, Any]) -> str:
    mark = (
        f"{one['mark']} {one['state']}"
        if one.get("mark") and one["mark"] != "·"
        else one.get("state", "")
    )
    return " | ".join(
        filter(None, (one.get("kode", ""), mark, one.get("text", ""), *one.get("notes", [])))
    )


def _missing_text(one: dict[str, Any], heading: str) -> str:
    """A langkah with what it lacks: documents last, each with its note; the heading's month is not
    said again."""
    when = (
        f"{one['when'].strip()} {heading}".strip()
        if re.fullmatch(r"\w+ \d{4}", heading)
        else one["when"]
    )
    documents = "; ".join(" ".join(filter(None, (b["text"], b["note"]))) for b in one["bukti"])
    return " | ".join(
        (one["kode"], f"{one['mark']} {one['state']}", when, one["text"], f"lacks {documents}")
    )


def _filter_texts(group: dict[str, Any], truth: Truth | None) -> Iterator[str]:
    """The counts of a filter: so many missing bukti of a PIC, a jenis, an area."""
    missing = "Bukti diperlukan" if truth and truth.rencana_only else "Bukti belum ada"
    for row in (item for item in group["items"] if "count" in item):
        heading = "" if group["label"] == "Area" else f"{group['label']}: "
        yield f"{heading}{row['text']}; {missing}: {row['count']}"


def _missing_lines(block: dict[str, Any], _: Truth | None) -> Iterator[Line]:
    yield from lines(_missing_text(item, block["label"]) for item in block["items"])


def _filter_lines(block: dict[str, Any], truth: Truth | None) -> Iterator[Line]:
    for group in block["groups"]:
        yield from lines(_filter_texts(group, truth))


def _all_bar_lines(block: dict[str, Any], truth: Truth | None) -> Iterator[Line]:
    for item in block["items"]:
        yield from _bar_lines(item, truth)


def _bar_lines(one: dict[str, Any], truth: Truth | None) -> Iterator[Line]:
    """A bar: of an area its share and what is late; its parts as they are drawn."""
    area = area_of(one["label"], truth) if truth else None
    parts = {part["status"]: part["n"] for part in one["parts"]}
    if area is None or set(parts) == {"rencana"}:
        yield Line(f"{one['label']} {one.get('value', '')}")
        return
    late = parts.get("terlambat", 0) + parts.get("belum_dilaporkan", 0)
    known = f"Terlambat: {late}; Belum dilaporkan: {parts.get('belum_dilaporkan', 0)}"
    yield from lines(
        (f"Capaian s.d. posisi: {one['value']}", known, one.get("late"), one.get("note")), area=area
    )


def _map_lines(figure: dict[str, Any], truth: Truth | None) -> Iterator[Line]:
    """The cells of the map of Peta Capaian, also those that hold nothing, and what the pointer
    shows over them."""
    over = figure["data"][1]
    texts = dict(zip(over["customdata"], map(_plain, over["text"]), strict=True))
    columns = [_plain(name) for name in figure["layout"]["xaxis"]["ticktext"]]
    by_code = {
        _COLUMN_CODES[name]: months
        for name, months in (MONTH_COLUMNS | _QUARTERS).items()
        if name in columns
    }
    for area in (*(truth.areas if truth else ()), None):
        for column, months in by_code.items():
            yield Line(texts.get(f"{area or 'semua'}-{column}", ""), area=area, cell=months)
    for words in over["hovertext"]:
        yield from lines(_plain(line) for line in words.split("<br>")[2:])


def _plain(text: str) -> str:
    """A text of a picture without its marks."""
    return as_posisi(" ".join(unescape(re.sub("<[^>]+>", " ", text)).split()))


def _gap_lines(figure: dict[str, Any], truth: Truth | None) -> Iterator[Line]:
    """How many bukti each PIC and each area lacks, and all together."""
    missing = "Bukti diperlukan" if truth and truth.rencana_only else "Bukti belum ada"
    over = figure["data"][1]
    for text, words in zip(over["text"], over["hovertext"], strict=True):
        pic, _, area = _plain(words.split("<br>")[0]).partition(" · ")
        if area == "jumlah":
            who = "" if pic == "Jumlah" else f"PIC: {pic}; "
            yield Line(f"{who}{missing}: {_plain(text)}")
        elif pic == "Jumlah":
            yield Line(f"{missing}: {_plain(text)}", area=area_of(area, truth) if truth else None)


def _share_lines(figure: dict[str, Any], truth: Truth | None) -> Iterator[Line]:
    """The bars of areas or PIC: number and badge of each, what the pointer says; of a plan what it
    holds."""
    ground, values = figure["data"][0], figure["data"][4]["text"]
    badges = figure["data"][5]["text"] if len(figure["data"]) > 5 else [""] * len(values)
    for value, words, number, badge in zip(
        ground["customdata"], ground["hovertext"], values, badges, strict=True
    ):
        name, *said = words.split("<br>")
        if truth and truth.rencana_only:
            yield from lines(map(_plain, (name, number, *said)))
            continue
        area = value if truth and value in truth.areas else None
        about: dict[str, Any] = {"area": area} if area else {"pic": value or NO_PIC}
        texts = [f"Capaian s.d. posisi: {_plain(number)}", _plain(badge), *map(_plain, said)]
        yield from lines(texts, **about)


def _curve_lines(figure: dict[str, Any], _: Truth | None) -> Iterator[Line]:
    """How far each report says the year has come, at its day."""
    axis, reports = figure["layout"]["xaxis"], figure["data"][3]
    titles = dict(zip(axis["tickvals"], axis["ticktext"], strict=True))
    for x, words in zip(reports["x"], reports["hovertext"], strict=True):
        title = titles[x]
        month, *year = title.split()
        if len(year) == 1:  # the end of a month
            number = MONTHS.index(month) + 1
            title = f"{monthrange(int(year[0]), number)[1]} {title}"
        yield Line(f"{title}: {_plain(words).partition(': ')[2]}")


def _month_lines(figure: dict[str, Any], _: Truth | None) -> Iterator[Line]:
    """What falls due in each month of a plan."""
    yield from lines(figure["data"][0]["hovertext"])


_COLUMN_CODES = {name: str(*months) for name, months in MONTH_COLUMNS.items() if len(months) == 1}
_COLUMN_CODES |= {name: f"tw{number}" for number, name in enumerate(_QUARTERS, start=1)}
_COLUMN_CODES |= {"s.d. posisi": "posisi", "Setahun": "setahun"}
"""What a column of the map is called → how a cell's code names it."""

_CHART_READERS: dict[str, Callable[[dict[str, Any], Truth | None], Iterator[Line]]] = {
    "peta": _map_lines,
    "kesenjangan_peta": _gap_lines,
    "area": _share_lines,
    "pic": _share_lines,
    "kurva": _curve_lines,
    "bulan": _month_lines,
}
"""How each picture is read, by its key."""

_READERS: dict[str, Callable[[dict[str, Any], Truth | None], Iterator[Line]]] = {
    "bars": _all_bar_lines,
    "figures": lambda block, _: lines(map(_figure_text, block["items"])),
    "filters": _filter_lines,
    "missing": _missing_lines,
    "rows": lambda block, _: lines(map(_row_text, block["items"])),
    "switches": _switch_lines,
    "tools": lambda block, _: lines([block["count"]]),
}
"""How each kind of block is read."""

_CHARTS: dict[str, Callable[[dict[str, Any], Truth | None], Iterator[Line]]] = {
    "linimasa": timeline_lines
}
"""How each picture is read, by its key."""


def meeting_source(case: Case) -> Source:
    """Every screen of the meeting of a case, after what its room says above each of them."""
    screens = rapat_screens(case.db, case.view, case.rapat)
    lines = [Line(opening_remark(case.view, ringkasan(case.db, case.view).current))]
    for one in screen_order(case.db, case.view, case.rapat):
        screen = screens.build_screen(one, None)
        lines.append(Line(screen["title"]))
        for block in screen["blocks"]:
            lines += screen_lines(block, one.area, case.truth)
    return Source(
        "rapat, setiap layar", [line for line in lines if line.text or line.cell is not None]
    )


def screen_lines(block: dict[str, Any], area: str | None, truth: Truth) -> Iterator[Line]:
    """What a block of a meeting's screen says."""
    kind, items = block["kind"], block.get("items", [])
    if kind == "group":
        for inner in block["blocks"]:
            yield from screen_lines(inner, area, truth)
    elif kind == "figures":
        yield from (line for figure in items for line in _screen_figure(figure))
    elif kind == "bars":
        yield from (line for bar in items for line in _screen_bar(bar, truth))
    elif kind == "cells":
        for cell in items:
            if cell["heading"] in MONTH_COLUMNS:
                text = f"{cell['text']} {cell.get('late', '')}"
                yield Line(text, area=area, cell=MONTH_COLUMNS[cell["heading"]])
    elif kind == "items":
        if not items:
            yield Line(block["empty"], area=area)
        for item in _unfolded(items):
            yield (
                Line(item["heading"], area=area) if "heading" in item else _screen_item(item, area)
            )
    elif kind == "sentence":
        pic = re.match(r"(.+): \d[\d.]* bukti ", block["text"])
        yield Line(block["text"], area=area, pic=pic[1] if pic else None)


def _unfolded(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The items of a list, those behind a line after it; a line of several tenggat only sums up
    what it folds away."""
    for item in items:
        folded = item.get("parts", item)
        if "fold" in folded:
            yield {"heading": folded["fold"]}
            yield from folded["items"]
        else:
            yield item


def _screen_figure(figure: dict[str, Any]) -> Iterator[Line]:
    label = _LABELS.get(figure["label"], figure["label"])
    if " → " in figure["value"]:
        before, now = figure["value"].split(" → ")
        yield Line(f"{label}: {before}", before=True)
        yield Line(f"{label}: {now}")
    else:
        yield Line(f"{label}: {figure['value']} ({figure.get('note', '')})")


def _screen_bar(bar: dict[str, Any], truth: Truth) -> Iterator[Line]:
    area = area_of(bar["label"], truth)
    if area is not None:
        late = "" if truth.rencana_only else bar["late"]
        yield Line(f"Capaian s.d. posisi: {bar['value']}; {late}", area=area)
    elif truth.rencana_only:
        yield Line(f"{bar['label']}: {bar['value']}")
    else:
        yield Line(f"PIC: {bar['label']}; Bukti belum ada: {bar['value']}")


def _screen_item(item: dict[str, Any], area: str | None) -> Line:
    notes = " · ".join(item.get("notes", []))
    text = " | ".join(
        filter(None, (item.get("kode", ""), item.get("mark", ""), item.get("aside", ""), notes))
    )
    ticks = (
        item.get("ticks", []) if area else []
    )  # those of a PIC's screen may stand for several tenggat
    return Line(text, bukti=tuple((tick["full"], tick["on"]) for tick in ticks))
