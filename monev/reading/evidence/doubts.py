"""What a person should look at in how a BUKTI cell was split, and what the lines of its column
settle: where the line above would have had room for the word below, a break was meant."""

from collections.abc import Iterable

from monev.core.remarks import Remark
from monev.reading.evidence.split import SURE_WIDTH, find_mark_kind, split_cell
from monev.reading.vocabulary.bukti_kinds import PATTERNS, starts_like_document

_SEPARATED = "evidence.lines_separated"
_TOLD = ("evidence.lines_joined", "evidence.others_not_named")


def longest_line(cells: Iterable[str]) -> int:
    """The longest line of those cells of a column that break lines: as wide as the column is."""
    lines = (line.strip() for text in cells if "\n" in text for line in text.splitlines())
    return max(map(len, lines), default=0)


def ask_about_parts(text: str, width: int = 0) -> Remark | None:
    """What a person should look at in how a BUKTI cell was split, without a place, or None; `width`
    is its column's `longest_line`."""
    bukti, lines = split_cell(text, frozenset())
    separated = [below for above, below in lines.separated if not _had_room(above, below, width)]
    details = _find_words("before_details", text)
    said = {
        "evidence.lines_joined": ("lines", _quote(lines.joined)),
        _SEPARATED: ("lines", _quote(separated)),
        "evidence.others_not_named": ("words", _find_words("others", text)),
        "evidence.details_separated": ("words", details[:40].rstrip(",")),
        "evidence.read_as_one": ("name", _find_several([each.nama for each in bukti])),
    }
    doubts = [[code, {name: words}] for code, (name, words) in said.items() if words]
    if not doubts:
        return None
    # A line in sentence case hardly goes on with the one above: Log cetak mandiri.
    are_titles = all(map(PATTERNS["sentence_case"].match, separated))
    told = {*_TOLD, _SEPARATED} if are_titles else {*_TOLD}
    is_told = all(code in told for code, _ in doubts)
    code = "evidence.split_told" if is_told else "evidence.split_in_doubt"
    return Remark(code, values={"doubts": doubts})


def ask_about_joints(cells: Iterable[str]) -> list[Remark]:
    """One question about a column's names in which *dan* or `/` may separate two documents, without
    a place."""
    names = [name for text in cells for name in split_cell(text, frozenset())[1].open_joints]
    values = {"names": _quote(list(dict.fromkeys(names))), "count": len(names)}
    return [Remark("evidence.joints_open", values=values)] if names else []


def _had_room(above: str, below: str, width: int) -> bool:
    """True if the word below would have fit above, so that the break separates. Small letters may
    go on all the same with a line that began with a capital."""
    is_small = below[0].islower() and not above[:1].islower()
    if above.endswith(":") or find_mark_kind(below) or is_small:
        return False
    return len(above) + 1 + len(below.split(" ")[0]) <= SURE_WIDTH * width


def _find_words(name: str, text: str) -> str:
    found = PATTERNS[name].search(text)
    return found[0] if found else ""


def _quote(lines: list[str]) -> str:
    return ", ".join(f'"{line[:60]}"' for line in lines[:4])


def _find_several(names: list[str]) -> str:
    """The first name that is an example, or holds several that each begin as a document; "" for
    none."""
    for name in names:
        parts = PATTERNS["other_separator"].split(name)
        are_documents = len(parts) > 1 and all(map(starts_like_document, parts))
        has_meeting = PATTERNS["without_separator"].search(name)
        if are_documents or has_meeting or PATTERNS["example"].match(name):
            return name[:80]
    return ""
