"""What pages, lists and the command line ask of a rencana. Every number comes from here, each defined once.

`view_at` gives the view of a rencana at a posisi; the other questions take that view. The definitions
(docs/design.md §5) are the macros in queries/meaning, the questions the files in queries/figures.
"""

from __future__ import annotations

from monev.figures.curve import Curve, curve
from monev.figures.formats import (
    NO_VALUE,
    format_capaian,
    format_days,
    format_fraction,
    format_lateness,
    format_number,
    format_percent,
    late_mark,
    percent,
)
from monev.figures.heatmap import (
    OTHER_TAHUN,
    UP_TO_POSISI,
    HeatmapCell,
    cell_content,
    column_months,
    column_names,
    heatmap_cell,
    heatmap_columns,
    matrix,
)
from monev.figures.kesenjangan import group_kesenjangan, kesenjangan
from monev.figures.ringkasan import (
    FIGURE_LABELS,
    Counts,
    Figure,
    FigureKey,
    Ringkasan,
    five_figures,
    full_state,
    next_jatuh_tempo,
    per_area,
    ringkasan,
)
from monev.figures.riwayat import (
    VersionActions,
    changes_of,
    count_changes,
    moved_targets,
    riwayat,
    version_actions,
)
from monev.figures.sentences import (
    NO_REALISASI_YET,
    curve_sentence,
    format_area,
    kesenjangan_sentence,
    moved_sentence,
    next_month_sentence,
    ringkasan_sentence,
    riwayat_sentence,
    without_target_sentence,
)
from monev.figures.tenggat import Details, langkah, langkah_details, langkah_without_target, tenggat
from monev.figures.views import Rencana, View, find_rencana, list_rencana, view_at

__all__ = [
    "FIGURE_LABELS",
    "NO_REALISASI_YET",
    "NO_VALUE",
    "OTHER_TAHUN",
    "UP_TO_POSISI",
    "Counts",
    "Curve",
    "Details",
    "Figure",
    "FigureKey",
    "HeatmapCell",
    "Rencana",
    "Ringkasan",
    "VersionActions",
    "View",
    "cell_content",
    "changes_of",
    "column_months",
    "column_names",
    "count_changes",
    "curve",
    "curve_sentence",
    "find_rencana",
    "five_figures",
    "format_area",
    "format_capaian",
    "format_days",
    "format_fraction",
    "format_lateness",
    "format_number",
    "format_percent",
    "full_state",
    "group_kesenjangan",
    "heatmap_cell",
    "heatmap_columns",
    "kesenjangan",
    "kesenjangan_sentence",
    "langkah",
    "langkah_details",
    "langkah_without_target",
    "late_mark",
    "list_rencana",
    "matrix",
    "moved_sentence",
    "moved_targets",
    "next_jatuh_tempo",
    "next_month_sentence",
    "per_area",
    "percent",
    "ringkasan",
    "ringkasan_sentence",
    "riwayat",
    "riwayat_sentence",
    "tenggat",
    "version_actions",
    "view_at",
    "without_target_sentence",
]
