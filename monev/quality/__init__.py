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
from monev.quality.questions import (
    QualitySummary,
    Question,
    langkah,
    list_questions,
    quality_sentence,
    read_cells,
    summarise,
)

__all__ = [
    "ComparedCell",
    "OriginFile",
    "Original",
    "QualitySummary",
    "Question",
    "compare_cells",
    "find_origin_file",
    "langkah",
    "list_questions",
    "months_in_words",
    "name_answer",
    "open_original",
    "quality_sentence",
    "read_cells",
    "suggest_areas",
    "suggest_sub_area",
    "summarise",
    "try_time",
]
