"""The questions that pages, lists and the command line ask about a rencana.

Every number comes from here, defined once.

`view_at` returns the view of a rencana at a posisi; most other functions take that view. Questions
of a single page are imported from their module. The definitions (docs/design.md §5) are the macros
in queries/meaning; the questions are the files in queries/figures.
"""

from monev.figures.counts import (
    Counts,
    Figure,
    FigureKey,
    Ringkasan,
    attention,
    current_counts,
    every_area,
    figure_labels,
    five_figures,
    full_state,
    is_comparable,
    load_figures,
    per_area,
    ringkasan,
)
from monev.figures.evidence import bukti, every_bukti, given_by_name, unchecked_bukti
from monev.figures.formats import (
    NO_VALUE,
    format_area,
    format_capaian,
    format_fraction,
    format_lateness,
    format_number,
    format_overdue,
    format_percent,
)
from monev.figures.gaps import gaps_by_pic, group_kesenjangan, kesenjangan
from monev.figures.heatmap import HeatmapCell, bukti_rows, heatmap_cell, heatmap_columns, matrix
from monev.figures.kode_as_shown import shown_before_storing, shown_kode
from monev.figures.plan_history import changes_of, riwayat, version_actions
from monev.figures.sentences import (
    bukti_answer,
    bukti_sentence,
    excluded_sentence,
    lacking_words,
    next_month_load,
    next_month_sentence,
    opening_remark,
    plan_sentence,
    ringkasan_sentence,
    riwayat_sentence,
    where_late_sentence,
    without_bukti_sentence,
    without_target_sentence,
)
from monev.figures.targets import (
    every_langkah,
    every_tenggat,
    figure_rows,
    langkah,
    langkah_details,
    langkah_without_target,
    load,
    narrow_view,
    tenggat,
)
from monev.figures.tasks import own_pics, plan_pics, tasks_of, tasks_sentence
from monev.figures.told import Told, counted, overdue, tell, tell_each
from monev.figures.views import (
    View,
    brought_plans,
    compares_offices,
    find_rencana,
    list_rencana,
    opening_posisi,
    own_plans,
    plan_rows,
    stored_name,
    view_at,
)
