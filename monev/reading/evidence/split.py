"""A BUKTI cell to its documents (docs/reading.md): one per item, split at *dan* only between two
documents.

1. Lines: a line break separates documents, the end of a narrow column does not; what the words
   around do not settle is told or asked.
2. Items: each line is cut at `;`, numbering, bullets and commas, outside brackets and quotes.
3. Joints: each item is cut at *dan* or `/` between two documents.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from monev.core.records import Bukti
from monev.reading.vocabulary.bukti_kinds import (
    PATTERNS,
    find_jenis,
    joins_documents,
    sign_of,
    starts_like_document,
)
from monev.reading.vocabulary.headings import load_words
from monev.reading.vocabulary.structure import UNFINISHED_NAME
from monev.reading.vocabulary.time_words import number_said

MARK = PATTERNS["mark"]
TAIL = 24
"""Characters before a place that decide about it; looking further would cost the square of a long
cell."""

# of the longest line: letters are not equally wide, so one line's count is another's width roughly
SURE_WIDTH = 0.8
_PUNCTUATION = str.maketrans("，；、،\r\v\f\x85\u2028\u2029", ",;,,\n\n\n\n\n\n")
"""Signs as a phone or a copied web page has them, and other ends of lines."""
_NAME_TAIL = f" .,:;-–—{load_words('bukti_kinds')['parts']['bullets']}"

SIGNS = frozenset({"dan", "dengan", "/", "|"})
"""What may separate two documents where it is open: *dan* and such, *dengan*, a slash, other
signs."""


@dataclass(slots=True)
class BuktiLines:
    """The lines of a cell, and what to look at: line breaks that were joined, those taken for
    separators (the lines above and below) and documents in which *dan* may separate two."""

    lines: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    separated: list[tuple[str, str]] = field(default_factory=list)
    open_joints: list[str] = field(default_factory=list)


def split_bukti(text: str, at_open: frozenset[str] = frozenset()) -> tuple[Bukti, ...]:
    """The documents a BUKTI cell asks for, each once (docs/reading.md), separated at the signs
    `at_open` (of `SIGNS`) also where it is open whether they are two. Never raises on any text."""
    return split_cell(text, at_open)[0]


# A column's cells are asked for several times over, one after the other: a plan of 1,000 langkah
# must fit.
@lru_cache(maxsize=4096)
def split_cell(text: str, at_open: frozenset[str]) -> tuple[tuple[Bukti, ...], BuktiLines]:
    """The documents of a cell, and its lines, which say what was doubtful; `at_open` as in
    `split_bukti`."""
    lines = _split_lines(text)
    # Whoever marks each of several lines has told documents apart: - Foto spanduk dan banner is
    # one.
    is_listed = len(lines.lines) > 1 and all(map(find_mark_kind, lines.lines))
    named = dict[str, Bukti]()
    links = dict[str, Bukti]()
    for line in lines.lines:
        for item in _split_items(line):
            for piece in _split_joined(item, at_open, lines, is_listed=is_listed):
                name = _clean(piece)
                found = links
                if not PATTERNS["link"].fullmatch(name):
                    name = _clean(PATTERNS["link_behind"].sub("", piece))
                    found = named
                if name:
                    found.setdefault(name.casefold(), Bukti(name, find_jenis(name)))
    return tuple((named or links).values()), lines


def _find_protected(text: str) -> bytearray:
    """One byte per character: 1 where it stands inside brackets or quotes that are closed again, in
    an address, or from one thing to another (dari visi, misi sampai IKI). A bracket that is never
    closed must not swallow the rest of the cell, and "1)" at the start of a line closes nothing."""
    mask = bytearray(len(text))
    for name in ("brackets", "quotes", "from_to", "address"):
        for found in PATTERNS[name].finditer(text):
            first, past = found.span()
            mask[first:past] = b"\x01" * (past - first)
    return mask


def _split_lines(text: str) -> BuktiLines:
    """The lines of a cell, broken ones joined."""
    text = text.replace("\r\n", "\n").translate(_PUNCTUATION)
    text = PATTERNS["label"].sub("", PATTERNS["long_gap"].sub("\n", text))
    if text.lstrip().startswith("("):  # (1) SK (2) SOP
        text = PATTERNS["numbered_bracket"].sub(r"\1)", text)
    text = PATTERNS["cut_word"].sub(r"\1", text)
    for name in ("brackets", "quotes"):
        text = PATTERNS[name].sub(lambda closed: closed[0].replace("\n", " "), text)
    pieces = (" ".join(piece.split()) for piece in text.split("\n"))
    # A dash says that there is none.
    return _join_lines([piece for piece in pieces if piece.strip("-–— ")] or [text.strip()])


def _join_lines(lines: list[str]) -> BuktiLines:
    """The lines, those that only wrap as one."""
    marks = [find_mark_kind(line) for line in lines]
    is_listed = marks[0] is not None and marks[0] in marks[1:]
    width = max(map(len, lines))
    result = BuktiLines(lines[:1])
    for above, line, kinds in zip(lines, lines[1:], pairwise(marks), strict=False):
        goes_on = False if kinds[1] else _goes_on(above, line)
        if not goes_on and (above[-1] == ":" or (all(kinds) and kinds[0] != kinds[1])):
            # The lines below a heading may be what it holds, or documents of their own.
            result.separated.append((above, line))
        if goes_on is None:
            goes_on = _joins_in_doubt(above, line, width, result, is_listed=is_listed)
        if goes_on:
            result.lines[-1] += f" {line}"
        else:
            result.lines.append(line)
    return result


def _joins_in_doubt(
    above: str,
    line: str,
    width: int,
    result: BuktiLines,
    *,
    is_listed: bool,
) -> bool:
    """A line that begins like no document is joined where it goes on in lower case or the documents
    are marked, and noted but where it would have found room above."""
    has_room = len(above) + 1 + len(line.split(" ", 1)[0]) <= SURE_WIDTH * width
    is_small = line[0].islower()
    joins = (is_listed and line[0].isalpha()) or (is_small and not has_room)
    if joins:
        result.joined.append(line)
    elif is_small or not has_room:
        result.separated.append((above, line))
    return joins


def _goes_on(above: str, line: str) -> bool | None:
    """True if a line without a mark goes on with the one above, False if it begins a document; None
    where only a person knows."""
    is_document = starts_like_document(line)
    unfinished = UNFINISHED_NAME.search(above[-TAIL:])
    # A place's name may be left out: LKjIP Kabupaten, and below it Nota dinas.
    if unfinished and not (unfinished["place"] and is_document):
        return True
    if above[-1] in ";,.:":
        return False
    if conjunction := PATTERNS["line_conjunction"].match(line):  # "Apel\ndan Rapat Pleno" is one
        return not starts_like_document(line[conjunction.end() :])
    if line[0] in '("“«':
        return True
    return False if is_document else None


def find_mark_kind(line: str) -> str | None:
    """The kind of the mark that opens a line; None where there is none."""
    match = MARK.match(line)
    return match.lastgroup if match and match.end() < len(line) else None


def _clean(piece: str) -> str:
    """A piece without its bullet or number, leading *dan*/*serta* and closing punctuation; "" if
    nothing is left."""
    name = " ".join(piece.split())
    previous = None
    while name != previous:
        previous = name
        name = MARK.sub("", name.strip(" ,;"))
        name = PATTERNS["leading_conjunction"].sub("", name.rstrip(_NAME_TAIL))
    return "" if not any(map(str.isalnum, name)) or PATTERNS["nothing"].fullmatch(name) else name


def _split_items(line: str) -> Iterator[str]:
    """The items of a line: cut at marks within it, semicolons and commas. Behind *berisi:* commas
    cut no more."""
    protected = _find_protected(line)
    opening = MARK.match(line)
    start = opening.end() if opening else 0
    marks = dict(_inner_marks(line, protected, opening))
    openers = {found.end() for found in _find_outside("opener", line, protected)}
    commas = {found.start() for found in _find_outside("comma", line, protected)}
    is_open = False
    for at in sorted(openers | commas | marks.keys()):
        if at < start:
            continue
        if at in marks or (at in commas and _cuts(line, at, is_open=is_open)):
            yield line[start:at]
            start = marks.get(at, at + 1)
            is_open = False
        is_open = is_open or at in openers
    yield line[start:]


def _find_outside(name: str, line: str, protected: bytearray) -> Iterator[re.Match[str]]:
    """Where the pattern of this name stands outside what `_find_protected` protects."""
    return (found for found in PATTERNS[name].finditer(line) if not protected[found.start()])


def _cuts(line: str, at: int, *, is_open: bool) -> bool:
    """True if the comma or semicolon at `at` ends an item."""
    return line[at] == ";" or not (is_open or PATTERNS["after_comma"].match(line, at))


def _inner_marks(
    line: str, protected: bytearray, opening: re.Match[str] | None
) -> Iterator[tuple[int, int]]:
    """Numbers, letters and bullets within a line that begin an item: (start, end of the mark).
    Numbers count up from 1 (a, i), or on from the mark the line began with; at least two in all."""
    yield from (found.span() for found in _find_outside("inner_bullet", line, protected))
    dashes = [found.span() for found in _find_outside("inner_dash", line, protected)]
    is_dashed = opening is not None and opening[0].strip().startswith("-")
    yield from dashes if len(dashes) + is_dashed > 1 else ()
    begun = opening.groupdict("") if opening else {}
    for kind, group in (("figure", "figure"), ("letter", "letter"), ("roman", "letter")):
        first = _count_of(begun.get(group, ""), kind)
        marks = _count_on(first, kind, line, protected)
        yield from marks if len(marks) + bool(first) > 1 else ()


def _count_on(first: int, kind: str, line: str, protected: bytearray) -> list[tuple[int, int]]:
    """The marks of a kind that count on from this number."""
    marks: list[tuple[int, int]] = []
    for found in _find_outside(f"inner_{kind}", line, protected):
        tail = line[max(0, found.start() - TAIL) : found.start()]
        is_next = _count_of(found[1], kind) == first + len(marks) + 1
        if is_next and not PATTERNS["before_number"].search(tail):
            marks.append(found.span())
    return marks


def _count_of(mark: str, kind: str) -> int:
    """The number a mark of a kind counts; 0 for none of its kind."""
    if kind != "letter":
        return number_said(mark.lower())
    return ord(mark.lower()) - 96 if len(mark) == 1 else 0


def _split_joined(
    item: str, at_open: frozenset[str], lines: BuktiLines, *, is_listed: bool
) -> Iterator[str]:
    """An item of a line cut at *dan*, *serta*, `&` and `/` between two documents; what is open is
    noted in `lines`, but of a list in which each line is marked (`is_listed`): there it is one."""
    protected = _find_protected(item)
    opener = PATTERNS["opener"].search(item)
    end = opener.start() if opener else len(item)
    start, left, is_open = 0, 0, False
    for joint in _find_outside("joint", item[:end], protected):
        cuts = joins_documents(
            _clean(item[left : joint.start()]), item[joint.end() :].lstrip(), joint[0]
        )
        left = joint.end()
        if cuts is None and not is_listed:
            cuts = sign_of(joint[0]) in at_open
            is_open = is_open or not cuts
        if cuts:
            lines.open_joints += [_clean(item[start : joint.start()])] * is_open
            yield item[start : joint.start()]
            start = joint.end()
            is_open = False
    lines.open_joints += [_clean(item[start:])] * is_open
    yield item[start:]
