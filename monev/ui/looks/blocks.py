"""The blocks a page is put together from, as plain data: each function makes one kind, drawn by
static/*.js. Where a block takes `items`, each is a mapping with the fields its docstring names. Any
item may carry `href` (it is a link) or `act` (it is a button)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Block = dict[str, Any]


def way(text: str, href: str, **looks: bool) -> Block:
    """A link with its words, for the `link` of a heading or a notice; from a notice alone `leaves`:
    to what is no page of the menu, and `primary`: as the button to press next."""
    return {"text": text, "href": href, **looks}


def head(title: str, **choices: Any) -> Block:
    """The head of a page: its name as the heading; `line` {start, end} says in one line what is
    looked at, and opens on a phone (its start is cut where there is little room); satker, tahun:
    {label, value, on}; triwulan: {label, name, href, current}; day: {text, value, min, max}; help:
    what the words of the head and the page mean, {text, note}, posisi first; today: {text, href} or
    None; data: which data are shown; badge: a word of warning about them; who: {name, href} of who
    is signed in, an empty name for a guest, None at the machine itself."""
    return {"kind": "head", "title": title, "key": "head", **choices}


def home(href: str) -> Block:
    """The product's name at the head of the menu, which leads to its first page."""
    return {"kind": "home", "text": "Monev ZI", "href": href, "key": "home"}


def doors(near: Iterable[Block], far: Iterable[Block]) -> Block:
    """The pages as a bar at the foot of a phone: {text, note (how much waits there), href,
    current}; `far`: those behind *Lainnya*."""
    return {"kind": "doors", "near": list(near), "far": list(far), "key": "doors"}


def search(address: str) -> Block:
    """A sign, and the box it opens, as Ctrl+K and / do: what is typed is asked of `address`, which
    answers as `monev.server.data_routes.search` says."""
    hint = "Cari langkah, bukti, PIC, satker, atau halaman"
    return {"kind": "search", "text": "Cari", "hint": hint, "address": address, "key": "search"}


def sentence(text: str, tone: str = "", *, key: str = "") -> Block:
    """A sentence, large; `tone` "quiet" for small and grey."""
    return {"kind": "sentence", "text": text, "tone": tone, "key": key}


def heading(
    text: str, *, level: int = 2, note: str = "", link: Block | None = None, appears: bool = False
) -> Block:
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


def notice(text: str, *, tone: str = "", link: Block | None = None, key: str = "") -> Block:
    """What has to be known before the figures are read; `tone` "terlambat" about lateness, "foot" a
    small remark."""
    return {"kind": "notice", "text": text, "tone": tone, "link": link, "key": key}


def standing(mark: str, status: str, text: str, notes: Iterable[str]) -> Block:
    """How one thing stands, large and first: a notice with its mark, and notes below its words."""
    return notice(text, tone=status, key="standing") | {"mark": mark, "notes": list(notes)}


def first_look(marks: Iterable[str]) -> Block:
    """Numbered words on what to look at first, each number also at its place on the page
    (page.css); shown until somebody closes it, and never again in that browser."""
    return {"kind": "firstLook", "items": list(marks), "text": "Mengerti", "key": "first-look"}


def sheet(address: str) -> Block:
    """What Ctrl+P prints in the page's place: the picture of a sheet at an address, fetched when it
    is asked for."""
    return {"kind": "sheet", "address": address, "key": "sheet"}


def lines(items: Iterable[Block], *, flow: bool = False, key: str = "") -> Block:
    """Lines of words, one below the other or, with `flow`, as pills one after the other: {text}."""
    return {"kind": "lines", "items": list(items), "looks": "flow" if flow else "", "key": key}


def actions(items: Iterable[Block]) -> Block:
    """Ways on and things to do in a row: {text, name? (in full), note? (on a screen), primary?,
    is_open? (it folds what stands below), file?, copy?, leaves? (its address is no page of ours)};
    `file` {name, mime, content} is saved by the browser, `copy` (a text) put into its clipboard.
    What is made only once it is asked for: `looks.file_button`."""
    return {"kind": "actions", "items": list(items)}


def button(text: str, act: Block, *, name: str = "", primary: bool = False) -> Block:
    """A thing to do, for `actions` or an item. `name`: what it is done to, where `text` alone would
    not say."""
    named = {"name": f"{text} {name}"} if name else {}
    return {"text": text, "act": act, "primary": primary} | named


def table(
    label: str, head: Sequence[str], rows: Iterable[Sequence[str | Block]], *, key: str = ""
) -> Block:
    """A table, on a phone a card for each row; a cell is its text or {text, kode? (before the
    text), status?, number?, marked? (the one it is about), wide_only? (not on a phone), note?}.
    `label` says what it is to who cannot see it."""
    return {
        "kind": "table",
        "label": label,
        "head": list(head),
        "rows": [list(row) for row in rows],
        "key": key,
    }


def figures(label: str, items: Iterable[Block]) -> Block:
    """Figures as cards, on a phone as lines: {key, label, value, share? (a percent), n?, total?
    (with both: a bar), status?, mark? (before the label), badge? (before the value), change?, tone?
    (a status: the change's), note?}."""
    return {"kind": "figures", "label": label, "items": list(items)}


def part(status: str, n: int) -> Block:
    """One part of a bar: a status (or "belum_dilaporkan", "rencana") and how many."""
    return {"status": status, "n": n}


def bars(label: str, items: Iterable[Block], *, scale: int = 0, narrow: bool = False) -> Block:
    """Bars: {label, parts, total, value, late? (a badge's text), note?, on? (it is chosen), before?
    (a line across, at so many percent)}. Each is a share of its own `total`, or all are on one
    `scale`. `narrow`: in half the page's width, without badge and note; of looks "note-below" each
    note has its own line."""
    looks = "narrow" if narrow else ""
    return {"kind": "bars", "label": label, "items": list(items), "scale": scale, "looks": looks}


def row(
    text: str, state: str, notes: Iterable[str | None], *, mark: str, status: str = "", **other: Any
) -> Block:
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


def rows(label: str, items: Iterable[Block], *, ordered: bool = False, key: str = "") -> Block:
    """Rows of tenggat or of other things, each a `row`."""
    return {"kind": "rows", "label": label, "items": list(items), "ordered": ordered, "key": key}


def group(looks: str, *content: Block, key: str = "") -> Block:
    """Blocks together, as `looks` says: "beside" each other where there is room; "cards" in columns
    as long as each other, read down, with no hole between them; a "stack" one below the other, as
    one of several side by side; "first-on-phone", where they stand above all others, wherever on a
    desk; "above": switches and folded filters in one row over what they change; "behind-picture": a
    table that scrolls, never on paper; "paper-only": never on a screen."""
    return {"kind": "group", "looks": looks, "blocks": list(content), "key": key or looks}


def card(title: str, *content: Block, key: str, note: str = "", link: Block | None = None) -> Block:
    """Blocks that belong together, on one card under a heading: its note and link are those of
    `heading`."""
    return group("card", heading(title, note=note, link=link), *content, key=key)


def switch(text: str, on: bool, **act: str) -> Block:
    """One of `switches`: what it is called, whether it is on, and what a touch puts into the
    address."""
    return {"text": text, "on": on, "act": act}


def switches(label: str, choices: Iterable[Iterable[Block]], *, shows_label: bool = False) -> Block:
    """Choices in a row, each a group of which one is on, or a single one that is on or off: {text,
    on, name? (in full), mark? and status? (a sign before it), late? (a badge's text)}."""
    looks = {"shows_label": shows_label, "key": "switches"}
    return {
        "kind": "switches",
        "label": label,
        "choices": [list(group) for group in choices],
        **looks,
    }


def cells(label: str, items: Iterable[Block]) -> Block:
    """One row of a map by itself: cells {heading, text, late, state, share, total}; the looks of a
    `state` are in heatmap.css."""
    return {"kind": "cells", "label": label, "items": list(items)}


def opened(text: str, *, note: str, act: Any) -> Block:
    """The heading over what a touch opened, brought into sight; `act` closes it again."""
    return {"kind": "opened", "text": text, "note": note, "act": act, "key": "opened"}


def pager(current: int, last: int) -> Block:
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
    pages = [
        switch(text, number == current, halaman=str(number) if number > 1 else "")
        | {"name": f"Halaman {name}"}
        for text, number, name in ways
        if 1 <= number <= last
    ]
    where = sentence(f"Halaman {current} dari {last}", "quiet m-paper-line")
    return group("pager", where, switches("Halaman daftar", [pages]))


def tools(
    *, count: str, search: Block | None, selects: Iterable[Block], ways: Iterable[Block] = ()
) -> Block:
    """Over a list: how many it holds, a search {name, label, value} and choices {name, label,
    options: {value, label, on}}; what is typed or chosen acts with {name: value}. `ways`: what else
    is done with the list, as `actions` has. Without a search, where there is nothing to seek in,
    the count alone."""
    content = {"search": search, "selects": list(selects), "items": list(ways)}
    return {"kind": "tools", "count": count, "key": "tools", **content}


def choice(name: str, label: str, words: Mapping[str, str], chosen: str) -> Block:
    """One of `words` (what it is called, by its value) as a choice of `tools`."""
    options = [
        {"value": value, "label": text, "on": value == chosen} for value, text in words.items()
    ]
    return {"name": name, "label": label, "options": options}


def narrowing(name: str, value: Any, text: str, chosen: Sequence[Any]) -> Block:
    """One choice of `filters`: `value` of what the address calls `name`, put beside those chosen or
    taken from them."""
    rest = [other for other in chosen if other != value] if value in chosen else [*chosen, value]
    return {"text": text, "on": value in chosen, "act": {name: rest}}


def filters(
    opener: str, groups: Iterable[Block], *, clear: Block | None, folded: bool = False
) -> Block:
    """Choices that narrow what is shown, on a phone (`folded`: everywhere) behind a button
    `opener`: groups {label, items}, items as of `narrowing` with n? and count? (in words); `clear`
    {text, act} takes all of them away."""
    content = {"groups": list(groups), "clear": clear, "folded": folded}
    return {"kind": "filters", "opener": opener, "key": "filters", **content}


def missing(label: str, items: Iterable[Block], *, key: str) -> Block:
    """Langkah with the documents they lack: {mark, status, state, kode, text, when, pic, act,
    bukti}, bukti a list of {text, note, links}, links a list of {text, href}. Where none has a
    `state`, it has no column."""
    content = list(items)
    looks = "" if any(item["state"] for item in content) else "plain"
    return {"kind": "missing", "label": label, "items": content, "looks": looks, "key": key}


def files(label: str, items: Iterable[Block], *, key: str) -> Block:
    """Files to be saved, a picture seen small: {text, note, href (None: it is not there), picture
    (its address)}."""
    return {"kind": "files", "label": label, "items": list(items), "key": key}


def inbox(langkah: Iterable[Block], **about: Any) -> Block:
    """What waits to be judged, a list by langkah with what is chosen in it beside it: langkah
    {kode, text, pic, items}, items {id, bukti, tenggat, when, said (who reported it, when), note,
    words (where it lies), links {host, text, href}, files {text, href?, pages? (where each page is,
    without its number)}, closed (why this person may not)}. about: undo (there is something to take
    back), note_length, visit (another one where a server begins anew), answer {id, said, refused,
    back? (the bukti to go back to)} to the last message. A message is {id, acts}, each {status,
    kode, note, bukti}, in their order; without acts the hands have come to rest."""
    return {"kind": "inbox", "langkah": list(langkah), "key": "inbox", **about}


def report(lines: Iterable[Block], **about: Any) -> Block:
    """The lines of a quarter that is reported: {id, kode, tenggat, text, pic, when (both in words),
    href (its panel), report (a code of STATUS_LAPORAN, "" while nobody said), state (its word where
    it is none of `words`), done (the day as 2025-09-30), note (the kendala), documents, undo (there
    is something to take back), open (it may be reported)}; documents {name, status, on, fixed (not
    for who reports to say), state, note, ways {mark, text, href?}}. Between them {heading, id}.
    about: words (of the statuses that are said with a key), year (of a day without one),
    note_length, empty (what is said without lines), visit (another one where a server begins anew),
    answer {id, said, refused: id → why} to the last message. A message is {id, acts}, each {do,
    kode, tenggat} with, to "report", value and seen; to "tick" on and documents {name, status}; to
    "open" bukti; to "undo" nothing."""
    return {"kind": "report", "lines": list(lines), "key": "report", **about}


def items(entries: Iterable[Block], *, empty: str = "") -> Block:
    """What is to be done about: {kode?, text, number?, status? and mark?, aside?, who?, notes?,
    ticks?, buttons?, inline? (its buttons stand beside its text), muted?, wide? (its aside has
    room), brief? (one line), details? (said where it is read in full), parts? (a fold, behind a
    button)}; a tick is {text, full, on, key, act?}. Between them {heading} and {fold, items, key,
    fills?}: a line that holds items back until it is touched, or (`fills`) until all of them fit on
    the screen. `empty` is said where there is nothing."""
    return {"kind": "items", "items": list(entries), "empty": empty}


def still(alt: str, lines: Iterable[Block], **about: Any) -> Block:
    """A picture that stands still, for a projector: lines {text (at its end), points ([place, share
    from 0 to 1] in their order), plan (it is quiet)} over `months` (their names) until the place
    `end`; `posisi` (a place), `label`."""
    return {"kind": "still", "alt": alt, "lines": list(lines), **about}


def qr(text: str, address: str, picture: str) -> Block:
    """An address for the phones in the room, as a picture (`data:`) with its words."""
    return {"kind": "qr", "text": text, "address": address, "picture": picture}


def paged(content: Block, *, key: str) -> Block:
    """Items or bars of which the room shows as much as fits, the rest by turning pages."""
    return group("paged", content, key=f"{content['kind']} {key}")


def columns(first: Sequence[Block], second: Sequence[Block], *, wide_second: bool = False) -> Block:
    """Two columns, each as tall as the screen."""
    looks = "columns wide-second" if wide_second else "columns"
    return group(looks, group("stack", *first, key="first"), group("stack", *second, key="second"))


def form(title: str, fields: Iterable[Block], message: Block, **about: Any) -> Block:
    """The act of a button that opens a form: its fields, the message it is sent with, what the
    person had before them (`seen`), what is said above the fields (`hint`, of several paragraphs a
    list), its button's word (`save`)."""
    content = {
        "title": title,
        "fields": list(fields),
        "message": message,
        "seen": {},
        "hint": "",
        "save": "",
    }
    return {"open": content | about}


def field(name: str, label: str, value: str = "", kind: str = "line", **other: Any) -> Block:
    """A field of a form: of kind "line", "lines" (`lines`: how many), "day", "names" (joined by a
    semicolon) or "choice" (`options`: pairs of code and word); `suggested`: values to be put in by
    a touch; `saves`: in "lines" Enter saves, and Shift+Enter begins a line."""
    return {"name": name, "label": label, "value": value, "kind": kind, "lines": 2, **other}


def room(**content: Any) -> Block:
    """The meeting's room, over the whole page; what is touched in it acts with {id, action ...}.
    here: the key of the screen that is shown; screens: key → {kind, title, blocks}, those that are
    ready; order: of all screens {key, title, name, skipped, reason, next, previous}; version: of
    what is recorded; answer: to the message sent last; visit: another one where a server that was
    started anew draws it; place, badge, remark: what its head says; dark; filtered; follows: None
    in a closed meeting; leader: what the browser calls its screen that leads, "" for none;
    may_lead; meeting: what tells it from every other; undo: {entry, origin, text} or None; names:
    known for a field of names; recorder: see pages/rapat/rights.py."""
    return {"kind": "room", "key": "room", **content}
