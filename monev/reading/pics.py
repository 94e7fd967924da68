"""The people of a PIC cell that may name several: *Ka. Subbag TU / Kasi Survei*."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import replace
from itertools import chain

from monev.core.records import Langkah
from monev.core.remarks import Remark
from monev.core.text import join_pics, same_pic, split_pics
from monev.reading.choices import normalise
from monev.reading.vocabulary.bukti_kinds import AND, MARK
from monev.reading.vocabulary.headings import POST_OF_OFFICE, TITLE_OF_PERSON

SEVERAL_PICS = "rows.several_pics"
"""The question about a PIC cell that may name several people."""

_BETWEEN = [
    re.compile(sign) for sign in (";", "/", "\n", ",", rf"(?i)&|\b(?:{AND}|bersama(?: dengan)?)\b")
]
"""What may part people, the surest first; a semicolon does so without a question."""
_INSIDE_NAMES = _BETWEEN[-2:]
"""Commas and *dan*, which a unit's name may have as well."""
_ANYONE_ELSE = re.compile(r"[/,]")
"""What parts names even where nothing says that they are people; *dan* and a new line do not."""
_SHORTEST = 3
"""Fewer letters are no name: *Tim I/II*, *a.n.*"""


def several_pics(pic: str, known: Collection[str]) -> list[str]:
    """Return the PICs a cell may name, if it could be more than a semicolon parts; else [].

    Either each part is a post, a person with a title or one of `known`, the PICs of the plan; or
    they are items of a list; or nothing but a stroke or commas stands between the parts.
    """
    several = split_pics(join_pics(_items(pic) or _people(pic, known)))
    return several if several != split_pics(pic) else []


def surely_several(pic: str, known: Set[str]) -> list[str]:
    """Return the PICs a cell names if nobody would take them for one; else [].

    They are items of a list, or each is a post with its part of the office (*Kasubbag Umum dan Kasi
    Survei*, not *Subbag Umum dan Keuangan*), or stands alone in another row; parted by *dan*, that
    must be a post as well.
    """
    may_be_one = _BETWEEN[-1].search(pic) is not None
    several = several_pics(pic, known)
    is_sure = _items(pic) or all(_is_sure(each, known, may_be_one) for each in several)
    return several if is_sure else []


def _is_sure(name: str, known: Set[str], may_be_one: bool) -> bool:
    if normalise(name) in known and not may_be_one:
        return True
    post = POST_OF_OFFICE.match(name)
    is_whole = post is not None and bool(name[post.end() :].strip(" ."))
    names_more = _ANYONE_ELSE.search(name) and not _BETWEEN[-1].search(name)
    return post is not None and (normalise(name) in known or (is_whole and not names_more))


def parted_by(pic: str) -> str:
    """Return the surest sign that may part the people of a cell; "" for none."""
    return next((each.pattern for each in _BETWEEN if each.search(pic)), "")


def _items(pic: str) -> list[str]:
    """Return the lines of a cell without the bullet or number that each begins with; else []."""
    lines = [*filter(str.strip, pic.splitlines())]
    is_list = len(lines) > 1 and all(map(MARK.match, lines))
    return [MARK.sub("", line, count=1) for line in lines] if is_list else []


def _people(pic: str, known: Collection[str]) -> Iterator[str]:
    """Split a cell as long as each part names somebody."""
    for between in _BETWEEN:
        parts = [*_parts(pic, between, known)]
        if len(parts) > 1 and (
            between is _BETWEEN[0] or all(_is_pic(part, known) for part in parts)
        ):
            for part in parts:
                yield from _people(part, known)
            return
    has_degree = "," in pic and "." in pic
    names = split_pics(_ANYONE_ELSE.sub(";", pic))
    is_sure = not (has_degree or _BETWEEN[-1].search(pic)) and all(map(_is_long, names))
    yield from names if is_sure else [pic]


def _parts(pic: str, between: re.Pattern[str], known: Collection[str]) -> Iterator[str]:
    """Split a cell at a sign; a unit's name may have commas and *dan* itself.

    *Kasubbag Umum dan Keuangan dan Kabid Data* are two, *Kasi Data, Umum dan Arsip, Kasubbag TU*
    as well: there a part begins with somebody.
    """
    start = 0
    may_be_inside = between in _INSIDE_NAMES and _BETWEEN[-1].search(pic)
    for sign in between.finditer(pic):
        rest = between.split(pic[sign.end() :], maxsplit=1)[0]
        if not may_be_inside or _is_pic(rest, known):
            yield from filter(str.strip, [pic[start : sign.start()]])
            start = sign.end()
    yield from filter(str.strip, [pic[start:]])


def _is_long(name: str) -> bool:
    return len(name) >= _SHORTEST


def _is_pic(part: str, known: Collection[str]) -> bool:
    words = normalise(part)
    return words in known or TITLE_OF_PERSON.match(words) is not None


def known_pics(cells: Collection[str | None]) -> set[str]:
    """Return the PICs that cells name alone."""
    return {normalise(cell) for cell in cells if cell}


def spell_alike(langkah: Iterable[Langkah]) -> tuple[tuple[Langkah, ...], list[Remark]]:
    """Give each PIC of a plan one spelling (`same_pic`), the usual or the first, and tell so."""
    rows = [*langkah]
    used = Counter(chain.from_iterable(split_pics(row.pic) for row in rows))
    usual: dict[str, str] = {}
    for pic, _ in used.most_common():
        usual.setdefault(same_pic(pic), pic)
    for number, row in enumerate(rows):
        pics = split_pics(row.pic)
        alike = [usual[same_pic(pic)] for pic in pics]
        if alike != pics:
            rows[number] = replace(row, pic=join_pics(alike))
    others = used.keys() - usual.values()
    told = ", ".join(f"“{pic}” dibaca “{usual[same_pic(pic)]}”" for pic in sorted(others))
    return tuple(rows), [Remark("rows.pic_spelled", values={"pics": told})] if told else []
