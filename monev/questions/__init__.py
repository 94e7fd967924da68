"""Collect the open questions of a reading as one sitting, with answers of one touch.

Needs no database.
"""

from monev.questions.columns import (
    AREAS_IN_ROWS,
    MEANING_WORDS,
    WITHOUT_EVIDENCE,
    Census,
    choose_meaning,
    choose_row,
    name_column,
    read_choices,
    take_census,
)
from monev.questions.open_questions import CODES, Question, name_answer, reading_questions
from monev.questions.plan_tables import choose_tables, read_tables, select_tables
from monev.questions.proposals import Proposal, suggest_areas
from monev.questions.said_otherwise import (
    OF_ROW,
    find_answers,
    other_answers,
    read_cell,
    say_otherwise,
)
from monev.questions.sitting import (
    AskedOnce,
    Sitting,
    effect_of,
    file_questions,
    proposed_words,
    reading_sitting,
)
