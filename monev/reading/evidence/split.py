"""The lines of a BUKTI cell as a person sees them (DESIGN §4): a list under a colon kept together, broken lines joined.

A line break separates documents, but the end of a narrow column or of a PDF's line separates nothing. Which of the two
it is shows in the words around it; where they do not settle it, it is asked.

A BUKTI cell to its documents (DESIGN §4): one per item, never split at *dan* or *serta*, nor inside an enumeration.

A cell is cut into lines first (a line that only wraps is joined, a list under a colon stays with it), each line then
at `;`, numbering, bullets and commas. What stands in brackets or quotes is never cut. Only separators are lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from monev.core.dates import MONTH_NAMES
from monev.core.records import Bukti
from monev.reading.evidence.bukti_kinds import find_jenis, starts_like_document

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
_LINE_CONJUNCTION = re.compile(r"(?:dan|serta|atau)\s+(?=\S)", re.IGNORECASE)
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
        conjunction = _LINE_CONJUNCTION.match(one)
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


_NAME_TAIL = f" .,;:-–—{BULLETS}"
_SPACES = re.compile(r"\s+")
_OPENER = re.compile(r":(?=\s|$|\()|\b(?:berisi|memuat)\b:?", re.IGNORECASE)
_INNER_NUMBER = re.compile(
    r"(?<=\s)(?:(?P<angka>\d{1,2})[.)](?![\d.])|(?P<huruf>[a-z])[.)](?=\s))\s*(?=[^\W\d_]|[\"“(])"
)
_INNER_DASH = re.compile(r"(?<=\s)-+\s+(?=[A-Z\"“(])")
_INNER_BULLET = re.compile(rf"[{BULLETS}]\s*")
_NUMBER_WORD = re.compile(
    r"\b(?:lampiran|tahap|nomor|no|pasal|tabel|bab|angka|huruf|ayat|butir|form|formulir|model|seri|jilid|ke)\.?\s*$",
    re.IGNORECASE,
)
_COMMA = re.compile("[,;]")
_OTHER_PUNCTUATION = str.maketrans("，；、،", ",;,,")  # as a phone or a copied web page has them
_MONTH_NAMES = "|".join(MONTH_NAMES)
_NUMBER = rf"(?:[IVX]{{1,4}}|\d{{1,3}}|{_MONTH_NAMES})"
# What follows a comma without being a document: a title, the hour, the date of a day, one more number of a series.
_NOT_A_DOCUMENT = re.compile(
    r",\s*(?:(?:pukul|jam|pkl)\b|(?:tanggal|tgl)\.?\s*\d|"
    rf"\d{{1,2}}\s+(?:{_MONTH_NAMES})\b|"
    r"(?:[SM]\.\s?[A-Z]|A\.?Md\b|Ph\.?\s?D\b)[A-Za-z.]{0,8}(?=\s*(?:[,;)]|$))|"
    rf"(?:dan\s+)?{_NUMBER}(?:\s*(?:dan|&|-|–|s\.?d\.?)\s*{_NUMBER})*(?:\s+(?:tahun\s+)?20\d\d)?(?=\s*(?:[,;)]|\.?\s*$)))",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(r"\b(?:dll|dsb|dst|dan lain[- ]lain|dan sebagainya|dan seterusnya)\b", re.IGNORECASE)
_OTHERS_ONLY = re.compile(rf"(?:{_AND_OTHERS.pattern}|lain[- ]lain|sebagainya|seterusnya)\.?", re.IGNORECASE)
_NUMBERED_BRACKET = re.compile(r"(?:(?<=^)|(?<=\s))\((\d{1,2}|[a-h])\)(?=\s*[^\W\d_])")
_DETAILER = re.compile(
    r"\b(?:terdiri (?:dari|atas)|meliputi|mencakup|antara lain|berupa|yaitu)\b[^,;:\n]{0,80},", re.IGNORECASE
)
_OTHER_SEPARATOR = re.compile(r"\s+[/+|]\s+|(?<=[a-z)]{2})\s?\.\s+(?=[A-Z])|\t")
# The papers of a meeting in one breath: a comma forgotten, or lost where a line ended.
_RAPAT_PAPER = r"(?:undangan(?: rapat)?|daftar hadir|absensi|presensi|notulen(?:si)?|notula)"
_WITHOUT_SEPARATOR = re.compile(rf"\b{_RAPAT_PAPER} {_RAPAT_PAPER}\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:bukti|data|dokumen|eviden\w*|berkas)(?: (?:dukung|pendukung|fisik|kegiatan|berupa))*\s*:\s*(?P<isi>\S.*)",
    re.IGNORECASE,
)
_LEADING_CONJUNCTION = re.compile(r"^(?:dan|serta)\s+(?=\S)", re.IGNORECASE)
_EMPTY = frozenset({"n/a", "na", "nihil", "tidak ada", "tdk ada", "belum ada", "kosong", "none"})


def split_bukti(text: str) -> tuple[Bukti, ...]:
    """The documents a BUKTI cell asks for, in order, each once (DESIGN §4). Never raises on any text."""
    return _split(text)[0]


def ask_about_parts(text: str) -> str:
    """What a person should look at in how a BUKTI cell was split, as sentences; "" where nothing is in doubt."""
    bukti, row = _split(text)
    questions = []
    if row.joined:
        questions.append(f"Baris {_quote(row.joined)} dibaca sebagai sambungan baris di atasnya.")
    if row.separated:
        questions.append(
            f"Baris {_quote(row.separated)} dibaca sebagai dokumen tersendiri, bukan sambungan di atasnya."
        )
    if other := _AND_OTHERS.search(text):
        questions.append(f'"{other[0]}": dokumen lain yang dimaksud tidak disebut, jadi tidak dihitung.')
    if details := _DETAILER.search(text):
        questions.append(
            f'Yang terpisah koma sesudah "{details[0][:40].rstrip(",")}" dibaca sebagai dokumen tersendiri.'
        )
    if merged_span := next((b.nama for b in bukti if _holds_several(b.nama)), ""):
        questions.append(f'"{merged_span[:80]}" dibaca sebagai satu dokumen.')
    return " ".join([*questions, "Bila bukan itu, tulis satu dokumen per baris dengan nomor."]) if questions else ""


def _quote(row: list[str]) -> str:
    return ", ".join(f'"{b[:60]}"' for b in row[:4])


def _holds_several(name: str) -> bool:
    """Whether a name holds several that each begin as a document does, between signs that do not separate (§4)."""
    if label := _LABEL.match(name):  # "Bukti: 1. SK 2. SOP": an enumeration by the rule, to a person often a list
        return len(_split(label["isi"])[0]) > 1
    if _WITHOUT_SEPARATOR.search(name):
        return True
    parts = [b for b in _OTHER_SEPARATOR.split(name) if b]
    return len(parts) > 1 and all(starts_like_document(b) for b in parts)


@lru_cache(maxsize=1024)
def _split(text: str) -> tuple[tuple[Bukti, ...], BuktiLines]:
    result: dict[str, Bukti] = {}
    row = split_bukti_lines(_open_numbered_brackets(text.translate(_OTHER_PUNCTUATION)))
    for one in row.lines:
        for piece in _split_line(one):
            name = _clean(piece)
            if name:
                result.setdefault(name.casefold(), Bukti(name, find_jenis(name)))
    return tuple(result.values()), row


def _open_numbered_brackets(text: str) -> str:
    """ "(1) SK (2) SOP" as "1) SK 2) SOP": a number in brackets that counts up from the start protects nothing."""
    findings = list(_NUMBERED_BRACKET.finditer(text)) if text.lstrip().startswith("(") else []
    value = [m[1] for m in findings]
    if len(value) < 2 or value not in ([str(n + 1) for n in range(len(value))], list("abcdefgh"[: len(value)])):
        return text
    return _NUMBERED_BRACKET.sub(r"\1)", text)


def _clean(piece: str) -> str:
    """A piece without its bullet or number, leading *dan*/*serta* and closing punctuation; "" if nothing is left."""
    name = _SPACES.sub(" ", piece).strip()
    previous = None
    while name != previous:
        previous = name
        name = name.strip(" ,;")
        if mark := MARK.match(name):
            name = name[mark.end() :]
        name = _LEADING_CONJUNCTION.sub("", name.rstrip(_NAME_TAIL), count=1)
    if not any(c.isalnum() for c in name) or name.casefold() in _EMPTY or _OTHERS_ONLY.fullmatch(name):
        return ""
    return name


def _split_line(row: str) -> list[str]:
    """One line cut at `;`, numbering, bullets and commas, outside brackets, quotes and enumerations."""
    protected = find_protected(row)
    beginning = MARK.match(row)
    start = beginning.end() if beginning else 0
    pieces: dict[int, int] = dict(_inner_marks(row, protected, beginning))
    open_at = {m.end() for m in _OPENER.finditer(row, start) if not protected[m.start()]}
    comma = {m.start() for m in _COMMA.finditer(row, start) if not protected[m.start()]}
    result: list[str] = []
    enumeration = ""  # "" none, "teks" to the next `;` or mark, "daftar" a marked list that stays together
    for i in sorted(open_at | comma | pieces.keys()):
        if i < start:
            continue
        if i in open_at and not enumeration:
            enumeration = "daftar" if find_mark_jenis(row[i:]) else "teks"
        mark = i in pieces and enumeration != "daftar"
        if mark or (i in comma and _cuts(row, i, enumeration)):
            result.append(row[start:i])
            start = pieces[i] if mark else i + 1
            enumeration = ""
    return [*result, row[start:]]


def _cuts(row: str, i: int, enumeration: str) -> bool:
    """Whether the character at `i` is a comma or semicolon that ends an item."""
    if row[i] == ";":
        return enumeration != "daftar" or not find_mark_jenis(row[i + 1 :])
    figures = 0 < i < len(row) - 1 and row[i - 1].isdigit() and row[i + 1].isdigit()
    return row[i] == "," and not enumeration and not figures and not _NOT_A_DOCUMENT.match(row, i)


def _inner_marks(row: str, protected: bytearray, beginning: re.Match[str] | None) -> list[tuple[int, int]]:
    """Numbers, letters and bullets within a line that begin an item: (start, end of the mark)."""
    result = [m.span() for m in _INNER_BULLET.finditer(row) if not protected[m.start()]]
    strip = [m.span() for m in _INNER_DASH.finditer(row) if not protected[m.start()]]
    if len(strip) + bool(beginning and beginning[0].strip().startswith("-")) >= 2:
        result += strip
    for jenis in ("angka", "huruf"):
        result += _counting_marks(row, protected, beginning, jenis)
    return result


def _counting_marks(
    row: str, protected: bytearray, beginning: re.Match[str] | None, jenis: str
) -> list[tuple[int, int]]:
    """Marks that count up: from 1 (or a), or on from the mark the line began with; at least two in all."""
    first = beginning[jenis].casefold() if beginning and beginning[jenis] else None
    if first and not first.isdigit() and len(first) > 1:
        return []
    value = (lambda t: int(t)) if jenis == "angka" else ord
    count_start = 1 if jenis == "angka" else ord("a")
    wait = value(first) + 1 if first else count_start
    result: list[tuple[int, int]] = []
    for m in _INNER_NUMBER.finditer(row):
        if protected[m.start()] or m[jenis] is None or value(m[jenis]) != wait:
            continue
        if not _NUMBER_WORD.search(row, max(0, m.start() - TAIL), m.start()):
            result.append(m.span())
            wait += 1
    return result if len(result) + bool(first) >= 2 else []
