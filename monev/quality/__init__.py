"""How well a plan was read: each cell beside the original, every question, how to settle it (docs/design.md §2)."""

from monev.quality.cell_comparison import (
    ComparedCell,
    Original,
    OriginFile,
    compare_cells,
    find_origin_file,
    open_original,
    picture_cell,
)
from monev.quality.questions import (
    QualitySummary,
    langkah,
    list_questions,
    plan_sitting,
    quality_sentence,
    read_cells,
    summarise,
)
from monev.questions import (
    AskedOnce,
    Proposal,
    Question,
    Sitting,
    effect_of,
    months_in_words,
    name_answer,
    reading_questions,
    reading_sitting,
    suggest_areas,
    try_time,
)
