"""Find the doubts in how a BUKTI cell was split, for a person to look at.

The lines of a column settle some of it: if the line above would have had room for the word below,
a break was meant.
"""

from collections.abc import Iterable

from monev.core.remarks import Remark
from monev.reading.evidence.split import find_mark_kind, has_room, split_cell
from monev.reading.vocabulary.bukti_kinds import PATTERNS, names_document, starts_like_document

_SEPARATED = "evidence.lines_separated"
_VALUES = {
    "evidence.lines_joined": "lines",
    _SEPARATED: "lines",
    "evidence.others_not_named": "words",
    "evidence.details_separated": "words",
    "evidence.read_as_one": "name",
}
"""Code of a doubt → the value its sentence needs."""
_TOLD = ("evidence.lines_joined", "evidence.others_not_named")


def longest_line(cells: Iterable[str]) -> int:
    """Return the length of the longest line of those cells of a column that break lines.

    The column is as wide.
    """
    longest = 0
    for text in cells:
        if "\n" not in text:
            continue
        for line in text.splitlines():
            longest = max(longest, len(line.strip()))
    return longest


def ask_about_parts(text: str, width: int = 0) -> Remark | None:
    """Return the remark on doubts in how a BUKTI cell was split, without a place.

    None if there are none. `width`: its column's `longest_line`.
    """
    bukti, lines = split_cell(text, frozenset())
    separated: list[str] = []
    for above, below in lines.separated:
        if not _had_room(above, below, width):
            separated.append(below)
    details = _find_words("before_details", text) or _find_details(lines.lines)
    names = [each.nama for each in bukti]
    said = {
        "evidence.lines_joined": _quote(lines.joined),
        _SEPARATED: _quote(separated),
        "evidence.others_not_named": _find_words("others", text),
        "evidence.details_separated": details[:40].rstrip(","),
        "evidence.read_as_one": _find_several(names),
    }
    open_codes: set[str] = set()
    doubts: list[list[object]] = []
    for code, words in said.items():
        if not words:
            continue
        doubts.append([code, {_VALUES[code]: words}])
        if code not in _TOLD:
            open_codes.add(code)
    if not doubts:
        return None
    # A line in sentence case hardly goes on with the one above: Log cetak mandiri.
    if all(map(PATTERNS["sentence_case"].match, separated)):
        open_codes.discard(_SEPARATED)
    code = "evidence.split_told"
    if open_codes:
        code = "evidence.split_in_doubt"
    return Remark(code, values={"doubts": doubts})


def ask_about_joints(cells: Iterable[str]) -> list[Remark]:
    """Ask once about a column's names in which *dan* or `/` may separate two documents.

    The question is without a place.
    """
    names: list[str] = []
    for text in cells:
        _, lines = split_cell(text, frozenset())
        names += lines.open_joints
    if not names:
        return []
    different = [*dict.fromkeys(names)]
    values = {"names": _quote(different), "count": len(names)}
    return [Remark("evidence.joints_open", values=values)]


def _had_room(above: str, below: str, width: int) -> bool:
    """True if the word below would have fit above, so that the break separates.

    Small letters may go on all the same with a line that began with a capital.
    """
    if above.endswith(":") or find_mark_kind(below):
        return False
    if PATTERNS["kind"].fullmatch(above) and below[0].isupper():
        return False
    first = above[:1]
    if below[0].islower() and not first.islower():
        return False
    return has_room(above, below, width)


def _find_words(name: str, text: str) -> str:
    found = PATTERNS[name].search(text)
    return found[0] if found else ""


def _quote(lines: list[str]) -> str:
    quoted = [f'"{line[:60]}"' for line in lines[:4]]
    return ", ".join(quoted)


def _find_details(lines: Iterable[str]) -> str:
    """Return the first name of a line whose other names are no documents; "" for none.

    An example is SK tim kerja, agen perubahan, dan admin.
    """
    for line in lines:
        first, *others = [each.nama for each in split_cell(line, frozenset())[0]] or [""]
        is_list = len(others) > 1 and PATTERNS["of_details"].search(line)
        if is_list and starts_like_document(first) and not any(map(names_document, others)):
            return first
    return ""


def _find_several(names: list[str]) -> str:
    """Return the first name that is an example, or holds several that each begin as a document.

    "" for none.
    """
    for name in names:
        shown = name[:80]
        if PATTERNS["example"].match(name):
            return shown
        if PATTERNS["without_separator"].search(name):
            return shown
        parts = PATTERNS["other_separator"].split(name)
        if len(parts) > 1 and all(map(starts_like_document, parts)):
            return shown
    return ""
