"""What in an office's Word template will not come out as meant, and where: paragraph, table and row, with the line.

Runs in the child, as the filling does. It reads the template's tags in the order in which they stand, as docxtpl will:
{%p …%} takes its whole paragraph away, {%tr …%} its row, {%tc …%} its cell.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from docx import Document
from docx.oxml.ns import qn

from monev.core.text import shorten
from monev.outputs.documents.template_expressions import Expression, Fields, Names, Value, find_similar, read_loop

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PARTS = re.compile(r"\{([{%])(?:(tr|tc|p|r)(?=\s))?[-+]?\s*(.*?)\s*[-+]?[}%]\}", re.DOTALL)
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_CLOSES = {"endfor": "for", "endif": "if", "endset": "set", "endwith": "with", "endfilter": "filter"}
_KNOWN = ("for", "if", "elif", "else", "set", "with", "filter", *_CLOSES)
_LEFT_TO_OTHERS = ("vm", "hm", "cellbg", "colspan", "include", "import", "from", "extends", "macro", "endmacro", "do")
"""Of docxtpl for cells; and what the sandbox answers for."""
_OTHER_BRACKETS = re.compile(r"(?:\{|\[|<<|«)\s*([A-Za-z_][\w.]*)\s*(?:\}|\]|>>|»)")
_HOMES = {"tr": ("baris tabel", "w:tr"), "tc": ("sel tabel", "w:tc"), "p": ("paragraf", "w:p")}


class Finding(NamedTuple):
    """Something wrong: where, the text of its line, and the sentence."""

    place: str
    line: str
    sentence: str

    def in_words(self) -> str:
        """Paragraf 3, “Laporan {{ satkr }}”: medan “satkr” tidak dikenal. …"""
        line = f", “{shorten(self.line, 90)}”" if self.line.strip() else ""
        return f"{self.place}{line}: {self.sentence}"


@dataclass(slots=True)
class _Open:
    """A command that waits for its end, and the names it brings."""

    command: str
    prefix: str
    paragraph: Any
    place: str
    line: str
    names: dict[str, Value | None] = field(default_factory=dict)

    @property
    def end(self) -> str:
        return f"{{%{self.prefix} end{self.command} %}}"


def check_template(template: bytes, fields: Fields, engine: Any) -> list[str]:
    """Everything wrong, in words, in the order in which it stands. Raises what a damaged document makes its readers
    raise."""
    return [one.in_words() for one in _Checker(fields, engine).check(template)]


def list_paragraphs(template: bytes) -> Iterator[tuple[Any, str]]:
    """Every paragraph with a name for its place: the body's first, then heads and feet of pages."""
    document = Document(io.BytesIO(template))
    yield from _paragraphs_of(document.element.body, "")
    seen: set[Any] = set()
    for section in document.sections:
        for name in (
            "header",
            "first_page_header",
            "even_page_header",
            "footer",
            "first_page_footer",
            "even_page_footer",
        ):
            one = getattr(section, name)
            if not one.is_linked_to_previous and one._element not in seen:
                seen.add(one._element)
                yield from _paragraphs_of(one._element, "Kepala halaman" if "header" in name else "Kaki halaman")


def _paragraphs_of(root: Any, whose: str) -> Iterator[tuple[Any, str]]:
    tables = {table: number for number, table in enumerate(root.iter(qn("w:tbl")), start=1)}
    number = 0
    for paragraph in root.iter(qn("w:p")):
        table = _nearest(paragraph, "w:tbl")
        if table is not None:
            row = _nearest(paragraph, "w:tr")
            place = f"Tabel {tables[table]}, baris {list(table.iter(qn('w:tr'))).index(row) + 1}"
        elif _nearest(paragraph, "w:txbxContent") is not None:
            place = "Kotak teks"
        else:
            number += 1
            place = f"Paragraf {number}"
        yield paragraph, f"{whose}, {place[0].lower()}{place[1:]}" if whose else place


def _nearest(node: Any, tag: str) -> Any:
    """The next element around it of that kind, itself too; None outside of one."""
    name = qn(tag)
    return node if node.tag == name else next(node.iterancestors(name), None)


def _text_of(paragraph: Any) -> str:
    """A paragraph's own text, without that of a text box in it."""
    parts = []
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if _nearest(node, "w:p") is paragraph:
            parts.append((node.text or "") if node.tag == qn("w:t") else " ")
    return "".join(parts)


class _Checker:
    """Goes through one template."""

    def __init__(self, fields: Fields, engine: Any) -> None:
        self.fields, self.engine = fields, engine
        self.findings: list[Finding] = []
        self.opened: list[_Open] = []
        self.set_names: dict[str, Value | None] = {}
        self.place = self.line = ""
        self.has_tags = False

    def check(self, template: bytes) -> list[Finding]:
        """The findings."""
        written: list[tuple[str, str]] = []
        for paragraph, self.place in list_paragraphs(template):
            self.line = _text_of(paragraph)
            written.append((self.place, self.line))
            self._check_paragraph(paragraph)
        for one in self.opened:
            self._find(f"“{one.command}” dibuka tetapi tidak ditutup. Tutup dengan {one.end}.", one)
        if not self.has_tags:
            self._say_without_fields(written)
        return self.findings

    def _find(self, sentence: str, at: _Open | None = None) -> None:
        self.findings.append(Finding(at.place if at else self.place, at.line if at else self.line, sentence))

    def _say_without_fields(self, written: list[tuple[str, str]]) -> None:
        for place, line in written:
            for name in _OTHER_BRACKETS.findall(line):
                if near := find_similar(name.lower(), self.fields.kinds):
                    sentence = f"tertulis seperti medan, tetapi bukan. Maksud Anda {{{{ {near} }}}}?"
                    self.findings.append(Finding(place, line, sentence))
        if not self.findings:
            sentence = "tidak ada satu medan pun, jadi isinya akan selalu sama. Tulis misalnya {{ satker }}."
            self.findings.append(Finding("Seluruh templat", "", sentence))

    def _check_paragraph(self, paragraph: Any) -> None:
        for tag in _TAG.findall(self.line):
            self.has_tags = True
            if (parts := _PARTS.fullmatch(tag)) is None:
                continue  # a remark {# … #}
            sign, prefix, content = parts[1], parts[2] or "", parts[3].translate(_QUOTES)
            if prefix in _HOMES:
                self._check_home(paragraph, prefix, tag)
            if sign == "%":
                self._check_command(paragraph, prefix, content)
            elif content:
                self._check_printed(content)
            else:
                self._find("“{{ }}” kosong. Tulis nama medan di dalamnya, misalnya {{ satker }}.")
        rest = _TAG.sub("", self.line)
        for begin, end in (("{{", "}}"), ("{%", "%}")):
            if begin in rest or end in rest:
                self.has_tags = True
                lonely, other = (begin, end) if begin in rest else (end, begin)
                self._find(f"“{lonely}” tanpa “{other}”. Keduanya harus ada di paragraf yang sama.")

    def _check_home(self, paragraph: Any, prefix: str, tag: str) -> None:
        """Nothing else may stand in the paragraph, row or cell that a tag of this prefix takes away."""
        what, kind = _HOMES[prefix]
        home = _nearest(paragraph, kind)
        if home is None:
            self._find(f"“{tag}” hanya berlaku di dalam tabel. Di luar tabel tulis “{tag.replace(prefix, 'p', 1)}”.")
            return
        text = "".join(map(_text_of, [home] if prefix == "p" else home.iter(qn("w:p"))))
        if text.replace(tag, "", 1).strip():
            self._find(
                f"“{tag}” harus sendirian di {what}nya, karena {what} itu diganti seluruhnya. Pindahkan isi yang lain "
                f"ke {what} tersendiri."
            )

    def _check_printed(self, content: str) -> None:
        expression = Expression(content, self.fields, self._names(), self.engine)
        expression.check_printed()
        for sentence in expression.problems:
            self._find(sentence)

    def _names(self) -> Names:
        names = dict(self.set_names)
        for one in self.opened:
            names |= one.names
        return names

    def _check_command(self, paragraph: Any, prefix: str, content: str) -> None:
        name, _, rest = content.partition(" ")
        if name == "for":
            own, problems = read_loop(content, self.fields, self._names(), self.engine)
            for sentence in problems:
                self._find(sentence)
            self._open(paragraph, prefix, name, own)
        elif name in ("if", "elif"):
            for sentence in Expression(rest, self.fields, self._names(), self.engine).problems:
                self._find(sentence)
            if name == "if":
                self._open(paragraph, prefix, name)
        elif name in ("set", "with"):
            target, _, value = rest.partition("=")
            self.set_names[target.strip()] = None
            if value:
                expression = Expression(value, self.fields, self._names(), self.engine)
                self.set_names[target.strip()] = expression.value
                for sentence in expression.problems:
                    self._find(sentence)
            if name == "with" or not value:
                self._open(paragraph, prefix, name)
        elif name == "filter":
            self._open(paragraph, prefix, name)
        elif name in _CLOSES:
            self._close(paragraph, prefix, name)
        elif name in ("tr", "tc", "p", "r"):
            self._find(f"“{name}” ditulis langsung sesudah {{%, tanpa spasi: {{%{name} {rest} %}}.")
        elif name not in (*_KNOWN, *_LEFT_TO_OTHERS):
            near = find_similar(name, _KNOWN)
            hint = f"Maksud Anda “{near}”?" if near else "Yang ada: for … endfor, dan if … endif."
            self._find(f"perintah “{name}” tidak ada. {hint}")

    def _open(self, paragraph: Any, prefix: str, name: str, names: dict[str, Value | None] | None = None) -> None:
        self.opened.append(_Open(name, prefix, paragraph, self.place, self.line, names or {}))

    def _close(self, paragraph: Any, prefix: str, name: str) -> None:
        command = _CLOSES[name]
        if not any(one.command == command for one in self.opened):
            self._find(f"“{name}” tanpa “{command}” sebelumnya.")
            return
        while (one := self.opened.pop()).command != command:
            self._find(f"“{one.command}” dibuka tetapi tidak ditutup. Tutup dengan {one.end}.", one)
        if one.prefix != prefix:
            begin = f"{{%{one.prefix} {command} … %}}"
            self._find(f"yang dibuka dengan {begin} di {_lower(one.place)} ditutup dengan {one.end}.")
        elif not _stand_together(one.paragraph, paragraph, prefix):
            own, what = ("p", "paragraf") if _nearest(one.paragraph, "w:tbl") is None else ("tr", "baris tabel")
            pair = f"{{%{own} {command} … %}} dan {{%{own} end{command} %}}"
            self._find(
                f"“{command}” yang dibuka di sini ditutup di tempat lain: {_lower(self.place)}. Tulis {pair} "
                f"masing-masing di satu {what}, keduanya di tabel yang sama atau keduanya di luar tabel.",
                one,
            )


def _stand_together(first: Any, last: Any, prefix: str) -> bool:
    """Whether what lies between the two is whole: paragraphs of one place, rows of one table, cells of one row."""
    if prefix in ("tr", "tc"):
        around = {"tr": "w:tbl", "tc": "w:tr"}[prefix]
        return _nearest(first, around) is _nearest(last, around)
    return all(_nearest(first, around) is _nearest(last, around) for around in ("w:tbl", "w:tr"))


def _lower(place: str) -> str:
    return place[:1].lower() + place[1:]
