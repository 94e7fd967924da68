"""The lines of a BUKTI cell as a person sees them (DESIGN §4): a list under a colon kept together, broken lines joined.

A line break separates documents, but the end of a narrow column or of a PDF's line separates nothing. Which of the two
it is shows in the words around it; where they do not settle it, it is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from monev.reading.evidence.bukti_kinds import starts_like_document

BULLETS = "•·●▪◦‣∙○■□◆❖➢➤►✓✔√☑☐⁃\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
TAIL = 24
"""Characters before a place that decide about it; looking further would cost the square of a long cell."""

# What may open a line or an item: a bullet, "1.", "2)", "(3)", "1.2", "a.", "iv."; kept apart by kind, so that a list
# inside a list is told from the list around it.
MARK = re.compile(
    rf"\s*(?:(?P<bulat>[{BULLETS}*]|[-–—]+(?=\s|[^\W\d_])|[~>+=_»→‐−](?=\s)|o(?=\s))|"
    r"(?P<rinci>\d{1,2}\.[1-9]\d?\.?(?=\s+[^\W\d_]))|\(?(?P<angka>\d{1,2})(?:\)\.?|\.(?!\d))|"
    r"\(?(?P<huruf>[a-zA-Z]|[ivx]{2,4}|[IVX]{2,4})(?:\)|\.(?=\s)))\s*"
)
_OPEN_AT_END = re.compile(r"(?::|\b(?:berisi|memuat))\s*$", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s]+|[^\s,;()@]{1,64}@[^\s]+")
# Cells without any of these have nothing to protect; most have none.
_PROTECTORS = re.compile(r"[()\[\]{}“”«»\"'‘’@\n]|://|www\.")
_SINGLE_QUOTES = re.compile(r"(?<![^\s(])['‘][^'‘’\n]+['’](?!\w)")
_NUMBER_BRACKET = re.compile(r"^[ \t]*([0-9]{1,2}|[A-Za-z])(?=\))", re.MULTILINE)
_BRACKET_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
_SPACES = re.compile(r"\s+")
_HANGING_END = re.compile(
    r"(?:\b(?:dan|serta|atau|di|ke|dari|untuk|yang|pada|tentang|dengan|dalam|oleh|kepada|terhadap|atas|bagi|antara|"
    r"terkait|mengenai|sebagai|melalui|secara|hasil|kabupaten|kab|provinsi)\.?|\b(?:nomor|no|tanggal)\s?[.:]?|/|&)$",
    re.IGNORECASE,
)
_LEADING_CONJUNCTION = re.compile(r"(?:dan|serta|atau)\s+(?=\S)", re.IGNORECASE)
_SURE_WIDTH = 0.8  # of the longest line: letters are not equally wide, so one line's count is another's width roughly
_HYPHENATED = re.compile(r"(\w+)-$")


def find_protected(text: str) -> bytearray:
    """One byte per character: 1 where it stands inside brackets or quotes that are closed again, or in an address.

    A bracket or quote that is never closed is text: it must not swallow the rest of the cell. The bracket of "1)" at
    the start of a line closes nothing.
    """
    mark = bytearray(len(text))

    def protect(from_: int, until: int) -> None:
        mark[from_:until] = b"\x01" * (until - from_)

    if not _PROTECTORS.search(text):
        return mark
    is_not = {m.end(1) for m in _NUMBER_BRACKET.finditer(text)}
    opened: dict[str, list[int]] = {"(": [], "[": [], "{": [], "“": [], "«": []}
    quote = -1
    for m in _PROTECTORS.finditer(text):
        i, c = m.start(), m[0]
        if c in opened:
            opened[c].append(i)
        elif c in _BRACKET_PAIRS and opened[_BRACKET_PAIRS[c]] and i not in is_not:
            protect(opened[_BRACKET_PAIRS[c]].pop(), i + 1)
        elif c == '"':
            if quote >= 0:
                protect(quote, i + 1)
            quote = -1 if quote >= 0 else i
        elif c == "\n":
            quote = -1
    for m in _SINGLE_QUOTES.finditer(text):
        protect(*m.span())
    for m in _ADDRESS.finditer(text) if "@" in text or "://" in text or "www." in text else ():
        protect(m.start(), m.start() + len(m[0].rstrip(",;.")))
    return mark


@dataclass(slots=True)
class BuktiLines:
    """The lines of a cell, and which line breaks a person should look at: those joined, those taken for separators."""

    lines: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    separated: list[str] = field(default_factory=list)


def split_bukti_lines(text: str) -> BuktiLines:
    """The lines of a cell: broken ones joined, a list under a colon kept with it (DESIGN §4)."""
    text = text.replace("\r\n", "\n").translate({ord(c): "\n" for c in "\r\v\f\x85\u2028\u2029"})
    protected = find_protected(text)
    limit = [-1, *(i for i, c in enumerate(text) if c == "\n" and not protected[i]), len(text)]
    origin = [b for b in (_SPACES.sub(" ", text[a + 1 : z]).strip() for a, z in pairwise(limit)) if b]
    return _LineJoiner(origin).join_lines() if len(origin) > 1 else BuktiLines(origin)


class _LineJoiner:
    """Walks the lines of one cell and decides of each whether it goes on or begins anew."""

    def __init__(self, origin: list[str]) -> None:
        self.origin = origin
        self.marks = [find_mark_jenis(b) for b in origin]
        self.width = max(map(len, origin))
        self.has_capitals = any(b[0].isupper() for b in origin)
        self.last_of_kind = {jenis: i for i, jenis in enumerate(self.marks) if jenis}
        self.mark_above: str | None = None  # of the nearest marked line above
        self.result = BuktiLines()
        self.outer_jenis: str | None = None  # the kind of mark of the line that opened a list
        self.inside_list = False

    def join_lines(self) -> BuktiLines:
        """All lines, joined and separated."""
        row = self.result.lines
        for i, one in enumerate(self.origin):
            if row and self._is_list_item(i):
                row[-1] = f"{row[-1]} {one}"
            elif row and self.marks[i] is None and self._goes_on(i):
                row[-1] = _merge_lines(row[-1], one)
            else:
                row.append(one)
                self.inside_list = False
            self.mark_above = self.marks[i] or self.mark_above
        return self.result

    def _is_list_item(self, i: int) -> bool:
        """Whether a marked line is one of the list that a colon above it opened."""
        jenis, above = self.marks[i], self.result.lines[-1]
        if not jenis or not (self.inside_list or _OPEN_AT_END.search(above[-TAIL:])):
            return False
        if not self.inside_list:
            self.outer_jenis = find_mark_jenis(above)
        self.inside_list = jenis != self.outer_jenis
        return self.inside_list

    def _goes_on(self, i: int) -> bool:
        """Whether a line without a mark goes on with the one above; where only a person knows, it is noted."""
        above, one = self.origin[i - 1], self.origin[i]
        if _HANGING_END.search(above[-TAIL:]):
            return True
        if above.count('"') % 2 and one.count('"') % 2:  # a slogan that goes on below
            return True
        if above[-1] in ";,.:":
            if above[-1] == ":":  # the lines below may be what the heading holds, or documents of their own
                self.result.separated.append(one)
            return False
        if one[0] in '("“«' or (_HYPHENATED.search(above[-TAIL:]) and one[0].islower()):
            return True
        conjunction = _LEADING_CONJUNCTION.match(one)
        if conjunction:  # "Apel\ndan Rapat Pleno" is one; the last of a list of lines may begin so too
            header = starts_like_document(one[conjunction.end() :])
            if header and len(self.origin) == 2:
                self.result.joined.append(one)
            return not header or len(self.origin) == 2
        if starts_like_document(one):
            return False
        if self._is_inside_list(i):
            return True
        return self._joins_in_doubt(i)

    def _is_inside_list(self, i: int) -> bool:
        """Whether marked lines of one kind stand above and below: what has no mark belongs to the item above."""
        return self.mark_above is not None and self.last_of_kind[self.mark_above] > i

    def _joins_in_doubt(self, i: int) -> bool:
        """A line that begins like no document: joined where it goes on in lower case, and in any case noted.

        A line that would have found room above was not broken by the column's width, so it is no question.
        """
        above, one = self.origin[i - 1], self.origin[i]
        fits = len(above) + 1 + len(one.split(" ", 1)[0]) <= _SURE_WIDTH * self.width
        small = one[0].islower()
        if small and not fits and self.has_capitals:
            self.result.joined.append(one)
            return True
        if small or not fits:
            self.result.separated.append(one)
        return False


def _merge_lines(above: str, one: str) -> str:
    """Two lines as one; the hyphen that cut a word goes, that of "foto-foto" and "e-office" stays."""
    m = _HYPHENATED.search(above[-TAIL:])
    if not m or not one[0].islower():
        return f"{above} {one}"
    kept = len(m[1]) == 1 or one.split(" ", 1)[0].strip(".,;") == m[1].casefold()
    return f"{above if kept else above[:-1]}{one}"


def find_mark_jenis(row: str) -> str | None:
    """The kind of the mark that opens a line; None where there is none."""
    mark = MARK.match(row)
    return mark.lastgroup if mark and mark.end() < len(row) else None
