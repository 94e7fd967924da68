"""Put the questions of a file together.

Those that one answer settles are one, and they are ordered by what they change.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from monev.core.grouping import group_by
from monev.core.records import Reading
from monev.questions.open_questions import CODES, Question, reading_questions
from monev.questions.proposals import Plan, Proposal, propose
from monev.reading.choices import ChoiceItem, normalise
from monev.reading.identity import list_open_years
from monev.reading.pics import parted_by

EFFECTS = (
    "tanpa_target",
    "judul",
    "tanda",
    "waktu",
    "status",
    "baris",
    "area",
    "tanpa_bukti",
    "bukti",
    "pic",
    "benar",
)
"""What the answer to a question changes, in order: a lost tenggat first, what only needs a look
last."""

_TOLD = "told"
"""In place of an effect: a remark without a question, which can still be answered."""


class AskedOnce(NamedTuple):
    """Questions that one answer settles.

    `settles` is the number of cells or langkah it settles.
    """

    key: str
    effect: str
    like: tuple[Question, ...]
    settles: int

    @property
    def first(self) -> Question:
        return self.like[0]

    @property
    def written(self) -> str:
        """What stands in the cells, each text once: A | B."""
        values = [question.value or question.marks for question in self.like]
        return " | ".join(dict.fromkeys(filter(None, values)))


class Sitting(NamedTuple):
    """The open questions in order, and their plan.

    `told` are remarks without a question that can still be answered otherwise.
    """

    left: tuple[AskedOnce, ...]
    plan: Plan
    told: tuple[AskedOnce, ...]

    def proposals(self, asked: AskedOnce) -> tuple[Proposal, ...]:
        """Return the answers of one touch, the likeliest first.

        None if the answer must be written.
        """
        by_words = group_by(asked.like, lambda question: normalise(question.value))
        own = [propose(group, self.plan) for group in by_words.values()]
        return own[0] if len(own) == 1 else _join(own)


def effect_of(question: Question) -> str | None:
    """Return the effect of a question, one of EFFECTS.

    None if nobody can answer it, or hardly anybody otherwise.
    """
    if question.matter is None or question.is_almost_certain:
        return None
    if question.without_target:
        return "tanpa_target"
    return "tanpa_bukti" if question.without_bukti else question.matter


def reading_sitting(reading: Reading, questions: Iterable[Question]) -> Sitting:
    """Put the questions of a file (`reading_questions`) together and in order.

    The order is by effect, by how many one answer settles, then as in the file.
    """
    plan = Plan(reading.langkah, reading.tahun or 0)
    settled_by = [question for question in questions if question.matter]
    asked = list[AskedOnce]()
    told = list[AskedOnce]()
    for key, group in group_by(settled_by, _likeness).items():
        (told if key[0] == _TOLD else asked).append(_ask_once(key, group, plan))
    asked.sort(key=lambda once: (EFFECTS.index(once.effect), -once.settles))
    return Sitting(tuple(asked), plan, tuple(told))


def file_questions(reading: Reading) -> list[Question]:
    """Return the questions about a file: the same on the page Unggah, by `periksa` and by `muat`.

    Cells that cannot be read at all are listed there before.
    """
    questions = reading_questions(reading)
    return [each for each in questions if each.codes.isdisjoint(CODES["unread"])]


def proposed_words(reading: Reading) -> list[tuple[bool, tuple[str, ...]]]:
    """Return for each remark of `peringatan` if it is a question, and the answers of one touch.

    The remarks are in order, and True means a question. A remark that leaves the plan's year open
    has the years.
    """
    sitting = reading_sitting(reading, reading_questions(reading))
    said: dict[int, tuple[bool, tuple[str, ...]]] = {}
    for remark in reading.peringatan:
        years = tuple(map(str, list_open_years(remark)))
        is_asked = bool(years) and remark.code not in CODES["almost_certain"]
        said[id(remark)] = is_asked, years
    for once in (*sitting.told, *sitting.left):
        words = tuple(map(attrgetter("words"), sitting.proposals(once)))
        for question in once.like:
            for remark in question.remarks:
                said[id(remark)] = once.effect != _TOLD, words
    return [said[id(remark)] for remark in reading.peringatan]


def _likeness(question: Question) -> tuple[str, ...]:
    """Return what questions share if one answer settles them.

    It is the effect, and the doubt and words of the cell, or a column's way to write: of times, or
    what stands between names.
    """
    effect = effect_of(question) or _TOLD
    sheet = question.sheet or ""
    column = question.column or ""
    words = normalise(question.value)
    right = [item.kunci for item in question.right_answers]
    match question.matter:
        case "area":
            return (effect, str(question.remarks[0].values.get("title", "")))
        case "status":
            return (effect, column, sheet, words.lower())
        case "waktu":
            if question.value and question.codes <= CODES["whole_column"]:
                codes = sorted(question.codes)
                return (effect, sheet, column, *codes)
        case "pic":
            return (effect, sheet, parted_by(question.value))
        case "bukti":
            pass
        case _:  # what only has to be seen is asked again for each place whose values differ
            return (effect, *right)
    if not words:
        return (effect, question.kode or "", question.cell or "")
    if question.without_target:
        return (effect, column, words)
    return (effect, column, words, *right)


def _ask_once(key: tuple[str, ...], like: list[Question], plan: Plan) -> AskedOnce:
    """Return questions with this likeness as one."""
    name = hashlib.sha256(json.dumps(key).encode()).hexdigest()[:12]
    settles = len(like)
    if like[0].matter == "area":
        areas = [row.area for row in plan.langkah]
        settles = areas.count("0")
    return AskedOnce(name, key[0], tuple(like), settles)


def _join(own: Sequence[Sequence[Proposal]]) -> tuple[Proposal, ...]:
    """Return the answers that all of several groups of equal cells have, each for all of them."""
    joined = list[Proposal]()
    by_kind = group_by(chain.from_iterable(own), attrgetter("kind"))
    for proposal in own[0]:
        same = by_kind[proposal.kind]
        general = proposal.general
        if general and len(same) == len(own):
            items = dict[ChoiceItem, None]()
            for each in same:
                items |= dict.fromkeys(each.items)
            joined.append(Proposal(proposal.kind, general, tuple(items), general))
    return tuple(joined)
