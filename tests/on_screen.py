"""What stands on a page, as a person reads it: rows, bars, figures, tables, buttons.

This is the one place that knows under which names the blocks of `monev.ui.looks` hold it. Tests
speak of what is read: a name that changes there changes here alone, a word that changes on the
screen turns a test red.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from itertools import zip_longest
from typing import Any, TypeVar

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests.screen_things import (
    Bar,
    Block,
    Cell,
    Document,
    Field,
    Figure,
    Head,
    Item,
    Lacking,
    Office,
    Room,
    Row,
    Said,
    Still,
    Table,
    Way,
)

Seen = TypeVar("Seen")


def seen_on(at: AppTest, wanted: type[Seen]) -> list[Seen]:
    """List the things of one sort on a page, from top to bottom."""
    if wanted is Table:
        return [table for each in at.markdown for table in written_tables(each.value)]
    return seen_in(blocks_on(at), wanted)


def papers_on(at: AppTest) -> list[Table]:
    """List the tables that only paper shows."""
    return seen_in(blocks_on(at), Table)


def written_tables(text: str) -> list[Table]:
    """Return the table that Markdown is, if it is one: its cells in the words that are read."""
    if not text.startswith("| "):
        return []
    head, _, *rows = [re.split(r" (?<!\\)\| ", line[2:-2]) for line in text.split("\n")]
    cells = [tuple(map(_written_cell, row)) for row in rows]
    return [Table(headings=tuple(map(_plain, head)), rows=tuple(cells))]


def _written_cell(said: str) -> Cell:
    words, _, note = said.partition(" :small[:gray[")
    coloured = re.fullmatch(r":\w+\[(.*)\]", words)
    shown = coloured[1] if coloured else words
    return Cell(text=_plain(shown), note=_plain(note.removesuffix("]]")))


def _plain(markdown: str) -> str:
    """Return Markdown as it is read, without what keeps its signs from being Markdown."""
    return markdown.replace("\\", "").replace("\u2060", "")


def seen_in(blocks: Iterable[Block], wanted: type[Seen]) -> list[Seen]:
    """List things of one sort in blocks that are on no page."""
    return [thing for thing in things_in(blocks) if isinstance(thing, wanted)]


def rows_on(at: AppTest) -> list[Row]:
    """List the rows on a page."""
    return seen_on(at, Row)


def kode_on(at: AppTest) -> list[str]:
    """List the kode before the rows on a page."""
    return [row.kode for row in rows_on(at)]


def answer_on(at: AppTest) -> str:
    """Return the sentence that answers on Ringkasan."""
    found = (block["text"] for block in blocks_on(at) if block.get("looks") == "answer")
    return next(found)


def head_on(at: AppTest) -> Head:
    """Return the head of the page."""
    (head,) = seen_on(at, Head)
    return head


def room_on(at: AppTest) -> Room:
    """Return the room of the meeting that is open."""
    (room,) = seen_on(at, Room)
    return room


def room_things(room: Room, wanted: type[Seen]) -> list[Seen]:
    """List the things of one sort on the screen of a room."""
    return seen_in(room.blocks, wanted)


def address_of(at: AppTest, words: str) -> str:
    """Return the address of the link, row or figure with these words."""
    found = (item for item in _touchable(blocks_on(at)) if item.get("href"))
    return next(item["href"] for item in found if words in " ".join(words_of(item)))


def filled_on(at: AppTest) -> list[str]:
    """List the words of our filled buttons, which are the ones to press next."""
    touchable = _touchable(blocks_on(at))
    return [each["text"] for each in touchable if each.get("primary")]


def what_is_sent(at: AppTest, words: str) -> tuple[int, dict[str, Any]]:
    """Return the message that a touch of the thing with these words sends, and the number of our
    element that it goes to.
    """
    for number, element in enumerate(at.get("bidi_component")):
        for item in _touchable(blocks_of(element)):
            if words in " ".join(words_of(item)):
                if item.get("href"):
                    return number, {"href": item["href"]}
                return number, {"act": item["act"]}
    raise AssertionError(f"nothing to touch says “{words}”")


def written_text(at: AppTest) -> str:
    """Return everything a page says in words."""
    kinds = (at.markdown, at.caption, at.info, at.error, at.warning, at.success)
    said = [str(element.value) for elements in kinds for element in elements]
    return "\n".join([*words_of(blocks_on(at)), *said])


def tables_on(at: AppTest) -> dict[str, pd.DataFrame]:
    """Return the tables of `st.dataframe` by the `label` each has for who cannot see it, under the
    headings that people read.
    """
    return {table.proto.alt: table.value for table in at.dataframe}


_NO_WORDS = ("href", "kind", "key", "status", "tone", "looks", *"hwvks")
"""Parts of a block that are no words; one letter each in a table to work in."""


def words_of(value: Any) -> Iterator[str]:
    """List every text in a block, without addresses and without what is no word."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from words_of(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in _NO_WORDS:
                yield from words_of(part)


def blocks_on(at: AppTest) -> list[Block]:
    """List the blocks on a page in their order, without the menu of a phone and the search."""
    blocks = [block for drawn in _drawn(at) for block in drawn]
    return [block for block in blocks if block["kind"] not in ("doors", "search")]


def has_search(at: AppTest) -> bool:
    """True if the page offers the search everywhere."""
    return any(block["kind"] == "search" for drawn in _drawn(at) for block in drawn)


def blocks_of(element: Any) -> list[Block] | None:
    """Return the blocks that an element of the page draws; None if it draws none."""
    proto = getattr(element, "proto", None)
    if getattr(proto, "component_name", "") != "monev_looks":
        return None
    return json.loads(proto.json)["blocks"]


def _drawn(at: AppTest) -> list[list[Block]]:
    drawn = [blocks_of(element) for element in at.get("bidi_component")]
    return [blocks for blocks in drawn if blocks is not None]


def _touchable(value: Any) -> Iterator[Block]:
    """List everything with an address or an act, in its order."""
    if isinstance(value, dict):
        if value.get("href") or value.get("act") is not None:
            yield value
        value = [*value.values()]
    if isinstance(value, list):
        for part in value:
            yield from _touchable(part)


def things_in(blocks: Iterable[Block]) -> Iterator[Any]:
    """List what stands in blocks, each thing as what it is."""
    for block in blocks:
        if block["kind"] == "group":
            yield from things_in(block["blocks"])
        elif read := _READERS.get(block["kind"]):
            yield from read(block)


_NAMES = {
    "address": "href",
    "colour": "status",
    "is_dark": "dark",
    "is_first": "primary",
    "is_fixed": "fixed",
    "is_on": "on",
    "is_plan_only": "plan_only",
    "is_scrolled_to": "appears",
    "is_ticked": "on",
    "may_report": "open",
    "reported": "said",
    "under": "label",
}
"""What a thing calls otherwise than the block that holds it."""


def _make(wanted: type[Seen], entry: Block, **own: Any) -> Seen:
    """Make a thing of a block or of what is in it; `own`: what it does not hold in that form."""
    for name in (each.name for each in fields(wanted) if each.name not in own):
        value = entry.get(_NAMES.get(name, name), entry.get(name))
        if value is not None:
            own[name] = tuple(value) if isinstance(value, list) else value
    return wanted(**own)


def _ways(actions: Iterable[Block]) -> tuple[Way, ...]:
    return tuple(_make(Way, action) for action in actions)


def _said(block: Block) -> Iterator[Said]:
    yield _make(
        Said,
        block,
        notes=tuple(block.get("notes") or filter(None, [block.get("note")])),
        ways=_ways(filter(None, [block.get("link")])),
        colour=block["looks"].partition(" ")[2],
        stands_out=not block["looks"].startswith("sentence"),
        texts=tuple(words_of(block)),
    )


def _lines(block: Block) -> Iterator[Said]:
    for line in block["items"]:
        ways = _ways([line] if [*_touchable(line)] else [])
        yield Said(text=line["text"], ways=ways, texts=(line["text"],))


def _head(block: Block) -> Iterator[Head]:
    offices = block.get("satker")
    yield _make(Head, block, office=None if offices is None else offices[0]["label"])


def _rows(block: Block) -> Iterator[Row | Lacking]:
    for row in block["items"]:
        if "bukti" not in row:
            yield _make(Row, row, under=block["label"])
            continue
        documents = [_make(Document, each, links=_ways(each["links"])) for each in row["bukti"]]
        when, _, state = row["state"].partition(" · ")  # a plan alone says only when
        said = {"documents": tuple(documents), "pic": block["label"], "when": when, "state": state}
        yield _make(Lacking, row, **said)


def _bars(block: Block) -> Iterator[Bar]:
    for bar in block["items"]:
        parts = {part["status"]: part["n"] for part in bar["parts"]}
        yield _make(Bar, bar, under=block["label"], parts=parts)


def _offices(block: Block) -> Iterator[Office]:
    for part in block["parts"]:
        for item in part["items"]:
            quarters = item["quarters"]
            yield _make(
                Office,
                item,
                under=part["title"],
                share=f"{item['n']}/{item['total']}" if quarters else "",
                triwulan=tuple(quarter["text"] for quarter in quarters),
                looks=tuple(quarter["looks"] for quarter in quarters),
                said=tuple(quarter["said"] for quarter in quarters),
            )


def _cell(said: str | list[str]) -> Cell:
    text, *notes = [said] if isinstance(said, str) else said
    return Cell(text=text, note=" ".join(notes))


def _table(block: Block) -> Iterator[Table]:
    rows = []
    for row in block["rows"]:
        rows.append(tuple(map(_cell, row)))
    yield _make(Table, block, headings=tuple(block["head"]), rows=tuple(rows))


def _items(block: Block) -> Iterator[Item]:
    if not block["items"]:
        yield Item(text=block["empty"], is_heading=True)
    for entry in block["items"]:
        if "heading" in entry:
            yield Item(text=entry["heading"], is_heading=True)
        elif "fold" in entry:
            yield from _folded(entry)
        else:
            parts = entry.get("parts")
            yield _item(entry, sums_up=bool(parts))
            yield from _folded(parts, is_part=True) if parts else ()


def _folded(fold: Block, is_part: bool = False) -> Iterator[Item]:
    looks = {"fills": fold.get("fills", False), "is_part": is_part, "folded": fold["fold"]}
    yield Item(text=fold["fold"], is_heading=True, **looks)
    for entry in fold["items"]:
        yield _item(entry, **looks)


def _item(entry: Block, **looks: Any) -> Item:
    ticks = [_make(Document, tick, text=tick["text"]) for tick in entry.get("ticks", ())]
    buttons = _ways(entry.get("buttons", ()))
    return _make(Item, entry, ticks=tuple(ticks), buttons=buttons, **looks)


def fields_of(button: Way) -> list[Field]:
    """List the fields of the form that a button opens."""
    return [_make(Field, each) for each in button.act["open"]["fields"]]


def sent_by(button: Way, **entries: str) -> dict[str, Any]:
    """Return the message that the form behind a button sends, filled in so."""
    form = button.act["open"]
    return {**form["message"], "seen": form["seen"], "entries": entries}


def _still(block: Block) -> Iterator[Still]:
    lines = [(line["text"], line["points"]) for line in block["lines"]]
    yield _make(Still, block, lines=tuple(lines))


def _cells(block: Block) -> Iterator[Cell]:
    for row in block["items"]:
        for heading, cell in zip_longest(block["headings"], row["cells"], fillvalue=""):
            yield _make(Cell, cell, heading=heading, row=row["label"])


def _room(block: Block) -> Iterator[Room]:
    screens = {place["title"]: place["key"] for place in block["order"]}
    (title,) = [title for title, key in screens.items() if key == block["here"]]
    blocks = block["screens"][block["here"]]
    yield _make(Room, block, screen=title, screens=screens, blocks=blocks)


def _each(wanted: type[Seen]) -> Callable[[Block], Iterator[Seen]]:
    """Return the reader of a list whose items are all of one sort."""

    def read(block: Block) -> Iterator[Seen]:
        for item in block["items"]:
            yield _make(wanted, item)

    return read


_READERS: dict[str, Callable[[Block], Iterable[Any]]] = {
    "words": _said,
    "months": _lines,
    "actions": _each(Way),
    "head": _head,
    "rows": _rows,
    "bars": _bars,
    "figures": _each(Figure),
    "offices": _offices,
    "table": _table,
    "cells": _cells,
    "items": _items,
    "still": _still,
    "room": _room,
}
"""How each kind of block is read."""
