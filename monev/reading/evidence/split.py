"""A BUKTI cell to its documents (docs/reading.md): one per item, split at *dan* only between two
documents. The cell is cut into lines first: a line break separates documents, the end of a narrow
column does not, and what the words around do not settle is asked. A list under a colon stays with
the line that opens it. Each line is then cut at `;`, numbering, bullets and commas, outside
brackets, quotes and enumerations, and at *dan* or `/` between documents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

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
from monev.reading.vocabulary.time_words import ROMAN, number_said

MARK = PATTERNS["mark"]
TAIL = 24
"""Characters before a place that decide about it; looking further would cost the square of a long
cell."""

_WHOLE = ("double_quotes", "single_quotes", "from_to")
_BRACKET_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
# of the longest line: letters are not equally wide, so one line's count is another's width roughly
SURE_WIDTH = 0.8


def find_protected(text: str) -> bytearray:
    """One byte per character: 1 where it stands inside brackets or quotes that are closed again, in
    an address, or from one thing to another (dari visi, misi sampai IKI). A bracket that is never
    closed must not swallow the rest of the cell, and "1)" at the start of a line closes nothing."""
    mask = bytearray(len(text))
    if not PATTERNS["protectors"].search(text):
        return mask
    spans = [
        *_find_closed_pairs(text),
        *(found.span() for kind in _WHOLE for found in PATTERNS[kind].finditer(text)),
    ]
    # The punctuation of the sentence behind an address is none of it.
    if "@" in text or "://" in text or "www." in text:
        addresses = PATTERNS["address"].finditer(text)
        spans += [
            (found.start(), found.start() + len(found[0].rstrip(",;."))) for found in addresses
        ]
    for first, past in spans:
        mask[first:past] = b"\x01" * (past - first)
    return mask


def _find_closed_pairs(text: str) -> Iterator[tuple[int, int]]:
    """From where to where brackets reach that are closed again, and quotes that open and close with
    another sign."""
    numbering_brackets = {found.end(1) for found in PATTERNS["number_bracket"].finditer(text)}
    opened: dict[str, list[int]] = {opening: [] for opening in _BRACKET_PAIRS.values()}
    for found in PATTERNS["protectors"].finditer(text):
        at, character = found.start(), found[0]
        if character in opened:
            opened[character].append(at)
        elif (
            character in _BRACKET_PAIRS
            and opened[_BRACKET_PAIRS[character]]
            and at not in numbering_brackets
        ):
            yield opened[_BRACKET_PAIRS[character]].pop(), at + 1


@dataclass(slots=True)
class BuktiLines:
    """The lines of a cell, and what to look at: line breaks that were joined, those taken for
    separators (the lines above and below) and documents in which *dan* may separate two; of the
    other joints, and of those that close a list, sign and whether they do."""

    lines: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    separated: list[tuple[str, str]] = field(default_factory=list)
    open_joints: list[str] = field(default_factory=list)
    decided_joints: set[tuple[str, bool]] = field(default_factory=set)


def split_bukti_lines(text: str) -> BuktiLines:
    """The lines of a cell: broken ones joined, a list under a colon kept with it
    (docs/reading.md)."""
    text = text.replace("\r\n", "\n").translate(
        {ord(letter): "\n" for letter in "\r\v\f\x85\u2028\u2029"}
    )
    text = PATTERNS["long_gap"].sub("\n", text)
    protected = find_protected(text)
    unbroken = "".join(
        " " if protected[i] and letter == "\n" else letter for i, letter in enumerate(text)
    )
    pieces = (" ".join(piece.split()) for piece in unbroken.split("\n"))
    lines = [piece for piece in pieces if piece.strip("-–— ")] or [
        text.strip()
    ]  # a dash says that there is none
    return _LineJoiner(lines).join_lines() if len(lines) > 1 else BuktiLines(lines)


class _LineJoiner:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.marks = [find_mark_kind(line) for line in lines]
        self.width = max(map(len, lines))
        self.has_capitals = any(line[0].isupper() for line in lines)
        self.has_semicolons = any(";" in line for line in lines)
        self.result = BuktiLines()
        self.inside_list = False

    def join_lines(self) -> BuktiLines:
        joined = self.result.lines
        for i, line in enumerate(self.lines):
            if joined and self._is_list_item(i):
                joined[-1] = f"{joined[-1]} {line}"
            elif joined and self.marks[i] is None and self._goes_on(i):
                joined[-1] = _merge_lines(joined[-1], line)
            else:
                joined.append(line)
                self.inside_list = False
        return self.result

    def _is_list_item(self, i: int) -> bool:
        kind, line_above = self.marks[i], self.result.lines[-1]
        if not kind or not (self.inside_list or PATTERNS["open_at_end"].search(line_above[-TAIL:])):
            return False
        self.inside_list = kind != find_mark_kind(
            line_above
        )  # the mark of the line that opened the list
        return self.inside_list

    def _goes_on(self, i: int) -> bool:
        """Whether a line without a mark goes on with the one above; where only a person knows, it
        is noted."""
        above, line = self.lines[i - 1], self.lines[i]
        is_slogan = above.count('"') % 2 and line.count('"') % 2  # that goes on below
        unfinished = UNFINISHED_NAME.search(above[-TAIL:])
        # A place's name may be left out: LKjIP Kabupaten, and below it Nota dinas.
        if is_slogan or (unfinished and not (unfinished["place"] and starts_like_document(line))):
            return True
        if above[-1] in ";,.:":
            # The lines below a heading may be what it holds, or documents of their own.
            self.result.separated += [(above, line)] if above[-1] == ":" else []
            return False
        if line[0] in '("“«':
            return True
        if conjunction := PATTERNS["line_conjunction"].match(
            line
        ):  # "Apel\ndan Rapat Pleno" is one
            return not starts_like_document(line[conjunction.end() :])
        if starts_like_document(line):
            return False
        return self._joins_in_doubt(i)

    def _joins_in_doubt(self, i: int) -> bool:
        """A line that begins like no document is joined where it goes on in lower case, and noted
        but where it would have found room above, or semicolons part the documents."""
        above, line = self.lines[i - 1], self.lines[i]
        fits = len(above) + 1 + len(line.split(" ", 1)[0]) <= SURE_WIDTH * self.width
        lower_case = line[0].islower()
        if lower_case and not fits and self.has_capitals:
            self.result.joined += [] if self.has_semicolons else [line]
            return True
        if lower_case or not fits:
            self.result.separated.append((above, line))
        return False


def _merge_lines(above: str, line: str) -> str:
    """Two lines as one; the hyphen that cut a word goes, that of "foto-foto" and "e-office"
    stays."""
    hyphenated = PATTERNS["hyphenated"].search(above[-TAIL:])
    if not hyphenated or not line[0].islower():
        return f"{above} {line}"
    keeps_hyphen = (
        len(hyphenated[1]) == 1 or line.split(" ", 1)[0].strip(".,;") == hyphenated[1].casefold()
    )
    return f"{above if keeps_hyphen else above[:-1]}{line}"


def find_mark_kind(line: str) -> str | None:
    """The kind of the mark that opens a line; None where there is none."""
    match = MARK.match(line)
    return match.lastgroup if match and match.end() < len(line) else None


_NAME_TAIL = f" .,;:-–—{load_words('bukti_kinds')['parts']['bullets']}"
_OTHER_PUNCTUATION = str.maketrans("，；、،", ",;,,")  # as a phone or a copied web page has them


SIGNS = frozenset({"dan", "dengan", "/", "|", ","})
"""What may separate two documents where it is open: *dan* and such, *dengan*, a slash, other signs,
series' commas."""


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
    result: dict[str, Bukti] = {}
    places: dict[str, str] = {}
    listed = PATTERNS["label"].sub("", text)
    lines = split_bukti_lines(_open_numbered_brackets(listed.translate(_OTHER_PUNCTUATION)))
    titles = _find_group_titles(lines.lines)
    # Whoever marks each of several lines has told documents apart: - Foto spanduk dan banner is
    # one.
    is_listed = len(lines.lines) > 1 and all(map(find_mark_kind, lines.lines))
    for index, line in enumerate(lines.lines):
        if index in titles:
            continue
        items = _split_line(line)
        _note_closing(items, lines)
        pieces = (_split_joined(item, at_open, lines, is_listed=is_listed) for item in items)
        for piece in chain.from_iterable(pieces):
            whole, name = _clean(piece), _clean(PATTERNS["link_behind"].sub("", piece))
            if (
                PATTERNS["link"].fullmatch(whole)
                or places.setdefault(name.casefold(), whole) != whole != name
            ):
                name = whole  # nothing but a link; a second one of that name, which lies elsewhere
            if name and not (
                PATTERNS["example"].match(name) and (result or len(lines.lines) > index + 1)
            ):
                result.setdefault(name.casefold(), Bukti(name, find_jenis(name)))
    documents = tuple(
        bukti for bukti in result.values() if not PATTERNS["link"].fullmatch(bukti.nama)
    )
    return documents or tuple(result.values()), lines


def _split_joined(
    item: str, at_open: frozenset[str], lines: BuktiLines, *, is_listed: bool
) -> Iterator[str]:
    """An item of a line cut at *dan*, *serta*, `&` and `/` between two documents; what is open is
    noted in `lines`, but of a list in which each line is marked (`is_listed`): there it is one."""
    protected, start, left, is_open = find_protected(item), 0, 0, False
    enumeration = PATTERNS["opener"].search(item)
    if series := None if enumeration else _open_series(item, protected):
        yield from _split_series(item, series, at_open, lines)
        return
    for joint in _find_outside("joint", item, protected):
        if enumeration and enumeration.start() < joint.start():
            break
        before, sign = _clean(item[left : joint.start()]), sign_of(joint[0])
        is_sure = joint[0].strip() in ("+", "|")
        cuts = is_sure or joins_documents(before, item[joint.end() :].lstrip(), joint[0])
        left = joint.end()
        if cuts is None:
            cuts = sign in at_open and not is_listed
            is_open = is_open or not (cuts or is_listed)
        elif before:
            lines.decided_joints.add((sign, cuts))
        if cuts:
            lines.open_joints += [_clean(item[start : joint.start()])] * is_open
            yield item[start : joint.start()]
            start, is_open = joint.end(), False
    lines.open_joints += [_clean(item[start:])] * is_open
    yield item[start:]


def _split_series(
    item: str, series: re.Match[str], at_open: frozenset[str], lines: BuktiLines
) -> list[str]:
    """The parts of an item that holds a series; the item itself where that is open, which is noted
    in `lines`."""
    parts = [item[: series.start()], *series[1].split(","), item[series.start(2) :]]
    # A series may go on with nothing but short names after words: BA kredensial, SPK dan RKK.
    are_short = all(PATTERNS["short_name"].fullmatch(part.strip(" .")) for part in parts[1:])
    cuts = "," in at_open or (are_short and parts[0][-1].islower())
    lines.open_joints += [] if cuts else [_clean(item)]
    return parts if cuts else [item]


def _note_closing(items: list[str], lines: BuktiLines) -> None:
    """A *dan* that closes a list parts documents as any other: SK, undangan, dan notulen; *dan
    dokumen lainnya* names none."""
    last = items[-1].lstrip()
    closing = PATTERNS["leading_conjunction"].match(last) if len(items) > 1 else None
    if closing and find_document(last[closing.end() :])[0]:
        lines.decided_joints.add((sign_of(closing[0]), True))


def _open_series(item: str, protected: bytearray) -> re.Match[str] | None:
    """The first series of an item, where it may as well be several documents; none of what a topic
    opens."""
    commas = (comma.start() for comma in _find_outside("comma", item, protected))
    found = (_find_series(item, 0, at) for at in commas if _cuts(item, at, ""))
    series = next((series for series in found if series), None)
    return series if series and not PATTERNS["topic"].search(item[: series.start()]) else None


def _find_group_titles(lines: list[str]) -> set[int]:
    """The lines that only name the lines below them: none where each of them begins as a document
    does."""
    groups = {index for index in range(len(lines) - 1) if _has_lines_of_its_own(lines, index)}
    names = (MARK.sub("", lines[index]) for index in groups)
    return groups if not all(map(starts_like_document, names)) else set()


def _has_lines_of_its_own(lines: list[str], index: int) -> bool:
    """Whether marked lines of another kind stand below a marked line: I. Rapat, then a.
    Undangan."""
    mark, kind, below = (
        MARK.match(lines[index]),
        find_mark_kind(lines[index]),
        MARK.match(lines[index + 1]),
    )
    if mark is None or below is None or kind in (None, "bullet"):
        return False
    is_lower = below.lastgroup != kind or (
        kind == "letter" and mark["letter"].isupper() != below["letter"].isupper()
    )
    opens = below.lastgroup == "bullet" or (
        below["figure"] or below["letter"] or ""
    ).casefold() in ("1", "a", "i")
    return is_lower and opens


def _open_numbered_brackets(text: str) -> str:
    """ "(1) SK (2) SOP" as "1) SK 2) SOP": a number in brackets that counts up from the start
    protects nothing."""
    brackets = (
        list(PATTERNS["numbered_bracket"].finditer(text)) if text.lstrip().startswith("(") else []
    )
    numbers = [bracket[1] for bracket in brackets]
    series = ([str(n + 1) for n in range(len(numbers))], [*"abcdefgh"], [*ROMAN])
    counts_up = len(numbers) > 1 and any(numbers == entry[: len(numbers)] for entry in series)
    return PATTERNS["numbered_bracket"].sub(r"\1)", text) if counts_up else text


def _clean(piece: str) -> str:
    """A piece without its bullet or number, leading *dan*/*serta* and closing punctuation; "" if
    nothing is left."""
    name, previous = " ".join(piece.split()), None
    while name != previous:
        previous = name
        name = MARK.sub("", name.strip(" ,;"))
        name = PATTERNS["leading_conjunction"].sub("", name.rstrip(_NAME_TAIL))
    return "" if not any(map(str.isalnum, name)) or PATTERNS["nothing"].fullmatch(name) else name


def _split_line(line: str) -> list[str]:
    protected = find_protected(line)
    opening_mark = MARK.match(line)
    start = opening_mark.end() if opening_mark else 0
    pieces: dict[int, int] = dict(_inner_marks(line, protected, opening_mark))
    enumeration_starts = {*map(re.Match.end, _find_outside("opener", line, protected, start))}
    commas = {*map(re.Match.start, _find_outside("comma", line, protected, start))}
    result: list[str] = []
    past_series = 0
    enumeration = (
        ""  # "" none, "text" to the next `;` or mark, "list" a marked list that stays together
    )
    for at in sorted(enumeration_starts | commas | pieces.keys()):
        if at < start:
            continue
        if at in enumeration_starts and not enumeration:
            enumeration = "list" if find_mark_kind(line[at:]) else "text"
        at_mark = at in pieces and enumeration != "list"
        if not at_mark and (
            at not in commas or at < past_series or not _cuts(line, at, enumeration)
        ):
            continue
        if not at_mark and (series := _find_series(line, start, at)):
            past_series = series.end()
            continue
        result.append(line[start:at])
        start = pieces[at] if at_mark else at + 1
        enumeration = ""
    return [*result, line[start:]]


def _find_outside(
    name: str, line: str, protected: bytearray, start: int = 0
) -> Iterator[re.Match[str]]:
    """Where the pattern of this name stands from `start` on, outside what `find_protected`
    protects."""
    return (found for found in PATTERNS[name].finditer(line, start) if not protected[found.start()])


def _cuts(line: str, at: int, enumeration: str) -> bool:
    """Whether the character at `at` is a comma or semicolon that ends an item."""
    if line[at] == ";":
        return enumeration != "list" or not find_mark_kind(line[at + 1 :])
    inside_number = 0 < at < len(line) - 1 and line[at - 1].isdigit() and line[at + 1].isdigit()
    return (
        line[at] == ","
        and not enumeration
        and not inside_number
        and not PATTERNS["after_comma"].match(line, at)
    )


def _find_series(line: str, start: int, at: int) -> re.Match[str] | None:
    """What goes on behind a comma, to *dan* and what follows it, with what one document is about:
    Laporan survei IPK, IKM dan IPAK; None where any of it is work or a document of another kind."""
    found = PATTERNS["series"].match(line, at)
    about = find_document(_clean(line[start:at]))[1]
    # Behind a comma *dan* itself opens the last document: SOP layanan, foto ruang, dan testimoni.
    is_series = found and found[1].strip() and (about or PATTERNS["topic"].search(line[start:at]))
    parts = (*found[1].split(","), found[2]) if found and is_series else ()
    kinds = {find_document(part.strip())[0] for part in parts}
    is_work = any(PATTERNS["active_verb"].match(part) for part in parts)
    return found if kinds and kinds <= {"", find_document(about)[0]} and not is_work else None


def _inner_marks(
    line: str, protected: bytearray, opening_mark: re.Match[str] | None
) -> list[tuple[int, int]]:
    """Numbers, letters and bullets within a line that begin an item: (start, end of the mark)."""
    result = [found.span() for found in _find_outside("inner_bullet", line, protected)]
    dashes = [found.span() for found in _find_outside("inner_dash", line, protected)]
    if len(dashes) + bool(opening_mark and opening_mark[0].strip().startswith("-")) >= 2:
        result += dashes
    for kind in ("figure", "letter", "roman"):
        # Numbers count up from 1 (a, i), or on from the mark the line began with; at least two in
        # all.
        begun = opening_mark["figure" if kind == "figure" else "letter"] if opening_mark else None
        opening, marks = _count_of(begun, kind) if begun else 0, list[tuple[int, int]]()
        for found in _find_outside(f"inner_{kind}", line, protected):
            is_next = _count_of(found[1], kind) == opening + len(marks) + 1
            if is_next and not PATTERNS["before_number"].search(
                line, max(0, found.start() - TAIL), found.start()
            ):
                marks.append(found.span())
        result += marks if len(marks) + bool(opening) >= 2 else []
    return result


def _count_of(mark: str, kind: str) -> int:
    """The number a mark of a kind counts; 0 for none of its kind."""
    is_letter = len(mark) == 1 and mark.isalpha()
    return (
        (ord(mark.lower()) - 96 if is_letter else 0)
        if kind == "letter"
        else number_said(mark.lower())
    )
