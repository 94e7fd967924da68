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
from monev.quality.cell_picture import picture_cell
from monev.quality.proposals import Proposal
from monev.quality.questions import (
    QualitySummary,
    Question,
    langkah,
    list_questions,
    quality_sentence,
    read_cells,
    reading_questions,
    summarise,
)
from monev.quality.sitting import AskedOnce, Sitting, effect_of, plan_sitting, reading_sitting
