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
from monev.quality.questions import count_cells, langkah, list_questions, plan_sitting, quality_sentence, read_cells
