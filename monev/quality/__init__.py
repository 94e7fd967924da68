"""How well a plan was read: each cell beside the original, every question, how to settle it (docs/design.md §2)."""

from monev.quality.answers import months_in_words, name_answer, suggest_areas, suggest_sub_area, try_time
from monev.quality.cell_comparison import (
    ComparedCell,
    Original,
    OriginFile,
    compare_cells,
    find_origin_file,
    open_original,
)
from monev.quality.cell_picture import CellPicture, picture_cell
from monev.quality.proposals import Proposal
from monev.quality.questions import (
    QualitySummary,
    Question,
    langkah,
    list_questions,
    quality_sentence,
    read_cells,
    summarise,
)
from monev.quality.sitting import AskedOnce, Sitting, effect_of, plan_sitting

__all__ = [
    "AskedOnce",
    "CellPicture",
    "ComparedCell",
    "OriginFile",
    "Original",
    "Proposal",
    "QualitySummary",
    "Question",
    "Sitting",
    "compare_cells",
    "effect_of",
    "find_origin_file",
    "langkah",
    "list_questions",
    "months_in_words",
    "name_answer",
    "open_original",
    "picture_cell",
    "plan_sitting",
    "quality_sentence",
    "read_cells",
    "suggest_areas",
    "suggest_sub_area",
    "summarise",
    "try_time",
]
