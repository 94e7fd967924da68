"""The questions of an unggahan as one sitting: those that one answer settles are one, ordered by
what they change."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from monev.core.grouping import group_by
from monev.core.records import Reading
from monev.questions.open_questions import CODES, Question, reading_questions, reading_rows
from monev.questions.proposals import Plan, Proposal, day_order_elsewhere, propose
from monev.reading.choices import normalise
from monev.reading.identity import list_open_years

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
    "benar",
)
"""What a question is about, by what its answer changes: a tenggat that is lost first, what only has
to be seen last."""

_TOLD = "told"
"""In place of an effect: nothing is asked, and there is an answer all the same."""


class AskedOnce(NamedTuple):
    """Questions that one answer settles. `like` are those still open, `settles` how many cells or
    langkah that are."""

    key: str
    effect: str
    like: tuple[Question, ...]
    settles: int

    @property
    def first(self) -> Question:
        return self.like[0]


class Sitting(NamedTuple):
    """What is left to be asked, in order, of how many, and the plan it is about. `told`: what is
    not asked, and can be answered otherwise than it was read."""

    left: tuple[AskedOnce, ...]
    total: int
    plan: Plan
    told: tuple[AskedOnce, ...]

    def proposals(self, asked: AskedOnce) -> tuple[Proposal, ...]:
        """The answers one touch gives, the likeliest first; empty where it has to be written."""
        by_words = group_by(asked.like, lambda question: normalise(question.value))
        own = [propose(group, self.plan) for group in by_words.values()]
        return own[0] if len(own) == 1 else _join(own)


def effect_of(question: Question) -> str | None:
    """What a question is about, one of EFFECTS; None where nobody can answer it, or hardly anybody
    otherwise."""
    if question.matter is None or question.is_almost_certain:
        return None
    if question.without_target:
        return "tanpa_target"
    return "tanpa_bukti" if question.without_bukti else question.matter


def reading_sitting(reading: Reading, questions: Iterable[Question]) -> Sitting:
    """The questions of a file that is not stored yet, as `reading_questions` gives them, put
    together and in order."""
    return sit(questions, Plan(reading_rows(reading), reading.tahun or 0))


def file_questions(reading: Reading) -> list[Question]:
    """What a file that is not stored yet is asked about: the same on the page Unggah, by `periksa`
    and by `muat`. Cells that cannot be read at all are listed there before, and asked about once it
    is stored."""
    questions = reading_questions(reading)
    return [each for each in questions if each.codes.isdisjoint(CODES["unread"])]


def proposed_words(reading: Reading) -> list[tuple[bool, tuple[str, ...]]]:
    """Whether each remark of `peringatan` is asked or only told, in their order, and the answers
    one touch gives; of one that leaves the plan's year open, the years."""
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


def sit(questions: Iterable[Question], plan: Plan) -> Sitting:
    """Questions put together and in order: by effect, by how many one answer settles, then as the
    file has them."""
    settled_by = [question for question in questions if question.matter]
    groups = group_by(settled_by, _likeness)
    asked = list[AskedOnce]()
    told = list[AskedOnce]()
    total = 0
    for key, group in groups.items():
        kind = told if key[0] == _TOLD else asked
        total += kind is asked
        if waiting := [question for question in group if question.answer is None]:
            kind.append(_ask_once(key, waiting, plan))
    asked.sort(key=lambda once: (EFFECTS.index(once.effect), -once.settles))
    return Sitting(
        tuple(asked),
        total,
        plan,
        tuple(told),
    )


def _likeness(question: Question) -> tuple[str, ...]:
    """What questions share that one answer settles: the effect, and the doubt and the words of the
    cell, or a column's way to write."""
    effect = effect_of(question) or _TOLD
    sheet = question.sheet or ""
    column = question.column or ""
    words = normalise(question.value)
    right = [item.kunci for item in question.right_answers]
    match question.matter:
        case "area":
            return (effect,)
        case "status":
            return (effect, column, sheet, words.lower())
        case "waktu":
            of_column = CODES["whole_column"] if question.value else {"rows.blank_target_waktu"}
            if question.codes <= of_column:
                return (
                    effect,
                    sheet,
                    column,
                    *sorted(question.codes),
                )
        case "bukti":
            pass
        case _:  # what only has to be seen is asked again for each place whose values differ
            return (effect, *right)
    if not words:
        return (
            effect,
            question.kode or "",
            question.cell or "",
        )
    if question.without_target:
        return (effect, column, words)
    return (effect, column, words, *right)


def _ask_once(
    key: tuple[str, ...],
    like: list[Question],
    plan: Plan,
) -> AskedOnce:
    """Questions that share this likeness, as one."""
    name = hashlib.sha256(json.dumps(key).encode()).hexdigest()[:12]
    settles = len(like)
    if like[0].matter == "area":
        settles = sum(row["area"] == "0" for row in plan.langkah)
    elif elsewhere := day_order_elsewhere(like, plan):
        settles += sum(row["target_waktu"] in elsewhere for row in plan.langkah)
    return AskedOnce(name, key[0], tuple(like), settles)


def _join(own: Sequence[Sequence[Proposal]]) -> tuple[Proposal, ...]:
    """The answers that all of several groups of equal cells have, each for all of them."""
    joined = list[Proposal]()
    everything = [*chain.from_iterable(own)]
    for proposal in own[0]:
        same = [each for each in everything if each.kind == proposal.kind]
        if proposal.general and len(same) == len(own):
            items = dict.fromkeys(chain.from_iterable(each.items for each in same))
            general = proposal.general
            joined.append(
                Proposal(
                    proposal.kind,
                    general,
                    tuple(items),
                    general,
                )
            )
    return tuple(joined)
