"""The blocks of a page as plain data: each function makes one kind, which static/*.js draws.

The fields of a block and its items are in `block_types`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Unpack

from monev.core.field_of import Kind
from monev.figures.sheet import Sheet
from monev.ui.looks import block_parts as parts
from monev.ui.looks import block_types as types
from monev.ui.looks import screen_parts as screens
from monev.ui.looks.block_parts import Act, Action, Way
from monev.ui.looks.block_types import Block
from monev.ui.looks.screen_parts import Field


def way(text: str, href: str, **looks: Unpack[parts.WayLooks]) -> Way:
    """Return a link with its words, for the `link` of a heading or notice.

    In a notice also `leaves` (the address is no page of the menu) and `primary` (drawn as the main
    button).
    """
    return {"text": text, "href": href, **looks}


def head(title: str, **choices: Unpack[parts.HeadParts]) -> types.Head:
    """Return the head of a page: its name as the heading.

    `line` sums up the choices, which it opens.
    """
    return {"kind": "head", "title": title, "key": "head", **choices}


def doors(items: Iterable[parts.Door]) -> types.Doors:
    """Return the pages of every day as a bar at the foot of a phone."""
    return {"kind": "doors", "items": list(items), "key": "doors"}


def search(address: str) -> types.Search:
    """Return the sign of the search and its box, which Ctrl+K and / also open.

    The box sends what is typed to `address` (see `monev.server.data_routes.search`).
    """
    hint = "Cari langkah, bukti, PIC, satker, atau halaman"
    return {"kind": "search", "text": "Cari", "hint": hint, "address": address, "key": "search"}


def sentence(text: str, tone: str = "", *, key: str = "") -> types.Words:
    """Return a sentence, large; with the `tone` "quiet" small and grey."""
    return {"kind": "words", "looks": f"sentence {tone}", "text": text, "key": key}


def words(looks: str, text: str, **about: Unpack[parts.WordsParts]) -> types.Words:
    """Return words with looks of their own, named in a stylesheet: m-{looks}."""
    return {"kind": "words", "looks": looks, "text": text, **about}


def heading(text: str, **about: Unpack[parts.WordsParts]) -> types.Words:
    """Return a heading, with a note beside it and a link at the end of its line."""
    return {"kind": "words", "looks": "heading", "text": text, "level": 2, **about}


def answer(text: str, note: str = "") -> types.Words:
    """Return the sentence that answers the page's question, with a quiet note beside it."""
    return {"kind": "words", "looks": "answer", "text": text, "note": note, "key": "answer"}


def notice(text: str, *, tone: str = "", link: Way | None = None, key: str = "") -> types.Words:
    """Return a notice that stands before the figures.

    `tone`: "terlambat" for lateness, "foot" for a small remark.
    """
    return {"kind": "words", "looks": f"notice {tone}", "text": text, "link": link, "key": key}


def actions(items: Iterable[Action | Way], *, strip: bool = False) -> types.Actions:
    """Return links and buttons in a row.

    `strip`: in one line that scrolls sideways, the current one in sight.
    """
    looks = "strip" if strip else ""
    return {"kind": "actions", "items": [{**item} for item in items], "looks": looks}


def button(text: str, act: Act, *, name: str = "", primary: bool = False) -> Action:
    """Return a button, for `actions` or an item.

    `name`: its object, if `text` alone is ambiguous.
    """
    made: Action = {"text": text, "act": act, "primary": primary}
    if name:
        made["name"] = f"{text} {name}"
    return made


def table(
    label: str,
    head: Sequence[str],
    rows: Iterable[Sequence[types.TableCell]],
    acts: Iterable[str] = (),
) -> types.Table:
    """Return a table of texts; a cell may have a note below it. `label`: what it shows.

    It stands in a group `read` (`reading.css`). With the names of its rows (`acts`) a touch of a
    cell sends [name, column].
    """
    content = [[*row] for row in rows]
    return {"kind": "table", "label": label, "head": [*head], "rows": content, "acts": [*acts]}


def end(key: str) -> types.End:
    """Return the end of a long list; once it is seen, the page has the class `m-all-seen`."""
    return {"kind": "end", "key": key}


def figures(label: str, items: Iterable[parts.Figure]) -> types.Figures:
    """Return figures as cards, on a phone as lines."""
    return {"kind": "figures", "label": label, "items": list(items)}


def part(status: str, count: int) -> parts.Part:
    """Return one part of a bar: a status (or "belum_dilaporkan", "rencana") and its count."""
    return {"status": status, "n": count}


def year(months: Iterable[parts.YearMonth], shown: Sheet) -> types.Year:
    """Return a year: its months under the curve of plan and realisation (`figures.sheet`)."""
    curve = shown.curve
    if curve is None:
        return {"kind": "year", "key": "tahun", "alt": "", "months": list(months), "posisi": 0}
    return {
        "kind": "year",
        "key": "tahun",
        "alt": curve.alt,
        "months": list(months),
        "posisi": curve.posisi,
        "plan": [(point.x, point.share) for point in curve.plan],
        "reached": [(point.x, point.share) for point in curve.reached],
        "share": shown.share,
        "plan_words": shown.plan_words,
    }


def offices(heads: Iterable[str], groups: Iterable[parts.OfficePart]) -> types.Offices:
    """Return a line for each satker, in groups; one without satker is left out."""
    shown = [group for group in groups if group["items"]]
    return {"kind": "offices", "heads": [*heads], "parts": shown, "key": "satker"}


def bars(label: str, items: Iterable[parts.Bar], *, looks: str = "") -> types.Bars:
    """Return bars, each a share of its own `total`; `looks` "strip": side by side in one row."""
    return {"kind": "bars", "label": label, "items": list(items), "looks": looks}


def row(
    text: str,
    state: str,
    notes: Iterable[str | None],
    *,
    mark: str,
    status: str = "",
    **other: Unpack[parts.RowParts],
) -> parts.RowItem:
    """Return an item of `rows`: `kode`, text, its state in words and as a sign, and its notes."""
    return {
        "mark": mark,
        "status": status,
        "text": text,
        "state": state,
        "notes": [*filter(None, notes)],
        **other,
    }


def rows(
    label: str, items: Iterable[parts.RowItem], *, looks: str = "", key: str = ""
) -> types.Rows:
    """Return rows of tenggat or other things, each a `row`; "brief", "waiting": a line each."""
    made: types.Rows = {"kind": "rows", "label": label, "items": list(items), "key": key}
    if looks:
        made["looks"] = looks
    return made


def group(looks: str, *content: Block, key: str = "") -> types.Group:
    """Return blocks together.

    | looks | layout |
    |---|---|
    | stack | one below the other, as one of several columns |
    | person, person-head | whom to ask, above its rows |
    """
    return {"kind": "group", "looks": looks, "blocks": list(content), "key": key or looks}


def card(
    title: str, *content: Block, key: str, note: str = "", link: Way | None = None
) -> types.Group:
    """Return blocks on one card under a heading, whose note and link they are."""
    return group("card", heading(title, note=note, link=link), *content, key=key)


def cells(label: str, headings: list[str], rows: list[parts.CellsRow]) -> types.Cells:
    """Return rows of a map; room.css has the looks of a cell's `state`.

    Headings of rows that are turned through stand in a block of their own, without rows.
    """
    return {"kind": "cells", "label": label, "headings": headings, "items": rows}


def desk(
    label: str, head: Sequence[str], rows: Iterable[parts.DeskRow], *, key: str, keys: bool = False
) -> types.Desk:
    """Return a table to work in, whose cells send [row, what, value].

    `keys`: its keys are live on the whole page, else while the focus is in it.
    """
    items = list(rows)
    return {
        "kind": "desk",
        "label": label,
        "head": [*head],
        "items": items,
        "key": key,
        "keys": keys,
    }


def months(label: str, items: Iterable[parts.Line], *, above: float, before: float) -> types.Months:
    """Return the month names of a picture drawn below, which stay in sight while it scrolls.

    `above`: pixels from its top to their middle; `before`: the share of its width left of them.
    """
    return {
        "kind": "months",
        "label": label,
        "items": list(items),
        "above": above,
        "before": before,
        "key": "months",
    }


def items(entries: Iterable[screens.Entry], *, empty: str = "") -> types.Items:
    """Return items to work on, with headings and folds; `empty`: said without items."""
    return {"kind": "items", "items": list(entries), "empty": empty}


def people(label: str, persons: Iterable[screens.Person]) -> types.People:
    """Return the attendance of a meeting; `label` sums it up."""
    return {"kind": "people", "label": label, "items": list(persons)}


def qr(text: str, address: str, picture: str) -> types.Qr:
    """Return an address for the phones in the room, as a QR code (`data:`) with its words."""
    return {"kind": "qr", "text": text, "address": address, "picture": picture}


def paged(
    content: types.Items | types.Bars | types.Cells | types.People, *, key: str
) -> types.Group:
    """Return a list of which the room shows as much as fits; the rest by turning pages."""
    return group("paged", content, key=f"{content['kind']} {key}")


def columns(first: Sequence[Block], second: Sequence[Block]) -> types.Group:
    """Return two columns, each as tall as the screen."""
    return group(
        "columns", group("stack", *first, key="first"), group("stack", *second, key="second")
    )


def form(
    title: str,
    fields: Iterable[Field],
    message: Mapping[str, object],
    **about: Unpack[screens.FormParts],
) -> screens.OpenForm:
    """Return the act of a button that opens a form."""
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
    kind: Kind = "line",
    *,
    choices: Mapping[str, str] | None = None,
    suggested: Sequence[str] = (),
) -> Field:
    """Return a field of a form; with `choices` (code → word) one of them is chosen.

    `kind` "names": joined by semicolons. In "lines" Enter saves and Shift+Enter begins a new line;
    in a "text" Enter begins one. `suggested`: values that a touch puts in.
    """
    made: Field = {"name": name, "label": label, "value": value, "kind": kind}
    if choices:
        made["kind"] = "choice"
        made["options"] = [*choices.items()]
    if suggested:
        made["suggested"] = [*suggested]
    return made
