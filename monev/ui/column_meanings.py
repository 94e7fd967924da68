"""Questions about how a file was read, as cards with answers to touch.

Answers about an uploaded file, including the meaning of its headings, are kept with the file until
it is stored, and then stored for the satker.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import streamlit as st

from monev.core.remarks import Remark
from monev.core.text import shorten
from monev.database import Database
from monev.figures import format_number
from monev.questions import AskedOnce, Question, Sitting
from monev.reading.choices import ChoiceItem, ReadingChoices, build_choices
from monev.ui import page_parts
from monev.ui.context import current_actor
from monev.ui.guard import show_remarks
from monev.ui.page_words import safe_line
from monev.writing.reading_choices import store_choices

_PROVISIONAL = "jawaban_sementara"
LABEL_LENGTH = 160


def answered_choices(key: str) -> ReadingChoices:
    """Return the answers about a file for reading it, whatever its year."""
    return build_choices(replace(item, tahun=None) for item in answered_items(key))


def store_provisional(db: Database, satker: str, tahun: int, key: str) -> None:
    """Store the answers about a file for its satker."""
    if items := answered_items(key):
        store_choices(db, satker, items, pelaku=current_actor(db), tahun=tahun)
        st.session_state[_PROVISIONAL].pop(key)


def answered_items(key: str) -> tuple[ChoiceItem, ...]:
    """Return the answers about a file so far."""
    return tuple(dict.fromkeys(item for items in _answers(key).values() for item in items))


def answer(key: str, about: str, items: Sequence[ChoiceItem]) -> None:
    """Keep an answer about a file; an empty one takes back the earlier answer to `about`."""
    _answers(key).pop(about, None)
    if items:
        _answers(key)[about] = tuple(items)


def forget(key: str, item: ChoiceItem) -> bool:
    """Take back one answer about a file; False if it is none of this visit."""
    for about, items in _answers(key).items():
        if item in items:
            answer(key, about, [each for each in items if each != item])
            return True
    return False


def undo_answer(key: str) -> None:
    """Take back the last answer about a file."""
    if everything := _answers(key):
        everything.popitem()


def _answers(key: str) -> dict[str, tuple[ChoiceItem, ...]]:
    return st.session_state.setdefault(_PROVISIONAL, {}).setdefault(key, {})


class QuestionCards(NamedTuple):
    """The cards of one sitting.

    A touch calls `answer` with the question's key and the choices (None: the visitor may not
    answer). `shown`: the kode of each langkah as people see it.
    """

    sitting: Sitting
    answer: Callable[[str, tuple[ChoiceItem, ...]], None] | None
    shown: Mapping[str, str] = {}

    def show(self, questions: Sequence[AskedOnce], key: str) -> None:
        """Draw the cards of some questions, a page at a time."""
        for asked in page_parts.take_page(questions, key=key, rows_per_page=5):
            self._show_card(asked, card_words(asked, self.shown))

    def show_here(self, questions: Sequence[AskedOnce]) -> None:
        """Draw the cards of questions below the first row they are about."""
        for asked in questions:
            self._show_card(asked, card_words(asked, self.shown, at_row=True))

    def _show_card(self, asked: AskedOnce, words: str) -> None:
        with st.container(border=True, gap="xsmall"):
            st.markdown(words)
            if self.answer:
                self._offer_answers(asked)

    def show_told(self, questions: Sequence[Question], *, key: str) -> None:
        """Draw a fold of remarks: those without a question, and those that have other answers."""
        known = [
            remark
            for question in questions
            if question.matter is None
            for remark in question.remarks
        ]
        if count := len(known) + len(self.sitting.told):
            page_parts.fold(
                f"Perlu diketahui ({format_number(count)})",
                self._tell,
                known,
                f"{key}_kartu",
                key=key,
            )

    def _tell(self, known: Sequence[Remark], key: str) -> None:
        show_remarks(known)
        self.show(self.sitting.told, key)

    def _offer_answers(self, asked: AskedOnce) -> None:
        proposals = self.sitting.proposals(asked)
        with st.container(horizontal=True, gap="small"):
            for number, proposal in enumerate(proposals):
                words = safe_line(shorten(proposal.words, LABEL_LENGTH))
                key = f"ragu_{asked.key}_{number}"
                page_parts.button(words, self.answer, asked.key, proposal.items, key=key, wrap=True)


def card_words(asked: AskedOnce, shown: Mapping[str, str] = {}, *, at_row: bool = False) -> str:
    """Return a card's text: its langkah by kode, the cells, what is written there, the question.

    `shown`: as in `QuestionCards`. `at_row`: it stands below the row of its langkah.
    """
    question = asked.first
    place = [safe_line(question.sheet)] if question.sheet else []
    cells = dict.fromkeys(str(each.cell or each.row) for each in asked.like if each.row)
    if cells:
        unit = "sel" if question.cell else "baris"
        place.append(f"{unit} {shorten(', '.join(cells), 60)}")
    if question.column:
        place.append(safe_line(question.column))
    kodes = dict.fromkeys(each.kode for each in asked.like if each.kode)
    named = shorten(", ".join(filter(None, map(shown.get, kodes))), 60)
    langkah = ""
    if len(kodes) > 1:
        langkah = f"**{safe_line(named)}** · {format_number(len(kodes))} langkah  \n"
    elif kodes:
        text = "" if at_row else f"{safe_line(shorten(question.langkah_aksi, 90))}  \n"
        langkah = f"**{safe_line(named)}** {text}"
    same = ""
    if asked.settles > max(1, len(kodes)):
        same = f" · berlaku untuk {format_number(asked.settles)} sel"
    value = asked.written
    written = f": tertulis “{safe_line(shorten(value, 240))}”" if value else ": kosong"
    if question.column and value == question.column:  # the question is about the column
        written = ""
    return f"{langkah}:gray[{', '.join(place)}{written}{same}]  \n{safe_line(question.message)}"
