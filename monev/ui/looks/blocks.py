"""The blocks a page is put together from, as plain data: each function makes one kind, drawn by
static/*.js. What a block and its items hold is in `block_types`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Unpack

from monev.ui.looks import block_parts as parts
from monev.ui.looks import block_types as types
from monev.ui.looks import screen_parts as screens
from monev.ui.looks.block_parts import Act, Action, Way
from monev.ui.looks.block_types import Block
from monev.ui.looks.screen_parts import Field, FieldKind


def way(text: str, href: str, **looks: Unpack[parts.WayLooks]) -> Way:
    """A link with its words, for the `link` of a heading or a notice; from a notice alone `leaves`:
    to what is no page of the menu, and `primary`: as the button to press next."""
    return {"text": text, "href": href, **looks}


def head(title: str, **choices: Unpack[parts.HeadParts]) -> types.Head:
    """The head of a page: its name as the heading; `line` says in one line what is looked at, and
    opens on a phone."""
    return {
        "kind": "head",
        "title": title,
        "key": "head",
        **choices,
    }


def home(href: str) -> types.Home:
    """The product's name at the head of the menu, which leads to its first page."""
    return {
        "kind": "home",
        "text": "Monev ZI",
        "href": href,
        "key": "home",
    }


def doors(near: Iterable[parts.Door], far: Iterable[parts.Door]) -> types.Doors:
    """The pages as a bar at the foot of a phone; `far`: those behind *Lainnya*."""
    return {
        "kind": "doors",
        "near": list(near),
        "far": list(far),
        "key": "doors",
    }


def search(address: str) -> types.Search:
    """A sign, and the box it opens, as Ctrl+K and / do: what is typed is asked of `address`, which
    answers as `monev.server.data_routes.search` says."""
    hint = "Cari langkah, bukti, PIC, satker, atau halaman"
    return {
        "kind": "search",
        "text": "Cari",
        "hint": hint,
        "address": address,
        "key": "search",
    }


def sentence(text: str, tone: str = "", *, key: str = "") -> types.Sentence:
    """A sentence, large; `tone` "quiet" for small and grey."""
    return {
        "kind": "sentence",
        "text": text,
        "tone": tone,
        "key": key,
    }


def heading(
    text: str,
    *,
    level: int = 2,
    note: str = "",
    link: Way | None = None,
    appears: bool = False,
) -> types.Heading:
    """A heading, with a note beside it and a way on at the end of its line. `appears`: of what was
    made just now, so the page moves to where it stands."""
    return {
        "kind": "heading",
        "text": text,
        "level": level,
        "note": note,
        "link": link,
        "appears": appears,
    }


def notice(
    text: str,
    *,
    tone: str = "",
    link: Way | None = None,
    key: str = "",
) -> types.Notice:
    """What has to be known before the figures are read; `tone` "terlambat" about lateness, "foot" a
    small remark."""
    return {
        "kind": "notice",
        "text": text,
        "tone": tone,
        "link": link,
        "key": key,
    }


def standing(
    mark: str,
    status: str,
    text: str,
    notes: Iterable[str],
) -> types.Notice:
    """How one thing stands, large and first: a notice with its mark, and notes below its words."""
    return {
        **notice(text, tone=status, key="standing"),
        "mark": mark,
        "notes": list(notes),
    }


def first_look(marks: Iterable[str]) -> types.FirstLook:
    """Numbered words on what to look at first, each number also at its place on the page
    (page.css); shown until somebody closes it, and never again in that browser."""
    return {
        "kind": "firstLook",
        "items": list(marks),
        "text": "Mengerti",
        "key": "first-look",
    }


def sheet(address: str) -> types.Sheet:
    """What Ctrl+P prints in the page's place: the picture of a sheet at an address, fetched when it
    is asked for."""
    return {"kind": "sheet", "address": address, "key": "sheet"}


def lines(items: Iterable[parts.Line], *, flow: bool = False, key: str = "") -> types.Lines:
    """Lines of words, one below the other or, with `flow`, as pills one after the other."""
    return {
        "kind": "lines",
        "items": list(items),
        "looks": "flow" if flow else "",
        "key": key,
    }


def actions(items: Iterable[Action | Way]) -> types.Actions:
    """Ways on and things to do in a row. A file that is made only once it is asked for:
    `looks.file_button`."""
    return {"kind": "actions", "items": [{**item} for item in items]}


def button(
    text: str,
    act: Act,
    *,
    name: str = "",
    primary: bool = False,
) -> Action:
    """A thing to do, for `actions` or an item. `name`: what it is done to, where `text` alone would
    not say."""
    made: Action = {"text": text, "act": act, "primary": primary}
    if name:
        made["name"] = f"{text} {name}"
    return made


def table(
    label: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str | parts.TableCell]],
    *,
    key: str = "",
) -> types.Table:
    """A table, on a phone a card for each row; a cell is its text or more than that. `label` says
    what it is to who cannot see it."""
    return {
        "kind": "table",
        "label": label,
        "head": list(head),
        "rows": [list(row) for row in rows],
        "key": key,
    }


def figures(label: str, items: Iterable[parts.Figure]) -> types.Figures:
    """Figures as cards, on a phone as lines."""
    return {"kind": "figures", "label": label, "items": list(items)}


def part(status: str, n: int) -> parts.Part:
    """One part of a bar: a status (or "belum_dilaporkan", "rencana") and how many."""
    return {"status": status, "n": n}


def bars(
    label: str,
    items: Iterable[parts.Bar],
    *,
    scale: int = 0,
    narrow: bool = False,
) -> types.Bars:
    """Bars, each a share of its own `total`, or all on one `scale`. `narrow`: in half the page's
    width, without badge and note; of looks "note-below" each note has its own line."""
    looks = "narrow" if narrow else ""
    return {
        "kind": "bars",
        "label": label,
        "items": list(items),
        "scale": scale,
        "looks": looks,
    }


def row(
    text: str,
    state: str,
    notes: Iterable[str | None],
    *,
    mark: str,
    status: str = "",
    **other: Unpack[parts.RowParts],
) -> parts.RowItem:
    """One of `rows`: what it is (`kode` before it), how it stands in words and a sign (`mark`,
    `status`), its notes."""
    return {
        "mark": mark,
        "status": status,
        "text": text,
        "state": state,
        "notes": [*filter(None, notes)],
        **other,
    }


def rows(
    label: str,
    items: Iterable[parts.RowItem],
    *,
    ordered: bool = False,
    key: str = "",
) -> types.Rows:
    """Rows of tenggat or of other things, each a `row`."""
    return {
        "kind": "rows",
        "label": label,
        "items": list(items),
        "ordered": ordered,
        "key": key,
    }


def group(looks: str, *content: Block, key: str = "") -> types.Group:
    """Blocks together, as `looks` says: "beside" each other where there is room; "cards" in columns
    as long as each other, read down, with no hole between them; a "stack" one below the other, as
    one of several side by side; "paper-only": never on a screen."""
    return {
        "kind": "group",
        "looks": looks,
        "blocks": list(content),
        "key": key or looks,
    }


def card(
    title: str,
    *content: Block,
    key: str,
    note: str = "",
    link: Way | None = None,
) -> types.Group:
    """Blocks that belong together, on one card under a heading: its note and link are those of
    `heading`."""
    return group("card", heading(title, note=note, link=link), *content, key=key)


def switch(text: str, on: bool, **act: str) -> parts.Switch:
    """One of `switches`: what it is called, whether it is on, and what a touch puts into the
    address."""
    return {"text": text, "on": on, "act": act}


def switches(
    label: str, choices: Iterable[Iterable[parts.Switch]], *, shows_label: bool = False
) -> types.Switches:
    """Choices in a row, each a group of which one is on, or a single one that is on or off."""
    return {
        "kind": "switches",
        "label": label,
        "choices": [list(group) for group in choices],
        "shows_label": shows_label,
        "key": "switches",
    }


def cells(label: str, items: Iterable[parts.Cell]) -> types.Cells:
    """One row of a map by itself; the looks of a cell's `state` are in heatmap.css."""
    return {"kind": "cells", "label": label, "items": list(items)}


def opened(text: str, *, note: str, act: Act) -> types.Opened:
    """The heading over what a touch opened, brought into sight; `act` closes it again."""
    return {
        "kind": "opened",
        "text": text,
        "note": note,
        "act": act,
        "key": "opened",
    }


def pager(current: int, last: int) -> types.Group:
    """The way through a list of pages, on paper which it is; a touch acts with {"halaman": number
    or, first, ""}."""
    numbers = [
        number for number in range(1, last + 1) if number in (1, last) or abs(number - current) <= 2
    ]
    ways = [
        ("‹", current - 1, "sebelumnya"),
        *((str(n), n, str(n)) for n in numbers),
        ("›", current + 1, "berikutnya"),
    ]
    pages: list[parts.Switch] = []
    for text, number, name in ways:
        if 1 <= number <= last:
            one = switch(text, number == current, halaman=str(number) if number > 1 else "")
            pages.append({**one, "name": f"Halaman {name}"})
    where = sentence(f"Halaman {current} dari {last}", "quiet m-paper-line")
    return group("pager", where, switches("Halaman daftar", [pages]))


def tools(
    *,
    count: str,
    search: parts.SearchField | None,
    selects: Iterable[parts.Select],
    ways: Iterable[Action | Way] = (),
) -> types.Tools:
    """Over a list: how many it holds, a search and choices; what is typed or chosen acts with
    {name: value}. `ways`: what else is done with the list, as `actions` has. Without a search,
    where there is nothing to seek in, the count alone."""
    return {
        "kind": "tools",
        "count": count,
        "key": "tools",
        "search": search,
        "selects": list(selects),
        "items": [{**way} for way in ways],
    }


def choice(
    name: str,
    label: str,
    words: Mapping[str, str],
    chosen: str,
) -> parts.Select:
    """One of `words` (what it is called, by its value) as a choice of `tools`."""
    options: list[parts.Option] = [
        {"value": value, "label": text, "on": value == chosen} for value, text in words.items()
    ]
    return {"name": name, "label": label, "options": options}


def narrowing(
    name: str,
    value: str,
    text: str,
    chosen: Sequence[str],
) -> parts.Narrowing:
    """One choice of `filters`: `value` of what the address calls `name`, put beside those chosen or
    taken from them."""
    rest = [other for other in chosen if other != value] if value in chosen else [*chosen, value]
    return {"text": text, "on": value in chosen, "act": {name: rest}}


def filters(
    opener: str,
    groups: Iterable[parts.FilterGroup],
    *,
    clear: parts.Clear | None,
) -> types.Filters:
    """Choices that narrow what is shown, on a phone behind a button `opener`, each as of
    `narrowing`; `clear` takes all of them away."""
    return {
        "kind": "filters",
        "opener": opener,
        "key": "filters",
        "groups": list(groups),
        "clear": clear,
    }


def missing(label: str, items: Iterable[parts.MissingLangkah], *, key: str) -> types.Missing:
    """Langkah with the documents they lack. Where none has a `state`, it has no column."""
    content = list(items)
    looks = "" if any(item["state"] for item in content) else "plain"
    return {
        "kind": "missing",
        "label": label,
        "items": content,
        "looks": looks,
        "key": key,
    }


def files(label: str, items: Iterable[parts.FileItem], *, key: str) -> types.Files:
    """Files to be saved, a picture seen small."""
    return {
        "kind": "files",
        "label": label,
        "items": list(items),
        "key": key,
    }


def inbox(
    langkah: Iterable[screens.InboxLangkah], **about: Unpack[screens.InboxParts]
) -> types.Inbox:
    """What waits to be judged, a list by langkah with what is chosen in it beside it. A message is
    {id, acts}, each {status, kode, note, bukti}, in their order; without acts the hands have come
    to rest."""
    return {
        "kind": "inbox",
        "langkah": list(langkah),
        "key": "inbox",
        **about,
    }


def report(
    lines: Iterable[screens.ReportLine | screens.ReportHeading],
    **about: Unpack[screens.ReportParts],
) -> types.Report:
    """The lines of a quarter that is reported. A message is {id, acts}, each {do, kode, tenggat}
    with, to "report", value and seen; to "tick" on and documents {name, status}; to "open" bukti;
    to "undo" nothing."""
    return {
        "kind": "report",
        "lines": list(lines),
        "key": "report",
        **about,
    }


def items(entries: Iterable[screens.Entry], *, empty: str = "") -> types.Items:
    """What is to be done about, headings between, and folds. `empty` is said where there is
    nothing."""
    return {"kind": "items", "items": list(entries), "empty": empty}


def still(
    alt: str, lines: Iterable[screens.StillLine], **about: Unpack[screens.StillParts]
) -> types.Still:
    """A picture that stands still, for a projector: lines over months."""
    return {
        "kind": "still",
        "alt": alt,
        "lines": list(lines),
        **about,
    }


def qr(text: str, address: str, picture: str) -> types.Qr:
    """An address for the phones in the room, as a picture (`data:`) with its words."""
    return {
        "kind": "qr",
        "text": text,
        "address": address,
        "picture": picture,
    }


def paged(content: types.Items | types.Bars, *, key: str) -> types.Group:
    """Items or bars of which the room shows as much as fits, the rest by turning pages."""
    return group("paged", content, key=f"{content['kind']} {key}")


def columns(
    first: Sequence[Block], second: Sequence[Block], *, wide_second: bool = False
) -> types.Group:
    """Two columns, each as tall as the screen."""
    looks = "columns wide-second" if wide_second else "columns"
    return group(looks, group("stack", *first, key="first"), group("stack", *second, key="second"))


def form(
    title: str,
    fields: Iterable[Field],
    message: Mapping[str, object],
    **about: Unpack[screens.FormParts],
) -> screens.OpenForm:
    """The act of a button that opens a form."""
    content: screens.Form = {
        "title": title,
        "fields": list(fields),
        "message": message,
        "seen": {},
        "hint": "",
        "save": "",
    }
    return {"open": {**content, **about}}


def field(
    name: str,
    label: str,
    value: str = "",
    kind: FieldKind = "line",
    **other: Unpack[screens.FieldLooks],
) -> Field:
    """A field of a form: of kind "line", "lines", "day", "names" (joined by a semicolon) or
    "choice". In "lines" Shift+Enter begins a line where Enter saves."""
    return {
        "name": name,
        "label": label,
        "value": value,
        "kind": kind,
        "lines": 2,
        **other,
    }


def room(**content: Unpack[types.RoomParts]) -> types.Room:
    """The meeting's room, over the whole page; what is touched in it acts with {id, action ...}.
    recorder: see pages/rapat/rights.py."""
    return {"kind": "room", "key": "room", **content}
