"""What a person should look at in how a BUKTI cell was split, and what the other cells of its
column settle. Whether a line break separates two documents the column says: where several of its
cells break between documents and none within one, or where the line above would have had room for
the word below."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from monev.core.remarks import Remark
from monev.reading.evidence.split import SIGNS, SURE_WIDTH, find_mark_kind, split_cell
from monev.reading.vocabulary.bukti_kinds import PATTERNS, starts_like_document

_CLEAR_CELLS = 5
"""Cells that break only between documents, and none otherwise, after which a further break is no
question."""
_FEWEST_SEPARATED = 2
_FEWEST_JOINTS = 3
"""Cells with a sign between two documents, and to each with it between other words, that settle an
open one."""
_SEPARATED = "evidence.lines_separated"
_TOLD = ("evidence.lines_joined", "evidence.others_not_named")


@dataclass(frozen=True, slots=True)
class BreakStyle:
    """How the BUKTI cells of one column use line breaks: several break between documents and none
    within one (`separates`), and their longest line; one that is much shorter was not ended by the
    column's width."""

    separates: bool = False
    width: int = 0


NO_STYLE = BreakStyle()


def read_break_style(cells: Iterable[str]) -> BreakStyle:
    """How these cells of one column use line breaks."""
    lines_of = [
        (text, [line.strip() for line in text.splitlines() if line.strip()]) for text in cells
    ]
    broken = [(text, lines) for text, lines in lines_of if len(lines) > 1]
    width = max((len(line) for _, lines in broken for line in lines), default=0)
    clear = sum(all(map(starts_like_document, lines)) for _, lines in broken)
    breaks_within = any(
        len(split_cell(text, frozenset())[1].lines) < len(lines) for text, lines in broken
    )
    return BreakStyle(clear >= _CLEAR_CELLS and not breaks_within, width)


def ask_about_parts(
    text: str, style: BreakStyle = NO_STYLE, signs: frozenset[str] = frozenset()
) -> Remark | None:
    """What a person should look at in how a BUKTI cell was split, without a place, or None; `style`
    is what the other cells of its column say of line breaks, `signs` as `find_joining_signs` gives
    them."""
    bukti, lines = split_cell(text, signs)
    separated = [doubt[1] for doubt in lines.separated if not _is_settled(doubt, style)]
    others, details = (PATTERNS[name].search(text) for name in ("others", "before_details"))
    said = {
        "evidence.lines_joined": ("lines", _quote(lines.joined)),
        _SEPARATED: ("lines", _quote(separated)),
        "evidence.others_not_named": ("words", others[0] if others else ""),
        "evidence.details_separated": ("words", details[0][:40].rstrip(",") if details else ""),
        "evidence.read_as_one": (
            "name",
            _find_several([document.nama for document in bukti], lines.lines)[:80],
        ),
    }
    doubts = [[code, {name: words}] for code, (name, words) in said.items() if words]
    # A line in sentence case hardly goes on with the one above: Log cetak mandiri.
    are_titles = all(map(PATTERNS["sentence_case"].match, separated))
    is_told = all(code in _TOLD or (code == _SEPARATED and are_titles) for code, _ in doubts)
    code = "evidence.split_told" if is_told else "evidence.split_in_doubt"
    return Remark(code, values={"doubts": doubts}) if doubts else None


def _find_several(names: list[str], lines: list[str]) -> str:
    """The first name that is an example, or holds several documents; "" for none."""
    # Whoever numbers documents, every line of them, has told them apart.
    is_listed = len(names) >= _FEWEST_SEPARATED and all(map(find_mark_kind, lines))
    return next((name for name in names if _holds_several(name, listed=is_listed)), "")


def find_joining_signs(cells: Iterable[str]) -> frozenset[str]:
    """The signs (`split.SIGNS`) that several different BUKTI cells of a file put between documents,
    and hardly any between other words, where that is not open: so they do where it is."""
    read = (split_cell(text, frozenset())[1] for text in dict.fromkeys(cells))
    decided = Counter(joint for lines in read for joint in lines.decided_joints)
    return frozenset(
        sign
        for sign in SIGNS
        if decided[sign, True] >= _FEWEST_JOINTS * max(decided[sign, False], 1)
    )


def ask_about_joints(cells: Iterable[str], signs: frozenset[str] = frozenset()) -> list[Remark]:
    """One question about a column's names in which *dan* or `/` may separate two documents, and
    what is told of those at these signs (`find_joining_signs`), without a place."""
    names: dict[str, list[str]] = {"evidence.joints_open": [], "evidence.joints_told": []}
    for text in cells:
        asked, in_doubt = (
            split_cell(text, at_open)[1].open_joints for at_open in (signs, frozenset())
        )
        names["evidence.joints_open"] += asked
        names["evidence.joints_told"] += [name for name in in_doubt if name not in asked]
    told = {
        code: {"names": _quote(list(dict.fromkeys(found))), "count": len(found)}
        for code, found in names.items()
    }
    return [Remark(code, values=values) for code, values in told.items() if values["count"]]


def _is_settled(doubt: tuple[str, str], style: BreakStyle) -> bool:
    """Whether the column says that a break separates: by its room, or by its other cells where
    words follow."""
    above, below = doubt
    # Small letters go on with a line that began with a capital; who begins in small letters begins
    # all lines so.
    if (below[0].islower() and not above[:1].islower()) or above.endswith(":"):
        return False
    first, *others = below.split(" ")
    had_room = len(above) + 1 + len(first) <= SURE_WIDTH * style.width
    # A document's own acronym (STTPL) is not the last word of a name (SK Tim ZI).
    return had_room or (
        style.separates and (bool(others) or (first.isupper() and len(first) > len("ZI")))
    )


def _quote(lines: list[str]) -> str:
    return ", ".join(f'"{line[:60]}"' for line in lines[:4])


def _holds_several(name: str, *, listed: bool) -> bool:
    """Whether a name is an example, or holds several that each begin as a document; `listed`: as an
    item of a list."""
    if PATTERNS["example"].match(name) or (
        PATTERNS["without_separator"].search(name) and not listed
    ):
        return True
    parts = [part for part in PATTERNS["other_separator"].split(name) if part]
    return (
        len(parts) > 1 and len(parts[0]) > len("Lap") and all(map(starts_like_document, parts))
    )  # Lap. PKS
