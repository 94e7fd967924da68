"""Split a BUKTI cell into its documents (docs/reading.md).

There is one per item, split at *dan* only between two documents.

1. Lines: a line break separates documents, the end of a narrow column does not.
2. Items: each line is cut at `;`, numbering, bullets and commas, outside brackets and quotes.
3. Joints: each item is cut at *dan* or `/` between two documents.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from monev.core.records import Bukti
from monev.reading.vocabulary.bukti_kinds import (
    MARK,
    PATTERNS,
    find_jenis,
    is_open,
    joins_documents,
    starts_like_document,
)
from monev.reading.vocabulary.headings import is_nothing, load_words
from monev.reading.vocabulary.structure import PATTERNS as ROW_PATTERNS
from monev.reading.vocabulary.time_words import number_said

TAIL = 24
"""Characters before a place that decide about it; looking further would cost the square of a long
cell."""

_AND = re.compile(r"(?i)&|\b(?:dan|serta)\b")
_SURE_WIDTH = 0.8
"""Share of the longest line that surely fits in the column: letters are not equally wide."""
_PUNCTUATION = str.maketrans("，；、،\r\v\f\x85\u2028\u2029", ",;,,\n\n\n\n\n\n")
"""Signs as a phone or a copied web page has them, and other ends of lines."""
_PARTS = load_words("bukti_kinds")["parts"]
_NAME_TAIL = f" .,:;-–—{_PARTS['bullets']}"


# Cached: a column's cells are read several times over, one after the other, and a plan of 1,000
# langkah must fit.
@lru_cache(maxsize=4096)
def split_bukti(text: str) -> tuple[Bukti, ...]:
    """Split a BUKTI cell into the documents it asks for, each once (docs/reading.md).

    Never raises on any text.
    """
    lines = _split_lines(text)
    named: dict[str, Bukti] = {}
    links: dict[str, Bukti] = {}
    pieces: list[str] = []
    for line in lines:
        for item in _split_items(line):
            pieces += _split_joined(item)
    for piece in pieces:
        found = links
        name = _clean(piece)
        if not PATTERNS["link"].fullmatch(name):
            found = named
            without_link = PATTERNS["link_behind"].sub("", piece)
            name = name if without_link == piece else _clean(without_link)
        key = name.casefold()
        if key and key not in found:
            jenis = find_jenis(name)
            found[key] = Bukti(name, jenis)
    bukti = named or links
    return tuple(bukti.values())


def _find_protected(text: str) -> bytearray:
    """Return one byte per character, 1 for those at which nothing is split.

    They stand inside brackets or quotes that are closed again, in an address, or from one thing to
    another (dari visi, misi sampai IKI). A bracket that is never closed must not swallow the rest
    of the cell, and "1)" at the start of a line closes nothing.
    """
    mask = bytearray(len(text))
    if not PATTERNS["protects"].search(text):
        return mask
    for name in ("brackets", "quotes", "from_to", "address"):
        for found in PATTERNS[name].finditer(text):
            first, past = found.span()
            mask[first:past] = b"\x01" * (past - first)
    return mask


def _split_lines(text: str) -> list[str]:
    """Split a cell into its lines, broken ones joined."""
    text = text.replace("\r\n", "\n")
    text = text.translate(_PUNCTUATION)
    text = PATTERNS["long_gap"].sub("\n", text)
    text = PATTERNS["label"].sub("", text)
    begins = text.lstrip()
    if begins.startswith("("):  # (1) SK (2) SOP
        text = PATTERNS["numbered_bracket"].sub(r"\1)", text)
    elif PATTERNS["counted_lines"].match(begins):
        text = PATTERNS["bare_number"].sub(r"\1)", text)
    text = PATTERNS["cut_word"].sub(r"\1", text)
    for name in ("brackets", "quotes"):
        text = PATTERNS[name].sub(_unbreak, text)
    lines: list[str] = []
    for piece in text.split("\n"):
        line = " ".join(piece.split())
        if line.strip("-–— "):  # a dash says that there is none
            lines.append(line)
    if not lines:
        lines.append(text.strip())
    return _join_lines(lines)


def _unbreak(closed: re.Match[str]) -> str:
    return closed[0].replace("\n", " ")


def _join_lines(lines: list[str]) -> list[str]:
    """Join lines that only wrap."""
    first, *others = map(find_mark_kind, lines)
    is_listed = first is not None and first in others
    width = max(map(len, lines))
    above = lines[0]
    result = [above]
    for line, mark in zip(lines[1:], others, strict=True):
        goes_on = False if mark else _goes_on(above, line)
        if goes_on is None:
            is_lower = not is_listed and result[-1][0].islower()  # all of the cell may be
            goes_on = not is_lower and _joins_in_doubt(above, line, width, is_listed=is_listed)
        if goes_on:
            result[-1] += f" {line}"
        else:
            result.append(line)
        above = line
    return result


def _joins_in_doubt(above: str, line: str, width: int, *, is_listed: bool) -> bool:
    """True if a line that begins like no document goes on with the one above.

    1. The documents are marked.
    2. It begins in lower case, and had no room above.
    """
    is_wrapped = line[0].islower() and not has_room(above, line, width)
    return is_wrapped or (is_listed and line[0].isalpha())


def has_room(above: str, line: str, width: int) -> bool:
    """True if the first word of a line would surely have fit above in a column of this width."""
    first, *_ = line.split(" ", 1)
    together = f"{above} {first}"
    return len(together) <= _SURE_WIDTH * width


def _goes_on(above: str, line: str) -> bool | None:
    """True if a line without a mark goes on with the one above, False if it begins a document.

    None if only a person knows.
    """
    is_document = starts_like_document(line)
    unfinished = ROW_PATTERNS["unfinished_name"].search(above[-TAIL:])
    if unfinished:
        # A place's name may be left out: LKjIP Kabupaten, and below it Nota dinas.
        is_finished = unfinished["place"] and is_document
        if not is_finished:
            return True
    if above[-1] in ";,.:":
        return False
    conjunction = PATTERNS["line_conjunction"].match(line)
    if conjunction:  # "Apel\ndan Rapat Pleno" is one
        rest = line[conjunction.end() :]
        return not starts_like_document(rest)
    if line[0] in '("“«':
        return True
    return False if is_document else None


def find_mark_kind(line: str) -> str | None:
    """Return the kind of the mark that opens a line; None if there is none."""
    match = MARK.match(line)
    if match is None or match.end() == len(line):
        return None
    return match.lastgroup


def _clean(piece: str) -> str:
    """Cut a bullet or number, *dan* and such at its ends, and closing punctuation off a piece.

    "" if nothing is left.
    """
    words = piece.split()
    name = " ".join(words)
    previous = None
    while name != previous:
        previous = name
        name = MARK.sub("", name.strip(" ,;"))
        name = name.rstrip(_NAME_TAIL)
        name = PATTERNS["footnote"].sub(r"\1\2", name)
        name = PATTERNS["leading_conjunction"].sub("", name)
        name = PATTERNS["trailing_conjunction"].sub("", name)
    says_none = PATTERNS["nothing"].fullmatch(name) or is_nothing(name)
    if says_none or not any(map(str.isalnum, name)):
        return ""
    return name


def _split_items(line: str) -> Iterator[str]:
    """Split a line into items, at marks within it, semicolons and commas.

    Behind *berisi:* commas split no more.
    """
    protected = _find_protected(line)
    opening = MARK.match(line)
    marks = dict(_inner_marks(line, protected, opening))
    openers = {found.end() for found in _find_outside("opener", line, protected)}
    commas = {found.start() for found in _find_outside("comma", line, protected)}
    start = opening.end() if opening else 0
    is_open = False
    for at in sorted(openers | commas | marks.keys()):
        if at < start:
            continue
        is_cut = at in marks
        if at in commas and not is_cut:
            is_cut = _cuts(line, at, is_open=is_open)
        if is_cut:
            yield line[start:at]
            start = marks.get(at, at + 1)
            is_open = False
        is_open = is_open or at in openers
    yield line[start:]


def _find_outside(name: str, line: str, protected: bytearray) -> Iterator[re.Match[str]]:
    """List the matches of a pattern outside the places that `_find_protected` protects."""
    for found in PATTERNS[name].finditer(line):
        if not protected[found.start()]:
            yield found


def _cuts(line: str, at: int, *, is_open: bool) -> bool:
    """True if the comma or semicolon at `at` ends an item."""
    if line[at] == ";":
        return True
    if is_open:
        return False
    return not PATTERNS["after_comma"].match(line, at)


def _inner_marks(
    line: str, protected: bytearray, opening: re.Match[str] | None
) -> Iterator[tuple[int, int]]:
    """List numbers, letters and bullets within a line that begin an item: (start, end of the mark).

    Numbers count up from 1 (a, i), or on from the mark the line began with; at least two in all.
    """
    bullets = _find_outside("inner_bullet", line, protected)
    for found in bullets:
        yield found.span()
    dashes = [found.span() for found in _find_outside("inner_dash", line, protected)]
    begun: dict[str, str] = {}
    count = len(dashes)
    if opening:
        begun = opening.groupdict("")
        count += opening[0].strip().startswith("-")
    if count > 1:
        yield from dashes
    for kind in ("figure", "letter", "roman"):
        group = "figure" if kind == "figure" else "letter"
        first = _count_of(begun.get(group, ""), kind)
        marks = _count_on(first, kind, line, protected)
        if len(marks) + bool(first) > 1:
            yield from marks


def _count_on(first: int, kind: str, line: str, protected: bytearray) -> list[tuple[int, int]]:
    """List the marks of a kind that count on from this number."""
    marks: list[tuple[int, int]] = []
    for found in _find_outside(f"inner_{kind}", line, protected):
        following = first + len(marks) + 1
        if _count_of(found[1], kind) != following:
            continue
        start = found.start()
        tail = line[max(0, start - TAIL) : start]
        if not PATTERNS["before_number"].search(tail):
            marks.append(found.span())
    return marks


def _count_of(mark: str, kind: str) -> int:
    """Return the number a mark of a kind counts; 0 for none of its kind."""
    mark = mark.lower()
    if kind != "letter":
        return number_said(mark)
    return ord(mark) - 96 if len(mark) == 1 else 0


def _split_joined(item: str) -> Iterator[str]:
    """Split an item at *dan*, *serta*, `&` and `/` between two documents."""
    start = 0
    for joint, before, after in _list_joints(item):
        if joins_documents(before, after, joint[0]):
            yield item[start : joint.start()]
            start = joint.end()
    yield item[start:]


def _list_joints(item: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """List what may part documents within an item, with the words on both sides."""
    protected = _find_protected(item)
    opener = PATTERNS["opener"].search(item)
    end = opener.start() if opener else len(item)
    left = 0
    for joint in _find_outside("joint", item[:end], protected):
        yield joint, _clean(item[left : joint.start()]), item[joint.end() :].lstrip()
        left = joint.end()


def may_be_two(name: str) -> bool:
    """True if a document's name has a second one, which may be what the first is about."""
    joints = _list_joints(name) if _AND.search(name) else ()
    return any(is_open(before, after, joint[0]) for joint, before, after in joints)
