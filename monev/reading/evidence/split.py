"""A BUKTI cell to its documents (docs/reading.md): one per item, split at *dan* only between two
documents.

1. Lines: a line break separates documents, the end of a narrow column does not; what the words
   around do not settle is told or asked. A list under a colon stays with the line that opens it.
2. Items: each line is cut at `;`, numbering, bullets and commas, outside brackets, quotes and
   enumerations.
3. Joints: each item is cut at *dan* or `/` between two documents.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from monev.core.records import Bukti
from monev.reading.vocabulary.bukti_kinds import (
    PATTERNS,
    find_document,
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
_LINE_ENDS = {ord(letter): "\n" for letter in "\r\v\f\x85\u2028\u2029"}
_OTHER_PUNCTUATION = str.maketrans("，；、،", ",;,,")  # as a phone or a copied web page has them
_NAME_TAIL = f" .,;:-–—{load_words('bukti_kinds')['parts']['bullets']}"

SIGNS = frozenset({"dan", "dengan", "/", "|", ","})
"""What may separate two documents where it is open: *dan* and such, *dengan*, a slash, other signs,
series' commas."""


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
    text = PATTERNS["label"].sub("", text).translate(_OTHER_PUNCTUATION)
    if text.lstrip().startswith("("):  # (1) SK (2) SOP
        text = PATTERNS["numbered_bracket"].sub(r"\1)", text)
    lines = split_bukti_lines(text)
    result = dict[str, Bukti]()
    places = dict[str, str]()
    for piece in _split_lines(lines, at_open):
        whole = _clean(piece)
        name = _clean(PATTERNS["link_behind"].sub("", piece))
        # Nothing but a link; or a second document of that name, which lies elsewhere.
        is_elsewhere = places.setdefault(name.casefold(), whole) != whole != name
        if is_elsewhere or PATTERNS["link"].fullmatch(whole):
            name = whole
        if name:
            result.setdefault(name.casefold(), Bukti(name, find_jenis(name)))
    every = tuple(result.values())
    named = tuple(bukti for bukti in every if not PATTERNS["link"].fullmatch(bukti.nama))
    examples = tuple(bukti for bukti in named if PATTERNS["example"].match(bukti.nama))
    if len(named) > len(examples) > 0:
        named = tuple(bukti for bukti in named if bukti not in examples)
    return named or every, lines


def _split_lines(lines: BuktiLines, at_open: frozenset[str]) -> Iterator[str]:
    """The pieces of all lines but those that only name the lines below them."""
    titles = _find_group_titles(lines.lines)
    # Whoever marks each of several lines has told documents apart: - Foto spanduk dan banner is
    # one.
    is_listed = len(lines.lines) > 1 and all(map(find_mark_kind, lines.lines))
    for index, line in enumerate(lines.lines):
        for item in () if index in titles else _split_line(line, at_open, lines):
            yield from _split_joined(item, at_open, lines, is_listed=is_listed)


def find_protected(text: str) -> bytearray:
    """One byte per character: 1 where it stands inside brackets or quotes that are closed again, in
    an address, or from one thing to another (dari visi, misi sampai IKI). A bracket that is never
    closed must not swallow the rest of the cell, and "1)" at the start of a line closes nothing."""
    mask = bytearray(len(text))
    for name in ("brackets", "quotes", "from_to", "address"):
        for found in PATTERNS[name].finditer(text):
            first, past = found.span()
            mask[first:past] = b"\x01" * (past - first)
    return mask


def split_bukti_lines(text: str) -> BuktiLines:
    """The lines of a cell: broken ones joined, a list under a colon kept with it (docs/design.md
    §4)."""
    text = PATTERNS["long_gap"].sub("\n", text.replace("\r\n", "\n").translate(_LINE_ENDS))
    for name in ("brackets", "quotes"):
        text = PATTERNS[name].sub(lambda closed: closed[0].replace("\n", " "), text)
    pieces = (" ".join(piece.split()) for piece in text.split("\n"))
    # A dash says that there is none.
    lines = [piece for piece in pieces if piece.strip("-–— ")] or [text.strip()]
    return _LineJoiner(lines).join_lines() if len(lines) > 1 else BuktiLines(lines)


class _LineJoiner:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.marks = [find_mark_kind(line) for line in lines]
        self.width = max(map(len, lines))
        self.is_listed = self.marks[0] is not None and self.marks[0] in self.marks[1:]
        self.has_capitals = any(line[0].isupper() for line in lines)
        self.result = BuktiLines()
        self.list_kind: str | None = None

    def join_lines(self) -> BuktiLines:
        joined = self.result.lines
        for i, line in enumerate(self.lines):
            if joined and self._is_list_item(i):
                joined[-1] = f"{joined[-1]} {line}"
            elif joined and self.marks[i] is None and self._goes_on(i):
                joined[-1] = _merge_lines(joined[-1], line)
            else:
                joined.append(line)
                self.list_kind = None
        return self.result

    def _is_list_item(self, i: int) -> bool:
        """True for a marked line below one that opens a list, until a line has the opener's own
        mark."""
        kind = self.marks[i]
        above = self.result.lines[-1]
        opens = self.list_kind or PATTERNS["open_at_end"].search(above[-TAIL:])
        self.list_kind = kind if opens and kind != find_mark_kind(above) else None
        return self.list_kind is not None

    def _goes_on(self, i: int) -> bool:
        """True if a line without a mark goes on with the one above; where only a person knows, it
        is noted."""
        above = self.lines[i - 1]
        line = self.lines[i]
        is_document = starts_like_document(line)
        unfinished = UNFINISHED_NAME.search(above[-TAIL:])
        # A place's name may be left out: LKjIP Kabupaten, and below it Nota dinas.
        if unfinished and not (unfinished["place"] and is_document):
            return True
        if above[-1] == ":":
            # The lines below a heading may be what it holds, or documents of their own.
            self.result.separated.append((above, line))
        if above[-1] in ";,.:":
            return False
        conjunction = PATTERNS["line_conjunction"].match(line)
        if conjunction:  # "Apel\ndan Rapat Pleno" is one
            return not starts_like_document(line[conjunction.end() :])
        if line[0] in '("“«':
            return True
        return not is_document and self._joins_in_doubt(above, line)

    def _joins_in_doubt(self, above: str, line: str) -> bool:
        """A line that begins like no document is joined where it goes on in lower case or the
        documents are marked, and noted but where it would have found room above."""
        fits = len(above) + 1 + len(line.split(" ", 1)[0]) <= SURE_WIDTH * self.width
        is_small = line[0].islower()
        joins = (self.is_listed and line[0].isalpha()) or (
            is_small and not fits and self.has_capitals
        )
        if joins:
            self.result.joined.append(line)
        elif is_small or not fits:
            self.result.separated.append((above, line))
        return joins


def _merge_lines(above: str, line: str) -> str:
    """Two lines as one; the hyphen that cut a word goes, that of "foto-foto" and "e-office"
    stays."""
    cut = PATTERNS["hyphenated"].search(above[-TAIL:])
    if not cut or not line[0].islower():
        return f"{above} {line}"
    word = cut[1].casefold()
    return f"{above if len(word) == 1 or line.startswith(word) else above[:-1]}{line}"


def find_mark_kind(line: str) -> str | None:
    """The kind of the mark that opens a line; None where there is none."""
    match = MARK.match(line)
    return match.lastgroup if match and match.end() < len(line) else None


def _find_group_titles(lines: list[str]) -> set[int]:
    """The marked lines that only name the lines below them, which a mark of another kind begins: I.
    Rapat, then a. Undangan. None where each of them begins as a document does."""
    groups = set[int]()
    for index, line in enumerate(lines[:-1]):
        kind = find_mark_kind(line)
        below = MARK.match(lines[index + 1])
        if below is None or kind in (None, "bullet"):
            continue
        begins = below["bullet"] or below["figure"] == "1" or below["letter"] == "a"
        is_capital = kind == "letter" and line[0].isupper()  # I. above a.
        if begins and (below.lastgroup != kind or is_capital):
            groups.add(index)
    names = [MARK.sub("", lines[index]) for index in groups]
    return set() if all(map(starts_like_document, names)) else groups


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


def _split_line(line: str, at_open: frozenset[str], lines: BuktiLines) -> Iterator[str]:
    """The items of a line: cut at marks within it, semicolons and commas. Behind *berisi:* commas
    cut no more, and a list that it opens stays together; a series of what may be one document
    stays, too, and is noted in `lines`."""
    protected = find_protected(line)
    opening = MARK.match(line)
    start = opening.end() if opening else 0
    marks = dict(_inner_marks(line, protected, opening))
    openers = {found.end() for found in _find_outside("opener", line, protected, start)}
    commas = {found.start() for found in _find_outside("comma", line, protected, start)}
    inside = ""  # "text" to the next `;` or mark, "list" a marked list that stays together
    past_series = 0
    for at in sorted(openers | commas | marks.keys()):
        if at < max(start, past_series):
            continue
        if at in openers and not inside:
            inside = "list" if find_mark_kind(line[at:]) else "text"
        if at in marks and inside != "list":
            past = marks[at]
        elif at in commas and _cuts(line, at, inside):
            past = at + 1
            past_series = _find_series_end(line, start, at, at_open, lines)
            if past_series:
                continue
        else:
            continue
        yield line[start:at]
        start, inside = past, ""
    yield line[start:]


def _find_outside(
    name: str, line: str, protected: bytearray, start: int = 0
) -> Iterator[re.Match[str]]:
    """Where the pattern of this name stands from `start` on, outside what `find_protected`
    protects."""
    return (found for found in PATTERNS[name].finditer(line, start) if not protected[found.start()])


def _cuts(line: str, at: int, inside: str) -> bool:
    """True if the comma or semicolon at `at` ends an item."""
    if line[at] == ";":
        return inside != "list" or not find_mark_kind(line[at + 1 :])
    is_number = line[at - 1 : at].isdigit() and line[at + 1 : at + 2].isdigit()
    return not (inside or is_number or PATTERNS["after_comma"].match(line, at))


def _find_series_end(
    line: str, start: int, at: int, at_open: frozenset[str], lines: BuktiLines
) -> int:
    """Where a series behind the comma at `at` ends that stays one document; 0 for none. It is noted
    as open, but where a topic opens it: bebas korupsi, kolusi dan nepotisme."""
    series = _find_series(line, start, at)
    is_topic = PATTERNS["topic"].search(line[start:at]) is not None
    if series is None or ("," in at_open and not is_topic):
        return 0
    lines.open_joints += [] if is_topic else [_clean(line[start : series.end()])]
    return series.end()


def _find_series(line: str, start: int, at: int) -> re.Match[str] | None:
    """What goes on behind a comma, to *dan* and what follows it, with what one document is about:
    Laporan survei IPK, IKM dan IPAK; None where any of it is work or a document of another kind."""
    found = PATTERNS["series"].match(line, at)
    about = find_document(_clean(line[start:at]))[1]
    # Behind a comma *dan* itself opens the last document: SOP layanan, foto ruang, dan testimoni.
    if not found or not found[1].strip():
        return None
    if not (about or PATTERNS["topic"].search(line[start:at])):
        return None
    parts = [*found[1].split(","), found[2]]
    kinds = {find_document(part.strip())[0] for part in parts}
    is_work = any(map(PATTERNS["active_verb"].match, parts))
    return None if is_work or kinds - {"", find_document(about)[0]} else found


def _inner_marks(
    line: str, protected: bytearray, opening: re.Match[str] | None
) -> Iterator[tuple[int, int]]:
    """Numbers, letters and bullets within a line that begin an item: (start, end of the mark).
    Numbers count up from 1 (a, i), or on from the mark the line began with; at least two in all."""
    yield from (found.span() for found in _find_outside("inner_bullet", line, protected))
    dashes = [found.span() for found in _find_outside("inner_dash", line, protected)]
    is_dashed = bool(opening and opening[0].strip().startswith("-"))
    yield from dashes if len(dashes) + is_dashed > 1 else ()
    for kind in ("figure", "letter", "roman"):
        begun = opening["figure" if kind == "figure" else "letter"] if opening else None
        first = last = _count_of(begun or "", kind)
        marks: list[tuple[int, int]] = []
        for found in _find_outside(f"inner_{kind}", line, protected):
            tail = line[max(0, found.start() - TAIL) : found.start()]
            if _count_of(found[1], kind) == last + 1 and not PATTERNS["before_number"].search(tail):
                marks.append(found.span())
                last += 1
        yield from marks if len(marks) + bool(first) > 1 else ()


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
    protected = find_protected(item)
    opener = PATTERNS["opener"].search(item)
    end = opener.start() if opener else len(item)
    start, left, is_open = 0, 0, False
    for joint in _find_outside("joint", item[:end], protected):
        sign = sign_of(joint[0])
        before = _clean(item[left : joint.start()])
        behind = item[joint.end() :].lstrip()
        is_sure = joint[0].strip() in ("+", "|")
        cuts = is_sure or joins_documents(before, behind, joint[0])
        left = joint.end()
        if cuts is None:
            cuts = sign in at_open and not is_listed
            is_open = is_open or not (cuts or is_listed)
        if cuts:
            lines.open_joints += [_clean(item[start : joint.start()])] * is_open
            yield item[start : joint.start()]
            start = joint.end()
            is_open = False
    lines.open_joints += [_clean(item[start:])] * is_open
    yield item[start:]
